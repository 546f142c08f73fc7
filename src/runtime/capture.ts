/**
 * Leaving compiled code with its state: a Capture is thrown through the JS frames of compiled code, and each of them
 * leaves an activation on the heap, from the innermost outwards. The interpreter goes on with that chain, so a
 * running program can wait, pause or recurse deeper than the JS stack from any tier.
 *
 * Must not know: how tiers run.
 */
import { type AnyFrame, DELIVER, Frame, nativeDepth } from './objects/frame.ts';

/**
 * Why compiled code was left: `pause` the time slice is over, `wait` the host has to answer, `depth` the JS stack is
 * deep enough, `frame` a native wants to see the activations (locals(), sys._getframe).
 */
export type CaptureReason = 'pause' | 'wait' | 'depth' | 'frame';

/** The Python activation that called this one. Asked above compiled code, it unwinds that first. */
export function pythonCaller(frame: Frame): Frame | undefined {
  let at: AnyFrame | undefined = frame;
  do {
    if (at instanceof Frame && at.outside !== undefined) throw new Capture('frame');
    at = at.caller;
  } while (at !== undefined && !(at instanceof Frame));
  return at;
}

export class Capture {
  readonly reason: CaptureReason;
  /** The activation to go on with; undefined: the one that catches, which executes its instruction again. */
  innermost: AnyFrame | undefined = undefined;
  /** The activation whose caller is still to be linked. */
  outermost: AnyFrame | undefined = undefined;
  /** The chain hangs on the frames of the interpreter that catches. */
  linked = false;
  constructor(reason: CaptureReason) {
    this.reason = reason;
  }

  /** Adds the activation that called what was captured so far. `deliver` and `register`: where the result goes in it. */
  add(caller: AnyFrame, deliver: number, register: number): void {
    const called = this.outermost;
    if (called === undefined) this.innermost = caller;
    else {
      called.caller = caller;
      // An instance under construction waits in the activation of its __init__.
      if (called.deliver !== DELIVER.initialise) called.deliver = deliver;
      called.returnRegister = register;
    }
    this.outermost = caller;
  }

  /** The activations below `frame` up to the one without a caller belong to the chain as well. */
  extend(frame: AnyFrame): void {
    this.innermost ??= frame;
    let at = frame;
    while (at.caller !== undefined) at = at.caller;
    if (at instanceof Frame) at.outside = undefined;
    this.outermost = at;
  }

  /** Gives every captured activation its depth, once the chain hangs on the interpreter's frames. */
  count(): void {
    const chain: AnyFrame[] = [];
    for (let at = this.innermost; at !== undefined; at = at.caller) chain.push(at);
    for (const frame of chain.reverse())
      frame.depth = frame instanceof Frame ? (frame.caller?.depth ?? 0) + 1 : nativeDepth(frame.caller);
  }
}
