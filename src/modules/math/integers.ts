/** math: functions of whole numbers. */
import { makeException, overflowError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
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
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0) {
    if (typeof x === 'bigint') realm().budget.work(1 + bitLength(x) / 4096);
    [x, y] = [y, modulo(x, y)];
  }
  return x;
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
  chargeProduct(Number(value), value);
  return normalizeInt(productOf(2n, BigInt(value)));
}

/** n * (n-1) * ... of so many factors. */
function fallingProduct(n: Int, count: number): bigint {
  chargeProduct(count, n);
  const top = BigInt(n);
  return productOf(top - BigInt(count) + 1n, top);
}

export const integerFunctions: FunctionTable = {
  gcd: [
    '(*integers)',
    function* (args: Value[]): Guest<Value> {
      return (yield* ints(args)).reduce<Int>((a, b) => gcd(a, b), 0);
    },
  ],
  lcm: [
    '(*integers)',
    function* (args: Value[]): Guest<Value> {
      let result: Int = 1;
      for (const value of yield* ints(args)) {
        if (value === 0 || result === 0) result = 0;
        else result = absolute(multiply(floorDivide(result, gcd(result, value)), value));
      }
      return result;
    },
  ],
  factorial: [
    '(n, /)',
    function* (n: Value): Guest<Value> {
      return factorial(yield* settle(toIndex(n)));
    },
  ],
  comb: [
    '(n, k, /)',
    function* (n: Value, k: Value): Guest<Value> {
      const [a, b] = (yield* ints([n, k])) as [Int, Int];
      if (a < 0) throw valueError('n must be a non-negative integer');
      if (b < 0) throw valueError('k must be a non-negative integer');
      if (b > a) return 0;
      const count = smaller(subtract(a, b), b);
      if (count > MAX_LONG) throw overflowError('min(n - k, k) must not exceed 9223372036854775807');
      if (count === 0) return 1;
      return normalizeInt(fallingProduct(a, Number(count)) / productOf(2n, BigInt(count)));
    },
  ],
  perm: [
    '(n, k=None, /)',
    function* (n: Value, k: Value = None): Guest<Value> {
      const a = yield* settle(toIndex(n));
      if (k === None) return factorial(a);
      const b = yield* settle(toIndex(k));
      if (a < 0) throw valueError('n must be a non-negative integer');
      if (b < 0) throw valueError('k must be a non-negative integer');
      if (b > a) return 0;
      if (b > MAX_LONG) throw overflowError('k must not exceed 9223372036854775807');
      return b === 0 ? 1 : normalizeInt(fallingProduct(a, Number(b)));
    },
  ],
  isqrt: [
    '(n, /)',
    function* (n: Value): Guest<Value> {
      const value = yield* settle(toIndex(n));
      if (value < 0) throw valueError('isqrt() argument must be nonnegative');
      realm().budget.work(bitLength(value) ** 1.6 / 65536);
      return normalizeInt(integerSquareRoot(BigInt(value)));
    },
  ],
};
