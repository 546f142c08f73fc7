/**
 * set and frozenset: the same tables as a dict without values, and on demand the table that CPython would have, for
 * its order (set-table.ts). Where an item's hash is not the same in every CPython process (text, objects by identity),
 * the set is iterated in insertion order.
 */
import type { HashedEntries } from './dict.ts';
import type { Int } from './int.ts';
import { type IndexKey, KeyIndex } from './key-index.ts';
import { PyObject, type Value } from './object.ts';
import type { SetTable } from './set-table.ts';
import { builtinType } from './type.ts';

/** Entries up to which a set has no map: a map would cost more than looking at each key. */
const MAX_SMALL = 8;

export class PySet extends PyObject {
  /** Entries in insertion order; undefined marks a removed one. */
  keys: (Value | undefined)[] = [];
  /** See `index`. */
  protected indexed: KeyIndex | undefined = undefined;
  guestKeys: Map<number | bigint, number[]> | undefined = undefined;
  hashed: HashedEntries | undefined = undefined;
  size = 0;
  /** Grows with every insertion, removal and clear. */
  structure = 0;
  /** CPython's table of the entries below `placed`; undefined before it is needed, or if `inTableOrder` is false. */
  table: SetTable | undefined = undefined;
  placed = 0;
  /** Every key is a JS string or number, whose index form is itself: no key needs code of a program. */
  plain = true;
  /** No item is known to have a hash that differs between CPython processes. */
  inTableOrder = true;
  /** Where `pop` goes on looking: a slot of the table. */
  finger = 0;

  /** Entry by index form of its key. Made when first asked for, or when the set outgrows looking at each key. */
  get index(): KeyIndex {
    return this.indexed ?? this.#makeIndex();
  }

  #makeIndex(): KeyIndex {
    const index = new KeyIndex();
    for (let entry = 0; entry < this.keys.length; entry++) {
      const key = this.keys[entry];
      if (typeof key === 'string' || typeof key === 'number') index.others.set(key, entry);
    }
    this.indexed = index;
    return index;
  }

  /** True if there is an entry under an index form. */
  has(key: IndexKey): boolean {
    if (this.indexed !== undefined) return this.indexed.has(key);
    if (this.keys.length > MAX_SMALL) return this.index.has(key);
    return this.keys.includes(key as Value);
  }

  /** Adds a key that is not there. */
  insert(index: IndexKey, key: Value): void {
    const plain = index === key && (typeof key === 'string' || typeof key === 'number');
    if (this.indexed === undefined && plain && this.keys.length < MAX_SMALL) this.append(key);
    else this.index.add(index, this.append(key));
  }

  /** Adds an entry without touching the index; returns its number. */
  append(key: Value): number {
    if (typeof key !== 'string' && typeof key !== 'number') this.plain = false;
    this.size++;
    this.structure++;
    return this.keys.push(key) - 1;
  }

  /** Gives an empty set its keys, which are plain and distinct; the array is the set's from then on. */
  fill(keys: Value[]): void {
    this.keys = keys;
    this.size = keys.length;
    this.structure++;
  }

  /** Takes over the index of a set that is given up. */
  adoptIndex(other: PySet): void {
    this.indexed = other.index;
  }

  /** Blanks an entry that is already out of the index and, where there is one, marked in the table. */
  removeEntry(entry: number): void {
    this.keys[entry] = undefined;
    this.size--;
    this.structure++;
    if (this.keys.length > 32 && this.size < this.keys.length >> 1) this.#compact();
    if (this.size === 0 && !this.inTableOrder) this.clear();
  }

  clear(): void {
    this.keys = [];
    this.indexed = undefined;
    this.guestKeys = undefined;
    this.hashed = undefined;
    this.size = 0;
    this.structure++;
    this.table = undefined;
    this.placed = 0;
    this.plain = true;
    this.inTableOrder = true;
  }

  #compact(): void {
    const moved: number[] = [];
    const keys: Value[] = [];
    for (let entry = 0; entry < this.keys.length; entry++) {
      const key = this.keys[entry];
      if (key === undefined) continue;
      moved[entry] = keys.length;
      keys.push(key);
    }
    this.indexed?.renumber((entry) => moved[entry]);
    if (this.guestKeys !== undefined) {
      for (const [hash, entries] of this.guestKeys)
        this.guestKeys.set(
          hash,
          entries.map((entry) => moved[entry]),
        );
    }
    this.table?.renumber(moved);
    this.placed = this.table === undefined ? 0 : keys.length;
    this.hashed = undefined;
    this.keys = keys;
  }
}
export const setType = builtinType('set', PySet);

/** Instances never change after they are made. */
export class PyFrozenSet extends PySet {
  hash: Int | undefined = undefined;
  /** Index form as a key, once it was asked for and if it depends on nothing that may change. */
  indexForm: string | undefined = undefined;
}
export const frozensetType = builtinType('frozenset', PyFrozenSet);
