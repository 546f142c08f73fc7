/**
 * Control transfer between activations: calling, returning, raising, suspending. One loop (`transfer`) delivers a
 * value or an exception to whatever activation is next, native or Python, so that no depth of calls, native
 * computations included, uses the JS stack.
 *
 * Takes: a thread (the current activation). Gives: a thread whose current activation is a Python frame ready to run,
 * or that is finished or waits for the host. Must not know: single instructions, except those a delivery ends
 * (FOR_ITER, SEND, JUMP_IF_*, YIELD).
 */
import { InternalError } from '../assert.ts';
import { CODE_FLAGS } from '../bytecode/code.ts';
import { OPCODE, OPCODES } from '../bytecode/opcodes.ts';
import type { Budget } from '../runtime/budget.ts';
import { Capture } from '../runtime/capture.ts';
import { PyException, PyTraceback } from '../runtime/exceptions/exception.ts';
import { handledIn, isFresh, linkContext } from '../runtime/exceptions/handled.ts';
import { isException, makeException, runtimeError, typeError } from '../runtime/exceptions/raise.ts';
import {
  CapturedCall,
  type Guest,
  GuestBody,
  GuestCall,
  type GuestRequest,
  GuestResume,
  HostWait,
  isPending,
  type Maybe,
} from '../runtime/guest.ts';
import { BuiltinCallable } from '../runtime/objects/callable.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { type AnyFrame, DELIVER, Frame, NativeFrame } from '../runtime/objects/frame.ts';
import { PyFunction, PyMethod } from '../runtime/objects/function.ts';
import { PyAsyncGenerator, PyCoroutine, PyGenerator } from '../runtime/objects/generator.ts';
import type { PyTuple } from '../runtime/objects/list.ts';
import { PyBoundNative, PyNative } from '../runtime/objects/native.ts';
import { Cell, None, PyObject, type Value } from '../runtime/objects/object.ts';
import { PyInstance } from '../runtime/objects/shape.ts';
import { objectType, PyType, typeType } from '../runtime/objects/type.ts';
import { bindDescriptor } from '../runtime/operations/attribute.ts';
import { builtinConstructor, callNative, plainMaker } from '../runtime/operations/call.ts';
import { overflowMessage } from '../runtime/operations/nesting.ts';
import { bindParameters } from '../runtime/operations/parameters.ts';
import { typeOf } from '../runtime/operations/type-of.ts';
import type { Realm } from '../runtime/realm.ts';
import { startMachine, stepMachine } from './machine.ts';
import type { Promotion } from './promotion.ts';
import { type Entry, nested } from './tier.ts';

const UNPACK = OPCODE['UNPACK'] as number;
const UNPACK_EX = OPCODE['UNPACK_EX'] as number;
/** Instructions whose operation gives nothing. */
const OPERATES_IN_PLACE = new Set([
  'STORE_NAME',
  'DELETE_NAME',
  'STORE_ATTRIBUTE',
  'DELETE_ATTRIBUTE',
  'STORE_SUBSCRIPT',
  'DELETE_SUBSCRIPT',
  'LIST_EXTEND',
  'SET_ADD',
  'SET_UPDATE',
  'DICT_ADD',
  'DICT_UPDATE',
  'DICT_MERGE',
  'IMPORT_STAR',
]);

const GENERATOR_KINDS = CODE_FLAGS.generator | CODE_FLAGS.coroutine | CODE_FLAGS.asyncGenerator;

/** Activations of compiled code that may lie on the JS stack at once; beyond, they move to the heap. */
export const NATIVE_DEPTH = 150;

