/** len, iter, next, sorted, min, max, any, all, reversed's function form, hash, aiter, anext. */
import { continuation, given, then, wait } from '../runtime/continuations.ts';
import { makeException, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { after, isPending, type Maybe } from '../runtime/guest.ts';
import { AnextAwaitable } from '../runtime/objects/anext-awaitable.ts';
import { CallableIterator } from '../runtime/objects/callable-iterator.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { PyGenerator } from '../runtime/objects/generator.ts';
import { listType, PyList, PyTuple } from '../runtime/objects/list.ts';
import { nativeFunction, takesPlainly } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { callMaybe, callSpecialMaybe, isCallable } from '../runtime/operations/call.ts';
import { compare, truthOf } from '../runtime/operations/compare.ts';
import { hashOf } from '../runtime/operations/hash.ts';
import { BuiltinIterator, getIterator, isIterator, iterateAll, nextOf } from '../runtime/operations/iterate.ts';
import { sortedItems } from '../runtime/operations/sort.ts';
import { truth } from '../runtime/operations/truth.ts';
import { typeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';

export { lenFunction } from '../runtime/objects/len-function.ts';
export const iterFunction = nativeFunction(
  'iter',
  '(object, sentinel=None, /)',
  (value: Value, sentinel?: Value): Maybe<Value> => {
    if (sentinel === undefined) return getIterator(value);
    if (!isCallable(value)) throw typeError('iter(v, w): v must be callable');
    return new CallableIterator(value, sentinel);
  },
);
export const nextFunction = nativeFunction(
  'next',
  '(iterator, default=None, /)',
  (iterator: Value, fallback?: Value): Maybe<Value> => {
    if (!isIterator(iterator)) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
    // The StopIteration of a class's own __next__ goes on as it is, with its value.
    if (fallback === undefined && !(iterator instanceof BuiltinIterator) && !(iterator instanceof PyGenerator))
      return callSpecialMaybe(iterator, '__next__', []) as Maybe<Value>;
    return then(nextOf(iterator), nextTaken, iterator, fallback);
  },
);

const nextTaken = continuation(
  'next taken',
  (item: Value | undefined, iterator: Value, fallback: Value | undefined): Value => item ?? ended(iterator, fallback),
);

/** What next() gives for an iterator that has ended. Throws StopIteration. */
function ended(iterator: Value, fallback: Value | undefined): Value {
  if (fallback !== undefined) return fallback;
  const stop = makeException('StopIteration');
  if (iterator instanceof PyGenerator && iterator.returned !== undefined && iterator.returned !== None) {
    stop.args = new PyTuple([iterator.returned]);
    stop.members = new Map([['value', iterator.returned]]);
    iterator.returned = undefined;
  }
  throw stop;
}
export const sortedFunction = nativeFunction(
  'sorted',
  '(*args, **kwargs)',
  (args: Value[], keywords: PyDict | undefined): Maybe<Value> => {
    if (args.length !== 1) throw typeError(`sorted expected 1 argument, got ${args.length}`);
    return then(iterateAll(args[0] as Value), sortedWith, keywords);
  },
);
takesPlainly(sortedFunction, 1, 1, (iterable: Value): Maybe<Value> => then(iterateAll(iterable), sortedPlainly));

const sortedWith = continuation('sorted: items', (items: Value[], keywords: PyDict | undefined): Maybe<Value> => {
  const list = new PyList(items);
  // The options are sort's, and so are the refusals of others.
  return then(callMaybe(listType.lookup('sort') as Value, [list], keywords), given, list);
});
const sortedPlainly = continuation('sorted: plainly', (items: Value[]): Maybe<Value> => {
  const sorted = sortedItems(items, None, false);
  return then(sorted, listOfSorted);
});
const listOfSorted = continuation('sorted: new list', (items: Value[]): Value => new PyList(items));
sortedFunction.shownSignature = '(iterable, /, *, key=None, reverse=False)';

function extreme(name: 'min' | 'max'): ReturnType<typeof nativeFunction> {
  const operator = name === 'min' ? '<' : '>';
  const native = nativeFunction(
    name,
    '(*args, key=None, default=None)',
    (args: Value[], key?: Value, fallback?: Value): Maybe<Value> => slow(args, key, fallback),
  );
  takesPlainly(native, 1, 2, (a: Value, b?: Value): Maybe<Value> => {
    if (b === undefined) return slow([a]);
    const other = compare(operator, b, a);
    if (typeof other === 'boolean') return other ? b : a;
    return then(isPending(other) ? truthOf(other) : truth(other), betterOf, a, b);
  });
  return native;
  function slow(args: Value[], key?: Value, fallback?: Value): Maybe<Value> {
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    if (args.length > 1 && fallback !== undefined)
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    const order: Order = { name, args, key: key === None ? undefined : key, fallback };
    return args.length === 1
      ? then(getIterator(args[0] as Value), searchBegun, order)
      : search(order, undefined, 0, undefined, undefined);
  }
}

const betterOf = continuation('better of two', (better: boolean, a: Value, b: Value): Value => (better ? b : a));

/** What min() or max() was asked for. */
interface Order {
  readonly name: 'min' | 'max';
  readonly args: readonly Value[];
  readonly key: Value | undefined;
  readonly fallback: Value | undefined;
}

/** Items before the one that is looked at, the best of them and its key. */
type Sought = readonly [
  order: Order,
  iterator: Value | undefined,
  at: number,
  best: Value | undefined,
  bestKey: Value | undefined,
];

const searchBegun = continuation(
  'extreme: iterator',
  (iterator: Value, order: Order): Maybe<Value> => search(order, iterator, 0, undefined, undefined),
);

/** The best of the items from one on. */
function search(...[order, iterator, from, first, firstKey]: Sought): Maybe<Value> {
  const { name, args, key } = order;
  const operator = name === 'min' ? '<' : '>';
  let best = first;
  let bestKey = firstKey;
  for (let i = from; ; i++) {
    if ((i & 1023) === 1023) realm().budget.work(256);
    const item = iterator === undefined ? args[i] : nextOf(iterator);
    if (isPending(item)) return wait(item, itemFound, order, iterator, i, best, bestKey);
    if (item === undefined) return best ?? nothingFound(order);
    const itemKey = key === undefined ? item : callMaybe(key, [item]);
    if (isPending(itemKey)) return wait(itemKey, keyFound, item, order, iterator, i, best, bestKey);
    if (bestKey !== undefined) {
      const answer = compare(operator, itemKey, bestKey);
      const better = typeof answer === 'boolean' ? answer : isPending(answer) ? truthOf(answer) : truth(answer);
      if (isPending(better)) return wait(better, compared, item, itemKey, order, iterator, i, best, bestKey);
      if (!better) continue;
    }
    best = item;
    bestKey = itemKey;
  }
}

function nothingFound({ name, fallback }: Order): Value {
  if (fallback !== undefined) return fallback;
  throw valueError(`${name}() iterable argument is empty`);
}

const itemFound = continuation('extreme: item', (item: Value | undefined, ...sought: Sought): Maybe<Value> => {
  const [order, , , best] = sought;
  if (item === undefined) return best ?? nothingFound(order);
  const itemKey = order.key === undefined ? item : callMaybe(order.key, [item]);
  return then(itemKey, keyFound, item, ...sought);
});

const keyFound = continuation('extreme: key', (itemKey: Value, item: Value, ...sought: Sought): Maybe<Value> => {
  const [order, , , , bestKey] = sought;
  if (bestKey === undefined) return compared.go(true, item, itemKey, ...sought);
  const answer = compare(order.name === 'min' ? '<' : '>', itemKey, bestKey);
  return then(isPending(answer) ? truthOf(answer) : truth(answer), compared, item, itemKey, ...sought);
});

const compared = continuation(
  'extreme: compared',
  (better: boolean, item: Value, itemKey: Value, ...[order, iterator, i, best, bestKey]: Sought): Maybe<Value> =>
    better ? search(order, iterator, i + 1, item, itemKey) : search(order, iterator, i + 1, best, bestKey),
);

export const minFunction = extreme('min');
export const maxFunction = extreme('max');

function quantifier(name: 'any' | 'all'): ReturnType<typeof nativeFunction> {
  const stop = name === 'any';
  return nativeFunction(
    name,
    '(iterable, /)',
    (iterable: Value): Maybe<Value> => then(getIterator(iterable), quantified, stop, 0),
  );
}

/** any() stops at the first item that is true, all() at the first that is not. */
const quantified = continuation('quantifier', quantify);

function quantify(iterator: Value, stop: boolean, from: number): Maybe<Value> {
  for (let i = from; ; i++) {
    if ((i & 1023) === 1023) realm().budget.work(256);
    const item = nextOf(iterator);
    if (isPending(item)) return wait(item, quantifiedItem, iterator, stop, i);
    if (item === undefined) return !stop;
    const answer = truth(item);
    if (isPending(answer)) return wait(answer, quantifiedTruth, iterator, stop, i);
    if (answer === stop) return stop;
  }
}

const quantifiedTruth = continuation(
  'quantifier: truth',
  (answer: boolean, iterator: Value, stop: boolean, i: number): Maybe<Value> =>
    answer === stop ? stop : quantify(iterator, stop, i + 1),
);
const quantifiedItem = continuation(
  'quantifier: item',
  (item: Value | undefined, iterator: Value, stop: boolean, i: number): Maybe<Value> =>
    item === undefined ? !stop : then(truth(item), quantifiedTruth, iterator, stop, i),
);

export const anyFunction = quantifier('any');
export const allFunction = quantifier('all');
export const hashFunction = nativeFunction('hash', '(obj, /)', (value: Value): Maybe<Value> => hashOf(value));
export const aiterFunction = nativeFunction('aiter', '(async_iterable, /)', (value: Value): Maybe<Value> => {
  const iterator = callSpecialMaybe(value, '__aiter__', []);
  if (iterator === undefined) throw typeError(`'${typeName(value)}' object is not an async iterable`);
  return iterator;
});
export const anextFunction = nativeFunction(
  'anext',
  '(async_iterator, default=None, /)',
  (value: Value, fallback?: Value): Maybe<Value> => {
    const next = callSpecialMaybe(value, '__anext__', []);
    if (next === undefined) throw typeError(`'${typeName(value)}' object is not an async iterator`);
    return fallback === undefined ? next : after(next, (awaitable) => new AnextAwaitable(awaitable, fallback));
  },
);
