/**
 * How JavaScript code of the runtime calls guest code without using the JS stack. An operation that may call guest
 * code is a JS generator: it yields a GuestCall and receives the result; the tier that runs the session holds the
 * suspended generator as a native frame on the heap. So one mechanism serves dunder methods, `sorted(key=)`, hashing
 * by guest `__hash__`, and a session can be interrupted, wait or be thrown away inside any of them.
 * Numbers and the price are in docs/decisions/guest-calls.md.
 */
import type { Capture } from './capture.ts';
import type { PyDict } from './objects/dict.ts';
import type { NativeFrame } from './objects/frame.ts';
import type { PyFunction } from './objects/function.ts';
import type { PyGenerator } from './objects/generator.ts';
import type { PyObject, Value } from './objects/object.ts';

/** Request: call `callee(*args, **keywords)`; answered with the result. */
export class GuestCall {
  readonly callee: Value;
  readonly args: Value[];
  readonly keywords: PyDict | undefined;
  constructor(callee: Value, args: Value[], keywords?: PyDict) {
    this.callee = callee;
    this.args = args;
    this.keywords = keywords;
  }
}

/** Request: resume a generator with a value sent or an exception thrown; answered with what it yields, or undefined when it ended (its return value is in `generator.returned`). */
export class GuestResume {
  readonly generator: PyGenerator;
  readonly value: Value;
  /** `value` is an exception to be thrown in at the suspended yield. */
  readonly throwing: boolean;
  constructor(generator: PyGenerator, value: Value, throwing: boolean) {
    this.generator = generator;
    this.value = value;
    this.throwing = throwing;
  }
}

/** Request: run the body of a class, module or exec'd code with `namespace` as its names; answered with its return value. */
export class GuestBody {
  readonly body: PyFunction;
  readonly namespace: PyObject | undefined;
  constructor(body: PyFunction, namespace: PyObject | undefined) {
    this.body = body;
    this.namespace = namespace;
  }
}

/** Request: wait for the host; answered with what the promise resolves to (a Value), or its rejection (a PyException) thrown. */
export class HostWait {
  readonly promise: Promise<Value>;
  constructor(promise: Promise<Value>) {
    this.promise = promise;
  }
  /** The activation that gets the answer: the one that asks, but where another thread of the program goes on. */
  goesOnAt(asking: NativeFrame): NativeFrame {
    return asking;
  }
}

/** Request: let the event loop of the host turn. Nobody is waited for. */
export class EventLoopTurn extends HostWait {
  constructor(nothing: Value) {
    super(new Promise((resolve) => setImmediate(resolve, nothing)));
  }
}

/** Request: await a call that was begun at once (CallsNow) and captured on its way; answered with its result. */
export class CapturedCall {
  readonly capture: Capture;
  constructor(capture: Capture) {
    this.capture = capture;
  }
}

export type GuestRequest = GuestCall | GuestResume | GuestBody | HostWait | CapturedCall;

/** A computation that may call guest code. Every yield answers with a Value (or undefined for an ended generator). */
export type Guest<T> = Generator<GuestRequest, T, Value>;

/** Either the result at once or a computation still to be run. */
export type Maybe<T> = T | Guest<T>;

/**
 * How the running tier calls guest code for runtime code that wants the result at once. The call has begun when these
 * return: what they give must be used or driven, never dropped and asked for again.
 */
export interface CallsNow {
  call(callee: Value, args: Value[], keywords: PyDict | undefined): Maybe<Value>;
  /** The same for a Python function with one argument, or with two. */
  callFunction(callee: PyFunction, a: Value, b: Value | undefined): Maybe<Value>;
  /** The next item of a generator; undefined when it has ended. */
  resume(generator: PyGenerator): Maybe<Value | undefined>;
}

/** Tells a pending computation from a result that is a Value, undefined or null. */
export function isPending<T>(result: Maybe<T>): result is Guest<T> {
  return (
    typeof result === 'object' &&
    result !== null &&
    (result as { isValue?: boolean }).isValue !== true &&
    typeof (result as { next?: unknown }).next === 'function'
  );
}

/** Computations that only give on what they are answered with: such a one can be made again in another process. */
const passing = new WeakSet<object>();

/** Notes that a computation asks for one thing and gives the answer on. */
export function passesOn<T>(computation: Guest<T>): Guest<T> {
  passing.add(computation);
  return computation;
}

export const isPassing = (computation: Guest<unknown>): boolean => passing.has(computation);

/** Awaits a result from inside another guest computation: `const v = yield* settle(getAttribute(o, 'x'))`. */
export function settle<T>(result: Maybe<T>): Guest<T> {
  return isPending(result) ? result : (new Settled(result) as unknown as Guest<T>);
}

/** A result in the form of a computation that has ended: making a generator costs several times as much. */
class Settled<T> {
  readonly done = true;
  readonly value: T;
  constructor(value: T) {
    this.value = value;
  }
  next(): this {
    return this;
  }
  [Symbol.iterator](): this {
    return this;
  }
}

/** Goes on with a result: at once if it is there, else when the computation has given it. */
export function after<T, R>(result: Maybe<T>, go: (value: T) => Maybe<R>): Maybe<R> {
  return isPending(result) ? afterPending(result, go) : go(result);
}

/** Does something with each item in turn. */
export function forEach<T>(items: readonly T[], visit: (item: T) => Maybe<void>, from = 0): Maybe<void> {
  for (let i = from; i < items.length; i++) {
    const pending = visit(items[i] as T);
    if (isPending(pending)) return afterPending(pending, () => forEach(items, visit, i + 1));
  }
  return undefined;
}

function* afterPending<T, R>(pending: Guest<T>, go: (value: T) => Maybe<R>): Guest<R> {
  return yield* settle(go(yield* pending));
}
