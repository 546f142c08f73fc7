/** property, classmethod, staticmethod: descriptors made of functions. */
import { attributeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../guest.ts';
import { findAttribute, getAttribute } from '../operations/attribute.ts';
import { newInstance } from '../operations/new-instance.ts';
import { repr } from '../operations/text.ts';
import { typeOf } from '../operations/type-of.ts';
import { descriptorGet } from './descriptor.ts';
import type { PyDict } from './dict.ts';
import { PyFunction, PyMethod } from './function.ts';
import { addGetSets, addMembers, addMethods } from './native.ts';
import { None, PyObject, type Value } from './object.ts';
import { dictGetSet } from './object-methods.ts';
import { strToText, textToStr } from './str.ts';
import { builtinType } from './type.ts';

export class PyProperty extends PyObject {
  getter: Value = None;
  setter: Value = None;
  deleter: Value = None;
  doc: Value = None;
  /** `__name__`, from __set_name__ or the getter. */
  name: Value | undefined = undefined;
  attributes: PyDict | undefined = undefined;
}
export const propertyType = builtinType('property', PyProperty);

function nameOf(property: PyProperty): string {
  if (typeof property.name === 'string') return property.name;
  return property.getter instanceof PyFunction ? property.getter.name : '';
}

function refuse(property: PyProperty, object: Value, what: 'getter' | 'setter' | 'deleter'): unknown {
  const name = nameOf(property);
  const type = typeOf(object).qualname;
  return attributeError(
    name === ''
      ? `property of '${type}' object has no ${what}`
      : `property '${name}' of '${type}' object has no ${what}`,
    object,
    name,
  );
}

function with_(self: PyProperty, change: Partial<Record<'getter' | 'setter' | 'deleter', Value>>): Value {
  const copy = newInstance(self.cls, propertyType, PyProperty);
  copy.getter = change.getter ?? self.getter;
  copy.setter = change.setter ?? self.setter;
  copy.deleter = change.deleter ?? self.deleter;
  copy.doc = self.doc;
  copy.name = self.name;
  return copy;
}

addMethods(propertyType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, propertyType, PyProperty)],
  __init__: [
    '(self, /, fget=None, fset=None, fdel=None, doc=None)',
    function* (
      self: PyProperty,
      getter: Value = None,
      setter: Value = None,
      deleter: Value = None,
      doc: Value = None,
    ): Guest<Value> {
      self.getter = getter;
      self.setter = setter;
      self.deleter = deleter;
      self.doc = doc === None && getter !== None ? ((yield* settle(findAttribute(getter, '__doc__'))) ?? None) : doc;
      return None;
    },
  ],
  __get__: [
    '(self, instance, owner=None, /)',
    descriptorGet((self: PyProperty, instance): Maybe<Value> => {
      if (instance === undefined) return self;
      if (self.getter === None) throw refuse(self, instance, 'getter');
      return callWith(self.getter, [instance]);
    }),
  ],
  __set__: [
    '(self, instance, value, /)',
    (self: PyProperty, instance: Value, value: Value): Maybe<Value> => {
      if (self.setter === None) throw refuse(self, instance, 'setter');
      return callWith(self.setter, [instance, value]);
    },
  ],
  __delete__: [
    '(self, instance, /)',
    (self: PyProperty, instance: Value): Maybe<Value> => {
      if (self.deleter === None) throw refuse(self, instance, 'deleter');
      return callWith(self.deleter, [instance]);
    },
  ],
  __set_name__: [
    '(self, owner, name, /)',
    (self: PyProperty, _owner: Value, name: Value) => {
      self.name = name;
      return None;
    },
  ],
  getter: ['(self, fget, /)', (self: PyProperty, getter: Value) => with_(self, { getter })],
  setter: ['(self, fset, /)', (self: PyProperty, setter: Value) => with_(self, { setter })],
  deleter: ['(self, fdel, /)', (self: PyProperty, deleter: Value) => with_(self, { deleter })],
});
addMembers(propertyType, {
  fget: (self: PyProperty) => self.getter,
  fset: (self: PyProperty) => self.setter,
  fdel: (self: PyProperty) => self.deleter,
});
addGetSets(propertyType, {
  __doc__: [
    (self: PyProperty) => self.doc,
    (self: PyProperty, value) => {
      self.doc = value ?? None;
    },
  ],
  __name__: [
    (self: PyProperty) => {
      if (nameOf(self) === '') throw attributeError("'property' object has no attribute '__name__'", self, '__name__');
      return nameOf(self);
    },
    (self: PyProperty, value) => {
      self.name = value;
    },
  ],
  __isabstractmethod__: (self: PyProperty): Maybe<Value> => isAbstract(self),
});

