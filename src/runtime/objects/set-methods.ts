/** Methods of set and frozenset. */

import { given, then } from '../continuations.ts';
import { keyError } from '../exceptions/raise.ts';
import { after, forEach, type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { constantMakers } from '../link.ts';
import { hashOf, indexKey, setKeyForm, unorderedIndex } from '../operations/hash.ts';
import { iterateAll } from '../operations/iterate.ts';
import { enterNesting, leaveNesting } from '../operations/nesting.ts';
import { newInstance } from '../operations/new-instance.ts';
import {
  copySet,
  difference,
  differenceOfAll,
  entryToPop,
  intersection,
  intersectionOfAll,
  replaceWith,
  subtract,
  symmetricDifference,
  toggle,
  union,
  unionOfTwo,
  updateSet,
} from '../operations/set-algebra.ts';
import { discardEntry, setAdd, setDiscard, setHas } from '../operations/set-lookup.ts';
import { setItems } from '../operations/set-order.ts';
import { repr } from '../operations/text.ts';
import { realm } from '../realm.ts';
import { makeSubscriptable } from './generic-alias.ts';
import { type Int, normalizeInt } from './int.ts';
import { type IndexKey, isIntTuple } from './key-index.ts';
import { addMethods, type MethodTable, makesPlainly } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { frozensetType, PyFrozenSet, PySet, setType } from './set.ts';
import { SetIterator } from './set-iterator.ts';
import { strToText, textToStr } from './str.ts';

function* asSet(value: Value): Guest<PySet> {
  if (value instanceof PySet) return value;
  const set = new PySet();
  yield* settle(updateSet(set, value));
  return set;
}

function isSubset(a: PySet, b: PySet): Maybe<boolean> {
  if (a.plain && b.plain) return a.size <= b.size && hasAllPlain(b, a.keys);
  return a.size <= b.size && hasAll(b, setItems(a), 0);
}

/** The same for plain keys of plain sets, where it does not matter which is asked for first. */
function hasAllPlain(set: PySet, keys: readonly (Value | undefined)[]): boolean {
  realm().budget.work(keys.length / 64);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key !== undefined && !set.has(key as IndexKey)) return false;
  }
  return true;
}

function hasAll(set: PySet, items: readonly Value[], from: number): Maybe<boolean> {
  for (let i = from; i < items.length; i++) {
    const there = setHas(set, items[i] as Value);
    if (isPending(there)) return after(there, (yes) => yes && hasAll(set, items, i + 1));
    if (!there) return false;
  }
  return true;
}

type Operation = (a: PySet, b: PySet) => Maybe<PySet>;

function operator(name: string, operation: Operation): MethodTable {
  return {
    [`__${name}__`]: [
      '(self, value, /)',
      (a: PySet, b: Value): Maybe<Value> => (b instanceof PySet ? operation(a, b) : NotImplemented),
    ],
    [`__r${name}__`]: [
      '(self, value, /)',
      (a: PySet, b: Value): Maybe<Value> => (b instanceof PySet ? operation(b, a) : NotImplemented),
    ],
  };
}

const order = (
  test: (a: PySet, b: PySet) => Maybe<boolean>,
): readonly [string, (a: PySet, b: Value) => Maybe<Value>] => [
  '(self, value, /)',
  (a: PySet, b: Value): Maybe<Value> => (b instanceof PySet ? test(a, b) : NotImplemented),
];

