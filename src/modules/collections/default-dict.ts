/** defaultdict: a dict that makes the values of missing keys. */
import { keyError, typeError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { dictType, PyDict } from '../../runtime/objects/dict.ts';
import { DictItems, update } from '../../runtime/objects/dict-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, NotImplemented, PyObject, setTag, type Value } from '../../runtime/objects/object.ts';
import { strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { call, callMaybe, isCallable } from '../../runtime/operations/call.ts';
import { getIterator } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { setItem } from '../../runtime/operations/subscript.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

export class PyDefaultDict extends PyDict {
  factory: Value = None;
}
Object.defineProperty(PyDefaultDict.prototype, 'exact', { value: false });
setTag(PyDefaultDict, 0);
export const defaultDictType = builtinType('collections.defaultdict', PyDefaultDict, { base: dictType });

function missing(self: PyDefaultDict, key: Value): Maybe<Value> {
  if (self.factory === None) throw keyError(key);
  return after(callMaybe(self.factory, []), (value) => {
    const pending = setItem(self, key, value);
    return isPending(pending) ? after(pending, () => value) : value;
  });
}

const plainRepr = (dictType.lookup('__repr__') as unknown as { call: (self: Value) => Guest<Value> }).call;

function* shownFactory(self: PyDefaultDict): Guest<string> {
  const { representing } = realm();
  const { factory } = self;
  if (!(factory instanceof PyObject)) return strToText(yield* settle(repr(factory)));
  if (representing.has(factory)) return '...';
  representing.add(factory);
  try {
    return strToText(yield* settle(repr(factory)));
  } finally {
    representing.delete(factory);
  }
}

function* merged(like: PyDefaultDict, parts: readonly Value[]): Guest<Value> {
  const result = yield* call(typeOf(like), [like.factory]);
  for (const part of parts) yield* settle(update(result as PyDict, part, undefined));
  return result;
}

addMethods(defaultDictType, {
  __new__: ['(cls, /, *args, **kwargs)', (cls: Value) => newInstance(cls, defaultDictType, PyDefaultDict)],
  __init__: [
    '(self, /, *args, **kwargs)',
    function* (self: PyDefaultDict, args: Value[], keywords: PyDict | undefined): Guest<Value> {
      const [factory = None, source] = args;
      if (factory !== None && !isCallable(factory)) throw typeError('first argument must be callable or None');
      if (args.length > 2) throw typeError(`dict expected at most 1 argument, got ${args.length - 1}`);
      self.factory = factory;
      return yield* settle(update(self, source, keywords));
    },
  ],
  __missing__: ['(self, key, /)', missing],
  __repr__: [
    '(self, /)',
    function* (self: PyDefaultDict): Guest<Value> {
      const factory = yield* shownFactory(self);
      const items = strToText((yield* plainRepr(self)) as never);
      return textToStr(`${typeOf(self).qualname.split('.').at(-1)}(${factory}, ${items})`);
    },
  ],
  copy: ['(self, /)', (self: PyDefaultDict) => merged(self, [self.copy()])],
  __copy__: ['(self, /)', (self: PyDefaultDict) => merged(self, [self.copy()])],
  __or__: [
    '(self, value, /)',
    (self: PyDefaultDict, other: Value): Maybe<Value> =>
      other instanceof PyDict ? merged(self, [self.copy(), other]) : NotImplemented,
  ],
  __ror__: [
    '(self, value, /)',
    (self: PyDefaultDict, other: Value): Maybe<Value> =>
      other instanceof PyDict ? merged(self, [other, self.copy()]) : NotImplemented,
  ],
  __reduce__: [
    '(self, /)',
    function* (self: PyDefaultDict): Guest<Value> {
      const items = yield* settle(getIterator(new DictItems(self)));
      const args = self.factory === None ? [] : [self.factory];
      return new PyTuple([typeOf(self), new PyTuple(args), None, None, items]);
    },
  ],
});
addGetSets(defaultDictType, {
  default_factory: [
    (self: PyDefaultDict) => self.factory,
    (self: PyDefaultDict, value: Value | undefined) => {
      self.factory = value ?? None;
    },
  ],
});
