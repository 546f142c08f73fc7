/** What a text may be broken into: words, parts of hyphenated words, dashes and blanks. */
import { Flag, flagsOf } from '../../runtime/unicode/properties.ts';

/** A piece of text that stays on one line; its length is counted in code points. */
export interface Chunk {
  readonly text: string;
  readonly length: number;
}

/** Characters of a text as code points, and its parts as text again. */
export interface Characters {
  readonly length: number;
  at(index: number): number;
  slice(from: number, to: number): string;
}

/** Text without characters beyond the BMP is its own code points. */
export function charactersOf(text: string, wide: boolean): Characters {
  if (!wide) return { length: text.length, at: (i) => text.charCodeAt(i), slice: (from, to) => text.slice(from, to) };
  const all = Array.from(text);
  return {
    length: all.length,
    at: (i) => all[i]?.codePointAt(0) ?? Number.NaN,
    slice: (from, to) => all.slice(from, to).join(''),
  };
}

const DASH = 45;
const ALPHANUMERIC = Flag.alpha | Flag.decimal | Flag.digit | Flag.numeric;
const UNDERSCORE = 95;
/** Besides word characters: what may stand before a dash between words. */
const BEFORE_DASH = new Set(Array.from('!"\'&.,?', (character) => character.charCodeAt(0)));

const isBlank = (point: number): boolean => point === 32 || (point >= 9 && point <= 13);
const isWord = (point: number): boolean => point === UNDERSCORE || (flagsOf(point) & ALPHANUMERIC) !== 0;
const isLetter = (point: number): boolean => isWord(point) && (flagsOf(point) & Flag.decimal) === 0;

/** Chunks at blanks alone. */
export function splitAtBlanks(text: Characters): Chunk[] {
  return split(text, (start) => {
    let end = start + 1;
    while (end < text.length && !isBlank(text.at(end))) end++;
    return end;
  });
}

/** Chunks at blanks, at dashes between words, and behind hyphens inside words. */
export function splitAtHyphens(text: Characters): Chunk[] {
  return split(text, (start) => {
    const dash = dashEnd(text, start);
    return dash > 0 ? dash : wordEnd(text, start);
  });
}

function split(text: Characters, endOfWord: (start: number) => number): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start;
    while (end < text.length && isBlank(text.at(end))) end++;
    if (end === start) end = endOfWord(start);
    chunks.push({ text: text.slice(start, end), length: end - start });
    start = end;
  }
  return chunks;
}

/** The end of a dash of two or more hyphens between words; 0 if none is here. */
function dashEnd(text: Characters, start: number): number {
  if (text.at(start) !== DASH || text.at(start + 1) !== DASH || start === 0) return 0;
  const before = text.at(start - 1);
  if (!isWord(before) && !BEFORE_DASH.has(before)) return 0;
  let end = start + 2;
  while (text.at(end) === DASH) end++;
  return end < text.length && isWord(text.at(end)) ? end : 0;
}

function wordEnd(text: Characters, start: number): number {
  for (let end = start + 1; ; end++) {
    if (end >= text.length || isBlank(text.at(end))) return end;
    if (text.at(end) !== DASH) continue;
    if (breaksBehind(text, end)) return end + 1;
    if (dashEnd(text, end) > 0) return end;
  }
}

/** True if a hyphen is inside a word: behind two letters, or a letter between hyphens, and before two letters. */
function breaksBehind(text: Characters, hyphen: number): boolean {
  const letter = (offset: number): boolean => {
    const index = hyphen + offset;
    return index >= 0 && index < text.length && isLetter(text.at(index));
  };
  const before = letter(-1) && (letter(-2) || (hyphen >= 3 && text.at(hyphen - 2) === DASH && letter(-3)));
  return before && letter(1) && (letter(2) || (text.at(hyphen + 2) === DASH && letter(3)));
}
