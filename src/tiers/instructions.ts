/**
 * The parts of instructions that are not hot enough for the loop. Each gives the result, or the computation of it.
 */

import { InternalError } from '../assert.ts';
import { OPCODE } from '../bytecode/opcodes.ts';
import { continuation, given, then, wait } from '../runtime/continuations.ts';
import type { PyException } from '../runtime/exceptions/exception.ts';
import { joinExcept, splitForExcept } from '../runtime/exceptions/exception-group.ts';
import { handledIn, handledNow, isFresh, linkContext } from '../runtime/exceptions/handled.ts';
import { exceptionType } from '../runtime/exceptions/hierarchy.ts';
import {
  isException,
  makeException,
  makeExceptionOf,
  nameError,
  runtimeError,
  typeError,
  valueError,
} from '../runtime/exceptions/raise.ts';
import { after, type Guest, GuestCall, isPending, type Maybe, settle } from '../runtime/guest.ts';
import { importModule } from '../runtime/import.ts';
import { linkCode } from '../runtime/link.ts';
import { PyDict } from '../runtime/objects/dict.ts';
import { isPlainlyRead, updateFromDict } from '../runtime/objects/dict-methods.ts';
import { PyFloat } from '../runtime/objects/float.ts';
import { DELIVER, Frame } from '../runtime/objects/frame.ts';
import { type LinkedCode, PyFunction, SEEN } from '../runtime/objects/function.ts';
import { generatorType, PyAsyncGenerator, PyCoroutine, PyGenerator } from '../runtime/objects/generator.ts';
import { boolType, intType } from '../runtime/objects/int.ts';
import { PyList, PyTuple } from '../runtime/objects/list.ts';
import { extendList } from '../runtime/objects/list-methods.ts';
import { type Cell, None, type PyObject, type Value } from '../runtime/objects/object.ts';
import { PySet } from '../runtime/objects/set.ts';
import { PySlice } from '../runtime/objects/slice.ts';
import { type Str, strFromCodePoints, strLength, strPoints, strToText, strType } from '../runtime/objects/str.ts';
import type { PyType } from '../runtime/objects/type.ts';
import {
  bindDescriptor,
  deleteAttribute as deleteAttributeOf,
  dropResult,
  findAttribute,
  getAttribute,
} from '../runtime/operations/attribute.ts';
import { callSpecial } from '../runtime/operations/call.ts';
import { contains as containsIn } from '../runtime/operations/contains.ts';
import { dictGet, dictHas, dictSet } from '../runtime/operations/dict-lookup.ts';
import { functionText } from '../runtime/operations/function-text.ts';
import { runIntrinsic } from '../runtime/operations/intrinsics.ts';
import { matchesException } from '../runtime/operations/isinstance.ts';
import { BuiltinIterator, getIterator, iterateAll, nextOf } from '../runtime/operations/iterate.ts';
import { length as lengthOf } from '../runtime/operations/length.ts';
import {
  matchMapping as isMapping,
  matchSequence as isSequence,
  matchClass as matchClassOf,
  matchKeys as matchKeysOf,
  matchRest as matchRestOf,
} from '../runtime/operations/patterns.ts';
import { makeRaised } from '../runtime/operations/raise.ts';
import { addAll, updateSet } from '../runtime/operations/set-algebra.ts';
import { setAdd as addToSet } from '../runtime/operations/set-lookup.ts';
import {
  deleteItem as deleteItemOf,
  getItem as getItemOf,
  setItem as setItemOf,
} from '../runtime/operations/subscript.ts';
import { ascii, formatValue, repr, str } from '../runtime/operations/text.ts';
import { typeOf } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';
import { INSTRUCTION_LENGTHS, invoke, makeGenerator, resumeGenerator, type Thread, transfer } from './thread.ts';

