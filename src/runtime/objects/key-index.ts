/**
 * Where the keys of a dict or set are: the number of the entry by the key's index form (`indexKey`,
 * operations/hash.ts). Most forms are in a JS Map. Tuples of ints are their own form and are in a hash table that
 * compares their items: coordinates and states of games are the commonest tuple keys, and making a text of each for
 * the Map takes 3 times (two ints) to 6 times (nine) as long.
 *
 * Must not know: guest calls, what the entries are.
 */
import type { PyTuple } from './list.ts';
import { type PyObject, TAG } from './object.ts';

/** Index form of a key: what JS Map compares by value or identity, or an exact tuple of 32-bit ints. */
export type IndexKey = string | number | bigint | PyObject;

/** True if a form is compared item by item. */
export function isIntTuple(key: IndexKey): key is PyTuple {
  return typeof key === 'object' && key.tag === TAG.tuple;
}

export class KeyIndex {
  readonly others = new Map<IndexKey, number>();
  tuples: TupleIndex | undefined = undefined;

  /** The entry of a form, or -1. */
  find(key: IndexKey): number {
    if (isIntTuple(key)) return this.tuples === undefined ? -1 : this.tuples.find(key);
    return this.others.get(key) ?? -1;
  }

  has(key: IndexKey): boolean {
    return this.find(key) >= 0;
  }

  /** Adds a form that is not there. */
  add(key: IndexKey, entry: number): void {
    if (isIntTuple(key)) {
      this.tuples ??= new TupleIndex();
      this.tuples.add(key, entry);
    } else this.others.set(key, entry);
  }

  /** Sets the entry of a form. */
  set(key: IndexKey, entry: number): void {
    if (!isIntTuple(key)) this.others.set(key, entry);
    else if (this.tuples === undefined || !this.tuples.move(key, entry)) this.add(key, entry);
  }

  delete(key: IndexKey): void {
    if (isIntTuple(key)) this.tuples?.delete(key);
    else this.others.delete(key);
  }

  /** Deletes the form under which an entry is listed, whatever it is. */
  deleteEntry(entry: number): void {
    for (const [key, at] of this.others) {
      if (at !== entry) continue;
      this.others.delete(key);
      return;
    }
    this.tuples?.deleteEntry(entry);
  }

  /** Gives every entry another number. */
  renumber(numberOf: (entry: number) => number): void {
    for (const [key, entry] of this.others) this.others.set(key, numberOf(entry));
    this.tuples?.renumber(numberOf);
  }

  /** A copy with other numbers. */
  copy(numberOf: (entry: number) => number): KeyIndex {
    const copy = new KeyIndex();
    for (const [key, entry] of this.others) copy.others.set(key, numberOf(entry));
    copy.tuples = this.tuples?.copy(numberOf);
    return copy;
  }
}

const SMALLEST = 16;
const EMPTY = 0;
const DELETED = -1;

/** An open-addressed hash table of tuples of ints, at most half full, with linear probing. */
export class TupleIndex {
  /** By ordinal: the tuples in the order they came, undefined where one was deleted, and their entries. */
  forms: (PyTuple | undefined)[] = [];
  entries: number[] = [];
  /** Ordinals plus one. */
  slots: Int32Array = new Int32Array(SMALLEST);
  size = 0;

  find(key: PyTuple): number {
    const slot = this.#slotOf(key);
    return slot < 0 ? -1 : (this.entries[(this.slots[slot] as number) - 1] as number);
  }

  add(key: PyTuple, entry: number): void {
    if (this.forms.length * 2 >= this.slots.length) this.#rebuild();
    this.forms.push(key);
    this.entries.push(entry);
    this.size++;
    this.#place(key, this.forms.length);
  }

  /** Changes the entry of a tuple; false if it is not there. */
  move(key: PyTuple, entry: number): boolean {
    const slot = this.#slotOf(key);
    if (slot < 0) return false;
    this.entries[(this.slots[slot] as number) - 1] = entry;
    return true;
  }

  delete(key: PyTuple): void {
    const slot = this.#slotOf(key);
    if (slot < 0) return;
    this.forms[(this.slots[slot] as number) - 1] = undefined;
    this.slots[slot] = DELETED;
    this.size--;
  }

  deleteEntry(entry: number): void {
    const ordinal = this.entries.findIndex((at, ordinal) => at === entry && this.forms[ordinal] !== undefined);
    if (ordinal >= 0) this.delete(this.forms[ordinal] as PyTuple);
  }

  renumber(numberOf: (entry: number) => number): void {
    for (let ordinal = 0; ordinal < this.forms.length; ordinal++)
      if (this.forms[ordinal] !== undefined) this.entries[ordinal] = numberOf(this.entries[ordinal] as number);
  }

  copy(numberOf: (entry: number) => number): TupleIndex {
    const copy = new TupleIndex();
    copy.forms = this.forms.slice();
    copy.entries = this.entries.slice();
    copy.slots = this.slots.slice();
    copy.size = this.size;
    copy.renumber(numberOf);
    return copy;
  }

  /** The slot of a tuple, or -1. */
  #slotOf(key: PyTuple): number {
    const { slots, forms } = this;
    const mask = slots.length - 1;
    const items = key.items as readonly number[];
    for (let at = hashInts(items) & mask; ; at = (at + 1) & mask) {
      const ordinal = slots[at] as number;
      if (ordinal === EMPTY) return -1;
      if (ordinal !== DELETED && areSame((forms[ordinal - 1] as PyTuple).items as readonly number[], items)) return at;
    }
  }

  #place(key: PyTuple, ordinal: number): void {
    const mask = this.slots.length - 1;
    let at = hashInts(key.items as readonly number[]) & mask;
    while (this.slots[at] !== EMPTY) at = (at + 1) & mask;
    this.slots[at] = ordinal;
  }

  /** Makes room, without the ordinals that were deleted. */
  #rebuild(): void {
    const { forms, entries } = this;
    let room = SMALLEST;
    while (room < this.size * 4) room *= 2;
    this.slots = new Int32Array(room);
    this.forms = [];
    this.entries = [];
    for (let ordinal = 0; ordinal < forms.length; ordinal++) {
      const form = forms[ordinal];
      if (form === undefined) continue;
      this.forms.push(form);
      this.entries.push(entries[ordinal] as number);
      this.#place(form, this.forms.length);
    }
  }
}

/** Multiplies by the golden ratio's bits and folds, item by item (Knuth, TAOCP volume 3, 6.4). */
function hashInts(items: readonly number[]): number {
  let hash = items.length;
  for (let i = 0; i < items.length; i++) hash = Math.imul(hash ^ (items[i] as number), 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 16);
}

function areSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
