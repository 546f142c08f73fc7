/** Methods of type: making and calling classes, and their attributes. */
import { documentation } from '../documentation/load.ts';
import { attributeError, typeError, valueError } from '../exceptions/raise.ts';
import { after, type Guest, GuestCall, isPending, type Maybe } from '../guest.ts';
import { bindDescriptor, dropResult, genericGetAttribute } from '../operations/attribute.ts';
import { callMaybe } from '../operations/call.ts';
import { iterateAll } from '../operations/iterate.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { linearise, newType } from './class-building.ts';
import { PyDict } from './dict.ts';
import { PyFunction } from './function.ts';
import { makeUnion } from './generic-alias.ts';
import { PyList, PyTuple } from './list.ts';
import { PyMappingProxy } from './mapping-proxy.ts';
import {
  addClassMethods,
  addGetSets,
  addMembers,
  addMethods,
  makesPlainly,
  notWritable,
  PyGetSet,
  PyNative,
} from './native.ts';
import { None, PyObject, type Value } from './object.ts';
import { attributeName, moduleName, none } from './object-methods.ts';
import { strOf, strToText } from './str.ts';
import { objectType, PyType, typeType } from './type.ts';

addMethods(typeType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    (metaclass: PyType, args: Value[], keywords: PyDict | undefined): Maybe<Value> => {
      if (args.length === 1 && metaclass === typeType && keywords === undefined) return typeOf(args[0] as Value);
      if (!metaclass.isSubclassOf(typeType))
        throw typeError(`type.__new__(${metaclass.name}): ${metaclass.name} is not a subtype of type`);
      if (args.length !== 3) throw typeError(`type.__new__() takes exactly 3 arguments (${args.length} given)`);
      return newType(metaclass, args[0] as Value, args[1] as Value, args[2] as Value, keywords);
    },
  ],
  __init__: [
    '(self, /, *args, **kwargs)',
    (_self: Value, args: Value[]) => {
      if (args.length !== 1 && args.length !== 3) throw typeError('type.__init__() takes 1 or 3 arguments');
      return None;
    },
  ],
  __call__: ['(self, /, *args, **kwargs)', instantiate],
  __repr__: ['(self, /)', typeRepr],
  __getattribute__: ['(self, name, /)', (self: Value, name: Value) => genericGetAttribute(self, attributeName(name))],
  __setattr__: [
    '(self, name, value, /)',
    (self: PyType, name: Value, value: Value) => none(setOnType(self, attributeName(name), value)),
  ],
  __delattr__: [
    '(self, name, /)',
    (self: PyType, name: Value) => none(setOnType(self, attributeName(name), undefined)),
  ],
  __or__: ['(self, value, /)', (self: Value, other: Value) => makeUnion(self, other)],
  __ror__: ['(self, value, /)', (self: Value, other: Value) => makeUnion(other, self)],
  mro: ['(self, /)', (self: PyType) => new PyList(linearise(self, self.bases))],
  __subclasses__: ['(self, /)', subclassesOf],
  __instancecheck__: ['(self, instance, /)', (self: PyType, instance: Value) => typeOf(instance).isSubclassOf(self)],
  __subclasscheck__: [
    '(self, subclass, /)',
    (self: PyType, subclass: Value) => subclass instanceof PyType && subclass.isSubclassOf(self),
  ],
  __dir__: ['(self, /)', (self: PyType) => new PyList([...new Set(self.mro.flatMap((base) => [...base.own.keys()]))])],
  __sizeof__: ['(self, /)', () => 1024],
});
addClassMethods(typeType, { __prepare__: ['(cls, /, *args, **kwargs)', () => new PyDict()] });

