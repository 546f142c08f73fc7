/**
 * _heapq: heaps in lists. The sifting is that of the documented algorithm, so that the lists look as CPython leaves
 * them; it runs at once as long as items compare without guest code.
 */
import { indexError, typeError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe } from '../../runtime/guest.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { lessThan } from '../../runtime/operations/compare.ts';
import { charge } from '../../runtime/operations/iterate.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { best } from './best.ts';
import { merged } from './merge.ts';
import { type Order, siftDown, siftUp } from './sift.ts';

const smaller: Order = lessThan;
const larger: Order = (a, b) => lessThan(b, a);

function heapOf(value: Value, name: string, position = ''): PyList {
  if (!(value instanceof PyList)) throw typeError(`${name}() argument ${position}must be list, not ${typeName(value)}`);
  return value;
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

export const builtinModule = nativeModule('_heapq', {
  heappush: ['(heap, item, /)', push],
  heappop: ['(heap, /)', pop('heappop', smaller)],
  heapreplace: ['(heap, item, /)', replace('heapreplace', smaller)],
  heappushpop: ['(heap, item, /)', pushPop],
  heapify: ['(heap, /)', heapify('heapify', smaller)],
  _heappop_max: ['(heap, /)', pop('_heappop_max', larger)],
  _heapreplace_max: ['(heap, item, /)', replace('_heapreplace_max', larger)],
  _heapify_max: ['(heap, /)', heapify('_heapify_max', larger)],
  _merged: ['(iterables, key, reverse, /)', merged],
  _best: ['(n, iterable, key, descending, /)', best],
});
