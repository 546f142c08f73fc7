/**
 * The general form of every instruction that the loop (interpreter.ts) does not finish by a short path of its own.
 *
 * Takes: the thread, its frame at the instruction, pc and registers. Gives: the operation's result, or the computation
 * that comes to it; DELIVERY says what becomes of it. The loop calls this from one place, so that an instruction that
 * first needs its general form after V8 has compiled the loop does not throw that code away: with the operations called
 * from the loop itself a first run of a program compiled the loop of 24 KB four times.
 */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import type { Maybe } from '../../runtime/guest.ts';
import { type PyDict, PyNamespace } from '../../runtime/objects/dict.ts';
import type { Frame } from '../../runtime/objects/frame.ts';
import { SEEN, type Site } from '../../runtime/objects/function.ts';
import type { PyGenerator } from '../../runtime/objects/generator.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { PyNative } from '../../runtime/objects/native.ts';
import { Cell, None, type Value } from '../../runtime/objects/object.ts';
import { PyType } from '../../runtime/objects/type.ts';
import {
  type BinaryOperator,
  binaryOperation,
  inplaceOperation,
  unaryOperation,
} from '../../runtime/operations/arithmetic.ts';
import { type CompareOperator, compare } from '../../runtime/operations/compare.ts';
import { getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { invoke } from '../calling.ts';
import { fillLoadGlobal, loadAttribute, loaded, loadMethod, storeAttribute } from '../inline-caches.ts';
import * as slow from '../instructions/instructions.ts';
import { takes } from '../nested.ts';
import type { Thread } from '../thread.ts';
import { enter, transfer } from '../transfer.ts';

/** Operators by opcode: ADD to MATRIX_MULTIPLY are 17 to 29. */
const FIRST_OPERATOR = 17;
const OPERATORS: readonly BinaryOperator[] = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '@'];

/** Comparisons by opcode: LESS to NOT_EQUAL are 36 to 41. */
const FIRST_COMPARISON = 36;
const COMPARISONS: readonly CompareOperator[] = ['<', '<=', '>', '>=', '==', '!='];

type Result = Maybe<Value | undefined | void>;

