/** JSON texts of scalars. */
import { valueError } from '../../runtime/exceptions/raise.ts';
import { floatRepr } from '../../runtime/operations/scalar-text.ts';

const PLAIN_ASCII = /^[ !#-[\]-~]*$/;
const PLAIN = /^[^"\\\u0000-\u001f]*$/;
const SURROGATE = /[\ud800-\udfff]/;

/** A JSON string. */
export function quote(text: string, ensureAscii: boolean): string {
  if (ensureAscii) return PLAIN_ASCII.test(text) ? `"${text}"` : `"${escapeAscii(text, 0)}"`;
  if (PLAIN.test(text)) return `"${text}"`;
  // JSON.stringify escapes lone surrogates, which stay as they are here.
  return SURROGATE.test(text) ? `"${text.replace(/["\\\u0000-\u001f]/g, simplyEscaped)}"` : JSON.stringify(text);
}

/** Escapes of the first 256 characters; empty for those that stand for themselves. */
const ESCAPES = Array.from({ length: 256 }, (_, code) => {
  if (code >= 32 && code <= 126 && code !== 34 && code !== 92) return '';
  return code < 127 ? JSON.stringify(String.fromCharCode(code)).slice(1, -1) : hexadecimal(code);
});

function hexadecimal(code: number): string {
  return `\\u${(0x10000 + code).toString(16).slice(1)}`;
}

/** The text from an index on, with everything escaped that is not plain ASCII. */
export function escapeAscii(text: string, start: number): string {
  let out = '';
  let from = start;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const escape = code < 256 ? (ESCAPES[code] as string) : hexadecimal(code);
    if (escape === '') continue;
    out += text.slice(from, i) + escape;
    from = i + 1;
  }
  return out + text.slice(from);
}

function simplyEscaped(character: string): string {
  return JSON.stringify(character).slice(1, -1);
}

/** A float; infinities and NaN have names that JSON does not know. Throws ValueError if they are not allowed. */
export function floatText(value: number, allowNan: boolean): string {
  if (Number.isFinite(value)) {
    const text = `${value}`;
    // JS and Python write a float alike unless it is whole, very large or very small.
    const isSame =
      text.includes('.') && !text.includes('e') && !text.startsWith('0.0000') && !text.startsWith('-0.0000');
    return isSame ? text : floatRepr(value);
  }
  if (!allowNan) throw valueError(`Out of range float values are not JSON compliant: ${floatRepr(value)}`);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}
