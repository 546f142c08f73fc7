/** Methods of int and bool. */
import { makeException, overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../guest.ts';
import { bytesOf } from '../operations/buffer.ts';
import { bytesFromObject, MAX_BYTES } from '../operations/bytes-source.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { type CompareOperator, compareJs } from '../operations/compare.ts';
import { floatPower } from '../operations/float-arithmetic.ts';
import { formatInt } from '../operations/format-spec.ts';
import { hashOf } from '../operations/hash.ts';
import { hasIndex, toIndex, toSize } from '../operations/index.ts';
import {
  add,
  bitAnd,
  bitLength,
  bitOr,
  bitXor,
  decimalText,
  floorDivide,
  leftShift,
  maxDigits,
  modulo,
  multiply,
  power,
  powerModulo,
  rightShift,
  subtract,
  toFloat,
  trueDivide,
} from '../operations/int-arithmetic.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { numberText } from '../operations/number-text.ts';
import { repr, str } from '../operations/text.ts';
import { truth } from '../operations/truth.ts';
import { argumentTypeName, typeName, typeOf } from '../operations/type-of.ts';
import { warn } from '../operations/warn.ts';
import { realm } from '../realm.ts';
import { PyByteArray, PyBytes } from './bytes.ts';
import { PyComplex, PyFloat } from './float.ts';
import { boolType, type Int, intOf, intType, normalizeInt, PyIntBox } from './int.ts';
import { PyTuple } from './list.ts';
import { addClassMethods, addGetSets, addMethods, type MethodTable } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { type Str, strFromCodePoints, strOf, strPoints, strToText } from './str.ts';

const self = (value: Value): Int => intOf(value) as Int;

/** Both signatures of a binary dunder: plain and reflected. */
function binary(name: string, operation: (a: Int, b: Int) => Value): MethodTable {
  const plain = (a: Value, b: Value): Value => {
    const other = intOf(b);
    return other === undefined ? NotImplemented : operation(self(a), other);
  };
  const reflected = (a: Value, b: Value): Value => {
    const other = intOf(b);
    return other === undefined ? NotImplemented : operation(other, self(a));
  };
  return { [`__${name}__`]: ['(self, value, /)', plain], [`__r${name}__`]: ['(self, value, /)', reflected] };
}

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: Value, b: Value): Value => {
        const other = intOf(b);
        return other === undefined ? NotImplemented : compareMixed(operator, self(a), other);
      },
    ],
  };
}

function compareMixed(operator: CompareOperator, a: Int, b: Int): boolean {
  if (operator === '==') return a === b;
  if (operator === '!=') return a !== b;
  return compareJs(operator, a, b);
}

function intPower(a: Int, b: Int): Value {
  if (b >= 0) return power(a, b);
  return floatPower(toFloat(a), toFloat(b));
}

