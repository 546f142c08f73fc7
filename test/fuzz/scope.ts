/** What a random program has defined so far, so that most of what it says about its names makes sense. */
import type { Random } from './random.ts';

/** What an expression is meant to give; wrong kinds are mixed in on purpose now and then. */
export const KINDS = [
  'int',
  'float',
  'bool',
  'str',
  'bytes',
  'list',
  'tuple',
  'dict',
  'set',
  'complex',
  'object',
  'any',
] as const;
export type Kind = (typeof KINDS)[number];

/** A function that may be called: its parameters are all of kind any. */
export interface CallableName {
  readonly name: string;
  readonly positional: number;
  /** Further positional parameters with defaults. */
  readonly optional: number;
  readonly keywords: readonly string[];
  readonly star: boolean;
  readonly doubleStar: boolean;
  /** A generator function: a call is iterated. */
  readonly generator: boolean;
}

export interface ClassName {
  readonly name: string;
  readonly attributes: readonly string[];
  /** Methods without dunders, each with its count of parameters besides self. */
  readonly methods: ReadonlyMap<string, number>;
  readonly parameters: number;
  /** Has `__enter__` and `__exit__`. */
  readonly manager: boolean;
  readonly exception: boolean;
}

export class Scope {
  readonly parent: Scope | undefined;
  readonly variables = new Map<string, Kind>();
  readonly functions: CallableName[] = [];
  readonly classes: ClassName[] = [];
  /** Names of instances and their classes. */
  readonly instances = new Map<string, ClassName>();
  readonly inFunction: boolean;
  readonly inGenerator: boolean;
  loops = 0;
  #names: { count: number };

  constructor(parent: Scope | undefined, inFunction: boolean, inGenerator = false) {
    this.parent = parent;
    this.inFunction = inFunction;
    this.inGenerator = inGenerator;
    this.#names = parent === undefined ? { count: 0 } : parent.#names;
  }

  /** A name nobody has. */
  fresh(prefix: string): string {
    this.#names.count++;
    return `${prefix}${this.#names.count}`;
  }

  /** Names of a kind visible here. */
  names(kind: Kind): string[] {
    const own = [...this.variables].filter(([, has]) => kind === 'any' || has === kind).map(([name]) => name);
    return this.parent === undefined ? own : [...own, ...this.parent.names(kind)];
  }

  allFunctions(): CallableName[] {
    return this.parent === undefined ? this.functions : [...this.functions, ...this.parent.allFunctions()];
  }

  allClasses(): ClassName[] {
    return this.parent === undefined ? this.classes : [...this.classes, ...this.parent.allClasses()];
  }

  allInstances(): [string, ClassName][] {
    return this.parent === undefined ? [...this.instances] : [...this.instances, ...this.parent.allInstances()];
  }

  /** A variable of this scope to assign to: an old one half of the time. */
  target(random: Random, kind: Kind): string {
    const own = [...this.variables.keys()];
    const name = own.length > 0 && random.chance(0.5) ? random.pick(own) : this.fresh('v');
    this.variables.set(name, kind);
    this.instances.delete(name);
    return name;
  }
}
