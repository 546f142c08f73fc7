/** Calling from runtime code, and matching arguments with the parameters of functions and natives. */

import { typeError } from '../exceptions/raise.ts';
import { type Guest, GuestCall, isPending, type Maybe } from '../guest.ts';
import { PyDict } from '../objects/dict.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { type NativeImplementation, PyBoundNative, PyNative, type Signature } from '../objects/native.ts';
import { PyObject, type Value } from '../objects/object.ts';
import { PyType } from '../objects/type.ts';
import { typeOf } from './type-of.ts';

/** Calls anything from inside a computation. */
export function* call(callee: Value, args: Value[], keywords?: PyDict): Guest<Value> {
  return yield new GuestCall(callee, args, keywords);
}

/** Calls at once if the callee is a native that needs no guest code, else gives the computation. */
export function callMaybe(callee: Value, args: Value[], keywords?: PyDict): Maybe<Value> {
  if (callee instanceof PyNative) return callNative(callee, args, keywords);
  if (callee instanceof PyBoundNative) return callNative(callee.native, [callee.self, ...args], keywords);
  if (callee instanceof PyObject && callee.cls.builtin && !(callee instanceof PyFunction)) {
    const caller = callee.cls.lookup('__call__');
    if (caller instanceof PyNative && !(callee instanceof PyType))
      return callNative(caller, [callee, ...args], keywords);
  }
  return call(callee, args, keywords);
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
  if (
    method instanceof PyFunction ||
    (method instanceof PyNative && (method.kind === 'method' || method.kind === 'wrapper'))
  ) {
    return callMaybe(method, [object, ...args]);
  }
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
  if (native.kind === 'method' || native.kind === 'wrapper') checkReceiver(native, args[0]);
  if (signature.simple && (keywords === undefined || keywords.size === 0)) {
    const count = args.length;
    if (count < signature.required || count > signature.max) throw argumentCountError(native, signature, count);
    return native.call(...args);
  }
  return native.call(...bindNative(native, args, keywords));
}

/** A native of a type's dict only ever sees instances of that type: its code relies on their layout. */
export function checkReceiver(native: PyNative, self: Value | undefined): void {
  const { owner } = native;
  if (owner === undefined) return;
  if (self === undefined) throw typeError(`unbound method ${owner.name}.${native.name}() needs an argument`);
  if (!typeOf(self).isSubclassOf(owner)) {
    throw typeError(
      `descriptor '${native.name}' ${native.kind === 'method' ? `for '${owner.name}' objects doesn't apply to a` : `requires a '${owner.name}' object but received a`} '${typeOf(self).name}'${native.kind === 'method' ? ' object' : ''}`,
    );
  }
}

