/** Values to bytes and back, by a layout. */
import { isException, makeException, overflowError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { toFloatValue } from '../../runtime/objects/float-methods.ts';
import { type Int, normalizeInt } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { halfBits, readHalf } from '../../runtime/operations/element-format.ts';
import { hasIndex, toIndex } from '../../runtime/operations/index.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';
import { type Field, type Layout, structError } from './layout.ts';

const UNSIGNED = 'BHILQNP';
/**
 * One value at a time passes through this memory: making a view of a small array makes V8 move it out of its heap, which
 * costs ten times what copying eight bytes does. Nothing is awaited while a value is in it.
 */
const scratch = new Uint8Array(8);
const view = new DataView(scratch.buffer);

function fetch(data: Uint8Array, at: number, size: number): void {
  for (let i = 0; i < size; i++) scratch[i] = data[at + i] as number;
}

function store(data: Uint8Array, at: number, size: number): void {
  for (let i = 0; i < size; i++) data[at + i] = scratch[i] as number;
}

/** The values in a piece of memory; there are enough bytes. */
export function unpack(layout: Layout, data: Uint8Array, offset: number): Value[] {
  const values: Value[] = [];
  realm().budget.allocate(layout.values * 16);
  for (const field of layout.fields) {
    if (field.code === 's' || field.code === 'p') values.push(readText(field, data, offset + field.offset));
    else
      for (let i = 0; i < field.count; i++)
        values.push(read(data, field, offset + field.offset + i * field.size, layout.littleEndian));
  }
  return values;
}

function readText(field: Field, data: Uint8Array, at: number): Value {
  if (field.code === 's') return new PyBytes(data.slice(at, at + field.size));
  const length = Math.min(data[at] ?? 0, Math.max(0, field.size - 1));
  return new PyBytes(data.slice(at + 1, at + 1 + length));
}

function read(data: Uint8Array, { code, size }: Field, at: number, little: boolean): Value {
  fetch(data, at, size);
  switch (code) {
    case 'c':
      return new PyBytes(Uint8Array.of(view.getUint8(0)));
    case '?':
      return view.getUint8(0) !== 0;
    case 'e':
      return new PyFloat(readHalf(view.getUint16(0, little)));
    case 'f':
      return new PyFloat(view.getFloat32(0, little));
    case 'd':
      return new PyFloat(view.getFloat64(0, little));
  }
  const unsigned = UNSIGNED.includes(code);
  switch (size) {
    case 1:
      return unsigned ? view.getUint8(0) : view.getInt8(0);
    case 2:
      return unsigned ? view.getUint16(0, little) : view.getInt16(0, little);
    case 4:
      return unsigned ? view.getUint32(0, little) : view.getInt32(0, little);
    default:
      return normalizeInt(unsigned ? view.getBigUint64(0, little) : view.getBigInt64(0, little));
  }
}

/** Writes values into memory that is zero and large enough. Throws struct.error. */
export function* pack(layout: Layout, values: readonly Value[], data: Uint8Array, offset: number): Guest<void> {
  let next = 0;
  for (const field of layout.fields) {
    for (let i = 0; i < field.count; i++) {
      const value = values[next++] as Value;
      const at = offset + field.offset + i * field.size;
      if (field.code === 's' || field.code === 'p') writeText(field, data, at, value);
      else if (typeof value === 'number' && field.code !== '?' && !'cefd'.includes(field.code))
        writeInt(data, field, at, value, layout.littleEndian);
      else yield* write(data, field, at, value, layout);
    }
  }
}

function writeText(field: Field, data: Uint8Array, at: number, value: Value): void {
  if (!(value instanceof PyBytes || value instanceof PyByteArray))
    throw structError(`argument for '${field.code}' must be a bytes object`);
  if (field.size === 0) return;
  const isPascal = field.code === 'p';
  const room = isPascal ? Math.max(0, field.size - 1) : field.size;
  const text = value.data.subarray(0, room);
  data.set(text, at + (isPascal ? 1 : 0));
  if (isPascal) data[at] = Math.min(text.length, 255);
}

function* write(data: Uint8Array, field: Field, at: number, value: Value, layout: Layout): Guest<void> {
  switch (field.code) {
    case 'c':
      if (!(value instanceof PyBytes || value instanceof PyByteArray) || value.data.length !== 1)
        throw structError('char format requires a bytes object of length 1');
      data[at] = value.data[0] as number;
      return;
    case '?':
      data[at] = (yield* settle(truth(value))) ? 1 : 0;
      return;
    case 'e':
    case 'f':
    case 'd':
      writeFloat(data, field.code, at, yield* toFloat(value), layout);
      return;
  }
  if (!hasIndex(value)) throw structError('required argument is not an integer');
  writeInt(data, field, at, yield* settle(toIndex(value)), layout.littleEndian);
}

function* toFloat(value: Value): Guest<number> {
  try {
    if (typeof value === 'string') throw makeException('TypeError', 'must be real number, not str');
    return yield* toFloatValue(value);
  } catch (thrown) {
    if (isException(thrown, 'TypeError')) throw structError('required argument is not a float');
    throw thrown;
  }
}

function writeFloat(data: Uint8Array, code: string, at: number, value: number, { littleEndian, native }: Layout): void {
  if (code === 'd') {
    view.setFloat64(0, value, littleEndian);
    store(data, at, 8);
    return;
  }
  const bits = code === 'e' ? halfBits(value) : 0;
  const fits =
    code === 'e' ? bits !== undefined : native || Number.isFinite(Math.fround(value)) || !Number.isFinite(value);
  if (!fits) throw overflowError(`float too large to pack with ${code} format`);
  if (code === 'e') view.setUint16(0, bits as number, littleEndian);
  else view.setFloat32(0, value, littleEndian);
  store(data, at, code === 'e' ? 2 : 4);
}

function writeInt(data: Uint8Array, field: Field, at: number, value: Int, little: boolean): void {
  const { code, size } = field;
  const bits = size * 8;
  const unsigned = UNSIGNED.includes(code);
  if (size === 8) checkLong(code, value, unsigned);
  else {
    const low = unsigned ? 0 : -(2 ** (bits - 1));
    const high = (unsigned ? 2 ** bits : 2 ** (bits - 1)) - 1;
    if (value < low || value > high) throw structError(`'${code}' format requires ${low} <= number <= ${high}`);
  }
  if (size === 1) view.setUint8(0, Number(value) & 0xff);
  else if (size === 2) view.setUint16(0, Number(value) & 0xffff, little);
  else if (size === 4) view.setUint32(0, Number(value) >>> 0, little);
  else view.setBigUint64(0, BigInt.asUintN(64, BigInt(value)), little);
  store(data, at, size);
}

function checkLong(code: string, value: Int, unsigned: boolean): void {
  const low = unsigned ? 0n : -(1n << 63n);
  const high = (unsigned ? 1n << 64n : 1n << 63n) - 1n;
  if (code === 'P') {
    if (value > high || value < -(1n << 63n)) throw structError('int too large to convert');
  } else if (value < low || value > high) throw structError(`'${code}' format requires ${low} <= number <= ${high}`);
}
