/** OrderedDict: a dict whose entries can be moved to either end, and its iterators and views. */
import { keyError, runtimeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { dictType, PyDict } from '../../runtime/objects/dict.ts';
import {
  DictItems,
  DictKeys,
  DictValues,
  itemsType,
  keysType,
  update,
  valuesType,
} from '../../runtime/objects/dict-methods.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, NotImplemented, type PyObject, setTag, type Value } from '../../runtime/objects/object.ts';
import { dictGetSet } from '../../runtime/objects/object-methods.ts';
import { strToText, textToStr } from '../../runtime/objects/str.ts';
import { builtinType, type PyType } from '../../runtime/objects/type.ts';
import { findAttribute, getAttribute } from '../../runtime/operations/attribute.ts';
import { call, callSpecialMaybe } from '../../runtime/operations/call.ts';
import { equals } from '../../runtime/operations/compare.ts';
import { dictDelete, dictGet, findEntry } from '../../runtime/operations/dict-lookup.ts';
import { indexKey } from '../../runtime/operations/hash.ts';
import { BuiltinIterator } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { repr } from '../../runtime/operations/text.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

export class PyOrderedDict extends PyDict {
  attributes: PyDict | undefined = undefined;
  /** No entry of `headOf` before this one is in use; counts only while `headOf` is the array of keys. */
  head = 0;
  #headOf: readonly (Value | undefined)[] = this.keys;

  /** The first entry in use, or -1. */
  firstEntry(): number {
    const { keys } = this;
    if (this.#headOf !== keys) {
      this.#headOf = keys;
      this.head = 0;
    }
    while (this.head < keys.length && keys[this.head] === undefined) this.head++;
    return this.head < keys.length ? this.head : -1;
  }

  /** The last entry in use, or -1. */
  lastEntry(): number {
    let entry = this.keys.length - 1;
    while (entry >= 0 && this.keys[entry] === undefined) entry--;
    return entry;
  }

  /** Moves an entry behind all others. */
  moveToEnd(entry: number): void {
    if (entry === this.lastEntry()) return;
    if (this.keys.length > 32 && this.size < this.keys.length >> 1) {
      const key = this.keys[entry] as Value;
      this.compact();
      entry = this.keys.indexOf(key);
    }
    this.keys.push(undefined);
    this.slots.push(undefined);
    this.#relocate(entry, this.keys.length - 1);
  }

  /** Moves an entry before all others. */
  moveToStart(entry: number): void {
    const first = this.firstEntry();
    if (entry === first) return;
    if (first > 0) {
      this.#relocate(entry, first - 1);
      this.head = first - 1;
      return;
    }
    const room = Math.max(8, this.size);
    this.#makeRoom(room);
    this.#relocate(entry + room, room - 1);
    this.head = 0;
  }

  /** Puts blank entries before all others. */
  #makeRoom(room: number): void {
    realm().budget.allocate((room + this.keys.length) * 16);
    const blanks = new Array<Value | undefined>(room).fill(undefined);
    this.keys = [...blanks, ...this.keys];
    this.slots = [...blanks, ...this.slots];
    this.index.renumber((entry) => entry + room);
    for (const entries of this.guestKeys?.values() ?? [])
      for (let i = 0; i < entries.length; i++) entries[i] = (entries[i] as number) + room;
    this.hashed = undefined;
    this.#headOf = this.keys;
  }

  /** Moves an entry to a blank one. */
  #relocate(from: number, to: number): void {
    const key = this.keys[from] as Value;
    this.keys[to] = key;
    this.slots[to] = this.slots[from];
    this.keys[from] = undefined;
    this.slots[from] = undefined;
    this.hashed = undefined;
    this.structure++;
    if (this.guestKeys !== undefined) {
      for (const entries of this.guestKeys.values()) {
        const at = entries.indexOf(from);
        if (at < 0) continue;
        entries[at] = to;
        return;
      }
    }
    const index = indexKey(key);
    if (index !== undefined) this.index.set(index, to);
  }
}
Object.defineProperty(PyOrderedDict.prototype, 'exact', { value: false });
setTag(PyOrderedDict, 0);
export const orderedDictType = builtinType('collections.OrderedDict', PyOrderedDict, { base: dictType });

type Shown = 'keys' | 'values' | 'items';

