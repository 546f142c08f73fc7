/**
 * _heapq: heaps in lists. The sifting is that of the documented algorithm, so that the lists look as CPython leaves
 * them; it runs at once as long as items compare without guest code.
 */
import { indexError, runtimeError, typeError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { lessThan } from '../../runtime/operations/compare.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { charge, getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { sortedByKeys } from '../../runtime/operations/sort.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';

/** True if `a` belongs above `b`. */
type Order = (a: Value, b: Value) => Maybe<boolean>;
const smaller: Order = lessThan;
const larger: Order = (a, b) => lessThan(b, a);

function heapOf(value: Value, name: string, position = ''): PyList {
  if (!(value instanceof PyList)) throw typeError(`${name}() argument ${position}must be list, not ${typeName(value)}`);
  return value;
}

function checkSize(heap: PyList, size: number): void {
  if (heap.items.length !== size) throw runtimeError('list changed size during iteration');
}

/** Lifts the item at `position` towards `start` until its parent belongs above it. */
function siftDown(heap: PyList, start: number, position: number, above: Order): Maybe<void> {
  const { items } = heap;
  const item = items[position] as Value;
  while (position > start) {
    const parent = (position - 1) >> 1;
    const moves = above(item, items[parent] as Value);
    if (isPending(moves)) return siftDownRest(heap, start, position, above, moves);
    if (!moves) return undefined;
    items[position] = items[parent] as Value;
    items[parent] = item;
    position = parent;
  }
  return undefined;
}

function* siftDownRest(
  heap: PyList,
  start: number,
  from: number,
  above: Order,
  first: Maybe<boolean>,
): Guest<undefined> {
  const size = heap.items.length;
  let position = from;
  let moves = first;
  for (;;) {
    const answer = isPending(moves) ? yield* moves : moves;
    checkSize(heap, size);
    if (!answer) return undefined;
    const parent = (position - 1) >> 1;
    swap(heap.items, position, parent);
    position = parent;
    if (position <= start) return undefined;
    moves = above(heap.items[position] as Value, heap.items[(position - 1) >> 1] as Value);
  }
}

function swap(items: Value[], a: number, b: number): void {
  const item = items[a] as Value;
  items[a] = items[b] as Value;
  items[b] = item;
}

/** Lets the item at `position` sink to a leaf, the better child going up, then lifts it to its place. */
function siftUp(heap: PyList, start: number, above: Order): Maybe<void> {
  const { items } = heap;
  const size = items.length;
  let position = start;
  for (let child = 2 * position + 1; child < size; child = 2 * position + 1) {
    if (child + 1 < size) {
      const left = above(items[child] as Value, items[child + 1] as Value);
      if (isPending(left)) return siftUpRest(heap, start, position, above, left);
      if (!left) child++;
    }
    swap(items, position, child);
    position = child;
  }
  return siftDown(heap, start, position, above);
}

function* siftUpRest(heap: PyList, start: number, from: number, above: Order, first: Maybe<boolean>): Guest<undefined> {
  const size = heap.items.length;
  let position = from;
  let left: Maybe<boolean> = first;
  for (;;) {
    const answer = isPending(left) ? yield* left : left;
    checkSize(heap, size);
    const child = 2 * position + (answer ? 1 : 2);
    swap(heap.items, position, child);
    position = child;
    const next = 2 * position + 1;
    if (next >= size) break;
    left = next + 1 < size ? above(heap.items[next] as Value, heap.items[next + 1] as Value) : true;
  }
  yield* settle(siftDown(heap, start, position, above));
  return undefined;
}

function push(value: Value, item: Value): Maybe<Value> {
  const heap = heapOf(value, 'heappush', '1 ');
  charge(heap.items, realm().budget);
  heap.items.push(item);
  return after(siftDown(heap, 0, heap.items.length - 1, smaller), () => None);
}

function pop(name: string, above: Order): (value: Value) => Maybe<Value> {
  return (value) => {
    const heap = heapOf(value, name);
    const last = heap.items.pop();
    if (last === undefined) throw indexError('index out of range');
    if (heap.items.length === 0) return last;
    return replaceTop(heap, last, above);
  };
}

/** Puts an item in the place of the top one, which is the result. */
function replaceTop(heap: PyList, item: Value, above: Order): Maybe<Value> {
  const top = heap.items[0] as Value;
  heap.items[0] = item;
  realm().budget.work(0.5);
  return after(siftUp(heap, 0, above), () => top);
}

function replace(name: string, above: Order): (value: Value, item: Value) => Maybe<Value> {
  return (value, item) => {
    const heap = heapOf(value, name, '1 ');
    if (heap.items.length === 0) throw indexError('index out of range');
    return replaceTop(heap, item, above);
  };
}

function pushPop(value: Value, item: Value): Maybe<Value> {
  const heap = heapOf(value, 'heappushpop', '1 ');
  const top = heap.items[0];
  if (top === undefined) return item;
  return after(lessThan(top, item), (replaces) => {
    if (heap.items.length === 0) throw indexError('index out of range');
    return replaces ? replaceTop(heap, item, smaller) : item;
  });
}

function heapify(name: string, above: Order): (value: Value) => Guest<Value> {
  return function* (value) {
    const heap = heapOf(value, name);
    for (let start = (heap.items.length >> 1) - 1; start >= 0; start--) {
      if ((start & 255) === 0) realm().budget.work(128);
      const sifted = siftUp(heap, start, above);
      if (isPending(sifted)) yield* sifted;
    }
    return None;
  };
}

/** The first n items in order (last n in descending order), reading the iterable once and keeping few. */
function* best(n: Value, iterable: Value, key: Value, descending: Value): Guest<Value> {
  const wanted = Math.max(0, yield* settle(toSize(n)));
  const iterator = yield* settle(getIterator(iterable));
  let items: Value[] = [];
  let keys: Value[] = [];
  const trim = function* (): Guest<void> {
    const order: number[] = (yield* settle(
      sortedByKeys(
        items.map((_, i) => i),
        keys,
        descending === true,
      ),
    )).slice(0, wanted) as number[];
    // In their first order, so that later items that are equal stay behind.
    order.sort((a, b) => a - b);
    items = order.map((i) => items[i] as Value);
    keys = order.map((i) => keys[i] as Value);
  };
  for (;;) {
    const item = yield* settle(nextOf(iterator));
    if (item === undefined) break;
    charge(items, realm().budget);
    items.push(item);
    keys.push(key === None ? item : yield* settle(callMaybe(key, [item])));
    if (items.length > wanted * 4 + 1024) yield* trim();
  }
  return new PyList((yield* settle(sortedByKeys(items, keys, descending === true))).slice(0, wanted));
}

export const builtinModule = nativeModule('_heapq', {
  heappush: ['(heap, item, /)', push],
  heappop: ['(heap, /)', pop('heappop', smaller)],
  heapreplace: ['(heap, item, /)', replace('heapreplace', smaller)],
  heappushpop: ['(heap, item, /)', pushPop],
  heapify: ['(heap, /)', heapify('heapify', smaller)],
  _heappop_max: ['(heap, /)', pop('_heappop_max', larger)],
  _heapreplace_max: ['(heap, item, /)', replace('_heapreplace_max', larger)],
  _heapify_max: ['(heap, /)', heapify('_heapify_max', larger)],
  _best: ['(n, iterable, key, descending, /)', best],
});
