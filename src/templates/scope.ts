/**
 * Which Python variable holds a name of the template at a place. Every scope has variables of its own for what it binds;
 * what no scope binds is asked of the context once, when the function begins.
 */
import type { Statement } from '../syntax/tree.ts';
import type { PythonBuilder } from './python.ts';

/** The function of a template or of a block: it begins with what its body needs from the context. */
export class RootFunction {
  /** Statements that run first. */
  readonly prologue: Statement[] = [];
  readonly #python: PythonBuilder;
  readonly #loaded = new Map<string, string>();
  readonly #callables = new Map<string, string>();
  #count = 0;

  constructor(python: PythonBuilder) {
    this.#python = python;
  }

  /** A Python name that nothing else in the function has. */
  fresh(stem: string): string {
    return `${stem}${++this.#count}`;
  }

  variable(name: string): string {
    return `${this.fresh('l')}_${name}`;
  }

  /** The variable with the context's value of a name. */
  load(name: string): string {
    let variable = this.#loaded.get(name);
    if (variable === undefined) {
      variable = this.variable(name);
      this.#loaded.set(name, variable);
      const python = this.#python;
      this.prologue.push(python.set(variable, python.call('resolve', [python.text(name)])));
    }
    return variable;
  }

  /** The variable with a filter or test of the environment, bound to what it wants passed. */
  callable(kind: 'filter' | 'test', name: string): string {
    const key = `${kind} ${name}`;
    let variable = this.#callables.get(key);
    if (variable === undefined) {
      variable = this.fresh(kind);
      this.#callables.set(key, variable);
      const python = this.#python;
      this.prologue.push(
        python.set(variable, python.call(`bind_${kind}`, [python.name('context'), python.text(name)])),
      );
    }
    return variable;
  }
}

export class Scope {
  readonly root: RootFunction;
  readonly parent: Scope | undefined;
  readonly #variables = new Map<string, string>();
  /** Names whose variable surely has a value here. */
  readonly #sure = new Set<string>();

  constructor(root: RootFunction, parent: Scope | undefined) {
    this.root = root;
    this.parent = parent;
  }

  /** Binds a name in this scope; `sure`: its variable has a value from the start. */
  bind(name: string, sure: boolean): string {
    const variable = this.root.variable(name);
    this.#variables.set(name, variable);
    if (sure) this.#sure.add(name);
    return variable;
  }

  has(name: string): boolean {
    return this.#variables.has(name);
  }

  markSure(name: string): void {
    this.#sure.add(name);
  }

  /** The variable to read a name from, and whether it may hold no value. */
  find(name: string): { readonly variable: string; readonly sure: boolean } {
    const variable = this.#variables.get(name);
    if (variable !== undefined) return { variable, sure: this.#sure.has(name) };
    return this.parent?.find(name) ?? { variable: this.root.load(name), sure: false };
  }

  /** Everything bound from here outwards, the innermost of a name; the outermost scope only if it `counts`. */
  visible(outermostCounts: boolean): ReadonlyMap<string, string> {
    const seen = new Map<string, string>();
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      if (scope.parent === undefined && !outermostCounts) break;
      for (const [name, variable] of scope.#variables) if (!seen.has(name)) seen.set(name, variable);
    }
    return seen;
  }
}
