/** str as a sequence: made, added, repeated, indexed and sliced. */
import { indexError, makeExceptionOf, typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { bytesOf } from '../operations/buffer.ts';
import { ChunkedText } from '../operations/chunked-text.ts';
import { decodeText } from '../operations/codecs.ts';
import { toIndex, toSize } from '../operations/index.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { sliceIndices } from '../operations/slice.ts';
import { str as strValue } from '../operations/text.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { type Int, intOf } from './int.ts';
import type { Value } from './object.ts';
import { PySlice } from './slice.ts';
import { PyStrBox, type Str, strFromCodePoints, strLength, strOf, strPoints, strType, WideStr } from './str.ts';
import { argument, self } from './str-arguments.ts';

export function newStr(cls: Value, object?: Value, encoding?: Value, errors?: Value): Maybe<Value> {
  if (cls === strType && object !== undefined && encoding === undefined && errors === undefined)
    return strValue(object);
  return newStrOf(cls, object, encoding, errors);
}

function* newStrOf(cls: Value, object?: Value, encoding?: Value, errors?: Value): Guest<Value> {
  checkSubtype(cls, strType);
  let value: Str;
  if (object === undefined) value = '';
  else if (encoding !== undefined || errors !== undefined) {
    const codec = encoding === undefined ? 'utf-8' : argument(encoding, 'str', "'encoding'");
    const handler = errors === undefined ? 'strict' : argument(errors, 'str', "'errors'");
    if (strOf(object) !== undefined) throw typeError('decoding str is not supported');
    const data = bytesOf(object);
    if (data === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
    value = decodeText(data, codec, handler);
  } else value = yield* settle(strValue(object));
  return cls === strType ? value : newInstance(cls, strType, PyStrBox, value);
}

export function concatenate(a: Value, b: Value): Value {
  const other = strOf(b);
  if (other === undefined) throw typeError(`can only concatenate str (not "${typeName(b)}") to str`);
  realm().budget.allocate((strLength(self(a)) + strLength(other)) * 2);
  const x = self(a);
  if (typeof x === 'string' && typeof other === 'string') return x + other;
  const points = new Uint32Array(strLength(x) + strLength(other));
  points.set(strPoints(x));
  points.set(strPoints(other), strLength(x));
  return strFromCodePoints(points);
}

export function repeat(a: Value, times: Value): Maybe<Value> {
  const known = intOf(times);
  if (known !== undefined) return repeatTimes(a, known);
  return repeatRest(a, toIndex(times));
}

function* repeatRest(a: Value, pending: Maybe<Int>): Guest<Value> {
  return repeatTimes(a, yield* settle(pending));
}

function repeatTimes(a: Value, times: Int): Value {
  const value = self(a);
  const count_ = toSize(times) as number;
  const size = strLength(value) * count_;
  if (size <= 0) return '';
  if (size > 2 ** 40) throw makeExceptionOf('MemoryError', []);
  realm().budget.allocate(size * (typeof value === 'string' ? 1 : 4));
  if (size > 0x1fffffe8) throw makeExceptionOf('MemoryError', []);
  if (typeof value === 'string') return value.repeat(count_);
  const points = new Uint32Array(size);
  for (let i = 0; i < count_; i++) points.set(value.points, i * value.points.length);
  return new WideStr(points);
}

export function subscript(a: Value, key: Value): Maybe<Value> {
  const value = self(a);
  if (key instanceof PySlice) {
    const indices = sliceIndices(key, strLength(value));
    return isPending(indices) ? sliceRest(value, indices) : sliced(value, indices);
  }
  const index = toSize(key, 'IndexError', `string indices must be integers, not '${typeName(key)}'`);
  return isPending(index) ? characterRest(value, index) : character(value, index);
}

function* sliceRest(
  value: Str,
  pending: Guest<{ start: number; stop: number; step: number; count: number }>,
): Guest<Value> {
  return sliced(value, yield* pending);
}

export function sliced(
  value: Str,
  { start, stop, step, count: size }: { start: number; stop: number; step: number; count: number },
): Value {
  realm().budget.allocate(size * 2);
  if (size === 0) return '';
  if (typeof value === 'string') {
    if (step === 1) return value.slice(start, stop);
    const picked = new ChunkedText();
    for (let i = 0, at = start; i < size; i++, at += step) picked.add(value[at] as string);
    return picked.toString();
  }
  const points = new Uint32Array(size);
  for (let i = 0, at = start; i < size; i++, at += step) points[i] = value.points[at] as number;
  return strFromCodePoints(points);
}

function* characterRest(value: Str, pending: Guest<Int>): Guest<Value> {
  return character(value, yield* pending);
}

export function character(value: Str, index: Int): Value {
  const length = strLength(value);
  const at = Number(index) < 0 ? Number(index) + length : Number(index);
  if (at < 0 || at >= length) throw indexError('string index out of range');
  return typeof value === 'string' ? (value[at] as string) : strFromCodePoints([value.points[at] as number]);
}
