/** What each type code of array allows, and its items as bytes. */
import { makeException, overflowError, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { toFloatValue } from '../../runtime/objects/float-methods.ts';
import { type Int, normalizeInt } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strFromCodePoints, strLength, strOf, strPoints } from '../../runtime/objects/str.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { realm } from '../../runtime/realm.ts';

export const TYPE_CODES = 'bBuwhHiIlLqQfd';
const SIZES: Readonly<Record<string, number>> = {
  b: 1,
  B: 1,
  u: 4,
  w: 4,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  f: 4,
  d: 8,
};
export const itemSize = (code: string): number => SIZES[code] as number;
export const isTextCode = (code: string): boolean => code === 'u' || code === 'w';

/** A value as an item of an array. Throws TypeError and OverflowError. */
export function* itemOf(code: string, value: Value): Guest<Value> {
  if (isTextCode(code)) return textItem(value);
  if (code === 'f' || code === 'd') {
    if (typeof value === 'string') throw typeError('must be real number, not str');
    const number = yield* toFloatValue(value);
    return new PyFloat(code === 'f' ? Math.fround(number) : number);
  }
  const int = yield* settle(toIndex(value));
  checkRange(code, int);
  return int;
}

function textItem(value: Value): Value {
  const text = strOf(value);
  if (text === undefined || strLength(text) !== 1) throw typeError('array item must be unicode character');
  return text;
}

function checkRange(code: string, int: Int): void {
  const refuse = (message: string): never => {
    throw overflowError(message);
  };
  const over = (bits: number): boolean => int >= 2 ** (bits - 1);
  const under = (bits: number): boolean => int < -(2 ** (bits - 1));
  switch (code) {
    case 'b':
    case 'h': {
      if (over(64) || under(64)) refuse('Python int too large to convert to C long');
      if (over(16)) refuse('signed short integer is greater than maximum');
      if (under(16)) refuse('signed short integer is less than minimum');
      if (code === 'h') return;
      if (over(8)) refuse('signed char is greater than maximum');
      if (under(8)) refuse('signed char is less than minimum');
      return;
    }
    case 'B':
      if (over(64) || under(64)) refuse('Python int too large to convert to C long');
      if (int < 0) refuse('unsigned byte integer is less than minimum');
      if (int > 255) refuse('unsigned byte integer is greater than maximum');
      return;
    case 'H':
    case 'i':
      if (over(64) || under(64)) refuse('Python int too large to convert to C long');
      if (over(32)) refuse('signed integer is greater than maximum');
      if (under(32)) refuse('signed integer is less than minimum');
      if (code === 'i') return;
      if (int < 0) refuse('unsigned short is less than minimum');
      if (int > 0xffff) refuse('unsigned short is greater than maximum');
      return;
    case 'I':
    case 'L':
      if (int < 0) refuse("can't convert negative value to unsigned int");
      if (int >= 2 ** 64) refuse('Python int too large to convert to C unsigned long');
      if (code === 'I' && int >= 2 ** 32) refuse('unsigned int is greater than maximum');
      return;
    case 'l':
      if (over(64) || under(64)) refuse('Python int too large to convert to C long');
      return;
    case 'q':
      if (over(64) || under(64)) refuse('int too big to convert');
      return;
    default:
      if (int < 0) refuse("can't convert negative int to unsigned");
      if (int >= 2 ** 64) refuse('int too big to convert');
  }
}

/** Items as bytes in the machine's order. */
export function packItems(code: string, items: readonly Value[]): Uint8Array {
  const size = itemSize(code);
  realm().budget.allocate(items.length * size);
  realm().budget.work(items.length / 4);
  const bytes = new Uint8Array(items.length * size);
  const view = new DataView(bytes.buffer);
  for (const [i, item] of items.entries()) {
    const at = i * size;
    if (item instanceof PyFloat) {
      if (size === 4) view.setFloat32(at, item.v, true);
      else view.setFloat64(at, item.v, true);
    } else if (isTextCode(code)) view.setUint32(at, strPoints(strOf(item) as string)[0] as number, true);
    else if (size === 8) view.setBigUint64(at, BigInt.asUintN(64, BigInt(item as Int)), true);
    else if (size === 4) view.setUint32(at, (item as number) >>> 0, true);
    else if (size === 2) view.setUint16(at, (item as number) & 0xffff, true);
    else view.setUint8(at, (item as number) & 0xff);
  }
  return bytes;
}

/** Bytes as items. Throws ValueError. */
export function unpackItems(code: string, bytes: Uint8Array): Value[] {
  const size = itemSize(code);
  if (bytes.length % size !== 0) throw makeException('ValueError', 'bytes length not a multiple of item size');
  realm().budget.allocate(bytes.length * 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / size }, (_, i) => readItem(code, view, i * size));
}

function readItem(code: string, view: DataView, at: number): Value {
  switch (code) {
    case 'b':
      return view.getInt8(at);
    case 'B':
      return view.getUint8(at);
    case 'h':
      return view.getInt16(at, true);
    case 'H':
      return view.getUint16(at, true);
    case 'i':
      return view.getInt32(at, true);
    case 'I':
      return view.getUint32(at, true);
    case 'f':
      return new PyFloat(view.getFloat32(at, true));
    case 'd':
      return new PyFloat(view.getFloat64(at, true));
    case 'l':
    case 'q':
      return normalizeInt(view.getBigInt64(at, true));
    case 'L':
    case 'Q':
      return normalizeInt(view.getBigUint64(at, true));
    default:
      return strFromCodePoints([view.getUint32(at, true)]);
  }
}
