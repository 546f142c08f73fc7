/** Stable sorting. Keys of one plain kind are compared by JS; others by `<`, which may be guest code. */
import { continuation, then, wait } from '../continuations.ts';
import { valueError } from '../exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { type PyList, PyTuple } from '../objects/list.ts';
import { PyNative } from '../objects/native.ts';
import { None, NotImplemented, PyObject, type Value } from '../objects/object.ts';
import { realm } from '../realm.ts';
import { callMaybe } from './call.ts';
import { lessThan } from './compare.ts';
import { charge } from './iterate.ts';
import { columnsOf, mergeColumns } from './sort-columns.ts';
import { Timsort } from './timsort.ts';
import { truth } from './truth.ts';

/** `list.sort(key, reverse)`. */
export function sortInPlace(list: PyList, key: Value, reverse: Value): Maybe<Value> {
  return then(truth(reverse), directionKnown, list, key);
}

const directionKnown = continuation(
  'sort: direction',
  (descending: boolean, list: PyList, key: Value): Maybe<Value> => {
    const { items } = list;
    list.items = [];
    let keys: Maybe<readonly Value[]>;
    try {
      keys = sortKeys(items, key);
    } catch (thrown) {
      return unsorted(thrown, list, items);
    }
    return then(keys, keysKnown, list, items, descending);
  },
);

const keysKnown = continuation('sort: keys', sortWithKeys, unsorted);

/** A key that raises leaves the items as they were. */
function unsorted(thrown: unknown, list: PyList, items: Value[]): never {
  list.items = items;
  throw thrown;
}

function* sortWithKeys(keys: readonly Value[], list: PyList, items: Value[], descending: boolean): Guest<Value> {
  let sorting: Sorting | undefined;
  let changed = false;
  try {
    sorting = new Sorting(items, keys, descending);
    yield* settle(sorting.run());
  } finally {
    // A comparison that raises leaves the items as far as they were sorted.
    changed = list.items.length > 0;
    list.items = sorting?.result() ?? items;
  }
  if (changed) throw valueError('list modified during sort');
  return None;
}

/** A sorted copy. */
export function sortedItems(items: readonly Value[], key: Value, descending: boolean): Maybe<Value[]> {
  if (key === None && !descending) {
    const sorted = sortedInts(items);
    if (sorted !== undefined) return sorted;
  }
  return then(sortKeys(items, key), itemsSorted, items, descending);
}

const itemsSorted = continuation(
  'sorted items',
  (keys: readonly Value[], items: readonly Value[], descending: boolean): Maybe<Value[]> =>
    sortedByKeys(items, keys, descending),
);

/** Items up to which they are sorted by insertion. */
const FEW = 20;

function insertionSorted(items: readonly number[]): number[] {
  const sorted = items.slice();
  for (let i = 1; i < sorted.length; i++) {
    const item = sorted[i] as number;
    let at = i;
    for (; at > 0 && (sorted[at - 1] as number) > item; at--) sorted[at] = sorted[at - 1] as number;
    sorted[at] = item;
  }
  return sorted;
}

/** A sorted copy of ints, which need not be told apart; undefined if they are not all small. */
function sortedInts(items: readonly Value[]): Value[] | undefined {
  for (let i = 0; i < items.length; i++) if (typeof items[i] !== 'number') return undefined;
  if (items.length <= FEW) return insertionSorted(items as readonly number[]);
  const { budget } = realm();
  budget.allocate(items.length * 16);
  budget.work((items.length * Math.log2(items.length + 2)) / 64);
  return Array.from(Float64Array.from(items as number[]).sort());
}

/** A copy sorted by keys that are known: `keys[i]` is that of `items[i]`. */
export function sortedByKeys(items: readonly Value[], keys: readonly Value[], descending: boolean): Maybe<Value[]> {
  const sorting = new Sorting(items, keys, descending);
  return after(sorting.run(), () => sorting.result());
}

function sortKeys(items: readonly Value[], key: Value): Maybe<readonly Value[]> {
  return key === None ? items : keysFrom(items, key, []);
}

/** The keys of all items, those of the first ones being known. */
function keysFrom(items: readonly Value[], key: Value, keys: Value[]): Maybe<readonly Value[]> {
  const { budget } = realm();
  for (let i = keys.length; i < items.length; i++) {
    charge(keys, budget);
    const found = callMaybe(key, [items[i] as Value]);
    if (isPending(found)) return wait(found, sortKeyFound, items, key, keys);
    keys.push(found);
  }
  return keys;
}

const sortKeyFound = continuation(
  'sort: key',
  (found: Value, items: readonly Value[], key: Value, keys: Value[]): Maybe<readonly Value[]> => {
    keys.push(found);
    return keysFrom(items, key, keys);
  },
);

/** `a < b` of keys that are all of one builtin type, by its method, which is looked up once; undefined for other keys. */
function nativeLess(keys: readonly Value[]): typeof lessThan | undefined {
  const [first] = keys;
  if (!(first instanceof PyObject) || !first.cls.builtin || first instanceof PyTuple) return undefined;
  const method = first.cls.lookup('__lt__');
  if (!(method instanceof PyNative)) return undefined;
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i];
    if (!(key instanceof PyObject) || key.cls !== first.cls) return undefined;
  }
  return (a, b) => {
    const answer = method.call(a, b);
    if (typeof answer === 'boolean') return answer;
    if (isPending(answer)) return after(answer, (known) => (known === NotImplemented ? lessThan(a, b) : truth(known)));
    return answer === NotImplemented ? lessThan(a, b) : truth(answer);
  };
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
    // Of their whole size at once: a growing array would be there twice.
    const order = new Array<number>(items.length);
    for (let i = 0; i < order.length; i++) order[i] = descending ? order.length - 1 - i : i;
    this.#order = order;
  }

  run(): Maybe<void> {
    const keys = this.#keys;
    const order = this.#order;
    const { budget } = realm();
    budget.allocate(order.length * 32);
    const columns = columnsOf(keys);
    if (columns !== undefined) {
      budget.work((order.length * Math.log2(order.length + 2)) / 32);
      this.#order = mergeColumns(columns, order);
      return undefined;
    }
    if (order.length > 1) {
      const lessKeys = nativeLess(keys) ?? lessThan;
      const less = (a: number, b: number): Maybe<boolean> => lessKeys(keys[a] as Value, keys[b] as Value);
      return new Timsort(order, less, (moved) => budget.work(moved / 8)).sort();
    }
    return undefined;
  }

  result(): Value[] {
    const sorted = new Array<Value>(this.#order.length);
    for (let i = 0; i < sorted.length; i++) sorted[i] = this.#items[this.#order[i] as number] as Value;
    return this.#descending ? sorted.reverse() : sorted;
  }
}
