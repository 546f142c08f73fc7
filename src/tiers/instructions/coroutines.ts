/** Generators, coroutines and asynchronous iteration. */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { isException, makeException, runtimeError, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../../runtime/guest.ts';
import { DELIVER, Frame } from '../../runtime/objects/frame.ts';
import { generatorType, PyAsyncGenerator, PyCoroutine, PyGenerator } from '../../runtime/objects/generator.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { callSpecial } from '../../runtime/operations/call.ts';
import { runIntrinsic } from '../../runtime/operations/intrinsics.ts';
import { BuiltinIterator, getIterator } from '../../runtime/operations/iterate.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import type { Thread } from '../thread.ts';
import { resumeGenerator, transfer } from '../transfer.ts';
import type { Linked } from './operations.ts';

export function returnFromGenerator(thread: Thread, frame: Frame, generator: PyGenerator, value: Value): void {
  const { caller, deliver } = frame;
  generator.state = 'finished';
  generator.returned = value;
  frame.caller = undefined;
  if (caller instanceof Frame && deliver === DELIVER.send) {
    const { instructions } = caller.link.code;
    caller.registers[instructions[caller.pc + 1] as number] = value;
    caller.pc = instructions[caller.pc + 4] as number;
    thread.frame = caller;
  } else transfer(thread, caller, deliver, frame.returnRegister, undefined, undefined, false);
}

export function getYieldFrom(frame: Linked, value: Value): Maybe<Value> {
  if (value instanceof PyCoroutine) {
    if ((frame.link.code.flags & 0x180) === 0)
      throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    return value;
  }
  return getIterator(value);
}

/** SEND to one of our own generators or coroutines: makes its frame the running one. False: use `send`. */
export function sendPlain(thread: Thread, frame: Frame, iterator: Value, value: Value): boolean {
  if (!(iterator instanceof PyGenerator) || iterator instanceof PyAsyncGenerator) return false;
  if (iterator.state === 'created' && value !== None)
    throw typeError(
      `can't send non-None value to a just-started ${iterator instanceof PyCoroutine ? 'coroutine' : 'generator'}`,
    );
  if (iterator.state === 'finished') {
    if (iterator instanceof PyCoroutine) throw runtimeError('cannot reuse already awaited coroutine');
    const { instructions } = frame.link.code;
    frame.registers[instructions[frame.pc + 1] as number] = None;
    frame.pc = instructions[frame.pc + 4] as number;
    thread.frame = frame;
    return true;
  }
  const next = resumeGenerator(thread, iterator, frame, DELIVER.send, -1, value, false);
  if (next.kind === 'value')
    transfer(thread, next.target ?? frame, DELIVER.send, -1, undefined, next.value, next.throwing);
  return true;
}

/** SEND to any other iterator. Its end is the StopIteration that this computation raises. */
export function* send(iterator: Value, value: Value): Guest<Value> {
  if (value !== None) return yield new GuestCall(yield* settle(getAttribute(iterator, 'send')), [value]);
  if (iterator instanceof BuiltinIterator && iterator.exact) {
    const item = yield* settle(iterator.advance());
    if (item === undefined) throw makeException('StopIteration');
    return item;
  }
  const result = callSpecial(iterator, '__next__', []);
  if (result === undefined) throw typeError(`'${typeOf(iterator).name}' object is not an iterator`);
  return yield* result;
}

export function* getAwaitable(value: Value, context: number): Guest<Value> {
  if (value instanceof PyCoroutine) {
    if (value.delegate !== undefined) throw runtimeError('coroutine is being awaited already');
    return value;
  }
  if (value instanceof PyGenerator && value.cls === generatorType && (value.frame.link.code.flags & 0x100) !== 0)
    return value;
  const iterator = callSpecial(value, '__await__', []);
  const name = typeOf(value).name;
  if (iterator === undefined) {
    if (context === 1)
      throw typeError(`'async with' received an object from __aenter__ that does not implement __await__: ${name}`);
    if (context === 2)
      throw typeError(`'async with' received an object from __aexit__ that does not implement __await__: ${name}`);
    throw typeError(`object ${name} can't be used in 'await' expression`);
  }
  const result = yield* iterator;
  if (result instanceof PyCoroutine) throw typeError('__await__() returned a coroutine');
  if (!(result instanceof BuiltinIterator) && typeOf(result).lookup('__next__') === undefined)
    throw typeError(`__await__() returned non-iterator of type '${typeOf(result).name}'`);
  return result;
}

export function* getAsyncIterator(value: Value): Guest<Value> {
  const iterator = callSpecial(value, '__aiter__', []);
  if (iterator === undefined)
    throw typeError(`'async for' requires an object with __aiter__ method, got ${typeOf(value).name}`);
  const result = yield* iterator;
  if (typeOf(result).lookup('__anext__') === undefined)
    throw typeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${typeOf(result).name}`,
    );
  return result;
}

export function* getAsyncNext(iterator: Value): Guest<Value> {
  const next = callSpecial(iterator, '__anext__', []);
  if (next === undefined)
    throw typeError(`'async for' requires an iterator with __anext__ method, got ${typeOf(iterator).name}`);
  const awaitable = yield* next;
  try {
    return yield* getAwaitable(awaitable, 0);
  } catch (thrown) {
    if (!isException(thrown, 'TypeError')) throw thrown;
    const error = typeError(`'async for' received an invalid object from __anext__: ${typeOf(awaitable).name}`);
    error.cause = thrown;
    throw error;
  }
}

export function endsAsyncFor(exception: PyException): boolean {
  return isException(exception, 'StopAsyncIteration');
}

export function intrinsic(number: number, args: Value[]): Maybe<Value> {
  return runIntrinsic(number, args);
}
