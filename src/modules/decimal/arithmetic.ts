/** Arithmetic of decimals in a context. Results are rounded; conditions are noted in the context. */
import { realm } from '../../runtime/realm.ts';
import type { PyContext } from './context.ts';
import { digitCount, finite, infinity, PyDecimal, powerOfTen, withSign } from './number.ts';
import { fix, rescale } from './rounding.ts';

/** NaN operands decide a result: signalling ones first. undefined: there are none. */
export function nanResult(context: PyContext, ...operands: readonly PyDecimal[]): PyDecimal | undefined {
  let any = false;
  for (let i = 0; i < operands.length; i++) if ((operands[i] as PyDecimal).isNan) any = true;
  if (!any) return undefined;
  for (const operand of operands)
    if (operand.kind === 'snan') {
      context.note('InvalidOperation');
      return fix(new PyDecimal('nan', operand.negative, operand.digits, 0), context);
    }
  for (const operand of operands) if (operand.kind === 'nan') return fix(operand, context);
  return undefined;
}

/** Exponents apart up to which a sum is made of all digits, without asking whether the smaller number matters. */
const NEAR = 64;

/** The sum of finite numbers, neither of them zero, whose exponents are near. */
function nearSum(a: PyDecimal, b: PyDecimal, floor: boolean): PyDecimal {
  const shift = a.exponent - b.exponent;
  const x = shift > 0 ? a.digits * powerOfTen(shift) : a.digits;
  const y = shift < 0 ? b.digits * powerOfTen(-shift) : b.digits;
  const exponent = shift > 0 ? b.exponent : a.exponent;
  if (a.negative === b.negative) return finite(a.negative, x + y, exponent);
  if (x === y) return finite(floor, 0n, exponent);
  return x > y ? finite(a.negative, x - y, exponent) : finite(b.negative, y - x, exponent);
}

/** Charges work on so many digits. */
function charge(a: number, b = 0): void {
  const digits = a + b;
  if (digits > 400) {
    realm().budget.work(digits ** 1.3 / 2048);
    realm().budget.allocate(digits / 2);
  }
}

export function add(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  if (!a.isFinite || !b.isFinite) {
    if (a.kind === b.kind && a.negative !== b.negative) return context.invalid();
    return a.isFinite ? b : a;
  }
  const exponent = Math.min(a.exponent, b.exponent);
  const floor = context.rounding === 'ROUND_FLOOR';
  if (a.digits === 0n && b.digits === 0n) {
    const negative = a.negative === b.negative ? a.negative : floor;
    return fix(finite(negative, 0n, exponent), context);
  }
  if (a.digits === 0n) return fix(lowered(b, Math.max(exponent, b.exponent - context.prec - 1)), context);
  if (b.digits === 0n) return fix(lowered(a, Math.max(exponent, a.exponent - context.prec - 1)), context);
  if (Math.abs(a.exponent - b.exponent) <= NEAR) return fix(nearSum(a, b, floor), context);
  const [x, y] = aligned(a, b, context.prec);
  const sum = (x.negative ? -x.digits : x.digits) + (y.negative ? -y.digits : y.digits);
  if (sum === 0n) return fix(finite(a.negative === b.negative ? a.negative : floor, 0n, x.exponent), context);
  return fix(finite(sum < 0n, sum < 0n ? -sum : sum, x.exponent), context);
}

/** The same value with a lower exponent. */
const lowered = (value: PyDecimal, exponent: number): PyDecimal =>
  exponent >= value.exponent ? value : rescale(value, exponent, 'ROUND_DOWN').value;

/** Two numbers with the same exponent; one too small to matter is replaced by the smallest that rounds alike. */
function aligned(a: PyDecimal, b: PyDecimal, prec: number): readonly [PyDecimal, PyDecimal] {
  const swap = a.exponent < b.exponent;
  let [high, low] = swap ? [b, a] : [a, b];
  const highLength = digitCount(high.digits);
  const lowLength = digitCount(low.digits);
  const exponent = high.exponent + Math.min(-1, highLength - prec - 2);
  if (lowLength + low.exponent - 1 < exponent) low = finite(low.negative, 1n, exponent);
  const shift = high.exponent - low.exponent;
  charge(shift);
  high = finite(high.negative, high.digits * powerOfTen(shift), low.exponent);
  return swap ? [low, high] : [high, low];
}

