/** UTF-7 (RFC 2152): ASCII as it is, all else in stretches of base64 between `+` and `-`. */
import { type Str, strFromCodePoints } from '../objects/str.ts';
import { badBytes } from './codec-errors.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PLUS = 43;
const MINUS = 45;

const digitOf = (byte: number): number => ALPHABET.indexOf(String.fromCharCode(byte));

/** Characters that stand for themselves: all printable ones but `+`, `\\` and `~`, and white space. */
function isDirect(point: number): boolean {
  if (point === 9 || point === 10 || point === 13) return true;
  return point >= 32 && point < 126 && point !== PLUS && point !== 92;
}

export function encodeUtf7(points: Uint32Array): number[] {
  const bytes: number[] = [];
  let held = 0;
  let heldBits = 0;
  let shifted = false;
  const flush = (next: number | undefined): void => {
    if (heldBits > 0) bytes.push(ALPHABET.charCodeAt((held << (6 - heldBits)) & 63));
    held = heldBits = 0;
    shifted = false;
    if (next === undefined || next === MINUS || (next < 128 && digitOf(next) >= 0)) bytes.push(MINUS);
  };
  const unit = (code: number): void => {
    held = (held << 16) | code;
    heldBits += 16;
    while (heldBits >= 6) {
      heldBits -= 6;
      bytes.push(ALPHABET.charCodeAt((held >>> heldBits) & 63));
    }
    held &= (1 << heldBits) - 1;
  };
  for (const point of points) {
    if (isDirect(point)) {
      if (shifted) flush(point);
      bytes.push(point);
      continue;
    }
    if (!shifted && point === PLUS) {
      bytes.push(PLUS, MINUS);
      continue;
    }
    if (!shifted) bytes.push(PLUS);
    shifted = true;
    if (point > 0xffff) {
      unit(0xd800 + ((point - 0x10000) >> 10));
      unit(0xdc00 + ((point - 0x10000) & 0x3ff));
    } else unit(point);
  }
  if (shifted) flush(undefined);
  return bytes;
}

export function decodeUtf7(data: Uint8Array, errors: string): Str {
  const points: number[] = [];
  for (let at = 0; at < data.length; ) {
    const byte = data[at] as number;
    if (byte !== PLUS) {
      if (byte < 128) points.push(byte);
      else badBytes(points, data, 'utf7', at, at + 1, 'unexpected special character', errors);
      at++;
    } else if (data[at + 1] === MINUS) {
      points.push(PLUS);
      at += 2;
    } else at = decodeStretch(data, at, points, errors);
  }
  return strFromCodePoints(points);
}

/** One stretch of base64 from its `+`; gives where it ends. */
function decodeStretch(data: Uint8Array, start: number, points: number[], errors: string): number {
  let at = start + 1;
  let held = 0;
  let heldBits = 0;
  for (; at < data.length && digitOf(data[at] as number) >= 0; at++) {
    held = (held << 6) | digitOf(data[at] as number);
    heldBits += 6;
    if (heldBits < 16) continue;
    heldBits -= 16;
    pushUnit(points, (held >>> heldBits) & 0xffff);
    held &= (1 << heldBits) - 1;
  }
  if (at === data.length) {
    if (at > start + 1 && (heldBits >= 6 || held !== 0))
      badBytes(points, data, 'utf7', start, at, 'unterminated shift sequence', errors);
    return at;
  }
  const bad = (reason: string): number => {
    badBytes(points, data, 'utf7', start, at + 1, reason, errors);
    return at + 1;
  };
  if (at === start + 1) return bad('ill-formed sequence');
  if (heldBits >= 6) return bad('partial character in shift sequence');
  if (held !== 0) return bad('non-zero padding bits in shift sequence');
  return data[at] === MINUS ? at + 1 : at;
}

/** A unit of UTF-16; the second of a pair joins the one before. */
function pushUnit(points: number[], unit: number): void {
  const before = points.at(-1) ?? 0;
  if (unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff)
    points[points.length - 1] = 0x10000 + ((before - 0xd800) << 10) + (unit - 0xdc00);
  else points.push(unit);
}