function* isAbstract(self: PyProperty): Guest<Value> {
  for (const part of [self.getter, self.setter, self.deleter])
    if ((yield* settle(findAttribute(part, '__isabstractmethod__'))) === true) return true;
  return false;
}

function* callWith(callee: Value, args: Value[]): Guest<Value> {
  return yield new GuestCall(callee, args);
}

/** classmethod and staticmethod: a wrapped callable. */
class PyWrapper extends PyObject {
  func: Value = None;
  attributes: PyDict | undefined = undefined;
}
export class PyClassMethod extends PyWrapper {}
export class PyStaticMethod extends PyWrapper {}
export const classmethodType = builtinType('classmethod', PyClassMethod);
export const staticmethodType = builtinType('staticmethod', PyStaticMethod);

for (const [type, layout] of [
  [classmethodType, PyClassMethod],
  [staticmethodType, PyStaticMethod],
] as const) {
  addMethods(type, {
    __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, type, layout)],
    __init__: [
      '(self, function, /)',
      (self: PyWrapper, func: Value) => {
        self.func = func;
        return None;
      },
    ],
    __repr__: [
      '(self, /)',
      function* (self: PyWrapper): Guest<Value> {
        return textToStr(`<${type.name}(${strToText(yield* settle(repr(self.func)))})>`);
      },
    ],
  });
  addMembers(type, {
    __func__: (self: PyWrapper) => self.func,
    __wrapped__: (self: PyWrapper) => self.func,
  });
  addGetSets(type, {
    __isabstractmethod__: (self: PyWrapper): Maybe<Value> => abstractFlag(self.func),
    __annotations__: (self: PyWrapper): Maybe<Value> => getAttribute(self.func, '__annotations__'),
    __dict__: dictGetSet,
    __name__: (self: PyWrapper): Maybe<Value> => of(self.func, '__name__'),
    __qualname__: (self: PyWrapper): Maybe<Value> => of(self.func, '__qualname__'),
    __doc__: (self: PyWrapper): Maybe<Value> => of(self.func, '__doc__'),
    __module__: (self: PyWrapper): Maybe<Value> => of(self.func, '__module__'),
  });
}

function* of(func: Value, name: string): Guest<Value> {
  return (yield* settle(findAttribute(func, name))) ?? None;
}

function* abstractFlag(func: Value): Guest<Value> {
  return (yield* settle(findAttribute(func, '__isabstractmethod__'))) === true;
}

addMethods(classmethodType, {
  __get__: [
    '(self, instance, owner=None, /)',
    (self: PyClassMethod, instance: Value, owner?: Value) =>
      new PyMethod(self.func, owner === undefined || owner === None ? typeOf(instance) : owner),
  ],
});
addMethods(staticmethodType, {
  __get__: ['(self, instance, owner=None, /)', (self: PyStaticMethod) => self.func],
  __call__: [
    '(self, /, *args, **kwargs)',
    (self: PyStaticMethod, args: Value[], keywords: PyDict | undefined): Maybe<Value> =>
      callKeywords(self.func, args, keywords),
  ],
});

function* callKeywords(callee: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  return yield new GuestCall(callee, args, keywords);
}
