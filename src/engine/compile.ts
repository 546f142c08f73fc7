/** Source text to code: the compile hook of a realm. Syntax errors become guest exceptions. */
import type { Code } from '../bytecode/code.ts';
import { compileExpression, compileModule, type ResultKind } from '../compiler/compiler.ts';
import type { PyException } from '../runtime/exceptions/exception.ts';
import { makeException, makeExceptionOf } from '../runtime/exceptions/raise.ts';
import { PyTuple } from '../runtime/objects/list.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { textToStr } from '../runtime/objects/str.ts';
import { realm, type SyntaxNode } from '../runtime/realm.ts';
import { lookUpName } from '../runtime/unicode/names.ts';
import './source-outline.ts';
import { PythonSyntaxError } from '../syntax/errors.ts';
import { type ParseOptions, parseExpression, parseModule, parseSingle } from '../syntax/parser.ts';

/** Units of work that a token costs in the search for a mistake (20 microseconds, measured). */
const DIAGNOSIS_WORK = 30;

/** Bytes that a token costs on its way through tree, scopes and code; garbage afterwards. Measured: 300 to 650. */
const TOKEN_BYTES = 500;

const PARSE_OPTIONS: ParseOptions = {
  onTokens: (tokens) => realm().budget.allocate(tokens * TOKEN_BYTES),
  beforeDiagnosis: (tokens) => realm().budget.work(tokens * DIAGNOSIS_WORK),
  lookupCharacterName: (name) => {
    const points = lookUpName(name);
    // A literal names characters, not named sequences.
    return points?.length === 1 ? String.fromCodePoint(points[0] as number) : undefined;
  },
};

export interface CompileOptions {
  /** Names at the top level are globals reached by cells; false for eval and exec. */
  readonly module: boolean;
  readonly futureFlags: number;
  /** What the code returns. */
  readonly result?: ResultKind;
}

const onProgress = (): void => realm().budget.checkTime();

/** Compiles, or throws a guest SyntaxError. */
export function compileSource(
  source: string,
  filename: string,
  mode: 'exec' | 'eval' | 'single',
  options: CompileOptions,
): Code {
  try {
    if (mode === 'eval') return compileExpression(parseExpression(source, PARSE_OPTIONS), { filename, onProgress });
    const parse = mode === 'single' ? parseSingle : parseModule;
    // A file may start with a byte order mark.
    const text = options.module && source.startsWith('\ufeff') ? source.slice(1) : source;
    return compileModule(parse(text, PARSE_OPTIONS), {
      filename,
      mode: options.module ? 'module' : 'dynamic',
      result: mode === 'single' ? 'interactive' : (options.result ?? 'none'),
      futureFlags: options.futureFlags,
      onProgress,
    });
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) {
      // The line of a module is read from its file.
      if (options.module && !filename.startsWith('<')) thrown.text ??= source.split(/\r\n?|\n/)[thrown.line - 1];
      throw guestSyntaxError(thrown, filename);
    }
    // The stages behind the parser recurse over the tree; they hold no state that an early end could break.
    if (thrown instanceof RangeError && thrown.message.includes('call stack'))
      throw makeException('RecursionError', 'maximum recursion depth exceeded during compilation');
    throw thrown;
  }
}

/** The tree of a source, for `ast`; or throws a guest SyntaxError. */
export function parseSource(source: string, filename: string, mode: 'exec' | 'eval' | 'single'): SyntaxNode {
  try {
    if (mode === 'eval') return { kind: 'Expression', body: parseExpression(source, PARSE_OPTIONS) };
    const module = parseModule(source, PARSE_OPTIONS);
    return { kind: mode === 'single' ? 'Interactive' : 'Module', body: module.body };
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) throw guestSyntaxError(thrown, filename);
    throw thrown;
  }
}

/** A PythonSyntaxError as the guest sees it; columns become CPython's 1-based offsets. */
export function guestSyntaxError(error: PythonSyntaxError, filename: string): PyException {
  const message = textToStr(error.message);
  // No place at all: the text never got as far as being read.
  if (error.line === 0 && error.text === undefined) return makeExceptionOf(error.kind, [message], { msg: message });
  const text: Value = error.text === undefined ? None : textToStr(error.text);
  const file = textToStr(filename);
  const offset = error.offset ?? error.column + 1;
  const endOffset = error.isPoint ? None : (error.endOffset ?? error.endColumn + 1);
  const endLine = error.isPoint ? error.line : error.endLine;
  const details = new PyTuple([file, error.line, offset, text, endLine, endOffset]);
  return makeExceptionOf(error.kind, error.isBare ? [message] : [message, details], {
    msg: message,
    filename: file,
    lineno: error.line,
    offset,
    text,
    end_lineno: endLine,
    end_offset: endOffset,
  });
}
