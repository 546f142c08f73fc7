/**
 * math: reads the arguments, hands the numbers to runtime/libm (whose results are glibc's, bit for bit, see
 * docs/decisions/libm.md) or to the integer and sum functions beside this file, and turns NaN and infinity into errors.
 */
import { typeError, valueError, zeroDivisionError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { cbrt } from '../../runtime/libm/cube-root.ts';
import { erf, erfc } from '../../runtime/libm/error-function.ts';
import { exp, exp2, pow } from '../../runtime/libm/exponential.ts';
import { gamma, lgamma } from '../../runtime/libm/gamma.ts';
import { acosh, asinh, atanh, cosh, expm1, sinh, tanh } from '../../runtime/libm/hyperbolic.ts';
import { acos, asin, atan, atan2 } from '../../runtime/libm/inverse-trigonometric.ts';
import { log1p, log10 } from '../../runtime/libm/log10-log1p.ts';
import { log, log2 } from '../../runtime/libm/logarithm.ts';
import { ulp } from '../../runtime/libm/neighbours.ts';
import { norm } from '../../runtime/libm/norm.ts';
import { cos, sin, tan } from '../../runtime/libm/trigonometric.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { floatToInt } from '../../runtime/objects/int-methods.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { callSpecialMaybe } from '../../runtime/operations/call.ts';
import { bitLength } from '../../runtime/operations/int-arithmetic.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { type FunctionTable, nativeModule } from '../define.ts';
import { binary, question, real, reals, unary } from './arguments.ts';
import { integerFunctions } from './integers.ts';
import { partFunctions, remainder } from './parts.ts';
import { sumFunctions } from './sums.ts';

/** floor, ceil, trunc: the method of the argument's class, else of its float. */
function rounding(method: string, operation: (x: number) => number): FunctionTable[string] {
  const slow = function* (x: Value): Guest<Value> {
    const own = callSpecialMaybe(x, method, []);
    if (own !== undefined) return yield* settle(own);
    if (method === '__trunc__') throw typeError(`type ${typeName(x)} doesn't define __trunc__ method`);
    return floatToInt(operation(yield* real(x)));
  };
  return [
    '(x, /)',
    (x: Value): Maybe<Value> => (x instanceof PyFloat && x.exact ? floatToInt(operation(x.v)) : slow(x)),
  ];
}

/** A logarithm, of ints beyond float range too. */
function* logarithm(x: Value, operation: (value: number) => number): Guest<number> {
  const int = intOf(x);
  if (int !== undefined && int <= 0) throw valueError('math domain error');
  if (typeof int === 'bigint' && bitLength(int) > 1023) {
    // CPython: log(mantissa) + log(2) * exponent, the mantissa between 1/2 and 1.
    const exponent = bitLength(int);
    return operation(roundedTop(int, exponent) * 2 ** -64) + operation(2) * exponent;
  }
  const value = yield* real(x);
  if (value <= 0) throw valueError('math domain error');
  return operation(value);
}

/** The top 64 of `length` bits, with a sticky bit for the others, as a float. */
function roundedTop(value: bigint, length: number): number {
  const shift = BigInt(length - 64);
  const top = value >> shift;
  return Number(top << shift === value ? top : top | 1n);
}

const oneLogarithm = (operation: (x: number) => number): FunctionTable[string] => [
  '(x, /)',
  (x: Value): Maybe<Value> => {
    if (x instanceof PyFloat && x.v > 0) return new PyFloat(operation(x.v));
    if (typeof x === 'number' && x > 0) return new PyFloat(operation(x));
    return boxed(logarithm(x, operation));
  },
];

function* boxed(pending: Guest<number>): Guest<Value> {
  return new PyFloat(yield* pending);
}

function vectors(p: Value, q: Value): Maybe<Value> {
  return after(iterateAll(p), (left) =>
    after(iterateAll(q), (right) => {
      if (left.length !== right.length) throw valueError('both points must have the same number of dimensions');
      return after(reals(left), (a) =>
        after(reals(right), (b) => new PyFloat(norm(a.map((x, i) => x - (b[i] as number))))),
      );
    }),
  );
}

const coordinatesOf = (args: readonly Value[]): Maybe<Value> =>
  after(reals(args), (values) => new PyFloat(norm(values)));

const copySign = (x: number, y: number): number => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x));

