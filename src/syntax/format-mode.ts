/** The state of the tokenizer inside one f-string: between its quotes it reads text, in its fields ordinary tokens. */
import { uselessEscape } from './escape-mistakes.ts';
import { TOKEN } from './token.ts';
import type { TokenFailure } from './token-failure.ts';
import type { Tokenizer } from './tokenizer.ts';

const NEWLINE = 10;
const RETURN = 13;
const COLON = 58;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const MAX_FIELD_NESTING = 3;

export class FormatMode {
  readonly quote: number;
  readonly quoteSize: 1 | 3;
  /** Reading text now, not the tokens of a field. */
  inText = true;
  /** Brackets open inside this f-string. */
  depth = 0;
  /** `depth` outside the field that is being read; -1 outside all fields. */
  fieldDepth = -1;
  #inSpec = false;
  readonly #raw: boolean;
  readonly #start: number;
  readonly #line: number;
  readonly #lineStart: number;

  constructor(tokenizer: Tokenizer, start: number, quote: number, quoteSize: 1 | 3, raw: boolean) {
    this.quote = quote;
    this.quoteSize = quoteSize;
    this.#raw = raw;
    this.#start = start;
    this.#line = tokenizer.line;
    this.#lineStart = tokenizer.lineStart;
  }

  /** The brace that ends a field was read. */
  endField(): void {
    this.fieldDepth--;
    this.inText = true;
    this.#inSpec = false;
  }

  /** At a colon that starts a format spec: takes it, and text follows. */
  startsSpec(tokenizer: Tokenizer, code: number): boolean {
    if (code !== COLON || this.depth - 1 !== this.fieldDepth) return false;
    this.inText = true;
    this.#inSpec = true;
    tokenizer.position++;
    tokenizer.push(TOKEN.operator, ':', tokenizer.position - 1);
    return true;
  }

  /** Text up to a field, a doubled brace or the closing quotes; or those quotes; or goes over to a field. */
  text(tokenizer: Tokenizer): void {
    const { source } = tokenizer;
    const start = tokenizer.position;
    if (source.charCodeAt(start) === OPEN && source.charCodeAt(start + 1) !== OPEN) {
      this.#enterField(tokenizer);
      return;
    }
    if (this.#atQuotes(tokenizer)) {
      tokenizer.position += this.quoteSize;
      tokenizer.formats.pop();
      tokenizer.push(TOKEN.formatEnd, '', start);
      return;
    }
    const { line, lineStart } = tokenizer;
    const end = this.#readText(tokenizer);
    tokenizer.tokens.push(
      TOKEN.formatMiddle,
      '',
      start,
      end,
      line,
      start - lineStart,
      tokenizer.line,
      tokenizer.position - tokenizer.lineStart, // both braces of a doubled one
    );
  }

  #enterField(tokenizer: Tokenizer): void {
    this.fieldDepth++;
    if (this.fieldDepth >= MAX_FIELD_NESTING) throw tokenizer.failure('f-string: expressions nested too deeply');
    this.inText = false;
  }

  #atQuotes(tokenizer: Tokenizer): boolean {
    const { source, position } = tokenizer;
    for (let i = 0; i < this.quoteSize; i++) if (source.charCodeAt(position + i) !== this.quote) return false;
    return true;
  }

  /** End of the token's text; the tokenizer's position may lie behind a doubled brace. */
  #readText(tokenizer: Tokenizer): number {
    const { source } = tokenizer;
    let namedEscape = false;
    const inSpec = this.#inSpec && this.fieldDepth >= 0;
    for (;;) {
      const at = tokenizer.position;
      const code = source.charCodeAt(at);
      if (at >= source.length || (this.quoteSize === 1 && (code === NEWLINE || code === RETURN))) {
        if (inSpec && this.quoteSize === 1) {
          this.inText = false;
          this.#inSpec = false;
          return at;
        }
        throw this.#unterminated(tokenizer);
      }
      if (code === this.quote && this.#atQuotes(tokenizer)) return at;
      if (code === NEWLINE || code === RETURN) tokenizer.nextLine();
      else if (code === OPEN) {
        const doubled = source.charCodeAt(at + 1) === OPEN && !inSpec;
        tokenizer.position += doubled ? 2 : 0;
        if (!doubled) this.#enterField(tokenizer);
        return doubled ? at + 1 : at;
      } else if (code === CLOSE) {
        if (namedEscape) {
          tokenizer.position++;
          return at + 1;
        }
        const doubled = source.charCodeAt(at + 1) === CLOSE && !inSpec && this.depth === 0;
        tokenizer.position += doubled ? 2 : 0;
        if (!doubled) this.inText = false;
        return doubled ? at + 1 : at;
      } else if (code === BACKSLASH) namedEscape = this.#escape(tokenizer) || namedEscape;
      else tokenizer.position++;
    }
  }

  /** Moves past a backslash and what it escapes; true if a `\N{` begins. */
  #escape(tokenizer: Tokenizer): boolean {
    const { source } = tokenizer;
    const next = source.charCodeAt(tokenizer.position + 1);
    if (next === OPEN || next === CLOSE) {
      if (!this.#raw) tokenizer.warn(uselessEscape(next === OPEN ? '{' : '}'), tokenizer.position + 2);
      tokenizer.position++;
      return false;
    }
    tokenizer.skipEscaped();
    if (this.#raw || next !== 78 || source.charCodeAt(tokenizer.position) !== OPEN) return false;
    tokenizer.position++;
    return true;
  }

  #unterminated(tokenizer: Tokenizer): TokenFailure {
    const { source } = tokenizer;
    const atLineStart = tokenizer.position >= source.length && tokenizer.position === tokenizer.lineStart;
    const last = this.quoteSize === 3 && atLineStart ? tokenizer.line - 1 : tokenizer.line;
    tokenizer.line = this.#line;
    tokenizer.lineStart = this.#lineStart;
    tokenizer.position = this.#start + 1;
    const what = this.quoteSize === 3 ? 'unterminated triple-quoted f-string literal' : 'unterminated f-string literal';
    const failure = tokenizer.failure(`${what} (detected at line ${last})`);
    failure.error.incomplete = this.quoteSize === 3 && 'open';
    return failure;
  }
}
