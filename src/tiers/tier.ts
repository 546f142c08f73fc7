/**
 * The seam between tiers. A tier makes functions and loops faster; how it is entered and left is the same for all:
 * an entry is called with the thread, the function, the depth of the new activation and the arguments, and gives the
 * result or throws (a guest exception, a limit, or a Capture that asks for the state). A region takes over the
 * registers of an interpreter's frame at a loop header and gives the pc to go on at.
 */
import { InternalError } from '../assert.ts';
import type { PyException } from '../runtime/exceptions/exception.ts';
import type { CallsNow } from '../runtime/guest.ts';
import type { Frame } from '../runtime/objects/frame.ts';
import type { LinkedCode, PyFunction } from '../runtime/objects/function.ts';
import type { Value } from '../runtime/objects/object.ts';
import type { MachineMaker } from './machine.ts';
import type { Thread } from './thread.ts';

export type TierName = 'interpreter' | 'baseline' | 'optimizer';

/** Compiled code of a whole function with positional parameters only. */
export type Entry = (thread: Thread, func: PyFunction, depth: number, ...args: Value[]) => Value;

/** Compiled code of a loop: runs on the frame's registers, returns the pc of the instruction to go on at. */
export type Region = (thread: Thread, frame: Frame) => number;

/** Why a tier does not compile something: a stable word for counters and reports. */
export type Declined =
  | 'generator'
  | 'too large'
  | 'irreducible'
  | 'namespace'
  | 'unsupported parameters'
  | 'compilation failed';

/** A tier that compiles. */
export interface CompilingTier {
  readonly name: TierName;
  /** Somebody who reads what is generated, and the name under which V8 shows it; the text has comments then. */
  reader: ((text: string, script: string) => void) | undefined;
  compileFunction(link: LinkedCode): Entry | Declined;
  compileLoop(link: LinkedCode, header: number): Region | Declined;
  /** The body of a generator from its start (0) or from a loop header on. */
  compileGenerator(link: LinkedCode, start: number): MachineMaker | Declined;
}

/** Calls on the JS stack on behalf of runtime code; nested.ts fills it. */
export const nested: { callsNow: (thread: Thread) => CallsNow } = {
  callsNow: () => {
    throw new InternalError('nested calls are not loaded');
  },
};

/** What compiled code needs of the interpreter; the interpreter fills it. */
export const interpreter: {
  /** Runs an activation (with `thrown`: raises in it first) on the JS stack until it returns, yields or raises. */
  runNested: (thread: Thread, root: Frame, depth: number, thrown?: PyException) => Value | undefined;
} = {
  runNested: () => {
    throw new Error('no interpreter is loaded');
  },
};
