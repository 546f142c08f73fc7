/**
 * A set of characters with everything applied that holds where it stands: IGNORECASE, ASCII, negation. The answers
 * for the first 256 characters are a table; others are worked out from ranges and categories.
 */
import { Flag, flagsOf } from '../../runtime/unicode/properties.ts';
import { type CaseRule, hasCase, lowerEquivalents, lowerOf, upperOf } from './case.ts';
import type { SetItems } from './tree.ts';

/** Highest code point. */
const LAST = 0x10ffff;

export class CharacterSet {
  readonly negated: boolean;
  /** Sorted, apart from each other. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** Letters of `d D s S w W`. */
  readonly categories: string;
  readonly rule: CaseRule;
  readonly ascii: boolean;
  /** 1 for each of the first 256 characters that is in the set. */
  readonly low = new Uint8Array(256);

  constructor(items: SetItems, rule: CaseRule, ascii: boolean) {
    this.negated = items.negated;
    this.categories = items.categories;
    this.ascii = ascii;
    this.rule = items.ranges.some((range) => rangeHasCase(range, rule)) ? rule : 'exact';
    this.ranges = merged(this.rule === 'exact' ? items.ranges : folded(items.ranges, rule));
    for (let code = 0; code < 256; code++) this.low[code] = this.#test(code) ? 1 : 0;
  }

  has(code: number): boolean {
    return code < 256 ? this.low[code] === 1 : this.#test(code);
  }

  #test(code: number): boolean {
    const lower = lowerOf(code, this.rule);
    if (inRanges(this.ranges, lower)) return !this.negated;
    for (let i = 0; i < this.categories.length; i++) {
      if (inCategory(this.categories.charCodeAt(i), lower, this.ascii)) return !this.negated;
    }
    if (lower > 0xffff && this.rule === 'unicode' && inRanges(this.ranges, upperOf(lower))) return !this.negated;
    return this.negated;
  }

  /** No character beyond the first 256 is in it. */
  get lowOnly(): boolean {
    if (this.negated) return false;
    const last = this.ranges.at(-1);
    if (last !== undefined && last[1] > 255) return false;
    // Characters beyond 255 fold into the range only under Unicode's rule (K, Å, ſ).
    if (this.rule === 'unicode') return false;
    return this.categories === '' || (this.ascii && !/[DSW]/.test(this.categories));
  }
}

function rangeHasCase([first, last]: readonly [number, number], rule: CaseRule): boolean {
  if (rule === 'exact') return false;
  for (let code = first; code <= last; code++) if (hasCase(code, rule)) return true;
  return false;
}

/** The lower-case forms of all members, and what counts as the same. */
function folded(ranges: SetItems['ranges'], rule: CaseRule): [number, number][] {
  const codes: [number, number][] = [];
  for (const [first, last] of ranges) {
    // Beyond the BMP members are kept as they are and tested in both cases.
    if (last > 0xffff) codes.push([Math.max(first, 0x10000), last]);
    for (let code = first; code <= Math.min(last, 0xffff); code++) {
      const lower = lowerOf(code, rule);
      const same = rule === 'unicode' ? lowerEquivalents(lower) : [lower];
      for (const one of same) codes.push([one, one]);
    }
  }
  return codes;
}

function merged(ranges: SetItems['ranges']): [number, number][] {
  const sorted = ranges.map(([first, last]): [number, number] => [first, last]).sort((a, b) => a[0] - b[0]);
  const result: [number, number][] = [];
  for (const range of sorted) {
    const last = result.at(-1);
    if (last !== undefined && range[0] <= last[1] + 1) last[1] = Math.max(last[1], range[1]);
    else result.push(range);
  }
  return result;
}

function inRanges(ranges: readonly (readonly [number, number])[], code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle] as readonly [number, number];
    if (code < range[0]) high = middle - 1;
    else if (code > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** `letter` is the character code of `d`, `s`, `w` or their opposites. */
function inCategory(letter: number, code: number, ascii: boolean): boolean {
  switch (letter) {
    case 100:
      return isDigit(code, ascii);
    case 68:
      return !isDigit(code, ascii);
    case 115:
      return isSpace(code, ascii);
    case 83:
      return !isSpace(code, ascii);
    case 119:
      return isWord(code, ascii);
    default:
      return !isWord(code, ascii);
  }
}

function isDigit(code: number, ascii: boolean): boolean {
  if (code < 256 || ascii) return code >= 48 && code <= 57;
  return (flagsOf(code) & Flag.decimal) !== 0;
}

function isSpace(code: number, ascii: boolean): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  if (ascii) return false;
  if (code < 256) return (code >= 28 && code <= 31) || code === 0x85 || code === 0xa0;
  return (flagsOf(code) & Flag.space) !== 0;
}

/** Letters and numbers of Latin-1 beyond ASCII. */
const LATIN_WORD = /[\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xff]/;

function isWord(code: number, ascii: boolean): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  if (ascii) return false;
  if (code < 256) return LATIN_WORD.test(String.fromCharCode(code));
  return (flagsOf(code) & (Flag.alpha | Flag.decimal | Flag.digit | Flag.numeric)) !== 0;
}

const WORD_LIKE = /^[dw]*$/;

/** True only if no character is in both sets; false if that is not easy to tell. */
export function disjoint(a: CharacterSet, b: CharacterSet): boolean {
  for (let code = 0; code < 256; code++) if (a.low[code] === 1 && b.low[code] === 1) return false;
  return a.lowOnly || b.lowOnly || disjointAbove(a, b) || disjointAbove(b, a);
}

function disjointAbove(a: CharacterSet, b: CharacterSet): boolean {
  if (a.negated || b.negated || a.rule !== 'exact' || b.rule !== 'exact' || a.ascii !== b.ascii) return false;
  const reaches = (set: CharacterSet): boolean => (set.ranges.at(-1)?.[1] ?? 0) > 255;
  if (reaches(a) || reaches(b)) return false;
  if (WORD_LIKE.test(a.categories)) return /^[sW]*$/.test(b.categories);
  if (/^s+$/.test(a.categories)) return /^(?:[dw]*|S)$/.test(b.categories);
  return /^d+$/.test(a.categories) && /^[DsW]*$/.test(b.categories);
}

/** Every character. */
export const ALL_CHARACTERS: SetItems = { negated: false, ranges: [[0, LAST]], categories: '' };
/** Every character but a newline. */
export const NO_NEWLINE: SetItems = { negated: true, ranges: [[10, 10]], categories: '' };
