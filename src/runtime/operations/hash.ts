/**
 * Hashing, and the index form of keys: a JS value that a Map compares equal exactly when Python finds the keys equal.
 *
 * A real str or int is its own index form. Every other value class has a form that no str and no int can have:
 * strings that start with a lone surrogate (no JS-string str holds one), and numbers beyond 2**53 in magnitude (an int
 * that large is a bigint). Parts of composite forms delimit themselves, so no two different keys share a form.
 * Values whose `__hash__` or `__eq__` is guest code have none: `undefined`.
 */

import { continuation, then } from '../continuations.ts';
import { typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe } from '../guest.ts';
import { PyComplex, PyFloat } from '../objects/float.ts';
import { PyMethod } from '../objects/function.ts';
import { type Int, intOf, PyIntBox } from '../objects/int.ts';
import { type IndexKey, isIntTuple } from '../objects/key-index.ts';
import { PyTuple } from '../objects/list.ts';
import { PyBoundNative } from '../objects/native.ts';
import { None, PyObject, type Value } from '../objects/object.ts';
import { PyRange } from '../objects/range.ts';
import { PySlice } from '../objects/slice.ts';
import { PyStrBox, WideStr } from '../objects/str.ts';
import { objectType, type PyType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { callSpecialMaybe } from './call.ts';
import { hashComplex, hashDouble, hashInt, hashSequence, hashText } from './hash-mixing.ts';
import { enterNesting, leaveNesting } from './nesting.ts';
import { typeOf } from './type-of.ts';

/** How the instances of a builtin type are keys: used for that type and for subclasses that override neither method. */
export interface KeyForm<T extends PyObject> {
  /** Index form; undefined if a part needs guest code. */
  index(value: T): IndexKey | undefined;
  hash(value: T): Maybe<Int>;
}

const forms = new Map<PyType, KeyForm<PyObject>>();

/** Makes a builtin type's instances keys by value. Its type dict's `__hash__` and `__eq__` must say the same. */
export function setKeyForm<T extends PyObject>(type: PyType, form: KeyForm<T>): void {
  forms.set(type, form as unknown as KeyForm<PyObject>);
}

/** Hash as `hash(value)` gives it. Throws TypeError for unhashable types. */
export function hashOf(value: Value): Maybe<Int> {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return hashInt(value);
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      return hashText(value.length, (position) => value.charCodeAt(position));
    default: {
      if (value === None) return 4238894112; // a constant since CPython 3.12
      const form = formOf(value);
      if (form !== undefined) return form.hash(value);
      const method = value.cls.lookup('__hash__');
      if (method === None) throw unhashable(value);
      if (method === undefined || method === objectType.lookup('__hash__')) return identityHash(value);
      const result = callSpecialMaybe(value, '__hash__', []) as Maybe<Value>;
      return then(result, hashGiven);
    }
  }
}

/** Hash of an object that is equal to itself only. */
export function identityHash(value: PyObject): number {
  return realm().idOf(value) / 16;
}

const hashGiven = continuation('hash given', checkHash);

function checkHash(result: Value): Int {
  const hash = intOf(result);
  if (hash === undefined) throw typeError('__hash__ method should return an integer');
  if (typeof hash === 'bigint' && (hash >= 1n << 63n || hash < -(1n << 63n))) return hashInt(hash);
  return hash === -1 ? -2 : hash;
}

function unhashable(value: Value): unknown {
  return typeError(`unhashable type: '${typeOf(value).name}'`);
}

/** The index form of a key; undefined if hashing or comparing it needs guest code. Throws TypeError for unhashable types. */
export function indexKey(value: Value): IndexKey | undefined {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'bigint':
      return bigIndex(value);
    case 'boolean':
      return value ? 1 : 0;
    default: {
      if (value instanceof PyTuple && value.exact) return tupleIndex(value);
      if (value === None) return value;
      const form = formOf(value);
      if (form !== undefined) return form.index(value);
      return identityKey(value);
    }
  }
}

/** The object itself, if its class compares and hashes by identity. */
function identityKey(value: PyObject): PyObject | undefined {
  const { cls } = value;
  const hash = cls.lookup('__hash__');
  if (hash === None) throw unhashable(value);
  if (hash !== undefined && hash !== objectType.lookup('__hash__')) return undefined;
  const eq = cls.lookup('__eq__');
  return eq === undefined || eq === objectType.lookup('__eq__') ? value : undefined;
}

/** The key form of a value: its type's own, or that of the builtin it inherits from when its class overrides nothing. */
function formOf(value: PyObject): KeyForm<PyObject> | undefined {
  const { cls } = value;
  const own = forms.get(cls);
  if (own !== undefined) return own;
  if (value.exact && !cls.builtin && !(value instanceof PyStrBox || value instanceof PyIntBox)) return undefined;
  for (const base of cls.mro) {
    const form = base.builtin ? forms.get(base) : undefined;
    if (form === undefined) continue;
    const same = cls.lookup('__hash__') === base.lookup('__hash__') && cls.lookup('__eq__') === base.lookup('__eq__');
    return same ? form : undefined;
  }
  return undefined;
}

