/** `iter(callable, sentinel)`: calls until the sentinel comes back. */
import { isException } from '../exceptions/raise.ts';
import type { Guest, Maybe } from '../guest.ts';
import { settle } from '../guest.ts';
import { call } from '../operations/call.ts';
import { equals } from '../operations/compare.ts';
import { BuiltinIterator } from '../operations/iterate.ts';
import { iteratorType } from './iterator-methods.ts';
import type { Value } from './object.ts';

export class CallableIterator extends BuiltinIterator {
  /** undefined once the sentinel came, or the callable raised StopIteration. */
  callee: Value | undefined;
  readonly sentinel: Value;
  constructor(callee: Value, sentinel: Value) {
    super();
    this.callee = callee;
    this.sentinel = sentinel;
  }
  advance(): Maybe<Value | undefined> {
    return this.callee === undefined ? undefined : this.#fetch(this.callee);
  }
  *#fetch(callee: Value): Guest<Value | undefined> {
    let result: Value;
    try {
      result = yield* call(callee, []);
    } catch (thrown) {
      if (!isException(thrown, 'StopIteration')) throw thrown;
      this.callee = undefined;
      return undefined;
    }
    if (this.callee === undefined) return undefined; // the callable exhausted this iterator itself
    if (!(yield* settle(equals(this.sentinel, result)))) return result;
    this.callee = undefined;
    return undefined;
  }
}
iteratorType('callable_iterator', CallableIterator);
