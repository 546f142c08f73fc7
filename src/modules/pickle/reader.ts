/**
 * The machine that reads pickles: a stack, a memo, and instructions. Values and containers are made here. What a pickle
 * names is found by the Unpickler's `find_class`, and only what that gives is called; other steps are the Unpickler's
 * too, in Python beside this file.
 *
 * Must not know: what a pickle may name.
 */
import { typeError, valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall, isPending, settle } from '../../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { dictType, PyDict } from '../../runtime/objects/dict.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { normalizeInt } from '../../runtime/objects/int.ts';
import { emptyTuple, listType, PyList, PyTuple } from '../../runtime/objects/list.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { PyFrozenSet, PySet, setType } from '../../runtime/objects/set.ts';
import { strOf } from '../../runtime/objects/str.ts';
import { builtinType, PyType } from '../../runtime/objects/type.ts';
import { getAttribute } from '../../runtime/operations/attribute.ts';
import { decodeText } from '../../runtime/operations/codecs.ts';
import { dictSet } from '../../runtime/operations/dict-lookup.ts';
import { setAdd } from '../../runtime/operations/set-lookup.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import type { PickleInput } from './input.ts';
import { PickleStack } from './stack.ts';

const HIGHEST_PROTOCOL = 5;

/** Instructions between two charges, and bytes that one makes at most beside what it copies. */
const CHARGED = 128;
const INSTRUCTION_BYTES = 64;

export class PyPickleReader extends PyObject {
  /** By number, as long as the numbers come in turn. */
  readonly remembered: Value[] = [];
  /** Under any other number. */
  readonly scattered = new Map<number, Value>();
  protocol = 0;

  recall(number: number): Value | undefined {
    return this.remembered[number] ?? this.scattered.get(number);
  }

  remember(number: number, value: Value): void {
    const { remembered } = this;
    if (number < remembered.length) remembered[number] = value;
    else if (number > remembered.length) this.scattered.set(number, value);
    else {
      remembered.push(value);
      if (this.scattered.size > 0) this.scattered.delete(number);
    }
  }
}
export const readerType = builtinType('_pickle_machine.Reader', PyPickleReader, { final: true });

/** Reads one pickle. `shell`: the Unpickler, whose methods take the steps that are not known here. */
export function* load(reader: PyPickleReader, input: PickleInput, shell: Value): Guest<Value> {
  const stack = new PickleStack(input);
  let steps = 0;
  reader.protocol = 0;
  for (;;) {
    if (steps++ % CHARGED === 0) {
      realm().budget.work(CHARGED);
      realm().budget.allocate(CHARGED * INSTRUCTION_BYTES);
    }
    if (input.at >= input.data.length) yield* input.fetch(1, true);
    const code = input.data[input.at++] as number;
    if (code === 0x2e) return stack.last();
    const size = OPERAND_SIZES[code] as number;
    if (size > 0 && !input.has(size)) yield* input.fetch(size, false);
    if (plainStep(code, reader, input, stack)) continue;
    yield* otherStep(code, reader, input, stack, shell);
  }
}

/** Bytes of an operand of fixed size, or of the length before one. */
const OPERAND_SIZES = new Uint8Array(256);
for (const [codes, size] of [
  [[0x4b, 0x80, 0x82, 0x8a, 0x43, 0x8c, 0x55, 0x68, 0x71], 1],
  [[0x4d, 0x83], 2],
  [[0x4a, 0x84, 0x8b, 0x42, 0x58, 0x54, 0x6a, 0x72], 4],
  [[0x47, 0x8d, 0x8e, 0x95, 0x96], 8],
] as const)
  for (const code of codes) OPERAND_SIZES[code] = size;

