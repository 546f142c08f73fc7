/** Filling lines with chunks. */
import { valueError } from '../../runtime/exceptions/raise.ts';
import { WHITESPACE } from '../../runtime/operations/characters.ts';
import { type Chunk, charactersOf } from './chunks.ts';

export interface Options {
  readonly width: number;
  /** Before the first line, before the others. */
  readonly indents: readonly [first: Chunk, other: Chunk];
  readonly maxLines: number | undefined;
  readonly placeholder: Chunk;
  readonly breakLongWords: boolean;
  readonly dropBlanks: boolean;
  readonly breakOnHyphens: boolean;
}

const BLANK = new RegExp(`^[${WHITESPACE}]*$`);
const SPACE = new RegExp(`[${WHITESPACE}]`);
const isBlank = (chunk: Chunk): boolean => BLANK.test(chunk.text);

export function chunkOf(text: string): Chunk {
  let length = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) length--;
  return { text, length };
}

function withoutBlanks(chunk: Chunk, side: 'start' | 'end'): Chunk {
  let [from, to] = [0, chunk.text.length];
  if (side === 'start') while (from < to && SPACE.test(chunk.text[from] as string)) from++;
  else while (to > from && SPACE.test(chunk.text[to - 1] as string)) to--;
  return chunkOf(chunk.text.slice(from, to));
}

export class LineFiller {
  readonly #options: Options;
  readonly #chunks: Chunk[];
  /** The next chunk that has no line yet. */
  #next = 0;
  readonly #lines: Chunk[] = [];

  constructor(chunks: Chunk[], options: Options) {
    this.#chunks = chunks;
    this.#options = options;
    const { maxLines, indents, placeholder, width } = options;
    if (maxLines === undefined) return;
    const indent = indents[maxLines > 1 ? 1 : 0];
    if (indent.length + withoutBlanks(placeholder, 'start').length > width)
      throw valueError('placeholder too large for max width');
  }

  fill(): string[] {
    while (this.#next < this.#chunks.length) {
      const indent = this.#options.indents[this.#lines.length > 0 ? 1 : 0];
      const room = this.#options.width - indent.length;
      const line = this.#takeLine(room);
      if (line.length === 0) continue;
      if (!this.#mayStay(line, room)) {
        this.#cutOff(line, indent, room);
        break;
      }
      this.#push(indent, line);
    }
    return this.#lines.map((line) => line.text);
  }

  #push(indent: Chunk, parts: readonly Chunk[]): void {
    const text = indent.text + parts.map((part) => part.text).join('');
    this.#lines.push({ text, length: indent.length + lengthOf(parts) });
  }

  /** The chunks that fit, and what of a long word has to be there. */
  #takeLine(room: number): Chunk[] {
    const { dropBlanks } = this.#options;
    const chunks = this.#chunks;
    if (dropBlanks && this.#lines.length > 0 && isBlank(chunks[this.#next] as Chunk)) this.#next++;
    const line: Chunk[] = [];
    let length = 0;
    while (this.#next < chunks.length && length + (chunks[this.#next] as Chunk).length <= room) {
      const chunk = chunks[this.#next++] as Chunk;
      line.push(chunk);
      length += chunk.length;
    }
    const rest = chunks[this.#next];
    if (rest !== undefined && rest.length > room) this.#breakWord(rest, line, room < 1 ? 1 : room - length);
    const last = line.at(-1);
    if (dropBlanks && last !== undefined && isBlank(last)) line.pop();
    return line;
  }

  /** A word that fits on no line: what fits of it goes on this one, or all of it on a line of its own. */
  #breakWord(word: Chunk, line: Chunk[], room: number): void {
    if (!this.#options.breakLongWords) {
      if (line.length === 0) line.push(this.#chunks[this.#next++] as Chunk);
      return;
    }
    const characters = charactersOf(word.text, word.text.length !== word.length);
    const end = this.#options.breakOnHyphens ? hyphenBefore(characters.slice(0, room), room) : room;
    line.push({ text: characters.slice(0, end), length: Math.min(end, word.length) });
    this.#chunks[this.#next] = { text: characters.slice(end, word.length), length: word.length - end };
  }

  /** True if there may be more lines, or nothing but blanks would be on them. */
  #mayStay(line: readonly Chunk[], room: number): boolean {
    const { maxLines, dropBlanks } = this.#options;
    if (maxLines === undefined || this.#lines.length + 1 < maxLines) return true;
    const left = this.#chunks.length - this.#next;
    const ended = left === 0 || (dropBlanks && left === 1 && isBlank(this.#chunks[this.#next] as Chunk));
    return ended && lengthOf(line) <= room;
  }

  /** Ends the text with the placeholder: on this line, on the last one, or alone. */
  #cutOff(line: Chunk[], indent: Chunk, room: number): void {
    const { placeholder, width } = this.#options;
    for (; line.length > 0; line.pop()) {
      if (isBlank(line.at(-1) as Chunk) || lengthOf(line) + placeholder.length > room) continue;
      this.#push(indent, [...line, placeholder]);
      return;
    }
    const last = this.#lines.at(-1);
    if (last !== undefined) {
      const kept = withoutBlanks(last, 'end');
      if (kept.length + placeholder.length <= width) {
        this.#lines.pop();
        this.#push(kept, [placeholder]);
        return;
      }
    }
    this.#push(indent, [withoutBlanks(placeholder, 'start')]);
  }
}

const lengthOf = (parts: readonly Chunk[]): number => parts.reduce((sum, part) => sum + part.length, 0);

/** Behind the last hyphen of what fits, if it has anything else before it; else all that fits. */
function hyphenBefore(fitting: string, room: number): number {
  const hyphen = fitting.lastIndexOf('-');
  if (hyphen <= 0 || /^-*$/.test(fitting.slice(0, hyphen))) return room;
  return chunkOf(fitting.slice(0, hyphen + 1)).length;
}
