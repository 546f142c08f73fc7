/** enumerate, zip, map, filter: iterators over iterators. */
import { continuation, then, wait } from '../continuations.ts';
import { typeError, valueError } from '../exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { lookupSpecial } from '../operations/attribute.ts';
import { callMaybe, callSpecialMaybe } from '../operations/call.ts';
import { toIndex } from '../operations/index.ts';
import { add } from '../operations/int-arithmetic.ts';
import { BuiltinIterator, getIterator, nextOf } from '../operations/iterate.ts';
import { length } from '../operations/length.ts';
import { newInstance } from '../operations/new-instance.ts';
import { truth } from '../operations/truth.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyDict } from './dict.ts';
import type { Int } from './int.ts';
import { iteratorType } from './iterator-methods.ts';
import { PyTuple, sharedPair } from './list.ts';
import { addMethods, takesPlainly } from './native.ts';
import { None, type Value } from './object.ts';
import { ListIterator, ReversedIterator, reversedType } from './sequence-iterators.ts';
import { strOf, strToText } from './str.ts';

class EnumerateIterator extends BuiltinIterator {
  readonly source: Value;
  count: Int;
  pair: PyTuple | undefined = undefined;
  constructor(source: Value, count: Int) {
    super();
    this.source = source;
    this.count = count;
  }
  override advanceShared(): Maybe<Value | undefined> {
    const { source, count } = this;
    if (!(source instanceof ListIterator) || typeof count !== 'number') return this.advance();
    const item = source.advance();
    if (item === undefined) return undefined;
    this.count = add(count, 1);
    this.pair = sharedPair(this.pair, count, item);
    return this.pair;
  }
  advance(): Maybe<Value | undefined> {
    return then(nextOf(this.source), numbered, this);
  }
}
const numbered = continuation(
  'enumerate',
  (item: Value | undefined, iterator: EnumerateIterator): Maybe<Value | undefined> => {
    if (item === undefined) return undefined;
    const index = iterator.count;
    iterator.count = add(index, 1);
    return new PyTuple([index, item]);
  },
);
export const enumerateType = iteratorType('enumerate', EnumerateIterator, { final: false });
addMethods(enumerateType, {
  __new__: [
    '(cls, *args, **kwargs)',
    function* (cls: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
      const [iterable, start] = enumerateArguments(args, keywords);
      const first = start === undefined ? 0 : yield* settle(toIndex(start));
      const source = yield* settle(getIterator(iterable));
      return newInstance(cls, enumerateType, EnumerateIterator, source, first);
    },
  ],
});

takesPlainly(
  enumerateType.lookup('__new__'),
  2,
  2,
  (cls: Value, iterable: Value): Maybe<Value> =>
    after(getIterator(iterable), (source) => newInstance(cls, enumerateType, EnumerateIterator, source, 0)),
);

/** Iterable and start of enumerate(), which words its refusals in its own way. Throws TypeError. */
function enumerateArguments(args: readonly Value[], keywords: PyDict | undefined): readonly [Value, Value | undefined] {
  const named = keywords?.size ?? 0;
  if (args.length + named > 2) throw typeError(`enumerate() takes at most 2 arguments (${args.length + named} given)`);
  const positional = args[0];
  if (positional === undefined && named > 0 && !keywords?.has('iterable')) {
    const wrong = (named === 2 && keywords?.keys[0] === 'start' ? keywords.keys[1] : keywords?.keys[0]) as Value;
    throw typeError(`'${strToText(strOf(wrong) ?? '')}' is an invalid keyword argument for enumerate()`);
  }
  const iterable = positional ?? keywords?.get('iterable');
  if (iterable === undefined) throw typeError("enumerate() missing required argument 'iterable'");
  for (const key of keywords?.keys ?? [])
    if (key !== undefined && key !== 'start' && (key !== 'iterable' || positional !== undefined))
      throw typeError(`'${strToText(strOf(key) ?? '')}' is an invalid keyword argument for enumerate()`);
  return [iterable, args[1] ?? keywords?.get('start')];
}

