/**
 * Source text to tokens, indentation resolved. Takes the whole text, gives parallel arrays; must not know the grammar.
 * It never throws: where the text cannot be tokenized the last token is an error with its cause. f-strings come as a
 * start, texts, the tokens of their fields, and an end, as the grammar wants them.
 */
import { continuesName, intern, internedKind, internedName, isDigit, operatorAt, startsName } from './characters.ts';
import type { SyntaxErrorKind } from './errors.ts';
import { FormatMode } from './format-mode.ts';
import { readNumber } from './number-token.ts';
import { type OpenBracket, TOKEN, Tokens } from './token.ts';
import { RaisedFailure, TokenFailure, tokenError } from './token-failure.ts';

const TAB_SIZE = 8;
const MAX_INDENTS = 100;
const MAX_FORMAT_LEVELS = 150;

const SPACE = 32;
const TAB = 9;
const NEWLINE = 10;
const FORM_FEED = 12;
const RETURN = 13;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const BACKSLASH = 92;

/** Tokens between two calls of `onTokens`. */
const TOKENS_SLICE = 4096;

export function tokenize(source: string, maxNesting: number, onTokens?: (tokens: number) => void): Tokens {
  return new Tokenizer(source, maxNesting).run(onTokens);
}

const END_OF_FILE = new TokenFailure(undefined, false);

export class Tokenizer {
  readonly source: string;
  readonly tokens: Tokens;
  /** Offset of the next character. */
  position = 0;
  line = 1;
  /** Offset of the current line. */
  lineStart = 0;
  readonly brackets: OpenBracket[] = [];
  /** f-strings that are open, innermost last. */
  readonly formats: FormatMode[] = [];
  readonly #maxNesting: number;
  /** Where a comment starts that ends the text. */
  #endStart: number | undefined;
  readonly #indents = [0];
  readonly #alternateIndents = [0];

  constructor(source: string, maxNesting: number) {
    this.source = source;
    this.tokens = new Tokens(source);
    this.#maxNesting = maxNesting;
  }

  run(onTokens: (tokens: number) => void = () => undefined): Tokens {
    const { tokens } = this;
    let told = 0;
    const tell = (): void => {
      onTokens(tokens.count - told);
      told = tokens.count;
    };
    try {
      if (this.#indentation()) while (this.#step()) if (tokens.count - told >= TOKENS_SLICE) tell();
      this.#finish();
      tell();
    } catch (thrown) {
      if (!(thrown instanceof TokenFailure)) throw thrown;
      this.#stop(thrown);
    }
    return tokens;
  }

  /** A failure as CPython's tokenizer raises it: up to the current position, text without its newline. */
  failure(message: string, at = this.position): RaisedFailure {
    return new RaisedFailure(tokenError(this.source, message, this.line, this.lineStart, at));
  }

  /** Warns of the text up to `at`, in the token that is being read. */
  warn(message: string, at: number): void {
    const { line, lineStart } = this;
    this.tokens.warnings.push({
      at: this.tokens.count,
      error: () => tokenError(this.source, message, line, lineStart, at),
    });
  }

  push(kind: number, text: string, start: number): void {
    this.tokens.push(
      kind,
      text,
      start,
      this.position,
      this.line,
      start - this.lineStart,
      this.line,
      this.position - this.lineStart,
    );
  }

  #stop({ error, raised }: TokenFailure): void {
    this.push(TOKEN.error, '', this.position);
    this.tokens.error = { error, raised, open: this.brackets, inFormat: this.formats.length > 0 };
  }

