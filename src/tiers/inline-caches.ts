/**
 * Inline caches of attribute and global sites. A site's first entry is in the site itself, where tiers look at it
 * inline; those of other shapes and objects are beside it, up to a few: then the site is megamorphic and looks up.
 *
 * Takes an object, a name and a site; gives the entry that holds for the object, made if need be, or what the
 * operation gives.
 */
import { nameError } from '../runtime/exceptions/raise.ts';
import type { Maybe } from '../runtime/guest.ts';
import { type PyDict, PyNamespace } from '../runtime/objects/dict.ts';
import { type LinkedCode, PyFunction, PyMethod, type Site } from '../runtime/objects/function.ts';
import { PyTuple } from '../runtime/objects/list.ts';
import { PyMember } from '../runtime/objects/member.ts';
import { moduleType, PyModule } from '../runtime/objects/module.ts';
import { PyGetSet, PyNative } from '../runtime/objects/native.ts';
import { type Cell, PyObject, type Value } from '../runtime/objects/object.ts';
import {
  classmethodType,
  PyClassMethod,
  PyProperty,
  PyStaticMethod,
  propertyType,
  staticmethodType,
} from '../runtime/objects/property.ts';
import { getSlot, MAX_SHAPE_SLOTS, PyInstance, type Shape, setSlot } from '../runtime/objects/shape.ts';
import { PyTupleGetter, tupleGetterType } from '../runtime/objects/tuple-getter.ts';
import { objectType, PyType, typeType } from '../runtime/objects/type.ts';
import { getAttribute, isDataDescriptor, setAttribute } from '../runtime/operations/attribute.ts';
import { callMaybe } from '../runtime/operations/call.ts';
import { typeOf } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';

/**
 * What an entry says of where the attribute is; from 0 on: a slot of the instance. Entries of instances are guarded by
 * their shape, of classes by the class, of instances of builtin types and their subclasses by the type's method
 * resolution order (`native` by the type), which is there once for each type as well.
 */
export const PLACE = {
  classAttribute: -1,
  property: -2,
  ofClass: -3,
  ofModule: -4,
  native: -5,
  staticMethod: -6,
  classMethod: -7,
  tupleItem: -8,
  computed: -9,
  /** A native method of objects that may have attributes of their own: they are asked first. */
  nativeUnlessOwn: -10,
  /** A native class method of a builtin type: for calls only, which give it the type. */
  nativeOfClass: -11,
} as const;

/** An entry; a site is its own first one. */
export interface Entry {
  readonly guard: object | undefined;
  readonly version: number;
  /** A slot, or a PLACE. */
  readonly slot: number;
  readonly cell: Cell | undefined;
  readonly next: object | undefined;
}

/** An entry beside a site; all have one layout. */
class OtherEntry implements Entry {
  readonly guard: object | undefined;
  readonly version: number;
  readonly slot: number;
  readonly cell: Cell | undefined;
  readonly next: object | undefined;
  constructor({ guard, version, slot, cell, next }: Entry) {
    this.guard = guard;
    this.version = version;
    this.slot = slot;
    this.cell = cell;
    this.next = next;
  }
}

/** Entries beside the site's own. */
const MAX_OTHERS = 12;

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

/** `object.name`. */
export function loadAttribute(object: Value, name: string, site: Site): Maybe<Value> {
  const entry = attributeEntry(object, name, site);
  if (entry !== undefined) {
    const found = entryValue(entry, object);
    if (found instanceof PyFunction && isBinding(entry)) {
      realm().budget.allocate(48);
      return new PyMethod(found, boundTo(entry, object));
    }
    if (found !== undefined) return found;
    if (entry.slot === PLACE.property) return callMaybe(getterOf(entry), [object]);
    if (entry.slot === PLACE.computed) return computed(entry, object);
  }
  return getAttribute(object, name);
}

/** Second result of `loadMethod`: the receiver that the function found takes first, or undefined. */
export const loaded: { receiver: Value | undefined } = { receiver: undefined };

