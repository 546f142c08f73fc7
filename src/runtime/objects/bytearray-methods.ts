/** Methods of bytearray that change it, beside those it shares with bytes. */
import { indexError, typeError, valueError } from '../exceptions/raise.ts';
import { after, type Guest, type Maybe, settle } from '../guest.ts';
import { bytesOf } from '../operations/buffer.ts';
import { bytesFrom, bytesOfIterable, byteValue, positionIn } from '../operations/bytes-source.ts';
import { bytesRepr } from '../operations/bytes-text.ts';
import { hasIndex, toSize } from '../operations/index.ts';
import { newInstance } from '../operations/new-instance.ts';
import { sliceIndices } from '../operations/slice.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { bytearrayType, PyByteArray } from './bytes.ts';
import { addReadingMethods, repeated } from './bytes-methods.ts';
import { PyTuple } from './list.ts';
import { addMethods } from './native.ts';
import { None, type Value } from './object.ts';
import { PySlice } from './slice.ts';
import { strOf } from './str.ts';

addReadingMethods(bytearrayType);
bytearrayType.deleteOwn('__getnewargs__');
bytearrayType.setOwn('__hash__', None);
addMethods(bytearrayType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, bytearrayType, PyByteArray, new Uint8Array(0))],
  __init__: [
    "(self, source=b'', encoding=None, errors=None)",
    function* (self: PyByteArray, source?: Value, encoding?: Value, errors?: Value): Guest<Value> {
      self.splice(0, self.data.length, yield* bytesFrom('bytearray', source, encoding, errors));
      return None;
    },
  ],
  __repr__: ['(self, /)', shown],
  __str__: ['(self, /)', shown],
  __setitem__: ['(self, key, value, /)', setItem],
  __delitem__: ['(self, key, /)', deleteItem],
  __iadd__: [
    '(self, value, /)',
    (a: PyByteArray, b: Value) => {
      const more = bytesOf(b);
      if (more === undefined) throw typeError(`can't concat ${typeName(b)} to ${a.cls.name}`);
      append(a, more);
      return a;
    },
  ],
  __imul__: [
    '(self, value, /)',
    (a: PyByteArray, times: Value): Maybe<Value> => {
      return after(toSize(times), (count) => {
        a.splice(0, a.data.length, repeated(a.data, count));
        return a;
      });
    },
  ],
  append: [
    '(self, item, /)',
    (a: PyByteArray, item: Value): Maybe<Value> =>
      after(byteValue(item), (byte) => {
        append(a, Uint8Array.of(byte));
        return None;
      }),
  ],
  extend: [
    '(self, iterable_of_ints, /)',
    function* (a: PyByteArray, items: Value): Guest<Value> {
      append(a, bytesOf(items) ?? (yield* bytesToAdd(items)));
      return None;
    },
  ],
  insert: [
    '(self, index, item, /)',
    function* (a: PyByteArray, index: Value, item: Value): Guest<Value> {
      const at = yield* settle(toSize(index));
      const byte = yield* settle(byteValue(item));
      const { length } = a.data;
      const place = at < 0 ? Math.max(0, at + length) : Math.min(at, length);
      a.splice(place, place, Uint8Array.of(byte));
      return None;
    },
  ],
  pop: [
    '(self, index=-1, /)',
    (a: PyByteArray, index: Value = -1): Maybe<Value> =>
      after(toSize(index), (given) => {
        if (a.data.length === 0) throw indexError('pop from empty bytearray');
        const at = positionIn(given, a.data.length, 'pop index out of range');
        const byte = a.data[at];
        a.splice(at, at + 1, NOTHING);
        return byte;
      }),
  ],
  remove: [
    '(self, value, /)',
    (a: PyByteArray, value: Value): Maybe<Value> =>
      after(byteValue(value), (byte) => {
        const at = a.data.indexOf(byte);
        if (at < 0) throw valueError('value not found in bytearray');
        a.splice(at, at + 1, NOTHING);
        return None;
      }),
  ],
  reverse: [
    '(self, /)',
    (a: PyByteArray) => {
      a.data.reverse();
      return None;
    },
  ],
  clear: [
    '(self, /)',
    (a: PyByteArray) => {
      a.splice(0, a.data.length, NOTHING);
      return None;
    },
  ],
  copy: ['(self, /)', (a: PyByteArray) => new PyByteArray(a.data.slice())],
  __alloc__: ['(self, /)', (a: PyByteArray) => a.data.buffer.byteLength],
  __reduce__: ['(self, /)', reduce],
  __reduce_ex__: ['(self, proto=0, /)', reduce],
});

