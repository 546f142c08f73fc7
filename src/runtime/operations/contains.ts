/** `item in container`. */

import { continuation, then, wait } from '../continuations.ts';
import { isException, typeError } from '../exceptions/raise.ts';
import { isPending, type Maybe } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { PySet } from '../objects/set.ts';
import { realm } from '../realm.ts';
import { callSpecialMaybe } from './call.ts';
import { equals, truthOf } from './compare.ts';
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
  return isPending(result) ? truthOf(result) : truth(result);
}

/** True if one of the items is the value or equal to it. `items` may change while guest code compares. */
export function sequenceHas(items: readonly Value[], value: Value): Maybe<boolean> {
  const found = positionOf(items, value, 0, Number.POSITIVE_INFINITY);
  return then(found, positionFound);
}

const positionFound = continuation('position found', (position: number): boolean => position >= 0);

/** First position from `start` and before `stop` of an item equal to the value, or -1; the item is the left operand. */
export function positionOf(items: readonly Value[], value: Value, start: number, stop: number): Maybe<number> {
  if (typeof value === 'string' || typeof value === 'number') {
    const plain = plainPosition(items, value, start, stop);
    if (plain >= -1) return plain;
  }
  return positionFrom(items, value, start, stop);
}

function positionFrom(items: readonly Value[], value: Value, start: number, stop: number): Maybe<number> {
  for (let i = start; i < items.length && i < stop; i++) {
    if ((i & 255) === 255) realm().budget.work(256);
    const same = equals(items[i], value);
    if (isPending(same)) return wait(same, itemCompared, items, value, i, stop);
    if (same) return i;
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

const itemCompared = continuation(
  'position: compared',
  (same: boolean, items: readonly Value[], value: Value, at: number, stop: number): Maybe<number> =>
    same ? at : positionFrom(items, value, at + 1, stop),
);

export function iteratedHas(container: Value, item: Value): Maybe<boolean> {
  let iterator: Maybe<Value>;
  try {
    iterator = getIterator(container);
  } catch (thrown) {
    return notIterable(thrown, container);
  }
  return then(iterator, iteratorToSearch, container, item);
}

const iteratorToSearch = continuation(
  'in: iterator',
  (iterator: Value, _container: Value, item: Value): Maybe<boolean> => searched(iterator, item, 1),
  (thrown: unknown, container: Value): never => notIterable(thrown, container),
);

function notIterable(thrown: unknown, container: Value): never {
  if (isException(thrown, 'TypeError')) throw typeError(`argument of type '${typeName(container)}' is not iterable`);
  throw thrown;
}

/** True if an item from here on is the one or equal to it. */
function searched(iterator: Value, item: Value, from: number): Maybe<boolean> {
  for (let steps = from; ; steps++) {
    if ((steps & 63) === 0) realm().budget.work(64);
    const next = nextOf(iterator);
    if (isPending(next)) return wait(next, itemToCompare, iterator, item, steps);
    if (next === undefined) return false;
    const same = equals(next, item);
    if (isPending(same)) return wait(same, itemIsSame, iterator, item, steps);
    if (same) return true;
  }
}

const itemIsSame = continuation(
  'in: compared',
  (same: boolean, iterator: Value, item: Value, steps: number): Maybe<boolean> =>
    same ? true : searched(iterator, item, steps + 1),
);
const itemToCompare = continuation(
  'in: item',
  (next: Value | undefined, iterator: Value, item: Value, steps: number): Maybe<boolean> =>
    next === undefined ? false : then(equals(next, item), itemIsSame, iterator, item, steps),
);
