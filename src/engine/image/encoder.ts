/**
 * Writes the objects that a session reaches. Takes a realm that is not running Python code; gives bytes for the decoder.
 * Objects are numbered in the order in which they are found; first comes of what kind each is, then what is in it, so that
 * whoever reads can make them all before it fills them. It walks with a list, not with the JS stack.
 *
 * Must not know: sessions, how bytes are protected.
 */
import type { Code } from '../../bytecode/code.ts';
import { originalCode } from '../../runtime/awaitable-code.ts';
import { Continued, innermost } from '../../runtime/continuations.ts';
import { positionAt } from '../../runtime/exceptions/traceback-text.ts';
import { type Guest, isPassing } from '../../runtime/guest.ts';
import { findModule } from '../../runtime/module-registry.ts';
import { layoutOwner } from '../../runtime/objects/class-building.ts';
import { type AnyFrame, Frame, NativeFrame } from '../../runtime/objects/frame.ts';
import { LinkedCode, PyFunction } from '../../runtime/objects/function.ts';
import { PyGenerator } from '../../runtime/objects/generator.ts';
import { HostObject } from '../../runtime/objects/host-object.ts';
import { PyMember } from '../../runtime/objects/member.ts';
import { PyGetSet, PyNative } from '../../runtime/objects/native.ts';
import { Shape } from '../../runtime/objects/shape.ts';
import { WideStr } from '../../runtime/objects/str.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { realm } from '../../runtime/realm.ts';
import { type Facts, NotSaved, rebuildingOf, type SavedLayout } from '../../runtime/saving.ts';
import { libraryName } from '../../runtime/source.ts';
import { NotSavable } from './bad-image.ts';
import { ByteWriter } from './byte-writer.ts';
import { placeOf } from './code-origins.ts';
import { ARRAYS, DERIVED, FRAME_FIELDS, OBJECT, TYPE_FIELDS, VALUE } from './format.ts';
import { type KnownObjects, typeKey } from './known-objects.ts';
import { classOf, type Layouts } from './layouts.ts';

export interface EncoderOptions {
  readonly known: KnownObjects;
  readonly layouts: Layouts;
  /** Objects that every session begins with. */
  readonly fixed: readonly object[];
  /** The name under which the host hands an object of its own in again. */
  readonly nameOfHostObject: ((object: object) => string | undefined) | undefined;
}

export class Encoder {
  readonly #options: EncoderOptions;
  readonly #numbers = new Map<object, number>();
  readonly #objects: object[] = [];
  readonly #names = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  readonly #classes = new Map<string, { readonly number: number; readonly fields: readonly string[] }>();
  /** Kinds of all objects; what is in Python classes; what is in all others. */
  readonly #kinds = new ByteWriter();
  readonly #types = new ByteWriter();
  readonly #content = new ByteWriter();
  readonly #roots = new ByteWriter();
  #at = 0;

  constructor(options: EncoderOptions) {
    this.#options = options;
    for (const object of options.fixed) this.#numberOf(object);
  }

  /** Writes a value, and all that it reaches. */
  root(value: unknown): void {
    this.#value(this.#roots, value);
    this.#drain();
  }

