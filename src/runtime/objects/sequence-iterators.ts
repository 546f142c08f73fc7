/**
 * Iterators over list, tuple, str and bytes by position, forwards and backwards. Each looks at the sequence anew at
 * every step, so a list may grow or shrink meanwhile; once at the end it stays there.
 */
import { isException, typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { BuiltinIterator, setSequenceIterator } from '../operations/iterate.ts';
import { length } from '../operations/length.ts';
import { getItem } from '../operations/subscript.ts';
import { typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import type { PyByteArray } from './bytes.ts';
import { addLengthHint, iteratorType } from './iterator-methods.ts';
import { type PyList, PyTuple } from './list.ts';
import { addMethods } from './native.ts';
import { None, NotImplemented, setTag, TAG, type Value } from './object.ts';
import { type Str, strFromCodePoints } from './str.ts';
import type { PyType } from './type.ts';

export class ListIterator extends BuiltinIterator {
  list: PyList | undefined;
  position = 0;
  constructor(list: PyList) {
    super();
    this.list = list;
  }
  advance(): Value | undefined {
    if (this.list === undefined) return undefined;
    const { items } = this.list;
    if (this.position < items.length) return items[this.position++];
    this.list = undefined;
    return undefined;
  }
  override takeInto(items: Value[], most: number): void {
    if (this.list !== undefined) this.position = copyInto(items, this.list.items, this.position, most);
  }
}

/** Copies up to `most` items from a position on; gives the position behind them. */
function copyInto(items: Value[], from: readonly Value[], position: number, most: number): number {
  const end = Math.max(position, Math.min(from.length, position + most));
  for (let i = position; i < end; i++) items.push(from[i] as Value);
  return end;
}
setTag(ListIterator, TAG.listIterator);
const listIteratorType = iteratorType('list_iterator', ListIterator);
addLengthHint<ListIterator>(listIteratorType, ({ list, position }) =>
  list === undefined ? 0 : Math.max(0, list.items.length - position),
);

export class ListReverseIterator extends BuiltinIterator {
  list: PyList | undefined;
  /** Position of the next item. */
  position: number;
  constructor(list: PyList) {
    super();
    this.list = list;
    this.position = list.items.length - 1;
  }
  advance(): Value | undefined {
    if (this.list === undefined) return undefined;
    const { items } = this.list;
    if (this.position >= 0 && this.position < items.length) return items[this.position--];
    this.list = undefined;
    return undefined;
  }
}
const listReverseIteratorType = iteratorType('list_reverseiterator', ListReverseIterator);
addLengthHint<ListReverseIterator>(listReverseIteratorType, ({ list, position }) =>
  list === undefined || list.items.length < position + 1 ? 0 : position + 1,
);

export class TupleIterator extends BuiltinIterator {
  readonly tuple: PyTuple;
  position = 0;
  constructor(tuple: PyTuple) {
    super();
    this.tuple = tuple;
  }
  advance(): Value | undefined {
    const { items } = this.tuple;
    return this.position < items.length ? items[this.position++] : undefined;
  }
  override takeInto(items: Value[], most: number): void {
    this.position = copyInto(items, this.tuple.items, this.position, most);
  }
}
const tupleIteratorType = iteratorType('tuple_iterator', TupleIterator);
addLengthHint<TupleIterator>(tupleIteratorType, ({ tuple, position }) => tuple.items.length - position);

export class StrIterator extends BuiltinIterator {
  readonly text: Str;
  position = 0;
  constructor(text: Str) {
    super();
    this.text = text;
  }
  advance(): Value | undefined {
    const { text, position } = this;
    if (typeof text === 'string') {
      if (position >= text.length) return undefined;
      this.position = position + 1;
      return text[position];
    }
    if (position >= text.points.length) return undefined;
    this.position = position + 1;
    return strFromCodePoints([text.points[position]]);
  }
}
const strIteratorType = iteratorType('str_ascii_iterator', StrIterator);
addLengthHint<StrIterator>(
  strIteratorType,
  ({ text, position }) => (typeof text === 'string' ? text.length : text.points.length) - position,
);

/** Over text with characters beyond ASCII: the same iterator under CPython's other name. */
export class UnicodeIterator extends StrIterator {}
const unicodeIteratorType = iteratorType('str_iterator', UnicodeIterator);
addLengthHint<StrIterator>(
  unicodeIteratorType,
  ({ text, position }) => (typeof text === 'string' ? text.length : text.points.length) - position,
);

const NOT_ASCII = /[^\0-\x7f]/;

/** The iterator of a str. */
export function strIterator(text: Str): StrIterator {
  return typeof text === 'string' && !NOT_ASCII.test(text) ? new StrIterator(text) : new UnicodeIterator(text);
}

export class BytesIterator extends BuiltinIterator {
  readonly bytes: Uint8Array;
  position = 0;
  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }
  advance(): Value | undefined {
    return this.position < this.bytes.length ? this.bytes[this.position++] : undefined;
  }
}
const bytesIteratorType = iteratorType('bytes_iterator', BytesIterator);
addLengthHint<BytesIterator>(bytesIteratorType, ({ bytes, position }) => bytes.length - position);

export class ByteArrayIterator extends BuiltinIterator {
  array: PyByteArray | undefined;
  position = 0;
  constructor(array: PyByteArray) {
    super();
    this.array = array;
  }
  advance(): Value | undefined {
    if (this.array === undefined) return undefined;
    const { data } = this.array;
    if (this.position < data.length) return data[this.position++];
    this.array = undefined;
    return undefined;
  }
}
const byteArrayIteratorType = iteratorType('bytearray_iterator', ByteArrayIterator);
addLengthHint<ByteArrayIterator>(byteArrayIteratorType, ({ array, position }) =>
  array === undefined ? 0 : Math.max(0, array.data.length - position),
);

/** Over an object that has `__getitem__` and no `__iter__`. */
export class SequenceIterator extends BuiltinIterator {
  sequence: Value | undefined;
  position = 0;
  constructor(sequence: Value) {
    super();
    this.sequence = sequence;
  }
  advance(): Maybe<Value | undefined> {
    return this.sequence === undefined ? undefined : this.#fetch(this.sequence);
  }
  *#fetch(sequence: Value): Guest<Value | undefined> {
    try {
      const item = getItem(sequence, this.position);
      const value = isPending(item) ? yield* item : item;
      this.position++;
      return value;
    } catch (thrown) {
      if (!isException(thrown, 'IndexError') && !isException(thrown, 'StopIteration')) throw thrown;
      this.sequence = undefined;
      return undefined;
    }
  }
}
const sequenceIteratorType = iteratorType('iterator', SequenceIterator);
addLengthHint<SequenceIterator>(sequenceIteratorType, sequenceRemaining as never);
setSequenceIterator((sequence) => new SequenceIterator(sequence));

