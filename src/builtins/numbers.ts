/** abs, bin, chr, divmod, hex, oct, ord, pow, round; ascii, format, repr. */
import { typeError, valueError } from '../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../runtime/objects/bytes.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import { None, NotImplemented, type Value } from '../runtime/objects/object.ts';
import { strFromCodePoints, strLength, strOf, strPoints } from '../runtime/objects/str.ts';
import { binaryOperation } from '../runtime/operations/arithmetic.ts';
import { callSpecialMaybe } from '../runtime/operations/call.ts';
import { toIndex } from '../runtime/operations/index.ts';
import { ascii, formatValue, repr } from '../runtime/operations/text.ts';
import { argumentTypeName, typeName } from '../runtime/operations/type-of.ts';

export const absFunction = nativeFunction('abs', '(x, /)', (x: Value): Maybe<Value> => {
  if (typeof x === 'number') return Math.abs(x);
  if (x instanceof PyFloat && x.exact) return new PyFloat(Math.abs(x.v));
  const result = callSpecialMaybe(x, '__abs__', []);
  if (result === undefined) throw typeError(`bad operand type for abs(): '${typeName(x)}'`);
  return result;
});

function based(name: string, prefix: string, radix: number): ReturnType<typeof nativeFunction> {
  return nativeFunction(name, '(number, /)', function* (x: Value): Guest<Value> {
    const value = yield* settle(toIndex(x));
    return value < 0 ? `-${prefix}${(-value).toString(radix)}` : `${prefix}${value.toString(radix)}`;
  });
}
export const binFunction = based('bin', '0b', 2);
export const octFunction = based('oct', '0o', 8);
export const hexFunction = based('hex', '0x', 16);

export const chrFunction = nativeFunction('chr', '(i, /)', function* (i: Value): Guest<Value> {
  const point = yield* settle(toIndex(i));
  if (point < 0 || point > 0x10ffff) throw valueError('chr() arg not in range(0x110000)');
  return strFromCodePoints([Number(point)]);
});
export const ordFunction = nativeFunction('ord', '(c, /)', (c: Value) => {
  const text = strOf(c);
  if (text !== undefined) {
    if (strLength(text) !== 1)
      throw typeError(`ord() expected a character, but string of length ${strLength(text)} found`);
    return strPoints(text)[0] as number;
  }
  if (c instanceof PyBytes || c instanceof PyByteArray) {
    if (c.data.length !== 1) throw typeError(`ord() expected a character, but string of length ${c.data.length} found`);
    return c.data[0] as number;
  }
  throw typeError(`ord() expected string of length 1, but ${typeName(c)} found`);
});
export const divmodFunction = nativeFunction(
  'divmod',
  '(x, y, /)',
  (x: Value, y: Value): Maybe<Value> => binaryOperation('divmod()', x, y),
);
export const powFunction = nativeFunction(
  'pow',
  '(base, exp, mod=None)',
  (base: Value, exponent: Value, mod: Value = None): Maybe<Value> => {
    if (mod === None) return binaryOperation('**', base, exponent);
    return powModulo(base, exponent, mod);
  },
);

function* powModulo(base: Value, exponent: Value, mod: Value): Guest<Value> {
  const result = callSpecialMaybe(base, '__pow__', [exponent, mod]);
  const value = result === undefined ? NotImplemented : yield* settle(result);
  if (value === NotImplemented) {
    const both = [base, exponent, mod].map((operand) => `'${typeName(operand)}'`);
    if (base instanceof PyFloat || exponent instanceof PyFloat || mod instanceof PyFloat)
      throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
    throw typeError(`unsupported operand type(s) for ** or pow(): ${both[0]}, ${both[1]}, ${both[2]}`);
  }
  return value;
}

export const roundFunction = nativeFunction(
  'round',
  '(number, ndigits=None)',
  (x: Value, digits?: Value): Maybe<Value> => {
    const method = callSpecialMaybe(x, '__round__', digits === undefined || digits === None ? [] : [digits]);
    if (method === undefined) throw typeError(`type ${typeName(x)} doesn't define __round__ method`);
    return method;
  },
);
export const asciiFunction = nativeFunction('ascii', '(obj, /)', (x: Value): Maybe<Value> => ascii(x));
export const reprFunction = nativeFunction('repr', '(obj, /)', (x: Value): Maybe<Value> => repr(x));
export const formatFunction = nativeFunction(
  'format',
  "(value, format_spec='', /)",
  (x: Value, spec: Value = ''): Maybe<Value> => {
    const text = strOf(spec);
    if (text === undefined) throw typeError(`format() argument 2 must be str, not ${argumentTypeName(spec)}`);
    return formatValue(x, text);
  },
);