const shared: MethodTable = {
  __len__: ['(self, /)', (self: PySet) => self.size],
  __iter__: ['(self, /)', (self: PySet) => new SetIterator(self)],
  __contains__: [
    '(self, key, /)',
    (self: PySet, item: Value) =>
      setHas(self, item instanceof PySet && !(item instanceof PyFrozenSet) ? frozen(item) : item),
  ],
  __repr__: [
    '(self, /)',
    function* (self: PySet): Guest<Value> {
      const name = self.cls.name;
      if (self.size === 0) return `${name}()`;
      const { representing, budget } = realm();
      if (representing.has(self)) return `${name}(...)`;
      representing.add(self);
      try {
        const parts: string[] = [];
        for (const item of setItems(self)) {
          const shown = strToText(yield* settle(repr(item)));
          budget.allocate((shown.length + 2) * 2);
          budget.work(1);
          parts.push(shown);
        }
        const body = `{${parts.join(', ')}}`;
        return textToStr(self.cls === setType ? body : `${name}(${body})`);
      } finally {
        representing.delete(self);
      }
    },
  ],
  __eq__: order((a, b) => a.size === b.size && isSubset(a, b)),
  __ne__: order((a, b) => a.size !== b.size || after(isSubset(a, b), (same) => !same)),
  __le__: order(isSubset),
  __lt__: order((a, b) => a.size < b.size && isSubset(a, b)),
  __ge__: order((a, b) => isSubset(b, a)),
  __gt__: order((a, b) => b.size < a.size && isSubset(b, a)),
  ...operator('or', unionOfTwo),
  ...operator('and', intersection),
  ...operator('sub', difference),
  ...operator('xor', symmetricDifference),
  union: ['(self, /, *others)', (self: PySet, others: Value[]) => union(self, others)],
  intersection: ['(self, /, *others)', (self: PySet, others: Value[]) => intersectionOfAll(self, others)],
  difference: ['(self, /, *others)', (self: PySet, others: Value[]) => differenceOfAll(self, others)],
  symmetric_difference: ['(self, other, /)', (self: PySet, other: Value) => symmetricDifference(self, other)],
  issubset: [
    '(self, other, /)',
    (self: PySet, other: Value): Maybe<Value> =>
      other instanceof PySet ? isSubset(self, other) : after(asSet(other), (set) => isSubset(self, set)),
  ],
  issuperset: [
    '(self, other, /)',
    (self: PySet, other: Value): Maybe<Value> =>
      other instanceof PySet ? isSubset(other, self) : after(asSet(other), (set) => isSubset(set, self)),
  ],
  isdisjoint: [
    '(self, other, /)',
    function* (self: PySet, other: Value): Guest<Value> {
      for (const item of other instanceof PySet ? setItems(other) : yield* settle(iterateAll(other)))
        if (yield* settle(setHas(self, item))) return false;
      return true;
    },
  ],
  copy: [
    '(self, /)',
    (self: PySet): Maybe<Value> => (self instanceof PyFrozenSet && self.exact ? self : copySet(self)),
  ],
};

function frozen(set: PySet): PyFrozenSet {
  const copy = new PyFrozenSet();
  for (const item of setItems(set)) setAdd(copy, item);
  return copy;
}

/** `set OP= other`, for sets only. */
function inplace(name: string, operation: (a: PySet, b: PySet) => Maybe<void>): MethodTable {
  return {
    [`__i${name}__`]: [
      '(self, value, /)',
      (a: PySet, b: Value): Maybe<Value> => (b instanceof PySet ? after(operation(a, b), () => a) : NotImplemented),
    ],
  };
}

function intersect(set: PySet, others: readonly Value[]): Maybe<void> {
  return after(intersectionOfAll(set, others), (common) => replaceWith(set, common));
}

