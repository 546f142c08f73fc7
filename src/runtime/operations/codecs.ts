/** str to bytes and back, with CPython's error handlers and messages: each encoding, and UTF-8, 16 and 32 themselves. */
import { PyBytes } from '../objects/bytes.ts';
import type { Value } from '../objects/object.ts';
import { type Str, strFromCodePoints, strPoints, textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { charmapOf, isCharmap } from './charmaps.ts';
import { badBytes, checkHandler, handleRefused } from './codec-errors.ts';
import { findCodec } from './codec-names.ts';
import {
  decodeRawUnicodeEscape,
  decodeUnicodeEscape,
  encodeRawUnicodeEscape,
  encodeUnicodeEscape,
} from './escape-codecs.ts';
import { latin1Text } from './latin1.ts';
import { decodeUtf7, encodeUtf7 } from './utf7.ts';

/** What an encoding whose bytes do not depend on what stands before has for each code point. */
interface Encoder {
  /** Appends one code point; false if the encoding has none for it. */
  put(bytes: number[], point: number): boolean;
  /** As errors call it. */
  readonly name: string;
  readonly reason: string;
  /** For the handler `surrogatepass`. */
  readonly putSurrogate?: (bytes: number[], point: number) => void;
}

const MARKS: Readonly<Record<string, readonly number[]>> = {
  'utf-16': [0xff, 0xfe],
  'utf-32': [0xff, 0xfe, 0, 0],
  'utf-8-sig': [0xef, 0xbb, 0xbf],
};

/** `text.encode(encoding, errors)`. */
export function encodeText(value: Str, encoding: string, errors: string): Value {
  const codec = findCodec(encoding);
  realm().budget.allocate((typeof value === 'string' ? value.length : value.points.length) * 3);
  if (codec === 'utf-8' && typeof value === 'string') return new PyBytes(utf8Bytes(value));
  const points = strPoints(value);
  const bytes = encodePoints(codec, points) ?? encodeEach(codec, value, points, errors);
  return new PyBytes(Uint8Array.from(bytes));
}

/** Texts that are looked at here: calling the host's encoder costs more. */
const SHORT_TEXT = 256;

const UTF8 = new TextEncoder();

/** UTF-8 of narrow text. */
function utf8Bytes(text: string): Uint8Array<ArrayBuffer> {
  if (text.length > SHORT_TEXT) return UTF8.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 128) return UTF8.encode(text);
    bytes[i] = unit;
  }
  return bytes;
}

/** Encodings that have bytes for everything; undefined for the others. */
function encodePoints(codec: string, points: Uint32Array): number[] | undefined {
  if (codec === 'utf-7') return encodeUtf7(points);
  if (codec === 'unicode_escape') return encodeUnicodeEscape(points);
  return codec === 'raw_unicode_escape' ? encodeRawUnicodeEscape(points) : undefined;
}

function encodeEach(codec: string, value: Str, points: Uint32Array, errors: string): number[] {
  const encoder = encoderOf(codec);
  const { name, reason, putSurrogate } = encoder;
  const bytes = [...(MARKS[codec] ?? [])];
  const isWide = codec.startsWith('utf-16') || codec.startsWith('utf-32');
  for (let i = 0; i < points.length; i++) {
    if (encoder.put(bytes, points[i] as number)) continue;
    let end = i + 1;
    while (!isWide && end < points.length && !encoder.put([], points[end] as number)) end++;
    handleRefused(
      bytes,
      points,
      { codec: name, value, start: i, end, reason },
      // A single byte is no unit of these.
      isWide && errors === 'surrogateescape' ? 'strict' : errors,
      (point) => encoder.put(bytes, point),
      putSurrogate === undefined ? undefined : (point) => putSurrogate(bytes, point),
    );
    i = end - 1;
  }
  return bytes;
}