export const getItem = getItemOf;
export const setItem = setItemOf;
export const deleteItem = deleteItemOf;
export const deleteAttribute = deleteAttributeOf;
export const contains = containsIn;
export const length = lengthOf;
export const matchSequence = isSequence;
export const matchMapping = isMapping;
export const matchKeys = matchKeysOf;
export const matchRest = matchRestOf;
export const matchClass = matchClassOf;
export const assertionError: PyType = exceptionType('AssertionError');

export function instructionLength(opcode: number): number {
  return INSTRUCTION_LENGTHS[opcode] as number;
}

/** The type of a value that is no object. */
export function scalarType(value: Exclude<Value, PyObject>): PyType {
  return typeof value === 'string' ? strType : typeof value === 'boolean' ? boolType : intType;
}

/** What the slow half of a number instruction saw (SEEN): a float among its operands, or something else. */
export function seenKinds(a: Value, b: Value): number {
  return a instanceof PyFloat || b instanceof PyFloat ? SEEN.float : SEEN.other;
}

export function unknownOpcode(opcode: number): InternalError {
  return new InternalError(`unknown opcode ${opcode}`);
}

/** What knows its linked code: a frame, a function. */
interface Linked {
  readonly link: LinkedCode;
}

// --- names

export function unboundLocal(name: string): PyException {
  return makeException(
    'UnboundLocalError',
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

export function unboundCell(name: string, free: boolean): PyException {
  if (!free) return unboundLocal(name);
  return nameError(
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    name,
  );
}

export function deleteGlobal(frame: Frame, name: string): void {
  if (!frame.link.globals.delete(name)) throw nameError(`name '${name}' is not defined`, name);
}

function globalOf(frame: Frame, name: string): Value {
  const value = frame.link.globals.get(name) ?? frame.link.builtins.get(name);
  if (value === undefined) throw nameError(`name '${name}' is not defined`, name);
  return value;
}

export function loadName(frame: Frame, name: string): Maybe<Value> {
  const { namespace } = frame;
  if (namespace === undefined) return globalOf(frame, name);
  if (namespace instanceof PyDict && namespace.exact) return namespace.get(name) ?? globalOf(frame, name);
  return loadMapped(namespace, name, () => globalOf(frame, name));
}

export function loadNameOrCell(frame: Frame, name: string, cell: Cell): Maybe<Value> {
  const { namespace } = frame;
  const fallback = (): Value => {
    if (cell.value === undefined) throw unboundCell(name, true);
    return cell.value;
  };
  if (namespace === undefined) return fallback();
  if (namespace instanceof PyDict && namespace.exact) return namespace.get(name) ?? fallback();
  return loadMapped(namespace, name, fallback);
}

function* loadMapped(namespace: Value, name: string, fallback: () => Value): Guest<Value> {
  try {
    return yield* settle(getItemOf(namespace, name));
  } catch (thrown) {
    if (!isException(thrown, 'KeyError')) throw thrown;
    return fallback();
  }
}

export function storeName(frame: Frame, name: string, value: Value): Maybe<void> {
  const { namespace } = frame;
  const dict = namespace ?? frame.link.globals;
  if (dict instanceof PyDict && dict.exact) {
    realm().budget.allocate(64);
    dict.set(name, name, value);
    return undefined;
  }
  return setItemOf(dict, name, value);
}

export function deleteName(frame: Frame, name: string): Maybe<void> {
  const dict = frame.namespace ?? frame.link.globals;
  if (dict instanceof PyDict && dict.exact) {
    if (!dict.delete(name)) throw nameError(`name '${name}' is not defined`, name);
    return undefined;
  }
  return deleteMapped(dict, name);
}

function* deleteMapped(namespace: Value, name: string): Guest<void> {
  try {
    yield* settle(deleteItemOf(namespace, name));
  } catch (thrown) {
    if (!isException(thrown, 'KeyError')) throw thrown;
    throw nameError(`name '${name}' is not defined`, name);
  }
}

// --- unpacking

/** Exactly `count` items of an iterable, as a tuple. */
export function unpack(value: Value, count: number): Maybe<Value> {
  if ((value instanceof PyTuple || value instanceof PyList) && value.exact) return checkCount(value.items, count);
  if (count === 1 && value instanceof PySet && value.exact && value.size === 1)
    return new PyTuple(value.keys.filter((key) => key !== undefined));
  return after(iteratorToUnpack(value), (iterator) => takeExactly(iterator, [], count));
}

function checkCount(items: readonly Value[], count: number): Value {
  if (items.length > count) throw valueError(`too many values to unpack (expected ${count})`);
  if (items.length < count) throw valueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
  return new PyTuple(items);
}

function iteratorToUnpack(value: Value): Maybe<Value> {
  const type = typeOf(value);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined)
    throw typeError(`cannot unpack non-iterable ${type.name} object`);
  return getIterator(value);
}

function takeExactly(iterator: Value, items: Value[], count: number): Maybe<Value> {
  while (items.length <= count) {
    const item = nextOf(iterator);
    if (isPending(item)) return wait(item, itemUnpacked, iterator, items, count);
    if (item === undefined) return checkCount(items, count);
    items.push(item);
  }
  throw valueError(`too many values to unpack (expected ${count})`);
}

const itemUnpacked = continuation(
  'unpack: item',
  (item: Value | undefined, iterator: Value, items: Value[], count: number): Maybe<Value> => {
    if (item === undefined) return checkCount(items, count);
    items.push(item);
    return takeExactly(iterator, items, count);
  },
);

export function unpackEx(value: Value, before: number, after: number): Maybe<Value> {
  const type = value instanceof PyGenerator ? new PyList([]) : value;
  return then(then(iteratorToUnpack(type), allToUnpack, value), allUnpacked, before, after);
}

const allToUnpack = continuation('unpack: all', (_iterator: Value, value: Value): Maybe<Value[]> => iterateAll(value));
const allUnpacked = continuation('unpack: rest', (items: Value[], before: number, after: number): Value => {
  if (items.length < before + after) {
    throw valueError(`not enough values to unpack (expected at least ${before + after}, got ${items.length})`);
  }
  const end = items.length - after;
  return new PyTuple([...items.slice(0, before), new PyList(items.slice(before, end)), ...items.slice(end)]);
});

// --- building

export function makeSlice(start: Value, stop: Value, step: Value): Value {
  return new PySlice(start, stop, step);
}

export function buildSet(items: readonly Value[]): Maybe<Value> {
  const set = new PySet();
  return then(addAll(set, items), given, set);
}

export function setAdd(set: Value, item: Value): Maybe<void> {
  return addToSet(set as PySet, item);
}

export function setUpdate(set: Value, iterable: Value): Maybe<void> {
  return updateSet(set as PySet, iterable);
}

export function buildDict(registers: readonly (Value | undefined)[], base: number, count: number): Maybe<Value> {
  if (count > 0 && count <= MAX_RECORD) {
    const record = buildRecord(registers, base, count);
    if (record !== undefined) return record;
  }
  const dict = new PyDict();
  for (let i = 0; i < count; i++) {
    const key = registers[base + 2 * i] as Value;
    const value = registers[base + 2 * i + 1] as Value;
    if (typeof key === 'string' || typeof key === 'number') dict.set(key, key, value);
    else {
      const pending = dictSet(dict, key, value);
      if (isPending(pending))
        return wait(pending, entryBuilt, dict, registers.slice(base, base + 2 * count) as Value[], 2 * i + 2);
    }
  }
  return dict;
}

/** Keys up to which a dict display is first tried as a record. */
export const MAX_RECORD = 8;

/**
 * A dict of a few different str keys, made from arrays of just its size: growing them by `push` would take four times
 * the memory. Undefined if the keys are not so.
 */
function buildRecord(registers: readonly (Value | undefined)[], base: number, count: number): PyDict | undefined {
  const keys = registers.slice(base, base + count) as string[];
  const values = registers.slice(base, base + count) as Value[];
  for (let i = 0; i < count; i++) {
    const key = registers[base + 2 * i];
    if (typeof key !== 'string') return undefined;
    for (let j = 0; j < i; j++) if (keys[j] === key) return undefined;
    keys[i] = key;
    values[i] = registers[base + 2 * i + 1] as Value;
  }
  return PyDict.ofText(keys, values);
}

const entryBuilt = continuation(
  'dict display: entry',
  (_: void, dict: PyDict, entries: readonly Value[], from: number): Maybe<Value> => {
    for (let i = from; i < entries.length; i += 2) {
      const stored = dictSet(dict, entries[i] as Value, entries[i + 1] as Value);
      if (isPending(stored)) return wait(stored, entryBuilt, dict, entries, i + 2);
    }
    return dict;
  },
);

export function buildString(registers: readonly (Value | undefined)[], base: number, count: number): Value {
  let text = '';
  let size = 0;
  for (let i = 0; i < count; i++) {
    const part = registers[base + i] as Str;
    size += strLength(part);
    if (typeof part !== 'string') return joinWide(registers.slice(base, base + count) as Str[]);
    text += part;
  }
  realm().budget.allocate(size * 2);
  return text;
}

function joinWide(parts: readonly Str[]): Value {
  const points: number[] = [];
  for (const part of parts) for (const point of strPoints(part)) points.push(point);
  return strFromCodePoints(points);
}

export function format(value: Value, conversion: number, spec: Value): Maybe<Value> {
  if (conversion === 0) return formatValue(value, spec as Str);
  const converted = conversion === 1 ? str(value) : conversion === 2 ? repr(value) : ascii(value);
  if (isPending(converted)) return formatRest(converted, spec);
  return spec === '' ? converted : formatValue(converted, spec as Str);
}

function* formatRest(pending: Guest<Str>, spec: Value): Guest<Value> {
  return yield* settle(formatValue(yield* pending, spec as Str));
}

export function listExtend(list: PyList, iterable: Value): Maybe<void> {
  const type = typeOf(iterable);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined)
    throw typeError(`Value after * must be an iterable, not ${type.name}`);
  return extendList(list, iterable);
}