export const builtinModule = nativeModule(
  'math',
  {
    sqrt: unary(Math.sqrt),
    exp: unary(exp, 'overflows'),
    exp2: unary(exp2, 'overflows'),
    expm1: unary(expm1, 'overflows'),
    log1p: unary(log1p),
    sin: unary(sin),
    cos: unary(cos),
    tan: unary(tan),
    asin: unary(asin),
    acos: unary(acos),
    atan: unary(atan),
    sinh: unary(sinh, 'overflows'),
    cosh: unary(cosh, 'overflows'),
    tanh: unary(tanh),
    asinh: unary(asinh),
    acosh: unary(acosh),
    atanh: unary(atanh),
    cbrt: unary(cbrt),
    erf: unary(erf),
    erfc: unary(erfc),
    gamma: unary(gamma, 'overflows'),
    lgamma: unary((x) => {
      const result = lgamma(x);
      return result === Number.POSITIVE_INFINITY && x <= 0 && Number.isFinite(x) ? Number.NaN : result;
    }, 'overflows'),
    fabs: unary(Math.abs),
    degrees: unary((x) => x * (180 / Math.PI)),
    radians: unary((x) => x * (Math.PI / 180)),
    ulp: unary(ulp),
    atan2: binary(atan2),
    fmod: binary((x, y) => x % y),
    copysign: binary(copySign),
    pow: binary((x, y) => (x === 0 && y < 0 && Number.isFinite(y) ? Number.NaN : pow(x, y))),
    remainder: binary(remainder),
    floor: rounding('__floor__', Math.floor),
    ceil: rounding('__ceil__', Math.ceil),
    trunc: rounding('__trunc__', Math.trunc),
    log: [
      '(x, base=None, /)',
      (x: Value, base?: Value): Maybe<Value> => {
        if (base === undefined && x instanceof PyFloat && x.v > 0) return new PyFloat(log(x.v));
        return logToBase(x, base);
      },
    ],
    log2: oneLogarithm(log2),
    log10: oneLogarithm(log10),
    isnan: question(Number.isNaN),
    isinf: question((x) => Math.abs(x) === Number.POSITIVE_INFINITY),
    isfinite: question(Number.isFinite),
    isclose: ['(a, b, *, rel_tol=1e-09, abs_tol=0.0)', isClose],
    hypot: ['(*coordinates)', coordinatesOf],
    dist: ['(p, q, /)', vectors],
    ...partFunctions,
    ...sumFunctions,
    ...integerFunctions,
  },
  () => ({
    pi: new PyFloat(Math.PI),
    e: new PyFloat(Math.E),
    tau: new PyFloat(2 * Math.PI),
    inf: new PyFloat(Number.POSITIVE_INFINITY),
    nan: new PyFloat(Number.NaN),
  }),
);

function* logToBase(x: Value, base: Value | undefined): Guest<Value> {
  const value = yield* logarithm(x, log);
  if (base === undefined) return new PyFloat(value);
  const bottom = yield* logarithm(base, log);
  if (bottom === 0) throw zeroDivisionError('float division by zero');
  return new PyFloat(value / bottom);
}

function* isClose(x: Value, y: Value, relative?: Value, absolute?: Value): Guest<Value> {
  const [a, b] = [yield* real(x), yield* real(y)];
  const rel = relative === undefined ? 1e-9 : yield* real(relative);
  const abs = absolute === undefined ? 0 : yield* real(absolute);
  if (rel < 0 || abs < 0) throw valueError('tolerances must be non-negative');
  if (a === b) return true;
  if (Math.abs(a) === Number.POSITIVE_INFINITY || Math.abs(b) === Number.POSITIVE_INFINITY) return false;
  const difference = Math.abs(b - a);
  return difference <= Math.abs(rel * b) || difference <= Math.abs(rel * a) || difference <= abs;
}
