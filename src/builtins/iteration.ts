/** len, iter, next, sorted, sum, min, max, any, all, reversed's function form, hash, aiter, anext. */
import { makeException, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../runtime/guest.ts';
import { PyByteArray } from '../runtime/objects/bytes.ts';
import { bytesOf } from '../runtime/objects/bytes-methods.ts';
import { CallableIterator } from '../runtime/objects/callable-iterator.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { PyGenerator } from '../runtime/objects/generator.ts';
import { PyList, PyTuple } from '../runtime/objects/list.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { strOf } from '../runtime/objects/str.ts';
import { binaryOperation } from '../runtime/operations/arithmetic.ts';
import { callSpecialMaybe, isCallable } from '../runtime/operations/call.ts';
import { compare } from '../runtime/operations/compare.ts';
import { hashOf } from '../runtime/operations/hash.ts';
import { getIterator, isIterator, iterateAll, nextOf } from '../runtime/operations/iterate.ts';
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
  function* (iterator: Value, fallback?: Value): Guest<Value> {
    if (!isIterator(iterator)) throw typeError(`'${typeName(iterator)}' object is not an iterator`);
    const item = yield* settle(nextOf(iterator));
    if (item !== undefined) return item;
    if (fallback !== undefined) return fallback;
    const stop = makeException('StopIteration');
    if (iterator instanceof PyGenerator && iterator.returned !== undefined && iterator.returned !== None) {
      stop.args = new PyTuple([iterator.returned]);
      stop.members = new Map([['value', iterator.returned]]);
      iterator.returned = undefined;
    }
    throw stop;
  },
);
export const sortedFunction = nativeFunction(
  'sorted',
  '(iterable, /, *, key=None, reverse=False)',
  function* (iterable: Value, key: Value = None, reverse: Value = false): Guest<Value> {
    const items = yield* settle(iterateAll(iterable));
    return new PyList(yield* sortedItems(items, key, yield* settle(truth(reverse))));
  },
);

export const sumFunction = nativeFunction(
  'sum',
  '(iterable, /, start=0)',
  function* (iterable: Value, start: Value = 0): Guest<Value> {
    if (strOf(start) !== undefined) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
    if (bytesOf(start) !== undefined)
      throw typeError(
        start instanceof PyByteArray
          ? "sum() can't sum bytearray [use b''.join(seq) instead]"
          : "sum() can't sum bytes [use b''.join(seq) instead]",
      );
    let total: Value = start;
    // Floats are summed with compensation, as CPython does since 3.12 (Neumaier).
    let compensation = 0;
    let floating = total instanceof PyFloat && total.exact;
    let float = floating ? (total as PyFloat).v : 0;
    const settleFloat = (): void => {
      if (!floating) return;
      total = new PyFloat(Number.isFinite(compensation) && compensation !== 0 ? float + compensation : float);
      floating = false;
      compensation = 0;
    };
    const known = (iterable instanceof PyList || iterable instanceof PyTuple) && iterable.exact ? iterable : undefined;
    const iterator = known === undefined ? yield* settle(getIterator(iterable)) : undefined;
    for (let i = 0; ; i++) {
      if ((i & 1023) === 1023) realm().budget.work(256);
      let item: Maybe<Value | undefined>;
      if (known !== undefined) item = known.items[i];
      else {
        item = nextOf(iterator as Value);
        if (isPending(item)) item = yield* item;
      }
      if (item === undefined) break;
      if (floating) {
        const x = item instanceof PyFloat && item.exact ? item.v : typeof item === 'number' ? item : undefined;
        if (x !== undefined) {
          const sum = float + x;
          if (Math.abs(float) >= Math.abs(x)) compensation += float - sum + x;
          else compensation += x - sum + float;
          float = sum;
          continue;
        }
        settleFloat();
      } else if (typeof total === 'number') {
        if (typeof item === 'number') {
          const sum: number = total + item;
          if (Number.isSafeInteger(sum)) {
            total = sum;
            continue;
          }
        } else if (item instanceof PyFloat && item.exact) {
          floating = true;
          float = total;
          const sum = float + item.v;
          if (Math.abs(float) >= Math.abs(item.v)) compensation += float - sum + item.v;
          else compensation += item.v - sum + float;
          float = sum;
          continue;
        }
      }
      let next = binaryOperation('+', total, item);
      if (isPending(next)) next = yield* next;
      total = next;
      if (total instanceof PyFloat && total.exact) {
        floating = true;
        float = total.v;
      }
    }
    settleFloat();
    return total;
  },
);

function extreme(name: 'min' | 'max'): ReturnType<typeof nativeFunction> {
  const operator = name === 'min' ? '<' : '>';
  return nativeFunction(
    name,
    '(*args, key=None, default=None)',
    function* (args: Value[], key?: Value, fallback?: Value): Guest<Value> {
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
        const itemKey: Value = keyed ? yield new GuestCall(key, [item]) : item;
        if (bestKey === undefined) {
          best = item;
          bestKey = itemKey;
          continue;
        }
        const answer = yield* settle(compare(operator, itemKey, bestKey));
        if (answer === true || (answer !== false && (yield* settle(truth(answer))))) {
          best = item;
          bestKey = itemKey;
        }
      }
      if (best !== undefined) return best;
      if (fallback !== undefined) return fallback;
      throw valueError(`${name}() iterable argument is empty`);
    },
  );
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
      if ((yield* settle(truth(item))) === stop) return stop;
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
  (value: Value): Maybe<Value> => {
    const next = callSpecialMaybe(value, '__anext__', []);
    if (next === undefined) throw typeError(`'${typeName(value)}' object is not an async iterator`);
    return next;
  },
);
