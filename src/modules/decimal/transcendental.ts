/** exp, ln, log10 and powers, correctly rounded: computed with spare digits, with more where rounding is in doubt. */
import { realm } from '../../runtime/realm.ts';
import { divide, nanResult } from './arithmetic.ts';
import type { PyContext } from './context.ts';
import { digitCount, finite, infinity, type PyDecimal, powerOfTen } from './number.ts';
import { fix } from './rounding.ts';

/** ln 10 with so many decimal places, from artanh(1/31), (1/49) and (1/161). */
let ln10Cache = { places: 0, value: 2n };

function ln10(places: number): bigint {
  if (ln10Cache.places < places) {
    const working = places + 20;
    const unit = powerOfTen(working);
    const artanh = (inverse: bigint): bigint => {
      let [power, sum] = [unit / inverse, 0n];
      for (let k = 1n; power !== 0n; k += 2n) {
        sum += power / k;
        power /= inverse * inverse;
      }
      return sum;
    };
    const value = 46n * artanh(31n) + 34n * artanh(49n) + 20n * artanh(161n);
    ln10Cache = { places, value: value / powerOfTen(20) };
  }
  return ln10Cache.value / powerOfTen(ln10Cache.places - places);
}

/** e**x of a fixed-point x, |x| < 3. */
function expFixed(x: bigint, places: number): bigint {
  const halvings = Math.max(4, Math.floor(Math.sqrt(places) * 1.2));
  const working = places + halvings + 10;
  const unit = powerOfTen(working);
  let term = (x * powerOfTen(working - places)) >> BigInt(halvings);
  const small = term;
  let sum = unit + term;
  for (let k = 2n; term !== 0n; k++) {
    term = (term * small) / (unit * k);
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) / unit;
  return sum / powerOfTen(working - places);
}

/** A decimal as a fixed-point number. */
function toFixed(value: PyDecimal, places: number): bigint {
  const shift = value.exponent + places;
  const size =
    shift >= 0
      ? value.digits * powerOfTen(shift)
      : value.digits / powerOfTen(Math.min(-shift, digitCount(value.digits) + 1));
  return value.negative ? -size : size;
}

interface Approximation {
  /** Nearly the digits of the result, off by a few units. */
  readonly digits: bigint;
  readonly exponent: number;
}

/** e**x for a fixed-point x of any size. */
function expOf(x: bigint, places: number): Approximation {
  const log = ln10(places + 10);
  const scaled = x * powerOfTen(10);
  let power = scaled / log;
  let rest = scaled - power * log;
  if (rest < 0n) {
    rest += log;
    power -= 1n;
  }
  return { digits: expFixed(rest / powerOfTen(10), places), exponent: Number(power) - places };
}

/** ln of digits * 10**exponent as a fixed-point number. */
function lnOf(value: PyDecimal, places: number): bigint {
  const length = digitCount(value.digits);
  const exponent = value.exponent + length - 1;
  const working = places + 10;
  const unit = powerOfTen(working);
  // The mantissa between 1 and 10, and Newton's steps on e**y = m, each tripling the digits.
  const mantissa =
    length - 1 <= working
      ? value.digits * powerOfTen(working - length + 1)
      : value.digits / powerOfTen(length - 1 - working);
  const guess = Math.log(Number(mantissa / powerOfTen(Math.max(0, working - 17))) / 10 ** Math.min(17, working));
  let y = (BigInt(Math.round(guess * 1e15)) * unit) / powerOfTen(15);
  for (let known = 13; known < working + 5; known *= 3) {
    const e = expFixed(y, working);
    y += (2n * (mantissa - e) * unit) / (mantissa + e);
  }
  return (y + BigInt(exponent) * ln10(working)) / powerOfTen(10);
}

/** Rounds an approximation; undefined if its error could change the result. */
function rounded(value: Approximation, negative: boolean, context: PyContext): PyDecimal | undefined {
  const drop = digitCount(value.digits) - context.prec;
  if (drop < 4) return undefined;
  const unit = powerOfTen(drop);
  const rest = value.digits % unit;
  const half = unit / 2n;
  const distance = rest > half ? rest - half : half - rest;
  if (distance < 500n || rest < 500n || unit - rest < 500n) return undefined;
  const rounding = context.rounding;
  context.rounding = 'ROUND_HALF_EVEN';
  const result = fix(finite(negative, value.digits, value.exponent), context);
  context.rounding = rounding;
  return result;
}

/** A result that is exact but for the error of its last digits, padded to the precision. */
function roundedExact(value: Approximation, negative: boolean, context: PyContext): PyDecimal {
  const drop = digitCount(value.digits) - context.prec;
  const unit = powerOfTen(drop);
  const exact = (value.digits + unit / 2n) / unit;
  context.note('Inexact', 'Rounded');
  return fix(finite(negative, exact, value.exponent + drop), context);
}

