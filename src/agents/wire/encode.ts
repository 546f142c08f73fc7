/** Python values to JSON. A computation, because the text of a handle may be guest code. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionTypes } from '../../runtime/exceptions/hierarchy.ts';
import { valueError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { bytearrayType, bytesType, type PyByteArray, type PyBytes } from '../../runtime/objects/bytes.ts';
import { dictType, type PyDict } from '../../runtime/objects/dict.ts';
import { PyComplex, PyFloat } from '../../runtime/objects/float.ts';
import { PyFunction } from '../../runtime/objects/function.ts';
import { HostObject } from '../../runtime/objects/host-object.ts';
import { listType, type PyList, type PyTuple, tupleType } from '../../runtime/objects/list.ts';
import { Ellipsis, None, NotImplemented, type PyObject, type Value } from '../../runtime/objects/object.ts';
import { frozensetType, type PySet, setType } from '../../runtime/objects/set.ts';
import { type Str, strToText, WideStr } from '../../runtime/objects/str.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { setItems } from '../../runtime/operations/set-order.ts';
import { repr, str } from '../../runtime/operations/text.ts';
import { realm } from '../../runtime/realm.ts';
import { functionSource } from './function-source.ts';
import { builtinClassName, knownClassOf, readKnown } from './known-classes.ts';
import { clipped, type Handles, MAX_CHARACTERS, MAX_DEPTH, TooLarge, type Wire, type WireObject } from './wire.ts';

/** Puts a value that is no data into a wire object. */
export type Other = (wire: WireObject, value: PyObject, depth: number) => Guest<void>;

/** One message's values: what several of them share is sent once. Throws TooLarge. */
export class Encoder {
  readonly #handles: Handles;
  readonly #seen = new Map<PyObject, WireObject>();
  #numbers = 0;
  #characters = 0;
  readonly #maxCharacters: number;

  readonly #other: Other | undefined;

  /** `other`: what to do with a value that is no data; default: a handle. */
  constructor(handles: Handles, maxCharacters = MAX_CHARACTERS, other?: Other) {
    this.#handles = handles;
    this.#maxCharacters = maxCharacters;
    this.#other = other;
  }

  *value(value: Value, depth = 0): Guest<Wire> {
    if (typeof value !== 'object') return this.#scalar(value);
    if (value === None) return null;
    if (value instanceof PyFloat) return floatWire(value.v);
    if (value instanceof WideStr) return this.#wide(value);
    const seen = this.#seen.get(value);
    if (seen !== undefined) {
      seen['#'] ??= ++this.#numbers;
      return { r: seen['#'] };
    }
    if (depth > MAX_DEPTH) throw valueError(`values nested more than ${MAX_DEPTH} deep cannot cross to the host`);
    const wire: WireObject = {};
    this.#seen.set(value, wire);
    yield* this.#fill(wire, value, depth);
    return wire;
  }

