/** accumulate, batched, chain, pairwise, starmap, zip_longest. */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { makeSubscriptable } from '../../runtime/objects/generic-alias.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addClassMethods, addMethods } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { BuiltinIterator, charge, getIterator, iterateAll, nextOf } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';

class Accumulate extends BuiltinIterator {
  readonly source: Value;
  /** undefined: addition. */
  readonly func: Value | undefined;
  total: Value | undefined = undefined;
  initial: Value | undefined;
  constructor(source: Value, func: Value | undefined, initial: Value | undefined) {
    super();
    this.source = source;
    this.func = func;
    this.initial = initial;
  }
  advance(): Maybe<Value | undefined> {
    if (this.initial !== undefined) {
      this.total = this.initial;
      this.initial = undefined;
      return this.total;
    }
    const item = nextOf(this.source);
    return isPending(item) ? after(item, (given) => this.#include(given)) : this.#include(item);
  }
  #include(item: Value | undefined): Maybe<Value | undefined> {
    const { total, func } = this;
    if (item === undefined || total === undefined) return this.#become(item);
    const sum = func === undefined ? binaryOperation('+', total, item) : callMaybe(func, [total, item]);
    return isPending(sum) ? after(sum, (value) => this.#become(value)) : this.#become(sum);
  }
  #become(value: Value | undefined): Value | undefined {
    if (value !== undefined) this.total = value;
    return value;
  }
}
export const accumulateType = iteratorType('itertools.accumulate', Accumulate, { final: false });
addMethods(accumulateType, {
  __new__: [
    '(cls, iterable, func=None, *, initial=None)',
    (cls: Value, iterable: Value, func: Value = None, initial: Value = None): Maybe<Value> =>
      after(getIterator(iterable), (source) =>
        newInstance(
          cls,
          accumulateType,
          Accumulate,
          source,
          func === None ? undefined : func,
          initial === None ? undefined : initial,
        ),
      ),
  ],
});

class Batched extends BuiltinIterator {
  source: Value | undefined;
  readonly count: number;
  readonly strict: boolean;
  constructor(source: Value, count: number, strict: boolean) {
    super();
    this.source = source;
    this.count = count;
    this.strict = strict;
  }
  *advance(): Guest<Value | undefined> {
    if (this.source === undefined) return undefined;
    const batch: Value[] = [];
    while (batch.length < this.count) {
      const item = yield* settle(nextOf(this.source));
      if (item === undefined) break;
      charge(batch, realm().budget);
      batch.push(item);
    }
    if (batch.length < this.count) {
      this.source = undefined;
      if (batch.length === 0) return undefined;
      if (this.strict) throw valueError('batched(): incomplete batch');
    }
    return new PyTuple(batch);
  }
}
export const batchedType = iteratorType('itertools.batched', Batched, { final: false });
addMethods(batchedType, {
  __new__: [
    '(cls, iterable, n, *, strict=False)',
    function* (cls: Value, iterable: Value, n: Value, strict: Value = false): Guest<Value> {
      const count = yield* settle(toSize(n));
      const all = yield* settle(truth(strict));
      if (count < 1) throw valueError('n must be at least one');
      return newInstance(cls, batchedType, Batched, yield* settle(getIterator(iterable)), count, all);
    },
  ],
});

class Chain extends BuiltinIterator {
  /** Iterator over the iterables. */
  sources: Value | undefined;
  current: Value | undefined = undefined;
  constructor(sources: Value) {
    super();
    this.sources = sources;
  }
  advance(): Maybe<Value | undefined> {
    if (this.current === undefined) return this.#open();
    const item = nextOf(this.current);
    if (isPending(item)) return after(item, (given) => this.#give(given));
    return item ?? this.#give(undefined);
  }
  override takeInto(items: Value[], most: number): void {
    if (this.current instanceof BuiltinIterator && this.current.exact) this.current.takeInto(items, most);
  }
  #give(item: Value | undefined): Maybe<Value | undefined> {
    if (item !== undefined) return item;
    this.current = undefined;
    return this.#open();
  }
  /** The first item of the next source that has one. */
  #open(): Maybe<Value | undefined> {
    for (;;) {
      if (this.sources === undefined) return undefined;
      realm().budget.work(1);
      const iterable = nextOf(this.sources);
      if (isPending(iterable)) return this.#openPending(iterable);
      if (iterable === undefined) return this.#end();
      const current = getIterator(iterable);
      if (isPending(current)) return this.#openRest(current);
      this.current = current;
      const item = nextOf(current);
      if (isPending(item)) return after(item, (given) => this.#give(given));
      if (item !== undefined) return item;
      this.current = undefined;
    }
  }
  *#openPending(pending: Guest<Value | undefined>): Guest<Value | undefined> {
    const iterable = yield* pending;
    if (iterable === undefined) return this.#end();
    return yield* this.#openRest(getIterator(iterable));
  }
  *#openRest(pending: Maybe<Value>): Guest<Value | undefined> {
    this.current = yield* settle(pending);
    return yield* settle(this.#give(yield* settle(nextOf(this.current))));
  }
  #end(): undefined {
    this.sources = undefined;
  }
}
export const chainType = iteratorType('itertools.chain', Chain, { final: false });
addMethods(chainType, {
  __new__: [
    '(cls, /, *iterables)',
    (cls: Value, iterables: Value[]): Maybe<Value> =>
      after(getIterator(new PyTuple(iterables)), (sources) => newInstance(cls, chainType, Chain, sources)),
  ],
});
addClassMethods(chainType, {
  from_iterable: [
    '(cls, iterable, /)',
    (cls: Value, iterable: Value): Maybe<Value> =>
      after(getIterator(iterable), (sources) => newInstance(cls, chainType, Chain, sources)),
  ],
});
makeSubscriptable(chainType);