export const subtract = (a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal => {
  const nan = nanResult(context, a, b);
  return nan ?? add(a, withSign(b, !b.negative), context);
};

export function multiply(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  const negative = a.negative !== b.negative;
  if (!a.isFinite || !b.isFinite) return a.isZero || b.isZero ? context.invalid() : infinity(negative);
  charge(digitCount(a.digits), digitCount(b.digits));
  return fix(finite(negative, a.digits * b.digits, a.exponent + b.exponent), context);
}

export function divide(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  const negative = a.negative !== b.negative;
  if (!a.isFinite) return b.isFinite ? infinity(negative) : context.invalid();
  if (!b.isFinite) {
    context.note('Clamped');
    return finite(negative, 0n, context.etiny);
  }
  if (b.digits === 0n) {
    if (a.digits === 0n) return context.invalid('DivisionUndefined');
    context.note('DivisionByZero');
    return infinity(negative);
  }
  let exponent = a.exponent - b.exponent;
  if (a.digits === 0n) return fix(finite(negative, 0n, exponent), context);
  const shift = digitCount(b.digits) - digitCount(a.digits) + context.prec + 1;
  charge(Math.abs(shift), context.prec);
  exponent -= shift;
  const top = shift >= 0 ? a.digits * powerOfTen(shift) : a.digits;
  const bottom = shift >= 0 ? b.digits : b.digits * powerOfTen(-shift);
  let quotient = top / bottom;
  if (top !== quotient * bottom) {
    if (quotient % 5n === 0n) quotient += 1n; // a digit that says: not exact
  } else {
    const ideal = a.exponent - b.exponent;
    while (exponent < ideal && quotient % 10n === 0n) {
      quotient /= 10n;
      exponent++;
    }
  }
  return fix(finite(negative, quotient, exponent), context);
}

/** Whole quotient and remainder of finite numbers; undefined if the quotient has too many digits. */
function wholeDivision(
  a: PyDecimal,
  b: PyDecimal,
  context: PyContext,
): { readonly quotient: PyDecimal; readonly remainder: PyDecimal } | undefined {
  const negative = a.negative !== b.negative;
  const ideal = b.isFinite ? Math.min(a.exponent, b.exponent) : a.exponent;
  const difference = a.isZero ? -2 : a.adjusted - (b.isFinite ? b.adjusted : a.adjusted + 3);
  if (a.isZero || !b.isFinite || difference <= -2)
    return { quotient: finite(negative, 0n, 0), remainder: rescale(a, ideal, context.rounding).value };
  if (difference > context.prec) return undefined;
  charge(Math.abs(a.exponent - b.exponent), context.prec);
  const x = a.exponent >= b.exponent ? a.digits * powerOfTen(a.exponent - b.exponent) : a.digits;
  const y = a.exponent >= b.exponent ? b.digits : b.digits * powerOfTen(b.exponent - a.exponent);
  const quotient = x / y;
  if (quotient >= powerOfTen(context.prec)) return undefined;
  return { quotient: finite(negative, quotient, 0), remainder: finite(a.negative, x - quotient * y, ideal) };
}

/** divmod; `want` says whose errors to note. */
export function divideWhole(
  a: PyDecimal,
  b: PyDecimal,
  context: PyContext,
): readonly [quotient: PyDecimal, remainder: PyDecimal] {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return [nan, nan];
  const negative = a.negative !== b.negative;
  if (!a.isFinite) {
    if (!b.isFinite) return [context.invalid(), context.invalid()];
    return [infinity(negative), context.invalid()];
  }
  if (b.isZero) {
    if (a.isZero) return [context.invalid('DivisionUndefined'), context.invalid('DivisionUndefined')];
    context.note('DivisionByZero');
    return [infinity(negative), context.invalid()];
  }
  const result = wholeDivision(a, b, context);
  if (result === undefined) return [context.invalid('DivisionImpossible'), context.invalid('DivisionImpossible')];
  return [fix(result.quotient, context), fix(result.remainder, context)];
}

export function floorDivide(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  const negative = a.negative !== b.negative;
  if (!a.isFinite) return b.isFinite ? infinity(negative) : context.invalid();
  if (b.isZero) {
    if (a.isZero) return context.invalid('DivisionUndefined');
    context.note('DivisionByZero');
    return infinity(negative);
  }
  const result = wholeDivision(a, b, context);
  return result === undefined ? context.invalid('DivisionImpossible') : fix(result.quotient, context);
}

export function remainder(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  if (!a.isFinite) return context.invalid();
  if (b.isZero) return context.invalid(a.isZero ? 'DivisionUndefined' : 'InvalidOperation');
  const result = wholeDivision(a, b, context);
  return result === undefined ? context.invalid('DivisionImpossible') : fix(result.remainder, context);
}

/** IEEE remainder: the quotient rounded to the nearest, ties to even. */
export function remainderNear(a: PyDecimal, b: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, a, b);
  if (nan !== undefined) return nan;
  if (!a.isFinite) return context.invalid();
  if (b.isZero) return context.invalid(a.isZero ? 'DivisionUndefined' : 'InvalidOperation');
  if (!b.isFinite) return fix(a, context);
  const ideal = Math.min(a.exponent, b.exponent);
  if (a.isZero) return fix(finite(a.negative, 0n, ideal), context);
  const difference = a.adjusted - b.adjusted;
  if (difference >= context.prec + 1) return context.invalid('DivisionImpossible');
  if (difference <= -2) return fix(rescale(a, ideal, context.rounding).value, context);
  const x = a.digits * powerOfTen(a.exponent - ideal);
  const y = b.digits * powerOfTen(b.exponent - ideal);
  let quotient = x / y;
  let rest = x - quotient * y;
  if (2n * rest + (quotient & 1n) > y) {
    rest -= y;
    quotient += 1n;
  }
  if (quotient >= powerOfTen(context.prec)) return context.invalid('DivisionImpossible');
  const negative = rest < 0n ? !a.negative : a.negative;
  return fix(finite(negative, rest < 0n ? -rest : rest, ideal), context);
}

