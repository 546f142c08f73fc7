/** The state of one diagnosis: where in the tokens it is, how far it has looked, and how errors are raised. */
import { PythonSyntaxError, type SyntaxErrorKind } from '../errors.ts';
import { type OpenBracket, TOKEN, type TokenError, type Tokens } from '../token.ts';
import type { ParseOptions } from '../token-stream.ts';
import { type Captures, FAILED, type Matched, type Matcher, type Node } from './peg.ts';
import { SourceLines } from './source-lines.ts';

/** What is parsed: a module, an expression for eval(), or the one statement of a prompt. */
export type StartRule = 'file' | 'eval' | 'interactive';

/** Thrown when the error is found. */
export class Raised {
  readonly error: PythonSyntaxError;
  /** It is the tokenizer's: nothing further on can take its place. */
  readonly fromTokenizer: boolean;
  constructor(error: PythonSyntaxError, fromTokenizer: boolean) {
    this.error = error;
    this.fromTokenizer = fromTokenizer;
  }
}

const KINDS: Readonly<Record<string, number>> = {
  NAME: TOKEN.name,
  NUMBER: TOKEN.number,
  STRING: TOKEN.string,
  NEWLINE: TOKEN.newline,
  INDENT: TOKEN.indent,
  DEDENT: TOKEN.dedent,
  END: TOKEN.end,
  FSTART: TOKEN.formatStart,
  FMIDDLE: TOKEN.formatMiddle,
  FEND: TOKEN.formatEnd,
};
const SOFT_KEYWORDS = ['_', 'case', 'match', 'type'];

export class Reader {
  readonly tokens: Tokens;
  readonly options: ParseOptions;
  readonly lines: SourceLines;
  /** Rules for mistakes take part: the second pass. */
  mistakes = false;
  /** Where reading begins. */
  readonly from: number;
  index: number;
  /** Tokens looked at so far, in both passes: the last of them is where CPython's tokenizer stands. */
  fill: number;
  /** A source without a newline at its end ends there and then. */
  readonly #impliedNewline: boolean;
  #memo = new Map<string, Map<number, readonly [value: Matched, end: number]>>();

  constructor(tokens: Tokens, options: ParseOptions, start: StartRule, from: number) {
    this.from = from;
    this.index = from;
    this.fill = from;
    this.tokens = tokens;
    this.options = options;
    this.#impliedNewline = start !== 'eval';
    this.lines = new SourceLines(tokens, start === 'file');
  }

  startSecondPass(): void {
    this.mistakes = true;
    this.index = this.from;
    this.#memo = new Map();
  }

  /** Kind of a token, which is looked at. Raises the tokenizer's error if that is what stands there. */
  kindAt(at: number): number {
    if (at >= this.fill) this.fill = at + 1;
    const kind = this.tokens.kinds[at] as number;
    if (kind === TOKEN.error) throw this.#tokenError(this.tokens.error as TokenError);
    if (kind === TOKEN.newline && !this.#impliedNewline && this.#isImplied(at)) return TOKEN.end;
    return kind;
  }

  /** A newline that the source does not have. */
  #isImplied(at: number): boolean {
    const { ends, source } = this.tokens;
    return ends[at] === source.length && !/[\r\n]$/.test(source);
  }

