/** math: functions of whole numbers. */
import { makeException, overflowError, valueError } from '../../runtime/exceptions/raise.ts';
import { after, type Maybe } from '../../runtime/guest.ts';
import { type Int, normalizeInt } from '../../runtime/objects/int.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { bitLength, floorDivide, modulo, multiply, subtract } from '../../runtime/operations/int-arithmetic.ts';
import { realm } from '../../runtime/realm.ts';
import type { FunctionTable } from '../define.ts';
import { ints } from './arguments.ts';

const MAX_LONG = 9223372036854775807n;
const absolute = (value: Int): Int => (value < 0 ? subtract(0, value) : value);

/** Of numbers and bigints, which Math.min does not take. */
function smaller(a: Int, b: Int): Int {
  if (a < b) return a;
  return b;
}

export function gcd(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') return smallGcd(Math.abs(a), Math.abs(b));
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0) {
    if (typeof x === 'bigint') realm().budget.work(1 + bitLength(x) / 4096);
    [x, y] = [y, modulo(x, y)];
  }
  return x;
}

function smallGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** Product of a run of ints if it can be had in numbers; else undefined. */
function smallProduct(from: number, to: number): number | undefined {
  let product = 1;
  for (let i = from; i <= to; i++) {
    product *= i;
    if (product > Number.MAX_SAFE_INTEGER) return undefined;
  }
  return product;
}

/** Ways to choose `count` of `n`, by numbers as long as these hold every step; else undefined. */
function smallBinomial(n: number, count: number): number | undefined {
  let ways = 1;
  for (let i = 1; i <= count; i++) {
    ways *= n - count + i;
    if (ways > Number.MAX_SAFE_INTEGER) return undefined;
    ways /= i;
  }
  return ways;
}

/** Product of a run of ints by halves. */
function productOf(from: bigint, to: bigint): bigint {
  if (to - from < 8n) {
    let product = 1n;
    for (let i = from; i <= to; i++) product *= i;
    return product;
  }
  realm().budget.work(8);
  const middle = (from + to) >> 1n;
  return productOf(from, middle) * productOf(middle + 1n, to);
}

/** Charges a product of `count` factors of at most `largest`. */
function chargeProduct(count: number, largest: Int): void {
  const bits = count * bitLength(largest);
  if (bits > 2 ** 30) throw makeException('MemoryError');
  realm().budget.allocate(bits / 8);
  realm().budget.work(count / 8 + bits ** 1.2 / 4096);
  realm().budget.foresee(bits * 4e-5);
}

/** Largest int whose square is not above a number's. */
function smallSquareRoot(n: number): number {
  const root = Math.floor(Math.sqrt(n));
  return root * root > n ? root - 1 : root;
}

/** Largest int whose square is not above n. */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

function factorial(value: Int): Int {
  if (value < 0) throw valueError('factorial() not defined for negative values');
  if (value > MAX_LONG) throw overflowError('factorial() argument should not exceed 9223372036854775807');
  if (value <= 18) return smallProduct(2, Number(value)) as number;
  chargeProduct(Number(value), value);
  return normalizeInt(productOf(2n, BigInt(value)));
}

/** n * (n-1) * ... of so many factors. */
function fallingProduct(n: Int, count: number): bigint {
  chargeProduct(count, n);
  const top = BigInt(n);
  return productOf(top - BigInt(count) + 1n, top);
}

function binomial(a: Int, b: Int): Int {
  if (a < 0) throw valueError('n must be a non-negative integer');
  if (b < 0) throw valueError('k must be a non-negative integer');
  if (b > a) return 0;
  const count = smaller(subtract(a, b), b);
  if (count > MAX_LONG) throw overflowError('min(n - k, k) must not exceed 9223372036854775807');
  const small = typeof a === 'number' ? smallBinomial(a, count as number) : undefined;
  if (small !== undefined) return small;
  if (count === 0) return 1;
  return normalizeInt(fallingProduct(a, Number(count)) / productOf(2n, BigInt(count)));
}

function permutations(a: Int, b: Int): Int {
  if (a < 0) throw valueError('n must be a non-negative integer');
  if (b < 0) throw valueError('k must be a non-negative integer');
  if (b > a) return 0;
  if (b > MAX_LONG) throw overflowError('k must not exceed 9223372036854775807');
  const small = typeof a === 'number' ? smallProduct(a - (b as number) + 1, a) : undefined;
  if (small !== undefined) return small;
  return b === 0 ? 1 : normalizeInt(fallingProduct(a, Number(b)));
}

function leastCommonMultiple(values: readonly Int[]): Int {
  let result: Int = 1;
  for (const value of values) {
    if (value === 0 || result === 0) result = 0;
    else result = absolute(multiply(floorDivide(result, gcd(result, value)), value));
  }
  return result;
}

function rootOf(value: Int): Int {
  if (value < 0) throw valueError('isqrt() argument must be nonnegative');
  if (typeof value === 'number') return smallSquareRoot(value);
  realm().budget.work(bitLength(value) ** 1.6 / 65536);
  return normalizeInt(integerSquareRoot(value));
}

export const integerFunctions: FunctionTable = {
  gcd: [
    '(*integers)',
    (args: Value[]): Maybe<Value> => {
      const [a, b] = args;
      if (args.length === 2 && typeof a === 'number' && typeof b === 'number') return gcd(a, b);
      return after(ints(args), (values) => values.reduce<Int>(gcd, 0));
    },
  ],
  lcm: ['(*integers)', (args: Value[]): Maybe<Value> => after(ints(args), leastCommonMultiple)],
  factorial: ['(n, /)', (n: Value): Maybe<Value> => after(toIndex(n), factorial)],
  comb: [
    '(n, k, /)',
    (n: Value, k: Value): Maybe<Value> => {
      if (typeof n === 'number' && typeof k === 'number') return binomial(n, k);
      return after(ints([n, k]), ([a, b]) => binomial(a as Int, b as Int));
    },
  ],
  perm: [
    '(n, k=None, /)',
    (n: Value, k: Value = None): Maybe<Value> => {
      if (k === None) return after(toIndex(n), factorial);
      return after(ints([n, k]), ([a, b]) => permutations(a as Int, b as Int));
    },
  ],
  isqrt: ['(n, /)', (n: Value): Maybe<Value> => (typeof n === 'number' ? rootOf(n) : after(toIndex(n), rootOf))],
};
