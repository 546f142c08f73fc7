/**
 * Containers on their way into a pickle: each says which of its items is next and writes the instructions between
 * them. They lie on a stack of the writer's own, so that depth is bounded by a number and not by the JS stack.
 *
 * Must not know: how an item is written.
 */
import { runtimeError } from '../../runtime/exceptions/raise.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import type { PyList, PyTuple } from '../../runtime/objects/list.ts';
import type { Value } from '../../runtime/objects/object.ts';
import type { PyFrozenSet, PySet } from '../../runtime/objects/set.ts';
import type { Memo } from './memo.ts';
import type { PickleOutput } from './output.ts';

/** Items that one instruction adds at most. */
const BATCH = 1000;

/** What a walk writes with. */
export interface WalkTarget {
  readonly output: PickleOutput;
  readonly memo: Memo;
  readonly protocol: number;
  remember(object: Value): void;
  recall(object: Value): void;
}

/** One container: gives its items one by one, undefined when all is written. */
export interface Walk {
  next(target: WalkTarget): Value | undefined;
}

/** Items in groups that begin with a mark; protocol 0 adds each for itself. */
abstract class Batches implements Walk {
  /** Items still to come in this group; -1: none was begun. */
  protected left = -1;
  protected marked = false;
  protected full = false;
  /** The last group has less than it could have. */
  protected abstract readonly endsShort: boolean;
  /** Adds what lies behind the mark. */
  protected abstract readonly addMany: number;
  /** Adds one. */
  protected abstract readonly addOne: number;
  protected abstract remaining(): number;
  protected abstract item(target: WalkTarget): Value | undefined;

  next(target: WalkTarget): Value | undefined {
    if (this.left > 0) return this.item(target);
    if (this.left === 0) target.output.byte(this.marked ? this.addMany : this.addOne);
    const remaining = this.remaining();
    // As CPython writes them, behind a full group of pairs or of a set's items comes another one, if need be an empty one.
    if (remaining === 0) {
      if (this.full && this.endsShort) target.output.bytes(Uint8Array.of(0x28, this.addMany));
      return undefined;
    }
    const first = this.left < 0;
    this.marked = target.protocol > 0 && (!first || remaining > 1 || this.addOne < 0);
    this.left = target.protocol > 0 ? Math.min(BATCH, remaining) : 1;
    this.full = this.left === BATCH;
    if (this.marked) target.output.byte(0x28);
    return this.item(target);
  }
}

export class ListWalk extends Batches {
  readonly list: PyList;
  #at = 0;
  protected readonly addMany = 0x65;
  protected readonly addOne = 0x61;
  protected readonly endsShort = false;
  constructor(list: PyList) {
    super();
    this.list = list;
  }
  protected remaining(): number {
    return Math.max(0, this.list.items.length - this.#at);
  }
  protected item(target: WalkTarget): Value | undefined {
    // What runs in between may have shortened it: then the group ends here.
    if (this.#at >= this.list.items.length) {
      this.left = 0;
      return this.next(target);
    }
    this.left--;
    return this.list.items[this.#at++];
  }
}

export class DictWalk extends Batches {
  readonly dict: PyDict;
  readonly #structure: number;
  #entry = 0;
  #passed = 0;
  #value: Value | undefined = undefined;
  protected readonly addMany = 0x75;
  protected readonly addOne = 0x73;
  protected readonly endsShort = true;
  constructor(dict: PyDict) {
    super();
    this.dict = dict;
    this.#structure = dict.structure;
  }
  protected remaining(): number {
    return this.dict.size - this.#passed;
  }
  protected item(): Value | undefined {
    const { dict } = this;
    if (dict.structure !== this.#structure) throw runtimeError('dictionary changed size during iteration');
    const value = this.#value;
    if (value !== undefined) {
      this.#value = undefined;
      this.left--;
      this.#passed++;
      return value;
    }
    while (dict.keys[this.#entry] === undefined) this.#entry++;
    this.#value = dict.valueAt(this.#entry);
    return dict.keys[this.#entry++];
  }
}

export class SetWalk extends Batches {
  readonly set: PySet;
  readonly items: readonly Value[];
  readonly #structure: number;
  #at = 0;
  protected readonly addMany = 0x90;
  protected readonly addOne = -1;
  protected readonly endsShort = true;
  constructor(set: PySet, items: readonly Value[]) {
    super();
    this.set = set;
    this.items = items;
    this.#structure = set.structure;
  }
  protected remaining(): number {
    return this.items.length - this.#at;
  }
  protected item(): Value | undefined {
    if (this.set.structure !== this.#structure) throw runtimeError('set changed size during iteration');
    this.left--;
    return this.items[this.#at++];
  }
}

/** A tuple or frozenset: its items lie on the stack before it is made, so one that holds itself is made on the way. */
export class FixedWalk implements Walk {
  readonly object: PyTuple | PyFrozenSet;
  readonly items: readonly Value[];
  readonly #isTuple: boolean;
  #at = 0;
  constructor(object: PyTuple | PyFrozenSet, items: readonly Value[], isTuple: boolean) {
    this.object = object;
    this.items = items;
    this.#isTuple = isTuple;
  }

  next(target: WalkTarget): Value | undefined {
    const { items } = this;
    const short = this.#isTuple && items.length <= 3 && target.protocol >= 2;
    if (this.#at === 0 && !short) target.output.byte(0x28);
    if (this.#at < items.length) return items[this.#at++];
    if (target.memo.has(this.object)) {
      // One of the items has it inside: what lies on the stack is not needed.
      if (short || target.protocol === 0) for (let i = short ? 0 : -1; i < items.length; i++) target.output.byte(0x30);
      else target.output.byte(0x31);
      target.recall(this.object);
      return undefined;
    }
    target.output.byte(short ? 0x84 + items.length : this.#isTuple ? 0x74 : 0x91);
    target.remember(this.object);
    return undefined;
  }
}
