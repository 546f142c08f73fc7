/** Making modules: native ones from tables, and those written in Python from their text. */
import { readFileSync } from 'node:fs';
import type { Code } from '../bytecode/code.ts';
import { decodeCode } from '../bytecode/stored-code.ts';
import { packageFile, readPackageFile } from '../locate.ts';
import { runCode } from '../runtime/import.ts';
import type { BuiltinModule } from '../runtime/module-registry.ts';
import { type NativeImplementation, nativeFunction } from '../runtime/objects/native.ts';
import type { Value } from '../runtime/objects/object.ts';
import { realm } from '../runtime/realm.ts';
import { libraryFile } from '../runtime/source.ts';

/** Functions: Python name to signature and implementation. */
export type FunctionTable = Readonly<Record<string, readonly [signature: string, call: NativeImplementation]>>;

/**
 * A module of native functions and values; `values` runs in the session that imports it. `python`: the functions are
 * Python code in CPython, so messages about their arguments are a Python function's.
 */
export function nativeModule(
  name: string,
  functions: FunctionTable,
  values: () => Readonly<Record<string, Value>> = () => ({}),
  options: { readonly python?: boolean } = {},
): BuiltinModule {
  // Functions are made once for all sessions: they hold no state.
  const natives = Object.entries(functions).map(([key, [signature, call]]) =>
    nativeFunction(key, signature, call, name),
  );
  if (options.python === true) for (const native of natives) native.pythonName = native.name;
  return {
    name,
    isPackage: false,
    *fill(module) {
      for (const native of natives) module.attributes.setName(native.name, native);
      for (const [key, value] of Object.entries(values())) module.attributes.setName(key, value);
    },
  };
}

/** Code of modules in Python that this process has, by name. */
const codes = new Map<string, Code>();

/** Where the package has the code of a module that its build compiled (scripts/library-code.ts); the sources have none. */
export const storedCodePath = (name: string): string => `library/${name}.code`;

/** The code of a module in Python: what was loaded or compiled here, else what the package has of it. */
export function libraryCode(name: string): Code | undefined {
  const known = codes.get(name);
  if (known !== undefined) return known;
  const bytes = readPackageFile(storedCodePath(name));
  const code = bytes === undefined ? undefined : decodeCode(bytes, libraryFile(name));
  if (code !== undefined) codes.set(name, code);
  return code;
}

/**
 * A module written in Python, its text in a file of the package. It is compiled when the package is built, or else once
 * for all sessions; every session runs its body for itself.
 */
export function pythonModule(name: string, path: string, isPackage: boolean): BuiltinModule {
  let text: string | undefined;
  const source = (): string => {
    text ??= readFileSync(packageFile(path), 'utf8');
    return text;
  };
  return {
    name,
    isPackage,
    get source() {
      return source();
    },
    *fill(module) {
      let code = libraryCode(name);
      if (code === undefined) {
        code = yield* realm().compile(source(), libraryFile(name), 'exec', { module: true, futureFlags: 0 });
        codes.set(name, code);
      }
      module.attributes.setName('__builtins__', realm().modules.get('builtins') ?? realm().builtins);
      yield* runCode(module, code);
    },
  };
}
