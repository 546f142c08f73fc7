/** log10, log1p: the classic Sun algorithms with glibc's order of operations. */
import { highWord, withHighWord } from './bits.ts';
import { fused } from './double-double.ts';
import { log, specialLogarithm } from './logarithm.ts';

const INVERSE_LN10 = Math.LOG10E;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

export function log10(x: number): number {
  const known = specialLogarithm(x);
  if (known !== undefined) return known;
  const normal = x < 2 ** -1022 ? x * 2 ** 54 : x;
  const high = highWord(normal);
  const exponent = (high >> 20) - 1023 - (normal === x ? 0 : 54);
  const up = exponent < 0 ? 1 : 0;
  const mantissa = withHighWord(normal, (high & 0xfffff) | ((1023 - up) << 20));
  const y = exponent + up;
  const z = y * LOG10_2_LOW + INVERSE_LN10 * log(mantissa);
  return z + y * LOG10_2_HIGH;
}

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const [P1, P2, P3, P4, P5, P6, P7] = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
];

export function log1p(x: number): number {
  if (Number.isNaN(x) || x < -1) return Number.NaN;
  if (x === -1) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const high = highWord(x);
  const size = high & 0x7fffffff;
  let k = 1;
  let f = 0;
  let hu = 1;
  let c = 0;
  if (high < 0x3fda827a) {
    if (size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5;
    if (high > 0 || high <= (0xbfd2bec3 | 0)) {
      k = 0;
      f = x;
    }
  }
  if (k !== 0) {
    const u = high < 0x43400000 ? 1 + x : x;
    hu = highWord(u);
    k = (hu >> 20) - 1023;
    c = (high < 0x43400000 ? (k > 0 ? 1 - (u - x) : x - (u - 1)) : 0) / u;
    hu &= 0xfffff;
    if (hu < 0x6a09e) f = withHighWord(u, hu | 0x3ff00000) - 1;
    else {
      k++;
      f = withHighWord(u, hu | 0x3fe00000) - 1;
      hu = (0x100000 - hu) >> 2;
    }
  }
  const half = 0.5 * f * f;
  if (hu === 0 && k !== 0) {
    if (f === 0) return k * LN2_HIGH + (c + k * LN2_LOW);
    const r = half * (1 - 0.6666666666666666 * f);
    return k * LN2_HIGH - (r - (k * LN2_LOW + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const lower = fused(z, P1, z2 * fused(z, P3, P2));
  const r = fused(z4 * z2, P6 + z * P7, fused(z4, P4 + z * P5, lower));
  if (k === 0) return f - (half - s * (half + r));
  return k * LN2_HIGH - (half - (s * (half + r) + fused(k, LN2_LOW, c)) - f);
}