addMembers(typeType, { __base__: (self: PyType) => self.bases[0] ?? None });
addGetSets(typeType, {
  __name__: [
    (self: PyType) => (self.builtin ? self.qualname : self.name),
    (self: PyType, value) => {
      const name = strToText(guestText(self, value, '__name__'));
      if (name.includes('\0')) throw valueError('type name must not contain null characters');
      self.name = name;
    },
  ],
  __qualname__: [
    (self: PyType) => self.qualname,
    (self: PyType, value) => {
      self.qualname = strToText(guestText(self, value, '__qualname__'));
    },
  ],
  __module__: [
    (self: PyType) => (self.builtin ? self.module : (self.own.get('__module__')?.value ?? 'builtins')),
    (self: PyType, value) => {
      if (self.builtin) throw immutable(self, '__module__');
      self.setOwn('__module__', value ?? None);
    },
  ],
  __bases__: [
    (self: PyType) => new PyTuple(self.bases),
    (self: PyType, value) => {
      if (self.builtin) throw immutable(self, '__bases__');
      if (!(value instanceof PyTuple))
        throw typeError(`can only assign tuple to ${self.name}.__bases__, not ${typeName(value as Value)}`);
      if (value.items.length === 0)
        throw typeError(`can only assign non-empty tuple to ${self.name}.__bases__, not ()`);
      const bases = value.items.map((base) => {
        if (!(base instanceof PyType))
          throw typeError(`${self.name}.__bases__ must be tuple of classes, not '${typeName(base)}'`);
        return base;
      });
      if (bases.some((base) => base.isSubclassOf(self)))
        throw typeError('a __bases__ item causes an inheritance cycle');
      const duplicate = bases.find((base, i) => bases.indexOf(base) !== i);
      if (duplicate !== undefined) throw typeError(`duplicate base class ${duplicate.name}`);
      for (const base of bases) if (base.final) throw typeError(`type '${base.name}' is not an acceptable base type`);
      const first = bases[0] as PyType;
      if (first === objectType || first.layout !== self.bases[0]?.layout)
        throw typeError(`__bases__ assignment: '${first.name}' deallocator differs from '${self.bases[0]?.name}'`);
      self.linkBases(bases, linearise(self, bases));
    },
  ],
  __mro__: (self: PyType) => new PyTuple(self.mro),
  __dict__: (self: PyType) => new PyMappingProxy(typeDict(self)),
  __doc__: [
    (self: PyType) =>
      (self.builtin ? documentation().typeDocumentation(self.name) : undefined) ??
      self.own.get('__doc__')?.value ??
      None,
    (self: PyType, value) => {
      if (self.builtin) throw immutable(self, '__doc__');
      self.setOwn('__doc__', value ?? None);
    },
  ],
  __abstractmethods__: [
    (self: PyType) => {
      const own = self.own.get('__abstractmethods__')?.value;
      if (own === undefined || self === typeType)
        throw attributeError(
          `type object '${self.name}' has no attribute '__abstractmethods__'`,
          self,
          '__abstractmethods__',
        );
      return own;
    },
    (self: PyType, value) => {
      const items = value === undefined ? [] : iterateAll(value);
      self.setOwn('__abstractmethods__', value ?? None);
      self.abstractMethods = isPending(items) ? [] : items.map((item) => strToText(strOf(item) ?? ''));
    },
  ],
  __annotations__: [
    (self: PyType) => {
      if (self.builtin)
        throw attributeError(`type object '${self.name}' has no attribute '__annotations__'`, self, '__annotations__');
      let own = self.own.get('__annotations__')?.value;
      if (own === undefined) {
        own = new PyDict();
        self.setOwn('__annotations__', own);
      }
      return own;
    },
    (self: PyType, value) => {
      if (self.builtin) throw immutable(self, '__annotations__');
      if (value === undefined) self.deleteOwn('__annotations__');
      else self.setOwn('__annotations__', value);
    },
  ],
  __type_params__: [
    (self: PyType) => self.own.get('__type_params__')?.value ?? new PyTuple([]),
    (self: PyType, value) => {
      self.setOwn('__type_params__', value ?? new PyTuple([]));
    },
  ],
  __basicsize__: () => 16,
  __flags__: (self: PyType) => (self.abstract ? 1 << 20 : 0) | (self.builtin ? 0 : 1 << 9),
});

function guestText(self: PyType, value: Value | undefined, name: string): ReturnType<typeof strOf> & {} {
  if (self.builtin) throw immutable(self, name);
  if (value === undefined) throw typeError(`cannot delete '${name}' attribute of immutable type '${self.name}'`);
  const text = strOf(value);
  if (text === undefined) throw typeError(`can only assign string to ${self.name}.${name}, not '${typeName(value)}'`);
  return text;
}

function immutable(type: PyType, name: string): unknown {
  return typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
}