  *#fill(wire: WireObject, value: PyObject, depth: number): Guest<void> {
    switch (value.cls) {
      case listType:
        wire['l'] = yield* this.#items((value as PyList).items, depth);
        return;
      case tupleType:
        wire['t'] = yield* this.#items((value as PyTuple).items, depth);
        return;
      case dictType:
        wire['d'] = yield* this.#items(pairs(value as PyDict), depth);
        return;
      case setType:
        wire['S'] = yield* this.#items(setItems(value as PySet), depth);
        return;
      case frozensetType:
        wire['F'] = yield* this.#items(setItems(value as PySet), depth);
        return;
      case bytesType:
        wire['b'] = this.#base64((value as PyBytes).data);
        return;
      case bytearrayType:
        wire['B'] = this.#base64((value as PyByteArray).data);
        return;
    }
    if (value instanceof PyComplex) wire['c'] = [floatText(value.real), floatText(value.imag)];
    else if (value === Ellipsis || value === NotImplemented) wire['x'] = value === Ellipsis ? '...' : 'NotImplemented';
    else if (value instanceof HostObject) {
      wire['h'] = this.#handles.numberOfHost(value);
      wire['n'] = HostObject.door(value)?.typeName ?? 'HostObject';
    } else yield* this.#fillRare(wire, value, depth);
  }

  *#fillRare(wire: WireObject, value: PyObject, depth: number): Guest<void> {
    const known = knownClassOf(value.cls);
    const className = builtinClassName(value);
    if (known !== undefined) {
      wire['k'] = known;
      wire['a'] = yield* this.#items(yield* readKnown(known, value), depth);
    } else if (className !== undefined) wire['y'] = className;
    else if (value instanceof PyException && exceptionTypes.get(value.cls.name) === value.cls) {
      wire['e'] = value.cls.name;
      wire['a'] = yield* this.#items(value.args.items, depth);
    } else if (this.#other !== undefined) yield* this.#other(wire, value, depth);
    else yield* this.#handle(wire, value);
  }

  /** A value that stays here, whatever it is. */
  *handle(value: Value): Guest<Wire> {
    if (typeof value !== 'object') return `${value}`;
    const wire: WireObject = {};
    yield* this.#handle(wire, value);
    return wire;
  }

  /** A value that stays here: the other side gets its number and what it looks like. */
  *#handle(wire: WireObject, value: PyObject): Guest<void> {
    wire['g'] = this.#handles.numberOf(value);
    wire['n'] = value.cls.name;
    const shown = yield* shownText(value, str);
    const represented = yield* shownText(value, repr);
    wire['str'] = this.#counted(shown);
    if (represented !== shown) wire['repr'] = this.#counted(represented);
    if (value instanceof PyFunction || value instanceof PyType) wire['name'] = value.name;
    if (value instanceof PyFunction) wire['source'] = this.#counted(functionSource(value) ?? '');
  }

  *#items(items: readonly Value[], depth: number): Guest<Wire[]> {
    realm().budget.work(items.length >> 3);
    this.#count(items.length * 8);
    const wires: Wire[] = [];
    for (const item of items)
      wires.push(typeof item === 'object' ? yield* this.value(item, depth + 1) : this.#scalar(item));
    return wires;
  }

  #scalar(value: number | bigint | boolean | string): Wire {
    if (typeof value === 'string') return this.#counted(value);
    if (typeof value !== 'bigint') return value;
    const digits = (value < 0n ? -value : value).toString(16);
    this.#count(digits.length);
    return { i: `${value < 0n ? '-' : ''}0x${digits}` };
  }

  /** Text beyond the BMP; lone surrogates, which JSON readers may join or drop, go as numbers. */
  #wide(value: WideStr): Wire {
    this.#count(value.points.length * 2);
    if (value.points.some((point) => point >= 0xd800 && point <= 0xdfff)) return { s: [...value.points] };
    return strToText(value);
  }

  #base64(data: Uint8Array): string {
    this.#count(data.length * 1.34);
    return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
  }

  #counted(text: string): string {
    this.#count(text.length);
    return text;
  }

  #count(characters: number): void {
    this.#characters += characters;
    if (this.#characters > this.#maxCharacters)
      throw new TooLarge(`values of more than ${this.#maxCharacters} characters cannot cross to the host`);
  }
}

function pairs(dict: PyDict): Value[] {
  const items: Value[] = [];
  for (let entry = 0; entry < dict.keys.length; entry++) {
    const key = dict.keys[entry];
    if (key !== undefined) items.push(key, dict.valueAt(entry));
  }
  return items;
}

/** A float that a JSON number would turn into an int, or that JSON has no number for, goes as text. */
export function floatWire(value: number): Wire {
  return Number.isInteger(value) || !Number.isFinite(value) ? { f: floatText(value) } : value;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function* shownText(value: Value, show: typeof str): Guest<string> {
  try {
    return clipped(strToText((yield* settle(show(value))) as Str));
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    return `<unprintable ${(value as PyObject).cls.name} object>`;
  }
}
