/** deque: a ring of items with both ends at hand; access by index is O(1) too. */
import { indexError, runtimeError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { makeSubscriptable } from '../../runtime/objects/generic-alias.ts';
import { addLengthHint, iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { reprItems } from '../../runtime/objects/list-methods.ts';
import { addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, NotImplemented, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strToText } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { findAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import { type CompareOperator, equals } from '../../runtime/operations/compare.ts';
import { hasIndex, toIndex, toSize } from '../../runtime/operations/index.ts';
import { BuiltinIterator, getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { compareSequences } from '../../runtime/operations/sequence-compare.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeName, typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

export class PyDeque extends PyObject {
  /** The ring; its length is a power of two. */
  ring: (Value | undefined)[] = new Array<Value | undefined>(8).fill(undefined);
  /** Place of the first item in the ring. */
  head = 0;
  size = 0;
  /** Items it keeps at most; undefined for no bound. */
  maxLength: number | undefined = undefined;
  /** Grows with every change of the items' places: iterators notice. */
  structure = 0;

  at(index: number): Value {
    return this.ring[(this.head + index) & (this.ring.length - 1)] as Value;
  }
  put(index: number, value: Value): void {
    this.ring[(this.head + index) & (this.ring.length - 1)] = value;
  }
  append(value: Value): void {
    if (this.size === this.maxLength && this.popLeft() === undefined) return;
    if (this.size === this.ring.length) this.#grow();
    this.ring[(this.head + this.size) & (this.ring.length - 1)] = value;
    this.size++;
    this.structure++;
  }
  appendLeft(value: Value): void {
    if (this.size === this.maxLength && this.pop() === undefined) return;
    if (this.size === this.ring.length) this.#grow();
    this.head = (this.head - 1) & (this.ring.length - 1);
    this.ring[this.head] = value;
    this.size++;
    this.structure++;
  }
  pop(): Value | undefined {
    if (this.size === 0) return undefined;
    const place = (this.head + this.size - 1) & (this.ring.length - 1);
    const value = this.ring[place];
    this.ring[place] = undefined;
    this.size--;
    this.structure++;
    return value;
  }
  popLeft(): Value | undefined {
    if (this.size === 0) return undefined;
    const value = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.size--;
    this.structure++;
    return value;
  }
  /** The items in order, as a fresh array. */
  toArray(): Value[] {
    realm().budget.allocate(this.size * 8);
    const items: Value[] = [];
    for (let i = 0; i < this.size; i++) items.push(this.at(i));
    return items;
  }
  /** Takes these items in place of its own. */
  replace(items: readonly Value[]): void {
    let capacity = 8;
    while (capacity < items.length) capacity *= 2;
    realm().budget.allocate(capacity * 8);
    this.ring = new Array<Value | undefined>(capacity).fill(undefined);
    for (let i = 0; i < items.length; i++) this.ring[i] = items[i];
    this.head = 0;
    this.size = items.length;
    this.structure++;
  }
  #grow(): void {
    const items = this.toArray();
    const capacity = this.ring.length * 2;
    realm().budget.allocate(capacity * 8);
    const ring: (Value | undefined)[] = items;
    while (ring.length < capacity) ring.push(undefined);
    this.ring = ring;
    this.head = 0;
  }
}
export const dequeType = builtinType('collections.deque', PyDeque);

class DequeIterator extends BuiltinIterator {
  deque: PyDeque | undefined;
  readonly structure: number;
  readonly backwards: boolean;
  position = 0;
  constructor(deque: PyDeque, backwards: boolean) {
    super();
    this.deque = deque;
    this.structure = deque.structure;
    this.backwards = backwards;
  }
  advance(): Value | undefined {
    const { deque } = this;
    if (deque === undefined) return undefined;
    if (deque.structure !== this.structure) {
      this.deque = undefined;
      throw runtimeError('deque mutated during iteration');
    }
    if (this.position >= deque.size) {
      this.deque = undefined;
      return undefined;
    }
    const index = this.position++;
    return deque.at(this.backwards ? deque.size - 1 - index : index);
  }
}
const remaining = ({ deque, position }: DequeIterator): number => (deque === undefined ? 0 : deque.size - position);
const forwards = iteratorType('_collections._deque_iterator', DequeIterator);
addLengthHint<DequeIterator>(forwards, remaining);
class DequeReverseIterator extends DequeIterator {}
addLengthHint<DequeIterator>(iteratorType('_collections._deque_reverse_iterator', DequeReverseIterator), remaining);

function* extend(self: PyDeque, iterable: Value, left: boolean): Guest<Value> {
  const { budget } = realm();
  const iterator = yield* settle(getIterator(iterable === self ? new PyTuple(self.toArray()) : iterable));
  for (let i = 0; ; i++) {
    if ((i & 63) === 63) budget.work(16);
    let item = nextOf(iterator);
    if (isPending(item)) item = yield* item;
    if (item === undefined) return None;
    if (left) self.appendLeft(item);
    else self.append(item);
  }
}

/** A new deque of the same class with these items. */
function* another(self: PyDeque, items: Value[]): Guest<Value> {
  if (self.exact) return withItems(items, self.maxLength);
  const args: Value[] = [new PyTuple(items)];
  if (self.maxLength !== undefined) args.push(self.maxLength);
  return yield* call(typeOf(self), args);
}

function withItems(items: Value[], maxLength: number | undefined): PyDeque {
  const deque = new PyDeque();
  deque.maxLength = maxLength;
  deque.replace(maxLength === undefined ? items : items.slice(Math.max(0, items.length - maxLength)));
  return deque;
}

function* indexIn(self: PyDeque, key: Value): Guest<number> {
  if (!hasIndex(key)) throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
  let index = Number(yield* settle(toIndex(key)));
  if (index < 0) index += self.size;
  if (index < 0 || index >= self.size) throw indexError('deque index out of range');
  return index;
}

/** The position of an equal item, or -1. */
function* find(self: PyDeque, value: Value, start: number, stop: number): Guest<number> {
  const { structure } = self;
  for (let i = start; i < stop && i < self.size; i++) {
    const same = yield* settle(equals(self.at(i), value));
    if (self.structure !== structure) throw runtimeError('deque mutated during iteration');
    if (same) return i;
    if ((i & 255) === 255) realm().budget.work(64);
  }
  return -1;
}

function removeAt(self: PyDeque, index: number): void {
  realm().budget.work(self.size / 64);
  for (let i = index; i + 1 < self.size; i++) self.put(i, self.at(i + 1));
  self.pop();
}

function* repeat(self: PyDeque, times: Value): Guest<Value[]> {
  const count = Math.max(0, yield* settle(toSize(times)));
  const items = self.toArray();
  const total = items.length * count;
  const kept = self.maxLength === undefined ? total : Math.min(total, self.maxLength);
  realm().budget.allocate(kept * 8);
  realm().budget.work(kept / 16);
  const result: Value[] = [];
  for (let i = total - kept; i < total; i++) result.push(items[i % items.length] as Value);
  return result;
}

function* clampedIndex(value: Value | undefined, size: number, fallback: number): Guest<number> {
  if (value === undefined) return fallback;
  const index = Number(yield* settle(toIndex(value)));
  return Math.min(size, index < 0 ? Math.max(0, index + size) : index);
}

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: PyDeque, b: Value): Maybe<Value> =>
        b instanceof PyDeque ? compareSequences(operator, a.toArray(), b.toArray()) : NotImplemented,
    ],
  };
}

