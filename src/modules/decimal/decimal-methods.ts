/** Decimal: constructor, operators and methods. */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyComplex, PyFloat } from '../../runtime/objects/float.ts';
import { type Int, intOf, normalizeInt } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addClassMethods, addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { strOf } from '../../runtime/objects/str.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import type { CompareOperator } from '../../runtime/operations/compare.ts';
import { identityHash, indexKey, setKeyForm } from '../../runtime/operations/hash.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { checkSubtype, newInstance } from '../../runtime/operations/new-instance.ts';
import { realm } from '../../runtime/realm.ts';
import * as arithmetic from './arithmetic.ts';
import { decimalState, type PyContext, ROUNDINGS, type Rounding } from './context.ts';
import * as digits from './digits.ts';
import { formatDecimal } from './format.ts';
import { decimalToText, decimalType, finite, PyDecimal, powerOfTen, withSign } from './number.ts';
import { argumentOf, contextOf, convert, fromFloat, operandOf } from './operands.ts';
import { fix, rescale } from './rounding.ts';
import * as transcendental from './transcendental.ts';

export type Unary = (a: PyDecimal, context: PyContext) => PyDecimal;
export type Binary = (a: PyDecimal, b: PyDecimal, context: PyContext) => PyDecimal;

/** Operations of one decimal, by the name that Decimal and Context give them. */
export const UNARY: Readonly<Record<string, Unary>> = {
  exp: transcendental.exp,
  ln: transcendental.ln,
  log10: transcendental.log10,
  logb: digits.logb,
  sqrt: arithmetic.squareRoot,
  next_minus: (a, context) => digits.nextTowards(a, context, false),
  next_plus: (a, context) => digits.nextTowards(a, context, true),
  normalize: digits.normalize,
  logical_invert: (a, context) => {
    const ones = finite(false, (powerOfTen(context.prec) - 1n) / 9n, 0);
    return digits.logical(a, ones, context, (x, y) => x !== y);
  },
};

/** Operations of two decimals. */
export const BINARY: Readonly<Record<string, Binary>> = {
  compare: digits.compare,
  compare_signal: digits.compareSignal,
  max: (a, b, context) => digits.extreme(a, b, context, 1, false),
  max_mag: (a, b, context) => digits.extreme(a, b, context, 1, true),
  min: (a, b, context) => digits.extreme(a, b, context, -1, false),
  min_mag: (a, b, context) => digits.extreme(a, b, context, -1, true),
  next_toward: digits.nextToward,
  remainder_near: arithmetic.remainderNear,
  logical_and: (a, b, context) => digits.logical(a, b, context, (x, y) => x && y),
  logical_or: (a, b, context) => digits.logical(a, b, context, (x, y) => x || y),
  logical_xor: (a, b, context) => digits.logical(a, b, context, (x, y) => x !== y),
  rotate: (a, b, context) => digits.moveDigits(a, b, context, true),
  shift: (a, b, context) => digits.moveDigits(a, b, context, false),
  scaleb: digits.scaleb,
  compare_total: (a, b) => digits.signed(arithmetic.compareTotal(a, b)),
  compare_total_mag: (a, b) => digits.signed(arithmetic.compareTotal(withSign(a, false), withSign(b, false))),
};

const current = (): PyContext => decimalState().current;

/** An operator with its reflected form, in the current context. */
function operator(name: string, operation: Binary): MethodTable {
  const run = (a: PyDecimal, b: PyDecimal): Value => {
    const context = current();
    return context.finish(operation(a, b, context));
  };
  return {
    [`__${name}__`]: [
      '(self, value, /)',
      (a: PyDecimal, b: Value) => {
        const other = operandOf(b);
        return other === undefined ? NotImplemented : run(a, other);
      },
    ],
    [`__r${name}__`]: [
      '(self, value, /)',
      (a: PyDecimal, b: Value) => {
        const other = operandOf(b);
        return other === undefined ? NotImplemented : run(other, a);
      },
    ],
  };
}

function divmod(a: PyDecimal, b: PyDecimal): Value {
  const context = current();
  const [quotient, rest] = arithmetic.divideWhole(a, b, context);
  return context.finish(new PyTuple([quotient, rest]));
}

