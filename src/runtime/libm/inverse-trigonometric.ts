/** atan, atan2, asin and acos, correctly rounded (unless the bits 54 to 95 of the result are all but one alike). */
import {
  add,
  divide,
  fraction,
  multiply,
  negate,
  type Pair,
  polynomial,
  roundedIfSure,
  squareRoot,
  whole,
} from './double-double.ts';
import { circleTable } from './trigonometric.ts';

const PI: Pair = { hi: Math.PI, lo: 1.2246467991473532e-16 };
const HALF_PI: Pair = { hi: 1.5707963267948966, lo: 6.123233995736766e-17 };

let series: readonly Pair[] | undefined;

/** Angle of the point (x, y) in the first quadrant, y <= x, to about 100 bits; and its quick form first. */
function angleBelowDiagonal(y: Pair, x: Pair): { readonly base: number; readonly rest: Pair } {
  const k = Math.round(Math.atan(y.hi / x.hi) * 128);
  if (k === 0) return { base: 0, rest: divide(y, x) };
  const { sin, cos } = circleTable();
  const [s, c] = [sin[k] as Pair, cos[k] as Pair];
  const turnedY = add(multiply(y, c), negate(multiply(x, s)));
  const turnedX = add(multiply(x, c), multiply(y, s));
  return { base: k / 128, rest: divide(turnedY, turnedX) };
}

/** artan of a small pair with an error below 2**-70 of its size. */
function quickSmall(w: Pair): Pair {
  const square = w.hi * w.hi;
  const tail = w.hi * square * (-1 / 3 + square * (1 / 5 + square * (-1 / 7 + square * (1 / 9 - square / 11))));
  return { hi: w.hi, lo: w.lo + tail };
}

function slowSmall(w: Pair): Pair {
  series ??= Array.from({ length: 9 }, (_, i) => fraction(i % 2 === 0 ? 1 : -1, 2 * i + 1));
  return multiply(w, polynomial(multiply(w, w), series));
}

/** `base + small + offset` or `offset - (base + small)`, rounded. */
function rounded(offset: Pair, negative: boolean, base: number, w: Pair): number {
  const assemble = (small: Pair): Pair => {
    const sum = add(whole(base), small);
    return add(offset, negative ? negate(sum) : sum);
  };
  const quick = assemble(quickSmall(w));
  const sure = roundedIfSure(quick.hi, quick.lo, 2 ** -66 * (base === 0 ? Math.abs(quick.hi) : 1));
  if (sure !== undefined) return sure;
  const slow = assemble(slowSmall(w));
  return slow.hi + slow.lo;
}

const ZERO = whole(0);

/** The angle of (x, y), both pairs positive, plus `offset`; mirrored when `left`. */
function angle(y: Pair, x: Pair, left: boolean): number {
  if (y.hi <= x.hi) {
    const { base, rest } = angleBelowDiagonal(y, x);
    return left ? rounded(PI, true, base, rest) : rounded(ZERO, false, base, rest);
  }
  const { base, rest } = angleBelowDiagonal(x, y);
  return rounded(HALF_PI, !left, base, rest);
}

export function atan(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 2 ** -28) return x;
  if (size > 2 ** 55) return x > 0 ? HALF_PI.hi : -HALF_PI.hi;
  const result = angle(whole(size), whole(1), false);
  return x < 0 ? -result : result;
}

export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const [height, width] = [Math.abs(y), Math.abs(x)];
  if (x === 0 || y === 0 || height === Number.POSITIVE_INFINITY || width === Number.POSITIVE_INFINITY)
    return Math.atan2(y, x);
  const ratio = height / width;
  if (ratio > 2 ** 55) return y > 0 ? HALF_PI.hi : -HALF_PI.hi;
  let result: number;
  if (ratio < 2 ** -55) result = x > 0 ? ratio : PI.hi;
  else {
    // Both to the middle of the range, so that no product underflows.
    const down = 2 ** -Math.floor(Math.log2(Math.max(height, width)));
    result = angle(whole(height * down), whole(width * down), x < 0);
  }
  return y < 0 ? -result : result;
}

/** sqrt(1 - x*x) as a pair. */
function complement(x: number): Pair {
  const product = multiply(add(whole(1), whole(-x)), add(whole(1), whole(x)));
  return squareRoot(product);
}

export function asin(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  if (size < 2 ** -27) return x;
  const result = size === 1 ? HALF_PI.hi : angle(whole(size), complement(size), false);
  return x < 0 ? -result : result;
}

export function acos(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return Number.NaN;
  if (size === 1) return x > 0 ? 0 : PI.hi;
  if (size < 2 ** -57) return HALF_PI.hi;
  return angle(complement(size), whole(size), x < 0);
}
