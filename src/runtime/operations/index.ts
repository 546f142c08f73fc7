/** `__index__`: values that stand for ints where only ints are allowed. */

import { continuation, then } from '../continuations.ts';
import { makeException, typeError } from '../exceptions/raise.ts';
import type { Maybe } from '../guest.ts';
import { type Int, intOf } from '../objects/int.ts';
import type { Value } from '../objects/object.ts';
import { callSpecialMaybe } from './call.ts';
import { typeName } from './type-of.ts';

/** `operator.index(value)`. Throws TypeError; `message` replaces its text when the type has no `__index__`. */
export function toIndex(value: Value, message?: string): Maybe<Int> {
  if (typeof value === 'number') return value;
  const int = intOf(value);
  if (int !== undefined) return int;
  const result = callSpecialMaybe(value, '__index__', []);
  if (result === undefined)
    throw typeError(message ?? `'${typeName(value)}' object cannot be interpreted as an integer`);
  return then(result, indexGiven);
}

const indexGiven = continuation('index given', checkIndex);

function checkIndex(result: Value): Int {
  const int = intOf(result);
  if (int === undefined) throw typeError(`__index__ returned non-int (type ${typeName(result)})`);
  return int;
}

/** True if the value is an int or its class has `__index__`. */
export function hasIndex(value: Value): boolean {
  return intOf(value) !== undefined || (typeof value === 'object' && value.cls.lookup('__index__') !== undefined);
}

/**
 * A value as a C size (64 bits, signed), as a JS number: beyond 2**53 it is only near, and larger than any length.
 * `overflow` is the exception for an int beyond 64 bits: IndexError for subscripts, OverflowError elsewhere.
 */
export function toSize(
  value: Value,
  overflow: 'IndexError' | 'OverflowError' = 'OverflowError',
  message?: string,
): Maybe<number> {
  if (typeof value === 'number') return value;
  const index = toIndex(value, message);
  return then(index, sizeGiven, value, overflow);
}

const sizeGiven = continuation('size given', sizeOf);

function sizeOf(index: Int, value: Value, overflow: 'IndexError' | 'OverflowError'): number {
  if (typeof index === 'number') return index;
  if (BigInt.asIntN(64, index) === index) return Number(index);
  throw makeException(overflow, `cannot fit '${typeName(value)}' into an index-sized integer`);
}
