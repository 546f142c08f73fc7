/** _types: the types without builtin names, SimpleNamespace, and functions whose generators can be awaited. */
import { awaitableCode } from '../../runtime/awaitable-code.ts';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { linkCode } from '../../runtime/link.ts';
import { calculateMetaclass } from '../../runtime/objects/class-building.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { update } from '../../runtime/objects/dict-methods.ts';
import { PyFunction } from '../../runtime/objects/function.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods, type MethodTable } from '../../runtime/objects/native.ts';
import { None, NotImplemented, PyObject, type Value } from '../../runtime/objects/object.ts';
import { dictGetSet } from '../../runtime/objects/object-methods.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType, PyType } from '../../runtime/objects/type.ts';
import { call } from '../../runtime/operations/call.ts';
import { type CompareOperator, compare } from '../../runtime/operations/compare.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { repr } from '../../runtime/operations/text.ts';
import { typeName, typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { TYPE_NAMES } from './names.ts';

class SimpleNamespace extends PyObject {
  attributes: PyDict | undefined = new PyDict();
}
const simpleNamespaceType = builtinType('types.SimpleNamespace', SimpleNamespace);

const dictOf = (self: SimpleNamespace): PyDict => {
  self.attributes ??= new PyDict();
  return self.attributes;
};

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: SimpleNamespace, b: Value): Maybe<Value> =>
        b instanceof SimpleNamespace ? compare(operator, dictOf(a), dictOf(b)) : NotImplemented,
    ],
  };
}

function* shown(self: SimpleNamespace): Guest<Value> {
  const { representing } = realm();
  const name = self.cls === simpleNamespaceType ? 'namespace' : self.cls.name;
  if (representing.has(self)) return textToStr(`${name}(...)`);
  representing.add(self);
  try {
    const parts: string[] = [];
    const dict = dictOf(self);
    for (let entry = 0; entry < dict.keys.length; entry++) {
      const key = dict.keys[entry];
      const text = key === undefined ? undefined : strOf(key);
      if (text === undefined) continue;
      parts.push(`${strToText(text)}=${strToText(yield* settle(repr(dict.valueAt(entry))))}`);
    }
    return textToStr(`${name}(${parts.join(', ')})`);
  } finally {
    representing.delete(self);
  }
}

/** `SimpleNamespace(mapping_or_pairs, **keywords)`. */
function* initialise(self: SimpleNamespace, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  if (args.length > 1) throw typeError(`${typeOf(self).qualname} expected at most 1 argument, got ${args.length}`);
  const given = new PyDict();
  if (args[0] !== undefined) yield* settle(update(given, args[0], undefined));
  for (const key of given.keys)
    if (key !== undefined && strOf(key) === undefined) throw typeError('keywords must be strings');
  yield* settle(update(dictOf(self), given, keywords));
  return None;
}

addMethods(simpleNamespaceType, {
  __new__: [
    '(cls, /, *args, **kwargs)',
    (cls: Value) => {
      const namespace = newInstance(cls, simpleNamespaceType, SimpleNamespace);
      namespace.attributes = new PyDict();
      return namespace;
    },
  ],
  __init__: [
    '(self, /, *args, **kwargs)',
    (self: SimpleNamespace, args: Value[], keywords: PyDict | undefined): Maybe<Value> => {
      if (args.length > 0) return initialise(self, args, keywords);
      return keywords === undefined ? None : update(dictOf(self), keywords, undefined);
    },
  ],
  __repr__: ['(self, /)', shown],
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  __reduce__: ['(self, /)', (self: SimpleNamespace) => new PyTuple([typeOf(self), new PyTuple([]), dictOf(self)])],
  __replace__: [
    '(self, /, **changes)',
    function* (self: SimpleNamespace, changes: PyDict | undefined): Guest<Value> {
      const copy = yield* call(typeOf(self), []);
      if (!(copy instanceof SimpleNamespace)) throw typeError(`expected types.SimpleNamespace, got ${typeName(copy)}`);
      yield* settle(update(dictOf(copy), dictOf(self), undefined));
      if (changes !== undefined) yield* settle(update(dictOf(copy), changes, undefined));
      return copy;
    },
  ],
});
simpleNamespaceType.setOwn('__hash__', None);
addGetSets(simpleNamespaceType, { __dict__: dictGetSet });

/** A copy of a generator function whose generators may be awaited (CO_ITERABLE_COROUTINE). */
function awaitable(func: Value): Value {
  if (!(func instanceof PyFunction)) throw typeError(`expected a function, got ${typeName(func)}`);
  const copy = new PyFunction(linkCode(awaitableCode(func.link.code), func.link.globals), func.closure);
  copy.defaults = func.defaults;
  copy.keywordDefaults = func.keywordDefaults;
  return copy;
}

/** A namespace of these names, for other modules. */
export function makeNamespace(entries: Readonly<Record<string, Value>>): Value {
  const namespace = new SimpleNamespace();
  const dict = dictOf(namespace);
  for (const [name, value] of Object.entries(entries)) dict.set(name, name, value);
  return namespace;
}

/** The most derived metaclass of these bases and one asked for. */
function metaclass(asked: Value, bases: Value): Maybe<Value> {
  if (!(asked instanceof PyType)) throw typeError(`expected a class, got ${typeName(asked)}`);
  return after(iterateAll(bases), (items) => calculateMetaclass(asked, items));
}

export const builtinModule = nativeModule(
  '_types',
  { awaitable: ['(function, /)', awaitable], metaclass: ['(asked, bases, /)', metaclass] },
  () => ({ SimpleNamespace: simpleNamespaceType, ...TYPE_NAMES }),
);
