/** Rounding to a context: digits dropped in one of eight ways, exponents brought into range. */
import type { PyContext, Rounding } from './context.ts';
import { digitCount, finite, infinity, PyDecimal, powerOfTen } from './number.ts';

/** True if the quotient is to be one more, given the rest of the division by a power of ten. */
function roundsUp(quotient: bigint, rest: bigint, divisor: bigint, negative: boolean, rounding: Rounding): boolean {
  if (rest === 0n) return false;
  const twice = rest * 2n;
  switch (rounding) {
    case 'ROUND_DOWN':
      return false;
    case 'ROUND_UP':
      return true;
    case 'ROUND_CEILING':
      return !negative;
    case 'ROUND_FLOOR':
      return negative;
    case 'ROUND_HALF_UP':
      return twice >= divisor;
    case 'ROUND_HALF_DOWN':
      return twice > divisor;
    case 'ROUND_HALF_EVEN':
      return twice > divisor || (twice === divisor && (quotient & 1n) === 1n);
    case 'ROUND_05UP': {
      const last = quotient % 10n;
      return last === 0n || last === 5n;
    }
  }
}

/** A value with another exponent; `inexact` if digits other than zeros were dropped. */
export function rescale(
  value: PyDecimal,
  exponent: number,
  rounding: Rounding,
): { readonly value: PyDecimal; readonly inexact: boolean } {
  if (value.digits === 0n) return { value: finite(value.negative, 0n, exponent), inexact: false };
  const drop = exponent - value.exponent;
  if (drop <= 0) return { value: finite(value.negative, value.digits * powerOfTen(-drop), exponent), inexact: false };
  // So many digits less than nothing is left: the divisor need not be that large.
  const count = Math.min(drop, digitCount(value.digits) + 1);
  const divisor = powerOfTen(count);
  const quotient = value.digits / divisor;
  const rest = value.digits - quotient * divisor;
  const up = roundsUp(quotient, rest, divisor, value.negative, rounding);
  return { value: finite(value.negative, up ? quotient + 1n : quotient, exponent), inexact: rest !== 0n };
}

/** Brings a result into a context. Notes the conditions met. */
export function fix(value: PyDecimal, context: PyContext): PyDecimal {
  if (!value.isFinite) return value.isNan ? fixNan(value, context) : value;
  const { etiny, etop, prec, Emax } = context;
  if (value.digits === 0n) {
    const top = context.clamp === 1 ? etop : Emax;
    const exponent = Math.min(Math.max(value.exponent, etiny), top);
    if (exponent === value.exponent) return value;
    context.note('Clamped');
    return finite(value.negative, 0n, exponent);
  }
  const count = digitCount(value.digits);
  let lowest = count + value.exponent - prec;
  if (lowest > etop) {
    context.note('Overflow', 'Inexact', 'Rounded');
    return overflowed(value.negative, context);
  }
  const isSubnormal = lowest < etiny;
  if (isSubnormal) lowest = etiny;
  if (value.exponent < lowest) {
    const result = rescale(value, lowest, context.rounding);
    let { value: made } = result;
    if (digitCount(made.digits) > prec) {
      made = finite(made.negative, made.digits / 10n, made.exponent + 1);
      if (made.exponent > etop) {
        context.note('Overflow', 'Inexact', 'Rounded');
        return overflowed(value.negative, context);
      }
    }
    if (result.inexact && isSubnormal) context.note('Underflow');
    if (isSubnormal) context.note('Subnormal');
    if (result.inexact) context.note('Inexact');
    context.note('Rounded');
    if (made.digits === 0n) context.note('Clamped');
    return made;
  }
  if (isSubnormal) context.note('Subnormal');
  if (context.clamp === 1 && value.exponent > etop) {
    context.note('Clamped');
    return finite(value.negative, value.digits * powerOfTen(value.exponent - etop), etop);
  }
  return value;
}

/** A NaN's payload has at most the digits of the precision. */
function fixNan(value: PyDecimal, context: PyContext): PyDecimal {
  const limit = context.prec - context.clamp;
  if (value.digits === 0n || digitCount(value.digits) <= limit) return value;
  return new PyDecimal(value.kind, value.negative, value.digits % powerOfTen(limit), 0);
}

/** What is left of a result too large: infinity, or the largest number. */
function overflowed(negative: boolean, context: PyContext): PyDecimal {
  const { rounding } = context;
  const toInfinity =
    rounding.startsWith('ROUND_HALF') ||
    rounding === 'ROUND_UP' ||
    (rounding === 'ROUND_CEILING' && !negative) ||
    (rounding === 'ROUND_FLOOR' && negative);
  if (toInfinity) return infinity(negative);
  return finite(negative, powerOfTen(context.prec) - 1n, context.etop);
}
