/**
 * dict: dense arrays of keys and values in insertion order, and an index from each key's index form to its entry.
 * The index form (`indexKey`, operations/hash.ts) is a JS value that is equal exactly when the Python keys are: a
 * number for 1, 1.0 and True, a marked string for most tuples, the object itself where equality is identity. Keys whose
 * `__hash__` or `__eq__` is guest code have no such form; they are entries under their hash in `guestKeys` and are
 * found by operations/dict-lookup.ts, which may call guest code.
 *
 * Must not know: guest calls, messages.
 */
import { type IndexKey, KeyIndex } from './key-index.ts';
import { Cell, PyObject, setTag, TAG, type Value } from './object.ts';
import { type Str, WideStr } from './str.ts';
import { builtinType } from './type.ts';

/** Entries below `upTo` by the hash of their keys; blanked ones may still be listed. */
export interface HashedEntries {
  readonly byHash: Map<number | bigint, number[]>;
  upTo: number;
}

/** Entries up to which a dict has no map: most dicts are records, and a map would cost more than looking at each key. */
const MAX_SMALL = 8;

/** Entries of the smallest table: two thirds of eight slots. */
const SMALLEST_ROOM = 5;

/** Entries of CPython's table of at least so many slots. */
function roomFor(slots: number): number {
  let size = 8;
  while (size < slots) size *= 2;
  return Math.floor((size * 2) / 3);
}

/** Entries that fit beside so many in the smallest table that holds these. */
function roomBeside(count: number): number {
  let size = 8;
  while (Math.floor((size * 2) / 3) < count) size *= 2;
  return Math.floor((size * 2) / 3) - count;
}

export class PyDict extends PyObject {
  /** Entries in insertion order; undefined marks a deleted one. */
  keys: (Value | undefined)[] = [];
  /** Values beside `keys`; read them through `valueAt`, because a namespace keeps cells. */
  protected slots: (Value | undefined)[] = [];
  /** See `index`. */
  protected indexed: KeyIndex | undefined = undefined;
  /** Entries whose keys need guest code to compare, by hash. */
  guestKeys: Map<number | bigint, number[]> | undefined = undefined;
  /** Entries of indexed keys by hash, made when a guest key is looked up; entry numbers stay valid while it is there. */
  hashed: HashedEntries | undefined = undefined;
  size = 0;
  /** Entries that can still be appended before the table grows and its gaps are closed: iterators can tell when. */
  room = SMALLEST_ROOM;
  /** Grows with every insertion of a new key, deletion and clear: iterators notice. */
  structure = 0;

  /** Entry by index form of its key. Made when first asked for, or when the dict outgrows looking at each key. */
  get index(): KeyIndex {
    return this.indexed ?? this.#makeIndex();
  }

