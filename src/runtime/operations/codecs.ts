/** str to bytes and back: the encodings that programs use, with CPython's error handlers and messages. */
import { makeException, makeExceptionOf } from '../exceptions/raise.ts';
import { PyBytes } from '../objects/bytes.ts';
import type { Value } from '../objects/object.ts';
import { type Str, strFromCodePoints, strPoints, textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { nameOf } from '../unicode/names.ts';

type Codec =
  | 'utf-8'
  | 'ascii'
  | 'latin-1'
  | 'utf-16'
  | 'utf-16-le'
  | 'utf-16-be'
  | 'utf-32'
  | 'utf-32-le'
  | 'utf-32-be'
  | 'utf-8-sig'
  | 'cp1252';

const NAMES: Readonly<Record<string, Codec>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  ascii: 'ascii',
  usascii: 'ascii',
  '646': 'ascii',
  latin1: 'latin-1',
  latin: 'latin-1',
  l1: 'latin-1',
  iso88591: 'latin-1',
  '88591': 'latin-1',
  cp819: 'latin-1',
  utf16: 'utf-16',
  u16: 'utf-16',
  utf16le: 'utf-16-le',
  utf16be: 'utf-16-be',
  utf32: 'utf-32',
  u32: 'utf-32',
  utf32le: 'utf-32-le',
  utf32be: 'utf-32-be',
  utf8sig: 'utf-8-sig',
  cp1252: 'cp1252',
  windows1252: 'cp1252',
};

/** Python's name of an encoding. Throws LookupError. */
export function findCodec(name: string, activity: 'encode' | 'decode' = 'encode'): Codec {
  const plain = name.toLowerCase().replace(/[-_ ]/g, '');
  const codec = Object.hasOwn(NAMES, plain) ? NAMES[plain] : undefined;
  if (codec === undefined) {
    if (/^(?:rot13|(?:hex|base64|zlib|bz2|uu|quopri)(?:codec)?)$/.test(plain))
      throw makeException(
        'LookupError',
        `'${name}' is not a text encoding; use codecs.${activity}() to handle arbitrary codecs`,
      );
    throw makeException('LookupError', `unknown encoding: ${name}`);
  }
  return codec;
}

const HANDLERS = new Set([
  'strict',
  'ignore',
  'replace',
  'backslashreplace',
  'xmlcharrefreplace',
  'surrogateescape',
  'surrogatepass',
  'namereplace',
]);

function checkHandler(errors: string): void {
  if (!HANDLERS.has(errors)) throw makeException('LookupError', `unknown error handler name '${errors}'`);
}

/** Characters of cp1252 between 0x80 and 0x9f; 0: undefined. */
const CP1252 = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018,
  0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
];

/** `text.encode(encoding, errors)`. */
export function encodeText(value: Str, encoding: string, errors: string): Value {
  const codec = findCodec(encoding);
  realm().budget.allocate((typeof value === 'string' ? value.length : value.points.length) * 3);
  if (codec === 'utf-8' && typeof value === 'string') return new PyBytes(new Uint8Array(Buffer.from(value, 'utf8')));
  const points = strPoints(value);
  const bytes: number[] =
    codec === 'utf-16'
      ? [0xff, 0xfe]
      : codec === 'utf-32'
        ? [0xff, 0xfe, 0, 0]
        : codec === 'utf-8-sig'
          ? [0xef, 0xbb, 0xbf]
          : [];
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as number;
    if (put(bytes, codec, point)) continue;
    let end = i + 1;
    while (end < points.length && !put([], codec, points[end] as number)) end++;
    handle(bytes, codec, value, points, i, end, errors);
    i = end - 1;
  }
  return new PyBytes(Uint8Array.from(bytes));
}

