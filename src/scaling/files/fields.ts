/** Keys of a mapping, taken one by one with their types; what nobody took is refused at the end. */
import { milliOf, parseQuantity } from '../hpa/quantity.ts';

/** A key with a value it cannot have. */
export class ScenarioProblem extends Error {}

export class Fields {
  readonly #values: Map<string, unknown>;
  readonly #path: string;
  readonly #known = new Set<string>();

  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new ScenarioProblem(`${path === '' ? 'the scenario' : path} must be a mapping`);
    this.#values = new Map(Object.entries(value));
    this.#path = path;
  }

  keys(): string[] {
    return [...this.#values.keys()];
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  peek(key: string): unknown {
    return this.#values.get(key);
  }

  take(key: string): unknown {
    this.#known.add(key);
    return this.#values.get(key) ?? undefined;
  }

  pathOf(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }

  problem(key: string, what: string): ScenarioProblem {
    return new ScenarioProblem(`${this.pathOf(key)} ${what}`);
  }

  number(key: string, fallback: number, least: number): number {
    const value = this.take(key);
    if (value === undefined) return fallback;
    if (typeof value === 'number' && value >= least) return value;
    throw this.problem(key, `is ${JSON.stringify(value)}; it must be a number of ${least} or more`);
  }

  text(key: string, fallback: string): string {
    const value = this.take(key);
    if (value === undefined) return fallback;
    if (typeof value === 'string') return value;
    throw this.problem(key, `is ${JSON.stringify(value)}; it must be a text`);
  }

  boolean(key: string, fallback: boolean): boolean {
    const value = this.take(key);
    if (value === undefined) return fallback;
    if (typeof value === 'boolean') return value;
    throw this.problem(key, `is ${JSON.stringify(value)}; it must be true or false`);
  }

  choice<Choice extends string>(key: string, choices: readonly Choice[], fallback: Choice): Choice {
    const value = this.take(key);
    if (value === undefined) return fallback;
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw this.problem(key, `is ${JSON.stringify(value)}; it can be ${choices.join(', ')}`);
  }

  /** A quantity of cores, in thousandths. */
  milli(key: string, fallback: number): number {
    const value = this.take(key);
    if (value === undefined) return fallback;
    const quantity = parseQuantity(value);
    if (quantity !== undefined) return milliOf(quantity);
    throw this.problem(key, `is ${JSON.stringify(value)}; it must be a quantity like 500m or 2`);
  }

  bytes(key: string, fallback: number): number {
    const value = this.take(key);
    if (value === undefined) return fallback;
    const quantity = parseQuantity(value);
    if (quantity !== undefined) return milliOf(quantity) / 1000;
    throw this.problem(key, `is ${JSON.stringify(value)}; it must be a quantity like 512Mi or 4Gi`);
  }

  section(key: string): Fields {
    return new Fields(this.take(key) ?? {}, this.pathOf(key));
  }

  sections(key: string): Fields[] {
    const value = this.take(key) ?? [];
    if (!Array.isArray(value)) throw this.problem(key, 'must be a list');
    return value.map((entry, index) => new Fields(entry, `${this.pathOf(key)}[${index}]`));
  }

  /** Refuses what was never asked for: a misspelt key would otherwise do nothing, silently. */
  done(): void {
    const unknown = this.keys().find((key) => !this.#known.has(key));
    if (unknown !== undefined)
      throw this.problem(unknown, `is not known; here there can be ${[...this.#known].sort().join(', ')}`);
  }
}
