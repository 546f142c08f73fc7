/** `list[int]` and `X | Y`: generic aliases and unions of types. */
import { typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, type Maybe, settle } from '../guest.ts';
import { findAttribute, genericGetAttribute, getAttribute } from '../operations/attribute.ts';
import { equals } from '../operations/compare.ts';
import { hashOf } from '../operations/hash.ts';
import { getIterator } from '../operations/iterate.ts';
import { newInstance } from '../operations/new-instance.ts';
import { getItem } from '../operations/subscript.ts';
import { repr } from '../operations/text.ts';
import { noneType } from '../operations/type-of.ts';
import type { PyDict } from './dict.ts';
import { PyTuple } from './list.ts';
import { addClassMethods, addGetSets, addMethods } from './native.ts';
import { Ellipsis, None, NotImplemented, PyObject, type Value } from './object.ts';
import { attributeName, moduleName } from './object-methods.ts';
import { strToText, textToStr } from './str.ts';
import { builtinType, PyType } from './type.ts';

export class PyGenericAlias extends PyObject {
  readonly origin: Value;
  readonly args: PyTuple;
  constructor(origin: Value, args: PyTuple) {
    super();
    this.origin = origin;
    this.args = args;
  }
}
export const genericAliasType = builtinType('GenericAlias', PyGenericAlias, { module: 'types' });

/** `origin[item]`. */
export function makeAlias(origin: Value, item: Value): Value {
  return new PyGenericAlias(origin, item instanceof PyTuple ? item : new PyTuple([item]));
}

/** Attributes that are the alias's own; all others are the origin's. */
const OWN = new Set([
  '__origin__',
  '__args__',
  '__parameters__',
  '__mro_entries__',
  '__class__',
  '__bases__',
  '__reduce__',
  '__reduce_ex__',
  '__copy__',
  '__deepcopy__',
  '__unpacked__',
  '__typing_unpacked_tuple_args__',
  '__class_getitem__',
]);

addMethods(genericAliasType, {
  __new__: [
    '(cls, origin, args, /)',
    (cls: Value, origin: Value, args: Value) =>
      newInstance(cls, genericAliasType, PyGenericAlias, origin, args instanceof PyTuple ? args : new PyTuple([args])),
  ],
  __repr__: [
    '(self, /)',
    function* (self: PyGenericAlias): Guest<Value> {
      const parts: string[] = [];
      for (const arg of self.args.items) parts.push(yield* typeText(arg));
      return textToStr(`${yield* typeText(self.origin)}[${parts.length === 0 ? '()' : parts.join(', ')}]`);
    },
  ],
  __getattribute__: [
    '(self, name, /)',
    (self: PyGenericAlias, name: Value): Maybe<Value> => {
      const text = attributeName(name);
      return OWN.has(text) ? genericGetAttribute(self, text) : getAttribute(self.origin, text);
    },
  ],
  __call__: [
    '(self, /, *args, **kwargs)',
    function* (self: PyGenericAlias, args: Value[], keywords: PyDict | undefined): Guest<Value> {
      return yield new GuestCall(self.origin, args, keywords);
    },
  ],
  __getitem__: ['(self, key, /)', substitute],
  __mro_entries__: ['(self, bases, /)', (self: PyGenericAlias) => new PyTuple([self.origin])],
  __eq__: [
    '(self, value, /)',
    function* (self: PyGenericAlias, other: Value): Guest<Value> {
      if (!(other instanceof PyGenericAlias)) return NotImplemented;
      return (yield* settle(equals(self.origin, other.origin))) && (yield* settle(equals(self.args, other.args)));
    },
  ],
  __hash__: ['(self, /)', (self: PyGenericAlias): Maybe<Value> => hashOf(self.args)],
  __or__: ['(self, value, /)', (self: Value, other: Value) => makeUnion(self, other)],
  __ror__: ['(self, value, /)', (self: Value, other: Value) => makeUnion(other, self)],
  __iter__: ['(self, /)', (self: PyGenericAlias): Maybe<Value> => getIterator(new PyTuple([self]))],
  __instancecheck__: [
    '(self, instance, /)',
    () => {
      throw typeError('isinstance() argument 2 cannot be a parameterized generic');
    },
  ],
  __subclasscheck__: [
    '(self, cls, /)',
    () => {
      throw typeError('issubclass() argument 2 cannot be a parameterized generic');
    },
  ],
});
addGetSets(genericAliasType, {
  __origin__: (self: PyGenericAlias) => self.origin,
  __args__: (self: PyGenericAlias) => self.args,
  __parameters__: function* (self: PyGenericAlias): Guest<Value> {
    return new PyTuple(yield* parametersOf(self.args.items));
  },
});

/** Type variables in arguments, each once, in order. */
export function* parametersOf(args: readonly Value[]): Guest<Value[]> {
  const found: Value[] = [];
  for (const arg of args) {
    const isVariable = arg instanceof PyObject && ['TypeVar', 'ParamSpec', 'TypeVarTuple'].includes(arg.cls.name);
    const inner = isVariable
      ? undefined
      : arg instanceof PyType
        ? undefined
        : yield* settle(findAttribute(arg, '__parameters__'));
    for (const variable of isVariable ? [arg] : inner instanceof PyTuple ? inner.items : [])
      if (!found.includes(variable)) found.push(variable);
  }
  return found;
}