// First character of each composite form; \ud801 and \ud80e are WideStr's own.
const TUPLE = '\ud802';
const FROZENSET = '\ud803';
const BYTES = '\ud804';
const BIG = '\ud805';
const COMPLEX = '\ud806';
const RANGE = '\ud807';
const SLICE = '\ud808';
const METHOD = '\ud809';
const FROZENSET_INTS = '\ud80d';

/** Ints beyond a 64-bit word go by their text: V8 hashes only a bigint's lowest word. */
function bigIndex(value: bigint): IndexKey {
  return BigInt.asIntN(64, value) === value ? value : BIG + value.toString(16);
}

function floatIndex(value: PyFloat): IndexKey {
  const { v } = value;
  if (Number.isSafeInteger(v)) return v + 0; // no -0
  if (Number.isInteger(v)) return bigIndex(BigInt(v));
  return Number.isNaN(v) ? value : v; // NaN equals itself only as an object
}

/** One part of a composite form. */
function partText(key: IndexKey): string {
  switch (typeof key) {
    case 'string':
      return `s${key.length}:${key}`;
    case 'number':
      return `n${key};`;
    case 'bigint':
      return `b${key.toString(16)};`;
    default:
      return isIntTuple(key) ? intsText(key.items as readonly number[]) : `o${realm().idOf(key)};`;
  }
}

function intsText(items: readonly number[]): string {
  return `t${packedInts(String.fromCharCode(items.length), items)}`;
}

function tupleIndex(tuple: PyTuple): IndexKey | undefined {
  if (tuple.indexForm !== undefined) return tuple.indexForm;
  const { items } = tuple;
  if (areInts(items)) return tuple.exact ? tuple : new PyTuple(items);
  const text = plainText(items);
  if (text !== undefined) {
    tuple.indexForm = text;
    return text;
  }
  const form = sequenceIndex(TUPLE, items);
  if (typeof form === 'string' && isLasting(items)) tuple.indexForm = form;
  return form;
}

/** The form of a short tuple of texts and ints with at least one text; undefined for any other. */
function plainText(items: readonly Value[]): string | undefined {
  const { length } = items;
  if (length > 4) return undefined;
  let text = TUPLE;
  let texts = 0;
  for (let i = 0; i < length; i++) {
    const item = items[i];
    if (typeof item === 'string') {
      text += `s${item.length}:${item}`;
      texts += item.length + 1;
    } else if (typeof item === 'number') text += `n${item};`;
    else return undefined;
  }
  return texts > 0 && texts < 256 ? text : undefined;
}

/** True for ints of 32 bits, if they are not too many to compare at every search. */
function areInts(items: readonly Value[]): items is readonly number[] {
  const { length } = items;
  if (length === 0 || length > MAX_PACKED) return false;
  for (let i = 0; i < length; i++) {
    const item = items[i];
    if (typeof item !== 'number' || (item | 0) !== item) return false;
  }
  return true;
}

/** True if the index forms of the items can never change: no class with methods of its own is asked for them. */
function isLasting(items: readonly Value[]): boolean {
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item !== 'object' || item === None || item instanceof PyFloat) continue;
    if (!(item instanceof PyTuple && item.exact && (item.indexForm !== undefined || isLasting(item.items))))
      return false;
  }
  return true;
}

/** Ints that make one form. */
const MAX_PACKED = 64;

/** The form of a tuple by those of its items, of which True and 1.0 are ints. */
function keysIndex(keys: readonly (IndexKey & Value)[]): IndexKey {
  return areInts(keys) ? new PyTuple(keys) : joined(TUPLE, keys);
}

function packedInts(mark: string, keys: readonly IndexKey[]): string | undefined {
  if (keys.length === 0 || keys.length > MAX_PACKED) return undefined;
  const codes: number[] = [mark.charCodeAt(0)];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as IndexKey;
    if (typeof key !== 'number' || (key | 0) !== key) return undefined;
    codes.push((key >>> 16) & 0xffff, key & 0xffff);
  }
  return String.fromCharCode.apply(null, codes);
}

function joined(mark: string, keys: readonly IndexKey[]): string {
  let text = mark;
  for (let i = 0; i < keys.length; i++) text += partText(keys[i] as IndexKey);
  if (text.length > 256) realm().budget.allocate(text.length * 2);
  return text;
}

function sequenceIndex(mark: string, items: readonly Value[]): IndexKey | undefined {
  const keys: IndexKey[] = [];
  enterNesting('while calling a Python object');
  try {
    for (let i = 0; i < items.length; i++) {
      const key = indexKey(items[i] as Value); // also after one without: a later one may be unhashable
      if (key !== undefined) keys.push(key);
      if ((i & 1023) === 1023) realm().budget.work(256);
    }
  } finally {
    leaveNesting();
  }
  if (keys.length < items.length) return undefined;
  return mark === TUPLE ? keysIndex(keys) : joined(mark, keys);
}

