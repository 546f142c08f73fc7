/** Bytes as ASCII text: case, classes of characters, lines, padding, repr. Works on plain arrays; charges nothing. */
import { valueError } from '../exceptions/raise.ts';

const isUpperByte = (byte: number): boolean => byte >= 65 && byte <= 90;
const isLowerByte = (byte: number): boolean => byte >= 97 && byte <= 122;
const isLetter = (byte: number): boolean => isUpperByte(byte) || isLowerByte(byte);
const isDigitByte = (byte: number): boolean => byte >= 48 && byte <= 57;
const isSpaceByte = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
const toLower = (byte: number): number => (isUpperByte(byte) ? byte + 32 : byte);
const toUpper = (byte: number): number => (isLowerByte(byte) ? byte - 32 : byte);

export const lower = (data: Uint8Array): Uint8Array => data.map(toLower);
export const upper = (data: Uint8Array): Uint8Array => data.map(toUpper);
export const swapCase = (data: Uint8Array): Uint8Array =>
  data.map((byte) => (isUpperByte(byte) ? byte + 32 : toUpper(byte)));
export const capitalize = (data: Uint8Array): Uint8Array =>
  data.map((byte, at) => (at === 0 ? toUpper(byte) : toLower(byte)));
export const title = (data: Uint8Array): Uint8Array =>
  data.map((byte, at) => (at > 0 && isLetter(data[at - 1]) ? toLower(byte) : toUpper(byte)));

const every = (data: Uint8Array, is: (byte: number) => boolean): boolean => data.length > 0 && data.every(is);
export const isAlpha = (data: Uint8Array): boolean => every(data, isLetter);
export const isDigit = (data: Uint8Array): boolean => every(data, isDigitByte);
export const isAlnum = (data: Uint8Array): boolean => every(data, (byte) => isLetter(byte) || isDigitByte(byte));
export const isSpace = (data: Uint8Array): boolean => every(data, isSpaceByte);
export const isLower = (data: Uint8Array): boolean => data.some(isLowerByte) && !data.some(isUpperByte);
export const isUpper = (data: Uint8Array): boolean => data.some(isUpperByte) && !data.some(isLowerByte);

/** True if every word begins with its only capital. */
export function isTitle(data: Uint8Array): boolean {
  let inWord = false;
  let words = false;
  for (const byte of data) {
    if (isUpperByte(byte) ? inWord : isLowerByte(byte) && !inWord) return false;
    inWord = isLetter(byte);
    words ||= inWord;
  }
  return words;
}

/** What is left of data after stripping a set of bytes (whitespace by default), as two positions. */
export function stripBounds(
  data: Uint8Array,
  set: Uint8Array | undefined,
  left: boolean,
  right: boolean,
): readonly [number, number] {
  const drops = (byte: number): boolean => (set === undefined ? isSpaceByte(byte) : set.includes(byte));
  let start = 0;
  let end = data.length;
  if (left) while (start < end && drops(data[start])) start++;
  if (right) while (end > start && drops(data[end - 1])) end--;
  return [start, end];
}

/** Words between runs of whitespace; after `limit` of them, if that is not negative, the rest in one. */
export function splitWords(data: Uint8Array, limit: number, fromRight: boolean): Uint8Array[] {
  const words: Uint8Array[] = [];
  let [low, high] = [0, data.length];
  const skip = (): void => {
    [low, high] = addTo(low, stripBounds(data.subarray(low, high), undefined, !fromRight, fromRight));
  };
  for (skip(); low < high; skip()) {
    if (limit >= 0 && words.length === limit) {
      const [start, end] = addTo(low, stripBounds(data.subarray(low, high), undefined, fromRight, !fromRight));
      words.push(fromRight ? data.subarray(low, end) : data.subarray(start, high));
      break;
    }
    if (fromRight) {
      let at = high;
      while (at > low && !isSpaceByte(data[at - 1])) at--;
      words.push(data.subarray(at, high));
      high = at;
    } else {
      let at = low;
      while (at < high && !isSpaceByte(data[at])) at++;
      words.push(data.subarray(low, at));
      low = at;
    }
  }
  return fromRight ? words.reverse() : words;
}

const addTo = (offset: number, [start, end]: readonly [number, number]): [number, number] => [
  start + offset,
  end + offset,
];

