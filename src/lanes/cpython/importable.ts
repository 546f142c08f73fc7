/** The top-level modules that an interpreter can import, asked once: what a router must know before it starts a run. */
import { spawnSync } from 'node:child_process';
import { PYTHON_OPTIONS } from './python.ts';

const LIST = `import pkgutil, sys
print("\\n".join({*sys.builtin_module_names, *sys.stdlib_module_names, *(m.name for m in pkgutil.iter_modules())}))`;

/** Empty if the interpreter does not say (it is older than 3.10). */
export function importableModules(python: string): ReadonlySet<string> {
  const asked = spawnSync(python, [...PYTHON_OPTIONS, '-c', LIST], { encoding: 'utf8', timeout: 20_000 });
  return new Set(asked.status === 0 ? asked.stdout.split('\n').filter(Boolean) : []);
}
