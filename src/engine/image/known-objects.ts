/**
 * What every process of this version has by itself: builtin types, natives, the values that native modules begin with,
 * and the functions that the host hands in. An image names them. Takes a running realm; names are looked up in tables,
 * never as properties.
 */
import { builtinTable } from '../../builtins/table.ts';
import { PyException } from '../../runtime/exceptions/exception.ts';
import { findModule } from '../../runtime/module-registry.ts';
import { emptyTuple } from '../../runtime/objects/list.ts';
import { PyModule } from '../../runtime/objects/module.ts';
import { PyGetSet, PyNative } from '../../runtime/objects/native.ts';
import { PyObject, type Value } from '../../runtime/objects/object.ts';
import { builtinTypes, PyType } from '../../runtime/objects/type.ts';
import { realm } from '../../runtime/realm.ts';

/** The key of a builtin type: what Python calls it, and its layout where two are called the same. */
export function typeKey(type: PyType): string {
  return `${type.module}.${type.qualname}/${type.layout?.name ?? ''}`;
}

/** Names of the native modules that the session has imported. */
export function nativeModules(): string[] {
  const { modules } = realm();
  return modules.keys.filter((key): key is string => {
    const module = typeof key === 'string' ? modules.get(key) : undefined;
    return module instanceof PyModule && module.isBuiltin && isNative(key as string);
  });
}

function isNative(name: string): boolean {
  const builtin = findModule(name);
  return builtin !== undefined && builtin.source === undefined;
}

/** Values that builtin types hold (timezone.utc), by their names; of the types that were looked at so far. */
const held = new Map<PyObject, string>();
let looked = 0;

function heldByTypes(): ReadonlyMap<PyObject, string> {
  for (; looked < builtinTypes.length; looked++) {
    const type = builtinTypes[looked] as PyType;
    for (const [name, { value }] of type.own)
      if (value instanceof PyObject && !(value instanceof PyType) && !held.has(value))
        held.set(value, `a ${typeKey(type)} ${name}`);
  }
  return held;
}

export class KnownObjects {
  readonly #names = new Map<object, string>();
  readonly #objects = new Map<string, Value>();
  readonly #types = new Map<string, PyType>();
  readonly #held: ReadonlyMap<PyObject, string>;

  /** `hostFunctions`: what the host hands to the session, by name. */
  constructor(modules: readonly string[], hostFunctions: ReadonlyMap<string, PyNative>) {
    const contents = modules.filter(isNative).map((name) => [name, freshContent(name)] as const);
    this.#held = heldByTypes();
    for (const type of builtinTypes) {
      this.#types.set(typeKey(type), type);
      this.#add(`t ${typeKey(type)}`, type);
    }
    this.#add('emptyTuple', emptyTuple);
    for (const [name, value] of builtinTable) this.#add(`b ${name}`, value);
    for (const [name, value] of hostFunctions) this.#add(`h ${name}`, value);
    for (const [module, content] of contents)
      for (const [name, value] of content) {
        // Values that are the session's own are written, and found here only where they cannot be.
        if (value instanceof PyNative || (value instanceof PyType && value.builtin))
          this.#add(`m ${module} ${name}`, value);
        else this.#objects.set(`m ${module} ${name}`, value);
      }
  }

  #add(name: string, value: Value): void {
    this.#objects.set(name, value);
    if (typeof value === 'object' && !this.#names.has(value)) this.#names.set(value, name);
  }

  /** The name of an object, or undefined if it is the session's own. */
  nameOf(object: object): string | undefined {
    const known = this.#names.get(object) ?? this.#held.get(object as PyObject);
    if (known !== undefined || !(object instanceof PyNative || object instanceof PyGetSet)) return known;
    const { owner, name } = object;
    if (owner?.builtin === true && owner.own.get(name)?.value === object) return `a ${typeKey(owner)} ${name}`;
    if (!(object instanceof PyNative)) return undefined;
    // Natives that a module makes for each session are known by where they lie.
    const place = `m ${object.module ?? ''} ${name}`;
    const same = this.#objects.get(place);
    return same instanceof PyNative && same.signatureText === object.signatureText ? place : undefined;
  }

  /** The name of an object that a native module holds now, for what has no other form (sys.stdin). */
  placeOf(object: object): string | undefined {
    for (const module of nativeModules()) {
      const { attributes } = realm().modules.get(module) as PyModule;
      for (let entry = 0; entry < attributes.keys.length; entry++) {
        const place = `m ${module} ${String(attributes.keys[entry])}`;
        if (attributes.keys[entry] !== undefined && attributes.valueAt(entry) === object && this.#objects.has(place))
          return place;
      }
    }
    return undefined;
  }

  find(name: string): Value | undefined {
    const known = this.#objects.get(name);
    if (known !== undefined) return known;
    const [kind, key, attribute] = name.split(' ');
    if (kind !== 'a' || key === undefined || attribute === undefined) return undefined;
    const value = this.#types.get(key)?.own.get(attribute)?.value;
    return value instanceof PyObject ? value : undefined;
  }

  type(key: string): PyType | undefined {
    return this.#types.get(key);
  }
}

/** What a native module holds when it is imported. */
function freshContent(name: string): (readonly [name: string, value: Value])[] {
  const module = new PyModule(name);
  const filling = findModule(name)?.fill(module);
  try {
    // Native modules ask nobody; what one would ask for is simply not known by name.
    filling?.next();
  } catch (thrown) {
    // One that needs what the program is just importing.
    if (!(thrown instanceof PyException)) throw thrown;
  }
  return module.attributes.keys.flatMap((key, entry) =>
    typeof key === 'string' && !key.startsWith('__') ? [[key, module.attributes.valueAt(entry)] as const] : [],
  );
}
