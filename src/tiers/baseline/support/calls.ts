/** Calls of generated code, but for those of compiled functions with their arguments in place. */
import { Capture } from '../../../runtime/capture.ts';
import { typeError } from '../../../runtime/exceptions/raise.ts';
import { PyDict } from '../../../runtime/objects/dict.ts';
import { DELIVER } from '../../../runtime/objects/frame.ts';
import { PyFunction, type Site } from '../../../runtime/objects/function.ts';
import type { PyList, PyTuple } from '../../../runtime/objects/list.ts';
import { PyBoundNative, PyNative } from '../../../runtime/objects/native.ts';
import { Cell, type Value } from '../../../runtime/objects/object.ts';
import { makeSuper, superType } from '../../../runtime/objects/super.ts';
import { objectType, PyType, typeType } from '../../../runtime/objects/type.ts';
import { checkReceiver, plainMaker } from '../../../runtime/operations/call.ts';
import { bindNamed } from '../../../runtime/operations/native-arguments.ts';
import { parameterIndex } from '../../../runtime/operations/parameters.ts';
import { typeOf } from '../../../runtime/operations/type-of.ts';
import { callWith, settled, takes } from '../../nested.ts';
import type { Thread } from '../../thread.ts';
import type { Entry } from '../../tier.ts';

/** Natives and functions without compiled code, called with few arguments. */
export function call0(thread: Thread, depth: number, callee: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, 0)) {
    charge(thread);
    return settled(thread, depth, callee.plain());
  }
  if (callee instanceof PyBoundNative && takesSelf(callee, 1)) return callBound(thread, depth, callee, []);
  return callWith(thread, depth, callee, []);
}

/** True for a method of a builtin type bound to an instance of exactly that type, called with so many arguments. */
function takesSelf({ native, self }: PyBoundNative, count: number): boolean {
  return native.owner !== undefined && typeOf(self) === native.owner && takes(native, count);
}

function callBound(thread: Thread, depth: number, { native, self }: PyBoundNative, args: Value[]): Value {
  charge(thread);
  return settled(thread, depth, native.plain(self, ...args));
}

export function call1(thread: Thread, depth: number, callee: Value, a: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, 1)) {
    charge(thread);
    return settled(thread, depth, callee.plain(a));
  }
  if (callee instanceof PyBoundNative && takesSelf(callee, 2)) {
    charge(thread);
    return settled(thread, depth, callee.native.plain(callee.self, a));
  }
  if (callee instanceof PyType && callee.builtin) {
    const make = plainMaker(callee, 1);
    if (make !== undefined) {
      charge(thread);
      return settled(thread, depth, make.plain(callee, a));
    }
  }
  return callWith(thread, depth, callee, [a]);
}

export function call2(thread: Thread, depth: number, callee: Value, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, 2)) {
    charge(thread);
    return settled(thread, depth, callee.plain(a, b));
  }
  if (callee instanceof PyBoundNative && takesSelf(callee, 3)) return callBound(thread, depth, callee, [a, b]);
  if (callee instanceof PyType && callee.builtin) {
    const make = plainMaker(callee, 2);
    if (make !== undefined) {
      charge(thread);
      return settled(thread, depth, make.plain(callee, a, b));
    }
  }
  return callWith(thread, depth, callee, [a, b]);
}

export function call(thread: Thread, depth: number, callee: Value, args: Value[]): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, args.length)) {
    charge(thread);
    return settled(thread, depth, callee.plain(...args));
  }
  return callWith(thread, depth, callee, args);
}

/**
 * Calls a class where classes have been called, and remembers in the site what the code there can do itself: make an
 * instance and enter its compiled `__init__`, or call the native that makes instances of a builtin type.
 */
export function callType(thread: Thread, depth: number, callee: Value, args: Value[], site: Site): Value {
  if (callee instanceof PyType && (callee !== site.guard || callee.version !== site.version))
    remember(callee, args.length, site);
  return call(thread, depth, callee, args);
}

/** The version of no class: code that makes instances of Python classes does not take a builtin type for one. */
const NO_CLASS = -1;

function remember(type: PyType, count: number, site: Site): void {
  if (type.builtin) {
    const make = plainMaker(type, count);
    if (make === undefined) return;
    site.guard = type;
    site.version = NO_CLASS;
    site.cell = undefined;
    site.next = make;
  } else if (isPlainClass(type)) {
    site.guard = type;
    site.version = type.version;
    site.cell = type.lookupCell('__init__');
    site.next = type.rootShape;
  }
}

/** True for a class whose instances are made by `object.__new__` and one of its functions, which cannot change unseen. */
function isPlainClass(type: PyType): boolean {
  return (
    type.rootShape !== undefined &&
    !type.abstract &&
    type.cls.builtin &&
    type.cls.lookupCell('__call__') === typeType.own.get('__call__') &&
    type.lookupCell('__new__') === objectType.own.get('__new__') &&
    type.lookup('__init__') instanceof PyFunction
  );
}

