/**
 * The machine that writes pickles: what is made of plain values and containers is written here; any other object goes
 * to the Pickler, in Python beside this file, which finds out how it is made again and has the parts written here.
 *
 * Must not know: reductions, how classes are found.
 */
import { makeException } from '../../runtime/exceptions/raise.ts';
import { type Guest, GuestCall } from '../../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { dictType, type PyDict } from '../../runtime/objects/dict.ts';
import { floatType, PyFloat } from '../../runtime/objects/float.ts';
import { listType, type PyList, type PyTuple, tupleType } from '../../runtime/objects/list.ts';
import { None, PyObject, type Value } from '../../runtime/objects/object.ts';
import { frozensetType, type PyFrozenSet, type PySet, setType } from '../../runtime/objects/set.ts';
import { WideStr } from '../../runtime/objects/str.ts';
import { builtinType } from '../../runtime/objects/type.ts';
import { setItems } from '../../runtime/operations/set-order.ts';
import { realm } from '../../runtime/realm.ts';
import { putBytes, putFloat, putInt, putText } from './atoms.ts';
import { Memo } from './memo.ts';
import { FRAME_SIZE, PickleOutput } from './output.ts';
import { DictWalk, FixedWalk, ListWalk, SetWalk, type Walk, type WalkTarget } from './walk.ts';

/** Containers in containers, as deep as CPython goes. */
const MAX_DEPTH = 5000;

export class PyPickleWriter extends PyObject implements WalkTarget {
  readonly output = new PickleOutput();
  readonly memo = new Memo();
  readonly protocol: number;
  /** The file's `write`, or None: all bytes stay here. */
  readonly write: Value;
  /** What writes an object that is none of those known here. */
  readonly other: Value;
  /** Gives names of objects that are not to be in the pickle, or None. */
  readonly name: Value;
  /** What writes such a name. */
  readonly saveName: Value;
  /** Nothing is remembered: no object is found again. */
  fast = false;

  constructor(protocol: number, write: Value, other: Value, name: Value, saveName: Value) {
    super();
    this.protocol = protocol;
    this.write = write;
    this.other = other;
    this.name = name;
    this.saveName = saveName;
  }

  remember(object: Value): void {
    if (this.fast) return;
    const number = this.memo.add(object);
    if (this.protocol >= 4) this.output.byte(0x94);
    else if (this.protocol === 0) this.output.text(`p${number}\n`);
    else this.output.coded(number < 256 ? 0x71 : 0x72, number, number < 256 ? 1 : 4);
  }

  recall(object: Value): void {
    this.recallNumber(this.memo.get(object) as number);
  }

  recallNumber(number: number): void {
    if (this.protocol === 0) this.output.text(`g${number}\n`);
    else this.output.coded(number < 256 ? 0x68 : 0x6a, number, number < 256 ? 1 : 4);
  }
}
export const writerType = builtinType('_pickle_machine.Writer', PyPickleWriter, { final: true });

/** Writes an object with all that is in it; without asking for its name where `named` is false. */
export function* save(writer: PyPickleWriter, object: Value, named: boolean): Guest<void> {
  const walks: Walk[] = [];
  let next: Value | undefined = object;
  let asks = named && writer.name !== None;
  const { budget } = realm();
  for (;;) {
    if (next === undefined) {
      walks.pop();
      if (walks.length === 0) break;
    } else if (!writeAtom(writer, next)) {
      budget.work(1);
      const name: Value = asks ? yield new GuestCall(writer.name, [next]) : None;
      if (name !== None) yield new GuestCall(writer.saveName, [name]);
      else if (!writeNow(writer, next)) {
        const walk = beginWalk(writer, next);
        if (walk === undefined) yield* saveOther(writer, next);
        else {
          if (walks.length >= MAX_DEPTH)
            throw makeException('RecursionError', 'maximum recursion depth exceeded while pickling an object');
          budget.allocate(64);
          walks.push(walk);
        }
      }
    }
    asks = writer.name !== None;
    if (writer.output.isFrameFull) yield* flushFrame(writer);
    const walk = walks[walks.length - 1];
    if (walk === undefined) break;
    next = walk.next(writer);
  }
}

/** What needs no name and no room in the memo; false if it is something else. */
function writeAtom(writer: PyPickleWriter, value: Value): boolean {
  // A name may stand for anything.
  if (writer.name !== None) return false;
  return writeScalar(writer, value);
}

function writeScalar({ output, protocol }: PyPickleWriter, value: Value): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') putInt(output, protocol, value);
  else if (value === None) output.byte(0x4e);
  else if (typeof value === 'boolean')
    if (protocol >= 2) output.byte(value ? 0x88 : 0x89);
    else output.text(value ? 'I01\n' : 'I00\n');
  else if (value instanceof PyFloat && value.cls === floatType) putFloat(output, protocol, value.v);
  else return false;
  return true;
}