/** a * b + c, rounded once. */
export function fusedMultiplyAdd(a: PyDecimal, b: PyDecimal, c: PyDecimal, context: PyContext): PyDecimal {
  let product: PyDecimal;
  if (a.isNan || b.isNan) {
    const nan = nanResult(context, ...[a, b].filter((x) => x.kind === 'snan'), ...(c.kind === 'snan' ? [c] : []), a, b);
    return nan as PyDecimal;
  }
  if (!a.isFinite || !b.isFinite) {
    if (c.isNan && c.kind === 'nan' && !(a.isZero || b.isZero)) return fix(c, context);
    if (a.isZero || b.isZero) return context.invalid();
    product = infinity(a.negative !== b.negative);
  } else product = finite(a.negative !== b.negative, a.digits * b.digits, a.exponent + b.exponent);
  return add(product, c, context);
}

/** -1, 0 or 1 for numbers (no NaN). */
export function compareNumbers(a: PyDecimal, b: PyDecimal): number {
  if (a.kind === 'infinity' || b.kind === 'infinity') {
    const rank = (x: PyDecimal): number => (x.kind === 'infinity' ? (x.negative ? -1 : 1) : 0);
    return Math.sign(rank(a) - rank(b));
  }
  if (a.digits === 0n) return b.digits === 0n ? 0 : b.negative ? 1 : -1;
  if (b.digits === 0n) return a.negative ? -1 : 1;
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const sign = a.negative ? -1 : 1;
  const [x, y] = [a.adjusted, b.adjusted];
  if (x !== y) return x > y ? sign : -sign;
  const shift = a.exponent - b.exponent;
  charge(Math.abs(shift));
  const left = shift > 0 ? a.digits * powerOfTen(shift) : a.digits;
  const right = shift < 0 ? b.digits * powerOfTen(-shift) : b.digits;
  return left === right ? 0 : left > right ? sign : -sign;
}

/** The total order, in which -0 < 0, 1.0 < 1 and NaNs have a place. */
export function compareTotal(a: PyDecimal, b: PyDecimal): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const sign = a.negative ? -1 : 1;
  const rank = (x: PyDecimal): number => (x.kind === 'nan' ? 2 : x.kind === 'snan' ? 1 : 0);
  if (rank(a) !== rank(b)) return rank(a) > rank(b) ? sign : -sign;
  if (a.isNan) return a.digits === b.digits ? 0 : a.digits > b.digits ? sign : -sign;
  const order = compareNumbers(a, b);
  if (order !== 0) return order;
  if (a.exponent === b.exponent) return 0;
  return a.exponent > b.exponent ? sign : -sign;
}

export function squareRoot(value: PyDecimal, context: PyContext): PyDecimal {
  const nan = nanResult(context, value);
  if (nan !== undefined) return nan;
  if (value.kind === 'infinity') return value.negative ? context.invalid() : value;
  if (value.digits === 0n) return fix(finite(value.negative, 0n, Math.floor(value.exponent / 2)), context);
  if (value.negative) return context.invalid();
  const prec = context.prec + 1;
  charge(prec, prec);
  let exponent = Math.floor(value.exponent / 2);
  let digits = value.digits;
  let length = digitCount(digits);
  if (value.exponent % 2 !== 0) {
    digits *= 10n;
    length = (length >> 1) + 1;
  } else length = (length + 1) >> 1;
  const shift = prec - length;
  let exact = true;
  if (shift >= 0) digits *= powerOfTen(2 * shift);
  else {
    const divisor = powerOfTen(-2 * shift);
    const quotient = digits / divisor;
    exact = quotient * divisor === digits;
    digits = quotient;
  }
  exponent -= shift;
  let root = integerRoot(digits);
  exact = exact && root * root === digits;
  if (exact) {
    if (shift >= 0) root /= powerOfTen(shift);
    else root *= powerOfTen(-shift);
    exponent += shift;
  } else if (root % 5n === 0n) root += 1n;
  const rounding = context.rounding;
  context.rounding = 'ROUND_HALF_EVEN';
  const result = fix(finite(false, root, exponent), context);
  context.rounding = rounding;
  return result;
}

/** Largest whole number whose square is not above n. */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}
