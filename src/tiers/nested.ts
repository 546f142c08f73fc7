/**
 * Calls from compiled code: on the JS stack, where the interpreter keeps frames on the heap. What is called may be
 * compiled, interpreted or native; a computation of the runtime is run here request by request. Whoever unwinds
 * (thread.ts, Capture) finds every activation: the compiled ones by their catch blocks, computations here.
 *
 * Takes and gives values; `depth` is that of the calling activation. Must not know: generated code.
 */
import { CODE_FLAGS } from '../bytecode/code.ts';
import { Capture } from '../runtime/capture.ts';
import type { PyException } from '../runtime/exceptions/exception.ts';
import { typeError } from '../runtime/exceptions/raise.ts';
import {
  type CallsNow,
  CapturedCall,
  type Guest,
  GuestBody,
  GuestCall,
  type GuestRequest,
  GuestResume,
  HostWait,
  isPending,
  type Maybe,
  passesOn,
} from '../runtime/guest.ts';
import { BuiltinCallable } from '../runtime/objects/callable.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { DELIVER, Frame, NativeFrame } from '../runtime/objects/frame.ts';
import { PyFunction, PyMethod } from '../runtime/objects/function.ts';
import type { PyGenerator } from '../runtime/objects/generator.ts';
import type { PyNative } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { PyInstance } from '../runtime/objects/shape.ts';
import { objectType, PyType, typeType } from '../runtime/objects/type.ts';
import { plainMaker } from '../runtime/operations/call.ts';
import { bindParameters } from '../runtime/operations/parameters.ts';
import { typeOf } from '../runtime/operations/type-of.ts';
import { enterCompiled, invoke, makeGenerator, recursionError } from './calling.ts';
import { prepareResume } from './generator-state.ts';
import { startMachine, stepMachine } from './machine.ts';
import { guestException } from './raising.ts';
import type { Thread } from './thread.ts';
import { type Entry, interpreter, nested } from './tier.ts';
import { addCaller, askingAgain } from './transfer.ts';

const GENERATOR_KINDS = CODE_FLAGS.generator | CODE_FLAGS.coroutine | CODE_FLAGS.asyncGenerator;

/** Runs a computation to its end. */
export function drive<T extends Value | undefined | void>(thread: Thread, depth: number, computation: Guest<T>): T {
  let value: Value | undefined;
  let throwing = false;
  for (;;) {
    thread.nativeDepth = depth;
    const step = throwing ? computation.throw(value) : computation.next(value as Value);
    if (step.done === true) return step.value;
    throwing = false;
    try {
      value = answer(thread, depth, step.value, computation as Guest<Value | undefined>);
    } catch (thrown) {
      if (thrown instanceof Capture) throw withComputation(thrown, step.value, computation as Guest<Value | undefined>);
      value = guestException(thrown);
      throwing = true;
    }
  }
}

/** The result of an operation: at once, or by running its computation. */
export function settled<T extends Value | undefined | void>(thread: Thread, depth: number, result: Maybe<T>): T {
  return typeof result === 'object' && isPending(result) ? drive(thread, depth, result) : (result as T);
}

function withComputation(capture: Capture, request: GuestRequest, computation: Guest<Value | undefined>): Capture {
  const native = new NativeFrame(computation, undefined, DELIVER.register, -1);
  if (capture.outermost === undefined) capture.add(askingAgain(request, undefined), DELIVER.register, -1);
  // A wait has been handed the computation itself: it is what the host answers.
  if (!(request instanceof HostWait)) capture.add(native, DELIVER.register, -1);
  return capture;
}

