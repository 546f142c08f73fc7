/** mappingproxy: a read-only view of a mapping. */
import { typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../guest.ts';
import { binaryOperation } from '../operations/arithmetic.ts';
import { getAttribute } from '../operations/attribute.ts';
import { compare } from '../operations/compare.ts';
import { contains } from '../operations/contains.ts';
import { hashOf } from '../operations/hash.ts';
import { getIterator } from '../operations/iterate.ts';
import { length } from '../operations/length.ts';
import { getItem } from '../operations/subscript.ts';
import { repr, str } from '../operations/text.ts';
import { typeName } from '../operations/type-of.ts';
import { PyDict } from './dict.ts';
import { PyList, PyTuple } from './list.ts';
import { addMethods } from './native.ts';
import { PyObject, type Value } from './object.ts';
import { strToText, textToStr } from './str.ts';
import { builtinType } from './type.ts';

export class PyMappingProxy extends PyObject {
  readonly mapping: Value;
  constructor(mapping: Value) {
    super();
    this.mapping = mapping;
  }
}
export const mappingProxyType = builtinType('mappingproxy', PyMappingProxy, { final: true });

const inner = (value: Value): Value => (value instanceof PyMappingProxy ? value.mapping : value);

function forward(name: string): (self: PyMappingProxy, args: Value[]) => Maybe<Value> {
  return function* (self: PyMappingProxy, args: Value[]): Guest<Value> {
    return yield new GuestCall(yield* settle(getAttribute(self.mapping, name)), args);
  };
}

addMethods(mappingProxyType, {
  __new__: [
    '(cls, mapping, /)',
    (_cls: Value, mapping: Value) => {
      if (
        !(mapping instanceof PyDict) &&
        (typeof mapping !== 'object' ||
          mapping instanceof PyList ||
          mapping instanceof PyTuple ||
          mapping.cls.lookup('__getitem__') === undefined)
      )
        throw typeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
      return new PyMappingProxy(mapping);
    },
  ],
  __getitem__: ['(self, key, /)', (self: PyMappingProxy, key: Value): Maybe<Value> => getItem(self.mapping, key)],
  __contains__: ['(self, key, /)', (self: PyMappingProxy, key: Value): Maybe<Value> => contains(self.mapping, key)],
  __len__: ['(self, /)', (self: PyMappingProxy): Maybe<Value> => length(self.mapping)],
  __iter__: ['(self, /)', (self: PyMappingProxy): Maybe<Value> => getIterator(self.mapping)],
  __repr__: [
    '(self, /)',
    function* (self: PyMappingProxy): Guest<Value> {
      return textToStr(`mappingproxy(${strToText(yield* settle(repr(self.mapping)))})`);
    },
  ],
  __str__: ['(self, /)', (self: PyMappingProxy): Maybe<Value> => str(self.mapping)],
  __eq__: [
    '(self, value, /)',
    (self: PyMappingProxy, other: Value): Maybe<Value> => compare('==', self.mapping, inner(other)),
  ],
  __or__: [
    '(self, value, /)',
    (self: Value, other: Value): Maybe<Value> => binaryOperation('|', inner(self), inner(other)),
  ],
  __ror__: [
    '(self, value, /)',
    (self: Value, other: Value): Maybe<Value> => binaryOperation('|', inner(other), inner(self)),
  ],
  get: ['(self, /, *args)', forward('get')],
  keys: ['(self, /, *args)', forward('keys')],
  values: ['(self, /, *args)', forward('values')],
  items: ['(self, /, *args)', forward('items')],
  copy: ['(self, /, *args)', forward('copy')],
  __reversed__: ['(self, /, *args)', forward('__reversed__')],
  __hash__: ['(self, /)', (self: PyMappingProxy): Maybe<Value> => hashOf(self.mapping)],
});
