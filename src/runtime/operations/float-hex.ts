/** Floats as hexadecimal text, exact in both directions. */
import { overflowError, valueError } from '../exceptions/raise.ts';
import { bitLength } from './int-arithmetic.ts';
import { numberText, parseFloatText } from './number-text.ts';

/** `value.hex()`. */
export function floatHex(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (bits === 0n) return `${sign}0x0.0p+0`;
  const exponent = Number(bits >> 52n);
  const power = exponent === 0 ? -1022 : exponent - 1023;
  const digits = (bits & 0xfffffffffffffn).toString(16).padStart(13, '0');
  return `${sign}0x${exponent === 0 ? 0 : 1}.${digits}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

const SPECIAL = /^[+-]?(?:inf|infinity|nan)$/i;
const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;

/** `float.fromhex(text)`. Throws ValueError and OverflowError. */
export function readHexFloat(source: string): number {
  const text = numberText(source, false);
  if (SPECIAL.test(text)) return parseFloatText(text) as number;
  const match = HEX.exec(text);
  const [, sign, whole = '', fraction = '', power = '0'] = match ?? [];
  if (match === null || whole + fraction === '') throw valueError('invalid hexadecimal floating-point string');
  const digits = BigInt(`0x0${whole}${fraction}`);
  const magnitude = scaled(digits, Number(power) - fraction.length * 4);
  if (magnitude === Number.POSITIVE_INFINITY)
    throw overflowError('hexadecimal value too large to represent as a float');
  return sign === '-' ? -magnitude : magnitude;
}

/** digits * 2**exponent, rounded once. */
function scaled(digits: bigint, exponent: number): number {
  if (digits === 0n) return 0;
  const bits = bitLength(digits);
  const top = bits + exponent - 1;
  if (top > 1023) return Number.POSITIVE_INFINITY;
  if (top < -1075) return 0;
  // Bits that a float of this magnitude keeps: fewer where it is subnormal.
  const drop = bits - (top >= -1022 ? 53 : 53 + (top + 1022));
  if (drop <= 0) return timesPower(Number(digits), exponent);
  let kept = digits >> BigInt(drop);
  const rest = digits - (kept << BigInt(drop));
  const half = 1n << BigInt(drop - 1);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept++;
  return timesPower(Number(kept), exponent + drop);
}

/** value * 2**exponent for a result that is a float: no rounding on the way. */
function timesPower(value: number, exponent: number): number {
  if (exponent < -1000) return value * 2 ** -1000 * 2 ** (exponent + 1000);
  return exponent > 1000 ? value * 2 ** 1000 * 2 ** (exponent - 1000) : value * 2 ** exponent;
}