class ZipIterator extends BuiltinIterator {
  readonly sources: readonly Value[];
  readonly strict: boolean;
  pair: PyTuple | undefined = undefined;
  constructor(sources: readonly Value[], strict: boolean) {
    super();
    this.sources = sources;
    this.strict = strict;
  }
  override advanceShared(): Maybe<Value | undefined> {
    const [a, b] = this.sources;
    if (this.sources.length !== 2 || this.strict || !(a instanceof ListIterator) || !(b instanceof ListIterator))
      return this.advance();
    const first = a.advance();
    const second = first === undefined ? undefined : b.advance();
    if (first === undefined || second === undefined) return undefined;
    this.pair = sharedPair(this.pair, first, second);
    return this.pair;
  }
  advance(): Maybe<Value | undefined> {
    if (this.sources.length === 2) return zipPair(this);
    return this.sources.length === 0 ? undefined : zipFrom(this, []);
  }
}

/** The next tuple of two. */
function zipPair(zip: ZipIterator): Maybe<Value | undefined> {
  const first = nextOf(zip.sources[0] as Value);
  if (isPending(first)) return wait(first, zipped, zip, []);
  if (first === undefined) return zip.strict ? unequal(zip, 0) : undefined;
  const second = nextOf(zip.sources[1] as Value);
  if (isPending(second)) return wait(second, zipped, zip, [first]);
  if (second === undefined) return zip.strict ? unequal(zip, 1) : undefined;
  return new PyTuple([first, second]);
}

/** The next tuple, its first items being known. */
function zipFrom(zip: ZipIterator, items: Value[]): Maybe<Value | undefined> {
  const { sources } = zip;
  for (let i = items.length; i < sources.length; i++) {
    const item = nextOf(sources[i] as Value);
    if (isPending(item)) return wait(item, zipped, zip, items);
    if (item === undefined) return zip.strict ? unequal(zip, i) : undefined;
    items.push(item);
  }
  return new PyTuple(items);
}

const zipped = continuation(
  'zip',
  (item: Value | undefined, zip: ZipIterator, items: Value[]): Maybe<Value | undefined> => {
    if (item === undefined) return zip.strict ? unequal(zip, items.length) : undefined;
    items.push(item);
    return zipFrom(zip, items);
  },
);

/** The iterable at a place has ended, and all must end together. */
function unequal(zip: ZipIterator, at: number): Maybe<undefined> {
  if (at > 0) throw valueError(`zip() argument ${at + 1} is shorter than argument${plural(at)}`);
  return endedToo(zip, 1);
}

/** Looks whether the others end as well. */
function endedToo(zip: ZipIterator, from: number): Maybe<undefined> {
  for (let i = from; i < zip.sources.length; i++) {
    const found = then(nextOf(zip.sources[i] as Value), zipLonger, i);
    if (isPending(found)) return wait(found, zipEnded, zip, i + 1);
  }
  return undefined;
}

const zipLonger = continuation('zip: longer', (item: Value | undefined, i: number): undefined => {
  if (item !== undefined) throw valueError(`zip() argument ${i + 1} is longer than argument${plural(i)}`);
});
const zipEnded = continuation(
  'zip: ended',
  (_: undefined, zip: ZipIterator, from: number): Maybe<undefined> => endedToo(zip, from),
);
const plural = (count: number): string => (count === 1 ? ' 1' : `s 1-${count}`);
export const zipType = iteratorType('zip', ZipIterator, { final: false });
addMethods(zipType, {
  __new__: [
    '(cls, *iterables, strict=False)',
    function* (cls: Value, iterables: Value[], strict: Value = false): Guest<Value> {
      const sources: Value[] = [];
      for (const iterable of iterables) sources.push(yield* settle(getIterator(iterable)));
      return newInstance(cls, zipType, ZipIterator, sources, yield* settle(truth(strict)));
    },
  ],
});

takesPlainly(zipType.lookup('__new__'), 3, 3, (cls: Value, a: Value, b: Value): Maybe<Value> => {
  const first = getIterator(a);
  return isPending(first) ? after(first, (source) => zipWith(cls, source, b)) : zipWith(cls, first, b);
});

function zipWith(cls: Value, first: Value, other: Value): Maybe<Value> {
  const second = getIterator(other);
  const make = (source: Value): Value => newInstance(cls, zipType, ZipIterator, [first, source], false);
  return isPending(second) ? after(second, make) : make(second);
}

