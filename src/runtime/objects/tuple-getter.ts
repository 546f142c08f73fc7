/** Fields of named tuples: descriptors that give an item of a tuple. */
import { attributeError, typeError } from '../exceptions/raise.ts';
import { typeName } from '../operations/type-of.ts';
import { intOf } from './int.ts';
import { PyTuple } from './list.ts';
import { addGetSets, addMethods } from './native.ts';
import { None, PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

/** A field of a named tuple. */
export class PyTupleGetter extends PyObject {
  readonly index: number;
  doc: Value;
  constructor(index: number, doc: Value) {
    super();
    this.index = index;
    this.doc = doc;
  }
}
export const tupleGetterType = builtinType('collections._tuplegetter', PyTupleGetter, { final: true });
addMethods(tupleGetterType, {
  __new__: [
    '(cls, index, doc, /)',
    (_cls: Value, index: Value, doc: Value) => new PyTupleGetter(Number(intOf(index)), doc),
  ],
  __get__: [
    '(self, instance, owner=None, /)',
    (self: PyTupleGetter, instance: Value) => {
      if (instance === None) return self;
      if (!(instance instanceof PyTuple))
        throw typeError(
          `descriptor for index '${self.index}' for tuple subclasses doesn't apply to '${typeName(instance)}' object`,
        );
      const item = instance.items[self.index];
      if (item === undefined) throw typeError('tuple index out of range');
      return item;
    },
  ],
  __set__: [
    '(self, instance, value, /)',
    (_self: PyTupleGetter, instance: Value) => {
      throw attributeError("can't set attribute", instance, '');
    },
  ],
  __delete__: [
    '(self, instance, /)',
    (_self: PyTupleGetter, instance: Value) => {
      throw attributeError("can't delete attribute", instance, '');
    },
  ],
  __repr__: ['(self, /)', (self: PyTupleGetter) => `_tuplegetter(${self.index}, ${JSON.stringify(String(self.doc))})`],
});
addGetSets(tupleGetterType, {
  __doc__: [
    (self: PyTupleGetter) => self.doc,
    (self: PyTupleGetter, value: Value | undefined) => {
      self.doc = value ?? None;
    },
  ],
});
