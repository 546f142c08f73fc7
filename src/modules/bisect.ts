/** bisect: where an item belongs in a sorted sequence. */
import { indexError, typeError, valueError } from '../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../runtime/guest.ts';
import { listType, PyList } from '../runtime/objects/list.ts';
import { None, PyObject, type Value } from '../runtime/objects/object.ts';
import { strOf } from '../runtime/objects/str.ts';
import { getAttribute } from '../runtime/operations/attribute.ts';
import { call, callMaybe } from '../runtime/operations/call.ts';
import { lessThan } from '../runtime/operations/compare.ts';
import { hasIndex, toSize } from '../runtime/operations/index.ts';
import { charge } from '../runtime/operations/iterate.ts';
import { length } from '../runtime/operations/length.ts';
import { getItem } from '../runtime/operations/subscript.ts';
import { typeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { type FunctionTable, nativeModule } from './define.ts';

/** The position in a list whose items compare without guest code; undefined where one needs it. */
function searchPlain(list: PyList, x: Value, left: boolean): number | undefined {
  const { items } = list;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle] as Value;
    const below = left ? lessThan(item, x) : lessThan(x, item);
    if (isPending(below)) return undefined;
    if (below === left) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True for kinds of values that are compared by the runtime alone, so that comparing twice is not seen. */
function isPlain(value: Value): boolean {
  return !(value instanceof PyObject);
}

/** What needs neither bounds nor guest code; undefined for all else. */
function searchAtOnce(
  a: Value,
  x: Value,
  lo: Value | undefined,
  hi: Value,
  key: Value,
  left: boolean,
): number | undefined {
  const plain = lo === undefined && hi === None && key === None && a instanceof PyList && a.exact && isPlain(x);
  return plain ? searchPlain(a, x, left) : undefined;
}

function* search(a: Value, x: Value, lo: Value, hi: Value, key: Value, left: boolean): Guest<number> {
  let low = yield* settle(toSize(lo));
  if (low < 0) throw valueError('lo must be non-negative');
  let high = -1;
  if (hi !== None) {
    if (!hasIndex(hi)) throw typeError(`argument should be integer or None, not '${typeName(hi)}'`);
    high = yield* settle(toSize(hi));
  }
  if (high < 0) high = yield* settle(length(a));
  if (low < high && !hasItems(a)) throw typeError(`${typeName(a)} is not a sequence`);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    let item = a instanceof PyList && a.exact ? listItem(a, middle) : yield* settle(getItem(a, middle));
    if (key !== None) item = yield* settle(callMaybe(key, [item]));
    const below = yield* settle(left ? lessThan(item, x) : lessThan(x, item));
    if (below === left) low = middle + 1;
    else high = middle;
  }
  return low;
}

function listItem(list: PyList, index: number): Value {
  const item = list.items[index];
  if (item === undefined) throw indexError('list index out of range');
  return item;
}

function hasItems(value: Value): boolean {
  return strOf(value) !== undefined || (value instanceof PyObject && value.cls.lookup('__getitem__') !== undefined);
}

function bisect(left: boolean): FunctionTable[string] {
  return [
    '(a, x, lo=0, hi=None, *, key=None)',
    (a: Value, x: Value, lo?: Value, hi: Value = None, key: Value = None): Maybe<Value> => {
      return searchAtOnce(a, x, lo, hi, key, left) ?? search(a, x, lo ?? 0, hi, key, left);
    },
  ];
}

function insort(left: boolean): FunctionTable[string] {
  return [
    '(a, x, lo=0, hi=None, *, key=None)',
    (a: Value, x: Value, lo?: Value, hi: Value = None, key: Value = None): Maybe<Value> => {
      const at = searchAtOnce(a, x, lo, hi, key, left);
      return at === undefined ? insortSlow(a, x, lo ?? 0, hi, key, left) : insertInto(a as PyList, at, x);
    },
  ];
}

function* insortSlow(a: Value, x: Value, lo: Value, hi: Value, key: Value, left: boolean): Guest<Value> {
  const sought = key === None ? x : yield* settle(callMaybe(key, [x]));
  const at = yield* search(a, sought, lo, hi, key, left);
  if (a instanceof PyList && a.cls === listType) return insertInto(a, at, x);
  yield* call(yield* settle(getAttribute(a, 'insert')), [at, x]);
  return None;
}

function insertInto(list: PyList, at: number, x: Value): Value {
  const { items } = list;
  const { budget } = realm();
  charge(items, budget);
  budget.work(items.length / 4096);
  if (at === items.length) items.push(x);
  else items.splice(at, 0, x);
  return None;
}

const functions = nativeModule('bisect', {
  bisect_left: bisect(true),
  bisect_right: bisect(false),
  insort_left: insort(true),
  insort_right: insort(false),
});

export const builtinModule = {
  ...functions,
  *fill(module: Parameters<typeof functions.fill>[0]): Guest<void> {
    yield* functions.fill(module);
    module.attributes.setName('bisect', module.attributes.get('bisect_right') as Value);
    module.attributes.setName('insort', module.attributes.get('insort_right') as Value);
  },
};
