/** len, iter, next, sorted, min, max, any, all, reversed's function form, hash, aiter, anext. */
import { makeException, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../runtime/guest.ts';
import { AnextAwaitable } from '../runtime/objects/anext-awaitable.ts';
import { CallableIterator } from '../runtime/objects/callable-iterator.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { PyGenerator } from '../runtime/objects/generator.ts';
import { listType, PyList, PyTuple } from '../runtime/objects/list.ts';
import { nativeFunction, takesPlainly } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { callMaybe, callSpecialMaybe, isCallable } from '../runtime/operations/call.ts';
import { compare } from '../runtime/operations/compare.ts';
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
    return after(nextOf(iterator), (item) => item ?? ended(iterator, fallback));
  },
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
    return after(iterateAll(args[0] as Value), (items) => {
      const list = new PyList(items);
      // The options are sort's, and so are the refusals of others.
      return after(callMaybe(listType.lookup('sort') as Value, [list], keywords), () => list);
    });
  },
);
takesPlainly(
  sortedFunction,
  1,
  1,
  (iterable: Value): Maybe<Value> =>
    after(iterateAll(iterable), (items) => after(sortedItems(items, None, false), (sorted) => new PyList(sorted))),
);
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
    return after(isPending(other) ? after(other, truth) : truth(other), (better) => (better ? b : a));
  });
  return native;
  function* slow(args: Value[], key?: Value, fallback?: Value): Guest<Value> {
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    if (args.length > 1 && fallback !== undefined)
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    const keyed = key !== undefined && key !== None;
    const iterator = args.length === 1 ? yield* settle(getIterator(args[0] as Value)) : undefined;
    let best: Value | undefined;
    let bestKey: Value | undefined;
    for (let i = 0; ; i++) {
      if ((i & 1023) === 1023) realm().budget.work(256);
      let item: Maybe<Value | undefined>;
      if (iterator === undefined) item = args[i];
      else {
        item = nextOf(iterator);
        if (isPending(item)) item = yield* item;
      }
      if (item === undefined) break;
      let itemKey: Maybe<Value> = keyed ? callMaybe(key, [item]) : item;
      if (isPending(itemKey)) itemKey = yield* itemKey;
      if (bestKey === undefined) {
        best = item;
        bestKey = itemKey;
        continue;
      }
      let answer = compare(operator, itemKey, bestKey);
      if (isPending(answer)) answer = yield* answer;
      if (answer === true || (answer !== false && (yield* settle(truth(answer))))) {
        best = item;
        bestKey = itemKey;
      }
    }
    if (best !== undefined) return best;
    if (fallback !== undefined) return fallback;
    throw valueError(`${name}() iterable argument is empty`);
  }
}
export const minFunction = extreme('min');
export const maxFunction = extreme('max');

function quantifier(name: 'any' | 'all'): ReturnType<typeof nativeFunction> {
  const stop = name === 'any';
  return nativeFunction(name, '(iterable, /)', function* (iterable: Value): Guest<Value> {
    const iterator = yield* settle(getIterator(iterable));
    for (let i = 0; ; i++) {
      if ((i & 1023) === 1023) realm().budget.work(256);
      let item = nextOf(iterator);
      if (isPending(item)) item = yield* item;
      if (item === undefined) return !stop;
      const answer = truth(item);
      if ((isPending(answer) ? yield* answer : answer) === stop) return stop;
    }
  });
}
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