export function dictAdd(dict: PyDict, key: Value, value: Value): Maybe<void> {
  if ((dict.size & 15) === 15) realm().budget.allocate(16 * 64);
  return dictSet(dict, key, value);
}

export function dictUpdate(dict: PyDict, mapping: Value): Maybe<void> {
  if (!(mapping instanceof PyDict && isPlainlyRead(mapping))) return dictUpdateSlow(dict, mapping);
  realm().budget.work(1);
  return updateFromDict(dict, mapping, 0);
}

function* dictUpdateSlow(dict: PyDict, mapping: Value): Guest<void> {
  if (!(yield* isMappingLike(mapping))) throw typeError(`'${typeOf(mapping).name}' object is not a mapping`);
  yield* eachItem(mapping, function* (key, value) {
    yield* settle(dictSet(dict, key, value));
  });
}

export function* dictMerge(dict: PyDict, mapping: Value, callee: Value): Guest<void> {
  if (!(yield* isMappingLike(mapping)))
    throw typeError(`${yield* functionText(callee)} argument after ** must be a mapping, not ${typeOf(mapping).name}`);
  yield* eachItem(mapping, function* (key, value) {
    if (yield* settle(dictHas(dict, key)))
      throw typeError(
        `${yield* functionText(callee)} got multiple values for keyword argument '${strToText(yield* settle(str(key)))}'`,
      );
    yield* settle(dictSet(dict, key, value));
  });
}