function encoderOf(codec: string): Encoder {
  if (codec === 'ascii') return upTo(127, codec);
  if (codec === 'latin-1') return upTo(255, codec);
  if (isCharmap(codec)) return charmapEncoder(codec);
  const putAny = codec.startsWith('utf-8') ? putUtf8 : wideWriter(codec);
  return {
    name: codec === 'utf-8-sig' ? 'utf-8' : codec,
    reason: 'surrogates not allowed',
    putSurrogate: putAny,
    put(bytes, point) {
      if (point >= 0xd800 && point <= 0xdfff) return false;
      putAny(bytes, point);
      return true;
    },
  };
}

function upTo(last: number, name: string): Encoder {
  return {
    name,
    reason: `ordinal not in range(${last + 1})`,
    put(bytes, point) {
      if (point > last) return false;
      bytes.push(point);
      return true;
    },
  };
}

function charmapEncoder(codec: string): Encoder {
  const map = charmapOf(codec).bytes;
  return {
    name: 'charmap',
    reason: 'character maps to <undefined>',
    put(bytes, point) {
      const byte = map.get(point);
      if (byte === undefined) return false;
      bytes.push(byte);
      return true;
    },
  };
}

function wideWriter(codec: string): (bytes: number[], point: number) => void {
  const big = codec.endsWith('be');
  if (codec.startsWith('utf-32')) return (bytes, point) => putUnit(bytes, point, 4, big);
  return (bytes, point) => {
    if (point > 0xffff) {
      putUnit(bytes, 0xd800 + ((point - 0x10000) >> 10), 2, big);
      putUnit(bytes, 0xdc00 + ((point - 0x10000) & 0x3ff), 2, big);
    } else putUnit(bytes, point, 2, big);
  };
}

function putUtf8(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
  else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
}

function putUnit(bytes: number[], value: number, size: number, big: boolean): void {
  for (let i = 0; i < size; i++) bytes.push((value >>> (8 * (big ? size - 1 - i : i))) & 255);
}

