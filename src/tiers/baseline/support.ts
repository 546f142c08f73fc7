/**
 * What generated code calls: the slow halves of its instructions, each with the thread and the depth of the calling
 * activation, and the leaving of an activation by an exception or a capture. Generated code sees these functions, the
 * sites and constants of its code object, and nothing else.
 */
import type { Code } from '../../bytecode/code.ts';
import { Capture } from '../../runtime/capture.ts';
import { PyException, PyTraceback } from '../../runtime/exceptions/exception.ts';
import { handledNow, linkContext } from '../../runtime/exceptions/handled.ts';
import { isException, nameError, runtimeError, typeError } from '../../runtime/exceptions/raise.ts';
import { isPending } from '../../runtime/guest.ts';
import { linkCode } from '../../runtime/link.ts';
import { PyDict, PyNamespace } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { DELIVER, Frame } from '../../runtime/objects/frame.ts';
import { type LinkedCode, PyFunction, PyMethod, SEEN, type Site } from '../../runtime/objects/function.ts';
import { generatorType, PyGenerator } from '../../runtime/objects/generator.ts';
import { lenFunction } from '../../runtime/objects/len-function.ts';
import '../../runtime/objects/list-methods.ts';
import { listType, PyList, PyTuple } from '../../runtime/objects/list.ts';
import { PyBoundNative, PyNative } from '../../runtime/objects/native.ts';
import { Cell, None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { PyInstance } from '../../runtime/objects/shape.ts';
import { strType } from '../../runtime/objects/str.ts';
import { makeSuper, PySuper, superType } from '../../runtime/objects/super.ts';
import { PyType } from '../../runtime/objects/type.ts';
import {
  afterNotImplemented,
  type BinaryOperator,
  binaryOperation,
  firstOperatorMethod,
  inplaceOperation,
  unaryOperation,
} from '../../runtime/operations/arithmetic.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { afterFirst, type CompareOperator, compare, firstMethod, isSame } from '../../runtime/operations/compare.ts';
import { BuiltinIterator, getIterator, nextOf } from '../../runtime/operations/iterate.ts';
import { parameterIndex } from '../../runtime/operations/parameters.ts';
import { truth } from '../../runtime/operations/truth.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import {
  attributeEntry,
  boundTo,
  computed,
  entryValue,
  fillLoadGlobal,
  loadMethod as findMethod,
  getterOf,
  isBinding,
  loaded,
  PLACE,
  storeAttribute as store,
} from '../inline-caches.ts';
import * as slow from '../instructions.ts';
import { resuming } from '../machine.ts';
import { AWAITED, callThen, callWith, drive, resume, settled, takes } from '../nested.ts';
import { addCaller, guestException, recursionError, type Thread } from '../thread.ts';
import type { Entry } from '../tier.ts';
import { multiplyModulo } from './modular-runs.ts';

type Registers = (Value | undefined)[];

// --- entering, leaving, limits

/** The depth limit is passed: too deep for Python, or only for the JS stack. */
function tooDeep(thread: Thread, depth: number): void {
  if (depth > thread.budget.maxRecursion) throw recursionError();
  throw new Capture('depth');
}

/** Fuel ran out: limits are checked, and the run may have to pause. */
function refuel(thread: Thread): void {
  thread.budget.refuel('baseline');
  if (performance.now() > thread.sliceEnd) throw new Capture('pause');
}

/** The activation of compiled code as the interpreter has it. */
function frameOf(func: PyFunction, depth: number, pc: number, registers: Registers): Frame {
  const full = func.link.template.slice();
  for (let i = 0; i < registers.length; i++) full[i] = registers[i];
  const frame = new Frame(func, full, undefined, DELIVER.register, -1);
  frame.pc = Math.max(pc, 0);
  frame.depth = depth;
  return frame;
}

/**
 * Something was thrown out of an activation: gives what to throw on. A capture takes the activation along, an
 * exception gets it as a line of its traceback. `handled`: the exception it was handling; `before`: what was handled
 * when it began.
 */
