/** range: three ints; nothing is stored per item. */
import type { Int } from './int.ts';
import { normalizeInt } from './int.ts';
import { PyObject } from './object.ts';
import { builtinType } from './type.ts';

export class PyRange extends PyObject {
  readonly start: Int;
  readonly stop: Int;
  /** Never 0. */
  readonly step: Int;
  /** Number of items. */
  readonly length: Int;
  /** Every item and both ends are JS numbers with room for one more step: arithmetic needs no bigint. */
  readonly small: boolean;

  constructor(start: Int, stop: Int, step: Int) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = countItems(start, stop, step);
    this.small = [start, stop, step].every((part) => typeof part === 'number' && Math.abs(part) < 2 ** 52);
  }
}
export const rangeType = builtinType('range', PyRange, { final: true });

function countItems(start: Int, stop: Int, step: Int): Int {
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    if (step > 0 ? start >= stop : start <= stop) return 0;
    const span = step > 0 ? stop - start : start - stop;
    if (Number.isSafeInteger(span)) return Math.floor((span - 1) / Math.abs(step)) + 1;
  }
  const from = BigInt(start);
  const to = BigInt(stop);
  const by = BigInt(step);
  if (by > 0n ? from >= to : from <= to) return 0;
  const span = by > 0n ? to - from : from - to;
  return normalizeInt((span - 1n) / (by > 0n ? by : -by) + 1n);
}

/** The item at a position from 0 to length - 1. */
export function rangeItem(range: PyRange, position: Int): Int {
  if (range.small) return (range.start as number) + (range.step as number) * (position as number);
  return normalizeInt(BigInt(range.start) + BigInt(range.step) * BigInt(position));
}