/** Lines ended by `\n`, `\r` or both. */
export function splitLines(data: Uint8Array, keepEnds: boolean): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < data.length; ) {
    let end = start;
    while (end < data.length && data[end] !== 10 && data[end] !== 13) end++;
    let next = end;
    if (next < data.length) next += data[next] === 13 && data[next + 1] === 10 ? 2 : 1;
    lines.push(data.subarray(start, keepEnds ? next : end));
    start = next;
  }
  return lines;
}

/** Data in the middle, at the left or at the right of `size` bytes. */
export function justify(data: Uint8Array, size: number, fill: number, how: 'center' | 'ljust' | 'rjust'): Uint8Array {
  const missing = size - data.length;
  const left = how === 'ljust' ? 0 : how === 'rjust' ? missing : (missing >> 1) + (missing & size & 1);
  const result = new Uint8Array(size).fill(fill);
  result.set(data, left);
  return result;
}

/** Zeros between a sign and the digits, up to `size` bytes. */
export function fillZeros(data: Uint8Array, size: number): Uint8Array {
  const result = justify(data, size, 48, 'rjust');
  const missing = size - data.length;
  if (data[0] === 43 || data[0] === 45) {
    result[missing] = 48;
    result[0] = data[0];
  }
  return result;
}

export function expandTabs(data: Uint8Array, tabSize: number): Uint8Array {
  const result = new Uint8Array(expandedLength(data, tabSize)).fill(32);
  forEachExpanded(data, tabSize, (byte, at) => {
    if (byte !== 9) result[at] = byte;
  });
  return result;
}

/** Length of the data with its tabs expanded. */
export function expandedLength(data: Uint8Array, tabSize: number): number {
  return forEachExpanded(data, tabSize, () => undefined);
}

function forEachExpanded(data: Uint8Array, tabSize: number, visit: (byte: number, at: number) => void): number {
  let column = 0;
  let at = 0;
  for (const byte of data) {
    visit(byte, at);
    const width = byte !== 9 ? 1 : tabSize > 0 ? tabSize - (column % tabSize) : 0;
    at += width;
    column = byte === 10 || byte === 13 ? 0 : column + width;
  }
  return at;
}

/** repr of bytes: `b'...'`; bytearray escapes every single quote. */
export function bytesRepr(data: Uint8Array, escapeSingle = false): string {
  const quote = data.includes(39) && !data.includes(34) ? 34 : 39;
  let shown = `b${String.fromCharCode(quote)}`;
  for (const byte of data) shown += escapeSingle && byte === 39 ? "\\'" : byteText(byte, quote);
  return shown + String.fromCharCode(quote);
}

function byteText(byte: number, quote: number): string {
  if (byte === 92 || byte === quote) return `\\${String.fromCharCode(byte)}`;
  if (byte === 9) return '\\t';
  if (byte === 10) return '\\n';
  if (byte === 13) return '\\r';
  return byte < 32 || byte > 126 ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte);
}

/** Hex digits in groups of `size` bytes: counted from the right, or from the left if it is negative. */
export function groupHex(digits: string, separator: string, size: number): string {
  const step = Math.abs(size) * 2;
  const first = (size > 0 && digits.length % step) || step;
  const places = digits.length <= first ? 0 : Math.ceil((digits.length - first) / step);
  const out = new Uint8Array(digits.length + places);
  let next = first;
  for (let at = 0, to = 0; at < digits.length; at++) {
    if (at === next) {
      out[to++] = separator.charCodeAt(0);
      next += step;
    }
    out[to++] = digits.charCodeAt(at);
  }
  return Buffer.from(out.buffer).toString('latin1');
}

/** Pairs of hex digits with whitespace between them. Throws ValueError. */
export function readHex(source: string): Uint8Array {
  const data: number[] = [];
  for (let at = 0; at < source.length; ) {
    if (isSpaceByte(source.charCodeAt(at))) {
      at++;
      continue;
    }
    const digits = /^[0-9a-fA-F]{0,2}/.exec(source.slice(at, at + 2))?.[0] ?? '';
    if (digits.length < 2)
      throw valueError(`non-hexadecimal number found in fromhex() arg at position ${at + digits.length}`);
    data.push(Number.parseInt(digits, 16));
    at += 2;
  }
  return Uint8Array.from(data);
}
