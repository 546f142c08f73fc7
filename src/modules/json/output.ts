/** Where a writer puts its pieces: bytes for ASCII text, a JS string for any other, a list for `iterencode`. */
import { type Str, textToStr } from '../../runtime/objects/str.ts';
import { realm } from '../../runtime/realm.ts';
import { escapeAscii, quote } from './quote.ts';

/** Takes the pieces in the order and grouping in which CPython's encoder gives them. */
export interface Output {
  /** A number or word, after what separates it from the item before. */
  scalar(prefix: string, text: string): void;
  string(prefix: string, text: string): void;
  /** A key with what stands before and after it. */
  member(separator: string, key: string, colon: string): void;
  /** A closing bracket, on a new line if `line` is not empty. */
  end(line: string, bracket: string): void;
  /** Characters so far, for the budget. */
  readonly size: number;
}

/** Bytes that are kept between documents; taken by the writer that runs. */
const KEPT_BYTES = 1 << 16;
let kept: Uint8Array | undefined = new Uint8Array(KEPT_BYTES);
/** Longer texts are copied by Node. */
const SHORT = 48;

/** ASCII text. Building a JS string piece by piece took 2.5 times as long, half of it collecting garbage. */
export class AsciiOutput implements Output {
  #bytes: Uint8Array;
  size = 0;

  constructor() {
    this.#bytes = kept ?? new Uint8Array(1024);
    kept = undefined;
  }

  scalar(prefix: string, text: string): void {
    this.#put(prefix);
    this.#put(text);
  }

  string(prefix: string, text: string): void {
    this.#put(prefix);
    this.#quoted(text);
  }

  member(separator: string, key: string, colon: string): void {
    this.#put(separator);
    this.#quoted(key);
    this.#put(colon);
  }

  end(line: string, bracket: string): void {
    this.#put(line);
    this.#put(bracket);
  }

  finish(): string {
    const bytes = this.#bytes;
    const text = Buffer.from(bytes.buffer).toString('latin1', 0, this.size);
    if (bytes.length === KEPT_BYTES) kept = bytes;
    return text;
  }

  #put(text: string): void {
    const { length } = text;
    if (this.size + length > this.#bytes.length) this.#grow(length);
    const bytes = this.#bytes;
    let at = this.size;
    if (length > SHORT) at += Buffer.from(bytes.buffer).write(text, at, 'latin1');
    else for (let i = 0; i < length; i++) bytes[at++] = text.charCodeAt(i);
    this.size = at;
  }

  #quoted(text: string): void {
    const { length } = text;
    if (this.size + length + 2 > this.#bytes.length) this.#grow(length + 2);
    const bytes = this.#bytes;
    let at = this.size;
    bytes[at++] = 34;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < 32 || code > 126 || code === 34 || code === 92) {
        this.size = at;
        this.#put(escapeAscii(text, i));
        this.#put('"');
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = 34;
    this.size = at;
  }

  #grow(more: number): void {
    const length = Math.max(this.#bytes.length * 2, this.size + more);
    realm().budget.allocate(length - this.#bytes.length);
    const larger = new Uint8Array(length);
    larger.set(this.#bytes.subarray(0, this.size));
    if (this.#bytes.length === KEPT_BYTES) kept = this.#bytes;
    this.#bytes = larger;
  }
}

/** Text of any characters. */
export class TextOutput implements Output {
  readonly #ensureAscii: boolean;
  #text = '';

  constructor(ensureAscii: boolean) {
    this.#ensureAscii = ensureAscii;
  }

  scalar(prefix: string, text: string): void {
    this.#text += prefix + text;
  }

  string(prefix: string, text: string): void {
    this.#text += prefix + quote(text, this.#ensureAscii);
  }

  member(separator: string, key: string, colon: string): void {
    this.#text += separator + quote(key, this.#ensureAscii) + colon;
  }

  end(line: string, bracket: string): void {
    this.#text += line + bracket;
  }

  get size(): number {
    return this.#text.length * 2;
  }

  finish(): Str {
    return textToStr(this.#text);
  }
}

/** The pieces themselves. */
export class ChunkOutput implements Output {
  readonly #ensureAscii: boolean;
  readonly chunks: string[] = [];
  size = 0;

  constructor(ensureAscii: boolean) {
    this.#ensureAscii = ensureAscii;
  }

  scalar(prefix: string, text: string): void {
    this.#put(prefix + text);
  }

  string(prefix: string, text: string): void {
    this.#put(prefix + quote(text, this.#ensureAscii));
  }

  member(separator: string, key: string, colon: string): void {
    this.#put(separator);
    this.#put(quote(key, this.#ensureAscii));
    this.#put(colon);
  }

  end(line: string, bracket: string): void {
    this.#put(line);
    this.#put(bracket);
  }

  #put(text: string): void {
    if (text === '') return;
    this.chunks.push(text);
    this.size += text.length * 2 + 24;
  }
}
