/** What bytes() and bytearray() are made from. */
import { indexError, isException, makeException, overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { PyBytes } from '../objects/bytes.ts';
import { type Int, intOf } from '../objects/int.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { strOf, strToText } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { gatherBytes } from './buffer.ts';
import { callSpecialMaybe } from './call.ts';
import { encodeText } from './codecs.ts';
import { hasIndex, toIndex } from './index.ts';
import { iterateAll } from './iterate.ts';
import { argumentTypeName, typeName, typeOf } from './type-of.ts';

/** Longest bytes: what a typed array can hold. */
export const MAX_BYTES = 0xffffffff;

/** An argument that must be a str. Throws TypeError. */
export function textArgument(value: Value, method: string, name: string): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`${method}() argument '${name}' must be str, not ${argumentTypeName(value)}`);
  return strToText(text);
}

/** A zeroed array of bytes, charged. */
export function allocateBytes(size: number): Uint8Array {
  realm().budget.allocate(size);
  if (size > MAX_BYTES) throw makeException('MemoryError');
  return new Uint8Array(size);
}

/** The content of `bytes(source, encoding, errors)` or of a bytearray; not to be written to. */
export function* bytesFrom(
  type: 'bytes' | 'bytearray',
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): Guest<Uint8Array> {
  const codec = encoding === undefined ? undefined : textArgument(encoding, type, 'encoding');
  const handler = errors === undefined ? undefined : textArgument(errors, type, 'errors');
  const text = source === undefined ? undefined : strOf(source);
  if (text !== undefined && (codec !== undefined || handler !== undefined || type === 'bytearray')) {
    if (codec === undefined) throw typeError('string argument without an encoding');
    return (encodeText(text, codec, handler ?? 'strict') as PyBytes).data;
  }
  if (codec !== undefined) throw typeError('encoding without a string argument');
  if (handler !== undefined) throw typeError('errors without a string argument');
  if (source === undefined) return new Uint8Array(0);
  if (type === 'bytes') {
    const own = yield* ownBytes(source);
    if (own !== undefined) return own;
    if (text !== undefined) throw typeError('string argument without an encoding');
  }
  if (hasIndex(source)) {
    const size = yield* countOf(source);
    if (size !== undefined) return allocateBytes(size);
  }
  return yield* bytesOfItems(source, type);
}

/** `bytes(source)` for everything but counts and text: what int.from_bytes reads. */
export function* bytesFromObject(source: Value): Guest<Uint8Array> {
  return (yield* ownBytes(source)) ?? (yield* bytesOfItems(source, 'bytes'));
}

/** What `__bytes__` gives; undefined without that method. */
function* ownBytes(source: Value): Guest<Uint8Array | undefined> {
  if (source instanceof PyBytes && source.exact) return source.data;
  const own = callSpecialMaybe(source, '__bytes__', []);
  if (own === undefined) return undefined;
  const made = yield* settle(own);
  if (!(made instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeName(made)})`);
  return made.data;
}

/** A number of zero bytes; undefined if `__index__` refuses, so that the object is taken as an iterable. */
function* countOf(source: Value): Guest<number | undefined> {
  let size: Int;
  try {
    size = yield* settle(toIndex(source));
  } catch (thrown) {
    if (isException(thrown, 'TypeError')) return undefined;
    throw thrown;
  }
  if (typeof size === 'bigint') throw overflowError(`cannot fit '${typeName(source)}' into an index-sized integer`);
  if (size < 0) throw valueError('negative count');
  return size;
}

function* bytesOfItems(source: Value, type: 'bytes' | 'bytearray'): Guest<Uint8Array> {
  const data = gatherBytes(source);
  if (data !== undefined) return data;
  const { name } = typeOf(source);
  const iterable =
    typeOf(source).lookup('__iter__') !== undefined || typeOf(source).lookup('__getitem__') !== undefined;
  if (strOf(source) !== undefined || !iterable) throw typeError(`cannot convert '${name}' object to ${type}`);
  return yield* bytesOfIterable(source, type === 'bytes' ? 'bytes' : 'byte');
}

/** The bytes that an iterable of ints gives. */
export function* bytesOfIterable(source: Value, what: 'bytes' | 'byte'): Guest<Uint8Array> {
  const items =
    source instanceof PyList || source instanceof PyTuple ? source.items : yield* settle(iterateAll(source));
  const data = allocateBytes(items.length);
  for (let i = 0; i < items.length; i++) {
    const byte = byteValue(items[i], what);
    data[i] = isPending(byte) ? yield* byte : byte;
  }
  return data;
}

/** An int from 0 to 255. Throws TypeError and ValueError. */
export function byteValue(item: Value, what: 'bytes' | 'byte' = 'byte'): Maybe<number> {
  const index = toIndex(item);
  return isPending(index) ? awaitByte(index, what) : checkByte(index, what);
}

function* awaitByte(pending: Guest<Int>, what: 'bytes' | 'byte'): Guest<number> {
  return checkByte(yield* pending, what);
}

function checkByte(index: Int, what: 'bytes' | 'byte'): number {
  if (index < 0 || index > 255) throw valueError(`${what} must be in range(0, 256)`);
  return Number(index);
}

/** A subscript as a position. Throws IndexError. */
export function positionIn(index: Int, length: number, message: string): number {
  const at = Number(index) < 0 ? Number(index) + length : Number(index);
  if (at < 0 || at >= length) throw indexError(message);
  return at;
}

/** True for ints, and for what has `__index__`. */
export function isCount(value: Value): boolean {
  return intOf(value) !== undefined || hasIndex(value);
}
