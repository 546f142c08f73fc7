/** Values of number and string literals. */
import type { ConstantValue } from './tree.ts';

/** A literal that is malformed; the parser gives it a position. */
export class LiteralError {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

export function numberValue(text: string): ConstantValue {
  const digits = text.replaceAll('_', '');
  if (/[jJ]$/.test(digits)) return { type: 'complex', imag: Number(digits.slice(0, -1)) };
  if (/^0[xXoObB]/.test(digits)) return intConstant(BigInt(digits.toLowerCase()));
  if (/[.eE]/.test(digits)) return { type: 'float', value: Number(digits) };
  if (digits.length > 4300)
    throw new LiteralError(
      'Exceeds the limit (4300 digits) for integer string conversion: value has ' +
        digits.length +
        ' digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.',
    );
  return digits.length < 16 ? { type: 'int', value: Number(digits) } : intConstant(BigInt(digits));
}

function intConstant(value: bigint): ConstantValue {
  return { type: 'int', value: value <= 9007199254740991n ? Number(value) : value };
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What a literal's `\\N{...}` stands for; undefined for an unknown name. */
export type NameLookup = (name: string) => string | undefined;

/** A text constant; `points` only where UTF-16 would make one character of two lone surrogates. */
export interface TextValue {
  readonly type: 'str';
  readonly value: string;
  readonly points?: readonly number[];
}

/** Text of a str literal's content, escapes resolved; UTF-16. */
export function unescapeText(raw: string, lookUpName: NameLookup | undefined): string {
  return unescapedPieces(raw, lookUpName).join('');
}

/** The constant of a str literal's content. */
export function textConstant(raw: string, lookUpName: NameLookup | undefined): TextValue {
  const pieces = unescapedPieces(raw, lookUpName);
  return pieces.length < 2
    ? { type: 'str', value: pieces.join('') }
    : joinTexts(pieces.map((value) => ({ type: 'str', value })));
}

/** Texts one after the other; surrogates of different ones stay apart. */
export function joinTexts(texts: readonly TextValue[]): TextValue {
  const value = texts.map((text) => text.value).join('');
  const isApart = texts.every((text, i) => text.points === undefined && !makesPair(texts[i - 1], text));
  if (isApart) return { type: 'str', value };
  return { type: 'str', value, points: texts.flatMap((text) => text.points ?? pointsOf(text.value)) };
}

const pointsOf = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) as number);

function makesPair(before: TextValue | undefined, after: TextValue): boolean {
  return before !== undefined && /[\ud800-\udbff]$/.test(before.value) && /^[\udc00-\udfff]/.test(after.value);
}

/** The stretches of a literal's content: each escape, and what stands between them. */
function unescapedPieces(raw: string, lookUpName: NameLookup | undefined): string[] {
  const content = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  let at = content.indexOf('\\');
  if (at < 0) return [content];
  const pieces: string[] = [];
  let done = 0;
  for (; at >= 0; at = content.indexOf('\\', done)) {
    if (at > done) pieces.push(content.slice(done, at));
    const [value, end] = escape(content, at, lookUpName);
    pieces.push(value);
    done = end;
  }
  if (done < content.length) pieces.push(content.slice(done));
  return pieces;
}

/** The escape whose backslash is at `at`: its text, and where it ends. */
function escape(content: string, at: number, lookUpName: NameLookup | undefined): readonly [text: string, end: number] {
  const kind = content[at + 1] as string | undefined;
  if (kind === undefined) return ['\\', at + 1]; // before a field of an f-string
  const simple = SIMPLE[kind];
  if (simple !== undefined) return [simple, at + 2];
  if (kind === '\n') return ['', at + 2];
  if (kind >= '0' && kind <= '7') {
    const digits = (/^[0-7]{1,3}/.exec(content.slice(at + 1, at + 4)) as RegExpExecArray)[0];
    return [String.fromCharCode(Number.parseInt(digits, 8)), at + 1 + digits.length];
  }
  if (kind === 'x') return codeEscape(content, at, 2, '\\xXX');
  if (kind === 'u') return codeEscape(content, at, 4, '\\uXXXX');
  if (kind === 'U') return codeEscape(content, at, 8, '\\UXXXXXXXX');
  return kind === 'N' ? namedEscape(content, at, lookUpName) : [`\\${kind}`, at + 2];
}

function codeEscape(content: string, at: number, length: number, shape: string): readonly [string, number] {
  const digits = (/^[0-9a-fA-F]*/.exec(content.slice(at + 2, at + 2 + length)) as RegExpExecArray)[0];
  const end = at + 2 + digits.length;
  if (digits.length < length) throw escapeError(content, at, end, `truncated ${shape} escape`);
  const point = Number.parseInt(digits, 16);
  if (point > 0x10ffff) throw escapeError(content, at, end, 'illegal Unicode character');
  return [String.fromCodePoint(point), end];
}

function namedEscape(content: string, at: number, lookUpName: NameLookup | undefined): readonly [string, number] {
  if (content[at + 2] !== '{') throw escapeError(content, at, at + 2, 'malformed \\N character escape');
  const close = content.indexOf('}', at);
  if (close < 0) throw escapeError(content, at, content.length, 'malformed \\N character escape');
  if (close === at + 3) throw escapeError(content, at, close, 'malformed \\N character escape');
  const found = lookUpName?.(content.slice(at + 3, close));
  if (found === undefined) throw escapeError(content, at, close + 1, 'unknown Unicode character name');
  return [found, close + 1];
}

/** Positions are those of the text CPython decodes, where a character beyond ASCII takes ten. */
function escapeError(content: string, start: number, end: number, reason: string): LiteralError {
  const place = (at: number): number => {
    let length = 0;
    for (const character of content.slice(0, at)) length += character > '\x7f' ? 10 : 1;
    return length;
  };
  const first = place(start);
  const last = place(end) - 1;
  const where = last === first ? `byte 0x5c in position ${first}` : `bytes in position ${first}-${last}`;
  return new LiteralError(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`);
}

/** Bytes of a bytes literal's content. */
export function unescapeBytes(raw: string, isRaw: boolean): Uint8Array {
  const content = raw.replace(/\r\n?/g, '\n');
  const bytes: number[] = [];
  for (let i = 0; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (code > 127) throw new LiteralError('bytes can only contain ASCII literal characters');
    const escape = content[i + 1];
    if (isRaw || code !== 92 || escape === undefined) {
      bytes.push(code);
      continue;
    }
    i++;
    const simple = SIMPLE[escape];
    if (simple !== undefined) bytes.push(simple.charCodeAt(0));
    else if (escape === '\n') continue;
    else if (escape >= '0' && escape <= '7') {
      const digits = (/^[0-7]{1,3}/.exec(content.slice(i, i + 3)) as RegExpExecArray)[0];
      bytes.push(Number.parseInt(digits, 8) & 255);
      i += digits.length - 1;
    } else if (escape === 'x') {
      const digits = content.slice(i + 1, i + 3);
      if (!/^[0-9a-fA-F]{2}$/.test(digits))
        throw new LiteralError(`(value error) invalid \\x escape at position ${i - 1}`);
      bytes.push(Number.parseInt(digits, 16));
      i += 2;
    } else {
      bytes.push(92);
      i--;
    }
  }
  return Uint8Array.from(bytes);
}
