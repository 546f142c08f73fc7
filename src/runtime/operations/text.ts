/** str(), repr(), ascii() and format() of any value. */

import { continuation, then } from '../continuations.ts';
import { typeError } from '../exceptions/raise.ts';
import { isPending, type Maybe } from '../guest.ts';
import { PyFloat } from '../objects/float.ts';
import { None, type Value } from '../objects/object.ts';
import { type Str, strOf, textToStr, WideStr } from '../objects/str.ts';
import { callSpecialMaybe } from './call.ts';
import { asciiText, floatRepr, strRepr } from './scalar-text.ts';
import { typeOf } from './type-of.ts';

/** `str(value)`. */
export function str(value: Value): Maybe<Str> {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return `${value}`;
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      break;
    default:
      if (value instanceof WideStr) return value;
      if (value === None) return 'None';
      if (value instanceof PyFloat && value.exact) return floatRepr(value.v);
  }
  return expectStr(callSpecialMaybe(value, '__str__', []) as Maybe<Value>, '__str__');
}

/** `repr(value)`. */
export function repr(value: Value): Maybe<Str> {
  switch (typeof value) {
    case 'string':
      return strRepr(value);
    case 'number':
      return `${value}`;
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      break;
    default:
      if (value instanceof WideStr) return strRepr(value);
      if (value === None) return 'None';
      if (value instanceof PyFloat && value.exact) return floatRepr(value.v);
  }
  return expectStr(callSpecialMaybe(value, '__repr__', []) as Maybe<Value>, '__repr__');
}

/** `ascii(value)`. */
export function ascii(value: Value): Maybe<Str> {
  const shown = repr(value);
  return then(shown, shownInAscii);
}

const shownInAscii = continuation('ascii', asciiText);

/** `format(value, spec)`. */
export function formatValue(value: Value, spec: Str): Maybe<Str> {
  if (spec === '') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return `${value}`;
    if (value instanceof PyFloat && value.exact) return floatRepr(value.v);
  }
  const result = callSpecialMaybe(value, '__format__', [spec]) as Maybe<Value>;
  return expectStr(result, '__format__');
}

function expectStr(result: Maybe<Value>, method: string): Maybe<Str> {
  return then(result, strGiven, method);
}

const strGiven = continuation('str given', checkStr);

function checkStr(result: Value, method: string): Str {
  const text = strOf(result);
  if (text !== undefined) return text;
  if (method === '__format__') throw typeError(`__format__ must return a str, not ${typeOf(result).name}`);
  throw typeError(`${method} returned non-string (type ${typeOf(result).name})`);
}

/** repr of a builtin scalar for messages; other values give their class in angle brackets. */
export function reprText(value: Value): Str {
  const shown =
    typeof value === 'object' && !(value instanceof WideStr) && !(value instanceof PyFloat) && value !== None
      ? undefined
      : repr(value);
  if (shown !== undefined && !isPending(shown)) return shown;
  return textToStr(`<${typeOf(value).name} object>`);
}