/** Steps from entry to entry; where it goes next is settled when an item is given, as in CPython. */
class OrderedIterator extends BuiltinIterator {
  dict: PyOrderedDict | undefined;
  readonly shown: Shown;
  readonly backwards: boolean;
  readonly structure: number;
  /** The next entry, or -1. */
  next: number;
  constructor(dict: PyOrderedDict, shown: Shown, backwards: boolean) {
    super();
    this.dict = dict;
    this.shown = shown;
    this.backwards = backwards;
    this.structure = dict.structure;
    this.next = backwards ? dict.lastEntry() : dict.firstEntry();
  }
  advance(): Value | undefined {
    const { dict, next } = this;
    if (dict === undefined || next < 0) {
      this.dict = undefined;
      return undefined;
    }
    if (dict.structure !== this.structure) {
      this.dict = undefined;
      throw runtimeError('OrderedDict mutated during iteration');
    }
    const step = this.backwards ? -1 : 1;
    let following = next + step;
    while (following >= 0 && following < dict.keys.length && dict.keys[following] === undefined) following += step;
    this.next = following < dict.keys.length ? following : -1;
    const key = dict.keys[next] as Value;
    if (this.shown === 'keys') return key;
    return this.shown === 'values' ? dict.valueAt(next) : new PyTuple([key, dict.valueAt(next)]);
  }
}
iteratorType('odict_iterator', OrderedIterator);

class OrderedKeys extends DictKeys {}
class OrderedValues extends DictValues {}
class OrderedItems extends DictItems {}

for (const [name, layout, base, shown] of [
  ['odict_keys', OrderedKeys, keysType, 'keys'],
  ['odict_values', OrderedValues, valuesType, 'values'],
  ['odict_items', OrderedItems, itemsType, 'items'],
] as const) {
  const type: PyType = builtinType(name, layout, { base, final: true });
  const dictOf = (view: PyObject): PyOrderedDict => (view as DictKeys).dict as PyOrderedDict;
  const plainRepr = base.lookup('__repr__') as { call: (self: Value) => Guest<Value> } & PyObject;
  addMethods(type, {
    __iter__: ['(self, /)', (self: PyObject) => new OrderedIterator(dictOf(self), shown, false)],
    __reversed__: ['(self, /)', (self: PyObject) => new OrderedIterator(dictOf(self), shown, true)],
    __repr__: [
      '(self, /)',
      function* (self: PyObject): Guest<Value> {
        return textToStr(`o${strToText((yield* settle(plainRepr.call(self))) as never)}`);
      },
    ],
  });
}

function* orderedRepr(self: PyOrderedDict): Guest<Value> {
  const name = typeOf(self).qualname.split('.').at(-1) as string;
  if (self.size === 0) return textToStr(`${name}()`);
  const { representing } = realm();
  if (representing.has(self)) return '...';
  representing.add(self);
  try {
    return textToStr(`${name}(${strToText(yield* settle(repr(yield* plainCopy(self))))})`);
  } finally {
    representing.delete(self);
  }
}

/** What repr shows: the items as a subclass gives them. */
function* plainCopy(self: PyOrderedDict): Guest<PyDict> {
  const copy = new PyDict();
  if (self.cls === orderedDictType) yield* settle(update(copy, self.copy(), undefined));
  else yield* settle(update(copy, yield* call(yield* settle(getAttribute(self, 'items')), []), undefined));
  return copy;
}

function* sameOrder(a: PyOrderedDict, b: PyOrderedDict): Guest<boolean> {
  const [first, second] = [a.copy(), b.copy()].map((dict) => dict.keys.filter((key) => key !== undefined));
  for (const [i, key] of (first as Value[]).entries())
    if (!(yield* settle(equals(key, (second as Value[])[i] as Value)))) return false;
  return true;
}

const plainEqual = (dictType.lookup('__eq__') as unknown as { call: (a: Value, b: Value) => Guest<Value> }).call;

function* orderedEqual(a: PyOrderedDict, b: Value): Guest<Value> {
  const equal = yield* plainEqual(a, b);
  return equal === true && b instanceof PyOrderedDict ? yield* sameOrder(a, b) : equal;
}

/** An OrderedDict (of `like`'s class) from dicts merged in order. */
function* merged(like: PyDict, parts: readonly PyDict[]): Guest<Value> {
  const result = yield* call(typeOf(like), []);
  for (const part of parts) yield* call(yield* settle(getAttribute(result, 'update')), [part]);
  return result;
}

/** Removes the entry at one end and gives its key and value. */
function* popEntry(self: PyOrderedDict, entry: number): Guest<Value> {
  const key = self.keys[entry] as Value;
  const value = self.valueAt(entry);
  yield* settle(dictDelete(self, key));
  return new PyTuple([key, value]);
}

