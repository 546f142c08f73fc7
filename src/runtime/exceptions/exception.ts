/**
 * Exceptions: values, thrown with JS `throw` but never JS Errors (throwing an Error costs 20 times more). Whatever
 * else flies through JS frames (limits, our own defects) is not a PyException and must be let through.
 */
import type { PyDict } from '../objects/dict.ts';
import type { Frame } from '../objects/frame.ts';
import { emptyTuple, type PyTuple } from '../objects/list.ts';
import { PyObject, type Value } from '../objects/object.ts';
import { builtinType, type PyType } from '../objects/type.ts';

export class PyException extends PyObject {
  override cls: PyType;
  args: PyTuple = emptyTuple;
  cause: Value | undefined = undefined;
  context: PyException | undefined = undefined;
  suppressContext = false;
  traceback: PyTraceback | undefined = undefined;
  /** Members that a builtin class defines beside args: errno, value, name, obj, msg, lineno, exceptions ... */
  members: Map<string, Value> | undefined = undefined;
  /** `__dict__` (notes are in it too). */
  attributes: PyDict | undefined = undefined;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
}

/** One line of a traceback: a frame and where in it. */
export class PyTraceback extends PyObject {
  next: PyTraceback | undefined;
  readonly frame: Frame;
  readonly pc: number;
  constructor(next: PyTraceback | undefined, frame: Frame, pc: number) {
    super();
    this.next = next;
    this.frame = frame;
    this.pc = pc;
  }
}
export const tracebackType = builtinType('traceback', PyTraceback, { final: true });

export const baseExceptionType = builtinType('BaseException', PyException);
