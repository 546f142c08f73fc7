/** Arithmetic of fractions: sums and products divide by what is common before they multiply, so that ints stay small. */
import { zeroDivisionError } from '../../runtime/exceptions/raise.ts';
import type { Int } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';
import {
  add,
  decimalText,
  floorDivide,
  modulo,
  multiply,
  power,
  subtract,
} from '../../runtime/operations/int-arithmetic.ts';
import { commonDivisor, divided, makeFraction, negated, PyFraction } from './fraction.ts';

/** a + b, or a - b, by `join`: only what the denominators share can still be common to the sum. */
function joined(a: PyFraction, b: PyFraction, join: (x: Int, y: Int) => Int): PyFraction {
  const shared = commonDivisor(a.under, b.under);
  const ownUnder = divided(a.under, shared);
  const sum = join(multiply(a.over, divided(b.under, shared)), multiply(b.over, ownUnder));
  const rest = shared === 1 ? 1 : commonDivisor(sum, shared);
  return new PyFraction(divided(sum, rest), multiply(ownUnder, divided(b.under, rest)));
}

/** (p / q) * (r / s), each in lowest terms: crosswise what is common goes first. */
function product(p: Int, q: Int, r: Int, s: Int): PyFraction {
  const one = commonDivisor(p, s);
  const two = commonDivisor(r, q);
  const over = multiply(divided(p, one), divided(r, two));
  const under = multiply(divided(q, two), divided(s, one));
  return under < 0 ? new PyFraction(negated(over), negated(under)) : new PyFraction(over, under);
}

function quotient(a: PyFraction, b: PyFraction): PyFraction {
  if (b.over === 0) throw zeroDivisionError(`Fraction(${decimalText(b.under)}, 0)`);
  return product(a.over, a.under, b.under, b.over);
}

const floorQuotient = (a: PyFraction, b: PyFraction): Int =>
  floorDivide(multiply(a.over, b.under), multiply(a.under, b.over));

const remainder = (a: PyFraction, b: PyFraction, message?: string): PyFraction =>
  makeFraction(modulo(multiply(a.over, b.under), multiply(b.over, a.under), message), multiply(a.under, b.under));

/** Operators whose result for two fractions is exact. */
export type ExactOperator = '+' | '-' | '*' | '/' | '//' | '%' | 'divmod()';

export function exactOperation(operator: ExactOperator, a: PyFraction, b: PyFraction): Value {
  switch (operator) {
    case '+':
      return joined(a, b, add);
    case '-':
      return joined(a, b, subtract);
    case '*':
      return product(a.over, a.under, b.over, b.under);
    case '/':
      return quotient(a, b);
    case '//':
      return floorQuotient(a, b);
    case '%':
      return remainder(a, b);
    case 'divmod()':
      return new PyTuple([floorQuotient(a, b), remainder(a, b)]);
  }
}

/** To a whole power. Throws ZeroDivisionError. */
export function powerOf(base: PyFraction, exponent: Int): PyFraction {
  if (exponent >= 0) return new PyFraction(power(base.over, exponent), power(base.under, exponent));
  const size = negated(exponent);
  if (base.over === 0) throw zeroDivisionError(`Fraction(${decimalText(power(base.under, size))}, 0)`);
  const [over, under] = base.over < 0 ? [negated(base.under), negated(base.over)] : [base.under, base.over];
  return new PyFraction(power(over, size), power(under, size));
}

/** The nearest whole number, half to even. */
export function rounded(over: Int, under: Int): Int {
  const floor = floorDivide(over, under);
  const twice = multiply(2, subtract(over, multiply(floor, under)));
  const up = twice > under || (twice === under && modulo(floor, 2) === 1);
  return up ? add(floor, 1) : floor;
}

/** The nearest fraction whose denominator is at most `limit`, from the convergents of the continued fraction. */
export function nearest(value: PyFraction, limit: Int): PyFraction {
  let [over, under]: [Int, Int] = [value.over, value.under];
  let [earlier, last]: [PyFraction, PyFraction] = [new PyFraction(0, 1), new PyFraction(1, 0)];
  for (;;) {
    const term = floorDivide(over, under);
    const next = mediant(earlier, last, term);
    if (next.under > limit) break;
    [earlier, last] = [last, next];
    [over, under] = [under, subtract(over, multiply(term, under))];
  }
  // Between the last two convergents lies one more candidate; the convergent wins if both are as near.
  const between = mediant(earlier, last, floorDivide(subtract(limit, earlier.under), last.under));
  return multiply(multiply(2, under), between.under) <= value.under ? last : between;
}

const mediant = (a: PyFraction, b: PyFraction, times: Int): PyFraction =>
  new PyFraction(add(a.over, multiply(times, b.over)), add(a.under, multiply(times, b.under)));
