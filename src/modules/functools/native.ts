/**
 * _functools: reduce, partial, cmp_to_key and the cache of lru_cache. The module itself, in Python, is beside this
 * file.
 *
 * Must not know: anything of a session; the types are engine-wide.
 */
import { continuation, then, wait } from '../../runtime/continuations.ts';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { after, isPending, type Maybe } from '../../runtime/guest.ts';
import { BuiltinCallable } from '../../runtime/objects/callable.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import { addGetSets, addMethods, type MethodTable, type PyNative } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { callMaybe, callNative } from '../../runtime/operations/call.ts';
import { type CompareOperator, compare, compareJs } from '../../runtime/operations/compare.ts';
import { getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { lruCacheWrapperType } from './lru-cache.ts';
import { partialType } from './partial.ts';

function reduce(func: Value, iterable: Value, initial: Value | undefined): Maybe<Value> {
  if (
    typeof iterable !== 'string' &&
    !(
      iterable instanceof PyObject &&
      (iterable.cls.lookup('__iter__') !== undefined || iterable.cls.lookup('__getitem__') !== undefined)
    )
  )
    throw typeError('reduce() arg 2 must support iteration');
  return then(getIterator(iterable), reduced, func, initial);
}

const reduced = continuation(
  'reduce',
  (iterator: Value, func: Value, initial: Value | undefined): Maybe<Value> => reduceFrom(iterator, func, initial),
);

function reduceFrom(iterator: Value, func: Value, initial: Value | undefined): Maybe<Value> {
  let total = initial;
  for (let i = 0; ; i++) {
    if ((i & 255) === 255) realm().budget.work(64);
    const item = nextOf(iterator);
    if (isPending(item)) return wait(item, itemToReduce, iterator, func, total);
    if (item === undefined) break;
    const sum: Maybe<Value> = total === undefined ? item : callMaybe(func, [total, item]);
    if (isPending(sum)) return wait(sum, reducedOne, iterator, func);
    total = sum;
  }
  return reducedAll(total);
}

function reducedAll(total: Value | undefined): Value {
  if (total === undefined) throw typeError('reduce() of empty iterable with no initial value');
  return total;
}

const reducedOne = continuation(
  'reduce: result',
  (total: Value, iterator: Value, func: Value): Maybe<Value> => reduceFrom(iterator, func, total),
);
const itemToReduce = continuation(
  'reduce: item',
  (item: Value | undefined, iterator: Value, func: Value, total: Value | undefined): Maybe<Value> => {
    if (item === undefined) return reducedAll(total);
    return then(total === undefined ? item : callMaybe(func, [total, item]), reducedOne, iterator, func);
  },
);

/** An object ordered by a function of two. */
class KeyWrapper extends BuiltinCallable {
  readonly order: Value;
  object: Value | undefined;
  constructor(order: Value, object: Value | undefined) {
    super();
    this.order = order;
    this.object = object;
  }
  called(args: Value[], keywords: PyDict | undefined): Maybe<Value> {
    if (args.length !== 1 || keywords !== undefined) return callNative(wrapKey, [this, ...args], keywords);
    return new KeyWrapper(this.order, args[0]);
  }
}
const keyWrapperType = builtinType('functools.KeyWrapper', KeyWrapper, { final: true });

function comparison(name: string, operator: CompareOperator): MethodTable {
  return {
    [name]: [
      '(self, value, /)',
      (a: KeyWrapper, b: Value): Maybe<Value> => {
        if (!(b instanceof KeyWrapper)) throw typeError('other argument must be K instance');
        const answer = callMaybe(a.order, [a.object as Value, b.object as Value]);
        if (typeof answer === 'number') return compareJs(operator, answer, 0);
        return after(answer, (sign) => compare(operator, sign, 0));
      },
    ],
  };
}
addMethods(keyWrapperType, {
  ...comparison('__lt__', '<'),
  ...comparison('__le__', '<='),
  ...comparison('__gt__', '>'),
  ...comparison('__ge__', '>='),
  ...comparison('__eq__', '=='),
  ...comparison('__ne__', '!='),
  __call__: ['(self, obj)', (self: KeyWrapper, object: Value) => new KeyWrapper(self.order, object)],
});
const wrapKey = keyWrapperType.lookup('__call__') as PyNative;
keyWrapperType.setOwn('__hash__', None);
addGetSets(keyWrapperType, {
  obj: [
    (self: KeyWrapper) => self.object ?? None,
    (self: KeyWrapper, value: Value | undefined) => {
      self.object = value;
    },
  ],
});

export const builtinModule = nativeModule(
  '_functools',
  {
    reduce: ['(function, iterable, initial=None, /)', reduce],
    cmp_to_key: ['(mycmp)', (order: Value) => new KeyWrapper(order, undefined)],
  },
  () => ({ partial: partialType, _lru_cache_wrapper: lruCacheWrapperType }),
);
