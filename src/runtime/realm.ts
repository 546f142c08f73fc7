/**
 * What belongs to one session: its modules, registries, ids, random state, budget and host. The realm of the
 * session that runs is in one slot, swapped on entry, suspension and resume; runtime code reads it, never stores it.
 */

import { InternalError } from '../assert.ts';
import type { Code } from '../bytecode/code.ts';
import { Budget, type Limits, type Slice } from './budget.ts';
import { Capture } from './capture.ts';
import type { CodePool } from './code-pool.ts';
import type { CallsNow, Guest } from './guest.ts';
import type { Host } from './host.ts';
import { PyDict, PyNamespace } from './objects/dict.ts';
import type { AnyFrame, Frame } from './objects/frame.ts';
import type { LinkedCode } from './objects/function.ts';
import type { PyObject, Value } from './objects/object.ts';
import type { PyType } from './objects/type.ts';
import type { TemplateHook } from './template-hook.ts';

/**
 * Turns source text into code, and warns of what CPython warns of; the engine fills it (architecture: compile hook behind
 * eval, exec, ast). Throws a guest SyntaxError.
 */
export type CompileHook = (
  source: string,
  filename: string,
  mode: 'exec' | 'eval' | 'single',
  options: { module: boolean; futureFlags: number },
) => Guest<Code>;

/** A node of the engine's syntax tree, as `ast` sees it: fields by name. */
export interface SyntaxNode {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** Turns source text into its tree, with warnings too; the engine fills it. Throws a guest SyntaxError. */
export type ParseHook = (source: string, filename: string, mode: 'exec' | 'eval' | 'single') => Guest<SyntaxNode>;

export class Realm {
  readonly host: Host;
  readonly budget: Budget;
  readonly builtins = new PyNamespace();
  /** `sys.modules`. */
  readonly modules = new PyDict();
  readonly compile: CompileHook;
  parse: ParseHook = () => {
    throw new InternalError('no parser');
  };
  compileTemplate: TemplateHook = () => {
    throw new InternalError('no template compiler');
  };
  /** Innermost activation, valid while runtime code runs. */
  frame: AnyFrame | undefined = undefined;
  /** Compiled code runs above `frame`: its activations are on the JS stack until someone wants to see them. */
  inCompiled = false;
  /** Calls guest code at once; undefined: by computations only. */
  callsNow: CallsNow | undefined = undefined;
  /** The exception that compiled code above `frame` is handling. */
  handled: Value | undefined = undefined;
  /** Direct subclasses that this session made of builtin types. */
  readonly subclasses = new Map<PyType, WeakRef<PyType>[]>();
  /** Linked code by globals and code. */
  readonly links = new WeakMap<PyDict, Map<Code, LinkedCode>>();
  /** Compiled code of sessions that have ended; absent: every session compiles for itself. */
  codePool: CodePool | undefined = undefined;
  /** Linked code of this session that has compiled code. */
  readonly compiled: LinkedCode[] = [];
  /** Per-module session state (random generators, registries), by module name. */
  readonly state = new Map<string, unknown>();
  /** What modules still have to do when a run ends (files with unwritten bytes). */
  readonly atRunEnd = new Set<() => void>();
  /** repr recursion guard: containers being shown now. */
  readonly representing = new Set<PyObject>();
  /** True if a program can still name an object that `wanted` accepts. Set by the engine, which knows the roots. */
  reaches: (wanted: (object: object) => boolean) => boolean = () => true;
  #ids = new WeakMap<PyObject, number>();
  #lastId = 0x7f00_0000_0000;

  constructor(host: Host, limits: Limits, compile: CompileHook, slice?: Slice) {
    this.host = host;
    this.budget = new Budget(limits, slice);
    this.compile = compile;
  }

  /** `id()` of an object with identity: counts up by 16 within the session. */
  idOf(object: PyObject): number {
    let id = this.#ids.get(object);
    if (id === undefined) {
      this.#lastId += 16;
      id = this.#lastId;
      this.#ids.set(object, id);
    }
    return id;
  }

  /** The id that an object has if it was asked for. */
  knownId(object: object): number | undefined {
    return this.#ids.get(object as PyObject);
  }

  /** The id counted last. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Goes on with the ids of a saved session. */
  restoreIds(ids: Iterable<readonly [object: object, id: number]>, last: number): void {
    for (const [object, id] of ids) this.#ids.set(object as PyObject, id);
    this.#lastId = last;
  }

  /** State of a module in this session, made at first use. */
  stateOf<T>(name: string, make: () => T): T {
    let state = this.state.get(name) as T | undefined;
    if (state === undefined) {
      state = make();
      this.state.set(name, state);
    }
    return state;
  }

  /**
   * Innermost activation of Python code, for natives such as globals() and super(). Such a native asks before it does
   * anything: in compiled code the question unwinds it, and the call is executed again by the interpreter.
   */
  currentFrame(): Frame {
    if (this.inCompiled) throw new Capture('frame');
    let frame = this.frame;
    while (frame !== undefined && !('registers' in frame)) frame = frame.caller;
    if (frame === undefined) throw new InternalError('no Python frame is running');
    return frame;
  }
}

let running: Realm | undefined;

/** The realm of the running session. */
export function realm(): Realm {
  if (running === undefined) throw new InternalError('runtime code called outside a session');
  return running;
}

/** Makes a realm the running one; returns the one before, to be put back. */
export function enterRealm(next: Realm | undefined): Realm | undefined {
  const before = running;
  running = next;
  return before;
}
