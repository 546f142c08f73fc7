/** A scope being compiled: where its names live, and reading and writing them. */
import type { Constant } from '../bytecode/code.ts';
import { syntaxError } from '../scope/errors.ts';
import type { Resolution, Scope, ScopeTable, Variable } from '../scope/scope.ts';
import type { Position } from '../syntax/tree.ts';
import type { CodeBuilder, Label, ProtectedRegion } from './code-builder.ts';

export const NONE: Constant = { type: 'none' };

/** Loops, `with`, `try` and their handlers in each other; CPython takes no more. */
const MAX_NESTED_BLOCKS = 21;

/** What must be done when control leaves a block early. */
export type Block =
  | { readonly kind: 'loop'; readonly exit: Label; readonly next: Label }
  /** Emits its cleanup; `regions` are suspended meanwhile. */
  | { readonly kind: 'cleanup'; readonly emit: () => void; readonly region: ProtectedRegion | undefined };

export class Unit {
  readonly scope: Scope;
  readonly code: CodeBuilder;
  readonly table: ScopeTable;
  readonly registers = new Map<Variable, number>();
  readonly free = new Map<Variable, number>();
  /** Variables certainly bound here; undefined after code that does not go on. */
  bound: Set<Variable> | undefined = new Set();
  readonly blocks: Block[] = [];
  #nesting = 0;
  /** How module-level names are reached: cells of globals, or the frame's namespace. */
  readonly dynamicNames: boolean;
  /** Comprehension scopes entered, innermost last. */
  readonly inner: Scope[] = [];

  constructor(scope: Scope, code: CodeBuilder, table: ScopeTable, dynamicNames: boolean) {
    this.scope = scope;
    this.code = code;
    this.table = table;
    this.dynamicNames = dynamicNames;
  }

  /** Compiles what lies inside so many more blocks, as CPython counts them. */
  nest(blocks: number, node: Position, compile: () => void): void {
    this.#nesting += blocks;
    if (this.#nesting > MAX_NESTED_BLOCKS) throw syntaxError('too many statically nested blocks', node);
    compile();
    this.#nesting -= blocks;
  }

  get current(): Scope {
    return this.inner.at(-1) ?? this.scope;
  }

  /** Gives variables their registers: parameters, other locals (of comprehensions too), free variables. */
  layOut(): void {
    const { code, scope } = this;
    const own = variablesOf(scope);
    const ordered = [
      ...scope.parameters.map((name) => scope.variables.get(name) as Variable),
      ...own.filter((variable) => !(variable.scope === scope && scope.parameters.includes(variable.name))),
    ];
    for (const variable of ordered) {
      this.registers.set(variable, code.local());
      code.localNames.push(variable.name);
      if (variable.isCell) code.cellNames.push(variable.name);
    }
    code.freeBase = code.localNames.length;
    code.cellNames.sort(byCodePoints);
    for (const [name, variable] of [...scope.free].sort(([a], [b]) => byCodePoints(a, b))) {
      this.free.set(variable, code.local());
      code.freeNames.push(name);
      if (name === '__class__') code.classCellRegister = this.free.get(variable) as number;
    }
    if (code.freeNames.length > 0) code.emit('COPY_FREE', code.freeBase, code.freeNames.length);
    for (const variable of ordered) {
      if (variable.isCell) code.emit('MAKE_CELL', this.registers.get(variable) as number);
      if (variable.scope === scope && scope.parameters.includes(variable.name)) this.bound?.add(variable);
    }
  }

  /** Register of the cell a child takes for its free variable. */
  cellRegister(variable: Variable): number {
    return this.registers.get(variable) ?? (this.free.get(variable) as number);
  }

  resolve(name: string): { readonly name: string; readonly resolution: Resolution } {
    const mangled = this.current.mangle(name);
    return { name: mangled, resolution: this.current.resolution(mangled) };
  }

  /** Register of a plain local that is certainly bound and that nothing rebinds within an expression. */
  load(name: string, target: number | undefined, at: Position): number {
    const { code } = this;
    const { name: mangled, resolution } = this.resolve(name);
    code.at(at);
    if (resolution.kind === 'local' && !resolution.variable.isCell) {
      const register = this.registers.get(resolution.variable) as number;
      const unsure =
        this.bound !== undefined &&
        (!this.bound.has(resolution.variable) || this.scope.unbound.has(resolution.variable.name));
      if (unsure) {
        code.emit('CHECK_BOUND', register, code.nameIndex(mangled));
        this.bound?.add(resolution.variable);
      }
      if (target === undefined && !this.scope.rebound.has(resolution.variable.name)) return register;
      const destination = target ?? code.temporary();
      code.emit('MOVE', destination, register);
      return destination;
    }
    const destination = target ?? code.temporary();
    this.#loadOther(mangled, resolution, destination);
    return destination;
  }

  #loadOther(name: string, resolution: Resolution, destination: number): void {
    const { code } = this;
    switch (resolution.kind) {
      case 'local':
        code.emit('LOAD_CELL', destination, this.registers.get(resolution.variable) as number, code.nameIndex(name), 0);
        return;
      case 'free':
        code.emit('LOAD_CELL', destination, this.free.get(resolution.variable) as number, code.nameIndex(name), 1);
        return;
      case 'global':
        code.emit('LOAD_GLOBAL', destination, code.nameIndex(name), code.site());
        return;
      case 'namespace':
        if (this.scope.kind === 'module' && !this.dynamicNames)
          code.emit('LOAD_GLOBAL', destination, code.nameIndex(name), code.site());
        else code.emit('LOAD_NAME', destination, code.nameIndex(name));
        return;
      case 'namespaceOrFree':
        code.emit('LOAD_NAME_OR_CELL', destination, code.nameIndex(name), this.cellRegister(resolution.variable));
        return;
      case 'classDictionary':
        // The class namespace is looked at through the enclosing meaning: class names visible to annotation scopes
        // are found by the other meaning once the class body has run.
        this.#classDictionary(name, resolution, destination);
        return;
    }
  }

