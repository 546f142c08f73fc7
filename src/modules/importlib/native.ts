/** _imp: what importlib needs of the import system. */
import { typeError } from '../../runtime/exceptions/raise.ts';
import type { Guest } from '../../runtime/guest.ts';
import { fillModule, findModuleFile } from '../../runtime/import.ts';
import { findModule } from '../../runtime/module-registry.ts';
import { PyTuple } from '../../runtime/objects/list.ts';
import { PyModule } from '../../runtime/objects/module.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { strOf, strToText, textToStr } from '../../runtime/objects/str.ts';
import { typeName } from '../../runtime/operations/type-of.ts';
import { nativeModule } from '../define.ts';

function nameOf(value: Value): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`module name must be str, not ${typeName(value)}`);
  return strToText(text);
}

export const builtinModule = nativeModule('_imp', {
  /** (origin, is a package, folder) of a module that could be imported, or None. */
  find: [
    '(name, parent=None, /)',
    (name: Value, parent: Value = None) => {
      const text = nameOf(name);
      const builtin = findModule(text);
      if (builtin !== undefined) return new PyTuple(['built-in', builtin.isPackage, None]);
      const found = findModuleFile(text, parent === None ? undefined : parent);
      if (found === undefined) return None;
      const folder = found.folder === undefined ? None : textToStr(found.folder);
      return new PyTuple([textToStr(found.path), found.folder !== undefined, folder]);
    },
  ],
  /** Runs a module's code in a module object. */
  exec: [
    '(module, name, parent=None, /)',
    function* (module: Value, name: Value, parent: Value = None): Guest<Value> {
      if (!(module instanceof PyModule)) throw typeError('exec_module() argument must be a module');
      yield* fillModule(module, nameOf(name), parent === None ? undefined : parent);
      return None;
    },
  ],
});
