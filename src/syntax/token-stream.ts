/** Reading tokens: the base of the parser's layers. Whatever does not fit ends in ParseFailure, which says nothing. */
import type { PythonSyntaxError } from './errors.ts';
import { TOKEN, type Tokens } from './token.ts';
import type { Position } from './tree.ts';

export interface ParseOptions {
  /** Nested brackets, blocks and operators allowed; beyond it the source is refused. */
  readonly maxNesting?: number;
  /** Called with the number of tokens that were read, every few thousand: to charge for them and for the tree to come. */
  readonly onTokens?: (tokens: number) => void;
  /** Called before the search for a mistake, with the number of tokens it may read: it is slow. */
  readonly beforeDiagnosis?: (tokens: number) => void;
  /** Called now and then while the tree is built: to stop. */
  readonly onTree?: () => void;
  /** Character for a `\N{...}` name. */
  readonly lookupCharacterName?: (name: string) => string | undefined;
  /** Called, in the source's order, with what CPython warns of: the error that it is where warnings are errors. */
  readonly onWarning?: ((warning: PythonSyntaxError) => void) | undefined;
}

export const MAX_NESTING = 200;

/** Nodes between two calls of `onTree`, less one; a power of two. */
const TREE_SLICE = 1023;

/** Thrown where the source is not valid: why and where is found by the second parser (diagnosis/). */
export class ParseFailure {
  /** True where the source may be valid but is nested deeper than this parser goes. */
  readonly tooDeep: boolean;
  constructor(tooDeep: boolean) {
    this.tooDeep = tooDeep;
  }
}

const FAILURE = new ParseFailure(false);
const TOO_DEEP = new ParseFailure(true);

export class TokenStream {
  protected readonly tokens: Tokens;
  protected readonly texts: readonly string[];
  protected readonly options: ParseOptions;
  protected index = 0;
  readonly #maxDepth: number;
  #depth = 0;
  #nodes = 0;

  constructor(tokens: Tokens, options: ParseOptions) {
    this.options = options;
    this.tokens = tokens;
    this.texts = tokens.texts;
    this.#maxDepth = (options.maxNesting ?? MAX_NESTING) * 2;
  }

  /** The token that is looked at: so far the source has been read. */
  get tokensRead(): number {
    return this.index;
  }

  protected get kind(): number {
    return this.tokens.kinds[this.index] as number;
  }

  protected get text(): string {
    return this.texts[this.index] as string;
  }

  /** True at an operator, keyword or name of this text. */
  protected at(text: string): boolean {
    return this.texts[this.index] === text;
  }

  protected accept(text: string): boolean {
    if (this.texts[this.index] !== text) return false;
    this.index++;
    return true;
  }

  protected expect(text: string): void {
    if (this.texts[this.index] !== text) throw FAILURE;
    this.index++;
  }

  protected fail(): never {
    throw FAILURE;
  }

  protected name(): string {
    if (this.kind !== TOKEN.name) throw FAILURE;
    return this.texts[this.index++] as string;
  }

  /** Position of a node that starts at token `start` and ends with the last token read. */
  protected span(start: number): Position {
    if ((++this.#nodes & TREE_SLICE) === 0) this.options.onTree?.();
    const last = this.index - 1;
    const { tokens } = this;
    return {
      line: tokens.lines[start] as number,
      column: tokens.columns[start] as number,
      endLine: tokens.endLines[last] as number,
      endColumn: tokens.endColumns[last] as number,
    };
  }

  /** Position of one token. */
  protected tokenSpan(at: number): Position {
    const { tokens } = this;
    return {
      line: tokens.lines[at] as number,
      column: tokens.columns[at] as number,
      endLine: tokens.endLines[at] as number,
      endColumn: tokens.endColumns[at] as number,
    };
  }

  protected enter(): void {
    if (++this.#depth > this.#maxDepth) throw TOO_DEEP;
  }

  protected leave(): void {
    this.#depth--;
  }

  /** What `parse` reads, or undefined and nothing read if that fails. */
  protected attempt<T>(parse: () => T): T | undefined {
    const start = this.index;
    const depth = this.#depth;
    try {
      return parse();
    } catch (thrown) {
      if (thrown !== FAILURE) throw thrown;
      this.index = start;
      this.#depth = depth;
      return undefined;
    }
  }
}
