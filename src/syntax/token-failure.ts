/** What the tokenizer throws inside itself: an error with its place. */
import { PythonSyntaxError, type SyntaxErrorKind } from './errors.ts';

export class TokenFailure {
  /** Undefined: the text ends too early. */
  readonly error: PythonSyntaxError | undefined;
  /** False for what CPython notices only when the parser asks for the token. */
  readonly raised: boolean;
  constructor(error: PythonSyntaxError | undefined, raised: boolean) {
    this.error = error;
    this.raised = raised;
  }
}

/** A failure with an error of its own, which later ones cannot replace. */
export class RaisedFailure extends TokenFailure {
  declare readonly error: PythonSyntaxError;
  constructor(error: PythonSyntaxError) {
    super(error, true);
  }
}

/** An error at the character before `at` in the line that starts at `lineStart`; its text is that line. */
export function tokenError(
  source: string,
  message: string,
  line: number,
  lineStart: number,
  at: number,
  kind: SyntaxErrorKind = 'SyntaxError',
): PythonSyntaxError {
  const column = Math.max(0, at - lineStart - 1);
  const error = new PythonSyntaxError(message, line, column, line, column, kind);
  const end = source.slice(lineStart).search(/[\r\n]/);
  error.text = end < 0 ? source.slice(lineStart) : source.slice(lineStart, lineStart + end);
  error.offset = error.endOffset = Array.from(source.slice(lineStart, at)).length;
  return error;
}