  /** One token or gap; false at the end of the text. */
  #step(): boolean {
    const { source } = this;
    const mode = this.formats.length > 0 ? (this.formats[this.formats.length - 1] as FormatMode) : undefined;
    if (mode?.inText === true) {
      mode.text(this);
      return true;
    }
    let code = source.charCodeAt(this.position);
    while (code === SPACE || code === TAB || code === FORM_FEED) code = source.charCodeAt(++this.position);
    const start = this.position;
    if (code === HASH) this.#comment();
    if (this.position >= source.length) {
      this.#endStart = start;
      return false;
    }
    code = source.charCodeAt(this.position);
    if (startsName(code)) this.#nameOrString(code);
    else if (code === NEWLINE || code === RETURN) return this.#lineEnd(start);
    else if (isDigit(code) || (code === 46 && isDigit(source.charCodeAt(start + 1)))) {
      this.position = readNumber(this, start);
      this.push(TOKEN.number, '', start);
    } else if (code === QUOTE || code === APOSTROPHE) this.#string(start, start);
    else if (code === BACKSLASH) this.#continuation();
    else this.#operator(start, mode);
    return true;
  }

  #comment(): void {
    const { source } = this;
    let at = this.position;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === NEWLINE || code === RETURN) break;
    }
    this.position = at;
  }

  /** `start`: of the comment before the line break, if there is one. */
  #lineEnd(start: number): boolean {
    if (this.brackets.length > 0) {
      this.nextLine();
      return true;
    }
    this.position++;
    this.push(TOKEN.newline, '', start);
    this.position--;
    this.nextLine();
    return this.#indentation();
  }

  /** Moves past a line break. */
  nextLine(): void {
    const { source } = this;
    if (source.charCodeAt(this.position) === RETURN && source.charCodeAt(this.position + 1) === NEWLINE)
      this.position++;
    this.position++;
    this.line++;
    this.lineStart = this.position;
  }

  /** Reads the blanks of a line that starts a statement; blank lines are passed over. False at the end of the text. */
  #indentation(): boolean {
    const { source } = this;
    for (;;) {
      let column = 0;
      let alternate = 0;
      let continued = 0;
      for (;;) {
        const code = source.charCodeAt(this.position);
        if (code === SPACE) {
          column++;
          alternate++;
        } else if (code === TAB) {
          column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
          alternate++;
        } else if (code === FORM_FEED) column = alternate = 0;
        else if (code === BACKSLASH) {
          if (continued === 0) continued = column;
          this.#continuation();
          continue;
        } else break;
        this.position++;
      }
      if (source.charCodeAt(this.position) === HASH) this.#comment();
      if (this.position >= source.length) return false;
      const code = source.charCodeAt(this.position);
      if (code === NEWLINE || code === RETURN) {
        this.nextLine();
        continue;
      }
      this.#indent(continued > 0 ? continued : column, continued > 0 ? continued : alternate);
      return true;
    }
  }

  #indent(column: number, alternate: number): void {
    const indents = this.#indents;
    const alternates = this.#alternateIndents;
    const current = indents[indents.length - 1] as number;
    if (column > current) {
      if (indents.length >= MAX_INDENTS)
        throw this.#indentFailure('too many levels of indentation', 'IndentationError');
      if (alternate <= (alternates[alternates.length - 1] as number)) throw this.#mixedTabs();
      indents.push(column);
      alternates.push(alternate);
      this.push(TOKEN.indent, '', this.lineStart);
      return;
    }
    let dedents = 0;
    for (; column < (indents[indents.length - 1] as number); dedents++) {
      indents.pop();
      alternates.pop();
    }
    if (column !== indents[indents.length - 1]) throw this.#badDedent();
    if (alternate !== alternates[alternates.length - 1]) throw this.#mixedTabs();
    for (; dedents > 0; dedents--) this.push(TOKEN.dedent, '', this.position);
  }

  #mixedTabs(): TokenFailure {
    return this.#indentFailure('inconsistent use of tabs and spaces in indentation', 'TabError');
  }

  #indentFailure(message: string, kind: SyntaxErrorKind): TokenFailure {
    const error = tokenError(this.source, message, this.line, this.lineStart, this.lineStart, kind);
    error.offset = 1;
    error.endOffset = 0;
    error.text = `${error.text}\n`;
    return new TokenFailure(error, false);
  }

  #badDedent(): TokenFailure {
    const message = 'unindent does not match any outer indentation level';
    const error = tokenError(this.source, message, this.line, this.lineStart, this.lineStart, 'IndentationError');
    error.text = `${error.text}\n`;
    error.offset = Array.from(error.text).length;
    error.endOffset = -1;
    return new TokenFailure(error, false);
  }

  /** A backslash: the line goes on in the next one. */
  #continuation(): void {
    const { source } = this;
    const next = source.charCodeAt(this.position + 1);
    if (next !== NEWLINE && next !== RETURN) throw this.#badContinuation();
    this.position++;
    this.nextLine();
    if (this.position >= source.length) throw END_OF_FILE;
  }

  #badContinuation(): TokenFailure {
    const message = 'unexpected character after line continuation character';
    const at = this.position + 1;
    if (at >= this.source.length) return END_OF_FILE;
    const error = tokenError(this.source, message, this.line, this.lineStart, at);
    // CPython counts from the first of the lines that backslashes join.
    let first = this.lineStart;
    while (continuesLine(this.source, first)) first = lineStartBefore(this.source, first);
    error.offset = Array.from(this.source.slice(first, at)).length + 1;
    error.endOffset = 0;
    error.text = `${this.source.slice(first, this.lineStart)}${error.text}\n`;
    return new TokenFailure(error, false);
  }

  #nameOrString(first: number): void {
    const { source } = this;
    const start = this.position;
    let at = start;
    let hash = 0;
    let ascii = true;
    let code = first;
    do {
      if (code >= 128) ascii = false;
      hash = (Math.imul(hash, 31) + code) | 0;
      code = source.charCodeAt(++at);
    } while (continuesName(code));
    if ((code === QUOTE || code === APOSTROPHE) && at - start <= 2 && isStringPrefix(source, start, at)) {
      this.#string(start, at);
      return;
    }
    this.position = at;
    if (ascii) {
      const slot = intern(source, start, at, hash);
      this.push(internedKind(slot), internedName(slot), start);
    } else this.push(TOKEN.name, verifiedName(this, source.slice(start, at), start), start);
  }

  /** A string literal whose quote is at `quoteAt`, after its prefix. */
  #string(start: number, quoteAt: number): void {
    const { source } = this;
    const quote = source.charCodeAt(quoteAt);
    const triple = source.charCodeAt(quoteAt + 1) === quote && source.charCodeAt(quoteAt + 2) === quote;
    this.position = quoteAt + (triple ? 3 : 1);
    const prefix = source.slice(start, quoteAt);
    if (/f/i.test(prefix)) {
      if (this.formats.length + 1 >= MAX_FORMAT_LEVELS) throw this.failure('too many nested f-strings');
      this.push(TOKEN.formatStart, '', start);
      this.formats.push(new FormatMode(this, start, quote, triple ? 3 : 1, /r/i.test(prefix)));
      return;
    }
    const { line, lineStart } = this;
    if (!triple && source.charCodeAt(this.position) === quote) this.position++;
    else this.#stringBody(start, quote, triple);
    this.tokens.push(
      TOKEN.string,
      '',
      start,
      this.position,
      line,
      start - lineStart,
      this.line,
      this.position - this.lineStart,
    );
  }

  #stringBody(start: number, quote: number, triple: boolean): void {
    const { source } = this;
    const startLine = this.line;
    const startLineAt = this.lineStart;
    let escapedQuote = false;
    for (;;) {
      const code = source.charCodeAt(this.position);
      if (this.position >= source.length || (!triple && (code === NEWLINE || code === RETURN)))
        throw this.#unterminated(start, quote, triple, escapedQuote, startLine, startLineAt);
      if (code === quote) {
        this.position++;
        if (!triple) return;
        if (source.charCodeAt(this.position) === quote && source.charCodeAt(this.position + 1) === quote) {
          this.position += 2;
          return;
        }
      } else if (code === NEWLINE || code === RETURN) this.nextLine();
      else if (code === BACKSLASH) {
        if (source.charCodeAt(this.position + 1) === quote) escapedQuote = true;
        this.skipEscaped();
      } else this.position++;
    }
  }

  /** Moves past a backslash and the character after it. */
  skipEscaped(): void {
    this.position++;
    const code = this.source.charCodeAt(this.position);
    if (code === NEWLINE || code === RETURN) this.nextLine();
    else if (this.position < this.source.length) this.position++;
  }

  #unterminated(
    start: number,
    quote: number,
    triple: boolean,
    escapedQuote: boolean,
    line: number,
    lineStart: number,
  ): TokenFailure {
    // At the end of the text CPython has read one newline more than there may be.
    const lastLine = this.#lastLine();
    this.line = line;
    this.lineStart = lineStart;
    this.position = start + 1;
    const format = this.formats.at(-1);
    if (format !== undefined && format.quote === quote && format.quoteSize === (triple ? 3 : 1))
      return this.failure("f-string: expecting '}'");
    const what = triple ? 'unterminated triple-quoted string literal' : 'unterminated string literal';
    const hint = escapedQuote && !triple ? '; perhaps you escaped the end quote?' : '';
    const failure = this.failure(`${what} (detected at line ${lastLine})${hint}`);
    failure.error.incomplete = triple && 'open';
    return failure;
  }

  /** The line that was read last: the text's last newline begins none. */
  #lastLine(): number {
    const atLineStart = this.position === this.lineStart && this.position >= this.source.length;
    return atLineStart && this.line > 1 ? this.line - 1 : this.line;
  }

  #operator(start: number, mode: FormatMode | undefined): void {
    const { source } = this;
    const code = source.charCodeAt(start);
    if (mode?.startsSpec(this, code)) return;
    const text = operatorAt(source, start);
    if (text === undefined) throw this.#invalidCharacter(start);
    this.position = start + text.length;
    if (text === '(' || text === '[' || text === '{') this.#open(text, start, mode);
    else if (text === ')' || text === ']' || text === '}') this.#close(text, mode);
    this.push(TOKEN.operator, text, start);
  }

  #open(text: string, start: number, mode: FormatMode | undefined): void {
    if (this.brackets.length >= this.#maxNesting) throw this.failure('too many nested parentheses');
    this.brackets.push({ text, line: this.line, column: start - this.lineStart });
    if (mode !== undefined) mode.depth++;
  }

  #close(text: string, mode: FormatMode | undefined): void {
    if (mode !== undefined && mode.depth === 0 && text === '}')
      throw this.failure("f-string: single '}' is not allowed");
    const open = this.brackets.pop();
    if (open === undefined) throw this.failure(`unmatched '${text}'`);
    if (!matches(open.text, text)) {
      if (mode !== undefined && open.text === '{' && mode.depth - 1 === mode.fieldDepth)
        throw this.failure(`f-string: unmatched '${text}'`);
      const place = open.line === this.line ? '' : ` on line ${open.line}`;
      throw this.failure(`closing parenthesis '${text}' does not match opening parenthesis '${open.text}'${place}`);
    }
    if (mode === undefined) return;
    mode.depth--;
    if (mode.depth < 0) throw this.failure(`f-string: unmatched '${text}'`);
    if (text === '}' && mode.depth === mode.fieldDepth) mode.endField();
  }

  #invalidCharacter(start: number): TokenFailure {
    this.position = start + 1;
    const code = this.source.charCodeAt(start);
    return this.failure(`invalid non-printable character U+${hexadecimal(code)}`);
  }

  #finish(): void {
    const { tokens } = this;
    if (this.brackets.length > 0) {
      this.#stop(END_OF_FILE);
      return;
    }
    const last = tokens.count === 0 ? TOKEN.newline : (tokens.kinds[tokens.count - 1] as number);
    const { position } = this;
    const start = this.#endStart ?? position;
    if (last !== TOKEN.newline && last !== TOKEN.dedent) {
      tokens.push(
        TOKEN.newline,
        '',
        start,
        position,
        this.line,
        start - this.lineStart,
        this.line,
        position - this.lineStart + 1,
      );
      // CPython sees a text that ends in a newline: what follows is on the next line.
      this.line++;
      this.lineStart = position;
    } else if (position !== this.lineStart) {
      this.line++;
      this.lineStart = position;
    }
    for (let i = 1; i < this.#indents.length; i++) this.push(TOKEN.dedent, '', position);
    this.push(TOKEN.end, '', position);
  }
}

