/** Stable sorting. Keys of one plain kind are compared by JS; others by `<`, which may be guest code. */
import { valueError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../guest.ts';
import { PyFunction } from '../objects/function.ts';
import type { PyList } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { realm } from '../realm.ts';
import { callMaybe } from './call.ts';
import { lessThan } from './compare.ts';
import { columnsOf, mergeColumns } from './sort-columns.ts';
import { Timsort } from './timsort.ts';
import { truth } from './truth.ts';

/** `list.sort(key, reverse)`. */
export function* sortInPlace(list: PyList, key: Value, reverse: Value): Guest<Value> {
  const descending = yield* settle(truth(reverse));
  const { items } = list;
  list.items = [];
  let sorting: Sorting | undefined;
  let changed = false;
  try {
    sorting = new Sorting(items, yield* sortKeys(items, key), descending);
    yield* sorting.run();
  } finally {
    // A comparison that raises leaves the items as far as they were sorted.
    changed = list.items.length > 0;
    list.items = sorting?.result() ?? items;
  }
  if (changed) throw valueError('list modified during sort');
  return None;
}

/** A sorted copy. */
export function* sortedItems(items: readonly Value[], key: Value, descending: boolean): Guest<Value[]> {
  return yield* sortedByKeys(items, yield* sortKeys(items, key), descending);
}

/** A copy sorted by keys that are known: `keys[i]` is that of `items[i]`. */
export function* sortedByKeys(items: readonly Value[], keys: readonly Value[], descending: boolean): Guest<Value[]> {
  const sorting = new Sorting(items, keys, descending);
  yield* sorting.run();
  return sorting.result();
}

function* sortKeys(items: readonly Value[], key: Value): Guest<readonly Value[]> {
  if (key === None) return items;
  const keys: Value[] = [];
  // A native gives its result at once; a Python function would only be wrapped once more.
  const native = !(key instanceof PyFunction);
  for (const item of items) {
    const found = native ? callMaybe(key, [item]) : yield new GuestCall(key, [item]);
    keys.push(isPending(found) ? yield* found : found);
  }
  return keys;
}

/** The order of items by their keys. Reversing before and after keeps equal items in their order. */
class Sorting {
  readonly #items: readonly Value[];
  readonly #keys: readonly Value[];
  readonly #descending: boolean;
  #order: number[];

  constructor(items: readonly Value[], keys: readonly Value[], descending: boolean) {
    this.#items = items;
    this.#keys = keys;
    this.#descending = descending;
    const last = items.length - 1;
    this.#order = Array.from({ length: items.length }, (_, i) => (descending ? last - i : i));
  }

  *run(): Guest<void> {
    const keys = this.#keys;
    const order = this.#order;
    const { budget } = realm();
    budget.allocate(order.length * 32);
    const columns = columnsOf(keys);
    if (columns !== undefined) {
      budget.work((order.length * Math.log2(order.length + 2)) / 32);
      this.#order = mergeColumns(columns, order);
    } else if (order.length > 1) {
      const less = (a: number, b: number): Maybe<boolean> => lessThan(keys[a] as Value, keys[b] as Value);
      yield* new Timsort(order, less, (moved) => budget.work(moved / 8)).sort();
    }
  }

  result(): Value[] {
    const sorted = this.#order.map((i) => this.#items[i] as Value);
    return this.#descending ? sorted.reverse() : sorted;
  }
}
