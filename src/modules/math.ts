/** math. */
import { overflowError, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../runtime/guest.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { realOf, toFloatValue } from '../runtime/objects/float-methods.ts';
import { type Int, intOf, normalizeInt } from '../runtime/objects/int.ts';
import { floatToInt } from '../runtime/objects/int-methods.ts';
import { PyTuple } from '../runtime/objects/list.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { strOf } from '../runtime/objects/str.ts';
import { binaryOperation } from '../runtime/operations/arithmetic.ts';
import { callSpecialMaybe } from '../runtime/operations/call.ts';
import { toIndex } from '../runtime/operations/index.ts';
import { add, bitLength, floorDivide, modulo, multiply, subtract } from '../runtime/operations/int-arithmetic.ts';
import { iterateAll } from '../runtime/operations/iterate.ts';
import { typeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { type FunctionTable, nativeModule } from './define.ts';

function* real(value: Value): Guest<number> {
  const known = realOf(value);
  if (known !== undefined) return known;
  if (
    strOf(value) !== undefined ||
    typeof value !== 'object' ||
    (value.cls.lookup('__float__') === undefined && value.cls.lookup('__index__') === undefined)
  )
    throw typeError(`must be real number, not ${typeName(value)}`);
  return yield* toFloatValue(value);
}

/** A function of one float; NaN out of a number is a domain error, infinity out of a finite one a range error. */
function unary(operation: (x: number) => number, overflows = false): FunctionTable[string] {
  return [
    '(x, /)',
    function* (x: Value): Guest<Value> {
      const value = yield* real(x);
      const result = operation(value);
      if (Number.isNaN(result) && !Number.isNaN(value)) throw valueError('math domain error');
      if (!Number.isFinite(result) && Number.isFinite(value))
        throw overflows ? overflowError('math range error') : valueError('math domain error');
      return new PyFloat(result);
    },
  ];
}

function binary(operation: (x: number, y: number) => number): FunctionTable[string] {
  return [
    '(x, y, /)',
    function* (x: Value, y: Value): Guest<Value> {
      const [a, b] = [yield* real(x), yield* real(y)];
      const result = operation(a, b);
      if (Number.isNaN(result) && !Number.isNaN(a) && !Number.isNaN(b)) throw valueError('math domain error');
      if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) throw overflowError('math range error');
      return new PyFloat(result);
    },
  ];
}

function rounding(method: string, operation: (x: number) => number): FunctionTable[string] {
  return [
    '(x, /)',
    function* (x: Value): Guest<Value> {
      const own = x instanceof PyFloat ? undefined : callSpecialMaybe(x, method, []);
      if (own !== undefined) return yield* settle(own);
      if (method === '__trunc__' && !(x instanceof PyFloat))
        throw typeError(`type ${typeName(x)} doesn't define __trunc__ method`);
      return floatToInt(operation(yield* real(x)));
    },
  ];
}

/** Logarithm of ints beyond float range too. */
function* logarithm(x: Value, log: (value: number) => number): Guest<number> {
  const int = intOf(x);
  if (int !== undefined) {
    if (int <= 0) throw valueError('expected a positive input');
    if (typeof int === 'bigint' && bitLength(int) > 1000) {
      const shift = bitLength(int) - 60;
      return log(Number(int >> BigInt(shift))) + shift * log(2);
    }
  }
  const value = yield* real(x);
  if (value <= 0)
    throw valueError(
      int === undefined
        ? Object.is(value, 0) || value <= 0
          ? 'expected a positive input'
          : 'math domain error'
        : 'expected a positive input',
    );
  return log(value);
}

function* ints(values: readonly Value[]): Guest<Int[]> {
  const result: Int[] = [];
  for (const value of values) result.push(yield* settle(toIndex(value)));
  return result;
}

function gcd(a: Int, b: Int): Int {
  let [x, y] = [a < 0 ? subtract(0, a) : a, b < 0 ? subtract(0, b) : b];
  while (y !== 0) [x, y] = [y, modulo(x, y)];
  return x;
}

/** Product of a run of ints by halves. */
function productOf(from: number, to: number): bigint {
  if (to - from < 8) {
    let product = 1n;
    for (let i = from; i <= to; i++) product *= BigInt(i);
    return product;
  }
  const middle = (from + to) >> 1;
  return productOf(from, middle) * productOf(middle + 1, to);
}

/** Largest int whose square is not above n. */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

/** Exactly rounded sum (Shewchuk's partials). */
export function exactSum(values: readonly number[]): number {
  const partials: number[] = [];
  let special = 0;
  for (let x of values) {
    if (!Number.isFinite(x)) {
      special += x;
      continue;
    }
    let count = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[count++] = low;
      x = high;
    }
    partials.length = count;
    partials.push(x);
  }
  if (special !== 0 || Number.isNaN(special)) return special;
  let n = partials.length - 1;
  if (n < 0) return 0;
  let high = partials[n] as number;
  let low = 0;
  while (n > 0) {
    const x = high;
    const y = partials[--n] as number;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  if (n > 0 && ((low < 0 && (partials[n - 1] as number) < 0) || (low > 0 && (partials[n - 1] as number) > 0))) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) high = x;
  }
  return high;
}

