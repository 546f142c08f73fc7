/** heapq.merge: one sorted iterator of many, by a heap of their next items. */
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { equals, lessThan } from '../../runtime/operations/compare.ts';
import { BuiltinIterator, getIterator, iterateAll, nextOf } from '../../runtime/operations/iterate.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';
import { type Order, siftUp } from './sift.ts';

/** An iterable with its next item. */
class Source extends PyObject {
  readonly iterator: Value;
  /** Among the iterables: of equal items that of the first comes first. */
  readonly rank: number;
  item: Value = None;
  key: Value = None;
  constructor(iterator: Value, rank: number) {
    super();
    this.iterator = iterator;
    this.rank = rank;
  }

  /** Takes the next item; false at the end. */
  advance(key: Value): Maybe<boolean> {
    const item = nextOf(this.iterator);
    if (isPending(item) || key !== None) return this.#advanceRest(item, key);
    if (item === undefined) return false;
    this.item = item;
    this.key = item;
    return true;
  }

  *#advanceRest(pending: Maybe<Value | undefined>, key: Value): Guest<boolean> {
    const item = yield* settle(pending);
    if (item === undefined) return false;
    this.item = item;
    this.key = key === None ? item : yield* settle(callMaybe(key, [item]));
    return true;
  }
}

/** The order of two sources by their keys; floats and small ints without a detour. */
function before(a: Source, b: Source, descending: boolean): Maybe<boolean> {
  const [x, y] = descending ? [b.key, a.key] : [a.key, b.key];
  if (x instanceof PyFloat && y instanceof PyFloat && x.v !== y.v) return x.v < y.v;
  if (typeof x === 'number' && typeof y === 'number' && x !== y) return x < y;
  return after(equals(a.key, b.key), (same) => (same ? a.rank < b.rank : lessThan(x, y)));
}
const ascending = ((a: Source, b: Source) => before(a, b, false)) as unknown as Order;
const descending = ((a: Source, b: Source) => before(a, b, true)) as unknown as Order;

class Merged extends BuiltinIterator {
  readonly key: Value;
  readonly order: Order;
  /** The sources that have an item. */
  readonly heap = new PyList([]);
  /** Where the sources are still to be opened. */
  unopened: readonly Value[] | undefined;
  /** The one at the top gave its item away. */
  given = false;

  constructor(iterables: readonly Value[], key: Value, order: Order) {
    super();
    this.unopened = iterables;
    this.key = key;
    this.order = order;
  }

  advance(): Maybe<Value | undefined> {
    realm().budget.work(0.5);
    if (this.unopened !== undefined) return this.#first(this.unopened);
    if (!this.given) return undefined;
    this.given = false;
    return after((this.heap.items[0] as Source).advance(this.key), (more) => this.#next(more));
  }

  *#first(iterables: readonly Value[]): Guest<Value | undefined> {
    yield* this.#open(iterables);
    return this.#give();
  }

  /** The item on top, once the source that gave the last one has found its place, or left. */
  #next(more: boolean): Maybe<Value | undefined> {
    const { items } = this.heap;
    if (!more) {
      const last = items.pop() as Value;
      if (items.length === 0) return undefined;
      items[0] = last;
    }
    return after(siftUp(this.heap, 0, this.order), () => this.#give());
  }

  #give(): Value | undefined {
    const top = this.heap.items[0] as Source | undefined;
    this.given = top !== undefined;
    return top?.item;
  }

  *#open(iterables: readonly Value[]): Guest<void> {
    this.unopened = undefined;
    const { items } = this.heap;
    const iterators: Value[] = [];
    for (const iterable of iterables) iterators.push(yield* settle(getIterator(iterable)));
    for (const [rank, iterator] of iterators.entries()) {
      const source = new Source(iterator, rank);
      if (yield* settle(source.advance(this.key))) items.push(source);
    }
    for (let start = (items.length >> 1) - 1; start >= 0; start--) yield* settle(siftUp(this.heap, start, this.order));
  }
}
iteratorType('heapq.merge', Merged);

export function* merged(iterables: Value, key: Value, reverse: Value): Guest<Value> {
  const order = (yield* settle(truth(reverse))) ? descending : ascending;
  return new Merged(yield* settle(iterateAll(iterables)), key, order);
}