/** Index form of a frozenset from those of its items. */
export function unorderedIndex(keys: IndexKey[]): string {
  if (keys.length <= MAX_PACKED && keys.every((key) => typeof key === 'number')) {
    const packed = packedInts(
      FROZENSET_INTS,
      keys.sort((a, b) => (a as number) - (b as number)),
    );
    if (packed !== undefined) return packed;
  }
  const parts = keys.map(partText).sort();
  realm().budget.allocate(parts.reduce((size, part) => size + part.length * 2, 0));
  return FROZENSET + parts.join('');
}

/** Index form of bytes. */
export function bytesIndex(bytes: Uint8Array): IndexKey {
  let text = BYTES;
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}

/** Hash of bytes. */
export function bytesHash(bytes: Uint8Array): Int {
  return hashText(bytes.length, (position) => bytes[position]);
}

/** Hash of a sequence of values, as tuples (`sized`) and slices mix them. */
export function hashValues(items: readonly Value[], sized: boolean): Maybe<Int> {
  const hashes: Int[] = [];
  enterNesting('while calling a Python object');
  try {
    for (let i = 0; i < items.length; i++) {
      const hash = hashOf(items[i]);
      if (isPending(hash)) return hashRest(hash, hashes, items, sized);
      hashes.push(hash);
      if ((i & 1023) === 1023) realm().budget.work(1024);
    }
  } finally {
    leaveNesting();
  }
  return hashSequence(hashes, sized);
}

function* hashRest(pending: Guest<Int>, hashes: Int[], items: readonly Value[], sized: boolean): Guest<Int> {
  hashes.push(yield* pending);
  while (hashes.length < items.length) {
    let hash = hashOf(items[hashes.length]);
    if (isPending(hash)) hash = yield* hash;
    hashes.push(hash);
  }
  return hashSequence(hashes, sized);
}

/** What ranges compare and hash by: their length, first item and step, as far as they matter. */
export function rangeParts(range: PyRange): readonly [Int, Value, Value] {
  if (range.length === 0) return [0, None, None];
  return [range.length, range.start, range.length === 1 ? None : range.step];
}

function boundIndex(self: Value, func: IndexKey | undefined): IndexKey | undefined {
  if (func === undefined) return undefined;
  return METHOD + (self instanceof PyObject ? partText(self) : `${typeof self}${self};`) + partText(func);
}

function boundHash(self: Value, func: PyObject): Int {
  const receiver = self instanceof PyObject ? identityHash(self) : (hashOf(self) as Int);
  return hashSequence([receiver, identityHash(func)], false);
}

setKeyForm<PyFloat>(typeOf(new PyFloat(0)), {
  index: floatIndex,
  hash: (value) => (Number.isNaN(value.v) ? identityHash(value) : hashDouble(value.v)),
});
setKeyForm<PyComplex>(typeOf(new PyComplex(0, 0)), {
  index: (value) => {
    if (value.imag === 0) return !Number.isNaN(value.real) ? floatIndex(new PyFloat(value.real)) : value;
    if (Number.isNaN(value.real) || Number.isNaN(value.imag)) return value;
    return `${COMPLEX}${value.real};${value.imag}`;
  },
  hash: (value) => {
    const parts = [value.real, value.imag].map((part) => (Number.isNaN(part) ? identityHash(value) : hashDouble(part)));
    return hashComplex(parts[0], parts[1]);
  },
});
setKeyForm<PyTuple>(typeOf(new PyTuple([])), { index: tupleIndex, hash: (value) => hashValues(value.items, true) });
setKeyForm<PyRange>(typeOf(new PyRange(0, 0, 1)), {
  index: (value) => sequenceIndex(RANGE, rangeParts(value)),
  hash: (value) => hashValues(rangeParts(value), true),
});
setKeyForm<PySlice>(typeOf(new PySlice(None, None, None)), {
  index: (value) => sequenceIndex(SLICE, [value.start, value.stop, value.step]),
  hash: (value) => hashValues([value.start, value.stop, value.step], false),
});
setKeyForm<PyMethod>(typeOf(new PyMethod(None, None)), {
  index: (value) => boundIndex(value.self, indexKey(value.func)),
  hash: (value) => boundHash(value.self, value.func as PyObject),
});
// The type of builtin functions has both forms: with and without a receiver.
setKeyForm<PyObject>(typeOf(new PyBoundNative(None as never, None)), {
  index: (value) => (value instanceof PyBoundNative ? boundIndex(value.self, value.native) : (value as never)),
  hash: (value) => (value instanceof PyBoundNative ? boundHash(value.self, value.native) : realm().idOf(value) / 16),
});
// str and int: WideStr is exact str, the boxes belong to Python subclasses.
setKeyForm<WideStr | PyStrBox>(typeOf(''), {
  index: (value) => (value instanceof WideStr ? value.key : indexKey(value.v)),
  hash: (value) =>
    value instanceof WideStr ? hashText(value.points.length, (position) => value.points[position]) : hashOf(value.v),
});
setKeyForm<PyIntBox>(typeOf(0), { index: (value) => indexKey(value.v), hash: (value) => hashInt(value.v) });