function frexp(value: number): readonly [number, number] {
  if (value === 0 || !Number.isFinite(value)) return [value, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(value))) + 1);
  let mantissa = value * 2 ** -exponent;
  while (Math.abs(mantissa) < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  while (Math.abs(mantissa) >= 1) {
    mantissa /= 2;
    exponent++;
  }
  return [mantissa, exponent];
}

export const builtinModule = nativeModule(
  'math',
  {
    sqrt: unary((x) => Math.sqrt(x)),
    exp: unary(Math.exp, true),
    exp2: unary((x) => 2 ** x, true),
    expm1: unary(Math.expm1, true),
    log1p: unary(Math.log1p),
    sin: unary(Math.sin),
    cos: unary(Math.cos),
    tan: unary(Math.tan),
    asin: unary(Math.asin),
    acos: unary(Math.acos),
    atan: unary(Math.atan),
    sinh: unary(Math.sinh, true),
    cosh: unary(Math.cosh, true),
    tanh: unary(Math.tanh),
    asinh: unary(Math.asinh),
    acosh: unary(Math.acosh),
    atanh: unary(Math.atanh),
    cbrt: unary(Math.cbrt),
    fabs: unary(Math.abs),
    degrees: unary((x) => x * (180 / Math.PI)),
    radians: unary((x) => x * (Math.PI / 180)),
    atan2: binary(Math.atan2),
    fmod: binary((x, y) => x % y),
    copysign: binary((x, y) => (Object.is(Math.sign(y), -0) || y < 0 ? -Math.abs(x) : Math.abs(x))),
    pow: binary((x, y) =>
      x === 1 || y === 0
        ? 1
        : x === -1 && !Number.isFinite(y) && !Number.isNaN(y)
          ? 1
          : x === 0 && y < 0
            ? Number.NaN
            : x ** y,
    ),
    floor: rounding('__floor__', Math.floor),
    ceil: rounding('__ceil__', Math.ceil),
    trunc: rounding('__trunc__', Math.trunc),
    log: [
      '(x, base=None, /)',
      function* (x: Value, base?: Value): Guest<Value> {
        const value = yield* logarithm(x, Math.log);
        if (base === undefined) return new PyFloat(value);
        const bottom = yield* logarithm(base, Math.log);
        return yield* settle(binaryOperation('/', new PyFloat(value), new PyFloat(bottom)));
      },
    ],
    log2: [
      '(x, /)',
      function* (x: Value): Guest<Value> {
        return new PyFloat(yield* logarithm(x, Math.log2));
      },
    ],
    log10: [
      '(x, /)',
      function* (x: Value): Guest<Value> {
        return new PyFloat(yield* logarithm(x, Math.log10));
      },
    ],
    isnan: [
      '(x, /)',
      function* (x: Value): Guest<Value> {
        return Number.isNaN(yield* real(x));
      },
    ],
    isinf: [
      '(x, /)',
      function* (x: Value): Guest<Value> {
        return Math.abs(yield* real(x)) === Number.POSITIVE_INFINITY;
      },
    ],
    isfinite: [
      '(x, /)',
      function* (x: Value): Guest<Value> {
        return Number.isFinite(yield* real(x));
      },
    ],
    isclose: [
      '(a, b, *, rel_tol=1e-09, abs_tol=0.0)',
      function* (x: Value, y: Value, relative?: Value, absolute?: Value): Guest<Value> {
        const [a, b] = [yield* real(x), yield* real(y)];
        const [rel, abs] = [
          relative === undefined ? 1e-9 : yield* real(relative),
          absolute === undefined ? 0 : yield* real(absolute),
        ];
        if (rel < 0 || abs < 0) throw valueError('tolerances must be non-negative');
        if (a === b) return true;
        if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
        const difference = Math.abs(b - a);
        return difference <= Math.abs(rel * b) || difference <= Math.abs(rel * a) || difference <= abs;
      },
    ],
    hypot: [
      '(*coordinates)',
      function* (args: Value[]): Guest<Value> {
        const values: number[] = [];
        for (const arg of args) values.push(Math.abs(yield* real(arg)));
        if (values.includes(Number.POSITIVE_INFINITY)) return new PyFloat(Number.POSITIVE_INFINITY);
        const largest = Math.max(0, ...values);
        if (largest === 0 || Number.isNaN(largest)) return new PyFloat(largest);
        return new PyFloat(largest * Math.sqrt(exactSum(values.map((x) => (x / largest) ** 2))));
      },
    ],
    dist: [
      '(p, q, /)',
      function* (p: Value, q: Value): Guest<Value> {
        const [a, b] = [yield* settle(iterateAll(p)), yield* settle(iterateAll(q))];
        if (a.length !== b.length) throw valueError('both points must have the same number of dimensions');
        const squares: number[] = [];
        for (const [i, x] of a.entries()) squares.push(((yield* real(x)) - (yield* real(b[i] as Value))) ** 2);
        return new PyFloat(Math.sqrt(exactSum(squares)));
      },
    ],
    fsum: [
      '(seq, /)',
      function* (iterable: Value): Guest<Value> {
        const values: number[] = [];
        for (const item of yield* settle(iterateAll(iterable))) values.push(yield* real(item));
        return new PyFloat(exactSum(values));
      },
    ],
    prod: [
      '(iterable, /, *, start=1)',
      function* (iterable: Value, start: Value = 1): Guest<Value> {
        let product = start;
        for (const item of yield* settle(iterateAll(iterable)))
          product = yield* settle(binaryOperation('*', product, item));
        return product;
      },
    ],
    gcd: [
      '(*integers)',
      function* (args: Value[]): Guest<Value> {
        return (yield* ints(args)).reduce<Int>((a, b) => gcd(a, b), 0);
      },
    ],
    lcm: [
      '(*integers)',
      function* (args: Value[]): Guest<Value> {
        let result: Int = 1;
        for (const value of yield* ints(args)) {
          if (value === 0) return 0;
          const product = multiply(result, value);
          result = floorDivide(product < 0 ? subtract(0, product) : product, gcd(result, value));
        }
        return result;
      },
    ],
    factorial: [
      '(n, /)',
      function* (n: Value): Guest<Value> {
        if (n instanceof PyFloat) throw typeError("'float' object cannot be interpreted as an integer");
        const value = yield* settle(toIndex(n));
        if (value < 0) throw valueError('factorial() not defined for negative values');
        if (typeof value === 'bigint')
          throw overflowError('factorial() argument should not exceed 9223372036854775807');
        const bits = value * Math.log2(value + 2);
        realm().budget.allocate(bits / 8);
        realm().budget.work(bits ** 1.2 / 4096);
        return normalizeInt(productOf(2, value));
      },
    ],
    comb: [
      '(n, k, /)',
      function* (n: Value, k: Value): Guest<Value> {
        const [a, b] = (yield* ints([n, k])) as [Int, Int];
        if (a < 0) throw valueError('n must be a non-negative integer');
        if (b < 0) throw valueError('k must be a non-negative integer');
        if (b > a) return 0;
        const count = Number(subtract(a, b) < b ? subtract(a, b) : b);
        let result: Int = 1;
        for (let i = 1; i <= count; i++) {
          if ((i & 15) === 0) realm().budget.work(bitLength(result) / 256 + 1);
          result = floorDivide(multiply(result, add(subtract(a, count), i)), i);
        }
        return result;
      },
    ],
    perm: [
      '(n, k=None, /)',
      function* (n: Value, k: Value = None): Guest<Value> {
        const a = yield* settle(toIndex(n));
        const b = k === None ? a : yield* settle(toIndex(k));
        if (a < 0) throw valueError('n must be a non-negative integer');
        if (b < 0) throw valueError('k must be a non-negative integer');
        if (b > a) return 0;
        let result: Int = 1;
        for (let i = 0; i < b; i++) {
          if ((i & 15) === 0) realm().budget.work(bitLength(result) / 256 + 1);
          result = multiply(result, subtract(a, i));
        }
        return result;
      },
    ],
    isqrt: [
      '(n, /)',
      function* (n: Value): Guest<Value> {
        const value = yield* settle(toIndex(n));
        if (value < 0) throw valueError('isqrt() argument must be nonnegative');
        realm().budget.work(bitLength(value) ** 1.6 / 65536);
        return normalizeInt(integerSquareRoot(BigInt(value)));
      },
    ],
    modf: [
      '(x, /)',
      function* (x: Value): Guest<Value> {
        const value = yield* real(x);
        if (!Number.isFinite(value))
          return new PyTuple([new PyFloat(Number.isNaN(value) ? value : value < 0 ? -0 : 0), new PyFloat(value)]);
        const whole = Math.trunc(value);
        const fraction = value - whole;
        return new PyTuple([new PyFloat(fraction === 0 && value < 0 ? -0 : fraction), new PyFloat(whole)]);
      },
    ],
    frexp: [
      '(x, /)',
      function* (x: Value): Guest<Value> {
        const [mantissa, exponent] = frexp(yield* real(x));
        return new PyTuple([new PyFloat(mantissa), exponent]);
      },
    ],
    ldexp: [
      '(x, i, /)',
      function* (x: Value, i: Value): Guest<Value> {
        const value = yield* real(x);
        const exponent = Number(yield* settle(toIndex(i)));
        const half = Math.trunc(exponent / 2);
        const result =
          exponent < -2000
            ? value * 0
            : exponent > 2200 && value !== 0
              ? value * Number.POSITIVE_INFINITY
              : value * 2 ** half * 2 ** (exponent - half);
        if (!Number.isFinite(result) && Number.isFinite(value)) throw overflowError('math range error');
        return new PyFloat(result);
      },
    ],
    remainder: binary((x, y) => {
      if (!Number.isFinite(y) && Number.isFinite(x)) return x;
      const r = Math.abs(x) % Math.abs(y);
      const other = Math.abs(y) - r;
      const even = ((Math.abs(x) - r) / Math.abs(y)) % 2 === 0;
      const result = r < other || (r === other && even) ? r : r - Math.abs(y);
      return x < 0 ? -result : result;
    }),
  },
  () => ({
    pi: new PyFloat(Math.PI),
    e: new PyFloat(Math.E),
    tau: new PyFloat(2 * Math.PI),
    inf: new PyFloat(Number.POSITIVE_INFINITY),
    nan: new PyFloat(Number.NaN),
  }),
);
