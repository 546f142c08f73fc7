/**
 * Makes the objects of an image again, in the running realm of a fresh session. Takes bytes that Encoder wrote; the seal
 * has said that they are a saved session's, but nothing in them is believed: every number is bounded by what there is,
 * names are looked up in tables, objects are made of classes that are registered, code is compiled from its text.
 *
 * First all objects are made, then Python classes are filled and linked, then everything else.
 */
import type { Code } from '../../bytecode/code.ts';
import { awaitableCode } from '../../runtime/awaitable-code.ts';
import { begunCall, Continued } from '../../runtime/continuations.ts';
import type { Guest } from '../../runtime/guest.ts';
import { relinkCode } from '../../runtime/link.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import { type AnyFrame, Frame, NativeFrame } from '../../runtime/objects/frame.ts';
import { LinkedCode, PyFunction } from '../../runtime/objects/function.ts';
import { PyGenerator } from '../../runtime/objects/generator.ts';
import { HostObject } from '../../runtime/objects/host-object.ts';
import { PyMember } from '../../runtime/objects/member.ts';
import { Cell, type PyObject, type Value } from '../../runtime/objects/object.ts';
import type { Shape } from '../../runtime/objects/shape.ts';
import { instanceGetSet } from '../../runtime/objects/slots.ts';
import { WideStr } from '../../runtime/objects/str.ts';
import { initialiseShape, PyType } from '../../runtime/objects/type.ts';
import { realm } from '../../runtime/realm.ts';
import { actAfterRestoring, rebuildingOf, type SavedLayout } from '../../runtime/saving.ts';
import { AWAITED } from '../../tiers/nested.ts';
import { BadImage, MissingHere } from './bad-image.ts';
import { ByteReader } from './byte-reader.ts';
import { ARRAYS, FRAME_FIELDS, OBJECT, TYPE_FIELDS, VALUE } from './format.ts';
import { isInstructionStart } from './instruction-starts.ts';
import type { KnownObjects } from './known-objects.ts';
import { classOf, type Layouts } from './layouts.ts';

export interface DecoderOptions {
  readonly known: KnownObjects;
  readonly layouts: Layouts;
  readonly fixed: readonly object[];
  /** The host's object of a name. */
  readonly hostObject: ((name: string) => object | undefined) | undefined;
  /** Code of a text, compiled or found. */
  readonly compile: (origin: readonly string[], kind: number) => Code;
  /** The activation around the program. */
  readonly program: () => NativeFrame;
}

interface ClassEntry {
  readonly key: string;
  readonly fields: readonly string[];
}

/** How to make an object that needs others; called when those are there. */
type Later = () => object;

export class Decoder {
  readonly #options: DecoderOptions;
  readonly #texts: readonly string[];
  readonly #names: readonly Value[];
  readonly #classes: readonly ClassEntry[];
  readonly #kinds: ByteReader;
  readonly #types: ByteReader;
  readonly #content: ByteReader;
  readonly #roots: ByteReader;
  readonly #ids: ByteReader;
  readonly #objects: (object | undefined)[];
  readonly #kindOf: Uint8Array;

  constructor(bytes: Uint8Array, options: DecoderOptions) {
    this.#options = options;
    const head = new ByteReader(bytes);
    this.#texts = list(head, () => head.text());
    this.#names = list(head, () => this.#known(head.text()));
    this.#classes = list(head, () => ({ key: head.text(), fields: list(head, () => head.text()) }));
    const count = head.length();
    this.#objects = new Array<object | undefined>(count).fill(undefined);
    this.#kindOf = new Uint8Array(count);
    [this.#kinds, this.#types, this.#content, this.#roots, this.#ids] = [1, 2, 3, 4, 5].map(
      () => new ByteReader(head.block()),
    ) as [ByteReader, ByteReader, ByteReader, ByteReader, ByteReader];
    this.#make();
    this.#fillTypes();
    this.#fill();
  }

