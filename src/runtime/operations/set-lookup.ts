/** Membership, insertion and removal of one item of a set. */
import { continuation, then } from '../continuations.ts';
import type { Maybe } from '../guest.ts';
import type { Int } from '../objects/int.ts';
import type { IndexKey } from '../objects/key-index.ts';
import type { Value } from '../objects/object.ts';
import { PyFrozenSet, PySet } from '../objects/set.ts';
import { chargeEntry, dropEntry, enterKey, entryFound, findByHash, findEntry } from './dict-lookup.ts';
import { hashOf, indexKey } from './hash.ts';
import { tableOf } from './set-order.ts';

/** `item in set`; a set is looked for as the frozenset of its items. */
export function setHas(set: PySet, item: Value): Maybe<boolean> {
  const index = indexKey(asItem(item));
  if (index !== undefined) {
    if (set.has(index)) return true;
    if (set.guestKeys === undefined) return false;
  }
  return then(findEntry(set, asItem(item)), entryFound);
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
  return then(hashOf(item), hashToAdd, set, item, index);
}

const hashToAdd = continuation(
  'set: hash to add',
  (hash: Int, set: PySet, item: Value, index: IndexKey | undefined): Maybe<void> =>
    then(findByHash(set, item, hash, index === undefined), entryToAdd, set, item, index, hash),
);
const entryToAdd = continuation(
  'set: entry to add',
  (entry: number, set: PySet, item: Value, index: IndexKey | undefined, hash: Int): void => {
    if (entry < 0) enterKey(set, set.append(item), index, hash);
  },
);

/** Removes an item; false if it is not there. A set is looked for as the frozenset of its items. */
export function setDiscard(set: PySet, item: Value): Maybe<boolean> {
  return then(findEntry(set, asItem(item)), entryToDiscard, set);
}

const entryToDiscard = continuation('set: entry to discard', (entry: number, set: PySet): boolean =>
  discardEntry(set, entry),
);

/** Removes an entry by number; false for -1. */
export function discardEntry(set: PySet, entry: number): boolean {
  if (entry < 0) return false;
  tableOf(set)?.remove(entry);
  dropEntry(set, entry);
  return true;
}
