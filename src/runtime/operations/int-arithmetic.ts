/** Arithmetic of ints of any size. Sizes of results are charged before the work starts. */
import { makeException, overflowError, valueError, zeroDivisionError } from '../exceptions/raise.ts';
import { type Int, normalizeInt } from '../objects/int.ts';
import { realm } from '../realm.ts';

/** Bits of |value|. */
export function bitLength(value: Int): number {
  if (typeof value === 'number') {
    const magnitude = Math.abs(value);
    if (magnitude < 0x80000000) return 32 - Math.clz32(magnitude);
    return 32 - Math.clz32(Math.floor(magnitude / 0x100000000)) + 32;
  }
  let rest = value < 0n ? -value : value;
  let bits = 0;
  // The highest power of two that leaves something is shifted away first: what is left is at most as long.
  for (let shift = 2 ** 29; rest >= MODEST && shift >= 1024; shift /= 2) {
    const high = rest >> BigInt(shift);
    if (high === 0n) continue;
    rest = high;
    bits += shift;
  }
  const hex = rest.toString(16);
  return bits + (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0] as string, 16)));
}

/** Bits that V8's BigInt can hold, with a margin: more is a MemoryError. */
const MAX_BITS = 1 << 29;

/** Milliseconds per bit of the operations of V8's BigInt, which can't be stopped; measured from 2^20 to 2^26 bits. */
const MULTIPLY_MS = 1.1e-5;
const DIVIDE_MS = 6e-5;
const TO_DECIMAL_MS = 1e-4;

/** Charges the memory and time of a result of so many bits. */
function chargeBits(bits: number, work: number, msPerBit = 0): void {
  if (bits > MAX_BITS) throw makeException('MemoryError');
  const { budget } = realm();
  budget.allocate(bits / 8);
  budget.work(work / 4096);
  budget.foresee(bits * msPerBit);
}

const MODEST = 1n << 1024n;

/** Of at most 1024 bits: not worth measuring. */
function isModest(value: Int): boolean {
  return typeof value === 'number' || (value < MODEST && value > -MODEST);
}

export function add(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return normalizeInt(BigInt(a) + BigInt(b));
}

export function subtract(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return normalizeInt(BigInt(a) - BigInt(b));
}

export function multiply(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  } else if (!isModest(a) || !isModest(b)) {
    const bitsA = bitLength(a);
    const bitsB = bitLength(b);
    if (bitsA + bitsB > 4096)
      chargeBits(bitsA + bitsB, Math.min(bitsA, bitsB) ** 0.6 * Math.max(bitsA, bitsB), MULTIPLY_MS);
  }
  return normalizeInt(BigInt(a) * BigInt(b));
}

export function floorDivide(a: Int, b: Int, message = 'integer division or modulo by zero'): Int {
  if (b === 0) throw zeroDivisionError(message);
  if (typeof a === 'number' && typeof b === 'number') {
    const exact = Math.floor(a / b);
    // The quotient of two safe ints is exact after floor, as long as it is itself small.
    if (Math.abs(a) < 0x20000000000000) return exact + 0;
  }
  const x = BigInt(a);
  const y = BigInt(b);
  chargeDivision(a, b);
  let quotient = x / y;
  if (x % y !== 0n && x < 0n !== y < 0n) quotient -= 1n;
  return normalizeInt(quotient);
}

function chargeDivision(a: Int, b: Int): void {
  if (isModest(a)) return;
  const bits = bitLength(a);
  if (bits > 4096) chargeBits(bits, bits * Math.min(bitLength(b), bits) ** 0.6, DIVIDE_MS);
}

export function modulo(a: Int, b: Int, message = 'integer modulo by zero'): Int {
  if (b === 0) throw zeroDivisionError(message);
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    return remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
  }
  const x = BigInt(a);
  const y = BigInt(b);
  chargeDivision(a, b);
  const remainder = x % y;
  return normalizeInt(remainder !== 0n && remainder < 0n !== y < 0n ? remainder + y : remainder);
}

/** `a ** b` for b >= 0. */
export function power(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a ** b;
    if (Number.isSafeInteger(result)) return result + 0;
  }
  if (a === 0 || a === 1) return b === 0 ? 1 : a;
  if (a === -1) return BigInt(b) % 2n === 0n ? 1 : -1;
  const bits = bitLength(a) * Number(b);
  chargeBits(bits, bits ** 1.6, 2 * MULTIPLY_MS);
  return normalizeInt(BigInt(a) ** BigInt(b));
}

