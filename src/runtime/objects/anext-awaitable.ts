/** What `anext(iterator, default)` gives: an awaitable that ends with the default where the iterator is at its end. */
import { isException, stopIteration } from '../exceptions/raise.ts';
import { type Guest, GuestCall, settle } from '../guest.ts';
import { getAttribute } from '../operations/attribute.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { addMethods } from './native.ts';
import { None, PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

export class AnextAwaitable extends PyObject {
  /** What `__anext__` gave. */
  readonly awaitable: Value;
  readonly fallback: Value;
  /** Its iterator, once it is awaited. */
  iterator: Value | undefined = undefined;

  constructor(awaitable: Value, fallback: Value) {
    super();
    this.awaitable = awaitable;
    this.fallback = fallback;
  }

  *pass(method: string, args: Value[]): Guest<Value> {
    this.iterator ??= (yield* settle(callSpecialMaybe(this.awaitable, '__await__', []) ?? this.awaitable)) as Value;
    try {
      return yield new GuestCall(yield* settle(getAttribute(this.iterator, method)), args);
    } catch (thrown) {
      if (!isException(thrown, 'StopAsyncIteration')) throw thrown;
      const stop = stopIteration(this.fallback);
      stop.members = new Map([['value', this.fallback]]);
      throw stop;
    }
  }
}
const anextAwaitableType = builtinType('anext_awaitable', AnextAwaitable, { final: true });
addMethods(anextAwaitableType, {
  __await__: ['(self, /)', (self: AnextAwaitable) => self],
  __iter__: ['(self, /)', (self: AnextAwaitable) => self],
  __next__: ['(self, /)', (self: AnextAwaitable) => self.pass('__next__', [])],
  send: [
    '(self, value, /)',
    (self: AnextAwaitable, value: Value) => (value === None ? self.pass('__next__', []) : self.pass('send', [value])),
  ],
  throw: [
    '(self, type, value=None, traceback=None, /)',
    (self: AnextAwaitable, ...args: (Value | undefined)[]) =>
      self.pass(
        'throw',
        args.filter((arg) => arg !== undefined),
      ),
  ],
  close: ['(self, /)', (self: AnextAwaitable) => self.pass('close', [])],
});
