/** Methods of dict and its views. */
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
  if (isPending(done)) return thenUpdate(done, self, keywords);
  return keywords === undefined ? None : update(self, keywords, undefined);
}

function* thenUpdate(pending: Guest<void>, self: PyDict, other: PyDict | undefined): Guest<Value> {
  yield* pending;
  return yield* settle(update(self, other, undefined));
}

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
    if (isPending(pending)) return updateRest(pending, self, other, entry + 1);
    if ((entry & 255) === 255) realm().budget.work(64);
  }
  return undefined;
}

function* updateRest(pending: Guest<void>, self: PyDict, other: PyDict, from: number): Guest<void> {
  yield* pending;
  yield* settle(updateFromDict(self, other, from));
}

function* updateSlow(self: PyDict, other: Value | undefined, keywords: PyDict | undefined): Guest<Value> {
  if (other !== undefined) {
    const keys = yield* settle(findAttribute(other, 'keys'));
    if (keys !== undefined) {
      for (const key of yield* settle(iterateAll(yield new GuestCall(keys, []))))
        yield* settle(dictSet(self, key, yield* settle(getItem(other, key))));
    } else yield* updateFromPairs(self, other);
  }
  return yield* settle(update(self, keywords, undefined));
}

function* updateFromPairs(self: PyDict, pairs: Value): Guest<void> {
  const iterator = yield* settle(getIterator(pairs));
  for (let i = 0; ; i++) {
    const next = nextOf(iterator);
    const pair = isPending(next) ? yield* next : next;
    if (pair === undefined) return;
    if (pair instanceof PyTuple && pair.exact && pair.items.length === 2) {
      const stored = dictSet(self, pair.items[0] as Value, pair.items[1] as Value);
      if (isPending(stored)) yield* stored;
      if ((i & 255) === 255) realm().budget.work(64);
      continue;
    }
    if (
      typeof pair !== 'string' &&
      (!(pair instanceof PyObject) ||
        (pair.cls.lookup('__iter__') === undefined && pair.cls.lookup('__getitem__') === undefined))
    )
      throw typeError(`cannot convert dictionary update sequence element #${i} to a sequence`);
    const items = yield* settle(iterateAll(pair));
    if (items.length !== 2)
      throw valueError(`dictionary update sequence element #${i} has length ${items.length}; 2 is required`);
    yield* settle(dictSet(self, items[0] as Value, items[1] as Value));
  }
}

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
      return isPending(pending) ? thenNone(pending) : None;
    },
  ],
  __delitem__: [
    '(self, key, /)',
    (self: PyDict, key: Value): Maybe<Value> =>
      after(dictDelete(self, key), (value) => {
        if (value === undefined) throw keyError(key);
        return None;
      }),
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
  __ior__: ['(self, value, /)', (a: PyDict, b: Value): Maybe<Value> => after(update(a, b, undefined), () => a)],
  get: [
    '(self, key, default=None, /)',
    (self: PyDict, key: Value, fallback: Value = None): Maybe<Value> => {
      const value = dictGet(self, key);
      return isPending(value) ? orElse(value, fallback) : (value ?? fallback);
    },
  ],
  setdefault: [
    '(self, key, default=None, /)',
    (self: PyDict, key: Value, fallback: Value = None): Maybe<Value> => {
      const value = dictGet(self, key);
      return value === undefined || isPending(value) ? setDefault(self, key, fallback, value) : value;
    },
  ],
  pop: [
    '(self, key, default=None, /)',
    (self: PyDict, key: Value, fallback?: Value): Maybe<Value> => {
      // The key of an empty dict is not even hashed.
      const value = self.size === 0 ? undefined : dictDelete(self, key);
      return isPending(value) ? after(value, (found) => popped(found, key, fallback)) : popped(value, key, fallback);
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
  return after(update(dict, source, undefined), () => dict);
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

function* thenNone(pending: Guest<void>): Guest<Value> {
  yield* pending;
  return None;
}

function* orElse(pending: Guest<Value | undefined>, fallback: Value): Guest<Value> {
  return (yield* pending) ?? fallback;
}

function* setDefault(self: PyDict, key: Value, fallback: Value, found: Maybe<Value | undefined>): Guest<Value> {
  const value = yield* settle(found);
  if (value !== undefined) return value;
  yield* settle(dictSet(self, key, fallback));
  return fallback;
}

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
