/**
 * The interpreter tier: a loop over register bytecode, stackless. Frames and native computations are on the heap
 * (thread.ts), so the loop can stop at any back-edge or call and go on later.
 *
 * Takes: a thread with a Python frame to run. Gives: the status below. Int and float arithmetic, attribute and
 * global access by inline caches and plain calls are done here; everything else by the general form (general.ts).
 * Case labels are literal: constants imported from the opcode table make the loop seven times slower. A test
 * compares them with the table.
 */
import { InternalError } from '../../assert.ts';
import { OPCODE, OPCODES } from '../../bytecode/opcodes.ts';
import { Capture } from '../../runtime/capture.ts';
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { type Guest, isPending } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { type AnyFrame, DELIVER, Frame } from '../../runtime/objects/frame.ts';
import { PyFunction, PyMethod } from '../../runtime/objects/function.ts';
import { generatorType, PyAsyncGenerator, PyGenerator } from '../../runtime/objects/generator.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { Cell, None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { getSlot, PyInstance, type Shape, setSlot } from '../../runtime/objects/shape.ts';
import type { PyType } from '../../runtime/objects/type.ts';
import { isSame } from '../../runtime/operations/compare.ts';
import { BuiltinIterator } from '../../runtime/operations/iterate.ts';
import { enterCompiled, recursionError } from '../calling.ts';
import { deliverTo, destination } from '../delivery.ts';
import * as slow from '../instructions/instructions.ts';
import { type MachineMaker, startMachine } from '../machine.ts';
import { guestException } from '../raising.ts';
import type { Thread } from '../thread.ts';
import { type Entry, interpreter, type Region } from '../tier.ts';
import { addCaller, raiseIn, runMachine, startNative, transfer } from '../transfer.ts';
import { perform } from './general.ts';

/** Why the loop returned: the outermost frame ended, the host is waited for, or the time slice is over. */
export type Status = 'finished' | 'waiting' | 'paused';

const MAX = Number.MAX_SAFE_INTEGER;
const MIN = Number.MIN_SAFE_INTEGER;

/** What becomes of the result of an instruction's general form (DELIVER), by opcode; into a register unless said here. */
const DELIVERY = new Uint8Array(OPCODES.length);
for (const [deliver, names] of [
  [DELIVER.discard, 'DELETE_FAST MAKE_CELL COPY_FREE DELETE_CELL STORE_GLOBAL DELETE_GLOBAL STORE_NAME DELETE_NAME'],
  [DELIVER.discard, 'STORE_ATTRIBUTE DELETE_ATTRIBUTE STORE_SUBSCRIPT DELETE_SUBSCRIPT LIST_EXTEND SET_ADD SET_UPDATE'],
  [DELIVER.discard, 'DICT_ADD DICT_UPDATE DICT_MERGE IMPORT_STAR PUSH_HANDLED POP_HANDLED'],
  [DELIVER.negate, 'NOT NOT_CONTAINS'],
  [DELIVER.branchIfFalse, 'JUMP_IF_FALSE'],
  [DELIVER.branchIfTrue, 'JUMP_IF_TRUE END_ASYNC_FOR'],
  [DELIVER.forIter, 'FOR_ITER'],
  [DELIVER.spread, 'UNPACK UNPACK_EX MATCH_EXCEPTION_GROUP'],
  [DELIVER.send, 'SEND'],
] as const)
  for (const name of names.split(' ')) DELIVERY[OPCODE[name] as number] = deliver;

/** Instructions whose general form may leave the frame: it gives undefined then. */
const LEAVING = new Uint8Array(OPCODES.length);
for (const name of 'CALL CALL_METHOD CALL_KEYWORDS CALL_METHOD_KEYWORDS CALL_SPREAD RETURN YIELD SEND'.split(' '))
  LEAVING[OPCODE[name] as number] = 1;

/**
 * Runs a thread until it finishes, waits, or `sliceMs` have passed. An exception that nobody handles is thrown as
 * the PyException it is; limits and interrupts as themselves.
 */
