/** Methods of object: what every class inherits. */
import { given, then } from '../continuations.ts';
import { typeError } from '../exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../guest.ts';
import {
  findAttribute,
  genericDeleteAttribute,
  genericGetAttribute,
  genericSetAttribute,
  instanceDict,
  missingError,
} from '../operations/attribute.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { isSame } from '../operations/compare.ts';
import { identityHash } from '../operations/hash.ts';
import { iterateAll } from '../operations/iterate.ts';
import { str } from '../operations/text.ts';
import { truth } from '../operations/truth.ts';
import { argumentTypeName, typeName, typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyDict } from './dict.ts';
import { PyList } from './list.ts';
import { addClassMethods, addGetSets, addMethods } from './native.ts';
import { None, NotImplemented, PyObject, type Value } from './object.ts';
import { PyInstance } from './shape.ts';
import { strOf, strToText } from './str.ts';
import { objectType, PyType } from './type.ts';

/** `<module.Class object at 0x...>` with the id as address. */
export function defaultRepr(value: Value): string {
  const type = typeOf(value);
  const module = type.builtin ? type.module : moduleName(type);
  const name = module === 'builtins' ? type.qualname : `${module}.${type.qualname}`;
  const id = value instanceof PyObject ? realm().idOf(value) : 0;
  return `<${name} object at 0x${id.toString(16)}>`;
}

/** `__module__` of a class. */
export function moduleName(type: PyType): string {
  const own = type.own.get('__module__')?.value;
  return typeof own === 'string' ? own : type.module;
}

/** Names of attributes must be str. */
export function attributeName(name: Value): string {
  const text = strOf(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeName(name)}'`);
  return strToText(text);
}

const unordered = (): Value => NotImplemented;

addMethods(objectType, {
  __new__: ['(cls, /, *args, **kwargs)', newObject],
  __init__: [
    '(self, /, *args, **kwargs)',
    (self: Value, args: Value[], keywords: PyDict | undefined) => {
      if (args.length > 0 || keywords !== undefined) {
        const type = typeOf(self);
        if (type.lookupCell('__init__') !== objectType.own.get('__init__'))
          throw typeError('object.__init__() takes exactly one argument (the instance to initialize)');
        if (type.lookupCell('__new__') === objectType.own.get('__new__'))
          throw typeError(`${type.name}() takes no arguments`);
      }
      return None;
    },
  ],
  __repr__: ['(self, /)', defaultRepr],
  __str__: ['(self, /)', (self: Value) => callSpecialMaybe(self, '__repr__', []) as Maybe<Value>],
  __hash__: ['(self, /)', (self: Value) => identityHash(self as PyObject)],
  __eq__: ['(self, value, /)', (self: Value, other: Value) => (isSame(self, other) ? true : NotImplemented)],
  __ne__: ['(self, value, /)', notEqual],
  __lt__: ['(self, value, /)', unordered],
  __le__: ['(self, value, /)', unordered],
  __gt__: ['(self, value, /)', unordered],
  __ge__: ['(self, value, /)', unordered],
  __getattribute__: ['(self, name, /)', (self: Value, name: Value) => genericGetAttribute(self, attributeName(name))],
  __setattr__: [
    '(self, name, value, /)',
    (self: Value, name: Value, value: Value) => none(genericSetAttribute(self, attributeName(name), value)),
  ],
  __delattr__: [
    '(self, name, /)',
    (self: Value, name: Value) => none(genericDeleteAttribute(self, attributeName(name))),
  ],
  __format__: [
    '(self, format_spec, /)',
    (self: Value, spec: Value): Maybe<Value> => {
      const text = strOf(spec);
      if (text === undefined) throw typeError(`__format__() argument must be str, not ${argumentTypeName(spec)}`);
      if (text !== '') throw typeError(`unsupported format string passed to ${typeName(self)}.__format__`);
      return str(self);
    },
  ],
  __dir__: ['(self, /)', directory],
  __sizeof__: ['(self, /)', () => 16],
});
addClassMethods(objectType, {
  __init_subclass__: [
    '(cls, /, *args, **kwargs)',
    (cls: PyType, _args: Value[], keywords: PyDict | undefined) => {
      if (keywords !== undefined) throw typeError(`${cls.qualname}.__init_subclass__() takes no keyword arguments`);
      return None;
    },
  ],
  __subclasshook__: ['(cls, object, /)', () => NotImplemented],
});
addGetSets(objectType, {
  __class__: [
    (self: Value) => typeOf(self),
    (self: Value, value: Value | undefined) => {
      if (!(value instanceof PyType))
        throw typeError(
          value === undefined
            ? "can't delete __class__ attribute"
            : `__class__ must be set to a class, not '${typeName(value)}' object`,
        );
      const old = typeOf(self);
      if (typeof self !== 'object' || old.builtin || value.builtin)
        throw typeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
      if (
        value.layout !== old.layout ||
        value.slotNames.join() !== old.slotNames.join() ||
        value.hasDict !== old.hasDict
      )
        throw typeError(`__class__ assignment: '${value.name}' object layout differs from '${old.name}'`);
      if (self instanceof PyInstance) instanceDict(self, true);
      (self as { cls: PyType }).cls = value;
    },
  ],
});

