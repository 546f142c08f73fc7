/** Functions of the host that programs call with positional and keyword arguments as they like. */
import type { PyDict } from '../runtime/objects/dict.ts';
import { nativeFunction, type PyNative } from '../runtime/objects/native.ts';
import type { Value } from '../runtime/objects/object.ts';
import { asyncHostCall, hostCall, nameHostFunction } from './host-calls.ts';
import { type HostCallable, hostFunctions, toHost } from './values.ts';

/** Gets the arguments as a plain function does, in a list; the signal is aborted when nobody awaits the answer any more. */
export type AwaitedCall = (given: unknown[], signal: AbortSignal) => unknown;

const awaited = new WeakMap<HostCallable, AwaitedCall>();

/** A function for the inputs of a run that the program awaits: a call is a coroutine, and several can be out at once. */
export function awaitedFunction(call: AwaitedCall): HostCallable {
  const callable: HostCallable = (...given) => call(given, new AbortController().signal);
  awaited.set(callable, call);
  return callable;
}

/** A native that calls a host function. `handedIn`: the name under which a restored session finds it again. */
export function wrapFunction(
  callable: HostCallable,
  name = callable.name || 'host_function',
  handedIn?: string,
): PyNative {
  const native = nativeFunction(
    name,
    '(*args, **kwargs)',
    (args: Value[], keywords: PyDict | undefined) => {
      const converted = hostArguments(args, keywords);
      const call = awaited.get(callable);
      if (call !== undefined) return asyncHostCall(name, (signal) => call(converted, signal));
      return hostCall(handedIn ?? name, [...args, ...(keywords === undefined ? [] : [keywords])], () =>
        (callable as (...args: unknown[]) => unknown)(...converted),
      );
    },
    'tierup',
  );
  if (handedIn !== undefined) nameHostFunction(native, handedIn);
  return native;
}
hostFunctions.wrap = (callable) => wrapFunction(callable);

/** Positional arguments, then the keyword arguments in one object. */
function hostArguments(args: readonly Value[], keywords: PyDict | undefined): unknown[] {
  const converted = args.map((arg) => toHost(arg));
  if (keywords === undefined) return converted;
  const named: Record<string, unknown> = Object.create(null);
  for (const [key, item] of toHost(keywords) as Map<string, unknown>) named[key] = item;
  return [...converted, named];
}
