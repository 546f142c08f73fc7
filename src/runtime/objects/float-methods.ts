/** Methods of float. */
import { overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../guest.ts';
import { bytesOf } from '../operations/buffer.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { type CompareOperator, compareJs } from '../operations/compare.ts';
import { divideFloats, floatDivmod, floatPower } from '../operations/float-arithmetic.ts';
import { floatHex, readHexFloat } from '../operations/float-hex.ts';
import { fixed, formatFloat, ratio } from '../operations/format-spec.ts';
import { hashOf } from '../operations/hash.ts';
import { hasIndex, toIndex } from '../operations/index.ts';
import { toFloat } from '../operations/int-arithmetic.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { parseFloatText } from '../operations/number-text.ts';
import { floatRepr } from '../operations/scalar-text.ts';
import { repr, str } from '../operations/text.ts';
import { argumentTypeName, typeName } from '../operations/type-of.ts';
import { floatType, PyFloat } from './float.ts';
import { type Int, intOf, normalizeInt } from './int.ts';
import { floatToInt } from './int-methods.ts';
import { PyTuple } from './list.ts';
import { addClassMethods, addGetSets, addMethods, type MethodTable } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { strOf, strToText } from './str.ts';

const self = (value: Value): number => (value as PyFloat).v;

/** A float or int operand as a JS number; undefined for other types. */
export function realOf(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.v;
  const int = intOf(value);
  return int === undefined ? undefined : toFloat(int);
}

function binary(name: string, operation: (a: number, b: number) => Value): MethodTable {
  return {
    [`__${name}__`]: [
      '(self, value, /)',
      (a: Value, b: Value): Value => {
        const other = realOf(b);
        return other === undefined ? NotImplemented : operation(self(a), other);
      },
    ],
    [`__r${name}__`]: [
      '(self, value, /)',
      (a: Value, b: Value): Value => {
        const other = realOf(b);
        return other === undefined ? NotImplemented : operation(other, self(a));
      },
    ],
  };
}

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: Value, b: Value): Value => {
        if (b instanceof PyFloat) return compareJs(operator, self(a), b.v);
        const int = intOf(b);
        if (int === undefined) return NotImplemented;
        if (operator === '==') return equalsInt(self(a), int);
        if (operator === '!=') return !equalsInt(self(a), int);
        return compareJs(operator, self(a), int); // JS compares number and bigint exactly
      },
    ],
  };
}

/** Exact equality of a float and an int. */
export function equalsInt(a: number, b: Int): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: number == bigint is exact
  return typeof b === 'number' ? a === b : a == (b as unknown as number);
}

addMethods(floatType, {
  __new__: ['(cls, x=0, /)', newFloat],
  __repr__: ['(self, /)', (a: Value) => floatRepr(self(a))],
  __hash__: ['(self, /)', (a: Value) => hashOf(a as PyFloat) as Value],
  __bool__: ['(self, /)', (a: Value) => self(a) !== 0],
  __int__: ['(self, /)', (a: Value) => floatToInt(self(a))],
  __float__: ['(self, /)', (a: Value) => new PyFloat(self(a))],
  __neg__: ['(self, /)', (a: Value) => new PyFloat(-self(a))],
  __pos__: ['(self, /)', (a: Value) => new PyFloat(self(a))],
  __abs__: ['(self, /)', (a: Value) => new PyFloat(Math.abs(self(a)))],
  __trunc__: ['(self, /)', (a: Value) => floatToInt(self(a))],
  __floor__: ['(self, /)', (a: Value) => floatToInt(Math.floor(self(a)))],
  __ceil__: ['(self, /)', (a: Value) => floatToInt(Math.ceil(self(a)))],
  __round__: ['(self, ndigits=None, /)', roundFloat],
  __format__: [
    '(self, format_spec, /)',
    (a: Value, spec: Value): Maybe<Value> => {
      const text = strOf(spec);
      if (text === undefined) throw typeError(`__format__() argument must be str, not ${argumentTypeName(spec)}`);
      return text === '' ? str(a) : formatFloat(self(a), text);
    },
  ],
  __getnewargs__: ['(self, /)', (a: Value) => new PyTuple([new PyFloat(self(a))])],
  ...binary('add', (a, b) => new PyFloat(a + b)),
  ...binary('sub', (a, b) => new PyFloat(a - b)),
  ...binary('mul', (a, b) => new PyFloat(a * b)),
  ...binary('truediv', (a, b) => new PyFloat(divideFloats(a, b))),

  ...binary('floordiv', (a, b) => new PyFloat(floatDivmod(a, b, 'float floor division by zero')[0])),
  ...binary('mod', (a, b) => new PyFloat(floatDivmod(a, b, 'float modulo by zero')[1])),
  ...binary('divmod', (a, b) => {
    const [quotient, remainder] = floatDivmod(a, b, 'float divmod()');
    return new PyTuple([new PyFloat(quotient), new PyFloat(remainder)]);
  }),
  __pow__: [
    '(self, value, mod=None, /)',
    (a: Value, b: Value, mod: Value = None): Value => {
      if (mod !== None) throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
      const other = realOf(b);
      return other === undefined ? NotImplemented : floatPower(self(a), other);
    },
  ],
  __rpow__: [
    '(self, value, mod=None, /)',
    (a: Value, b: Value): Value => {
      const other = realOf(b);
      return other === undefined ? NotImplemented : floatPower(other, self(a));
    },
  ],
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  is_integer: ['(self, /)', (a: Value) => Number.isInteger(self(a))],
  conjugate: ['(self, /)', (a: Value) => new PyFloat(self(a))],
  hex: ['(self, /)', (a: Value) => floatHex(self(a))],
  as_integer_ratio: [
    '(self, /)',
    (a: Value) => {
      const value = self(a);
      if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio');
      if (!Number.isFinite(value)) throw overflowError('cannot convert Infinity to integer ratio');
      const [numerator, denominator] = ratio(value);
      return new PyTuple([normalizeInt(numerator), normalizeInt(denominator)]);
    },
  ],
});
addClassMethods(floatType, {
  fromhex: [
    '(cls, string, /)',
    function* (cls: Value, string: Value): Guest<Value> {
      const text = strOf(string);
      if (text === undefined) throw typeError('bad argument type for built-in operation');
      const value = new PyFloat(readHexFloat(strToText(text)));
      return cls === floatType ? value : yield new GuestCall(cls, [value]);
    },
  ],
  __getformat__: [
    '(cls, typestr, /)',
    (_cls: Value, kind: Value) => {
      if (strOf(kind) === undefined)
        throw typeError(`__getformat__() argument must be str, not ${argumentTypeName(kind)}`);
      if (kind !== 'double' && kind !== 'float')
        throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
      return 'IEEE, little-endian';
    },
  ],
});
addGetSets(floatType, { real: (a: PyFloat) => new PyFloat(a.v), imag: () => new PyFloat(0) });

