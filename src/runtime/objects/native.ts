/**
 * Functions written in TypeScript, as Python sees them. A native declares its parameters in Python's own notation;
 * the JS function gets them as positional arguments in that order (`*args` as a JS array, `**kwargs` as a PyDict or
 * undefined, absent optional ones as undefined) and returns a Value, or a Guest computation if it calls guest code.
 */
import type { Maybe } from '../guest.ts';
import { PyObject, setTag, TAG, type Value } from './object.ts';
import { builtinType, type PyType } from './type.ts';

export type NativeImplementation = (...parameters: any[]) => Maybe<Value>;

/** How Python shows it: `function` a builtin function, `method` in a type's dict, `wrapper` a dunder in a type's dict, `classmethod`, `staticmethod`. */
export type NativeKind = 'function' | 'method' | 'wrapper' | 'classmethod' | 'staticmethod';

export class PyNative extends PyObject {
  readonly name: string;
  /** Python notation without defaults' values mattering to us: `(self, object, /)`. */
  readonly signatureText: string;
  readonly kind: NativeKind;
  readonly call: NativeImplementation;
  /** The type in whose dict it is. */
  owner: PyType | undefined = undefined;
  /** Name of the module for builtin functions. */
  module: string | undefined = undefined;
  doc: string | undefined = undefined;
  /** `__text_signature__` where arguments are matched by the function itself. */
  shownSignature: string | undefined = undefined;
  /** Positional arguments it takes at least and at most as they are; `least` above `most` until the signature was read, and if arguments must be bound. */
  least = 1;
  most = 0;
  /** What takes so many positional arguments as they are: `call`, or a form of it for the usual calls (`takesPlainly`). */
  plain: NativeImplementation;
  /** Qualified name, for natives that stand for a Python function: messages about their arguments are a Python function's. */
  pythonName: string | undefined = undefined;
  #signature: Signature | undefined;

  constructor(name: string, signatureText: string, kind: NativeKind, call: NativeImplementation) {
    super();
    this.name = name;
    this.signatureText = signatureText;
    this.kind = kind;
    this.call = call;
    this.plain = call;
  }

  get signature(): Signature {
    if (this.#signature === undefined) {
      this.#signature = parseSignature(this.signatureText);
      const { varArgs, requiredKeywordOnly, required, max } = this.#signature;
      // What comes behind the positional parameters may be absent as they may.
      if (!varArgs && requiredKeywordOnly.size === 0) {
        this.least = required;
        this.most = max;
      }
    }
    return this.#signature;
  }
}
export const nativeFunctionType = builtinType('builtin_function_or_method', PyNative, { final: true });
setTag(PyNative, TAG.native);

/** Parameters of a native. */
export interface Signature {
  /** Names of the parameters that take positional arguments, `self` included. */
  readonly positional: readonly string[];
  /** How many of them are positional-only. */
  readonly positionalOnly: number;
  /** Positional arguments that must be given. */
  readonly required: number;
  readonly keywordOnly: readonly string[];
  readonly requiredKeywordOnly: ReadonlySet<string>;
  readonly varArgs: boolean;
  readonly varKeywords: boolean;
  /** Most positional arguments a simple call takes. */
  readonly max: number;
}

/** Reads `(a, b=1, /, c=None, *args, d=0, **kwargs)`. */
export function parseSignature(text: string): Signature {
  const positional: string[] = [];
  const keywordOnly: string[] = [];
  const requiredKeywordOnly = new Set<string>();
  let positionalOnly = 0;
  let required = 0;
  let varArgs = false;
  let varKeywords = false;
  let afterStar = false;
  for (const part of splitParameters(text.slice(1, -1))) {
    if (part === '/') positionalOnly = positional.length;
    else if (part === '*') afterStar = true;
    else if (part.startsWith('**')) varKeywords = true;
    else if (part.startsWith('*')) {
      varArgs = true;
      afterStar = true;
    } else {
      const [name, fallback] = part.split('=', 2) as [string, string | undefined];
      if (afterStar) {
        keywordOnly.push(name);
        if (fallback === undefined) requiredKeywordOnly.add(name);
      } else {
        positional.push(name);
        if (fallback === undefined) required = positional.length;
      }
    }
  }
  return {
    positional,
    positionalOnly,
    required,
    keywordOnly,
    requiredKeywordOnly,
    varArgs,
    varKeywords,
    max: positional.length,
  };
}

function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

/** A native with its first argument fixed (`[].append`, `dict.fromkeys`). */
export class PyBoundNative extends PyObject {
  readonly native: PyNative;
  readonly self: Value;
  constructor(native: PyNative, self: Value) {
    super();
    this.native = native;
    this.self = self;
  }
}
Object.defineProperty(PyBoundNative.prototype, 'cls', {
  value: nativeFunctionType,
  writable: true,
  configurable: true,
});

/** An attribute of builtin instances computed by JS (`int.real`, `function.__name__`). */
export class PyGetSet extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly get: (self: never) => Maybe<Value>;
  readonly set: ((self: never, value: Value | undefined) => Maybe<void>) | undefined;
  constructor(
    name: string,
    owner: PyType,
    get: (self: never) => Maybe<Value>,
    set: ((self: never, value: Value | undefined) => Maybe<void>) | undefined,
  ) {
    super();
    this.name = name;
    this.owner = owner;
    this.get = get;
    this.set = set;
  }
}
export const getSetType = builtinType('getset_descriptor', PyGetSet, { final: true });