/** The JS argument list for a native: parameters in order, `*args` as an array, `**kwargs` as a PyDict or undefined. */
export function bindNative(
  native: PyNative,
  args: readonly Value[],
  keywords: PyDict | undefined,
): Parameters<NativeImplementation> {
  const { signature } = native;
  const { positional, positionalOnly } = signature;
  const bound: unknown[] = positional.map((_, i) => args[i]);
  if (args.length > positional.length && !signature.varArgs) throw argumentCountError(native, signature, args.length);
  const named = new Map<string, Value>();
  let rest: PyDict | undefined;
  if (keywords !== undefined) {
    for (let entry = 0; entry < keywords.keys.length; entry++) {
      const key = keywords.keys[entry];
      if (key === undefined) continue;
      if (typeof key !== 'string') throw typeError('keywords must be strings');
      const position = positional.indexOf(key);
      if (position >= positionalOnly) {
        if (bound[position] !== undefined)
          throw typeError(
            `argument for ${displayName(native)}() given by name ('${key}') and position (${position + 1 - selfCount(native)})`,
          );
        bound[position] = keywords.valueAt(entry);
      } else if (signature.keywordOnly.includes(key)) named.set(key, keywords.valueAt(entry));
      else if (signature.varKeywords) {
        rest ??= new PyDict();
        rest.set(key, key, keywords.valueAt(entry));
      } else if (positional.length - selfCount(native) === 0 || positionalOnly === positional.length) {
        if (signature.keywordOnly.length === 0)
          throw typeError(`${qualifiedName(native)}() takes no keyword arguments`);
        throw typeError(`${displayName(native)}() got an unexpected keyword argument '${key}'`);
      } else throw typeError(`${displayName(native)}() got an unexpected keyword argument '${key}'`);
    }
  }
  for (let i = 0; i < signature.required; i++) {
    if (bound[i] === undefined) {
      if (i < positionalOnly || positionalOnly === positional.length)
        throw argumentCountError(native, signature, args.length);
      throw typeError(
        `${displayName(native)}() missing required argument '${positional[i]}' (pos ${i + 1 - selfCount(native)})`,
      );
    }
  }
  if (signature.varArgs) bound.push(args.slice(positional.length));
  for (const name of signature.keywordOnly) {
    const value = named.get(name);
    if (value === undefined && signature.requiredKeywordOnly.has(name))
      throw typeError(`${displayName(native)}() missing required keyword-only argument: '${name}'`);
    bound.push(value);
  }
  if (signature.varKeywords) bound.push(rest);
  return bound;
}

/** 1 if the first parameter is the receiver, which messages do not count. */
function selfCount(native: PyNative): number {
  return native.kind === 'function' ? 0 : 1;
}

/** `append` or `sorted`, as messages name it. */
function displayName(native: PyNative): string {
  return native.name === '__new__' || native.name === '__init__'
    ? (native.owner?.qualname ?? native.name)
    : native.name;
}

/** `list.append`. */
function qualifiedName(native: PyNative): string {
  const name = displayName(native);
  if (native.module !== undefined && native.module !== 'builtins') return `${native.module}.${name}`;
  return native.owner === undefined || name === native.owner.qualname ? name : `${native.owner.name}.${name}`;
}

function argumentCountError(native: PyNative, signature: Signature, given: number): PyObject {
  const self = selfCount(native);
  const count = given - self;
  const max = signature.max - self;
  const min = signature.required - self;
  const name = displayName(native);
  if (given < self) return typeError(`unbound method ${qualifiedName(native)}() needs an argument`);
  const positionalOnly = signature.positionalOnly === signature.positional.length && signature.keywordOnly.length === 0;
  if (native.kind === 'wrapper' && min === max)
    return typeError(`expected ${max} argument${max === 1 ? '' : 's'}, got ${count}`);
  if (max === 0) return typeError(`${qualifiedName(native)}() takes no arguments (${count} given)`);
  if (positionalOnly && min === 1 && max === 1)
    return typeError(`${qualifiedName(native)}() takes exactly one argument (${count} given)`);
  if (positionalOnly) {
    const bound = count < min ? min : max;
    const quantity = min === max ? '' : count < min ? 'at least ' : 'at most ';
    return typeError(`${name} expected ${quantity}${bound} argument${bound === 1 ? '' : 's'}, got ${count}`);
  }
  if (count < min)
    return typeError(`${name}() missing required argument '${signature.positional[given]}' (pos ${count + 1})`);
  const positional = signature.keywordOnly.length > 0 ? 'positional ' : '';
  return typeError(`${name}() takes at most ${max} ${positional}argument${max === 1 ? '' : 's'} (${count} given)`);
}

/** `f` of `f()` in messages about calls. */
export function functionDisplayName(callee: Value): string {
  if (callee instanceof PyFunction) return `${callee.qualname}()`;
  if (callee instanceof PyMethod) return functionDisplayName(callee.func);
  if (callee instanceof PyNative) return `${qualifiedName(callee)}()`;
  if (callee instanceof PyBoundNative) return `${qualifiedName(callee.native)}()`;
  if (callee instanceof PyType) return `${callee.name}()`;
  return `${typeOf(callee).name} object`;
}
