import { typeError } from '../exceptions/raise.ts';
import type { Maybe } from '../guest.ts';
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
  swapCase,
  toLower,
  toTitle,
  toUpper,
} from '../operations/characters.ts';
import { encodeValue } from '../operations/codec-handlers.ts';
import { type CompareOperator, compareJs } from '../operations/compare.ts';
import { formatStr } from '../operations/format-spec.ts';
import { hashOf } from '../operations/hash.ts';
import { withBounds, withSizes } from '../operations/int-arguments.ts';
import { percentFormat } from '../operations/percent-format.ts';
import { strRepr } from '../operations/scalar-text.ts';
import { formatFields } from '../operations/str-format.ts';
import { str as strValue } from '../operations/text.ts';
import { truth } from '../operations/truth.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import type { PyDict } from './dict.ts';
import { PyList, PyTuple } from './list.ts';
import { addMethods, addStaticMethods, type MethodTable } from './native.ts';
import { NotImplemented, type Value } from './object.ts';
import { strIterator } from './sequence-iterators.ts';
import { strLength, strOf, strPoints, strToText, strType, textToStr } from './str.ts';
import { argument, isPlain, self, strArgument, text } from './str-arguments.ts';
import { expandTabs, justify, zeroFill } from './str-layout.ts';
import { join, partition, replace, split, strip } from './str-parts.ts';
import { affixed, count, found, search } from './str-search.ts';
import { concatenate, newStr, repeat, subscript } from './str-sequence.ts';
import { makeTranslation, translate } from './str-translate.ts';

export function mapping(convert: (value: string) => string): readonly [string, (a: Value) => Value] {
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
