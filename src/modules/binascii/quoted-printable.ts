/** Quoted-printable, as in mail. */
import { realm } from '../../runtime/realm.ts';

/** Characters of a line with its soft break. */
const MAX_LINE = 76;
const HEX = /^[0-9a-fA-F]{2}$/;

export function decodeQuotedPrintable(data: Uint8Array, header: boolean): Uint8Array {
  realm().budget.allocate(data.length);
  const text = Buffer.from(data).toString('latin1');
  const out: number[] = [];
  for (let i = 0; i < text.length; ) {
    const character = text[i] as string;
    if (character === '=') {
      const next = text[i + 1];
      if (next === undefined) break;
      if (next === '\n' || next === '\r') {
        // A soft line break; whatever stands before the line feed belongs to it.
        const end = next === '\n' ? i + 1 : text.indexOf('\n', i);
        i = end < 0 ? text.length : end + 1;
      } else if (next === '=') {
        out.push(61);
        i += 2;
      } else if (HEX.test(text.slice(i + 1, i + 3))) {
        out.push(Number.parseInt(text.slice(i + 1, i + 3), 16));
        i += 3;
      } else {
        out.push(61);
        i++;
      }
    } else {
      out.push(header && character === '_' ? 32 : text.charCodeAt(i));
      i++;
    }
  }
  return Uint8Array.from(out);
}

export function encodeQuotedPrintable(
  data: Uint8Array,
  quoteTabs: boolean,
  isText: boolean,
  header: boolean,
): Uint8Array {
  realm().budget.allocate(data.length * 3);
  const text = Buffer.from(data).toString('latin1');
  const firstLine = text.indexOf('\n');
  const lineEnd = firstLine > 0 && text[firstLine - 1] === '\r' ? '\r\n' : '\n';
  let out = '';
  let line = 0;
  const quoted = (code: number): string => `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const next = text[i + 1];
    if (mustQuote(code, next, line, quoteTabs, isText, header, text[i + 2])) {
      if (line + 3 >= MAX_LINE) {
        out += `=${lineEnd}`;
        line = 0;
      }
      out += quoted(code);
      line += 3;
      continue;
    }
    const isBreak = isText && (code === 10 || (code === 13 && next === '\n'));
    if (isBreak) {
      line = 0;
      // Whitespace at the end of a line would be lost.
      const last = out.charCodeAt(out.length - 1);
      if (last === 32 || last === 9) out = out.slice(0, -1) + quoted(last);
      out += lineEnd;
      if (code === 13) i++;
      continue;
    }
    if (next !== undefined && next !== '\n' && line + 1 >= MAX_LINE) {
      out += `=${lineEnd}`;
      line = 0;
    }
    line++;
    out += header && code === 32 ? '_' : String.fromCharCode(code);
  }
  return Buffer.from(out, 'latin1');
}

function mustQuote(
  code: number,
  next: string | undefined,
  line: number,
  quoteTabs: boolean,
  isText: boolean,
  header: boolean,
  afterNext: string | undefined,
): boolean {
  if (code > 126 || code === 61 || (header && code === 95)) return true;
  if (code === 46 && line === 0)
    return (
      next === undefined || next === '\n' || next === '\r' || next === '\0' || (next === '\r' && afterNext === '\n')
    );
  if (!isText && (code === 13 || code === 10)) return true;
  if ((code === 9 || code === 32) && next === undefined) return true;
  if (code < 33)
    return code !== 13 && code !== 10 && code !== 9 && code !== 32 ? true : quoteTabs && (code === 9 || code === 32);
  return false;
}
