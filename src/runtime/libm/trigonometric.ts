/**
 * sin and cos after IBM's accurate library, which glibc uses: a table of sin and cos of k/128 and short polynomials for
 * the rest, error below 0.55 ulp, with glibc's steps and roundings. tan is correctly rounded.
 */
import { highWord } from './bits.ts';
import {
  add,
  divide,
  fraction,
  fused,
  multiply,
  negate,
  type Pair,
  polynomial,
  roundedIfSure,
  whole,
} from './double-double.ts';
import { reduceExactly } from './reduce-angle.ts';

/** sin and cos of k/128 as pairs, for k up to 127 (glibc's steps need less than 1, atan up to pi/4). */
interface CircleTable {
  readonly sin: readonly Pair[];
  readonly cos: readonly Pair[];
}

let circle: CircleTable | undefined;

export function circleTable(): CircleTable {
  if (circle !== undefined) return circle;
  const [stepSin, stepCos] = sinCosOfSmall(fraction(1, 128));
  const [sin, cos] = [[whole(0)], [whole(1)]];
  for (let k = 1; k < 128; k++) {
    const [s, c] = [sin[k - 1] as Pair, cos[k - 1] as Pair];
    sin.push(add(multiply(s, stepCos), multiply(c, stepSin)));
    cos.push(add(multiply(c, stepCos), negate(multiply(s, stepSin))));
  }
  circle = { sin, cos };
  return circle;
}

let sinSeries: readonly Pair[] | undefined;
let cosSeries: readonly Pair[] | undefined;

/** sin and cos of a pair within 1/128 of 0, to about 100 bits. */
function sinCosOfSmall(x: Pair): readonly [sin: Pair, cos: Pair] {
  if (sinSeries === undefined || cosSeries === undefined) {
    const factorials = [1];
    for (let i = 1; i < 17; i++) factorials.push((factorials[i - 1] as number) * i);
    const term = (n: number, index: number): Pair => fraction(index % 2 === 0 ? 1 : -1, factorials[n] as number);
    sinSeries = [1, 3, 5, 7, 9, 11, 13].map(term);
    cosSeries = [0, 2, 4, 6, 8, 10, 12].map(term);
  }
  const square = multiply(x, x);
  return [multiply(x, polynomial(square, sinSeries)), polynomial(square, cosSeries)];
}

const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const TO_STEPS = 52776558133248; // 1.5 * 2**45: adding it rounds to 1/128
const [S1, S2, S3, S4, S5] = [
  -0.16666666666666666, 0.0083333333333323288, -0.00019841269834414642, 2.755729806860771e-6, -2.5022014848318398e-8,
];
const [SN3, SN5] = [-0.16666666666666488, 0.00833333214285722];
const [CS2, CS4, CS6] = [0.5, -0.04166666666666644, 0.001388888740079376];

/** sin of `x + dx`, |x| < 0.86. */
function sinNear(x: number, dx: number): number {
  const size = Math.abs(x);
  if (size < 0.126) {
    const xx = x * x;
    const p = fused(xx, fused(xx, fused(xx, fused(xx, S5, S4), S3), S2), S1);
    return x + fused(fused(p, x, -0.5 * dx), xx, dx);
  }
  const small = x <= 0 ? -dx : dx;
  const steps = size + TO_STEPS - TO_STEPS;
  const { sin, cos } = circleTable();
  const { hi: sn, lo: ssn } = sin[steps * 128] as Pair;
  const { hi: cs, lo: ccs } = cos[steps * 128] as Pair;
  const r = size - steps;
  const xx = r * r;
  const s = r + fused(r * xx, fused(xx, SN5, SN3), small);
  const c = fused(r, small, xx * fused(xx, fused(xx, CS6, CS4), CS2));
  const correction = fused(s, cs, fused(s, ccs, ssn) - sn * c);
  const result = sn + correction;
  return x < 0 ? -result : result;
}