  /** The next root, in the order in which they were written. */
  root(): unknown {
    return this.#value(this.#roots);
  }

  /** Gives objects the ids they had, and says of each that it is there again. */
  finish(): void {
    const ids = list(this.#ids, () => [this.#object(this.#ids.count()), this.#ids.count()] as const);
    const named = list(this.#ids, () => [this.#names[this.#ids.below(this.#names.length)], this.#ids.count()] as const);
    const objects = named.filter((entry): entry is readonly [PyObject, number] => typeof entry[0] === 'object');
    realm().restoreIds([...ids, ...objects], this.#ids.count());
    for (const object of this.#objects) actAfterRestoring(classOf(object as object) as SavedLayout)?.(object as never);
  }

  #known(name: string): Value {
    const found = this.#options.known.find(name);
    if (found === undefined) throw new MissingHere(`it needs ${JSON.stringify(name)}, which is not there`);
    return found;
  }

  #make(): void {
    const { fixed } = this.#options;
    if (this.#objects.length < fixed.length) throw new BadImage('it is too short');
    const later: (readonly [number: number, kind: number, make: Later])[] = [];
    for (let number = 0; number < this.#objects.length; number++) {
      const kind = this.#kinds.byte();
      this.#kindOf[number] = kind;
      if (number < fixed.length) this.#objects[number] = fixed[number] as object;
      else {
        const made = this.#makeOne(kind);
        if (typeof made === 'function') later.push([number, kind, made as Later]);
        else this.#objects[number] = made;
      }
    }
    // Links, functions, activations, generators: each needs those before; slots need classes, shapes filled classes.
    later.sort(([, a], [, b]) => a - b);
    for (const [number, kind, make] of later) if (kind !== OBJECT.shape) this.#objects[number] = make();
    this.#shapes = later.filter(([, kind]) => kind === OBJECT.shape);
  }
  #shapes: (readonly [number: number, kind: number, make: Later])[] = [];

  #makeOne(kind: number): object | Later {
    const kinds = this.#kinds;
    switch (kind) {
      case OBJECT.array:
        return [];
      case OBJECT.map:
        return new Map();
      case OBJECT.set:
        return new Set();
      case OBJECT.record:
        return {};
      case OBJECT.bytes:
        return this.#bytes();
      case OBJECT.instance:
        return this.#classEntry(kinds).make();
      case OBJECT.rebuilt:
        return this.#rebuilt();
      case OBJECT.type: {
        const owner = this.#names[kinds.below(this.#names.length)];
        if (!(owner instanceof PyType)) throw new BadImage('a class has no layout');
        return new PyType(undefined, '', [], owner.layout, false);
      }
      case OBJECT.shape: {
        const type = kinds.count();
        const names = list(kinds, () => this.#text(kinds));
        return () => this.#shape(type, names);
      }
      case OBJECT.code:
        return this.#code();
      case OBJECT.link: {
        const [code, globals, builtins] = [kinds.count(), kinds.count(), kinds.count()];
        return () => relinkCode(this.#codeAt(code), this.#as(PyDict, globals), this.#as(PyDict, builtins));
      }
      case OBJECT.function: {
        const link = kinds.count();
        return () => new PyFunction(this.#as(LinkedCode, link), []);
      }
      case OBJECT.frame: {
        const [func, link] = [kinds.count(), kinds.count()];
        return () => this.#frame(this.#as(PyFunction, func), this.#as(LinkedCode, link));
      }
      case OBJECT.generator: {
        const { layout } = this.#classEntry(kinds);
        const frame = kinds.count();
        if (layout !== PyGenerator && !(layout.prototype instanceof PyGenerator))
          throw new BadImage('a generator is none');
        return () => new (layout as typeof PyGenerator)(this.#as(Frame, frame), '', '');
      }
      case OBJECT.native:
        return this.#native();
      case OBJECT.passing:
        return begunCall();
      case OBJECT.member: {
        const index = kinds.count();
        const name = this.#text(kinds);
        const owner = kinds.count();
        return () => new PyMember(name, this.#guestType(owner), index);
      }
      case OBJECT.getSet: {
        const name = this.#text(kinds);
        const owner = kinds.count();
        return () => instanceGetSet(name === '__dict__' ? name : '__weakref__', this.#guestType(owner));
      }
      case OBJECT.wideText: {
        const bytes = kinds.block();
        const points = new Uint32Array(bytes.slice().buffer);
        if (points.some((point) => point > 0x10ffff)) throw new BadImage('a character is none');
        return new WideStr(points);
      }
      case OBJECT.hostObject: {
        const name = this.#text(kinds);
        const object = this.#options.hostObject?.(name);
        if (object === undefined) throw new BadImage(`it needs the host's object ${JSON.stringify(name)}`);
        return new HostObject(object);
      }
      default:
        throw new BadImage('it holds an object of an unknown kind');
    }
  }

  #bytes(): object {
    const Kind = ARRAYS[this.#kinds.byte()];
    const bytes = this.#kinds.block();
    if (Kind === undefined || bytes.length % Kind.BYTES_PER_ELEMENT !== 0) throw new BadImage('an array is broken');
    return new Kind(bytes.slice().buffer);
  }

  #rebuilt(): object {
    const kinds = this.#kinds;
    const { layout } = this.#classEntry(kinds);
    const rebuilding = rebuildingOf(layout) ?? rebuildingOf(Object.getPrototypeOf(layout) as SavedLayout);
    if (rebuilding === undefined) throw new BadImage('a value cannot be made of facts');
    const facts = list(kinds, () => {
      const kind = kinds.byte();
      if (kind === 0) return this.#text(kinds);
      return kind === 1 ? kinds.double() : kinds.block().slice();
    });
    return rebuilding.rebuild(facts, layout);
  }

  #code(): object {
    const kinds = this.#kinds;
    const isAwaitable = kinds.byte() === 1;
    const path = list(kinds, () => kinds.count());
    const kind = kinds.byte();
    const facts = Array.from({ length: [4, 1, 3][kind] ?? 0 }, () => this.#text(kinds));
    let code: Code | undefined = this.#options.compile(facts, kind);
    for (const child of path) code = code?.children[child];
    if (code === undefined) throw new BadImage('there is no such code');
    return isAwaitable ? awaitableCode(code) : code;
  }

  #native(): NativeFrame {
    const isProgram = this.#kinds.byte() === 1;
    const frame = isProgram ? this.#options.program() : new NativeFrame(answer(), undefined, 0, -1);
    frame.form = isProgram ? 'program' : 'answer';
    frame.computation.next(undefined as never); // up to where it waits
    return frame;
  }

  #frame(func: PyFunction, link: LinkedCode): Frame {
    const frame = new Frame(func, link.template.slice(), undefined, 0, -1);
    frame.link = link;
    return frame;
  }

  #shape(number: number, names: readonly string[]): Shape {
    const type = this.#guestType(number);
    let shape = type.rootShape;
    if (shape === undefined) throw new BadImage('a shape belongs to a class without');
    if (shape.names.some((name, i) => names[i] !== name)) throw new BadImage('a shape is not its class’s');
    for (const name of names.slice(shape.names.length)) shape = shape.with(name);
    return shape;
  }

  #fillTypes(): void {
    const filled: (readonly [
      type: PyType,
      bases: readonly PyType[],
      mro: readonly PyType[],
      subclasses: readonly PyType[],
    ])[] = [];
    const shaped: PyType[] = [];
    for (let number = 0; number < this.#objects.length; number++) {
      if (this.#kindOf[number] !== OBJECT.type) continue;
      const type = this.#objects[number] as PyType;
      const from = this.#types;
      type.cls = this.#type(from);
      for (const field of TYPE_FIELDS) {
        const before: unknown = type[field];
        const value = Array.isArray(before) ? list(from, () => this.#text(from)) : this.#value(from);
        if (typeof value !== typeof before) throw new BadImage('a class is broken');
        (type as unknown as Record<string, unknown>)[field] = value;
      }
      const bases = list(from, () => this.#type(from));
      const mro = list(from, () => this.#type(from));
      if (mro[0] !== type || bases.length === 0) throw new BadImage('a class has no place among classes');
      const own = list(from, () => [this.#text(from), this.#value(from)] as const);
      for (const [name, value] of own) type.own.set(name, new Cell(value as Value | undefined));
      filled.push([type, bases, mro, list(from, () => this.#type(from))]);
      if (from.byte() === 1) shaped.push(type);
    }
    // Bases before what derives from them.
    filled.sort(([, , a], [, , b]) => a.length - b.length);
    for (const [type, bases, mro] of filled) type.linkBases(bases, mro);
    // In the order in which they were made, which `__subclasses__` tells.
    for (const [type, , , subclasses] of filled) type.subclasses = subclasses.map((subclass) => new WeakRef(subclass));
    for (const type of shaped) initialiseShape(type);
    for (const [number, , make] of this.#shapes) this.#objects[number] = make();
  }

  #fill(): void {
    const from = this.#content;
    const { budget } = realm();
    for (let number = 0; number < this.#objects.length; number++) {
      if ((number & 63) === 0) budget.checkTime();
      const object = this.#objects[number] as object;
      switch (this.#kindOf[number]) {
        case OBJECT.array:
          for (let left = from.length(); left > 0; left--) (object as unknown[]).push(this.#value(from));
          break;
        case OBJECT.map:
          for (let left = from.length(); left > 0; left--)
            (object as Map<unknown, unknown>).set(this.#value(from), this.#value(from));
          break;
        case OBJECT.set:
          for (let left = from.length(); left > 0; left--) (object as Set<unknown>).add(this.#value(from));
          break;
        case OBJECT.record:
          for (let left = from.length(); left > 0; left--) setField(object, this.#text(from), this.#value(from));
          break;
        case OBJECT.rebuilt:
          if (rebuildingOf(classOf(object) as SavedLayout) === undefined) {
            setField(object, 'cls', this.#value(from));
            setField(object, 'attributes', this.#value(from));
          }
          break;
        case OBJECT.frame:
          this.#fillFrame(object as Frame);
          break;
        case OBJECT.native:
          this.#fillNative(object as NativeFrame);
          break;
        case OBJECT.instance:
        case OBJECT.function:
        case OBJECT.generator:
        case OBJECT.fixed:
          this.#fields(object);
      }
    }
  }

  #fields(object: object): void {
    const entry = this.#classes[this.#content.below(this.#classes.length)] as ClassEntry;
    if (this.#options.layouts.keyOf(object) !== entry.key) throw new BadImage('an object is of another class');
    for (const field of entry.fields) setField(object, field, this.#value(this.#content));
  }

  #fillFrame(frame: Frame): void {
    const from = this.#content;
    const { code, constants } = frame.link;
    frame.pc = from.below(code.instructions.length);
    if (!isInstructionStart(code, frame.pc)) throw new BadImage('an activation stands in the middle of an instruction');
    frame.depth = from.count();
    frame.deliver = from.below(10);
    frame.returnRegister = from.count() - 1;
    for (let i = 0; i < code.registerCount - constants.length; i++) frame.registers[i] = this.#value(from) as Value;
    for (const field of FRAME_FIELDS) setField(frame, field, this.#value(from));
    this.#checkCaller(frame);
  }

  #fillNative(frame: NativeFrame): void {
    const from = this.#content;
    frame.caller = this.#value(from) as AnyFrame | undefined;
    frame.deliver = Number(this.#value(from));
    frame.returnRegister = Number(this.#value(from));
    frame.payload = this.#value(from) as Value | undefined;
    frame.depth = Number(this.#value(from));
    const computation = this.#value(from);
    if (computation !== undefined) {
      if (!(computation instanceof Continued)) throw new BadImage('a builtin has no way to go on');
      frame.form = undefined;
      frame.computation = computation as unknown as Guest<Value | undefined>;
    }
    this.#checkCaller(frame);
  }

  #checkCaller({ caller, deliver, returnRegister }: AnyFrame): void {
    if (caller !== undefined && !(caller instanceof Frame || caller instanceof NativeFrame))
      throw new BadImage('an activation has no caller');
    const registers = caller instanceof Frame ? caller.link.code.registerCount : 0;
    if (
      !(
        deliver >= 0 &&
        deliver < 10 &&
        returnRegister >= -1 &&
        (returnRegister < registers || caller === undefined || caller instanceof NativeFrame)
      )
    )
      throw new BadImage('an activation has no place for its result');
  }

  #value(from: ByteReader): unknown {
    switch (from.byte()) {
      case VALUE.undefined:
        return undefined;
      case VALUE.null:
        return null;
      case VALUE.true:
        return true;
      case VALUE.false:
        return false;
      case VALUE.count:
        return from.count();
      case VALUE.negative:
        return -from.count();
      case VALUE.double:
        return from.double();
      case VALUE.bigint:
        return this.#bigint(from);
      case VALUE.text:
        return this.#text(from);
      case VALUE.object:
        return this.#object(from.count());
      case VALUE.known:
        return this.#names[from.below(this.#names.length)];
      default:
        throw new BadImage('it holds a value of an unknown kind');
    }
  }

  #bigint(from: ByteReader): bigint {
    const negative = from.byte() === 1;
    const digits = this.#text(from);
    if (!/^[0-9a-f]+$/.test(digits)) throw new BadImage('a number is none');
    const value = BigInt(`0x${digits}`);
    return negative ? -value : value;
  }

  #text(from: ByteReader): string {
    return this.#texts[from.below(this.#texts.length)] as string;
  }

  #object(number: number): object {
    const object = this.#objects[number];
    if (object === undefined) throw new BadImage('it refers to what it does not hold');
    return object;
  }

  #as<T extends object>(kind: abstract new (...args: never[]) => T, number: number): T {
    const object = this.#object(number);
    if (!(object instanceof kind)) throw new BadImage('an object is not what it should be');
    return object;
  }

  #codeAt(number: number): Code {
    if (this.#kindOf[number] !== OBJECT.code) throw new BadImage('code is none');
    return this.#object(number) as Code;
  }

  #guestType(number: number): PyType {
    const type = this.#as(PyType, number);
    if (type.builtin) throw new BadImage('a class is the engine’s');
    return type;
  }

  #type(from: ByteReader): PyType {
    const type = this.#value(from);
    if (!(type instanceof PyType)) throw new BadImage('a class is none');
    return type;
  }

  #classEntry(from: ByteReader): { readonly layout: SavedLayout; readonly make: () => object } {
    const { key } = this.#classes[from.below(this.#classes.length)] as ClassEntry;
    const found = this.#options.layouts.find(key);
    if (found === undefined) throw new MissingHere(`there is no class ${JSON.stringify(key)}`);
    return found;
  }
}

/** Gives on what it is answered with. */
function* answer(): Guest<Value> {
  return yield AWAITED;
}

function list<T>(from: ByteReader, read: () => T): T[] {
  const items: T[] = [];
  for (let left = from.length(); left > 0; left--) items.push(read());
  return items;
}

/** Field names are our own identifiers: nothing that JS gives a meaning to. */
const FIELD = /^(?!constructor$|prototype$|toString$|valueOf$)[a-z]\w*$/i;

function setField(object: object, field: string, value: unknown): void {
  if (!FIELD.test(field) || field in Object.prototype) throw new BadImage('a field has no name');
  (object as Record<string, unknown>)[field] = value;
}
