/** math: taking floats apart and putting them together. */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { scale, split } from '../../runtime/libm/bits.ts';
import { fusedMultiplyAdd } from '../../runtime/libm/fused-multiply-add.ts';
import { nextAfter } from '../../runtime/libm/neighbours.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import type { FunctionTable } from '../define.ts';
import { real } from './arguments.ts';

/** IEEE 754 remainder: x - n*y, n the whole number nearest to x/y, ties to even. */
export function remainder(x: number, y: number): number {
  if (!Number.isFinite(y) && !Number.isNaN(y) && Number.isFinite(x)) return x;
  const size = Math.abs(y);
  const rest = Math.abs(x) % size;
  const other = size - rest;
  let result: number;
  if (rest < other) result = rest;
  else if (rest > other) result = -other;
  else result = rest - 2 * ((0.5 * (Math.abs(x) - rest)) % size); // a tie: to the even multiple
  return x < 0 || Object.is(x, -0) ? -result : result;
}

export const partFunctions: FunctionTable = {
  modf: [
    '(x, /)',
    function* (x: Value): Guest<Value> {
      const value = yield* real(x);
      const negative = value < 0 || Object.is(value, -0);
      if (!Number.isFinite(value)) {
        const fraction = Number.isNaN(value) ? value : negative ? -0 : 0;
        return new PyTuple([new PyFloat(fraction), new PyFloat(value)]);
      }
      const whole = Math.trunc(value);
      const fraction = value - whole;
      return new PyTuple([new PyFloat(fraction === 0 && negative ? -0 : fraction), new PyFloat(whole)]);
    },
  ],
  frexp: [
    '(x, /)',
    function* (x: Value): Guest<Value> {
      const [mantissa, exponent] = split(yield* real(x));
      return new PyTuple([new PyFloat(mantissa), exponent]);
    },
  ],
  ldexp: [
    '(x, i, /)',
    function* (x: Value, i: Value): Guest<Value> {
      const value = yield* real(x);
      const exponent = intOf(i);
      if (exponent === undefined) throw typeError('Expected an int as second argument to ldexp.');
      const result = scale(value, Math.max(-5000, Math.min(5000, Number(exponent))));
      if (!Number.isFinite(result) && Number.isFinite(value)) throw overflowError('math range error');
      return new PyFloat(result);
    },
  ],
  nextafter: [
    '(x, y, /, *, steps=None)',
    function* (x: Value, y: Value, steps?: Value): Guest<Value> {
      const [from, to] = [yield* real(x), yield* real(y)];
      const count = steps === undefined || steps === None ? 1 : yield* settle(toIndex(steps));
      if (count < 0) throw valueError('steps must be a non-negative integer');
      return new PyFloat(nextAfter(from, to, BigInt(count)));
    },
  ],
  fma: [
    '(x, y, z, /)',
    function* (x: Value, y: Value, z: Value): Guest<Value> {
      const [a, b, c] = [yield* real(x), yield* real(y), yield* real(z)];
      const result = fusedMultiplyAdd(a, b, c);
      if (Number.isNaN(result) && ![a, b, c].some(Number.isNaN)) throw valueError('invalid operation in fma');
      if (!Number.isFinite(result) && [a, b, c].every(Number.isFinite)) throw overflowError('overflow in fma');
      return new PyFloat(result);
    },
  ],
};
