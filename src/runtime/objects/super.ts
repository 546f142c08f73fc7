/** super(): attributes of the classes after one in the mro of an object's class. */
import { attributeError, runtimeError, typeError } from '../exceptions/raise.ts';
import type { Maybe } from '../guest.ts';
import { bindDescriptor, genericGetAttribute } from '../operations/attribute.ts';
import { call } from '../operations/call.ts';
import { newInstance } from '../operations/new-instance.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { descriptorGet } from './descriptor.ts';
import { addMembers, addMethods } from './native.ts';
import { Cell, None, PyObject, type Value } from './object.ts';
import { attributeName } from './object-methods.ts';
import { builtinType, PyType } from './type.ts';

export class PySuper extends PyObject {
  /** Class after which the search starts. */
  start: PyType | undefined = undefined;
  /** Object or class that attributes are bound to; undefined: unbound. */
  object: Value | undefined = undefined;
  /** Class whose mro is searched. */
  owner: PyType | undefined = undefined;
}
export const superType = builtinType('super', PySuper);

function initialise(self: PySuper, start: Value | undefined, object: Value | undefined): Value {
  let from = start;
  let bound = object;
  if (from === undefined) {
    const frame = realm().currentFrame();
    const { code } = frame.link;
    if (code.argCount === 0 && (code.flags & 4) === 0) throw runtimeError('super(): no arguments');
    const first = frame.registers[0];
    bound = first instanceof Cell ? first.value : first;
    if (bound === undefined) throw runtimeError('super(): arg[0] deleted');
    if (code.classCellRegister < 0) throw runtimeError('super(): __class__ cell not found');
    from = (frame.registers[code.classCellRegister] as Cell).value;
    if (from === undefined) throw runtimeError('super(): empty __class__ cell');
  }
  if (!(from instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeName(from)}`);
  self.start = from;
  if (bound !== undefined && bound !== None) {
    self.object = bound;
    if (bound instanceof PyType && bound.isSubclassOf(from)) self.owner = bound;
    else if (typeOf(bound).isSubclassOf(from)) self.owner = typeOf(bound);
    else
      throw typeError(
        `super(type, obj): obj (${bound instanceof PyType ? `type ${bound.name}` : `instance of ${typeName(bound)}`}) is not an instance or subtype of type (${from.name}).`,
      );
  }
  return None;
}

/** `super()` in a method, from its class and its object. */
export function makeSuper(start: PyType, object: Value): PySuper {
  const made = new PySuper();
  initialise(made, start, object);
  return made;
}

function getAttribute(self: PySuper, nameValue: Value): Maybe<Value> {
  const name = attributeName(nameValue);
  if (self.owner !== undefined && self.object !== undefined && name !== '__class__') {
    const { mro } = self.owner;
    for (let i = mro.indexOf(self.start as PyType) + 1; i < mro.length; i++) {
      const attribute = (mro[i] as PyType).own.get(name)?.value;
      if (attribute !== undefined)
        return bindDescriptor(attribute, self.object === self.owner ? undefined : self.object, self.owner);
    }
    if (superType.lookup(name) === undefined)
      throw attributeError(`'super' object has no attribute '${name}'`, self, name);
  }
  return genericGetAttribute(self, name);
}

/** An unbound super as a class attribute: seen from an instance it is bound to that. */
function bind(self: PySuper, instance: Value | undefined): Maybe<Value> {
  if (instance === undefined || self.object !== undefined) return self;
  if (self.cls !== superType) return call(self.cls, [self.start ?? None, instance]);
  const bound = new PySuper();
  initialise(bound, self.start, instance);
  return bound;
}

addMethods(superType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, superType, PySuper)],
  __init__: ['(self, type=None, obj=None, /)', initialise],
  __getattribute__: ['(self, name, /)', getAttribute],
  __get__: ['(self, instance, owner=None, /)', descriptorGet(bind)],
  __repr__: [
    '(self, /)',
    (self: PySuper) =>
      `<super: <class '${self.start?.name ?? 'NULL'}'>, ${self.owner === undefined ? 'NULL' : `<${self.owner.name} object>`}>`,
  ],
});
addMembers(superType, {
  __thisclass__: (self: PySuper) => self.start ?? None,
  __self__: (self: PySuper) => self.object ?? None,
  __self_class__: (self: PySuper) => self.owner ?? None,
});
