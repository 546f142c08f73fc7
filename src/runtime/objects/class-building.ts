/** Making classes: `__build_class__`, the metaclass, the order of bases, slots, hooks. */
import { PyException } from '../exceptions/exception.ts';
import { attributeError, makeException, typeError, valueError } from '../exceptions/raise.ts';
import { GuestBody, GuestCall, type Guest, settle } from '../guest.ts';
import { findAttribute, getAttribute } from '../operations/attribute.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { iterateAll } from '../operations/iterate.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyDict } from './dict.ts';
import { PyFunction, PyMethod } from './function.ts';
import { PyTuple } from './list.ts';
import { PyBoundNative, PyGetSet, PyNative } from './native.ts';
import { Cell, None, PyObject, type Value } from './object.ts';
import { dictGetSet } from './object-methods.ts';
import { PyClassMethod, PyStaticMethod } from './property.ts';
import { strOf, strToText, textToStr } from './str.ts';
import { initialiseShape, objectType, PyType, typeType } from './type.ts';

/** `class name(*bases, **keywords): body`. */
export function* buildClass(body: PyFunction, name: Value, givenBases: readonly Value[], keywords: PyDict | undefined): Guest<Value> {
  const bases = yield* resolveBases(givenBases);
  const rest = keywords?.copy() ?? new PyDict();
  let metaclass: Value = rest.get('metaclass') ?? (bases.length > 0 ? typeOf(bases[0] as Value) : typeType);
  rest.delete('metaclass');
  if (metaclass instanceof PyType) metaclass = calculateMetaclass(metaclass, bases);
  const basesTuple = new PyTuple(bases);
  const prepare = yield* settle(findAttribute(metaclass, '__prepare__'));
  const namespace = prepare === undefined ? new PyDict() : yield new GuestCall(prepare, [name, basesTuple], rest.copy());
  if (!(namespace instanceof PyDict) && typeOf(namespace).lookup('__getitem__') === undefined) {
    const shown = metaclass instanceof PyType ? metaclass.name : '<metaclass>';
    throw typeError(`${shown}.__prepare__() must return a mapping, not ${typeName(namespace)}`);
  }
  const cell = yield new GuestBody(body, namespace as PyObject);
  if (bases.length !== givenBases.length || bases.some((base, i) => base !== givenBases[i])) {
    if (namespace instanceof PyDict) namespace.set('__orig_bases__', '__orig_bases__', new PyTuple(givenBases));
  }
  const cls = yield new GuestCall(metaclass, [name, basesTuple, namespace], rest);
  if (cell instanceof Cell && cls instanceof PyType) {
    if (cell.value === undefined) cell.value = cls;
    else if (cell.value !== cls) throw typeError(`__class__ set to ${typeName(cell.value)} defining '${strToText(strOf(name) ?? '')}' as ${typeName(cls)}`);
  }
  return cls;
}

function* resolveBases(bases: readonly Value[]): Guest<Value[]> {
  const resolved: Value[] = [];
  for (const base of bases) {
    if (base instanceof PyType) {
      resolved.push(base);
      continue;
    }
    const entries = yield* settle(findAttribute(base, '__mro_entries__'));
    if (entries === undefined) {
      resolved.push(base);
      continue;
    }
    const replacement = yield new GuestCall(entries, [new PyTuple(bases)]);
    if (!(replacement instanceof PyTuple)) throw typeError('__mro_entries__ must return a tuple');
    resolved.push(...replacement.items);
  }
  return resolved;
}

/** The most derived metaclass of a class's bases. */
export function calculateMetaclass(start: PyType, bases: readonly Value[]): PyType {
  let winner = start;
  for (const base of bases) {
    const type = typeOf(base);
    if (winner.isSubclassOf(type)) continue;
    if (type.isSubclassOf(winner)) winner = type;
    else throw typeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases');
  }
  return winner;
}

