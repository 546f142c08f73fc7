/** Division and powers of floats, as CPython defines them: signs of zeros, infinities and errors included. */
import { makeExceptionOf, zeroDivisionError } from '../exceptions/raise.ts';
import { pow } from '../libm/exponential.ts';
import { PyComplex, PyFloat } from '../objects/float.ts';
import type { Value } from '../objects/object.ts';
import { complexPower } from './complex-arithmetic.ts';

/** `a / b`. Throws ZeroDivisionError. */
export function divideFloats(a: number, b: number): number {
  if (b === 0) throw zeroDivisionError('float division by zero');
  return a / b;
}

/** `a // b` and `a % b`. Throws ZeroDivisionError with `message`. */
export function floatDivmod(a: number, b: number, message: string): readonly [quotient: number, remainder: number] {
  if (b === 0) throw zeroDivisionError(message);
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0) {
    if (b < 0 !== remainder < 0) {
      remainder += b;
      quotient -= 1;
    }
  } else remainder = b < 0 ? -0 : 0;
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, remainder];
  const floored = Math.floor(quotient);
  return [quotient - floored > 0.5 ? floored + 1 : floored, remainder];
}

/** `a ** b`; a complex for a negative base and fractional exponent. Throws ZeroDivisionError and OverflowError. */
export function floatPower(a: number, b: number): Value {
  if (a === 0 && b < 0 && Number.isFinite(b)) throw zeroDivisionError('0.0 cannot be raised to a negative power');
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b))
    return complexPower(new PyComplex(a, 0), new PyComplex(b, 0));
  const result = pow(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b))
    throw makeExceptionOf('OverflowError', [34, 'Numerical result out of range']);
  return new PyFloat(result);
}
