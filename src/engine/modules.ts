/** Which modules programs can import, and what those lack that CPython's have. */
import { ABSENT_MODULES, MISSING_NAMES } from '../modules/missing-names.ts';
import '../modules/table.ts';
import { moduleNames } from '../runtime/module-registry.ts';

export interface ModuleFacts {
  readonly name: string;
  /** Public names of CPython's module of that name that ours does not have: `name` or `Class.attribute`. */
  readonly missing: readonly string[];
}

/** All importable modules, by name. */
export function listModules(): ModuleFacts[] {
  const missing = new Map(
    MISSING_NAMES.trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [name, names] = line.split(': ') as [string, string];
        return [name, names.split(' ')] as const;
      }),
  );
  return moduleNames().map((name) => ({ name, missing: missing.get(name) ?? [] }));
}

/** Modules of CPython's library that are not here at all, but for those that were added since the table was written. */
export function absentModules(): string[] {
  const present = new Set(moduleNames());
  return ABSENT_MODULES.trim()
    .split(/\s+/)
    .filter((name) => !present.has(name));
}