addMethods(intType, {
  __new__: ['(cls, x=0, /, base=10)', newInt],
  __repr__: ['(self, /)', (a: Value) => decimalText(self(a))],
  __hash__: ['(self, /)', (a: Value) => hashOf(self(a)) as Value],
  __bool__: ['(self, /)', (a: Value) => self(a) !== 0],
  __int__: ['(self, /)', self],
  __index__: ['(self, /)', self],
  __float__: ['(self, /)', (a: Value) => new PyFloat(toFloat(self(a)))],
  __neg__: ['(self, /)', (a: Value) => subtract(0, self(a))],
  __pos__: ['(self, /)', self],
  __abs__: ['(self, /)', (a: Value) => (self(a) < 0 ? subtract(0, self(a)) : self(a))],
  __invert__: ['(self, /)', (a: Value) => subtract(-1, self(a))],
  __trunc__: ['(self, /)', self],
  __floor__: ['(self, /)', self],
  __ceil__: ['(self, /)', self],
  __round__: ['(self, ndigits=None, /)', roundInt],
  __format__: [
    '(self, format_spec, /)',
    (a: Value, spec: Value): Maybe<Value> => {
      const text = specText(spec);
      return text === '' ? str(a) : formatInt(self(a), text, toFloat, decimalText, typeName(a));
    },
  ],
  __sizeof__: ['(self, /)', (a: Value) => 24 + 4 * Math.max(1, Math.ceil(bitLength(self(a)) / 30))],
  __getnewargs__: ['(self, /)', (a: Value) => new PyTuple([self(a)])],
  ...binary('add', add),
  ...binary('sub', subtract),
  ...binary('mul', multiply),
  ...binary('floordiv', (a, b) => floorDivide(a, b)),
  ...binary('mod', (a, b) => modulo(a, b)),
  ...binary('truediv', (a, b) => new PyFloat(trueDivide(a, b))),
  ...binary('lshift', leftShift),
  ...binary('rshift', rightShift),
  ...binary('and', bitAnd),
  ...binary('or', bitOr),
  ...binary('xor', bitXor),
  ...binary('divmod', (a, b) => new PyTuple([floorDivide(a, b), modulo(a, b)])),
  __pow__: [
    '(self, value, mod=None, /)',
    (a: Value, b: Value, mod: Value = None): Value => {
      if (mod instanceof PyComplex) throw valueError('complex modulo');
      if (mod instanceof PyFloat) throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
      const exponent = intOf(b);
      if (exponent === undefined) return NotImplemented;
      if (mod === None) return intPower(self(a), exponent);
      const modulus = intOf(mod);
      return modulus === undefined ? NotImplemented : powerModulo(self(a), exponent, modulus);
    },
  ],
  __rpow__: [
    '(self, value, mod=None, /)',
    (a: Value, b: Value): Value => {
      const base = intOf(b);
      return base === undefined ? NotImplemented : intPower(base, self(a));
    },
  ],
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  bit_length: ['(self, /)', (a: Value) => bitLength(self(a))],
  bit_count: [
    '(self, /)',
    (a: Value) => (self(a) < 0 ? -BigInt(self(a)) : BigInt(self(a))).toString(2).replaceAll('0', '').length,
  ],
  conjugate: ['(self, /)', self],
  as_integer_ratio: ['(self, /)', (a: Value) => new PyTuple([self(a), 1])],
  is_integer: ['(self, /)', () => true],
  to_bytes: ["(self, /, length=1, byteorder='big', *, signed=False)", toBytes],
});
addClassMethods(intType, { from_bytes: ["(cls, /, bytes, byteorder='big', *, signed=False)", fromBytes] });
addGetSets(intType, { real: self, imag: () => 0, numerator: self, denominator: () => 1 });

function specText(spec: Value): Str {
  const text = strOf(spec);
  if (text === undefined) throw typeError(`__format__() argument must be str, not ${argumentTypeName(spec)}`);
  return text;
}

function newInt(cls: Value, x?: Value, base?: Value): Maybe<Value> {
  if (cls === intType && base === undefined) {
    if (typeof x === 'number') return x;
    if (x instanceof PyFloat && x.exact) return floatToInt(x.v);
    const plain = typeof x === 'string' ? plainDecimal(x) : undefined;
    if (plain !== undefined) return plain;
  }
  return newIntSlow(cls, x, base);
}

