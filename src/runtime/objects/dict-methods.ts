/** Methods of dict and its views. */
import { continuation, given, then, wait } from '../continuations.ts';
import { keyError, typeError, valueError } from '../exceptions/raise.ts';
import { after, type Guest, GuestCall, isPending, type Maybe, settle } from '../guest.ts';
import { findAttribute } from '../operations/attribute.ts';
import { callSpecialMaybe } from '../operations/call.ts';
import { compare, equals } from '../operations/compare.ts';
import { contains } from '../operations/contains.ts';
import { dictDelete, dictGet, dictHas, dictSet } from '../operations/dict-lookup.ts';
import { getIterator, iterateAll, nextOf } from '../operations/iterate.ts';
import { length } from '../operations/length.ts';
import { newInstance } from '../operations/new-instance.ts';
import { setAdd, setHas } from '../operations/set-lookup.ts';
import { dictItem, getItem } from '../operations/subscript.ts';
import { repr } from '../operations/text.ts';
import { realm } from '../realm.ts';
import { dictType, PyDict } from './dict.ts';
import {
  DictItemIterator,
  DictKeyIterator,
  DictReverseItemIterator,
  DictReverseKeyIterator,
  DictReverseValueIterator,
  DictValueIterator,
} from './dict-iterators.ts';
import { makeSubscriptable } from './generic-alias.ts';
import { PyTuple } from './list.ts';
import { reprItems } from './list-methods.ts';
import { PyMappingProxy } from './mapping-proxy.ts';
import { addClassMethods, addGetSets, addMethods, makesPlainly } from './native.ts';
import { None, NotImplemented, PyObject, TAG, type Value } from './object.ts';
import { PySet } from './set.ts';
import { strToText, textToStr } from './str.ts';
import { builtinType, type PyType } from './type.ts';

/** `dict.update`. */
/** True if CPython copies a dict's own entries: its class may override `__getitem__`, but not how it is iterated. */
export function isPlainlyRead(dict: PyDict): boolean {
  return dict.exact || dict.cls.lookupCell('__iter__') === dictType.own.get('__iter__');
}

export function update(self: PyDict, other: Value | undefined, keywords: PyDict | undefined): Maybe<Value> {
  if (!(other === undefined || (other instanceof PyDict && isPlainlyRead(other))))
    return updateSlow(self, other, keywords);
  const done = other === undefined ? undefined : updateFromDict(self, other, 0);
  return then(done, updatedOne, self, keywords);
}

/** One part is done, the keywords are left. */
const updatedOne = continuation(
  'dict: updated one',
  (_: void, self: PyDict, keywords: PyDict | undefined): Maybe<Value> =>
    keywords === undefined ? None : update(self, keywords, undefined),
);

/** Takes over the entries of a dict from one on. */
export function updateFromDict(self: PyDict, other: PyDict, from: number): Maybe<void> {
  if (self.tag === TAG.dict && self.isFresh && other.size > 0) {
    realm().budget.allocate(other.size * 64);
    self.become(other.copy());
    return undefined;
  }
  for (let entry = from; entry < other.keys.length; entry++) {
    const key = other.keys[entry];
    if (key === undefined) continue;
    const pending = dictSet(self, key, other.valueAt(entry));
    if (isPending(pending)) return wait(pending, entryUpdated, self, other, entry + 1);
    if ((entry & 255) === 255) realm().budget.work(64);
  }
  return undefined;
}

const entryUpdated = continuation(
  'dict: entry updated',
  (_: void, self: PyDict, other: PyDict, from: number): Maybe<void> => updateFromDict(self, other, from),
);

function updateSlow(self: PyDict, other: Value | undefined, keywords: PyDict | undefined): Maybe<Value> {
  const done = other === undefined ? undefined : then(findAttribute(other, 'keys'), keysMethodFound, self, other);
  return then(done, updatedOne, self, keywords);
}

const keysMethodFound = continuation(
  'dict: keys found',
  (keys: Value | undefined, self: PyDict, other: Value): Maybe<void> =>
    keys === undefined ? then(getIterator(other), pairsFrom, self, 0) : updateFromMapping(keys, self, other),
);

function* updateFromMapping(keys: Value, self: PyDict, other: Value): Guest<void> {
  for (const key of yield* settle(iterateAll(yield new GuestCall(keys, []))))
    yield* settle(dictSet(self, key, yield* settle(getItem(other, key))));
}

const pairsFrom = continuation('dict: pairs', updateFromPairs);

/** Takes over pairs, so many of which are there already. */
function updateFromPairs(iterator: Value, self: PyDict, from: number): Maybe<void> {
  for (let i = from; ; i++) {
    if ((i & 255) === 255) realm().budget.work(64);
    const pair = nextOf(iterator);
    if (isPending(pair)) return wait(pair, pairTaken, self, iterator, i);
    if (pair === undefined) return;
    const stored = storePair(pair, self, i);
    if (isPending(stored)) return wait(stored, pairStored, self, iterator, i + 1);
  }
}

