/** Slices as positions in a sequence of known length. */

import { valueError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { type Int, intOf, normalizeInt } from '../objects/int.ts';
import { None, type Value } from '../objects/object.ts';
import type { PySlice } from '../objects/slice.ts';
import { toIndex } from './index.ts';

/** Items `start`, `start + step`, ... of a sequence, `count` of them; `start` and `stop` lie in it or at its ends. */
export interface SliceIndices {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

const MESSAGE = 'slice indices must be integers or None or have an __index__ method';

/** The items a slice selects from a sequence. Throws TypeError and ValueError. */
export function sliceIndices(slice: PySlice, length: number): Maybe<SliceIndices> {
  const { start, stop, step } = slice;
  if (isPlain(start) && isPlain(stop) && isPlain(step)) return resolve(plain(start), plain(stop), plain(step), length);
  return resolveByIndex(slice, length);
}

function isPlain(part: Value): part is Int | boolean | typeof None {
  return typeof part === 'number' || part === None || typeof part === 'bigint' || typeof part === 'boolean';
}

function plain(part: Value): Int | undefined {
  return part === None ? undefined : intOf(part);
}

function* resolveByIndex(slice: PySlice, length: number): Guest<SliceIndices> {
  const [step, start, stop] = yield* slicePartInts(slice);
  return resolve(start, stop, step, length);
}

/** Step, start and stop as ints, in the order CPython converts them; undefined for None. Throws for a zero step. */
export function* slicePartInts(slice: PySlice): Guest<readonly [Int | undefined, Int | undefined, Int | undefined]> {
  const step = yield* partInt(slice.step);
  if (step === 0) throw valueError('slice step cannot be zero');
  const start = yield* partInt(slice.start);
  return [step, start, yield* partInt(slice.stop)];
}

function* partInt(part: Value): Guest<Int | undefined> {
  if (part === None) return undefined;
  const index = toIndex(part, MESSAGE);
  return isPending(index) ? yield* settle(index) : index;
}

/** `start`, `stop`, `step` for a sequence of any length. */
export function sliceBounds(
  [step = 1, from, to]: readonly [Int | undefined, Int | undefined, Int | undefined],
  length: Int,
): readonly [Int, Int, Int] {
  const size = BigInt(length);
  const [low, high] = step > 0 ? [0n, size] : [-1n, size - 1n];
  const place = (at: Int): Int => {
    const position = BigInt(at) < 0n ? BigInt(at) + size : BigInt(at);
    return normalizeInt(position < low ? low : position > high ? high : position);
  };
  const [first, last] = step > 0 ? [low, high] : [high, low];
  return [
    from === undefined ? normalizeInt(first) : place(from),
    to === undefined ? normalizeInt(last) : place(to),
    step,
  ];
}

function resolve(from: Int | undefined, to: Int | undefined, by: Int | undefined, length: number): SliceIndices {
  const step = Number(by ?? 1);
  if (step === 0) throw valueError('slice step cannot be zero');
  const forward = step > 0;
  const start = from === undefined ? (forward ? 0 : length - 1) : clamp(Number(from), length, forward);
  const stop = to === undefined ? (forward ? length : -1) : clamp(Number(to), length, forward);
  if (forward) return { start, stop, step, count: start < stop ? Math.floor((stop - start - 1) / step) + 1 : 0 };
  return { start, stop, step, count: stop < start ? Math.floor((start - stop - 1) / -step) + 1 : 0 };
}

function clamp(position: number, length: number, forward: boolean): number {
  if (position < 0) return position + length < 0 ? (forward ? 0 : -1) : position + length;
  return position >= length ? (forward ? length : length - 1) : position;
}
