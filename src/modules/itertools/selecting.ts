/** compress, dropwhile, filterfalse, takewhile, islice: some of the items of one iterable. */
import { valueError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { boolType } from '../../runtime/objects/int.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { hasIndex, toIndex } from '../../runtime/operations/index.ts';
import { BuiltinIterator, getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { realm } from '../../runtime/realm.ts';

class Compress extends BuiltinIterator {
  readonly data: Value;
  readonly selectors: Value;
  constructor(data: Value, selectors: Value) {
    super();
    this.data = data;
    this.selectors = selectors;
  }
  *advance(): Guest<Value | undefined> {
    for (;;) {
      realm().budget.work(1);
      const item = yield* settle(nextOf(this.data));
      if (item === undefined) return undefined;
      const selector = yield* settle(nextOf(this.selectors));
      if (selector === undefined) return undefined;
      if (yield* settle(truth(selector))) return item;
    }
  }
}
export const compressType = iteratorType('itertools.compress', Compress, { final: false });
addMethods(compressType, {
  __new__: [
    '(cls, data, selectors)',
    function* (cls: Value, data: Value, selectors: Value): Guest<Value> {
      const items = yield* settle(getIterator(data));
      return newInstance(cls, compressType, Compress, items, yield* settle(getIterator(selectors)));
    },
  ],
});

/** An iterator that asks a predicate about the items of a source. */
abstract class Asking extends BuiltinIterator {
  readonly predicate: Value;
  readonly source: Value;
  constructor(predicate: Value, source: Value) {
    super();
    this.predicate = predicate;
    this.source = source;
  }
  /** The predicate's answer. */
  ask(item: Value): Maybe<boolean> {
    return after(callMaybe(this.predicate, [item]), truth);
  }
}

class DropWhile extends Asking {
  dropping = true;
  advance(): Maybe<Value | undefined> {
    return this.dropping ? this.#drop() : nextOf(this.source);
  }
  *#drop(): Guest<Value | undefined> {
    for (;;) {
      realm().budget.work(1);
      const item = yield* settle(nextOf(this.source));
      if (item === undefined) return undefined;
      if (yield* settle(this.ask(item))) continue;
      this.dropping = false;
      return item;
    }
  }
}

class TakeWhile extends Asking {
  ended = false;
  advance(): Maybe<Value | undefined> {
    if (this.ended) return undefined;
    return after(nextOf(this.source), (item) => {
      if (item === undefined) return undefined;
      return after(this.ask(item), (taken) => {
        if (taken) return item;
        this.ended = true;
        return undefined;
      });
    });
  }
}

class FilterFalse extends Asking {
  override ask(item: Value): Maybe<boolean> {
    return this.predicate === None || this.predicate === boolType ? truth(item) : super.ask(item);
  }
  *advance(): Guest<Value | undefined> {
    for (;;) {
      realm().budget.work(1);
      const item = yield* settle(nextOf(this.source));
      if (item === undefined) return undefined;
      if (!(yield* settle(this.ask(item)))) return item;
    }
  }
}

function askingType(
  name: string,
  layout: new (predicate: Value, source: Value) => Asking,
): ReturnType<typeof iteratorType> {
  const type = iteratorType(name, layout, { final: false });
  addMethods(type, {
    __new__: [
      '(cls, predicate, iterable, /)',
      (cls: Value, predicate: Value, iterable: Value): Maybe<Value> =>
        after(getIterator(iterable), (source) => newInstance(cls, type, layout, predicate, source)),
    ],
  });
  return type;
}
export const dropWhileType = askingType('itertools.dropwhile', DropWhile);
export const takeWhileType = askingType('itertools.takewhile', TakeWhile);
export const filterFalseType = askingType('itertools.filterfalse', FilterFalse);

class Slice extends BuiltinIterator {
  source: Value | undefined;
  /** Number of the next item to give. */
  wanted: number;
  readonly stop: number;
  readonly step: number;
  /** Items taken from the source so far. */
  taken = 0;
  constructor(source: Value, start: number, stop: number, step: number) {
    super();
    this.source = source;
    this.wanted = start;
    this.stop = stop;
    this.step = step;
  }
  advance(): Maybe<Value | undefined> {
    const { source } = this;
    if (source === undefined) return undefined;
    while (this.taken < Math.min(this.wanted, this.stop)) {
      if ((this.taken & 255) === 255) realm().budget.work(64);
      const skipped = nextOf(source);
      if (isPending(skipped)) return this.#skip(skipped);
      this.taken++;
      if (skipped === undefined) return this.#end();
    }
    if (this.taken >= this.stop) return this.#end();
    const item = nextOf(source);
    return isPending(item) ? after(item, (given) => this.#give(given)) : this.#give(item);
  }
  override takeInto(items: Value[], most: number): void {
    const { source } = this;
    if (!(source instanceof BuiltinIterator && source.exact) || this.step !== 1 || this.taken !== this.wanted) return;
    const before = items.length;
    source.takeInto(items, Math.min(most, this.stop - this.taken));
    this.taken += items.length - before;
    this.wanted = this.taken;
  }
  *#skip(pending: Guest<Value | undefined>): Guest<Value | undefined> {
    const skipped = yield* pending;
    this.taken++;
    return skipped === undefined ? this.#end() : yield* settle(this.advance());
  }
  #give(item: Value | undefined): Value | undefined {
    if (item === undefined) return this.#end();
    this.taken++;
    this.wanted += this.step;
    return item;
  }
  #end(): undefined {
    this.source = undefined;
  }
}
export const sliceIteratorType = iteratorType('itertools.islice', Slice, { final: false });

const BOUNDS = 'must be None or an integer: 0 <= x <= sys.maxsize.';

function* bound(value: Value, fallback: number, message: string): Guest<number> {
  if (value === None) return fallback;
  if (!hasIndex(value)) throw valueError(message);
  const int = yield* settle(toIndex(value));
  if (int < 0 || int > 9223372036854775807n) throw valueError(message);
  return Number(int);
}

addMethods(sliceIteratorType, {
  __new__: [
    '(cls, iterable, start, stop=None, step=None, /)',
    function* (cls: Value, iterable: Value, first: Value, second?: Value, third: Value = None): Guest<Value> {
      const [start, stop] = second === undefined ? [None, first] : [first, second];
      const shape = second === undefined || !hasIndex(stop) ? 'Stop argument' : 'Indices';
      const end = yield* bound(stop, Number.POSITIVE_INFINITY, `${shape} for islice() ${BOUNDS}`);
      const begin = yield* bound(start, 0, `Indices for islice() ${BOUNDS}`);
      const step = yield* bound(third, 1, 'Step for islice() must be a positive integer or None.');
      if (step < 1) throw valueError('Step for islice() must be a positive integer or None.');
      return newInstance(cls, sliceIteratorType, Slice, yield* settle(getIterator(iterable)), begin, end, step);
    },
  ],
});