/** `object.name` for a call: a function with its receiver beside it, or any other attribute. */
export function loadMethod(object: Value, name: string, site: Site): Maybe<Value> {
  loaded.receiver = undefined;
  const entry = methodEntry(object, name, site);
  if (entry !== undefined) {
    const found = entryValue(entry, object);
    if (entry.slot === PLACE.nativeOfClass) {
      loaded.receiver = object;
      return entry.cell?.value as Value;
    }
    if (entry.slot === PLACE.native || entry.slot === PLACE.nativeUnlessOwn) loaded.receiver = object;
    else if (found instanceof PyFunction && isBinding(entry)) loaded.receiver = boundTo(entry, object);
    if (found !== undefined) return found;
  }
  const found = getAttribute(object, name);
  loaded.receiver = undefined; // what the lookup ran loaded methods too
  return found;
}

/** `object.name = value`. */
export function storeAttribute(object: Value, name: string, value: Value, site: Site): Maybe<void> {
  if (object instanceof PyInstance && object.shape !== undefined) {
    const { shape, cls } = object;
    const entry = cached(site, shape, cls.version) ?? fillStore(cls, shape, name, site);
    if (entry !== undefined) {
      setSlot(object, entry.slot, value);
      if (entry.next !== undefined) object.shape = entry.next as Shape;
      return undefined;
    }
  }
  return setAttribute(object, name, value);
}

/** The entry that says where `object.name` is; undefined if it is to be looked up each time. */
export function attributeEntry(object: Value, name: string, site: Site): Entry | undefined {
  if (object instanceof PyInstance) {
    const { shape, cls } = object;
    return shape === undefined ? undefined : (cached(site, shape, cls.version) ?? fillInstance(cls, shape, name, site));
  }
  if (object instanceof PyType) {
    if (object.cls !== typeType) return undefined;
    const known = cached(site, object, object.version);
    if (known !== undefined && known.slot !== PLACE.native) return known;
    return cached(site, typeType.mro, typeType.version) ?? fillClass(object, name, site);
  }
  if (!(object instanceof PyObject)) return undefined;
  if (object instanceof PyModule)
    return object.cls === moduleType ? (cached(site, object, 0) ?? fillModule(object, name, site)) : undefined;
  const { cls } = object;
  const entry = cached(site, cls.mro, cls.version) ?? fillOther(object, name, site);
  return entry === undefined || entry.slot === PLACE.computed || !hasOwn(object) ? entry : undefined;
}

/** The same for a call, where methods of builtin types count too. */
function methodEntry(object: Value, name: string, site: Site): Entry | undefined {
  if (object instanceof PyInstance || object instanceof PyType || object instanceof PyModule)
    return attributeEntry(object, name, site);
  const type = typeOf(object);
  const known = cached(site, type, type.version);
  if (known?.slot === PLACE.native) return known;
  if (known?.slot === PLACE.nativeUnlessOwn) return hasOwn(object as PyObject) ? undefined : known;
  return attributeEntry(object, name, site) ?? fillNative(object, type, name, site);
}

/** True if an object other than a PyInstance has attributes of its own. */
function hasOwn(object: PyObject): boolean {
  return (object as { attributes?: PyDict | undefined }).attributes !== undefined;
}

/** True if a function at an entry's place is bound. */
export function isBinding({ slot }: Entry): boolean {
  return slot === PLACE.classAttribute || slot === PLACE.classMethod;
}

/** What it is bound to. */
export function boundTo({ slot }: Entry, object: Value): Value {
  if (slot !== PLACE.classMethod || object instanceof PyType) return object;
  return (object as PyObject).cls;
}

/** The value of an attribute that the builtin type computes. */
export function computed({ cell }: Entry, object: Value): Maybe<Value> {
  return ((cell as Cell).value as PyGetSet).get(object as never);
}

/** The getter of an entry that is a property. */
export function getterOf({ cell }: Entry): Value {
  return ((cell as Cell).value as PyProperty).getter;
}

/** What is at an entry's place; undefined for a property, a name that is no longer there, or a slot without a value. */
export function entryValue(entry: Entry, object: Value): Value | undefined {
  const { slot } = entry;
  if (slot >= 0) return getSlot(object as PyInstance, slot);
  const value = entry.cell?.value;
  switch (slot) {
    case PLACE.property:
    case PLACE.computed:
    case PLACE.nativeOfClass:
      return undefined;
    case PLACE.staticMethod:
      return (value as PyStaticMethod).func;
    case PLACE.classMethod: {
      const { func } = value as PyClassMethod;
      return func instanceof PyFunction ? func : undefined; // its __init__ may have been called again
    }
    case PLACE.tupleItem:
      return (object as PyTuple).items[(value as PyTupleGetter).index];
    default:
      return value;
  }
}

