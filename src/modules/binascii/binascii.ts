/** binascii: between bytes and their texts in hexadecimal, base64, quoted-printable and uuencode; checksums. */
import { crc32 as zlibCrc32 } from 'node:zlib';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { PyBytes } from '../../runtime/objects/bytes.ts';
import { intOf } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf, strToText } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { bytesOf, needBytes } from '../../runtime/operations/buffer.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { decodeBase64 } from './base64.ts';
import { binasciiError, errorType } from './error.ts';
import { decodeQuotedPrintable, encodeQuotedPrintable } from './quoted-printable.ts';
import { decodeUu, encodeUu } from './uu.ts';

const incompleteType = builtinType('Incomplete', undefined, { base: exceptionType('Exception'), module: 'binascii' });

/** A copy of Node's buffer as Python bytes; pays for them. */
function bytes(data: Uint8Array): PyBytes {
  realm().budget.allocate(data.length);
  return new PyBytes(new Uint8Array(data));
}

/** Data that may also come as ASCII text. */
function asciiData(value: Value): Uint8Array {
  const text = strOf(value);
  if (text === undefined) {
    const data = bytesOf(value);
    if (data === undefined)
      throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`);
    return data;
  }
  const plain = strToText(text);
  if (!/^[\0-\x7f]*$/.test(plain)) throw valueError('string argument should contain only ASCII characters');
  return Buffer.from(plain, 'latin1');
}

function hexadecimal(value: Value, separator?: Value, perSeparator: Value = 1): Value {
  const data = needBytes(value);
  realm().budget.allocate(data.length * 3);
  const hex = Buffer.from(data.buffer, data.byteOffset, data.length).toString('hex');
  if (separator === undefined) return bytes(Buffer.from(hex, 'latin1'));
  const text = strOf(separator);
  const mark = text === undefined ? Buffer.from(needBytes(separator)).toString('latin1') : strToText(text);
  if (mark.length !== 1) throw valueError('sep must be length 1.');
  if (mark > '\x7f') throw valueError('sep must be ASCII.');
  const size = Number(intOf(perSeparator) ?? 1);
  const pairs = hex.match(/../g) ?? [];
  const groups: string[] = [];
  const step = Math.abs(size);
  const first = size > 0 && step !== 0 ? pairs.length % step : 0;
  if (first > 0) groups.push(pairs.slice(0, first).join(''));
  for (let i = first; i < pairs.length; i += step || pairs.length)
    groups.push(pairs.slice(i, i + (step || pairs.length)).join(''));
  return bytes(Buffer.from(groups.join(mark), 'latin1'));
}

function unhexlify(value: Value): Value {
  const data = asciiData(value);
  if (data.length % 2 !== 0) throw binasciiError('Odd-length string');
  const text = Buffer.from(data).toString('latin1');
  if (!/^[0-9a-fA-F]*$/.test(text)) throw binasciiError('Non-hexadecimal digit found');
  return bytes(Buffer.from(text, 'hex'));
}

function encodeBase64(value: Value, newline: Value = true): Value {
  const data = needBytes(value);
  realm().budget.allocate(data.length * 2);
  const text = Buffer.from(data.buffer, data.byteOffset, data.length).toString('base64');
  return bytes(Buffer.from(truth(newline) === true ? `${text}\n` : text, 'latin1'));
}

/** CRC-CCITT, as BinHex used it. */
function crcHqx(value: Value, start: Value): Value {
  const data = needBytes(value);
  realm().budget.work(data.length / 16);
  let crc = Number(intOf(start) ?? 0) & 0xffff;
  for (const byte of data) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc;
}

function crc32(value: Value, start: Value = 0): Value {
  const data = needBytes(value);
  realm().budget.work(data.length / 256);
  return zlibCrc32(data, Number(BigInt.asUintN(32, BigInt(intOf(start) ?? 0))));
}

const flag = (value: Value | undefined): boolean => value !== undefined && truth(value) === true;

export const builtinModule = nativeModule(
  'binascii',
  {
    hexlify: ['(data, sep=None, bytes_per_sep=1)', hexadecimal],
    b2a_hex: ['(data, sep=None, bytes_per_sep=1)', hexadecimal],
    unhexlify: ['(hexstr, /)', unhexlify],
    a2b_hex: ['(hexstr, /)', unhexlify],
    b2a_base64: ['(data, /, *, newline=True)', encodeBase64],
    a2b_base64: [
      '(data, /, *, strict_mode=False)',
      (value: Value, strict?: Value) => bytes(decodeBase64(asciiData(value), flag(strict))),
    ],
    b2a_qp: [
      '(data, quotetabs=False, istext=True, header=False)',
      (value: Value, tabs?: Value, isText: Value = true, header?: Value) =>
        bytes(encodeQuotedPrintable(needBytes(value), flag(tabs), flag(isText), flag(header))),
    ],
    a2b_qp: [
      '(data, header=False)',
      (value: Value, header?: Value) => bytes(decodeQuotedPrintable(asciiData(value), flag(header))),
    ],
    b2a_uu: [
      '(data, /, *, backtick=False)',
      (value: Value, backtick?: Value) => bytes(encodeUu(needBytes(value), flag(backtick))),
    ],
    a2b_uu: ['(data, /)', (value: Value) => bytes(decodeUu(asciiData(value)))],
    crc_hqx: ['(data, crc, /)', crcHqx],
    crc32: ['(data, crc=0, /)', crc32],
  },
  () => ({ Error: errorType, Incomplete: incompleteType }),
);