/** `pow(a, b, m)`. */
export function powerModulo(a: Int, b: Int, m: Int): Int {
  if (m === 0) throw valueError('pow() 3rd argument cannot be 0');
  const modulus = m < 0 ? -BigInt(m) : BigInt(m);
  let base = BigInt(modulo(a, normalizeInt(modulus)));
  let exponent = BigInt(b);
  if (exponent < 0n) {
    base = inverse(base, modulus);
    exponent = -exponent;
  }
  const bits = bitLength(m);
  let result = 1n % modulus;
  const { budget } = realm();
  const digits = exponent.toString(2);
  for (const digit of digits) {
    budget.work(1 + (bits * bits) / 1e6);
    result = (result * result) % modulus;
    if (digit === '1') result = (result * base) % modulus;
  }
  if (m < 0 && result !== 0n) result -= modulus;
  return normalizeInt(result);
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  if (a !== 1n && a !== -1n) throw valueError('base is not invertible for the given modulus');
  return (((x * a) % modulus) + modulus) % modulus;
}

export function leftShift(a: Int, b: Int): Int {
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  if (typeof b === 'bigint') throw overflowError('too many digits in integer');
  if (typeof a === 'number' && b < 32) {
    const result = a * 2 ** b;
    if (Number.isSafeInteger(result)) return result;
  }
  chargeBits(bitLength(a) + b, b);
  return normalizeInt(BigInt(a) << BigInt(b));
}

export function rightShift(a: Int, b: Int): Int {
  if (b < 0) throw valueError('negative shift count');
  if (typeof b === 'bigint' || b > MAX_BITS) return a < 0 ? -1 : 0;
  if (typeof a === 'number') return b > 60 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** b);
  return normalizeInt(a >> BigInt(b));
}

export function bitAnd(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a & b;
  return normalizeInt(BigInt(a) & BigInt(b));
}

export function bitOr(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a | b;
  return normalizeInt(BigInt(a) | BigInt(b));
}

export function bitXor(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) return a ^ b;
  return normalizeInt(BigInt(a) ^ BigInt(b));
}

/** int to the nearest float, ties to even. Throws OverflowError. */
export function toFloat(value: Int, message = 'int too large to convert to float'): number {
  const number = Number(value);
  if (!Number.isFinite(number)) throw overflowError(message);
  return number;
}

/** `a / b`, correctly rounded. */
export function trueDivide(a: Int, b: Int): number {
  if (b === 0) throw zeroDivisionError('division by zero');
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  if (a === 0) return b < 0 ? -0 : 0;
  // Scale so that the quotient has at least 66 bits, with a sticky bit for what is left: one rounding by Number().
  const x = a < 0 ? -BigInt(a) : BigInt(a);
  const y = b < 0 ? -BigInt(b) : BigInt(b);
  const shift = Math.max(0, 66 - (bitLength(x) - bitLength(y)));
  const scaled = x << BigInt(shift);
  let quotient = scaled / y;
  const down = Math.max(0, bitLength(normalizeInt(quotient)) - 66);
  const sticky = scaled % y !== 0n || (quotient & ((1n << BigInt(down)) - 1n)) !== 0n;
  quotient = (quotient >> BigInt(down)) | (sticky ? 1n : 0n);
  const exponent = down - shift;
  const magnitude =
    exponent < -1000
      ? Number(quotient) * 2 ** -900 * 2 ** (exponent + 900)
      : exponent > 900
        ? Number(quotient) * 2 ** 900 * 2 ** (exponent - 900)
        : Number(quotient) * 2 ** exponent;
  if (!Number.isFinite(magnitude)) throw overflowError('integer division result too large for a float');
  return a < 0 !== b < 0 ? -magnitude : magnitude;
}

/** Digits that int and str convert at most; `sys.set_int_max_str_digits`. 0: no limit. */
export function maxDigits(): { digits: number } {
  return realm().stateOf('int_max_str_digits', () => ({ digits: 4300 }));
}

/** Decimal text. Throws ValueError beyond the digit limit. */
export function decimalText(value: Int): string {
  if (typeof value === 'number') return `${value}`;
  const limit = maxDigits().digits;
  const bits = bitLength(value);
  if (limit > 0 && bits > limit * 3.3219) {
    const tooMany = bits > limit * 3.3219281 + 4 || value.toString().replace('-', '').length > limit;
    if (tooMany)
      throw valueError(
        `Exceeds the limit (${limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
      );
  }
  chargeBits(bits * 3, bits ** 1.5, TO_DECIMAL_MS / 3);
  return value.toString();
}