/** Scalars, texts, and what the pickle has already; false if it is something else. */
function writeNow(writer: PyPickleWriter, value: Value): boolean {
  if (writeScalar(writer, value)) return true;
  const known = writer.memo.get(value);
  if (known !== undefined) {
    writer.recallNumber(known);
    return true;
  }
  if (typeof value !== 'string' && !(value instanceof WideStr)) return writeEmptyTuple(writer, value);
  if (isLarge(writer, value)) return false;
  putText(writer.output, writer.protocol, value);
  writer.remember(value);
  return true;
}

function writeEmptyTuple({ output, protocol }: PyPickleWriter, value: Value): boolean {
  if ((value as PyObject).cls !== tupleType || (value as PyTuple).items.length > 0) return false;
  if (protocol > 0) output.byte(0x29);
  else output.text('(t');
  return true;
}

/** True for text that stands outside of frames. */
function isLarge({ protocol }: PyPickleWriter, text: Value): boolean {
  if (protocol === 0) return false;
  return (typeof text === 'string' ? text.length * 3 : (text as WideStr).points.length * 4) >= FRAME_SIZE;
}

/** Begins a container; undefined for anything else. */
function beginWalk(writer: PyPickleWriter, value: Value): Walk | undefined {
  if (!(value instanceof PyObject)) return undefined;
  const { output, protocol } = writer;
  switch (value.cls) {
    case listType:
      beginEmpty(writer, value, 0x5d, '(l');
      return new ListWalk(value as PyList);
    case dictType:
      beginEmpty(writer, value, 0x7d, '(d');
      return new DictWalk(value as PyDict);
    case tupleType:
      return new FixedWalk(value as PyTuple, (value as PyTuple).items, true);
    case setType:
      if (protocol < 4) return undefined;
      output.byte(0x8f);
      writer.remember(value);
      return new SetWalk(value as PySet, itemsOf(value as PySet));
    case frozensetType:
      return protocol < 4 ? undefined : new FixedWalk(value as PyFrozenSet, itemsOf(value as PySet), false);
    default:
      return undefined;
  }
}

function beginEmpty(writer: PyPickleWriter, value: Value, code: number, text: string): void {
  if (writer.protocol > 0) writer.output.byte(code);
  else writer.output.text(text);
  writer.remember(value);
}

function itemsOf(set: PySet): Value[] {
  realm().budget.allocate(set.size * 8);
  return setItems(set);
}

/** Bytes, large texts and what the Pickler knows. */
function* saveOther(writer: PyPickleWriter, value: Value): Guest<void> {
  const { protocol } = writer;
  if (typeof value === 'string' || value instanceof WideStr) yield* saveLarge(writer, value);
  else if (value instanceof PyBytes && value.cls.name === 'bytes' && value.cls.builtin && protocol >= 3)
    yield* saveLarge(writer, value);
  else if (value instanceof PyByteArray && value.cls.builtin && protocol >= 5) yield* saveLarge(writer, value);
  else yield new GuestCall(writer.other, [value]);
}

/** Text or bytes that may be so large that they stand outside of frames, and go to the file by themselves. */
function* saveLarge(writer: PyPickleWriter, value: Value): Guest<void> {
  const { output, protocol } = writer;
  const { start, data } = putBytes(protocol, value);
  const isLarge = data.length >= FRAME_SIZE;
  const { framed } = output;
  if (isLarge) {
    output.endFrame();
    output.framed = false;
  }
  output.bytes(start);
  if (isLarge && writer.write !== None) {
    yield* flush(writer);
    yield new GuestCall(writer.write, [new PyBytes(data)]);
  } else output.bytes(data);
  output.framed = framed;
  writer.remember(value);
}

function* flushFrame(writer: PyPickleWriter): Guest<void> {
  writer.output.endFrame();
  if (writer.write !== None) yield* flush(writer);
}

function* flush(writer: PyPickleWriter): Guest<void> {
  if (writer.output.length > 0) yield new GuestCall(writer.write, [writer.output.take()]);
}

/** A whole pickle: its bytes where there is no file. */
export function* dump(writer: PyPickleWriter, object: Value): Guest<Value> {
  const { output, protocol } = writer;
  output.length = 0;
  output.frameAt = -1;
  output.framed = false;
  if (protocol >= 2) output.coded(0x80, protocol, 1);
  output.framed = protocol >= 4;
  yield* save(writer, object, true);
  output.byte(0x2e);
  output.endFrame();
  if (writer.write === None) return output.take();
  yield* flush(writer);
  return None;
}
