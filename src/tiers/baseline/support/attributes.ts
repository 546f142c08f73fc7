/** Attributes and methods for generated code, by the inline caches of its sites. */
import { isPending } from '../../../runtime/guest.ts';
import { PyFunction, PyMethod, type Site } from '../../../runtime/objects/function.ts';
import type { Cell, Value } from '../../../runtime/objects/object.ts';
import { getSlot, type PyInstance } from '../../../runtime/objects/shape.ts';
import { PySuper, superType } from '../../../runtime/objects/super.ts';
import type { PyType } from '../../../runtime/objects/type.ts';
import { getAttribute } from '../../../runtime/operations/attribute.ts';
import {
  attributeEntry,
  boundTo,
  computed,
  entryValue,
  loadMethod as findMethod,
  getterOf,
  isBinding,
  loaded,
  otherEntry,
  PLACE,
  storeAttribute as store,
} from '../../inline-caches.ts';
import { callWith, settled } from '../../nested.ts';
import type { Thread } from '../../thread.ts';

export function loadAttribute(thread: Thread, depth: number, a: Value, name: string, site: Site): Value {
  thread.nativeDepth = depth;
  const entry = attributeEntry(a, name, site);
  if (entry !== undefined) {
    const found = entryValue(entry, a);
    if (found instanceof PyFunction && isBinding(entry)) {
      thread.budget.allocate(48);
      return new PyMethod(found, boundTo(entry, a));
    }
    if (found !== undefined) return found;
    if (entry.slot === PLACE.property) return callWith(thread, depth, getterOf(entry), [a]);
    if (entry.slot === PLACE.computed) return settled(thread, depth, computed(entry, a));
  }
  return settled(thread, depth, getAttribute(a, name));
}

/** The function that a site's further entries have as a method of an instance; undefined if they say nothing of it. */
export function otherMethod(site: Site, instance: PyInstance): PyFunction | undefined {
  const entry = otherEntry(site, instance);
  if (entry === undefined || entry.slot !== PLACE.classAttribute) return undefined;
  const method = (entry.cell as Cell).value;
  return method instanceof PyFunction ? method : undefined;
}

/** The value of the slot that a site's further entries have for an instance. */
export function otherSlot(site: Site, instance: PyInstance): Value | undefined {
  const entry = otherEntry(site, instance);
  return entry === undefined || entry.slot < 0 ? undefined : getSlot(instance, entry.slot);
}

export function storeAttribute(thread: Thread, depth: number, a: Value, name: string, value: Value, site: Site): void {
  thread.nativeDepth = depth;
  settled(thread, depth, store(a, name, value, site));
}

/** The function of `a.name` with the receiver in `thread.receiver`, or the attribute and no receiver. */
export function loadMethod(thread: Thread, depth: number, a: Value, name: string, site: Site): Value {
  thread.nativeDepth = depth;
  if (a instanceof PySuper && a.cls === superType) {
    const method = superMethod(a, name);
    if (method !== undefined) {
      thread.receiver = a.object;
      return method;
    }
  }
  const found = findMethod(a, name, site);
  if (!isPending(found)) {
    thread.receiver = loaded.receiver;
    return found;
  }
  // What the lookup runs loads methods too: none of their receivers is meant.
  const value = settled(thread, depth, found);
  thread.receiver = undefined;
  return value;
}

function superMethod(a: PySuper, name: string): PyFunction | undefined {
  if (a.owner === undefined || a.object === undefined || a.owner === a.object || name === '__class__') return undefined;
  const { mro } = a.owner;
  for (let i = mro.indexOf(a.start as PyType) + 1; i < mro.length; i++) {
    const attribute = (mro[i] as PyType).own.get(name)?.value;
    if (attribute !== undefined) return attribute instanceof PyFunction ? attribute : undefined;
  }
  return undefined;
}
