/**
 * Arithmetic of unevaluated sums of two floats: about 104 bits. Takes and gives finite values whose products neither
 * overflow nor underflow; callers scale.
 *
 * Must not know: any function built on it.
 */

/** `hi + lo`, |lo| at most half an ulp of hi. */
export interface Pair {
  readonly hi: number;
  readonly lo: number;
}

const SPLITTER = 134217729;

/** What rounding lost in `product = a * b`, exactly. */
export function productError(a: number, b: number, product: number): number {
  const ca = SPLITTER * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLITTER * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return ah * bh - product + ah * bl + al * bh + al * bl;
}

/** What rounding lost in `sum = a + b`, exactly. */
export function sumError(a: number, b: number, sum: number): number {
  const v = sum - a;
  return a - (sum - v) + (b - v);
}

/**
 * `a * b + c` with one rounding, but for ties that are decided beyond 106 bits. glibc's functions are compiled to fused
 * instructions on every CPU of the last ten years, so equal results need this where the lost bits matter.
 */
export function fused(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  return sum + (sumError(product, c, sum) + productError(a, b, product));
}

export function pair(hi: number, lo: number): Pair {
  const sum = hi + lo;
  return { hi: sum, lo: lo - (sum - hi) };
}

export function add(a: Pair, b: Pair): Pair {
  const sum = a.hi + b.hi;
  return pair(sum, sumError(a.hi, b.hi, sum) + a.lo + b.lo);
}

export function multiply(a: Pair, b: Pair): Pair {
  const product = a.hi * b.hi;
  return pair(product, productError(a.hi, b.hi, product) + (a.hi * b.lo + a.lo * b.hi));
}

export function divide(a: Pair, b: Pair): Pair {
  const quotient = a.hi / b.hi;
  const product = quotient * b.hi;
  const rest = a.hi - product - productError(quotient, b.hi, product) + a.lo - quotient * b.lo;
  return pair(quotient, rest / b.hi);
}

export function squareRoot(a: Pair): Pair {
  const root = Math.sqrt(a.hi);
  if (root === 0) return { hi: 0, lo: 0 };
  const square = root * root;
  return pair(root, (a.hi - square - productError(root, root, square) + a.lo) / (2 * root));
}

export const negate = (a: Pair): Pair => ({ hi: -a.hi, lo: -a.lo });
export const whole = (value: number): Pair => ({ hi: value, lo: 0 });

/** The pair of a quotient of whole numbers. */
export const fraction = (numerator: number, denominator: number): Pair => divide(whole(numerator), whole(denominator));

/** `coefficients[0] + coefficients[1] * x + ...`. */
export function polynomial(x: Pair, coefficients: readonly Pair[]): Pair {
  let sum = coefficients[coefficients.length - 1] as Pair;
  for (let i = coefficients.length - 2; i >= 0; i--) sum = add(multiply(sum, x), coefficients[i] as Pair);
  return sum;
}

/** The float nearest to `hi + lo`, if an error of at most `error` cannot change it; else undefined. */
export function roundedIfSure(hi: number, lo: number, error: number): number | undefined {
  const result = hi + (lo - error);
  return result === hi + (lo + error) ? result : undefined;
}
