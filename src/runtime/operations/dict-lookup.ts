/**
 * Finding keys in dicts and sets. Keys with an index form take one Map probe; a guest key, or any key in a table that
 * holds guest keys, is found by hash and compared by guest code, stored key on the left, as CPython does. A table that
 * changes while guest code compares is searched again from the start.
 */
import { continuation, then, wait } from '../continuations.ts';
import { isPending, type Maybe } from '../guest.ts';
import type { HashedEntries, PyDict } from '../objects/dict.ts';
import type { Int } from '../objects/int.ts';
import type { IndexKey, KeyIndex } from '../objects/key-index.ts';
import type { PyObject, Value } from '../objects/object.ts';
import { realm } from '../realm.ts';
import { equals } from './compare.ts';
import { hashOf, indexKey } from './hash.ts';

/** What dicts and sets have in common. */
export interface KeyTable extends PyObject {
  keys: (Value | undefined)[];
  readonly index: KeyIndex;
  guestKeys: Map<number | bigint, number[]> | undefined;
  hashed: HashedEntries | undefined;
  size: number;
  structure: number;
  /** Blanks an entry that is already out of the index. */
  removeEntry(entry: number): void;
}

/** The value of a key, or undefined. */
export function dictGet(dict: PyDict, key: Value): Maybe<Value | undefined> {
  const index = indexKey(key);
  if (index !== undefined) {
    const entry = dict.find(index);
    if (entry >= 0) return dict.valueAt(entry);
    if (dict.guestKeys === undefined) return undefined;
  }
  return dictGetSlow(dict, key, index);
}

function dictGetSlow(dict: PyDict, key: Value, index: IndexKey | undefined): Maybe<Value | undefined> {
  return then(findSlow(dict, key, index), valueFound, dict);
}

const valueFound = continuation('dict: value', (entry: number, dict: PyDict): Value | undefined =>
  entry < 0 ? undefined : dict.valueAt(entry),
);

/** Sets the value of a key; an equal key already there stays. */
export function dictSet(dict: PyDict, key: Value, value: Value): Maybe<void> {
  const index = indexKey(key);
  if (index !== undefined) {
    const entry = dict.find(index);
    if (entry >= 0) {
      dict.setValueAt(entry, value);
      return undefined;
    }
    if (dict.guestKeys === undefined) {
      dict.insert(index, key, value);
      chargeEntry(dict);
      return undefined;
    }
  }
  return dictSetSlow(dict, key, value, index);
}

function dictSetSlow(dict: PyDict, key: Value, value: Value, index: IndexKey | undefined): Maybe<void> {
  return then(hashOf(key), hashToSet, dict, key, value, index);
}

const hashToSet = continuation(
  'dict: hash to set',
  (hash: Int, dict: PyDict, key: Value, value: Value, index: IndexKey | undefined): Maybe<void> =>
    then(findByHash(dict, key, hash, index === undefined), entryToSet, dict, key, value, index, hash),
);
const entryToSet = continuation(
  'dict: entry to set',
  (entry: number, dict: PyDict, key: Value, value: Value, index: IndexKey | undefined, hash: Int): void => {
    if (entry >= 0) dict.setValueAt(entry, value);
    else enterKey(dict, dict.append(key, value), index, hash);
  },
);

/** Removes a key; gives its value, or undefined if it is not there. */
export function dictDelete(dict: PyDict, key: Value): Maybe<Value | undefined> {
  const index = indexKey(key);
  if (index !== undefined) {
    const entry = dict.find(index);
    if (entry >= 0) {
      const value = dict.valueAt(entry);
      dict.delete(index);
      return value;
    }
    if (dict.guestKeys === undefined) return undefined;
  }
  return dictDeleteSlow(dict, key, index);
}

function dictDeleteSlow(dict: PyDict, key: Value, index: IndexKey | undefined): Maybe<Value | undefined> {
  return then(hashOf(key), hashToDelete, dict, key, index);
}

const hashToDelete = continuation(
  'dict: hash to delete',
  (hash: Int, dict: PyDict, key: Value, index: IndexKey | undefined): Maybe<Value | undefined> =>
    then(findByHash(dict, key, hash, index === undefined), entryToDelete, dict, hash),
);
const entryToDelete = continuation(
  'dict: entry to delete',
  (entry: number, dict: PyDict, hash: Int): Value | undefined => {
    if (entry < 0) return undefined;
    const value = dict.valueAt(entry);
    dropEntry(dict, entry, hash);
    return value;
  },
);

/** True if the key is there. */
export function dictHas(dict: PyDict, key: Value): Maybe<boolean> {
  const index = indexKey(key);
  if (index !== undefined) {
    if (dict.find(index) >= 0) return true;
    if (dict.guestKeys === undefined) return false;
  }
  return then(findSlow(dict, key, index), entryFound);
}

/** True for the number of an entry. */
export const entryFound = continuation('entry found', (entry: number): boolean => entry >= 0);

/** The entry number of a key, or -1. */
export function findEntry(table: KeyTable, key: Value): Maybe<number> {
  const index = indexKey(key);
  if (index !== undefined) {
    const entry = table.index.find(index);
    if (entry >= 0) return entry;
    if (table.guestKeys === undefined) return -1;
  }
  return findSlow(table, key, index);
}

