/** Angles less a multiple of pi/2, to 100 bits, for every finite float. */
import { split } from './bits.ts';
import { add, negate, type Pair, productError, sumError, whole } from './double-double.ts';

/** pi/2 in four floats of 33 bits or less and a rest: a multiple below 2**20 of each is exact. */
const PARTS = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const;

/** Which quarter turn (0 to 3), and `x` less that many quarter turns: |rest| <= pi/4. */
export function reduceExactly(x: number): { readonly quarter: number; readonly rest: Pair } {
  if (Math.abs(x) <= 0.785) return { quarter: 0, rest: whole(x) };
  if (Math.abs(x) < 1e6) return reduceByParts(x);
  return reduceByWholeNumbers(x);
}

function reduceByParts(x: number): { readonly quarter: number; readonly rest: Pair } {
  const turns = Math.round(x * 0.6366197723675814);
  const first = x - turns * PARTS[0]; // exact
  const second = first - turns * PARTS[1];
  let rest: Pair = { hi: second, lo: sumError(first, -turns * PARTS[1], second) };
  const third = turns * PARTS[2];
  rest = add(rest, negate({ hi: third, lo: productError(turns, PARTS[2], third) }));
  return { quarter: turns & 3, rest: add(rest, whole(-turns * PARTS[3])) };
}

/** pi/2 * 2**1300. */
let halfPi: bigint | undefined;
const PLACES = 1300n;

function reduceByWholeNumbers(x: number): { readonly quarter: number; readonly rest: Pair } {
  halfPi ??= computeHalfPi();
  const [mantissa, exponent] = split(Math.abs(x));
  const value = BigInt(mantissa * 2 ** 53) << (BigInt(exponent - 53) + PLACES);
  let turns = value / halfPi;
  let rest = value - turns * halfPi;
  if (rest * 2n > halfPi) {
    turns += 1n;
    rest -= halfPi;
  }
  const shown = toPair(rest);
  const quarter = Number(turns & 3n);
  return x < 0 ? { quarter: (4 - quarter) & 3, rest: negate(shown) } : { quarter, rest: shown };
}

/** A multiple of 2**-1300 as a pair. */
function toPair(value: bigint): Pair {
  const size = value < 0n ? -value : value;
  const drop = BigInt(Math.max(0, size.toString(2).length - 53));
  const top = size >> drop;
  const low = size - (top << drop);
  const lowDrop = drop > 60n ? drop - 60n : 0n;
  const unit = (power: bigint): number => 2 ** Number(power - PLACES);
  const [hi, lo] = [Number(top) * unit(drop), Number(low >> lowDrop) * unit(lowDrop)];
  const sum = hi + lo;
  const result = { hi: sum, lo: lo - (sum - hi) };
  return value < 0n ? negate(result) : result;
}

/** Machin: pi/4 = 4 artan(1/5) - artan(1/239). */
function computeHalfPi(): bigint {
  const unit = 1n << (PLACES + 16n);
  const artan = (inverse: bigint): bigint => {
    let [power, sum] = [unit / inverse, 0n];
    for (let k = 1n; power !== 0n; k += 2n) {
      sum += (k & 2n) === 0n ? power / k : -(power / k);
      power /= inverse * inverse;
    }
    return sum;
  };
  return (8n * artan(5n) - 2n * artan(239n)) >> 16n;
}