/** C3 linearisation. */
export function linearise(type: PyType, bases: readonly PyType[]): PyType[] {
  const sequences = [...bases.map((base) => [...base.mro]), [...bases]];
  const mro: PyType[] = [type];
  for (;;) {
    const left = sequences.filter((sequence) => sequence.length > 0);
    if (left.length === 0) return mro;
    const next = left.map((sequence) => sequence[0] as PyType).find((candidate) => left.every((sequence) => !sequence.includes(candidate, 1)));
    if (next === undefined) {
      const heads = [...new Set(left.map((sequence) => (sequence[0] as PyType).name))];
      throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${heads.join(', ')}`);
    }
    mro.push(next);
    for (const sequence of left) if (sequence[0] === next) sequence.shift();
  }
}

/** The builtin class that gives instances their layout. */
export function layoutOwner(type: PyType): PyType {
  return type.mro.find((base) => base.builtin && base.layout !== undefined) ?? objectType;
}

/** `type.__new__(metaclass, name, bases, namespace)`. */
export function* newType(metaclass: PyType, nameValue: Value, basesTuple: Value, namespace: Value, keywords: PyDict | undefined): Guest<Value> {
  const nameText = strOf(nameValue);
  if (nameText === undefined) throw typeError(`type.__new__() argument 1 must be str, not ${typeName(nameValue)}`);
  if (!(basesTuple instanceof PyTuple)) throw typeError(`type.__new__() argument 2 must be tuple, not ${typeName(basesTuple)}`);
  if (!(namespace instanceof PyDict)) throw typeError(`type.__new__() argument 3 must be dict, not ${typeName(namespace)}`);
  const name = strToText(nameText);
  if (name.includes('\0')) throw valueError('type name must not contain null characters');
  const bases = (basesTuple.items.length === 0 ? [objectType] : basesTuple.items).map((base) => {
    if (!(base instanceof PyType)) {
      if (typeof base === 'object' && base.cls.lookup('__mro_entries__') !== undefined) throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
      throw typeError('bases must be types');
    }
    if (base.final) throw typeError(`type '${base.name}' is not an acceptable base type`);
    return base;
  });
  const winner = calculateMetaclass(metaclass, bases);
  if (winner !== metaclass && winner.lookupCell('__new__') !== typeType.own.get('__new__')) {
    return yield new GuestCall(yield* settle(getAttribute(winner, '__new__')), [winner, nameValue, basesTuple, namespace], keywords);
  }
  const duplicate = bases.find((base, i) => bases.indexOf(base) !== i);
  if (duplicate !== undefined) throw typeError(`duplicate base class ${duplicate.name}`);
  const owners = new Set(bases.map(layoutOwner).filter((owner) => owner !== objectType));
  const [owner] = [...owners].sort((a, b) => b.mro.length - a.mro.length);
  if (owner !== undefined && [...owners].some((other) => !owner.isSubclassOf(other))) throw typeError('multiple bases have instance lay-out conflict');
  const type = new PyType(winner, name, bases, owner?.layout, false);
  const custom = winner.lookupCell('mro') !== typeType.own.get('mro') ? yield* settle(iterateAll(yield new GuestCall(yield* settle(getAttribute(type, 'mro')), []))) : undefined;
  type.linkBases(bases, custom === undefined ? linearise(type, bases) : (custom as PyType[]));
  registerSubclass(type, bases);
  realm().budget.allocate(1024 + namespace.size * 64);
  fillNamespace(type, namespace);
  yield* applySlots(type, bases, namespace, owner);
  if (owner === undefined) initialiseShape(type);
  if (type.own.has('__eq__') && !type.own.has('__hash__')) type.setOwn('__hash__', None);
  yield* setNames(type, namespace);
  const initSubclass = yield* settle(superAttribute(type, '__init_subclass__'));
  yield new GuestCall(initSubclass, [], keywords);
  return type;
}

function registerSubclass(type: PyType, bases: readonly PyType[]): void {
  const { subclasses } = realm();
  for (const base of bases) {
    if (!base.builtin) continue;
    const list = subclasses.get(base) ?? [];
    list.push(new WeakRef(type));
    subclasses.set(base, list);
  }
}

function fillNamespace(type: PyType, namespace: PyDict): void {
  for (let entry = 0; entry < namespace.keys.length; entry++) {
    const key = namespace.keys[entry];
    if (key === undefined) continue;
    const text = strOf(key);
    if (text === undefined) throw typeError('attribute name must be string');
    let value = namespace.valueAt(entry);
    const name = strToText(text);
    if (name === '__classcell__') continue;
    if (name === '__qualname__') {
      const qualname = strOf(value);
      if (qualname === undefined) throw typeError(`type __qualname__ must be a str, not ${typeName(value)}`);
      type.qualname = strToText(qualname);
      continue;
    }
    if (value instanceof PyFunction) {
      if (name === '__new__') value = asStatic(value);
      else if (name === '__init_subclass__' || name === '__class_getitem__') value = asClassMethod(value);
    }
    type.setOwn(name, value);
  }
  if (!type.own.has('__module__')) {
    const module = realm().currentFrame().link.globals.get('__name__');
    if (module !== undefined) type.setOwn('__module__', module);
  }
  if (!type.own.has('__doc__')) type.setOwn('__doc__', None);
}

function asClassMethod(func: Value): Value {
  const method = new PyClassMethod();
  method.func = func;
  return method;
}

/** `__new__` written as a plain function is a static method. */
function asStatic(func: Value): Value {
  const method = new PyStaticMethod();
  method.func = func;
  return method;
}

function* applySlots(type: PyType, bases: readonly PyType[], namespace: PyDict, owner: PyType | undefined): Guest<void> {
  const declared = namespace.get('__slots__');
  const inherited = bases.flatMap((base) => base.slotNames);
  const basesHaveDict = bases.some((base) => base !== objectType && base.hasDict && !base.builtin);
  if (declared === undefined) {
    type.hasDict = true;
    type.slotNames = inherited;
    if (!basesHaveDict) addDictAttribute(type);
    return;
  }
  const single = strOf(declared);
  const values = single !== undefined ? [declared] : declared instanceof PyDict ? declared.keys.filter((key) => key !== undefined) : declared instanceof PyTuple ? declared.items : yield* settle(iterateAll(declared));
  const names: string[] = [];
  let wantsDict = false;
  for (const value of values) {
    const text = strOf(value as Value);
    if (text === undefined) throw typeError(`__slots__ items must be strings, not '${typeName(value as Value)}'`);
    const name = strToText(text);
    if (!/^[\p{XID_Start}_][\p{XID_Continue}]*$/u.test(name)) throw typeError('__slots__ must be identifiers');
    if (name === '__dict__') {
      wantsDict = true;
      continue;
    }
    if (name === '__weakref__') continue;
    if (namespace.has(name)) throw valueError(`'${name}' in __slots__ conflicts with class variable`);
    names.push(name.startsWith('__') && !name.endsWith('__') ? `_${type.name.replace(/^_+/, '')}${name}` : name);
  }
  if (names.length > 0 && owner !== undefined && ['int', 'tuple', 'bytes'].includes(owner.name)) throw typeError(`nonempty __slots__ not supported for subtype of '${owner.name}'`);
  const slotted = bases.filter((base) => base.slotNames.length > 0);
  if (slotted.length > 1 && !slotted.some((base) => slotted.every((other) => base.isSubclassOf(other)))) throw typeError('multiple bases have instance lay-out conflict');
  type.slotNames = [...inherited, ...names];
  type.hasDict = basesHaveDict || wantsDict;
  if (type.hasDict && !basesHaveDict) addDictAttribute(type);
  for (const name of names) type.setOwn(name, slotDescriptor(name, type));
}

function addDictAttribute(type: PyType): void {
  type.setOwn('__dict__', new PyGetSet('__dict__', type, dictGetSet[0] as (self: never) => Value, dictGetSet[1] as (self: never, value: Value | undefined) => void));
  if (!type.own.has('__weakref__')) type.setOwn('__weakref__', new PyGetSet('__weakref__', type, () => None, undefined));
}

/** A slot's storage, in the instance but out of its `__dict__`. */
const slotStorage = new WeakMap<PyObject, Map<string, Value>>();

function slotDescriptor(name: string, owner: PyType): PyGetSet {
  const key = `${name}`;
  const missing = (self: PyObject): unknown => attributeError(`'${self.cls.name}' object has no attribute '${name}'`, self, name);
  return new PyGetSet(
    name,
    owner,
    ((self: PyObject): Value => {
      if (!typeOf(self).isSubclassOf(owner)) throw typeError(`descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${typeName(self)}' object`);
      const value = slotStorage.get(self)?.get(key);
      if (value === undefined) throw missing(self);
      return value;
    }) as (self: never) => Value,
    ((self: PyObject, value: Value | undefined): void => {
      let storage = slotStorage.get(self);
      if (storage === undefined) {
        storage = new Map();
        slotStorage.set(self, storage);
      }
      if (value !== undefined) storage.set(key, value);
      else if (!storage.delete(key)) throw missing(self);
    }) as (self: never, value: Value | undefined) => void,
  );
}

function* setNames(type: PyType, namespace: PyDict): Guest<void> {
  for (const key of [...namespace.keys]) {
    if (typeof key !== 'string') continue;
    const value = type.own.get(key)?.value;
    if (!(value instanceof PyObject) || value.cls.lookup('__set_name__') === undefined) continue;
    try {
      yield* settle(callSpecialMaybe(value, '__set_name__', [type, key]) as Value);
    } catch (thrown) {
      if (thrown instanceof PyException) yield new GuestCall(yield* settle(getAttribute(thrown, 'add_note')), [textToStr(`Error calling __set_name__ on '${typeName(value)}' instance '${key}' in '${type.name}'`)]);
      throw thrown;
    }
  }
}

/** `super(type, type).name`, bound to the class. */
function superAttribute(type: PyType, name: string): Value {
  for (const base of type.mro.slice(1)) {
    const attribute = base.own.get(name)?.value;
    if (attribute === undefined) continue;
    if (attribute instanceof PyClassMethod) return new PyMethod(attribute.func, type);
    if (attribute instanceof PyNative) return new PyBoundNative(attribute, type);
    return attribute;
  }
  throw makeException('AttributeError', name);
}

