/** Tokens as parallel arrays: what the tokenizer gives and both parsers read. */
import type { PythonSyntaxError } from './errors.ts';

/** Kinds of tokens. `error` stands where tokenizing stopped; its cause is in `Tokens.error`. */
export const TOKEN = {
  end: 0,
  newline: 1,
  indent: 2,
  dedent: 3,
  name: 4,
  keyword: 5,
  number: 6,
  string: 7,
  operator: 8,
  formatStart: 9,
  formatMiddle: 10,
  formatEnd: 11,
  error: 12,
} as const;

/** Why tokenizing stopped; `raised` is false where CPython finds out only when the parser asks for that token. */
export interface TokenError {
  /** Undefined: the text ends too early. */
  readonly error: PythonSyntaxError | undefined;
  readonly raised: boolean;
  /** Inside an f-string, whose own errors come first. */
  readonly inFormat: boolean;
  /** Brackets open at that place, innermost last. */
  readonly open: readonly OpenBracket[];
}

/** A warning, and the token by which CPython has given it. */
export interface SourceWarning {
  readonly at: number;
  /** Makes the error that it is where warnings are errors; its message and line are the warning's. */
  readonly error: () => PythonSyntaxError;
}

export interface OpenBracket {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export class Tokens {
  readonly source: string;
  count = 0;
  kinds = new Uint8Array(256);
  /** Text of names, keywords and operators; '' for all others, so that comparing texts is enough to know a token. */
  readonly texts: string[] = [];
  /** Offsets into the source. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  lines = new Int32Array(256);
  columns = new Int32Array(256);
  endLines = new Int32Array(256);
  endColumns = new Int32Array(256);
  error: TokenError | undefined = undefined;
  /** What CPython warns of while it reads the token of that number. */
  readonly warnings: SourceWarning[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** Appends a token; lines count from 1, columns from 0 in UTF-16. */
  push(
    kind: number,
    text: string,
    start: number,
    end: number,
    line: number,
    column: number,
    endLine: number,
    endColumn: number,
  ): void {
    const at = this.count++;
    if (at === this.kinds.length) this.#grow();
    this.kinds[at] = kind;
    this.texts.push(text);
    this.starts[at] = start;
    this.ends[at] = end;
    this.lines[at] = line;
    this.columns[at] = column;
    this.endLines[at] = endLine;
    this.endColumns[at] = endColumn;
  }

  /** The source text of a token. */
  raw(at: number): string {
    return this.source.slice(this.starts[at], this.ends[at]);
  }

  #grow(): void {
    const size = this.kinds.length * 2;
    const copied = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(size);
      larger.set(old);
      return larger;
    };
    const kinds = new Uint8Array(size);
    kinds.set(this.kinds);
    this.kinds = kinds;
    this.starts = copied(this.starts);
    this.ends = copied(this.ends);
    this.lines = copied(this.lines);
    this.columns = copied(this.columns);
    this.endLines = copied(this.endLines);
    this.endColumns = copied(this.endColumns);
  }
}
