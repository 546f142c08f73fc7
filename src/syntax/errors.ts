/** Errors of the source text. */

export type SyntaxErrorKind = 'SyntaxError' | 'IndentationError' | 'TabError';

/** Invalid source, as CPython reports it. Not a guest exception yet; the engine makes it one. */
export class PythonSyntaxError {
  readonly kind: SyntaxErrorKind;
  readonly message: string;
  /** 1-based; 0 if unknown. */
  readonly line: number;
  /** 0-based UTF-16 column; CPython's offset is one more. */
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The source line, if known. */
  text: string | undefined = undefined;
  /** The source may become valid by more input. */
  incomplete = false;

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