/** The value of up to 15 ASCII digits with or without a minus; undefined for any other text. */
function plainDecimal(text: string): number | undefined {
  const negative = text.charCodeAt(0) === 45;
  const from = negative ? 1 : 0;
  if (text.length === from || text.length > 15) return undefined;
  let value = 0;
  for (let i = from; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return negative ? 0 - value : value;
}

function* newIntSlow(cls: Value, x?: Value, base?: Value): Guest<Value> {
  checkSubtype(cls, intType);
  const value = yield* parseInt_(x, base);
  return cls === intType ? value : newInstance(cls, intType, PyIntBox, value);
}

function* parseInt_(x: Value | undefined, base: Value | undefined): Guest<Int> {
  if (x === undefined) {
    if (base !== undefined) throw typeError('int() missing string argument');
    return 0;
  }
  if (base !== undefined) {
    const radix = Number(yield* settle(toIndex(base)));
    const source = textOf(x);
    if (radix !== 0 && (radix < 2 || radix > 36)) throw valueError('int() base must be >= 2 and <= 36, or 0');
    if (source === undefined) throw typeError("int() can't convert non-string with explicit base");
    return yield* textToInt(source, radix, x);
  }
  const int = intOf(x);
  if (int !== undefined && (typeof x !== 'object' || typeOf(x).lookupCell('__int__') === intType.own.get('__int__')))
    return int;
  if (x instanceof PyFloat && x.exact) return floatToInt(x.v);
  for (const method of ['__int__', '__index__', '__trunc__']) {
    const result = callSpecialMaybe(x, method, []);
    if (result === undefined) continue;
    const value = yield* settle(result);
    const converted = intOf(value);
    if (converted !== undefined) return converted;
    if (method !== '__trunc__') throw typeError(`${method} returned non-int (type ${typeName(value)})`);
    if (!hasIndex(value)) throw typeError(`__trunc__ returned non-Integral (type ${typeName(value)})`);
    return yield* settle(toIndex(value));
  }
  const source = textOf(x);
  if (source !== undefined) return yield* textToInt(source, 10, x);
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${typeName(x)}'`);
}

/** Truncates. Throws for inf and nan. */
export function floatToInt(value: number): Int {
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw overflowError('cannot convert float infinity to integer');
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? whole + 0 : normalizeInt(BigInt(whole));
}

function textOf(x: Value): string | undefined {
  const text = strOf(x);
  if (text !== undefined) return strToText(text);
  const data = bytesOf(x);
  return data === undefined ? undefined : Buffer.from(data).toString('latin1');
}

/** Characters of the repr that the message of int() shows. */
const SHOWN_LITERAL = 200;

function* textToInt(source: string, radix: number, original: Value): Guest<Int> {
  const text = numberText(source, strOf(original) !== undefined);
  const match = /^([+-]?)(0[xX]|0[oO]|0[bB])?(_?[0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)$/.exec(text);
  const invalid = function* (): Guest<never> {
    const shown = yield* settle(repr(original instanceof PyByteArray ? new PyBytes(original.data) : original));
    const start = strFromCodePoints(strPoints(shown as Str).subarray(0, SHOWN_LITERAL));
    throw valueError(`invalid literal for int() with base ${radix}: ${strToText(start)}`);
  };
  if (match === null) return yield* invalid();
  let [, sign, prefix, digits] = match as unknown as [string, string, string | undefined, string];
  let base = radix;
  const prefixBase = prefix === undefined ? 0 : /x/i.test(prefix) ? 16 : /o/i.test(prefix) ? 8 : 2;
  if (prefix !== undefined && (radix === 0 || radix === prefixBase)) base = prefixBase;
  else if (prefix !== undefined) {
    digits = prefix + digits;
    prefix = undefined;
  }
  if (prefix === undefined && digits.startsWith('_')) return yield* invalid();
  if (base === 0) {
    if (/^0[0_]*[1-9a-zA-Z]/.test(digits)) return yield* invalid();
    base = 10;
  }
  digits = digits.replaceAll('_', '');
  for (const digit of digits) if (Number.parseInt(digit, 36) >= base) return yield* invalid();
  const limit = maxDigits().digits;
  if ((base & (base - 1)) !== 0 && limit > 0 && digits.length > limit) {
    throw valueError(
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  realm().budget.work(digits.length / 64);
  realm().budget.allocate(digits.length);
  const magnitude = digits.length < 11 ? Number.parseInt(digits, base) : parseBig(digits, base);
  return sign === '-' ? subtract(0, magnitude) : magnitude;
}

function parseBig(digits: string, base: number): Int {
  if (base === 10) return normalizeInt(BigInt(digits));
  if (base === 16 || base === 8 || base === 2)
    return normalizeInt(BigInt(`${base === 16 ? '0x' : base === 8 ? '0o' : '0b'}${digits}`));
  // Halves, so that the work is that of a few large multiplications.
  if (digits.length <= 10) return Number.parseInt(digits, base);
  const half = digits.length >> 1;
  const low = digits.slice(half);
  return add(multiply(parseBig(digits.slice(0, half), base), power(base, low.length)), parseBig(low, base));
}

function roundInt(a: Value, digits: Value = None): Maybe<Value> {
  if (digits === None) return self(a);
  const places = toIndex(digits);
  return isPending(places) ? roundRest(self(a), places) : roundTo(self(a), places);
}

function* roundRest(value: Int, pending: Guest<Int>): Guest<Value> {
  return roundTo(value, yield* pending);
}

function roundTo(value: Int, places: Int): Int {
  if (places >= 0) return value;
  if (Number(places) < -4000 && bitLength(value) < 13000) return 0;
  const unit = power(10, subtract(0, places));
  const quotient = floorDivide(value, unit);
  const twice = multiply(modulo(value, unit), 2);
  const up = twice > unit || (twice === unit && modulo(quotient, 2) === 1);
  return multiply(up ? add(quotient, 1) : quotient, unit);
}

function* toBytes(a: Value, length: Value = 1, order: Value = 'big', signed: Value = false): Guest<Value> {
  const size = yield* settle(toSize(length));
  const little = byteOrder(order, 'to_bytes');
  if (size < 0) throw valueError('length argument must be non-negative');
  const isSigned = yield* settle(truth(signed));
  let value = BigInt(self(a));
  if (value < 0n && !isSigned) throw overflowError("can't convert negative int to unsigned");
  // A negative value needs a bit for its sign too.
  const bits = bitLength(value < 0n ? -value - 1n : value) + (isSigned && value !== 0n ? 1 : 0);
  if (bits > size * 8) throw overflowError('int too big to convert');
  realm().budget.allocate(size);
  if (size > MAX_BYTES) throw makeException('MemoryError');
  const data = new Uint8Array(size).fill(value < 0n ? 255 : 0);
  if (value < 0n) value += 1n << BigInt(8 * Math.ceil(bits / 8));
  const hex = value.toString(16);
  for (let i = size - 1, end = hex.length; i >= 0 && end > 0; i--, end -= 2)
    data[i] = Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16);
  if (little) data.reverse();
  return new PyBytes(data);
}

function byteOrder(order: Value, method: string): boolean {
  const text = strOf(order);
  if (text === undefined)
    throw typeError(`${method}() argument 'byteorder' must be str, not ${argumentTypeName(order)}`);
  if (text === 'little') return true;
  if (text === 'big') return false;
  throw valueError("byteorder must be either 'little' or 'big'");
}

function* fromBytes(cls: Value, source: Value, order: Value = 'big', signed: Value = false): Guest<Value> {
  const little = byteOrder(order, 'from_bytes');
  const data = yield* bytesFromObject(source);
  const bytes = little ? data.slice().reverse() : data;
  let value = bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  if ((yield* settle(truth(signed))) && bytes.length > 0 && (bytes[0] as number) >= 128)
    value -= 1n << BigInt(bytes.length * 8);
  const result = normalizeInt(value);
  return cls === intType ? result : yield new GuestCall(cls, [result]);
}

// --- bool

addMethods(boolType, {
  __format__: [
    '(self, format_spec, /)',
    (a: Value, spec: Value): Maybe<Value> => {
      const text = specText(spec);
      return text === '' ? str(a) : formatInt(self(a), text, toFloat, decimalText, typeName(a));
    },
  ],
  __new__: ['(cls, object=False, /)', (_cls: Value, x: Value = false): Maybe<Value> => truth(x)],
  __repr__: ['(self, /)', (a: Value) => (a === true ? 'True' : 'False')],
  __invert__: [
    '(self, /)',
    function* (a: Value): Guest<Value> {
      yield* warn(
        'DeprecationWarning',
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
      );
      return subtract(-1, self(a));
    },
  ],
  ...boolean('and', (a, b) => a && b, bitAnd),
  ...boolean('or', (a, b) => a || b, bitOr),
  ...boolean('xor', (a, b) => a !== b, bitXor),
});

/** `&`, `|`, `^`: bool for two bools, else int. */
function boolean(
  name: string,
  operation: (a: boolean, b: boolean) => boolean,
  onInts: (a: Int, b: Int) => Int,
): MethodTable {
  const call = (a: Value, b: Value): Value => {
    if (typeof a === 'boolean' && typeof b === 'boolean') return operation(a, b);
    const other = intOf(b);
    return other === undefined ? NotImplemented : onInts(self(a), other);
  };
  return { [`__${name}__`]: ['(self, value, /)', call], [`__r${name}__`]: ['(self, value, /)', call] };
}