/** `__init__` gave something else than None. Throws TypeError. */
export function returnedFromInit(value: Value): never {
  throw typeError(`__init__() should return None, not '${typeOf(value).name}'`);
}

/** A capture that came out of `__init__` delivers the instance, not what `__init__` returns. */
export function initialising(thrown: unknown, instance: Value): void {
  if (!(thrown instanceof Capture) || thrown.outermost === undefined) return;
  thrown.outermost.deliver = DELIVER.initialise;
  thrown.outermost.payload = instance;
}

/** Methods that LOAD_METHOD found: their receiver has been checked. */
export function callMethod0(thread: Thread, depth: number, callee: Value, self: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, 1)) {
    charge(thread);
    return settled(thread, depth, callee.plain(self));
  }
  return callWith(thread, depth, callee, [self]);
}

export function callMethod1(thread: Thread, depth: number, callee: Value, self: Value, a: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, 2)) {
    charge(thread);
    return settled(thread, depth, callee.plain(self, a));
  }
  return callWith(thread, depth, callee, [self, a]);
}

export function callMethod2(thread: Thread, depth: number, callee: Value, self: Value, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, 3)) {
    charge(thread);
    return settled(thread, depth, callee.plain(self, a, b));
  }
  return callWith(thread, depth, callee, [self, a, b]);
}

export function callMethod(thread: Thread, depth: number, callee: Value, args: Value[]): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, args.length)) {
    charge(thread);
    return settled(thread, depth, callee.plain(...args));
  }
  return callWith(thread, depth, callee, args);
}

function charge(thread: Thread): void {
  if (--thread.budget.fuel < 0) thread.budget.refuel('baseline');
}

export function callKeywords(thread: Thread, depth: number, callee: Value, args: Value[], names: PyTuple): Value {
  const { items } = names;
  const positional = args.length - items.length;
  if (callee instanceof PyFunction && callee.link.entry !== undefined) {
    const ordered = inOrder(callee, args, items as readonly string[], positional);
    if (ordered !== undefined) return (callee.link.entry as Entry)(thread, callee, depth + 1, ...ordered);
  }
  const native = callee instanceof PyBoundNative ? callee.native : callee instanceof PyNative ? callee : undefined;
  const bound =
    native === undefined
      ? undefined
      : bindNamed(native, callee instanceof PyBoundNative ? [callee.self, ...args] : args, items);
  if (native !== undefined && bound !== undefined) {
    charge(thread);
    thread.nativeDepth = depth;
    if (native.kind !== 'function') checkReceiver(native, bound[0]);
    return settled(thread, depth, native.call(...bound));
  }
  const keywords = new PyDict();
  for (let i = 0; i < items.length; i++)
    keywords.set(items[i] as string, items[i] as Value, args[positional + i] as Value);
  args.length = positional;
  return callWith(thread, depth, callee, args, keywords);
}

/**
 * Arguments in the order of the parameters, defaults included, for a function without `*args` and `**kwargs` that can be
 * called so; else undefined.
 */
function inOrder(func: PyFunction, args: Value[], names: readonly string[], positional: number): Value[] | undefined {
  const { argCount, keywordOnlyCount, posOnlyCount, localNames } = func.link.code;
  const count = argCount + keywordOnlyCount;
  if (func.link.parameterCount !== count || positional > argCount) return undefined;
  const ordered: (Value | undefined)[] = args.slice(0, positional);
  for (let i = positional; i < count; i++) ordered.push(undefined);
  for (let i = 0; i < names.length; i++) {
    const at = parameterIndex(localNames, names[i] as string, posOnlyCount, count);
    if (at < 0 || ordered[at] !== undefined) return undefined;
    ordered[at] = args[positional + i];
  }
  const defaults = func.defaults?.items;
  const firstDefault = argCount - (defaults?.length ?? 0);
  for (let i = positional; i < count; i++) {
    if (ordered[i] !== undefined) continue;
    const value = i < argCount ? defaults?.[i - firstDefault] : func.keywordDefaults?.get(localNames[i] as string);
    if (value === undefined) return undefined;
    ordered[i] = value;
  }
  return ordered as Value[];
}

export function callSpread(
  thread: Thread,
  depth: number,
  callee: Value,
  spread: Value,
  keywords: Value | undefined,
): Value {
  const args = (spread as PyList | PyTuple).items.slice();
  return callWith(thread, depth, callee, args, keywords as PyDict | undefined);
}

/** `super()` in a method: the class is in its `__class__` cell, the object is its first argument. */
export function callSuper(
  thread: Thread,
  depth: number,
  callee: Value,
  cell: Value | undefined,
  first: Value | undefined,
): Value {
  const object = first instanceof Cell ? first.value : first;
  if (callee === superType && cell instanceof Cell && cell.value instanceof PyType && object !== undefined)
    return makeSuper(cell.value, object);
  return callWith(thread, depth, callee, []);
}
