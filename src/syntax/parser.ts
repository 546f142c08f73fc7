/**
 * Python 3.13 text to tree. Takes source text, gives a tree with positions or throws a PythonSyntaxError.
 * A tokenizer and one recursive-descent class, layered by grammar area: token-stream, strings, displays, arguments,
 * expressions, patterns, simple-statements, statements. It knows valid Python alone; what is wrong with anything else,
 * and where, is found by a second, slower parser (diagnosis/). Must not know: names' scopes, bytecode, guest values.
 */
import { loadPart } from '../locate.ts';
import type { diagnose, StartRule } from './diagnosis/diagnose.ts';
import { PythonSyntaxError } from './errors.ts';
import { StatementParser } from './statements.ts';
import type { Tokens } from './token.ts';
import { MAX_NESTING, ParseFailure, type ParseOptions } from './token-stream.ts';
import { tokenize } from './tokenizer.ts';
import type { Expression, Module, Statement } from './tree.ts';

export type { ParseOptions } from './token-stream.ts';

/** A module's or snippet's statements. */
export function parseModule(source: string, options: ParseOptions = {}): Module {
  return parse(source, options, 'file', (parser) => parser.module());
}

/** The expression of eval(). */
export function parseExpression(source: string, options: ParseOptions = {}): Expression {
  return parse(source, options, 'eval', (parser) => parser.expressionOnly());
}

/** The one statement of a prompt or of `compile(..., 'single')`. */
export function parseSingle(source: string, options: ParseOptions = {}): Module {
  return parse(source, options, 'interactive', (parser) => parser.single());
}

/**
 * What was typed at a prompt: the tree, or `incomplete` if more lines are needed. A compound statement is complete
 * when an empty line ends it.
 */
export function parseInteractive(
  source: string,
  options: ParseOptions = {},
): { readonly tree: Module } | { readonly incomplete: true } {
  const emptyLineEnds = /\n[ \t]*\n$/.test(source);
  try {
    const tree = parseModule(source, options);
    const last: Statement | undefined = tree.body.at(-1);
    const compound = last !== undefined && 'body' in last;
    if (compound && !emptyLineEnds) return { incomplete: true };
    return { tree };
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    if (thrown.incomplete === 'open' || (thrown.incomplete && !emptyLineEnds)) return { incomplete: true };
    throw thrown;
  }
}

function parse<T>(source: string, options: ParseOptions, start: StartRule, read: (parser: StatementParser) => T): T {
  if (source.includes('\0')) throw new PythonSyntaxError('source code string cannot contain null bytes', 0, 0);
  const tokens = tokenize(source, options.maxNesting ?? MAX_NESTING, options.onTokens);
  const parser = new StatementParser(tokens, options);
  try {
    const tree = read(parser);
    tellWarnings(tokens, parser, tokens.count, start, options);
    return tree;
  } catch (thrown) {
    if (!(thrown instanceof ParseFailure)) throw thrown;
    tellWarnings(tokens, parser, parser.tokensRead, start, options);
    options.beforeDiagnosis?.(tokens.count - parser.statementStart);
    const diagnosis = loadPart<{ diagnose: typeof diagnose }>('syntax/diagnosis/diagnose');
    throw diagnosis.diagnose(tokens, start, options, parser.statementStart, thrown.tooDeep);
  }
}

/** Hands out what CPython warns of in the first `count` tokens: those of the tokenizer and of the parser in one order. */
function tellWarnings(
  tokens: Tokens,
  parser: StatementParser,
  count: number,
  start: StartRule,
  { onWarning }: ParseOptions,
): void {
  if (onWarning === undefined || tokens.warnings.length + parser.warnings.length === 0) return;
  const read = [...tokens.warnings, ...parser.warnings].filter(({ at }) => at <= count).sort((a, b) => a.at - b.at);
  for (const { at, error: make } of read) {
    const error = make();
    const ending = start === 'eval' || error.endLine > error.line ? '' : '\n';
    error.text ??= lineFrom(tokens.source, (tokens.starts[at] as number) - (tokens.columns[at] as number)) + ending;
    onWarning(error);
  }
}

function lineFrom(source: string, start: number): string {
  const length = source.slice(start).search(/[\r\n]/);
  return length < 0 ? source.slice(start) : source.slice(start, start + length);
}
