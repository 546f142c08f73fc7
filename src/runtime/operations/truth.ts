/** Truth: `bool(v)` as conditions use it. */

import { continuation, then } from '../continuations.ts';
import { overflowError, typeError, valueError } from '../exceptions/raise.ts';
import type { Maybe } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { PyFloat } from '../objects/float.ts';
import { PyIntBox } from '../objects/int.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { callSpecialMaybe } from './call.ts';
import { typeOf } from './type-of.ts';

export function truth(value: Value): Maybe<boolean> {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return true; // never zero: zero is a number
    case 'string':
      return value !== '';
    default:
      if (value === None) return false;
      if (value.exact) {
        if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0;
        if (value instanceof PyDict) return value.size > 0;
        if (value instanceof PyFloat) return value.v !== 0;
      }
      return truthOfObject(value);
  }
}

function truthOfObject(value: Value): Maybe<boolean> {
  const answer = callSpecialMaybe(value, '__bool__', []);
  if (answer !== undefined) return then(answer, boolGiven);
  const length = callSpecialMaybe(value, '__len__', []);
  if (length === undefined) return value instanceof PyIntBox ? value.v !== 0 : true;
  return then(length, lengthGiven);
}

const boolGiven = continuation('bool given', checkBool);
const lengthGiven = continuation('length given', checkLength);

function checkBool(answer: Value): boolean {
  if (typeof answer !== 'boolean') throw typeError(`__bool__ should return bool, returned ${typeOf(answer).name}`);
  return answer;
}

function checkLength(length: Value): boolean {
  const value = typeof length === 'boolean' ? Number(length) : length instanceof PyIntBox ? length.v : length;
  if (typeof value !== 'number' && typeof value !== 'bigint')
    throw typeError(`'${typeOf(length).name}' object cannot be interpreted as an integer`);
  if (value < 0) throw valueError('__len__() should return >= 0');
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value)
    throw overflowError("cannot fit 'int' into an index-sized integer");
  return value !== 0;
}
