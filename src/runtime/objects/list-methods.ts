/** Methods of list and tuple. */

import { continuation, given, then, wait } from '../continuations.ts';
import { indexError, makeException, typeError, valueError } from '../exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../guest.ts';
import type { CompareOperator } from '../operations/compare.ts';
import { positionOf, sequenceHas } from '../operations/contains.ts';
import { hashValues } from '../operations/hash.ts';
import { toIndex, toSize } from '../operations/index.ts';
import { withBounds } from '../operations/int-arguments.ts';
import { charge, iterateAll } from '../operations/iterate.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { compareSequences } from '../operations/sequence-compare.ts';
import { sliceIndices } from '../operations/slice.ts';
import { sortInPlace } from '../operations/sort.ts';
import { repr } from '../operations/text.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { makeSubscriptable } from './generic-alias.ts';
import { type Int, intOf } from './int.ts';
import { emptyTuple, listType, PyList, PyTuple, tupleType } from './list.ts';
import { addMethods, type MethodTable, makesPlainly } from './native.ts';
import { None, NotImplemented, PyObject, type Value } from './object.ts';
import { ListIterator, ListReverseIterator, TupleIterator } from './sequence-iterators.ts';
import { PySlice } from './slice.ts';
import { strToText, textToStr } from './str.ts';
import { bounds } from './str-search.ts';

type Sequence = PyList | PyTuple;

/** repr of a container's items between brackets; a container inside itself is shown as dots. */
export function* reprItems(
  container: PyObject,
  items: readonly Value[],
  open: string,
  close: string,
  dots: string,
  trailing = false,
): Guest<Value> {
  const { representing, budget } = realm();
  if (representing.has(container)) return dots;
  representing.add(container);
  try {
    if (representing.size > 400)
      throw makeException('RecursionError', 'maximum recursion depth exceeded while getting the repr of an object');
    const parts: string[] = [];
    let size = 0;
    let total = 0;
    for (let i = 0; i < items.length; i++) {
      let shown = repr(items[i] as Value);
      if (isPending(shown)) shown = yield* shown;
      const text = strToText(shown);
      size += text.length + 2;
      total += text.length + 2;
      if ((i & 63) === 63 || size > 4096) {
        budget.allocate(size * 2);
        budget.work(16);
        size = 0;
      }
      parts.push(text);
    }
    budget.reserve(total * 2); // joining, and making one text of it
    budget.allocate(size * 2);
    return textToStr(`${open}${parts.join(', ')}${trailing && parts.length === 1 ? ',' : ''}${close}`);
  } finally {
    representing.delete(container);
  }
}

function comparison(name: string, operator: CompareOperator, layout: typeof PyList | typeof PyTuple): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: Sequence, b: Value): Maybe<Value> =>
        b instanceof layout ? compareSequences(operator, a.items, (b as Sequence).items) : NotImplemented,
    ],
  };
}

/** Few items are copied faster one by one than by `concat`. */
function joined(a: readonly Value[], b: readonly Value[]): Value[] {
  if (a.length + b.length > 32) return a.concat(b);
  const all: Value[] = [];
  for (let i = 0; i < a.length; i++) all.push(a[i] as Value);
  for (let i = 0; i < b.length; i++) all.push(b[i] as Value);
  return all;
}

