/** Calling from runtime code. */

import { PyException } from '../exceptions/exception.ts';
import { typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe, passesOn } from '../guest.ts';
import { BuiltinCallable } from '../objects/callable.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { PyBoundNative, PyNative } from '../objects/native.ts';
import { PyObject, type Value } from '../objects/object.ts';
import { objectType, PyType, typeType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { bindNative, receiverMissing } from './native-arguments.ts';
import { checkSubtype } from './new-instance.ts';
import { typeOf } from './type-of.ts';

/** Calls anything from inside a computation. */
export function call(callee: Value, args: Value[], keywords?: PyDict): Guest<Value> {
  return passesOn(calling(callee, args, keywords));
}

function* calling(callee: Value, args: Value[], keywords?: PyDict): Guest<Value> {
  return yield new GuestCall(callee, args, keywords);
}

/** Calls at once where that is possible, else gives the computation, which must be driven: the call may have begun. */
export function callMaybe(callee: Value, args: Value[], keywords?: PyDict): Maybe<Value> {
  if (callee instanceof PyNative) return callNative(callee, args, keywords);
  if (callee instanceof PyBoundNative) return callNative(callee.native, [callee.self, ...args], keywords);
  if (callee instanceof BuiltinCallable && callee.exact) return callee.called(args, keywords);
  if (callee instanceof PyType) {
    const made = keywords === undefined ? callee.makeAtOnce?.(args) : undefined;
    if (made !== undefined) return made;
    const plain = keywords === undefined ? plainMaker(callee, args.length) : undefined;
    if (plain !== undefined) return plain.plain(callee, ...args);
    const make = builtinConstructor(callee);
    if (make !== undefined) return callNative(make, [callee, ...args], keywords);
  } else if (callee instanceof PyObject && callee.cls.builtin && !(callee instanceof PyFunction)) {
    const caller = callee.cls.lookup('__call__');
    if (caller instanceof PyNative) return callNative(caller, [callee, ...args], keywords);
  }
  return callNow(callee, args, keywords);
}

/** Calls on the JS stack where the running tier can; else, or where that is captured, gives the computation. */
export function callNow(callee: Value, args: Value[], keywords?: PyDict): Maybe<Value> {
  const { callsNow } = realm();
  return callsNow === undefined ? call(callee, args, keywords) : callsNow.call(callee, args, keywords);
}

/** The same for a Python function with one argument, or with two. */
export function callFunctionNow(callee: PyFunction, a: Value, b?: Value): Maybe<Value> {
  const { callsNow } = realm();
  return callsNow === undefined ? call(callee, b === undefined ? [a] : [a, b]) : callsNow.callFunction(callee, a, b);
}

/** `__new__` of a builtin type whose instances need no `__init__`: calling the type is calling it. */
export function builtinConstructor(type: PyType): PyNative | undefined {
  if (!type.builtin) return undefined;
  // A builtin type does not change.
  if (type.constructorOfInstances === null) type.constructorOfInstances = findConstructor(type);
  return type.constructorOfInstances;
}

/** What makes an instance of a builtin type from so many positional arguments as they are. */
export function plainMaker(type: PyType, count: number): PyNative | undefined {
  const make = type.builtin ? (type.plainMaker ?? builtinConstructor(type)) : inheritedMaker(type);
  if (make === undefined || (type.builtin && make.owner !== type)) return undefined;
  if (make.least > make.most && make.signature.varArgs) return undefined;
  return count + 1 >= make.least && count + 1 <= make.most ? make : undefined;
}

/** The same for a Python class of exceptions that has methods of its own for neither step. */
function inheritedMaker(type: PyType): PyNative | undefined {
  if (type.layout !== PyException || type.abstract || !type.cls.builtin) return undefined;
  const base = type.mro.find((one) => one.builtin) as PyType;
  if (type.lookupCell('__init__') !== base.lookupCell('__init__')) return undefined;
  if (type.lookupCell('__new__') !== base.lookupCell('__new__')) return undefined;
  return type.cls.lookupCell('__call__') === typeType.own.get('__call__') ? base.plainMaker : undefined;
}

function findConstructor(type: PyType): PyNative | undefined {
  if (type === typeType || type.cls.lookupCell('__call__') !== typeType.own.get('__call__')) return undefined;
  const initialise = type.lookupCell('__init__');
  if (initialise !== undefined && initialise !== objectType.own.get('__init__')) return undefined;
  const make = type.lookup('__new__');
  return make instanceof PyNative ? make : undefined;
}

/** Calls `type(object).name` on an object; undefined if its type has no such method. */
export function callSpecial(object: Value, name: string, args: Value[]): Guest<Value> | undefined {
  const result = callSpecialMaybe(object, name, args);
  if (result === undefined || isPending(result)) return result as Guest<Value> | undefined;
  return finished(result);
}

/** Like callSpecial, but gives the result at once where no guest code is needed. */
export function callSpecialMaybe(object: Value, name: string, args: Value[]): Maybe<Value> | undefined {
  const type = typeOf(object);
  const method = type.lookup(name);
  if (method === undefined) return undefined;
  // What a builtin type has of its own or by inheritance takes its instances.
  if (type.builtin && method instanceof PyNative && args.length + 1 >= method.least && args.length + 1 <= method.most)
    return args.length === 1 ? method.plain(object, args[0]) : method.plain(object, ...args);
  if (method instanceof PyFunction) {
    if (args.length <= 1) return callFunctionNow(method, object, args[0]);
    return callNow(method, [object, ...args]);
  }
  if (method instanceof PyNative && (method.kind === 'method' || method.kind === 'wrapper'))
    return callNative(method, [object, ...args]);
  return callDescriptor(method, object, type, args);
}

function* finished(value: Value): Guest<Value> {
  return value;
}

function* callDescriptor(method: Value, object: Value, type: PyType, args: Value[]): Guest<Value> {
  const getter = method instanceof PyObject ? method.cls.lookup('__get__') : undefined;
  let bound = method;
  if (getter !== undefined) {
    const result = callMaybe(getter, [method, object, type]);
    bound = isPending(result) ? yield* result : result;
  } else if (method instanceof PyNative && method.kind === 'classmethod') bound = new PyBoundNative(method, type);
  return yield new GuestCall(bound, args);
}

/** True if `callable(value)`. */
export function isCallable(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  return (
    value instanceof PyFunction ||
    value instanceof PyType ||
    value instanceof PyMethod ||
    value instanceof PyNative ||
    value instanceof PyBoundNative ||
    value.cls.lookup('__call__') !== undefined
  );
}

/** Runs a native. */
export function callNative(native: PyNative, args: Value[], keywords?: PyDict): Maybe<Value> {
  const { signature } = native;
  if (native.kind !== 'function') checkReceiver(native, args[0]);
  const named = keywords !== undefined && keywords.size > 0;
  if (!named) {
    const count = args.length;
    if (count >= native.least && count <= native.most) {
      if (count === 1) return native.plain(args[0]);
      if (count === 2) return native.plain(args[0], args[1]);
      return native.plain(...args);
    }
  }
  if (!named && signature.varArgs && native.pythonName === undefined) {
    if (args.length >= signature.required && signature.requiredKeywordOnly.size === 0)
      return callVariadic(native, args);
  }
  return native.call(...bindNative(native, args, keywords));
}

/** A call without keywords of a native that takes any number of arguments. */
function callVariadic(native: PyNative, args: readonly Value[]): Maybe<Value> {
  const count = native.signature.positional.length;
  if (count === 0) return native.call(args.slice());
  if (count === 1) return native.call(args[0], args.slice(1));
  const list: unknown[] = args.slice(0, count);
  while (list.length < count) list.push(undefined);
  return native.call(...list, args.slice(count));
}

/** A native of a type's dict only ever sees instances of that type: its code relies on their layout. */
export function checkReceiver(native: PyNative, self: Value | undefined): void {
  const { owner } = native;
  if (owner === undefined) return;
  if (native.kind === 'staticmethod') {
    // `__new__` makes instances of its own type and its subclasses alone.
    if (native.name === '__new__' && self !== undefined && self !== owner) checkSubtype(self, owner);
    return;
  }
  if (native.kind === 'classmethod') return;
  if (self === undefined) throw receiverMissing(native);
  if (!typeOf(self).isSubclassOf(owner)) {
    throw typeError(
      `descriptor '${native.name}' ${native.kind === 'method' ? `for '${owner.name}' objects doesn't apply to a` : `requires a '${owner.name}' object but received a`} '${typeOf(self).name}'${native.kind === 'method' ? ' object' : ''}`,
    );
  }
}
