/** Methods of complex. */
import { typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../guest.ts';
import { hypot } from '../libm/norm.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { complexPower, divideComplex, multiplyComplex } from '../operations/complex-arithmetic.ts';
import { complexRepr, formatComplex } from '../operations/format-complex.ts';
import { hashOf } from '../operations/hash.ts';
import { checkSubtype, newInstance } from '../operations/new-instance.ts';
import { parseComplexText } from '../operations/number-text.ts';
import { repr, str } from '../operations/text.ts';
import { argumentTypeName, typeName, typeOf } from '../operations/type-of.ts';
import { complexType, PyComplex, PyFloat } from './float.ts';
import { equalsInt, realOf, toFloatValue } from './float-methods.ts';
import { intOf } from './int.ts';
import { PyTuple } from './list.ts';
import { addMembers, addMethods, type MethodTable } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { type Str, strOf, strToText } from './str.ts';

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

const refuseOrder = (): Value => NotImplemented;

addMethods(complexType, {
  __new__: ['(cls, real=0, imag=0)', newComplex],
  __repr__: ['(self, /)', (a: PyComplex) => complexRepr(a.real, a.imag)],
  __hash__: ['(self, /)', (a: Value) => hashOf(a) as Value],
  __bool__: ['(self, /)', (a: PyComplex) => a.real !== 0 || a.imag !== 0],
  __neg__: ['(self, /)', (a: PyComplex) => new PyComplex(-a.real, -a.imag)],
  __pos__: ['(self, /)', (a: PyComplex) => new PyComplex(a.real, a.imag)],
  __abs__: ['(self, /)', (a: PyComplex) => new PyFloat(hypot(a.real, a.imag))],
  __complex__: ['(self, /)', (a: PyComplex) => new PyComplex(a.real, a.imag)],
  __format__: [
    '(self, format_spec, /)',
    (a: PyComplex, spec: Value): Maybe<Value> => {
      const text = strOf(spec);
      if (text === undefined) throw typeError(`__format__() argument must be str, not ${argumentTypeName(spec)}`);
      return text === '' ? str(a) : formatComplex(a.real, a.imag, text);
    },
  ],
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
  ...complexBinary('truediv', (a, b) => divideComplex(a, b)),
  __pow__: ['(self, value, mod=None, /)', (a: PyComplex, b: Value, mod: Value = None) => raise(a, complexOf(b), mod)],
  __rpow__: [
    '(self, value, mod=None, /)',
    (a: PyComplex, b: Value, mod: Value = None) => {
      const base = complexOf(b);
      return base === undefined ? NotImplemented : raise(base, a, mod);
    },
  ],
  __getnewargs__: ['(self, /)', (a: PyComplex) => new PyTuple([new PyFloat(a.real), new PyFloat(a.imag)])],
  conjugate: ['(self, /)', (a: PyComplex) => new PyComplex(a.real, -a.imag)],
});
addMembers(complexType, { real: (a: PyComplex) => new PyFloat(a.real), imag: (a: PyComplex) => new PyFloat(a.imag) });

function equalComplex(a: PyComplex, b: Value): Value {
  if (b instanceof PyComplex) return a.real === b.real && a.imag === b.imag;
  if (b instanceof PyFloat) return a.imag === 0 && a.real === b.v;
  const int = intOf(b);
  return int === undefined ? NotImplemented : a.imag === 0 && equalsInt(a.real, int);
}

function raise(base: PyComplex, exponent: PyComplex | undefined, mod: Value): Value {
  if (exponent === undefined) return NotImplemented;
  if (mod !== None) throw valueError('complex modulo');
  return complexPower(base, exponent);
}

function* newComplex(cls: Value, real?: Value, imag?: Value): Guest<Value> {
  checkSubtype(cls, complexType);
  const make = (r: number, i: number): Value => newInstance(cls, complexType, PyComplex, r, i);
  const text = real === undefined ? undefined : strOf(real);
  if (text !== undefined) {
    if (imag !== undefined) throw typeError("complex() can't take second arg if first is a string");
    const [realPart, imagPart] = yield* readComplex(text);
    return make(realPart, imagPart);
  }
  if (imag !== undefined && strOf(imag) !== undefined) throw typeError("complex() second arg can't be a string");
  const a = real === undefined ? 0 : yield* toNumber(real, 'first');
  if (imag === undefined) return typeof a === 'number' ? make(a, 0) : make(a.real, a.imag);
  const b = yield* toNumber(imag, 'second');
  // Only complex operands add to the other part: a zero must not change the sign of a zero.
  const realPart = typeof a === 'number' ? a : a.real;
  const imagPart = typeof b === 'number' ? b : b.real;
  return make(
    typeof b === 'number' ? realPart : realPart - b.imag,
    typeof a === 'number' ? imagPart : imagPart + a.imag,
  );
}

/** An argument of complex(): a complex, or a real as a JS number. Throws TypeError. */
function* toNumber(value: Value, which: 'first' | 'second'): Guest<PyComplex | number> {
  if (value instanceof PyComplex) return value;
  const method = which === 'first' ? callSpecialMaybe(value, '__complex__', []) : undefined;
  if (method !== undefined) {
    const made = yield* settle(method);
    if (made instanceof PyComplex) return made;
    throw typeError(`__complex__ returned non-complex (type ${typeName(made)})`);
  }
  const type = typeOf(value);
  if (type.lookup('__float__') === undefined && type.lookup('__index__') === undefined)
    throw typeError(
      which === 'first'
        ? `complex() first argument must be a string or a number, not '${type.name}'`
        : `complex() second argument must be a number, not '${type.name}'`,
    );
  return yield* toFloatValue(value);
}

/** The value of a string. Throws ValueError. */
function* readComplex(text: Str): Guest<readonly [number, number]> {
  const source = strToText(text);
  const parsed = parseComplexText(source);
  if (parsed !== undefined) return parsed;
  if (!/_(?!\d)|(?<!\d)_/.test(source)) throw valueError('complex() arg is a malformed string');
  throw valueError(`could not convert string to complex: ${strToText(yield* settle(repr(text)))}`);
}