function storePair(pair: Value, self: PyDict, i: number): Maybe<void> {
  if (pair instanceof PyTuple && pair.exact && pair.items.length === 2)
    return dictSet(self, pair.items[0] as Value, pair.items[1] as Value);
  if (
    typeof pair !== 'string' &&
    (!(pair instanceof PyObject) ||
      (pair.cls.lookup('__iter__') === undefined && pair.cls.lookup('__getitem__') === undefined))
  )
    throw typeError(`cannot convert dictionary update sequence element #${i} to a sequence`);
  return then(iterateAll(pair), pairItems, self, i);
}

const pairItems = continuation('dict: items of a pair', (items: Value[], self: PyDict, i: number): Maybe<void> => {
  if (items.length !== 2)
    throw valueError(`dictionary update sequence element #${i} has length ${items.length}; 2 is required`);
  return dictSet(self, items[0] as Value, items[1] as Value);
});
const pairStored = continuation(
  'dict: pair stored',
  (_: void, self: PyDict, iterator: Value, from: number): Maybe<void> => updateFromPairs(iterator, self, from),
);
const pairTaken = continuation(
  'dict: pair taken',
  (pair: Value | undefined, self: PyDict, iterator: Value, i: number): Maybe<void> =>
    pair === undefined ? undefined : then(storePair(pair, self, i), pairStored, self, iterator, i + 1),
);

function* reprDict(self: PyDict): Guest<Value> {
  const { representing, budget } = realm();
  if (representing.has(self)) return '{...}';
  representing.add(self);
  try {
    const parts: string[] = [];
    for (let entry = 0; entry < self.keys.length; entry++) {
      const key = self.keys[entry];
      if (key === undefined) continue;
      const shownKey = strToText(yield* settle(repr(key)));
      const shown = strToText(yield* settle(repr(self.valueAt(entry))));
      budget.allocate((shownKey.length + shown.length + 4) * 2);
      budget.work(1);
      parts.push(`${shownKey}: ${shown}`);
    }
    return textToStr(`{${parts.join(', ')}}`);
  } finally {
    representing.delete(self);
  }
}

function* equalDicts(a: PyDict, b: Value): Guest<Value> {
  if (!(b instanceof PyDict)) return NotImplemented;
  if (a.size !== b.size) return false;
  for (let entry = 0; entry < a.keys.length; entry++) {
    const key = a.keys[entry];
    if (key === undefined) continue;
    const other = yield* settle(dictGet(b, key));
    if (other === undefined) return false;
    if (!(yield* settle(equals(a.valueAt(entry), other)))) return false;
    if ((entry & 255) === 255) realm().budget.work(64);
  }
  return true;
}