export function run(thread: Thread, sliceMs: number): Status {
  thread.sliceEnd = performance.now() + sliceMs;
  const { resume } = thread;
  if (resume !== undefined) {
    thread.resume = undefined;
    thread.budget.checkTime();
    guarded(thread, () => transfer(thread, resume.target, 0, -1, undefined, resume.value as Value, resume.throwing));
  }
  for (;;) {
    if (thread.frame === undefined) return thread.waiting === undefined ? 'finished' : 'waiting';
    try {
      if (interpret(thread)) return 'paused';
    } catch (thrown) {
      if (recover(thread, thrown)) return 'paused';
    }
  }
}

/** Runs a transfer that is not an instruction's, with the same recovery. */
function guarded(thread: Thread, action: () => void): void {
  try {
    action();
  } catch (thrown) {
    if (!(thrown instanceof Capture)) throw thrown;
    recover(thread, thrown);
  }
}

/** After something was thrown: the thread goes on at a handler, or with what was captured. True if it is to pause. */
function recover(thread: Thread, thrown: unknown): boolean {
  const { frame, realm } = thread;
  realm.inCompiled = false;
  realm.handled = undefined;
  if (thrown instanceof Capture) {
    if (!thrown.linked) {
      if (frame === undefined) throw new InternalError('nothing to hang captured activations on');
      addCaller(thrown, frame);
    }
    thrown.count();
    return resumeAt(thread, thrown);
  }
  const exception = guestException(thrown);
  if (frame === undefined) throw exception;
  const traced = !thread.untraced;
  thread.untraced = false;
  try {
    raiseIn(thread, frame, exception, traced);
    return false;
  } catch (next) {
    if (!(next instanceof Capture)) throw next;
    return recover(thread, next);
  }
}

function resumeAt(thread: Thread, { innermost, reason }: Capture): boolean {
  if (innermost instanceof Frame) thread.frame = innermost;
  else {
    thread.frame = undefined;
    if (reason !== 'wait') guarded(thread, () => transfer(thread, innermost, 0, -1, undefined, undefined, false));
  }
  return reason === 'pause';
}

/**
 * Runs an activation on behalf of compiled code, on the JS stack. Its result, what it yields, or its exception is
 * the compiled code's to deliver; a pause or a wait unwinds both.
 */
function runNested(thread: Thread, root: Frame, depth: number, thrown?: PyException): Value {
  const { realm, frame: interrupted } = thread;
  const { handled, frame: below } = realm;
  if (depth > thread.budget.maxRecursion) throw recursionError();
  root.caller = undefined;
  root.outside = { frame: below, handled };
  root.depth = depth;
  realm.handled = undefined;
  realm.inCompiled = false;
  thread.nested++;
  thread.frame = root;
  try {
    if (thrown !== undefined) {
      const traced = !thread.untraced;
      thread.untraced = false;
      raiseIn(thread, root, thrown, traced);
    }
    for (;;) {
      if (thread.frame === undefined) {
        if (thread.waiting === undefined) return thread.result;
        throw capturedAt(new Capture('wait'), thread.waiting.asking);
      }
      if (step(thread)) throw capturedAt(new Capture('pause'), thread.frame as Frame);
    }
  } catch (error) {
    if (error instanceof Capture) error.linked = false;
    throw error;
  } finally {
    thread.nested--;
    thread.frame = interrupted;
    realm.frame = below;
    realm.inCompiled = true;
    realm.handled = handled;
    root.outside = undefined;
  }
}
interpreter.runNested = runNested;

function capturedAt(capture: Capture, innermost: AnyFrame): Capture {
  capture.extend(innermost);
  return capture;
}

/** Interprets until the thread has no frame or is to pause (true); what was captured is passed on to the compiled code below. */
function step(thread: Thread): boolean {
  try {
    return interpret(thread);
  } catch (thrown) {
    const { frame, realm } = thread;
    realm.inCompiled = false;
    realm.handled = undefined;
    if (thrown instanceof Capture) {
      if (!thrown.linked) {
        addCaller(thrown, frame as Frame);
        thrown.extend(frame as Frame);
      }
      throw thrown;
    }
    const exception = guestException(thrown);
    if (frame === undefined) throw exception;
    const traced = !thread.untraced;
    thread.untraced = false;
    raiseIn(thread, frame, exception, traced);
    return false;
  }
}

