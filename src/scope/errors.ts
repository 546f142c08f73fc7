/** How the stages after the parser report SyntaxErrors: with the position of a node. */
import { PythonSyntaxError } from '../syntax/errors.ts';
import type { Position } from '../syntax/tree.ts';

export type { Position };

/** SyntaxError of a symbol table: its place is not in its `args`. */
export function symbolError(message: string, at: Position): PythonSyntaxError {
  const error = syntaxError(message, at);
  error.isBare = true;
  return error;
}

/** SyntaxError with CPython's message, over the range of a node. */
export function syntaxError(message: string, at: Position): PythonSyntaxError {
  return new PythonSyntaxError(message, at.line, at.column, at.endLine, at.endColumn);
}
