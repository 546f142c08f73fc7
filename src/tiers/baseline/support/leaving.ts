/** Entering and leaving of activations of generated code: depth, fuel, exceptions and captures. */
import { Capture } from '../../../runtime/capture.ts';
import { type PyException, PyTraceback } from '../../../runtime/exceptions/exception.ts';
import { handledNow, isFresh, linkContext } from '../../../runtime/exceptions/handled.ts';
import { runtimeError } from '../../../runtime/exceptions/raise.ts';
import { DELIVER, Frame } from '../../../runtime/objects/frame.ts';
import type { PyFunction } from '../../../runtime/objects/function.ts';
import type { Value } from '../../../runtime/objects/object.ts';
import { recursionError } from '../../calling.ts';
import * as slow from '../../instructions/instructions.ts';
import { settled } from '../../nested.ts';
import { guestException } from '../../raising.ts';
import type { Thread } from '../../thread.ts';
import { addCaller } from '../../transfer.ts';

type Registers = (Value | undefined)[];

/** The depth limit is passed: too deep for Python, or only for the JS stack. */
export function tooDeep(thread: Thread, depth: number): void {
  if (depth > thread.budget.maxRecursion) throw recursionError();
  throw new Capture('depth');
}

/** Fuel ran out: limits are checked, and the run may have to pause. */
export function refuel(thread: Thread): void {
  thread.budget.refuel('baseline');
  if (performance.now() > thread.sliceEnd) throw new Capture('pause');
}

/** The activation of compiled code as the interpreter has it. */
function frameOf(func: PyFunction, depth: number, pc: number, registers: Registers): Frame {
  const full = func.link.template.slice();
  for (let i = 0; i < registers.length; i++) full[i] = registers[i];
  const frame = new Frame(func, full, undefined, DELIVER.register, -1);
  frame.pc = Math.max(pc, 0);
  frame.depth = depth;
  return frame;
}

/**
 * Something was thrown out of an activation: gives what to throw on. A capture takes the activation along, an
 * exception gets it as a line of its traceback. `handled`: the exception it was handling; `before`: what was handled
 * when it began.
 */
export function leave(
  thread: Thread,
  func: PyFunction,
  depth: number,
  pc: number,
  thrown: unknown,
  registers: Registers,
  handled: Value | undefined,
  before: Value | undefined,
): unknown {
  if (thrown instanceof Capture) {
    const frame = frameOf(func, depth, pc, registers);
    frame.handled = handled;
    if (thrown.outermost === undefined) thrown.add(frame, DELIVER.register, -1);
    else addCaller(thrown, frame);
    thread.realm.handled = before;
    return thrown;
  }
  const exception = guestException(thrown);
  if (pc >= 0) trace(thread, exception, () => frameOf(func, depth, pc, registers), pc);
  thread.realm.handled = before;
  return exception;
}

/** The exception that a handler of the activation catches; captures and limits are thrown on. */
export function caught(
  thread: Thread,
  func: PyFunction,
  depth: number,
  pc: number,
  thrown: unknown,
  registers: Registers,
): PyException {
  if (thrown instanceof Capture) throw thrown;
  const exception = guestException(thrown);
  trace(thread, exception, () => frameOf(func, depth, pc, registers), pc);
  return exception;
}

/** The same for a loop that runs on the registers of an interpreter's frame. */
export function caughtInRegion(thread: Thread, frame: Frame, pc: number, thrown: unknown): PyException {
  if (thrown instanceof Capture) throw thrown;
  const exception = guestException(thrown);
  trace(thread, exception, () => frame, pc);
  return exception;
}

function trace(thread: Thread, exception: PyException, frame: () => Frame, pc: number): void {
  if (isFresh(exception)) linkContext(handledNow(thread.realm), exception);
  if (thread.untraced) thread.untraced = false;
  else exception.traceback = new PyTraceback(exception.traceback, frame(), pc);
}

export function reraise(thread: Thread, exception: Value): unknown {
  thread.untraced = true;
  return exception;
}

export function raiseAgain(thread: Thread): unknown {
  const exception = handledNow(thread.realm);
  if (exception === undefined) return runtimeError('No active exception to reraise');
  thread.untraced = true;
  return exception;
}

export function raised(thread: Thread, depth: number, value: Value, cause: Value | undefined): unknown {
  thread.nativeDepth = depth;
  return settled(thread, depth, slow.raised(value, cause));
}
