/** JS classes of what lies in a session, by keys that every process of this version has. */

import { PyNamespace } from '../../runtime/objects/dict.ts';
import { NativeFrame } from '../../runtime/objects/frame.ts';
import { KeyIndex, TupleIndex } from '../../runtime/objects/key-index.ts';
import { PyBoundNative } from '../../runtime/objects/native.ts';
import { Cell } from '../../runtime/objects/object.ts';
import { PySet } from '../../runtime/objects/set.ts';
import { SetIterator } from '../../runtime/objects/set-iterator.ts';
import { PyInstance } from '../../runtime/objects/shape.ts';
import { builtinTypes, type Layout, objectType, subclassLayout, typeType } from '../../runtime/objects/type.ts';
import { type SavedLayout, savedLayouts } from '../../runtime/saving.ts';
import { typeKey } from './known-objects.ts';

interface Entry {
  readonly layout: SavedLayout;
  readonly make: () => object;
}

/** Of the runtime's own, that no builtin type has. */
const OWN: readonly (readonly [key: string, layout: SavedLayout, make: () => object])[] = [
  ['namespace', PyNamespace, () => new PyNamespace()],
  ['cell', Cell, () => new Cell(undefined)],
  ['bound native', PyBoundNative, () => shell(PyBoundNative)],
  // Its constructor looks into the set, and it has private methods.
  ['set iterator', SetIterator, () => new SetIterator(new PySet())],
  ['key index', KeyIndex, () => new KeyIndex()],
  ['tuple index', TupleIndex, () => new TupleIndex()],
  ['instance', PyInstance, () => new PyInstance(objectType, undefined)],
];

export class Layouts {
  readonly #entries = new Map<string, Entry>();
  readonly #keys = new Map<unknown, string>([[NativeFrame, '']]);

  constructor() {
    for (const [key, layout, make] of OWN) this.#add(key, layout, make);
    for (const [name, { layout, make }] of savedLayouts) this.#add(`- ${name}`, layout, make);
    for (const type of builtinTypes) {
      const { layout } = type;
      if (layout === undefined || type === typeType || this.#keys.has(layout)) continue;
      this.#add(typeKey(type), layout, undefined);
    }
  }

  #add(key: string, layout: SavedLayout, make: (() => object) | undefined): void {
    this.#keys.set(layout, key);
    this.#entries.set(key, { layout, make: make ?? (() => shell(layout)) });
  }

  /** The key of an object's class; undefined: such objects cannot be saved. */
  keyOf(object: object): string | undefined {
    const layout = classOf(object);
    const key = this.#keys.get(layout);
    if (key !== undefined) return key === '' ? undefined : key;
    const base = typeof layout === 'function' ? (Object.getPrototypeOf(layout) as unknown) : undefined;
    const baseKey = this.#keys.get(base);
    return baseKey !== undefined && baseKey !== '' && subclassLayout(base as Layout) === layout
      ? `+${baseKey}`
      : undefined;
  }

  /** The class under a key. */
  find(key: string): Entry | undefined {
    const found = this.#entries.get(key);
    if (found !== undefined || !key.startsWith('+')) return found;
    const base = this.#entries.get(key.slice(1));
    if (base === undefined) return undefined;
    const layout = subclassLayout(base.layout as Layout) as SavedLayout;
    return { layout, make: () => shell(layout) };
  }
}

export function classOf(object: object): unknown {
  const prototype: unknown = Object.getPrototypeOf(object);
  return typeof prototype === 'object' && prototype !== null ? prototype.constructor : undefined;
}

/** An instance without content. Constructors that look into what they are given are passed by: their fields are all set. */
function shell(layout: SavedLayout): object {
  try {
    return new (layout as unknown as new () => object)();
  } catch {
    return Object.create(layout.prototype as object) as object;
  }
}