/** True if the line before the one that starts at `lineStart` ends in a backslash. */
function continuesLine(source: string, lineStart: number): boolean {
  const end = source.charCodeAt(lineStart - 2) === RETURN ? lineStart - 3 : lineStart - 2;
  return source.charCodeAt(end) === BACKSLASH;
}

/** Start of the line before the one that starts at `lineStart`. */
function lineStartBefore(source: string, lineStart: number): number {
  let at = lineStart - 1;
  if (source.charCodeAt(at) === NEWLINE && source.charCodeAt(at - 1) === RETURN) at--;
  while (at > 0 && source.charCodeAt(at - 1) !== NEWLINE && source.charCodeAt(at - 1) !== RETURN) at--;
  return at;
}

function isStringPrefix(source: string, start: number, end: number): boolean {
  return /^(?:[rR]?[bB]|[bB][rR]|[uU]|[rR]?[fF]|[fF][rR]|[rR])$/.test(source.slice(start, end));
}

function matches(open: string, close: string): boolean {
  return open === '(' ? close === ')' : open === '[' ? close === ']' : close === '}';
}

function hexadecimal(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

const IDENTIFIER = /^[\p{XID_Start}_][\p{XID_Continue}]*/u;

/** A name beyond ASCII in its normal form. Throws where a character of it may not be there. */
function verifiedName(tokenizer: Tokenizer, name: string, start: number): string {
  const good = (IDENTIFIER.exec(name) ?? [''])[0];
  if (good.length === name.length) return name.normalize('NFKC');
  const point = name.codePointAt(good.length) as number;
  const character = String.fromCodePoint(point);
  tokenizer.position = start + good.length + character.length;
  if (/[\p{C}\p{Z}]/u.test(character))
    throw tokenizer.failure(`invalid non-printable character U+${hexadecimal(point)}`);
  throw tokenizer.failure(`invalid character '${character}' (U+${hexadecimal(point)})`);
}
