/** What the match statement asks of values. */
import { typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, settle } from '../guest.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { PyDict } from '../objects/dict.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { None, PyObject, type Value } from '../objects/object.ts';
import { strOf } from '../objects/str.ts';
import { PyType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { findAttribute, getAttribute } from './attribute.ts';
import { dictDelete, dictSet } from './dict-lookup.ts';
import { isInstanceOf } from './isinstance.ts';
import { iterateAll } from './iterate.ts';
import { getItem } from './subscript.ts';
import { repr } from './text.ts';
import { typeOf } from './type-of.ts';

/** Builtin types that patterns treat as sequences or mappings. */
const SEQUENCES = new Set(['list', 'tuple', 'range', 'memoryview', 'collections.deque', 'array']);
const MAPPINGS = new Set(['dict', 'mappingproxy']);
/** Types whose single positional sub-pattern is the subject itself. */
const SELF_MATCHING = new Set([
  'bool',
  'bytearray',
  'bytes',
  'dict',
  'float',
  'frozenset',
  'int',
  'list',
  'set',
  'str',
  'tuple',
]);

function isA(value: Value, names: ReadonlySet<string>, abstract: string): boolean {
  if (
    !(value instanceof PyObject) ||
    value instanceof PyBytes ||
    value instanceof PyByteArray ||
    strOf(value) !== undefined
  )
    return false;
  if (value.cls.mro.some((type) => type.builtin && names.has(type.name))) return true;
  if (value.cls.mro.some((type) => names.has(type.name) && type.own.get('__module__')?.value === 'collections'))
    return true;
  // collections.abc.Sequence and Mapping are pure Python: a class is one by inheritance or registration.
  const registered = realm().state.get(`abc:${abstract}`) as Set<PyType> | undefined;
  return value.cls.mro.some(
    (type) =>
      (type.name === abstract && type.own.get('__module__')?.value === 'collections.abc') ||
      registered?.has(type) === true,
  );
}

export function matchSequence(value: Value): boolean {
  return (
    value instanceof PyList ||
    value instanceof PyTuple ||
    isA(value, SEQUENCES, 'Sequence') ||
    isA(value, SEQUENCES, 'MutableSequence')
  );
}

export function matchMapping(value: Value): boolean {
  return value instanceof PyDict || isA(value, MAPPINGS, 'Mapping') || isA(value, MAPPINGS, 'MutableMapping');
}

/** Values of a mapping at the keys, as a tuple; None if one is missing. */
export function* matchKeys(subject: Value, keys: PyTuple): Guest<Value> {
  const seen = new PyDict();
  const values: Value[] = [];
  const missing = new PyList([]);
  const get = yield* settle(getAttribute(subject, 'get'));
  for (const key of keys.items) {
    const before = seen.size;
    yield* settle(dictSet(seen, key, None));
    if (seen.size === before) {
      throw valueError(`mapping pattern checks duplicate key (${String(yield* settle(repr(key)))})`);
    }
    const value = yield new GuestCall(get, [key, missing]);
    if (value === missing) return None;
    values.push(value);
  }
  return new PyTuple(values);
}

/** A dict of the mapping without the keys. */
export function* matchRest(subject: Value, keys: PyTuple): Guest<Value> {
  const rest = new PyDict();
  const all = yield* settle(iterateAll(yield new GuestCall(yield* settle(getAttribute(subject, 'keys')), [])));
  for (const key of all) yield* settle(dictSet(rest, key, yield* settle(getItem(subject, key))));
  for (const key of keys.items) yield* settle(dictDelete(rest, key));
  return rest;
}

/** Attributes for the sub-patterns of a class pattern, or None if the subject is no instance. */
export function* matchClass(subject: Value, cls: Value, positional: number, names: PyTuple): Guest<Value> {
  if (!(cls instanceof PyType)) throw typeError('called match pattern must be a class');
  if (!(yield* settle(isInstanceOf(subject, cls)))) return None;
  const values: Value[] = [];
  const used = new Set<string>();
  if (positional > 0) {
    const declared = yield* settle(findAttribute(cls, '__match_args__'));
    if (declared === undefined) {
      const self = cls.mro.some((type) => type.builtin && SELF_MATCHING.has(type.name));
      const allowed = self ? 1 : 0;
      if (positional > allowed)
        throw typeError(
          `${cls.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? '' : 's'} (${positional} given)`,
        );
      values.push(subject);
    } else {
      if (!(declared instanceof PyTuple))
        throw typeError(`${cls.name}.__match_args__ must be a tuple (got ${typeOf(declared).name})`);
      if (positional > declared.items.length)
        throw typeError(
          `${cls.name}() accepts ${declared.items.length} positional sub-pattern${declared.items.length === 1 ? '' : 's'} (${positional} given)`,
        );
      for (let i = 0; i < positional; i++) {
        const name = declared.items[i] as Value;
        if (typeof name !== 'string')
          throw typeError(`__match_args__ elements must be strings (got ${typeOf(name).name})`);
        if (used.has(name)) throw typeError(`${cls.name}() got multiple sub-patterns for attribute '${name}'`);
        used.add(name);
        const value = yield* settle(findAttribute(subject, name));
        if (value === undefined) return None;
        values.push(value);
      }
    }
  }
  for (const name of names.items) {
    if (used.has(name as string))
      throw typeError(`${cls.name}() got multiple sub-patterns for attribute '${name as string}'`);
    const value = yield* settle(findAttribute(subject, name as string));
    if (value === undefined) return None;
    values.push(value);
  }
  return new PyTuple(values);
}
