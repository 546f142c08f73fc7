/**
 * Methods of str. They work on UTF-16 text: the same code serves narrow and wide strings, and only what counts
 * code points (indices, widths) tells them apart.
 */

import { continuation, then } from '../continuations.ts';
import { indexError, makeExceptionOf, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { bytesOf } from '../operations/buffer.ts';
import {
  type CharacterClass,
  capitalize,
  caseFold,
  isAll,
  isAscii,
  isIdentifier,
  isLower,
  isTitle,
  isUpper,
  splitLines,
  splitSpace,
  stripSpace,
  swapCase,
  toLower,
  toTitle,
  toUpper,
} from '../operations/characters.ts';
import { ChunkedText } from '../operations/chunked-text.ts';
import { encodeValue } from '../operations/codec-handlers.ts';
import { decodeText } from '../operations/codecs.ts';
import { type CompareOperator, compareJs } from '../operations/compare.ts';
import { formatStr } from '../operations/format-spec.ts';
import { hashOf } from '../operations/hash.ts';
import { toIndex, toSize } from '../operations/index.ts';
import { withBounds, withSizes } from '../operations/int-arguments.ts';
import { iterateAll } from '../operations/iterate.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { percentFormat } from '../operations/percent-format.ts';
import { strRepr } from '../operations/scalar-text.ts';
import { sliceIndices } from '../operations/slice.ts';
import { formatFields } from '../operations/str-format.ts';
import { getItem } from '../operations/subscript.ts';
import { str as strValue } from '../operations/text.ts';
import { truth } from '../operations/truth.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyDict } from './dict.ts';
import { type Int, intOf } from './int.ts';
import { PyList, PyTuple } from './list.ts';
import { addMethods, addStaticMethods, type MethodTable } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { strIterator } from './sequence-iterators.ts';
import { PySlice } from './slice.ts';
import {
  PyStrBox,
  type Str,
  strFromCodePoints,
  strLength,
  strOf,
  strPoints,
  strToText,
  strType,
  textToStr,
  WideStr,
} from './str.ts';

const self = (value: Value): Str => strOf(value) as Str;
const text = (value: Value): string => (typeof value === 'string' ? value : strToText(self(value)));

/** An argument that must be a str; `which` is its number or its quoted name where CPython shows one. */
function strArgument(value: Value, name: string, which: number | string = ''): Str {
  const found = strOf(value);
  if (found === undefined) {
    const shown = which === '' ? 'argument' : `argument ${which}`;
    throw typeError(`${name}() ${shown} must be str, not ${value === None ? 'None' : typeName(value)}`);
  }
  return found;
}

function argument(value: Value, name: string, which: number | string = ''): string {
  return strToText(strArgument(value, name, which));
}

/** True for a text of a subclass, not empty, in which nothing is to be filled in: it stays the object that it is. */
function isPlain(value: Value, marker: string): boolean {
  return value instanceof PyStrBox && value.v !== '' && !strToText(value.v).includes(marker);
}

/** Result text: the scan for surrogates is skipped where all sources were narrow. */
function result(value: string, ...sources: Value[]): Str {
  for (const source of sources) if (typeof source !== 'string') return textToStr(value);
  return value;
}

function mapping(convert: (value: string) => string): readonly [string, (a: Value) => Value] {
  return [
    '(self, /)',
    (a: Value) => {
      const source = text(a);
      const { budget } = realm();
      budget.allocate(source.length * 2);
      budget.reserve(source.length * 8); // the code points
      budget.work(source.length / 16);
      return textToStr(convert(source));
    },
  ];
}

function predicate(kind: CharacterClass): readonly [string, (a: Value) => Value] {
  return [
    '(self, /)',
    (a: Value) => {
      const source = text(a);
      realm().budget.work(source.length / 64);
      return isAll(kind, source);
    },
  ];
}

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: Value, b: Value): Value => {
        const x = self(a);
        const y = strOf(b);
        if (y === undefined) return NotImplemented;
        realm().budget.work(strLength(x) / 1024);
        if (typeof x === 'string' && typeof y === 'string') return compareJs(operator, x, y);
        const order = comparePoints(strPoints(x), strPoints(y));
        return compareJs(operator, order, 0);
      },
    ],
  };
}

