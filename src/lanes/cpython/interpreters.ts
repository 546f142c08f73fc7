/** The interpreter that new templates of a lane start with, and which ones are still in use. */

/** An interpreter, and the modules that its templates import first. */
export interface Interpreter {
  readonly python: string;
  readonly modules: readonly string[];
}

export class Interpreters {
  current: Interpreter;
  readonly #users = new Map<string, number>();
  readonly #released = new Map<string, (() => void)[]>();

  constructor(first: Interpreter) {
    this.current = first;
  }

  /** A template of this interpreter starts. */
  taken(python: string): void {
    this.#users.set(python, (this.#users.get(python) ?? 0) + 1);
  }

  /** It has ended. */
  left(python: string): void {
    const users = (this.#users.get(python) ?? 0) - 1;
    this.#users.set(python, users);
    if (users > 0) return;
    this.#users.delete(python);
    for (const resolve of this.#released.get(python) ?? []) resolve();
    this.#released.delete(python);
  }

  /** Resolves when no template uses it. */
  released(python: string): Promise<void> {
    if (!this.#users.has(python)) return Promise.resolve();
    return new Promise((resolve) => this.#released.set(python, [...(this.#released.get(python) ?? []), resolve]));
  }
}
