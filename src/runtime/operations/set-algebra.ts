/**
 * Set algebra, in the steps in which CPython takes it: which operand is walked, when a table is sized in advance or
 * swept, decides in which order the results are iterated.
 */
import { continuation, then, wait } from '../continuations.ts';
import { after, forEach, type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import type { IndexKey } from '../objects/key-index.ts';
import type { Value } from '../objects/object.ts';
import { PyFrozenSet, PySet } from '../objects/set.ts';
import type { SetTable } from '../objects/set-table.ts';
import { realm } from '../realm.ts';
import { dictHas } from './dict-lookup.ts';
import { iterateAll } from './iterate.ts';
import { setAdd, setDiscard, setHas } from './set-lookup.ts';
import { placesOf, setItems, tableOf } from './set-order.ts';

/** An empty set of the same builtin kind. */
export function like(set: PySet): PySet {
  return set instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
}

/** Adds all items of an iterable. */
export function updateSet(set: PySet, source: Value): Maybe<void> {
  if (source instanceof PySet) return mergeSet(set, source);
  if (source instanceof PyDict && source.exact) tableOf(set)?.presize(source.size);
  return then(iterateAll(source), itemsToAdd, set);
}

const itemsToAdd = continuation('set: items', (items: Value[], set: PySet): Maybe<void> => addAll(set, items));

/** Adds items from one on. */
export function addAll(set: PySet, items: readonly Value[], from = 0): Maybe<void> {
  for (let at = from; at < items.length; at++) {
    const pending = setAdd(set, items[at] as Value);
    if (isPending(pending)) return wait(pending, itemAdded, set, items, at + 1);
  }
  return undefined;
}

const itemAdded = continuation(
  'set: item added',
  (_: void, set: PySet, items: readonly Value[], from: number): Maybe<void> => addAll(set, items, from),
);

/** Charges a table of plain keys that is made at once. */
function chargeKeys(count: number): void {
  const { budget } = realm();
  budget.reserve(count * 96);
  budget.allocate(count * 96);
  budget.work(count / 64);
}

/** Adds all items of a set, whose number is known: the table is made large enough at once. */
function mergeSet(set: PySet, other: PySet): Maybe<void> {
  if (set === other || other.size === 0) return undefined;
  const items = setItems(other);
  const source = tableOf(other);
  const table = source === undefined ? undefined : tableOf(set);
  table?.presize(items.length);
  const cloned = table !== undefined && table.fill === 0 && table.mask === source?.mask && source.fill === source.used;
  if (other.plain && set.keys.length === 0) {
    chargeKeys(items.length);
    set.fill(items);
  } else {
    const added = addAll(set, items);
    if (isPending(added))
      return after(added, () => {
        if (cloned) cloneTable(set, table, source as SetTable, items.length);
      });
  }
  if (cloned) cloneTable(set, table, source as SetTable, items.length);
  return undefined;
}

/** A set that was empty, with the items of another one, gets that one's table. */
function cloneTable(set: PySet, table: SetTable, source: SetTable, count: number): void {
  if (set.table !== table || set.placed > 0 || set.keys.length !== count) return;
  set.table = source.cloneRenumbered();
  set.placed = count;
}

/** A copy of the same builtin kind. */
export function copySet(set: PySet): Maybe<PySet> {
  const copy = like(set);
  const merged = mergeSet(copy, set);
  return isPending(merged) ? after(merged, () => copy) : copy;
}

export function union(set: PySet, others: readonly Value[]): Maybe<PySet> {
  return after(copySet(set), (result) => {
    const added = forEach(others, (other) => (other === set ? undefined : updateSet(result, other)));
    return after(added, () => result);
  });
}

/** `a | b` of sets. */
export function unionOfTwo(a: PySet, b: PySet): Maybe<PySet> {
  if (!a.plain || !b.plain || a === b || a.size === 0) return union(a, [b]);
  const result = copySet(a) as PySet; // plain items wait for nothing
  if (b.size === 0) return result;
  const items = setItems(b);
  if (tableOf(b) !== undefined) tableOf(result)?.presize(items.length);
  addMissing(result, items, a);
  return result;
}

/** Adds the items that another set lacks; the set has those of the other one and no more. */
function addMissing(set: PySet, items: readonly Value[], other: PySet): void {
  const { keys } = set;
  const before = keys.length;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Value;
    if (!other.has(item as IndexKey)) keys.push(item);
  }
  chargeKeys(keys.length - before);
  set.size += keys.length - before;
  set.structure++;
}

export function intersection(set: PySet, other: Value): Maybe<PySet> {
  if (other === set) return copySet(set);
  const swap = other instanceof PySet && other.size > set.size;
  const walked = swap ? set : other;
  const probed = swap ? other : set;
  if (walked instanceof PySet && walked.plain && probed.plain) return sifted(like(set), walked, probed, true);
  return after(itemsOf(walked), (items) => selected(like(set), items, (item) => setHas(probed, item)));
}