function cached(site: Site, guard: object, version: number): Entry | undefined {
  if (site.guard === guard && site.version === version) return site;
  const { others } = site;
  if (others !== undefined)
    for (let i = 0; i < others.length; i++) {
      const entry = others[i] as Entry;
      if (entry.guard === guard && entry.version === version) return entry;
    }
  return undefined;
}

/** The entry beside a site's own that holds for an instance. */
export function otherEntry({ others }: Site, { shape, cls }: PyInstance): Entry | undefined {
  if (others === undefined) return undefined;
  const { version } = cls;
  for (let i = 0; i < others.length; i++) {
    const entry = others[i] as Entry;
    if (entry.guard === shape && entry.version === version) return entry;
  }
  return undefined;
}

/** Puts an entry in: into the site if that is free or its entry has had its day, else beside it. */
function enter(site: Site, entry: Entry): Entry | undefined {
  if (site.guard === undefined || site.guard === entry.guard) {
    site.guard = entry.guard;
    site.version = entry.version;
    site.slot = entry.slot;
    site.cell = entry.cell;
    site.next = entry.next;
    return site;
  }
  const others = (site.others as Entry[] | undefined)?.filter((other) => other.guard !== entry.guard) ?? [];
  if (others.length >= MAX_OTHERS) return undefined;
  const other = new OtherEntry(entry);
  others.push(other);
  site.others = others;
  return other;
}

/** True if a site has as many entries as it may have: what is not among them is looked up. */
function isMegamorphic(site: Site): boolean {
  return site.others !== undefined && site.others.length >= MAX_OTHERS;
}

function plainProtocol(type: PyType, dunder: '__getattribute__' | '__setattr__'): boolean {
  return type.lookupCell(dunder) === objectType.own.get(dunder);
}

function fillInstance(cls: PyType, shape: Shape, name: string, site: Site): Entry | undefined {
  if (isMegamorphic(site)) return undefined;
  if (!plainProtocol(cls, '__getattribute__')) return undefined;
  const cell = cls.lookupCell(name);
  const value = cell?.value;
  const entry = { guard: shape, version: cls.version, cell, next: undefined };
  // A getter that raises AttributeError leads to `__getattr__`.
  if (value instanceof PyProperty && value.cls === propertyType)
    return value.getter instanceof PyFunction && cls.lookup('__getattr__') === undefined
      ? enter(site, { ...entry, slot: PLACE.property })
      : undefined;
  if (value instanceof PyMember && cls.isSubclassOf(value.owner)) return enter(site, { ...entry, slot: value.index });
  if (value instanceof PyGetSet && cls.isSubclassOf(value.owner))
    return enter(site, { ...entry, slot: PLACE.computed });
  if (value !== undefined && isDataDescriptor(value)) return undefined;
  const slot = shape.slots.get(name);
  if (slot !== undefined) return enter(site, { ...entry, slot });
  const wrapped = wrapperPlace(value);
  if (wrapped !== undefined) return enter(site, { ...entry, slot: wrapped });
  return value !== undefined && isPlain(value) ? enter(site, { ...entry, slot: PLACE.classAttribute }) : undefined;
}

/** The place of a static method, or of a class method that is a function; undefined for anything else. */
function wrapperPlace(value: Value | undefined): number | undefined {
  if (value instanceof PyStaticMethod && value.cls === staticmethodType) return PLACE.staticMethod;
  if (value instanceof PyClassMethod && value.cls === classmethodType && value.func instanceof PyFunction)
    return PLACE.classMethod;
  return undefined;
}