  #makeIndex(): KeyIndex {
    const index = new KeyIndex();
    for (let entry = 0; entry < this.keys.length; entry++) {
      const key = this.keys[entry];
      if (typeof key === 'string' || typeof key === 'number') index.others.set(key, entry);
      else if (key instanceof WideStr) index.others.set(key.key, entry);
    }
    this.indexed = index;
    return index;
  }

  /** The entry under an index form, or -1. */
  find(key: IndexKey): number {
    if (this.indexed !== undefined) return this.indexed.find(key);
    const { keys } = this;
    if (keys.length > MAX_SMALL) return this.index.find(key);
    for (let entry = 0; entry < keys.length; entry++) {
      const stored = keys[entry];
      if (stored === key) return entry;
      if (typeof stored === 'object') return this.index.find(key);
    }
    return -1;
  }

  /** A dict of str keys, all of them different, that takes the arrays over. */
  static ofText(keys: Str[], values: Value[]): PyDict {
    const dict = new PyDict();
    dict.keys = keys;
    dict.slots = values;
    dict.size = keys.length;
    dict.structure = keys.length;
    dict.room = roomBeside(keys.length);
    return dict;
  }

  /** The value under an index form, or undefined. */
  get(key: IndexKey): Value | undefined {
    const entry = this.find(key);
    return entry < 0 ? undefined : this.valueAt(entry);
  }

  has(key: IndexKey): boolean {
    return this.find(key) >= 0;
  }

  /** Sets the value of a key given with its index form; an equal key already there stays as it is. */
  set(index: IndexKey, key: Value, value: Value): void {
    const entry = this.find(index);
    if (entry >= 0) this.setValueAt(entry, value);
    else this.insert(index, key, value);
  }

  /** Adds a key that is not there. */
  insert(index: IndexKey, key: Value, value: Value): void {
    const plain = index === key && (typeof key === 'string' || typeof key === 'number');
    if (this.indexed === undefined && plain && this.keys.length < MAX_SMALL) this.append(key, value);
    else this.index.add(index, this.append(key, value));
  }

  /** Removes a key by its index form; false if it is not there. */
  delete(index: IndexKey): boolean {
    const entry = this.find(index);
    if (entry < 0) return false;
    this.indexed?.delete(index);
    this.removeEntry(entry);
    return true;
  }

  /** Adds an entry without touching the index; returns its number. */
  append(key: Value, value: Value): number {
    if (--this.room < 0) this.#grow();
    const entry = this.keys.length;
    this.keys.push(key);
    this.slots.push(value);
    this.size++;
    this.structure++;
    return entry;
  }

  /** Blanks an entry that is already out of the index. */
  removeEntry(entry: number): void {
    this.keys[entry] = undefined;
    this.slots[entry] = undefined;
    this.size--;
    this.structure++;
  }

  /** After `popitem`: the places of the last entry and of the gaps before it are used again. */
  dropTail(): void {
    while (this.keys.length > 0 && this.keys[this.keys.length - 1] === undefined) {
      this.keys.pop();
      this.slots.pop();
    }
    if (this.hashed !== undefined) this.hashed.upTo = Math.min(this.hashed.upTo, this.keys.length);
  }

  clear(): void {
    this.keys = [];
    this.slots = [];
    this.indexed = undefined;
    this.guestKeys = undefined;
    this.hashed = undefined;
    this.size = 0;
    this.room = SMALLEST_ROOM;
    this.structure++;
  }

  /** True if there are neither entries nor gaps. */
  get isFresh(): boolean {
    return this.keys.length === 0;
  }

  /** Takes the entries of a dict over that is given up; this one is empty. */
  become(other: PyDict): void {
    this.keys = other.keys;
    this.slots = other.slots;
    this.indexed = other.indexed;
    this.guestKeys = other.guestKeys;
    this.hashed = undefined;
    this.size = other.size;
    this.room = other.room;
    this.structure++;
  }

  valueAt(entry: number): Value {
    return this.slots[entry] as Value;
  }

  setValueAt(entry: number, value: Value): void {
    this.slots[entry] = value;
  }

  /** Shallow copy of exact dict layout, whatever this one's is. */
  copy(): PyDict {
    const copy = new PyDict();
    if (this.indexed === undefined && this.size === this.keys.length && this.size <= SMALLEST_ROOM) {
      for (let entry = 0; entry < this.size; entry++) copy.append(this.keys[entry] as Value, this.valueAt(entry));
      return copy;
    }
    const moved: number[] = [];
    for (let entry = 0; entry < this.keys.length; entry++) {
      const key = this.keys[entry];
      if (key !== undefined) moved[entry] = copy.append(key, this.valueAt(entry));
    }
    copy.indexed = this.indexed?.copy((entry) => moved[entry] as number);
    if (this.guestKeys !== undefined) {
      copy.guestKeys = new Map();
      for (const [hash, entries] of this.guestKeys)
        copy.guestKeys.set(
          hash,
          entries.map((entry) => moved[entry] as number),
        );
    }
    return copy;
  }

  /** Before an entry for which there is no room: a table three times as large as what is left in it, without gaps. */
  #grow(): void {
    this.room = roomFor(this.size * 3) - this.size - 1;
    if (this.size < this.keys.length) this.compact();
  }

  /** Closes the gaps; entry numbers change. */
  protected compact(): void {
    const moved: number[] = [];
    const keys: (Value | undefined)[] = [];
    const slots: (Value | undefined)[] = [];
    for (let entry = 0; entry < this.keys.length; entry++) {
      if (this.keys[entry] === undefined) continue;
      moved[entry] = keys.length;
      keys.push(this.keys[entry]);
      slots.push(this.slots[entry]);
    }
    this.indexed?.renumber((entry) => moved[entry] as number);
    if (this.guestKeys !== undefined) {
      for (const [hash, entries] of this.guestKeys)
        this.guestKeys.set(
          hash,
          entries.map((entry) => moved[entry] as number),
        );
    }
    this.keys = keys;
    this.slots = slots;
    this.hashed = undefined;
  }
}
export const dictType = builtinType('dict', PyDict);
setTag(PyDict, TAG.dict);

/**
 * A dict of names: globals, builtins. Every name has a cell that compiled sites hold on to: reading a global is one
 * load, and deleting or re-creating the name goes through the same cell.
 */
export class PyNamespace extends PyDict {
  /** Cells of names that are not there: code has asked for them, or they were there before. */
  #unbound: Map<string, Cell> | undefined = undefined;

  /** The cell of a name, made unbound if the name is not there (yet). */
  cell(name: string): Cell {
    const entry = this.find(name);
    if (entry >= 0 && typeof this.keys[entry] === 'string') return this.slots[entry] as Cell;
    let cell = this.#unbound?.get(name);
    if (cell === undefined) {
      cell = new Cell(undefined);
      this.#keep(name, cell);
    }
    return cell;
  }

  #keep(name: string, cell: Cell): void {
    this.#unbound ??= new Map();
    this.#unbound.set(name, cell);
  }

  /** Binds a name. */
  setName(name: string, value: Value): void {
    this.set(name, name, value);
  }

  /** After a store through a cell that was unbound: the name becomes an entry. */
  override append(key: Value, value: Value): number {
    const known = typeof key === 'string' ? this.#unbound?.get(key) : undefined;
    if (known !== undefined) this.#unbound?.delete(key as string);
    const cell = known ?? new Cell(undefined);
    cell.value = value;
    return super.append(key, cell);
  }

  override removeEntry(entry: number): void {
    this.#unbind(entry);
    super.removeEntry(entry);
  }

  override clear(): void {
    for (let entry = 0; entry < this.slots.length; entry++) this.#unbind(entry);
    super.clear();
  }

  /** Code that knows the cell of a name finds it unbound, and the same one when the name is there again. */
  #unbind(entry: number): void {
    const cell = this.slots[entry] as Cell | undefined;
    if (cell === undefined) return;
    cell.value = undefined;
    const key = this.keys[entry];
    if (typeof key === 'string') this.#keep(key, cell);
  }

  override valueAt(entry: number): Value {
    return (this.slots[entry] as Cell).value as Value;
  }

  override setValueAt(entry: number, value: Value): void {
    (this.slots[entry] as Cell).value = value;
  }
}
Object.defineProperty(PyNamespace.prototype, 'cls', { value: dictType, writable: true });
setTag(PyNamespace, 0);
