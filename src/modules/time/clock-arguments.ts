/** Seconds given by Python: timestamps and durations. */
import { overflowError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { intOf } from '../../runtime/objects/int.ts';
import type { Value } from '../../runtime/objects/object.ts';
import { toIndex } from '../../runtime/operations/index.ts';

/** A timestamp as a float, whole for an int. Throws TypeError, ValueError for NaN, OverflowError beyond 64 bits. */
export function* secondsOf(value: Value): Guest<number> {
  let seconds: number;
  if (value instanceof PyFloat) seconds = value.v;
  else seconds = Number(intOf(value) ?? (yield* settle(toIndex(value))));
  if (Number.isNaN(seconds)) throw valueError('Invalid value NaN (not a number)');
  if (Math.abs(seconds) >= 2 ** 63) throw overflowError('timestamp out of range for platform time_t');
  return seconds;
}