class Pairwise extends BuiltinIterator {
  readonly source: Value;
  previous: Value | undefined = undefined;
  constructor(source: Value) {
    super();
    this.source = source;
  }
  advance(): Maybe<Value | undefined> {
    if (this.previous !== undefined) return after(nextOf(this.source), (item) => this.#pair(item));
    return after(nextOf(this.source), (first) => {
      if (first === undefined) return undefined;
      this.previous = first;
      return after(nextOf(this.source), (item) => this.#pair(item));
    });
  }
  #pair(item: Value | undefined): Value | undefined {
    const before = this.previous;
    this.previous = item;
    return item === undefined ? undefined : new PyTuple([before as Value, item]);
  }
}
export const pairwiseType = iteratorType('itertools.pairwise', Pairwise, { final: false });
addMethods(pairwiseType, {
  __new__: [
    '(cls, iterable, /)',
    (cls: Value, iterable: Value): Maybe<Value> =>
      after(getIterator(iterable), (source) => newInstance(cls, pairwiseType, Pairwise, source)),
  ],
});

class StarMap extends BuiltinIterator {
  readonly func: Value;
  readonly source: Value;
  constructor(func: Value, source: Value) {
    super();
    this.func = func;
    this.source = source;
  }
  advance(): Maybe<Value | undefined> {
    return after(nextOf(this.source), (item) => {
      if (item === undefined) return undefined;
      return after(iterateAll(item), (args): Maybe<Value | undefined> => callMaybe(this.func, args));
    });
  }
}
export const starMapType = iteratorType('itertools.starmap', StarMap, { final: false });
addMethods(starMapType, {
  __new__: [
    '(cls, function, iterable, /)',
    (cls: Value, func: Value, iterable: Value): Maybe<Value> =>
      after(getIterator(iterable), (source) => newInstance(cls, starMapType, StarMap, func, source)),
  ],
});

class ZipLongest extends BuiltinIterator {
  /** An exhausted one is undefined. */
  readonly sources: (Value | undefined)[];
  readonly fill: Value;
  active: number;
  constructor(sources: Value[], fill: Value) {
    super();
    this.sources = sources;
    this.fill = fill;
    this.active = sources.length;
  }
  *advance(): Guest<Value | undefined> {
    if (this.active === 0) return undefined;
    const items: Value[] = [];
    for (let i = 0; i < this.sources.length; i++) {
      const source = this.sources[i];
      const item = source === undefined ? undefined : yield* settle(nextOf(source));
      if (item === undefined && source !== undefined) {
        this.sources[i] = undefined;
        if (--this.active === 0) return undefined;
      }
      items.push(item ?? this.fill);
    }
    return new PyTuple(items);
  }
}
export const zipLongestType = iteratorType('itertools.zip_longest', ZipLongest, { final: false });
addMethods(zipLongestType, {
  __new__: [
    '(cls, /, *iterables, **kwargs)',
    function* (cls: Value, iterables: Value[], keywords: PyDict | undefined): Guest<Value> {
      const fill = keywords?.get('fillvalue');
      if (keywords !== undefined && (fill === undefined || keywords.size > 1))
        throw typeError('zip_longest() got an unexpected keyword argument');
      const sources: Value[] = [];
      for (const iterable of iterables) sources.push(yield* settle(getIterator(iterable)));
      return newInstance(cls, zipLongestType, ZipLongest, sources, fill ?? None);
    },
  ],
});
