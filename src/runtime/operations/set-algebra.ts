/**
 * Set algebra, in the steps in which CPython takes it: which operand is walked, when a table is sized in advance or
 * swept, decides in which order the results are iterated.
 */
import { after, type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import type { Value } from '../objects/object.ts';
import { PyFrozenSet, PySet } from '../objects/set.ts';
import { dictHas } from './dict-lookup.ts';
import { iterateAll } from './iterate.ts';
import { setAdd, setDiscard, setHas } from './set-lookup.ts';
import { setItems, tableOf } from './set-order.ts';

/** An empty set of the same builtin kind. */
export function like(set: PySet): PySet {
  return set instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
}

/** Adds all items of an iterable. */
export function updateSet(set: PySet, source: Value): Maybe<void> {
  if (source instanceof PySet) return mergeSet(set, source);
  if (source instanceof PyDict && source.exact) tableOf(set)?.presize(source.size);
  return after(iterateAll(source), (items) => addAll(set, items));
}

function addAll(set: PySet, items: readonly Value[]): Maybe<void> {
  for (let i = 0; i < items.length; i++) {
    const added = setAdd(set, items[i]);
    if (isPending(added)) return addRest(set, items, i, added);
  }
  return undefined;
}

function* addRest(set: PySet, items: readonly Value[], at: number, pending: Guest<void>): Guest<void> {
  yield* pending;
  for (let i = at + 1; i < items.length; i++) yield* settle(setAdd(set, items[i]));
}

/** Adds all items of a set, whose number is known: the table is made large enough at once. */
function mergeSet(set: PySet, other: PySet): Maybe<void> {
  if (set === other || other.size === 0) return undefined;
  const items = setItems(other);
  const source = tableOf(other);
  const table = source === undefined ? undefined : tableOf(set);
  if (source === undefined || table === undefined) return addAll(set, items);
  table.presize(items.length);
  const cloned = table.fill === 0 && table.mask === source.mask && source.fill === source.used;
  return after(addAll(set, items), () => {
    if (!cloned || set.table !== table || set.placed > 0 || set.keys.length !== items.length) return;
    set.table = source.cloneRenumbered();
    set.placed = items.length;
  });
}

/** A copy of the same builtin kind. */
export function* copySet(set: PySet): Guest<PySet> {
  const copy = like(set);
  yield* settle(mergeSet(copy, set));
  return copy;
}

export function* union(set: PySet, others: readonly Value[]): Guest<PySet> {
  const result = yield* copySet(set);
  for (const other of others) if (other !== set) yield* settle(updateSet(result, other));
  return result;
}

export function* intersection(set: PySet, other: Value): Guest<PySet> {
  if (other === set) return yield* copySet(set);
  const result = like(set);
  const swap = other instanceof PySet && other.size > set.size;
  const walked = swap ? set : other;
  const probed = swap ? other : set;
  const items = walked instanceof PySet ? setItems(walked) : yield* settle(iterateAll(walked));
  for (const item of items) if (yield* settle(setHas(probed, item))) yield* settle(setAdd(result, item));
  return result;
}

export function* intersectionOfAll(set: PySet, others: readonly Value[]): Guest<PySet> {
  if (others.length === 0) return yield* copySet(set);
  let result = set;
  for (const other of others) result = yield* intersection(result, other);
  return result;
}

export function* difference(set: PySet, other: Value): Guest<PySet> {
  const known = other instanceof PySet || (other instanceof PyDict && other.exact) ? other : undefined;
  // A small operand is taken out of a copy; else what is not in it is collected.
  if (known === undefined || set.size >> 2 > known.size) {
    const copy = yield* copySet(set);
    yield* subtract(copy, other);
    return copy;
  }
  const result = like(set);
  for (const item of setItems(set)) {
    const there = known instanceof PySet ? setHas(known, item) : dictHas(known, item);
    if (!(yield* settle(there))) yield* settle(setAdd(result, item));
  }
  return result;
}

export function* differenceOfAll(set: PySet, others: readonly Value[]): Guest<PySet> {
  const [first, ...rest] = others;
  if (first === undefined) return yield* copySet(set);
  const result = yield* difference(set, first);
  for (const other of rest) yield* subtract(result, other);
  return result;
}

/** Removes all items of an iterable. */
export function* subtract(set: PySet, other: Value): Guest<void> {
  if (other === set) {
    set.clear();
    return;
  }
  if (other instanceof PySet) {
    const walked = other.size >> 3 > set.size ? yield* intersection(set, other) : other;
    for (const item of setItems(walked)) yield* settle(setDiscard(set, item));
  } else for (const item of yield* settle(iterateAll(other))) yield* settle(setDiscard(set, item));
  if (set.table !== undefined) tableOf(set)?.purge();
}

/** Keeps what is in one of the two only. */
export function* toggle(set: PySet, other: Value): Guest<void> {
  if (other === set) {
    set.clear();
    return;
  }
  let items: Value[];
  if (other instanceof PySet) items = setItems(other);
  else if (other instanceof PyDict && other.exact) items = yield* settle(iterateAll(other));
  else {
    const distinct = new PySet();
    yield* settle(updateSet(distinct, other));
    items = setItems(distinct);
  }
  for (const item of items) if (!(yield* settle(setDiscard(set, item)))) yield* settle(setAdd(set, item));
}

export function* symmetricDifference(set: PySet, other: Value): Guest<PySet> {
  const result = like(set);
  yield* settle(updateSet(result, other));
  yield* toggle(result, set);
  return result;
}

/** The set becomes another one, which is given up. */
export function replaceWith(set: PySet, other: PySet): void {
  set.clear();
  set.keys = other.keys;
  for (const [index, entry] of other.index) set.index.set(index, entry);
  set.guestKeys = other.guestKeys;
  set.size = other.size;
  set.table = other.table;
  set.placed = other.placed;
  set.inTableOrder = other.inTableOrder;
}

/** The entry that CPython's `pop` finds, each search going on where the last one ended; -1 if the set is empty. */
export function entryToPop(set: PySet): number {
  if (set.size === 0) return -1;
  const table = tableOf(set);
  if (table === undefined) {
    let at = set.finger % set.keys.length;
    while (set.keys[at] === undefined) at = (at + 1) % set.keys.length;
    set.finger = at + 1;
    return at;
  }
  let at = set.finger & table.mask;
  while (table.slots[at] <= 0) at = (at + 1) & table.mask;
  set.finger = at + 1;
  return table.slots[at] - 1;
}
