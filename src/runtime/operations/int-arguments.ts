/** Arguments of natives that stand for sizes and positions: resolved before the native runs, so that it sees JS numbers. */
import { overflowError } from '../exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../guest.ts';
import type { Int } from '../objects/int.ts';
import type { NativeImplementation } from '../objects/native.ts';
import { None, type Value } from '../objects/object.ts';
import { toIndex } from './index.ts';

const SLICE_MESSAGE = 'slice indices must be integers or None or have an __index__ method';

/** The arguments at `positions` become sizes (64 bits); absent ones stay absent. */
export function withSizes(positions: readonly number[], call: NativeImplementation): NativeImplementation {
  return wrap(positions, call, (value) => toIndex(value), sizeOf);
}

/** The arguments at `positions` become positions in a sequence: None counts as absent, too large ints as the largest. */
export function withBounds(positions: readonly number[], call: NativeImplementation): NativeImplementation {
  return wrap(positions, call, (value) => (value === None ? undefined : toIndex(value, SLICE_MESSAGE)), Number);
}

function sizeOf(int: Int): number {
  if (typeof int === 'bigint' && BigInt.asIntN(64, int) !== int)
    throw overflowError('Python int too large to convert to C ssize_t');
  return Number(int);
}

function wrap(
  positions: readonly number[],
  call: NativeImplementation,
  read: (value: Value) => Maybe<Int> | undefined,
  convert: (int: Int) => number,
): NativeImplementation {
  return (...args: Value[]): Maybe<Value> => {
    for (const position of positions) {
      const value = args[position];
      if (value !== undefined && typeof value !== 'number') return resolve(args);
    }
    return call(...args);
  };

  function* resolve(args: readonly Value[]): Guest<Value> {
    const resolved: (Value | undefined)[] = args.slice();
    for (const position of positions) {
      const value = args[position];
      if (value === undefined) continue;
      const int = yield* settle(read(value));
      resolved[position] = int === undefined ? undefined : convert(int);
    }
    return yield* settle(call(...resolved));
  }
}
