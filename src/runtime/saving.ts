/**
 * What of a session's state is written down when the session is saved (engine/image), beyond what can be seen: Python
 * values are known by their type. Whoever keeps other objects in them names the class here; whoever keeps what can be
 * made again says how.
 */

/** A JS class whose instances lie in values or in the state of modules. */
export type SavedLayout = abstract new (...args: never[]) => object;

/** Facts that an object is made again from. */
export type Facts = readonly (string | number | Uint8Array)[];

/** Something has no form outside the process; the reason is a phrase. */
export class NotSaved extends Error {}

/** How instances of a class are made again. */
export interface Rebuilding {
  /** Throws NotSaved where they do not tell all. */
  facts(object: never): Facts;
  /** `layout`: the class itself, or that of the values of its Python subclasses. */
  rebuild(facts: Facts, layout: SavedLayout): object;
}

interface Named {
  readonly layout: SavedLayout;
  /** Makes an instance whose fields are then set; absent: the constructor without arguments. */
  readonly make: (() => object) | undefined;
}

const named = new Map<string, Named>();
const rebuilt = new Map<SavedLayout, Rebuilding>();
const restored = new Map<SavedLayout, (object: never) => void>();
const transient = new Set<string>();

/** Classes of objects that are no Python values, by name. All of their state is in plain fields. */
export const savedLayouts: ReadonlyMap<string, Named> = named;

/** Names a class whose instances may be saved. The name is part of the format. */
export function savedLayout(name: string, layout: SavedLayout, make?: () => object): void {
  named.set(name, { layout, make });
}

/** Values of this layout are made again from facts, not from their fields. */
export function savedAsFacts(layout: SavedLayout, rebuilding: Rebuilding): void {
  rebuilt.set(layout, rebuilding);
}

/** Values of this layout cannot be saved; `what`: a phrase that says why. */
export function neverSaved(layout: SavedLayout, what: string): void {
  const refuse = (): never => {
    throw new NotSaved(what);
  };
  rebuilt.set(layout, { facts: refuse, rebuild: refuse });
}

export const rebuildingOf = (layout: SavedLayout): Rebuilding | undefined => rebuilt.get(layout);

/** What has to be done when a value of this layout was restored, in the running realm. */
export function afterRestoring<T extends object>(
  layout: abstract new (...args: never[]) => T,
  act: (object: T) => void,
): void {
  restored.set(layout as SavedLayout, act as (object: never) => void);
}

export const actAfterRestoring = (layout: SavedLayout): ((object: never) => void) | undefined => restored.get(layout);

/** The state of a module under this name (Realm.state) is a cache: it is not saved. */
export function transientState(name: string): void {
  transient.add(name);
}

export function isTransient(name: string): boolean {
  return transient.has(name) || name.startsWith('importing:');
}
