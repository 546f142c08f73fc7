/** Which modules there are and how one is made; the table in modules/table fills it. */
import type { Guest } from './guest.ts';
import type { PyModule } from './objects/module.ts';

/** A builtin module: fills a fresh module object's namespace in the running realm. */
export interface BuiltinModule {
  readonly name: string;
  /** True if it has submodules. */
  readonly isPackage: boolean;
  /** Its text, where it is written in Python. */
  readonly source?: string;
  fill(module: PyModule): Guest<void>;
}

const registry = new Map<string, () => BuiltinModule>();

/** Makes a module importable; `load` runs at its first import, so that a module costs nothing before. */
export function registerModule(name: string, load: () => BuiltinModule): void {
  registry.set(name, load);
}

export function hasModule(name: string): boolean {
  return registry.has(name);
}

export function findModule(name: string): BuiltinModule | undefined {
  return registry.get(name)?.();
}

/** Names of all builtin modules. */
export function moduleFiles(): readonly string[] {
  return [...registry.keys()];
}

/** Names of all builtin modules that programs are meant to import, sorted. */
export function moduleNames(): readonly string[] {
  return [...registry.keys()].filter((name) => !name.startsWith('_') || name === '__future__').sort();
}
