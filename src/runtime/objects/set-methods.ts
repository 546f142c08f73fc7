/** Methods of set and frozenset. */
import { keyError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { constantMakers } from '../link.ts';
import { hashOf, indexKey, setKeyForm, unorderedIndex } from '../operations/hash.ts';
import { iterateAll } from '../operations/iterate.ts';
import { newInstance } from '../operations/new-instance.ts';
import { discardEntry, setAdd, setDiscard, setHas } from '../operations/set-lookup.ts';
import { setItems } from '../operations/set-order.ts';
import { repr } from '../operations/text.ts';
import { realm } from '../realm.ts';
import type { IndexKey } from './dict.ts';
import { makeSubscriptable } from './generic-alias.ts';
import { normalizeInt } from './int.ts';
import { addMethods, type MethodTable } from './native.ts';
import { None, NotImplemented, type Value } from './object.ts';
import { frozensetType, PyFrozenSet, PySet, setType } from './set.ts';
import { SetIterator } from './set-iterator.ts';
import { strToText, textToStr } from './str.ts';

/** A result of the same kind as the left operand. */
function like(a: PySet): PySet {
  return a instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
}

function* addAll(target: PySet, items: Iterable<Value>): Guest<PySet> {
  for (const item of items) yield* settle(setAdd(target, item));
  return target;
}

function* asSet(value: Value): Guest<PySet> {
  if (value instanceof PySet) return value;
  return yield* addAll(new PySet(), yield* settle(iterateAll(value)));
}

function* union(a: PySet, others: readonly Value[]): Guest<PySet> {
  const result = yield* addAll(like(a), setItems(a));
  for (const other of others)
    yield* addAll(result, other instanceof PySet ? setItems(other) : yield* settle(iterateAll(other)));
  return result;
}

function* intersection(a: PySet, others: readonly Value[]): Guest<PySet> {
  let current = a;
  if (others.length === 0) return yield* addAll(like(a), setItems(a));
  for (const other of others) {
    const result = like(a);
    // CPython walks the smaller set, or the other operand if that is no set.
    const [walked, probed] =
      other instanceof PySet
        ? other.size > current.size
          ? [setItems(current), other]
          : [setItems(other), current]
        : [yield* settle(iterateAll(other)), current];
    for (const item of walked) if (yield* settle(setHas(probed, item))) yield* settle(setAdd(result, item));
    current = result;
  }
  return current;
}

function* difference(a: PySet, others: readonly Value[]): Guest<PySet> {
  const result = like(a);
  const sets: PySet[] = [];
  for (const other of others) sets.push(yield* asSet(other));
  for (const item of setItems(a)) {
    let keep = true;
    for (const set of sets) if (yield* settle(setHas(set, item))) keep = false;
    if (keep) yield* settle(setAdd(result, item));
  }
  return result;
}

function* symmetricDifference(a: PySet, other: Value): Guest<PySet> {
  const set = yield* asSet(other);
  const result = yield* addAll(like(a), setItems(set));
  for (const item of setItems(a)) if (!(yield* settle(setDiscard(result, item)))) yield* settle(setAdd(result, item));
  return result;
}

function* isSubset(a: PySet, b: PySet): Guest<boolean> {
  if (a.size > b.size) return false;
  for (const item of setItems(a)) if (!(yield* settle(setHas(b, item)))) return false;
  return true;
}

type Operation = (a: PySet, others: readonly Value[]) => Guest<PySet>;

function operator(name: string, operation: Operation): MethodTable {
  return {
    [`__${name}__`]: [
      '(self, value, /)',
      function* (a: PySet, b: Value): Guest<Value> {
        return b instanceof PySet ? yield* operation(a, [b]) : NotImplemented;
      },
    ],
    [`__r${name}__`]: [
      '(self, value, /)',
      function* (a: PySet, b: Value): Guest<Value> {
        return b instanceof PySet ? yield* operation(b, [a]) : NotImplemented;
      },
    ],
  };
}

const order = (
  test: (a: PySet, b: PySet) => Guest<boolean>,
): readonly [string, (a: PySet, b: Value) => Guest<Value>] => [
  '(self, value, /)',
  function* (a: PySet, b: Value): Guest<Value> {
    return b instanceof PySet ? yield* test(a, b) : NotImplemented;
  },
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
      const { representing } = realm();
      if (representing.has(self)) return `${name}(...)`;
      representing.add(self);
      try {
        const parts: string[] = [];
        for (const item of setItems(self)) parts.push(strToText(yield* settle(repr(item))));
        const body = `{${parts.join(', ')}}`;
        return textToStr(self.cls === setType ? body : `${name}(${body})`);
      } finally {
        representing.delete(self);
      }
    },
  ],
  __eq__: order(function* (a, b) {
    return a.size === b.size && (yield* isSubset(a, b));
  }),
  __ne__: order(function* (a, b) {
    return !(a.size === b.size && (yield* isSubset(a, b)));
  }),
  __le__: order(isSubset),
  __lt__: order(function* (a, b) {
    return a.size < b.size && (yield* isSubset(a, b));
  }),
  __ge__: order((a, b) => isSubset(b, a)),
  __gt__: order(function* (a, b) {
    return b.size < a.size && (yield* isSubset(b, a));
  }),
  ...operator('or', union),
  ...operator('and', intersection),
  ...operator('sub', difference),
  ...operator('xor', (a, [b]) => symmetricDifference(a, b as Value)),
  union: ['(self, /, *others)', (self: PySet, others: Value[]) => union(self, others)],
  intersection: ['(self, /, *others)', (self: PySet, others: Value[]) => intersection(self, others)],
  difference: ['(self, /, *others)', (self: PySet, others: Value[]) => difference(self, others)],
  symmetric_difference: ['(self, other, /)', (self: PySet, other: Value) => symmetricDifference(self, other)],
  issubset: [
    '(self, other, /)',
    function* (self: PySet, other: Value): Guest<Value> {
      return yield* isSubset(self, yield* asSet(other));
    },
  ],
  issuperset: [
    '(self, other, /)',
    function* (self: PySet, other: Value): Guest<Value> {
      return yield* isSubset(yield* asSet(other), self);
    },
  ],
  isdisjoint: [
    '(self, other, /)',
    function* (self: PySet, other: Value): Guest<Value> {
      for (const item of other instanceof PySet ? setItems(other) : yield* settle(iterateAll(other)))
        if (yield* settle(setHas(self, item))) return false;
      return true;
    },
  ],
  copy: ['(self, /)', (self: PySet) => addAll(like(self), setItems(self))],
};