/** A copy of the class's own attributes as a dict; what a mappingproxy of it shows. */
export function typeDict(type: PyType): PyDict {
  const dict = new PyDict();
  for (const [name, cell] of type.own) if (cell.value !== undefined) dict.set(name, name, cell.value);
  return dict;
}

function typeRepr(self: PyType): Value {
  const module = self.builtin ? self.module : moduleName(self);
  return module === 'builtins' ? `<class '${self.qualname}'>` : `<class '${module}.${self.qualname}'>`;
}

function subclassesOf(self: PyType): Value {
  const list = self.builtin ? [...self.subclasses, ...(realm().subclasses.get(self) ?? [])] : self.subclasses;
  return new PyList(list.map((ref) => ref.deref()).filter((type) => type !== undefined));
}

makesPlainly(typeType, '(cls, object, /)', (_cls: Value, object: Value) => typeOf(object));

/** `cls(*args, **keywords)`: `__new__`, then `__init__` if it made an instance. */
export function instantiate(cls: PyType, args: Value[], keywords: PyDict | undefined): Maybe<Value> {
  if (cls === typeType && args.length === 1 && keywords === undefined) return typeOf(args[0] as Value);
  if (cls === typeType && args.length !== 3) throw typeError('type() takes 1 or 3 arguments');
  const make = cls.lookup('__new__');
  if (make === undefined) throw typeError(`cannot create '${cls.name}' instances`);
  const instance =
    make instanceof PyNative && make.kind === 'staticmethod'
      ? callMaybe(make, [cls, ...args], keywords)
      : after(bindDescriptor(make, undefined, cls), (bound) => callMaybe(bound, [cls, ...args], keywords));
  return after(instance, (made) => initialise(cls, made, args, keywords));
}

function initialise(cls: PyType, instance: Value, args: Value[], keywords: PyDict | undefined): Maybe<Value> {
  const type = typeOf(instance);
  if (!type.isSubclassOf(cls)) return instance;
  const cell = type.lookupCell('__init__');
  if (cell === objectType.own.get('__init__') && type.lookupCell('__new__') !== objectType.own.get('__new__'))
    return instance;
  const method = cell?.value as Value;
  const result =
    method instanceof PyFunction || (method instanceof PyNative && method.kind === 'wrapper')
      ? callMaybe(method, [instance, ...args], keywords)
      : after(bindDescriptor(method, instance, type), (bound) => callMaybe(bound, args, keywords));
  return after(result, (returned) => {
    if (returned !== None) throw typeError(`__init__() should return None, not '${typeName(returned)}'`);
    return instance;
  });
}

/** `cls.name = value` (undefined: del). */
function setOnType(type: PyType, name: string, value: Value | undefined): Maybe<void> {
  const onMeta = type.cls.lookup(name);
  if (onMeta instanceof PyGetSet) {
    if (onMeta.set === undefined) throw attributeError(notWritable(onMeta), type, name);
    if (value === undefined && name !== '__abstractmethods__' && name !== '__annotations__')
      throw typeError(
        name === '__class__'
          ? "can't delete __class__ attribute"
          : `cannot delete '${name}' attribute of immutable type '${type.name}'`,
      );
    return onMeta.set(type as never, value);
  }
  if (onMeta instanceof PyObject && onMeta.cls.lookup('__set__') !== undefined && value !== undefined) {
    return dropResult(callMaybe(onMeta.cls.lookup('__set__') as Value, [onMeta, type, value]));
  }
  if (type.builtin) throw immutable(type, name);
  if (value !== undefined) {
    const { size } = type.own;
    if (size >= 64 && (size & (size - 1)) === 0 && !type.own.has(name)) realm().budget.growTable(size);
    realm().budget.allocate(64);
    type.setOwn(name, value);
  } else if (!type.deleteOwn(name))
    throw attributeError(`type object '${type.name}' has no attribute '${name}'`, type, name);
  return undefined;
}

/** `type.__new__` for callers that hold a metaclass of unknown kind. */
export function* makeClass(metaclass: Value, name: string, bases: readonly Value[], namespace: PyDict): Guest<Value> {
  return yield new GuestCall(metaclass, [name, new PyTuple(bases), namespace]);
}
