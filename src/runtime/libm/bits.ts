/** The bits of a float, and powers of two. */

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
/** Index of the word with sign and exponent: this machine's byte order. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Sign, exponent and the first 20 bits of the mantissa. */
export function highWord(value: number): number {
  double[0] = value;
  return words[HIGH] as number;
}

/** The float with its high word replaced. */
export function withHighWord(value: number, high: number): number {
  double[0] = value;
  words[HIGH] = high;
  return double[0] as number;
}

/** The float with its low 32 bits cleared. */
export function withoutLowWord(value: number): number {
  double[0] = value;
  words[1 - HIGH] = 0;
  return double[0] as number;
}

/** 2**exponent, for -1022 <= exponent <= 1023. */
export function powerOfTwo(exponent: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (exponent + 1023) << 20;
  return double[0] as number;
}

/** `value * 2**exponent`, rounded once, for any exponent. */
export function scale(value: number, exponent: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const [mantissa, own] = split(value);
  const total = own + exponent;
  if (total > 1024) return mantissa * Number.POSITIVE_INFINITY;
  if (total < -1080) return mantissa < 0 ? -0 : 0;
  if (total < -1000) return mantissa * 2 ** -60 * powerOfTwo(total + 60); // the last multiplication alone rounds
  return mantissa * 2 * powerOfTwo(total - 1);
}

/** Mantissa with 0.5 <= |mantissa| < 1, and exponent. */
export function split(value: number): readonly [mantissa: number, exponent: number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0];
  const normal = Math.abs(value) < 2 ** -1022 ? value * 2 ** 54 : value;
  const high = highWord(normal);
  const exponent = ((high >> 20) & 0x7ff) - 1022;
  return [withHighWord(normal, (high & 0x800fffff) | 0x3fe00000), normal === value ? exponent : exponent - 54];
}
