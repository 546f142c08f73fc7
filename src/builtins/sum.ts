/** sum: ints and floats in loops of their own, as CPython adds them; anything else by `+`. */
import { typeError } from '../runtime/exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../runtime/guest.ts';
import { PyByteArray } from '../runtime/objects/bytes.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import type { Int } from '../runtime/objects/int.ts';
import { PyList, PyTuple } from '../runtime/objects/list.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import type { Value } from '../runtime/objects/object.ts';
import { strOf } from '../runtime/objects/str.ts';
import { binaryOperation } from '../runtime/operations/arithmetic.ts';
import { bytesOf } from '../runtime/operations/buffer.ts';
import { getIterator, nextOf } from '../runtime/operations/iterate.ts';
import { realm } from '../runtime/realm.ts';

/** The items to add: of a list in place, else of an iterator. */
class Source {
  readonly #list: PyList | PyTuple | undefined;
  readonly #iterator: Value | undefined;
  #at = 0;

  constructor(list: PyList | PyTuple | undefined, iterator: Value | undefined) {
    this.#list = list;
    this.#iterator = iterator;
  }

  next(): Maybe<Value | undefined> {
    if ((++this.#at & 1023) === 0) realm().budget.work(256);
    return this.#list === undefined ? nextOf(this.#iterator as Value) : this.#list.items[this.#at - 1];
  }
}

export const sumFunction = nativeFunction(
  'sum',
  '(iterable, /, start=0)',
  function* (iterable: Value, start: Value = 0): Guest<Value> {
    const known = (iterable instanceof PyList || iterable instanceof PyTuple) && iterable.exact ? iterable : undefined;
    const iterator = known === undefined ? yield* settle(getIterator(iterable)) : undefined;
    checkStart(start);
    const source = new Source(known, iterator);
    let total: Value = start;
    if (typeof total === 'number' || (typeof total === 'bigint' && isWord(total)))
      total = yield* sumInts(source, total);
    if (total instanceof PyFloat && total.exact) total = yield* sumFloats(source, total.v);
    for (;;) {
      let item = source.next();
      if (isPending(item)) item = yield* item;
      if (item === undefined) return total;
      total = yield* settle(binaryOperation('+', total, item));
    }
  },
);

function checkStart(start: Value): void {
  const kind = strOf(start) !== undefined ? 'strings' : start instanceof PyByteArray ? 'bytearray' : 'bytes';
  if (kind === 'strings') throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (bytesOf(start) !== undefined) throw typeError(`sum() can't sum ${kind} [use b''.join(seq) instead]`);
}

/** Adds while items and sum are ints of 64 bits; gives the sum, the item that ended it added. */
function* sumInts(source: Source, start: Int): Guest<Value> {
  let total = start;
  for (;;) {
    let item = source.next();
    if (isPending(item)) item = yield* item;
    if (item === undefined) return total;
    if (typeof item === 'number' && typeof total === 'number') {
      const sum = total + item;
      if (Number.isSafeInteger(sum)) {
        total = sum;
        continue;
      }
    }
    const sum = yield* settle(binaryOperation('+', total, item));
    if (!isWord(item) || !isWord(sum)) return sum;
    total = sum;
  }
}

/** True for ints and bools that a 64-bit integer holds. */
function isWord(value: Value): value is Int {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return typeof value === 'number' || typeof value === 'boolean';
}

/** Adds floats and ints with compensation (Neumaier); gives the sum, the item that ended it added. */
function* sumFloats(source: Source, start: number): Guest<Value> {
  let total = start;
  let lost = 0;
  for (;;) {
    let item = source.next();
    if (isPending(item)) item = yield* item;
    if (item instanceof PyFloat && item.exact) {
      const sum = total + item.v;
      lost += Math.abs(total) >= Math.abs(item.v) ? total - sum + item.v : item.v - sum + total;
      total = sum;
      continue;
    }
    if (item !== undefined && isWord(item)) {
      total += Number(item);
      continue;
    }
    const sum = new PyFloat(lost !== 0 && Number.isFinite(lost) ? total + lost : total);
    return item === undefined ? sum : yield* settle(binaryOperation('+', sum, item));
  }
}