const itemsOf = (source: Value): Maybe<Value[]> => (source instanceof PySet ? setItems(source) : iterateAll(source));

/** Gives an empty set the plain items of one that another has, or that it has not. */
function sifted(result: PySet, walked: PySet, probed: PySet, wanted: boolean): PySet {
  const items = setItems(walked);
  let kept = 0;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Value;
    if (probed.has(item as IndexKey) === wanted) items[kept++] = item;
  }
  items.length = kept;
  chargeKeys(kept);
  result.fill(items);
  return result;
}

/** Adds the items that are wanted to the set; gives the set. */
function selected(set: PySet, items: readonly Value[], wanted: (item: Value) => Maybe<boolean>): Maybe<PySet> {
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Value;
    const answer = wanted(item);
    const added = isPending(answer) ? after(answer, (yes) => addIf(yes, set, item)) : addIf(answer, set, item);
    if (isPending(added)) return after(added, () => selected(set, items.slice(at + 1), wanted));
  }
  return set;
}

const addIf = (yes: boolean, set: PySet, item: Value): Maybe<void> => (yes ? setAdd(set, item) : undefined);

export function intersectionOfAll(set: PySet, others: readonly Value[]): Maybe<PySet> {
  if (others.length === 0) return copySet(set);
  let result = set;
  const met = forEach(others, (other) =>
    after(intersection(result, other), (common) => {
      result = common;
    }),
  );
  return after(met, () => result);
}

export function difference(set: PySet, other: Value): Maybe<PySet> {
  const known = other instanceof PySet || (other instanceof PyDict && other.exact) ? other : undefined;
  // A small operand is taken out of a copy; else what is not in it is collected.
  if (known === undefined || set.size >> 2 > known.size)
    return after(copySet(set), (copy) => after(subtract(copy, other), () => copy));
  if (known instanceof PySet && known.plain && set.plain) return sifted(like(set), set, known, false);
  const isThere = (item: Value): Maybe<boolean> =>
    known instanceof PySet ? setHas(known, item) : dictHas(known, item);
  return selected(like(set), setItems(set), (item) => after(isThere(item), (there) => !there));
}

export function differenceOfAll(set: PySet, others: readonly Value[]): Maybe<PySet> {
  const [first, ...rest] = others;
  if (first === undefined) return copySet(set);
  return after(difference(set, first), (result) =>
    after(
      forEach(rest, (other) => subtract(result, other)),
      () => result,
    ),
  );
}

/** Removes all items of an iterable. */
export function subtract(set: PySet, other: Value): Maybe<void> {
  if (other === set) {
    set.clear();
    return undefined;
  }
  const walked = other instanceof PySet && other.size >> 3 > set.size ? intersection(set, other) : other;
  const removed = after(walked, (source) => after(itemsOf(source), (items) => discardAll(set, items, 0)));
  return after(removed, () => {
    if (set.table !== undefined) tableOf(set)?.purge();
  });
}

function discardAll(set: PySet, items: readonly Value[], from: number): Maybe<void> {
  for (let at = from; at < items.length; at++) {
    const found = setDiscard(set, items[at] as Value);
    if (isPending(found))
      return after(found, () => forEach(items, (item) => after(setDiscard(set, item), () => undefined), at + 1));
  }
  return undefined;
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

export function symmetricDifference(set: PySet, other: Value): Maybe<PySet> {
  if (other instanceof PySet && other !== set && other.plain && set.plain) return plainDifference(set, other);
  return generalDifference(set, other);
}

function* generalDifference(set: PySet, other: Value): Guest<PySet> {
  const result = like(set);
  yield* settle(updateSet(result, other));
  yield* toggle(result, set);
  return result;
}

/** A copy of the other set, out of which or into which each item of the set goes; where it is in the copy, the other's index tells. */
function plainDifference(set: PySet, other: PySet): PySet {
  const result = like(set);
  mergeSet(result, other);
  const places = placesOf(other);
  const items = setItems(set);
  chargeKeys(items.length);
  let table = tableOf(result);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Value;
    const entry = other.index.find(item as IndexKey);
    if (entry < 0) {
      result.append(item);
      if (table !== undefined) table = tableOf(result);
      continue;
    }
    const place = places[entry] as number;
    table?.remove(place);
    result.keys[place] = undefined;
    if (--result.size === 0 && !result.inTableOrder) result.clear();
  }
  result.structure++;
  return result;
}

/** The set becomes another one, which is given up. */
export function replaceWith(set: PySet, other: PySet): void {
  set.clear();
  set.keys = other.keys;
  set.adoptIndex(other);
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