class MapIterator extends BuiltinIterator {
  readonly func: Value;
  readonly sources: readonly Value[];
  constructor(func: Value, sources: readonly Value[]) {
    super();
    this.func = func;
    this.sources = sources;
  }
  advance(): Maybe<Value | undefined> {
    if (this.sources.length > 1) return mapFrom(this, []);
    const item = nextOf(this.sources[0] as Value);
    if (item === undefined) return undefined;
    return isPending(item) ? wait(item, mapped, this, []) : callMaybe(this.func, [item]);
  }
}

/** The next result, the first arguments being known. */
function mapFrom(map: MapIterator, args: Value[]): Maybe<Value | undefined> {
  for (let i = args.length; i < map.sources.length; i++) {
    const item = nextOf(map.sources[i] as Value);
    if (isPending(item)) return wait(item, mapped, map, args);
    if (item === undefined) return undefined;
    args.push(item);
  }
  return callMaybe(map.func, args);
}

const mapped = continuation(
  'map',
  (item: Value | undefined, map: MapIterator, args: Value[]): Maybe<Value | undefined> => {
    if (item === undefined) return undefined;
    args.push(item);
    return mapFrom(map, args);
  },
);
export const mapType = iteratorType('map', MapIterator, { final: false });
addMethods(mapType, {
  __new__: [
    '(cls, /, *args)',
    function* (cls: Value, args: Value[]): Guest<Value> {
      if (args.length < 2) throw typeError('map() must have at least two arguments.');
      const sources: Value[] = [];
      for (const iterable of args.slice(1)) sources.push(yield* settle(getIterator(iterable)));
      return newInstance(cls, mapType, MapIterator, args[0] as Value, sources);
    },
  ],
});

class FilterIterator extends BuiltinIterator {
  readonly func: Value;
  readonly source: Value;
  constructor(func: Value, source: Value) {
    super();
    this.func = func;
    this.source = source;
  }
  advance(): Maybe<Value | undefined> {
    const { budget } = realm();
    for (;;) {
      budget.work(1);
      const item = nextOf(this.source);
      if (item === undefined) return undefined;
      if (isPending(item)) return wait(item, filterItem, this);
      const accepted = accepts(this.func, item);
      if (isPending(accepted)) return wait(accepted, filtered, this, item);
      if (accepted) return item;
    }
  }
}

const accepts = (func: Value, item: Value): Maybe<boolean> =>
  func === None ? truth(item) : then(callMaybe(func, [item]), filterAnswer);
const filterAnswer = continuation('filter: answer', truth);
const filterItem = continuation(
  'filter: item',
  (item: Value | undefined, filter: FilterIterator): Maybe<Value | undefined> =>
    item === undefined ? undefined : then(accepts(filter.func, item), filtered, filter, item),
);
const filtered = continuation(
  'filter',
  (accepted: boolean, filter: FilterIterator, item: Value): Maybe<Value | undefined> =>
    accepted ? item : filter.advance(),
);
export const filterType = iteratorType('filter', FilterIterator, { final: false });
addMethods(filterType, {
  __new__: [
    '(cls, function, iterable, /)',
    function* (cls: Value, func: Value, iterable: Value): Guest<Value> {
      return newInstance(cls, filterType, FilterIterator, func, yield* settle(getIterator(iterable)));
    },
  ],
});

addMethods(reversedType, {
  __new__: [
    '(cls, sequence, /)',
    function* (cls: Value, sequence: Value): Guest<Value> {
      const own = lookupSpecial(sequence, '__reversed__');
      if (own !== undefined && own !== None)
        return yield* settle(callSpecialMaybe(sequence, '__reversed__', []) as Maybe<Value>);
      const isSequence =
        typeof sequence === 'string' ||
        (typeof sequence === 'object' &&
          sequence.cls.lookup('__getitem__') !== undefined &&
          !(sequence instanceof PyDict));
      if (own === None || !isSequence) throw typeError(`'${typeName(sequence)}' object is not reversible`);
      return newInstance(cls, reversedType, ReversedIterator, sequence, yield* settle(length(sequence)));
    },
  ],
});
