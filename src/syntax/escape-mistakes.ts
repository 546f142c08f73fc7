/** Escapes that a string literal has and that mean nothing: CPython warns of the first in each literal. */

/** What may follow a backslash; `\N`, `\u` and `\U` mean nothing in bytes. */
const TEXT_ESCAPES = '\n\r\\\'"abfnrtvxNuU';
const BYTES_ESCAPES = '\n\r\\\'"abfnrtvx';

/** The braces of an f-string are the tokenizer's matter. */
export const FORMAT_ESCAPES = `${TEXT_ESCAPES}{}`;

/** Of the content of a literal that is not raw: what CPython says of its first useless escape. */
export function escapeMistake(content: string, known: string): string | undefined {
  for (const [escape, digits] of content.matchAll(/\\(?:([0-7]{1,3})|[\0-\x7f])/g)) {
    if (digits !== undefined) {
      if (Number.parseInt(digits, 8) > 255) return `invalid octal escape sequence '${escape}'`;
    } else if (!known.includes(escape.slice(1))) return uselessEscape(escape.slice(1));
  }
  return undefined;
}

/** What is said of a backslash before a character that needs none. */
export function uselessEscape(character: string): string {
  return `invalid escape sequence '\\${character}'`;
}

export function escapesOf(isBytes: boolean): string {
  return isBytes ? BYTES_ESCAPES : TEXT_ESCAPES;
}