const NOTHING = new Uint8Array(0);

function shown(a: PyByteArray): string {
  return `${a.cls.name}(${bytesRepr(a.data, true)})`;
}

/** Class, latin-1 text and its encoding, and the instance's attributes. */
function reduce(a: PyByteArray): Value {
  const text = Buffer.from(a.data).toString('latin1');
  const { attributes } = a as unknown as { attributes: Value | undefined };
  return new PyTuple([a.cls, new PyTuple(text === '' ? [] : [text, 'latin-1']), attributes ?? None]);
}

function append(a: PyByteArray, more: Uint8Array): void {
  a.splice(a.data.length, a.data.length, more === a.data ? more.slice() : more);
}

/** Items for extend, which has words of its own for what is not iterable. */
function* bytesToAdd(items: Value): Guest<Uint8Array> {
  if (strOf(items) !== undefined) throw typeError("expected iterable of integers; got: 'str'");
  const type = typeOf(items);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined)
    throw typeError(`can't extend bytearray with ${type.name}`);
  return yield* bytesOfIterable(items, 'byte');
}

function* setItem(a: PyByteArray, key: Value, value: Value): Guest<Value> {
  if (!(key instanceof PySlice)) {
    const index = yield* settle(toSize(key, 'IndexError', indexMessage(key)));
    const at = positionIn(index, a.data.length, 'bytearray index out of range');
    const byte = yield* settle(byteValue(value));
    if (at >= a.data.length) throw indexError('bytearray index out of range');
    a.data[at] = byte;
    return None;
  }
  const source = yield* bytesToAssign(a, value);
  const { start, stop, step, count } = yield* settle(sliceIndices(key, a.data.length));
  if (step === 1) a.splice(start, Math.max(start, stop), source);
  else if (source.length === 0) deletePositions(a, start, step, count);
  else if (source.length !== count)
    throw valueError(`attempt to assign bytes of size ${source.length} to extended slice of size ${count}`);
  else for (let i = 0, at = start; i < count; i++, at += step) a.data[at] = source[i];
  return None;
}

function indexMessage(key: Value): string {
  return `bytearray indices must be integers or slices, not ${typeName(key)}`;
}

const CANNOT_ASSIGN = 'can assign only bytes, buffers, or iterables of ints in range(0, 256)';

function* bytesToAssign(a: PyByteArray, value: Value): Guest<Uint8Array> {
  const data = bytesOf(value);
  if (data !== undefined) return data === a.data || data.buffer === a.data.buffer ? data.slice() : data;
  const type = typeOf(value);
  const iterable = type.lookup('__iter__') !== undefined || type.lookup('__getitem__') !== undefined;
  if (strOf(value) !== undefined || hasIndex(value) || !iterable) throw typeError(CANNOT_ASSIGN);
  return yield* bytesFrom('bytearray', value, undefined, undefined);
}

function* deleteItem(a: PyByteArray, key: Value): Guest<Value> {
  if (key instanceof PySlice) {
    const { start, step, count } = yield* settle(sliceIndices(key, a.data.length));
    deletePositions(a, start, step, count);
  } else {
    const index = yield* settle(toSize(key, 'IndexError', indexMessage(key)));
    const at = positionIn(index, a.data.length, 'bytearray index out of range');
    a.splice(at, at + 1, NOTHING);
  }
  return None;
}

function deletePositions(a: PyByteArray, start: number, step: number, count: number): void {
  if (count === 0) return;
  const first = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  if (stride === 1) a.splice(first, first + count, NOTHING);
  else {
    const kept = a.data.filter((_, at) => at < first || (at - first) % stride !== 0 || (at - first) / stride >= count);
    a.splice(0, a.data.length, kept);
  }
}