function* isMappingLike(value: Value): Guest<boolean> {
  if (value instanceof PyDict) return true;
  return (yield* settle(findAttribute(value, 'keys'))) !== undefined;
}

function* eachItem(mapping: Value, visit: (key: Value, value: Value) => Guest<void>): Guest<void> {
  realm().budget.work(1);
  if (mapping instanceof PyDict && isPlainlyRead(mapping)) {
    for (let entry = 0; entry < mapping.keys.length; entry++) {
      const key = mapping.keys[entry];
      if (key !== undefined) yield* visit(key, mapping.valueAt(entry));
    }
    return;
  }
  const keys = yield new GuestCall(yield* settle(getAttribute(mapping, 'keys')), []);
  for (const key of yield* settle(iterateAll(keys))) yield* visit(key, yield* settle(getItemOf(mapping, key)));
}

// --- calls

/** CALL_KEYWORDS, CALL_METHOD_KEYWORDS and CALL_SPREAD; the protocol of `invoke`. */
export function callGeneral(thread: Thread, frame: Frame, pc: number): Value | undefined {
  const { instructions } = frame.link.code;
  const { registers } = frame;
  const dst = instructions[pc + 1] as number;
  if (instructions[pc] === OPCODE['CALL_SPREAD']) {
    const callee = registers[instructions[pc + 2] as number] as Value;
    const spread = registers[instructions[pc + 3] as number] as PyList | PyTuple;
    const keywordRegister = instructions[pc + 4] as number;
    const keywords = keywordRegister < 0 ? undefined : (registers[keywordRegister] as PyDict);
    return invoke(thread, callee, spread.items.slice(), keywords, frame, DELIVER.register, dst);
  }
  const base = instructions[pc + 2] as number;
  const count = instructions[pc + 3] as number;
  const names = (registers[instructions[pc + 4] as number] as PyTuple).items;
  let first = base + 1;
  if (instructions[pc] === OPCODE['CALL_METHOD_KEYWORDS']) first = base + 2;
  const positional = count - names.length;
  const args = registers.slice(first, first + positional) as Value[];
  if (first === base + 2 && registers[base + 1] !== undefined) args.unshift(registers[base + 1] as Value);
  const keywords = new PyDict();
  for (let i = 0; i < names.length; i++)
    keywords.set(names[i] as string, names[i] as Value, registers[first + positional + i] as Value);
  return invoke(thread, registers[base] as Value, args, keywords, frame, DELIVER.register, dst);
}

