/** The tokens between delimiters: names, numbers, strings, operators; brackets must come in pairs. */
import { TemplateError } from './error.ts';
import type { Token } from './tokens.ts';

const BLANK = /\s+/y;
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{N}\p{Mn}\p{Mc}\p{Pc}]*/uy;
const FLOAT = /\d(?:_?\d)*(?:(?:\.\d(?:_?\d)*)?[eE][+-]?\d(?:_?\d)*|\.\d(?:_?\d)*)/y;
const INTEGER = /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\da-fA-F])+|[1-9](?:_?\d)*|0(?:_?0)*/y;
const STRING = /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y;
const OPERATOR = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}<>=.:|,;]/y;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

export class ExpressionReader {
  readonly #text: string;
  readonly #newline: string;
  readonly #open: string[] = [];

  constructor(text: string, newline: string) {
    this.#text = text;
    this.#newline = newline;
  }

  /** No bracket waits for its end: a delimiter may come. */
  get balanced(): boolean {
    return this.#open.length === 0;
  }

  /** The token at a place and where it ends; no token for blanks. */
  read(at: number, line: number): { readonly token: Token | undefined; readonly end: number } {
    const blank = match(BLANK, this.#text, at);
    if (blank !== undefined) return { token: undefined, end: at + blank.length };
    const token = (type: string, text: string, value = text) => ({
      token: { type, value, line },
      end: at + text.length,
    });
    const real = this.#text[at - 1] === '.' ? undefined : match(FLOAT, this.#text, at);
    if (real !== undefined) return token('float', real, real.replaceAll('_', ''));
    const whole = match(INTEGER, this.#text, at);
    if (whole !== undefined) return token('integer', whole, whole.replaceAll('_', ''));
    const name = match(NAME, this.#text, at);
    if (name !== undefined) return token('name', name, name.normalize('NFKC'));
    const string = match(STRING, this.#text, at);
    if (string !== undefined) return token('string', string, unescape(string.slice(1, -1), this.#newline));
    const operator = match(OPERATOR, this.#text, at);
    if (operator === undefined) throw new TemplateError(`unexpected char ${quoted(this.#text, at)} at ${at}`, line);
    this.#balance(operator, line);
    return token(operator, operator);
  }

  #balance(operator: string, line: number): void {
    const closing = CLOSING.get(operator);
    if (closing !== undefined) this.#open.push(closing);
    else if (operator === ')' || operator === ']' || operator === '}') {
      const expected = this.#open.pop();
      if (expected === undefined) throw new TemplateError(`unexpected '${operator}'`, line);
      if (expected !== operator) throw new TemplateError(`unexpected '${operator}', expected '${expected}'`, line);
    }
  }
}

function quoted(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  return character === "'" ? `"'"` : character === '\\' ? "'\\\\'" : `'${character}'`;
}

const ESCAPE = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g;
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['\n', ''],
]);

/** The value of a literal: Python's escapes, line ends as the environment wants them. */
function unescape(text: string, newline: string): string {
  return text.replace(/\r\n|\r|\n/g, newline).replace(ESCAPE, (whole, octal, hex, four, eight, single) => {
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const point = hex ?? four ?? eight;
    if (point === undefined) return SINGLE.get(single) ?? whole;
    const code = Number.parseInt(point, 16);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
