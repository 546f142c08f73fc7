/**
 * Why a source is not valid Python: the message, line and range that CPython would give. Takes the tokens that the fast
 * parser could not read, gives an error. As CPython does, it parses twice by a grammar of ordered alternatives: first
 * to see how far valid Python goes, then with rules for the mistakes people make. Slow, and only run for errors.
 */
import type { PythonSyntaxError } from '../errors.ts';
import { TOKEN, type Tokens } from '../token.ts';
import type { ParseOptions } from '../token-stream.ts';
import { FAILED } from './peg.ts';
import { Raised, Reader, type StartRule } from './reader.ts';

export type { StartRule } from './reader.ts';

import { pythonGrammar } from './rules.ts';

/** `from`: the token where the statement begins that could not be read. */
export function diagnose(
  tokens: Tokens,
  start: StartRule,
  options: ParseOptions,
  from: number,
  tooDeep: boolean,
): PythonSyntaxError {
  const reader = new Reader(tokens, options, start, from);
  let raised: Raised;
  try {
    raised = find(reader, start, tooDeep);
  } catch (thrown) {
    // The grammar's rules nest deeper than the machine's stack.
    if (!(thrown instanceof RangeError)) throw thrown;
    raised = atFirstError(reader);
  }
  const isFinal = raised.fromTokenizer || raised.error.message.startsWith('unexpected ');
  const error = isFinal ? raised.error : (laterTokenError(reader) ?? raised.error);
  if (!raised.fromTokenizer && error === raised.error) error.incomplete = atEnd(reader);
  return error;
}

function find(reader: Reader, start: StartRule, tooDeep: boolean): Raised {
  const rule = pythonGrammar().matcher(start);
  let last = 0;
  try {
    const matched = rule(reader) !== FAILED;
    if (matched && start === 'interactive')
      return reader.atLast('multiple statements found while compiling a single statement');
    if (matched) return reader.atToken(reader.from, tooDeep ? 'too many nested parentheses' : 'invalid syntax');
    last = reader.fill - 1;
    reader.startSecondPass();
    rule(reader);
  } catch (thrown) {
    if (thrown instanceof Raised) return thrown;
    throw thrown;
  }
  return unexpected(reader, last);
}

/** The tokenizer's error, or what is known without the grammar. */
function atFirstError(reader: Reader): Raised {
  try {
    return reader.atToken(reader.tokens.count - 1, 'invalid syntax');
  } catch (thrown) {
    if (thrown instanceof Raised) return thrown;
    throw thrown;
  }
}

/** No rule knows the mistake: the last token that the first pass looked at. */
function unexpected(reader: Reader, last: number): Raised {
  const kind = reader.kindAt(last);
  if (kind === TOKEN.indent) return reader.atLast('unexpected indent', 'IndentationError');
  if (kind === TOKEN.dedent) return reader.atLast('unexpected unindent', 'IndentationError');
  if (kind === TOKEN.end) return reader.atEnd('invalid syntax');
  return reader.atToken(last, 'invalid syntax');
}

/** An error of the tokens further on takes the place of one found by the grammar. */
function laterTokenError(reader: Reader): PythonSyntaxError | undefined {
  const { tokens, fill } = reader;
  if (tokens.error === undefined || tokens.kinds[fill - 1] === TOKEN.end) return undefined;
  const { error, raised, open, inFormat } = tokens.error;
  if (inFormat) return undefined;
  if (raised) return error;
  const innermost = open.at(-1);
  const isBehind = innermost !== undefined && (tokens.lines[fill - 1] as number) > innermost.line;
  return isBehind ? reader.unclosed(innermost).error : undefined;
}

/** More lines could make it valid. */
function atEnd(reader: Reader): boolean {
  const { tokens, fill } = reader;
  for (let at = fill - 1; at < tokens.count; at++) {
    const kind = tokens.kinds[at];
    if (kind !== TOKEN.end && kind !== TOKEN.dedent) return false;
  }
  return true;
}
