/**
 * The variables of a session as JSON, from which another process makes equal ones (restore.ts): data by value, functions and
 * classes by the text that defined them, instances by class and attributes, what lies in modules by its name. Values of which
 * none of that is true (generators, closures, open files) are left out and named.
 */
import { type Guest, settle } from '../../runtime/guest.ts';
import type { PyNamespace } from '../../runtime/objects/dict.ts';
import { PyFunction, PyMethod } from '../../runtime/objects/function.ts';
import { PyModule } from '../../runtime/objects/module.ts';
import { PyNative } from '../../runtime/objects/native.ts';
import type { PyObject, Value } from '../../runtime/objects/object.ts';
import { moduleName } from '../../runtime/objects/object-methods.ts';
import { getSlot, PyInstance } from '../../runtime/objects/shape.ts';
import { PyType } from '../../runtime/objects/type.ts';
import { isCallable } from '../../runtime/operations/call.ts';
import { realm } from '../../runtime/realm.ts';
import { Encoder } from '../wire/encode.ts';
import { type Handles, TooLarge, type Wire, type WireObject } from '../wire/wire.ts';
import type { Definitions } from './definitions.ts';

/** Plain data, for `restore`. */
export interface Snapshot {
  /** Name and source of what was defined, in order. */
  readonly definitions: readonly (readonly [name: string, source: string])[];
  /** Name, value, name, value. */
  readonly values: readonly Wire[];
  /** Variables that are not in it. */
  readonly lost: readonly string[];
}

/** What of a program cannot be put down. */
export class Unsavable extends Error {
  override name = 'Unsavable';
}

/** Variables left out before it is given up on saving the others. */
const MAX_LOST = 100;

export interface SnapshotSource {
  readonly globals: PyNamespace;
  readonly definitions: Definitions;
  readonly tools: ReadonlyMap<string, Value>;
  readonly handles: Handles;
}

/** Undefined if it would have more characters than that. */
export function* takeSnapshot(source: SnapshotSource, maxCharacters: number): Guest<Snapshot | undefined> {
  const { globals, definitions, tools } = source;
  const defined = definitions.entries.filter(([name]) => globals.get(name) !== undefined);
  const names = variableNames(globals).filter((name) => globals.get(name) !== tools.get(name));
  const lost: string[] = [];
  while (lost.length < MAX_LOST) {
    const attempt = new SnapshotEncoder(source, defined, maxCharacters);
    const failed = yield* attempt.all(names.filter((name) => !lost.includes(name)));
    if (failed === 'large') return undefined;
    if (failed === undefined) return { definitions: defined, values: attempt.values, lost };
    lost.push(failed);
  }
  return { definitions: defined, values: [], lost: names };
}

function variableNames(globals: PyNamespace): string[] {
  const names: string[] = [];
  for (const key of globals.keys)
    if (typeof key === 'string' && !/^__\w+__$/.test(key) && globals.get(key) !== undefined) names.push(key);
  return names;
}

/** False where the name was given another value since. */
function isMadeBy(name: string, value: Value): boolean {
  if (value instanceof PyType) return value.name === name;
  if (value instanceof PyFunction) return value.link.code.name === name || value.link.code.name === '<lambda>';
  return isCallable(value);
}

class SnapshotEncoder {
  readonly values: Wire[] = [];
  readonly #source: SnapshotSource;
  readonly #encoder: Encoder;
  /** Name of the definition that made a value. */
  readonly #made = new Map<Value, string>();
  readonly #toolNames = new Map<Value, string>();

  constructor(source: SnapshotSource, defined: readonly (readonly [string, string])[], maxCharacters: number) {
    this.#source = source;
    for (const [name] of defined) {
      const value = source.globals.get(name) as Value;
      if (isMadeBy(name, value)) this.#made.set(value, name);
    }
    for (const [name, tool] of source.tools) this.#toolNames.set(tool, name);
    this.#encoder = new Encoder(source.handles, maxCharacters, (wire, value, depth) => this.#other(wire, value, depth));
  }

  /** The name of a variable that cannot be put down, or `large`. */
  *all(names: readonly string[]): Guest<string | undefined> {
    for (const name of names) {
      const value = this.#source.globals.get(name) as Value;
      // Made by its definition.
      if (this.#made.get(value) === name) continue;
      try {
        this.values.push(name, yield* this.#encoder.value(value));
      } catch (thrown) {
        if (thrown instanceof TooLarge) return 'large';
        if (thrown instanceof Unsavable) return name;
        throw thrown;
      }
    }
    return undefined;
  }

  *#other(wire: WireObject, value: PyObject, depth: number): Guest<void> {
    const definition = this.#made.get(value);
    const tool = this.#toolNames.get(value);
    if (definition !== undefined) wire['D'] = definition;
    else if (tool !== undefined) wire['tool'] = tool;
    else if (value instanceof PyModule) {
      const name = value.attributes.get('__name__');
      if (typeof name !== 'string' || realm().modules.get(name) !== value) throw new Unsavable();
      wire['m'] = name;
    } else if (value instanceof PyInstance) yield* this.#instance(wire, value, depth);
    else if (value instanceof PyMethod && value.func instanceof PyFunction) {
      wire['bm'] = [yield* this.#encoder.value(value.self, depth + 1), value.func.name];
    } else if (value instanceof PyNative || value instanceof PyType || value instanceof PyFunction)
      this.#inModule(wire, value);
    else throw new Unsavable();
  }

  *#instance(wire: WireObject, value: PyInstance, depth: number): Guest<void> {
    const attributes: (readonly [string, Value])[] = [];
    for (const [name, slot] of value.shape?.slots ?? []) {
      const content = getSlot(value, slot);
      if (content !== undefined) attributes.push([name, content]);
    }
    for (let entry = 0; entry < (value.dict?.keys.length ?? 0); entry++) {
      const key = value.dict?.keys[entry];
      if (typeof key === 'string')
        attributes.push([key, (value.dict as NonNullable<typeof value.dict>).valueAt(entry)]);
    }
    // A member of an Enum is what its class made.
    const member = attributes.find(([name]) => name === '_name_')?.[1];
    const wireClass = yield* this.#encoder.value(value.cls, depth + 1);
    if (typeof member === 'string' && (yield* settle(value.cls.lookup(member))) === value) {
      wire['at'] = [wireClass, member];
      return;
    }
    const encoded: Wire[] = [];
    wire['o'] = wireClass;
    wire['has'] = encoded;
    for (const [name, content] of attributes) encoded.push(name, yield* this.#encoder.value(content, depth + 1));
  }

  /** A function or class that a module has under its own name. */
  #inModule(wire: WireObject, value: PyNative | PyType | PyFunction): void {
    const module = value instanceof PyType ? moduleName(value) : value.module;
    const name = value instanceof PyType ? value.qualname : value.name;
    const found = typeof module === 'string' && module !== '__main__' ? realm().modules.get(module) : undefined;
    if (!(found instanceof PyModule) || found.attributes.get(name) !== value) throw new Unsavable();
    wire['q'] = [module, name];
  }
}