function answer(
  thread: Thread,
  depth: number,
  request: GuestRequest,
  computation: Guest<Value | undefined>,
): Value | undefined {
  if (request instanceof GuestCall) return callWith(thread, depth, request.callee, request.args, request.keywords);
  if (request instanceof GuestResume) return resume(thread, depth, request.generator, request.value, request.throwing);
  if (request instanceof GuestBody) return runBody(thread, depth, request);
  if (request instanceof CapturedCall) throw request.capture;
  const target = new NativeFrame(computation, undefined, DELIVER.register, -1);
  const wait = request as HostWait;
  thread.waiting = { wait, asking: target, target: wait.goesOnAt(target) };
  const capture = new Capture('wait');
  capture.add(target, DELIVER.register, -1);
  throw capture;
}

/** What a computation yields to await the result of a call that was begun without it. */
export const AWAITED = undefined as never;

/**
 * Calls a method with two arguments, of whose result more is to be done than to deliver it. If the call is captured,
 * the computation that `rest` makes awaits its result (AWAITED) instead of the caller.
 */
export function callThen(
  thread: Thread,
  depth: number,
  method: PyFunction,
  a: Value,
  b: Value,
  rest: () => Guest<Value>,
): Value {
  try {
    if (method.link.arity === 2) return (method.link.entry as Entry)(thread, method, depth + 1, a, b);
    return callWith(thread, depth, method, [a, b]);
  } catch (thrown) {
    if (thrown instanceof Capture && thrown.outermost !== undefined) {
      // It stands where it awaits the result.
      const computation = rest();
      thrown.add(new NativeFrame(computation, undefined, DELIVER.register, -1), DELIVER.register, -1);
    }
    throw thrown;
  }
}

function runBody(thread: Thread, depth: number, { body, namespace }: GuestBody): Value | undefined {
  const frame = new Frame(body, body.link.template.slice(), undefined, DELIVER.register, -1);
  frame.namespace = namespace;
  if ((body.link.code.flags & GENERATOR_KINDS) !== 0) return makeGenerator(frame);
  return interpreter.runNested(thread, frame, depth + 1);
}

/** Runs a generator until it yields (the value) or ends (undefined; its return value is in `returned`). */
export function resume(
  thread: Thread,
  depth: number,
  generator: PyGenerator,
  value: Value,
  throwing: boolean,
): Value | undefined {
  if (depth >= thread.depthLimit) throw depth >= thread.budget.maxRecursion ? recursionError() : new Capture('depth');
  if (!prepareResume(generator, value, throwing)) return undefined;
  const { frame } = generator;
  frame.deliver = DELIVER.register;
  frame.returnRegister = -1;
  if (!throwing) {
    if (frame.pc === 0) startMachine(frame);
    if (frame.machine !== undefined) return resumeMachine(thread, depth, generator);
  }
  const result = interpreter.runNested(
    thread,
    frame,
    depth + 1,
    throwing ? (value as unknown as Parameters<typeof interpreter.runNested>[3]) : undefined,
  );
  return generator.state === 'finished' ? undefined : result;
}

function resumeMachine(thread: Thread, depth: number, generator: PyGenerator): Value | undefined {
  const { frame } = generator;
  frame.depth = depth + 1;
  let raised: PyException | undefined;
  try {
    const value = stepMachine(thread, frame);
    if (value !== undefined) return value;
  } catch (thrown) {
    if (thrown instanceof Capture) {
      addCaller(thrown, frame);
      throw thrown;
    }
    raised = guestException(thrown);
  }
  const result = interpreter.runNested(thread, frame, depth + 1, raised);
  return generator.state === 'finished' ? undefined : result;
}

/** Calls anything. */
export function callWith(thread: Thread, depth: number, callee: Value, args: Value[], keywords?: PyDict): Value {
  if (callee instanceof PyFunction) {
    if (keywords === undefined && callee.link.arity === args.length) return enter(thread, callee, depth + 1, args);
    if (callee.link.entry !== undefined) return enter(thread, callee, depth + 1, bound(callee, args, keywords));
  } else if (callee instanceof PyMethod) {
    if (callee.func instanceof PyFunction)
      return callWith(thread, depth, callee.func, [callee.self, ...args], keywords);
  } else if (callee instanceof PyType) {
    const made = construct(thread, depth, callee, args, keywords);
    if (made !== undefined) return made;
  } else if (callee instanceof BuiltinCallable && callee.exact) {
    thread.nativeDepth = depth;
    return settled(thread, depth, callee.called(args, keywords));
  }
  return callAny(thread, depth, callee, args, keywords);
}

