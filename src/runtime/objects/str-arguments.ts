/** Receivers and arguments of str's methods, and results that keep wide characters. */
import { typeError } from '../exceptions/raise.ts';
import { typeName } from '../operations/type-of.ts';
import { None, type Value } from './object.ts';
import { PyStrBox, type Str, strOf, strToText, textToStr } from './str.ts';

export const self = (value: Value): Str => strOf(value) as Str;

export const text = (value: Value): string => (typeof value === 'string' ? value : strToText(self(value)));

/** An argument that must be a str; `which` is its number or its quoted name where CPython shows one. */
export function strArgument(value: Value, name: string, which: number | string = ''): Str {
  const found = strOf(value);
  if (found === undefined) {
    const shown = which === '' ? 'argument' : `argument ${which}`;
    throw typeError(`${name}() ${shown} must be str, not ${value === None ? 'None' : typeName(value)}`);
  }
  return found;
}

export function argument(value: Value, name: string, which: number | string = ''): string {
  return strToText(strArgument(value, name, which));
}

/** True for a text of a subclass, not empty, in which nothing is to be filled in: it stays the object that it is. */
export function isPlain(value: Value, marker: string): boolean {
  return value instanceof PyStrBox && value.v !== '' && !strToText(value.v).includes(marker);
}

/** Result text: the scan for surrogates is skipped where all sources were narrow. */
export function result(value: string, ...sources: Value[]): Str {
  for (const source of sources) if (typeof source !== 'string') return textToStr(value);
  return value;
}
