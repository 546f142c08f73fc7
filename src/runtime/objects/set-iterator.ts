/** The iterator over a set, in CPython's table order where that is known, else in insertion order. */
import { runtimeError } from '../exceptions/raise.ts';
import { BuiltinIterator } from '../operations/iterate.ts';
import { tableOf } from '../operations/set-order.ts';
import { addLengthHint, iteratorType } from './iterator-methods.ts';
import type { Value } from './object.ts';
import type { PySet } from './set.ts';
import type { SetTable } from './set-table.ts';

export class SetIterator extends BuiltinIterator {
  set: PySet | undefined;
  /** Size at the start; -1 after a change was reported: it is reported again. */
  size: number;
  /** Next slot of the table, or next entry. */
  position = 0;
  remaining: number;

  constructor(set: PySet) {
    super();
    this.set = set;
    this.size = set.size;
    this.remaining = set.size;
  }

  advance(): Value | undefined {
    const { set } = this;
    if (set === undefined) return undefined;
    if (this.size !== set.size) {
      this.size = -1;
      throw runtimeError('Set changed size during iteration');
    }
    const table = tableOf(set);
    const item = table === undefined ? this.#nextEntry(set) : this.#nextSlot(set, table.slots);
    if (item === undefined) this.set = undefined;
    else this.remaining--;
    return item;
  }

  #nextSlot(set: PySet, slots: SetTable['slots']): Value | undefined {
    while (this.position < slots.length) {
      const slot = slots[this.position++];
      if (slot > 0) return set.keys[slot - 1];
    }
    return undefined;
  }

  #nextEntry(set: PySet): Value | undefined {
    while (this.position < set.keys.length) {
      const key = set.keys[this.position++];
      if (key !== undefined) return key;
    }
    return undefined;
  }
}
addLengthHint<SetIterator>(iteratorType('set_iterator', SetIterator), ({ set, size, remaining }) =>
  set !== undefined && set.size === size ? remaining : 0,
);
