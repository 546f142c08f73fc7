/** Errors of the source text. */

export type SyntaxErrorKind = 'SyntaxError' | 'IndentationError' | 'TabError';

/** Invalid source, as CPython reports it. Not a guest exception yet; the engine makes it one. */
export class PythonSyntaxError {
  readonly kind: SyntaxErrorKind;
  readonly message: string;
  /** 1-based; 0 if unknown. */
  readonly line: number;
  /** 0-based UTF-16 column. */
  column: number;
  readonly endLine: number;
  endColumn: number;
  /** CPython's `offset` and `end_offset`, where they are not the columns' code points plus one. */
  offset: number | undefined = undefined;
  endOffset: number | undefined = undefined;
  /** The source line, if known. */
  text: string | undefined = undefined;
  /** CPython gives it no end. */
  isPoint = false;
  /** CPython does not repeat its place in `args`. */
  isBare = false;
  /** The source may become valid by more input; `open`: also by an empty line and more, because a bracket or text is open. */
  incomplete: boolean | 'open' = false;

  constructor(
    message: string,
    line: number,
    column: number,
    endLine = line,
    endColumn = column,
    kind: SyntaxErrorKind = 'SyntaxError',
  ) {
    this.kind = kind;
    this.message = message;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }
}
