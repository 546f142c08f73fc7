/** Searching and splitting bytes. Positions are offsets in the whole data. */
import { typeError } from '../exceptions/raise.ts';
import { after, type Maybe } from '../guest.ts';
import { None, type Value } from '../objects/object.ts';
import { realm } from '../realm.ts';
import { bytesOf } from './buffer.ts';
import { byteValue } from './bytes-source.ts';
import { hasIndex, toIndex } from './index.ts';
import { typeName } from './type-of.ts';

/** What is searched for: bytes, or the byte that an int is. Throws TypeError and ValueError. */
export function needle(value: Value): Maybe<Uint8Array> {
  const data = bytesOf(value);
  if (data !== undefined) return data;
  if (!hasIndex(value)) throw typeError(`argument should be integer or bytes-like object, not '${typeName(value)}'`);
  return after(byteValue(value), (byte) => Uint8Array.of(byte));
}

/** `start` and `end` of a search, as in a slice; the first may lie behind the second. */
export function bounds(
  length: number,
  start: Value | undefined,
  end: Value | undefined,
): Maybe<readonly [number, number]> {
  return after(bound(start, 0, length), (from) =>
    after(bound(end, length, length), (to) => [from, Math.min(to, length)] as const),
  );
}

function bound(value: Value | undefined, fallback: number, length: number): Maybe<number> {
  if (value === undefined || value === None) return fallback;
  const index = toIndex(value, 'slice indices must be integers or None or have an __index__ method');
  return after(index, (given) => {
    const at = Number(given);
    return at < 0 ? Math.max(0, at + length) : at;
  });
}

const view = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.length);

/** Where `sub` lies between two positions, or -1. */
export function find(data: Uint8Array, sub: Uint8Array, from: number, to: number, fromRight: boolean): number {
  if (to - from < sub.length) return -1;
  if (sub.length === 0) return fromRight ? to : from;
  realm().budget.work((to - from) / 1024);
  const part = view(data).subarray(from, to);
  const at = fromRight ? part.lastIndexOf(view(sub)) : part.indexOf(view(sub));
  return at < 0 ? -1 : at + from;
}

/** How often `sub` lies between two positions, without overlap. */
export function count(data: Uint8Array, sub: Uint8Array, from: number, to: number): number {
  if (to < from) return 0;
  if (sub.length === 0) return to - from + 1;
  let times = 0;
  for (let at = find(data, sub, from, to, false); at >= 0; at = find(data, sub, at + sub.length, to, false)) times++;
  return times;
}

/** Parts between separators, at most `limit + 1` of them if `limit` is not negative. */
export function split(data: Uint8Array, separator: Uint8Array, limit: number, fromRight: boolean): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let [low, high] = [0, data.length];
  while (limit < 0 || parts.length < limit) {
    const at = find(data, separator, low, high, fromRight);
    if (at < 0) break;
    if (fromRight) {
      parts.push(data.subarray(at + separator.length, high));
      high = at;
    } else {
      parts.push(data.subarray(low, at));
      low = at + separator.length;
    }
  }
  parts.push(data.subarray(low, high));
  return fromRight ? parts.reverse() : parts;
}

/** What lies between the places where an empty separator is found: before every byte, and at the end. */
export function splitBetween(data: Uint8Array, limit: number): Uint8Array[] {
  const places = data.length + 1;
  const times = limit < 0 ? places : Math.min(limit, places);
  realm().budget.allocate(times * 96);
  if (times === 0) return [data];
  const parts: Uint8Array[] = [data.subarray(0, 0)];
  for (let at = 0; at < times - 1; at++) parts.push(data.subarray(at, at + 1));
  parts.push(data.subarray(times - 1));
  return parts;
}