addMethods(dictType, {
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, dictType, PyDict)],
  __init__: [
    '(self, iterable=(), /, **kwargs)',
    (self: PyDict, other: Value | undefined, keywords: PyDict | undefined): Maybe<Value> =>
      other === undefined && keywords === undefined ? None : update(self, other, keywords),
  ],
  __repr__: ['(self, /)', reprDict],
  __len__: ['(self, /)', (self: PyDict) => self.size],
  __iter__: ['(self, /)', (self: PyDict) => new DictKeyIterator(self, 1)],
  __reversed__: ['(self, /)', (self: PyDict) => new DictReverseKeyIterator(self, -1)],
  __contains__: ['(self, key, /)', (self: PyDict, key: Value): Maybe<Value> => dictHas(self, key)],
  __getitem__: ['(self, key, /)', (self: PyDict, key: Value): Maybe<Value> => dictItem(self, key)],
  __setitem__: [
    '(self, key, value, /)',
    (self: PyDict, key: Value, value: Value): Maybe<Value> => {
      const pending = dictSet(self, key, value);
      return then(pending, given, None);
    },
  ],
  __delitem__: [
    '(self, key, /)',
    (self: PyDict, key: Value): Maybe<Value> => then(dictDelete(self, key), deletedItem, key),
  ],
  __eq__: ['(self, value, /)', equalDicts],
  __ne__: [
    '(self, value, /)',
    function* (a: PyDict, b: Value): Guest<Value> {
      const equal = yield* equalDicts(a, b);
      return equal === NotImplemented ? equal : equal !== true;
    },
  ],
  __or__: [
    '(self, value, /)',
    (a: PyDict, b: Value): Maybe<Value> => (b instanceof PyDict ? merged(a, b) : NotImplemented),
  ],
  __ror__: [
    '(self, value, /)',
    (a: PyDict, b: Value): Maybe<Value> => (b instanceof PyDict ? merged(b, a) : NotImplemented),
  ],
  __ior__: ['(self, value, /)', (a: PyDict, b: Value): Maybe<Value> => then(update(a, b, undefined), given, a)],
  get: [
    '(self, key, default=None, /)',
    (self: PyDict, key: Value, fallback: Value = None): Maybe<Value> => {
      const value = dictGet(self, key);
      return then(value, valueOr, fallback);
    },
  ],
  setdefault: [
    '(self, key, default=None, /)',
    (self: PyDict, key: Value, fallback: Value = None): Maybe<Value> => {
      const value = dictGet(self, key);
      return then(value, valueOrSet, self, key, fallback);
    },
  ],
  pop: [
    '(self, key, default=None, /)',
    (self: PyDict, key: Value, fallback?: Value): Maybe<Value> => {
      // The key of an empty dict is not even hashed.
      const value = self.size === 0 ? undefined : dictDelete(self, key);
      return then(value, valuePopped, key, fallback);
    },
  ],
  popitem: [
    '(self, /)',
    function* (self: PyDict): Guest<Value> {
      for (let entry = self.keys.length - 1; entry >= 0; entry--) {
        const key = self.keys[entry];
        if (key === undefined) continue;
        const value = self.valueAt(entry);
        yield* settle(dictDelete(self, key));
        self.dropTail();
        return new PyTuple([key, value]);
      }
      throw keyError('popitem(): dictionary is empty');
    },
  ],
  update: ['(self, iterable=(), /, **kwargs)', update],
  clear: [
    '(self, /)',
    (self: PyDict) => {
      self.clear();
      return None;
    },
  ],
  copy: [
    '(self, /)',
    (self: PyDict) => {
      realm().budget.allocate(self.size * 64);
      return self.copy();
    },
  ],
  keys: ['(self, /)', (self: PyDict) => new DictKeys(self)],
  values: ['(self, /)', (self: PyDict) => new DictValues(self)],
  items: ['(self, /)', (self: PyDict) => new DictItems(self)],
});
makesPlainly(dictType, '(cls, iterable=(), /)', (_cls: Value, source?: Value): Maybe<Value> => {
  if (source === undefined) return new PyDict();
  if (source instanceof PyDict && source.exact) {
    realm().budget.allocate(64 + source.size * 64);
    return source.copy();
  }
  const dict = new PyDict();
  return then(update(dict, source, undefined), given, dict);
});
addClassMethods(dictType, {
  fromkeys: [
    '(cls, iterable, value=None, /)',
    function* (cls: Value, iterable: Value, value: Value = None): Guest<Value> {
      const dict = yield new GuestCall(cls, []);
      for (const key of yield* settle(iterateAll(iterable))) {
        if (dict instanceof PyDict && dict.exact) yield* settle(dictSet(dict, key, value));
        else yield* settle(callSpecialMaybe(dict, '__setitem__', [key, value]) as Maybe<Value>);
      }
      return dict;
    },
  ],
});
dictType.setOwn('__hash__', None);
makeSubscriptable(dictType);

/** A copy of one dict with the items of another. */
function merged(first: PyDict, second: PyDict): Maybe<Value> {
  const copy = first.copy();
  return after(update(copy, second, undefined), () => copy);
}

function popped(value: Value | undefined, key: Value, fallback: Value | undefined): Value {
  if (value !== undefined) return value;
  if (fallback === undefined) throw keyError(key);
  return fallback;
}

const deletedItem = continuation('dict: deleted', (value: Value | undefined, key: Value): Value => {
  if (value === undefined) throw keyError(key);
  return None;
});
const valueOr = continuation('dict: get', (value: Value | undefined, fallback: Value): Value => value ?? fallback);
const valueOrSet = continuation(
  'dict: setdefault',
  (value: Value | undefined, self: PyDict, key: Value, fallback: Value): Maybe<Value> =>
    value ?? then(dictSet(self, key, fallback), given, fallback),
);
const valuePopped = continuation('dict: pop', popped);

// --- views

abstract class DictView extends PyObject {
  readonly dict: PyDict;
  constructor(dict: PyDict) {
    super();
    this.dict = dict;
  }
}
export class DictKeys extends DictView {}
export class DictValues extends DictView {}
export class DictItems extends DictView {}
export const keysType = builtinType('dict_keys', DictKeys, { final: true });
export const valuesType = builtinType('dict_values', DictValues, { final: true });
export const itemsType = builtinType('dict_items', DictItems, { final: true });

