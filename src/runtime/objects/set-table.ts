/**
 * Where CPython's set would keep each item: its open-addressed table, replayed from hashes and the order of
 * insertions and removals, because iteration, pop and the results of set algebra follow table order. Membership is
 * not asked here (PySet has a Map for that), so a table is only built for sets that are iterated or lose items.
 *
 * Takes hashes as 32-bit halves and entry numbers; must not know values.
 */
import { savedLayout } from '../saving.ts';

const SMALLEST = 8;
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
const UNUSED = 0;
const DUMMY = -1;

/** Slots: making a typed array costs more than a few numbers. */
function emptySlots(size: number): Int32Array | number[] {
  return size === SMALLEST ? [0, 0, 0, 0, 0, 0, 0, 0] : new Int32Array(size);
}

export class SetTable {
  /** Entry number + 1, 0 where never used, -1 where an item was removed. */
  slots = emptySlots(SMALLEST);
  /** Slots that are not unused. */
  fill = 0;
  /** Items. */
  used = 0;
  /** Halves of the hashes, by entry number. */
  lows: number[] = [];
  highs: number[] = [];
  /** Slots looked at since the last reset, for metering. */
  probes = 0;

  get mask(): number {
    return this.slots.length - 1;
  }

  /** Puts in an item that is not there. Entries are numbered from 0 without gaps. */
  add(entry: number, high: number, low: number): void {
    this.highs[entry] = high;
    this.lows[entry] = low;
    this.used++;
    if (this.#place(entry)) return;
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.#growToUsed();
  }

  /** Removes an item: its slot stays taken. */
  remove(entry: number): void {
    const { mask } = this;
    let perturbHigh = this.highs[entry];
    let perturbLow = this.lows[entry];
    let i = perturbLow & mask;
    for (;;) {
      const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= last; at++) {
        if (this.slots[at] !== entry + 1) continue;
        this.slots[at] = DUMMY;
        this.used--;
        return;
      }
      perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
      perturbHigh >>>= PERTURB_SHIFT;
      i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
    }
  }

  /** Before a bulk insertion of so many items. */
  presize(incoming: number): void {
    if ((this.fill + incoming) * 5 >= this.mask * 3) this.#resize((this.used + incoming) * 2);
  }

  /** After a bulk removal: a quarter of dummies is too many. */
  purge(): void {
    if (this.fill - this.used > Math.floor(this.mask / 4)) this.#growToUsed();
  }

  /** The entry in the first taken slot from a position on, and the position behind it; undefined at the end. */
  nextFrom(position: number): { entry: number; position: number } | undefined {
    for (let at = position; at < this.slots.length; at++) {
      if (this.slots[at] > 0) return { entry: this.slots[at] - 1, position: at + 1 };
    }
    return undefined;
  }

  /** Entry numbers in table order. */
  entries(): number[] {
    const entries: number[] = [];
    for (const slot of this.slots) if (slot > 0) entries.push(slot - 1);
    return entries;
  }

  /** Same slots for a set whose entries are numbered in this one's table order. Only without dummies. */
  cloneRenumbered(): SetTable {
    const clone = new SetTable();
    clone.slots = emptySlots(this.slots.length);
    clone.fill = this.used;
    clone.used = this.used;
    for (let at = 0; at < this.slots.length; at++) {
      if (this.slots[at] <= 0) continue;
      const entry = this.slots[at] - 1;
      clone.slots[at] = clone.lows.length + 1;
      clone.lows.push(this.lows[entry]);
      clone.highs.push(this.highs[entry]);
    }
    return clone;
  }

  /** Entries got new numbers: `moved` by the old ones. */
  renumber(moved: readonly number[]): void {
    const lows: number[] = [];
    const highs: number[] = [];
    for (let at = 0; at < this.slots.length; at++) {
      if (this.slots[at] <= 0) continue;
      const before = this.slots[at] - 1;
      const after = moved[before];
      this.slots[at] = after + 1;
      lows[after] = this.lows[before];
      highs[after] = this.highs[before];
    }
    this.lows = lows;
    this.highs = highs;
  }

  /** True if the item took the place of a removed one: the last that the search passed. */
  #place(entry: number): boolean {
    const { slots, mask } = this;
    let dummy = -1;
    let perturbHigh = this.highs[entry];
    let perturbLow = this.lows[entry];
    let i = perturbLow & mask;
    for (;;) {
      const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let at = i; at <= last; at++) {
        if (slots[at] === DUMMY) dummy = at;
        if (slots[at] !== UNUSED) continue;
        slots[dummy < 0 ? at : dummy] = entry + 1;
        this.probes += at - i + 1;
        return dummy >= 0;
      }
      this.probes += last - i + 1;
      perturbLow = (perturbLow >>> PERTURB_SHIFT) | (perturbHigh << (32 - PERTURB_SHIFT));
      perturbHigh >>>= PERTURB_SHIFT;
      i = (Math.imul(i, 5) + 1 + perturbLow) & mask;
    }
  }

  #growToUsed(): void {
    this.#resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  #resize(minimum: number): void {
    let size = SMALLEST;
    while (size <= minimum) size *= 2;
    if (size === SMALLEST && this.slots.length === SMALLEST && this.fill === this.used) return;
    const entries = this.entries();
    this.slots = emptySlots(size);
    this.fill = this.used;
    for (const entry of entries) this.#place(entry);
  }
}
savedLayout('set-table', SetTable);
