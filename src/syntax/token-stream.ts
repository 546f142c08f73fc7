/** Reading tokens: the base of the parser's layers. */
import { PythonSyntaxError } from './errors.ts';
import { TOKEN, type Tokens, tokenize } from './tokenizer.ts';
import type { Position } from './tree.ts';

export interface ParseOptions {
  /** Nested brackets, blocks and operators allowed; beyond it the source is refused. */
  readonly maxNesting?: number;
  /** Character for a `\N{...}` name. */
  readonly lookupCharacterName?: (name: string) => string | undefined;
}

/** Words that cannot be names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

export class TokenStream {
  protected readonly tokens: Tokens;
  protected readonly source: string;
  protected readonly options: ParseOptions;
  protected index = 0;
  #depth = 0;

  constructor(source: string, options: ParseOptions) {
    this.source = source;
    this.options = options;
    this.tokens = tokenize(source, options.maxNesting ?? 200);
  }

  protected get kind(): number {
    return this.tokens.kinds[this.index] as number;
  }

  protected get text(): string {
    return this.tokens.texts[this.index] as string;
  }

  /** True at an operator or keyword of this text. */
  protected at(text: string): boolean {
    return this.text === text && (this.kind === TOKEN.operator || this.kind === TOKEN.name);
  }

  protected accept(text: string): boolean {
    if (!this.at(text)) return false;
    this.index++;
    return true;
  }

  protected expect(text: string): void {
    if (!this.accept(text)) {
      if (text === ':') throw this.errorHere("expected ':'");
      throw this.invalid();
    }
  }

  protected isName(): boolean {
    return this.kind === TOKEN.name && !KEYWORDS.has(this.text);
  }

  protected name(): string {
    if (!this.isName()) throw this.invalid();
    return this.tokens.texts[this.index++] as string;
  }

  /** Position of a node that starts at token `start` and ends with the last token read. */
  protected span(start: number): Position {
    const last = this.index - 1;
    return {
      line: this.tokens.lines[start] as number,
      column: this.tokens.columns[start] as number,
      endLine: this.tokens.endLines[last] as number,
      endColumn: this.tokens.endColumns[last] as number,
    };
  }

  /** Position from the start of a node to the last token read. */
  protected from(node: Position): Position {
    const last = this.index - 1;
    return {
      line: node.line,
      column: node.column,
      endLine: this.tokens.endLines[last] as number,
      endColumn: this.tokens.endColumns[last] as number,
    };
  }

  protected nest<T>(parse: () => T): T {
    if (++this.#depth > (this.options.maxNesting ?? 200) * 2) throw this.errorHere('too many nested parentheses');
    const result = parse();
    this.#depth--;
    return result;
  }

  protected invalid(message = 'invalid syntax'): PythonSyntaxError {
    if (this.kind === TOKEN.indent) return this.errorHere('unexpected indent', 'IndentationError');
    return this.errorHere(message);
  }

  protected errorHere(message: string, kind: 'SyntaxError' | 'IndentationError' = 'SyntaxError'): PythonSyntaxError {
    const { tokens, index } = this;
    const error = new PythonSyntaxError(
      message,
      tokens.lines[index] as number,
      tokens.columns[index] as number,
      tokens.endLines[index] as number,
      tokens.endColumns[index] as number,
      kind,
    );
    error.incomplete =
      tokens.kinds[index] === TOKEN.end || (tokens.kinds[index] === TOKEN.dedent && this.#onlyDedentsLeft());
    return error;
  }

  protected errorAt(message: string, node: Position): PythonSyntaxError {
    return new PythonSyntaxError(message, node.line, node.column, node.endLine, node.endColumn);
  }

  #onlyDedentsLeft(): boolean {
    for (let i = this.index; i < this.tokens.kinds.length; i++)
      if (this.tokens.kinds[i] !== TOKEN.dedent && this.tokens.kinds[i] !== TOKEN.end) return false;
    return true;
  }
}