function frozen(set: PySet): PyFrozenSet {
  const copy = new PyFrozenSet();
  for (const item of setItems(set)) setAdd(copy, item);
  return copy;
}

/** In-place operators: the set becomes the result. */
function* become(self: PySet, result: PySet): Guest<Value> {
  const items = setItems(result);
  self.clear();
  yield* addAll(self, items);
  return self;
}

function inplace(name: string, operation: Operation): MethodTable {
  return {
    [`__i${name}__`]: [
      '(self, value, /)',
      function* (a: PySet, b: Value): Guest<Value> {
        if (!(b instanceof PySet)) return NotImplemented;
        if (name === 'or') return yield* addAll(a, setItems(b));
        return yield* become(a, yield* operation(a, [b]));
      },
    ],
  };
}

addMethods(setType, {
  ...shared,
  __new__: ['(cls, *args, **kwargs)', (cls: Value) => newInstance(cls, setType, PySet)],
  __init__: [
    '(self, iterable=(), /)',
    function* (self: PySet, iterable?: Value): Guest<Value> {
      self.clear();
      if (iterable !== undefined)
        yield* addAll(self, iterable instanceof PySet ? setItems(iterable) : yield* settle(iterateAll(iterable)));
      return None;
    },
  ],
  ...inplace('or', union),
  ...inplace('and', intersection),
  ...inplace('sub', difference),
  ...inplace('xor', (a, [b]) => symmetricDifference(a, b as Value)),
  add: [
    '(self, object, /)',
    function* (self: PySet, item: Value): Guest<Value> {
      yield* settle(setAdd(self, item));
      return None;
    },
  ],
  discard: [
    '(self, object, /)',
    function* (self: PySet, item: Value): Guest<Value> {
      yield* settle(setDiscard(self, item));
      return None;
    },
  ],
  remove: [
    '(self, object, /)',
    function* (self: PySet, item: Value): Guest<Value> {
      if (!(yield* settle(setDiscard(self, item)))) throw keyError(item);
      return None;
    },
  ],
  pop: [
    '(self, /)',
    (self: PySet) => {
      const first = setItems(self)[0];
      if (first === undefined) throw keyError('pop from an empty set');
      const entry = self.keys.indexOf(first);
      discardEntry(self, entry);
      return first;
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
    function* (self: PySet, others: Value[]): Guest<Value> {
      for (const other of others)
        yield* addAll(self, other instanceof PySet ? setItems(other) : yield* settle(iterateAll(other)));
      return None;
    },
  ],
  intersection_update: [
    '(self, /, *others)',
    function* (self: PySet, others: Value[]): Guest<Value> {
      yield* become(self, yield* intersection(self, others));
      return None;
    },
  ],
  difference_update: [
    '(self, /, *others)',
    function* (self: PySet, others: Value[]): Guest<Value> {
      for (const other of others)
        for (const item of other instanceof PySet ? setItems(other) : yield* settle(iterateAll(other)))
          yield* settle(setDiscard(self, item));
      return None;
    },
  ],
  symmetric_difference_update: [
    '(self, other, /)',
    function* (self: PySet, other: Value): Guest<Value> {
      yield* become(self, yield* symmetricDifference(self, other));
      return None;
    },
  ],
});
setType.setOwn('__hash__', None);
addMethods(frozensetType, {
  ...shared,
  __new__: [
    '(cls, iterable=(), /)',
    function* (cls: Value, iterable?: Value): Guest<Value> {
      if (cls === frozensetType && iterable instanceof PyFrozenSet && iterable.exact) return iterable;
      const set = newInstance(cls, frozensetType, PyFrozenSet);
      if (iterable !== undefined)
        yield* addAll(set, iterable instanceof PySet ? setItems(iterable) : yield* settle(iterateAll(iterable)));
      return set;
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

function frozenHash(set: PySet): Maybe<number | bigint> {
  const hashes: (number | bigint)[] = [];
  for (const item of set.keys) {
    if (item === undefined) continue;
    const hash = hashOf(item);
    if (isPending(hash)) return frozenHashRest(set);
    hashes.push(hash);
  }
  return mixHashes(hashes);
}

function* frozenHashRest(set: PySet): Guest<number | bigint> {
  const hashes: (number | bigint)[] = [];
  for (const item of setItems(set)) hashes.push(yield* settle(hashOf(item)));
  return mixHashes(hashes);
}

setKeyForm<PyFrozenSet>(frozensetType, {
  index: (set) => {
    const keys: IndexKey[] = [];
    for (const item of set.keys) {
      if (item === undefined) continue;
      const key = indexKey(item);
      if (key === undefined) return undefined;
      keys.push(key);
    }
    return unorderedIndex(keys);
  },
  hash: (set) => frozenHash(set),
});

constantMakers.frozenset = (items) => {
  const set = new PyFrozenSet();
  for (const item of items) setAdd(set, item);
  return set;
};
