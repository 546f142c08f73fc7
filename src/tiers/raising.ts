/** Exceptions among activations: which handler takes one, what leaves a frame, what thrown JS values are to a program. */
import { PyException, PyTraceback } from '../runtime/exceptions/exception.ts';
import { handledIn, isFresh, linkContext } from '../runtime/exceptions/handled.ts';
import { makeException } from '../runtime/exceptions/raise.ts';
import type { AnyFrame, Frame } from '../runtime/objects/frame.ts';
import { Cell, PyObject, type Value } from '../runtime/objects/object.ts';
import { overflowMessage } from '../runtime/operations/nesting.ts';
import { leaveGenerator } from './generator-state.ts';

/** The caller, which the frame of a generator forgets when it is left. */
export function callerOf(frame: Frame): AnyFrame | undefined {
  const { caller } = frame;
  if (frame.generator !== undefined) frame.caller = undefined;
  return caller;
}

export function leave(frame: Frame, exception: PyException): PyException {
  return frame.generator === undefined ? exception : leaveGenerator(frame.generator, exception, frame);
}

/** Looks for a handler in a frame; adds the frame to the traceback. True if the frame goes on at a handler. */
export function catchIn(frame: Frame, exception: PyException, traced: boolean): boolean {
  if (isFresh(exception)) linkContext(handledIn(frame), exception);
  if (traced) exception.traceback = new PyTraceback(exception.traceback, frame, frame.pc);
  const { handlers } = frame.link.code;
  const { pc } = frame;
  for (let i = 0; i < handlers.length; i += 4) {
    if (pc >= (handlers[i] as number) && pc < (handlers[i + 1] as number)) {
      frame.registers[handlers[i + 3] as number] = exception;
      frame.pc = handlers[i + 2] as number;
      return true;
    }
  }
  return false;
}

/** What was thrown, as a guest exception; V8's own RangeErrors become MemoryError and RecursionError. All else flies on. */
export function guestException(thrown: unknown): PyException {
  if (thrown instanceof PyException) return thrown;
  if (thrown instanceof RangeError) {
    if (thrown.message.includes('call stack')) return makeException('RecursionError', overflowMessage());
    return makeException('MemoryError');
  }
  throw thrown;
}

/** Content of a register that may hold a cell. */
export function cellContent(value: Value | undefined): Value | undefined {
  return value instanceof Cell ? value.value : value;
}

/** True for values with attributes and identity. */
export function isObject(value: Value): value is PyObject {
  return value instanceof PyObject;
}