/** What needs neither guest code nor more bytes than are there; false if it is something else. */
function plainStep(code: number, reader: PyPickleReader, input: PickleInput, stack: PickleStack): boolean {
  switch (code) {
    case 0x28: // MARK
      stack.mark();
      return true;
    case 0x30: // POP
      stack.drop();
      return true;
    case 0x31: // POP_MARK
      stack.sinceMark();
      return true;
    case 0x32: // DUP
      stack.push(stack.top());
      return true;
    case 0x4e: // NONE
      stack.push(None);
      return true;
    case 0x88: // NEWTRUE
      stack.push(true);
      return true;
    case 0x89: // NEWFALSE
      stack.push(false);
      return true;
    case 0x4b: // BININT1
      stack.push(input.data[input.at++] as number);
      return true;
    case 0x4d: // BININT2
      input.at += 2;
      stack.push(input.view.getUint16(input.at - 2, true));
      return true;
    case 0x4a: // BININT
      input.at += 4;
      stack.push(input.view.getInt32(input.at - 4, true));
      return true;
    case 0x47: // BINFLOAT
      input.at += 8;
      stack.push(new PyFloat(input.view.getFloat64(input.at - 8)));
      return true;
    case 0x8c: // SHORT_BINUNICODE
      return shortText(input, stack);
    case 0x5d: // EMPTY_LIST
      stack.push(new PyList([]));
      return true;
    case 0x7d: // EMPTY_DICT
      stack.push(new PyDict());
      return true;
    case 0x29: // EMPTY_TUPLE
      stack.push(emptyTuple);
      return true;
    case 0x8f: // EMPTY_SET
      stack.push(new PySet());
      return true;
    case 0x74: // TUPLE
      stack.push(new PyTuple(stack.sinceMark()));
      return true;
    case 0x85: // TUPLE1
    case 0x86: // TUPLE2
    case 0x87: // TUPLE3
      stack.push(new PyTuple(stack.take(code - 0x84)));
      return true;
    case 0x6c: // LIST
      stack.push(new PyList(stack.sinceMark()));
      return true;
    case 0x61: // APPEND
    case 0x65: // APPENDS
      return append(stack, code === 0x65);
    case 0x73: // SETITEM
    case 0x75: // SETITEMS
      return setItemsNow(stack, code === 0x75);
    case 0x94: // MEMOIZE
      reader.remember(reader.remembered.length + reader.scattered.size, stack.top());
      return true;
    case 0x71: // BINPUT
      reader.remember(input.data[input.at++] as number, stack.top());
      return true;
    case 0x72: // LONG_BINPUT
      input.at += 4;
      reader.remember(input.view.getUint32(input.at - 4, true), stack.top());
      return true;
    case 0x68: // BINGET
      recall(reader, stack, input, input.data[input.at++] as number);
      return true;
    case 0x6a: // LONG_BINGET
      input.at += 4;
      recall(reader, stack, input, input.view.getUint32(input.at - 4, true));
      return true;
    case 0x80: // PROTO
      reader.protocol = input.data[input.at++] as number;
      if (reader.protocol > HIGHEST_PROTOCOL) throw valueError(`unsupported pickle protocol: ${reader.protocol}`);
      return true;
    default:
      return false;
  }
}

/** Text of up to 255 bytes if they are there and ASCII. */
function shortText(input: PickleInput, stack: PickleStack): boolean {
  const length = input.data[input.at] as number;
  if (!input.has(length + 1)) return false;
  const { data } = input;
  const start = input.at + 1;
  let text = '';
  for (let i = start; i < start + length; i++) {
    const byte = data[i] as number;
    if (byte > 127) return false;
    text += String.fromCharCode(byte);
  }
  input.at = start + length;
  stack.push(text);
  return true;
}

function recall(reader: PyPickleReader, stack: PickleStack, input: PickleInput, number: number): void {
  const value = reader.recall(number);
  if (value === undefined) throw input.error(`Memo value not found at index ${number}`);
  stack.push(value);
}

/** Adds to a list; false for any other object. */
function append(stack: PickleStack, many: boolean): boolean {
  const target = stack.below(many);
  if (!(target instanceof PyList) || target.cls !== listType) return false;
  if (many) for (const item of stack.sinceMark()) target.items.push(item);
  else target.items.push(stack.pop());
  return true;
}

/** Sets keys of a dict that need no guest code; false for anything else. */
function setItemsNow(stack: PickleStack, many: boolean): boolean {
  const target = stack.below(many, 2);
  if (!(target instanceof PyDict) || target.cls !== dictType || target.guestKeys !== undefined) return false;
  const { items } = stack;
  const from = many ? stack.lastMark : items.length - 2;
  if ((items.length - from) % 2 !== 0) return false;
  for (let i = from; i < items.length; i += 2) {
    const key = items[i] as Value;
    if (typeof key !== 'string' && typeof key !== 'number') return false;
  }
  for (let i = from; i < items.length; i += 2) {
    const key = items[i] as string | number;
    target.set(key, key, items[i + 1] as Value);
  }
  stack.cut(from, many);
  return true;
}

