/** gamma and lgamma by Lanczos' approximation (g = 6.02, 13 terms), in the steps of CPython's math module. */
import { exp, pow } from './exponential.ts';
import { log } from './logarithm.ts';
import { cos, sin } from './trigonometric.ts';

const G = 6.02468004077673;
const G_LESS_HALF = 5.52468004077673;
const LOG_PI = 1.1447298858494002;

const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.355667, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczosSum(x: number): number {
  let [top, bottom] = [0, 0];
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      top = top * x + (NUMERATOR[i] as number);
      bottom = bottom * x + (DENOMINATOR[i] as number);
    }
  } else {
    for (let i = 0; i < 13; i++) {
      top = top / x + (NUMERATOR[i] as number);
      bottom = bottom / x + (DENOMINATOR[i] as number);
    }
  }
  return top / bottom;
}

/** sin(pi * x), exact where x is whole or half. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const result = eighths(y);
  return x < 0 || Object.is(x, -0) ? -result : result;
}

function eighths(y: number): number {
  switch (Math.floor(2 * y + 0.5)) {
    case 0:
      return sin(Math.PI * y);
    case 1:
      return cos(Math.PI * (y - 0.5));
    case 2:
      return sin(Math.PI * (1 - y));
    case 3:
      return -cos(Math.PI * (y - 1.5));
    default:
      return sin(Math.PI * (y - 2));
  }
}

/** NaN is a domain error, infinity an overflow. */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x > 0 ? x : Number.NaN;
  if (x === 0) return Number.NaN;
  if (Number.isInteger(x)) {
    if (x < 0) return Number.NaN;
    if (x <= 23) return factorial(x - 1);
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Number.POSITIVE_INFINITY;
  const y = size + G_LESS_HALF;
  let z: number;
  if (size > G_LESS_HALF) z = y - size - G_LESS_HALF;
  else z = y - G_LESS_HALF - size;
  z = (z * G) / y;
  let result: number;
  if (x < 0) {
    result = ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size);
    result -= z * result;
    if (size < 140) return result / pow(y, size - 0.5);
    const root = pow(y, size / 2 - 0.25);
    return result / root / root;
  }
  result = lanczosSum(size) / exp(y);
  result += z * result;
  if (size < 140) return result * pow(y, size - 0.5);
  const root = pow(y, size / 2 - 0.25);
  return result * root * root;
}

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

/** log |gamma(x)|; infinity at the poles. */
export function lgamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Number.POSITIVE_INFINITY;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let result = log(lanczosSum(size)) - G;
  result += (size - 0.5) * (log(size + G - 0.5) - 1);
  if (x < 0) result = LOG_PI - log(Math.abs(sinPi(size))) - log(size) - result;
  return result;
}