  #classDictionary(name: string, resolution: Resolution & { kind: 'classDictionary' }, destination: number): void {
    const { code } = this;
    const missing = code.label();
    const end = code.label();
    const mark = code.mark();
    const dictionary = code.temporary();
    const found = code.temporary();
    code.emit(
      'LOAD_CELL',
      dictionary,
      this.cellRegister(resolution.classDictionary),
      code.nameIndex('__classdict__'),
      1,
    );
    code.emit('CONTAINS', found, code.constant({ type: 'str', value: name }), dictionary);
    code.emit('JUMP_IF_FALSE', found, missing);
    code.emit('LOAD_SUBSCRIPT', destination, dictionary, code.constant({ type: 'str', value: name }), code.site());
    code.emit('JUMP', end);
    code.place(missing);
    this.#loadOther(name, resolution.otherwise, destination);
    code.place(end);
    code.release(mark);
  }

  /** Register that a value for this name may be computed into directly; undefined if it must be stored. */
  direct(name: string): number | undefined {
    const { resolution } = this.resolve(name);
    if (resolution.kind !== 'local' || resolution.variable.isCell) return undefined;
    return this.registers.get(resolution.variable);
  }

  /** Notes that the variable of a name is bound now. */
  bind(name: string): void {
    const { resolution } = this.resolve(name);
    if (resolution.kind === 'local') this.bound?.add(resolution.variable);
  }

  store(name: string, value: number): void {
    const { code } = this;
    const { name: mangled, resolution } = this.resolve(name);
    switch (resolution.kind) {
      case 'local': {
        const register = this.registers.get(resolution.variable) as number;
        if (resolution.variable.isCell) code.emit('STORE_CELL', register, value);
        else if (register !== value) code.emit('MOVE', register, value);
        this.bound?.add(resolution.variable);
        return;
      }
      case 'free':
        code.emit('STORE_CELL', this.free.get(resolution.variable) as number, value);
        return;
      case 'global':
        code.emit('STORE_GLOBAL', code.nameIndex(mangled), value, code.site());
        return;
      default:
        if (this.scope.kind === 'module' && !this.dynamicNames)
          code.emit('STORE_GLOBAL', code.nameIndex(mangled), value, code.site());
        else code.emit('STORE_NAME', code.nameIndex(mangled), value);
    }
  }

  delete(name: string): void {
    const { code } = this;
    const { name: mangled, resolution } = this.resolve(name);
    switch (resolution.kind) {
      case 'local': {
        const register = this.registers.get(resolution.variable) as number;
        if (resolution.variable.isCell) code.emit('DELETE_CELL', register, code.nameIndex(mangled), 0);
        else code.emit('DELETE_FAST', register, code.nameIndex(mangled));
        this.bound?.delete(resolution.variable);
        return;
      }
      case 'free':
        code.emit('DELETE_CELL', this.free.get(resolution.variable) as number, code.nameIndex(mangled), 1);
        return;
      case 'global':
        code.emit('DELETE_GLOBAL', code.nameIndex(mangled));
        return;
      default:
        if (this.scope.kind === 'module' && !this.dynamicNames) code.emit('DELETE_GLOBAL', code.nameIndex(mangled));
        else code.emit('DELETE_NAME', code.nameIndex(mangled));
    }
  }

  // --- what is certainly bound, along the paths of control

  saveBound(): Set<Variable> | undefined {
    return this.bound === undefined ? undefined : new Set(this.bound);
  }

  /** Two paths meet. */
  joinBound(other: ReadonlySet<Variable> | undefined): void {
    if (other === undefined) return;
    if (this.bound === undefined) this.bound = new Set(other);
    else for (const variable of this.bound) if (!other.has(variable)) this.bound.delete(variable);
  }
}

/** Order of names in CPython's tables of cells. */
const byCodePoints = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Variables of a code: of its scope and of the comprehensions in it. */
function variablesOf(scope: Scope): Variable[] {
  const own =
    scope.kind === 'class'
      ? [...scope.variables.values()].filter((variable) => variable.isCell)
      : [...scope.variables.values()];
  for (const child of scope.children) if (child.kind === 'comprehension') own.push(...variablesOf(child));
  return own;
}
