/** Operations on the form of decimals: quantize, rounding to whole, next numbers, logical and shifting. */
import { compareNumbers, compareTotal, nanResult } from './arithmetic.ts';
import type { PyContext, Rounding } from './context.ts';
import { digitCount, finite, infinity, PyDecimal, powerOfTen, withSign } from './number.ts';
import { fix, rescale } from './rounding.ts';
import { wholeValue } from './transcendental.ts';

export function quantize(a: PyDecimal, b: PyDecimal, context: PyContext, rounding: Rounding): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  if (!a.isFinite || !b.isFinite) return a.kind === b.kind ? a : context.invalid();
  if (b.exponent < context.etiny || b.exponent > context.Emax) return context.invalid();
  if (a.digits === 0n) return fix(finite(a.negative, 0n, b.exponent), context);
  if (a.adjusted > context.Emax || a.adjusted - b.exponent + 1 > context.prec) return context.invalid();
  const { value, inexact } = rescale(a, b.exponent, rounding);
  if (value.digits !== 0n && value.adjusted > context.Emax) return context.invalid();
  if (digitCount(value.digits) > context.prec) return context.invalid();
  if (value.digits !== 0n && value.adjusted < context.Emin) context.note('Subnormal');
  if (value.exponent > a.exponent) {
    if (inexact) context.note('Inexact');
    context.note('Rounded');
  }
  return fix(value, context);
}

export function toIntegral(a: PyDecimal, context: PyContext, rounding: Rounding, exact: boolean): PyDecimal {
  const nan = nanResult(context, a);
  if (nan !== undefined) return nan;
  if (!a.isFinite || a.exponent >= 0) return a;
  const { value, inexact } = rescale(a, 0, rounding);
  if (exact && a.digits !== 0n) {
    if (inexact) context.note('Inexact');
    context.note('Rounded');
  }
  return value;
}

export function normalize(a: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a);
  if (nan !== undefined) return nan;
  const value = fix(a, context);
  if (!value.isFinite) return value;
  if (value.digits === 0n) return finite(value.negative, 0n, 0);
  const top = context.clamp === 1 ? context.etop : context.Emax;
  let { digits, exponent } = value;
  while (digits % 10n === 0n && exponent < top) {
    digits /= 10n;
    exponent++;
  }
  return finite(value.negative, digits, exponent);
}

/** -1, 0 or 1 as a decimal; NaN operands decide. */
export function compare(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  return nanResult(context, a, b) ?? signed(compareNumbers(a, b));
}

export function compareSignal(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = a.kind === 'snan' || (a.kind === 'nan' && b.kind !== 'snan') ? a : b;
  if (!nan.isNan) return signed(compareNumbers(a, b));
  context.note('InvalidOperation');
  return fix(new PyDecimal('nan', nan.negative, nan.digits, 0), context);
}

export const signed = (order: number): PyDecimal => finite(order < 0, BigInt(Math.abs(order)), 0);

/** max and min: a NaN gives way to a number; ties are settled by the total order. */
export function extreme(a: PyDecimal, b: PyDecimal, context: PyContext, sign: 1 | -1, magnitude: boolean): PyDecimal {
  if (a.isNan || b.isNan) {
    if (a.kind === 'nan' && b.isFinite) return fix(b, context);
    if (b.kind === 'nan' && a.isFinite) return fix(a, context);
    if (a.kind === 'nan' && b.kind === 'infinity') return b;
    if (b.kind === 'nan' && a.kind === 'infinity') return a;
    return nanResult(context, a, b) as PyDecimal;
  }
  const [x, y] = magnitude ? [withSign(a, false), withSign(b, false)] : [a, b];
  const order = compareNumbers(x, y) || compareTotal(a, b);
  return fix((order === 0 ? -1 : order) * sign > 0 ? a : b, context);
}

