/** What only unicodedata asks of a code point: decompositions, numeric values, and kinds by their names. */
import { kindsOf } from './properties.ts';
import { tableLines } from './table-data.ts';

// Orders of scripts/generate-unicode.py.
const CATEGORIES = 'Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So'.split(
  ' ',
);
const BIDIRECTIONAL = ' L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI'.split(' ');
const WIDTHS = 'F H W Na A N'.split(' ');

export const categoryOf = (point: number): string => CATEGORIES[kindsOf(point) & 31] as string;
export const bidirectionalOf = (point: number): string => BIDIRECTIONAL[(kindsOf(point) >> 5) & 31] as string;
export const widthOf = (point: number): string => WIDTHS[(kindsOf(point) >> 10) & 7] as string;
export const combiningOf = (point: number): number => kindsOf(point) >> 13;

let decompositions: Map<number, string> | undefined;

function loadDecompositions(): Map<number, string> {
  const map = new Map<number, string>();
  let code = 0;
  for (const line of tableLines('decompositions')) {
    const [gap, tag, ...parts] = line.split(' ') as [string, string, ...string[]];
    code += Number.parseInt(gap, 16);
    const points = parts.map((part) => part.toUpperCase().padStart(4, '0')).join(' ');
    map.set(code, tag === '' || tag === '!' ? points : `${tag} ${points}`);
  }
  return map;
}

/** As in Unicode's data file: `<compat> 0020 0308`; empty if there is none. */
export function decompositionOf(point: number): string {
  decompositions ??= loadDecompositions();
  return decompositions.get(point) ?? '';
}

/** A numeric value, and whether it is that of a digit and of a decimal digit. */
export interface NumericValue {
  readonly value: number;
  readonly isDigit: boolean;
  readonly isDecimal: boolean;
}

let numbers: Map<number, NumericValue> | undefined;

function loadNumbers(): Map<number, NumericValue> {
  const map = new Map<number, NumericValue>();
  let code = 0;
  for (const line of tableLines('numeric')) {
    const [gap, fraction, kinds] = line.split(' ') as [string, string, string];
    code += Number.parseInt(gap, 16);
    const [above, below = '1'] = fraction.split('/') as [string, string | undefined];
    map.set(code, { value: Number(above) / Number(below), isDigit: kinds !== '0', isDecimal: kinds === '2' });
  }
  return map;
}

export function numericOf(point: number): NumericValue | undefined {
  numbers ??= loadNumbers();
  return numbers.get(point);
}
