/** Python texts as the matcher wants them: characters as numbers. The last text of a session is kept. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { type Str, strFromCodePoints, strOf } from '../../runtime/objects/str.ts';
import { bytesOf } from '../../runtime/operations/buffer.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import type { Codes } from './matcher.ts';

/** Characters of short texts, filled anew for each: an array of its own costs more than copying. */
const scratch = new Uint16Array(256);
let inScratch: string | undefined;

interface Kept {
  text: string | undefined;
  codes: Uint16Array;
}

function codesOfText(text: string): Uint16Array {
  if (text === inScratch) return scratch;
  const { length } = text;
  if (length <= scratch.length) {
    for (let i = 0; i < length; i++) scratch[i] = text.charCodeAt(i);
    inScratch = text;
    return scratch;
  }
  const kept = realm().stateOf<Kept>('re.text', () => ({ text: undefined, codes: scratch }));
  if (kept.text === text) return kept.codes;
  const { budget } = realm();
  budget.allocate(length * 2);
  budget.work(length / 64);
  const codes = new Uint16Array(length);
  Buffer.from(codes.buffer).write(text, 'utf16le');
  kept.text = text;
  kept.codes = codes;
  return codes;
}

/** What a pattern is matched against. */
export interface TextToMatch {
  /** The object the program gave. */
  readonly value: Value;
  /** Its text, or its bytes at the time. */
  readonly content: Str | Uint8Array;
  readonly length: number;
  /** undefined for short texts: their characters are written where those of the next one will be; see `codesOf`. */
  codes: Codes | undefined;
}

/** Takes a str or bytes-like object; throws TypeError if it is neither or not what the pattern is made of. */
export function textToMatch(value: Value, patternIsText: boolean): TextToMatch {
  const text = strOf(value);
  if (text !== undefined) {
    if (!patternIsText) throw typeError('cannot use a bytes pattern on a string-like object');
    return typeof text === 'string'
      ? { value, content: text, length: text.length, codes: undefined }
      : { value, content: text, length: text.points.length, codes: text.points };
  }
  const bytes = bytesOf(value);
  if (bytes === undefined) throw typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
  if (patternIsText) throw typeError('cannot use a string pattern on a bytes-like object');
  realm().budget.allocate(bytes.length * 3);
  const content = value instanceof PyByteArray ? bytes.slice() : bytes;
  return { value, content, length: bytes.length, codes: Uint16Array.from(content) };
}

/** The characters of a text; those of a short one are valid until the next call. */
export function codesOf(text: TextToMatch): Codes {
  if (text.codes !== undefined) return text.codes;
  const codes = codesOfText(text.content as string);
  if (codes !== scratch) text.codes = codes;
  return codes;
}

/** The text as a JS string, if it is narrow. */
export function narrowText(text: TextToMatch): string | undefined {
  return typeof text.content === 'string' ? text.content : undefined;
}

/** A part of the text. */
export function sliceText(text: TextToMatch, from: number, to: number): Value {
  const { content } = text;
  if (typeof content === 'string') return content.slice(from, to);
  if (content instanceof Uint8Array) {
    if (from === 0 && to === content.length && text.value instanceof PyBytes && text.value.exact) return text.value;
    return new PyBytes(content.slice(from, to));
  }
  return strFromCodePoints(content.points.subarray(from, to));
}