function leave(
  thread: Thread,
  func: PyFunction,
  depth: number,
  pc: number,
  thrown: unknown,
  registers: Registers,
  handled: Value | undefined,
  before: Value | undefined,
): unknown {
  if (thrown instanceof Capture) {
    const frame = frameOf(func, depth, pc, registers);
    frame.handled = handled;
    if (thrown.outermost === undefined) thrown.add(frame, DELIVER.register, -1);
    else addCaller(thrown, frame);
    thread.realm.handled = before;
    return thrown;
  }
  const exception = guestException(thrown);
  if (pc >= 0) trace(thread, exception, () => frameOf(func, depth, pc, registers), pc);
  thread.realm.handled = before;
  return exception;
}

/** The exception that a handler of the activation catches; captures and limits are thrown on. */
function caught(
  thread: Thread,
  func: PyFunction,
  depth: number,
  pc: number,
  thrown: unknown,
  registers: Registers,
): PyException {
  if (thrown instanceof Capture) throw thrown;
  const exception = guestException(thrown);
  trace(thread, exception, () => frameOf(func, depth, pc, registers), pc);
  return exception;
}

/** The same for a loop that runs on the registers of an interpreter's frame. */
function caughtInRegion(thread: Thread, frame: Frame, pc: number, thrown: unknown): PyException {
  if (thrown instanceof Capture) throw thrown;
  const exception = guestException(thrown);
  trace(thread, exception, () => frame, pc);
  return exception;
}

function trace(thread: Thread, exception: PyException, frame: () => Frame, pc: number): void {
  if (exception.traceback === undefined) linkContext(handledNow(thread.realm), exception);
  if (thread.untraced) thread.untraced = false;
  else exception.traceback = new PyTraceback(exception.traceback, frame(), pc);
}

function reraise(thread: Thread, exception: Value): unknown {
  thread.untraced = true;
  return exception;
}

function raiseAgain(thread: Thread): unknown {
  const exception = handledNow(thread.realm);
  if (exception === undefined) return runtimeError('No active exception to reraise');
  thread.untraced = true;
  return exception;
}

function raised(thread: Thread, depth: number, value: Value, cause: Value | undefined): unknown {
  thread.nativeDepth = depth;
  return settled(thread, depth, slow.raise(value, cause));
}

// --- operations that may call guest code

/** Numbers reach an instruction that may have no fast path for them. */
function surprise(thread: Thread, link: LinkedCode, site: Site, start: number, a: Value, b: Value): void {
  if (typeof a === 'number' && typeof b === 'number') count(thread, link, site, start, SEEN.int);
  else if (a instanceof PyFloat || b instanceof PyFloat) count(thread, link, site, start, SEEN.float);
}

/** A subscript is taken where none had been. */
function surprisingItem(thread: Thread, link: LinkedCode, site: Site, start: number, a: Value): void {
  if (a instanceof PyList) count(thread, link, site, start, SEEN.list);
  else if (a instanceof PyDict) count(thread, link, site, start, SEEN.dict);
  else if (a instanceof PyTuple) count(thread, link, site, start, SEEN.tuple);
  else if (typeof a === 'string') count(thread, link, site, start, SEEN.str);
}

/** Surprises after which code is compiled anew. */
const MAX_SURPRISES = 200;

function count(thread: Thread, link: LinkedCode, site: Site, start: number, kind: number): void {
  if ((site.seen & kind) !== 0) return;
  site.late |= kind;
  if (++link.surprises < MAX_SURPRISES) return;
  link.surprises = 0;
  for (const one of link.sites) one.seen |= one.late;
  thread.promotion.recompile(link, start);
}