function shared(layout: typeof PyList | typeof PyTuple, make: (items: Value[]) => Value): MethodTable {
  const name = layout === PyList ? 'list' : 'tuple';
  return {
    __len__: ['(self, /)', (a: Sequence) => a.items.length],
    __contains__: ['(self, key, /)', (a: Sequence, b: Value): Maybe<Value> => sequenceHas(a.items, b)],
    __add__: [
      '(self, value, /)',
      (a: Sequence, b: Value) => {
        if (!(b instanceof layout)) throw typeError(`can only concatenate ${name} (not "${typeName(b)}") to ${name}`);
        realm().budget.allocate((a.items.length + (b as Sequence).items.length) * 8);
        return make(joined(a.items, (b as Sequence).items));
      },
    ],
    __mul__: ['(self, value, /)', (a: Sequence, times: Value) => repeat(a, times, make)],
    __rmul__: ['(self, value, /)', (a: Sequence, times: Value) => repeat(a, times, make)],
    __getitem__: ['(self, key, /)', (a: Sequence, key: Value): Maybe<Value> => subscript(a, key, make, name)],
    index: [
      '(self, value, start=0, stop=9223372036854775807, /)',
      withBounds([2, 3], (a: Sequence, value: Value, start?: number, stop?: number): Maybe<Value> => {
        const [from, to] = bounds(a.items.length, start, stop);
        const at = positionOf(a.items, value, from, to);
        return typeof at === 'number' && at >= 0 ? at : foundAt(at, a, value);
      }),
    ],
    count: [
      '(self, value, /)',
      function* (a: Sequence, value: Value): Guest<Value> {
        let count = 0;
        for (let at = 0; at < a.items.length; at++) {
          at = yield* settle(positionOf(a.items, value, at, a.items.length));
          if (at < 0) break;
          count++;
        }
        return count;
      },
    ],
    ...comparison('__lt__', '<', layout),
    ...comparison('__le__', '<=', layout),
    ...comparison('__gt__', '>', layout),
    ...comparison('__ge__', '>=', layout),
    ...comparison('__eq__', '==', layout),
    ...comparison('__ne__', '!=', layout),
  };
}

function* foundAt(position: Maybe<number>, a: Sequence, value: Value): Guest<Value> {
  const at = yield* settle(position);
  if (at >= 0) return at;
  if (a instanceof PyTuple) throw valueError('tuple.index(x): x not in tuple');
  throw valueError(`${strToText(yield* settle(repr(value)))} is not in list`);
}

function repeat(a: Sequence, times: Value, make: (items: Value[]) => Value): Maybe<Value> {
  const count = intOf(times);
  if (count !== undefined) return repeated(a, count, make);
  return repeatRest(a, toIndex(times), make);
}

function* repeatRest(a: Sequence, pending: Maybe<Int>, make: (items: Value[]) => Value): Guest<Value> {
  return repeated(a, yield* settle(pending), make);
}

function repeated(a: Sequence, count: Int, make: (items: Value[]) => Value): Value {
  const times = toSize(count) as number;
  const size = a.items.length * times;
  if (size <= 0) return make([]);
  if (size > 2 ** 40) throw makeException('MemoryError');
  realm().budget.allocate(size * 8);
  if (size > 0x7ffffff) throw makeException('MemoryError');
  if (a.items.length === 1) return make(new Array<Value>(size).fill(a.items[0] as Value));
  const items: Value[] = [];
  for (let i = 0; i < times; i++) for (const item of a.items) items.push(item);
  return make(items);
}

function subscript(a: Sequence, key: Value, make: (items: Value[]) => Value, name: string): Maybe<Value> {
  if (key instanceof PySlice) {
    const indices = sliceIndices(key, a.items.length);
    return isPending(indices) ? sliceRest(a, indices, make) : sliced(a, indices, make);
  }
  const index = toSize(key, 'IndexError', `${name} indices must be integers or slices, not ${typeName(key)}`);
  return isPending(index) ? itemRest(a, index, name) : item(a, index, name);
}

function* sliceRest(
  a: Sequence,
  pending: Guest<{ start: number; step: number; count: number }>,
  make: (items: Value[]) => Value,
): Guest<Value> {
  return sliced(a, yield* pending, make);
}

function sliced(
  a: Sequence,
  { start, step, count }: { start: number; step: number; count: number },
  make: (items: Value[]) => Value,
): Value {
  realm().budget.allocate(count * 8);
  if (step === 1) {
    if (count === a.items.length && a instanceof PyTuple && a.exact) return a;
    return make(a.items.slice(start, start + count));
  }
  const items: Value[] = [];
  for (let i = 0, at = start; i < count; i++, at += step) items.push(a.items[at] as Value);
  return make(items);
}

function* itemRest(a: Sequence, pending: Guest<Int>, name: string): Guest<Value> {
  return item(a, yield* pending, name);
}

function item(a: Sequence, index: Int, name: string): Value {
  const found = a.items[Number(index) < 0 ? Number(index) + a.items.length : Number(index)];
  if (found === undefined) throw indexError(`${name} index out of range`);
  return found;
}

// --- list

