/**
 * exp, exp2 and pow after Szabolcs Nagy's algorithm, which glibc uses since 2.28: a table of 2**(i/128), a short
 * polynomial for the rest, error below 0.51 ulp. The steps and roundings are the same, so the results are glibc's.
 */
import { highWord, powerOfTwo, withHighWord } from './bits.ts';
import { divide, fused, multiply, type Pair, productError, squareRoot, whole } from './double-double.ts';
import { logarithmOf } from './natural-logarithm.ts';

/** 2**(i/128): the nearest float, and what is missing, relative to it. */
interface ExponentialTable {
  readonly power: Float64Array;
  readonly tail: Float64Array;
}

let exponentials: ExponentialTable | undefined;

function exponentialTable(): ExponentialTable {
  if (exponentials !== undefined) return exponentials;
  const power = new Float64Array(128);
  const tail = new Float64Array(128);
  let step: Pair = whole(2);
  for (let i = 0; i < 7; i++) step = squareRoot(step);
  let value = whole(1);
  for (let i = 0; i < 128; i++) {
    power[i] = value.hi;
    tail[i] = value.lo / value.hi;
    value = multiply(value, step);
  }
  exponentials = { power, tail };
  return exponentials;
}

const ROUND = 6755399441055744; // 1.5 * 2**52: adding it rounds to a whole number
const STEPS_PER_UNIT = 184.6649652337873; // 128 / ln 2
const STEP_HIGH = -0.005415212348111709; // -ln 2 / 128, in two parts
const STEP_LOW = -1.2864023111638346e-14;
const [E2, E3, E4, E5] = [0.49999999999996786, 0.16666666666665886, 0.0416666808410674, 0.008333335853059549];
const [T1, T2, T3, T4, T5] = [
  Math.LN2,
  0.24022650695909065,
  0.0555041086686087,
  0.009618131975721055,
  0.0013332074570119598,
];

/** `e ** x`. */
export function exp(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -54) return 1 + x;
  if (!(size < 1024) || x > 709.782712893384) return Number.isNaN(x) ? x : x > 0 ? Number.POSITIVE_INFINITY : 0;
  return exponentialOf(x, 0);
}

/** `2 ** x`. */
export function exp2(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -54) return 1 + x;
  if (!(x < 1024)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (x <= -1075) return 0;
  const steps = x * 128 + ROUND - ROUND;
  const rest = x - steps / 128;
  const table = exponentialTable();
  const index = steps & 127;
  const square = rest * rest;
  const correction =
    (table.tail[index] as number) + rest * T1 + square * (T2 + rest * T3) + square * square * (T4 + rest * T5);
  const power = table.power[index] as number;
  const exponent = (steps - index) / 128;
  // glibc has no fused variant of this one.
  if (x > -928) return (power + power * correction) * powerOfTwo(exponent);
  return nearUnderflow(power, correction, exponent);
}

/** `e ** (x + tail)` for 2**-54 <= |x| < 1024. */
function exponentialOf(x: number, tail: number): number {
  const steps = STEPS_PER_UNIT * x + ROUND - ROUND;
  const rest = x + steps * STEP_HIGH + steps * STEP_LOW + tail;
  const table = exponentialTable();
  const index = steps & 127;
  const square = rest * rest;
  const upper = square * square * (E4 + rest * E5);
  const correction = fused(square, E2 + rest * E3, (table.tail[index] as number) + rest) + upper;
  const power = table.power[index] as number;
  const exponent = (steps - index) / 128;
  if (x <= -512) return nearUnderflow(power, correction, exponent);
  const result = fused(power, correction, power);
  return exponent > 1023 ? result * 2 * powerOfTwo(exponent - 1) : result * powerOfTwo(exponent);
}

/** `(value + value * correction) * 2**exponent` where that may be subnormal. */
function nearUnderflow(value: number, correction: number, exponent: number): number {
  if (exponent < -1080) return 0;
  const base = value * powerOfTwo(exponent + 1022);
  let result = base + base * correction;
  if (result < 1) {
    // Subnormal: rounded where its last bit will be.
    const low = base - result + base * correction;
    const high = 1 + result;
    result = high + (1 - high + result + low) - 1;
  }
  return result * 2 ** -1022;
}

