/** Reading numbers from text, as int(), float() and complex() do: any script's digits, underscores between digits. */
import { WHITESPACE } from './characters.ts';

const DECIMAL_DIGIT = /\p{Nd}/u;
const SPACE = new RegExp(`[${WHITESPACE}]`);
const NOT_ASCII = /[^\0-\x7f]/;

/**
 * Text of a number in ASCII, without the whitespace around it. Text that is not ASCII throughout has its decimal
 * digits and spaces replaced first; bytes have no such digits (`unicode` false).
 */
export function numberText(source: string, unicode = true): string {
  const text = unicode && NOT_ASCII.test(source) ? Array.from(source, asciiCharacter).join('') : source;
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function asciiCharacter(character: string): string {
  if (character <= '\x7f') return character;
  if (DECIMAL_DIGIT.test(character)) return String(digitOf(character));
  return SPACE.test(character) ? ' ' : '?';
}

/** Decimal digits of any script as ASCII ones. */
export function asciiDigits(text: string): string {
  return /^[0-9]*$/.test(text) ? text : Array.from(text, asciiCharacter).join('');
}

/** Value of a decimal digit: digits of a script are ten in a row. */
function digitOf(character: string): number {
  let point = character.codePointAt(0) as number;
  let value = 0;
  while (value < 10 && DECIMAL_DIGIT.test(String.fromCodePoint(point - 1)) && !startsScript(point)) {
    point--;
    value++;
  }
  return value % 10;
}

function startsScript(point: number): boolean {
  // Mathematical digits follow each other without a gap: five alphabets of ten from U+1D7CE.
  return point >= 0x1d7ce && point <= 0x1d7ff && (point - 0x1d7ce) % 10 === 0;
}

const DIGITS = '\\d+(?:_\\d+)*';
const NUMBER = `(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?${DIGITS})?|inf(?:inity)?|nan`;
const FLOAT = new RegExp(`^[+-]?(?:${NUMBER})$`, 'i');

/** What float() reads; undefined if malformed. */
export function parseFloatText(source: string, unicode = true): number | undefined {
  const text = numberText(source, unicode);
  return FLOAT.test(text) ? floatOf(text) : undefined;
}

/** Value of a text that has the form of a float. */
function floatOf(text: string): number {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isNaN(value)) return value;
  const magnitude = /n$/i.test(text) ? Number.NaN : Number.POSITIVE_INFINITY;
  return text.startsWith('-') ? -magnitude : magnitude;
}

const COMPLEX = new RegExp(`^(?:([+-]?(?:${NUMBER}))(?:([+-](?:${NUMBER})?)j)?|([+-]?(?:${NUMBER})?)j)$`, 'i');

/** What complex() reads: real and imaginary part; undefined if malformed. */
export function parseComplexText(source: string): readonly [real: number, imag: number] | undefined {
  let text = numberText(source);
  if (text.startsWith('(') && text.endsWith(')')) text = numberText(text.slice(1, -1), false);
  const match = COMPLEX.exec(text);
  if (match === null) return undefined;
  const [, real, imag, only] = match;
  if (real === undefined) return [0, imaginaryOf(only as string)];
  return [floatOf(real), imag === undefined ? 0 : imaginaryOf(imag)];
}

/** `2`, `-` and nothing, of `2j`, `-j` and `j`. */
function imaginaryOf(text: string): number {
  return /^[+-]?$/.test(text) ? Number(`${text}1`) : floatOf(text);
}
