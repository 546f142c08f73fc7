/**
 * Activations, on the heap: of Python functions (registers and pc) and of runtime code that waits for guest code
 * (a suspended JS generator). A chain of them by `caller` is the whole state of a running program.
 */
import type { Guest } from '../guest.ts';
import type { LinkedCode, PyFunction } from './function.ts';
import type { PyGenerator } from './generator.ts';
import { PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

/** What the caller does with the result of an activation. */
export const DELIVER = {
  /** Into the register `returnRegister` of the caller. */
  register: 0,
  /** The caller's pc is at a JUMP_IF_FALSE: jump if the (boolean) result is false. */
  branchIfFalse: 1,
  branchIfTrue: 2,
  /** The caller's pc is at a FOR_ITER; undefined jumps to its target. */
  forIter: 3,
  /** The result is dropped. */
  discard: 4,
  /** `__init__`: the result must be None; the instance in `payload` is delivered into the register. */
  initialise: 5,
  /** The result is negated (`not in`). */
  negate: 6,
  /** The caller's pc is at a SEND; StopIteration and a finished generator jump to its target. */
  send: 7,
  /** The result is a tuple, whose items go into the registers from `returnRegister`. */
  spread: 8,
  /** The result is a str that FORMAT goes on with. */
  format: 9,
} as const;

/** What lies below compiled code that called the interpreter. */
export interface Outside {
  readonly frame: AnyFrame | undefined;
  /** The exception that the compiled code was handling. */
  readonly handled: Value | undefined;
}

/** An activation of Python code. */
export class Frame extends PyObject {
  link: LinkedCode;
  func: PyFunction;
  registers: (Value | undefined)[];
  /** pc of the instruction that runs, calls or is suspended; delivery moves it on. */
  pc = 0;
  /** Activations of Python code below this one, itself included, as the recursion limit counts them. */
  depth: number;
  caller: AnyFrame | undefined;
  deliver: number;
  returnRegister: number;
  payload: Value | undefined = undefined;
  /** Names of a class body or exec'd code; undefined where locals are registers. */
  namespace: PyObject | undefined = undefined;
  /** The exception being handled here, for bare raise and __context__. */
  handled: Value | undefined = undefined;
  /** The generator or coroutine this frame belongs to. */
  generator: PyGenerator | undefined = undefined;
  /** Compiled code that goes on with this generator (tiers/machine.ts); it can be dropped at any time. */
  machine: unknown = undefined;
  /** Outermost activation of an interpreter that compiled code called: what lies below that code. */
  outside: Outside | undefined = undefined;
  /** Names written through `frame.f_locals` that have no register: rarely there. */
  extraLocals: Map<string, Value> | undefined = undefined;

  constructor(
    func: PyFunction,
    registers: (Value | undefined)[],
    caller: AnyFrame | undefined,
    deliver: number,
    returnRegister: number,
  ) {
    super();
    this.link = func.link;
    this.func = func;
    this.registers = registers;
    this.caller = caller;
    this.deliver = deliver;
    this.returnRegister = returnRegister;
    this.depth = caller === undefined ? 1 : caller.depth + 1;
  }
}
export const frameType = builtinType('frame', Frame, { final: true });

/**
 * How a suspended computation can be made again in another process: `answer` gives on what it is answered with, `program`
 * is the session's own around the program.
 */
export type NativeForm = 'answer' | 'program';

/** An activation of runtime code that waits for the guest. Not visible to Python. */
export class NativeFrame {
  /** Set once more where a session is restored. */
  computation: Guest<Value | undefined>;
  /** Undefined: the computation cannot leave the process. */
  form: NativeForm | undefined = undefined;
  caller: AnyFrame | undefined;
  deliver: number;
  returnRegister: number;
  payload: Value | undefined = undefined;
  /** That of the Python code which called it; one more where natives call natives, so that no recursion is without end. */
  depth: number;

  constructor(
    computation: Guest<Value | undefined>,
    caller: AnyFrame | undefined,
    deliver: number,
    returnRegister: number,
  ) {
    this.computation = computation;
    this.caller = caller;
    this.deliver = deliver;
    this.returnRegister = returnRegister;
    this.depth = nativeDepth(caller);
  }
}

/** Depth of a native's activation; the root does not count. */
export function nativeDepth(caller: AnyFrame | undefined): number {
  if (caller === undefined) return 0;
  return caller instanceof NativeFrame ? caller.depth + 1 : caller.depth;
}

export type AnyFrame = Frame | NativeFrame;
