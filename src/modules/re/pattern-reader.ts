/**
 * Reads a pattern or template character by character; an escape is one item of two characters. Texts are JS strings
 * of one UTF-16 unit per code point, so that positions are Python's; code points beyond the BMP are looked up beside.
 */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { type Str, strFromCodePoints, strToText } from '../../runtime/objects/str.ts';
import { strRepr } from '../../runtime/operations/scalar-text.ts';
import { patternError } from './error.ts';

/** Stands for a code point beyond the BMP in `text`: nothing in the pattern language means this character. */
const WIDE = '\uffff';

export class PatternReader {
  /** What the program gave, for `error.pattern`. */
  readonly source: Value;
  readonly codes: ArrayLike<number>;
  readonly text: string;
  /** A str, not bytes. */
  readonly isText: boolean;
  /** Index of the next item. */
  at = 0;

  constructor(source: Value, codes: ArrayLike<number>, isText: boolean) {
    this.source = source;
    this.codes = codes;
    this.isText = isText;
    let text = '';
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number;
      text += code > 0xffff ? WIDE : String.fromCharCode(code);
    }
    this.text = text;
    // A lone backslash at the end is found as soon as reading comes near it.
    this.#checkEnd();
  }

  /** The next item, not taken; undefined at the end. */
  get next(): string | undefined {
    const character = this.text[this.at];
    return character === '\\' ? this.text.slice(this.at, this.at + 2) : character;
  }

  take(): string | undefined {
    const item = this.next;
    if (item !== undefined) {
      this.at += item.length;
      this.#checkEnd();
    }
    return item;
  }

  /** Takes the next item if it is this one. */
  accept(item: string): boolean {
    if (this.next !== item) return false;
    this.take();
    return true;
  }

  /** Takes up to `most` items as long as they are among `characters`. */
  takeWhile(most: number, characters: string): string {
    let taken = '';
    while (taken.length < most && this.next !== undefined && characters.includes(this.next)) taken += this.take();
    return taken;
  }

  /** Text up to a terminator, which is taken too; its code points are between the returned indices. */
  takeUntil(terminator: string, what: string): { readonly text: string; readonly from: number; readonly to: number } {
    const from = this.at;
    for (;;) {
      const before = this.at;
      const item = this.take();
      if (item === undefined) {
        if (before === from) throw this.error(`missing ${what}`);
        throw this.error(`missing ${terminator}, unterminated name`, before - from);
      }
      if (item === terminator) {
        if (before === from) throw this.error(`missing ${what}`, 1);
        return { text: this.text.slice(from, before), from, to: before };
      }
    }
  }

  /** The code point at an index. */
  codeAt(index: number): number {
    return this.codes[index] as number;
  }

  /** A part of the pattern as a str. */
  slice(from: number, to: number): Str {
    const codes: number[] = [];
    for (let i = from; i < to; i++) codes.push(this.codeAt(i));
    return strFromCodePoints(codes);
  }

  /** The last so many characters taken, as UTF-16 for messages. */
  shown(count: number): string {
    return strToText(this.slice(this.at - count, this.at));
  }

  quoted(from: number, to: number): string {
    return strToText(strRepr(this.slice(from, to)));
  }

  /** An error so many characters before the next item. */
  error(message: string, back = 0): PyException {
    return this.errorAt(message, this.at - back);
  }

  errorAt(message: string, position: number): PyException {
    return patternError(message, this.source, this.text, position);
  }

  #checkEnd(): void {
    if (this.at === this.text.length - 1 && this.text[this.at] === '\\')
      throw this.errorAt('bad escape (end of pattern)', this.at);
  }
}
