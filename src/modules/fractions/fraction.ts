/** The fraction object, and making fractions in lowest terms. */
import { zeroDivisionError } from '../../runtime/exceptions/raise.ts';
import type { Int } from '../../runtime/objects/int.ts';
import { PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { decimalText, floorDivide, subtract } from '../../runtime/operations/int-arithmetic.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { gcd } from '../math/integers.ts';

/** Numerator and denominator in lowest terms; the denominator is positive. */
export class PyFraction extends PyObject {
  readonly over: Int;
  readonly under: Int;
  constructor(over: Int, under: Int) {
    super();
    this.over = over;
    this.under = under;
  }
}
export const fractionType = builtinType('Fraction', PyFraction, { module: 'fractions' });

export const negated = (value: Int): Int => (value === 0 ? 0 : subtract(0, value));

/** The greatest common divisor, of numbers at once. */
export function commonDivisor(a: Int, b: Int): Int {
  if (typeof a !== 'number' || typeof b !== 'number') return gcd(a, b);
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

export const divided = (value: Int, divisor: Int): Int => (divisor === 1 ? value : floorDivide(value, divisor));

/** `over / under` as an instance of `cls`. Throws ZeroDivisionError. */
export function makeFraction(over: Int, under: Int, cls: Value = fractionType): PyFraction {
  if (under === 0) throw zeroDivisionError(`Fraction(${decimalText(over)}, 0)`);
  const divisor = commonDivisor(over, under);
  const scale = under < 0 ? negated(divisor) : divisor;
  return newInstance(cls, fractionType, PyFraction, divided(over, scale), divided(under, scale));
}