function add(thread: Thread, depth: number, a: Value, b: Value): Value {
  if (typeof a === 'string') {
    if (typeof b === 'string') {
      thread.budget.allocate((a.length + b.length) * 2);
      return a + b;
    }
  } else if (a instanceof PyFloat && a.tag === 1) {
    if (typeof b === 'number') return new PyFloat(a.v + b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.tag === 1) return new PyFloat(a + b.v);
  return operate(thread, depth, '+', a, b);
}

function subtract(thread: Thread, depth: number, a: Value, b: Value): Value {
  if (a instanceof PyFloat && a.tag === 1) {
    if (typeof b === 'number') return new PyFloat(a.v - b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.tag === 1) return new PyFloat(a - b.v);
  return operate(thread, depth, '-', a, b);
}

function multiply(thread: Thread, depth: number, a: Value, b: Value): Value {
  if (a instanceof PyFloat && a.tag === 1) {
    if (typeof b === 'number') return new PyFloat(a.v * b);
  } else if (typeof a === 'number' && b instanceof PyFloat && b.tag === 1) return new PyFloat(a * b.v);
  return operate(thread, depth, '*', a, b);
}

function binary(thread: Thread, depth: number, operator: BinaryOperator, a: Value, b: Value): Value {
  return operate(thread, depth, operator, a, b);
}

/** `a OP b`; where a Python method does it, that is called without a computation in between. */
function operate(thread: Thread, depth: number, operator: BinaryOperator, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (a instanceof PyInstance) {
    const method = firstOperatorMethod(operator, a, b);
    if (method !== undefined) {
      const result = callThen(thread, depth, method, a, b, function* () {
        const first = yield AWAITED;
        return first === NotImplemented ? yield* afterNotImplemented(operator, a, b) : first;
      });
      return result === NotImplemented ? drive(thread, depth, afterNotImplemented(operator, a, b)) : result;
    }
  }
  return settled(thread, depth, binaryOperation(operator, a, b));
}

function inplace(thread: Thread, depth: number, operator: BinaryOperator, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return add(thread, depth, a, b);
  return settled(thread, depth, inplaceOperation(operator, a, b));
}

function unary(thread: Thread, depth: number, operator: '-' | '+' | '~', a: Value): Value {
  thread.nativeDepth = depth;
  return settled(thread, depth, unaryOperation(operator, a));
}

function rich(thread: Thread, depth: number, operator: CompareOperator, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  const method = firstMethod(operator, a, b);
  if (method !== undefined) {
    const result = callThen(thread, depth, method, a, b, function* () {
      return yield* afterFirst(operator, a, b, yield AWAITED);
    });
    return result === NotImplemented ? drive(thread, depth, afterFirst(operator, a, b, result)) : result;
  }
  return settled(thread, depth, compare(operator, a, b));
}

function truthy(thread: Thread, depth: number, a: Value): boolean {
  thread.nativeDepth = depth;
  if (a === None) return false;
  if (typeof a === 'number') return a !== 0;
  if (typeof a === 'string') return a !== '';
  return settled(thread, depth, truth(a));
}

function has(thread: Thread, depth: number, container: Value, item: Value): boolean {
  thread.nativeDepth = depth;
  if (container instanceof PyDict && container.tag === 4 && (typeof item === 'string' || typeof item === 'number')) {
    if (container.has(item)) return true;
    if (container.guestKeys === undefined) return false;
  }
  return settled(thread, depth, slow.contains(container, item)) as boolean;
}

// --- iteration

function iterate(thread: Thread, depth: number, a: Value): Value {
  thread.nativeDepth = depth;
  return settled(thread, depth, getIterator(a));
}

/** The next item, or undefined at the end. */
function forNext(thread: Thread, depth: number, iterator: Value): Value | undefined {
  thread.nativeDepth = depth;
  if (iterator instanceof BuiltinIterator && iterator.exact) {
    const item = iterator.advance();
    return typeof item === 'object' && isPending(item) ? drive(thread, depth, item) : item;
  }
  if (iterator instanceof PyGenerator && iterator.cls === generatorType)
    return resume(thread, depth, iterator, None, false);
  return settled(thread, depth, nextOf(iterator));
}

/** The next item of a sub-iterator that is sent `value`; undefined when it has ended, with its result in `thread.receiver`. */
function sendTo(thread: Thread, depth: number, iterator: Value, value: Value): Value | undefined {
  thread.nativeDepth = depth;
  if (iterator instanceof PyGenerator && iterator.cls === generatorType) {
    if (iterator.state === 'created' && value !== None)
      throw typeError("can't send non-None value to a just-started generator");
    const item = resume(thread, depth, iterator, value, false);
    if (item === undefined) thread.receiver = iterator.returned ?? None;
    return item;
  }
  try {
    return drive(thread, depth, slow.send(iterator, value));
  } catch (thrown) {
    if (!(thrown instanceof PyException && isException(thrown, 'StopIteration'))) throw thrown;
    thread.receiver = thrown.members?.get('value') ?? thrown.args.items[0] ?? None;
    return undefined;
  }
}

function unpack(thread: Thread, depth: number, a: Value, count: number): readonly Value[] {
  thread.nativeDepth = depth;
  return (settled(thread, depth, slow.unpack(a, count)) as PyTuple).items;
}

function unpackEx(thread: Thread, depth: number, a: Value, before: number, after: number): readonly Value[] {
  thread.nativeDepth = depth;
  return (drive(thread, depth, slow.unpackEx(a, before, after)) as PyTuple).items;
}

// --- names

function loadGlobal(link: LinkedCode, name: string, site: Site): Value {
  return fillLoadGlobal(link, name, site);
}

function storeGlobal(thread: Thread, link: LinkedCode, name: string, site: Site, value: Value): void {
  const { globals } = link;
  thread.budget.allocate(64);
  globals.set(name, name, value);
  if (globals instanceof PyNamespace) site.cell = globals.cell(name);
}

function deleteGlobal(link: LinkedCode, name: string): void {
  if (!link.globals.delete(name)) throw nameError(`name '${name}' is not defined`, name);
}

// --- attributes

function loadAttribute(thread: Thread, depth: number, a: Value, name: string, site: Site): Value {
  thread.nativeDepth = depth;
  const entry = attributeEntry(a, name, site);
  if (entry !== undefined) {
    const found = entryValue(entry, a);
    if (found instanceof PyFunction && isBinding(entry)) return new PyMethod(found, boundTo(entry, a));
    if (found !== undefined) return found;
    if (entry.slot === PLACE.property) return callWith(thread, depth, getterOf(entry), [a]);
    if (entry.slot === PLACE.computed) return settled(thread, depth, computed(entry, a));
  }
  return settled(thread, depth, getAttribute(a, name));
}

function storeAttribute(thread: Thread, depth: number, a: Value, name: string, value: Value, site: Site): void {
  thread.nativeDepth = depth;
  settled(thread, depth, store(a, name, value, site));
}

/** The function of `a.name` with the receiver in `thread.receiver`, or the attribute and no receiver. */
function loadMethod(thread: Thread, depth: number, a: Value, name: string, site: Site): Value {
  thread.nativeDepth = depth;
  if (a instanceof PySuper && a.cls === superType) {
    const method = superMethod(a, name);
    if (method !== undefined) {
      thread.receiver = a.object;
      return method;
    }
  }
  const found = findMethod(a, name, site);
  if (!isPending(found)) {
    thread.receiver = loaded.receiver;
    return found;
  }
  // What the lookup runs loads methods too: none of their receivers is meant.
  const value = settled(thread, depth, found);
  thread.receiver = undefined;
  return value;
}

function superMethod(a: PySuper, name: string): PyFunction | undefined {
  if (a.owner === undefined || a.object === undefined || a.owner === a.object || name === '__class__') return undefined;
  const { mro } = a.owner;
  for (let i = mro.indexOf(a.start as PyType) + 1; i < mro.length; i++) {
    const attribute = (mro[i] as PyType).own.get(name)?.value;
    if (attribute !== undefined) return attribute instanceof PyFunction ? attribute : undefined;
  }
  return undefined;
}

// --- subscripts

function getItem(thread: Thread, depth: number, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  return settled(thread, depth, slow.getItem(a, b));
}

function setItem(thread: Thread, depth: number, a: Value, b: Value, value: Value): void {
  thread.nativeDepth = depth;
  if (
    a instanceof PyDict &&
    a.tag === 4 &&
    a.guestKeys === undefined &&
    (typeof b === 'string' || typeof b === 'number')
  ) {
    if (a.size >= 64 && (a.size & (a.size - 1)) === 0 && !a.has(b)) thread.budget.growTable(a.size);
    a.set(b, b, value);
    return;
  }
  settled(thread, depth, slow.setItem(a, b, value));
}

// --- calls

/** Natives and functions without compiled code, called with few arguments. */
function call0(thread: Thread, depth: number, callee: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, 0)) {
    charge(thread);
    return settled(thread, depth, callee.call());
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
  return settled(thread, depth, native.call(self, ...args));
}

function call1(thread: Thread, depth: number, callee: Value, a: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, 1)) {
    charge(thread);
    return settled(thread, depth, callee.call(a));
  }
  if (callee instanceof PyBoundNative && takesSelf(callee, 2)) {
    charge(thread);
    return settled(thread, depth, callee.native.call(callee.self, a));
  }
  return callWith(thread, depth, callee, [a]);
}

