/** Slots: the attributes that `__slots__` declares, stored in the instance but out of its `__dict__`. */
import { attributeError, makeException, typeError } from '../exceptions/raise.ts';
import type { Maybe } from '../guest.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { descriptorGet } from './descriptor.ts';
import { PyDict } from './dict.ts';
import { addGetSets, addMethods, notWritable, PyField, PyGetSet } from './native.ts';
import { None, type PyObject, type Value } from './object.ts';
import { getSlot, PyInstance, setSlot } from './shape.ts';
import { builtinType, type PyType } from './type.ts';

/** The descriptor of a slot. */
export class PyMember extends PyGetSet {
  /** Slot of instances whose class has no builtin layout. */
  readonly index: number;

  constructor(name: string, owner: PyType, index: number) {
    super(
      name,
      owner,
      ((self: Value) => readMember(this, self)) as (self: never) => Value,
      ((self: Value, value: Value | undefined) => writeMember(this, self, value)) as (
        self: never,
        value: Value | undefined,
      ) => void,
    );
    this.index = index;
  }
}
export const memberDescriptorType = builtinType('member_descriptor', PyMember, { final: true });

/** Instances of subclasses of builtin types keep slots by name beside their other attributes. */
interface WithAttributes extends PyObject {
  attributes: PyDict | undefined;
}

function checkOwner(member: PyGetSet, self: Value): asserts self is PyInstance | WithAttributes {
  if (typeOf(self).isSubclassOf(member.owner)) return;
  throw typeError(
    `descriptor '${member.name}' for '${member.owner.name}' objects doesn't apply to a '${typeName(self)}' object`,
  );
}

function readMember(member: PyMember, self: Value): Value {
  checkOwner(member, self);
  const value = stored(member, self);
  if (value === undefined)
    throw attributeError(`'${typeName(self)}' object has no attribute '${member.name}'`, self, member.name);
  return value;
}

function stored(member: PyMember, self: PyInstance | WithAttributes): Value | undefined {
  if (!(self instanceof PyInstance)) return self.attributes?.get(member.name);
  return getSlot(self, member.index);
}

function writeMember(member: PyMember, self: Value, value: Value | undefined): void {
  checkOwner(member, self);
  if (value === undefined && stored(member, self) === undefined) throw makeException('AttributeError', member.name);
  if (self instanceof PyInstance) setSlot(self, member.index, value);
  else if (value === undefined) self.attributes?.delete(member.name);
  else {
    self.attributes ??= new PyDict();
    self.attributes.set(member.name, member.name, value);
  }
}

Object.defineProperty(PyField.prototype, 'cls', { value: memberDescriptorType, writable: true, configurable: true });

/** Value of a slot or field. */
function read(member: PyGetSet, self: Value): Maybe<Value> {
  checkOwner(member, self);
  return member.get(self as never);
}

function write(member: PyGetSet, self: Value, value: Value | undefined): Value {
  checkOwner(member, self);
  if (member.set === undefined) throw attributeError(notWritable(member), self, member.name);
  member.set(self as never, value);
  return None;
}

addMethods(memberDescriptorType, {
  __repr__: ['(self, /)', (self: PyGetSet) => `<member '${self.name}' of '${self.owner.name}' objects>`],
  __get__: [
    '(self, instance, owner=None, /)',
    descriptorGet((self: PyGetSet, instance) => (instance === undefined ? self : read(self, instance))),
  ],
  __set__: [
    '(self, instance, value, /)',
    (self: PyGetSet, instance: Value, value: Value) => write(self, instance, value),
  ],
  __delete__: ['(self, instance, /)', (self: PyGetSet, instance: Value) => write(self, instance, undefined)],
});
addGetSets(memberDescriptorType, {
  __name__: (self: PyGetSet) => self.name,
  __qualname__: (self: PyGetSet) => `${self.owner.qualname}.${self.name}`,
  __objclass__: (self: PyGetSet) => self.owner,
  __doc__: () => None,
});