/** One chain of activations and where it stands. */
export class Thread {
  readonly realm: Realm;
  readonly budget: Budget;
  /** `performance.now()` at which the time slice is over. */
  sliceEnd = Number.POSITIVE_INFINITY;
  /** Depth of activations up to which compiled code may call on the JS stack; set at each entry to compiled code. */
  depthLimit = 0;
  /** Depth of the compiled activation on whose behalf runtime code runs; valid while that runs. */
  nativeDepth = 0;
  /** Interpreters on the JS stack that compiled code called. */
  nested = 0;
  /** The Python frame to run next; undefined when the thread is finished or waits. */
  frame: Frame | undefined = undefined;
  /** Set by `invoke` when it returns undefined: the activation it made. */
  pushed: AnyFrame | undefined = undefined;
  /** Second result of loading a method: the receiver, or undefined. */
  receiver: Value | undefined = undefined;
  /** The exception in flight is raised again and does not add this frame to its traceback. */
  untraced = false;
  /** Result of the outermost activation. */
  result: Value = None;
  /** The host's answer the thread waits for, and who gets it. */
  waiting: { readonly wait: HostWait; readonly asking: NativeFrame; readonly target: NativeFrame } | undefined =
    undefined;

  /** The host has answered: what `run` delivers first. */
  resume: { readonly target: NativeFrame; readonly value: unknown; readonly throwing: boolean } | undefined = undefined;

  /** Decides what is compiled. */
  readonly promotion: Promotion;

  constructor(realm: Realm, promotion: Promotion) {
    this.realm = realm;
    this.promotion = promotion;
    this.budget = realm.budget;
    realm.callsNow = nested.callsNow(this);
  }
}

/**
 * Calls `callee`. Returns the result if it came at once; else undefined, with the new activation in `thread.pushed`
 * (a Frame ready to run, or a NativeFrame to be started by `transfer`). Throws guest exceptions.
 */
export function invoke(
  thread: Thread,
  callee: Value,
  args: Value[],
  keywords: PyDict | undefined,
  caller: AnyFrame | undefined,
  deliver: number,
  register: number,
): Value | undefined {
  let target = callee;
  let links = 0;
  let list = args;
  for (;;) {
    if (target instanceof PyFunction) return callFunction(thread, target, list, keywords, caller, deliver, register);
    if (target instanceof PyMethod) {
      list = [target.self, ...list];
      target = target.func;
    } else if (target instanceof PyNative)
      return started(thread, callNative(target, list, keywords), caller, deliver, register);
    else if (target instanceof PyBoundNative)
      return started(thread, callNative(target.native, [target.self, ...list], keywords), caller, deliver, register);
    else if (target instanceof PyType) return callType(thread, target, list, keywords, caller, deliver, register);
    else if (target instanceof BuiltinCallable && target.exact)
      return started(thread, target.called(list, keywords), caller, deliver, register);
    else {
      const type = typeOf(target);
      const method = type.lookup('__call__');
      if (method === undefined) throw typeError(`'${type.name}' object is not callable`);
      // `C.__call__ = C()`: a chain without end, which makes no frames.
      if (++links > thread.realm.budget.maxRecursion) throw recursionError();
      if (
        method instanceof PyFunction ||
        (method instanceof PyNative && method.kind !== 'staticmethod' && method.kind !== 'classmethod')
      ) {
        list = [target, ...list];
        target = method;
      } else {
        const bound = bindDescriptor(method, target, type);
        if (isPending(bound)) return started(thread, callBound(bound, list, keywords), caller, deliver, register);
        target = bound;
      }
    }
  }
}

function* callBound(pending: Guest<Value>, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  return yield new GuestCall(yield* pending, args, keywords);
}

function started(
  thread: Thread,
  result: Maybe<Value>,
  caller: AnyFrame | undefined,
  deliver: number,
  register: number,
): Value | undefined {
  if (!isPending(result)) return result;
  const frame = new NativeFrame(result, caller, deliver, register);
  if (frame.depth > thread.realm.budget.maxRecursion) throw recursionError();
  thread.pushed = frame;
  return undefined;
}

export function recursionError(): PyException {
  return makeException('RecursionError', 'maximum recursion depth exceeded');
}

