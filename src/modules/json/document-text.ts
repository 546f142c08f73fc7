/** The text of a JSON document and a position in it: whitespace, strings, numbers, and the marks between items. */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { type Str, strToText, textToStr } from '../../runtime/objects/str.ts';
import { realm } from '../../runtime/realm.ts';
import { decodeError } from './error.ts';

/** Characters of short documents, filled anew for each. */
const scratch = new Uint16Array(1024);
/** Keys longer than this are not looked for where the last object had them. */
const MAX_EXPECTED = 64;

/** A number as written: what its digits say without the point, where the point is, and where it stands. */
export interface NumberToken {
  from: number;
  to: number;
  negative: boolean;
  isInt: boolean;
  mantissa: number;
  digits: number;
  exponent: number;
}

export class DocumentText {
  readonly source: Str;
  readonly text: string;
  /** Strings may hold surrogate pairs. */
  readonly #isWide: boolean;
  readonly #codes: Uint16Array;
  readonly #length: number;
  readonly #strict: boolean;
  /** Index of the next character, in UTF-16 units. */
  at: number;
  /** Keys in the order in which objects had them, by depth: rows of a table have the same ones again. */
  readonly #expected: { readonly keys: string[]; distinct: number }[] = [];
  #expecting = 0;
  /** Containers around the position. */
  #depth = 0;
  readonly #token: NumberToken = { from: 0, to: 0, negative: false, isInt: true, mantissa: 0, digits: 0, exponent: 0 };

