/** sum: ints and floats in loops of their own, as CPython adds them; anything else by `+`. */
import { continuation, then, wait } from '../runtime/continuations.ts';
import { typeError } from '../runtime/exceptions/raise.ts';
import { isPending, type Maybe } from '../runtime/guest.ts';
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
import { savedLayout } from '../runtime/saving.ts';

/** The items to add: of a list in place, else of an iterator. */
class Source {
  list: PyList | PyTuple | undefined;
  iterator: Value | undefined;
  at = 0;

  constructor(list: PyList | PyTuple | undefined, iterator: Value | undefined) {
    this.list = list;
    this.iterator = iterator;
  }

  next(): Maybe<Value | undefined> {
    if ((++this.at & 1023) === 0) realm().budget.work(256);
    return this.list === undefined ? nextOf(this.iterator as Value) : this.list.items[this.at - 1];
  }
}
savedLayout('sum source', Source, () => new Source(undefined, undefined));

export const sumFunction = nativeFunction(
  'sum',
  '(iterable, /, start=0)',
  (iterable: Value, start: Value = 0): Maybe<Value> => {
    const known = (iterable instanceof PyList || iterable instanceof PyTuple) && iterable.exact ? iterable : undefined;
    if (known === undefined) return then(getIterator(iterable), sourceFound, start);
    checkStart(start);
    return sumOf(new Source(known, undefined), start);
  },
);

const sourceFound = continuation('sum: iterator', (iterator: Value, start: Value): Maybe<Value> => {
  checkStart(start);
  return sumOf(new Source(undefined, iterator), start);
});

function sumOf(source: Source, start: Value): Maybe<Value> {
  const isInt = typeof start === 'number' || (typeof start === 'bigint' && isWord(start));
  return then(isInt ? sumInts(source, start) : start, intsSummed, source);
}

const intsSummed = continuation(
  'sum: ints',
  (total: Value, source: Source): Maybe<Value> =>
    total instanceof PyFloat && total.exact
      ? then(sumFloats(source, total.v, 0), floatsSummed, source)
      : sumRest(source, total),
);
const floatsSummed = continuation(
  'sum: floats',
  (total: Value, source: Source): Maybe<Value> => sumRest(source, total),
);

/** Adds what is left by `+`. */
function sumRest(source: Source, start: Value): Maybe<Value> {
  let total = start;
  for (;;) {
    const item = source.next();
    if (isPending(item)) return wait(item, itemFound, source, total);
    if (item === undefined) return total;
    const sum = binaryOperation('+', total, item);
    if (isPending(sum)) return wait(sum, floatsSummed, source);
    total = sum;
  }
}

const itemFound = continuation(
  'sum: item',
  (item: Value | undefined, source: Source, total: Value): Maybe<Value> =>
    item === undefined ? total : then(binaryOperation('+', total, item), floatsSummed, source),
);

function checkStart(start: Value): void {
  const kind = strOf(start) !== undefined ? 'strings' : start instanceof PyByteArray ? 'bytearray' : 'bytes';
  if (kind === 'strings') throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (bytesOf(start) !== undefined) throw typeError(`sum() can't sum ${kind} [use b''.join(seq) instead]`);
}

/** Adds while items and sum are ints of 64 bits; gives the sum, the item that ended it added. */
function sumInts(source: Source, start: Int): Maybe<Value> {
  let total = start;
  for (;;) {
    const item = source.next();
    if (isPending(item)) return wait(item, intFound, source, total);
    if (item === undefined) return total;
    if (typeof item === 'number' && typeof total === 'number') {
      const sum = total + item;
      if (Number.isSafeInteger(sum)) {
        total = sum;
        continue;
      }
    }
    const sum = binaryOperation('+', total, item);
    if (isPending(sum) || !isWord(item) || !isWord(sum)) return sum;
    total = sum;
  }
}

const intFound = continuation('sum: int', (item: Value | undefined, source: Source, total: Int): Maybe<Value> => {
  if (item === undefined) return total;
  const sum = binaryOperation('+', total, item);
  return isPending(sum) || !isWord(item) || !isWord(sum) ? sum : sumInts(source, sum);
});

/** True for ints and bools that a 64-bit integer holds. */
function isWord(value: Value): value is Int {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return typeof value === 'number' || typeof value === 'boolean';
}

/** Adds floats and ints with compensation (Neumaier); gives the sum, the item that ended it added. */
function sumFloats(source: Source, start: number, lostBefore: number): Maybe<Value> {
  let total = start;
  let lost = lostBefore;
  for (;;) {
    const item = source.next();
    if (isPending(item)) return wait(item, floatFound, source, total, lost);
    if (item instanceof PyFloat && item.exact) {
      const sum = total + item.v;
      lost += lostBy(total, item.v, sum);
      total = sum;
    } else if (item !== undefined && isWord(item)) total += Number(item);
    else return floatEnd(item, total, lost);
  }
}

const floatFound = continuation(
  'sum: float',
  (item: Value | undefined, source: Source, total: number, lost: number): Maybe<Value> => {
    if (item instanceof PyFloat && item.exact) {
      const sum = total + item.v;
      return sumFloats(source, sum, lost + lostBy(total, item.v, sum));
    }
    return item !== undefined && isWord(item)
      ? sumFloats(source, total + Number(item), lost)
      : floatEnd(item, total, lost);
  },
);

const lostBy = (total: number, item: number, sum: number): number =>
  Math.abs(total) >= Math.abs(item) ? total - sum + item : item - sum + total;

function floatEnd(item: Value | undefined, total: number, lost: number): Maybe<Value> {
  const sum = new PyFloat(lost !== 0 && Number.isFinite(lost) ? total + lost : total);
  return item === undefined ? sum : binaryOperation('+', sum, item);
}
