/** `csv.Dialect` as the reader and writer use it: checked and complete. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { strLength, strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { findAttribute } from '../../runtime/operations/attribute.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

export const csvErrorType = builtinType('Error', undefined, { base: exceptionType('Exception'), module: '_csv' });

export function csvError(message: string): PyException {
  const error = new PyException(csvErrorType);
  error.args = new PyTuple([textToStr(message)]);
  return error;
}

export const Quoting = { minimal: 0, all: 1, nonnumeric: 2, none: 3, strings: 4, notNull: 5 } as const;

export class PyDialect extends PyObject {
  /** Characters; undefined where there is none. */
  delimiter = ',';
  quote: string | undefined = '"';
  escape: string | undefined = undefined;
  lineTerminator = '\r\n';
  quoting: number = Quoting.minimal;
  doubleQuote = true;
  skipInitialSpace = false;
  strict = false;
}
export const dialectType = builtinType('Dialect', PyDialect, { module: '_csv' });

/** Dialects registered by name in this session. */
export const registeredDialects = (): Map<string, Value> => realm().stateOf('csv.dialects', () => new Map());

const NAMES = [
  'delimiter',
  'doublequote',
  'escapechar',
  'lineterminator',
  'quotechar',
  'quoting',
  'skipinitialspace',
  'strict',
] as const;
type Name = (typeof NAMES)[number];

/** The dialect that a dialect argument (a name, a class, an object, or nothing) and keywords describe. */
export function* makeDialect(base: Value | undefined, keywords: PyDict | undefined): Guest<PyDialect> {
  let source = base;
  const name = source === undefined ? undefined : strOf(source);
  if (name !== undefined) {
    source = registeredDialects().get(strToText(name));
    if (source === undefined) throw csvError('unknown dialect');
  }
  if (source instanceof PyDialect && source.exact && (keywords === undefined || keywords.size === 0)) return source;
  const given = new Map<Name, Value>();
  for (const [entry, key] of (keywords?.keys ?? []).entries()) {
    if (key === undefined) continue;
    if (!(NAMES as readonly unknown[]).includes(key))
      throw typeError(`this function got an unexpected keyword argument '${String(key)}'`);
    given.set(key as Name, (keywords as PyDict).valueAt(entry));
  }
  if (source !== undefined && source !== None) {
    for (const one of NAMES) {
      if (given.has(one)) continue;
      const found = yield* settle(findAttribute(source, one));
      if (found !== undefined) given.set(one, found as Value);
    }
  }
  return yield* complete(given);
}

function* complete(given: ReadonlyMap<Name, Value>): Guest<PyDialect> {
  const dialect = new PyDialect();
  const flag = function* (name: Name, initial: boolean): Guest<boolean> {
    const value = given.get(name);
    return value === undefined ? initial : yield* settle(truth(value));
  };
  dialect.delimiter = character('delimiter', given.get('delimiter'), ',', false) as string;
  dialect.doubleQuote = yield* flag('doublequote', true);
  dialect.escape = character('escapechar', given.get('escapechar'), undefined, true);
  dialect.lineTerminator = text('lineterminator', given.get('lineterminator'), '\r\n');
  dialect.quoting = quotingOf(given.get('quoting'));
  dialect.quote = character('quotechar', given.get('quotechar'), '"', true);
  dialect.skipInitialSpace = yield* flag('skipinitialspace', false);
  dialect.strict = yield* flag('strict', false);
  if (given.get('quotechar') === None && !given.has('quoting')) dialect.quoting = Quoting.none;
  if (dialect.quoting !== Quoting.none && dialect.quote === undefined)
    throw typeError('quotechar must be set if quoting enabled');
  check(dialect);
  return dialect;
}

function character(
  name: string,
  value: Value | undefined,
  initial: string | undefined,
  optional: boolean,
): string | undefined {
  if (value === undefined) return initial;
  if (value === None && optional) return undefined;
  const found = strOf(value);
  const or = optional ? ' or None' : '';
  if (found === undefined) throw typeError(`"${name}" must be string${or}, not ${typeName(value)}`);
  if (strLength(found) !== 1) throw typeError(`"${name}" must be a 1-character string`);
  return strToText(found);
}

function text(name: string, value: Value | undefined, initial: string): string {
  if (value === undefined) return initial;
  if (value === None) throw typeError(`${name} must be set`);
  const found = strOf(value);
  if (found === undefined) throw typeError(`"${name}" must be a string`);
  return strToText(found);
}

function quotingOf(value: Value | undefined): number {
  if (value === undefined) return Quoting.minimal;
  if (typeof value === 'boolean' || intOf(value) === undefined) throw typeError('"quoting" must be an integer');
  const quoting = Number(intOf(value));
  if (quoting < 0 || quoting > 5) throw typeError('bad "quoting" value');
  return quoting;
}

/** Characters that must differ from each other and from line ends. Throws ValueError. */
function check(dialect: PyDialect): void {
  const { delimiter, escape, quote, lineTerminator, skipInitialSpace } = dialect;
  for (const [name, value] of [
    ['delimiter', delimiter],
    ['escapechar', escape],
    ['quotechar', quote],
  ] as const) {
    if (value === undefined) continue;
    const isBlank = value === ' ' && name !== 'delimiter' && skipInitialSpace;
    if (value === '\n' || value === '\r' || isBlank) throw valueError(`bad ${name} value`);
    if (lineTerminator.includes(value)) throw valueError(`bad ${name} or lineterminator value`);
  }
  for (const [a, b, names] of [
    [delimiter, escape, 'delimiter or escapechar'],
    [delimiter, quote, 'delimiter or quotechar'],
    [escape, quote, 'escapechar or quotechar'],
  ] as const)
    if (a !== undefined && a === b) throw valueError(`bad ${names} value`);
}

addMethods(dialectType, {
  __new__: [
    '(cls, dialect=None, /, **keywords)',
    function* (_cls: Value, base?: Value, keywords?: PyDict): Guest<Value> {
      return yield* makeDialect(base, keywords);
    },
  ],
});
const optional = (value: string | undefined): Value => (value === undefined ? None : textToStr(value));
addGetSets(dialectType, {
  delimiter: (self: PyDialect) => textToStr(self.delimiter),
  quotechar: (self: PyDialect) => optional(self.quote),
  escapechar: (self: PyDialect) => optional(self.escape),
  lineterminator: (self: PyDialect) => textToStr(self.lineTerminator),
  quoting: (self: PyDialect) => self.quoting,
  doublequote: (self: PyDialect) => self.doubleQuote,
  skipinitialspace: (self: PyDialect) => self.skipInitialSpace,
  strict: (self: PyDialect) => self.strict,
});