function* substitute(self: PyGenericAlias, item: Value): Guest<Value> {
  const parameters = yield* parametersOf(self.args.items);
  if (parameters.length === 0) throw typeError(`${strToText(yield* settle(repr(self)))} is not a generic class`);
  const items = item instanceof PyTuple ? item.items : [item];
  if (items.length !== parameters.length)
    throw typeError(
      `Too ${items.length > parameters.length ? 'many' : 'few'} arguments for ${strToText(yield* settle(repr(self)))}; actual ${items.length}, expected ${parameters.length}`,
    );
  const replace = function* (arg: Value): Guest<Value> {
    const at = parameters.indexOf(arg);
    if (at >= 0) return items[at] as Value;
    if (!(arg instanceof PyGenericAlias)) return yield* replaceInside(arg, replace);
    const args: Value[] = [];
    for (const inner of arg.args.items) args.push(yield* replace(inner));
    return new PyGenericAlias(arg.origin, new PyTuple(args));
  };
  return yield* replace(self);
}

/** The same for an argument of another kind that has type variables: typing's aliases, unions. */
function* replaceInside(arg: Value, replace: (arg: Value) => Guest<Value>): Guest<Value> {
  if (!(arg instanceof PyObject) || arg instanceof PyType) return arg;
  const inner = yield* settle(findAttribute(arg, '__parameters__'));
  if (!(inner instanceof PyTuple) || inner.items.length === 0) return arg;
  const args: Value[] = [];
  for (const variable of inner.items) args.push(yield* replace(variable));
  return yield* settle(getItem(arg, new PyTuple(args)));
}

/** How a type is shown inside an alias or union. */
export function* typeText(type: Value): Guest<string> {
  if (type === Ellipsis) return '...';
  if (type === None || type === noneType) return 'None';
  if (type instanceof PyType) {
    const module = type.builtin ? type.module : moduleName(type);
    return module === 'builtins' ? type.qualname : `${module}.${type.qualname}`;
  }
  return strToText(yield* settle(repr(type)));
}

export class PyUnion extends PyObject {
  readonly args: PyTuple;
  constructor(args: PyTuple) {
    super();
    this.args = args;
  }
}
export const unionType = builtinType('UnionType', PyUnion, { module: 'types', final: true });

function isTypeLike(value: Value): boolean {
  if (value === None || value instanceof PyType || value instanceof PyGenericAlias || value instanceof PyUnion)
    return true;
  return value instanceof PyObject && value.cls.name === 'TypeAliasType';
}

/** `a | b`, flattened, duplicates dropped; NotImplemented if one is no type. */
export function makeUnion(a: Value, b: Value): Value {
  if (!isTypeLike(a) || !isTypeLike(b)) return NotImplemented;
  const parts: Value[] = [];
  for (const side of [a, b]) {
    for (const part of side instanceof PyUnion ? side.args.items : [side === None ? noneType : side])
      if (!parts.some((known) => sameType(known, part))) parts.push(part);
  }
  return parts.length === 1 ? (parts[0] as Value) : new PyUnion(new PyTuple(parts));
}

function sameType(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (
    !(a instanceof PyGenericAlias && b instanceof PyGenericAlias) ||
    a.origin !== b.origin ||
    a.args.items.length !== b.args.items.length
  )
    return false;
  return a.args.items.every((arg, i) => sameType(arg, b.args.items[i] as Value));
}

addMethods(unionType, {
  __repr__: [
    '(self, /)',
    function* (self: PyUnion): Guest<Value> {
      const parts: string[] = [];
      for (const arg of self.args.items) parts.push(yield* typeText(arg));
      return textToStr(parts.join(' | '));
    },
  ],
  __or__: ['(self, value, /)', (self: Value, other: Value) => makeUnion(self, other)],
  __ror__: ['(self, value, /)', (self: Value, other: Value) => makeUnion(other, self)],
  __eq__: [
    '(self, value, /)',
    (self: PyUnion, other: Value) => {
      if (!(other instanceof PyUnion)) return NotImplemented;
      return (
        self.args.items.length === other.args.items.length &&
        self.args.items.every((part) => other.args.items.some((candidate) => sameType(part, candidate)))
      );
    },
  ],
  __hash__: ['(self, /)', (self: PyUnion) => self.args.items.length],
});
addGetSets(unionType, {
  __args__: (self: PyUnion) => self.args,
  __parameters__: function* (self: PyUnion): Guest<Value> {
    return new PyTuple(yield* parametersOf(self.args.items));
  },
});

/** Gives builtin containers their `__class_getitem__`. */
export function makeSubscriptable(type: PyType): void {
  addClassMethods(type, { __class_getitem__: ['(cls, item, /)', (cls: Value, item: Value) => makeAlias(cls, item)] });
}