export function loadSpecial(object: Value, name: string): Maybe<Value> {
  const type = typeOf(object);
  const method = type.lookup(name);
  if (method === undefined) {
    const asyncName = name.startsWith('__a');
    const protocol = asyncName ? 'asynchronous context manager' : 'context manager';
    const missing = name === '__exit__' || name === '__aexit__' ? ` (missed ${name} method)` : '';
    throw typeError(`'${type.name}' object does not support the ${protocol} protocol${missing}`);
  }
  return bindDescriptor(method, object, type);
}

export function makeFunction(frame: Frame, pc: number): Value {
  const { instructions, children } = frame.link.code;
  const { registers } = frame;
  const code = children[instructions[pc + 2] as number] as (typeof children)[number];
  const closure = code.closureRegisters.map((register) => registers[register] as Cell);
  const func = new PyFunction(linkCode(code, frame.link.globals), closure);
  const [defaults, keywordDefaults, annotations] = [3, 4, 5].map((operand) => instructions[pc + operand] as number) as [
    number,
    number,
    number,
  ];
  if (defaults >= 0) func.defaults = registers[defaults] as PyTuple;
  if (keywordDefaults >= 0) func.keywordDefaults = registers[keywordDefaults] as PyDict;
  if (annotations >= 0) func.annotations = registers[annotations] as PyDict;
  func.module = frame.link.globals.get('__name__');
  return func;
}

export function loadBuildClass(frame: Linked): Value {
  const build = frame.link.builtins.get('__build_class__');
  if (build === undefined) throw nameError('__build_class__ not found', '__build_class__');
  return build;
}

// --- imports

export function* importName(frame: Linked, name: string, level: number, fromlist: Value): Guest<Value> {
  const own = frame.link.builtins.get('__import__');
  if (own === undefined) throw makeException('ImportError', '__import__ not found');
  return yield* importModule(name, frame.link.globals, fromlist, level);
}

