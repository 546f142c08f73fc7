/**
 * Filling the inline caches of attribute and global sites, together with performing the operation the slow way.
 * A site that keeps missing is megamorphic and is no longer refilled.
 */

import { nameError } from '../runtime/exceptions/raise.ts';
import type { Maybe } from '../runtime/guest.ts';
import { PyNamespace } from '../runtime/objects/dict.ts';
import { type LinkedCode, PyFunction, type Site } from '../runtime/objects/function.ts';
import { moduleType, PyModule } from '../runtime/objects/module.ts';
import { PyNative } from '../runtime/objects/native.ts';
import { PyObject, type Value } from '../runtime/objects/object.ts';
import { PyProperty, propertyType } from '../runtime/objects/property.ts';
import { MAX_SHAPE_SLOTS, PyInstance, type Shape } from '../runtime/objects/shape.ts';
import { objectType, PyType, typeType } from '../runtime/objects/type.ts';
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

/** Meanings of `Site.slot` below 0. */
const CLASS_ATTRIBUTE = -1;
const PROPERTY = -2;
const OF_CLASS = -3;
const OF_MODULE = -4;

/** The attribute of a class or a module at a site that has seen that very object; undefined if it has not. */
export function cachedAttribute(object: Value, site: Site): Value | undefined {
  if (site.guard !== object) return undefined;
  if (site.slot === OF_MODULE) return site.cell?.value;
  if (site.slot !== OF_CLASS || !(object instanceof PyType)) return undefined;
  return object.version === site.version && object.cls === typeType ? site.cell?.value : undefined;
}

export function fillLoadAttribute(object: Value, name: string, site: Site): Maybe<Value> {
  const known = cachedAttribute(object, site);
  if (known !== undefined) return known;
  if (site.misses < MEGAMORPHIC) {
    if (object instanceof PyInstance) {
      if (object.shape !== undefined) fillInstance(object, object.shape, name, site);
    } else if (object instanceof PyType) fillClass(object, name, site);
    else if (object instanceof PyModule && object.cls === moduleType) fillModule(object, name, site);
  }
  return getAttribute(object, name);
}

function fillInstance({ cls }: PyInstance, shape: Shape, name: string, site: Site): void {
  if (site.guard === shape && site.version === cls.version && site.slot === PROPERTY) return;
  const cell = cls.lookupCell(name);
  const slot = shape.slots.get(name);
  const value = cell?.value;
  if (!plainProtocol(cls, '__getattribute__')) return;
  if (value instanceof PyProperty && value.cls === propertyType) fill(site, shape, cls, cell, PROPERTY);
  else if (value === undefined || !isDataDescriptor(value)) {
    const cacheable =
      slot !== undefined || value instanceof PyFunction || (value !== undefined && !(value instanceof PyObject));
    if (cacheable) fill(site, shape, cls, cell, slot ?? CLASS_ATTRIBUTE);
  }
}

/** An attribute of a plain class that is no descriptor; one that becomes a descriptor gives the class a new version. */
function fillClass(type: PyType, name: string, site: Site): void {
  if (type.cls !== typeType || typeType.lookupCell(name) !== undefined) return;
  const cell = type.lookupCell(name);
  const value = cell?.value;
  if (value === undefined) return;
  const plain =
    !(value instanceof PyObject) || value instanceof PyFunction || value.cls.lookup('__get__') === undefined;
  if (plain && !(value instanceof PyNative)) fill(site, type, type, cell, OF_CLASS);
}

function fillModule(module: PyModule, name: string, site: Site): void {
  if (!module.attributes.has(name) || objectType.lookupCell(name) !== undefined || moduleType.own.has(name)) return;
  site.misses++;
  site.guard = module;
  site.slot = OF_MODULE;
  site.cell = module.attributes.cell(name);
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
  const known = cachedAttribute(object, site);
  if (known !== undefined) return known;
  const type = typeOf(object);
  if (site.misses < MEGAMORPHIC && plainProtocol(type, '__getattribute__')) {
    const cell = type.lookupCell(name);
    const method = cell?.value;
    if (object instanceof PyInstance) {
      if (object.shape !== undefined && !object.shape.slots.has(name) && method instanceof PyFunction) {
        fill(site, object.shape, type, cell, CLASS_ATTRIBUTE);
        return undefined;
      }
    } else if (object instanceof PyType || object instanceof PyModule) return fillLoadAttribute(object, name, site);
    else if (
      method instanceof PyNative &&
      (method.kind === 'method' || method.kind === 'wrapper') &&
      !(object instanceof PyObject && 'attributes' in object)
    ) {
      fill(site, type, type, cell, CLASS_ATTRIBUTE);
      return undefined;
    }
  }
  return getAttribute(object, name);
}

function fill(site: Site, guard: object, type: PyType, cell: Site['cell'], slot: number): void {
  site.misses++;
  site.guard = guard;
  site.version = type.version;
  site.cell = cell;
  site.slot = slot;
}