/** Repeats with more digits until the rounding is sure. */
function surely(context: PyContext, negative: boolean, compute: (extra: number) => Approximation): PyDecimal {
  for (let extra = 10; ; extra *= 2) {
    const size = context.prec + extra;
    realm().budget.work(size ** 1.8 / 512);
    realm().budget.allocate(size * 8);
    const found = compute(extra);
    const result = rounded(found, negative, context);
    if (result !== undefined) return result;
    // In doubt at more than twice the digits: the result is exact.
    if (extra > context.prec + 40) return roundedExact(found, negative, context);
  }
}

/** An exact result padded with zeros to the precision, as inexact functions give it. */
function padded(digits: bigint, exponent: number, context: PyContext): PyDecimal {
  const shift = context.prec - digitCount(digits);
  context.note('Inexact', 'Rounded');
  return fix(finite(false, digits * powerOfTen(shift), exponent - shift), context);
}

export function exp(value: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, value);
  if (nan !== undefined) return nan;
  if (value.kind === 'infinity') return value.negative ? finite(false, 0n, 0) : value;
  if (value.digits === 0n) return finite(false, 1n, 0);
  const { adjusted } = value;
  if (adjusted > 19) return beyond(value.negative, context);
  if (adjusted < -context.prec - 2) {
    // 1 + x, rounded to 1.
    return padded(1n, 0, context);
  }
  return surely(context, false, (extra) => {
    const places = context.prec + extra + Math.max(0, adjusted);
    return expOf(toFixed(value, places), places);
  });
}

/** A result that overflows, or underflows to zero. */
function beyond(toZero: boolean, context: PyContext): PyDecimal {
  const exponent = toZero ? context.etiny - context.prec - 10 : context.Emax + 10;
  const { rounding } = context;
  context.rounding = 'ROUND_HALF_EVEN';
  const result = fix(finite(false, 1n, exponent), context);
  context.rounding = rounding;
  return result;
}

export function ln(value: PyDecimal, context: PyContext): PyDecimal {
  const special = logarithmOfSpecial(value, context);
  if (special !== undefined) return special;
  if (isOne(value)) return finite(false, 0n, 0);
  return surely(context, isBelowOne(value), (extra) => {
    const places = context.prec + extra + nearness(value);
    return absolute(lnOf(value, places), places);
  });
}

export function log10(value: PyDecimal, context: PyContext): PyDecimal {
  const special = logarithmOfSpecial(value, context);
  if (special !== undefined) return special;
  if (/^10*$/.test(value.digits.toString())) {
    const { adjusted } = value;
    return fix(finite(adjusted < 0, BigInt(Math.abs(adjusted)), 0), context);
  }
  return surely(context, isBelowOne(value), (extra) => {
    const places = context.prec + extra + nearness(value);
    return absolute((lnOf(value, places) * powerOfTen(places)) / ln10(places), places);
  });
}

const absolute = (digits: bigint, places: number): Approximation => ({
  digits: digits < 0n ? -digits : digits,
  exponent: -places,
});

function logarithmOfSpecial(value: PyDecimal, context: PyContext): PyDecimal | undefined {
  const nan = nanResult(context, value);
  if (nan !== undefined) return nan;
  if (value.isZero) return infinity(true);
  if (value.negative) return context.invalid();
  return value.kind === 'infinity' ? value : undefined;
}

const isOne = (value: PyDecimal): boolean =>
  value.exponent <= 0 && -value.exponent < digitCount(value.digits) && value.digits === powerOfTen(-value.exponent);
const isBelowOne = (value: PyDecimal): boolean => value.adjusted < 0;

/** Places lost because the logarithm of a number near 1 is small. */
function nearness(value: PyDecimal): number {
  if (value.adjusted !== 0 && value.adjusted !== -1) return 0;
  const one = powerOfTen(Math.max(0, -value.exponent));
  const difference = value.digits > one ? value.digits - one : one - value.digits;
  return Math.max(0, -value.exponent - digitCount(difference) + 1);
}

/** A whole value as a bigint; undefined if it has a fraction. */
export function wholeValue(value: PyDecimal): bigint | undefined {
  if (value.exponent >= 0) return value.exponent > 100000 ? undefined : value.digits * powerOfTen(value.exponent);
  if (value.digits === 0n) return 0n;
  const count = -value.exponent;
  if (count >= digitCount(value.digits)) return undefined;
  const divisor = powerOfTen(count);
  return value.digits % divisor === 0n ? value.digits / divisor : undefined;
}

const isWhole = (value: PyDecimal): boolean => value.exponent >= 0 || wholeValue(value) !== undefined;
const isOdd = (value: PyDecimal): boolean => {
  if (value.exponent > 0) return false;
  return ((wholeValue(value) ?? 0n) & 1n) === 1n;
};

