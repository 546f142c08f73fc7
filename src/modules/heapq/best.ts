/** nsmallest and nlargest: the first of an iterable in order, reading it once and keeping few. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { PyList } from '../../runtime/objects/list.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { callMaybe } from '../../runtime/operations/call.ts';
import { lessThan } from '../../runtime/operations/compare.ts';
import { hasIndex, toSize } from '../../runtime/operations/index.ts';
import { charge, getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { sortedByKeys } from '../../runtime/operations/sort.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';

/** Items beyond those wanted that are collected before all but the best are dropped. */
const SLACK = 256;

/** The best items so far in the order in which they came, their keys, and the key that a newcomer must beat. */
class Selection {
  readonly wanted: number;
  readonly descending: boolean;
  items: Value[] = [];
  keys: Value[] = [];
  bar: Value | undefined = undefined;

  constructor(wanted: number, descending: boolean) {
    this.wanted = wanted;
    this.descending = descending;
  }

  /** True if an item of that key may be among the best: of equal ones the first stay. */
  beats(key: Value): Maybe<boolean> {
    const { bar } = this;
    if (bar === undefined) return true;
    if (key instanceof PyFloat && bar instanceof PyFloat) return this.descending ? bar.v < key.v : key.v < bar.v;
    if (typeof key === 'number' && typeof bar === 'number') return this.descending ? bar < key : key < bar;
    return this.descending ? lessThan(bar, key) : lessThan(key, bar);
  }

  *add(item: Value, key: Value): Guest<void> {
    charge(this.items, realm().budget);
    this.items.push(item);
    this.keys.push(key);
    if (this.items.length < this.wanted * 2 + SLACK) return;
    const order = yield* this.#order();
    this.bar = this.keys[order[this.wanted - 1] as number];
    order.length = this.wanted;
    order.sort((a, b) => a - b);
    this.items = order.map((i) => this.items[i] as Value);
    this.keys = order.map((i) => this.keys[i] as Value);
  }

  *#order(): Guest<number[]> {
    const places = this.items.map((_, i) => i);
    return (yield* settle(sortedByKeys(places, this.keys, this.descending))) as number[];
  }

  *sorted(): Guest<Value[]> {
    return (yield* settle(sortedByKeys(this.items, this.keys, this.descending))).slice(0, this.wanted);
  }
}

/** The first n items in order (last n in descending order). */
export function* best(n: Value, iterable: Value, key: Value, descending: Value): Guest<Value> {
  if (!hasIndex(n) && !(n instanceof PyFloat))
    throw typeError(`'>=' not supported between instances of '${typeName(n)}' and 'int'`);
  const iterator = yield* settle(getIterator(iterable));
  const wanted = Math.max(0, yield* settle(toSize(n)));
  const selection = new Selection(wanted, descending === true);
  const { budget } = realm();
  for (let count = 1; ; count++) {
    if ((count & 255) === 0) budget.work(64);
    const next = nextOf(iterator);
    const item = isPending(next) ? yield* next : next;
    if (item === undefined) break;
    const found = key === None ? item : callMaybe(key, [item]);
    const itemKey = isPending(found) ? yield* found : found;
    if (wanted === 0) continue;
    const beats = selection.beats(itemKey);
    if (isPending(beats) ? yield* beats : beats) yield* selection.add(item, itemKey);
  }
  return new PyList(yield* selection.sorted());
}