function call2(thread: Thread, depth: number, callee: Value, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, 2)) {
    charge(thread);
    return settled(thread, depth, callee.call(a, b));
  }
  if (callee instanceof PyBoundNative && takesSelf(callee, 3)) return callBound(thread, depth, callee, [a, b]);
  return callWith(thread, depth, callee, [a, b]);
}

function call(thread: Thread, depth: number, callee: Value, args: Value[]): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && callee.kind === 'function' && takes(callee, args.length)) {
    charge(thread);
    return settled(thread, depth, callee.call(...args));
  }
  return callWith(thread, depth, callee, args);
}

/** Methods that LOAD_METHOD found: their receiver has been checked. */
function callMethod0(thread: Thread, depth: number, callee: Value, self: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, 1)) {
    charge(thread);
    return settled(thread, depth, callee.call(self));
  }
  return callWith(thread, depth, callee, [self]);
}

function callMethod1(thread: Thread, depth: number, callee: Value, self: Value, a: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, 2)) {
    charge(thread);
    return settled(thread, depth, callee.call(self, a));
  }
  return callWith(thread, depth, callee, [self, a]);
}

function callMethod2(thread: Thread, depth: number, callee: Value, self: Value, a: Value, b: Value): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, 3)) {
    charge(thread);
    return settled(thread, depth, callee.call(self, a, b));
  }
  return callWith(thread, depth, callee, [self, a, b]);
}