export function power(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  if (b.isZero) return a.isZero ? context.invalid() : finite(false, 1n, 0);
  const whole = b.isFinite && isWhole(b);
  const negative = a.negative && whole && isOdd(b);
  if (a.negative && !(a.isZero && !negative) && !whole && !a.isZero)
    return b.isFinite || a.isFinite ? infinitePower(a, b, context) : context.invalid();
  if (a.isZero) return b.negative ? infinity(negative) : finite(negative, 0n, 0);
  if (a.kind === 'infinity') return b.negative ? finite(negative, 0n, 0) : infinity(negative);
  if (b.kind === 'infinity') return infinitePower(a, b, context);
  if (isOne(finite(false, a.digits, a.exponent))) return powerOfOne(a, b, negative, whole, context);
  const exact = whole ? wholeValue(b) : undefined;
  if (exact !== undefined) {
    const result = wholePower(a, exact, b.negative, negative, context);
    if (result !== undefined) return result;
  }
  return realPower(a, b, negative, context);
}

/** A finite number to an infinite power, or a negative one to a fraction. */
function infinitePower(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  if (a.negative || b.isFinite) return context.invalid();
  const order = a.adjusted < 0 ? -1 : isOne(a) ? 0 : 1;
  if (order === 0) return padded(1n, 0, context);
  return order > 0 === b.negative ? finite(false, 0n, 0) : infinity(false);
}

function powerOfOne(a: PyDecimal, b: PyDecimal, negative: boolean, whole: boolean, context: PyContext): PyDecimal {
  if (!whole) return padded(1n, 0, context);
  const count = wholeValue(b);
  const places = count === undefined ? Number.POSITIVE_INFINITY : Number(count) * -a.exponent;
  const shift = Math.min(Math.max(0, b.negative ? 0 : places), context.prec - 1);
  if (places > context.prec - 1 && a.exponent < 0) context.note('Rounded');
  return finite(negative, powerOfTen(shift), -shift);
}

/** A whole power by multiplication where it is exact or the exponent small; undefined: use logarithms. */
function wholePower(
  a: PyDecimal,
  count: bigint,
  inverse: boolean,
  negative: boolean,
  context: PyContext,
): PyDecimal | undefined {
  const digits = digitCount(a.digits);
  const size = Number(count) * digits;
  if (size > 20000 + 8 * context.prec || size > 4 * context.prec + 400) return undefined;
  realm().budget.work(size ** 1.3 / 1024);
  const value = finite(negative, a.digits ** count, a.exponent * Number(count));
  if (!inverse) return fix(value, context);
  return divide(finite(false, 1n, 0), value, context);
}

function realPower(a: PyDecimal, b: PyDecimal, negative: boolean, context: PyContext): PyDecimal {
  const base = finite(false, a.digits, a.exponent);
  // |b ln a| has about so many digits before the point.
  const size = b.adjusted + digitCount(BigInt(Math.abs(base.adjusted) + 1)) + 1;
  if (size > 20 + digitCount(BigInt(context.Emax))) return beyond(isBelowOne(base) !== b.negative, context);
  const result = surely(context, negative, (extra) => {
    const places = context.prec + extra + Math.max(0, size) + 5;
    const near = nearness(base);
    const log = lnOf(base, places + near + Math.max(0, b.adjusted));
    const product = timesDecimal(log, b, near + Math.max(0, b.adjusted));
    return expOf(product, places);
  });
  return result;
}

/** A fixed-point number times a decimal, with so many places fewer. */
function timesDecimal(fixed: bigint, value: PyDecimal, places: number): bigint {
  const signed = value.negative ? -fixed : fixed;
  const shift = value.exponent - places;
  const product = signed * value.digits;
  return shift >= 0 ? product * powerOfTen(shift) : product / powerOfTen(-shift);
}

/** pow(a, b, modulus) of whole numbers. */
export function powerModulo(a: PyDecimal, b: PyDecimal, modulus: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b, modulus);
  if (nan !== undefined) return nan;
  const [x, y, m] = [a, b, modulus].map((value) => (value.isFinite ? wholeValue(value) : undefined));
  if (x === undefined || y === undefined || m === undefined || (b.negative && !b.isZero) || m === 0n)
    return context.invalid();
  if (digitCount(m) > context.prec || (x === 0n && y === 0n)) return context.invalid();
  let [result, base] = [1n % m, x % m];
  for (const bit of [...y.toString(2)].reverse()) {
    realm().budget.work(1);
    if (bit === '1') result = (result * base) % m;
    base = (base * base) % m;
  }
  return finite(a.negative && (y & 1n) === 1n, result, 0);
}