function comparePoints(a: Uint32Array, b: Uint32Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

addMethods(strType, {
  __new__: ["(cls, object='', encoding=None, errors=None)", newStr],
  __repr__: ['(self, /)', (a: Value) => strRepr(self(a))],
  __str__: ['(self, /)', self],
  __hash__: ['(self, /)', (a: Value) => hashOf(self(a)) as Value],
  __len__: ['(self, /)', (a: Value) => strLength(self(a))],
  __iter__: ['(self, /)', (a: Value) => strIterator(self(a))],
  __add__: ['(self, value, /)', concatenate],
  __mul__: ['(self, value, /)', repeat],
  __rmul__: ['(self, value, /)', repeat],
  __mod__: [
    '(self, value, /)',
    (a: Value, b: Value) =>
      isPlain(a, '%') && b instanceof PyTuple && b.items.length === 0 ? a : percentFormat(self(a), b),
  ],
  __rmod__: [
    '(self, value, /)',
    (a: Value, b: Value): Maybe<Value> => (strOf(b) === undefined ? NotImplemented : percentFormat(self(b), a)),
  ],
  __contains__: [
    '(self, key, /)',
    (a: Value, b: Value) => {
      const found = strOf(b);
      if (found === undefined) throw typeError(`'in <string>' requires string as left operand, not ${typeName(b)}`);
      return text(a).includes(strToText(found));
    },
  ],
  __getitem__: ['(self, key, /)', subscript],
  __getnewargs__: ['(self, /)', (a: Value) => new PyTuple([self(a)])],
  __format__: [
    '(self, format_spec, /)',
    (a: Value, spec: Value) => {
      const text_ = strArgument(spec, '__format__');
      return text_ === '' ? strValue(a) : formatStr(self(a), text_);
    },
  ],
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  lower: mapping(toLower),
  upper: mapping(toUpper),
  title: mapping(toTitle),
  capitalize: mapping(capitalize),
  swapcase: mapping(swapCase),
  casefold: mapping(caseFold),
  isalpha: predicate('alpha'),
  isdecimal: predicate('decimal'),
  isdigit: predicate('digit'),
  isnumeric: predicate('numeric'),
  isspace: predicate('space'),
  isidentifier: ['(self, /)', (a: Value) => isIdentifier(text(a))],
  isascii: ['(self, /)', (a: Value) => isAscii(text(a))],
  isprintable: predicate('printable'),
  isalnum: predicate('alnum'),
  islower: ['(self, /)', (a: Value) => isLower(text(a))],
  isupper: ['(self, /)', (a: Value) => isUpper(text(a))],
  istitle: ['(self, /)', (a: Value) => isTitle(text(a))],
  strip: ['(self, chars=None, /)', (a: Value, chars?: Value) => strip(a, chars, 0, 'strip')],
  lstrip: ['(self, chars=None, /)', (a: Value, chars?: Value) => strip(a, chars, -1, 'lstrip')],
  rstrip: ['(self, chars=None, /)', (a: Value, chars?: Value) => strip(a, chars, 1, 'rstrip')],
  split: ['(self, /, sep=None, maxsplit=-1)', withSizes([2], (a, sep, most) => split(a, sep, most, false))],
  rsplit: ['(self, /, sep=None, maxsplit=-1)', withSizes([2], (a, sep, most) => split(a, sep, most, true))],
  splitlines: [
    '(self, /, keepends=False)',
    (a: Value, keep: Value = false) => {
      const keeps = truth(keep) === true;
      const source = text(a);
      realm().budget.reserve(source.length * 32); // a line may be one character
      realm().budget.work(source.length / 64);
      const lines = splitLines(source, keeps);
      realm().budget.allocate(lines.length * 40);
      return new PyList(lines.map(textToStr));
    },
  ],
  join: ['(self, iterable, /)', join],
  replace: ['(self, old, new, /, count=-1)', withSizes([3], replace)],
  partition: ['(self, sep, /)', (a: Value, sep: Value) => partition(a, sep, false)],
  rpartition: ['(self, sep, /)', (a: Value, sep: Value) => partition(a, sep, true)],
  find: [
    '(self, sub, start=None, end=None, /)',
    withBounds([2, 3], (a, sub, start, end) => search(a, sub, start, end, 'find', false)),
  ],
  rfind: [
    '(self, sub, start=None, end=None, /)',
    withBounds([2, 3], (a, sub, start, end) => search(a, sub, start, end, 'rfind', true)),
  ],
  index: [
    '(self, sub, start=None, end=None, /)',
    withBounds([2, 3], (a, sub, start, end) => found(search(a, sub, start, end, 'index', false))),
  ],
  rindex: [
    '(self, sub, start=None, end=None, /)',
    withBounds([2, 3], (a, sub, start, end) => found(search(a, sub, start, end, 'rindex', true))),
  ],
  count: ['(self, sub, start=None, end=None, /)', withBounds([2, 3], count)],
  startswith: [
    '(self, prefix, start=None, end=None, /)',
    withBounds([2, 3], (a, affix, start, end) => affixed(a, affix, start, end, 'startswith')),
  ],
  endswith: [
    '(self, suffix, start=None, end=None, /)',
    withBounds([2, 3], (a, affix, start, end) => affixed(a, affix, start, end, 'endswith')),
  ],
  removeprefix: [
    '(self, prefix, /)',
    (a: Value, prefix: Value) => {
      const affix = argument(prefix, 'removeprefix');
      const source = text(a);
      return textToStr(source.startsWith(affix) ? source.slice(affix.length) : source);
    },
  ],
  removesuffix: [
    '(self, suffix, /)',
    (a: Value, suffix: Value) => {
      const affix = argument(suffix, 'removesuffix');
      const source = text(a);
      return textToStr(affix !== '' && source.endsWith(affix) ? source.slice(0, -affix.length) : source);
    },
  ],
  center: ["(self, width, fillchar=' ', /)", withSizes([1], (a, width, fill) => justify(a, width, fill, 'center'))],
  ljust: ["(self, width, fillchar=' ', /)", withSizes([1], (a, width, fill) => justify(a, width, fill, 'ljust'))],
  rjust: ["(self, width, fillchar=' ', /)", withSizes([1], (a, width, fill) => justify(a, width, fill, 'rjust'))],
  zfill: ['(self, width, /)', withSizes([1], zeroFill)],
  expandtabs: ['(self, /, tabsize=8)', withSizes([1], expandTabs)],
  translate: ['(self, table, /)', translate],
  format: [
    '(self, /, *args, **kwargs)',
    (a: Value, args: Value[], keywords: PyDict | undefined) =>
      isPlain(a, '{') && isPlain(a, '}') ? a : formatFields(self(a), args, keywords),
  ],
  format_map: ['(self, mapping, /)', (a: Value, map: Value) => formatFields(self(a), undefined, map)],
  encode: [
    "(self, /, encoding='utf-8', errors='strict')",
    (a: Value, encoding: Value = 'utf-8', errors: Value = 'strict'): Maybe<Value> =>
      encodeValue(self(a), argument(encoding, 'encode', "'encoding'"), argument(errors, 'encode', "'errors'")),
  ],
});
addStaticMethods(strType, { maketrans: ['(x, y=None, z=None, /)', makeTranslation] });

function newStr(cls: Value, object?: Value, encoding?: Value, errors?: Value): Maybe<Value> {
  if (cls === strType && object !== undefined && encoding === undefined && errors === undefined)
    return strValue(object);
  return newStrOf(cls, object, encoding, errors);
}

function* newStrOf(cls: Value, object?: Value, encoding?: Value, errors?: Value): Guest<Value> {
  checkSubtype(cls, strType);
  let value: Str;
  if (object === undefined) value = '';
  else if (encoding !== undefined || errors !== undefined) {
    const codec = encoding === undefined ? 'utf-8' : argument(encoding, 'str', "'encoding'");
    const handler = errors === undefined ? 'strict' : argument(errors, 'str', "'errors'");
    if (strOf(object) !== undefined) throw typeError('decoding str is not supported');
    const data = bytesOf(object);
    if (data === undefined) throw typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
    value = decodeText(data, codec, handler);
  } else value = yield* settle(strValue(object));
  return cls === strType ? value : newInstance(cls, strType, PyStrBox, value);
}

function concatenate(a: Value, b: Value): Value {
  const other = strOf(b);
  if (other === undefined) throw typeError(`can only concatenate str (not "${typeName(b)}") to str`);
  realm().budget.allocate((strLength(self(a)) + strLength(other)) * 2);
  const x = self(a);
  if (typeof x === 'string' && typeof other === 'string') return x + other;
  const points = new Uint32Array(strLength(x) + strLength(other));
  points.set(strPoints(x));
  points.set(strPoints(other), strLength(x));
  return strFromCodePoints(points);
}

function repeat(a: Value, times: Value): Maybe<Value> {
  const known = intOf(times);
  if (known !== undefined) return repeatTimes(a, known);
  return repeatRest(a, toIndex(times));
}

function* repeatRest(a: Value, pending: Maybe<Int>): Guest<Value> {
  return repeatTimes(a, yield* settle(pending));
}

function repeatTimes(a: Value, times: Int): Value {
  const value = self(a);
  const count_ = toSize(times) as number;
  const size = strLength(value) * count_;
  if (size <= 0) return '';
  if (size > 2 ** 40) throw makeExceptionOf('MemoryError', []);
  realm().budget.allocate(size * (typeof value === 'string' ? 1 : 4));
  if (size > 0x1fffffe8) throw makeExceptionOf('MemoryError', []);
  if (typeof value === 'string') return value.repeat(count_);
  const points = new Uint32Array(size);
  for (let i = 0; i < count_; i++) points.set(value.points, i * value.points.length);
  return new WideStr(points);
}

function subscript(a: Value, key: Value): Maybe<Value> {
  const value = self(a);
  if (key instanceof PySlice) {
    const indices = sliceIndices(key, strLength(value));
    return isPending(indices) ? sliceRest(value, indices) : sliced(value, indices);
  }
  const index = toSize(key, 'IndexError', `string indices must be integers, not '${typeName(key)}'`);
  return isPending(index) ? characterRest(value, index) : character(value, index);
}

function* sliceRest(
  value: Str,
  pending: Guest<{ start: number; stop: number; step: number; count: number }>,
): Guest<Value> {
  return sliced(value, yield* pending);
}

function sliced(
  value: Str,
  { start, stop, step, count: size }: { start: number; stop: number; step: number; count: number },
): Value {
  realm().budget.allocate(size * 2);
  if (size === 0) return '';
  if (typeof value === 'string') {
    if (step === 1) return value.slice(start, stop);
    const picked = new ChunkedText();
    for (let i = 0, at = start; i < size; i++, at += step) picked.add(value[at] as string);
    return picked.toString();
  }
  const points = new Uint32Array(size);
  for (let i = 0, at = start; i < size; i++, at += step) points[i] = value.points[at] as number;
  return strFromCodePoints(points);
}

function* characterRest(value: Str, pending: Guest<Int>): Guest<Value> {
  return character(value, yield* pending);
}

function character(value: Str, index: Int): Value {
  const length = strLength(value);
  const at = Number(index) < 0 ? Number(index) + length : Number(index);
  if (at < 0 || at >= length) throw indexError('string index out of range');
  return typeof value === 'string' ? (value[at] as string) : strFromCodePoints([value.points[at] as number]);
}

function strip(a: Value, chars: Value | undefined, where: -1 | 0 | 1, name: string): Value {
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

function split(a: Value, separator: Value | undefined, limit = -1, fromRight = false): Value {
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

function join(a: Value, iterable: Value): Maybe<Value> {
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

function replace(a: Value, old: Value, replacement: Value, limit = -1): Value {
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
function occurrences(source: string, sought: string): number {
  let times = 0;
  for (let at = source.indexOf(sought); at >= 0; at = source.indexOf(sought, at + sought.length)) times++;
  return times;
}

function partition(a: Value, sep: Value, fromRight: boolean): Value {
  const source = text(a);
  const found_ = strOf(sep);
  if (found_ === undefined) throw typeError(`must be str, not ${typeName(sep)}`);
  const separator = strToText(found_);
  if (separator === '') throw valueError('empty separator');
  const at = fromRight ? source.lastIndexOf(separator) : source.indexOf(separator);
  if (at < 0) return new PyTuple(fromRight ? ['', '', self(a)] : [self(a), '', '']);
  return new PyTuple([textToStr(source.slice(0, at)), self(sep), textToStr(source.slice(at + separator.length))]);
}

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

function search(
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

function found(position: number): number {
  if (position < 0) throw valueError('substring not found');
  return position;
}

function count(a: Value, sub: Value, start?: number, end?: number): Value {
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

function affixed(
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

function justify(a: Value, size: number, fill: Value | undefined, how: 'center' | 'ljust' | 'rjust'): Value {
  const filler = fill === undefined ? ' ' : strOf(fill);
  if (filler === undefined)
    throw typeError(`The fill character must be a unicode character, not ${typeName(fill as Value)}`);
  if (strLength(filler) !== 1) throw typeError('The fill character must be exactly one character long');
  const value = self(a);
  const missing = size - strLength(value);
  if (missing <= 0) return value;
  realm().budget.allocate(size * 2);
  if (size > 0x1fffffe8) throw makeExceptionOf('MemoryError', []);
  const character_ = strToText(filler);
  const left = how === 'ljust' ? 0 : how === 'rjust' ? missing : (missing >> 1) + (missing & size & 1);
  return textToStr(character_.repeat(left) + text(a) + character_.repeat(missing - left));
}

function zeroFill(a: Value, width: number): Value {
  const missing = width - strLength(self(a));
  if (missing <= 0) return self(a);
  realm().budget.allocate(missing * 2);
  if (missing > 0x1fffffe8) throw makeExceptionOf('MemoryError', []);
  const source = text(a);
  const sign = /^[+-]/.test(source) ? (source[0] as string) : '';
  return textToStr(sign + '0'.repeat(missing) + source.slice(sign.length));
}

function expandTabs(a: Value, size = 8): Value {
  let column = 0;
  let expanded = '';
  for (const character_ of text(a)) {
    if (character_ === '\t') {
      const blanks = size > 0 ? size - (column % size) : 0;
      realm().budget.allocate(blanks * 2);
      expanded += ' '.repeat(blanks);
      column += blanks;
    } else {
      expanded += character_;
      column = character_ === '\n' || character_ === '\r' ? 0 : column + 1;
    }
  }
  return textToStr(expanded);
}

/** What becomes of an ASCII character that is not looked up yet, and of one that becomes no single byte. */
const UNKNOWN = -2;
const LONGER = -3;
const DROPPED = -1;

function translate(a: Value, table: Value): Maybe<Value> {
  if (typeof a === 'string' && table instanceof PyDict && table.exact && table.guestKeys === undefined) {
    const translated = translateBytes(a, table);
    if (translated !== undefined) return translated;
  }
  return translateEach(a, table);
}

/** ASCII text by a table in which each of its characters becomes one of Latin-1 or none; undefined for all else. */
function translateBytes(source: string, table: PyDict): string | undefined {
  if (!isAscii(source)) return undefined;
  const { budget } = realm();
  budget.allocate(source.length * 3);
  budget.work(source.length / 64);
  const known = new Int16Array(128).fill(UNKNOWN);
  const bytes = Buffer.from(source, 'latin1');
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    let to = known[byte] as number;
    if (to === UNKNOWN) {
      to = byteFor(table.get(byte), byte);
      known[byte] = to;
    }
    if (to === LONGER) return undefined;
    if (to !== DROPPED) bytes[count++] = to;
  }
  return bytes.toString('latin1', 0, count);
}

function byteFor(replacement: Value | undefined, byte: number): number {
  if (replacement === undefined) return byte;
  if (replacement === None) return DROPPED;
  if (typeof replacement === 'string') {
    const unit = replacement.length === 1 ? replacement.charCodeAt(0) : LONGER;
    return replacement === '' ? DROPPED : unit < 256 ? unit : LONGER;
  }
  return typeof replacement === 'number' && replacement >= 0 && replacement < 256 ? replacement : LONGER;
}

function* translateEach(a: Value, table: Value): Guest<Value> {
  const pieces: string[] = [];
  let counter = 0;
  for (const point of strPoints(self(a))) {
    if ((++counter & 255) === 0) realm().budget.work(64);
    const replacement = yield* lookUp(table, point);
    if (replacement === undefined) pieces.push(String.fromCodePoint(point));
    else if (replacement === None) continue;
    else {
      const int = intOf(replacement);
      if (int !== undefined) {
        if (int < 0 || int > 0x10ffff) throw valueError('character mapping must be in range(0x110000)');
        pieces.push(String.fromCodePoint(Number(int)));
      } else {
        const piece = strOf(replacement);
        if (piece === undefined) throw typeError('character mapping must return integer, None or str');
        pieces.push(strToText(piece));
      }
    }
  }
  return textToStr(pieces.join(''));
}

function* lookUp(table: Value, point: number): Guest<Value | undefined> {
  if (table instanceof PyDict && table.exact) return table.get(point);
  try {
    return yield* settle(getItem(table, point));
  } catch (thrown) {
    if (
      typeof thrown === 'object' &&
      thrown !== null &&
      'cls' in thrown &&
      (thrown.cls as { mro: { name: string }[] }).mro.some((type) => type.name === 'LookupError')
    )
      return undefined;
    throw thrown;
  }
}

function makeTranslation(x: Value, y?: Value, z?: Value): Value {
  const table = new PyDict();
  if (y === undefined) {
    if (!(x instanceof PyDict)) throw typeError('if you give only one argument to maketrans it must be a dict');
    for (let entry = 0; entry < x.keys.length; entry++) {
      const key = x.keys[entry];
      if (key === undefined) continue;
      const keyText = strOf(key);
      if (keyText !== undefined) {
        if (strLength(keyText) !== 1) throw valueError('string keys in translate table must be of length 1');
        const point = strPoints(keyText)[0] as number;
        table.set(point, point, x.valueAt(entry));
      } else {
        const point = intOf(key);
        if (point === undefined) throw typeError('keys in translate table must be strings or integers');
        table.set(point, point, x.valueAt(entry));
      }
    }
    return table;
  }
  const from = strOf(x);
  if (from === undefined) throw typeError('first maketrans argument must be a string if there is a second argument');
  const to = strOf(y);
  if (to === undefined) throw typeError(`maketrans() argument 2 must be str, not ${typeName(y)}`);
  const [fromPoints, toPoints] = [strPoints(from), strPoints(to)];
  if (fromPoints.length !== toPoints.length)
    throw valueError('the first two maketrans arguments must have equal length');
  for (const [i, point] of fromPoints.entries()) table.set(point, point, toPoints[i] as number);
  if (z !== undefined) {
    const drop = strOf(z);
    if (drop === undefined) throw typeError(`maketrans() argument 3 must be str, not ${typeName(z)}`);
    for (const point of strPoints(drop)) table.set(point, point, None);
  }
  return table;
}