/** Steps that may call guest code, or have operands of any size. */
function* otherStep(
  code: number,
  reader: PyPickleReader,
  input: PickleInput,
  stack: PickleStack,
  shell: Value,
): Guest<void> {
  switch (code) {
    case 0x95: // FRAME
      yield* frame(input);
      return;
    case 0x8c: // SHORT_BINUNICODE
    case 0x58: // BINUNICODE
    case 0x8d: // BINUNICODE8
      stack.push(decodeText(yield* sized(code, input), 'utf-8', 'surrogatepass'));
      return;
    case 0x43: // SHORT_BINBYTES
    case 0x42: // BINBYTES
    case 0x8e: // BINBYTES8
      stack.push(new PyBytes(yield* copied(code, input)));
      return;
    case 0x96: // BYTEARRAY8
      stack.push(new PyByteArray(yield* copied(code, input)));
      return;
    case 0x8a: // LONG1
    case 0x8b: // LONG4
      stack.push(intOfBytes(yield* sized(code, input)));
      return;
    case 0x91: // FROZENSET
      stack.push(yield* addAll(new PyFrozenSet(), stack.sinceMark()));
      return;
    case 0x64: // DICT
      stack.push(yield* setAll(new PyDict(), pairsOf(stack.sinceMark(), input, 'DICT')));
      return;
    case 0x61: // APPEND
    case 0x65: // APPENDS
      yield* add(stack, shell, code === 0x65, '_append_all');
      return;
    case 0x90: // ADDITEMS
      yield* addItems(stack, shell);
      return;
    case 0x73: // SETITEM
    case 0x75: // SETITEMS
      yield* setItems(stack, shell, input, code === 0x75);
      return;
    case 0x63: // GLOBAL
      stack.push(yield* findClass(shell, yield* lineText(input), yield* lineText(input)));
      return;
    case 0x93: {
      // STACK_GLOBAL
      const name = stack.pop();
      const module = stack.pop();
      if (strOf(name) !== name || strOf(module) !== module) throw input.error('STACK_GLOBAL requires str');
      stack.push(yield* findClass(shell, module, name));
      return;
    }
    case 0x52: {
      // REDUCE
      const args = stack.pop();
      if (!(args instanceof PyTuple)) throw typeError('argument list must be a tuple');
      const callee = stack.pop();
      stack.push(yield new GuestCall(callee, [...args.items]));
      return;
    }
    case 0x81: // NEWOBJ
      yield* makeObject(stack, input);
      return;
    case 0x62: {
      // BUILD
      const state = stack.pop();
      yield* ask(shell, '_build', [stack.top(), state]);
      return;
    }
    case 0x70: {
      // PUT
      const number = yield* lineNumber(input, shell);
      if (number < 0) throw valueError('negative PUT argument');
      reader.remember(number, stack.top());
      return;
    }
    case 0x67: // GET
      recall(reader, stack, input, yield* lineNumber(input, shell));
      return;
    case 0x50: // PERSID
      stack.push(yield* ask(shell, '_persistent_of_line', [new PyBytes((yield* input.line()).slice())]));
      return;
    case 0x51: // BINPERSID
      stack.push(yield* ask(shell, 'persistent_load', [stack.pop()]));
      return;
    default:
      yield* rareStep(code, input, stack, shell);
  }
}

/** Steps of old protocols and of out-of-band data, which the Unpickler takes. */
function* rareStep(code: number, input: PickleInput, stack: PickleStack, shell: Value): Guest<void> {
  switch (code) {
    case 0x49: // INT
    case 0x4c: // LONG
    case 0x46: // FLOAT
    case 0x53: // STRING
    case 0x56: // UNICODE
      stack.push(yield* ask(shell, '_value_of_line', [code, new PyBytes((yield* input.line()).slice())]));
      return;
    case 0x54: // BINSTRING
    case 0x55: // SHORT_BINSTRING
      stack.push(yield* ask(shell, '_text_of', [new PyBytes((yield* sized(code, input)).slice())]));
      return;
    case 0x69: {
      // INST
      const args = stack.sinceMark();
      const cls = yield* findClass(shell, yield* lineText(input), yield* lineText(input));
      stack.push(yield* ask(shell, '_make', [cls, new PyTuple(args)]));
      return;
    }
    case 0x6f: {
      // OBJ
      const [cls, ...args] = stack.sinceMark();
      if (cls === undefined) throw input.error('unpickling stack underflow');
      stack.push(yield* ask(shell, '_make', [cls, new PyTuple(args)]));
      return;
    }
    case 0x92: {
      // NEWOBJ_EX
      const [cls, args, keywords] = stack.take(3) as [Value, Value, Value];
      stack.push(yield* ask(shell, '_new_with_keywords', [cls, args, keywords]));
      return;
    }
    case 0x82: // EXT1
    case 0x83: // EXT2
    case 0x84: {
      // EXT4
      const { view, at } = input;
      const size = OPERAND_SIZES[code] as number;
      input.at += size;
      const number = size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at, true) : view.getInt32(at, true);
      stack.push(yield* ask(shell, '_extension', [number]));
      return;
    }
    case 0x97: // NEXT_BUFFER
      stack.push(yield* ask(shell, '_next_buffer', []));
      return;
    case 0x98: // READONLY_BUFFER
      stack.push(yield* ask(shell, '_readonly', [stack.pop()]));
      return;
    default: {
      const shown = code >= 32 && code < 127 ? String.fromCharCode(code) : `\\x${code.toString(16).padStart(2, '0')}`;
      throw input.error(`invalid load key, '${shown}'.`);
    }
  }
}

