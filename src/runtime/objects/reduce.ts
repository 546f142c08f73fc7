/**
 * `object.__reduce_ex__`, `__reduce__` and `__getstate__`: what copy and pickle need to make an object again: a
 * function and its arguments, the state, the items of a list and those of a dict.
 */
import { typeError } from '../exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../guest.ts';
import { importOwn } from '../import.ts';
import { findAttribute, getAttribute, instanceAttribute, instanceDict } from '../operations/attribute.ts';
import { call, callSpecialMaybe } from '../operations/call.ts';
import { getIterator, iterateAll } from '../operations/iterate.ts';
import { typeName, typeOf } from '../operations/type-of.ts';
import { bytearrayType, type PyByteArray, PyBytes } from './bytes.ts';
import { PyDict } from './dict.ts';
import { PyList, PyTuple } from './list.ts';
import { addMethods } from './native.ts';
import { None, PyObject, type Value } from './object.ts';
import { frozensetType, setType } from './set.ts';
import { PyInstance, SLOT_PREFIX } from './shape.ts';
import { type PySlice, sliceType } from './slice.ts';
import { textToStr } from './str.ts';
import { objectType, type PyType } from './type.ts';

function* fromCopyreg(name: string): Guest<Value> {
  const module = yield* importOwn('copyreg');
  return yield* settle(getAttribute(module, name));
}

/** The attributes: None, a dict, or a pair of that and a dict of the slots. */
function* getState(self: Value): Guest<Value> {
  const attributes = instanceDict(self, true);
  const dict: Value = attributes === undefined || attributes.size === 0 ? None : attributes.copy();
  const slots = new PyDict();
  if (self instanceof PyInstance) {
    for (const name of self.cls.slotNames) {
      const value = instanceAttribute(self, SLOT_PREFIX + name) ?? (yield* settle(findAttribute(self, name)));
      if (value !== undefined) slots.set(name, textToStr(name), value);
    }
  }
  return slots.size === 0 ? dict : new PyTuple([dict, slots]);
}

/** True unless an instance has what no attribute shows, as those of builtin types have that give no state themselves. */
function canBeRemade(type: PyType): boolean {
  if (!type.builtin || type === objectType) return true;
  return type.lookupCell('__getstate__') !== objectType.own.get('__getstate__');
}

function* reduceEx(self: Value, protocol: Value): Guest<Value> {
  const type = typeOf(self);
  const own = type.lookupCell('__reduce__');
  if (own !== objectType.own.get('__reduce__')) return yield* call(yield* settle(getAttribute(self, '__reduce__')), []);
  if (typeof protocol === 'number' && protocol < 2)
    return yield* call(yield* fromCopyreg('_reduce_ex'), [self, protocol]);
  if (!canBeRemade(type)) throw typeError(`cannot pickle '${typeName(self)}' object`);
  const { make, args } = yield* construction(self, type);
  const state = yield* settle(callSpecialMaybe(self, '__getstate__', []) as Maybe<Value>);
  const listItems = self instanceof PyList ? yield* settle(getIterator(self)) : None;
  const dictItems =
    self instanceof PyDict
      ? yield* settle(getIterator(yield* call(yield* settle(getAttribute(self, 'items')), [])))
      : None;
  return new PyTuple([make, args, state, listItems, dictItems]);
}

function* construction(self: Value, type: PyType): Guest<{ make: Value; args: Value }> {
  const withKeywords = callSpecialMaybe(self, '__getnewargs_ex__', []);
  if (withKeywords !== undefined) {
    const pair = yield* settle(withKeywords);
    if (!(pair instanceof PyTuple)) throw typeError(`__getnewargs_ex__ should return a tuple, not '${typeName(pair)}'`);
    const [args, keywords] = pair.items as [Value, Value];
    if (keywords instanceof PyDict && keywords.size > 0)
      return { make: yield* fromCopyreg('__newobj_ex__'), args: new PyTuple([type, args, keywords]) };
    return { make: yield* fromCopyreg('__newobj__'), args: new PyTuple([type, ...(args as PyTuple).items]) };
  }
  const plain = callSpecialMaybe(self, '__getnewargs__', []);
  const args = plain === undefined ? new PyTuple([]) : yield* settle(plain);
  if (!(args instanceof PyTuple)) throw typeError(`__getnewargs__ should return a tuple, not '${typeName(args)}'`);
  return { make: yield* fromCopyreg('__newobj__'), args: new PyTuple([type, ...args.items]) };
}

addMethods(objectType, {
  __getstate__: ['(self, /)', getState],
  __reduce__: [
    '(self, /)',
    function* (self: Value): Guest<Value> {
      if (!(self instanceof PyObject)) throw typeError(`cannot pickle '${typeName(self)}' object`);
      return yield* call(yield* fromCopyreg('_reduce_ex'), [self, 0]);
    },
  ],
  __reduce_ex__: ['(self, protocol, /)', reduceEx],
});

/** Sets are made again from a list of their items, with what a subclass keeps in `__dict__`. */
function* reduceItems(self: Value): Guest<Value> {
  const items = new PyList(yield* settle(iterateAll(self)));
  const attributes = instanceDict(self, false);
  return new PyTuple([typeOf(self), new PyTuple([items]), attributes?.copy() ?? None]);
}
for (const type of [setType, frozensetType]) addMethods(type, { __reduce__: ['(self, /)', reduceItems] });
addMethods(bytearrayType, {
  __reduce__: [
    '(self, /)',
    (self: PyByteArray) =>
      new PyTuple([
        typeOf(self),
        new PyTuple([new PyBytes(self.data.slice())]),
        instanceDict(self, false)?.copy() ?? None,
      ]),
  ],
});
addMethods(sliceType, {
  __reduce__: [
    '(self, /)',
    (self: PySlice) => new PyTuple([sliceType, new PyTuple([self.start, self.stop, self.step])]),
  ],
});
