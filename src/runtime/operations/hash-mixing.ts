/**
 * CPython's hash arithmetic: numbers modulo 2**61 - 1, and mixing of tuples and sets in 64-bit words. A word is two
 * 32-bit halves, because BigInt costs about ten times more here.
 *
 * Takes and gives hashes as ints; must not know values.
 */
import { type Int, normalizeInt } from '../objects/int.ts';

const MODULUS = (1n << 61n) - 1n;

/** Hash of an int. */
export function hashInt(value: Int): Int {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  const reduced = normalizeInt(value < 0n ? -(-value % MODULUS) : value % MODULUS);
  return reduced === -1 ? -2 : reduced;
}

/** Hash of a float other than NaN. */
export function hashDouble(value: number): Int {
  if (Number.isInteger(value)) return hashInt(Number.isSafeInteger(value) ? value + 0 : BigInt(value));
  if (!Number.isFinite(value)) return value > 0 ? 314159 : -314159;
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (mantissa < 2 ** -500) {
    mantissa *= 2 ** 500;
    exponent -= 500;
  }
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const hash = normalizeInt((BigInt(mantissa) << shift) % MODULUS);
  if (value > 0) return hash;
  return hash === 1 ? -2 : -hash;
}

/** Hash of a complex from the hashes of its parts. */
export function hashComplex(real: Int, imag: Int): Int {
  return noMinusOne(BigInt.asIntN(64, BigInt(real) + 1000003n * BigInt(imag)), -2);
}

/** The high half of a hash, as 32 bits. */
export function highHalf(hash: Int): number {
  return typeof hash === 'number' ? Math.floor(hash / 0x1_0000_0000) >>> 0 : Number(BigInt.asUintN(64, hash) >> 32n);
}

/** The low half of a hash, as 32 bits. */
export function lowHalf(hash: Int): number {
  return typeof hash === 'number' ? hash >>> 0 : Number(BigInt.asUintN(32, hash));
}

/** The signed int of two halves; -1, which CPython keeps for errors, becomes `replacement`. */
function fromHalves(high: number, low: number, replacement: number): Int {
  if (high >>> 0 === 0xffffffff && low >>> 0 === 0xffffffff) return replacement;
  const signed = high | 0;
  if (signed < 0x20_0000 && signed > -0x20_0000) return signed * 0x1_0000_0000 + (low >>> 0);
  return (BigInt(signed) << 32n) | BigInt(low >>> 0);
}

function noMinusOne(hash: bigint, replacement: number): Int {
  return hash === -1n ? replacement : normalizeInt(hash);
}

// Result of the last 64-bit multiplication.
let productHigh = 0;
let productLow = 0;

function multiply(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const a0 = aLow & 0xffff;
  const a1 = aLow >>> 16;
  const b0 = bLow & 0xffff;
  const b1 = bLow >>> 16;
  const low = a0 * b0;
  const middle = a1 * b0 + (low >>> 16);
  const middle2 = a0 * b1 + (middle & 0xffff);
  productLow = ((middle2 & 0xffff) << 16) | (low & 0xffff);
  const carry = a1 * b1 + Math.floor(middle / 0x10000) + Math.floor(middle2 / 0x10000);
  productHigh = (carry + Math.imul(aHigh, bLow) + Math.imul(aLow, bHigh)) | 0;
}

/** Mixes the hashes of a sequence's items as tuple.__hash__ does; `sized` adds the length (tuples do, slices do not). */
export function hashSequence(hashes: readonly Int[], sized: boolean): Int {
  let high = 0x27d4eb2f; // 2870177450012600261
  let low = 0x165667c5;
  for (const hash of hashes) {
    multiply(highHalf(hash), lowHalf(hash), 0xc2b2ae3d, 0x27d4eb4f); // 14029467366897019727
    const sum = (low >>> 0) + (productLow >>> 0);
    high = (high + productHigh + (sum > 0xffffffff ? 1 : 0)) | 0;
    low = sum | 0;
    const rotatedHigh = (high << 31) | (low >>> 1);
    const rotatedLow = (low << 31) | (high >>> 1);
    multiply(rotatedHigh, rotatedLow, 0x9e3779b1, 0x85ebca87); // 11400714785074694791
    high = productHigh;
    low = productLow;
  }
  if (sized) {
    const tailLow = (hashes.length ^ (0x165667c5 ^ 3527539)) >>> 0;
    const sum = (low >>> 0) + tailLow;
    high = (high + 0x27d4eb2f + (sum > 0xffffffff ? 1 : 0)) | 0;
    low = sum | 0;
  }
  return fromHalves(high, low, 1546275796);
}

/** Mixes the hashes of a set's items as frozenset.__hash__ does: their order does not count. */
export function hashUnordered(hashes: readonly Int[]): Int {
  let high = 0;
  let low = 0;
  for (const hash of hashes) {
    const itemHigh = highHalf(hash);
    const itemLow = lowHalf(hash);
    const mixedHigh = itemHigh ^ ((itemHigh << 16) | (itemLow >>> 16));
    const mixedLow = itemLow ^ 89869747 ^ (itemLow << 16);
    multiply(mixedHigh, mixedLow, 0, 3644798167);
    high ^= productHigh;
    low ^= productLow;
  }
  multiply(0, hashes.length + 1, 0, 1927868237);
  high ^= productHigh;
  low ^= productLow;
  const shiftedLow = ((low >>> 11) | (high << 21)) ^ ((low >>> 25) | (high << 7));
  const shiftedHigh = (high >>> 11) ^ (high >>> 25);
  multiply(high ^ shiftedHigh, low ^ shiftedLow, 0, 69069);
  const sum = (productLow >>> 0) + 907133923;
  return fromHalves((productHigh + (sum > 0xffffffff ? 1 : 0)) | 0, sum | 0, 590923713);
}

/** Hash of text: our own function (CPython's differs in every process), the same in every session; 0 for empty text. */
export function hashText(length: number, unitAt: (position: number) => number): Int {
  if (length === 0) return 0;
  let high = 0x3c6ef372 ^ length;
  let low = 0x510e527f;
  for (let i = 0; i < length; i++) {
    const unit = unitAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x5bd1e995);
  }
  high ^= high >>> 15;
  low = Math.imul(low ^ (low >>> 13) ^ high, 0x85ebca6b);
  low ^= low >>> 16;
  return fromHalves((high << 11) >> 11, low, -2);
}
