/** unicodedata: Unicode 15.1 as CPython 3.13 has it. */
import { keyError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strFromCodePoints, strLength, strOf, strPoints, strToText, textToStr } from '../../runtime/objects/str.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import {
  bidirectionalOf,
  categoryOf,
  combiningOf,
  decompositionOf,
  type NumericValue,
  numericOf,
  widthOf,
} from '../../runtime/unicode/details.ts';
import { lookUpName, nameOf } from '../../runtime/unicode/names.ts';
import { Flag, flagsOf } from '../../runtime/unicode/properties.ts';
import { nativeModule } from '../define.ts';

/** The code point of an argument that must be one character. */
function characterOf(value: Value, name: string, position = ''): number {
  const text = strOf(value);
  if (text === undefined || strLength(text) !== 1)
    throw typeError(`${name}() argument${position} must be a unicode character, not ${typeName(value)}`);
  return strPoints(text)[0] as number;
}

function property(name: string, read: (point: number) => Value): readonly [string, (character: Value) => Value] {
  return ['(chr, /)', (character) => read(characterOf(character, name))];
}

/** decimal, digit and numeric, with a default. */
function numeric(
  name: string,
  message: string,
  read: (found: NumericValue) => Value | undefined,
): readonly [string, (character: Value, otherwise?: Value) => Value] {
  return [
    '(chr, default=None, /)',
    (character, otherwise) => {
      const found = numericOf(characterOf(character, name, ' 1'));
      const value = found === undefined ? undefined : read(found);
      if (value !== undefined) return value;
      if (otherwise === undefined) throw valueError(message);
      return otherwise;
    },
  ];
}

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'];

function normalized(name: string, form: Value, value: Value): { readonly before: string; readonly after: string } {
  const [kind, text] = [strOf(form), strOf(value)];
  for (const [position, found, given] of [
    [1, kind, form],
    [2, text, value],
  ] as const)
    if (found === undefined) throw typeError(`${name}() argument ${position} must be str, not ${typeName(given)}`);
  const wanted = strToText(kind as string);
  if (!FORMS.includes(wanted)) throw valueError('invalid normalization form');
  const before = strToText(text as string);
  realm().budget.work(before.length / 8);
  realm().budget.allocate(before.length * 8);
  return { before, after: before.normalize(wanted) };
}

export const builtinModule = nativeModule(
  'unicodedata',
  {
    category: property('category', categoryOf),
    bidirectional: property('bidirectional', bidirectionalOf),
    combining: property('combining', combiningOf),
    mirrored: property('mirrored', (point) => ((flagsOf(point) & Flag.mirrored) === 0 ? 0 : 1)),
    east_asian_width: property('east_asian_width', widthOf),
    decomposition: property('decomposition', decompositionOf),
    decimal: numeric('decimal', 'not a decimal', (found) => (found.isDecimal ? found.value : undefined)),
    digit: numeric('digit', 'not a digit', (found) => (found.isDigit ? found.value : undefined)),
    numeric: numeric('numeric', 'not a numeric character', (found) => new PyFloat(found.value)),
    name: [
      '(chr, default=None, /)',
      (character: Value, otherwise?: Value) => {
        const found = nameOf(characterOf(character, 'name', ' 1'));
        if (found !== undefined) return found;
        if (otherwise === undefined) throw valueError('no such name');
        return otherwise;
      },
    ],
    lookup: [
      '(name, /)',
      (name: Value) => {
        const text = strOf(name);
        if (text === undefined) throw typeError(`a bytes-like object is required, not '${typeName(name)}'`);
        const points = lookUpName(strToText(text));
        if (points === undefined) throw keyError(textToStr(`undefined character name '${strToText(text)}'`));
        return strFromCodePoints(points);
      },
    ],
    normalize: [
      '(form, unistr, /)',
      (form: Value, value: Value) => {
        const { before, after } = normalized('normalize', form, value);
        return before === after ? (strOf(value) as Value) : textToStr(after);
      },
    ],
    is_normalized: [
      '(form, unistr, /)',
      (form: Value, value: Value) => {
        const { before, after } = normalized('is_normalized', form, value);
        return before === after;
      },
    ],
  },
  () => ({ unidata_version: '15.1.0' }),
);
