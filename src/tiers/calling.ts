/** Calling: what a callee is, and the activation that a call makes. Who called it enters it (transfer.ts). */
import { CODE_FLAGS } from '../bytecode/code.ts';
import type { PyException } from '../runtime/exceptions/exception.ts';
import { makeException, typeError } from '../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe } from '../runtime/guest.ts';
import { BuiltinCallable } from '../runtime/objects/callable.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { type AnyFrame, DELIVER, Frame, NativeFrame } from '../runtime/objects/frame.ts';
import { PyFunction, PyMethod } from '../runtime/objects/function.ts';
import { PyAsyncGenerator, PyCoroutine, PyGenerator } from '../runtime/objects/generator.ts';
import { PyBoundNative, PyNative } from '../runtime/objects/native.ts';
import type { Value } from '../runtime/objects/object.ts';
import { PyInstance } from '../runtime/objects/shape.ts';
import { objectType, PyType, typeType } from '../runtime/objects/type.ts';
import { bindDescriptor } from '../runtime/operations/attribute.ts';
import { builtinConstructor, callNative, plainMaker } from '../runtime/operations/call.ts';
import { bindParameters } from '../runtime/operations/parameters.ts';
import { typeOf } from '../runtime/operations/type-of.ts';
import { NATIVE_DEPTH, type Thread } from './thread.ts';
import type { Entry } from './tier.ts';

export const GENERATOR_KINDS = CODE_FLAGS.generator | CODE_FLAGS.coroutine | CODE_FLAGS.asyncGenerator;

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

/** Compiled code is entered from the interpreter, for an activation of this depth. */
export function enterCompiled(thread: Thread, depth: number): void {
  if (thread.nested === 0) thread.depthLimit = Math.min(thread.budget.maxRecursion, depth + NATIVE_DEPTH);
  thread.realm.inCompiled = true;
}