function entriesOf(view: DictView): Value[] {
  const { dict } = view;
  realm().budget.allocate(dict.size * 8);
  const result: Value[] = [];
  for (let entry = 0; entry < dict.keys.length; entry++) {
    const key = dict.keys[entry];
    if (key === undefined) continue;
    result.push(
      view instanceof DictKeys
        ? key
        : view instanceof DictValues
          ? dict.valueAt(entry)
          : new PyTuple([key, dict.valueAt(entry)]),
    );
  }
  return result;
}

const VIEWS = [
  [keysType, 'dict_keys', DictKeyIterator, DictReverseKeyIterator],
  [valuesType, 'dict_values', DictValueIterator, DictReverseValueIterator],
  [itemsType, 'dict_items', DictItemIterator, DictReverseItemIterator],
] as const;
for (const [type, name, Forward, Backward] of VIEWS) {
  addMethods(type, {
    __len__: ['(self, /)', (self: DictView) => self.dict.size],
    __iter__: ['(self, /)', (self: DictView) => new Forward(self.dict, 1)],
    __reversed__: ['(self, /)', (self: DictView) => new Backward(self.dict, -1)],
    __repr__: ['(self, /)', (self: DictView) => reprItems(self, entriesOf(self), `${name}([`, '])', '...')],
  });
  addGetSets(type, { mapping: (self: DictView) => new PyMappingProxy(self.dict) });
}

/** A set of any iterable's items. */
export function* setOf(iterable: Value): Guest<PySet> {
  const set = new PySet();
  for (const item of yield* settle(iterateAll(iterable))) yield* settle(setAdd(set, item));
  return set;
}

function setLike(type: PyType): void {
  const isSet = (value: Value): boolean =>
    value instanceof PySet || value instanceof DictKeys || value instanceof DictItems;
  const combine = (name: string, keep: (inA: boolean, inB: boolean) => boolean): void => {
    const run = function* (a: Value, b: Value): Guest<Value> {
      const [first, second] = [yield* setOf(a), yield* setOf(b)];
      const result = new PySet();
      for (const item of yield* settle(iterateAll(a)))
        if (keep(true, yield* settle(setHas(second, item)))) yield* settle(setAdd(result, item));
      for (const item of yield* settle(iterateAll(b)))
        if (keep(yield* settle(setHas(first, item)), true)) yield* settle(setAdd(result, item));
      return result;
    };
    addMethods(type, {
      [`__${name}__`]: ['(self, value, /)', (a: Value, b: Value) => run(a, b)],
      [`__r${name}__`]: ['(self, value, /)', (a: Value, b: Value) => run(b, a)],
    });
  };
  combine('and', (a, b) => a && b);
  combine('or', () => true);
  combine('xor', (a, b) => a !== b);
  combine('sub', (a, b) => a && !b);
  const subset = function* (a: Value, b: Value): Guest<boolean> {
    for (const item of yield* settle(iterateAll(a))) if (!(yield* settle(contains(b, item)))) return false;
    return true;
  };
  const order = (name: string, test: (a: number, b: number) => boolean, flipped: boolean): void => {
    addMethods(type, {
      [name]: [
        '(self, value, /)',
        function* (a: Value, b: Value): Guest<Value> {
          if (!isSet(b)) return NotImplemented;
          const [sizeA, sizeB] = [yield* settle(length(a)), yield* settle(length(b))];
          if (!test(sizeA, sizeB)) return false;
          return yield* flipped ? subset(b, a) : subset(a, b);
        },
      ],
    });
  };
  order('__eq__', (a, b) => a === b, false);
  order('__le__', (a, b) => a <= b, false);
  order('__lt__', (a, b) => a < b, false);
  order('__ge__', (a, b) => a >= b, true);
  order('__gt__', (a, b) => a > b, true);
  addMethods(type, {
    __ne__: [
      '(self, value, /)',
      function* (a: Value, b: Value): Guest<Value> {
        const equal = yield* settle(compare('==', a, b));
        return equal !== true;
      },
    ],
    isdisjoint: [
      '(self, other, /)',
      function* (a: Value, b: Value): Guest<Value> {
        for (const item of yield* settle(iterateAll(b))) if (yield* settle(contains(a, item))) return false;
        return true;
      },
    ],
  });
  type.setOwn('__hash__', None);
}
setLike(keysType);
setLike(itemsType);
addMethods(keysType, {
  __contains__: ['(self, key, /)', (self: DictView, key: Value): Maybe<Value> => dictHas(self.dict, key)],
});
addMethods(itemsType, {
  __contains__: [
    '(self, key, /)',
    function* (self: DictView, pair: Value): Guest<Value> {
      if (!(pair instanceof PyTuple) || pair.items.length !== 2) return false;
      const value = yield* settle(dictGet(self.dict, pair.items[0] as Value));
      return value !== undefined && (yield* settle(equals(value, pair.items[1] as Value)));
    },
  ],
});