/** Appends one code point; false if the encoding has none for it. */
function put(bytes: number[], codec: Codec, point: number): boolean {
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  switch (codec) {
    case 'ascii':
      if (point > 127) return false;
      bytes.push(point);
      return true;
    case 'latin-1':
      if (point > 255) return false;
      bytes.push(point);
      return true;
    case 'cp1252': {
      const special = CP1252.indexOf(point);
      if (special >= 0 && point !== 0) bytes.push(special + 0x80);
      else if (point < 0x80 || (point >= 0xa0 && point <= 0xff)) bytes.push(point);
      else return false;
      return true;
    }
    case 'utf-8':
    case 'utf-8-sig':
      if (surrogate) return false;
      putUtf8(bytes, point);
      return true;
    default: {
      if (surrogate) return false;
      const big = codec.endsWith('be');
      if (codec.startsWith('utf-32')) putUnit(bytes, point, 4, big);
      else if (point > 0xffff) {
        putUnit(bytes, 0xd800 + ((point - 0x10000) >> 10), 2, big);
        putUnit(bytes, 0xdc00 + ((point - 0x10000) & 0x3ff), 2, big);
      } else putUnit(bytes, point, 2, big);
      return true;
    }
  }
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

function handle(
  bytes: number[],
  codec: Codec,
  value: Str,
  points: Uint32Array,
  start: number,
  end: number,
  errors: string,
): void {
  checkHandler(errors);
  const reason =
    codec === 'ascii'
      ? 'ordinal not in range(128)'
      : codec === 'latin-1'
        ? 'ordinal not in range(256)'
        : codec === 'cp1252'
          ? 'character maps to <undefined>'
          : 'surrogates not allowed';
  for (let i = start; i < end; i++) {
    const point = points[i] as number;
    const text = (shown: string): void => {
      for (const character of shown) put(bytes, codec, character.charCodeAt(0));
    };
    if (errors === 'ignore') continue;
    if (errors === 'replace') text('?');
    else if (errors === 'backslashreplace') text(escapePoint(point));
    else if (errors === 'xmlcharrefreplace') text(`&#${point};`);
    else if (errors === 'namereplace') text(namedEscape(point));
    else if (errors === 'surrogateescape' && point >= 0xdc80 && point <= 0xdcff) bytes.push(point - 0xdc00);
    else if (errors === 'surrogatepass' && codec.startsWith('utf-8') && point >= 0xd800 && point <= 0xdfff)
      putUtf8(bytes, point);
    else throw encodeError(codec, value, start, end, reason);
  }
}

/** `\xe9`, `\u20ac` or `\U0001f600`. */
export function escapePoint(point: number): string {
  return point < 256 ? `\\x${hex(point, 2)}` : point < 65536 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}

function namedEscape(point: number): string {
  const name = nameOf(point);
  return name === undefined ? escapePoint(point) : `\\N{${name}}`;
}

/** Lower-case digits, with zeros in front up to `width`. */
export function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}

function encodeError(codec: Codec, value: Str, start: number, end: number, reason: string): unknown {
  return unicodeError('UnicodeEncodeError', codec === 'cp1252' ? 'charmap' : codec, value, start, end, reason);
}

function unicodeError(
  type: string,
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): unknown {
  return makeExceptionOf(type, [encoding, object, start, end, reason], { encoding, object, start, end, reason });
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
      return Buffer.from(data.buffer, data.byteOffset, data.length).toString('latin1');
    case 'ascii':
      return decodeUnits(
        data,
        codec,
        errors,
        1,
        (at) => ((data[at] as number) < 128 ? (data[at] as number) : -1),
        'ordinal not in range(128)',
      );
    case 'cp1252':
      return decodeUnits(
        data,
        codec,
        errors,
        1,
        (at) => {
          const byte = data[at] as number;
          return byte < 0x80 || byte > 0x9f ? byte : CP1252[byte - 0x80] || -1;
        },
        'character maps to <undefined>',
      );
    default:
      return decodeWide(data, codec, errors);
  }
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(data: Uint8Array, errors: string): Str {
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

function decodeUnits(
  data: Uint8Array,
  codec: Codec,
  errors: string,
  size: number,
  read: (at: number) => number,
  reason: string,
): Str {
  const points: number[] = [];
  for (let i = 0; i < data.length; i += size) {
    const point = read(i);
    if (point >= 0) points.push(point);
    else {
      checkHandler(errors);
      badBytes(points, data, codec === 'cp1252' ? 'charmap' : codec, i, i + size, reason, errors);
    }
  }
  return strFromCodePoints(points);
}

function decodeWide(source: Uint8Array, given: Codec, errors: string): Str {
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
      checkHandler(errors);
      badBytes(points, data, codec, i, data.length, 'truncated data', errors);
      break;
    }
    const unit = readUnit(data, i, size, big);
    if (size === 2 && unit >= 0xd800 && unit <= 0xdbff) {
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

function readUnit(data: Uint8Array, at: number, size: number, big: boolean): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (data[at + (big ? i : size - 1 - i)] ?? 0);
  return value;
}

function badBytes(
  points: number[],
  data: Uint8Array,
  codec: string,
  start: number,
  end: number,
  reason: string,
  errors: string,
): void {
  if (errors === 'ignore') return;
  if (errors === 'replace') points.push(0xfffd);
  else if (errors === 'backslashreplace')
    for (let i = start; i < end; i++)
      for (const character of `\\x${hex(data[i] as number, 2)}`) points.push(character.charCodeAt(0));
  else if (errors === 'surrogateescape') for (let i = start; i < end; i++) points.push(0xdc00 + (data[i] as number));
  else {
    throw unicodeError('UnicodeDecodeError', codec, new PyBytes(data), start, end, reason);
  }
}
