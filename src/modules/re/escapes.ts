/** Escapes of the pattern language, outside and inside `[...]`. */
import { lookUpName } from '../../runtime/unicode/names.ts';
import type { PatternReader } from './pattern-reader.ts';

export const DIGITS = '0123456789';
export const OCTAL_DIGITS = '01234567';
const HEXADECIMAL_DIGITS = '0123456789abcdefABCDEF';
/** Letters of escapes that name a category. */
export const CATEGORIES = 'dDsSwW';
const ASCII_LETTER = /^[A-Za-z]$/;
export const MAX_OCTAL = 0o377;

/** Code of `\n` and the like; `\b` is one only inside a set and in no template. */
export function simpleEscape(letter: string): number | undefined {
  const index = 'abfnrtv\\'.indexOf(letter);
  return index < 0 ? undefined : ([7, 8, 12, 10, 13, 9, 11, 92][index] as number);
}

/** The code point that an escape means which both sets and patterns know; `escape` was just taken. */
export function characterEscape(reader: PatternReader, escape: string): number {
  const letter = escape[1] as string;
  if (letter === 'x') return hexadecimal(reader, escape, 2);
  if (reader.isText) {
    if (letter === 'u') return hexadecimal(reader, escape, 4);
    if (letter === 'U') {
      const code = hexadecimal(reader, escape, 8);
      if (code > 0x10ffff) throw reader.error(`bad escape ${reader.text.slice(reader.at - 10, reader.at)}`, 10);
      return code;
    }
    if (letter === 'N') return namedCharacter(reader);
  }
  if (ASCII_LETTER.test(letter) || DIGITS.includes(letter)) throw reader.error(`bad escape ${escape}`, escape.length);
  return reader.codeAt(reader.at - 1);
}

function hexadecimal(reader: PatternReader, escape: string, digits: number): number {
  const taken = reader.takeWhile(digits, HEXADECIMAL_DIGITS);
  if (taken.length !== digits) throw reader.error(`incomplete escape ${escape}${taken}`, 2 + taken.length);
  return Number.parseInt(taken, 16);
}

function namedCharacter(reader: PatternReader): number {
  if (!reader.accept('{')) throw reader.error('missing {');
  const name = reader.takeUntil('}', 'character name');
  const codes = lookUpName(name.text);
  if (codes === undefined || codes.length !== 1)
    throw reader.error(`undefined character name ${reader.quoted(name.from, name.to)}`, name.text.length + 4);
  return codes[0] as number;
}

/** An escape inside a set: a category letter or a code point. */
export function setEscape(reader: PatternReader, escape: string): { readonly category: string } | number {
  const letter = escape[1] as string;
  const simple = simpleEscape(letter);
  if (simple !== undefined) return simple;
  if (CATEGORIES.includes(letter)) return { category: letter };
  return OCTAL_DIGITS.includes(letter)
    ? octal(reader, escape + reader.takeWhile(2, OCTAL_DIGITS))
    : characterEscape(reader, escape);
}

/** Value of `\123`, already taken. */
export function octal(reader: PatternReader, escape: string): number {
  const code = Number.parseInt(escape.slice(1), 8);
  if (code > MAX_OCTAL) throw reader.error(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
  return code;
}
