/** The operators of fractions with numbers of all kinds: exact with ints and fractions, else by floats and complexes. */
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { importOwn } from '../../runtime/import.ts';
import { PyComplex, PyFloat } from '../../runtime/objects/float.ts';
import { type Int, intOf, normalizeInt } from '../../runtime/objects/int.ts';
import type { MethodTable } from '../../runtime/objects/native.ts';
import { NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import { type CompareOperator, compare, compareJs } from '../../runtime/operations/compare.ts';
import { ratio } from '../../runtime/operations/format-spec.ts';
import { multiply, trueDivide } from '../../runtime/operations/int-arithmetic.ts';
import { isInstanceOf } from '../../runtime/operations/isinstance.ts';
import { realm } from '../../runtime/realm.ts';
import { type ExactOperator, exactOperation, powerOf } from './arithmetic.ts';
import { PyFraction } from './fraction.ts';

/** A fraction or int as a fraction; undefined for all else. */
export function fractionOf(value: Value): PyFraction | undefined {
  if (value instanceof PyFraction) return value;
  const int = typeof value === 'number' ? value : intOf(value);
  return int === undefined ? undefined : new PyFraction(int, 1);
}

export const asFloat = (value: PyFraction): PyFloat => new PyFloat(trueDivide(value.over, value.under));

/** True if a value counts as one of the classes of numbers. */
export function* isNumber(value: Value, kind: 'Rational' | 'Real' | 'Complex' | 'Integral'): Guest<boolean> {
  const numbers = yield* importOwn('numbers');
  return yield* settle(isInstanceOf(value, yield* settle(getAttribute(numbers, kind))));
}

/** The fraction that a value is by its numerator and denominator, which are believed to be in lowest terms. */
export function* rationalOf(value: Value): Guest<PyFraction> {
  const parts: Int[] = [];
  for (const name of ['numerator', 'denominator']) parts.push(intOf(yield* settle(getAttribute(value, name))) ?? 0);
  return new PyFraction(parts[0] as Int, parts[1] as Int);
}

function forward(operator: ExactOperator): (a: PyFraction, b: Value) => Maybe<Value> {
  const withComplex = operator !== '//' && operator !== '%' && operator !== 'divmod()';
  return (a, b) => {
    const other = fractionOf(b);
    if (other !== undefined) return exactOperation(operator, a, other);
    const byFloat = b instanceof PyFloat || (withComplex && b instanceof PyComplex);
    return byFloat ? binaryOperation(operator, asFloat(a), b) : NotImplemented;
  };
}

function reverse(operator: ExactOperator): (b: PyFraction, a: Value) => Maybe<Value> {
  const withComplex = operator !== '//' && operator !== '%' && operator !== 'divmod()';
  return (b, a) => {
    const other = fractionOf(a);
    if (other !== undefined) return exactOperation(operator, other, b);
    if (a instanceof PyFloat || (withComplex && a instanceof PyComplex))
      return binaryOperation(operator, a, asFloat(b));
    return reverseOther(operator, a, b, withComplex);
  };
}

/** With a number of a class of the program's own. */
function* reverseOther(operator: ExactOperator, a: Value, b: PyFraction, withComplex: boolean): Guest<Value> {
  if (yield* isNumber(a, 'Rational')) return exactOperation(operator, yield* rationalOf(a), b);
  const kind = (yield* isNumber(a, 'Real')) ? 'float' : withComplex && (yield* isNumber(a, 'Complex')) ? 'complex' : '';
  if (kind === '') return NotImplemented;
  const converted = yield* call(realm().builtins.get(kind) as Value, [a]);
  return yield* settle(binaryOperation(operator, converted, asFloat(b)));
}

function* power(a: PyFraction, exponent: Value): Guest<Value> {
  if (exponent instanceof PyFloat || exponent instanceof PyComplex)
    return yield* settle(binaryOperation('**', asFloat(a), exponent));
  let b = fractionOf(exponent);
  if (b === undefined) {
    if (!(yield* isNumber(exponent, 'Rational'))) return NotImplemented;
    b = yield* rationalOf(exponent);
  }
  if (b.under === 1) return powerOf(a, b.over);
  return yield* settle(binaryOperation('**', asFloat(a), asFloat(b)));
}

function* reversePower(b: PyFraction, base: Value): Guest<Value> {
  if (b.under === 1 && b.over >= 0) return yield* settle(binaryOperation('**', base, b.over));
  const a = fractionOf(base) ?? ((yield* isNumber(base, 'Rational')) ? yield* rationalOf(base) : undefined);
  if (a !== undefined) return yield* power(a, b);
  return yield* settle(binaryOperation('**', base, b.under === 1 ? b.over : asFloat(b)));
}

function ordered(operator: CompareOperator): (a: PyFraction, b: Value) => Maybe<Value> {
  return (a, b) => {
    const other = b instanceof PyFloat ? ofFloat(b) : fractionOf(b);
    if (other !== undefined) return crosswise(operator, a, other);
    // Neither NaN nor an infinity is near any fraction.
    if (b instanceof PyFloat) return compareJs(operator, 0, b.v);
    return orderedOther(operator, a, b);
  };
}

const crosswise = (operator: CompareOperator, a: PyFraction, b: PyFraction): Maybe<Value> =>
  compare(operator, multiply(a.over, b.under), multiply(a.under, b.over));

/** The exact value of a finite float. */
export function ofFloat(value: PyFloat): PyFraction | undefined {
  if (!Number.isFinite(value.v)) return undefined;
  const [over, under] = ratio(value.v);
  return new PyFraction(normalizeInt(over), normalizeInt(under));
}

function* orderedOther(operator: CompareOperator, a: PyFraction, b: Value): Guest<Value> {
  if (!(yield* isNumber(b, 'Rational'))) return NotImplemented;
  return yield* settle(crosswise(operator, a, yield* rationalOf(b)));
}

function equal(a: PyFraction, b: Value): Maybe<Value> {
  if (typeof b === 'number') return a.over === b && a.under === 1;
  if (b instanceof PyComplex) return b.imag === 0 && equal(a, new PyFloat(b.real));
  const other = b instanceof PyFloat ? ofFloat(b) : fractionOf(b);
  if (other !== undefined) return a.over === other.over && a.under === other.under;
  return b instanceof PyFloat ? false : equalOther(a, b);
}

function* equalOther(a: PyFraction, b: Value): Guest<Value> {
  if (yield* isNumber(b, 'Rational')) {
    const other = yield* rationalOf(b);
    return a.over === other.over && a.under === other.under;
  }
  if (!(yield* isNumber(b, 'Complex'))) return NotImplemented;
  if ((yield* settle(getAttribute(b, 'imag'))) !== 0) return NotImplemented;
  const real = yield* settle(getAttribute(b, 'real'));
  return real instanceof PyFloat ? yield* settle(equal(a, real)) : NotImplemented;
}

const EXACT: Readonly<Record<string, ExactOperator>> = {
  add: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  divmod: 'divmod()',
};

export const operatorMethods: MethodTable = {
  ...Object.fromEntries(
    Object.entries(EXACT).flatMap(([name, operator]) => [
      [`__${name}__`, ['(self, other, /)', forward(operator)] as const],
      [`__r${name}__`, ['(self, other, /)', reverse(operator)] as const],
    ]),
  ),
  __pow__: ['(self, exponent, /)', power],
  __rpow__: ['(self, base, /)', reversePower],
  __lt__: ['(self, other, /)', ordered('<')],
  __le__: ['(self, other, /)', ordered('<=')],
  __gt__: ['(self, other, /)', ordered('>')],
  __ge__: ['(self, other, /)', ordered('>=')],
  __eq__: ['(self, other, /)', equal],
};
