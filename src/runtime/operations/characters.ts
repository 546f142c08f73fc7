/** What str methods ask of characters and words, over UTF-16 text (which may hold pairs and lone surrogates). */

import { mapCase } from '../unicode/case-mapping.ts';
import { Flag, flagsOf } from '../unicode/properties.ts';
import { ChunkedText } from './chunked-text.ts';

/** Python's whitespace. */
export const WHITESPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const ASCII = /^[\0-\x7f]*$/;

export type CharacterClass = 'alpha' | 'decimal' | 'digit' | 'numeric' | 'space' | 'printable' | 'alnum';

const CLASS_FLAGS: Readonly<Record<CharacterClass, number>> = {
  alpha: Flag.alpha,
  decimal: Flag.decimal,
  digit: Flag.digit,
  numeric: Flag.numeric,
  space: Flag.space,
  printable: Flag.printable,
  alnum: Flag.alpha | Flag.decimal | Flag.digit | Flag.numeric,
};

/** The code point at an index; one beyond the BMP takes the next index too. */
function pointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0xd800 || unit > 0xdbff ? unit : (text.codePointAt(at) as number);
}

/** True if all characters are of a class and (but for printable) there is one. */
export function isAll(kind: CharacterClass, text: string): boolean {
  const wanted = CLASS_FLAGS[kind];
  for (let at = 0; at < text.length; at++) {
    const point = pointAt(text, at);
    if ((flagsOf(point) & wanted) === 0) return false;
    if (point > 0xffff) at++;
  }
  return text !== '' || kind === 'printable';
}

export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

export function isIdentifier(text: string): boolean {
  let wanted: number = Flag.identifierStart;
  for (let at = 0; at < text.length; at++) {
    const point = pointAt(text, at);
    if ((flagsOf(point) & wanted) === 0) return false;
    if (point > 0xffff) at++;
    wanted = Flag.identifierPart;
  }
  return text !== '';
}

/** True if there is a character of the wanted case and none of another. */
function isOneCase(text: string, wanted: number, others: number): boolean {
  let found = false;
  for (let at = 0; at < text.length; at++) {
    const point = pointAt(text, at);
    const flags = flagsOf(point);
    if (point > 0xffff) at++;
    if ((flags & others) !== 0) return false;
    if ((flags & wanted) !== 0) found = true;
  }
  return found;
}

export function isLower(text: string): boolean {
  return isOneCase(text, Flag.lower, Flag.upper | Flag.title);
}

export function isUpper(text: string): boolean {
  return isOneCase(text, Flag.upper, Flag.lower | Flag.title);
}

export function isTitle(text: string): boolean {
  let cased = false;
  let any = false;
  for (const character of text) {
    const flags = flagsOf(character.codePointAt(0) as number);
    if ((flags & (Flag.upper | Flag.title)) !== 0) {
      if (cased) return false;
      cased = any = true;
    } else if ((flags & Flag.lower) !== 0) {
      if (!cased) return false;
      any = true;
    } else cased = false;
  }
  return any;
}

const CAPITAL_SIGMA = 0x3a3;
const SMALL_SIGMA = 0x3c3;
const FINAL_SIGMA = 0x3c2;

/** Each code point through `convert`, which appends what becomes of it. */
function convertPoints(text: string, convert: (points: Uint32Array, at: number, into: number[]) => void): string {
  const room = new Uint32Array(text.length);
  let count = 0;
  for (const character of text) room[count++] = character.codePointAt(0) as number;
  const points = room.subarray(0, count);
  const converted = new ChunkedText();
  const result: number[] = [];
  for (let i = 0; i < points.length; i++) {
    convert(points, i, result);
    if (result.length < 1024 && i + 1 < points.length) continue;
    converted.add(String.fromCodePoint(...result));
    result.length = 0;
  }
  return converted.toString();
}

/** Lower case of one code point; a capital sigma that ends a word becomes the final one. */
function lowerPoint(points: Uint32Array, at: number, into: number[]): void {
  const point = points[at] as number;
  if (point !== CAPITAL_SIGMA) mapCase(point, 'lower', into);
  else into.push(endsWord(points, at) ? FINAL_SIGMA : SMALL_SIGMA);
}

function endsWord(points: Uint32Array, at: number): boolean {
  const isCased = (from: number, step: number): boolean => {
    let i = from;
    while (i >= 0 && i < points.length && (flagsOf(points[i] as number) & Flag.caseIgnorable) !== 0) i += step;
    return i >= 0 && i < points.length && (flagsOf(points[i] as number) & Flag.cased) !== 0;
  };
  return isCased(at - 1, -1) && !isCased(at + 1, 1);
}

