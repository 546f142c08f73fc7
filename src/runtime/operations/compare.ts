/** Comparison: rich comparison with reflected methods, equality as containers use it, identity. */

import { continuation, then, wait } from '../continuations.ts';
import { typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe } from '../guest.ts';
import { PyFloat } from '../objects/float.ts';
import { PyFunction } from '../objects/function.ts';
import { PyTuple } from '../objects/list.ts';
import { NotImplemented, type Value } from '../objects/object.ts';
import { PyInstance } from '../objects/shape.ts';
import { WideStr } from '../objects/str.ts';
import { callFunctionNow, callSpecialMaybe } from './call.ts';
import { truth } from './truth.ts';
import { typeOf } from './type-of.ts';

export type CompareOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';

const METHODS: Readonly<Record<CompareOperator, readonly [method: string, reflected: string]>> = {
  '<': ['__lt__', '__gt__'],
  '<=': ['__le__', '__ge__'],
  '>': ['__gt__', '__lt__'],
  '>=': ['__ge__', '__le__'],
  '==': ['__eq__', '__eq__'],
  '!=': ['__ne__', '__ne__'],
};

/** `a is b`: by value for int, float (by bits, but a NaN is only itself) and str. */
export function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof PyFloat && b instanceof PyFloat)
    return a.v === b.v && (a.v !== 0 || Object.is(a.v, b.v)) && a.exact && b.exact;
  if (a instanceof WideStr && b instanceof WideStr) return a.key === b.key;
  return false;
}

/** `a OP b`. */
export function compare(operator: CompareOperator, a: Value, b: Value): Maybe<Value> {
  if ((typeof a === 'number' || typeof a === 'bigint') && (typeof b === 'number' || typeof b === 'bigint'))
    return compareJs(operator, a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareJs(operator, a, b);
  if (a instanceof PyFloat && a.exact) {
    if (b instanceof PyFloat && b.exact) return compareJs(operator, a.v, b.v);
    if (typeof b === 'number') return compareJs(operator, a.v, b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.exact) return compareJs(operator, a, b.v);
  if (a instanceof PyTuple && b instanceof PyTuple && a.exact && b.exact) {
    const answer = plainCompare(operator, a.items, b.items);
    if (answer !== undefined) return answer;
  } else {
    const method = firstMethod(operator, a, b);
    if (method !== undefined) {
      const result = callFunctionNow(method, a, b);
      if (isPending(result)) return wait(result, comparedFirst, operator, a, b, false);
      return result === NotImplemented ? reflectedRest(operator, a, b) : result;
    }
  }
  return compareByMethod(operator, a, b);
}

/** JS comparison of two numbers, mixed number and bigint (exact), or BMP strings (code unit order is code point order). */
export function compareJs(
  operator: CompareOperator,
  a: number | bigint | string,
  b: number | bigint | string,
): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
  }
}

function compareByMethod(operator: CompareOperator, a: Value, b: Value): Maybe<Value> {
  const [method, reflected] = METHODS[operator];
  const typeA = typeOf(a);
  const typeB = typeOf(b);
  const reflectedFirst = typeA !== typeB && typeB.isSubclassOf(typeA) && typeB.lookup(reflected) !== undefined;
  const first = reflectedFirst ? callSpecialMaybe(b, reflected, [a]) : callSpecialMaybe(a, method, [b]);
  if (isPending(first)) return wait(first, comparedFirst, operator, a, b, reflectedFirst);
  if (first !== undefined && first !== NotImplemented) return first;
  const second = reflectedFirst ? callSpecialMaybe(a, method, [b]) : callSpecialMaybe(b, reflected, [a]);
  if (isPending(second)) return wait(second, comparedSecond, operator, a, b);
  if (second !== undefined && second !== NotImplemented) return second;
  return compareDefault(operator, a, b);
}

