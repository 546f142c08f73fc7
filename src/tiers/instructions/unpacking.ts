/** Taking iterables apart. */
import { continuation, then, wait } from '../../runtime/continuations.ts';
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { after, isPending, type Maybe } from '../../runtime/guest.ts';
import { PyGenerator } from '../../runtime/objects/generator.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { getIterator, iterateAll, nextOf } from '../../runtime/operations/iterate.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';

/** Exactly `count` items of an iterable, as a tuple. */
export function unpack(value: Value, count: number): Maybe<Value> {
  if ((value instanceof PyTuple || value instanceof PyList) && value.exact) return checkCount(value.items, count);
  if (count === 1 && value instanceof PySet && value.exact && value.size === 1)
    return new PyTuple(value.keys.filter((key) => key !== undefined));
  return after(iteratorToUnpack(value), (iterator) => takeExactly(iterator, [], count));
}

function checkCount(items: readonly Value[], count: number): Value {
  if (items.length > count) throw valueError(`too many values to unpack (expected ${count})`);
  if (items.length < count) throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
  return new PyTuple(items);
}

function iteratorToUnpack(value: Value): Maybe<Value> {
  const type = typeOf(value);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined)
    throw typeError(`cannot unpack non-iterable ${type.name} object`);
  return getIterator(value);
}

function takeExactly(iterator: Value, items: Value[], count: number): Maybe<Value> {
  while (items.length <= count) {
    const item = nextOf(iterator);
    if (isPending(item)) return wait(item, itemUnpacked, iterator, items, count);
    if (item === undefined) return checkCount(items, count);
    items.push(item);
  }
  throw valueError(`too many values to unpack (expected ${count})`);
}

const itemUnpacked = continuation(
  'unpack: item',
  (item: Value | undefined, iterator: Value, items: Value[], count: number): Maybe<Value> => {
    if (item === undefined) return checkCount(items, count);
    items.push(item);
    return takeExactly(iterator, items, count);
  },
);

export function unpackEx(value: Value, before: number, after: number): Maybe<Value> {
  const type = value instanceof PyGenerator ? new PyList([]) : value;
  return then(then(iteratorToUnpack(type), allToUnpack, value), allUnpacked, before, after);
}

const allToUnpack = continuation('unpack: all', (_iterator: Value, value: Value): Maybe<Value[]> => iterateAll(value));
const allUnpacked = continuation('unpack: rest', (items: Value[], before: number, after: number): Value => {
  if (items.length < before + after) {
    throw valueError(`not enough values to unpack (expected at least ${before + after}, got ${items.length})`);
  }
  const end = items.length - after;
  return new PyTuple([...items.slice(0, before), new PyList(items.slice(before, end)), ...items.slice(end)]);
});
