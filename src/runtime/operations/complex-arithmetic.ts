/** Arithmetic of complex numbers, by the formulas CPython uses, so that results have the same bits. */
import { overflowError, zeroDivisionError } from '../exceptions/raise.ts';
import { exp, pow } from '../libm/exponential.ts';
import { atan2 } from '../libm/inverse-trigonometric.ts';
import { log } from '../libm/logarithm.ts';
import { hypot } from '../libm/norm.ts';
import { cos, sin } from '../libm/trigonometric.ts';
import { PyComplex } from '../objects/float.ts';

/** Largest whole exponent that is computed by repeated multiplication. */
const MAX_MULTIPLIED_EXPONENT = 100;

export function multiplyComplex(a: PyComplex, b: PyComplex): PyComplex {
  return new PyComplex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
}

/** `a / b` by Smith's method. Throws ZeroDivisionError. */
export function divideComplex(a: PyComplex, b: PyComplex, message = 'complex division by zero'): PyComplex {
  const real = Math.abs(b.real);
  const imag = Math.abs(b.imag);
  if (real >= imag) {
    if (real === 0) throw zeroDivisionError(message);
    const r = b.imag / b.real;
    const d = b.real + b.imag * r;
    return new PyComplex((a.real + a.imag * r) / d, (a.imag - a.real * r) / d);
  }
  if (imag >= real) {
    const r = b.real / b.imag;
    const d = b.real * r + b.imag;
    return new PyComplex((a.real * r + a.imag) / d, (a.imag * r - a.real) / d);
  }
  return new PyComplex(Number.NaN, Number.NaN);
}

/** `a ** b`. Throws ZeroDivisionError and OverflowError. */
export function complexPower(a: PyComplex, b: PyComplex): PyComplex {
  const whole = b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= MAX_MULTIPLIED_EXPONENT;
  const result = whole ? wholePower(a, b.real) : generalPower(a, b);
  if (Math.abs(result.real) === Number.POSITIVE_INFINITY || Math.abs(result.imag) === Number.POSITIVE_INFINITY)
    throw overflowError('complex exponentiation');
  return result;
}

const ZERO_BASE = '0.0 to a negative or complex power';

function wholePower(a: PyComplex, exponent: number): PyComplex {
  let result = new PyComplex(1, 0);
  let base = a;
  for (let n = Math.abs(exponent); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = multiplyComplex(result, base);
    base = multiplyComplex(base, base);
  }
  return exponent > 0 ? result : divideComplex(new PyComplex(1, 0), result, ZERO_BASE);
}

function generalPower(a: PyComplex, b: PyComplex): PyComplex {
  if (a.real === 0 && a.imag === 0) {
    if (b.imag !== 0 || b.real < 0) throw zeroDivisionError(ZERO_BASE);
    return new PyComplex(0, 0);
  }
  const modulus = hypot(a.real, a.imag);
  const angle = atan2(a.imag, a.real);
  let length = pow(modulus, b.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length *= exp(-angle * b.imag);
    phase += b.imag * log(modulus);
  }
  return new PyComplex(length * cos(phase), length * sin(phase));
}
