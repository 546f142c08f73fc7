/** `__slots__`: which attributes the instances of a class have, and where they are stored. */
import { typeError, valueError } from '../exceptions/raise.ts';
import { type Guest, settle } from '../guest.ts';
import { iterateAll } from '../operations/iterate.ts';
import { typeName } from '../operations/type-of.ts';
import type { PyDict } from './dict.ts';
import { PyMember } from './member.ts';
import { PyGetSet } from './native.ts';
import { None, type Value } from './object.ts';
import { dictGetSet } from './object-methods.ts';
import { strOf, strToText } from './str.ts';
import { objectType, type PyType } from './type.ts';

/** Builtin types whose instances vary in size, so that slots have no place in them. */
const VARIABLE_SIZE = new Set(['int', 'tuple', 'bytes']);

/** Gives a new class its slots, and `__dict__` if its instances have one. `owner` is the builtin type of its layout. */
export function* declareSlots(
  type: PyType,
  bases: readonly PyType[],
  namespace: PyDict,
  owner: PyType | undefined,
): Guest<void> {
  const base = slotBase(bases);
  const inherited = base?.slotNames ?? [];
  type.slotNames = inherited;
  const declared = namespace.get('__slots__');
  const hasDict = bases.some((one) => one !== objectType && one.hasDict && hasAttribute(one, '__dict__'));
  const hasWeakref = bases.some((one) => hasAttribute(one, '__weakref__'));
  if (declared === undefined) {
    type.hasDict = true;
    if (!hasDict) addDictAttribute(type);
    if (!hasWeakref) addWeakref(type);
    return;
  }
  const values = strOf(declared) === undefined ? yield* settle(iterateAll(declared)) : [declared];
  if (values.length > 0 && owner !== undefined && VARIABLE_SIZE.has(owner.name))
    throw typeError(`nonempty __slots__ not supported for subtype of '${owner.name}'`);
  const names: string[] = [];
  let wantsDict = false;
  let wantsWeakref = false;
  for (const value of values) {
    const name = slotName(value);
    if (name === '__dict__') {
      if (hasDict || wantsDict) throw typeError('__dict__ slot disallowed: we already got one');
      wantsDict = true;
    } else if (name === '__weakref__') {
      if (hasWeakref || wantsWeakref) throw typeError('__weakref__ slot disallowed: we already got one');
      wantsWeakref = true;
    } else {
      const mangled = mangle(type.name, name);
      if (namespace.has(mangled) && mangled !== '__qualname__' && mangled !== '__classcell__')
        throw valueError(`'${name}' in __slots__ conflicts with class variable`);
      names.push(mangled);
      type.setOwn(mangled, new PyMember(mangled, type, inherited.length + names.length - 1));
    }
  }
  type.slotNames = [...inherited, ...names];
  type.hasDict = hasDict || wantsDict;
  if (wantsDict) addDictAttribute(type);
  if (wantsWeakref) addWeakref(type);
}

/** The base whose slots come first in the instances; those of the others must be a part of its. Throws TypeError. */
function slotBase(bases: readonly PyType[]): PyType | undefined {
  const slotted = bases.map(lastSlotted).filter((base) => base !== undefined);
  const winner = slotted.find((base) => slotted.every((other) => base.isSubclassOf(other)));
  if (winner === undefined && slotted.length > 0) throw typeError('multiple bases have instance lay-out conflict');
  return winner;
}

/** The nearest class in the mro that added slots. */
function lastSlotted(type: PyType): PyType | undefined {
  return type.mro.find((one) => one.slotNames.length > Math.max(0, ...one.bases.map((base) => base.slotNames.length)));
}

function hasAttribute(type: PyType, name: string): boolean {
  return type.mro.some((one) => one.own.get(name)?.value instanceof PyGetSet);
}

function slotName(value: Value): string {
  const text = strOf(value);
  if (text === undefined) throw typeError(`__slots__ items must be strings, not '${typeName(value)}'`);
  const name = strToText(text);
  if (!/^[\p{XID_Start}_][\p{XID_Continue}]*$/u.test(name)) throw typeError('__slots__ must be identifiers');
  return name;
}

/** A private name as the class body writes it. */
function mangle(className: string, name: string): string {
  if (!name.startsWith('__') || name.endsWith('__')) return name;
  const stem = className.replace(/^_+/, '');
  return stem === '' ? name : `_${stem}${name}`;
}

function addDictAttribute(type: PyType): void {
  type.setOwn('__dict__', instanceGetSet('__dict__', type));
}

function addWeakref(type: PyType): void {
  if (!type.own.has('__weakref__')) type.setOwn('__weakref__', instanceGetSet('__weakref__', type));
}

/** The descriptor that a class has for what all its instances have. */
export function instanceGetSet(name: '__dict__' | '__weakref__', type: PyType): PyGetSet {
  if (name === '__weakref__') return new PyGetSet(name, type, () => None, undefined);
  const [get, set] = dictGetSet;
  return new PyGetSet(
    name,
    type,
    get as (self: never) => Value,
    set as (self: never, value: Value | undefined) => void,
  );
}
