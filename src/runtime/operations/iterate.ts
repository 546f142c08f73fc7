/** The iterator protocol. */

import type { Budget } from '../budget.ts';
import { continuation, then, wait } from '../continuations.ts';
import { isException, typeError } from '../exceptions/raise.ts';
import { EventLoopTurn, type Guest, GuestResume, isPending, type Maybe, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { generatorType, PyGenerator } from '../objects/generator.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { PyNative } from '../objects/native.ts';
import { None, PyObject, setTag, TAG, type Value } from '../objects/object.ts';
import { PyRange } from '../objects/range.ts';
import { realm } from '../realm.ts';
import { callMaybe, callSpecialMaybe } from './call.ts';
import { typeOf } from './type-of.ts';

/** Base of every builtin iterator: `advance` gives the next item or undefined at the end, and stays there. */
export abstract class BuiltinIterator extends PyObject {
  abstract advance(): Maybe<Value | undefined>;

  /** The next item for one who takes it apart at once and keeps nothing of it: it may be the tuple of the item before. */
  advanceShared(): Maybe<Value | undefined> {
    return this.advance();
  }
  /** Moves up to `most` of the next items into an array, as long as that needs no guest code; `advance` tells what comes then. */
  takeInto(_items: Value[], _most: number): void {}
}

/** Items that are taken at once: so many are charged for together. */
const CHUNK = 256;

/** Items of an array from which its growing is charged as well. */
const LARGE = 1 << 15;
setTag(BuiltinIterator, TAG.iterator);

/** Makes iterators of sequences by `__getitem__`; filled by the iterator objects (objects/sequence-iterator). */
let sequenceIterator: ((sequence: Value) => Value) | undefined;
export function setSequenceIterator(make: (sequence: Value) => Value): void {
  sequenceIterator = make;
}

/** `iter(value)`. */
export function getIterator(value: Value): Maybe<Value> {
  if (value instanceof PyGenerator && value.cls === generatorType) return value;
  if (value instanceof BuiltinIterator && value.exact) return value;
  const type = typeOf(value);
  const method = type.lookup('__iter__');
  if (method instanceof PyNative && type.builtin) return method.call(value);
  if (method === undefined) {
    if (type.lookup('__getitem__') !== undefined && !(value instanceof PyDict) && sequenceIterator !== undefined)
      return sequenceIterator(value);
    throw typeError(`'${type.name}' object is not iterable`);
  }
  if (method === None) throw typeError(`'${type.name}' object is not iterable`);
  const iterator = callSpecialMaybe(value, '__iter__', []) as Maybe<Value>;
  return then(iterator, iteratorFound);
}

const iteratorFound = continuation('iterator found', checkIterator);

function checkIterator(iterator: Value): Value {
  if (!isIterator(iterator)) throw typeError(`iter() returned non-iterator of type '${typeOf(iterator).name}'`);
  return iterator;
}

/** True if `iter(value)` finds a way to iterate. */
export function isIterable(value: Value): boolean {
  const type = typeOf(value);
  return type.lookup('__iter__') !== undefined || type.lookup('__getitem__') !== undefined;
}

export function isIterator(value: Value): boolean {
  return (
    value instanceof BuiltinIterator || value instanceof PyGenerator || typeOf(value).lookup('__next__') !== undefined
  );
}

/** The next item, or undefined at the end. */
export function nextOf(iterator: Value): Maybe<Value | undefined> {
  if (iterator instanceof BuiltinIterator && iterator.exact)
    return realm().budget.turnIsDue ? nextAfterTurn(iterator) : iterator.advance();
  if (iterator instanceof PyGenerator && iterator.cls === generatorType) {
    const { callsNow } = realm();
    return callsNow === undefined ? resume(iterator) : callsNow.resume(iterator);
  }
  return nextByMethod(iterator);
}

/** In the midst of a loop that nothing else interrupts, such as `sum(range(10**12))`. */
function* nextAfterTurn(iterator: BuiltinIterator): Guest<Value | undefined> {
  yield new EventLoopTurn(None);
  return yield* settle(iterator.advance());
}

function* resume(generator: PyGenerator): Guest<Value | undefined> {
  return yield new GuestResume(generator, None, false);
}

function nextByMethod(iterator: Value): Maybe<Value | undefined> {
  try {
    const result = callSpecialMaybe(iterator, '__next__', []);
    if (result === undefined) throw typeError(`'${typeOf(iterator).name}' object is not an iterator`);
    return then(result, nextGiven);
  } catch (thrown) {
    return endOrThrow(thrown);
  }
}

const nextGiven = continuation('next given', (item: Value): Maybe<Value | undefined> => item, endOrThrow);

/** StopIteration is the end. */
function endOrThrow(thrown: unknown): undefined {
  if (!isException(thrown, 'StopIteration')) throw thrown;
}

/** All items of an iterable, as a fresh array. */
export function iterateAll(iterable: Value): Maybe<Value[]> {
  if ((iterable instanceof PyList || iterable instanceof PyTuple) && iterable.exact) {
    realm().budget.allocate(iterable.items.length * 8);
    return iterable.items.slice();
  }
  if (iterable instanceof PyDict && iterable.exact) {
    realm().budget.allocate(iterable.size * 8);
    return iterable.keys.filter((key) => key !== undefined);
  }
  if (iterable instanceof PyRange) {
    realm().budget.allocate(Number(iterable.length) * 8);
    realm().budget.work(Number(iterable.length) / 16);
  }
  return then(getIterator(iterable), drained);
}

const drained = continuation('drained', (iterator: Value) => drain(iterator, []));

function drain(iterator: Value, items: Value[]): Maybe<Value[]> {
  if (!(iterator instanceof BuiltinIterator) || !iterator.exact) return drainGuest(iterator, items);
  const { budget } = realm();
  for (;;) {
    const before = items.length;
    iterator.takeInto(items, CHUNK);
    if (items.length > before) {
      budget.allocate((items.length - before) * 8);
      budget.work((items.length - before) / 4);
      if (items.length >= LARGE) budget.grow(items.length);
    }
    const item = iterator.advance();
    if (item === undefined) return items;
    if (isPending(item)) return wait(item, drainedFurther, iterator, items);
    charge(items, budget);
    items.push(item);
  }
}

const drainedFurther = continuation(
  'drained further',
  (item: Value | undefined, iterator: Value, items: Value[]): Maybe<Value[]> => {
    if (item === undefined) return items;
    charge(items, realm().budget);
    items.push(item);
    return drainGuest(iterator, items);
  },
);

function drainGuest(iterator: Value, items: Value[]): Maybe<Value[]> {
  const { budget } = realm();
  for (;;) {
    let item: Maybe<Value | undefined>;
    if (iterator instanceof BuiltinIterator && iterator.exact) item = iterator.advance();
    else item = nextOf(iterator);
    if (isPending(item)) return wait(item, drainedFurther, iterator, items);
    if (item === undefined) return items;
    charge(items, budget);
    items.push(item);
  }
}

/** Charges a growing array at every 64th item: 8 bytes each, a step each. */
export function charge(items: readonly Value[], budget: Budget): void {
  if ((items.length & 63) === 63) {
    budget.grow(items.length);
    budget.work(16);
  }
}

/** `__next__` of an iterator as a call, for natives that need the raised StopIteration. */
export function callNext(iterator: Value): Maybe<Value> {
  return callMaybe(typeOf(iterator).lookup('__next__') as Value, [iterator]);
}