/** The other side of a comparison: numbers of any kind, exactly; undefined for what is no number. */
function* comparable(a: PyDecimal, b: Value, equality: boolean): Guest<readonly [PyDecimal, PyDecimal] | undefined> {
  const operand = operandOf(b);
  if (operand !== undefined) return [a, operand];
  const context = current();
  if (b instanceof PyFloat || (b instanceof PyComplex && equality && b.imag === 0)) {
    if (equality) context.flags.add('FloatOperation');
    else {
      context.note('FloatOperation');
      context.finish(undefined);
    }
    return [a, fromFloat(b instanceof PyFloat ? b.v : b.real)];
  }
  if (typeof b !== 'object' || b.cls.lookup('numerator') === undefined || b.cls.lookup('denominator') === undefined)
    return undefined;
  const numerator = intOf(yield* settle(getAttribute(b, 'numerator')));
  const denominator = intOf(yield* settle(getAttribute(b, 'denominator')));
  if (numerator === undefined || denominator === undefined || !a.isFinite)
    return numerator === undefined ? undefined : [a, operandOf(numerator) as PyDecimal];
  const scaled = finite(a.negative, a.digits * BigInt(denominator), a.exponent);
  return [scaled, operandOf(numerator) as PyDecimal];
}

const RESULTS: Readonly<Record<CompareOperator, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
};

function decide(a: PyDecimal, b: PyDecimal, operator_: CompareOperator): Value {
  if (!a.isNan && !b.isNan) return RESULTS[operator_](arithmetic.compareNumbers(a, b));
  const equality = operator_ === '==' || operator_ === '!=';
  const context = current();
  if (!equality || a.kind === 'snan' || b.kind === 'snan') context.note('InvalidOperation');
  return context.finish(operator_ === '!=');
}

function comparison(name: string, operator_: CompareOperator): MethodTable {
  const equality = operator_ === '==' || operator_ === '!=';
  return {
    [name]: [
      '(self, value, /)',
      (a: PyDecimal, b: Value): Maybe<Value> => {
        const operand = operandOf(b);
        return operand === undefined ? general(a, b) : decide(a, operand, operator_);
      },
    ],
  };
  function* general(a: PyDecimal, b: Value): Guest<Value> {
    const pair = yield* comparable(a, b, equality);
    return pair === undefined ? NotImplemented : decide(pair[0], pair[1], operator_);
  }
}

function unaryMethods(): MethodTable {
  return Object.fromEntries(
    Object.entries(UNARY).map(([name, operation]) => [
      name,
      [
        '(self, /, context=None)',
        (a: PyDecimal, contextValue?: Value) => {
          const context = contextOf(contextValue);
          return context.finish(operation(a, context));
        },
      ],
    ]),
  );
}

function binaryMethods(): MethodTable {
  return Object.fromEntries(
    Object.entries(BINARY).map(([name, operation]) => [
      name,
      [
        '(self, /, other, context=None)',
        (a: PyDecimal, b: Value, contextValue?: Value) => {
          const context = contextOf(contextValue);
          return context.finish(operation(a, argumentOf(b), context));
        },
      ],
    ]),
  );
}

/** A question that needs no context. */
const question = (test: (a: PyDecimal) => boolean): MethodTable[string] => ['(self, /)', (a: PyDecimal) => test(a)];

function create(cls: Value, value: Value = '0', contextValue?: Value): Value {
  checkSubtype(cls, decimalType);
  const context = contextOf(contextValue);
  const made = context.finish(convert(value, context));
  if (cls === decimalType) return made.exact ? made : plain(made);
  return newInstance(cls, decimalType, PyDecimal, made.kind, made.negative, made.digits, made.exponent);
}

const plain = (value: PyDecimal): PyDecimal => new PyDecimal(value.kind, value.negative, value.digits, value.exponent);

/** A rounding argument; None: that of the context. Throws TypeError. */
export function roundingOf(value: Value | undefined, context: PyContext): Rounding {
  if (value === undefined || value === None) return context.rounding;
  const text = strOf(value);
  const found = ROUNDINGS.find((rounding) => rounding === text);
  if (found === undefined)
    throw typeError(
      'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]',
    );
  return found;
}