function callFunction(
  thread: Thread,
  func: PyFunction,
  args: Value[],
  keywords: PyDict | undefined,
  caller: AnyFrame | undefined,
  deliver: number,
  register: number,
): Value | undefined {
  const { link } = func;
  if (++link.uses >= thread.promotion.nominateAt) thread.promotion.compileFunction(link);
  const compiled = link.entry !== undefined && deliver !== DELIVER.initialise && caller !== undefined;
  if (compiled && link.arity === args.length && keywords === undefined)
    return callCompiled(thread, func, args, caller.depth + 1);
  const registers = link.template.slice();
  if (link.simple && keywords === undefined && args.length === link.code.argCount) {
    for (let i = 0; i < args.length; i++) registers[i] = args[i];
  } else bindParameters(func, registers, args, keywords);
  if (compiled) return callCompiled(thread, func, registers.slice(0, link.parameterCount) as Value[], caller.depth + 1);
  const frame = new Frame(func, registers, caller, deliver, register);
  if ((link.code.flags & GENERATOR_KINDS) !== 0) return makeGenerator(frame);
  if (frame.depth > thread.realm.budget.maxRecursion) throw recursionError();
  thread.pushed = frame;
  return undefined;
}

/** Calls compiled code from the interpreter or a computation it runs. */
export function callCompiled(thread: Thread, func: PyFunction, args: readonly Value[], depth: number): Value {
  const { realm } = thread;
  enterCompiled(thread, depth);
  const below = thread.frame;
  const entry = func.link.entry as Entry;
  const result = entry(thread, func, depth, ...args);
  realm.inCompiled = false;
  thread.frame = below;
  return result;
}

/** The generator, coroutine or async generator that a call makes instead of running. */
export function makeGenerator(frame: Frame): PyGenerator {
  const { flags } = frame.link.code;
  frame.caller = undefined;
  const Kind =
    (flags & CODE_FLAGS.asyncGenerator) !== 0
      ? PyAsyncGenerator
      : (flags & CODE_FLAGS.coroutine) !== 0
        ? PyCoroutine
        : PyGenerator;
  return new Kind(frame, frame.func.name, frame.func.qualname);
}

/** Calling a class: the plain cases at once, the rest by `type.__call__`. */
function callType(
  thread: Thread,
  type: PyType,
  args: Value[],
  keywords: PyDict | undefined,
  caller: AnyFrame | undefined,
  deliver: number,
  register: number,
): Value | undefined {
  if (type.makeAtOnce !== undefined && keywords === undefined) {
    const made = type.makeAtOnce(args);
    if (made !== undefined) return started(thread, made, caller, deliver, register);
  }
  const callCell = type.cls.lookupCell('__call__');
  const standard = callCell === typeType.own.get('__call__');
  if (
    standard &&
    type.rootShape !== undefined &&
    !type.abstract &&
    type.lookupCell('__new__') === objectType.own.get('__new__')
  ) {
    const initialise = type.lookup('__init__');
    if (initialise instanceof PyFunction) {
      const instance = new PyInstance(type, type.rootShape);
      thread.realm.budget.allocate(96);
      args.unshift(instance);
      const result = callFunction(thread, initialise, args, keywords, caller, DELIVER.initialise, register);
      if (result !== undefined) throw typeError(`__init__() should return None, not '${typeOf(result).name}'`);
      const frame = thread.pushed as Frame;
      frame.payload = instance;
      frame.deliver = DELIVER.initialise;
      return undefined;
    }
  } else {
    const plain = keywords === undefined ? plainMaker(type, args.length) : undefined;
    if (plain !== undefined) return started(thread, plain.plain(type, ...args), caller, deliver, register);
    const make = builtinConstructor(type);
    if (make !== undefined)
      return started(thread, callNative(make, [type, ...args], keywords), caller, deliver, register);
  }
  const method = callCell?.value as Value;
  if (method instanceof PyNative)
    return started(thread, callNative(method, [type, ...args], keywords), caller, deliver, register);
  return invoke(thread, method, [type, ...args], keywords, caller, deliver, register);
}

