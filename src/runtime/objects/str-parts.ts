/** Taking text apart and putting it together: strip, split, join, replace, partition. */
import { continuation, then } from '../continuations.ts';
import { typeError, valueError } from '../exceptions/raise.ts';
import type { Maybe } from '../guest.ts';
import { splitSpace, stripSpace } from '../operations/characters.ts';
import { iterateAll } from '../operations/iterate.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyList, PyTuple } from './list.ts';
import { None, type Value } from './object.ts';
import { strFromCodePoints, strLength, strOf, strPoints, strToText, textToStr } from './str.ts';
import { argument, result, self, text } from './str-arguments.ts';

export function strip(a: Value, chars: Value | undefined, where: -1 | 0 | 1, name: string): Value {
  const source = text(a);
  if (chars === undefined || chars === None) return result(stripSpace(source, where), a);
  const set = strOf(chars);
  if (set === undefined) throw typeError(`${name} arg must be None or str`);
  if (typeof a === 'string' && typeof set === 'string') return stripCharacters(a, set, where);
  const points = strPoints(self(a));
  const drop = new Set(strPoints(set));
  let start = 0;
  let end = points.length;
  if (where <= 0) while (start < end && drop.has(points[start] as number)) start++;
  if (where >= 0) while (end > start && drop.has(points[end - 1] as number)) end--;
  if (typeof self(a) === 'string') return source.slice(start, end);
  return strFromCodePoints(points.slice(start, end));
}

function stripCharacters(source: string, drop: string, where: -1 | 0 | 1): string {
  let start = 0;
  let end = source.length;
  if (where <= 0) while (start < end && drop.includes(source[start] as string)) start++;
  if (where >= 0) while (end > start && drop.includes(source[end - 1] as string)) end--;
  return start === 0 && end === source.length ? source : source.slice(start, end);
}

export function split(a: Value, separator: Value | undefined, limit = -1, fromRight = false): Value {
  const source = text(a);
  let parts: string[];
  if (separator === undefined || separator === None) parts = splitSpace(source, limit, fromRight);
  else {
    const found_ = strOf(separator);
    if (found_ === undefined) throw typeError(`must be str or None, not ${typeName(separator)}`);
    const sep = strToText(found_);
    if (sep === '') throw valueError('empty separator');
    parts = fromRight ? splitFromRight(source, sep, limit) : source.split(sep);
    if (!fromRight && limit >= 0 && parts.length > limit + 1)
      parts = [...parts.slice(0, limit), parts.slice(limit).join(sep)];
  }
  realm().budget.allocate(parts.length * 24);
  realm().budget.work(parts.length / 16);
  return new PyList(typeof a === 'string' ? parts : parts.map(textToStr));
}

/** Searching from the end finds other places where separators overlap. */
function splitFromRight(source: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let end = source.length;
  while (limit < 0 || parts.length < limit) {
    const at = end < separator.length ? -1 : source.lastIndexOf(separator, end - separator.length);
    if (at < 0) break;
    parts.push(source.slice(at + separator.length, end));
    end = at;
  }
  parts.push(source.slice(0, end));
  return parts.reverse();
}

export function join(a: Value, iterable: Value): Maybe<Value> {
  if (
    typeof iterable === 'object' &&
    iterable.cls.lookup('__iter__') === undefined &&
    iterable.cls.lookup('__getitem__') === undefined
  )
    throw typeError('can only join an iterable');
  if (typeof iterable !== 'object' && typeof iterable !== 'string') throw typeError('can only join an iterable');
  const items = iterateAll(iterable);
  return then(items, itemsJoined, a);
}

const itemsJoined = continuation('items joined', (items: Value[], a: Value): Value => joined(a, items));

function joined(a: Value, items: readonly Value[]): Value {
  let size = 0;
  let narrow = typeof a === 'string';
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Value;
    if (typeof item === 'string') size += item.length;
    else {
      const value = strOf(item);
      if (value === undefined) throw typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
      size += strLength(value);
      narrow = false;
    }
  }
  const separator = self(a);
  realm().budget.allocate((size + strLength(separator) * items.length) * 2);
  realm().budget.work(items.length / 16);
  if (narrow) return (items as readonly string[]).join(separator as string);
  const points: number[] = [];
  for (let i = 0; i < items.length; i++) {
    if (i > 0) for (const point of strPoints(separator)) points.push(point);
    for (const point of strPoints(self(items[i] as Value))) points.push(point);
  }
  return strFromCodePoints(points);
}

export function replace(a: Value, old: Value, replacement: Value, limit = -1): Value {
  const source = text(a);
  const from = argument(old, 'replace', 1);
  const to = argument(replacement, 'replace', 2);
  if (limit === 0) return self(a);
  if (limit < 0 && from !== '' && typeof a === 'string' && typeof replacement === 'string' && !to.includes('$')) {
    const { budget } = realm();
    budget.work(source.length / 256);
    const times = to.length > from.length ? occurrences(source, from) : 0;
    budget.allocate((source.length + times * (to.length - from.length)) * 2);
    return source.replaceAll(from, to);
  }
  let parts = from === '' ? Array.from(source) : source.split(from);
  if (from === '') parts = ['', ...parts, ''].slice(0, source === '' ? 2 : undefined);
  if (from === '' && source === '') parts = ['', ''];
  realm().budget.allocate((source.length + parts.length * to.length) * 2);
  realm().budget.work(parts.length / 16);
  if (limit < 0 || parts.length - 1 <= limit) return result(parts.join(to), a, old, replacement);
  const head = parts.slice(0, limit + 1).join(to);
  const tail = parts.slice(limit + 1);
  return textToStr(head + (tail.length > 0 ? from : '') + tail.join(from));
}

/** How often a text that is not empty is found, one behind the other. */
export function occurrences(source: string, sought: string): number {
  let times = 0;
  for (let at = source.indexOf(sought); at >= 0; at = source.indexOf(sought, at + sought.length)) times++;
  return times;
}

export function partition(a: Value, sep: Value, fromRight: boolean): Value {
  const source = text(a);
  const found_ = strOf(sep);
  if (found_ === undefined) throw typeError(`must be str, not ${typeName(sep)}`);
  const separator = strToText(found_);
  if (separator === '') throw valueError('empty separator');
  const at = fromRight ? source.lastIndexOf(separator) : source.indexOf(separator);
  if (at < 0) return new PyTuple(fromRight ? ['', '', self(a)] : [self(a), '', '']);
  return new PyTuple([textToStr(source.slice(0, at)), self(sep), textToStr(source.slice(at + separator.length))]);
}