  #tokenError({ error, open }: TokenError): Raised {
    if (error !== undefined) return new Raised(error, true);
    const innermost = open.at(-1);
    if (innermost !== undefined) return this.unclosed(innermost);
    const raised = this.#atEndOfText('unexpected EOF while parsing', 'SyntaxError');
    raised.error.incomplete = true;
    return new Raised(raised.error, true);
  }

  /** The error of a bracket that nothing closes. */
  unclosed({ text, line, column }: OpenBracket): Raised {
    const { lines } = this;
    const error = new PythonSyntaxError(`'${text}' was never closed`, line, column);
    error.offset = lines.characters(line, column) + 1;
    error.endOffset = 0;
    error.text = lines.text(line, lines.last);
    error.incomplete = 'open';
    return new Raised(error, true);
  }

  symbol(text: string): Matched {
    const at = this.index;
    this.kindAt(at);
    const kind = this.tokens.kinds[at];
    if (this.tokens.texts[at] !== text || (kind !== TOKEN.operator && kind !== TOKEN.keyword)) return FAILED;
    this.index++;
    return this.#tokenNode(at);
  }

  softKeyword(text: string): Matched {
    const at = this.index;
    if (this.kindAt(at) !== TOKEN.name && this.tokens.kinds[at] !== TOKEN.operator) return FAILED;
    if (this.tokens.texts[at] !== text) return FAILED;
    this.index++;
    return this.#tokenNode(at);
  }

  ofKind(name: string): Matched {
    const at = this.index;
    const kind = this.kindAt(at);
    if (name === 'SOFT') {
      // CPython compares no further than the name goes: `t` and `ma` count too.
      const text = this.tokens.texts[at] as string;
      if (kind !== TOKEN.name || !SOFT_KEYWORDS.some((word) => word.startsWith(text))) return FAILED;
    } else if (kind !== KINDS[name]) return FAILED;
    this.index++;
    return this.#tokenNode(at);
  }

  #tokenNode(at: number): Node {
    const kind = this.tokens.kinds[at];
    return {
      kind: kind === TOKEN.name ? 'Name' : kind === TOKEN.number ? 'Number' : 'Token',
      start: at,
      end: at,
      parts: {},
    };
  }

  node(kind: string, start: number, parts: Captures): Node {
    let end = this.index - 1;
    while (end > start && isBlank(this.tokens.kinds[end] as number)) end--;
    return { kind, start, end, parts };
  }

  /** What `match` gives here, computed once per position. */
  remembered(name: string, match: Matcher): Matched {
    let known = this.#memo.get(name);
    if (known === undefined) {
      known = new Map();
      this.#memo.set(name, known);
    }
    const start = this.index;
    const found = known.get(start);
    if (found !== undefined) {
      this.index = found[1];
      return found[0];
    }
    const value = match(this);
    if (value === FAILED) this.index = start;
    known.set(start, [value, this.index]);
    return value;
  }

  /** A token that has to stand here. */
  forced(value: Matched, text: string): Matched {
    if (value === FAILED) throw this.atToken(this.index, `expected '${text}'`);
    return value;
  }

  text(node: Node): string {
    return this.tokens.texts[node.start] as string;
  }

  // --- errors

  /** Over a node or token, or from the first through the second. */
  over(from: Node, message: string, to: Node = from): Raised {
    const { tokens } = this;
    return this.#raise(
      message,
      tokens.lines[from.start] as number,
      tokens.columns[from.start] as number,
      tokens.endLines[to.end] as number,
      tokens.endColumns[to.end] as number,
    );
  }

  atToken(at: number, message: string): Raised {
    this.kindAt(at);
    return this.over({ kind: 'Token', start: at, end: at, parts: {} }, message);
  }

  /** At the last token looked at. */
  atLast(message: string, kind: SyntaxErrorKind = 'SyntaxError'): Raised {
    return this.#atPlace(this.fill - 1, message, kind);
  }

  /** At the token that would be read next. */
  atNext(message: string): Raised {
    this.kindAt(this.index);
    return this.#atPlace(this.index, message, 'SyntaxError');
  }

  #atPlace(at: number, message: string, kind: SyntaxErrorKind): Raised {
    const { tokens } = this;
    const tokenKind = this.kindAt(at);
    if (tokenKind !== TOKEN.indent && tokenKind !== TOKEN.dedent && tokenKind !== TOKEN.end) {
      const raised = this.atToken(at, message);
      return new Raised(withKind(raised.error, kind), false);
    }
    // Such tokens have no place of their own: CPython takes how far it has read.
    if (tokenKind === TOKEN.end || tokens.starts[at] === tokens.source.length) return this.#atEndOfText(message, kind);
    return this.#readTo(tokens.lines[at] as number, tokens.endColumns[at] as number, message, kind);
  }

  #atEndOfText(message: string, kind: SyntaxErrorKind): Raised {
    return this.#readTo(this.lines.last, this.lines.lengthWithEnd(this.lines.last), message, kind);
  }

  #readTo(line: number, column: number, message: string, kind: SyntaxErrorKind): Raised {
    const error = new PythonSyntaxError(message, line, column - 1, line, -2, kind);
    error.offset = this.lines.characters(line, column);
    error.endOffset = -1;
    error.text = this.lines.text(line, line);
    return new Raised(error, false);
  }

  /** At the end of the source, which has no place in CPython. */
  atEnd(message: string): Raised {
    const { lines } = this;
    const line = lines.isEmpty ? 0 : lines.last;
    const error = new PythonSyntaxError(message, line, -1, line, -1);
    error.text = lines.text(line, line);
    return new Raised(error, false);
  }

  /** Brackets open before a token. */
  bracketsBefore(at: number): number {
    const { kinds, texts } = this.tokens;
    let depth = 0;
    for (let i = 0; i < at; i++) {
      if (kinds[i] !== TOKEN.operator) continue;
      const text = texts[i];
      if (text === '(' || text === '[' || text === '{') depth++;
      else if (text === ')' || text === ']' || text === '}') depth--;
    }
    return depth;
  }

  /** From a node to where CPython's tokenizer stands. */
  startingFrom(node: Node, message: string): Raised {
    const { tokens } = this;
    const last = this.fill - 1;
    const raised = this.#raise(
      message,
      tokens.lines[node.start] as number,
      tokens.columns[node.start] as number,
      tokens.endLines[last] as number,
      (tokens.endColumns[last] as number) - 1,
    );
    return raised;
  }

  /** Over one character: before the end of a node, without an end of its own. */
  lastCharacterOf(node: Node, message: string): Raised {
    const { tokens } = this;
    const column = (tokens.endColumns[node.end] as number) - 1;
    const raised = this.#raise(
      message,
      tokens.lines[node.start] as number,
      column,
      tokens.endLines[node.end] as number,
      column,
    );
    raised.error.endOffset = 0;
    return raised;
  }

  #raise(message: string, line: number, column: number, endLine: number, endColumn: number): Raised {
    const { lines } = this;
    const error = new PythonSyntaxError(message, line, column, endLine, endColumn);
    error.text = lines.text(line, this.lineRead());
    error.offset = lines.characters(line, column) + 1;
    error.endOffset = lines.endOffset(line, endLine, endColumn, error.text);
    return new Raised(error, false);
  }

  /** The line CPython's tokenizer has read to. */
  lineRead(): number {
    const last = this.fill - 1;
    const isEnd = this.tokens.kinds[last] === TOKEN.end || this.tokens.starts[last] === this.tokens.source.length;
    return isEnd ? this.lines.last : (this.tokens.endLines[last] as number);
  }
}

function isBlank(kind: number): boolean {
  return kind === TOKEN.newline || kind === TOKEN.indent || kind === TOKEN.dedent || kind === TOKEN.end;
}

function withKind(error: PythonSyntaxError, kind: SyntaxErrorKind): PythonSyntaxError {
  if (kind === 'SyntaxError') return error;
  const changed = new PythonSyntaxError(error.message, error.line, error.column, error.endLine, error.endColumn, kind);
  changed.text = error.text;
  changed.offset = error.offset;
  changed.endOffset = error.endOffset;
  return changed;
}
