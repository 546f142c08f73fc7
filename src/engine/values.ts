/**
 * Values across the border between host and guest, by the table in docs/values.md. Nothing of the host's own objects
 * is reachable from a converted value: containers are copied, functions are wrapped, the rest is an opaque handle.
 */

import { InternalError } from '../assert.ts';
import { PyException } from '../runtime/exceptions/exception.ts';
import { exceptionTypes } from '../runtime/exceptions/hierarchy.ts';
import { makeException, typeError } from '../runtime/exceptions/raise.ts';
import type { Guest } from '../runtime/guest.ts';
import { PyBytes } from '../runtime/objects/bytes.ts';
import { PyDict } from '../runtime/objects/dict.ts';
import { PyComplex, PyFloat } from '../runtime/objects/float.ts';
import { HostObject } from '../runtime/objects/host-object.ts';
import { normalizeInt, PyIntBox } from '../runtime/objects/int.ts';
import { PyList, PyTuple } from '../runtime/objects/list.ts';
import { None, type PyObject, type Value } from '../runtime/objects/object.ts';
import { PySet } from '../runtime/objects/set.ts';
import { PyStrBox, strToText, textToStr, WideStr } from '../runtime/objects/str.ts';
import { dictSet } from '../runtime/operations/dict-lookup.ts';
import { setAdd } from '../runtime/operations/set-lookup.ts';
import { setItems } from '../runtime/operations/set-order.ts';

/** A Python tuple on the host's side; a plain array is a list. */
export class Tuple<T = unknown> {
  readonly items: readonly T[];
  constructor(items: readonly T[]) {
    this.items = items;
  }
}

/** A Python float whose value is a whole number, which a JS number would make an int. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A Python value that has no JS counterpart; valid in the session it came from. */
export class GuestHandle {
  /** Name of its Python class. */
  readonly typeName: string;
  readonly #value: Value;
  constructor(value: Value, typeName: string) {
    this.#value = value;
    this.typeName = typeName;
  }
  /** For the engine, to hand it back to the guest. */
  static unwrap(handle: GuestHandle): Value {
    return handle.#value;
  }
}

/** Thrown by a host function to raise a builtin Python exception in the guest. */
export class PythonError extends Error {
  /** Builtin class, as in `KeyError`; unknown names become RuntimeError. */
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** A host function: positional arguments as JS values, keyword arguments in one object; may return a promise. */
export type HostCallable = (...args: never[]) => unknown;

/** Makes natives of host functions; engine/host-functions fills it, which needs values itself. */
export const hostFunctions: { wrap: (callable: HostCallable) => Value } = {
  wrap: () => {
    throw new InternalError('host functions are not loaded');
  },
};

/** JS to Python. Runs as a computation because dict and set insertion may hash. */
export function* toGuest(value: unknown, seen = new Map<object, Value>()): Guest<Value> {
  switch (typeof value) {
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : new PyFloat(value);
    case 'bigint':
      return normalizeInt(value);
    case 'boolean':
      return value;
    case 'string':
      return textToStr(value);
    case 'undefined':
      return None;
    case 'function':
      return hostFunctions.wrap(value as HostCallable);
    case 'symbol':
      throw typeError('a symbol cannot cross into Python');
  }
  if (value === null) return None;
  const object = value as object;
  const known = seen.get(object);
  if (known !== undefined) return known;
  if (object instanceof GuestHandle) return GuestHandle.unwrap(object);
  if (object instanceof Float) return new PyFloat(object.value);
  if (object instanceof Uint8Array) return new PyBytes(Uint8Array.from(object));
  if (Array.isArray(object)) {
    const list = new PyList([]);
    seen.set(object, list);
    for (const item of object) list.items.push(yield* toGuest(item, seen));
    return list;
  }
  if (object instanceof Tuple) {
    const items: Value[] = [];
    for (const item of object.items) items.push(yield* toGuest(item, seen));
    return new PyTuple(items);
  }
  if (object instanceof Set) {
    const set = new PySet();
    for (const item of object) {
      const pending = setAdd(set, yield* toGuest(item, seen));
      if (pending !== undefined) yield* pending as Guest<void>;
    }
    return set;
  }
  const isPlain = Object.getPrototypeOf(object) === Object.prototype || Object.getPrototypeOf(object) === null;
  if (object instanceof Map || isPlain) {
    const dict = new PyDict();
    seen.set(object, dict);
    for (const [key, item] of object instanceof Map ? object : Object.entries(object)) {
      const pending = dictSet(dict, yield* toGuest(key, seen), yield* toGuest(item, seen));
      if (pending !== undefined) yield* pending as Guest<void>;
    }
    return dict;
  }
  return new HostObject(object);
}

/** Python to JS. */
export function toHost(value: Value, seen = new Map<PyObject, unknown>()): unknown {
  if (typeof value !== 'object') return value;
  if (value === None) return null;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (value instanceof PyFloat) return Number.isSafeInteger(value.v) ? new Float(value.v) : value.v;
  if (value instanceof WideStr) return strToText(value);
  if (value instanceof PyStrBox) return strToText(value.v);
  if (value instanceof PyIntBox) return value.v;
  if (value instanceof HostObject) return HostObject.unwrap(value);
  if (value instanceof PyBytes) return Uint8Array.from(value.data);
  if (value instanceof PyList) {
    const array: unknown[] = [];
    seen.set(value, array);
    for (const item of value.items) array.push(toHost(item, seen));
    return array;
  }
  if (value instanceof PyTuple) return new Tuple(value.items.map((item) => toHost(item, seen)));
  if (value instanceof PySet) return new Set(setItems(value).map((item) => toHost(item, seen)));
  if (value instanceof PyDict) {
    const map = new Map<unknown, unknown>();
    seen.set(value, map);
    for (let entry = 0; entry < value.keys.length; entry++) {
      const key = value.keys[entry];
      if (key !== undefined) map.set(toHost(key, seen), toHost(value.valueAt(entry), seen));
    }
    return map;
  }
  if (value instanceof PyComplex) return { real: value.real, imag: value.imag };
  return new GuestHandle(value, value.cls.name);
}

/** What a host function threw, as a guest exception. */
export function fromHostError(thrown: unknown): PyException {
  if (thrown instanceof PyException) return thrown;
  if (thrown instanceof PythonError)
    return makeException(exceptionTypes.has(thrown.type) ? thrown.type : 'RuntimeError', thrown.message);
  return makeException('RuntimeError', thrown instanceof Error ? thrown.message : String(thrown));
}