function newFloat(cls: Value, x?: Value): Maybe<Value> {
  if (cls === floatType) {
    if (typeof x === 'number') return new PyFloat(x);
    if (x instanceof PyFloat && x.exact) return x;
    const parsed = typeof x === 'string' ? parseFloatText(x, true) : undefined;
    if (parsed !== undefined) return new PyFloat(parsed);
  }
  return newFloatOf(cls, x);
}

function* newFloatOf(cls: Value, x?: Value): Guest<Value> {
  checkSubtype(cls, floatType);
  const value = x === undefined ? 0 : yield* toFloatValue(x);
  return newInstance(cls, floatType, PyFloat, value);
}

/** `float(x)` as a JS number. */
export function* toFloatValue(x: Value): Guest<number> {
  if (x instanceof PyFloat && x.exact) return x.v;
  if (typeof x === 'number') return x;
  const result = callSpecialMaybe(x, '__float__', []);
  if (result !== undefined) {
    const value = yield* settle(result);
    if (!(value instanceof PyFloat))
      throw typeError(`${typeName(x)}.__float__ returned non-float (type ${typeName(value)})`);
    return value.v;
  }
  const text = strOf(x);
  const data = text === undefined ? bytesOf(x) : undefined;
  const source =
    text !== undefined ? strToText(text) : data === undefined ? undefined : Buffer.from(data).toString('latin1');
  if (source !== undefined) {
    const parsed = parseFloatText(source, text !== undefined);
    if (parsed === undefined)
      throw valueError(`could not convert string to float: ${strToText(yield* settle(repr(x)))}`);
    return parsed;
  }
  if (hasIndex(x)) return toFloat(yield* settle(toIndex(x)));
  throw typeError(`float() argument must be a string or a real number, not '${typeName(x)}'`);
}

function roundFloat(a: Value, digits: Value = None): Maybe<Value> {
  const value = self(a);
  if (digits === None) {
    if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
    if (!Number.isFinite(value)) throw overflowError('cannot convert float infinity to integer');
    return floatToInt(roundHalfEven(value));
  }
  const places = toIndex(digits);
  return isPending(places) ? roundRest(value, places) : roundPlaces(value, Number(places));
}

function* roundRest(value: number, pending: Guest<Int>): Guest<Value> {
  return roundPlaces(value, Number(yield* pending));
}

/** Nearest whole number, ties to even. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const difference = value - floor;
  if (difference < 0.5) return floor;
  if (difference > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function roundPlaces(value: number, places: number): Value {
  if (!Number.isFinite(value) || value === 0) return new PyFloat(value);
  if (places > 323) return new PyFloat(value);
  if (places < -308) return new PyFloat(value < 0 ? -0 : 0);
  if (places >= 0) {
    const text = fixed(Math.abs(value), places);
    return new PyFloat(value < 0 ? -Number(text) : Number(text));
  }
  const unit = 10n ** BigInt(-places);
  const [numerator, denominator] = ratio(Math.abs(value));
  const bottom = denominator * unit;
  let quotient = numerator / bottom;
  const twice = (numerator % bottom) * 2n;
  if (twice > bottom || (twice === bottom && (quotient & 1n) === 1n)) quotient++;
  const result = Number(quotient * unit);
  if (!Number.isFinite(result)) throw overflowError('rounded value too large to represent');
  return new PyFloat(value < 0 ? -result : result);
}
