/**
 * Scopes of a module and what each name in them means. Takes a tree (`analyseScopes`), gives a table from nodes to
 * scopes in which every name is resolved: a register of this code, a cell of an enclosing one, a global, or a name of
 * a namespace. Throws PythonSyntaxError for what CPython's symbol table refuses. Must not know: bytecode.
 */
import type { Expression, Statement } from '../syntax/tree.ts';

/**
 * - `function`: function, lambda or generator expression: names are registers
 * - `comprehension`: list, set or dict comprehension: names are registers of the code around it (PEP 709)
 * - `annotation`: type parameters, type alias values, bounds and defaults (PEP 695): a function that sees class names
 */
export type ScopeKind = 'module' | 'class' | 'function' | 'comprehension' | 'annotation';

/** A name bound in a function-like scope (or `__class__`, `__classdict__` of a class). */
export class Variable {
  readonly name: string;
  readonly scope: Scope;
  /** A nested function uses it: it lives in a cell. */
  isCell = false;

  constructor(name: string, scope: Scope) {
    this.name = name;
    this.scope = scope;
  }
}

/** What a name means where it is written. */
export type Resolution =
  /** A variable of the code this scope is part of. */
  | { readonly kind: 'local'; readonly variable: Variable }
  /** A variable of an enclosing function. */
  | { readonly kind: 'free'; readonly variable: Variable }
  | { readonly kind: 'global' }
  /** A name of the module or class body itself. */
  | { readonly kind: 'namespace' }
  /** Class body: its own name if it has one by then, else the enclosing function's. */
  | { readonly kind: 'namespaceOrFree'; readonly variable: Variable }
  /** Annotation scope in a class: the class's name if it has one by then, else the other meaning. */
  | { readonly kind: 'classDictionary'; readonly classDictionary: Variable; readonly otherwise: Resolution };

/** How a name occurs in a scope: bits, merged. */
export const OCCURS = {
  global: 1,
  nonlocal: 2,
  bound: 4,
  parameter: 8,
  used: 16,
  annotated: 32,
  iteration: 64,
  typeParameter: 128,
  imported: 256,
} as const;

export class Scope {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly parent: Scope | undefined;
  readonly children: Scope[] = [];
  /** The scope whose code this is part of: itself, except for comprehensions. */
  readonly code: Scope;
  /** Innermost class around, whose name mangles private names. */
  readonly privateClass: string | undefined;
  /** Occurrences of each name (mangled), in order of appearance. */
  readonly names = new Map<string, number>();
  /** Names bound here that are registers or cells. */
  readonly variables = new Map<string, Variable>();
  /** Variables of enclosing code that this code or code nested in it uses. Of code scopes only. */
  readonly free = new Map<string, Variable>();
  readonly resolutions = new Map<string, Resolution>();
  /** Positional-only, positional, keyword-only, *args, **kwargs, in the order of registers. */
  parameters: string[] = [];
  isGenerator = false;
  isCoroutine = false;
  /** Declared with `async def`. */
  isAsyncFunction = false;
  isGeneratorExpression = false;
  isLambda = false;
  /** Inside a function, however deep. */
  readonly isNested: boolean;
  /** Has annotated assignments, so the namespace needs `__annotations__`. */
  hasAnnotations = false;
  /** An annotation scope directly in a class. */
  seesClass: Scope | undefined;
  /** Names that `:=` rebinds in this code: an operand read before may not stay in its register. */
  readonly rebound = new Set<string>();
  /** Names that `del` or the end of an except clause unbinds in this code. */
  readonly unbound = new Set<string>();
  /** Of a class: attributes that its methods assign on `self`. */
  readonly staticAttributes = new Set<string>();

  constructor(kind: ScopeKind, name: string, parent: Scope | undefined, privateClass: string | undefined) {
    this.kind = kind;
    this.name = name;
    this.parent = parent;
    this.code = kind === 'comprehension' && parent !== undefined ? parent.code : this;
    this.privateClass = privateClass;
    this.isNested = parent !== undefined && (parent.isNested || parent.isFunctionLike);
    parent?.children.push(this);
  }

  get isFunctionLike(): boolean {
    return this.kind === 'function' || this.kind === 'annotation' || this.kind === 'comprehension';
  }

  has(name: string, occurrence: number): boolean {
    return ((this.names.get(name) ?? 0) & occurrence) !== 0;
  }

  /** Meaning of a mangled name. */
  resolution(name: string): Resolution {
    return this.resolutions.get(name) ?? { kind: 'global' };
  }

  mangle(name: string): string {
    return mangle(name, this.privateClass);
  }
}

/** `__name` inside `class _C` means `_C__name` (leading underscores of the class dropped). */
export function mangle(name: string, privateClass: string | undefined): string {
  if (privateClass === undefined || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = privateClass.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

/** Scopes by the nodes that open them. */
export interface ScopeTable {
  readonly module: Scope;
  /** By function, lambda, class or comprehension node. */
  readonly scopes: ReadonlyMap<Node, Scope>;
  /** By bound, default or alias value: an expression that may itself open another scope. */
  readonly lazyScopes: ReadonlyMap<Expression, Scope>;
  /** Type-parameter scopes of generic functions, classes and aliases. */
  readonly typeParameterScopes: ReadonlyMap<Node, Scope>;
  readonly futureAnnotations: boolean;
}

/** A node that can open a scope. */
export type Node = Statement | Expression;
