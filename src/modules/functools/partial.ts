/** partial: a callable with some arguments given beforehand. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { BuiltinCallable } from '../../runtime/objects/callable.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { makeSubscriptable } from '../../runtime/objects/generic-alias.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { dictGetSet } from '../../runtime/objects/object-methods.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { callMaybe, isCallable } from '../../runtime/operations/call.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { repr, str } from '../../runtime/operations/text.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

class Partial extends BuiltinCallable {
  func: Value;
  args: PyTuple;
  keywords: PyDict;
  attributes: PyDict | undefined = undefined;
  constructor(func: Value, args: PyTuple, keywords: PyDict) {
    super();
    this.func = func;
    this.args = args;
    this.keywords = keywords;
  }
  called(args: Value[], keywords: PyDict | undefined): Maybe<Value> {
    const all = this.args.items.length === 0 ? args : this.args.items.concat(args);
    if (this.keywords.size === 0) return callMaybe(this.func, all, keywords);
    return callMaybe(this.func, all, keywords === undefined ? this.keywords : merged(this.keywords, keywords));
  }
}
export const partialType = builtinType('functools.partial', Partial);

/** One dict of keywords over another; either may be missing. */
function merged(first: PyDict, second: PyDict | undefined): PyDict {
  const result = first.copy();
  for (let entry = 0; entry < (second?.keys.length ?? 0); entry++) {
    const key = second?.keys[entry];
    if (typeof key === 'string') result.set(key, key, (second as PyDict).valueAt(entry));
  }
  return result;
}

function make(cls: Value, args: Value[], keywords: PyDict | undefined): Value {
  const [callee, ...rest] = args;
  if (callee === undefined) throw typeError("type 'partial' takes at least one argument");
  if (!isCallable(callee)) throw typeError('the first argument must be callable');
  // A partial of a partial calls the function itself, unless a program put attributes on it.
  if (callee instanceof Partial && cls === partialType && callee.exact && callee.attributes === undefined)
    return new Partial(callee.func, new PyTuple([...callee.args.items, ...rest]), merged(callee.keywords, keywords));
  return newInstance(cls, partialType, Partial, callee, new PyTuple(rest), keywords?.copy() ?? new PyDict());
}

function* shown(self: Partial): Guest<Value> {
  const { representing } = realm();
  if (representing.has(self)) return '...';
  representing.add(self);
  try {
    const parts = [strToText(yield* settle(repr(self.func)))];
    for (const arg of self.args.items) parts.push(strToText(yield* settle(repr(arg))));
    for (let entry = 0; entry < self.keywords.keys.length; entry++) {
      const key = self.keywords.keys[entry];
      if (key === undefined) continue;
      const name = strToText(yield* settle(str(key)));
      parts.push(`${name}=${strToText(yield* settle(repr(self.keywords.valueAt(entry))))}`);
    }
    const type = typeOf(self);
    const module = type.builtin ? type.module : strToText(strOf(type.own.get('__module__')?.value ?? '') ?? '');
    return textToStr(`${module}.${type.qualname}(${parts.join(', ')})`);
  } finally {
    representing.delete(self);
  }
}

addMethods(partialType, {
  __new__: ['(cls, /, *args, **keywords)', make],
  __call__: [
    '(self, /, *args, **kwargs)',
    (self: Partial, args: Value[], keywords: PyDict | undefined) => self.called(args, keywords),
  ],
  __repr__: ['(self, /)', shown],
  __reduce__: [
    '(self, /)',
    (self: Partial) =>
      new PyTuple([
        typeOf(self),
        new PyTuple([self.func]),
        new PyTuple([self.func, self.args, self.keywords, self.attributes ?? None]),
      ]),
  ],
  __setstate__: [
    '(self, state, /)',
    (self: Partial, state: Value) => {
      const [func, args, keywords, attributes] = state instanceof PyTuple ? state.items : [];
      const complete = state instanceof PyTuple && state.items.length === 4;
      if (!complete || !isCallable(func as Value) || !(args instanceof PyTuple))
        throw typeError('invalid partial state');
      if (keywords !== None && !(keywords instanceof PyDict)) throw typeError('invalid partial state');
      self.func = func as Value;
      self.args = new PyTuple(args.items);
      self.keywords = keywords instanceof PyDict ? keywords.copy() : new PyDict();
      self.attributes = attributes instanceof PyDict ? attributes : undefined;
      return None;
    },
  ],
});
addGetSets(partialType, {
  func: (self: Partial) => self.func,
  args: (self: Partial) => self.args,
  keywords: (self: Partial) => self.keywords,
  __dict__: dictGetSet,
});
partialType.setOwn('__doc__', 'Create a new function with partial application of the given arguments\nand keywords.');
makeSubscriptable(partialType);