export function* importFrom(module: Value, name: string): Guest<Value> {
  const value = yield* settle(findAttribute(module, name));
  if (value !== undefined) return value;
  const qualified = yield* settle(findAttribute(module, '__name__'));
  const moduleName = typeof qualified === 'string' ? qualified : '<unknown module name>';
  const submodule = realm().modules.get(`${moduleName}.${name}`);
  if (submodule !== undefined) return submodule;
  const file = yield* settle(findAttribute(module, '__file__'));
  const place = typeof file === 'string' ? file : 'unknown location';
  const spec = realm().state.get(`importing:${moduleName}`) === true;
  const message = spec
    ? `cannot import name '${name}' from partially initialized module '${moduleName}' (most likely due to a circular import) (${place})`
    : `cannot import name '${name}' from '${moduleName}' (${place})`;
  throw makeExceptionOf('ImportError', [message], {
    name: moduleName,
    path: typeof file === 'string' ? file : None,
    name_from: name,
    msg: message,
  });
}

export function* importStar(frame: Frame, module: Value): Guest<void> {
  const dict = (yield* settle(findAttribute(module, '__dict__'))) as PyDict;
  const all = yield* settle(findAttribute(module, '__all__'));
  const names =
    all === undefined
      ? dict.keys.filter((key) => typeof key === 'string' && !key.startsWith('_'))
      : yield* settle(iterateAll(all));
  for (const name of names) {
    if (typeof name !== 'string')
      throw typeError(`Item in ${String(dict.get('__name__'))}.__all__ must be str, not ${typeOf(name as Value).name}`);
    yield* settle(storeName(frame, name, yield* settle(getAttribute(module, name))));
  }
}

// --- exceptions

/** What `raise value from cause` raises. */
export function raised(value: Value, cause: Value | undefined): Maybe<PyException> {
  return after(makeRaised(value, cause), (exception) => {
    // One that was raised before keeps its traceback but gets a new context; a fresh one gets it where it is caught.
    if (!isFresh(exception)) linkContext(handledNow(realm()), exception);
    return exception;
  });
}

/** Raises it. */
export function raise(value: Value, cause: Value | undefined): Maybe<Value> {
  return after(raised(value, cause), (exception) => {
    throw exception;
  });
}

export function activeException(frame: Frame): PyException {
  const handled = handledIn(frame);
  if (handled === undefined) throw runtimeError('No active exception to reraise');
  return handled;
}

export function matchException(exception: Value, type: Value): Maybe<boolean> {
  return matchesException(exception as PyException, type);
}

export function matchExceptionGroup(exception: Value, type: Value): Maybe<Value> {
  return splitForExcept(exception as PyException, type);
}

export function joinExceptionGroup(original: Value, raised: Value): Maybe<Value> {
  return joinExcept(original as PyException, raised as PyList);
}

export function* withExit(exit: Value, self: Value | undefined, exception: PyException): Guest<Value> {
  const args: Value[] = [exception.cls, exception, exception.traceback ?? None];
  if (self !== undefined) args.unshift(self);
  return yield new GuestCall(exit, args);
}

// --- generators and coroutines

export function returnFromGenerator(thread: Thread, frame: Frame, generator: PyGenerator, value: Value): void {
  const { caller, deliver } = frame;
  generator.state = 'finished';
  generator.returned = value;
  frame.caller = undefined;
  if (caller instanceof Frame && deliver === DELIVER.send) {
    const { instructions } = caller.link.code;
    caller.registers[instructions[caller.pc + 1] as number] = value;
    caller.pc = instructions[caller.pc + 4] as number;
    thread.frame = caller;
  } else transfer(thread, caller, deliver, frame.returnRegister, undefined, undefined, false);
}

export function getYieldFrom(frame: Linked, value: Value): Maybe<Value> {
  if (value instanceof PyCoroutine) {
    if ((frame.link.code.flags & 0x180) === 0)
      throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    return value;
  }
  return getIterator(value);
}

