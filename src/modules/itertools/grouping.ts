/** groupby and tee: several iterators over one source. */
import { valueError } from '../../runtime/exceptions/raise.ts';
import { after, type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { iteratorType } from '../../runtime/objects/iterator-methods.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { addMethods } from '../../runtime/objects/native.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { equals } from '../../runtime/operations/compare.ts';
import { toSize } from '../../runtime/operations/index.ts';
import { BuiltinIterator, getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { newInstance } from '../../runtime/operations/new-instance.ts';
import { realm } from '../../runtime/realm.ts';
import { savedLayout } from '../../runtime/saving.ts';

class GroupBy extends BuiltinIterator {
  readonly source: Value;
  readonly key: Value;
  /** Key of the group given last. */
  groupKey: Value | undefined = undefined;
  /** The item read last and its key. */
  current: Value | undefined = undefined;
  currentKey: Value | undefined = undefined;
  /** The group given last; older ones are at their end. */
  group: Group | undefined = undefined;
  constructor(source: Value, key: Value) {
    super();
    this.source = source;
    this.key = key;
  }
  advance(): Maybe<Value | undefined> {
    this.group = undefined;
    return this.#next();
  }
  /** Reads on to the first item of another key than the group's. */
  #next(): Maybe<Value | undefined> {
    for (;;) {
      if (this.currentKey !== undefined) {
        if (this.groupKey === undefined) return this.#begin();
        const same = equals(this.groupKey, this.currentKey);
        if (isPending(same)) return after(same, (yes) => (yes ? this.#stepOn() : this.#begin()));
        if (!same) return this.#begin();
      }
      realm().budget.work(1);
      const read = this.step();
      if (isPending(read)) return after(read, (more) => (more ? this.#next() : undefined));
      if (!read) return undefined;
    }
  }
  #stepOn(): Maybe<Value | undefined> {
    realm().budget.work(1);
    return after(this.step(), (more): Maybe<Value | undefined> => (more ? this.#next() : undefined));
  }
  #begin(): Value {
    this.groupKey = this.currentKey as Value;
    const group = new Group(this, this.groupKey);
    this.group = group;
    return new PyTuple([this.groupKey, group]);
  }
  /** The item read last, which is given once. */
  give(): Value | undefined {
    const item = this.current;
    this.current = undefined;
    return item;
  }
  /** Reads one item; false at the end of the source. */
  step(): Maybe<boolean> {
    const item = nextOf(this.source);
    return isPending(item) ? after(item, (given) => this.#read(given)) : this.#read(item);
  }
  #read(item: Value | undefined): Maybe<boolean> {
    if (item === undefined) return false;
    const key = this.key === None ? item : callMaybe(this.key, [item]);
    return isPending(key) ? after(key, (found) => this.#take(item, found)) : this.#take(item, key);
  }
  #take(item: Value, key: Value): boolean {
    this.currentKey = key;
    this.current = item;
    return true;
  }
}

class Group extends BuiltinIterator {
  readonly parent: GroupBy;
  readonly key: Value;
  constructor(parent: GroupBy, key: Value) {
    super();
    this.parent = parent;
    this.key = key;
  }
  advance(): Maybe<Value | undefined> {
    const { parent } = this;
    if (parent.group !== this) return undefined;
    if (parent.current !== undefined) return this.#give();
    const read = parent.step();
    if (isPending(read)) return after(read, (more): Maybe<Value | undefined> => (more ? this.#give() : undefined));
    return read ? this.#give() : undefined;
  }
  /** The item read last, if it is of this group. */
  #give(): Maybe<Value | undefined> {
    const { parent } = this;
    const same = equals(this.key, parent.currentKey as Value);
    if (isPending(same)) return after(same, (yes) => (yes ? parent.give() : undefined));
    return same ? parent.give() : undefined;
  }
}
iteratorType('itertools._grouper', Group);
export const groupByType = iteratorType('itertools.groupby', GroupBy, { final: false });
addMethods(groupByType, {
  __new__: [
    '(cls, iterable, key=None)',
    (cls: Value, iterable: Value, key: Value = None): Maybe<Value> =>
      after(getIterator(iterable), (source) => newInstance(cls, groupByType, GroupBy, source, key)),
  ],
});

/** An item read from a source, and the one after it once read. */
class Link extends PyObject {
  item: Value | undefined = undefined;
  next: Link | undefined = undefined;
}
savedLayout('itertools.Link', Link);

class Tee extends BuiltinIterator {
  readonly source: Value;
  /** Where the next item is, or will be put by whoever reads it first. */
  link: Link;
  constructor(source: Value, link: Link) {
    super();
    this.source = source;
    this.link = link;
  }
  advance(): Maybe<Value | undefined> {
    const { link } = this;
    if (link.next !== undefined) return this.#forward(link);
    return after(nextOf(this.source), (item) => {
      if (item === undefined) return undefined;
      realm().budget.allocate(48);
      link.item = item;
      link.next = new Link();
      return this.#forward(link);
    });
  }
  #forward(link: Link): Value {
    this.link = link.next as Link;
    return link.item as Value;
  }
}
export const teeType = iteratorType('itertools._tee', Tee, { final: false });

function teeOf(cls: Value, iterable: Value): Maybe<Value> {
  return after(getIterator(iterable), (source) =>
    source instanceof Tee
      ? newInstance(cls, teeType, Tee, source.source, source.link)
      : newInstance(cls, teeType, Tee, source, new Link()),
  );
}
addMethods(teeType, {
  __new__: ['(cls, iterable, /)', teeOf],
  __copy__: ['(self, /)', (self: Tee) => new Tee(self.source, self.link)],
});

/** `tee(iterable, n)`. */
export function* tee(iterable: Value, n: Value = 2): Guest<Value> {
  const count = yield* settle(toSize(n));
  if (count < 0) throw valueError('n must be >= 0');
  if (count === 0) return new PyTuple([]);
  realm().budget.allocate(count * 64);
  const source = yield* settle(getIterator(iterable));
  const first = source instanceof Tee ? source : new Tee(source, new Link());
  const all: Value[] = [first];
  for (let i = 1; i < count; i++) all.push(new Tee(first.source, first.link));
  return new PyTuple(all);
}