/** int(value): truncated. Throws ValueError and OverflowError. */
export function toInt(value: PyDecimal, rounding: Rounding = 'ROUND_DOWN'): Int {
  if (value.isNan) throw valueError('cannot convert NaN to integer');
  if (!value.isFinite) throw overflowError('cannot convert Infinity to integer');
  realm().budget.allocate(Math.max(0, value.exponent));
  const whole = rescale(value, 0, rounding).value.digits;
  return normalizeInt(value.negative ? -whole : whole);
}

export function toFloat(value: PyDecimal): number {
  if (value.kind === 'snan') throw valueError('cannot convert signaling NaN to float');
  if (value.isNan) return Number.NaN;
  if (!value.isFinite) return value.negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(decimalToText(value, true));
}

function integerRatio(value: PyDecimal): Value {
  if (value.isNan) throw valueError('cannot convert NaN to integer ratio');
  if (!value.isFinite) throw overflowError('cannot convert Infinity to integer ratio');
  let top = value.digits * powerOfTen(Math.max(0, value.exponent));
  let bottom = powerOfTen(Math.max(0, -value.exponent));
  let [a, b] = [top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  if (a !== 0n) {
    top /= a;
    bottom /= a;
  }
  return new PyTuple([normalizeInt(value.negative ? -top : top), normalizeInt(bottom)]);
}

function* asTuple(value: PyDecimal): Guest<Value> {
  const exponent: Value =
    value.kind === 'infinity' ? 'F' : value.kind === 'nan' ? 'n' : value.kind === 'snan' ? 'N' : value.exponent;
  const shown =
    value.kind === 'infinity'
      ? [0]
      : value.isNan && value.digits === 0n
        ? []
        : [...value.digits.toString()].map(Number);
  const tupleClass = realm().state.get('decimal.tuple') as { cls: Value };
  return yield* call(tupleClass.cls, [value.negative ? 1 : 0, new PyTuple(shown), exponent]);
}

function* round(value: PyDecimal, places: Value = None): Guest<Value> {
  if (places === None) return toInt(value, 'ROUND_HALF_EVEN');
  const count = Number(yield* settle(toIndex(places)));
  const context = current();
  return context.finish(digits.quantize(value, finite(false, 1n, -count), context, 'ROUND_HALF_EVEN'));
}

function quantizeMethod(a: PyDecimal, b: Value, rounding?: Value, contextValue?: Value): Value {
  const context = contextOf(contextValue);
  return context.finish(digits.quantize(a, argumentOf(b), context, roundingOf(rounding, context)));
}

const integral =
  (exact: boolean) =>
  (a: PyDecimal, rounding?: Value, contextValue?: Value): Value => {
    const context = contextOf(contextValue);
    return context.finish(digits.toIntegral(a, context, roundingOf(rounding, context), exact));
  };

export function power(a: PyDecimal, b: PyDecimal, modulus: PyDecimal | undefined, context: PyContext): PyDecimal {
  return modulus === undefined
    ? transcendental.power(a, b, context)
    : transcendental.powerModulo(a, b, modulus, context);
}

function powerOperator(a: PyDecimal, b: Value, modulus: Value = None): Value {
  const other = operandOf(b);
  const third = modulus === None ? undefined : operandOf(modulus);
  if (other === undefined || (modulus !== None && third === undefined)) return NotImplemented;
  const context = current();
  return context.finish(power(a, other, third, context));
}

/** A result of a sign operator, rounded; zero loses its sign unless rounding down. */
function signedResult(value: PyDecimal, context: PyContext): PyDecimal {
  const nan = arithmetic.nanResult(context, value);
  if (nan !== undefined) return nan;
  const zero = value.isZero && context.rounding !== 'ROUND_FLOOR';
  return fix(zero ? withSign(value, false) : value, context);
}
export const plus: Unary = signedResult;
export const minus: Unary = (a, context) => signedResult(a.isNan ? a : withSign(a, !a.negative), context);
export const absolute: Unary = (a, context) => signedResult(a.isNan ? a : withSign(a, false), context);

const inCurrent =
  (operation: Unary) =>
  (a: PyDecimal): Value => {
    const context = current();
    return context.finish(operation(a, context));
  };

addMethods(decimalType, {
  __new__: ["(cls, value='0', context=None)", create],
  __repr__: ['(self, /)', (a: PyDecimal) => `Decimal('${decimalToText(a, true)}')`],
  __str__: ['(self, /)', (a: PyDecimal) => decimalToText(a, current().capitals === 1)],
  __format__: [
    '(self, format_spec, /)',
    (a: PyDecimal, spec: Value) => {
      const text = strOf(spec);
      if (text === undefined) throw typeError('format arg must be str');
      return formatDecimal(a, text, current());
    },
  ],
  __hash__: ['(self, /)', (a: PyDecimal) => hashDecimal(a)],
  __bool__: ['(self, /)', (a: PyDecimal) => !a.isZero],
  __int__: ['(self, /)', (a: PyDecimal) => toInt(a)],
  __trunc__: ['(self, /)', (a: PyDecimal) => toInt(a)],
  __floor__: ['(self, /)', (a: PyDecimal) => toInt(a, 'ROUND_FLOOR')],
  __ceil__: ['(self, /)', (a: PyDecimal) => toInt(a, 'ROUND_CEILING')],
  __float__: ['(self, /)', (a: PyDecimal) => new PyFloat(toFloat(a))],
  __complex__: ['(self, /)', (a: PyDecimal) => new PyComplex(toFloat(a), 0)],
  __round__: ['(self, n=None, /)', round],
  __neg__: ['(self, /)', inCurrent(minus)],
  __pos__: ['(self, /)', inCurrent(plus)],
  __abs__: ['(self, /)', inCurrent(absolute)],
  ...operator('add', arithmetic.add),
  ...operator('sub', arithmetic.subtract),
  ...operator('mul', arithmetic.multiply),
  ...operator('truediv', arithmetic.divide),
  ...operator('floordiv', arithmetic.floorDivide),
  ...operator('mod', arithmetic.remainder),
  __divmod__: [
    '(self, value, /)',
    (a: PyDecimal, b: Value) => {
      const other = operandOf(b);
      return other === undefined ? NotImplemented : divmod(a, other);
    },
  ],
  __rdivmod__: [
    '(self, value, /)',
    (a: PyDecimal, b: Value) => {
      const other = operandOf(b);
      return other === undefined ? NotImplemented : divmod(other, a);
    },
  ],
  __pow__: ['(self, value, mod=None, /)', powerOperator],
  __rpow__: [
    '(self, value, mod=None, /)',
    (a: PyDecimal, b: Value) => {
      const other = operandOf(b);
      return other === undefined ? NotImplemented : powerOperator(other, a);
    },
  ],
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...unaryMethods(),
  ...binaryMethods(),
  fma: [
    '(self, /, other, third, context=None)',
    (a: PyDecimal, b: Value, c: Value, contextValue?: Value) => {
      const context = contextOf(contextValue);
      return context.finish(arithmetic.fusedMultiplyAdd(a, argumentOf(b), argumentOf(c), context));
    },
  ],
  quantize: ['(self, /, exp, rounding=None, context=None)', quantizeMethod],
  to_integral: ['(self, /, rounding=None, context=None)', integral(false)],
  to_integral_value: ['(self, /, rounding=None, context=None)', integral(false)],
  to_integral_exact: ['(self, /, rounding=None, context=None)', integral(true)],
  to_eng_string: [
    '(self, /, context=None)',
    (a: PyDecimal, context?: Value) => decimalToText(a, contextOf(context).capitals === 1, true),
  ],
  is_canonical: question(() => true),
  is_finite: question((a) => a.isFinite),
  is_infinite: question((a) => a.kind === 'infinity'),
  is_nan: question((a) => a.isNan),
  is_qnan: question((a) => a.kind === 'nan'),
  is_snan: question((a) => a.kind === 'snan'),
  is_signed: question((a) => a.negative),
  is_zero: question((a) => a.isZero),
  is_normal: [
    '(self, /, context=None)',
    (a: PyDecimal, context?: Value) => a.isFinite && a.digits !== 0n && a.adjusted >= contextOf(context).Emin,
  ],
  is_subnormal: [
    '(self, /, context=None)',
    (a: PyDecimal, context?: Value) => a.isFinite && a.digits !== 0n && a.adjusted < contextOf(context).Emin,
  ],
  adjusted: ['(self, /)', (a: PyDecimal) => (a.isFinite ? a.adjusted : 0)],
  canonical: ['(self, /)', (a: PyDecimal) => a],
  conjugate: ['(self, /)', (a: PyDecimal) => a],
  radix: ['(self, /)', () => finite(false, 10n, 0)],
  copy_abs: ['(self, /)', (a: PyDecimal) => withSign(a, false)],
  copy_negate: ['(self, /)', (a: PyDecimal) => withSign(a, !a.negative)],
  copy_sign: ['(self, /, other, context=None)', (a: PyDecimal, b: Value) => withSign(a, argumentOf(b).negative)],
  same_quantum: ['(self, /, other, context=None)', (a: PyDecimal, b: Value) => digits.sameQuantum(a, argumentOf(b))],
  number_class: [
    '(self, /, context=None)',
    (a: PyDecimal, context?: Value) => digits.numberClass(a, contextOf(context)),
  ],
  as_tuple: ['(self, /)', asTuple],
  as_integer_ratio: ['(self, /)', integerRatio],
  __copy__: ['(self, /)', (a: PyDecimal) => a],
  __deepcopy__: ['(self, memo, /)', (a: PyDecimal) => a],
  __reduce__: ['(self, /)', (a: PyDecimal) => new PyTuple([a.cls, new PyTuple([decimalToText(a, true)])])],
});
addClassMethods(decimalType, {
  from_float: [
    '(cls, f, /)',
    function* (cls: Value, value: Value): Guest<Value> {
      const int = intOf(value);
      if (int === undefined && !(value instanceof PyFloat)) throw typeError('argument must be int or float');
      const made = int === undefined ? fromFloat((value as PyFloat).v) : (operandOf(int) as PyDecimal);
      return cls === decimalType ? made : yield* call(cls, [made]);
    },
  ],
});
addGetSets(decimalType, { real: (a: PyDecimal) => a, imag: () => finite(false, 0n, 0) });

// --- as keys

const MODULUS = (1n << 61n) - 1n;

function powerMod(base: bigint, exponent: bigint): bigint {
  let [result, factor, left] = [1n, base % MODULUS, exponent];
  for (; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * factor) % MODULUS;
    factor = (factor * factor) % MODULUS;
  }
  return result;
}