/** Methods of a type as a table: Python name to signature and implementation. */
export type MethodTable = Readonly<
  Record<string, readonly [signature: string, call: NativeImplementation, doc?: string]>
>;

/** Adds methods to a builtin type. Names in double underscores become slot wrappers; `__new__` a static method. */
export function addMethods(type: PyType, table: MethodTable): void {
  for (const [name, [signature, call, doc]] of Object.entries(table)) {
    const plain = PLAIN_DUNDERS.has(name) || PLAIN_OF_TYPE.has(`${type.name}.${name}`);
    const kind = name === '__new__' ? 'staticmethod' : /^__\w+__$/.test(name) && !plain ? 'wrapper' : 'method';
    define(type, name, signature, kind, call, doc);
  }
}

/** Dunder methods that CPython defines as ordinary methods, not slots. */
const PLAIN_DUNDERS = new Set([
  '__reduce__',
  '__reduce_ex__',
  '__format__',
  '__sizeof__',
  '__dir__',
  '__getstate__',
  '__setstate__',
  '__round__',
  '__trunc__',
  '__floor__',
  '__ceil__',
  '__getnewargs__',
  '__reversed__',
  '__length_hint__',
  '__copy__',
  '__deepcopy__',
  '__class_getitem__',
  '__subclasses__',
  '__instancecheck__',
  '__subclasscheck__',
  '__prepare__',
  '__complex__',
  '__bytes__',
  '__enter__',
  '__exit__',
]);

/** Dunder methods that are slots of most types, but ordinary methods of these. */
const PLAIN_OF_TYPE = new Set([
  'list.__getitem__',
  'dict.__getitem__',
  'dict.__contains__',
  'set.__contains__',
  'frozenset.__contains__',
]);

export function addClassMethods(type: PyType, table: MethodTable): void {
  for (const [name, [signature, call, doc]] of Object.entries(table))
    define(type, name, signature, 'classmethod', call, doc);
}

export function addStaticMethods(type: PyType, table: MethodTable): void {
  for (const [name, [signature, call, doc]] of Object.entries(table))
    define(type, name, signature, 'staticmethod', call, doc);
}

function define(
  type: PyType,
  name: string,
  signature: string,
  kind: NativeKind,
  call: NativeImplementation,
  doc: string | undefined,
): void {
  const native = new PyNative(name, signature, kind, call);
  native.owner = type;
  native.doc = doc;
  type.setOwn(name, native);
}

/** Adds computed attributes to a builtin type: name to getter, or [getter, setter]; a setter gets undefined for `del`. */
export function addGetSets(
  type: PyType,
  table: Readonly<
    Record<
      string,
      | ((self: any) => Maybe<Value>)
      | readonly [(self: any) => Maybe<Value>, (self: any, value: Value | undefined) => Maybe<void>]
    >
  >,
): void {
  for (const [name, entry] of Object.entries(table)) {
    const [get, set] = typeof entry === 'function' ? [entry, undefined] : entry;
    type.setOwn(
      name,
      new PyGetSet(
        name,
        type,
        get as (self: never) => Maybe<Value>,
        set as ((self: never, value: Value | undefined) => Maybe<void>) | undefined,
      ),
    );
  }
}

/** An attribute that is a plain field of builtin instances (`range.start`): member_descriptor in Python. */
export class PyField extends PyGetSet {}

/** Adds read-only fields to a builtin type. */
export function addMembers(type: PyType, table: Readonly<Record<string, (self: any) => Maybe<Value>>>): void {
  for (const [name, get] of Object.entries(table))
    type.setOwn(name, new PyField(name, type, get as (self: never) => Maybe<Value>, undefined));
}

/** The refusal to change an attribute that cannot be. */
export function notWritable(attribute: PyGetSet): string {
  if (attribute instanceof PyField) return 'readonly attribute';
  return `attribute '${attribute.name}' of '${attribute.owner.name}' objects is not writable`;
}

/** Gives a native with `*args` a form for calls of `least` to `most` positional arguments and no others. */
export function takesPlainly(
  native: Value | undefined,
  least: number,
  most: number,
  plain: NativeImplementation,
): void {
  if (!(native instanceof PyNative) || !native.signature.varArgs) throw new TypeError('not a native with *args');
  native.least = least;
  native.most = most;
  native.plain = plain;
}

/** Gives a builtin type that has an `__init__` a way to make an instance at once from at most one argument. */
export function makesPlainly(type: PyType, signature: string, make: NativeImplementation): void {
  const native = new PyNative(type.name, signature, 'staticmethod', make);
  native.owner = type;
  type.plainMaker = native;
}

/** A builtin function of a module, or of builtins. */
export function nativeFunction(
  name: string,
  signature: string,
  call: NativeImplementation,
  module = 'builtins',
): PyNative {
  const native = new PyNative(name, signature, 'function', call);
  native.module = module;
  return native;
}

/** Says that the natives in a type's dict stand for functions that are Python code in CPython. */
export function standForPython(type: PyType): void {
  for (const [name, { value }] of type.own)
    if (value instanceof PyNative) value.pythonName = `${type.qualname}.${name}`;
}
