import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyTuple, tupleType } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { tupleGetterType } from '../../runtime/objects/tuple-getter.ts';
import { objectType, PyType, typeType } from '../../runtime/objects/type.ts';
import { binaryOperation } from '../../runtime/operations/arithmetic.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import { dictGet, dictSet } from '../../runtime/operations/dict-lookup.ts';
import { getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { setItem } from '../../runtime/operations/subscript.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';
import { defaultDictType } from './default-dict.ts';
import { dequeType } from './deque.ts';
import { orderedDictType } from './ordered-dict.ts';

/** Adds one to `mapping[item]` for every item. */
function* countElements(mapping: Value, iterable: Value): Guest<Value> {
  const iterator = yield* settle(getIterator(iterable));
  const table =
    mapping instanceof PyDict &&
    mapping.cls.lookup('__setitem__') === plainSet &&
    mapping.cls.lookup('get') === plainGet
      ? mapping
      : undefined;
  for (let i = 0; ; i++) {
    if ((i & 255) === 255) realm().budget.work(64);
    let item = nextOf(iterator);
    if (isPending(item)) item = yield* item;
    if (item === undefined) return None;
    if (table === undefined) {
      yield* countByMethod(mapping, item);
      continue;
    }
    if (countPlain(table, item)) continue;
    let count = dictGet(table, item);
    if (isPending(count)) count = yield* count;
    let sum: Maybe<Value> = typeof count === 'number' ? count + 1 : binaryOperation('+', count ?? 0, 1);
    if (isPending(sum)) sum = yield* sum;
    const stored = dictSet(table, item, sum);
    if (isPending(stored)) yield* stored;
  }
}

/** One more of a str or a small int in a table without guest keys, by one probe; false where that does not do. */
function countPlain(table: PyDict, item: Value): boolean {
  if ((typeof item !== 'string' && typeof item !== 'number') || table.guestKeys !== undefined) return false;
  const entry = table.find(item);
  if (entry < 0) return false;
  const count = table.valueAt(entry);
  if (typeof count !== 'number' || count >= Number.MAX_SAFE_INTEGER) return false;
  table.setValueAt(entry, count + 1);
  return true;
}

const plain = new PyDict().cls;
const plainSet = plain.lookup('__setitem__');
const plainGet = plain.lookup('get');

function* countByMethod(mapping: Value, item: Value): Guest<void> {
  const count = yield* call(yield* settle(getAttribute(mapping, 'get')), [item, 0]);
  yield* settle(setItem(mapping, item, yield* settle(binaryOperation('+', count, 1))));
}

/** A class of named tuples is called with all its fields: no frame of its `__new__` is needed, as long as it is this one. */
function makesTuples(type: Value, count: Value): Value {
  if (!(type instanceof PyType) || !type.isSubclassOf(tupleType) || type.builtin) throw typeError('a named tuple');
  const make = type.own.get('__new__');
  const original = make?.value;
  type.makeAtOnce = (args) => {
    if (args.length !== count || make?.value !== original || type.own.get('__new__') !== make) return undefined;
    if (type.cls !== typeType || type.lookupCell('__init__') !== objectType.own.get('__init__')) return undefined;
    realm().budget.allocate(64 + args.length * 8);
    return newInstance(type, tupleType, PyTuple, [...args]);
  };
  return None;
}

export const builtinModule = nativeModule(
  '_collections',
  {
    _count_elements: ['(mapping, iterable, /)', countElements],
    _makes_tuples: ['(type, count, /)', makesTuples],
  },
  () => ({
    deque: dequeType,
    defaultdict: defaultDictType,
    OrderedDict: orderedDictType,
    _tuplegetter: tupleGetterType,
  }),
);
