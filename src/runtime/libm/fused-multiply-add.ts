/** `x * y + z` with one rounding, exactly, for all floats. */
import { scale, split } from './bits.ts';

/** A finite float as `mantissa * 2**exponent`. */
function parts(value: number): readonly [mantissa: bigint, exponent: number] {
  const [mantissa, exponent] = split(value);
  return [BigInt(mantissa * 2 ** 53), exponent - 53];
}

export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y) || !Number.isFinite(z)) return x * y + z;
  if (x === 0 || y === 0) return x * y + z;
  const [mx, ex] = parts(x);
  const [my, ey] = parts(y);
  const [mz, ez] = parts(z);
  let mantissa = mx * my;
  let exponent = ex + ey;
  if (z !== 0) {
    const lowest = Math.min(exponent, ez);
    mantissa = (mantissa << BigInt(exponent - lowest)) + (mz << BigInt(ez - lowest));
    exponent = lowest;
  }
  if (mantissa === 0n) return z < 0 && x * y < 0 ? -0 : 0;
  const result = roundBits(mantissa < 0n ? -mantissa : mantissa, exponent);
  return mantissa < 0n ? -result : result;
}

/** `mantissa * 2**exponent`, ties to even. */
function roundBits(mantissa: bigint, exponent: number): number {
  const length = mantissa.toString(2).length;
  // Bits that a float of this size keeps: fewer when it is subnormal.
  const keep = Math.max(0, Math.min(53, length + exponent + 1074));
  const drop = length - keep;
  if (drop <= 0) return scale(Number(mantissa), exponent);
  const shift = BigInt(drop);
  let kept = mantissa >> shift;
  const rest = mantissa - (kept << shift);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept++;
  return scale(Number(kept), exponent + drop);
}