function* ask(shell: Value, name: string, args: Value[]): Guest<Value> {
  return yield new GuestCall(yield* settle(getAttribute(shell, name)), args);
}

function* findClass(shell: Value, module: Value, name: Value): Guest<Value> {
  return yield* ask(shell, 'find_class', [module, name]);
}

function* lineText(input: PickleInput): Guest<Value> {
  return decodeText(yield* input.line(), 'utf-8', 'strict');
}

function* lineNumber(input: PickleInput, shell: Value): Guest<number> {
  const line = yield* input.line();
  const text = Buffer.from(line).toString('latin1');
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return Number(yield* ask(shell, '_number_of_line', [new PyBytes(line.slice())]));
}

/** A frame: of a file it is read at once; in memory it only has to be there. */
function* frame(input: PickleInput): Guest<void> {
  const size = input.view.getBigUint64(input.at, true);
  input.at += 8;
  if (size > 0x7fffffffffffffffn) throw valueError(`frame size > sys.maxsize: ${size}`);
  if (!input.has(Number(size))) yield* input.fetch(Number(size), false);
}

/** The bytes of an operand whose length stands before it. */
function* sized(code: number, input: PickleInput): Guest<Uint8Array> {
  const { view, at } = input;
  const size = OPERAND_SIZES[code] as number;
  input.at += size;
  const length =
    size === 1
      ? view.getUint8(at)
      : size === 8
        ? Number(view.getBigUint64(at, true))
        : code === 0x8b
          ? view.getInt32(at, true)
          : view.getUint32(at, true);
  if (length < 0) throw input.error('LONG pickle has negative byte count');
  if (!input.has(length)) yield* input.fetch(length, false);
  realm().budget.allocate(length);
  return input.take(length);
}

function* copied(code: number, input: PickleInput): Guest<Uint8Array> {
  return (yield* sized(code, input)).slice();
}

function intOfBytes(data: Uint8Array): Value {
  if (data.length === 0) return 0;
  realm().budget.work(data.length >> 3);
  realm().budget.allocate(data.length * 4);
  const wide = BigInt(`0x${Buffer.from(data).reverse().toString('hex')}`);
  return normalizeInt(BigInt.asIntN(data.length * 8, wide));
}

function pairsOf(items: Value[], input: PickleInput, name: string): Value[] {
  if (items.length % 2 !== 0) throw input.error(`odd number of items for ${name}`);
  return items;
}

function* setAll(dict: PyDict, items: readonly Value[]): Guest<PyDict> {
  for (let i = 0; i < items.length; i += 2) {
    const pending = dictSet(dict, items[i] as Value, items[i + 1] as Value);
    if (isPending(pending)) yield* pending;
  }
  return dict;
}

function* addAll(set: PySet, items: readonly Value[]): Guest<PySet> {
  for (const item of items) {
    const pending = setAdd(set, item);
    if (isPending(pending)) yield* pending;
  }
  return set;
}

/** Gives what lies behind the mark, or one item, to the object below it in the Unpickler's way. */
function* add(stack: PickleStack, shell: Value, many: boolean, method: string): Guest<void> {
  const items = many ? stack.sinceMark() : [stack.pop()];
  yield* ask(shell, method, [stack.top(), new PyList(items)]);
}

function* addItems(stack: PickleStack, shell: Value): Guest<void> {
  const items = stack.sinceMark();
  const target = stack.top();
  if (target instanceof PySet && target.cls === setType) yield* addAll(target, items);
  else yield* ask(shell, '_add_all', [target, new PyList(items)]);
}

function* setItems(stack: PickleStack, shell: Value, input: PickleInput, many: boolean): Guest<void> {
  const items = pairsOf(many ? stack.sinceMark() : stack.take(2), input, 'SETITEMS');
  const target = stack.top();
  if (target instanceof PyDict && target.cls === dictType) yield* setAll(target, items);
  else yield* ask(shell, '_set_all', [target, new PyList(items)]);
}

/** `cls.__new__(cls, *args)`. */
function* makeObject(stack: PickleStack, input: PickleInput): Guest<void> {
  const args = stack.pop();
  const cls = stack.pop();
  if (!(cls instanceof PyType)) throw input.error(`NEWOBJ class argument must be a type, not ${typeName(cls)}`);
  if (!(args instanceof PyTuple)) throw input.error(`NEWOBJ args argument must be a tuple, not ${typeName(args)}`);
  stack.push(yield new GuestCall(yield* settle(getAttribute(cls, '__new__')), [cls, ...args.items]));
}
