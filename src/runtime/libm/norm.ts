/** Lengths of vectors, in CPython's steps: scaled by a power of two, squares summed exactly, one correction of the root. */
import { scale, split } from './bits.ts';
import { productError } from './double-double.ts';

/** The length of a vector; its items are made absolute and scaled in place. */
export function norm(vector: number[]): number {
  let max = 0;
  let anyNan = false;
  for (let i = 0; i < vector.length; i++) {
    const size = Math.abs(vector[i] as number);
    vector[i] = size;
    if (Number.isNaN(size)) anyNan = true;
    else if (size > max) max = size;
  }
  if (max === Number.POSITIVE_INFINITY) return max;
  if (anyNan) return Number.NaN;
  if (max === 0 || vector.length <= 1) return max;
  const [, exponent] = split(max);
  if (exponent < -1023) {
    const least = 2.2250738585072014e-308;
    return least * norm(vector.map((x) => x / least));
  }
  return scaledNorm(vector, exponent);
}

function scaledNorm(vector: readonly number[], exponent: number): number {
  let total = 1;
  let low1 = 0;
  let low2 = 0;
  const include = (a: number, b: number): void => {
    const product = a * b;
    const sum = total + product;
    low1 += productError(a, b, product);
    low2 += product - (sum - total);
    total = sum;
  };
  for (const item of vector) {
    const x = scale(item, -exponent);
    include(x, x);
  }
  let root = Math.sqrt(total - 1 + (low1 + low2));
  include(-root, root);
  root += (total - 1 + (low1 + low2)) / (2 * root);
  return scale(root, exponent);
}

export const hypot = (x: number, y: number): number => norm([x, y]);
