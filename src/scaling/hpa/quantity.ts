/** Kubernetes quantities: `500m`, `1.5`, `256Mi`, `2k`, `1e3`. */

const BINARY: Readonly<Record<string, bigint>> = {
  Ki: 1n << 10n,
  Mi: 1n << 20n,
  Gi: 1n << 30n,
  Ti: 1n << 40n,
  Pi: 1n << 50n,
  Ei: 1n << 60n,
};
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:([eE][+-]?\d+)|([KMGTPE]i|[numkMGTPE]))?$/;

/** digits x binary x 10^exponent, exactly. */
export interface Quantity {
  readonly digits: bigint;
  readonly binary: bigint;
  readonly exponent: number;
}

/** The quantity a text or number stands for, or undefined where it is none. */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = FORM.exec(String(value));
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', power, suffix = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const binary = BINARY[suffix] ?? 1n;
  const exponent = power === undefined ? (DECIMAL[suffix] ?? 0) : Number(power.slice(1));
  if (Math.abs(exponent) > 24) return undefined;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  return { digits, binary, exponent: exponent - fraction.length };
}

/** Thousandths, rounded up as Kubernetes rounds. */
export function milliOf({ digits, binary, exponent }: Quantity): number {
  const power = exponent + 3;
  const scaled = digits * binary;
  if (power >= 0) return Number(scaled * 10n ** BigInt(power));
  const divisor = 10n ** BigInt(-power);
  return Number(scaled / divisor + (scaled > 0n && scaled % divisor !== 0n ? 1n : 0n));
}

/** The nearest-enough float: one multiplication, as the controller does it, so that tolerances compare alike. */
export function floatOf({ digits, binary, exponent }: Quantity): number {
  const base = Number(digits * binary);
  return exponent === 0 ? base : base * Number(`1e${exponent}`);
}

/** A milli-value for people: 1500 -> 1.5, 268435456000 -> 256Mi (with `bytes`). */
export function formatMilli(milli: number, bytes = false): string {
  const value = milli / 1000;
  if (bytes && value >= 1 << 20) return `${Number((value / (1 << 20)).toFixed(1))}Mi`;
  return String(Number(value.toFixed(3)));
}
