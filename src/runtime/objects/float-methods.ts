/** Methods of float and complex. */
import { overflowError, typeError, valueError, zeroDivisionError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { exp, pow } from '../libm/exponential.ts';
import { atan2 } from '../libm/inverse-trigonometric.ts';
import { log } from '../libm/logarithm.ts';
import { hypot } from '../libm/norm.ts';
import { cos, sin } from '../libm/trigonometric.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { type CompareOperator, compareJs } from '../operations/compare.ts';
import { fixed, formatFloat, ratio } from '../operations/format-spec.ts';
import { hashOf } from '../operations/hash.ts';
import { toIndex } from '../operations/index.ts';
import { toFloat } from '../operations/int-arithmetic.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { floatRepr } from '../operations/scalar-text.ts';
import { repr } from '../operations/text.ts';
import { typeName } from '../operations/type-of.ts';
import { PyByteArray, PyBytes } from './bytes.ts';
import { complexType, floatType, PyComplex, PyFloat } from './float.ts';
import { type Int, intOf, normalizeInt } from './int.ts';
import { asciiDigits, floatToInt } from './int-methods.ts';
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
        if (operator === '==') return compareEqual(self(a), int);
        if (operator === '!=') return !compareEqual(self(a), int);
        return compareJs(operator, self(a), int); // JS compares number and bigint exactly
      },
    ],
  };
}

function compareEqual(a: number, b: Int): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: number == bigint is exact
  return typeof b === 'number' ? a === b : a == (b as unknown as number);
}

/** CPython's float `//` and `%` (float_divmod). */
export function floatDivmod(a: number, b: number): readonly [quotient: number, remainder: number] {
  if (b === 0) throw zeroDivisionError('division by zero');
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0) {
    if (b < 0 !== remainder < 0) {
      remainder += b;
      quotient -= 1;
    }
  } else remainder = b < 0 ? -0 : 0;
  let floored: number;
  if (quotient !== 0) {
    floored = Math.floor(quotient);
    if (quotient - floored > 0.5) floored += 1;
  } else floored = a / b < 0 ? -0 : 0;
  if (!Number.isFinite(b) && Number.isFinite(a))
    floored = a !== 0 && a < 0 !== b < 0 ? -1 : Object.is(a / b, -0) ? -0 : 0;
  return [floored, remainder];
}

/** `a ** b` of floats; a complex for a negative base and fractional exponent. */
export function floatPower(a: number, b: number): Value {
  if (a === 0 && b < 0) throw zeroDivisionError('zero to a negative power');
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b))
    return complexPower(new PyComplex(a, 0), new PyComplex(b, 0));
  const result = pow(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b))
    throw overflowError("(34, 'Numerical result out of range')");
  return new PyFloat(result);
}

