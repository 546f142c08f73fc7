/** expm1 and the hyperbolic functions: the classic Sun algorithms with glibc's order of operations. */
import { highWord, powerOfTwo } from './bits.ts';
import { fused } from './double-double.ts';
import { exp } from './exponential.ts';
import { log1p } from './log10-log1p.ts';
import { log } from './logarithm.ts';

const LN2 = Math.LN2;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
const [Q1, Q2, Q3, Q4, Q5] = [
  -0.03333333333333313, 0.0015873015872548146, -7.93650757867488e-5, 4.008217827329362e-6, -2.0109921818362437e-7,
];

/** e**x - 1. */
export function expm1(x: number): number {
  const size = highWord(Math.abs(x));
  if (size >= 0x4043687a) {
    if (Number.isNaN(x)) return x;
    if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
    if (x < 0) return x === Number.NEGATIVE_INFINITY ? -1 : 1e-300 - 1;
  }
  let k = 0;
  let reduced = x;
  let c = 0;
  if (size > 0x3fd62e42) {
    let high: number;
    let low: number;
    if (size < 0x3ff0a2b2) {
      k = x > 0 ? 1 : -1;
      high = x - k * LN2_HIGH;
      low = k * LN2_LOW;
    } else {
      k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
      high = x - k * LN2_HIGH;
      low = k * LN2_LOW;
    }
    reduced = high - low;
    c = high - reduced - low;
  } else if (size < 0x3c900000) return x;
  const half = 0.5 * reduced;
  const hxs = reduced * half;
  const h2 = hxs * hxs;
  const r1 = fused(h2 * h2, Q4 + hxs * Q5, fused(h2, Q2 + hxs * Q3, fused(hxs, Q1, 1)));
  let t = fused(-r1, half, 3);
  let e = hxs * ((r1 - t) / fused(-reduced, t, 6));
  if (k === 0) return reduced - fused(reduced, e, -hxs);
  e = fused(reduced, e - c, -c) - hxs;
  if (k === -1) return 0.5 * (reduced - e) - 0.5;
  if (k === 1) return reduced < -0.25 ? -2 * (e - (reduced + 0.5)) : 1 + 2 * (reduced - e);
  if (k <= -2 || k > 56) return timesPower(1 - (e - reduced), k) - 1;
  if (k < 20) {
    t = 1 - powerOfTwo(-k);
    return timesPower(t - (e - reduced), k);
  }
  t = powerOfTwo(-k);
  return timesPower(reduced - (e + t) + 1, k);
}

function timesPower(value: number, exponent: number): number {
  return exponent > 1023 ? value * 2 * powerOfTwo(exponent - 1) : value * powerOfTwo(exponent);
}

export function sinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  const half = x < 0 ? -0.5 : 0.5;
  const size = Math.abs(x);
  if (size < 22) {
    if (size < 2 ** -28) return x;
    const t = expm1(size);
    return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  return growth(half, size);
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!(size < Number.POSITIVE_INFINITY)) return size;
  if (highWord(size) < 0x3fd62e43) {
    if (highWord(size) < 0x3c800000) return 1;
    const t = expm1(size);
    const w = 1 + t;
    return 1 + (t * t) / (w + w);
  }
  if (size < 22) {
    const t = exp(size);
    return 0.5 * t + 0.5 / t;
  }
  return growth(0.5, size);
}

/** `half * e**size` where e**size may overflow and the product not. */
function growth(half: number, size: number): number {
  if (highWord(size) < 0x40862e42) return half * exp(size);
  if (size <= 710.4758600739439) {
    const w = exp(0.5 * size);
    return half * w * w;
  }
  return half * Number.POSITIVE_INFINITY;
}

export function tanh(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 2 ** -55) return x === 0 ? x : x * (1 + x);
  let z = 1;
  if (size >= 1 && size < 22) z = 1 - 2 / (expm1(2 * size) + 2);
  else if (size < 1) {
    const t = expm1(-2 * size);
    z = -t / (t + 2);
  }
  return x < 0 ? -z : z;
}

export function asinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const high = highWord(size);
  if (high < 0x3e300000) return x;
  let w: number;
  if (high > 0x41b00000) w = log(size) + LN2;
  else {
    const square = size * size;
    w =
      high > 0x40000000
        ? log(2 * size + 1 / (Math.sqrt(square + 1) + size))
        : log1p(size + square / (1 + Math.sqrt(1 + square)));
  }
  return x < 0 ? -w : w;
}

export function acosh(x: number): number {
  if (!(x >= 1)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x === 1) return 0;
  const high = highWord(x);
  if (high > 0x41b00000) return log(x) + LN2;
  if (high >= 0x40000000 && x > 2) {
    const square = x * x;
    return log(2 * x - 1 / (x + Math.sqrt(square - 1)));
  }
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

export function atanh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1)) return size === 1 ? x * Number.POSITIVE_INFINITY : Number.NaN;
  let t: number;
  if (size < 0.5) {
    if (size < 2 ** -28) return x;
    t = size + size;
    t = 0.5 * log1p(t + (t * size) / (1 - size));
  } else t = 0.5 * log1p((size + size) / (1 - size));
  return x < 0 ? -t : t;
}
