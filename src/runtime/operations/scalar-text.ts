/** Text of floats and strings: what repr shows. */
import { type Str, strLength, strPoints, textToStr } from '../objects/str.ts';
import { realm } from '../realm.ts';
import { Flag, flagsOf } from '../unicode/properties.ts';
import { ChunkedText } from './chunked-text.ts';

/** Shortest text that reads back as the same float, in Python's form. */
export function floatRepr(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return Object.is(value, -0) ? '-0.0' : `${value}.0`;
  if (Number.isNaN(value)) return 'nan';
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  const [mantissa, exponentText] = value.toExponential().split('e') as [string, string];
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const digits = Math.abs(exponent);
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${digits < 10 ? '0' : ''}${digits}`;
  }
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace('-', '').replace('.', '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return `${sign}${digits.padEnd(exponent + 1, '0')}.0`;
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

const PLAIN = /^[ !#-&(-[\]-~]*$/;

/** repr of a str, quotes and escapes as CPython chooses them. */
export function strRepr(value: Str): Str {
  if (typeof value === 'string' && PLAIN.test(value)) return `'${value}'`;
  realm().budget.allocate(strLength(value) * 4);
  const points = strPoints(value);
  const quote = points.includes(39) && !points.includes(34) ? '"' : "'";
  const text = new ChunkedText();
  text.add(quote);
  for (const point of points) {
    if (point === 92) text.add('\\\\');
    else if (point === quote.charCodeAt(0)) text.add(`\\${quote}`);
    else if (point === 10) text.add('\\n');
    else if (point === 13) text.add('\\r');
    else if (point === 9) text.add('\\t');
    else if (point < 32 || point === 127) text.add(`\\x${point.toString(16).padStart(2, '0')}`);
    else if (point < 127 || (flagsOf(point) & Flag.printable) !== 0) text.add(String.fromCodePoint(point));
    else text.add(escapePoint(point));
  }
  text.add(quote);
  return textToStr(text.toString());
}

/** A repr with everything beyond ASCII escaped. */
export function asciiText(shown: Str): Str {
  const text = new ChunkedText();
  for (const point of strPoints(shown)) text.add(point < 128 ? String.fromCharCode(point) : escapePoint(point));
  return text.toString();
}

function escapePoint(point: number): string {
  if (point < 256) return `\\x${point.toString(16).padStart(2, '0')}`;
  if (point < 65536) return `\\u${point.toString(16).padStart(4, '0')}`;
  return `\\U${point.toString(16).padStart(8, '0')}`;
}
