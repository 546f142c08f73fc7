/**
 * Compiled generators. The body of a generator, from its start or from the header of a hot loop on, is a JS generator
 * over the interpreter's frame: at every yield it has written its registers and pc back, so the frame alone is the
 * state, and whoever needs the generator elsewhere (throw, close, a pause, another process) forgets the machine and
 * interprets the frame.
 */
import type { Frame } from '../runtime/objects/frame.ts';
import type { Value } from '../runtime/objects/object.ts';

/** Yields what the guest's generator yields; returns the pc at which the interpreter goes on. */
export type Machine = Generator<Value, number, undefined>;
export type MachineMaker = (frame: Frame) => Machine;

/** What a machine reads when it starts and after each yield. */
export const resuming: { thread: unknown } = { thread: undefined };

/** Makes the machine of a frame that stands at the beginning of its code, if its code is compiled. */
export function startMachine(frame: Frame): void {
  const make = frame.link.machine as MachineMaker | undefined;
  if (make !== undefined) frame.machine = make(frame);
}

/**
 * Runs a frame's machine until it yields: then the value. Undefined when it has left its compiled part: the frame's
 * pc is where the interpreter goes on. Throws what the code throws, with the frame at the instruction that did.
 */
export function stepMachine(thread: unknown, frame: Frame): Value | undefined {
  const machine = frame.machine as Machine;
  frame.machine = undefined;
  resuming.thread = thread;
  const step = machine.next();
  if (step.done === true) {
    frame.pc = step.value;
    return undefined;
  }
  frame.machine = machine;
  return step.value;
}
