/** Elements of buffers: what the single-character formats of the struct module mean in native size and order. */
import { isException, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, settle } from '../guest.ts';
import { PyBytes } from '../objects/bytes.ts';
import { PyFloat } from '../objects/float.ts';
import { toFloatValue } from '../objects/float-methods.ts';
import { normalizeInt } from '../objects/int.ts';
import type { Value } from '../objects/object.ts';
import { toIndex } from './index.ts';
import { truth } from './truth.ts';

interface Element {
  readonly size: number;
  readonly kind: 'int' | 'float' | 'bool' | 'char';
  readonly signed: boolean;
}

const int = (size: number, signed: boolean): Element => ({ size, kind: 'int', signed });
const ELEMENTS: ReadonlyMap<string, Element> = new Map<string, Element>([
  ['c', { size: 1, kind: 'char', signed: false }],
  ['?', { size: 1, kind: 'bool', signed: false }],
  ['b', int(1, true)],
  ['B', int(1, false)],
  ['h', int(2, true)],
  ['H', int(2, false)],
  ['i', int(4, true)],
  ['I', int(4, false)],
  ['l', int(8, true)],
  ['L', int(8, false)],
  ['q', int(8, true)],
  ['Q', int(8, false)],
  ['n', int(8, true)],
  ['N', int(8, false)],
  ['P', int(8, false)],
  ['e', { size: 2, kind: 'float', signed: true }],
  ['f', { size: 4, kind: 'float', signed: true }],
  ['d', { size: 8, kind: 'float', signed: true }],
]);

/** The element of a native format, which may begin with `@`; undefined for others. */
export function elementOf(format: string): Element | undefined {
  return ELEMENTS.get(format.startsWith('@') ? format.slice(1) : format);
}

/** True for the formats whose elements are bytes. */
export function isByteFormat(format: string): boolean {
  return /^@?[bBc]$/.test(format);
}

/** The element at an offset as a Python value. */
export function readElement(view: DataView, at: number, element: Element): Value {
  const { size, kind, signed } = element;
  if (kind === 'char') return new PyBytes(Uint8Array.of(view.getUint8(at)));
  if (kind === 'bool') return view.getUint8(at) !== 0;
  if (kind === 'float') return new PyFloat(readFloat(view, at, size));
  switch (size) {
    case 1:
      return signed ? view.getInt8(at) : view.getUint8(at);
    case 2:
      return signed ? view.getInt16(at, true) : view.getUint16(at, true);
    case 4:
      return signed ? view.getInt32(at, true) : view.getUint32(at, true);
    default:
      return normalizeInt(signed ? view.getBigInt64(at, true) : view.getBigUint64(at, true));
  }
}

function readFloat(view: DataView, at: number, size: number): number {
  if (size === 8) return view.getFloat64(at, true);
  return size === 4 ? view.getFloat32(at, true) : readHalf(view.getUint16(at, true));
}

/** IEEE half precision: sign, 5 bits of exponent, 10 of fraction. */
export function readHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest half-precision float, ties to even; undefined if the value is too large. */
export function halfBits(value: number): number | undefined {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (magnitude === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude || 2 ** -24)));
  const scaled = magnitude / 2 ** (exponent - 10);
  const floor = Math.floor(scaled);
  const up = scaled - floor > 0.5 || (scaled - floor === 0.5 && floor % 2 === 1);
  const bits = floor + (up ? 1 : 0) + (exponent === -14 ? 0 : (exponent + 14) * 1024);
  return bits >= 0x7c00 ? undefined : sign | bits;
}

/** Writes a Python value as an element. Throws TypeError and ValueError that name the format. */
export function* writeElement(view: () => DataView, at: number, format: string, value: Value): Guest<void> {
  const element = elementOf(format) as Element;
  const wrong = (what: 'type' | 'value'): unknown =>
    (what === 'type' ? typeError : valueError)(`memoryview: invalid ${what} for format '${format}'`);
  if (element.kind === 'char') {
    if (!(value instanceof PyBytes)) throw wrong('type');
    if (value.data.length !== 1) throw wrong('value');
    view().setUint8(at, value.data[0]);
  } else if (element.kind === 'bool') {
    const answer = yield* settle(truth(value));
    view().setUint8(at, answer ? 1 : 0);
  } else {
    let number: number | bigint;
    try {
      number = element.kind === 'float' ? yield* toReal(value) : yield* settle(toIndex(value));
    } catch (thrown) {
      if (isException(thrown, 'TypeError')) throw wrong('type');
      throw isException(thrown, 'OverflowError') || isException(thrown, 'ValueError') ? wrong('value') : thrown;
    }
    if (!writeNumber(view(), at, element, number)) throw wrong('value');
  }
}

function* toReal(value: Value): Guest<number> {
  if (typeof value === 'string') throw typeError('must be real number, not str');
  return yield* toFloatValue(value);
}

/** False if the number does not fit. */
function writeNumber(view: DataView, at: number, element: Element, value: number | bigint): boolean {
  const { size, kind, signed } = element;
  if (kind === 'float') return writeFloat(view, at, size, Number(value));
  const bits = size * 8;
  const low = signed ? -(2 ** (bits - 1)) : 0;
  const high = signed ? 2 ** (bits - 1) : 2 ** bits;
  if (value < low || value >= high) return false;
  if (size === 1) view.setUint8(at, Number(value) & 0xff);
  else if (size === 2) view.setUint16(at, Number(value) & 0xffff, true);
  else if (size === 4) view.setInt32(at, Number(value) | 0, true);
  else view.setBigInt64(at, BigInt.asIntN(64, BigInt(value)), true);
  return true;
}

function writeFloat(view: DataView, at: number, size: number, value: number): boolean {
  if (size === 8) view.setFloat64(at, value, true);
  else if (size === 4) view.setFloat32(at, value, true);
  else {
    const bits = halfBits(value);
    if (bits === undefined) return false;
    view.setUint16(at, bits, true);
  }
  return true;
}
