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
import { Capture } from '../runtime/capture.ts';
import type { PyException } from '../runtime/exceptions/exception.ts';
import { isException, typeError } from '../runtime/exceptions/raise.ts';
import {
  CapturedCall,
  type Guest,
  GuestBody,
  GuestCall,
  type GuestRequest,
  GuestResume,
  HostWait,
} from '../runtime/guest.ts';
import { type AnyFrame, DELIVER, Frame, NativeFrame } from '../runtime/objects/frame.ts';
import type { PyGenerator } from '../runtime/objects/generator.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { typeOf } from '../runtime/operations/type-of.ts';
import { enterCompiled, GENERATOR_KINDS, invoke, makeGenerator, recursionError } from './calling.ts';
import { DELIVERY, deliverTo, destination } from './delivery.ts';
import { prepareResume } from './generator-state.ts';
import { startMachine, stepMachine } from './machine.ts';
import { callerOf, catchIn, guestException, leave } from './raising.ts';
import type { Thread } from './thread.ts';

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

/** Hangs what was captured on the activation whose instruction called it. */
export function addCaller(capture: Capture, frame: Frame): void {
  const { instructions } = frame.link.code;
  const opcode = instructions[frame.pc] as number;
  capture.add(frame, DELIVERY[opcode] as number, destination(instructions, frame.pc));
}

/** Checks what `__init__` returned and gives the instance. */
function initialised(instance: Value | undefined, result: Value | undefined): Value {
  if (result !== None) throw typeError(`__init__() should return None, not '${typeOf(result as Value).name}'`);
  return instance as Value;
}

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

/** Raises in a running frame: on at its handler, or out of it. `traced`: the frame becomes a line of the traceback. */
export function raiseIn(thread: Thread, frame: Frame, exception: PyException, traced: boolean): void {
  if (catchIn(frame, exception, traced)) {
    thread.frame = frame;
    return;
  }
  const left = leave(frame, exception);
  transfer(thread, callerOf(frame), frame.deliver, frame.returnRegister, frame.payload, left, true);
}
