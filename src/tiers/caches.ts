/**
 * Filling the inline caches of attribute and global sites, together with performing the operation the slow way.
 * A site that keeps missing is megamorphic and is no longer refilled.
 */

import { nameError } from '../runtime/exceptions/raise.ts';
import type { Maybe } from '../runtime/guest.ts';
import { PyNamespace } from '../runtime/objects/dict.ts';
import { type LinkedCode, PyFunction, type Site } from '../runtime/objects/function.ts';
import { PyNative } from '../runtime/objects/native.ts';
import { PyObject, type Value } from '../runtime/objects/object.ts';
import { MAX_SHAPE_SLOTS, PyInstance } from '../runtime/objects/shape.ts';
import { objectType, type PyType } from '../runtime/objects/type.ts';
import { getAttribute, isDataDescriptor, setAttribute } from '../runtime/operations/attribute.ts';
import { typeOf } from '../runtime/operations/type-of.ts';

/** Misses after which a site is left alone. */
const MEGAMORPHIC = 64;

/** Reads a global and remembers its cells. */
export function fillLoadGlobal(link: LinkedCode, name: string, site: Site): Value {
  const { globals, builtins } = link;
  const value = globals.get(name) ?? builtins.get(name);
  if (value === undefined) throw nameError(`name '${name}' is not defined`, name);
  if (globals instanceof PyNamespace && builtins instanceof PyNamespace) {
    site.cell = globals.cell(name);
    site.fallback = builtins.cell(name);
  }
  return value;
}

function plainProtocol(type: PyType, dunder: '__getattribute__' | '__setattr__'): boolean {
  return type.lookupCell(dunder) === objectType.own.get(dunder);
}

export function fillLoadAttribute(object: Value, name: string, site: Site): Maybe<Value> {
  if (object instanceof PyInstance && object.shape !== undefined && site.misses < MEGAMORPHIC) {
    const { cls, shape } = object;
    const cell = cls.lookupCell(name);
    const slot = shape.slots.get(name);
    if (plainProtocol(cls, '__getattribute__') && (cell?.value === undefined || !isDataDescriptor(cell.value))) {
      const cacheable =
        slot !== undefined ||
        cell?.value instanceof PyFunction ||
        (cell?.value !== undefined && !(cell.value instanceof PyObject));
      if (cacheable) {
        site.misses++;
        site.guard = shape;
        site.version = cls.version;
        site.slot = slot ?? -1;
        site.cell = cell;
      }
    }
  }
  return getAttribute(object, name);
}

export function fillStoreAttribute(object: Value, name: string, value: Value, site: Site): Maybe<void> {
  if (object instanceof PyInstance && object.shape !== undefined && site.misses < MEGAMORPHIC) {
    const { cls, shape } = object;
    const inherited = cls.lookup(name);
    if (plainProtocol(cls, '__setattr__') && (inherited === undefined || !isDataDescriptor(inherited))) {
      const slot = shape.slots.get(name);
      if (slot !== undefined || (cls.hasDict && shape.names.length < MAX_SHAPE_SLOTS)) {
        site.misses++;
        site.guard = shape;
        site.version = cls.version;
        site.slot = slot ?? shape.names.length;
        site.next = slot === undefined ? shape.with(name) : undefined;
      }
    }
  }
  return setAttribute(object, name, value);
}

/**
 * Fills a LOAD_METHOD site and returns undefined if its fast path will now hit; else looks the attribute up.
 */
export function fillLoadMethod(object: Value, name: string, site: Site): Maybe<Value> | undefined {
  const type = typeOf(object);
  if (site.misses < MEGAMORPHIC && plainProtocol(type, '__getattribute__')) {
    const cell = type.lookupCell(name);
    const method = cell?.value;
    if (object instanceof PyInstance) {
      if (object.shape !== undefined && !object.shape.slots.has(name) && method instanceof PyFunction) {
        fill(site, object.shape, type, cell);
        return undefined;
      }
    } else if (
      method instanceof PyNative &&
      (method.kind === 'method' || method.kind === 'wrapper') &&
      !(object instanceof PyObject && 'attributes' in object)
    ) {
      fill(site, type, type, cell);
      return undefined;
    }
  }
  return getAttribute(object, name);
}

function fill(site: Site, guard: object, type: PyType, cell: Site['cell']): void {
  site.misses++;
  site.guard = guard;
  site.version = type.version;
  site.cell = cell;
}