export function toLower(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : convertPoints(text, lowerPoint);
}

export function toUpper(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase();
  return convertPoints(text, (points, at, into) => mapCase(points[at] as number, 'upper', into));
}

/** ASCII text whose letters after letters are small and whose other letters are capitals. */
function asciiTitle(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  let cased = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const letter = byte | 0x20;
    const isLetter = letter >= 97 && letter <= 122;
    if (isLetter) bytes[i] = cased ? letter : byte & 0xdf;
    cased = isLetter;
  }
  return bytes.toString('latin1');
}

export function toTitle(text: string): string {
  if (ASCII.test(text)) return asciiTitle(text);
  let cased = false;
  return convertPoints(text, (points, at, into) => {
    const point = points[at] as number;
    if (cased) lowerPoint(points, at, into);
    else mapCase(point, 'title', into);
    cased = (flagsOf(point) & Flag.cased) !== 0;
  });
}

export function capitalize(text: string): string {
  if (ASCII.test(text)) return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
  return convertPoints(text, (points, at, into) => {
    if (at === 0) mapCase(points[0] as number, 'title', into);
    else lowerPoint(points, at, into);
  });
}

export function swapCase(text: string): string {
  return convertPoints(text, (points, at, into) => {
    const point = points[at] as number;
    const flags = flagsOf(point);
    if ((flags & Flag.upper) !== 0) lowerPoint(points, at, into);
    else if ((flags & Flag.lower) !== 0) mapCase(point, 'upper', into);
    else into.push(point);
  });
}

/** Full case folding, for comparisons without case. */
export function caseFold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return convertPoints(text, (points, at, into) => mapCase(points[at] as number, 'fold', into));
}

const LINE_END = /\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/g;

/** Lines at Python's line boundaries. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let start = 0;
  LINE_END.lastIndex = 0;
  for (const match of text.matchAll(LINE_END)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(start, keepEnds ? end : match.index));
    start = end;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

const LEADING = new RegExp(`^[${WHITESPACE}]+`);
const SPACES = new RegExp(`[${WHITESPACE}]+`, 'g');
const SPACE = new RegExp(`[${WHITESPACE}]`);

/** True for Python's whitespace, by code unit. */
function isSpaceUnit(unit: number): boolean {
  if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13) || (unit >= 28 && unit <= 31);
  return SPACE.test(String.fromCharCode(unit));
}

/** strip() without characters; `where`: -1 left, 1 right, 0 both. */
export function stripSpace(text: string, where: -1 | 0 | 1): string {
  const length = text.length;
  if (length === 0) return text;
  const left = where <= 0 && isSpaceUnit(text.charCodeAt(0));
  const right = where >= 0 && isSpaceUnit(text.charCodeAt(length - 1));
  if (!left && !right) return text;
  let result = text;
  if (where <= 0 && SPACE.test(result[0] ?? 'x')) result = result.replace(LEADING, '');
  if (where >= 0 && SPACE.test(result.at(-1) ?? 'x')) {
    // A scan from the end: a regular expression would be quadratic on inner runs of blanks.
    let end = result.length;
    while (end > 0 && SPACE.test(result[end - 1] as string)) end--;
    result = result.slice(0, end);
  }
  return result;
}

/** split() at whitespace; `limit` splits at most, from the left or right; -1 for no limit. */
export function splitSpace(text: string, limit: number, fromRight: boolean): string[] {
  const stripped = stripSpace(text, 0);
  if (limit === 0) {
    const rest = stripSpace(text, fromRight ? 1 : -1);
    return rest === '' ? [] : [rest];
  }
  if (stripped === '') return [];
  if (limit < 0) return stripped.split(SPACES);
  const parts: string[] = [];
  if (!fromRight) {
    let start = 0;
    for (const match of stripped.matchAll(SPACES)) {
      if (parts.length === limit) break;
      parts.push(stripped.slice(start, match.index));
      start = match.index + match[0].length;
    }
    const rest = stripped.slice(start);
    parts.push(parts.length === limit ? stripSpace(text, -1).slice(start) : rest);
    return parts;
  }
  const gaps = [...stripped.matchAll(SPACES)].reverse();
  let end = stripped.length;
  for (const gap of gaps) {
    if (parts.length === limit) break;
    parts.push(stripped.slice(gap.index + gap[0].length, end));
    end = gap.index;
  }
  const lead = text.length - stripSpace(text, -1).length;
  parts.push(parts.length === limit ? text.slice(0, lead) + stripped.slice(0, end) : stripped.slice(0, end));
  return parts.reverse();
}
