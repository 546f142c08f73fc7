/** How the functions of math read their arguments and give results. */
import { overflowError, typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
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

/** The arguments as ints. */
export function ints(values: readonly Value[]): Maybe<Int[]> {
  const result: Int[] = [];
  for (let i = 0; i < values.length; i++) {
    const int = toIndex(values[i] as Value);
    if (isPending(int)) return intsRest(values, result, int);
    result.push(int);
  }
  return result;
}

function* intsRest(values: readonly Value[], result: Int[], pending: Guest<Int>): Guest<Int[]> {
  result.push(yield* pending);
  for (let i = result.length; i < values.length; i++) result.push(yield* settle(toIndex(values[i] as Value)));
  return result;
}

/** The arguments as JS numbers. */
export function reals(values: readonly Value[]): Maybe<number[]> {
  const result: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as Value;
    const known = value instanceof PyFloat ? value.v : realOf(value);
    if (known === undefined) return realsRest(values, result);
    result.push(known);
  }
  return result;
}

function* realsRest(values: readonly Value[], result: number[]): Guest<number[]> {
  for (let i = result.length; i < values.length; i++) result.push(yield* real(values[i] as Value));
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
      const a = realOf(x);
      const b = realOf(y);
      return a !== undefined && b !== undefined ? apply(a, b) : convert(x, y);
    },
  ];
}

/** A yes-or-no question about a float. */
export function question(test: (x: number) => boolean): FunctionTable[string] {
  const convert = function* (x: Value): Guest<Value> {
    return test(yield* real(x));
  };
  return ['(x, /)', (x: Value): Maybe<Value> => (x instanceof PyFloat ? test(x.v) : convert(x))];
}
