/** Stable sorting. Keys of one plain kind are compared by JS; others by `<`, which may be guest code. */
import { valueError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../guest.ts';
import { PyFloat } from '../objects/float.ts';
import type { PyList } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { realm } from '../realm.ts';
import { lessThan } from './compare.ts';
import { truth } from './truth.ts';

/** `list.sort(key, reverse)`. */
export function* sortInPlace(list: PyList, key: Value, reverse: Value): Guest<Value> {
  const descending = yield* settle(truth(reverse));
  const { items } = list;
  list.items = [];
  let sorted = items;
  let changed = false;
  try {
    sorted = yield* sortedItems(items, key, descending);
  } finally {
    changed = list.items.length > 0;
    list.items = sorted;
  }
  if (changed) throw valueError('list modified during sort');
  return None;
}

/** A sorted copy. */
export function* sortedItems(items: readonly Value[], key: Value, descending: boolean): Guest<Value[]> {
  const keys: Value[] = key === None ? items.slice() : [];
  if (key !== None) for (const item of items) keys.push(yield new GuestCall(key, [item]));
  return yield* sortedByKeys(items, keys, descending);
}

/** A copy sorted by keys that are known: `keys[i]` is that of `items[i]`. */
export function* sortedByKeys(items: readonly Value[], keys: readonly Value[], descending: boolean): Guest<Value[]> {
  // Reversing before and after keeps equal items in their order.
  let order = Array.from({ length: items.length }, (_, i) => (descending ? items.length - 1 - i : i));
  const ordered = sortOrder(keys, order);
  order = isPending(ordered) ? yield* ordered : ordered;
  if (descending) order.reverse();
  return order.map((i) => items[i] as Value);
}

function sortOrder(keys: readonly Value[], order: number[]): Maybe<number[]> {
  const { budget } = realm();
  budget.allocate(order.length * 16);
  budget.work((order.length * Math.log2(order.length + 2)) / 32);
  const compareKeys = plainCompare(keys);
  if (compareKeys === undefined || order.length > 200_000) return merge(keys, order);
  return order.sort((a, b) => compareKeys(keys[a] as never, keys[b] as never));
}

/** A JS comparison for keys that are all ints, all str or all floats without NaN. */
function plainCompare(keys: readonly Value[]): ((a: never, b: never) => number) | undefined {
  const first = keys[0];
  if (typeof first === 'number')
    return keys.every((key) => typeof key === 'number') ? (((a: number, b: number) => a - b) as never) : undefined;
  if (typeof first === 'string')
    return keys.every((key) => typeof key === 'string')
      ? (((a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)) as never)
      : undefined;
  if (first instanceof PyFloat) {
    const all = keys.every((key) => key instanceof PyFloat && key.exact && !Number.isNaN(key.v));
    return all ? (((a: PyFloat, b: PyFloat) => a.v - b.v) as never) : undefined;
  }
  return undefined;
}

/** Merge sort, interruptible between merges and inside guest comparisons. */
function* merge(keys: readonly Value[], order: number[]): Guest<number[]> {
  const { budget } = realm();
  const count = order.length;
  let from = order;
  let to = new Array<number>(count);
  for (let width = 1; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) {
      const middle = Math.min(left + width, count);
      const right = Math.min(left + 2 * width, count);
      let i = left;
      let j = middle;
      // Already in order: one comparison.
      if (middle < right) {
        const answer = lessThan(keys[from[middle] as number] as Value, keys[from[middle - 1] as number] as Value);
        if (!(isPending(answer) ? yield* answer : answer)) i = -1;
      } else i = -1;
      if (i < 0) {
        for (let k = left; k < right; k++) to[k] = from[k] as number;
        continue;
      }
      for (let k = left; k < right; k++) {
        let takeRight = i >= middle;
        if (!takeRight && j < right) {
          const answer = lessThan(keys[from[j] as number] as Value, keys[from[i] as number] as Value);
          takeRight = isPending(answer) ? yield* answer : answer;
        }
        to[k] = (takeRight ? from[j++] : from[i++]) as number;
      }
      if ((left & 4095) === 0) budget.work(width / 8 + 1);
    }
    [from, to] = [to, from];
  }
  return from;
}
