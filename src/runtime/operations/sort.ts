/** Stable sorting. Keys of one plain kind are compared by JS; others by `<`, which may be guest code. */
import { continuation, then, wait } from '../continuations.ts';
import { valueError } from '../exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe } from '../guest.ts';
import { type PyList, PyTuple } from '../objects/list.ts';
import { PyNative } from '../objects/native.ts';
import { None, NotImplemented, PyObject, type Value } from '../objects/object.ts';
import { realm } from '../realm.ts';
import { savedLayout } from '../saving.ts';
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

/** A key that raises leaves the items as they were. */
function unsorted(thrown: unknown, list: PyList, items: Value[]): never {
  list.items = items;
  throw thrown;
}

const keysKnown = continuation(
  'sort: keys',
  (keys: readonly Value[], list: PyList, items: Value[], descending: boolean): Maybe<Value> => {
    const sorting = new Sorting(items, keys, descending);
    let sorted: Maybe<void>;
    try {
      sorted = sorting.run();
    } catch (thrown) {
      return partlySorted(thrown, list, sorting);
    }
    return then(sorted, sortedInPlace, list, sorting);
  },
  unsorted,
);

const sortedInPlace = continuation(
  'sort: done',
  (_: void, list: PyList, sorting: Sorting): Value => {
    const changed = list.items.length > 0;
    list.items = sorting.result();
    if (changed) throw valueError('list modified during sort');
    return None;
  },
  partlySorted,
);

/** A comparison that raises leaves the items as far as they were sorted. */
function partlySorted(thrown: unknown, list: PyList, sorting: Sorting): never {
  list.items = sorting.result();
  throw thrown;
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
  return then(sorting.run(), orderKnown, sorting);
}

const orderKnown = continuation('sorted: order', (_: void, sorting: Sorting): Value[] => sorting.result());

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

/**
 * The order of items by their keys. Reversing before and after keeps equal items in their order. The answers of guest
 * comparisons are kept: another process repeats the sort with them up to where it waits, which nothing else has a part in.
 */
class Sorting {
  items: readonly Value[];
  keys: readonly Value[];
  descending: boolean;
  order: number[] = [];
  /** A byte for each comparison that was answered. */
  answers = new Uint8Array(0);
  answered = 0;

  constructor(items: readonly Value[], keys: readonly Value[], descending: boolean) {
    this.items = items;
    this.keys = keys;
    this.descending = descending;
    this.begin();
  }

  run(): Maybe<void> {
    const { keys, order } = this;
    const { budget } = realm();
    budget.allocate(order.length * 32);
    const columns = columnsOf(keys);
    if (columns !== undefined) {
      budget.work((order.length * Math.log2(order.length + 2)) / 32);
      this.order = mergeColumns(columns, order);
      return undefined;
    }
    return order.length > 1 ? goOn(this, comparisons(this, false), undefined) : undefined;
  }

  /** The order that comparing begins with, of its whole size at once: a growing array would be there twice. */
  begin(): void {
    const { length } = this.items;
    const order = new Array<number>(length);
    for (let i = 0; i < length; i++) order[i] = this.descending ? length - 1 - i : i;
    this.order = order;
  }

  keep(answer: boolean): void {
    if (this.answered === this.answers.length) {
      const size = Math.max(64, this.answered * 2);
      realm().budget.allocate(size);
      const grown = new Uint8Array(size);
      grown.set(this.answers);
      this.answers = grown;
    }
    this.answers[this.answered++] = answer ? 1 : 0;
  }

  result(): Value[] {
    const sorted = new Array<Value>(this.order.length);
    for (let i = 0; i < sorted.length; i++) sorted[i] = this.items[this.order[i] as number] as Value;
    return this.descending ? sorted.reverse() : sorted;
  }
}
savedLayout('sorting', Sorting, () => new Sorting([], [], false));

/** A sort that asks for what it awaits. */
type Comparisons = Generator<unknown, void, unknown>;

/** Those that are under way in this process. */
const underWay = new WeakMap<Sorting, Comparisons>();

/** Sorts; a comparison whose answer is known is not made again. `isBegun`: nor is the one after those, which is awaited. */
function comparisons(sorting: Sorting, isBegun: boolean): Comparisons {
  const { keys } = sorting;
  const lessKeys = nativeLess(keys) ?? lessThan;
  let at = 0;
  const first = sorting.answered + 1;
  const less = (a: number, b: number): Maybe<boolean> => {
    if (at < sorting.answered) return sorting.answers[at++] === 1;
    at++;
    if (isBegun && at === first) return askFor(undefined) as unknown as Guest<boolean>;
    const answer = lessKeys(keys[a] as Value, keys[b] as Value);
    if (isPending(answer)) return askFor(answer) as unknown as Guest<boolean>;
    sorting.keep(answer);
    return answer;
  };
  const { budget } = realm();
  return new Timsort(sorting.order, less, (moved) => budget.work(moved / 8)).sort() as unknown as Comparisons;
}

/** Hands a pending comparison to `goOn`. */
function* askFor(pending: Guest<boolean> | undefined): Comparisons {
  return (yield pending) as never;
}

function goOn(sorting: Sorting, sort: Comparisons, answer: unknown): Maybe<void> {
  const step = sort.next(answer);
  if (step.done === true) return undefined;
  underWay.set(sorting, sort);
  return wait(step.value as Guest<boolean>, compared, sorting);
}

const compared = continuation(
  'sort: compared',
  (answer: boolean, sorting: Sorting): Maybe<void> => {
    const sort = resumed(sorting);
    sorting.keep(answer);
    return goOn(sorting, sort, answer);
  },
  // The sort puts back what it has taken out.
  (thrown: unknown, sorting: Sorting): undefined => void resumed(sorting).throw(thrown),
);

/** The sort where it waits; in another process it comes there again by the answers that it had. */
function resumed(sorting: Sorting): Comparisons {
  const found = underWay.get(sorting);
  underWay.delete(sorting);
  if (found !== undefined) return found;
  sorting.begin();
  const sort = comparisons(sorting, true);
  sort.next();
  return sort;
}
