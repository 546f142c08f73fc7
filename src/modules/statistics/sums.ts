/**
 * _statistics: exact sums of ints and floats, the part of the module statistics (in Python, beside this file) that
 * takes the time. Other numbers (Fraction, Decimal, NaN, infinities) are the Python part's.
 */
import { PyFloat } from '../../runtime/objects/float.ts';
import { normalizeInt } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';

interface Sums {
  readonly total: bigint;
  readonly squares: bigint;
  /** The numbers are multiples of 2 to the power of minus this. */
  readonly shift: number;
}

/** (number of items, whether one is a float, sum, sum of squares, denominator of the sum), or None where an item is of another kind. */
function exactSums(list: Value): Value {
  if (!(list instanceof PyList)) return None;
  const { items } = list;
  realm().budget.work(items.length * 4);
  const numbers: (number | bigint)[] = [];
  let floats = false;
  for (const item of items) {
    if (item instanceof PyFloat && item.exact) {
      if (!Number.isFinite(item.v)) return None;
      floats = true;
      numbers.push(item.v);
    } else if (typeof item === 'number' || typeof item === 'bigint') numbers.push(item);
    else if (typeof item === 'boolean') numbers.push(Number(item));
    else return None;
  }
  const { total, squares, shift } = sumsOfSmall(numbers) ?? sumsOfAny(numbers);
  const denominator = normalizeInt(1n << BigInt(shift));
  return new PyTuple([items.length, floats, normalizeInt(total), normalizeInt(squares), denominator]);
}

/** Small multiples of 1/1024 add up exactly as they are: ten times as fast as with BigInt. */
function sumsOfSmall(numbers: readonly (number | bigint)[]): Sums | undefined {
  let total = 0;
  let squares = 0;
  for (const number of numbers) {
    const scaled = Number(number) * 1024;
    if (!Number.isInteger(scaled) || Math.abs(scaled) > 2 ** 26) return undefined;
    total += scaled;
    squares += scaled * scaled;
    if (squares > Number.MAX_SAFE_INTEGER) return undefined;
  }
  return { total: BigInt(total), squares: BigInt(squares), shift: 10 };
}

function sumsOfAny(numbers: readonly (number | bigint)[]): Sums {
  const parts = numbers.map((number) =>
    typeof number === 'bigint' ? { mantissa: number, exponent: 0 } : split(number),
  );
  let lowest = 0;
  for (const { exponent } of parts) lowest = Math.min(lowest, exponent);
  let total = 0n;
  let squares = 0n;
  for (const { mantissa, exponent } of parts) {
    const whole = mantissa << BigInt(exponent - lowest);
    realm().budget.work(1 + ((exponent - lowest) >> 6));
    total += whole;
    squares += whole * whole;
  }
  return { total, squares, shift: -lowest };
}

const bits = new DataView(new ArrayBuffer(8));

/** A finite number as a whole one times a power of two. */
function split(value: number): { mantissa: bigint; exponent: number } {
  if (Number.isSafeInteger(value)) return { mantissa: BigInt(value), exponent: 0 };
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: value < 0 ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

export const builtinModule = nativeModule('_statistics', { exact_sums: ['(values, /)', exactSums] });