/** The loop. Returns true when the time slice is over, false when the thread has no frame to run. */
function interpret(thread: Thread): boolean {
  const { budget } = thread;
  const { nominateAt } = thread.promotion;
  let frame = thread.frame as Frame;
  let pc = frame.pc;
  let code = frame.link.code.instructions;
  let sites = frame.link.sites;
  let r = frame.registers;
  thread.realm.frame = frame;
  for (;;) {
    switch (code[pc]) {
      case 0: // MOVE
        r[code[pc + 1]!] = r[code[pc + 2]!];
        pc += 3;
        continue;
      case 1: // CHECK_BOUND
        if (r[code[pc + 1]!] === undefined) break;
        pc += 3;
        continue;
      case 2: // CLEAR
        r[code[pc + 1]!] = undefined;
        pc += 2;
        continue;
      case 4: // MAKE_CELL
        r[code[pc + 1]!] = new Cell(r[code[pc + 1]!]);
        pc += 2;
        continue;
      case 5: {
        // COPY_FREE
        const { closure } = frame.func;
        const base = code[pc + 1]!;
        for (let i = code[pc + 2]! - 1; i >= 0; i--) r[base + i] = closure[i];
        pc += 3;
        continue;
      }
      case 6: {
        // LOAD_CELL
        const value = (r[code[pc + 2]!] as Cell).value;
        if (value === undefined) break;
        r[code[pc + 1]!] = value;
        pc += 5;
        continue;
      }
      case 7: // STORE_CELL
        (r[code[pc + 1]!] as Cell).value = r[code[pc + 2]!];
        pc += 3;
        continue;
      case 9: {
        // LOAD_GLOBAL
        const site = sites[code[pc + 3]!]!;
        if (site.cell !== undefined) {
          const value = site.cell.value ?? site.fallback!.value;
          if (value !== undefined) {
            r[code[pc + 1]!] = value;
            pc += 4;
            continue;
          }
        }
        break;
      }
      case 10: {
        // STORE_GLOBAL
        const { cell } = sites[code[pc + 3]!]!;
        if (cell === undefined || cell.value === undefined) break;
        cell.value = r[code[pc + 2]!];
        pc += 4;
        continue;
      }
      case 17: {
        // ADD
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number') {
          const sum = a + b;
          if (sum <= MAX && sum >= MIN) {
            sites[code[pc + 4]!]!.seen |= 4;
            r[code[pc + 1]!] = sum;
            pc += 5;
            continue;
          }
        } else if (a instanceof PyFloat && a.exact) {
          if (b instanceof PyFloat && b.exact) {
            sites[code[pc + 4]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v + b.v);
            pc += 5;
            continue;
          }
          if (typeof b === 'number') {
            sites[code[pc + 4]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v + b);
            pc += 5;
            continue;
          }
        }
        break;
      }
      case 18: {
        // SUBTRACT
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number') {
          const difference = a - b;
          if (difference <= MAX && difference >= MIN) {
            sites[code[pc + 4]!]!.seen |= 4;
            r[code[pc + 1]!] = difference;
            pc += 5;
            continue;
          }
        } else if (a instanceof PyFloat && a.exact) {
          if (b instanceof PyFloat && b.exact) {
            sites[code[pc + 4]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v - b.v);
            pc += 5;
            continue;
          }
          if (typeof b === 'number') {
            sites[code[pc + 4]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v - b);
            pc += 5;
            continue;
          }
        }
        break;
      }
      case 19: {
        // MULTIPLY
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number') {
          const product = a * b;
          if (product <= MAX && product >= MIN) {
            sites[code[pc + 4]!]!.seen |= 4;
            r[code[pc + 1]!] = product + 0; // never -0
            pc += 5;
            continue;
          }
        } else if (a instanceof PyFloat && a.exact) {
          if (b instanceof PyFloat && b.exact) {
            sites[code[pc + 4]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v * b.v);
            pc += 5;
            continue;
          }
          if (typeof b === 'number') {
            sites[code[pc + 4]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v * b);
            pc += 5;
            continue;
          }
        }
        break;
      }
      case 20: {
        // TRUE_DIVIDE
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof b === 'number' && b !== 0) {
          if (typeof a === 'number') {
            sites[code[pc + 4]!]!.seen |= 4;
            r[code[pc + 1]!] = new PyFloat(a / b);
            pc += 5;
            continue;
          }
          if (a instanceof PyFloat && a.exact) {
            sites[code[pc + 4]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v / b);
            pc += 5;
            continue;
          }
        } else if (b instanceof PyFloat && b.exact && b.v !== 0 && a instanceof PyFloat && a.exact) {
          sites[code[pc + 4]!]!.seen |= 1;
          r[code[pc + 1]!] = new PyFloat(a.v / b.v);
          pc += 5;
          continue;
        }
        break;
      }
      case 21: {
        // FLOOR_DIVIDE
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
          sites[code[pc + 4]!]!.seen |= 4;
          r[code[pc + 1]!] = Math.floor(a / b) + 0;
          pc += 5;
          continue;
        }
        break;
      }
      case 22: {
        // MODULO
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
          const remainder = a % b;
          sites[code[pc + 4]!]!.seen |= 4;
          r[code[pc + 1]!] = remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder + 0;
          pc += 5;
          continue;
        }
        break;
      }
      case 24: {
        // LEFT_SHIFT
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number' && b >= 0 && b < 32 && a >= 0 && a < 0x100000) {
          sites[code[pc + 4]!]!.seen |= 4;
          r[code[pc + 1]!] = a * ((1 << b) >>> 0);
          pc += 5;
          continue;
        }
        break;
      }
      case 25: {
        // RIGHT_SHIFT
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number' && b >= 0 && b < 32) {
          sites[code[pc + 4]!]!.seen |= 4;
          r[code[pc + 1]!] = (a | 0) === a ? a >> b : Math.floor(a / ((1 << b) >>> 0));
          pc += 5;
          continue;
        }
        break;
      }
      case 26: {
        // BIT_AND
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) {
          sites[code[pc + 4]!]!.seen |= 4;
          r[code[pc + 1]!] = a & b;
          pc += 5;
          continue;
        }
        break;
      }
      case 27: {
        // BIT_OR
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) {
          sites[code[pc + 4]!]!.seen |= 4;
          r[code[pc + 1]!] = a | b;
          pc += 5;
          continue;
        }
        break;
      }
      case 28: {
        // BIT_XOR
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b) {
          sites[code[pc + 4]!]!.seen |= 4;
          r[code[pc + 1]!] = a ^ b;
          pc += 5;
          continue;
        }
        break;
      }
      case 30: {
        // INPLACE
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        const operator = code[pc + 4]!;
        if (typeof a === 'number' && typeof b === 'number') {
          if (operator === 17 /* ADD */ || operator === 18 /* SUBTRACT */) {
            const sum = operator === 17 /* ADD */ ? a + b : a - b;
            if (sum <= MAX && sum >= MIN) {
              sites[code[pc + 5]!]!.seen |= 4;
              r[code[pc + 1]!] = sum;
              pc += 6;
              continue;
            }
          }
        } else if (a instanceof PyFloat && b instanceof PyFloat && a.exact && b.exact) {
          if (operator === 17 /* ADD */) {
            sites[code[pc + 5]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v + b.v);
            pc += 6;
            continue;
          }
          if (operator === 18 /* SUBTRACT */) {
            sites[code[pc + 5]!]!.seen |= 1;
            r[code[pc + 1]!] = new PyFloat(a.v - b.v);
            pc += 6;
            continue;
          }
        }
        break;
      }
      case 34: {
        // NOT
        const a = r[code[pc + 2]!]!;
        if (typeof a !== 'boolean') break;
        r[code[pc + 1]!] = !a;
        pc += 3;
        continue;
      }
      case 36: {
        // LESS
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number') {
          sites[code[pc + 4]!]!.seen |= 4;
          const answer = a < b;
          if (code[pc + 5] === 48 /* JUMP_IF_FALSE */ && code[pc + 6] === code[pc + 1]) {
            r[code[pc + 1]!] = answer;
            pc = answer ? pc + 8 : code[pc + 7]!;
            continue;
          }
          r[code[pc + 1]!] = answer;
          pc += 5;
          continue;
        }
        break;
      }
      case 37: {
        // LESS_EQUAL
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number') {
          sites[code[pc + 4]!]!.seen |= 4;
          const answer = a <= b;
          r[code[pc + 1]!] = answer;
          pc =
            code[pc + 5] === 48 /* JUMP_IF_FALSE */ && code[pc + 6] === code[pc + 1]
              ? answer
                ? pc + 8
                : code[pc + 7]!
              : pc + 5;
          continue;
        }
        break;
      }
      case 38: {
        // GREATER
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number') {
          sites[code[pc + 4]!]!.seen |= 4;
          const answer = a > b;
          r[code[pc + 1]!] = answer;
          pc =
            code[pc + 5] === 48 /* JUMP_IF_FALSE */ && code[pc + 6] === code[pc + 1]
              ? answer
                ? pc + 8
                : code[pc + 7]!
              : pc + 5;
          continue;
        }
        break;
      }
      case 39: {
        // GREATER_EQUAL
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof a === 'number' && typeof b === 'number') {
          sites[code[pc + 4]!]!.seen |= 4;
          const answer = a >= b;
          r[code[pc + 1]!] = answer;
          pc =
            code[pc + 5] === 48 /* JUMP_IF_FALSE */ && code[pc + 6] === code[pc + 1]
              ? answer
                ? pc + 8
                : code[pc + 7]!
              : pc + 5;
          continue;
        }
        break;
      }
      case 40: {
        // EQUAL
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')) {
          sites[code[pc + 4]!]!.seen |= 4;
          const answer = a === b;
          r[code[pc + 1]!] = answer;
          pc =
            code[pc + 5] === 48 /* JUMP_IF_FALSE */ && code[pc + 6] === code[pc + 1]
              ? answer
                ? pc + 8
                : code[pc + 7]!
              : pc + 5;
          continue;
        }
        break;
      }
      case 41: {
        // NOT_EQUAL
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if ((typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')) {
          sites[code[pc + 4]!]!.seen |= 4;
          const answer = a !== b;
          r[code[pc + 1]!] = answer;
          pc =
            code[pc + 5] === 48 /* JUMP_IF_FALSE */ && code[pc + 6] === code[pc + 1]
              ? answer
                ? pc + 8
                : code[pc + 7]!
              : pc + 5;
          continue;
        }
        break;
      }
      case 42: // IS
        r[code[pc + 1]!] = isSame(r[code[pc + 2]!]!, r[code[pc + 3]!]!);
        pc += 4;
        continue;
      case 43: // IS_NOT
        r[code[pc + 1]!] = !isSame(r[code[pc + 2]!]!, r[code[pc + 3]!]!);
        pc += 4;
        continue;
      case 46: // JUMP
        pc = code[pc + 1]!;
        continue;
      case 47: // JUMP_BACK
        {
          const site = sites[code[pc + 2]!]!;
          pc = code[pc + 1]!;
          if (--budget.fuel < 0) {
            frame.pc = pc;
            budget.refuel();
            site.uses += thread.promotion.perTick;
            if (performance.now() > thread.sliceEnd) return true;
          }
          let region = site.region as Region | null | undefined;
          if (region === undefined) {
            if (++site.uses < nominateAt) continue;
            region = thread.promotion.compileLoop(frame.link, pc, site);
          }
          if (region == null) {
            if (site.machine === undefined || frame.generator === undefined) continue;
            frame.pc = pc;
            frame.machine = (site.machine as MachineMaker)(frame);
            runMachine(thread, frame);
            if (thread.frame === undefined) return false;
            frame = thread.frame;
            thread.realm.frame = frame;
            pc = frame.pc;
            code = frame.link.code.instructions;
            sites = frame.link.sites;
            r = frame.registers;
            continue;
          }
          frame.pc = pc;
          enterCompiled(thread, frame.depth);
          pc = region(thread, frame);
          thread.realm.inCompiled = false;
        }
        continue;
      case 48: {
        // JUMP_IF_FALSE
        const a = r[code[pc + 1]!]!;
        if (typeof a !== 'boolean') break;
        pc = a === false ? code[pc + 2]! : pc + 3;
        continue;
      }
      case 49: {
        // JUMP_IF_TRUE
        const a = r[code[pc + 1]!]!;
        if (typeof a !== 'boolean') break;
        pc = a === true ? code[pc + 2]! : pc + 3;
        continue;
      }
      case 50: // JUMP_IF_NONE
        pc = r[code[pc + 1]!] === None ? code[pc + 2]! : pc + 3;
        continue;
      case 51: // JUMP_IF_UNBOUND
        pc = r[code[pc + 1]!] === undefined ? code[pc + 2]! : pc + 3;
        continue;
      case 53: {
        // FOR_ITER
        const iterator = r[code[pc + 2]!]!;
        if (iterator instanceof BuiltinIterator && iterator.exact) {
          frame.pc = pc;
          sites[code[pc + 4]!]!.seen |= iterator.tag === 10 ? 8 : iterator.tag === 11 ? 16 : 2;
          const item = iterator.advance();
          if (item === undefined) {
            pc = code[pc + 3]!;
            continue;
          }
          if (typeof item === 'object' && isPending(item)) {
            startNative(thread, item, frame, DELIVER.forIter, -1);
            if (thread.frame === undefined) return false;
            frame = thread.frame;
            thread.realm.frame = frame;
            pc = frame.pc;
            code = frame.link.code.instructions;
            sites = frame.link.sites;
            r = frame.registers;
            continue;
          }
          r[code[pc + 1]!] = item;
          pc += 5;
          continue;
        }
        frame.pc = pc;
        if (iterator instanceof PyGenerator && iterator.cls === generatorType) {
          const inner = iterator.frame;
          if (iterator.state === 'suspended' || iterator.state === 'created') {
            inner.caller = frame;
            inner.deliver = 3;
            inner.depth = frame.depth + 1;
            if (inner.depth > budget.maxRecursion) throw recursionError();
            const { instructions } = inner.link.code;
            if (iterator.state === 'suspended') {
              inner.registers[instructions[inner.pc + 1]!] = None;
              inner.pc += 4;
            }
            iterator.state = 'running';
            iterator.delegate = undefined;
            thread.frame = thread.realm.frame = frame = inner;
            if (inner.pc === 0) startMachine(inner);
            if (inner.machine !== undefined) {
              runMachine(thread, inner);
              if (thread.frame === undefined) return false;
              frame = thread.frame;
              thread.realm.frame = frame;
            }
            pc = frame.pc;
            code = frame.link.code.instructions;
            sites = frame.link.sites;
            r = frame.registers;
            continue;
          }
          if (iterator.state === 'finished') {
            pc = code[pc + 3]!;
            continue;
          }
        }
        break;
      }
      case 54: {
        // UNPACK
        const a = r[code[pc + 1]!]!;
        const count = code[pc + 3]!;
        if ((a instanceof PyTuple || a instanceof PyList) && a.exact && a.items.length === count) {
          const base = code[pc + 2]!;
          for (let i = 0; i < count; i++) r[base + i] = a.items[i];
          pc += 4;
          continue;
        }
        break;
      }
      case 56: {
        // LOAD_ATTRIBUTE
        const a = r[code[pc + 2]!]!;
        const site = sites[code[pc + 4]!]!;
        if (a instanceof PyInstance && a.shape !== undefined && a.shape === site.guard) {
          if (site.slot >= 0) {
            // A slot shadows class attributes unless those are data descriptors, which the fill excludes by version;
            // one of `__slots__` may be without a value.
            const value = a.cls.version === site.version ? getSlot(a, site.slot) : undefined;
            if (value !== undefined) {
              r[code[pc + 1]!] = value;
              pc += 5;
              continue;
            }
          } else if (a.cls.version === site.version) {
            const value = site.cell!.value;
            if (value instanceof PyFunction) {
              budget.bytes += 48;
              r[code[pc + 1]!] = new PyMethod(value, a);
              pc += 5;
              continue;
            }
            if (!(value instanceof PyObject)) {
              r[code[pc + 1]!] = value;
              pc += 5;
              continue;
            }
          }
        }
        break;
      }
      case 57: {
        // STORE_ATTRIBUTE
        const a = r[code[pc + 1]!]!;
        const site = sites[code[pc + 4]!]!;
        if (
          a instanceof PyInstance &&
          a.shape !== undefined &&
          a.shape === site.guard &&
          a.cls.version === site.version
        ) {
          setSlot(a, site.slot, r[code[pc + 3]!]!);
          if (site.next !== undefined) a.shape = site.next as Shape;
          pc += 5;
          continue;
        }
        break;
      }
      case 59: {
        // LOAD_SUBSCRIPT
        const a = r[code[pc + 2]!]!;
        const b = r[code[pc + 3]!]!;
        if (typeof b === 'number') {
          if ((a instanceof PyList || a instanceof PyTuple) && a.exact) {
            const item = a.items[b < 0 ? b + a.items.length : b];
            if (item !== undefined) {
              sites[code[pc + 4]!]!.seen |= a instanceof PyList ? 8 : 16;
              r[code[pc + 1]!] = item;
              pc += 5;
              continue;
            }
          } else if (a instanceof PyDict && a.exact) {
            const value = a.get(b);
            if (value !== undefined) {
              sites[code[pc + 4]!]!.seen |= 32;
              r[code[pc + 1]!] = value;
              pc += 5;
              continue;
            }
          }
        } else if (typeof b === 'string' && a instanceof PyDict && a.exact) {
          const value = a.get(b);
          if (value !== undefined) {
            sites[code[pc + 4]!]!.seen |= 32;
            r[code[pc + 1]!] = value;
            pc += 5;
            continue;
          }
        }
        break;
      }
      case 60: {
        // STORE_SUBSCRIPT
        const a = r[code[pc + 1]!]!;
        const b = r[code[pc + 2]!]!;
        if (typeof b === 'number' && a instanceof PyList && a.exact && b >= 0 && b < a.items.length) {
          sites[code[pc + 4]!]!.seen |= 8;
          a.items[b] = r[code[pc + 3]!]!;
          pc += 5;
          continue;
        }
        if (
          (typeof b === 'string' || typeof b === 'number') &&
          a instanceof PyDict &&
          a.exact &&
          a.guestKeys === undefined
        ) {
          if (a.size >= 64 && (a.size & (a.size - 1)) === 0 && !a.has(b)) {
            frame.pc = pc;
            budget.growTable(a.size);
          }
          a.set(b, b, r[code[pc + 3]!]!);
          pc += 5;
          continue;
        }
        break;
      }
      case 63: {
        // LOAD_METHOD
        const a = r[code[pc + 2]!]!;
        const site = sites[code[pc + 4]!]!;
        const base = code[pc + 1]!;
        if (a instanceof PyInstance) {
          if (
            a.shape !== undefined &&
            a.shape === site.guard &&
            site.slot === -1 /* classAttribute */ &&
            a.cls.version === site.version
          ) {
            const method = site.cell!.value!;
            if (method instanceof PyFunction) {
              r[base] = method;
              r[base + 1] = a;
              pc += 5;
              continue;
            }
          }
        } else if (
          site.slot === -5 /* native */ &&
          site.guard === (typeof a === 'object' ? a.cls : slow.scalarType(a)) &&
          (site.guard as PyType).version === site.version
        ) {
          r[base] = site.cell!.value;
          r[base + 1] = a;
          pc += 5;
          continue;
        }
        break;
      }
      case 65: // CALL
      case 66: {
        // CALL_METHOD
        const base = code[pc + 2]!;
        let count = code[pc + 3]!;
        const callee = r[base]!;
        let first = base + 1;
        if (code[pc] === 66 /* CALL_METHOD */) {
          if (r[first] === undefined) first++;
          else count++;
        }
        if (callee instanceof PyFunction) {
          sites[code[pc + 4]!]!.seen |= 8;
          const { link } = callee;
          if (link.arity === count) {
            frame.pc = pc;
            enterCompiled(thread, frame.depth + 1);
            const entry = link.entry as Entry;
            const depth = frame.depth + 1;
            let result: Value;
            switch (count) {
              case 0:
                result = entry(thread, callee, depth);
                break;
              case 1:
                result = entry(thread, callee, depth, r[first]!);
                break;
              case 2:
                result = entry(thread, callee, depth, r[first]!, r[first + 1]!);
                break;
              default:
                result = entry(thread, callee, depth, ...(r.slice(first, first + count) as Value[]));
            }
            thread.realm.inCompiled = false;
            r[code[pc + 1]!] = result;
            pc += 5;
            continue;
          }
          if (link.simple && count === link.code.argCount) {
            if (++link.uses >= nominateAt) {
              thread.promotion.compileFunction(link);
              continue; // the call is executed again, compiled if that went well
            }
            frame.pc = pc;
            if (--budget.fuel < 0) {
              budget.refuel();
              link.uses += thread.promotion.perTick;
              if (performance.now() > thread.sliceEnd) return true; // the call is executed again on resumption
            }
            const registers = link.template.slice();
            for (let i = 0; i < count; i++) registers[i] = r[first + i];
            frame = new Frame(callee, registers, frame, 0, code[pc + 1]!);
            if (frame.depth > budget.maxRecursion) throw recursionError();
            thread.frame = thread.realm.frame = frame;
            pc = 0;
            code = link.code.instructions;
            sites = link.sites;
            r = registers;
            continue;
          }
        }
        break;
      }
      case 89: {
        // RETURN
        const value = r[code[pc + 1]!]!;
        const { generator } = frame;
        if (generator === undefined) {
          const { caller } = frame;
          if (caller instanceof Frame && (frame.deliver === 0 || (frame.deliver === 5 && value === None))) {
            const register = frame.returnRegister;
            const delivered = frame.deliver === 0 ? value : frame.payload;
            frame = caller;
            thread.frame = thread.realm.frame = frame;
            code = frame.link.code.instructions;
            sites = frame.link.sites;
            r = frame.registers;
            r[register] = delivered;
            pc = frame.pc + slow.instructionLength(code[frame.pc]!);
            continue;
          }
        }
        break;
      }
      case 70: {
        // BUILD_LIST
        const base = code[pc + 2]!;
        const count = code[pc + 3]!;
        frame.pc = pc;
        budget.allocate(48 + count * 8);
        r[code[pc + 1]!] = new PyList(count === 0 ? [] : (r.slice(base, base + count) as Value[]));
        pc += 4;
        continue;
      }
      case 71: {
        // BUILD_TUPLE
        const base = code[pc + 2]!;
        const count = code[pc + 3]!;
        frame.pc = pc;
        budget.allocate(48 + count * 8);
        r[code[pc + 1]!] = new PyTuple(r.slice(base, base + count) as Value[]);
        pc += 4;
        continue;
      }
      case 75: {
        // FORMAT
        const a = r[code[pc + 2]!]!;
        const spec = code[pc + 4]!;
        if (typeof a === 'string' && code[pc + 3]! < 2 && spec < 0) {
          r[code[pc + 1]!] = a;
          pc += 5;
          continue;
        }
        break;
      }
      case 76: {
        // LIST_APPEND
        const { items } = r[code[pc + 1]!] as PyList;
        if ((items.length & 63) === 63) {
          frame.pc = pc;
          budget.grow(items.length);
        }
        items.push(r[code[pc + 2]!]!);
        pc += 3;
        continue;
      }
      case 93: // PUSH_HANDLED
        r[code[pc + 1]!] = frame.handled ?? None;
        frame.handled = r[code[pc + 2]!];
        pc += 3;
        continue;
      case 94: {
        // POP_HANDLED
        const saved = r[code[pc + 1]!];
        frame.handled = saved === None ? undefined : saved;
        pc += 2;
        continue;
      }
      case 100: {
        // YIELD
        const value = r[code[pc + 2]!]!;
        const generator = frame.generator!;
        frame.pc = pc;
        generator.state = 'suspended';
        const delegate = code[pc + 3]!;
        generator.delegate = delegate < 0 ? undefined : r[delegate];
        if (generator instanceof PyAsyncGenerator) generator.yielded = delegate < 0;
        const { caller } = frame;
        if (caller instanceof Frame && frame.deliver === 3) {
          frame.caller = undefined;
          frame = caller;
          thread.frame = thread.realm.frame = frame;
          code = frame.link.code.instructions;
          sites = frame.link.sites;
          r = frame.registers;
          r[code[frame.pc + 1]!] = value;
          pc = frame.pc + 5;
          continue;
        }
        break;
      }
    }

    // The general form: of instructions without a short path above, and of those that it did not suit.
    frame.pc = pc;
    const result = perform(thread, frame, pc, r);
    const opcode = code[pc]!;
    if (typeof result === 'object' && isPending(result))
      startNative(thread, result as Guest<Value | undefined>, frame, DELIVERY[opcode]!, destination(code, pc));
    else if (DELIVERY[opcode] === DELIVER.register && result !== undefined) {
      r[code[pc + 1]!] = result as Value;
      pc += slow.instructionLength(opcode);
      continue;
    } else if (LEAVING[opcode] === 0 || result !== undefined) {
      deliverTo(frame, DELIVERY[opcode]!, destination(code, pc), undefined, result as Value | undefined);
      pc = frame.pc;
      continue;
    }
    if (thread.frame === undefined) return false;
    frame = thread.frame;
    thread.realm.frame = frame;
    pc = frame.pc;
    code = frame.link.code.instructions;
    sites = frame.link.sites;
    r = frame.registers;
  }
}
