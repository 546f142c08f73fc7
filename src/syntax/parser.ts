/**
 * Python 3.13 text to tree. Takes source text, gives a tree with positions or throws a PythonSyntaxError.
 * Tokenizer and recursive descent, one class layered by grammar area: token-stream, expressions, patterns,
 * statements. Must not know: names' scopes, bytecode, guest values.
 */
import { PythonSyntaxError } from './errors.ts';
import { StatementParser } from './statements.ts';
import type { ParseOptions } from './token-stream.ts';
import type { Expression, Module } from './tree.ts';

export type { ParseOptions } from './token-stream.ts';

/** A module's or snippet's statements. */
export function parseModule(source: string, options: ParseOptions = {}): Module {
  return withText(source, (text) => new StatementParser(text, options).module());
}

/** The expression of eval(); leading blanks are allowed, as there. */
export function parseExpression(source: string, options: ParseOptions = {}): Expression {
  if (/^[ \t\n\r\f]*$/.test(source)) throw new PythonSyntaxError('invalid syntax', 0, -1);
  return withText(source.replace(/^[ \t]+/, ''), (text) => new StatementParser(text, options).expressionOnly());
}

/**
 * What was typed at a prompt: the tree, or `incomplete` if more lines are needed. A compound statement is complete
 * when an empty line ends it.
 */
export function parseInteractive(
  source: string,
  options: ParseOptions = {},
): { readonly tree: Module } | { readonly incomplete: true } {
  try {
    const tree = parseModule(source, options);
    const last = tree.body.at(-1);
    const compound = last !== undefined && 'body' in last;
    if (compound && !/\n[ \t]*$/.test(source)) return { incomplete: true };
    return { tree };
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError && thrown.incomplete && !/\n[ \t]*\n$/.test(source))
      return { incomplete: true };
    throw thrown;
  }
}

function withText<T>(source: string, parse: (text: string) => T): T {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.includes('\0')) throw new PythonSyntaxError('source code string cannot contain null bytes', 0, 0);
  try {
    return parse(text);
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError && thrown.line > 0) thrown.text ??= text.split(/\r\n?|\n/)[thrown.line - 1];
    throw thrown;
  }
}