/**
 * Delivers a result or exception to an activation, and goes on until a Python frame is ready to run, the thread is
 * finished, or it waits. With `throwing`, an exception that nobody handles is thrown out of `transfer`.
 */
export function transfer(
  thread: Thread,
  to: AnyFrame | undefined,
  mode: number,
  at: number,
  attached: Value | undefined,
  what: Value | undefined,
  isThrowing: boolean,
): void {
  let target = to;
  let deliver = mode;
  let register = at;
  let payload = attached;
  let value = what;
  let throwing = isThrowing;
  for (;;) {
    if (target === undefined) {
      thread.frame = undefined;
      if (throwing) throw value;
      thread.result = value ?? None;
      return;
    }
    thread.realm.frame = target;
    if (target instanceof NativeFrame) {
      let request: GuestRequest | undefined;
      try {
        if (deliver === DELIVER.initialise && !throwing) value = initialised(payload, value);
        const step = throwing ? target.computation.throw(value) : target.computation.next(value as Value);
        throwing = false;
        if (step.done === true) value = step.value;
        else request = step.value;
      } catch (thrown) {
        value = guestException(thrown);
        throwing = true;
      }
      if (request === undefined) {
        deliver = target.deliver;
        register = target.returnRegister;
        payload = target.payload;
        target = target.caller;
        continue;
      }
      deliver = DELIVER.register;
      register = -1;
      payload = undefined;
      try {
        const next = perform(thread, target, request);
        if (next.kind === 'waiting') return;
        if (next.kind === 'run') return;
        value = next.value;
        if (next.target !== undefined) {
          target = next.target;
          throwing = next.throwing;
        }
      } catch (thrown) {
        thread.realm.inCompiled = false;
        thread.realm.handled = undefined;
        if (thrown instanceof Capture) throw capturedBelow(thrown, target as NativeFrame, request);
        value = guestException(thrown);
        throwing = true;
      }
      continue;
    }
    if (throwing) {
      const exception = value as PyException;
      if ((deliver === DELIVER.send || deliver === DELIVER.forIter) && isException(exception, 'StopIteration')) {
        const { instructions } = target.link.code;
        const { pc } = target;
        if (deliver === DELIVER.send)
          target.registers[instructions[pc + 1] as number] =
            exception.members?.get('value') ?? exception.args.items[0] ?? None;
        target.pc = instructions[pc + (deliver === DELIVER.send ? 4 : 3)] as number;
        thread.frame = target;
        return;
      }
      if (catchIn(target, exception, true)) {
        thread.frame = target;
        return;
      }
      value = leave(target, exception);
      deliver = target.deliver;
      register = target.returnRegister;
      payload = target.payload;
      target = callerOf(target);
      continue;
    }
    const failure = deliverTo(target, deliver, register, payload, value);
    if (failure === undefined) {
      thread.frame = target;
      return;
    }
    value = failure;
    throwing = true;
    deliver = DELIVER.register;
  }
}

/** Compiled code that a native computation called was left: the computation and its callers join the chain. */
function capturedBelow(capture: Capture, asking: NativeFrame, request: GuestRequest): Capture {
  if (capture.outermost === undefined) capture.add(askingAgain(request, asking), 0, -1);
  else capture.add(asking, DELIVER.register, -1);
  capture.extend(asking);
  capture.linked = true;
  return capture;
}

/** Puts a request once more, for one that was refused because activations had to be captured first. */
export function askingAgain(request: GuestRequest, caller: NativeFrame | undefined): NativeFrame {
  const frame = new NativeFrame(askAgain(request), caller, DELIVER.register, -1);
  frame.form = 'answer';
  return frame;
}

function* askAgain(request: GuestRequest): Guest<Value | undefined> {
  return yield request;
}

