/** `len`, and the length that an iterator expects to have. */

import { continuation, then } from '../continuations.ts';
import { isException, overflowError, typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { type Int, intOf } from '../objects/int.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { NotImplemented, type Value } from '../objects/object.ts';
import { PySet } from '../objects/set.ts';
import { WideStr } from '../objects/str.ts';
import { callSpecialMaybe } from './call.ts';
import { toIndex } from './index.ts';
import { typeName } from './type-of.ts';

/** `len(value)`. */
export function length(value: Value): Maybe<number> {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'object' && value.exact) {
    if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
    if (value instanceof PyDict || value instanceof PySet) return value.size;
    if (value instanceof WideStr) return value.points.length;
  }
  const result = callSpecialMaybe(value, '__len__', []);
  if (result === undefined) throw typeError(`object of type '${typeName(value)}' has no len()`);
  if (typeof result === 'number' && result >= 0) return result;
  return then(then(result, lengthAnswered), lengthChecked);
}

const lengthAnswered = continuation('len: answer', toIndex);
const lengthChecked = continuation('len: index', checkedLength);

function checkedLength(index: Int): number {
  if (index < 0) throw valueError('__len__() should return >= 0');
  if (typeof index === 'bigint' && BigInt.asIntN(64, index) !== index)
    throw overflowError("cannot fit 'int' into an index-sized integer");
  return Number(index);
}

/** `operator.length_hint(value, fallback)`: the length, else what `__length_hint__` says. */
export function lengthHint(value: Value, fallback: number): Maybe<number> {
  const type = typeof value === 'object' ? value.cls : undefined;
  if (typeof value === 'string' || type?.lookup('__len__') !== undefined) return length(value);
  if (type?.lookup('__length_hint__') === undefined) return fallback;
  return hintByMethod(value, fallback);
}

function* hintByMethod(value: Value, fallback: number): Guest<number> {
  let hint: Value;
  try {
    hint = yield* settle(callSpecialMaybe(value, '__length_hint__', []) as Maybe<Value>);
  } catch (thrown) {
    if (isException(thrown, 'TypeError')) return fallback;
    throw thrown;
  }
  if (hint === NotImplemented) return fallback;
  const int = intOf(hint);
  if (int === undefined) throw typeError(`__length_hint__ must be an integer, not ${typeName(hint)}`);
  if (int < 0) throw valueError('__length_hint__() should return >= 0');
  return Number(int);
}