/** The arguments of a call as compiled code takes them. Throws TypeError. */
function bound(func: PyFunction, args: readonly Value[], keywords: PyDict | undefined): Value[] {
  const list: (Value | undefined)[] = new Array(func.link.parameterCount).fill(undefined);
  bindParameters(func, list, args, keywords);
  return list as Value[];
}

/** Enters compiled code that takes so many arguments. */
function enter(thread: Thread, func: PyFunction, depth: number, args: readonly Value[]): Value {
  const entry = func.link.entry as Entry;
  switch (args.length) {
    case 1:
      return entry(thread, func, depth, args[0] as Value);
    case 2:
      return entry(thread, func, depth, args[0] as Value, args[1] as Value);
    case 3:
      return entry(thread, func, depth, args[0] as Value, args[1] as Value, args[2] as Value);
    default:
      return entry(thread, func, depth, ...args);
  }
}

/** Calls through the general mechanism of the interpreter; what it pushes is run here. */
export function callAny(
  thread: Thread,
  depth: number,
  callee: Value,
  args: Value[],
  keywords: PyDict | undefined,
): Value {
  thread.nativeDepth = depth;
  const result = invoke(thread, callee, args, keywords, undefined, DELIVER.register, -1);
  if (result !== undefined) return result;
  const { pushed } = thread;
  thread.pushed = undefined;
  if (pushed instanceof NativeFrame) return drive(thread, depth, pushed.computation) as Value;
  const frame = pushed as Frame;
  const { link } = frame;
  if (link.entry !== undefined && frame.deliver !== DELIVER.initialise) {
    const args = frame.registers.slice(0, link.parameterCount) as Value[];
    return (link.entry as Entry)(thread, frame.func, depth + 1, ...args);
  }
  const returned = interpreter.runNested(thread, frame, depth + 1) as Value;
  if (frame.deliver !== DELIVER.initialise) return returned;
  if (returned !== None) throw typeError(`__init__() should return None, not '${typeOf(returned).name}'`);
  return frame.payload as Value;
}

/** Makes an instance of a builtin type, or of a plain Python class whose `__init__` is compiled; undefined: neither. */
function construct(
  thread: Thread,
  depth: number,
  type: PyType,
  args: Value[],
  keywords: PyDict | undefined,
): Value | undefined {
  if (type.rootShape === undefined || type.abstract) {
    thread.nativeDepth = depth;
    const made = keywords === undefined ? type.makeAtOnce?.(args) : undefined;
    if (made !== undefined) return settled(thread, depth, made);
    const make = keywords === undefined ? plainMaker(type, args.length) : undefined;
    if (make === undefined) return undefined;
    thread.nativeDepth = depth;
    return settled(thread, depth, make.plain(type, ...args));
  }
  const initialise = type.lookup('__init__');
  if (!(initialise instanceof PyFunction) || initialise.link.entry === undefined) return undefined;
  if (type.cls.lookupCell('__call__') !== typeType.own.get('__call__')) return undefined;
  if (type.lookupCell('__new__') !== objectType.own.get('__new__')) return undefined;
  thread.budget.allocate(96);
  const instance = new PyInstance(type, type.rootShape);
  let list: Value[] = [instance, ...args];
  if (keywords !== undefined || initialise.link.arity !== list.length) list = bound(initialise, list, keywords);
  let returned: Value;
  try {
    returned = enter(thread, initialise, depth + 1, list);
  } catch (thrown) {
    if (thrown instanceof Capture && thrown.outermost !== undefined) {
      thrown.outermost.deliver = DELIVER.initialise;
      thrown.outermost.payload = instance;
    }
    throw thrown;
  }
  if (returned !== None) throw typeError(`__init__() should return None, not '${typeOf(returned).name}'`);
  return instance;
}