/** How the result of what an instruction called is delivered, by opcode. */
const DELIVERY = OPCODES.map(({ name }) => {
  if (name === 'JUMP_IF_FALSE') return DELIVER.branchIfFalse;
  if (name === 'JUMP_IF_TRUE') return DELIVER.branchIfTrue;
  if (name === 'FOR_ITER') return DELIVER.forIter;
  if (name === 'SEND') return DELIVER.send;
  if (name === 'NOT' || name === 'NOT_CONTAINS') return DELIVER.negate;
  if (name === 'UNPACK' || name === 'UNPACK_EX' || name === 'MATCH_EXCEPTION_GROUP') return DELIVER.spread;
  return OPERATES_IN_PLACE.has(name) ? DELIVER.discard : DELIVER.register;
});

/** Hangs what was captured on the activation whose instruction called it. */
export function addCaller(capture: Capture, frame: Frame): void {
  const { instructions } = frame.link.code;
  const opcode = instructions[frame.pc] as number;
  capture.add(frame, DELIVERY[opcode] as number, destination(instructions, frame.pc));
}

/** First register an instruction's result goes to. */
export function destination(instructions: Int32Array, pc: number): number {
  const opcode = instructions[pc] as number;
  return instructions[pc + (opcode === UNPACK || opcode === UNPACK_EX ? 2 : 1)] as number;
}

/** Checks what `__init__` returned and gives the instance. */
function initialised(instance: Value | undefined, result: Value | undefined): Value {
  if (result !== None) throw typeError(`__init__() should return None, not '${typeOf(result as Value).name}'`);
  return instance as Value;
}

/** Puts a result where a suspended instruction wants it and moves its frame on; an exception if it is no good. */
export function deliverTo(
  frame: Frame,
  deliver: number,
  register: number,
  payload: Value | undefined,
  value: Value | undefined,
): PyException | undefined {
  const { instructions } = frame.link.code;
  const { pc, registers } = frame;
  const opcode = instructions[pc] as number;
  switch (deliver) {
    case DELIVER.register:
      registers[register] = value;
      break;
    case DELIVER.discard:
      break;
    case DELIVER.negate:
      registers[register] = value !== true;
      break;
    case DELIVER.branchIfFalse:
    case DELIVER.branchIfTrue:
      frame.pc = (value === true) === (deliver === DELIVER.branchIfTrue) ? (instructions[pc + 2] as number) : pc + 3;
      return undefined;
    case DELIVER.forIter:
      if (value === undefined) frame.pc = instructions[pc + 3] as number;
      else {
        registers[instructions[pc + 1] as number] = value;
        frame.pc = pc + 5;
      }
      return undefined;
    case DELIVER.send:
      registers[instructions[pc + 1] as number] = value;
      break;
    case DELIVER.initialise:
      if (value !== None) return typeError(`__init__() should return None, not '${typeOf(value as Value).name}'`);
      registers[register] = payload;
      break;
    case DELIVER.spread: {
      const { items } = value as PyTuple;
      for (let i = 0; i < items.length; i++) registers[register + i] = items[i];
      break;
    }
  }
  frame.pc = pc + (INSTRUCTION_LENGTHS[opcode] as number);
  return undefined;
}

/** Words per instruction, by opcode. */
export const INSTRUCTION_LENGTHS = Uint8Array.from(OPCODES.map((info) => info.length));

type Next =
  | {
      readonly kind: 'value';
      readonly value: Value | undefined;
      readonly target: AnyFrame | undefined;
      readonly throwing: boolean;
    }
  | { readonly kind: 'run' }
  | { readonly kind: 'waiting' };

const RUN: Next = { kind: 'run' };
const WAITING: Next = { kind: 'waiting' };

function immediate(value: Value | undefined, target?: AnyFrame, throwing = false): Next {
  return { kind: 'value', value, target, throwing };
}

