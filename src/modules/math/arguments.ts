/** How the functions of math read their arguments and give results. */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { realOf, toFloatValue } from '../../runtime/objects/float-methods.ts';
import type { Int } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { strOf } from '../../runtime/objects/str.ts';
import { toIndex } from '../../runtime/operations/index.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import type { FunctionTable } from '../define.ts';

/** A real argument as a JS number. */
export function* real(value: Value): Guest<number> {
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

export function* ints(values: readonly Value[]): Guest<Int[]> {
  const result: Int[] = [];
  for (const value of values) result.push(yield* settle(toIndex(value)));
  return result;
}

/** What a function does when its finite argument gives no finite result. */
export type RangeRule = 'overflows' | 'domain';

/** A function of one float; NaN out of a number is a domain error. */
export function unary(operation: (x: number) => number, rule: RangeRule = 'domain'): FunctionTable[string] {
  const apply = (value: number): Value => {
    const result = operation(value);
    if (result - result !== 0) check(value, result, rule);
    return new PyFloat(result);
  };
  const convert = function* (x: Value): Guest<Value> {
    return apply(yield* real(x));
  };
  return [
    '(x, /)',
    (x: Value): Maybe<Value> => {
      if (x instanceof PyFloat) return apply(x.v);
      return typeof x === 'number' ? apply(x) : convert(x);
    },
  ];
}

function check(value: number, result: number, rule: RangeRule): void {
  if (Number.isNaN(result)) {
    if (!Number.isNaN(value)) throw valueError('math domain error');
  } else if (Number.isFinite(value)) {
    throw rule === 'overflows' ? overflowError('math range error') : valueError('math domain error');
  }
}

/** A function of two floats. */
export function binary(operation: (x: number, y: number) => number): FunctionTable[string] {
  const apply = (a: number, b: number): Value => {
    const result = operation(a, b);
    if (Number.isNaN(result) && !Number.isNaN(a) && !Number.isNaN(b)) throw valueError('math domain error');
    if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) throw overflowError('math range error');
    return new PyFloat(result);
  };
  const convert = function* (x: Value, y: Value): Guest<Value> {
    return apply(yield* real(x), yield* real(y));
  };
  return [
    '(x, y, /)',
    (x: Value, y: Value): Maybe<Value> => {
      const [a, b] = [realOf(x), realOf(y)];
      return a !== undefined && b !== undefined ? apply(a, b) : convert(x, y);
    },
  ];
}

/** A yes-or-no question about a float. */
export function question(test: (x: number) => boolean): FunctionTable[string] {
  return [
    '(x, /)',
    function* (x: Value): Guest<Value> {
      return test(yield* real(x));
    },
  ];
}