addMethods(orderedDictType, {
  __new__: ['(cls, /, *args, **kwargs)', (cls: Value) => newInstance(cls, orderedDictType, PyOrderedDict)],
  __init__: [
    '(self, /, *args, **kwargs)',
    function* (self: PyOrderedDict, args: Value[], keywords: PyDict | undefined): Guest<Value> {
      const set = self.cls.lookup('__setitem__') === orderedDictType.lookup('__setitem__');
      if (set) return yield* settle(update(self, args[0], keywords));
      const source = new PyDict();
      yield* settle(update(source, args[0], keywords));
      for (let entry = 0; entry < source.keys.length; entry++)
        yield* settle(
          callSpecialMaybe(self, '__setitem__', [source.keys[entry] as Value, source.valueAt(entry)]) as Maybe<Value>,
        );
      return None;
    },
  ],
  __repr__: ['(self, /)', orderedRepr],
  __iter__: ['(self, /)', (self: PyOrderedDict) => new OrderedIterator(self, 'keys', false)],
  __reversed__: ['(self, /)', (self: PyOrderedDict) => new OrderedIterator(self, 'keys', true)],
  __eq__: ['(self, value, /)', orderedEqual],
  __ne__: [
    '(self, value, /)',
    function* (self: PyOrderedDict, other: Value): Guest<Value> {
      const equal = yield* orderedEqual(self, other);
      return equal === NotImplemented ? equal : equal !== true;
    },
  ],
  __or__: [
    '(self, value, /)',
    (self: PyOrderedDict, other: Value): Maybe<Value> =>
      other instanceof PyDict ? merged(self, [self, other]) : NotImplemented,
  ],
  __ror__: [
    '(self, value, /)',
    (self: PyOrderedDict, other: Value): Maybe<Value> =>
      other instanceof PyDict ? merged(self, [other, self]) : NotImplemented,
  ],
  __ior__: [
    '(self, value, /)',
    function* (self: PyOrderedDict, other: Value): Guest<Value> {
      yield* settle(update(self, other, undefined));
      return self;
    },
  ],
  keys: ['(self, /)', (self: PyOrderedDict) => new OrderedKeys(self)],
  values: ['(self, /)', (self: PyOrderedDict) => new OrderedValues(self)],
  items: ['(self, /)', (self: PyOrderedDict) => new OrderedItems(self)],
  move_to_end: [
    '(self, key, last=True)',
    function* (self: PyOrderedDict, key: Value, last: Value = true): Guest<Value> {
      const entry = yield* settle(findEntry(self, key));
      if (entry < 0) throw keyError(key);
      if (yield* settle(truth(last))) self.moveToEnd(entry);
      else self.moveToStart(entry);
      return None;
    },
  ],
  popitem: [
    '(self, last=True)',
    function* (self: PyOrderedDict, last: Value = true): Guest<Value> {
      if (self.size === 0) throw keyError('dictionary is empty');
      return yield* popEntry(self, (yield* settle(truth(last))) ? self.lastEntry() : self.firstEntry());
    },
  ],
  pop: [
    '(self, key, default=None)',
    function* (self: PyOrderedDict, key: Value, fallback?: Value): Guest<Value> {
      const value = yield* settle(dictDelete(self, key));
      if (value !== undefined) return value;
      if (fallback === undefined) throw keyError(key);
      return fallback;
    },
  ],
  setdefault: [
    '(self, key, default=None)',
    function* (self: PyOrderedDict, key: Value, fallback: Value = None): Guest<Value> {
      const value = yield* settle(dictGet(self, key));
      if (value !== undefined) return value;
      yield* settle(callSpecialMaybe(self, '__setitem__', [key, fallback]) as Maybe<Value>);
      return fallback;
    },
  ],
  copy: ['(self, /)', (self: PyOrderedDict) => merged(self, [self])],
  __reduce__: [
    '(self, /)',
    function* (self: PyOrderedDict): Guest<Value> {
      const items = new OrderedIterator(self, 'items', false);
      const state = yield* settle(findAttribute(self, '__dict__'));
      const kept = state instanceof PyDict && state.size > 0 ? state : None;
      return new PyTuple([typeOf(self), new PyTuple([]), kept, None, items]);
    },
  ],
});
addGetSets(orderedDictType, { __dict__: dictGetSet });
orderedDictType.setOwn('__hash__', None);
orderedDictType.setOwn('__doc__', 'Dictionary that remembers insertion order');
