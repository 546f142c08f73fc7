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

/** Text of a str literal's content, escapes resolved; UTF-16. */
export function unescapeText(raw: string, lookupName: ((name: string) => string | undefined) | undefined): string {
  const content = raw.replace(/\r\n?/g, '\n');
  if (!content.includes('\\')) return content;
  let text = '';
  for (let i = 0; i < content.length; i++) {
    const character = content[i] as string;
    if (character !== '\\') {
      text += character;
      continue;
    }
    const escape = content[++i] as string;
    const simple = SIMPLE[escape];
    if (simple !== undefined) text += simple;
    else if (escape === '\n') continue;
    else if (escape >= '0' && escape <= '7') {
      const digits = (/^[0-7]{1,3}/.exec(content.slice(i, i + 3)) as RegExpExecArray)[0];
      text += String.fromCharCode(Number.parseInt(digits, 8));
      i += digits.length - 1;
    } else if (escape === 'x' || escape === 'u' || escape === 'U') {
      const length = escape === 'x' ? 2 : escape === 'u' ? 4 : 8;
      const digits = content.slice(i + 1, i + 1 + length);
      if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) {
        const valid = (/^[0-9a-fA-F]*/.exec(digits) as RegExpExecArray)[0].length;
        const shape = escape === 'x' ? '\\xXX' : escape === 'u' ? '\\uXXXX' : '\\UXXXXXXXX';
        throw new LiteralError(
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${i - 1}-${i + valid}: truncated ${shape} escape`,
        );
      }
      const point = Number.parseInt(digits, 16);
      if (point > 0x10ffff)
        throw new LiteralError(
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${i - 1}-${i + length}: illegal Unicode character`,
        );
      text += String.fromCodePoint(point);
      i += length;
    } else if (escape === 'N') {
      const close = content.indexOf('}', i);
      if (content[i + 1] !== '{' || close < 0)
        throw new LiteralError(
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${i - 1}-${i}: malformed \\N character escape`,
        );
      const found = lookupName?.(content.slice(i + 2, close));
      if (found === undefined)
        throw new LiteralError(
          `(unicode error) 'unicodeescape' codec can't decode bytes in position ${i - 1}-${close}: unknown Unicode character name`,
        );
      text += found;
      i = close;
    } else text += `\\${escape}`;
  }
  return text;
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
