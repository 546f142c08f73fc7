/**
 * fractions: the class Fraction.
 *
 * Making fractions, their attributes and rounding are here; operators, text and formats are in files of their own. The
 * session's own class numbers.Rational is told that Fraction is one.
 */
import { makeException, overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { importModule } from '../../runtime/import.ts';
import type { BuiltinModule } from '../../runtime/module-registry.ts';
import { PyComplex, PyFloat } from '../../runtime/objects/float.ts';
import { type Int, intOf } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { addClassMethods, addGetSets, addMethods, standForPython } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { findAttribute, getAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import { compare } from '../../runtime/operations/compare.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { decimalText, floorDivide, multiply, power } from '../../runtime/operations/int-arithmetic.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeName, typeOf } from '../../runtime/operations/type-of.ts';
import { nearest, rounded } from './arithmetic.ts';
import { formatFraction } from './format.ts';
import { fractionType, makeFraction, negated, PyFraction } from './fraction.ts';
import { hashFraction } from './hash.ts';
import { asFloat, fractionOf, isNumber, ofFloat, operatorMethods, rationalOf } from './operators.ts';
import { parseFraction } from './parse.ts';

const ofClass = (cls: Value, value: PyFraction): PyFraction =>
  newInstance(cls, fractionType, PyFraction, value.over, value.under);

function* make(cls: Value, numerator: Value = 0, denominator: Value = None): Guest<Value> {
  if (denominator === None) return yield* makeOfOne(cls, numerator);
  const over = yield* rational(numerator);
  const under = over === undefined ? undefined : yield* rational(denominator);
  if (over === undefined || under === undefined) throw typeError('both arguments should be Rational instances');
  return makeFraction(multiply(over.over, under.under), multiply(under.over, over.under), cls);
}

function* rational(value: Value): Guest<PyFraction | undefined> {
  const known = fractionOf(value);
  if (known !== undefined || !(yield* isNumber(value, 'Rational'))) return known;
  return yield* rationalOf(value);
}

function* makeOfOne(cls: Value, value: Value): Guest<Value> {
  const text = strOf(value);
  if (text !== undefined) return yield* parseFraction(text, cls);
  const known = yield* rational(value);
  if (known !== undefined) return ofClass(cls, known);
  const method = value instanceof PyType ? undefined : yield* settle(findAttribute(value, 'as_integer_ratio'));
  if (method === undefined) throw typeError('argument should be a string or a Rational instance');
  return ofClass(cls, yield* pairOf(yield* call(method, [])));
}

function* pairOf(pair: Value): Guest<PyFraction> {
  const items = pair instanceof PyTuple ? pair.items : [];
  const [over, under] = [intOf(items[0] ?? None), intOf(items[1] ?? None)];
  if (over === undefined || under === undefined) throw typeError('argument should be a string or a Rational instance');
  return new PyFraction(over, under);
}

function* fromFloat(cls: Value, value: Value): Guest<Value> {
  if (value instanceof PyFloat) {
    const exact = ofFloat(value);
    if (exact !== undefined) return ofClass(cls, exact);
    if (Number.isNaN(value.v)) throw valueError('cannot convert NaN to integer ratio');
    throw overflowError('cannot convert Infinity to integer ratio');
  }
  if (yield* isNumber(value, 'Integral')) return yield* call(cls, [value]);
  throw typeError(yield* onlyTakes(cls, 'from_float', 'floats', value));
}

function* fromDecimal(cls: Value, value: Value): Guest<Value> {
  if (yield* isNumber(value, 'Integral')) return yield* call(cls, [value]);
  if (typeName(value) !== 'decimal.Decimal') throw typeError(yield* onlyTakes(cls, 'from_decimal', 'Decimals', value));
  return ofClass(cls, yield* pairOf(yield* call(yield* settle(getAttribute(value, 'as_integer_ratio')), [])));
}

function* onlyTakes(cls: Value, name: string, kind: string, value: Value): Guest<string> {
  const shown = strToText(yield* settle(repr(value)));
  return `${(cls as PyType).name}.${name}() only takes ${kind}, not ${shown} (${typeName(value)})`;
}

function* limitDenominator(self: PyFraction, limit: Value = 1000000): Guest<Value> {
  if ((yield* settle(compare('<', limit, 1))) === true) throw valueError('max_denominator should be at least 1');
  const bound = yield* settle(toIndex(limit));
  return self.under <= bound ? new PyFraction(self.over, self.under) : nearest(self, bound);
}

function* round(self: PyFraction, digits: Value = None): Guest<Value> {
  if (digits === None) return rounded(self.over, self.under);
  const places = yield* settle(toIndex(digits));
  const shift = power(10, places < 0 ? negated(places) : places);
  if (places > 0) return makeFraction(rounded(multiply(self.over, shift), self.under), shift);
  return new PyFraction(multiply(rounded(self.over, multiply(self.under, shift)), shift), 1);
}

/** Towards 0. */
function truncated(self: PyFraction): Int {
  return self.over < 0 ? negated(floorDivide(negated(self.over), self.under)) : floorDivide(self.over, self.under);
}

function text(self: PyFraction): string {
  return self.under === 1 ? decimalText(self.over) : `${decimalText(self.over)}/${decimalText(self.under)}`;
}

function* copied(self: PyFraction): Guest<Value> {
  return self.exact ? self : yield* call(typeOf(self), [self.over, self.under]);
}

addMethods(fractionType, {
  __new__: ['(cls, numerator=0, denominator=None)', make],
  ...operatorMethods,
  __hash__: ['(self, /)', hashFraction],
  __bool__: ['(self, /)', (self: PyFraction) => self.over !== 0],
  __neg__: ['(self, /)', (self: PyFraction) => new PyFraction(negated(self.over), self.under)],
  __pos__: ['(self, /)', (self: PyFraction) => new PyFraction(self.over, self.under)],
  __abs__: [
    '(self, /)',
    (self: PyFraction) =>
      self.over < 0 ? new PyFraction(negated(self.over), self.under) : new PyFraction(self.over, self.under),
  ],
  __int__: ['(self, /)', truncated],
  __trunc__: ['(self, /)', truncated],
  __floor__: ['(self, /)', (self: PyFraction) => floorDivide(self.over, self.under)],
  __ceil__: ['(self, /)', (self: PyFraction) => negated(floorDivide(negated(self.over), self.under))],
  __round__: ['(self, ndigits=None, /)', round],
  __float__: ['(self, /)', asFloat],
  __complex__: ['(self, /)', (self: PyFraction) => new PyComplex(asFloat(self).v, 0)],
  __repr__: [
    '(self, /)',
    (self: PyFraction) => textToStr(`${typeOf(self).name}(${decimalText(self.over)}, ${decimalText(self.under)})`),
  ],
  __str__: ['(self, /)', text],
  __format__: [
    '(self, format_spec, /)',
    (self: PyFraction, spec: Value) => {
      const wanted = strOf(spec);
      if (wanted === undefined) throw typeError(`expected string or bytes-like object, got '${typeName(spec)}'`);
      return textToStr(formatFraction(self, strToText(wanted), typeOf(self).name));
    },
  ],
  __reduce__: ['(self, /)', (self: PyFraction) => new PyTuple([typeOf(self), new PyTuple([self.over, self.under])])],
  __copy__: ['(self, /)', copied],
  __deepcopy__: ['(self, memo, /)', copied],
  as_integer_ratio: [
    '(self)',
    (self: PyFraction) => new PyTuple([self.over, self.under]),
    'Numerator and denominator.',
  ],
  is_integer: ['(self)', (self: PyFraction) => self.under === 1, 'True if the denominator is 1.'],
  conjugate: ['(self)', (self: PyFraction) => new PyFraction(self.over, self.under), 'The fraction itself.'],
  limit_denominator: [
    '(self, max_denominator=1000000)',
    limitDenominator,
    'The closest fraction with a denominator that is not larger.',
  ],
});
addClassMethods(fractionType, {
  from_float: ['(cls, f)', fromFloat, 'The exact value of a float.'],
  from_decimal: ['(cls, dec)', fromDecimal, 'The exact value of a Decimal.'],
});
const readOnly =
  (name: string) =>
  (self: PyFraction): never => {
    throw makeException('AttributeError', `property '${name}' of '${typeOf(self).name}' object has no setter`);
  };
addGetSets(fractionType, {
  numerator: [(self: PyFraction) => self.over, readOnly('numerator')],
  denominator: [(self: PyFraction) => self.under, readOnly('denominator')],
  real: [(self: PyFraction) => new PyFraction(self.over, self.under), readOnly('real')],
  imag: [() => 0, readOnly('imag')],
});
fractionType.setOwn('__doc__', 'An exact fraction, of ints, a fraction, a float, a decimal or text.');
standForPython(fractionType);

export const builtinModule: BuiltinModule = {
  name: 'fractions',
  isPackage: false,
  *fill(module) {
    const numbers = yield* importModule('numbers', module.attributes, new PyTuple(['Rational']), 0);
    const rationalClass = yield* settle(getAttribute(numbers, 'Rational'));
    yield* call(yield* settle(getAttribute(rationalClass, 'register')), [fractionType]);
    module.attributes.setName('__all__', new PyList(['Fraction']));
    module.attributes.setName('Fraction', fractionType);
  },
};
