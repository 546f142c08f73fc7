/** `a[b]`, `a[b] = c`, `del a[b]`. */

import { continuation, wait } from '../continuations.ts';
import { indexError, keyError, typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe } from '../guest.ts';
import { dictType, PyDict } from '../objects/dict.ts';
import { intOf } from '../objects/int.ts';
import { PyList, PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { PySlice } from '../objects/slice.ts';
import { PyType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { dropResult, findAttribute } from './attribute.ts';
import { callMaybe, callSpecialMaybe } from './call.ts';
import { dictDelete, dictGet, dictSet } from './dict-lookup.ts';
import { hasIndex } from './index.ts';
import { typeName, typeOf } from './type-of.ts';

export function getItem(container: Value, key: Value): Maybe<Value> {
  if (typeof container === 'object') {
    if (typeof key === 'number' && container.exact && (container instanceof PyList || container instanceof PyTuple)) {
      const { items } = container;
      const item = items[key < 0 ? key + items.length : key];
      if (item === undefined) throw indexError(`${container.cls.name} index out of range`);
      return item;
    }
    if (container instanceof PyDict && container.exact) {
      const value = dictGet(container, key);
      if (value === undefined) throw keyError(key);
      return isPending(value) ? wait(value, foundOrKeyError, key) : value;
    }
  } else if (typeof container === 'string' && typeof key === 'number') {
    const character = container[key < 0 ? key + container.length : key];
    if (character === undefined) throw indexError('string index out of range');
    return character;
  }
  if (container instanceof PyDict && container.cls.lookupCell('__getitem__') === dictType.own.get('__getitem__'))
    return dictItem(container, key);
  if (key instanceof PySlice && key.step === None) {
    const part = contiguous(container, key);
    if (part !== undefined) return part;
  }
  const result = callSpecialMaybe(container, '__getitem__', [key]);
  return result === undefined ? classItem(container, key) : result;
}

/** `container[a:b]` of a list, a tuple or a str; undefined if bounds or container are not plain. */
function contiguous(container: Value, { start, stop }: PySlice): Value | undefined {
  if ((start !== None && typeof start !== 'number') || (stop !== None && typeof stop !== 'number')) return undefined;
  const { budget } = realm();
  if (typeof container === 'string') {
    const [from, to] = within(start, stop, container.length);
    budget.allocate((to - from) * 2);
    return container.slice(from, to);
  }
  if (!(container instanceof PyList || container instanceof PyTuple) || !container.exact) return undefined;
  const { items } = container;
  const [from, to] = within(start, stop, items.length);
  if (container instanceof PyTuple && to - from === items.length) return container;
  budget.allocate((to - from) * 8);
  const part = items.slice(from, to);
  return container instanceof PyList ? new PyList(part) : new PyTuple(part);
}

/** The positions that slice bounds mean, the second not before the first. */
function within(start: Value, stop: Value, length: number): readonly [number, number] {
  const from = start === None ? 0 : position(start as number, length);
  const to = stop === None ? length : position(stop as number, length);
  return [from, Math.max(from, to)];
}

function position(bound: number, length: number): number {
  return bound < 0 ? Math.max(0, bound + length) : Math.min(bound, length);
}

/** `dict.__getitem__` of a subclass, which may have `__missing__`. */
export function dictItem(dict: PyDict, key: Value): Maybe<Value> {
  const value = dictGet(dict, key);
  if (value === undefined) return missingItem(dict, key);
  return isPending(value) ? wait(value, foundOrMissing, dict, key) : value;
}

function missingItem(dict: PyDict, key: Value): Maybe<Value> {
  const made = dict.exact ? undefined : callSpecialMaybe(dict, '__missing__', [key]);
  if (made === undefined) throw keyError(key);
  return made;
}

const foundOrMissing = continuation(
  'item or __missing__',
  (found: Value | undefined, dict: PyDict, key: Value): Maybe<Value> => found ?? missingItem(dict, key),
);
const foundOrKeyError = continuation('item or KeyError', (value: Value | undefined, key: Value): Value => {
  if (value === undefined) throw keyError(key);
  return value;
});

/** Classes: `list[int]` by `__class_getitem__`. */
function classItem(container: Value, key: Value): Maybe<Value> {
  if (!(container instanceof PyType)) throw typeError(`'${typeName(container)}' object is not subscriptable`);
  const method = findAttribute(container, '__class_getitem__');
  if (isPending(method)) return classItemRest(method, container, key);
  if (method === undefined) throw typeError(`type '${container.name}' is not subscriptable`);
  return callMaybe(method, [key]);
}

function* classItemRest(pending: Guest<Value | undefined>, container: PyType, key: Value): Guest<Value> {
  const method = yield* pending;
  if (method === undefined) throw typeError(`type '${container.name}' is not subscriptable`);
  const result = callMaybe(method, [key]);
  return isPending(result) ? yield* result : result;
}

export function setItem(container: Value, key: Value, value: Value): Maybe<void> {
  if (typeof container === 'object' && container.exact) {
    if (container instanceof PyDict) return dictSet(container, key, value);
    if (typeof key === 'number' && container instanceof PyList) {
      const { items } = container;
      const position = key < 0 ? key + items.length : key;
      if (position < 0 || position >= items.length) throw indexError('list assignment index out of range');
      items[position] = value;
      return undefined;
    }
  }
  if (container instanceof PyDict && container.cls.lookupCell('__setitem__') === dictType.own.get('__setitem__'))
    return dictSet(container, key, value);
  const result = callSpecialMaybe(container, '__setitem__', [key, value]);
  if (result === undefined) {
    checkIndexSize(container, key);
    throw typeError(`'${typeName(container)}' object does not support item assignment`);
  }
  return dropResult(result);
}

export function deleteItem(container: Value, key: Value): Maybe<void> {
  if (container instanceof PyDict && container.exact) {
    const removed = dictDelete(container, key);
    if (removed === undefined) throw keyError(key);
    return isPending(removed) ? dropResult(wait(removed, foundOrKeyError, key)) : undefined;
  }
  const result = callSpecialMaybe(container, '__delitem__', [key]);
  if (result === undefined) {
    checkIndexSize(container, key);
    throw typeError(`'${typeName(container)}' object ${cannotDelete(container, key)} item deletion`);
  }
  return dropResult(result);
}

/** CPython words the refusal of sequences and of other types differently. */
function cannotDelete(container: Value, key: Value): string {
  return isSequence(container) && hasIndex(key) ? "doesn't support" : 'does not support';
}

function isSequence(container: Value): boolean {
  const type = typeOf(container);
  return !type.builtin || type.lookup('__len__') !== undefined || type.lookup('__contains__') !== undefined;
}

/** A sequence looks at the index before it refuses. */
function checkIndexSize(container: Value, key: Value): void {
  const index = isSequence(container) ? intOf(key) : undefined;
  if (typeof index === 'bigint' && BigInt.asIntN(64, index) !== index)
    throw indexError("cannot fit 'int' into an index-sized integer");
}
