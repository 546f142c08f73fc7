/** `item in container`. */

import { isException, typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { PySet } from '../objects/set.ts';
import { realm } from '../realm.ts';
import { callSpecialMaybe } from './call.ts';
import { equals } from './compare.ts';
import { dictHas } from './dict-lookup.ts';
import { getIterator, nextOf } from './iterate.ts';
import { setHas } from './set-lookup.ts';
import { truth } from './truth.ts';
import { typeName, typeOf } from './type-of.ts';

export function contains(container: Value, item: Value): Maybe<boolean> {
  if (typeof container === 'string' && typeof item === 'string') {
    realm().budget.work(container.length >> 6);
    return container.includes(item);
  }
  if (typeof container === 'object' && container.exact) {
    if (container instanceof PyDict) return dictHas(container, item);
    if (container instanceof PyList || container instanceof PyTuple) return sequenceHas(container.items, item);
    if (container instanceof PySet) return setHas(container, item);
  }
  const method = typeOf(container).lookup('__contains__');
  if (method === None) throw typeError(`'${typeName(container)}' object is not a container`);
  if (method === undefined) return iteratedHas(container, item);
  const result = callSpecialMaybe(container, '__contains__', [item]) as Maybe<Value>;
  return isPending(result) ? awaitTruth(result) : truth(result);
}

function* awaitTruth(pending: Guest<Value>): Guest<boolean> {
  const answer = truth(yield* pending);
  return isPending(answer) ? yield* answer : answer;
}

/** True if one of the items is the value or equal to it. `items` may change while guest code compares. */
export function sequenceHas(items: readonly Value[], value: Value): Maybe<boolean> {
  const found = positionOf(items, value, 0, Number.POSITIVE_INFINITY);
  return isPending(found) ? isFound(found) : found >= 0;
}

function* isFound(pending: Guest<number>): Guest<boolean> {
  return (yield* pending) >= 0;
}

/** First position from `start` and before `stop` of an item equal to the value, or -1; the item is the left operand. */
export function positionOf(items: readonly Value[], value: Value, start: number, stop: number): Maybe<number> {
  if (typeof value === 'string' || typeof value === 'number') {
    const plain = plainPosition(items, value, start, stop);
    if (plain >= -1) return plain;
  }
  for (let i = start; i < items.length && i < stop; i++) {
    const same = equals(items[i], value);
    if (isPending(same)) return positionRest(same, items, value, i, stop);
    if (same) return i;
    if ((i & 255) === 255) realm().budget.work(256);
  }
  return -1;
}

/** Position of a str or int among strs and ints; -2 if another kind of item comes before it. */
function plainPosition(items: readonly Value[], value: string | number, start: number, stop: number): number {
  const end = Math.min(items.length, stop);
  if (end - start > 1000) realm().budget.work((end - start) >> 4);
  for (let i = start; i < end; i++) {
    const item = items[i];
    if (item === value) return i;
    if (typeof item !== 'string' && typeof item !== 'number') return -2;
  }
  return -1;
}

function* positionRest(
  pending: Guest<boolean>,
  items: readonly Value[],
  value: Value,
  at: number,
  stop: number,
): Guest<number> {
  if (yield* pending) return at;
  for (let i = at + 1; i < items.length && i < stop; i++) {
    let same = equals(items[i], value);
    if (isPending(same)) same = yield* same;
    if (same) return i;
    if ((i & 255) === 255) realm().budget.work(256);
  }
  return -1;
}

export function* iteratedHas(container: Value, item: Value): Guest<boolean> {
  let iterator: Value;
  try {
    iterator = yield* settle(getIterator(container));
  } catch (thrown) {
    if (isException(thrown, 'TypeError')) throw typeError(`argument of type '${typeName(container)}' is not iterable`);
    throw thrown;
  }
  for (let steps = 1; ; steps++) {
    let next = nextOf(iterator);
    if (isPending(next)) next = yield* next;
    if (next === undefined) return false;
    let same = equals(next, item);
    if (isPending(same)) same = yield* same;
    if (same) return true;
    if ((steps & 63) === 0) realm().budget.work(64);
  }
}