/** Performs the instruction at `pc`. Of instructions that may leave the frame, undefined says that they did. */
export function perform(thread: Thread, frame: Frame, pc: number, r: (Value | undefined)[]): Result {
  const { link } = frame;
  const { code, sites } = link;
  const { instructions, names } = code;
  const opcode = instructions[pc] as number;
  const at = (operand: number): number => instructions[pc + operand] as number;
  const read = (operand: number): Value => r[instructions[pc + operand] as number] as Value;
  switch (opcode) {
    case 1: // CHECK_BOUND
      throw slow.unboundLocal(names[at(2)] as string);
    case 3: // DELETE_FAST
      if (read(1) === undefined) throw slow.unboundLocal(names[at(2)] as string);
      r[at(1)] = undefined;
      return undefined;
    case 4: // MAKE_CELL
      r[at(1)] = new Cell(read(1));
      return undefined;
    case 5: // COPY_FREE
      for (let i = at(2) - 1; i >= 0; i--) r[at(1) + i] = frame.func.closure[i];
      return undefined;
    case 6: // LOAD_CELL
      throw slow.unboundCell(names[at(3)] as string, at(4) === 1);
    case 8: {
      // DELETE_CELL
      const cell = read(1) as Cell;
      if (cell.value === undefined) throw slow.unboundCell(names[at(2)] as string, at(3) === 1);
      cell.value = undefined;
      return undefined;
    }
    case 9: // LOAD_GLOBAL
      return fillLoadGlobal(link, names[at(2)] as string, sites[at(3)]!);
    case 10: {
      // STORE_GLOBAL
      const name = names[at(1)] as string;
      thread.budget.allocate(64);
      link.globals.set(name, name, read(2));
      if (link.globals instanceof PyNamespace) sites[at(3)]!.cell = link.globals.cell(name);
      return undefined;
    }
    case 11: // DELETE_GLOBAL
      slow.deleteGlobal(frame, names[at(1)] as string);
      return undefined;
    case 12: // LOAD_NAME
      return slow.loadName(frame, names[at(2)] as string);
    case 13: // STORE_NAME
      return slow.storeName(frame, names[at(1)] as string, read(2));
    case 14: // DELETE_NAME
      return slow.deleteName(frame, names[at(1)] as string);
    case 15: // LOAD_NAME_OR_CELL
      return slow.loadNameOrCell(frame, names[at(2)] as string, read(3) as Cell);
    case 16: // LOAD_LOCALS
      return frame.namespace ?? link.globals;
    case 17: // ADD
    case 18: // SUBTRACT
    case 19: // MULTIPLY
      sites[at(4)]!.seen |= slow.seenKinds(read(2), read(3));
      return binaryOperation(OPERATORS[opcode - FIRST_OPERATOR]!, read(2), read(3));
    case 20: // TRUE_DIVIDE
      sites[at(4)]!.seen |= 2;
      return binaryOperation('/', read(2), read(3));
    case 21: // FLOOR_DIVIDE
    case 22: // MODULO
    case 23: // POWER
    case 24: // LEFT_SHIFT
    case 25: // RIGHT_SHIFT
    case 26: // BIT_AND
    case 27: // BIT_OR
    case 28: // BIT_XOR
    case 29: // MATRIX_MULTIPLY
      return binaryOperation(OPERATORS[opcode - FIRST_OPERATOR]!, read(2), read(3));
    case 30: // INPLACE
      sites[at(5)]!.seen |= slow.seenKinds(read(2), read(3));
      return inplaceOperation(OPERATORS[at(4) - FIRST_OPERATOR]!, read(2), read(3));
    case 31: // NEGATIVE
      return unaryOperation('-', read(2));
    case 32: // POSITIVE
      return unaryOperation('+', read(2));
    case 33: // INVERT
      return unaryOperation('~', read(2));
    case 34: // NOT
    case 35: // TRUTH
      return truth(read(2));
    case 36: // LESS
    case 37: // LESS_EQUAL
    case 38: // GREATER
    case 39: // GREATER_EQUAL
    case 40: // EQUAL
    case 41: // NOT_EQUAL
      sites[at(4)]!.seen |= slow.seenKinds(read(2), read(3));
      return compare(COMPARISONS[opcode - FIRST_COMPARISON]!, read(2), read(3));
    case 44: // CONTAINS
    case 45: // NOT_CONTAINS
      return slow.contains(read(3), read(2));
    case 48: // JUMP_IF_FALSE
    case 49: // JUMP_IF_TRUE
      return truth(read(1));
    case 52: // GET_ITER
      return getIterator(read(2));
    case 53: // FOR_ITER
      return nextOf(read(2));
    case 54: // UNPACK
      return slow.unpack(read(1), at(3));
    case 55: // UNPACK_EX
      return slow.unpackEx(read(1), at(3), at(4));
    case 56: // LOAD_ATTRIBUTE
      return loadAttribute(read(2), names[at(3)] as string, sites[at(4)]!);
    case 57: // STORE_ATTRIBUTE
      return storeAttribute(read(1), names[at(2)] as string, read(3), sites[at(4)]!);
    case 58: // DELETE_ATTRIBUTE
      return slow.deleteAttribute(read(1), names[at(2)] as string);
    case 59: // LOAD_SUBSCRIPT
      sites[at(4)]!.seen |= typeof read(2) === 'string' ? 64 : 2;
      return slow.getItem(read(2), read(3));
    case 60: // STORE_SUBSCRIPT
      return slow.setItem(read(1), read(2), read(3));
    case 61: // DELETE_SUBSCRIPT
      return slow.deleteItem(read(1), read(2));
    case 62: // BUILD_SLICE
      return slow.makeSlice(read(2), read(3), read(4));
    case 63: {
      // LOAD_METHOD
      const method = loadMethod(read(2), names[at(3)] as string, sites[at(4)]!);
      r[at(1) + 1] = loaded.receiver;
      return method;
    }
    case 64: {
      // LOAD_SPECIAL
      const method = slow.loadSpecial(read(2), names[at(3)] as string);
      r[at(1) + 1] = undefined;
      return method;
    }
    case 65: // CALL
    case 66: // CALL_METHOD
      return call(thread, frame, pc, r);
    case 67: // CALL_KEYWORDS
    case 68: // CALL_METHOD_KEYWORDS
    case 69: // CALL_SPREAD
      if (--thread.budget.fuel < 0) thread.budget.refuel();
      return entered(thread, slow.callGeneral(thread, frame, pc));
    case 70: // BUILD_LIST
      thread.budget.allocate(48 + at(3) * 8);
      return new PyList(at(3) === 0 ? [] : (r.slice(at(2), at(2) + at(3)) as Value[]));
    case 71: // BUILD_TUPLE
      thread.budget.allocate(48 + at(3) * 8);
      return new PyTuple(r.slice(at(2), at(2) + at(3)) as Value[]);
    case 72: // BUILD_SET
      return slow.buildSet(r.slice(at(2), at(2) + at(3)) as Value[]);
    case 73: // BUILD_DICT
      thread.budget.allocate(64 + at(3) * 64);
      return slow.buildDict(r, at(2), at(3));
    case 74: // BUILD_STRING
      return slow.buildString(r, at(2), at(3));
    case 75: // FORMAT
      return slow.format(read(2), at(3), at(4) < 0 ? '' : read(4));
    case 77: // LIST_EXTEND
      return slow.listExtend(read(1) as PyList, read(2));
    case 78: // LIST_TO_TUPLE
      return new PyTuple((read(2) as PyList).items);
    case 79: // SET_ADD
      return slow.setAdd(read(1), read(2));
    case 80: // SET_UPDATE
      return slow.setUpdate(read(1), read(2));
    case 81: // DICT_ADD
      return slow.dictAdd(read(1) as PyDict, read(2), read(3));
    case 82: // DICT_UPDATE
      return slow.dictUpdate(read(1) as PyDict, read(2));
    case 83: // DICT_MERGE
      return slow.dictMerge(read(1) as PyDict, read(2), read(3));
    case 84: // MAKE_FUNCTION
      thread.budget.allocate(160);
      return slow.makeFunction(frame, pc);
    case 85: // LOAD_BUILD_CLASS
      return slow.loadBuildClass(frame);
    case 86: // IMPORT_NAME
      return slow.importName(frame, names[at(2)] as string, at(3), read(4));
    case 87: // IMPORT_FROM
      return slow.importFrom(read(2), names[at(3)] as string);
    case 88: // IMPORT_STAR
      return slow.importStar(frame, read(1));
    case 89: // RETURN
      returned(thread, frame, read(1));
      return undefined;
    case 90: // RAISE
      return slow.raise(read(1), at(2) < 0 ? undefined : read(2));
    case 91: {
      // RAISE_AGAIN
      const handled = slow.activeException(frame);
      thread.untraced = true;
      throw handled;
    }
    case 92: // RERAISE
      thread.untraced = true;
      throw read(1);
    case 93: // PUSH_HANDLED
      r[at(1)] = frame.handled ?? None;
      frame.handled = read(2);
      return undefined;
    case 94: // POP_HANDLED
      frame.handled = read(1) === None ? undefined : read(1);
      return undefined;
    case 95: // MATCH_EXCEPTION
      return slow.matchException(read(2), read(3));
    case 96: // MATCH_EXCEPTION_GROUP
      return slow.matchExceptionGroup(read(2), read(3));
    case 97: // JOIN_EXCEPTION_GROUP
      return slow.joinExceptionGroup(read(2), read(3));
    case 98: // LOAD_ASSERTION_ERROR
      return slow.assertionError;
    case 99: // WITH_EXIT_EXCEPTION
      return slow.withExit(read(2), r[at(2) + 1], read(3) as PyException);
    case 100: {
      // YIELD, which the loop has suspended
      const { caller } = frame;
      frame.caller = undefined;
      transfer(thread, caller, frame.deliver, frame.returnRegister, frame.payload, read(2), false);
      return undefined;
    }
    case 101: // GET_YIELD_FROM
      return slow.getYieldFrom(frame, read(2));
    case 102: // SEND
      return slow.sendPlain(thread, frame, read(2), read(3)) ? undefined : slow.send(read(2), read(3));
    case 103: // GET_AWAITABLE
      return slow.getAwaitable(read(2), at(3));
    case 104: // GET_ASYNC_ITER
      return slow.getAsyncIterator(read(2));
    case 105: // GET_ASYNC_NEXT
      return slow.getAsyncNext(read(2));
    case 106: // END_ASYNC_FOR
      if (slow.endsAsyncFor(read(1) as PyException)) return true;
      thread.untraced = true;
      throw read(1);
    case 107: // MATCH_SEQUENCE
      return slow.matchSequence(read(2));
    case 108: // MATCH_MAPPING
      return slow.matchMapping(read(2));
    case 109: // GET_LENGTH
      return slow.length(read(2));
    case 110: // MATCH_KEYS
      return slow.matchKeys(read(2), read(3) as PyTuple);
    case 111: // MATCH_CLASS
      return slow.matchClass(read(2), read(3), at(4), read(5) as PyTuple);
    case 112: // MATCH_REST
      return slow.matchRest(read(2), read(3) as PyTuple);
    case 113: // INTRINSIC
      return slow.intrinsic(at(2), r.slice(at(3), at(3) + at(4)) as Value[]);
    default:
      throw slow.unknownOpcode(opcode);
  }
}

