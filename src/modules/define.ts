/** Making modules: native ones from tables, and those written in Python from their text. */
import type { Code } from '../bytecode/code.ts';
import { runCode } from '../runtime/import.ts';
import type { BuiltinModule } from '../runtime/module-registry.ts';
import { type NativeImplementation, nativeFunction } from '../runtime/objects/native.ts';
import type { Value } from '../runtime/objects/object.ts';
import { realm } from '../runtime/realm.ts';
import { registerSource } from '../runtime/source.ts';

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

/** The file name of a module written in Python, in tracebacks. */
export function libraryFile(name: string): string {
  return `lib/${name.replaceAll('.', '/')}.py`;
}

/** A module written in Python. It is compiled once for all sessions; every session runs its body for itself. */
export function pythonModule(name: string, source: string, isPackage: boolean): BuiltinModule {
  let code: Code | undefined;
  const filename = libraryFile(name);
  return {
    name,
    isPackage,
    source,
    *fill(module) {
      registerSource(filename, source);
      code ??= yield* realm().compile(source, filename, 'exec', { module: true, futureFlags: 0 });
      module.attributes.setName('__builtins__', realm().modules.get('builtins') ?? realm().builtins);
      yield* runCode(module, code);
    },
  };
}
