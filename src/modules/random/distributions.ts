/**
 * The distributions, as algorithms on doubles: each takes its parameters and draws floats until it has a deviate.
 *
 * Must not know: Python objects, but for the exceptions that the arithmetic raises.
 */
import { overflowError, valueError } from '../../runtime/exceptions/raise.ts';
import { exp } from '../../runtime/libm/exponential.ts';
import { lgamma } from '../../runtime/libm/gamma.ts';
import { acos } from '../../runtime/libm/inverse-trigonometric.ts';
import { log, log2 } from '../../runtime/libm/logarithm.ts';
import { cos, sin } from '../../runtime/libm/trigonometric.ts';
import type { PyFloat } from '../../runtime/objects/float.ts';
import { divideFloats, floatDivmod, floatPower } from '../../runtime/operations/float-arithmetic.ts';

/** Where an algorithm draws its floats from. */
export interface Floats {
  float(): number;
}

const TURN = 2 * Math.PI;
/** The constants of two methods, public names of the module: 4 * exp(-1/2) / sqrt(2), log(4), 1 + log(4.5). */
export const NORMAL_BOX = (4 * exp(-0.5)) / Math.sqrt(2);
export const LOG_4 = log(4);
export const GAMMA_SQUEEZE = 1 + log(4.5);

function exponential(x: number): number {
  const result = exp(x);
  if (result === Number.POSITIVE_INFINITY && x !== result) throw overflowError('math range error');
  return result;
}

const power = (base: number, exponent: number): number => (floatPower(base, exponent) as PyFloat).v;

/** Ratio of uniform deviates (Kinderman, Monahan): a point of a box is taken if it lies under the curve. */
export function normal(source: Floats, mean: number, deviation: number): number {
  for (;;) {
    const across = source.float() - 0.5;
    const up = 1 - source.float();
    const ratio = (NORMAL_BOX * across) / up;
    if ((ratio * ratio) / 4 <= -log(up)) return mean + ratio * deviation;
  }
}

/** Two independent normal deviates from a random angle and radius (Box, Muller). */
export function normalPair(source: Floats): readonly [first: number, second: number] {
  const angle = source.float() * TURN;
  const radius = Math.sqrt(-2 * log(1 - source.float()));
  return [cos(angle) * radius, sin(angle) * radius];
}

export function logNormal(source: Floats, mean: number, deviation: number): number {
  return exponential(normal(source, mean, deviation));
}

export function exponentialWait(source: Floats, rate: number): number {
  return divideFloats(-log(1 - source.float()), rate);
}

export function pareto(source: Floats, shape: number): number {
  const left = 1 - source.float();
  return power(left, divideFloats(-1, shape));
}

export function weibull(source: Floats, scale: number, shape: number): number {
  const left = 1 - source.float();
  return scale * power(-log(left), divideFloats(1, shape));
}

/** An angle about `mean`, by a wrapped Cauchy envelope (Best, Fisher). */
export function vonMises(source: Floats, mean: number, concentration: number): number {
  if (concentration <= 1e-6) return TURN * source.float();
  const half = 0.5 / concentration;
  const outer = half + Math.sqrt(1 + half * half);
  let cosine: number;
  for (;;) {
    cosine = cos(Math.PI * source.float());
    const distance = cosine / (outer + cosine);
    const height = source.float();
    if (height < 1 - distance * distance || height <= (1 - distance) * exponential(distance)) break;
  }
  const inner = 1 / outer;
  const angle = acos((inner + cosine) / (1 + inner * cosine));
  return floatDivmod(source.float() > 0.5 ? mean + angle : mean - angle, TURN, '')[1];
}

export function gamma(source: Floats, shape: number, scale: number): number {
  if (shape <= 0 || scale <= 0) throw valueError('gammavariate: alpha and beta must be > 0.0');
  if (shape > 1) return gammaByLogistic(source, shape) * scale;
  if (shape === 1) return -log(1 - source.float()) * scale;
  return gammaByParts(source, shape) * scale;
}

/** For a shape above 1: from a log-logistic envelope, with a squeeze that spares most logarithms (Cheng, 1977). */
function gammaByLogistic(source: Floats, shape: number): number {
  const spread = Math.sqrt(2 * shape - 1);
  const shift = shape - LOG_4;
  const slope = shape + spread;
  for (;;) {
    const first = source.float();
    if (!(first > 1e-7 && first < 0.9999999)) continue;
    const second = 1 - source.float();
    const logit = log(first / (1 - first)) / spread;
    const deviate = shape * exponential(logit);
    const volume = first * first * second;
    const bound = shift + slope * logit - deviate;
    if (bound + GAMMA_SQUEEZE - 4.5 * volume >= 0 || bound >= log(volume)) return deviate;
  }
}

/** For a shape below 1: a power curve up to 1, an exponential tail behind it (Ahrens, Dieter, 1974). */
function gammaByParts(source: Floats, shape: number): number {
  for (;;) {
    const total = (Math.E + shape) / Math.E;
    const area = total * source.float();
    const inTail = area > 1;
    const deviate = inTail ? -log((total - area) / shape) : power(area, 1 / shape);
    const height = source.float();
    if (inTail ? height <= power(deviate, shape - 1) : height <= exponential(-deviate)) return deviate;
  }
}

/** The share that one of two gamma deviates has in their sum. */
export function beta(source: Floats, alpha: number, other: number): number {
  const part = gamma(source, alpha, 1);
  return part === 0 ? 0 : part / (part + gamma(source, other, 1));
}

/** How many of `count` trials succeed that each do with chance `chance`. */
export function binomial(source: Floats, count: number, chance: number): number {
  if (count < 0) throw valueError('n must be non-negative');
  if (chance === 0) return 0;
  if (chance === 1) return count;
  if (!(chance > 0 && chance < 1)) throw valueError('p must be in the range 0.0 <= p <= 1.0');
  if (count === 1) return source.float() < chance ? 1 : 0;
  if (chance > 0.5) return count - binomial(source, count, 1 - chance);
  return count * chance < 10 ? binomialByWaiting(source, count, chance) : binomialByRejection(source, count, chance);
}

/** Few successes: the trials between one and the next are a geometric deviate. */
function binomialByWaiting(source: Floats, count: number, chance: number): number {
  const scale = log2(1 - chance);
  if (scale === 0) return 0;
  let trials = 0;
  for (let successes = 0; ; successes++) {
    trials += Math.floor(log2(source.float()) / scale) + 1;
    if (trials > count) return successes;
  }
}

/** Many successes: Hörmann's transformed rejection (BTRS, 1993), most deviates without a logarithm. */
function binomialByRejection(source: Floats, count: number, chance: number): number {
  const deviation = Math.sqrt(count * chance * (1 - chance));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * chance;
  const centre = count * chance + 0.5;
  const quick = 0.92 - 4.2 / b;
  for (;;) {
    const u = source.float() - 0.5;
    const edge = 0.5 - Math.abs(u);
    // On the edge itself there is no deviate: nothing divides by 0.
    const k = Math.floor((divideFloats(2 * a, edge) + b) * u + centre);
    if (k < 0 || k > count) continue;
    const height = source.float();
    if (edge >= 0.07 && height <= quick) return k;
    const scaled = height * (((2.83 + 5.1 / b) * deviation) / (a / (edge * edge) + b));
    const mode = Math.floor((count + 1) * chance);
    const atMode = lgamma(mode + 1) + lgamma(count - mode + 1);
    const odds = log(chance / (1 - chance));
    if (log(scaled) <= atMode - lgamma(k + 1) - lgamma(count - k + 1) + (k - mode) * odds) return k;
  }
}
