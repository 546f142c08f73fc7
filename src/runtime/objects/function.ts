/** Python functions, their per-session link to code, and bound methods. */
import { InternalError } from '../../assert.ts';
import type { Code, Constant } from '../../bytecode/code.ts';
import type { Instance } from '../code-pool.ts';
import type { PyDict } from './dict.ts';
import type { PyTuple } from './list.ts';
import { type Cell, PyObject, setTag, TAG, type Value } from './object.ts';
import { builtinType } from './type.ts';

/** Bits of `Site.seen`: of numbers and comparisons, of subscripts, of iterators, of callees. */
export const SEEN = {
  float: 1,
  other: 2,
  int: 4,
  list: 8,
  tuple: 16,
  dict: 32,
  str: 64,
  range: 8,
  listIterator: 16,
  function: 8,
  class: 16,
  builtinType: 32,
} as const;

/** Inline cache and profile of one instruction; all sites share one layout so that the interpreter stays monomorphic. */
export class Site {
  /** Shape or type the cache is valid for. */
  guard: object | undefined = undefined;
  /** Version of the guarded type. */
  version = 0;
  /** Slot of an instance attribute, or -1. */
  slot = -1;
  /** Cached cell: a global, a class attribute. */
  cell: Cell | undefined = undefined;
  /** Second cell: the builtin behind a global. */
  fallback: Cell | undefined = undefined;
  /** Next shape for a store that adds an attribute. */
  next: object | undefined = undefined;
  /** Entries for other guards (tiers/inline-caches.ts). */
  others: readonly unknown[] | undefined = undefined;
  /** Types seen (SEEN), for the compilers: what was not seen gets no fast path. */
  seen = 0;
  /** Types that came after the code was compiled. */
  late = 0;
  /** Loop iterations or calls counted here. */
  uses = 0;
  /** Compiled code of the loop whose jump back this is (tiers/tier.ts); null if it is not to be compiled. */
  region: unknown = undefined;
  /** The same for a loop of a generator (tiers/machine.ts). */
  machine: unknown = undefined;

  /** Wipes what belongs to a session; compiled code stays. */
  forget(): void {
    this.guard = undefined;
    this.version = 0;
    this.cell = undefined;
    this.fallback = undefined;
    this.next = undefined;
    this.others = undefined;
    this.uses = 0;
  }
}

/** A code object made ready for one session and one set of globals. */
export class LinkedCode {
  readonly code: Code;
  /** A PyNamespace, whose cells sites cache; a plain dict when exec was handed one. */
  readonly globals: PyDict;
  readonly builtins: PyDict;
  /** Made when the code first runs, as most functions of most modules never do: see `parts`. */
  #parts: Parts | undefined;
  /** Positional parameters and no others: the fast call path needs no binding. */
  readonly simple: boolean;
  /** Parameter registers: positional, keyword-only, *args, **kwargs. */
  readonly parameterCount: number;
  /** Calls counted for promotion. */
  uses = 0;
  /** The fastest code there is for the whole function (tiers/tier.ts), undefined while that is the interpreter. */
  entry: unknown = undefined;
  /** Values of types that compiled code was not made for. */
  surprises = 0;
  /** Makes the compiled code of a fresh generator (tiers/machine.ts). */
  machine: unknown = undefined;
  /** Number of arguments that `entry` takes; -1 while there is none. */
  arity = -1;

  constructor(code: Code, globals: PyDict, builtins: PyDict, instance?: Instance) {
    this.code = code;
    this.globals = globals;
    this.builtins = builtins;
    this.#parts = instance;
    if (instance?.entry !== undefined || instance?.machine !== undefined) {
      this.entry = instance.entry;
      this.machine = instance.machine;
      this.arity = instance.arity;
      this.uses = Number.NEGATIVE_INFINITY;
    }
    this.parameterCount =
      code.argCount + code.keywordOnlyCount + ((code.flags & 4) !== 0 ? 1 : 0) + ((code.flags & 8) !== 0 ? 1 : 0);
    this.simple = code.keywordOnlyCount === 0 && (code.flags & 0x2ac) === 0; // no *args, **kwargs, generator kinds
  }

  get constants(): readonly Value[] {
    return (this.#parts ?? this.#prepare()).constants;
  }

  /** What a frame's register file starts as: unbound, then the constants. */
  get template(): readonly (Value | undefined)[] {
    return (this.#parts ?? this.#prepare()).template;
  }

  get sites(): readonly Site[] {
    return (this.#parts ?? this.#prepare()).sites;
  }

  /** True once it has run, or was asked for its constants. */
  get isPrepared(): boolean {
    return this.#parts !== undefined;
  }

  #prepare(): Parts {
    const { code } = this;
    const constants = code.constants.map(constantValue);
    const sites: Site[] = [];
    for (let i = 0; i < code.siteCount; i++) sites.push(new Site());
    this.#parts = { constants, template: templateOf(code, constants), sites };
    return this.#parts;
  }
}

/** What the running of code needs beside the code. */
export interface Parts {
  readonly constants: readonly Value[];
  readonly template: readonly (Value | undefined)[];
  readonly sites: readonly Site[];
}

/** The Python value of a constant: filled by link.ts, which knows the classes. */
let constantValue: (constant: Constant) => Value = () => {
  throw new InternalError('constants have no makers yet');
};
export function setConstantValue(make: (constant: Constant) => Value): void {
  constantValue = make;
}

function templateOf(code: Code, constants: readonly Value[]): (Value | undefined)[] {
  const template: (Value | undefined)[] = [];
  for (let i = 0; i < code.registerCount - constants.length; i++) template.push(undefined);
  template.push(...constants);
  return template;
}

export class PyFunction extends PyObject {
  link: LinkedCode;
  readonly closure: readonly Cell[];
  name: string;
  qualname: string;
  defaults: PyTuple | undefined;
  keywordDefaults: PyDict | undefined;
  annotations: PyDict | undefined;
  doc: Value | undefined;
  module: Value | undefined;
  typeParams: PyTuple | undefined;
  attributes: PyDict | undefined;

  constructor(link: LinkedCode, closure: readonly Cell[]) {
    super();
    this.link = link;
    this.closure = closure;
    this.name = link.code.name;
    this.qualname = link.code.qualname;
    this.defaults = undefined;
    this.keywordDefaults = undefined;
    this.annotations = undefined;
    this.doc = undefined;
    this.module = undefined;
    this.typeParams = undefined;
    this.attributes = undefined;
  }
}
export const functionType = builtinType('function', PyFunction, { final: true });
setTag(PyFunction, TAG.function);

/** A function or other callable with its first argument fixed. */
export class PyMethod extends PyObject {
  readonly func: Value;
  readonly self: Value;
  constructor(func: Value, self: Value) {
    super();
    this.func = func;
    this.self = self;
  }
}
export const methodType = builtinType('method', PyMethod, { final: true });
