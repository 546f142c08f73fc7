/** Sifting: how an item finds its place in a heap. It runs at once as long as items compare without guest code. */
import { runtimeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import type { PyList } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';

/** True if `a` belongs above `b`. */
export type Order = (a: Value, b: Value) => Maybe<boolean>;

function checkSize(heap: PyList, size: number): void {
  if (heap.items.length !== size) throw runtimeError('list changed size during iteration');
}

/** Lifts the item at `position` towards `start` until its parent belongs above it. */
export function siftDown(heap: PyList, start: number, position: number, above: Order): Maybe<void> {
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
export function siftUp(heap: PyList, start: number, above: Order): Maybe<void> {
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