  /** All that was written. */
  finish(): Uint8Array {
    const ids = new ByteWriter();
    this.#ids(ids, this.#objects);
    // Keys of dicts are made of ids, those of builtin types as well.
    this.#ids(
      ids,
      [...this.#names.keys()].map((name) => this.#options.known.find(name)),
    );
    ids.count(realm().lastId);
    const head = new ByteWriter();
    this.#list(head, [...this.#texts.keys()], (text) => head.text(text));
    this.#list(head, [...this.#names.keys()], (name) => head.text(name));
    this.#list(head, [...this.#classes], ([key, { fields }]) => {
      head.text(key);
      this.#list(head, fields, (field) => head.text(field));
    });
    head.count(this.#objects.length);
    for (const part of [this.#kinds, this.#types, this.#content, this.#roots, ids]) head.block(part.bytes);
    return head.bytes;
  }

  #ids(to: ByteWriter, objects: readonly unknown[]): void {
    const known = objects.flatMap((object, number) => {
      const id = typeof object === 'object' && object !== null ? realm().knownId(object) : undefined;
      return id === undefined ? [] : [[number, id] as const];
    });
    this.#list(to, known, ([number, id]) => {
      to.count(number);
      to.count(id);
    });
  }

  #list<T>(to: ByteWriter, items: readonly T[], write: (item: T) => void): void {
    to.count(items.length);
    for (const item of items) write(item);
  }

  #drain(): void {
    for (; this.#at < this.#objects.length; this.#at++) this.#object(this.#objects[this.#at] as object);
  }

  #numberOf(object: object): number {
    let number = this.#numbers.get(object);
    if (number === undefined) {
      number = this.#objects.push(object) - 1;
      this.#numbers.set(object, number);
    }
    return number;
  }

  #textNumber(text: string): number {
    let number = this.#texts.get(text);
    if (number === undefined) {
      number = this.#texts.size;
      this.#texts.set(text, number);
    }
    return number;
  }

  #nameNumber(name: string): number {
    let number = this.#names.get(name);
    if (number === undefined) {
      number = this.#names.size;
      this.#names.set(name, number);
    }
    return number;
  }

  #value(to: ByteWriter, value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        to.byte(VALUE.undefined);
        return;
      case 'boolean':
        to.byte(value ? VALUE.true : VALUE.false);
        return;
      case 'number':
        this.#number(to, value);
        return;
      case 'bigint':
        to.byte(VALUE.bigint);
        to.byte(value < 0n ? 1 : 0);
        to.count(this.#textNumber((value < 0n ? -value : value).toString(16)));
        return;
      case 'string':
        to.byte(VALUE.text);
        to.count(this.#textNumber(value));
        return;
      case 'object':
        this.#reference(to, value);
        return;
      default:
        throw new NotSavable(`it holds a ${typeof value} of the engine`);
    }
  }

  #number(to: ByteWriter, value: number): void {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      to.byte(VALUE.double);
      to.double(value);
      return;
    }
    to.byte(value < 0 ? VALUE.negative : VALUE.count);
    to.count(Math.abs(value));
  }

  #reference(to: ByteWriter, value: object | null): void {
    if (value === null) {
      to.byte(VALUE.null);
      return;
    }
    const { known } = this.#options;
    const name = this.#numbers.has(value) ? undefined : known.nameOf(value);
    if (name !== undefined) {
      to.byte(VALUE.known);
      to.count(this.#nameNumber(name));
      return;
    }
    if (!this.#canSave(value)) {
      const place = known.placeOf(value);
      if (place === undefined) throw new NotSavable(`it holds ${described(value)}`);
      to.byte(VALUE.known);
      to.count(this.#nameNumber(place));
      return;
    }
    to.byte(VALUE.object);
    to.count(this.#numberOf(value));
  }

  /** False for objects of classes that nobody named. */
  #canSave(value: object): boolean {
    if (this.#numbers.has(value) || Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
    if (ArrayBuffer.isView(value)) return ARRAYS.some((one) => value instanceof one);
    if (value instanceof PyNative) return false;
    if (isPassing(value as Guest<unknown>)) return true;
    if (value instanceof HostObject) return this.#hostName(value) !== undefined;
    const layout = classOf(value);
    if (layout === Object || layout === undefined) return true;
    if (value instanceof NativeFrame)
      return value.form !== undefined || isPassing(value.computation) || canGoOn(value.computation);
    if (
      value instanceof WideStr ||
      value instanceof LinkedCode ||
      value instanceof Shape ||
      value instanceof PyGetSet ||
      value instanceof PyType
    )
      return true;
    if (this.#options.layouts.keyOf(value) !== undefined) return true;
    return isCode(value);
  }

  #hostName(value: HostObject): string | undefined {
    return this.#options.nameOfHostObject?.(HostObject.unwrap(value));
  }

  #object(object: object): void {
    const kinds = this.#kinds;
    const content = this.#content;
    if (this.#at < this.#options.fixed.length) {
      kinds.byte(OBJECT.fixed);
      this.#instance(object);
    } else if (isPassing(object as Guest<unknown>)) kinds.byte(OBJECT.passing);
    else if (Array.isArray(object)) {
      kinds.byte(OBJECT.array);
      this.#list(content, object, (item) => this.#value(content, item));
    } else if (object instanceof Map) {
      kinds.byte(OBJECT.map);
      this.#list(content, [...object], ([key, item]) => {
        this.#value(content, key);
        this.#value(content, item);
      });
    } else if (object instanceof Set) {
      kinds.byte(OBJECT.set);
      this.#list(content, [...object], (item) => this.#value(content, item));
    } else if (ArrayBuffer.isView(object)) this.#bytes(object);
    else if (object instanceof PyType) this.#type(object);
    else if (object instanceof Shape) {
      kinds.byte(OBJECT.shape);
      kinds.count(this.#numberOf(object.type));
      this.#list(kinds, object.names, (name) => kinds.count(this.#textNumber(name)));
    } else if (isCode(object)) this.#code(object);
    else if (object instanceof LinkedCode) {
      kinds.byte(OBJECT.link);
      for (const part of [object.code, object.globals, object.builtins]) kinds.count(this.#numberOf(part));
    } else if (object instanceof PyFunction) {
      kinds.byte(OBJECT.function);
      kinds.count(this.#numberOf(object.link));
      this.#fields(object);
    } else if (object instanceof Frame) this.#frame(object);
    else if (object instanceof PyGenerator) {
      kinds.byte(OBJECT.generator);
      kinds.count(this.#classNumber(object));
      kinds.count(this.#numberOf(object.frame));
      this.#fields(object);
    } else if (object instanceof NativeFrame) {
      kinds.byte(OBJECT.native);
      const goesOn = object.form === undefined && object.computation instanceof (Continued as never);
      kinds.byte(object.form === 'program' ? 1 : 0);
      for (const part of [object.caller, object.deliver, object.returnRegister, object.payload, object.depth])
        this.#value(content, part);
      this.#value(content, goesOn ? object.computation : undefined);
    } else if (object instanceof PyGetSet) this.#getSet(object);
    else if (object instanceof WideStr) {
      kinds.byte(OBJECT.wideText);
      kinds.block(new Uint8Array(object.points.slice().buffer));
    } else if (object instanceof HostObject) {
      kinds.byte(OBJECT.hostObject);
      kinds.count(this.#textNumber(this.#hostName(object) as string));
    } else if (classOf(object) === Object || classOf(object) === undefined) {
      kinds.byte(OBJECT.record);
      this.#list(content, Object.entries(object), ([key, item]) => {
        content.count(this.#textNumber(key));
        this.#value(content, item);
      });
    } else this.#instance(object);
  }

  #bytes(object: ArrayBufferView): void {
    const kind = ARRAYS.findIndex((one) => object instanceof one);
    this.#kinds.byte(OBJECT.bytes);
    this.#kinds.byte(kind);
    this.#kinds.block(new Uint8Array(object.buffer, object.byteOffset, object.byteLength));
  }

  #classNumber(object: object): number {
    const key = this.#options.layouts.keyOf(object) as string;
    let entry = this.#classes.get(key);
    if (entry === undefined) {
      entry = { number: this.#classes.size, fields: Object.keys(object).filter((field) => !DERIVED.has(field)) };
      this.#classes.set(key, entry);
    }
    const { fields } = entry;
    for (const field of Object.keys(object))
      if (!fields.includes(field) && !DERIVED.has(field)) throw new NotSavable(`${described(object)} has a ${field}`);
    return entry.number;
  }

  #fields(object: object): void {
    const key = this.#options.layouts.keyOf(object) as string;
    const number = this.#classNumber(object);
    this.#content.count(number);
    for (const field of this.#classes.get(key)?.fields ?? []) {
      const value = (object as Record<string, unknown>)[field];
      // The table of a dict or set is made again where keys are names and numbers.
      this.#value(this.#content, field === 'indexed' && isPlainTable(object) ? undefined : value);
    }
  }

  #instance(object: object): void {
    if (this.#at >= this.#options.fixed.length) {
      const layout = classOf(object) as SavedLayout;
      const own = rebuildingOf(layout);
      const rebuilding = own ?? rebuildingOf(Object.getPrototypeOf(layout) as SavedLayout);
      if (rebuilding !== undefined) {
        this.#kinds.byte(OBJECT.rebuilt);
        this.#kinds.count(this.#classNumber(object));
        let facts: Facts;
        try {
          facts = rebuilding.facts(object as never);
        } catch (thrown) {
          if (thrown instanceof NotSaved) throw new NotSavable(`it holds ${thrown.message}`);
          throw thrown;
        }
        this.#list(this.#kinds, facts, (fact) => this.#fact(fact));
        if (own === undefined) {
          const value = object as unknown as { cls: PyType; attributes: unknown };
          this.#value(this.#content, value.cls);
          this.#value(this.#content, value.attributes);
        }
        return;
      }
      this.#kinds.byte(OBJECT.instance);
      this.#kinds.count(this.#classNumber(object));
    }
    this.#fields(object);
  }

  #fact(fact: string | number | Uint8Array): void {
    const kinds = this.#kinds;
    if (typeof fact === 'string') {
      kinds.byte(0);
      kinds.count(this.#textNumber(fact));
    } else if (typeof fact === 'number') {
      kinds.byte(1);
      kinds.double(fact);
    } else {
      kinds.byte(2);
      kinds.block(fact);
    }
  }

  #type(type: PyType): void {
    const to = this.#types;
    const owner = layoutOwner(type);
    this.#kinds.byte(OBJECT.type);
    this.#kinds.count(this.#nameNumber(`t ${typeKey(owner)}`));
    this.#value(to, type.cls);
    for (const field of TYPE_FIELDS) {
      const value: unknown = type[field];
      if (Array.isArray(value)) this.#list(to, value, (name: string) => to.count(this.#textNumber(name)));
      else this.#value(to, value);
    }
    this.#list(to, type.bases, (base) => this.#value(to, base));
    this.#list(to, type.mro, (base) => this.#value(to, base));
    this.#list(to, [...type.own], ([name, cell]) => {
      to.count(this.#textNumber(name));
      this.#value(to, cell.value);
    });
    const subclasses = type.subclasses.flatMap((ref) => ref.deref() ?? []);
    this.#list(to, subclasses, (subclass) => this.#value(to, subclass));
    to.byte(type.rootShape === undefined ? 0 : 1);
  }

  #code(code: Code): void {
    const original = originalCode(code);
    const place = placeOf(original ?? code);
    if (place === undefined)
      throw new NotSavable(`it holds code of ${code.filename} that was not compiled from a text`);
    const { origin, path } = place;
    const kinds = this.#kinds;
    kinds.byte(OBJECT.code);
    kinds.byte(original === undefined ? 0 : 1);
    this.#list(kinds, path, (index) => kinds.count(index));
    const text = (value: string): void => kinds.count(this.#textNumber(value));
    if (origin.kind === 'template') {
      kinds.byte(2);
      text(origin.source);
      text(origin.filename);
      text(JSON.stringify(origin.settings));
      return;
    }
    const library = libraryName(origin.filename);
    if (library !== undefined && findModule(library)?.source === origin.source) {
      kinds.byte(1);
      text(library);
      return;
    }
    kinds.byte(0);
    text(origin.source);
    text(origin.filename);
    text(origin.mode);
    text(JSON.stringify(origin.options));
  }

  #frame(frame: Frame): void {
    const { link, func, registers, pc, depth, deliver, returnRegister } = frame;
    if (frame.outside !== undefined) throw new NotSavable('compiled code is running');
    this.#kinds.byte(OBJECT.frame);
    this.#kinds.count(this.#numberOf(func));
    this.#kinds.count(this.#numberOf(link));
    const to = this.#content;
    for (const number of [pc, depth, deliver, returnRegister + 1]) to.count(number);
    const own = link.code.registerCount - link.constants.length;
    for (let i = 0; i < own; i++) this.#value(to, registers[i]);
    for (const field of FRAME_FIELDS) this.#value(to, frame[field]);
  }

  #getSet(object: PyGetSet): void {
    const kinds = this.#kinds;
    if (object instanceof PyMember) {
      kinds.byte(OBJECT.member);
      kinds.count(object.index);
    } else if (!object.owner.builtin && (object.name === '__dict__' || object.name === '__weakref__'))
      kinds.byte(OBJECT.getSet);
    else throw new NotSavable(`it holds ${described(object)}`);
    kinds.count(this.#textNumber(object.name));
    kinds.count(this.#numberOf(object.owner));
  }
}

