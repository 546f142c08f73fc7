/** JSON to Python values. A computation, because keys of dicts and sets may have to be hashed by guest code. */
import { PyException } from '../../runtime/exceptions/exception.ts';
import { exceptionTypes } from '../../runtime/exceptions/hierarchy.ts';
import { valueError } from '../../runtime/exceptions/raise.ts';
import type { Guest } from '../../runtime/guest.ts';
import { PyByteArray, PyBytes } from '../../runtime/objects/bytes.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { PyComplex, PyFloat } from '../../runtime/objects/float.ts';
import { normalizeInt } from '../../runtime/objects/int.ts';
import { PyList, PyTuple } from '../../runtime/objects/list.ts';
import { Ellipsis, None, NotImplemented, type Value } from '../../runtime/objects/object.ts';
import { PyFrozenSet, PySet } from '../../runtime/objects/set.ts';
import { strFromCodePoints, textToStr } from '../../runtime/objects/str.ts';
import { dictSet } from '../../runtime/operations/dict-lookup.ts';
import { setAdd } from '../../runtime/operations/set-lookup.ts';
import { realm } from '../../runtime/realm.ts';
import { builtinClass, makeKnown } from './known-classes.ts';
import type { Handles, Wire, WireObject } from './wire.ts';

/** Rough bytes of a value beside its content. */
const VALUE_BYTES = 24;

/** Makes a value of a form of its own; undefined if it is none. */
export type Other = (wire: WireObject, shared: (value: Value) => void, decoder: Decoder) => Guest<Value> | undefined;

/** One message's values. Throws a guest ValueError for what is in no form of the table. */
export class Decoder {
  readonly #handles: Handles;
  readonly #numbered = new Map<number, Value>();

  readonly #other: Other | undefined;

  /** `other`: makes values of forms that are not in the table. */
  constructor(handles: Handles, other?: Other) {
    this.#handles = handles;
    this.#other = other;
  }

  *value(wire: unknown): Guest<Value> {
    if (typeof wire !== 'object' || wire === null) return scalar(wire);
    const object = wire as WireObject;
    const shared = (value: Value): void => {
      if (object['#'] !== undefined) this.#numbered.set(object['#'], value);
    };
    const value = yield* this.#make(object, shared);
    shared(value);
    return value;
  }

  *#make(wire: WireObject, shared: (value: Value) => void): Guest<Value> {
    for (const form in wire) {
      const content = wire[form] as never;
      switch (form) {
        case 'l': {
          const list = new PyList([]);
          shared(list);
          yield* this.#items(content, list.items);
          return list;
        }
        case 't':
          return new PyTuple(yield* this.#items(content));
        case 'd':
          return yield* this.#dict(content, shared);
        case 'S':
        case 'F':
          return yield* this.#set(form === 'S' ? new PySet() : new PyFrozenSet(), content, shared);
        case 'i':
          return bigInt(content);
        case 'f':
          return new PyFloat(floatOf(content));
        case 'c':
          return new PyComplex(floatOf(content[0]), floatOf(content[1]));
        case 's':
          return strFromCodePoints(content);
        case 'b':
        case 'B':
          return bytes(content, form);
        case 'x':
          return content === '...' ? Ellipsis : NotImplemented;
        case 'y':
          return builtinClass(content);
        case 'r':
          return this.#earlier(content);
        case 'k':
          return yield* this.#known(content, wire['a']);
        case 'e':
          return yield* this.#exception(content, wire['a']);
        case 'h':
          return this.#handles.hostObject(content, String(wire['n']));
        case 'g':
          return this.#ours(content);
      }
    }
    const other = this.#other?.(wire, shared, this);
    if (other !== undefined) return yield* other;
    throw valueError(`no value of the host's: ${JSON.stringify(wire).slice(0, 100)}`);
  }

  *#items(wires: readonly Wire[], into: Value[] = []): Guest<Value[]> {
    realm().budget.allocate(wires.length * 8);
    for (const wire of wires)
      into.push(typeof wire === 'object' && wire !== null ? yield* this.value(wire) : scalar(wire));
    return into;
  }

  *#dict(wires: readonly Wire[], shared: (value: Value) => void): Guest<Value> {
    realm().budget.allocate(wires.length * VALUE_BYTES);
    const dict = new PyDict();
    shared(dict);
    for (let i = 0; i + 1 < wires.length; i += 2) {
      const key = yield* this.value(wires[i]);
      const pending = dictSet(dict, key, yield* this.value(wires[i + 1]));
      if (pending !== undefined) yield* pending as Guest<void>;
    }
    return dict;
  }

  *#set(set: PySet, wires: readonly Wire[], shared: (value: Value) => void): Guest<Value> {
    realm().budget.allocate(wires.length * VALUE_BYTES);
    shared(set);
    for (const wire of wires) {
      const pending = setAdd(set, yield* this.value(wire));
      if (pending !== undefined) yield* pending as Guest<void>;
    }
    return set;
  }

  *#known(name: string, args: unknown): Guest<Value> {
    const made = yield* makeKnown(name, yield* this.#items(args as Wire[]));
    if (made === undefined) throw valueError(`no class of which instances cross: ${name}`);
    return made;
  }

  *#exception(name: string, args: unknown): Guest<Value> {
    const exception = new PyException(exceptionTypes.get(name) ?? (exceptionTypes.get('RuntimeError') as never));
    exception.args = new PyTuple(yield* this.#items(args as Wire[]));
    return exception;
  }

  #earlier(number: number): Value {
    const value = this.#numbered.get(number);
    if (value === undefined) throw valueError('a tuple or set that contains itself cannot cross');
    return value;
  }

  #ours(number: number): Value {
    const value = this.#handles.valueOf(number);
    if (value === undefined) throw valueError('the value behind this handle is gone');
    return value;
  }
}

function scalar(wire: unknown): Value {
  switch (typeof wire) {
    case 'number':
      return Number.isSafeInteger(wire) ? wire : new PyFloat(wire);
    case 'string':
      realm().budget.allocate(VALUE_BYTES + wire.length);
      return textToStr(wire);
    case 'boolean':
      return wire;
    default:
      return None;
  }
}

function bigInt(text: string): Value {
  realm().budget.allocate(text.length / 2);
  return normalizeInt(text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text));
}

function floatOf(content: string | number): number {
  if (content === 'inf') return Number.POSITIVE_INFINITY;
  return content === '-inf' ? Number.NEGATIVE_INFINITY : Number(content);
}

function bytes(text: string, form: 'b' | 'B'): Value {
  realm().budget.allocate(text.length);
  const data = Uint8Array.from(Buffer.from(text, 'base64'));
  return form === 'b' ? new PyBytes(data) : new PyByteArray(data);
}
