/**
 * _copy: shallow and deep copies. Lists, dicts, tuples and what is never copied are done here; an object of another
 * class goes to the module copy, in Python beside this file, which asks its hooks.
 *
 * Must not know: the pickle protocol.
 */
import { runtimeError, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { importOwn } from '../../runtime/import.ts';
import { bytearrayType, bytesType } from '../../runtime/objects/bytes.ts';
import { codeType } from '../../runtime/objects/code-object.ts';
import { dictType, PyDict } from '../../runtime/objects/dict.ts';
import { complexType, floatType } from '../../runtime/objects/float.ts';
import { functionType, methodType, PyMethod } from '../../runtime/objects/function.ts';
import { listType, PyList, PyTuple, tupleType } from '../../runtime/objects/list.ts';
import { nativeFunctionType } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { propertyType } from '../../runtime/objects/property.ts';
import { rangeType } from '../../runtime/objects/range.ts';
import { frozensetType, setType } from '../../runtime/objects/set.ts';
import { sliceType } from '../../runtime/objects/slice.ts';
import { strType } from '../../runtime/objects/str.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { referenceType } from '../../runtime/objects/weak-reference.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { call } from '../../runtime/operations/call.ts';
import { dictSet } from '../../runtime/operations/dict-lookup.ts';
import { enterNesting, leaveNesting } from '../../runtime/operations/nesting.ts';
import { ellipsisType, notImplementedType, typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { nativeModule } from '../define.ts';

/** Classes whose instances are their own deep copies. */
const SAME_DEEPLY: ReadonlySet<PyType> = new Set([
  strType,
  floatType,
  complexType,
  bytesType,
  functionType,
  nativeFunctionType,
  codeType,
  rangeType,
  propertyType,
  ellipsisType,
  notImplementedType,
  referenceType,
]);

/** Classes whose instances are their own shallow copies. */
const SAME: ReadonlySet<PyType> = new Set([...SAME_DEEPLY, tupleType, frozensetType, sliceType, methodType]);

/** Shallow copies of these are what their own method gives. */
const WITH_COPY_METHOD: ReadonlySet<PyType> = new Set([listType, dictType, setType, bytearrayType]);

/** True for what has no parts: None, numbers, text, functions, classes. */
function isAtom(value: Value): boolean {
  return !(value instanceof PyObject) || value === None || SAME_DEEPLY.has(value.cls) || value instanceof PyType;
}

function* shallow(value: Value): Guest<Value> {
  if (isAtom(value)) return value;
  const object = value as PyObject;
  if (SAME.has(object.cls)) return object;
  if (WITH_COPY_METHOD.has(object.cls)) return yield* call(yield* settle(getAttribute(object, 'copy')), []);
  return yield* byProtocol(object, None);
}

/** What the class's hooks or its reduction make; `memo` is None for a shallow copy. */
function* byProtocol(object: PyObject, memo: Value): Guest<Value> {
  const module = yield* importOwn('copy');
  return yield* call(yield* settle(getAttribute(module, '_copied')), [object, memo]);
}

function* deepcopy(value: Value, memo: Value = None): Guest<Value> {
  if (memo !== None && !(memo instanceof PyDict)) throw typeError(`expected a dict, got ${typeName(memo)}`);
  return isAtom(value) ? value : yield* deep(value as PyObject, memo === None ? new PyDict() : (memo as PyDict));
}

/** A deep copy; the memo has the copies made so far by the ids of their originals. */
function* deep(object: PyObject, memo: PyDict): Guest<Value> {
  const id = realm().idOf(object);
  const known = memo.get(id);
  if (known !== undefined) return known;
  enterNesting('');
  try {
    if (object.cls === listType) return yield* deepList(object as PyList, memo, id);
    if (object.cls === dictType) return yield* deepDict(object as PyDict, memo, id);
    const copy = yield* deepOther(object, memo, id);
    if (copy !== object) memo.set(id, id, copy);
    return copy;
  } finally {
    leaveNesting();
  }
}

function* part(value: Value, memo: PyDict): Guest<Value> {
  return isAtom(value) ? value : yield* deep(value as PyObject, memo);
}

function* deepList(list: PyList, memo: PyDict, id: number): Guest<Value> {
  const { budget } = realm();
  budget.allocate(96 + list.items.length * 8);
  const copy = new PyList([]);
  memo.set(id, id, copy);
  for (let i = 0; i < list.items.length; i++) {
    const item = list.items[i] as Value;
    copy.items.push(isAtom(item) ? item : yield* deep(item as PyObject, memo));
  }
  return copy;
}

function* deepDict(dict: PyDict, memo: PyDict, id: number): Guest<Value> {
  realm().budget.allocate(96);
  const copy = new PyDict();
  memo.set(id, id, copy);
  const { structure } = dict;
  for (let entry = 0; entry < dict.keys.length; entry++) {
    const key = dict.keys[entry];
    if (key === undefined) continue;
    const value = yield* part(dict.valueAt(entry), memo);
    yield* settle(dictSet(copy, yield* part(key, memo), value));
    if (dict.structure !== structure) throw runtimeError('dictionary changed size during iteration');
  }
  return copy;
}

function* deepOther(object: PyObject, memo: PyDict, id: number): Guest<Value> {
  if (object.cls === methodType) {
    const method = object as PyMethod;
    return new PyMethod(method.func, yield* part(method.self, memo));
  }
  if (object.cls !== tupleType) return yield* byProtocol(object, memo);
  const tuple = object as PyTuple;
  realm().budget.allocate(96 + tuple.items.length * 8);
  const items: Value[] = [];
  for (const item of tuple.items) items.push(yield* part(item, memo));
  // Where the tuple is a part of its own parts, it was copied on the way.
  const known = memo.get(id);
  if (known !== undefined) return known;
  return items.some((item, i) => item !== tuple.items[i]) ? new PyTuple(items) : tuple;
}

export const builtinModule = nativeModule(
  '_copy',
  { copy: ['(x)', shallow], deepcopy: ['(x, memo=None, _nil=None)', deepcopy] },
  () => ({}),
  { python: true },
);
