/**
 * str: a JS string when all its code points are below 0x10000 and none is a surrogate, else a WideStr; so length and
 * indexing are O(1) in both. Text from outside is scanned once, where it enters (`textToStr`).
 */
import { PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

/** Text with code points beyond the BMP or lone surrogates. Never narrower than needed: see `strFromCodePoints`. */
export class WideStr extends PyObject {
  readonly points: Uint32Array;
  #key: string | undefined;
  constructor(points: Uint32Array) {
    super();
    this.points = points;
  }
  /** A JS string equal for equal text only and never equal to a narrow str; for hashing and equality. */
  get key(): string {
    if (this.#key === undefined) {
      let text = '\ud801';
      for (const point of this.points) text += String.fromCodePoint(point);
      // UTF-16 makes a pair of two lone surrogates; then the numbers tell.
      const isAmbiguous = this.points.length !== Array.from(text).length - 1;
      this.#key = isAmbiguous ? `\ud80e${this.points.join()}` : text;
    }
    return this.#key;
  }
}

/** The two forms of exact str. */
export type Str = string | WideStr;

/** Instance of a Python subclass of str; never of str itself. */
export class PyStrBox extends PyObject {
  readonly v: Str;
  constructor(v: Str) {
    super();
    this.v = v;
  }
}
export const strType = builtinType('str', PyStrBox);
Object.defineProperty(WideStr.prototype, 'cls', { value: strType, writable: true });

const SURROGATE = /[\ud800-\udfff]/;

/** str of UTF-16 text from outside (literals, host values): pairs become code points, lone surrogates stay. */
export function textToStr(text: string): Str {
  if (!SURROGATE.test(text)) return text;
  return new WideStr(Uint32Array.from(Array.from(text, (character) => character.codePointAt(0) as number)));
}

/** str of code points, narrow if possible. */
export function strFromCodePoints(points: Uint32Array | readonly number[]): Str {
  let narrow = true;
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as number;
    if (point > 0xffff || (point >= 0xd800 && point <= 0xdfff)) {
      narrow = false;
      break;
    }
  }
  if (!narrow) return new WideStr(points instanceof Uint32Array ? points : Uint32Array.from(points));
  let text = '';
  for (let i = 0; i < points.length; i += 8192) text += String.fromCharCode(...points.slice(i, i + 8192));
  return text;
}

/** UTF-16 text of a str, for the host and for messages; lone surrogates are kept. */
export function strToText(value: Str): string {
  if (typeof value === 'string') return value;
  let text = '';
  for (const point of value.points) text += String.fromCodePoint(point);
  return text;
}

/** The str behind a str or an instance of a subclass; undefined for everything else. */
export function strOf(value: Value): Str | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof WideStr) return value;
  if (value instanceof PyStrBox) return value.v;
  return undefined;
}

/** Number of code points. */
export function strLength(value: Str): number {
  return typeof value === 'string' ? value.length : value.points.length;
}

/** Code points of a str as an array-like; a WideStr's own array (do not write to it). */
export function strPoints(value: Str): Uint32Array {
  if (typeof value !== 'string') return value.points;
  const points = new Uint32Array(value.length);
  for (let i = 0; i < value.length; i++) points[i] = value.charCodeAt(i);
  return points;
}