/** What `a OP b` gives when the method of `a` knew no answer. */
function reflectedRest(operator: CompareOperator, a: Value, b: Value): Maybe<Value> {
  const second = callSpecialMaybe(b, METHODS[operator][1], [a]);
  if (isPending(second)) return wait(second, comparedSecond, operator, a, b);
  return second !== undefined && second !== NotImplemented ? second : compareDefault(operator, a, b);
}

const comparedFirst = continuation(
  'compared first',
  (first: Value, operator: CompareOperator, a: Value, b: Value, reflectedFirst: boolean): Maybe<Value> => {
    if (first !== NotImplemented) return first;
    const [method, reflected] = METHODS[operator];
    const second = reflectedFirst ? callSpecialMaybe(a, method, [b]) : callSpecialMaybe(b, reflected, [a]);
    return second === undefined ? compareDefault(operator, a, b) : then(second, comparedSecond, operator, a, b);
  },
);

const comparedSecond = continuation(
  'compared second',
  (result: Value, operator: CompareOperator, a: Value, b: Value): Value =>
    result === NotImplemented ? compareDefault(operator, a, b) : result,
);

function compareDefault(operator: CompareOperator, a: Value, b: Value): Value {
  if (operator === '==') return isSame(a, b);
  if (operator === '!=') return !isSame(a, b);
  throw typeError(`'${operator}' not supported between instances of '${typeOf(a).name}' and '${typeOf(b).name}'`);
}

/** Equality as containers use it: identical objects are equal. */
export function equals(a: Value, b: Value): Maybe<boolean> {
  if (a === b) return true;
  const result = compare('==', a, b);
  if (typeof result === 'boolean') return result || isSame(a, b);
  if (isSame(a, b)) return true;
  return isPending(result) ? truthOf(result) : truth(result);
}

/** `a < b` as sorting uses it. */
export function lessThan(a: Value, b: Value): Maybe<boolean> {
  const result = compare('<', a, b);
  if (typeof result === 'boolean') return result;
  return isPending(result) ? truthOf(result) : truth(result);
}

/** `a OP b` of tuples whose items tell at once: ints, str and floats; undefined where one needs more. */
function plainCompare(operator: CompareOperator, a: readonly Value[], b: readonly Value[]): boolean | undefined {
  const common = Math.min(a.length, b.length, MAX_PLAIN);
  for (let i = 0; i < common; i++) {
    const left = a[i];
    const right = b[i];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return compareJs(operator, left, right);
    if (typeof left === 'string' && typeof right === 'string') return compareJs(operator, left, right);
    if (!(left instanceof PyFloat && right instanceof PyFloat && left.exact && right.exact)) return undefined;
    if (left.v !== right.v) return compareJs(operator, left.v, right.v);
  }
  return common === MAX_PLAIN ? undefined : compareJs(operator, a.length, b.length);
}

/** Items that are compared without being charged for. */
const MAX_PLAIN = 64;

/** The method of `a` that `a OP b` calls first, if that is a Python function and no reflected one goes before it. */
export function firstMethod(operator: CompareOperator, a: Value, b: Value): PyFunction | undefined {
  if (!(a instanceof PyInstance)) return undefined;
  if (b instanceof PyInstance && b.cls !== a.cls && b.cls.isSubclassOf(a.cls)) return undefined;
  const method = a.cls.lookup(METHODS[operator][0]);
  return method instanceof PyFunction ? method : undefined;
}

/** What `a OP b` gives when that method gave `first`. */
export function afterFirst(operator: CompareOperator, a: Value, b: Value, first: Value): Maybe<Value> {
  if (first !== NotImplemented) return first;
  const second = callSpecialMaybe(b, METHODS[operator][1], [a]);
  return second === undefined ? compareDefault(operator, a, b) : then(second, comparedSecond, operator, a, b);
}

/** The same for a method whose call was begun. */
export const comparisonAnswered = continuation(
  'comparison answered',
  (first: Value, operator: CompareOperator, a: Value, b: Value): Maybe<Value> => afterFirst(operator, a, b, first),
);

export function truthOf(pending: Guest<Value>): Guest<boolean> {
  return wait(pending, truthGiven);
}

const truthGiven = continuation('truth given', truth);