addMethods(listType, {
  ...shared(PyList, (items) => new PyList(items)),
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, listType, PyList, [])],
  __init__: [
    '(self, iterable=(), /)',
    (self: PyList, iterable?: Value): Maybe<Value> => {
      self.items = [];
      if (iterable === undefined) return None;
      const items = iterateAll(iterable);
      if (isPending(items)) return wait(items, filled, self);
      self.items = items;
      return None;
    },
  ],
  __repr__: ['(self, /)', (self: PyList) => reprItems(self, self.items, '[', ']', '[...]')],
  __iter__: ['(self, /)', (self: PyList) => new ListIterator(self)],
  __reversed__: ['(self, /)', (self: PyList) => new ListReverseIterator(self)],
  __setitem__: ['(self, key, value, /)', setItem],
  __delitem__: ['(self, key, /)', deleteItem],
  __iadd__: [
    '(self, value, /)',
    (self: PyList, other: Value): Maybe<Value> => then(extendList(self, other), given, self),
  ],
  __imul__: [
    '(self, value, /)',
    (self: PyList, times: Value): Maybe<Value> =>
      after(toIndex(times), (count) => {
        self.items = (repeated(self, count, (items) => new PyList(items)) as PyList).items;
        return self;
      }),
  ],
  append: [
    '(self, object, /)',
    (self: PyList, value: Value) => {
      charge(self.items, realm().budget);
      self.items.push(value);
      return None;
    },
  ],
  extend: [
    '(self, iterable, /)',
    (self: PyList, other: Value): Maybe<Value> => then(extendList(self, other), given, None),
  ],
  insert: [
    '(self, index, object, /)',
    (self: PyList, index: Value, value: Value): Maybe<Value> =>
      after(toIndex(index), (position) => insertAt(self, Number(position), value)),
  ],
  pop: [
    '(self, index=-1, /)',
    (self: PyList, index: Value = -1): Maybe<Value> => {
      if (index === -1) {
        const last = self.items.pop();
        if (last === undefined) throw indexError('pop from empty list');
        return last;
      }
      return pop(self, index);
    },
  ],
  remove: [
    '(self, value, /)',
    (self: PyList, value: Value): Maybe<Value> =>
      after(positionOf(self.items, value, 0, self.items.length), (at) => {
        if (at < 0) throw valueError('list.remove(x): x not in list');
        self.items.splice(at, 1);
        return None;
      }),
  ],
  clear: [
    '(self, /)',
    (self: PyList) => {
      self.items.length = 0; // in place: a search that is under way must see it
      return None;
    },
  ],
  copy: [
    '(self, /)',
    (self: PyList) => {
      realm().budget.allocate(self.items.length * 8);
      return new PyList(self.items.slice());
    },
  ],
  reverse: [
    '(self, /)',
    (self: PyList) => {
      self.items.reverse();
      return None;
    },
  ],
  sort: [
    '(self, /, *, key=None, reverse=False)',
    (self: PyList, key: Value = None, reverse: Value = false): Maybe<Value> => sortInPlace(self, key, reverse),
  ],
});
listType.setOwn('__hash__', None);
makesPlainly(listType, '(cls, iterable=(), /)', (_cls: Value, iterable?: Value): Maybe<Value> => {
  realm().budget.allocate(64);
  return iterable === undefined ? new PyList([]) : then(iterateAll(iterable), listMade);
});

function insertAt(self: PyList, position: number, value: Value): Value {
  const { items } = self;
  const at = position < 0 ? Math.max(0, position + items.length) : position;
  const { budget } = realm();
  budget.work(items.length / 4096);
  charge(items, budget);
  items.splice(at, 0, value);
  return None;
}
makeSubscriptable(listType);

const listMade = continuation('list made', (items: Value[]): Value => new PyList(items));
const filled = continuation('list filled', (items: Value[], self: PyList): Value => {
  self.items = items;
  return None;
});

/** Adds all items of an iterable. */
export function extendList(self: PyList, other: Value): Maybe<void> {
  return then(iterateAll(other), extended, self);
}

const extended = continuation('list extended', (items: Value[], self: PyList): void => {
  const { budget } = realm();
  budget.allocate(items.length * 8);
  budget.reserve((self.items.length + items.length) * 12);
  for (const entry of items) self.items.push(entry);
});