/** True for a computation whose state is values, down to what it waits for. */
function canGoOn(computation: unknown): boolean {
  if (!(computation instanceof Continued)) return false;
  const awaited = innermost(computation as unknown as Guest<unknown>);
  // Without one it has ended: a traceback holds it.
  return awaited === undefined || isPassing(awaited);
}

/** Code objects are the one kind of literal that is not walked. */
function isCode(object: object): object is Code {
  return 'instructions' in object && object.instructions instanceof Int32Array;
}

/** True for a dict or set of which the table can be left out. */
function isPlainTable(object: object): boolean {
  const { keys, guestKeys } = object as { keys?: unknown; guestKeys?: unknown };
  if (!Array.isArray(keys) || guestKeys !== undefined) return false;
  return keys.every((key) => typeof key === 'string' || typeof key === 'number' || key === undefined);
}

function described(object: object): string {
  if (object instanceof PyNative) return `the builtin ${object.name}()`;
  if (object instanceof NativeFrame) return `a call of the program in the middle of a builtin${callingLine(object)}`;
  if (object instanceof HostObject) return 'an object of the host that has no name';
  const { cls } = object as { cls?: unknown };
  if (cls instanceof PyType) return `a ${cls.qualname}`;
  return `a ${String((classOf(object) as { name?: unknown } | undefined)?.name)} of the engine`;
}

/** The line of the program that called a builtin, as a phrase. */
export function callingLine(native: NativeFrame): string {
  let at: AnyFrame | undefined = native;
  while (at !== undefined && !(at instanceof Frame)) at = at.caller;
  const line = at === undefined ? undefined : positionAt(at.link.code, at.pc)?.line;
  return at === undefined || line === undefined ? '' : `, called in line ${line} of ${at.link.code.filename}`;
}