/** Does what a native computation asked for. */
function perform(thread: Thread, asking: NativeFrame, request: GuestRequest): Next {
  if (request instanceof GuestCall) {
    const value = invoke(thread, request.callee, request.args, request.keywords, asking, DELIVER.register, -1);
    if (value !== undefined) return immediate(value);
    return enterPushed(thread);
  }
  if (request instanceof GuestResume)
    return resumeGenerator(thread, request.generator, asking, DELIVER.register, -1, request.value, request.throwing);
  if (request instanceof GuestBody) {
    const { body } = request;
    const frame = new Frame(body, body.link.template.slice(), asking, DELIVER.register, -1);
    frame.namespace = request.namespace;
    if ((body.link.code.flags & GENERATOR_KINDS) !== 0) return immediate(makeGenerator(frame));
    if (frame.depth > thread.realm.budget.maxRecursion) throw recursionError();
    thread.frame = frame;
    return RUN;
  }
  if (request instanceof HostWait) {
    thread.frame = undefined;
    thread.waiting = { wait: request, asking, target: request.goesOnAt(asking) };
    return WAITING;
  }
  if (request instanceof CapturedCall) throw request.capture;
  throw new InternalError('a native computation asked for something unknown');
}

/** After `invoke` gave undefined: the pushed activation runs next. */
function enterPushed(thread: Thread): Next {
  const pushed = thread.pushed as AnyFrame;
  thread.pushed = undefined;
  if (pushed instanceof NativeFrame) return immediate(undefined, pushed);
  thread.frame = pushed;
  return RUN;
}

/** After `invoke` gave undefined, from an instruction: brings the thread to the next Python frame. */
export function enter(thread: Thread): void {
  const pushed = thread.pushed as AnyFrame;
  thread.pushed = undefined;
  if (pushed instanceof NativeFrame) transfer(thread, pushed, DELIVER.register, -1, undefined, undefined, false);
  else thread.frame = pushed;
}

/** Starts a native computation on behalf of an instruction. */
export function startNative(
  thread: Thread,
  computation: Guest<Value | undefined>,
  caller: Frame,
  deliver: number,
  register: number,
): void {
  const native = new NativeFrame(computation, caller, deliver, register);
  if (native.depth > thread.realm.budget.maxRecursion) throw recursionError();
  transfer(thread, native, DELIVER.register, -1, undefined, undefined, false);
}

/** Runs a generator until it yields, returns or raises. A finished one gives undefined, or raises what is thrown in. */
export function resumeGenerator(
  thread: Thread,
  generator: PyGenerator,
  caller: AnyFrame,
  deliver: number,
  register: number,
  value: Value,
  throwing: boolean,
): Next {
  const { frame } = generator;
  if (generator.state !== 'running' && generator.state !== 'finished') {
    if (caller.depth + 1 > thread.realm.budget.maxRecursion) throw recursionError();
  }
  if (!prepareResume(generator, value, throwing)) return immediate(undefined);
  frame.caller = caller;
  frame.deliver = deliver;
  frame.returnRegister = register;
  frame.depth = caller.depth + 1;
  if (throwing) return immediate(value, frame, true);
  if (frame.pc === 0) startMachine(frame);
  if (frame.machine === undefined) {
    thread.frame = frame;
    return RUN;
  }
  return resumeMachine(thread, frame);
}

/** Goes on with a compiled generator on behalf of a computation or a SEND. */
function resumeMachine(thread: Thread, frame: Frame): Next {
  const { realm } = thread;
  enterCompiled(thread, frame.depth);
  try {
    const value = stepMachine(thread, frame);
    realm.inCompiled = false;
    if (value !== undefined) return immediate(value);
    thread.frame = frame;
    return RUN;
  } catch (thrown) {
    realm.inCompiled = false;
    realm.handled = undefined;
    if (thrown instanceof Capture) {
      addCaller(thrown, frame);
      throw thrown;
    }
    return immediate(guestException(thrown), frame, true);
  }
}

