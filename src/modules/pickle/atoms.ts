/** Numbers and texts as instructions of a pickle. */
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import type { Int } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { type Str, strPoints, WideStr } from '../../runtime/objects/str.ts';
import { encodeText } from '../../runtime/operations/codecs.ts';
import { decimalText } from '../../runtime/operations/int-arithmetic.ts';
import { floatRepr } from '../../runtime/operations/scalar-text.ts';
import { realm } from '../../runtime/realm.ts';
import type { PickleOutput } from './output.ts';

export function putInt(output: PickleOutput, protocol: number, value: Int): void {
  const isShort = typeof value === 'number' && value >= -0x80000000 && value < 0x80000000;
  if (isShort && protocol > 0) {
    if (value >= 0 && value < 0x100) output.coded(0x4b, value, 1);
    else if (value >= 0 && value < 0x10000) output.coded(0x4d, value, 2);
    else output.coded(0x4a, value, 4);
  } else if (protocol >= 2) {
    const data = bytesOfInt(value);
    output.coded(data.length < 256 ? 0x8a : 0x8b, data.length, data.length < 256 ? 1 : 4);
    output.bytes(data);
  } else if (isShort) output.text(`I${value}\n`);
  else output.text(`L${decimalText(value)}L\n`);
}

/** The fewest bytes of two's complement, lowest first. */
export function bytesOfInt(value: Int): Uint8Array {
  const wide = BigInt(value);
  const digits = (wide < 0n ? ~wide : wide).toString(16);
  const bits = (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits[0] as string, 16)));
  const size = (bits >> 3) + 1;
  realm().budget.allocate(size * 4);
  const text = BigInt.asUintN(size * 8, wide)
    .toString(16)
    .padStart(size * 2, '0');
  return new Uint8Array(Buffer.from(text, 'hex').reverse());
}

export function putFloat(output: PickleOutput, protocol: number, value: number): void {
  if (protocol > 0) output.double(0x47, value);
  else output.text(`F${floatRepr(value)}\n`);
}

/** Text of less than a frame. */
export function putText(output: PickleOutput, protocol: number, text: Str): void {
  if (protocol === 0) {
    putEscaped(output, text);
    return;
  }
  if (typeof text === 'string' && isAscii(text)) {
    startText(output, protocol, text.length);
    output.text(text);
    return;
  }
  const data = utf8Of(text);
  startText(output, protocol, data.length);
  output.bytes(data);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function startText(output: PickleOutput, protocol: number, length: number): void {
  const isShort = length < 256 && protocol >= 4;
  output.coded(isShort ? 0x8c : 0x58, length, isShort ? 1 : 4);
}

function utf8Of(text: Str): Uint8Array {
  return (encodeText(text, 'utf-8', 'surrogatepass') as PyBytes).data;
}

/** Protocol 0: a line, with escapes for what would end it or would be read as an escape. */
function putEscaped(output: PickleOutput, text: Str): void {
  output.text('V');
  for (const point of text instanceof WideStr ? text.points : strPoints(text)) {
    if (point > 0xffff) output.text(`\\U${point.toString(16).padStart(8, '0')}`);
    else if (point > 0xff || point === 0 || point === 10 || point === 13 || point === 26 || point === 92)
      output.text(`\\u${point.toString(16).padStart(4, '0')}`);
    else output.byte(point);
  }
  output.text('\n');
}

/** Text, bytes or a bytearray of any size: the instruction with its length, and the data. */
export function putBytes(protocol: number, value: Value): { readonly start: Uint8Array; readonly data: Uint8Array } {
  if (value instanceof PyByteArray) return { start: coded(0x96, value.data.length, 8), data: value.data.slice() };
  if (value instanceof PyBytes) {
    const { data } = value;
    return { start: data.length < 256 ? coded(0x43, data.length, 1) : coded(0x42, data.length, 4), data };
  }
  const data = utf8Of(value as Str);
  const isShort = data.length < 256 && protocol >= 4;
  return { start: coded(isShort ? 0x8c : 0x58, data.length, isShort ? 1 : 4), data };
}

function coded(code: number, length: number, size: number): Uint8Array {
  const start = new Uint8Array(1 + size);
  start[0] = code;
  const view = new DataView(start.buffer);
  if (size === 1) start[1] = length;
  else view.setUint32(1, length, true);
  return start;
}
