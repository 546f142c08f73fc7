/** The hash of a fraction: that of an equal int, float or Decimal. */
import { type Int, normalizeInt } from '../../runtime/objects/int.ts';
import { hashInt } from '../../runtime/operations/hash-mixing.ts';
import { multiply, powerModulo } from '../../runtime/operations/int-arithmetic.ts';
import { negated, type PyFraction } from './fraction.ts';

/** Numbers hash to their value in the field of this many elements. */
const MODULUS = 2305843009213693951n;
const HASH_OF_INFINITY = 314159;

export function hashFraction({ over, under }: PyFraction): Int {
  const inverse = inverseOf(under);
  const size = over < 0 ? negated(over) : over;
  const hash = inverse === 0 ? HASH_OF_INFINITY : hashInt(multiply(hashInt(size), inverse));
  if (over >= 0) return hash;
  return hash === 1 ? -2 : negated(hash);
}

/** In the field; 0 where there is none. */
function inverseOf(under: Int): Int {
  if (under === 1) return 1;
  if (typeof under !== 'number' || under >= 2 ** 26) return powerModulo(under, MODULUS - 2n, MODULUS);
  // One more than a multiple of the modulus that `under` divides: the multiple is found among small numbers, which is
  // twenty times faster than a power.
  const times = under - smallInverse(Number(MODULUS % BigInt(under)), under);
  return normalizeInt((BigInt(times) * MODULUS + 1n) / BigInt(under));
}

/** Of coprime numbers below 2**26, by Euclid's algorithm. */
function smallInverse(value: number, modulus: number): number {
  let [a, b, x, y] = [value, modulus, 1, 0];
  while (b !== 0) {
    const times = Math.floor(a / b);
    [a, b, x, y] = [b, a - times * b, y, x - times * y];
  }
  return x < 0 ? x + modulus : x;
}