/** 1/c, log c in two parts, for c near the middle of the i-th of 128 parts of [0.7055, 1.411). */
interface LogarithmTable {
  readonly inverse: Float64Array;
  readonly logarithm: Float64Array;
  readonly tail: Float64Array;
}

let logarithms: LogarithmTable | undefined;

function logarithmTable(): LogarithmTable {
  if (logarithms !== undefined) return logarithms;
  const [inverse, logarithm, tail] = [new Float64Array(128), new Float64Array(128), new Float64Array(128)];
  for (let i = 0; i < 128; i++) {
    const middle = (fromHighWord(TABLE_START + (i << 13)) + fromHighWord(TABLE_START + ((i + 1) << 13))) / 2;
    const grain = middle > 1 ? 256 : 128;
    const inverted = Math.round(grain / middle) / grain;
    const log = logarithmOf(divide(whole(1), whole(inverted)));
    inverse[i] = inverted;
    // Few enough bits that adding a multiple of ln 2 is exact.
    const rounded = Math.round(log.hi * 2 ** 43) / 2 ** 43;
    logarithm[i] = rounded;
    tail[i] = log.hi - rounded + log.lo;
  }
  logarithms = { inverse, logarithm, tail };
  return logarithms;
}

const TABLE_START = 0x3fe69555;
const fromHighWord = (high: number): number => withHighWord(0, high);
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const [L1, L2, L3, L4, L5, L6] = [
  -0.6666666666666679, 0.5000000000000007, 0.7999999995323976, -0.6666666663487739, -1.142909628459501,
  1.0000415263675542,
];

/** C's pow: `x ** y` without an error; NaN where there is no real result. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0) return x === -1 && !Number.isNaN(y) ? 1 : x ** y;
  let negative = false;
  let base = x;
  if (x < 0) {
    if (!Number.isInteger(y)) return Number.NaN;
    negative = y % 2 !== 0;
    base = -x;
  }
  const result = positivePower(base, y);
  return negative ? -result : result;
}

function positivePower(x: number, y: number): number {
  if (x === 1) return 1;
  const size = Math.abs(y);
  if (size < 2 ** -65) return 1;
  if (size >= 2 ** 63) return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  const log = preciseLogarithm(x);
  const product = y * log.hi;
  const tail = fused(y, log.lo, productError(y, log.hi, product));
  const magnitude = Math.abs(product);
  if (magnitude < 2 ** -54) return 1 + product;
  if (magnitude >= 1024 || product > 709.79) return product > 0 ? Number.POSITIVE_INFINITY : 0;
  return exponentialOf(product, tail);
}

/** log x with about 68 bits. */
function preciseLogarithm(x: number): Pair {
  const normal = x < 2 ** -1022 ? x * 2 ** 52 : x;
  const high = highWord(normal) - (normal === x ? 0 : 52 << 20);
  const offset = high - TABLE_START;
  const index = (offset >> 13) & 127;
  const exponent = offset >> 20;
  const z = withHighWord(normal, high - (offset & 0xfff00000));
  const table = logarithmTable();
  const r = fused(z, table.inverse[index] as number, -1); // exact
  const t1 = exponent * LN2_HIGH + (table.logarithm[index] as number);
  const t2 = t1 + r;
  const low1 = exponent * LN2_LOW + (table.tail[index] as number);
  const low2 = t1 - t2 + r;
  const half = -0.5 * r;
  const square = r * half;
  const hi = t2 + square;
  const low3 = productError(half, r, square);
  const low4 = t2 - hi + square;
  const rest = L1 + r * L2 + square * (L3 + r * L4 + square * (L5 + r * L6));
  const lo = fused(r * square, rest, low1 + low2 + low3 + low4);
  const sum = hi + lo;
  return { hi: sum, lo: hi - sum + lo };
}
