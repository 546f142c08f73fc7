/** The importable modules: the allow-list. A module is a folder or file and one line here. */
import { type BuiltinModule, registerModule } from '../runtime/module-registry.ts';
import { PyModule } from '../runtime/objects/module.ts';
import { realm } from '../runtime/realm.ts';
import { json } from './json.ts';
import { math } from './math.ts';
import { sys } from './sys.ts';
import { time } from './time.ts';

const table: readonly BuiltinModule[] = [json, math, sys, time];
for (const module of table) registerModule(module);

/** Makes `builtins` known to a fresh session. */
export function installModules(): void {
  const { modules, builtins } = realm();
  const module = new PyModule('builtins');
  module.attributes = builtins;
  builtins.setName('__name__', 'builtins');
  modules.set('builtins', 'builtins', module);
}