function findSlow(table: KeyTable, key: Value, index: IndexKey | undefined): Maybe<number> {
  return then(hashOf(key), hashToFind, table, key, index === undefined);
}

const hashToFind = continuation(
  'dict: hash to find',
  (hash: Int, table: KeyTable, key: Value, amongIndexed: boolean): Maybe<number> =>
    findByHash(table, key, hash, amongIndexed),
);

/**
 * The entry of a key among those with its hash, or -1. `amongIndexed`: also compare with keys that have an index form
 * (needless for a key that has one itself: it would have been found by it).
 */
export function findByHash(table: KeyTable, key: Value, hash: Int, amongIndexed: boolean): Maybe<number> {
  for (;;) {
    const found = findAmong(table, key, hash, amongIndexed, candidatesOf(table, hash, amongIndexed), 0);
    if (found !== CHANGED) return found;
  }
}

/** The table changed while guest code compared. */
const CHANGED = -2;

function candidatesOf(table: KeyTable, hash: Int, amongIndexed: boolean): readonly number[] {
  const guests = table.guestKeys?.get(hash) ?? [];
  const indexed = amongIndexed ? (hashedEntries(table).byHash.get(hash) ?? []) : [];
  if (indexed.length === 0) return guests;
  return [...guests, ...indexed].sort((a, b) => a - b);
}

function findAmong(
  table: KeyTable,
  key: Value,
  hash: Int,
  amongIndexed: boolean,
  candidates: readonly number[],
  from: number,
): Maybe<number> {
  const { structure } = table;
  for (let i = from; i < candidates.length; i++) {
    const entry = candidates[i] as number;
    const stored = table.keys[entry];
    if (stored === undefined) continue;
    const same = equals(stored, key);
    if (isPending(same)) return wait(same, keyCompared, table, key, hash, amongIndexed, candidates, i, structure);
    if (table.structure !== structure) return CHANGED;
    if (same) return entry;
  }
  return -1;
}

const keyCompared = continuation(
  'dict: key compared',
  (
    same: boolean,
    table: KeyTable,
    key: Value,
    hash: Int,
    amongIndexed: boolean,
    candidates: readonly number[],
    i: number,
    structure: number,
  ): Maybe<number> => {
    const unchanged = table.structure === structure;
    if (unchanged && same) return candidates[i] as number;
    const next = unchanged ? findAmong(table, key, hash, amongIndexed, candidates, i + 1) : CHANGED;
    return next === CHANGED ? findByHash(table, key, hash, amongIndexed) : next;
  },
);

/** The table's indexed entries by hash, brought up to date. */
function hashedEntries(table: KeyTable): HashedEntries {
  table.hashed ??= { byHash: new Map(), upTo: 0 };
  const { hashed } = table;
  const { budget } = realm();
  for (; hashed.upTo < table.keys.length; hashed.upTo++) {
    const key = table.keys[hashed.upTo];
    if (key === undefined) continue;
    if ((hashed.upTo & 255) === 0) {
      budget.work(256);
      budget.allocate(256 * 64);
    }
    if (indexKey(key) === undefined) continue;
    const hash = hashOf(key) as Int; // a key with an index form hashes without guest code
    const entries = hashed.byHash.get(hash);
    if (entries === undefined) hashed.byHash.set(hash, [hashed.upTo]);
    else entries.push(hashed.upTo);
  }
  return hashed;
}

/** Lists a fresh entry where searches find it. */
export function enterKey(table: KeyTable, entry: number, index: IndexKey | undefined, hash: Int): void {
  if (index !== undefined) table.index.add(index, entry);
  else {
    table.guestKeys ??= new Map();
    const entries = table.guestKeys.get(hash);
    if (entries === undefined) table.guestKeys.set(hash, [entry]);
    else entries.push(entry);
  }
  chargeEntry(table);
}

/** Removes an entry and whatever lists it. `hash` of its key, where the caller knows it, spares a search. */
export function dropEntry(table: KeyTable, entry: number, hash?: Int): void {
  const key = table.keys[entry] as Value;
  if (table.guestKeys === undefined || !dropGuestKey(table.guestKeys, entry, hash)) {
    const index = indexKey(key);
    if (index !== undefined && table.index.find(index) === entry) table.index.delete(index);
    else table.index.deleteEntry(entry); // its class got other `__hash__` or `__eq__` methods since it was stored
  }
  table.removeEntry(entry);
}

function dropGuestKey(guestKeys: Map<Int, number[]>, entry: number, hash: Int | undefined): boolean {
  const lists = hash === undefined ? guestKeys : [[hash, guestKeys.get(hash) ?? []] as const];
  for (const [at, entries] of lists) {
    const position = entries.indexOf(entry);
    if (position < 0) continue;
    entries.splice(position, 1);
    if (entries.length === 0) guestKeys.delete(at);
    return true;
  }
  return false;
}

/** Charges a growing table whenever its size is a power of two. */
export function chargeEntry(table: KeyTable): void {
  const { size } = table;
  if (size >= 64 && (size & (size - 1)) === 0) realm().budget.growTable(size);
}
