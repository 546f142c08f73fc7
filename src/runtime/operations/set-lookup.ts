/** Membership, insertion and removal of one item of a set. */
import { after, type Guest, isPending, type Maybe } from '../guest.ts';
import type { IndexKey } from '../objects/key-index.ts';
import type { Value } from '../objects/object.ts';
import { PyFrozenSet, PySet } from '../objects/set.ts';
import { chargeEntry, dropEntry, enterKey, findByHash, findEntry } from './dict-lookup.ts';
import { hashOf, indexKey } from './hash.ts';
import { tableOf } from './set-order.ts';

/** `item in set`; a set is looked for as the frozenset of its items. */
export function setHas(set: PySet, item: Value): Maybe<boolean> {
  const index = indexKey(asItem(item));
  if (index !== undefined) {
    if (set.has(index)) return true;
    if (set.guestKeys === undefined) return false;
  }
  return isFound(findEntry(set, asItem(item)));
}

/** What a set is looked up as: sets themselves cannot be hashed. */
function asItem(item: Value): Value {
  if (
    !(item instanceof PySet) ||
    item instanceof PyFrozenSet ||
    item.cls.lookup('__hash__') !== PySet.prototype.cls.lookup('__hash__')
  )
    return item;
  const frozen = new PyFrozenSet();
  for (const key of item.keys) if (key !== undefined) frozen.append(key);
  for (const [position, key] of frozen.keys.entries()) {
    const index = indexKey(key as Value);
    if (index !== undefined) frozen.index.add(index, position);
  }
  return frozen;
}

const isFound = (entry: Maybe<number>): Maybe<boolean> => after(entry, (at) => at >= 0);

/** Adds an item; an equal one already there stays. */
export function setAdd(set: PySet, item: Value): Maybe<void> {
  const index = indexKey(item);
  if (index !== undefined) {
    if (set.has(index)) return undefined;
    if (set.guestKeys === undefined) {
      set.insert(index, item);
      chargeEntry(set);
      return undefined;
    }
  }
  return setAddSlow(set, item, index);
}

function setAddSlow(set: PySet, item: Value, index: IndexKey | undefined): Maybe<void> {
  return after(hashOf(item), (hash) =>
    after(findByHash(set, item, hash, index === undefined), (entry) => {
      if (entry < 0) enterKey(set, set.append(item), index, hash);
    }),
  );
}

/** Removes an item; false if it is not there. A set is looked for as the frozenset of its items. */
export function setDiscard(set: PySet, item: Value): Maybe<boolean> {
  const entry = findEntry(set, asItem(item));
  return isPending(entry) ? discardFound(set, entry) : discardEntry(set, entry);
}

function* discardFound(set: PySet, entry: Guest<number>): Guest<boolean> {
  return discardEntry(set, yield* entry);
}

/** Removes an entry by number; false for -1. */
export function discardEntry(set: PySet, entry: number): boolean {
  if (entry < 0) return false;
  tableOf(set)?.remove(entry);
  dropEntry(set, entry);
  return true;
}
