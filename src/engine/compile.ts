/** Source text to code: the compile hook of a realm. Syntax errors become guest exceptions, warnings are given. */
import type { Code } from '../bytecode/code.ts';
import { compileExpression, compileModule, type ResultKind } from '../compiler/compiler.ts';
import { PyException } from '../runtime/exceptions/exception.ts';
import { isException, makeException, makeExceptionOf } from '../runtime/exceptions/raise.ts';
import type { Guest } from '../runtime/guest.ts';
import { PyTuple } from '../runtime/objects/list.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { textToStr } from '../runtime/objects/str.ts';
import { warnAt } from '../runtime/operations/warn.ts';
import { realm, type SyntaxNode } from '../runtime/realm.ts';
import { lookUpName } from '../runtime/unicode/names.ts';
import { noteOrigin } from './image/code-origins.ts';
import './source-outline.ts';
import { PythonSyntaxError } from '../syntax/errors.ts';
import { type ParseOptions, parseExpression, parseModule, parseSingle } from '../syntax/parser.ts';

/** Units of work that a token costs in the search for a mistake (20 microseconds, measured). */
const DIAGNOSIS_WORK = 30;

/** Bytes that a token costs on its way through tree, scopes and code; garbage afterwards. Measured: 300 to 650. */
const TOKEN_BYTES = 500;

/** Bytes of a warning that waits for being given. */
const WARNING_BYTES = 600;

/** Code with more warnings than this is not worth keeping: they weigh more than it does. */
const MAX_KEPT_WARNINGS = 100;

/** The character of a literal's `\N{...}`: literals name characters, not named sequences. */
function lookupCharacterName(name: string): string | undefined {
  const points = lookUpName(name);
  return points?.length === 1 ? String.fromCodePoint(points[0] as number) : undefined;
}

/** One source on its way to code: what it costs is charged while it is made. */
class Compilation implements ParseOptions {
  readonly filename: string;
  /** What CPython warns of: the errors that they are where warnings are errors. */
  readonly warnings: PythonSyntaxError[] = [];
  readonly lookupCharacterName = lookupCharacterName;
  #tokens = 0;
  #charged = 0;
  #nodes = 0;

  constructor(filename: string) {
    this.filename = filename;
  }

  readonly onTokens = (tokens: number): void => {
    this.#tokens += tokens;
    realm().budget.allocate(tokens * TOKEN_BYTES);
  };

  readonly onTree = (): void => realm().budget.checkTime();

  readonly beforeDiagnosis = (tokens: number): void => realm().budget.work(tokens * DIAGNOSIS_WORK);

  readonly onWarning = (warning: PythonSyntaxError): void => {
    this.warnings.push(warning);
    this.#chargeWarnings();
  };

  /** More nodes than tokens: bodies of `finally` are compiled for each way out, so nested ones grow without end. */
  readonly onProgress = (nodes: number): void => {
    const { budget } = realm();
    budget.checkTime();
    this.#chargeWarnings();
    this.#nodes += nodes;
    if (this.#nodes > this.#tokens) budget.allocate(nodes * TOKEN_BYTES);
  };

  #chargeWarnings(): void {
    const { budget } = realm();
    const fresh = this.warnings.length - this.#charged;
    this.#charged += fresh;
    budget.allocate(fresh * WARNING_BYTES);
    budget.work(fresh);
  }
}

export interface CompileOptions {
  /** Names at the top level are globals reached by cells; false for eval and exec. */
  readonly module: boolean;
  readonly futureFlags: number;
  /** What the code returns. */
  readonly result?: ResultKind;
}

/** What CPython warns of in a source: kept with its code, or with the exception that it ended in. */
const warningsOf = new WeakMap<object, Pick<Compilation, 'filename' | 'warnings'>>();

/** False for code whose warnings would weigh more in a cache than the source says. */
export function isWorthKeeping(code: Code): boolean {
  return (warningsOf.get(code)?.warnings.length ?? 0) <= MAX_KEPT_WARNINGS;
}

/** What `compile` gives or throws, after the warnings about its source; their filters may make one a guest SyntaxError. */
export function* withWarnings<T extends object>(compile: () => T): Guest<T> {
  let result: T;
  try {
    result = compile();
  } catch (thrown) {
    if (thrown instanceof PyException) yield* giveWarnings(thrown);
    throw thrown;
  }
  yield* giveWarnings(result);
  return result;
}

function* giveWarnings(of: object): Guest<void> {
  const { filename, warnings } = warningsOf.get(of) ?? { filename: '', warnings: [] };
  for (const error of warnings) {
    try {
      yield* warnAt('SyntaxWarning', error.message, filename, error.line);
    } catch (thrown) {
      if (thrown instanceof PyException && isException(thrown, 'SyntaxWarning'))
        throw guestSyntaxError(error, filename);
      throw thrown;
    }
  }
}

/** Does something that may warn of its source; remembers what it warned of. */
function rememberWarnings<T extends object>(filename: string, make: (compilation: Compilation) => T): T {
  const compilation = new Compilation(filename);
  const remember = (of: object): void => {
    if (compilation.warnings.length > 0) warningsOf.set(of, compilation);
  };
  try {
    const result = make(compilation);
    remember(result);
    return result;
  } catch (thrown) {
    if (thrown instanceof PyException) remember(thrown);
    throw thrown;
  }
}

/** Compiles, or throws a guest SyntaxError. Warns of nothing: see withWarnings. */
export function compileSource(
  source: string,
  filename: string,
  mode: 'exec' | 'eval' | 'single',
  options: CompileOptions,
): Code {
  const code = rememberWarnings(filename, (compilation) => compileWith(compilation, source, mode, options));
  return noteOrigin(code, { kind: 'source', source, filename, mode, options });
}

function compileWith(
  compilation: Compilation,
  source: string,
  mode: 'exec' | 'eval' | 'single',
  options: CompileOptions,
): Code {
  const { filename, onProgress, warnings } = compilation;
  try {
    if (mode === 'eval')
      return compileExpression(parseExpression(source, compilation), { filename, onProgress, warnings });
    const parse = mode === 'single' ? parseSingle : parseModule;
    // A file may start with a byte order mark.
    const text = options.module && source.startsWith('\ufeff') ? source.slice(1) : source;
    return compileModule(parse(text, compilation), {
      filename,
      onProgress,
      warnings,
      mode: options.module ? 'module' : 'dynamic',
      result: mode === 'single' ? 'interactive' : (options.result ?? 'none'),
      futureFlags: options.futureFlags,
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

/** The tree of a source, for `ast`; or throws a guest SyntaxError. Warns of nothing: see withWarnings. */
export function parseSource(source: string, filename: string, mode: 'exec' | 'eval' | 'single'): SyntaxNode {
  return rememberWarnings(filename, (compilation) => parseWith(compilation, source, mode));
}

function parseWith(compilation: Compilation, source: string, mode: 'exec' | 'eval' | 'single'): SyntaxNode {
  try {
    if (mode === 'eval') return { kind: 'Expression', body: parseExpression(source, compilation) };
    const module = parseModule(source, compilation);
    return { kind: mode === 'single' ? 'Interactive' : 'Module', body: module.body };
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) throw guestSyntaxError(thrown, compilation.filename);
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
