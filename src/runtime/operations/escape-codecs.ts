/** unicode_escape and raw_unicode_escape: text as the source of a str literal, with and without the other escapes. */
import { type Str, strFromCodePoints } from '../objects/str.ts';
import { lookUpName } from '../unicode/names.ts';
import { badBytes, escapePoint } from './codec-errors.ts';

const BACKSLASH = 92;
const SHORT: ReadonlyMap<number, string> = new Map([
  [BACKSLASH, '\\\\'],
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
]);

/** By the character behind the backslash. */
const SIMPLE: ReadonlyMap<number, readonly number[]> = new Map(
  Object.entries({
    '\n': '',
    '\\': '\\',
    "'": "'",
    '"': '"',
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
  }).map(([letter, text]): [number, number[]] => [letter.charCodeAt(0), Array.from(text, (one) => one.charCodeAt(0))]),
);

export function encodeUnicodeEscape(points: Uint32Array): number[] {
  const bytes: number[] = [];
  for (const point of points) {
    const short = SHORT.get(point);
    if (short === undefined && point >= 32 && point < 127) bytes.push(point);
    else putAscii(bytes, short ?? escapePoint(point));
  }
  return bytes;
}

export function encodeRawUnicodeEscape(points: Uint32Array): number[] {
  const bytes: number[] = [];
  for (const point of points) {
    if (point < 256) bytes.push(point);
    else putAscii(bytes, escapePoint(point));
  }
  return bytes;
}

function putAscii(bytes: number[], text: string): void {
  for (let i = 0; i < text.length; i++) bytes.push(text.charCodeAt(i));
}

/** Where an escape ends, and its code points or what is wrong with it. */
interface Escape {
  readonly end: number;
  readonly points: readonly number[] | string;
}

export function decodeUnicodeEscape(data: Uint8Array, errors: string): Str {
  return decodeEscapes(data, errors, 'unicodeescape', readEscape);
}

export function decodeRawUnicodeEscape(data: Uint8Array, errors: string): Str {
  return decodeEscapes(data, errors, 'rawunicodeescape', readRawEscape);
}

function decodeEscapes(
  data: Uint8Array,
  errors: string,
  codec: string,
  read: (data: Uint8Array, at: number) => Escape,
): Str {
  const points: number[] = [];
  for (let at = 0; at < data.length; ) {
    if (data[at] !== BACKSLASH) {
      points.push(data[at++] as number);
      continue;
    }
    const found = read(data, at);
    if (typeof found.points === 'string') badBytes(points, data, codec, at, found.end, found.points, errors);
    else points.push(...found.points);
    at = found.end;
  }
  return strFromCodePoints(points);
}

function readEscape(data: Uint8Array, at: number): Escape {
  const letter = data[at + 1];
  if (letter === undefined) return { end: at + 1, points: '\\ at end of string' };
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) return { end: at + 2, points: simple };
  if (letter >= 48 && letter <= 55) return readOctal(data, at + 1);
  if (letter === 120) return readHex(data, at, 2, '\\xXX');
  if (letter === 117) return readHex(data, at, 4, '\\uXXXX');
  if (letter === 85) return readHex(data, at, 8, '\\UXXXXXXXX');
  return letter === 78 ? readName(data, at) : { end: at + 2, points: [BACKSLASH, letter] };
}

/** A run of backslashes escapes only if it is odd and `u` or `U` follows. */
function readRawEscape(data: Uint8Array, at: number): Escape {
  let end = at;
  while (data[end] === BACKSLASH) end++;
  const count = end - at;
  const letter = data[end];
  if (count % 2 === 0 || (letter !== 117 && letter !== 85))
    return { end, points: new Array<number>(count).fill(BACKSLASH) };
  if (count > 1) return { end: end - 1, points: new Array<number>(count - 1).fill(BACKSLASH) };
  const found = letter === 117 ? readHex(data, at, 4, '\\uXXXX') : readHex(data, at, 8, '\\UXXXXXXXX');
  return found.points === ILLEGAL ? { ...found, points: '\\Uxxxxxxxx out of range' } : found;
}

const ILLEGAL = 'illegal Unicode character';

function readOctal(data: Uint8Array, at: number): Escape {
  let end = at;
  let value = 0;
  for (let digit = data[end]; end < at + 3 && digit !== undefined && digit >= 48 && digit <= 55; digit = data[end]) {
    value = value * 8 + digit - 48;
    end++;
  }
  return { end, points: [value] };
}

function readHex(data: Uint8Array, at: number, size: number, shape: string): Escape {
  let end = at + 2;
  while (end < at + 2 + size && isHexDigit(data[end])) end++;
  if (end < at + 2 + size) return { end, points: `truncated ${shape} escape` };
  const point = Number.parseInt(String.fromCharCode(...data.subarray(at + 2, end)), 16);
  return { end, points: point > 0x10ffff ? ILLEGAL : [point] };
}

const isHexDigit = (byte: number | undefined): boolean =>
  byte !== undefined && /[0-9a-fA-F]/.test(String.fromCharCode(byte));

function readName(data: Uint8Array, at: number): Escape {
  const close = data[at + 2] === 123 ? data.indexOf(125, at) : -1;
  if (close < 0 || close === at + 3) {
    const end = data[at + 2] !== 123 ? at + 2 : close < 0 ? data.length : close;
    return { end, points: 'malformed \\N character escape' };
  }
  const found = lookUpName(String.fromCharCode(...data.subarray(at + 3, close)));
  return { end: close + 1, points: found?.length === 1 ? found : 'unknown Unicode character name' };
}