objectType.setOwn('__doc__', 'The base class of the class hierarchy.');

/** The `__dict__` attribute that guest classes with instance dicts have. */
export const dictGetSet: readonly [(self: Value) => Value, (self: Value, value: Value | undefined) => void] = [
  (self) => {
    const dict = instanceDict(self, true);
    if (dict === undefined) throw missingError(self, '__dict__');
    return dict;
  },
  (self, value) => {
    const dict = value ?? new PyDict(); // deleting it makes a fresh one
    if (!(dict instanceof PyDict)) throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(dict)}'`);
    if (self instanceof PyInstance) {
      instanceDict(self, true);
      self.dict = dict;
    } else (self as unknown as { attributes: PyDict }).attributes = dict;
  },
];

/** Runs an operation without a result, as a method that returns None. */
export function none(result: Maybe<void>): Maybe<Value> {
  return then(result, given, None);
}

function newObject(cls: Value, args: Value[], keywords: PyDict | undefined): Value {
  if (!(cls instanceof PyType)) throw typeError(`object.__new__(X): X is not a type object (${typeName(cls)})`);
  if (args.length > 0 || keywords !== undefined) {
    if (cls.lookupCell('__new__') !== objectType.own.get('__new__'))
      throw typeError('object.__new__() takes exactly one argument (the type to instantiate)');
    if (cls.lookupCell('__init__') === objectType.own.get('__init__'))
      throw typeError(`${cls.name}() takes no arguments`);
  }
  if (cls.abstract) {
    const names = [...abstractNames(cls)].sort();
    const list = names.map((name) => `'${name}'`).join(', ');
    throw typeError(
      `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length === 1 ? '' : 's'} ${list}`,
    );
  }
  if (cls === objectType) return new PyInstance(cls, undefined);
  if (cls.rootShape === undefined)
    throw typeError(`object.__new__(${cls.name}) is not safe, use ${cls.name}.__new__()`);
  realm().budget.allocate(96);
  return new PyInstance(cls, cls.rootShape);
}

/** `__abstractmethods__` as JS strings. */
export function abstractNames(cls: PyType): Iterable<string> {
  return cls.abstractMethods;
}

function notEqual(self: Value, other: Value): Maybe<Value> {
  const equal = callSpecialMaybe(self, '__eq__', [other]) as Maybe<Value>;
  return negate(equal);
}

function negate(equal: Maybe<Value>): Maybe<Value> {
  if (typeof equal === 'boolean') return !equal;
  if (equal === NotImplemented) return NotImplemented;
  return negateRest(equal);
}

function* negateRest(equal: Maybe<Value>): Guest<Value> {
  const answer = yield* settle(equal);
  if (answer === NotImplemented) return NotImplemented;
  return !(yield* settle(truth(answer)));
}

function* directory(self: Value): Guest<Value> {
  const names = new Set<string>();
  const type = typeOf(self);
  for (const base of type.mro) for (const name of base.own.keys()) names.add(name);
  const dict = yield* settle(findAttribute(self, '__dict__'));
  if (dict instanceof PyDict)
    for (const key of yield* settle(iterateAll(dict))) if (typeof key === 'string') names.add(key);
  return new PyList([...names]);
}
