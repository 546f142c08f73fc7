/** Decimal numbers as values: sign, coefficient, exponent; infinities and NaNs. Immutable. */
import { PyObject } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';

/** finite, infinity, quiet NaN, signalling NaN */
export type Kind = 'finite' | 'infinity' | 'nan' | 'snan';

export class PyDecimal extends PyObject {
  readonly kind: Kind;
  readonly negative: boolean;
  /** Coefficient; the payload of a NaN. */
  readonly digits: bigint;
  readonly exponent: number;
  constructor(kind: Kind, negative: boolean, digits: bigint, exponent: number) {
    super();
    this.kind = kind;
    this.negative = negative;
    this.digits = digits;
    this.exponent = exponent;
  }

  get isFinite(): boolean {
    return this.kind === 'finite';
  }
  get isNan(): boolean {
    return this.kind === 'nan' || this.kind === 'snan';
  }
  get isZero(): boolean {
    return this.kind === 'finite' && this.digits === 0n;
  }
  /** Exponent of the first digit. */
  get adjusted(): number {
    return this.exponent + digitCount(this.digits) - 1;
  }
}
export const decimalType = builtinType('decimal.Decimal', PyDecimal);

export const finite = (negative: boolean, digits: bigint, exponent: number): PyDecimal =>
  new PyDecimal('finite', negative, digits, exponent);
export const infinity = (negative: boolean): PyDecimal => new PyDecimal('infinity', negative, 0n, 0);
export const NAN = new PyDecimal('nan', false, 0n, 0);
export const withSign = (value: PyDecimal, negative: boolean): PyDecimal =>
  new PyDecimal(value.kind, negative, value.digits, value.exponent);
export const wholeNumber = (value: bigint): PyDecimal => finite(value < 0n, value < 0n ? -value : value, 0);

/** Decimal digits of a coefficient; 1 for zero. */
export function digitCount(value: bigint): number {
  const near = Number(value);
  if (near < 1e15) {
    let count = 1;
    for (let power = 10; near >= power; power *= 10) count++;
    return count;
  }
  // An estimate that is not too high, settled by comparing with powers of ten; 0.30103 digits a bit.
  let count = Number.isFinite(near)
    ? Math.floor(Math.log10(near))
    : Math.floor((value.toString(16).length * 4 - 4) * 0.3010299956639812);
  while (value >= powerOfTen(count)) count++;
  return count;
}

const powers: bigint[] = [1n];

/** 10**n for n >= 0; small ones are kept. */
export function powerOfTen(n: number): bigint {
  if (n > 512) return 10n ** BigInt(n);
  for (let i = powers.length; i <= n; i++) powers.push((powers[i - 1] as bigint) * 10n);
  return powers[n] as bigint;
}

const NUMBER = /^([-+]?)(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:E([-+]?\d+))?|(Inf(?:inity)?)|(s)?NaN(\d*))$/i;

/** Reads digits with or without a minus and a point, if they are few; undefined for all else. */
export function parsePlain(text: string): PyDecimal | undefined {
  if (text.length > 15) return undefined;
  const negative = text.charCodeAt(0) === 45;
  let value = 0;
  let point = -1;
  for (let i = negative ? 1 : 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit === -2 && point < 0) point = i;
    else if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else return undefined;
  }
  const digits = text.length - (negative ? 1 : 0) - (point < 0 ? 0 : 1);
  if (digits === 0) return undefined;
  return finite(negative, BigInt(value), point < 0 ? 0 : point + 1 - text.length);
}

/** Reads a decimal of any length exactly; undefined if malformed. */
export function parseDecimal(text: string): PyDecimal | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const negative = match[1] === '-';
  if (match[5] !== undefined) return infinity(negative);
  if (match[2] === undefined)
    return new PyDecimal(match[6] === undefined ? 'nan' : 'snan', negative, BigInt(match[7] || '0'), 0);
  const fraction = match[3] ?? '';
  const exponent = Number(match[4] ?? 0) - fraction.length;
  return finite(negative, BigInt(match[2] + fraction || '0'), exponent);
}

/** Scientific text as str() gives it; `engineering` in steps of three. */
export function decimalToText(value: PyDecimal, capitals: boolean, engineering = false): string {
  const sign = value.negative ? '-' : '';
  if (value.kind === 'infinity') return `${sign}Infinity`;
  if (value.isNan) return `${sign}${value.kind === 'snan' ? 'sNaN' : 'NaN'}${value.digits === 0n ? '' : value.digits}`;
  const digits = value.digits.toString();
  const left = value.exponent + digits.length;
  let point: number;
  if (value.exponent <= 0 && left > -6) point = left;
  else if (!engineering) point = 1;
  else if (value.digits === 0n) point = mod3(left + 1) - 1;
  else point = mod3(left - 1) + 1;
  let whole: string;
  let fraction: string;
  if (point <= 0) {
    whole = '0';
    fraction = `.${'0'.repeat(-point)}${digits}`;
  } else if (point >= digits.length) {
    whole = digits + '0'.repeat(point - digits.length);
    fraction = '';
  } else {
    whole = digits.slice(0, point);
    fraction = `.${digits.slice(point)}`;
  }
  const power = left - point;
  const suffix = power === 0 ? '' : `${capitals ? 'E' : 'e'}${power < 0 ? '' : '+'}${power}`;
  return sign + whole + fraction + suffix;
}

const mod3 = (n: number): number => ((n % 3) + 3) % 3;