  /** `isShared`: the document is read without a break, so its characters may be where those of others have been. */
  constructor(source: Str, start: number, strict: boolean, isShared: boolean) {
    this.source = source;
    this.text = strToText(source);
    this.#isWide = typeof source !== 'string';
    this.at = this.#isWide ? unitsOf(this.text, start) : start;
    this.#strict = strict;
    const { length } = this.text;
    this.#length = length;
    if (isShared && length < scratch.length) {
      for (let i = 0; i < length; i++) scratch[i] = this.text.charCodeAt(i);
      this.#codes = scratch;
    } else {
      realm().budget.allocate(length * 2);
      this.#codes = new Uint16Array(length);
      Buffer.from(this.#codes.buffer).write(this.text, 'utf16le');
    }
  }

  /** The next character's code; -1 at the end. */
  get code(): number {
    return this.at < this.#length ? (this.#codes[this.at] as number) : -1;
  }

  /** Position in code points, as Python counts. */
  get position(): number {
    return this.#points(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.#length;
  }

  skip(): void {
    let at = this.at;
    const codes = this.#codes;
    for (; at < this.#length; at++) {
      const code = codes[at] as number;
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
    }
    this.at = at;
  }

  slice(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  /** Takes a word if it is next. */
  accept(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  error(message: string, at: number): PyException {
    return decodeError(message, this.source, this.#points(at));
  }

  #points(at: number): number {
    return this.#isWide ? Array.from(this.text.slice(0, at)).length : at;
  }

  /** After an opening bracket: takes what precedes the first item, its key too; false if there is none. */
  firstItem(keys: Str[] | undefined): boolean {
    this.at++;
    this.skip();
    const { code } = this;
    if (code === (keys === undefined ? 93 : 125)) {
      this.at++;
      return false;
    }
    this.#depth++;
    if (keys !== undefined) {
      if (code !== 34) throw this.error('Expecting property name enclosed in double quotes', this.at);
      this.#expecting = 0;
      this.#key(keys);
    }
    return true;
  }

  /** After an item: takes what precedes the next one; false if the container ends. */
  nextItem(keys: Str[] | undefined): boolean {
    this.skip();
    const { code } = this;
    if (code === (keys === undefined ? 93 : 125)) {
      this.at++;
      this.#depth--;
      return false;
    }
    if (code !== 44) throw this.error("Expecting ',' delimiter", this.at);
    const comma = this.at++;
    this.skip();
    const next = this.code;
    if (next === 93 && keys === undefined) throw this.error('Illegal trailing comma before end of array', comma);
    if (keys === undefined) return true;
    if (next === 125) throw this.error('Illegal trailing comma before end of object', comma);
    if (next !== 34) throw this.error('Expecting property name enclosed in double quotes', this.at);
    this.#expecting = keys.length;
    this.#key(keys);
    return true;
  }

  #key(keys: Str[]): void {
    keys.push(this.#expectedKey() ?? this.#newKey());
    if (this.code !== 58) {
      this.skip();
      if (this.code !== 58) throw this.error("Expecting ':' delimiter", this.at);
    }
    this.at++;
    this.skip();
  }

  /** The key that stood in this place in the last object, if it is here again: its string is known, its hash too. */
  #expectedKey(): string | undefined {
    const key = this.#expected[this.#depth]?.keys[this.#expecting];
    if (key === undefined) return undefined;
    const codes = this.#codes;
    const from = this.at + 1;
    const end = from + key.length;
    if (end >= this.#length || codes[end] !== 34) return undefined;
    for (let i = 0; i < key.length; i++) if (codes[from + i] !== key.charCodeAt(i)) return undefined;
    this.at = end + 1;
    return key;
  }

  /** Whether the keys of the object that just ended differ from each other. */
  areDistinct(keys: readonly Str[]): boolean {
    const expected = this.#expected[this.#depth + 1];
    const count = keys.length;
    const asExpected =
      expected !== undefined && keys[count - 1] === expected.keys[count - 1] && keys[0] === expected.keys[0];
    if (asExpected && expected.distinct >= count && keys.every((key, i) => key === expected.keys[i])) return true;
    const distinct = new Set(keys.map((key) => (typeof key === 'string' ? key : key.key))).size === count;
    if (distinct && asExpected && keys.every((key, i) => key === expected.keys[i])) expected.distinct = count;
    return distinct;
  }

  #newKey(): Str {
    const key = this.string();
    const isPlain = typeof key === 'string' && key.length < MAX_EXPECTED && /^[^"\\]*$/.test(key);
    if (isPlain && this.#expecting < MAX_EXPECTED && this.#depth < MAX_EXPECTED) {
      for (let depth = this.#expected.length; depth <= this.#depth; depth++)
        this.#expected.push({ keys: [], distinct: 0 });
      const expected = this.#expected[this.#depth] as { readonly keys: string[]; distinct: number };
      expected.keys[this.#expecting] = key;
      expected.distinct = Math.min(expected.distinct, this.#expecting);
    }
    return key;
  }

  /** A string whose opening quote is next. */
  string(): Str {
    const codes = this.#codes;
    const begin = this.at;
    let at = begin + 1;
    for (; at < this.#length; at++) {
      const code = codes[at] as number;
      if (code === 34) {
        this.at = at + 1;
        const text = this.text.slice(begin + 1, at);
        return this.#isWide ? textToStr(text) : text;
      }
      if (code === 92 || code < 32) break;
    }
    return this.#escapedString(begin, at);
  }

  #escapedString(begin: number, firstEscape: number): Str {
    const { text } = this;
    const codes = this.#codes;
    let out = text.slice(begin + 1, firstEscape);
    let at = firstEscape;
    let from = at;
    for (;;) {
      if (at >= this.#length) throw this.error('Unterminated string starting at', begin);
      const code = codes[at] as number;
      if (code === 34) {
        this.at = at + 1;
        return textToStr(out + text.slice(from, at));
      }
      if (code < 32 && this.#strict) throw this.error('Invalid control character at', at);
      if (code !== 92) {
        at++;
        continue;
      }
      out += text.slice(from, at);
      if (at + 1 >= this.#length) throw this.error('Unterminated string starting at', begin);
      const letter = text[at + 1] as string;
      if (letter === 'u') {
        const digits = text.slice(at + 2, at + 6);
        // Text cannot end with an escape: that is said of the escape.
        if (at + 6 >= this.#length || !/^[0-9a-fA-F]{4}$/.test(digits))
          throw this.error('Invalid \\uXXXX escape', at + 1);
        out += String.fromCharCode(Number.parseInt(digits, 16));
        at += 6;
      } else {
        const simple = ESCAPES.get(letter);
        if (simple === undefined) throw this.error('Invalid \\escape', at);
        out += simple;
        at += 2;
      }
      from = at;
    }
  }

  /** The number that begins here; undefined if there is none. The token is overwritten by the next one. */
  number(): NumberToken | undefined {
    const codes = this.#codes;
    const token = this.#token;
    const length = this.#length;
    let at = this.at;
    token.from = at;
    token.negative = codes[at] === 45;
    if (token.negative) at++;
    let code = at < length ? (codes[at] as number) : 0;
    if (code < 48 || code > 57) return undefined;
    let mantissa = 0;
    const firstDigit = at;
    if (code === 48) at++;
    else
      for (; at < length; at++) {
        code = codes[at] as number;
        if (code < 48 || code > 57) break;
        mantissa = mantissa * 10 + code - 48;
      }
    token.digits = at - firstDigit;
    token.isInt = true;
    token.exponent = 0;
    if (at + 1 < length && codes[at] === 46 && isDigit(codes[at + 1])) {
      const point = ++at;
      for (; at < length; at++) {
        code = codes[at] as number;
        if (code < 48 || code > 57) break;
        mantissa = mantissa * 10 + code - 48;
      }
      token.digits += at - point;
      token.exponent = point - at;
      token.isInt = false;
    }
    token.mantissa = mantissa;
    if (at < length && ((codes[at] as number) | 32) === 101) at = this.#exponent(token, at);
    token.to = at;
    this.at = at;
    return token;
  }

  #exponent(token: NumberToken, letter: number): number {
    const codes = this.#codes;
    let at = letter + 1;
    const sign = codes[at];
    if (at < this.#length && (sign === 43 || sign === 45)) at++;
    const from = at;
    let exponent = 0;
    for (; at < this.#length && isDigit(codes[at]); at++)
      exponent = Math.min(exponent * 10 + (codes[at] as number) - 48, 9999);
    if (at === from) return letter;
    token.isInt = false;
    token.exponent += sign === 45 ? -exponent : exponent;
    return at;
  }
}

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;

/** UTF-16 units before so many code points. */
function unitsOf(text: string, points: number): number {
  return Array.from(text).slice(0, points).join('').length;
}

const ESCAPES = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
