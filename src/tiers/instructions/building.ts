/** Slices, displays, dicts and f-strings. */
import { continuation, given, then, wait } from '../../runtime/continuations.ts';
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { isPlainlyRead, updateFromDict } from '../../runtime/objects/dict-methods.ts';
import type { PyList } from '../../runtime/objects/list.ts';
import { extendList } from '../../runtime/objects/list-methods.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { PySlice } from '../../runtime/objects/slice.ts';
import { type Str, strFromCodePoints, strLength, strPoints, strToText } from '../../runtime/objects/str.ts';
import { findAttribute, getAttribute } from '../../runtime/operations/attribute.ts';
import { dictHas, dictSet } from '../../runtime/operations/dict-lookup.ts';
import { functionText } from '../../runtime/operations/function-text.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { addAll, updateSet } from '../../runtime/operations/set-algebra.ts';
import { setAdd as addToSet } from '../../runtime/operations/set-lookup.ts';
import { getItem as getItemOf } from '../../runtime/operations/subscript.ts';
import { ascii, formatValue, repr, str } from '../../runtime/operations/text.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

export function makeSlice(start: Value, stop: Value, step: Value): Value {
  return new PySlice(start, stop, step);
}

export function buildSet(items: readonly Value[]): Maybe<Value> {
  const set = new PySet();
  return then(addAll(set, items), given, set);
}

export function setAdd(set: Value, item: Value): Maybe<void> {
  return addToSet(set as PySet, item);
}

export function setUpdate(set: Value, iterable: Value): Maybe<void> {
  return updateSet(set as PySet, iterable);
}

export function buildDict(registers: readonly (Value | undefined)[], base: number, count: number): Maybe<Value> {
  if (count > 0 && count <= MAX_RECORD) {
    const record = buildRecord(registers, base, count);
    if (record !== undefined) return record;
  }
  const dict = new PyDict();
  for (let i = 0; i < count; i++) {
    const key = registers[base + 2 * i] as Value;
    const value = registers[base + 2 * i + 1] as Value;
    if (typeof key === 'string' || typeof key === 'number') dict.set(key, key, value);
    else {
      const pending = dictSet(dict, key, value);
      if (isPending(pending))
        return wait(pending, entryBuilt, dict, registers.slice(base, base + 2 * count) as Value[], 2 * i + 2);
    }
  }
  return dict;
}

/** Keys up to which a dict display is first tried as a record. */
export const MAX_RECORD = 8;

/**
 * A dict of a few different str keys, made from arrays of just its size: growing them by `push` would take four times
 * the memory. Undefined if the keys are not so.
 */
function buildRecord(registers: readonly (Value | undefined)[], base: number, count: number): PyDict | undefined {
  const keys = registers.slice(base, base + count) as string[];
  const values = registers.slice(base, base + count) as Value[];
  for (let i = 0; i < count; i++) {
    const key = registers[base + 2 * i];
    if (typeof key !== 'string') return undefined;
    for (let j = 0; j < i; j++) if (keys[j] === key) return undefined;
    keys[i] = key;
    values[i] = registers[base + 2 * i + 1] as Value;
  }
  return PyDict.ofText(keys, values);
}

const entryBuilt = continuation(
  'dict display: entry',
  (_: void, dict: PyDict, entries: readonly Value[], from: number): Maybe<Value> => {
    for (let i = from; i < entries.length; i += 2) {
      const stored = dictSet(dict, entries[i] as Value, entries[i + 1] as Value);
      if (isPending(stored)) return wait(stored, entryBuilt, dict, entries, i + 2);
    }
    return dict;
  },
);

export function buildString(registers: readonly (Value | undefined)[], base: number, count: number): Value {
  let text = '';
  let size = 0;
  for (let i = 0; i < count; i++) {
    const part = registers[base + i] as Str;
    size += strLength(part);
    if (typeof part !== 'string') return joinWide(registers.slice(base, base + count) as Str[]);
    text += part;
  }
  realm().budget.allocate(size * 2);
  return text;
}

function joinWide(parts: readonly Str[]): Value {
  const points: number[] = [];
  for (const part of parts) for (const point of strPoints(part)) points.push(point);
  return strFromCodePoints(points);
}

export function format(value: Value, conversion: number, spec: Value): Maybe<Value> {
  if (conversion === 0) return formatValue(value, spec as Str);
  const converted = conversion === 1 ? str(value) : conversion === 2 ? repr(value) : ascii(value);
  if (isPending(converted)) return formatRest(converted, spec);
  return spec === '' ? converted : formatValue(converted, spec as Str);
}

function* formatRest(pending: Guest<Str>, spec: Value): Guest<Value> {
  return yield* settle(formatValue(yield* pending, spec as Str));
}

export function listExtend(list: PyList, iterable: Value): Maybe<void> {
  const type = typeOf(iterable);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined)
    throw typeError(`Value after * must be an iterable, not ${type.name}`);
  return extendList(list, iterable);
}

export function dictAdd(dict: PyDict, key: Value, value: Value): Maybe<void> {
  if ((dict.size & 15) === 15) realm().budget.allocate(16 * 64);
  return dictSet(dict, key, value);
}

export function dictUpdate(dict: PyDict, mapping: Value): Maybe<void> {
  if (!(mapping instanceof PyDict && isPlainlyRead(mapping))) return dictUpdateSlow(dict, mapping);
  realm().budget.work(1);
  return updateFromDict(dict, mapping, 0);
}

function* dictUpdateSlow(dict: PyDict, mapping: Value): Guest<void> {
  if (!(yield* isMappingLike(mapping))) throw typeError(`'${typeOf(mapping).name}' object is not a mapping`);
  yield* eachItem(mapping, function* (key, value) {
    yield* settle(dictSet(dict, key, value));
  });
}

export function* dictMerge(dict: PyDict, mapping: Value, callee: Value): Guest<void> {
  if (!(yield* isMappingLike(mapping)))
    throw typeError(`${yield* functionText(callee)} argument after ** must be a mapping, not ${typeOf(mapping).name}`);
  yield* eachItem(mapping, function* (key, value) {
    if (yield* settle(dictHas(dict, key)))
      throw typeError(
        `${yield* functionText(callee)} got multiple values for keyword argument '${strToText(yield* settle(str(key)))}'`,
      );
    yield* settle(dictSet(dict, key, value));
  });
}

function* isMappingLike(value: Value): Guest<boolean> {
  if (value instanceof PyDict) return true;
  return (yield* settle(findAttribute(value, 'keys'))) !== undefined;
}

function* eachItem(mapping: Value, visit: (key: Value, value: Value) => Guest<void>): Guest<void> {
  realm().budget.work(1);
  if (mapping instanceof PyDict && isPlainlyRead(mapping)) {
    for (let entry = 0; entry < mapping.keys.length; entry++) {
      const key = mapping.keys[entry];
      if (key !== undefined) yield* visit(key, mapping.valueAt(entry));
    }
    return;
  }
  const keys = yield new GuestCall(yield* settle(getAttribute(mapping, 'keys')), []);
  for (const key of yield* settle(iterateAll(keys))) yield* visit(key, yield* settle(getItemOf(mapping, key)));
}