export function nextTowards(a: PyDecimal, context: PyContext, up: boolean): PyDecimal {
  const nan = nanResult(context, a);
  if (nan !== undefined) return nan;
  const largest = finite(!up, powerOfTen(context.prec) - 1n, context.etop);
  if (a.kind === 'infinity') return a.negative === up ? withSign(largest, up) : a;
  const quiet = context.quiet(context.prec, up ? 'ROUND_CEILING' : 'ROUND_FLOOR');
  const fixed = fix(a, quiet);
  if (compareNumbers(fixed, a) !== 0) return fixed;
  const least = finite(!up, 1n, context.etiny - 1);
  const exponent = Math.min(a.exponent, least.exponent);
  const places = a.exponent - exponent;
  if (places > context.prec + 5 && a.digits !== 0n) {
    // Too far apart to add: one unit of the last place that the precision keeps.
    const shift = Math.max(0, context.prec + 2 - digitCount(a.digits));
    const digits = a.digits * powerOfTen(shift);
    return fix(finite(a.negative, a.negative === up ? digits - 1n : digits + 1n, a.exponent - shift), quiet);
  }
  const value = (a.negative ? -a.digits : a.digits) * powerOfTen(places) + (up ? 1n : -1n);
  return fix(finite(value < 0n || (value === 0n && !up), value < 0n ? -value : value, exponent), quiet);
}

/** next_toward: the neighbour of `a` in the direction of `b`. */
export function nextToward(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  const order = compareNumbers(a, b);
  if (order === 0) return withSign(a, b.negative);
  const result = nextTowards(a, context, order < 0);
  if (result.kind === 'infinity') context.note('Overflow', 'Inexact', 'Rounded');
  else if (result.digits === 0n || result.adjusted < context.Emin) {
    context.note('Underflow', 'Subnormal', 'Inexact', 'Rounded');
    if (result.digits === 0n) context.note('Clamped');
  }
  return result;
}

export function logb(a: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'infinity') return infinity(false);
  if (a.digits === 0n) {
    context.note('DivisionByZero');
    return infinity(true);
  }
  return fix(finite(a.adjusted < 0, BigInt(Math.abs(a.adjusted)), 0), context);
}

export function scaleb(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  const count = b.isFinite && b.exponent === 0 ? wholeValue(b) : undefined;
  const limit = BigInt(2 * (context.Emax + context.prec));
  if (count === undefined || count > limit) return context.invalid();
  if (!a.isFinite) return a;
  return fix(finite(a.negative, a.digits, a.exponent + Number(b.negative ? -count : count)), context);
}

/** Digits moved round (`rotate`) or out (`shift`), within the precision. */
export function moveDigits(a: PyDecimal, b: PyDecimal, context: PyContext, rotate: boolean): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  const size = b.isFinite && b.exponent === 0 ? wholeValue(b) : undefined;
  if (size === undefined || size > BigInt(context.prec)) return context.invalid();
  if (!a.isFinite) return a;
  const count = b.negative ? -Number(size) : Number(size);
  const text = a.digits.toString().padStart(context.prec, '0').slice(-context.prec);
  let moved: string;
  if (rotate) {
    const by = ((count % context.prec) + context.prec) % context.prec;
    moved = text.slice(by) + text.slice(0, by);
  } else moved = count < 0 ? text.slice(0, count) : `${text}${'0'.repeat(count)}`.slice(-context.prec);
  return finite(a.negative, BigInt(moved || '0'), a.exponent);
}

/** and, or, xor of numbers made of ones and zeros. */
export function logical(
  a: PyDecimal,
  b: PyDecimal,
  context: PyContext,
  combine: (x: boolean, y: boolean) => boolean,
): PyDecimal {
  if (!isLogical(a) || !isLogical(b)) return context.invalid();
  const [x, y] = [a, b].map((value) => value.digits.toString().padStart(context.prec, '0').slice(-context.prec)) as [
    string,
    string,
  ];
  let bits = '';
  for (let i = 0; i < context.prec; i++) bits += combine(x[i] === '1', y[i] === '1') ? '1' : '0';
  return finite(false, BigInt(bits || '0'), 0);
}

const isLogical = (value: PyDecimal): boolean =>
  value.isFinite && !value.negative && value.exponent === 0 && /^[01]+$/.test(value.digits.toString());

export function sameQuantum(a: PyDecimal, b: PyDecimal): boolean {
  if (!a.isFinite || !b.isFinite) return (a.isNan && b.isNan) || (a.kind === 'infinity' && b.kind === 'infinity');
  return a.exponent === b.exponent;
}

export function numberClass(a: PyDecimal, context: PyContext): string {
  if (a.isNan) return a.kind === 'snan' ? 'sNaN' : 'NaN';
  const sign = a.negative ? '-' : '+';
  if (a.kind === 'infinity') return `${sign}Infinity`;
  if (a.digits === 0n) return `${sign}Zero`;
  return `${sign}${a.adjusted < context.Emin ? 'Subnormal' : 'Normal'}`;
}
