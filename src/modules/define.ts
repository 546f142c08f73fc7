/** Making native modules from tables. */
import type { BuiltinModule } from '../runtime/module-registry.ts';
import { type NativeImplementation, nativeFunction } from '../runtime/objects/native.ts';
import type { Value } from '../runtime/objects/object.ts';

/** Functions: Python name to signature and implementation. */
export type FunctionTable = Readonly<Record<string, readonly [signature: string, call: NativeImplementation]>>;

/** A module of native functions and values; `values` runs in the session that imports it. */
export function nativeModule(
  name: string,
  functions: FunctionTable,
  values: () => Readonly<Record<string, Value>> = () => ({}),
): BuiltinModule {
  // Functions are made once for all sessions: they hold no state.
  const natives = Object.entries(functions).map(([key, [signature, call]]) =>
    nativeFunction(key, signature, call, name),
  );
  return {
    name,
    isPackage: false,
    *fill(module) {
      for (const native of natives) module.attributes.setName(native.name, native);
      for (const [key, value] of Object.entries(values())) module.attributes.setName(key, value);
    },
  };
}