/** Compiled code is entered from the interpreter, for an activation of this depth. */
export function enterCompiled(thread: Thread, depth: number): void {
  if (thread.nested === 0) thread.depthLimit = Math.min(thread.budget.maxRecursion, depth + NATIVE_DEPTH);
  thread.realm.inCompiled = true;
}

/**
 * Goes on with a compiled generator that an instruction of the interpreter resumed: `thread.frame` is then the frame
 * to interpret, the generator's own or the one its value was delivered to.
 */
export function runMachine(thread: Thread, frame: Frame): void {
  enterCompiled(thread, frame.depth);
  const value = stepMachine(thread, frame);
  thread.realm.inCompiled = false;
  if (value === undefined) return;
  const { caller } = frame;
  frame.caller = undefined;
  if (caller instanceof Frame && frame.deliver === DELIVER.forIter) {
    const { instructions } = caller.link.code;
    caller.registers[instructions[caller.pc + 1] as number] = value;
    caller.pc += 5;
    thread.frame = caller;
  } else transfer(thread, caller, frame.deliver, frame.returnRegister, frame.payload, value, false);
}

/** Makes a generator's frame ready to go on with what is sent; false if the generator is finished. */
export function prepareResume(generator: PyGenerator, value: Value, throwing: boolean): boolean {
  if (generator.state === 'running') throw makeException('ValueError', `${generatorKind(generator)} already executing`);
  if (generator.state === 'finished') {
    if (throwing) throw value;
    generator.returned = undefined;
    return false;
  }
  const { frame } = generator;
  const fresh = generator.state === 'created';
  generator.state = 'running';
  generator.delegate = undefined;
  if (throwing || generator.skipDelivery) frame.machine = undefined;
  if (throwing) return true;
  if (generator.skipDelivery) generator.skipDelivery = false;
  else if (!fresh) {
    const { instructions } = frame.link.code;
    frame.registers[instructions[frame.pc + 1] as number] = value;
    frame.pc += 4;
  }
  return true;
}

function generatorKind(generator: PyGenerator): string {
  if (generator instanceof PyAsyncGenerator) return 'async generator';
  return generator instanceof PyCoroutine ? 'coroutine' : 'generator';
}

/** An exception leaves the frame of a generator: StopIteration must not be mistaken for its end. */
function leaveGenerator(generator: PyGenerator, exception: PyException, frame: Frame): PyException {
  generator.state = 'finished';
  const isAsync = generator instanceof PyAsyncGenerator;
  if (isException(exception, 'StopIteration') || (isAsync && isException(exception, 'StopAsyncIteration'))) {
    const error = runtimeError(`${generatorKind(generator)} raised ${exception.cls.name}`);
    error.cause = exception;
    error.context = exception;
    error.suppressContext = true;
    error.traceback = new PyTraceback(undefined, frame, frame.pc);
    return error;
  }
  return exception;
}

/** Raises in a running frame: on at its handler, or out of it. `traced`: the frame becomes a line of the traceback. */
export function raiseIn(thread: Thread, frame: Frame, exception: PyException, traced: boolean): void {
  if (catchIn(frame, exception, traced)) {
    thread.frame = frame;
    return;
  }
  const left = leave(frame, exception);
  transfer(thread, callerOf(frame), frame.deliver, frame.returnRegister, frame.payload, left, true);
}

/** The caller, which the frame of a generator forgets when it is left. */
export function callerOf(frame: Frame): AnyFrame | undefined {
  const { caller } = frame;
  if (frame.generator !== undefined) frame.caller = undefined;
  return caller;
}

function leave(frame: Frame, exception: PyException): PyException {
  return frame.generator === undefined ? exception : leaveGenerator(frame.generator, exception, frame);
}

/** Looks for a handler in a frame; adds the frame to the traceback. True if the frame goes on at a handler. */
function catchIn(frame: Frame, exception: PyException, traced: boolean): boolean {
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
