/** The wrapper behind lru_cache: remembers results by arguments and forgets the ones used longest ago. */
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { BuiltinCallable } from '../../runtime/objects/callable.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { PyMethod } from '../../runtime/objects/function.ts';
import { intOf } from '../../runtime/objects/int.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addGetSets, addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { dictGetSet } from '../../runtime/objects/object-methods.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { dictSet, dropEntry, findEntry } from '../../runtime/operations/dict-lookup.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { savedAsFacts } from '../../runtime/saving.ts';
import { PyOrderedDict } from '../collections/ordered-dict.ts';

class LruCacheWrapper extends BuiltinCallable {
  readonly func: Value;
  /** Results kept at most; undefined for no bound. */
  readonly maxSize: number | undefined;
  /** Arguments of different types are different. */
  readonly typed: boolean;
  /** Makes what cache_info() gives, of hits, misses, maxsize and size. */
  readonly makeInfo: Value;
  hits = 0;
  misses = 0;
  /** Results by key, the one used last at the end. */
  results = new PyOrderedDict();
  attributes: PyDict | undefined = undefined;
  constructor(func: Value, maxSize: number | undefined, typed: boolean, makeInfo: Value) {
    super();
    this.func = func;
    this.maxSize = maxSize;
    this.typed = typed;
    this.makeInfo = makeInfo;
  }
  called(args: Value[], keywords: PyDict | undefined): Maybe<Value> {
    return call(this, args, keywords);
  }
}
export const lruCacheWrapperType = builtinType('functools._lru_cache_wrapper', LruCacheWrapper);

/** Separates keyword arguments from positional ones in a key. */
class KeywordMark extends PyObject {}
builtinType('functools._keyword_mark', KeywordMark, { final: true });
const keywordMark = new KeywordMark();
savedAsFacts(KeywordMark, { facts: () => [], rebuild: () => keywordMark });

function keyOf(self: LruCacheWrapper, args: readonly Value[], keywords: PyDict | undefined): Value {
  if (args.length === 1 && keywords === undefined && !self.typed) {
    const [only] = args as [Value];
    if (typeof only === 'number' || typeof only === 'string' || typeof only === 'bigint') return only;
  }
  const parts = [...args];
  if (keywords !== undefined) parts.push(keywordMark, ...keywordParts(keywords));
  if (self.typed) {
    parts.push(...args.map(typeOf));
    if (keywords !== undefined)
      for (let i = 1; i < keywords.size * 2; i += 2) parts.push(typeOf(parts[args.length + 1 + i] as Value));
  }
  return new PyTuple(parts);
}

function keywordParts(keywords: PyDict): Value[] {
  const parts: Value[] = [];
  for (let entry = 0; entry < keywords.keys.length; entry++) {
    const key = keywords.keys[entry];
    if (key !== undefined) parts.push(key, keywords.valueAt(entry));
  }
  return parts;
}

function call(self: LruCacheWrapper, args: Value[], keywords: PyDict | undefined): Maybe<Value> {
  if (self.maxSize === 0) {
    self.misses++;
    return callMaybe(self.func, args, keywords);
  }
  const key = keyOf(self, args, keywords);
  const entry = findEntry(self.results, key);
  if (isPending(entry)) return search(self, key, entry, args, keywords);
  if (entry >= 0) return hit(self, entry);
  self.misses++;
  const value = callMaybe(self.func, args, keywords);
  return isPending(value) ? keepLater(self, key, value) : keep(self, key, value);
}

/** Remembers a result; gives it. */
function keep(self: LruCacheWrapper, key: Value, value: Value): Maybe<Value> {
  const { results } = self;
  const stored = dictSet(results, key, value);
  if (isPending(stored)) return after(stored, () => forgetOldest(self, results, value));
  return forgetOldest(self, results, value);
}

function* keepLater(self: LruCacheWrapper, key: Value, pending: Guest<Value>): Guest<Value> {
  return yield* settle(keep(self, key, yield* pending));
}

function forgetOldest(self: LruCacheWrapper, results: PyOrderedDict, value: Value): Value {
  if (self.maxSize !== undefined && results.size > self.maxSize) dropEntry(results, results.firstEntry());
  return value;
}

function hit(self: LruCacheWrapper, entry: number): Value {
  self.hits++;
  const value = self.results.valueAt(entry);
  if (self.maxSize !== undefined) self.results.moveToEnd(entry);
  return value;
}

function* search(
  self: LruCacheWrapper,
  key: Value,
  found: Guest<number>,
  args: Value[],
  keywords: PyDict | undefined,
): Guest<Value> {
  const entry = yield* found;
  if (entry >= 0) return hit(self, entry);
  self.misses++;
  return yield* settle(keep(self, key, yield* settle(callMaybe(self.func, args, keywords))));
}

function* makeWrapper(func: Value, maxSize: Value, typed: Value, makeInfo: Value): Guest<Value> {
  const bound = maxSize === None ? undefined : Number(intOf(maxSize) ?? 0);
  return new LruCacheWrapper(func, bound, yield* settle(truth(typed)), makeInfo);
}

addMethods(lruCacheWrapperType, {
  __new__: [
    '(cls, user_function, maxsize, typed, cache_info_type, /)',
    (_cls: Value, func: Value, maxSize: Value, typed: Value, makeInfo: Value) =>
      makeWrapper(func, maxSize, typed, makeInfo),
  ],
  __call__: ['(self, /, *args, **kwargs)', call],
  __get__: [
    '(self, instance, owner=None, /)',
    (self: LruCacheWrapper, instance: Value) => (instance === None ? self : new PyMethod(self, instance)),
  ],
  cache_info: [
    '(self, /)',
    (self: LruCacheWrapper): Maybe<Value> =>
      callMaybe(self.makeInfo, [self.hits, self.misses, self.maxSize ?? None, self.results.size]),
  ],
  cache_clear: [
    '(self, /)',
    (self: LruCacheWrapper) => {
      self.hits = 0;
      self.misses = 0;
      self.results = new PyOrderedDict();
      return None;
    },
  ],
  __copy__: ['(self, /)', (self: LruCacheWrapper) => self],
  __deepcopy__: ['(self, memo, /)', (self: LruCacheWrapper) => self],
});
addGetSets(lruCacheWrapperType, { __dict__: dictGetSet });
