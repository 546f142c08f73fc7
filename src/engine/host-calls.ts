/** Calls of host functions that are answered later: the program waits, and who saves the session can tell for what. */
import { type Asked, awaitable } from '../modules/asyncio/host-call.ts';
import { waitForHost } from '../runtime/green-threads.ts';
import { type Guest, HostWait } from '../runtime/guest.ts';
import type { PyNative } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { AWAITED } from '../tiers/nested.ts';
import { fromHostError, toGuest } from './values.ts';

/** One call that the program waits in. */
export interface HostCall {
  /** The name of the function, under which it is handed in again. */
  readonly name: string;
  readonly args: readonly (Value | undefined)[];
  /** What waits, if nothing but the call waits in it. */
  computation: Guest<Value> | undefined;
}

/** A wait for the answer to a call. */
export class HostCallWait extends HostWait {
  readonly call: HostCall;
  constructor(promise: Promise<Value>, call: HostCall) {
    super(promise);
    this.call = call;
  }
}

const names = new WeakMap<PyNative, string>();

/** Notes that a native stands for a function of the host. */
export function nameHostFunction(native: PyNative, name: string): void {
  names.set(native, name);
}

export const hostFunctionName = (native: PyNative): string | undefined => names.get(native);

/** A call as a native makes it: `run` gives the host's result or a promise of it; what it throws is the host's. */
export function hostCall(name: string, args: readonly (Value | undefined)[], run: () => unknown): Guest<Value> {
  const call: HostCall = { name, args, computation: undefined };
  const computation = calling(call, run);
  call.computation = computation;
  return computation;
}

function* calling(call: HostCall, run: () => unknown): Guest<Value> {
  let result: unknown;
  try {
    result = run();
  } catch (thrown) {
    throw fromHostError(thrown);
  }
  if (!(result instanceof Promise)) return yield* toGuest(result);
  // The promise settles outside of any run; what it gave is carried in a box until the thread goes on.
  const box: Box = { answer: undefined };
  yield* waitForHost(new HostCallWait(boxed(result, box), call));
  return yield* toGuest(box.answer);
}

/** A call that async code awaits: a coroutine. `run` is asked when that is first run; its signal is aborted when nobody awaits it. */
export function asyncHostCall(name: string, run: (signal: AbortSignal) => unknown): Guest<Value> {
  return awaitable(name, { make: async (signal) => run(signal), answered: toGuest, failed: fromHostError });
}

/** The same for hosts with values of their own. */
export const awaitedCall = (name: string, asked: Asked): Guest<Value> => awaitable(name, asked);

interface Box {
  answer: unknown;
}

function boxed(result: Promise<unknown>, box: Box): Promise<Value> {
  return result.then(
    (answer): Value => {
      box.answer = answer;
      return None;
    },
    (error: unknown): Value => {
      throw fromHostError(error);
    },
  );
}

/** The waiting half of a call that was made in another process, and the promise that it waits for. */
export function restoredCall(answer: Promise<unknown>): {
  readonly computation: Guest<Value>;
  readonly promise: Promise<Value>;
} {
  const box: Box = { answer: undefined };
  const computation = (function* (): Guest<Value> {
    yield AWAITED;
    return yield* toGuest(box.answer);
  })();
  computation.next(None);
  return { computation, promise: boxed(answer, box) };
}