/** SEND to one of our own generators or coroutines: makes its frame the running one. False: use `send`. */
export function sendPlain(thread: Thread, frame: Frame, iterator: Value, value: Value): boolean {
  if (!(iterator instanceof PyGenerator) || iterator instanceof PyAsyncGenerator) return false;
  if (iterator.state === 'created' && value !== None)
    throw typeError(
      `can't send non-None value to a just-started ${iterator instanceof PyCoroutine ? 'coroutine' : 'generator'}`,
    );
  if (iterator.state === 'finished') {
    if (iterator instanceof PyCoroutine) throw runtimeError('cannot reuse already awaited coroutine');
    const { instructions } = frame.link.code;
    frame.registers[instructions[frame.pc + 1] as number] = None;
    frame.pc = instructions[frame.pc + 4] as number;
    thread.frame = frame;
    return true;
  }
  const next = resumeGenerator(thread, iterator, frame, DELIVER.send, -1, value, false);
  if (next.kind === 'value')
    transfer(thread, next.target ?? frame, DELIVER.send, -1, undefined, next.value, next.throwing);
  return true;
}

/** SEND to any other iterator. Its end is the StopIteration that this computation raises. */
export function* send(iterator: Value, value: Value): Guest<Value> {
  if (value !== None) return yield new GuestCall(yield* settle(getAttribute(iterator, 'send')), [value]);
  if (iterator instanceof BuiltinIterator && iterator.exact) {
    const item = yield* settle(iterator.advance());
    if (item === undefined) throw makeException('StopIteration');
    return item;
  }
  const result = callSpecial(iterator, '__next__', []);
  if (result === undefined) throw typeError(`'${typeOf(iterator).name}' object is not an iterator`);
  return yield* result;
}

export function* getAwaitable(value: Value, context: number): Guest<Value> {
  if (value instanceof PyCoroutine) {
    if (value.delegate !== undefined) throw runtimeError('coroutine is being awaited already');
    return value;
  }
  if (value instanceof PyGenerator && value.cls === generatorType && (value.frame.link.code.flags & 0x100) !== 0)
    return value;
  const iterator = callSpecial(value, '__await__', []);
  const name = typeOf(value).name;
  if (iterator === undefined) {
    if (context === 1)
      throw typeError(`'async with' received an object from __aenter__ that does not implement __await__: ${name}`);
    if (context === 2)
      throw typeError(`'async with' received an object from __aexit__ that does not implement __await__: ${name}`);
    throw typeError(`object ${name} can't be used in 'await' expression`);
  }
  const result = yield* iterator;
  if (result instanceof PyCoroutine) throw typeError('__await__() returned a coroutine');
  if (!(result instanceof BuiltinIterator) && typeOf(result).lookup('__next__') === undefined)
    throw typeError(`__await__() returned non-iterator of type '${typeOf(result).name}'`);
  return result;
}

export function* getAsyncIterator(value: Value): Guest<Value> {
  const iterator = callSpecial(value, '__aiter__', []);
  if (iterator === undefined)
    throw typeError(`'async for' requires an object with __aiter__ method, got ${typeOf(value).name}`);
  const result = yield* iterator;
  if (typeOf(result).lookup('__anext__') === undefined)
    throw typeError(
      `'async for' received an object from __aiter__ that does not implement __anext__: ${typeOf(result).name}`,
    );
  return result;
}

export function* getAsyncNext(iterator: Value): Guest<Value> {
  const next = callSpecial(iterator, '__anext__', []);
  if (next === undefined)
    throw typeError(`'async for' requires an iterator with __anext__ method, got ${typeOf(iterator).name}`);
  const awaitable = yield* next;
  try {
    return yield* getAwaitable(awaitable, 0);
  } catch (thrown) {
    if (!isException(thrown, 'TypeError')) throw thrown;
    const error = typeError(`'async for' received an invalid object from __anext__: ${typeOf(awaitable).name}`);
    error.cause = thrown;
    throw error;
  }
}

export function endsAsyncFor(exception: PyException): boolean {
  return isException(exception, 'StopAsyncIteration');
}

export function intrinsic(number: number, args: Value[]): Maybe<Value> {
  return runIntrinsic(number, args);
}

export { dictGet, dropResult, makeGenerator };