addMethods(dequeType, {
  __new__: ['(cls, /, *args, **kwargs)', (cls: Value) => newInstance(cls, dequeType, PyDeque)],
  __init__: [
    '(self, iterable=(), maxlen=None)',
    function* (self: PyDeque, iterable?: Value, maxlen: Value = None): Guest<Value> {
      if (maxlen !== None) {
        if (!hasIndex(maxlen)) throw typeError('an integer is required');
        const bound = yield* settle(toSize(maxlen));
        if (bound < 0) throw valueError('maxlen must be non-negative');
        self.maxLength = bound;
      } else self.maxLength = undefined;
      if (self.size > 0) self.replace([]);
      return iterable === undefined ? None : yield* extend(self, iterable, false);
    },
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyDeque): Guest<Value> {
      const name = typeOf(self).qualname.split('.').at(-1) as string;
      const end = self.maxLength === undefined ? '])' : `], maxlen=${self.maxLength})`;
      return yield* reprItems(self, self.toArray(), `${name}([`, end, '[...]');
    },
  ],
  __len__: ['(self, /)', (self: PyDeque) => self.size],
  __bool__: ['(self, /)', (self: PyDeque) => self.size > 0],
  __iter__: ['(self, /)', (self: PyDeque) => new DequeIterator(self, false)],
  __reversed__: ['(self, /)', (self: PyDeque) => new DequeReverseIterator(self, true)],
  __contains__: [
    '(self, key, /)',
    function* (self: PyDeque, key: Value): Guest<Value> {
      return (yield* find(self, key, 0, self.size)) >= 0;
    },
  ],
  __getitem__: [
    '(self, key, /)',
    (self: PyDeque, key: Value): Maybe<Value> => {
      if (typeof key === 'number') {
        const index = key < 0 ? key + self.size : key;
        if (index >= 0 && index < self.size) return self.at(index);
      }
      return item(self, key);
    },
  ],
  __setitem__: [
    '(self, key, value, /)',
    function* (self: PyDeque, key: Value, value: Value): Guest<Value> {
      self.put(yield* indexIn(self, key), value);
      return None;
    },
  ],
  __delitem__: [
    '(self, key, /)',
    function* (self: PyDeque, key: Value): Guest<Value> {
      removeAt(self, yield* indexIn(self, key));
      return None;
    },
  ],
  __add__: [
    '(self, value, /)',
    function* (self: PyDeque, other: Value): Guest<Value> {
      if (!(other instanceof PyDeque))
        throw typeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
      return yield* another(self, [...self.toArray(), ...other.toArray()]);
    },
  ],
  __iadd__: [
    '(self, value, /)',
    function* (self: PyDeque, other: Value): Guest<Value> {
      yield* extend(self, other, false);
      return self;
    },
  ],
  __mul__: ['(self, value, /)', multiplied],
  __rmul__: ['(self, value, /)', multiplied],
  __imul__: [
    '(self, value, /)',
    function* (self: PyDeque, times: Value): Guest<Value> {
      self.replace(yield* repeat(self, times));
      return self;
    },
  ],
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  append: [
    '(self, item, /)',
    (self: PyDeque, value: Value) => {
      self.append(value);
      return None;
    },
  ],
  appendleft: [
    '(self, item, /)',
    (self: PyDeque, value: Value) => {
      self.appendLeft(value);
      return None;
    },
  ],
  pop: ['(self, /)', (self: PyDeque) => self.pop() ?? empty()],
  popleft: ['(self, /)', (self: PyDeque) => self.popLeft() ?? empty()],
  extend: ['(self, iterable, /)', (self: PyDeque, iterable: Value) => extend(self, iterable, false)],
  extendleft: ['(self, iterable, /)', (self: PyDeque, iterable: Value) => extend(self, iterable, true)],
  clear: [
    '(self, /)',
    (self: PyDeque) => {
      self.replace([]);
      return None;
    },
  ],
  copy: ['(self, /)', (self: PyDeque) => another(self, self.toArray())],
  __copy__: ['(self, /)', (self: PyDeque) => another(self, self.toArray())],
  count: [
    '(self, value, /)',
    function* (self: PyDeque, value: Value): Guest<Value> {
      let count = 0;
      for (let i = 0; i < self.size; i++) {
        i = yield* find(self, value, i, self.size);
        if (i < 0) break;
        count++;
      }
      return count;
    },
  ],
  index: [
    '(self, value, start=0, stop=9223372036854775807, /)',
    function* (self: PyDeque, value: Value, start?: Value, stop?: Value): Guest<Value> {
      const from = yield* clampedIndex(start, self.size, 0);
      const found = yield* find(self, value, from, yield* clampedIndex(stop, self.size, self.size));
      if (found < 0) throw valueError(`${strToText(yield* settle(repr(value)))} is not in deque`);
      return found;
    },
  ],
  insert: [
    '(self, index, value, /)',
    function* (self: PyDeque, position: Value, value: Value): Guest<Value> {
      if (self.size === self.maxLength) throw indexError('deque already at its maximum size');
      const index = yield* clampedIndex(position, self.size, 0);
      self.append(value);
      realm().budget.work(self.size / 64);
      for (let i = self.size - 1; i > index; i--) self.put(i, self.at(i - 1));
      self.put(index, value);
      return None;
    },
  ],
  remove: [
    '(self, value, /)',
    function* (self: PyDeque, value: Value): Guest<Value> {
      const found = yield* find(self, value, 0, self.size);
      if (found < 0) throw valueError(`${strToText(yield* settle(repr(value)))} is not in deque`);
      removeAt(self, found);
      return None;
    },
  ],
  reverse: [
    '(self, /)',
    (self: PyDeque) => {
      self.replace(self.toArray().reverse());
      return None;
    },
  ],
  rotate: [
    '(self, n=1, /)',
    function* (self: PyDeque, n: Value = 1): Guest<Value> {
      const places = yield* settle(toSize(n));
      if (self.size < 2) return None;
      const right = ((places % self.size) + self.size) % self.size;
      if (right === 1) self.appendLeft(self.pop() as Value);
      else if (right === self.size - 1) self.append(self.popLeft() as Value);
      else if (right > 0) {
        const items = self.toArray();
        self.replace([...items.slice(self.size - right), ...items.slice(0, self.size - right)]);
      }
      return None;
    },
  ],
  __reduce__: [
    '(self, /)',
    function* (self: PyDeque): Guest<Value> {
      const state = self.exact ? undefined : yield* settle(findAttribute(self, '__dict__'));
      const iterator = new DequeIterator(self, false);
      const args = self.maxLength === undefined ? [] : [new PyTuple([]), self.maxLength];
      return new PyTuple([typeOf(self), new PyTuple(args), state ?? None, iterator]);
    },
  ],
});
dequeType.setOwn('__hash__', None);
dequeType.setOwn('__doc__', 'A list-like sequence optimized for data accesses near its endpoints.');
makeSubscriptable(dequeType);
addGetSets(dequeType, { maxlen: (self: PyDeque) => self.maxLength ?? None });

function* item(self: PyDeque, key: Value): Guest<Value> {
  return self.at(yield* indexIn(self, key));
}

function* multiplied(self: PyDeque, times: Value): Guest<Value> {
  return yield* another(self, yield* repeat(self, times));
}

function empty(): never {
  throw indexError('pop from an empty deque');
}