addMethods(setType, {
  ...shared,
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, setType, PySet)],
  __init__: [
    '(self, iterable=(), /)',
    (self: PySet, iterable?: Value): Maybe<Value> => {
      self.clear();
      return iterable === undefined ? None : then(updateSet(self, iterable), given, None);
    },
  ],
  ...inplace('or', updateSet),
  ...inplace('and', (a, b) => intersect(a, [b])),
  ...inplace('sub', subtract),
  ...inplace('xor', toggle),
  add: [
    '(self, object, /)',
    (self: PySet, item: Value): Maybe<Value> => {
      const pending = setAdd(self, item);
      return isPending(pending) ? after(pending, () => None) : None;
    },
  ],
  discard: [
    '(self, object, /)',
    (self: PySet, item: Value): Maybe<Value> => {
      const found = setDiscard(self, item);
      return isPending(found) ? after(found, () => None) : None;
    },
  ],
  remove: [
    '(self, object, /)',
    (self: PySet, item: Value): Maybe<Value> =>
      after(setDiscard(self, item), (found) => {
        if (!found) throw keyError(item);
        return None;
      }),
  ],
  pop: [
    '(self, /)',
    (self: PySet) => {
      const entry = entryToPop(self);
      if (entry < 0) throw keyError('pop from an empty set');
      const item = self.keys[entry] as Value;
      discardEntry(self, entry);
      return item;
    },
  ],
  clear: [
    '(self, /)',
    (self: PySet) => {
      self.clear();
      return None;
    },
  ],
  update: [
    '(self, /, *others)',
    (self: PySet, others: Value[]): Maybe<Value> =>
      after(
        forEach(others, (other) => updateSet(self, other)),
        () => None,
      ),
  ],
  intersection_update: [
    '(self, /, *others)',
    (self: PySet, others: Value[]): Maybe<Value> => after(intersect(self, others), () => None),
  ],
  difference_update: [
    '(self, /, *others)',
    (self: PySet, others: Value[]): Maybe<Value> =>
      after(
        forEach(others, (other) => subtract(self, other)),
        () => None,
      ),
  ],
  symmetric_difference_update: [
    '(self, other, /)',
    function* (self: PySet, other: Value): Guest<Value> {
      yield* toggle(self, other);
      return None;
    },
  ],
});
setType.setOwn('__hash__', None);
makesPlainly(setType, '(cls, iterable=(), /)', (_cls: Value, iterable?: Value): Maybe<Value> => {
  realm().budget.allocate(96);
  const set = new PySet();
  return iterable === undefined ? set : then(updateSet(set, iterable), given, set);
});
addMethods(frozensetType, {
  ...shared,
  __new__: [
    '(cls, iterable=(), /)',
    (cls: Value, iterable?: Value): Maybe<Value> => {
      if (cls === frozensetType && iterable instanceof PyFrozenSet && iterable.exact) return iterable;
      const set = newInstance(cls, frozensetType, PyFrozenSet);
      return iterable === undefined ? set : then(updateSet(set, iterable), given, set);
    },
  ],
  __hash__: ['(self, /)', (self: PyFrozenSet) => hashOf(self)],
});
makeSubscriptable(setType);
makeSubscriptable(frozensetType);
const MASK = (1n << 64n) - 1n;

/** CPython's mixing of the items' hashes, which does not depend on their order. */
function mixHashes(hashes: readonly (number | bigint)[]): number | bigint {
  let hash = 0n;
  for (const item of hashes) {
    const h = BigInt.asUintN(64, BigInt(item));
    hash ^= (((h ^ 89869747n ^ (h << 16n)) & MASK) * 3644798167n) & MASK;
  }
  hash ^= ((BigInt(hashes.length) + 1n) * 1927868237n) & MASK;
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = (hash * 69069n + 907133923n) & MASK;
  const signed = BigInt.asIntN(64, hash);
  return normalizeInt(signed === -1n ? 590923713n : signed);
}

/** Computed once, and from the hashes that guest items had when they came in, as in CPython. */
function frozenHash(set: PyFrozenSet): Int {
  if (set.hash === undefined) {
    const guestHashes = new Map<number, Int>();
    for (const [hash, entries] of set.guestKeys ?? []) for (const entry of entries) guestHashes.set(entry, hash);
    const hashes: Int[] = [];
    for (let entry = 0; entry < set.keys.length; entry++) {
      const item = set.keys[entry];
      if (item !== undefined) hashes.push(guestHashes.get(entry) ?? (hashOf(item) as Int)); // others need no guest code
    }
    set.hash = mixHashes(hashes);
  }
  return set.hash;
}

/** Index forms of the items; undefined if one has none. */
function keysOf(set: PySet): IndexKey[] | undefined {
  const keys: IndexKey[] = [];
  enterNesting('while calling a Python object');
  try {
    for (const item of set.keys) {
      if (item === undefined) continue;
      const key = indexKey(item);
      if (key === undefined) return undefined;
      keys.push(key);
    }
  } finally {
    leaveNesting();
  }
  return keys;
}

setKeyForm<PyFrozenSet>(frozensetType, {
  index: (set) => {
    if (set.indexForm !== undefined) return set.indexForm;
    const keys = keysOf(set);
    if (keys === undefined) return undefined;
    const form = unorderedIndex(keys);
    if (keys.every((key) => typeof key !== 'object' || isIntTuple(key))) set.indexForm = form;
    return form;
  },
  hash: (set) => frozenHash(set),
});

constantMakers.frozenset = (items) => {
  // CPython makes the constant twice: from the display's items, then from those in the first one's order.
  const first = new PyFrozenSet();
  for (const item of items) setAdd(first, item);
  const set = new PyFrozenSet();
  for (const item of setItems(first)) setAdd(set, item);
  return set;
};