function hashDecimal(value: PyDecimal): Int {
  if (value.kind === 'snan') throw typeError('Cannot hash a signaling NaN value');
  if (value.isNan) return identityHash(value);
  if (!value.isFinite) return value.negative ? -314159 : 314159;
  const scale =
    value.exponent >= 0
      ? powerMod(10n, BigInt(value.exponent))
      : powerMod(powerMod(10n, MODULUS - 2n), BigInt(-value.exponent));
  const hash = (value.digits * scale) % MODULUS;
  const signed = value.negative ? -hash : hash;
  return normalizeInt(signed === -1n ? -2n : signed);
}

setKeyForm<PyDecimal>(decimalType, {
  index: (value) => {
    if (value.kind === 'snan') throw typeError('Cannot hash a signaling NaN value');
    if (value.isNan) return value;
    if (!value.isFinite) return indexKey(new PyFloat(toFloat(value)));
    if (value.exponent >= 0 && value.adjusted < 400) {
      const whole = value.digits * powerOfTen(value.exponent);
      return indexKey(normalizeInt(value.negative ? -whole : whole));
    }
    const whole = transcendental.wholeValue(value);
    if (whole !== undefined) return indexKey(normalizeInt(value.negative ? -whole : whole));
    const float = toFloat(value);
    if (Number.isFinite(float) && arithmetic.compareNumbers(fromFloat(float), value) === 0)
      return indexKey(new PyFloat(float));
    let { digits: shown, exponent } = value;
    while (shown % 10n === 0n) {
      shown /= 10n;
      exponent++;
    }
    return `\ud80b${value.negative ? '-' : ''}${shown}e${exponent}`;
  },
  hash: hashDecimal,
});