/** What became of a call: its result, or undefined when the thread has entered what was called. */
function entered(thread: Thread, result: Value | undefined): Value | undefined {
  if (result === undefined) enter(thread);
  return result;
}

/** A call of anything but a plain Python function with its arguments in place. */
function call(thread: Thread, frame: Frame, pc: number, r: (Value | undefined)[]): Result {
  const { instructions } = frame.link.code;
  const base = instructions[pc + 2] as number;
  const callee = r[base] as Value;
  const isMethod = instructions[pc] === 66; // CALL_METHOD
  const bound = isMethod && r[base + 1] !== undefined;
  const first = isMethod && !bound ? base + 2 : base + 1;
  const count = (instructions[pc + 3] as number) + (bound ? 1 : 0);
  if (--thread.budget.fuel < 0) thread.budget.refuel();
  // A method found by LOAD_METHOD has its receiver checked; any other way it goes through invoke, which checks.
  if (callee instanceof PyNative && (callee.kind === 'function' || bound) && takes(callee, count)) {
    switch (count) {
      case 0:
        return callee.plain();
      case 1:
        return callee.plain(r[first]);
      case 2:
        return callee.plain(r[first], r[first + 1]);
      default:
        return callee.plain(...r.slice(first, first + count));
    }
  }
  if (callee instanceof PyType)
    (frame.link.sites[instructions[pc + 4] as number] as Site).seen |= callee.builtin ? SEEN.builtinType : SEEN.class;
  const args = r.slice(first, first + count) as Value[];
  return entered(thread, invoke(thread, callee, args, undefined, frame, 0, instructions[pc + 1] as number));
}

/** RETURN to anything but a Python frame that waits for the value alone. */
function returned(thread: Thread, frame: Frame, value: Value): void {
  const generator = frame.generator as PyGenerator | undefined;
  if (generator === undefined)
    transfer(thread, frame.caller, frame.deliver, frame.returnRegister, frame.payload, value, false);
  else slow.returnFromGenerator(thread, frame, generator, value);
}
