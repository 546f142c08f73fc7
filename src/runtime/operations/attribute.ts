/** Attribute access: `__getattribute__`, descriptors, instance storage, and the inline storage of instances. */

import { continuation, then, wait } from '../continuations.ts';
import type { PyException } from '../exceptions/exception.ts';
import { attributeError, isException, typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { notWritable, PyBoundNative, PyGetSet, PyNative } from '../objects/native.ts';
import { type Cell, None, PyObject, type Value } from '../objects/object.ts';
import { getSlot, MAX_SHAPE_SLOTS, PyInstance, setSlot } from '../objects/shape.ts';
import { textToStr } from '../objects/str.ts';
import { objectType, PyType, typeType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { callMaybe, callSpecial, callSpecialMaybe } from './call.ts';
import { typeOf } from './type-of.ts';

/** `object.name`. */
export function getAttribute(object: Value, name: string): Maybe<Value> {
  let found: Maybe<Value | undefined>;
  try {
    found = findPlain(object, name);
  } catch (thrown) {
    return afterError(thrown, object, name);
  }
  if (found === undefined) return missingAttribute(object, name);
  if (isPending(found)) return wait(found, foundOrHook, object, name);
  return found;
}

/** `object.name`, or undefined where that raises AttributeError. */
export function findAttribute(object: Value, name: string): Maybe<Value | undefined> {
  const type = typeOf(object);
  if (overrides(type, '__getattribute__') || type.lookup('__getattr__') !== undefined) return quietly(object, name);
  try {
    const found = findPlain(object, name);
    return isPending(found) ? wait(found, foundQuietly) : found;
  } catch (thrown) {
    if (isException(thrown, 'AttributeError')) return undefined;
    throw thrown;
  }
}

/** The attribute by `__getattribute__` alone; undefined if the default lookup finds none. */
function findPlain(object: Value, name: string): Maybe<Value | undefined> {
  const type = typeOf(object);
  if (overrides(type, '__getattribute__')) return callSpecial(object, '__getattribute__', [name]) as Guest<Value>;
  return object instanceof PyType ? findOnClass(object, name) : genericFind(object, name);
}

/** `object.__getattribute__`'s search: data descriptor, instance dict, other class attribute. */
export function genericFind(object: Value, name: string): Maybe<Value | undefined> {
  const type = typeOf(object);
  const cell = type.lookupCell(name);
  const attribute = cell?.value;
  if (attribute !== undefined && isDataDescriptor(attribute) && hasGetter(attribute))
    return bindDescriptor(attribute, object, type);
  const own = instanceAttribute(object, name);
  if (own !== undefined) return own;
  return attribute === undefined ? undefined : bindDescriptor(attribute, object, type);
}

/** Attributes of classes: the metaclass's data descriptors, the class's mro, the metaclass's others. */
export function findOnClass(type: PyType, name: string): Maybe<Value | undefined> {
  const meta = type.cls;
  const onMeta = meta.lookup(name);
  if (onMeta !== undefined && isDataDescriptor(onMeta)) return bindDescriptor(onMeta, type, meta);
  const own = type.lookup(name);
  if (own !== undefined) return bindDescriptor(own, undefined, type);
  return onMeta === undefined ? undefined : bindDescriptor(onMeta, type, meta);
}

/** What `object.__getattribute__(name)` gives or raises. */
export function genericGetAttribute(object: Value, name: string): Maybe<Value> {
  const found = object instanceof PyType ? findOnClass(object, name) : genericFind(object, name);
  if (found === undefined) throw missingError(object, name);
  return found as Maybe<Value>;
}

function missingAttribute(object: Value, name: string): Maybe<Value> {
  const fallback = fromHook(object, name);
  if (fallback !== undefined) return fallback;
  throw missingError(object, name);
}

/** CPython's AttributeError for a name that is not there. */
export function missingError(object: Value, name: string): PyException {
  if (object instanceof PyType)
    return attributeError(`type object '${object.name}' has no attribute '${name}'`, object, name);
  return attributeError(`'${typeOf(object).name}' object has no attribute '${name}'`, object, name);
}

/** What `__getattr__` gives after the search raised AttributeError; other errors, and without it that one, go on. */
function afterError(thrown: unknown, object: Value, name: string): Maybe<Value> {
  const fallback = isException(thrown, 'AttributeError') ? fromHook(object, name) : undefined;
  if (fallback === undefined) throw withPlace(thrown, object, name);
  return fallback;
}

/** What the class's `__getattr__` gives; undefined if there is none. */
function fromHook(object: Value, name: string): Maybe<Value> | undefined {
  try {
    const result = callSpecialMaybe(object, '__getattr__', [name]);
    return isPending(result) ? wait(result, hookGiven, object, name) : result;
  } catch (thrown) {
    throw withPlace(thrown, object, name);
  }
}

const hookGiven = continuation(
  '__getattr__ given',
  (value: Value, _object: Value, _name: string): Value => value,
  (thrown: unknown, object: Value, name: string): never => {
    throw withPlace(thrown, object, name);
  },
);

/** An AttributeError of the program that does not say what was looked for, and where, gets that from the access. */
function withPlace(thrown: unknown, object: Value, name: string): unknown {
  if (!isException(thrown, 'AttributeError')) return thrown;
  const { members } = thrown;
  if ((members?.get('name') ?? None) !== None || (members?.get('obj') ?? None) !== None) return thrown;
  thrown.members ??= new Map();
  thrown.members.set('name', textToStr(name)).set('obj', object);
  return thrown;
}

const foundOrHook = continuation(
  'attribute or __getattr__',
  (found: Value | undefined, object: Value, name: string): Maybe<Value> => found ?? missingAttribute(object, name),
  afterError,
);

function quietly(object: Value, name: string): Maybe<Value | undefined> {
  try {
    return then(getAttribute(object, name), foundQuietly);
  } catch (thrown) {
    return undefinedIfMissing(thrown);
  }
}

const foundQuietly = continuation(
  'attribute found',
  (found: Value | undefined): Value | undefined => found,
  undefinedIfMissing,
);

function undefinedIfMissing(thrown: unknown): undefined {
  if (!isException(thrown, 'AttributeError')) throw thrown;
}

/** True if a class replaces one of object's (or type's) own attribute protocols. */
function overrides(type: PyType, dunder: '__getattribute__' | '__setattr__' | '__delattr__'): boolean {
  const cell: Cell | undefined = type.lookupCell(dunder);
  return cell !== undefined && cell !== objectType.own.get(dunder) && cell !== typeType.own.get(dunder);
}

/** False for a descriptor that only stores: reading finds what it stored, or the descriptor itself. */
function hasGetter(attribute: Value): boolean {
  return attribute instanceof PyGetSet || typeOf(attribute).lookup('__get__') !== undefined;
}

/** True if the type defines `__set__` or `__delete__`. */
export function isDataDescriptor(attribute: Value): boolean {
  if (!(attribute instanceof PyObject) || attribute instanceof PyFunction || attribute instanceof PyNative)
    return false;
  if (attribute instanceof PyGetSet) return true;
  const type = attribute.cls;
  return type.lookup('__set__') !== undefined || type.lookup('__delete__') !== undefined;
}

/** What a bound method takes. */
const BOUND_BYTES = 48;

/** Applies `__get__`: an attribute found on a class, seen from an instance or (object undefined) from the class. */
export function bindDescriptor(attribute: Value, object: Value | undefined, type: PyType): Maybe<Value> {
  if (!(attribute instanceof PyObject)) return attribute;
  if (attribute instanceof PyFunction) {
    if (object === undefined) return attribute;
    realm().budget.allocate(BOUND_BYTES);
    return new PyMethod(attribute, object);
  }
  if (attribute instanceof PyNative) return bindNativeMethod(attribute, object, type);
  if (attribute instanceof PyGetSet)
    return object === undefined ? attribute : checkOwner(attribute, object).get(object as never);
  const getter = attribute.cls.lookup('__get__');
  if (getter === undefined) return attribute;
  return callMaybe(getter, [attribute, object ?? None, type]);
}

/** A computed attribute only ever sees instances of its type, wherever a program put the descriptor. */
function checkOwner(attribute: PyGetSet, object: Value): PyGetSet {
  if (!typeOf(object).isSubclassOf(attribute.owner))
    throw typeError(
      `descriptor '${attribute.name}' for '${attribute.owner.name}' objects doesn't apply to a '${typeOf(object).name}' object`,
    );
  return attribute;
}

/** How a native in a type's dict binds. */
export function bindNativeMethod(native: PyNative, object: Value | undefined, type: PyType): Value {
  switch (native.kind) {
    case 'method':
    case 'wrapper':
      if (object === undefined) return native;
      realm().budget.allocate(BOUND_BYTES);
      return new PyBoundNative(native, object);
    case 'classmethod':
      return new PyBoundNative(native, type);
    case 'staticmethod':
    case 'function':
      return native;
  }
}

/** `type(object).name` as stored, unbound: how implicit calls find dunder methods. */
export function lookupSpecial(object: Value, name: string): Value | undefined {
  return typeOf(object).lookup(name);
}

/** An attribute in the instance's own storage. */
export function instanceAttribute(object: Value, name: string): Value | undefined {
  if (object instanceof PyInstance) {
    if (object.shape === undefined) return object.dict?.get(name);
    const slot = object.shape.slots.get(name);
    return slot === undefined ? undefined : getSlot(object, slot);
  }
  return instanceDict(object, false)?.get(name);
}

/** Objects other than instances that keep attributes in a dict: functions, exceptions, modules, subclasses of builtins. */
interface WithAttributes {
  attributes: PyDict | undefined;
}

/**
 * The `__dict__` of an object; undefined if it has none. With `create` it is made if need be, and an instance stored
 * by shape becomes one stored as that dict, so that both views stay the same.
 */
export function instanceDict(object: Value, create: boolean): PyDict | undefined {
  if (!(object instanceof PyObject)) return undefined;
  if (object instanceof PyInstance) {
    if (!object.cls.hasDict) return undefined;
    if (object.shape === undefined) return object.dict;
    return create ? toDictMode(object) : undefined;
  }
  if (!('attributes' in object)) return undefined;
  const holder = object as PyObject & WithAttributes;
  if (holder.attributes === undefined && create && object.cls.hasDict) holder.attributes = new PyDict();
  return holder.attributes;
}

/** Moves the attributes of an instance from slots to a dict; those of `__slots__` stay where they are. */
export function toDictMode(instance: PyInstance): PyDict {
  const dict = new PyDict();
  const { shape } = instance;
  if (shape !== undefined) {
    const fixed = instance.cls.slotNames.length;
    for (let slot = fixed; slot < shape.names.length; slot++) {
      const name = shape.names[slot] as string;
      dict.set(name, name, getSlot(instance, slot) as Value);
      setSlot(instance, slot, undefined);
    }
  }
  instance.dict = dict;
  instance.shape = undefined;
  return dict;
}

/** `object.name = value`. */
export function setAttribute(object: Value, name: string, value: Value): Maybe<void> {
  const setter = typeOf(object).lookupCell('__setattr__');
  if (setter === undefined || setter === objectType.own.get('__setattr__'))
    return genericSetAttribute(object, name, value);
  return dropResult(callMaybe(setter.value as Value, [object, name, value]));
}

/** `object.__setattr__`. */
export function genericSetAttribute(object: Value, name: string, value: Value): Maybe<void> {
  const type = typeOf(object);
  const attribute = type.lookup(name);
  if (attribute instanceof PyObject && !(attribute instanceof PyFunction) && !(attribute instanceof PyNative)) {
    if (attribute instanceof PyGetSet) {
      if (attribute.set === undefined) throw attributeError(notWritable(attribute), object, name);
      checkOwner(attribute, object);
      return attribute.set(object as never, value);
    }
    const setter = attribute.cls.lookup('__set__');
    if (setter !== undefined) return dropResult(callMaybe(setter, [attribute, object, value]));
  }
  if (object instanceof PyInstance) {
    if (storeOnInstance(object, name, value)) return undefined;
  } else {
    const dict = instanceDict(object, true);
    if (dict !== undefined) {
      setCharged(dict, name, value);
      return undefined;
    }
  }
  throw cannotSet(object, name, attribute !== undefined);
}

/** Sets an attribute in a dict, whose growth is charged as that of any other. */
function setCharged(dict: PyDict, name: string, value: Value): void {
  const { size } = dict;
  if (size >= 64 && (size & (size - 1)) === 0 && !dict.has(name)) realm().budget.growTable(size);
  dict.set(name, name, value);
}

/** Stores into an instance's own storage; false if its class allows no such attribute. */
export function storeOnInstance(instance: PyInstance, name: string, value: Value): boolean {
  const { shape } = instance;
  if (shape === undefined) {
    if (instance.dict === undefined) return false;
    setCharged(instance.dict, name, value);
    return true;
  }
  const slot = shape.slots.get(name);
  if (slot !== undefined) {
    setSlot(instance, slot, value);
    return true;
  }
  if (!instance.cls.hasDict) return false;
  if (shape.names.length >= MAX_SHAPE_SLOTS) {
    toDictMode(instance).set(name, name, value);
    return true;
  }
  setSlot(instance, shape.names.length, value);
  instance.shape = shape.with(name);
  return true;
}

function cannotSet(object: Value, name: string, onClass: boolean): PyException {
  const type = typeOf(object).name;
  if (onClass) return attributeError(`'${type}' object attribute '${name}' is read-only`, object, name);
  return attributeError(
    `'${type}' object has no attribute '${name}' and no __dict__ for setting new attributes`,
    object,
    name,
  );
}

/** `del object.name`. */
export function deleteAttribute(object: Value, name: string): Maybe<void> {
  const deleter = typeOf(object).lookupCell('__delattr__');
  if (deleter === undefined || deleter === objectType.own.get('__delattr__'))
    return genericDeleteAttribute(object, name);
  return dropResult(callMaybe(deleter.value as Value, [object, name]));
}

/** `object.__delattr__`. */
export function genericDeleteAttribute(object: Value, name: string): Maybe<void> {
  const attribute = typeOf(object).lookup(name);
  if (attribute instanceof PyObject && isDataDescriptor(attribute)) {
    if (attribute instanceof PyGetSet) {
      if (attribute.set === undefined) throw attributeError(notWritable(attribute), object, name);
      checkOwner(attribute, object);
      return attribute.set(object as never, undefined);
    }
    const deleter = attribute.cls.lookup('__delete__');
    if (deleter === undefined) throw attributeError('__delete__', object, name);
    return dropResult(callMaybe(deleter, [attribute, object]));
  }
  if (object instanceof PyInstance) {
    if (object.shape?.slots.has(name) === true) toDictMode(object);
    if (object.dict?.delete(name) === true) return undefined;
  } else if (instanceDict(object, false)?.delete(name) === true) return undefined;
  if (instanceDict(object, true) === undefined) throw cannotSet(object, name, attribute !== undefined);
  throw missingError(object, name);
}

/** Runs a computation for its effect. */
export function dropResult(result: Maybe<unknown>): Maybe<void> {
  return isPending(result) ? wait(result, dropped) : undefined;
}

const dropped = continuation('dropped', (_: unknown): undefined => undefined);