/** cos of `x + dx`, |x| < 0.86. */
function cosNear(x: number, dx: number): number {
  const size = Math.abs(x);
  const steps = size + TO_STEPS - TO_STEPS;
  const r = size - steps + (x < 0 ? -dx : dx);
  const { sin, cos } = circleTable();
  const { hi: sn, lo: ssn } = sin[steps * 128] as Pair;
  const { hi: cs, lo: ccs } = cos[steps * 128] as Pair;
  const xx = r * r;
  const s = fused(r * xx, fused(xx, SN5, SN3), r);
  const c = xx * fused(xx, fused(xx, CS6, CS4), CS2);
  const correction = fused(-sn, s, fused(-cs, c, fused(-s, ssn, ccs)));
  return cs + correction;
}

/** x less a multiple of pi/2: which quarter turn, and the rest in two parts. */
interface Reduced {
  readonly quarter: number;
  readonly hi: number;
  readonly lo: number;
}

const TWO_OVER_PI = 0.6366197723675814;
const ROUND = 6755399441055744;
// pi/2 in four parts, the first two short enough that a multiple is exact.
const [P1, P2, P3, P4] = [1.5707963407039642, -1.3909067564377153e-8, -4.97899623147991e-17, -1.9034889620193266e-25];

/** As glibc below 1.05e8, exactly rounded above. */
function reduce(x: number): Reduced {
  if (Math.abs(x) >= 105414350) {
    const exact = reduceExactly(x);
    return { quarter: exact.quarter, hi: exact.rest.hi, lo: exact.rest.lo };
  }
  const turns = fused(x, TWO_OVER_PI, ROUND) - ROUND;
  const y = x - turns * P1 - turns * P2;
  const t1 = turns * P3;
  const t2 = fused(-turns, P3, y);
  const d = y - t2 - t1;
  const hi = fused(-turns, P4, t2);
  return { quarter: turns & 3, hi, lo: d + (t2 - hi - turns * P4) };
}

export function sin(x: number): number {
  const size = Math.abs(x);
  if (!(size < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (size < 2 ** -26) return x;
  const high = highWord(size);
  if (high < 0x3feb6000) return sinNear(x, 0);
  if (high < 0x400368fd) {
    const result = cosNear(HALF_PI - size, HALF_PI_LOW);
    return x < 0 ? -result : result;
  }
  const { quarter, hi, lo } = reduce(x);
  const result = (quarter & 1) === 0 ? sinNear(hi, lo) : cosNear(hi, lo);
  return (quarter & 2) === 0 ? result : -result;
}

export function cos(x: number): number {
  const size = Math.abs(x);
  if (!(size < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (size < 2 ** -27) return 1;
  const high = highWord(size);
  if (high < 0x3feb6000) return cosNear(x, 0);
  if (high < 0x400368fd) {
    const y = HALF_PI - size;
    const a = y + HALF_PI_LOW;
    return sinNear(a, y - a + HALF_PI_LOW);
  }
  const { quarter, hi, lo } = reduce(x);
  const turned = (quarter + 1) & 3;
  const result = (turned & 1) === 0 ? sinNear(hi, lo) : cosNear(hi, lo);
  return (turned & 2) === 0 ? result : -result;
}

/** Correctly rounded (unless its bits 54 to 95 are a one and zeros, or a zero and ones). */
export function tan(x: number): number {
  const size = Math.abs(x);
  if (!(size < Number.POSITIVE_INFINITY)) return Number.NaN;
  if (size < 2 ** -26) return x + (x * x * x) / 3;
  const { quarter, rest } = reduceExactly(x);
  const negative = rest.hi < 0;
  const angle = negative ? negate(rest) : rest;
  const k = Math.round(angle.hi * 128);
  const [smallSin, smallCos] = sinCosOfSmall(add(angle, whole(-k / 128)));
  const { sin: sines, cos: cosines } = circleTable();
  const [s, c] = [sines[k] as Pair, cosines[k] as Pair];
  const sinus = add(multiply(s, smallCos), multiply(c, smallSin));
  const cosinus = add(multiply(c, smallCos), negate(multiply(s, smallSin)));
  const ratio = (quarter & 1) === 0 ? divide(sinus, cosinus) : negate(divide(cosinus, sinus));
  const result = roundedIfSure(ratio.hi, ratio.lo, 0) ?? ratio.hi;
  return negative ? -result : result;
}
