/** Iterators over ranges: one for ranges whose arithmetic is exact in JS numbers, one for the others. */
import { BuiltinIterator } from '../operations/iterate.ts';
import { type Int, normalizeInt } from './int.ts';
import { addLengthHint, iteratorType } from './iterator-methods.ts';
import { setTag, TAG, type Value } from './object.ts';
import type { PyRange } from './range.ts';

export class RangeIterator extends BuiltinIterator {
  next: number;
  readonly step: number;
  /** Items still to come. */
  remaining: number;
  constructor(start: number, step: number, count: number) {
    super();
    this.next = start;
    this.step = step;
    this.remaining = count;
  }
  advance(): number | undefined {
    if (this.remaining <= 0) return undefined;
    this.remaining--;
    const { next } = this;
    this.next = next + this.step;
    return next;
  }
  override takeInto(items: Value[], most: number): void {
    const count = Math.min(most, this.remaining);
    for (let i = 0; i < count; i++) items.push(this.next + i * this.step);
    if (count <= 0) return;
    this.remaining -= count;
    this.next += count * this.step;
  }
}
setTag(RangeIterator, TAG.rangeIterator);
const rangeIteratorType = iteratorType('range_iterator', RangeIterator);
addLengthHint<RangeIterator>(rangeIteratorType, (iterator) => iterator.remaining);

export class LongRangeIterator extends BuiltinIterator {
  next: bigint;
  readonly step: bigint;
  remaining: bigint;
  constructor(start: Int, step: Int, count: Int) {
    super();
    this.next = BigInt(start);
    this.step = BigInt(step);
    this.remaining = BigInt(count);
  }
  advance(): Int | undefined {
    if (this.remaining <= 0n) return undefined;
    this.remaining--;
    const { next } = this;
    this.next = next + this.step;
    return normalizeInt(next);
  }
}
const longRangeIteratorType = iteratorType('longrange_iterator', LongRangeIterator);
addLengthHint<LongRangeIterator>(longRangeIteratorType, (iterator) => normalizeInt(iterator.remaining));

/** The iterator of a range. */
export function rangeIterator(range: PyRange): Value {
  const { start, step, length } = range;
  if (range.small) return new RangeIterator(start as number, step as number, length as number);
  return new LongRangeIterator(start, step, length);
}

/** The iterator over a range from its last item to its first. */
export function rangeReversed(range: PyRange): Value {
  const { start, step, length } = range;
  if (range.small) {
    const last = (start as number) + ((length as number) - 1) * (step as number);
    return new RangeIterator(last, -(step as number), length as number);
  }
  const last = BigInt(start) + (BigInt(length) - 1n) * BigInt(step);
  return new LongRangeIterator(last, -BigInt(step), length);
}
