/**
 * What a session's roots reach: in bytes, the measure behind the memory limit; and whether an object is among it. Walks own fields of our objects, so a
 * new field needs no entry anywhere. Engine-wide objects (builtin types, code) are left out.
 */

import { Frame } from './objects/frame.ts';
import { LinkedCode } from './objects/function.ts';
import { PyType } from './objects/type.ts';
import { WeakReference } from './objects/weak-reference.ts';
import type { Realm } from './realm.ts';

/** Rough bytes of one object header and its fields, of one slot and of one map entry in V8. */
const OBJECT = 24;
const SLOT = 8;
const MAP_ENTRY = 40;

/**
 * True if what a program can still name reaches an object that `wanted` accepts. Values that only lie in the temporary
 * registers of activations do not count: most are left over from expressions that are done.
 */
export function reachesNamed(realm: Realm, wanted: (object: object) => boolean): boolean {
  const seen = new Set<object>();
  const pending: object[] = [realm.modules];
  const visit = (value: unknown): void => {
    if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      pending.push(value);
    }
  };
  for (const state of realm.state.values()) visit(state);
  visit(realm.frame);
  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    if (wanted(object)) return true;
    if ((object instanceof PyType && object.builtin) || ArrayBuffer.isView(object)) continue;
    realm.budget.work(1);
    if (object instanceof LinkedCode) visit(object.globals);
    else if (object instanceof Frame) visitFrame(object, visit);
    else if (Array.isArray(object) || object instanceof Set) for (const item of object) visit(item);
    else if (object instanceof Map)
      for (const [key, value] of object) {
        visit(key);
        visit(value);
      }
    else for (const value of Object.values(object)) visit(value);
  }
  return false;
}

function visitFrame(frame: Frame, visit: (value: unknown) => void): void {
  const { code } = frame.link;
  for (let i = 0; i < code.localNames.length; i++) visit(frame.registers[i]);
  for (let i = 0; i < code.freeNames.length; i++) visit(frame.registers[code.freeBase + i]);
  for (const part of [frame.link, frame.func, frame.namespace, frame.caller, frame.generator, frame.handled])
    visit(part);
}

/** Undefined if more objects than these are live. */
export function measureLive(realm: Realm, maxObjects: number): number | undefined {
  return walk(realm, new Set(), false, maxObjects);
}

/** What a program can still name, as in reachesNamed, without going through weak references. */
export function reachable(realm: Realm): ReadonlySet<object> {
  const seen = new Set<object>();
  walk(realm, seen, true);
  return seen;
}

/** Adds what the roots reach to `seen`; its bytes. `weakly`: not through weak references. */
function walk(
  realm: Realm,
  seen: Set<object>,
  weakly: boolean,
  maxObjects = Number.POSITIVE_INFINITY,
): number | undefined {
  const pending: object[] = [realm.modules, realm.builtins];
  if (realm.frame !== undefined) pending.push(realm.frame);
  for (const state of realm.state.values()) if (typeof state === 'object' && state !== null) pending.push(state);
  let bytes = 0;
  const visit = (value: unknown): void => {
    if (typeof value === 'string') bytes += value.length > 32 ? value.length : 0;
    else if (typeof value === 'bigint')
      bytes += value > -(1n << 64n) && value < 1n << 64n ? 24 : value.toString(16).length / 2;
    else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      pending.push(value);
    }
  };
  for (let object = pending.pop(); object !== undefined; object = pending.pop()) {
    if (seen.size > maxObjects) return undefined;
    if (object instanceof PyType && object.builtin) continue;
    if (object instanceof LinkedCode) {
      bytes += OBJECT + (object.isPrepared ? object.code.registerCount * SLOT : 0);
      visit(object.globals);
      continue;
    }
    if (weakly && object instanceof Frame) {
      visitFrame(object, visit);
      continue;
    }
    if (weakly && object instanceof WeakReference) {
      if (object.callback !== undefined) visit(object.callback);
      continue;
    }
    if (ArrayBuffer.isView(object)) bytes += OBJECT + object.byteLength;
    else if (Array.isArray(object)) {
      bytes += OBJECT + object.length * SLOT;
      for (const item of object) visit(item);
    } else if (object instanceof Map) {
      bytes += OBJECT + object.size * MAP_ENTRY;
      for (const [key, value] of object) {
        visit(key);
        visit(value);
      }
    } else if (object instanceof Set) {
      bytes += OBJECT + object.size * MAP_ENTRY;
      for (const value of object) visit(value);
    } else {
      const values = Object.values(object);
      bytes += OBJECT + values.length * SLOT;
      for (const value of values) visit(value);
    }
  }
  return bytes;
}