/** Calls for runtime code, which runs for compiled code or for the interpreter. */
class NestedCalls implements CallsNow {
  readonly #thread: Thread;
  constructor(thread: Thread) {
    this.#thread = thread;
  }

  callFunction(callee: PyFunction, a: Value, b: Value | undefined): Maybe<Value> {
    const { link } = callee;
    if (link.arity !== (b === undefined ? 1 : 2)) return this.call(callee, b === undefined ? [a] : [a, b], undefined);
    const thread = this.#thread;
    const { realm, frame: below, nativeDepth } = thread;
    const { frame, inCompiled } = realm;
    const depth = inCompiled ? nativeDepth : (frame?.depth ?? 0);
    if (!inCompiled) enterCompiled(thread, depth + 1);
    try {
      if (depth >= thread.depthLimit) return passesOn(callLater(callee, b === undefined ? [a] : [a, b], undefined));
      const entry = link.entry as Entry;
      return b === undefined ? entry(thread, callee, depth + 1, a) : entry(thread, callee, depth + 1, a, b);
    } catch (thrown) {
      if (!(thrown instanceof Capture)) throw thrown;
      if (thrown.outermost !== undefined) return passesOn(captured(thrown));
      return passesOn(callLater(callee, b === undefined ? [a] : [a, b], undefined));
    } finally {
      realm.inCompiled = inCompiled;
      realm.frame = frame;
      thread.frame = below;
      thread.nativeDepth = nativeDepth;
    }
  }

  call(callee: Value, args: Value[], keywords: PyDict | undefined): Maybe<Value> {
    const thread = this.#thread;
    const { realm, frame: below, nativeDepth } = thread;
    const { frame, inCompiled } = realm;
    const depth = inCompiled ? nativeDepth : (frame?.depth ?? 0);
    if (!inCompiled) enterCompiled(thread, depth + 1);
    try {
      return depth >= thread.depthLimit
        ? passesOn(callLater(callee, args, keywords))
        : callWith(thread, depth, callee, args, keywords);
    } catch (thrown) {
      if (!(thrown instanceof Capture)) throw thrown;
      return passesOn(thrown.outermost === undefined ? callLater(callee, args, keywords) : captured(thrown));
    } finally {
      realm.inCompiled = inCompiled;
      realm.frame = frame;
      thread.frame = below;
      thread.nativeDepth = nativeDepth;
    }
  }

  resume(generator: PyGenerator): Maybe<Value | undefined> {
    const thread = this.#thread;
    const { realm, frame: below, nativeDepth } = thread;
    const { frame, inCompiled } = realm;
    const depth = inCompiled ? nativeDepth : (frame?.depth ?? 0);
    if (!inCompiled) enterCompiled(thread, depth + 1);
    try {
      return depth >= thread.depthLimit
        ? passesOn(resumeLater(generator))
        : resume(thread, depth, generator, None, false);
    } catch (thrown) {
      if (!(thrown instanceof Capture)) throw thrown;
      return passesOn(thrown.outermost === undefined ? resumeLater(generator) : captured(thrown));
    } finally {
      realm.inCompiled = inCompiled;
      realm.frame = frame;
      thread.frame = below;
      thread.nativeDepth = nativeDepth;
    }
  }
}
nested.callsNow = (thread) => new NestedCalls(thread);

function* callLater(callee: Value, args: Value[], keywords: PyDict | undefined): Guest<Value> {
  return yield new GuestCall(callee, args, keywords);
}

function* resumeLater(generator: PyGenerator): Guest<Value | undefined> {
  return yield new GuestResume(generator, None, false);
}

function* captured(capture: Capture): Guest<Value> {
  return yield new CapturedCall(capture);
}

/** True for natives that can be called with so many positional arguments as they are. */
export function takes(native: PyNative, count: number): boolean {
  if (native.least > native.most && native.signature.varArgs) return false;
  return count >= native.least && count <= native.most;
}
