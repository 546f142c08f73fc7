/** The lines of a source, and positions in them as CPython counts them: in characters, by way of UTF-8 bytes. */

import type { Tokens } from '../token.ts';

export class SourceLines {
  readonly #lines: readonly string[];
  /** Number of the last line that has text. */
  readonly last: number;
  readonly #endsInNewline: boolean;
  readonly #tokens: Tokens;
  #joined: ReadonlySet<number> | undefined;

  /** `impliedNewline`: a newline is added where the source ends without one. */
  constructor(tokens: Tokens, impliedNewline: boolean) {
    this.#tokens = tokens;
    const lines = tokens.source.split(/\r\n?|\n/);
    const complete = lines.at(-1) === '';
    this.#endsInNewline = complete || impliedNewline;
    if (complete) lines.pop();
    this.#lines = lines;
    this.last = lines.length;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  #line(line: number): string {
    return this.#lines[line - 1] ?? '';
  }

  /** A line. Where the tokenizer had read no further: with its newline, and with the lines that it continues. */
  text(line: number, lineRead: number): string {
    if (lineRead > line || this.isEmpty) return this.#line(line);
    let first = line;
    while (first > 1 && this.#continues(first)) first--;
    const hasNewline = line < this.last || this.#endsInNewline;
    return this.#lines.slice(first - 1, line).join('\n') + (hasNewline ? '\n' : '');
  }

  /** True if a backslash or a token goes over from the line before. */
  #continues(line: number): boolean {
    this.#joined ??= linesInsideTokens(this.#tokens);
    return this.#joined.has(line) || this.#line(line - 1).endsWith('\\');
  }

  lengthWithEnd(line: number): number {
    return this.#line(line).length + (line < this.last || this.#endsInNewline ? 1 : 0);
  }

  /** Code points before a UTF-16 column. */
  characters(line: number, column: number): number {
    const before = this.#line(line).slice(0, column);
    return Array.from(before).length + Math.max(0, column - before.length);
  }

  /** CPython's end_offset: it looks for the end's byte in the text of the first line, whatever line the end is on. */
  endOffset(line: number, endLine: number, endColumn: number, text: string): number {
    if (line === endLine) return this.characters(line, endColumn) + 1;
    const bytes = Buffer.byteLength(this.#line(endLine).slice(0, endColumn)) + 1;
    const encoded = Buffer.from(text);
    if (bytes > encoded.length) return Array.from(text).length + 1;
    return Array.from(encoded.subarray(0, bytes).toString('utf8')).length;
  }
}

/** Lines that start inside a token. */
function linesInsideTokens({ lines, endLines, count }: Tokens): ReadonlySet<number> {
  const inside = new Set<number>();
  for (let at = 0; at < count; at++)
    for (let line = (lines[at] as number) + 1; line <= (endLines[at] as number); line++) inside.add(line);
  return inside;
}