/** `bytes.decode(encoding, errors)`. */
export function decodeText(data: Uint8Array, encoding: string, errors: string): Str {
  const codec = findCodec(encoding, 'decode');
  realm().budget.allocate(data.length * 2);
  switch (codec) {
    case 'utf-8':
    case 'utf-8-sig':
      return decodeUtf8(
        codec === 'utf-8-sig' && data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? data.subarray(3) : data,
        errors,
      );
    case 'latin-1':
      return latin1Text(data);
    case 'ascii':
      return decodeBytes(data, codec, errors, (byte) => (byte < 128 ? byte : -1), 'ordinal not in range(128)');
    case 'utf-7':
      return decodeUtf7(data, errors);
    case 'unicode_escape':
      return decodeUnicodeEscape(data, errors);
    case 'raw_unicode_escape':
      return decodeRawUnicodeEscape(data, errors);
    default:
      break;
  }
  if (!isCharmap(codec)) return decodeWide(data, codec, errors);
  const { points } = charmapOf(codec);
  return decodeBytes(data, 'charmap', errors, (byte) => points[byte] as number, 'character maps to <undefined>');
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** True for bytes that are few, and all ASCII. */
function isShortAscii(data: Uint8Array): boolean {
  if (data.length > SHORT_TEXT) return false;
  for (let i = 0; i < data.length; i++) if ((data[i] as number) >= 128) return false;
  return true;
}

function decodeUtf8(data: Uint8Array, errors: string): Str {
  if (isShortAscii(data)) return latin1Text(data);
  try {
    return textToStr(STRICT_UTF8.decode(data));
  } catch {
    checkHandler(errors);
  }
  const points: number[] = [];
  let i = 0;
  while (i < data.length) {
    const first = data[i] as number;
    if (first < 0x80) {
      points.push(first);
      i++;
      continue;
    }
    const need =
      first >= 0xc2 && first <= 0xdf ? 1 : first >= 0xe0 && first <= 0xef ? 2 : first >= 0xf0 && first <= 0xf4 ? 3 : 0;
    let good = 0;
    for (let k = 1; k <= need; k++) {
      const byte = data[i + k];
      if (byte === undefined || (byte & 0xc0) !== 0x80) break;
      if (
        k === 1 &&
        ((first === 0xe0 && byte < 0xa0) ||
          (first === 0xed && byte > 0x9f && errors !== 'surrogatepass') ||
          (first === 0xf0 && byte < 0x90) ||
          (first === 0xf4 && byte > 0x8f))
      )
        break;
      good++;
    }
    if (need > 0 && good === need) {
      let point = first & (0x3f >> need);
      for (let k = 1; k <= need; k++) point = (point << 6) | ((data[i + k] as number) & 63);
      points.push(point);
      i += need + 1;
      continue;
    }
    const truncated = need > 0 && i + good + 1 >= data.length;
    const reason =
      need === 0 ? 'invalid start byte' : truncated ? 'unexpected end of data' : 'invalid continuation byte';
    badBytes(points, data, 'utf-8', i, i + good + 1, reason, errors);
    i += good + 1;
  }
  return strFromCodePoints(points);
}

function decodeBytes(
  data: Uint8Array,
  codec: string,
  errors: string,
  read: (byte: number) => number,
  reason: string,
): Str {
  const points: number[] = [];
  for (const [at, byte] of data.entries()) {
    const point = read(byte);
    if (point >= 0) points.push(point);
    else badBytes(points, data, codec, at, at + 1, reason, errors);
  }
  return strFromCodePoints(points);
}

function decodeWide(source: Uint8Array, given: string, errors: string): Str {
  let data = source;
  let big = given.endsWith('be');
  const size = given.startsWith('utf-32') ? 4 : 2;
  const marked = given === 'utf-16' || given === 'utf-32';
  if (marked) {
    const mark = readUnit(data, 0, size, false);
    if (mark === 0xfeff) data = data.subarray(size);
    else if (readUnit(data, 0, size, true) === 0xfeff) {
      big = true;
      data = data.subarray(size);
    }
  }
  // Errors name the byte order that was found.
  const codec = marked ? `${given}-${big ? 'be' : 'le'}` : given;
  const points: number[] = [];
  for (let i = 0; i < data.length; i += size) {
    if (i + size > data.length) {
      badBytes(points, data, codec, i, data.length, 'truncated data', errors);
      break;
    }
    const unit = readUnit(data, i, size, big);
    if (errors === 'surrogatepass' && isLoneSurrogate(data, i, size, big, unit)) points.push(unit);
    else if (size === 2 && unit >= 0xd800 && unit <= 0xdbff) {
      const low = i + 4 <= data.length ? readUnit(data, i + 2, 2, big) : 0;
      if (low >= 0xdc00 && low <= 0xdfff) {
        points.push(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
        i += 2;
        continue;
      }
      badBytes(
        points,
        data,
        codec,
        i,
        i + 2,
        i + 4 > data.length ? 'unexpected end of data' : 'illegal UTF-16 surrogate',
        errors,
      );
    } else if (unit > 0x10ffff || (unit >= 0xd800 && unit <= 0xdfff))
      badBytes(
        points,
        data,
        codec,
        i,
        i + size,
        size === 2 ? 'illegal encoding' : 'code point not in range(0x110000)',
        errors,
      );
    else points.push(unit);
  }
  return strFromCodePoints(points);
}

function isLoneSurrogate(data: Uint8Array, at: number, size: number, big: boolean, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdfff) return false;
  if (size === 4 || unit > 0xdbff) return true;
  if (at + 4 > data.length) return true;
  const low = readUnit(data, at + 2, 2, big);
  return low < 0xdc00 || low > 0xdfff;
}

function readUnit(data: Uint8Array, at: number, size: number, big: boolean): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (data[at + (big ? i : size - 1 - i)] ?? 0);
  return value;
}