function callMethod(thread: Thread, depth: number, callee: Value, args: Value[]): Value {
  thread.nativeDepth = depth;
  if (callee instanceof PyNative && takes(callee, args.length)) {
    charge(thread);
    return settled(thread, depth, callee.call(...args));
  }
  return callWith(thread, depth, callee, args);
}

function charge(thread: Thread): void {
  if (--thread.budget.fuel < 0) thread.budget.refuel('baseline');
}

function callKeywords(thread: Thread, depth: number, callee: Value, args: Value[], names: PyTuple): Value {
  const { items } = names;
  const positional = args.length - items.length;
  if (callee instanceof PyFunction && callee.link.entry !== undefined) {
    const ordered = inOrder(callee, args, items as readonly string[], positional);
    if (ordered !== undefined) return (callee.link.entry as Entry)(thread, callee, depth + 1, ...ordered);
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

function callSpread(thread: Thread, depth: number, callee: Value, spread: Value, keywords: Value | undefined): Value {
  const args = (spread as PyList | PyTuple).items.slice();
  return callWith(thread, depth, callee, args, keywords as PyDict | undefined);
}

/** `super()` in a method: the class is in its `__class__` cell, the object is its first argument. */
function callSuper(
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

// --- building

function makeFunction(
  link: LinkedCode,
  code: Code,
  closure: Cell[],
  defaults: Value | undefined,
  keywordDefaults: Value | undefined,
  annotations: Value | undefined,
): Value {
  const func = new PyFunction(linkCode(code, link.globals), closure);
  func.defaults = defaults as PyTuple | undefined;
  func.keywordDefaults = keywordDefaults as PyDict | undefined;
  func.annotations = annotations as PyDict | undefined;
  func.module = link.globals.get('__name__');
  return func;
}

const listAppend = listType.own.get('append')?.value;

/** Everything that generated code may name. */
export const support = {
  PyFloat,
  PyList,
  PyTuple,
  Cell,
  None,
  lenFunction,
  listAppend,
  strType,
  tooDeep,
  refuel,
  leave,
  caught,
  caughtInRegion,
  reraise,
  raiseAgain,
  raised,
  multiplyModulo,
  surprise,
  surprisingItem,
  add,
  subtract,
  multiply,
  binary,
  inplace,
  unary,
  rich,
  truthy,
  isSame,
  has,
  iterate,
  forNext,
  sendTo,
  resuming,
  unpack,
  unpackEx,
  loadGlobal,
  storeGlobal,
  deleteGlobal,
  loadAttribute,
  storeAttribute,
  loadMethod,
  getItem,
  setItem,
  call0,
  call1,
  call2,
  call,
  callMethod0,
  callMethod1,
  callMethod2,
  callMethod,
  callKeywords,
  callSpread,
  callSuper,
  makeFunction,
  settled,
  drive,
  slow,
} as const;
