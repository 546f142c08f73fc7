/** Where a part is in a text, how often, and whether it begins or ends with it. */
import { typeError, valueError } from '../exceptions/raise.ts';
import { isPending } from '../guest.ts';
import { toIndex } from '../operations/index.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyTuple } from './list.ts';
import { None, type Value } from './object.ts';
import { strLength, strOf, strPoints, strToText } from './str.ts';
import { self, strArgument, text } from './str-arguments.ts';
import { occurrences } from './str-parts.ts';
import { sliced } from './str-sequence.ts';

/** Start and end arguments as positions in a sequence, for natives that take them as they are. */
export function range(length: number, start: Value | undefined, end: Value | undefined): readonly [number, number] {
  const bound = (value: Value | undefined): number | undefined => {
    if (value === undefined || value === None) return undefined;
    const index = toIndex(value, 'slice indices must be integers or None or have an __index__ method');
    return isPending(index) ? undefined : Number(index);
  };
  return bounds(length, bound(start), bound(end));
}

/** Start and end as positions in a sequence. */
export function bounds(length: number, start = 0, end = length): readonly [number, number] {
  const bound = (at: number): number => (at < 0 ? Math.max(0, at + length) : at);
  return [bound(start), Math.min(bound(end), length)];
}

export function search(
  a: Value,
  sub: Value,
  start: number | undefined,
  end: number | undefined,
  name: string,
  fromRight: boolean,
): number {
  const value = self(a);
  const needle = strArgument(sub, name, 1);
  const [from, to] = bounds(strLength(value), start, end);
  if (from > to) return -1;
  if (typeof value === 'string' && typeof needle === 'string') {
    const at = fromRight ? value.slice(0, to).lastIndexOf(needle) : value.indexOf(needle, from);
    if (fromRight) return at >= from ? at : -1;
    return at >= 0 && at + needle.length <= to ? at : -1;
  }
  const haystack = strPoints(value);
  const pattern = strPoints(needle);
  const last = to - pattern.length;
  for (let i = 0; i <= last - from; i++) {
    const at = fromRight ? last - i : from + i;
    if (pattern.every((point, k) => haystack[at + k] === point)) return at;
  }
  return -1;
}

export function found(position: number): number {
  if (position < 0) throw valueError('substring not found');
  return position;
}

export function count(a: Value, sub: Value, start?: number, end?: number): Value {
  const value = self(a);
  const needle = strArgument(sub, 'count', 1);
  const [from, to] = bounds(strLength(value), start, end);
  if (from > to) return 0;
  const part = sliced(value, { start: from, stop: to, step: 1, count: Math.max(0, to - from) });
  const source = text(part);
  const pattern = strToText(needle);
  if (pattern === '') return strLength(self(part)) + 1;
  realm().budget.work(source.length / 256);
  return occurrences(source, pattern);
}

export function affixed(
  a: Value,
  affix: Value,
  start: number | undefined,
  end: number | undefined,
  name: 'startswith' | 'endswith',
): Value {
  const value = self(a);
  const [from, to] = bounds(strLength(value), start, end);
  const candidates = affix instanceof PyTuple ? affix.items : [affix];
  if (from > to) return false;
  const part =
    start === undefined && end === undefined
      ? text(a)
      : text(sliced(value, { start: from, stop: to, step: 1, count: Math.max(0, to - from) }));
  for (const candidate of candidates) {
    const found_ = strOf(candidate);
    if (found_ === undefined) {
      if (affix instanceof PyTuple)
        throw typeError(`tuple for ${name} must only contain str, not ${typeName(candidate)}`);
      throw typeError(`${name} first arg must be str or a tuple of str, not ${typeName(candidate)}`);
    }
    if (part[name === 'startswith' ? 'startsWith' : 'endsWith'](strToText(found_))) return true;
  }
  return false;
}
