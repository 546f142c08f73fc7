/** log of a pair to about 100 bits, for tables and for the last resort of the logarithms. */
import { highWord, withHighWord } from './bits.ts';
import { add, divide, fraction, multiply, type Pair, polynomial, whole } from './double-double.ts';

/** ln 2 to 106 bits. */
export const LN2: Pair = { hi: Math.LN2, lo: 2.3190468138462996e-17 };

/** 1 + x/3 + x**2/5 + ...: the series of artanh(s)/s in s**2. */
let series: readonly Pair[] | undefined;

/** The natural logarithm of a positive normal pair. */
export function logarithmOf(value: Pair): Pair {
  // The mantissa between sqrt(1/2) and sqrt(2), then eighth roots would be slow: a quotient by n/32 brings it near 1.
  const exponent = (highWord(value.hi) - 0x3fe6a09e) >> 20;
  const down = withHighWord(0, (1023 - exponent) << 20);
  const mantissa: Pair = { hi: value.hi * down, lo: value.lo * down };
  const near = Math.round(mantissa.hi * 32);
  const quotient = divide(mantissa, whole(near / 32));
  const fromTable = add(multiply(whole(exponent), LN2), nearLogarithm(near));
  return add(fromTable, smallLogarithm(quotient));
}

/** log of a value within 1/40 of 1. */
function smallLogarithm(value: Pair): Pair {
  const s = divide(add(value, whole(-1)), add(value, whole(1)));
  series ??= Array.from({ length: 11 }, (_, i) => fraction(1, 2 * i + 1));
  const doubled = { hi: s.hi * 2, lo: s.lo * 2 };
  return multiply(doubled, polynomial(multiply(s, s), series));
}

const near: (Pair | undefined)[] = [];

/** log(n/32) for 22 <= n <= 46, by steps from log 1. */
function nearLogarithm(n: number): Pair {
  if (n === 32) return whole(0);
  let known = near[n];
  if (known === undefined) {
    const towards = n > 32 ? n - 1 : n + 1;
    known = add(nearLogarithm(towards), smallLogarithm(fraction(n, towards)));
    near[n] = known;
  }
  return known;
}
