/** Tokens of a template, and the stream that the parser reads. An operator's type is the operator itself. */
import { TemplateError } from './error.ts';

export interface Token {
  readonly type: string;
  readonly value: string;
  readonly line: number;
}

const DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['block_begin', 'begin of statement block'],
  ['block_end', 'end of statement block'],
  ['variable_begin', 'begin of print statement'],
  ['variable_end', 'end of print statement'],
  ['data', 'template data / text'],
  ['eof', 'end of template'],
]);

/** A type of token as messages name it. */
function describeType(type: string): string {
  return DESCRIPTIONS.get(type) ?? type;
}

export function describe(token: Token): string {
  return token.type === 'name' ? token.value : describeType(token.type);
}

/** Reads tokens in order. A wanted token is a type, or `name:in` for one name. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get current(): Token {
    const token = this.#tokens[this.#at] as Token;
    if (token.type === 'mistake') throw new TemplateError(token.value, token.line);
    return token;
  }

  get next(): Token {
    return this.#tokens[Math.min(this.#at + 1, this.#tokens.length - 1)] as Token;
  }

  /** The current token; the stream moves on, but never past the end. */
  take(): Token {
    const token = this.current;
    if (token.type !== 'eof') this.#at++;
    return token;
  }

  is(...wanted: readonly string[]): boolean {
    const { type, value } = this.current;
    return wanted.some((one) => one === type || (type === 'name' && one === `name:${value}`));
  }

  nextIs(wanted: string): boolean {
    const { type, value } = this.next;
    return wanted === type || (type === 'name' && wanted === `name:${value}`);
  }

  /** Moves past the token if it is the wanted one. */
  skip(wanted: string): boolean {
    if (!this.is(wanted)) return false;
    this.take();
    return true;
  }

  expect(wanted: string): Token {
    if (this.is(wanted)) return this.take();
    const name = describeType(wanted.startsWith('name:') ? wanted.slice(5) : wanted);
    const { current } = this;
    if (current.type === 'eof')
      throw new TemplateError(`unexpected end of template, expected '${name}'.`, current.line);
    throw new TemplateError(`expected token '${name}', got '${describe(current)}'`, current.line);
  }
}