function* sequenceRemaining({ sequence, position }: SequenceIterator): Guest<Value> {
  if (sequence === undefined) return 0;
  if (typeOf(sequence).lookup('__len__') === undefined) return NotImplemented;
  return Math.max(0, (yield* settle(length(sequence))) - position);
}

/** `reversed(sequence)` of an object with `__getitem__` and `__len__`. */
export class ReversedIterator extends BuiltinIterator {
  sequence: Value | undefined;
  /** Position of the next item. */
  position: number;
  constructor(sequence: Value, size: number) {
    super();
    this.sequence = sequence;
    this.position = size - 1;
  }
  advance(): Maybe<Value | undefined> {
    if (this.sequence === undefined) return undefined;
    if (this.position >= 0) return this.#fetch(this.sequence);
    this.sequence = undefined;
    return undefined;
  }
  *#fetch(sequence: Value): Guest<Value | undefined> {
    try {
      const item = getItem(sequence, this.position);
      const value = isPending(item) ? yield* item : item;
      this.position--;
      return value;
    } catch (thrown) {
      if (!isException(thrown, 'IndexError') && !isException(thrown, 'StopIteration')) throw thrown;
      this.sequence = undefined;
      return undefined;
    }
  }
}
export const reversedType = iteratorType('reversed', ReversedIterator, { final: false });
addLengthHint<ReversedIterator>(reversedType, reversedRemaining as never);

function* reversedRemaining({ sequence, position }: ReversedIterator): Guest<Value> {
  if (sequence === undefined) return 0;
  const size = yield* settle(length(sequence));
  return size < position + 1 ? 0 : position + 1;
}

/** `__reduce__` and `__setstate__` of iterators by position over what `source` gives (undefined at the end). */
function addReduction<T extends BuiltinIterator & { position: number }>(
  type: PyType,
  maker: 'iter' | 'reversed',
  source: (iterator: T) => Value | undefined,
): void {
  addMethods(type, {
    __reduce__: [
      '(self, /)',
      (self: T) => {
        const make = realm().builtins.get(maker) as Value;
        const from = source(self);
        if (from === undefined) return new PyTuple([make, new PyTuple([new PyTuple([])])]);
        return new PyTuple([make, new PyTuple([from]), self.position]);
      },
    ],
    __setstate__: [
      '(self, state, /)',
      (self: T, state: Value) => {
        if (typeof state !== 'number') throw typeError('an integer is required');
        self.position = maker === 'iter' ? Math.max(0, state) : Math.max(-1, state);
        return None;
      },
    ],
  });
}
addReduction<ListIterator>(listIteratorType, 'iter', (iterator) => iterator.list);
addReduction<ListReverseIterator>(listReverseIteratorType, 'reversed', (iterator) => iterator.list);
addReduction<TupleIterator>(tupleIteratorType, 'iter', (iterator) => iterator.tuple);
