/** Floats next to each other. */

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** Position among all floats in order; +0 and -0 are both 0. */
function position(value: number): bigint {
  double[0] = value;
  const pattern = bits[0] as bigint;
  return pattern < 0n ? -(pattern & 0x7fffffffffffffffn) : pattern;
}

function atPosition(place: bigint): number {
  bits[0] = place < 0n ? -place : place;
  const size = double[0] as number;
  return place < 0n ? -size : size;
}

/** The float `steps` after `x` towards `y`, never beyond it. */
export function nextAfter(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (steps === 0n) return x;
  if (x === y) return y;
  const [from, to] = [position(x), position(y)];
  const distance = to > from ? to - from : from - to;
  if (steps >= distance) return y;
  const place = to > from ? from + steps : from - steps;
  const result = atPosition(place);
  return place === 0n && x < 0 ? -0 : result;
}

/** Value of the last bit of a float. */
export function ulp(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return size;
  const next = nextAfter(size, Number.POSITIVE_INFINITY, 1n);
  return next === Number.POSITIVE_INFINITY ? size - nextAfter(size, 0, 1n) : next - size;
}