/** Attributes of the class of an object that is no PyInstance: what its type computes, fields, properties, methods, data. */
function fillOther(object: PyObject, name: string, site: Site): Entry | undefined {
  if (isMegamorphic(site)) return undefined;
  const { cls } = object;
  if (!plainProtocol(cls, '__getattribute__')) return undefined;
  const cell = cls.lookupCell(name);
  const value = cell?.value;
  const entry = { guard: cls.mro, version: cls.version, cell, next: undefined };
  if (value instanceof PyGetSet)
    return cls.isSubclassOf(value.owner) ? enter(site, { ...entry, slot: PLACE.computed }) : undefined;
  if (cls.builtin) return undefined;
  if (value instanceof PyTupleGetter && value.cls === tupleGetterType && object instanceof PyTuple)
    return enter(site, { ...entry, slot: PLACE.tupleItem });
  if (value instanceof PyProperty && value.cls === propertyType)
    return value.getter instanceof PyFunction && cls.lookup('__getattr__') === undefined
      ? enter(site, { ...entry, slot: PLACE.property })
      : undefined;
  const wrapped = wrapperPlace(value);
  if (wrapped !== undefined) return enter(site, { ...entry, slot: wrapped });
  return value !== undefined && !isDataDescriptor(value) && isPlain(value)
    ? enter(site, { ...entry, slot: PLACE.classAttribute })
    : undefined;
}

/** True for a function, and for data of builtin types, which never become descriptors. */
function isPlain(value: Value): boolean {
  if (!(value instanceof PyObject) || value instanceof PyFunction) return true;
  return value.cls.builtin && !(value instanceof PyNative) && value.cls.lookup('__get__') === undefined;
}

/** An attribute of a plain class that is no descriptor; one that becomes a descriptor gives the class a new version. */
function fillClass(type: PyType, name: string, site: Site): Entry | undefined {
  const ofMeta = typeType.lookupCell(name);
  if (ofMeta !== undefined) {
    if (!(ofMeta.value instanceof PyGetSet)) return undefined;
    const { mro, version } = typeType;
    return enter(site, { guard: mro, version, slot: PLACE.computed, cell: ofMeta, next: undefined });
  }
  const cell = type.lookupCell(name);
  const value = cell?.value;
  if (value instanceof PyNative && value.kind === 'classmethod' && type.builtin)
    return enter(site, { guard: type, version: type.version, slot: PLACE.nativeOfClass, cell, next: undefined });
  if (value === undefined || value instanceof PyNative) return undefined;
  const wrapped = wrapperPlace(value);
  if (wrapped !== undefined)
    return enter(site, { guard: type, version: type.version, slot: wrapped, cell, next: undefined });
  const plain =
    !(value instanceof PyObject) || value instanceof PyFunction || value.cls.lookup('__get__') === undefined;
  if (!plain) return undefined;
  return enter(site, { guard: type, version: type.version, slot: PLACE.ofClass, cell, next: undefined });
}

function fillModule(module: PyModule, name: string, site: Site): Entry | undefined {
  if (!module.attributes.has(name) || objectType.lookupCell(name) !== undefined || moduleType.own.has(name))
    return undefined;
  const cell = module.attributes.cell(name);
  return enter(site, { guard: module, version: 0, slot: PLACE.ofModule, cell, next: undefined });
}

/** Methods of builtin types. */
function fillNative(object: Value, type: PyType, name: string, site: Site): Entry | undefined {
  if (isMegamorphic(site)) return undefined;
  if (!plainProtocol(type, '__getattribute__')) return undefined;
  const unless = object instanceof PyObject && 'attributes' in object;
  if (unless && hasOwn(object)) return undefined;
  const cell = type.lookupCell(name);
  const method = cell?.value;
  if (!(method instanceof PyNative && (method.kind === 'method' || method.kind === 'wrapper'))) return undefined;
  const slot = unless ? PLACE.nativeUnlessOwn : PLACE.native;
  return enter(site, { guard: type, version: type.version, slot, cell, next: undefined });
}

function fillStore(cls: PyType, shape: Shape, name: string, site: Site): Entry | undefined {
  if (isMegamorphic(site)) return undefined;
  const inherited = cls.lookup(name);
  if (!plainProtocol(cls, '__setattr__')) return undefined;
  if (inherited instanceof PyMember && cls.isSubclassOf(inherited.owner))
    return enter(site, { guard: shape, version: cls.version, slot: inherited.index, cell: undefined, next: undefined });
  if (inherited !== undefined && isDataDescriptor(inherited)) return undefined;
  const slot = shape.slots.get(name);
  if (slot === undefined && (!cls.hasDict || shape.names.length >= MAX_SHAPE_SLOTS)) return undefined;
  return enter(site, {
    guard: shape,
    version: cls.version,
    slot: slot ?? shape.names.length,
    cell: undefined,
    next: slot === undefined ? shape.with(name) : undefined,
  });
}