addMethods(floatType, {
  __new__: ['(cls, x=0, /)', newFloat],
  __repr__: ['(self, /)', (a: Value) => floatRepr(self(a))],
  __str__: ['(self, /)', (a: Value) => floatRepr(self(a))],
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
    (a: Value, spec: Value) => {
      const text = strOf(spec);
      if (text === undefined) throw typeError(`__format__() argument must be str, not ${typeName(spec)}`);
      return formatFloat(self(a), text);
    },
  ],
  __getnewargs__: ['(self, /)', (a: Value) => new PyTuple([new PyFloat(self(a))])],
  ...binary('add', (a, b) => new PyFloat(a + b)),
  ...binary('sub', (a, b) => new PyFloat(a - b)),
  ...binary('mul', (a, b) => new PyFloat(a * b)),
  ...binary('truediv', (a, b) => {
    if (b === 0) throw zeroDivisionError('division by zero');
    return new PyFloat(a / b);
  }),
  ...binary('floordiv', (a, b) => new PyFloat(floatDivmod(a, b)[0])),
  ...binary('mod', (a, b) => new PyFloat(floatDivmod(a, b)[1])),
  ...binary('divmod', (a, b) => {
    const [quotient, remainder] = floatDivmod(a, b);
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
addClassMethods(floatType, { fromhex: ['(cls, string, /)', floatFromHex] });
addGetSets(floatType, { real: (a: PyFloat) => new PyFloat(a.v), imag: () => new PyFloat(0) });

function* newFloat(cls: Value, x?: Value): Guest<Value> {
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
  const source =
    text !== undefined
      ? strToText(text)
      : x instanceof PyBytes || x instanceof PyByteArray
        ? Buffer.from(x.data).toString('latin1')
        : undefined;
  if (source !== undefined) {
    const parsed = parseFloatText(source);
    if (parsed === undefined)
      throw valueError(`could not convert string to float: ${strToText(yield* settle(repr(x)))}`);
    return parsed;
  }
  const index = callSpecialMaybe(x, '__index__', []);
  if (index !== undefined) return toFloat(intOf(yield* settle(index)) ?? 0);
  throw typeError(`float() argument must be a string or a real number, not '${typeName(x)}'`);
}

/** What float() reads; undefined if malformed. */
export function parseFloatText(source: string): number | undefined {
  const text = asciiDigits(source).replace(/^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g, '');
  if (/^[+-]?(\d+(_\d+)*(\.(\d+(_\d+)*)?)?|\.\d+(_\d+)*)([eE][+-]?\d+(_\d+)*)?$/.test(text))
    return Number(text.replaceAll('_', ''));
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (special === null) return undefined;
  const value = /^n/i.test(special[2] as string) ? Number.NaN : Number.POSITIVE_INFINITY;
  return special[1] === '-' ? -value : value;
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

function floatHex(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (bits === 0n) return `${sign}0x0.0p+0`;
  const exponent = Number(bits >> 52n);
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? 0 : 1}.${(bits & 0xfffffffffffffn).toString(16).padStart(13, '0')}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

function floatFromHex(cls: Value, string: Value): Value {
  const text = strOf(string);
  if (text === undefined) throw typeError('fromhex() argument must be str');
  const source = strToText(text).trim();
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(source);
  if (special !== null) return newInstance(cls, floatType, PyFloat, parseFloatText(source) as number);
  const match = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i.exec(source);
  if (match === null || (match[2] === '' && (match[3] ?? '') === ''))
    throw valueError('invalid hexadecimal floating-point string');
  const fraction = match[3] ?? '';
  const digits = BigInt(`0x0${match[2]}${fraction}`);
  const exponent = Number(match[4] ?? 0) - fraction.length * 4;
  let value: number;
  if (exponent >= 0)
    value =
      exponent > 2000 && digits !== 0n ? Number.POSITIVE_INFINITY : Number(digits << BigInt(Math.min(exponent, 2000)));
  else value = scaleDown(digits, -exponent);
  if (value === Number.POSITIVE_INFINITY) throw overflowError('hexadecimal value too large to represent as a float');
  return newInstance(cls, floatType, PyFloat, match[1] === '-' ? -value : value);
}

/** digits / 2**shift, rounded once. */
function scaleDown(digits: bigint, shift: number): number {
  const bits = digits.toString(2).length;
  if (digits === 0n || bits - shift < -1100) return 0;
  // Bits that a float of this magnitude keeps; fewer when subnormal.
  const top = bits - shift - 1;
  const keep = top >= -1022 ? 53 : Math.max(0, 53 + (top + 1022));
  const drop = bits - keep;
  if (drop <= 0) return Number(digits) * 2 ** (-shift / 2) * 2 ** (-shift + shift / 2);
  let kept = digits >> BigInt(drop);
  const rest = digits - (kept << BigInt(drop));
  const half = 1n << BigInt(drop - 1);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept++;
  const exponent = drop - shift;
  return exponent < -1000 ? Number(kept) * 2 ** -1000 * 2 ** (exponent + 1000) : Number(kept) * 2 ** exponent;
}

// --- complex

function complexOf(value: Value): PyComplex | undefined {
  if (value instanceof PyComplex) return value;
  const real = realOf(value);
  return real === undefined ? undefined : new PyComplex(real, 0);
}

function complexBinary(name: string, operation: (a: PyComplex, b: PyComplex) => Value): MethodTable {
  const plain = (a: Value, b: Value): Value => {
    const other = complexOf(b);
    return other === undefined ? NotImplemented : operation(a as PyComplex, other);
  };
  const reflected = (a: Value, b: Value): Value => {
    const other = complexOf(b);
    return other === undefined ? NotImplemented : operation(other, a as PyComplex);
  };
  return { [`__${name}__`]: ['(self, value, /)', plain], [`__r${name}__`]: ['(self, value, /)', reflected] };
}

function divide(a: PyComplex, b: PyComplex): PyComplex {
  if (b.real === 0 && b.imag === 0) throw zeroDivisionError('division by zero');
  // Smith's algorithm, as CPython.
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    const r = b.imag / b.real;
    const d = b.real + b.imag * r;
    return new PyComplex((a.real + a.imag * r) / d, (a.imag - a.real * r) / d);
  }
  const r = b.real / b.imag;
  const d = b.real * r + b.imag;
  return new PyComplex((a.real * r + a.imag) / d, (a.imag * r - a.real) / d);
}

function multiplyComplex(a: PyComplex, b: PyComplex): PyComplex {
  return new PyComplex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
}

function complexPower(a: PyComplex, b: PyComplex): Value {
  if (b.real === 0 && b.imag === 0) return new PyComplex(1, 0);
  if (a.real === 0 && a.imag === 0) {
    if (b.imag !== 0 || b.real < 0) throw zeroDivisionError('zero to a negative or complex power');
    return new PyComplex(0, 0);
  }
  if (b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100) {
    let result = new PyComplex(1, 0);
    let base = a;
    for (let n = Math.abs(b.real); n > 0; n = Math.floor(n / 2)) {
      if (n % 2 === 1) result = multiplyComplex(result, base);
      base = multiplyComplex(base, base);
    }
    return b.real < 0 ? divide(new PyComplex(1, 0), result) : result;
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

/** Real part without `.0`, as complex shows it. */
function part(value: number): string {
  const text = floatRepr(value);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

function complexRepr(a: Value): string {
  const { real, imag } = a as PyComplex;
  const imaginary = part(imag);
  if (real === 0 && !Object.is(real, -0)) return `${imaginary}j`;
  return `(${part(real)}${imaginary.startsWith('-') ? '' : '+'}${imaginary}j)`;
}

const refuseOrder = (): Value => NotImplemented;

addMethods(complexType, {
  __new__: ['(cls, real=0, imag=0)', newComplex],
  __repr__: ['(self, /)', complexRepr],
  __hash__: ['(self, /)', (a: Value) => hashOf(a) as Value],
  __bool__: ['(self, /)', (a: PyComplex) => a.real !== 0 || a.imag !== 0],
  __neg__: ['(self, /)', (a: PyComplex) => new PyComplex(-a.real, -a.imag)],
  __pos__: ['(self, /)', (a: PyComplex) => new PyComplex(a.real, a.imag)],
  __abs__: ['(self, /)', (a: PyComplex) => new PyFloat(hypot(a.real, a.imag))],
  __complex__: ['(self, /)', (a: PyComplex) => new PyComplex(a.real, a.imag)],
  __format__: ['(self, format_spec, /)', formatComplex],
  __eq__: ['(self, value, /)', (a: PyComplex, b: Value) => equalComplex(a, b)],
  __ne__: [
    '(self, value, /)',
    (a: PyComplex, b: Value) => {
      const equal = equalComplex(a, b);
      return typeof equal === 'boolean' ? !equal : equal;
    },
  ],
  __lt__: ['(self, value, /)', refuseOrder],
  __le__: ['(self, value, /)', refuseOrder],
  __gt__: ['(self, value, /)', refuseOrder],
  __ge__: ['(self, value, /)', refuseOrder],
  ...complexBinary('add', (a, b) => new PyComplex(a.real + b.real, a.imag + b.imag)),
  ...complexBinary('sub', (a, b) => new PyComplex(a.real - b.real, a.imag - b.imag)),
  ...complexBinary('mul', multiplyComplex),
  ...complexBinary('truediv', divide),
  ...complexBinary('pow', complexPower),
  conjugate: ['(self, /)', (a: PyComplex) => new PyComplex(a.real, -a.imag)],
});
addGetSets(complexType, { real: (a: PyComplex) => new PyFloat(a.real), imag: (a: PyComplex) => new PyFloat(a.imag) });

function equalComplex(a: PyComplex, b: Value): Value {
  if (b instanceof PyComplex) return a.real === b.real && a.imag === b.imag;
  if (b instanceof PyFloat) return a.imag === 0 && a.real === b.v;
  const int = intOf(b);
  return int === undefined ? NotImplemented : a.imag === 0 && compareEqual(a.real, int);
}

function formatComplex(a: PyComplex, spec: Value): Value {
  const text = strToText(strOf(spec) ?? '');
  if (text === '') return complexRepr(a);
  const match = /^(.*?)(\.\d+)?([eEfFgGn]?)$/.exec(text) as RegExpExecArray;
  const number = (match[2] ?? '') + (match[3] || 'g');
  const shown = `${formatFloat(a.real, number) as string}${formatFloat(a.imag, `+${number}`) as string}j`;
  const width = /^(.?[<>^])?(\d+)$/.exec(match[1] as string);
  return width === null ? shown : shown.padStart(Number(width[2]));
}

function* newComplex(cls: Value, real?: Value, imag?: Value): Guest<Value> {
  checkSubtype(cls, complexType);
  const make = (r: number, i: number): Value => newInstance(cls, complexType, PyComplex, r, i);
  const text = real === undefined ? undefined : strOf(real);
  if (text !== undefined) {
    if (imag !== undefined) throw typeError("complex() can't take second arg if first is a string");
    const parsed = parseComplex(strToText(text));
    if (parsed === undefined) throw valueError('complex() arg is a malformed string');
    return make(parsed[0], parsed[1]);
  }
  if (imag !== undefined && strOf(imag) !== undefined) throw typeError("complex() second arg can't be a string");
  const a = real === undefined ? new PyComplex(0, 0) : yield* toComplex(real, 'first');
  const b = imag === undefined ? new PyComplex(0, 0) : yield* toComplex(imag, 'second');
  return make(a.real - b.imag, a.imag + b.real);
}

function* toComplex(value: Value, which: string): Guest<PyComplex> {
  if (value instanceof PyComplex) return value;
  const method = callSpecialMaybe(value, '__complex__', []);
  if (method !== undefined) return (yield* settle(method)) as PyComplex;
  const known = complexOf(value);
  if (known !== undefined) return known;
  if (
    typeof value === 'object' &&
    value.cls.lookup('__float__') === undefined &&
    value.cls.lookup('__index__') === undefined
  ) {
    throw typeError(
      which === 'first'
        ? `complex() first argument must be a string or a number, not '${typeName(value)}'`
        : `complex() second argument must be a number, not '${typeName(value)}'`,
    );
  }
  return new PyComplex(yield* toFloatValue(value), 0);
}

function parseComplex(source: string): readonly [number, number] | undefined {
  let text = source.trim();
  if (text.startsWith('(') && text.endsWith(')')) text = text.slice(1, -1).trim();
  const number = '(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?|inf(?:inity)?|nan';
  const match = new RegExp(`^([+-]?(?:${number}))?(?:([+-]?(?:${number})?)[jJ])?$`, 'i').exec(text);
  if (match === null || text === '') {
    const only = new RegExp(`^([+-]?(?:${number})?)[jJ]$`, 'i').exec(text);
    if (only === null) return undefined;
    return [0, imaginary(only[1] as string)];
  }
  if (match[2] === undefined) return [parseFloatText(match[1] as string) ?? 0, 0];
  if (match[1] === undefined) return [0, imaginary(match[2])];
  if (!/^[+-]/.test(match[2])) return undefined;
  return [parseFloatText(match[1]) ?? 0, imaginary(match[2])];
}

function imaginary(text: string): number {
  if (text === '' || text === '+') return 1;
  if (text === '-') return -1;
  return parseFloatText(text) ?? Number.NaN;
}