function* pop(self: PyList, index: Value): Guest<Value> {
  let at = Number(yield* settle(toIndex(index)));
  if (self.items.length === 0) throw indexError('pop from empty list');
  if (at < 0) at += self.items.length;
  const found = self.items[at];
  if (found === undefined) throw indexError('pop index out of range');
  realm().budget.work(self.items.length / 4096);
  self.items.splice(at, 1);
  return found;
}

function* setItem(self: PyList, key: Value, value: Value): Guest<Value> {
  if (!(key instanceof PySlice)) {
    let at = Number(
      yield* settle(toSize(key, 'IndexError', `list indices must be integers or slices, not ${typeName(key)}`)),
    );
    if (at < 0) at += self.items.length;
    if (at < 0 || at >= self.items.length) throw indexError('list assignment index out of range');
    self.items[at] = value;
    return None;
  }
  yield* settle(sliceIndices(key, self.items.length));
  if (!isIterable(value)) throw typeError('must assign iterable to extended slice');
  const items = yield* settle(iterateAll(value));
  const { start, stop, step, count } = yield* settle(sliceIndices(key, self.items.length));
  realm().budget.allocate(items.length * 8);
  if (step === 1) {
    realm().budget.allocate(self.items.length * 8);
    self.items = replaced(self.items, start, Math.max(start, stop), items);
    return None;
  }
  if (items.length !== count)
    throw valueError(`attempt to assign sequence of size ${items.length} to extended slice of size ${count}`);
  for (let i = 0, at = start; i < count; i++, at += step) self.items[at] = items[i] as Value;
  return None;
}

/** `old` with `items` in place of those from `start` up to `stop`; an end that is whole is not copied first. */
function replaced(old: Value[], start: number, stop: number, items: Value[]): Value[] {
  const head = start === 0 ? items : old.slice(0, start).concat(items);
  if (stop >= old.length) return head;
  return head.concat(stop === 0 ? old : old.slice(stop));
}

function isIterable(value: Value): boolean {
  if (typeof value === 'string') return true;
  if (!(value instanceof PyObject)) return false;
  return value.cls.lookup('__iter__') !== undefined || value.cls.lookup('__getitem__') !== undefined;
}

function* deleteItem(self: PyList, key: Value): Guest<Value> {
  if (!(key instanceof PySlice)) {
    let at = Number(
      yield* settle(toSize(key, 'IndexError', `list indices must be integers or slices, not ${typeName(key)}`)),
    );
    if (at < 0) at += self.items.length;
    if (at < 0 || at >= self.items.length) throw indexError('list assignment index out of range');
    self.items.splice(at, 1);
    return None;
  }
  const { start, step, count } = yield* settle(sliceIndices(key, self.items.length));
  const drop = new Set<number>();
  for (let i = 0, at = start; i < count; i++, at += step) drop.add(at);
  if (drop.size > 0) self.items = self.items.filter((_, at) => !drop.has(at));
  return None;
}

// --- tuple

addMethods(tupleType, {
  ...shared(PyTuple, (items) => (items.length === 0 ? emptyTuple : new PyTuple(items))),
  __new__: [
    '(cls, iterable=(), /)',
    (cls: Value, iterable?: Value): Maybe<Value> => {
      checkSubtype(cls, tupleType);
      if (cls === tupleType && iterable instanceof PyTuple && iterable.exact) return iterable;
      const items = iterable === undefined ? [] : iterateAll(iterable);
      return then(items, tupleMade, cls);
    },
  ],
  __repr__: ['(self, /)', (self: PyTuple) => reprItems(self, self.items, '(', ')', '(...)', true)],
  __iter__: ['(self, /)', (self: PyTuple) => new TupleIterator(self)],
  __hash__: ['(self, /)', (self: PyTuple): Maybe<Value> => hashValues(self.items, true)],
  __getnewargs__: ['(self, /)', (self: PyTuple) => new PyTuple([new PyTuple(self.items)])],
});
makeSubscriptable(tupleType);

const tupleMade = continuation(
  'tuple made',
  (items: Value[], cls: Value): Value => newInstance(cls, tupleType, PyTuple, items),
);
