/** Iteration order of sets: CPython's table order where every item's hash is the same in every CPython process. */
import { PyComplex, PyFloat } from '../objects/float.ts';
import type { Int } from '../objects/int.ts';
import { PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { PyRange } from '../objects/range.ts';
import { PyFrozenSet, type PySet } from '../objects/set.ts';
import { SetTable } from '../objects/set-table.ts';
import { realm } from '../realm.ts';
import { hashOf } from './hash.ts';
import { hashInt, highHalf, lowHalf } from './hash-mixing.ts';

/** Brings the set's table up to date; undefined if the set is iterated in insertion order. */
export function tableOf(set: PySet): SetTable | undefined {
  if (!set.inTableOrder) return undefined;
  const { keys } = set;
  if (set.placed === keys.length && set.table !== undefined) return set.table;
  set.table ??= new SetTable();
  const { table } = set;
  const { budget } = realm();
  if (keys.length > 64) budget.allocate((keys.length - set.placed) * 32);
  table.probes = 0;
  for (; set.placed < keys.length; set.placed++) {
    const key = keys[set.placed] as Value; // no gaps here: removal places everything first
    if (typeof key === 'number') {
      const hash = key === -1 ? -2 : key;
      table.add(set.placed, hash >= 0 && hash <= 0xffffffff ? 0 : highHalf(hash), hash >>> 0);
    } else {
      const hash = stableHash(key);
      if (hash === undefined) {
        set.table = undefined;
        set.placed = 0;
        set.inTableOrder = false;
        return undefined;
      }
      table.add(set.placed, highHalf(hash), lowHalf(hash));
    }
    if ((set.placed & 255) === 0) {
      budget.work(table.probes >> 2);
      table.probes = 0;
    }
  }
  return table;
}

/** Hash of a value if every CPython process gives it the same, else undefined. */
function stableHash(value: Value): Int | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return hashInt(value);
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      return undefined;
    default:
      return isStable(value) ? (hashOf(value) as Int) : undefined;
  }
}

function isStable(value: Value): boolean {
  if (typeof value !== 'object') return typeof value !== 'string';
  if (value === None) return true;
  if (value instanceof PyFloat) return value.exact && !Number.isNaN(value.v);
  if (value instanceof PyTuple) return value.exact && value.items.every(isStable);
  if (value instanceof PyFrozenSet) return value.exact && value.keys.every((key) => key === undefined || isStable(key));
  if (value instanceof PyComplex) return value.exact && !Number.isNaN(value.real) && !Number.isNaN(value.imag);
  return value instanceof PyRange;
}

/** The items in iteration order, as a fresh array. */
export function setItems(set: PySet): Value[] {
  if (set.size > 8) realm().budget.allocate(set.size * 8);
  const table = tableOf(set);
  const items: Value[] = [];
  if (table !== undefined) {
    const { slots } = table;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] as number;
      if (slot > 0) items.push(set.keys[slot - 1] as Value);
    }
  } else if (set.keys.length === set.size) {
    return set.keys.slice() as Value[];
  } else {
    for (const key of set.keys) if (key !== undefined) items.push(key);
  }
  return items;
}

/** Where each entry's item is among those of `setItems`. */
export function placesOf(set: PySet): Int32Array {
  realm().budget.allocate(set.keys.length * 4);
  const places = new Int32Array(set.keys.length);
  let place = 0;
  const table = tableOf(set);
  if (table !== undefined) {
    for (let at = 0; at < table.slots.length; at++) {
      const slot = table.slots[at] as number;
      if (slot > 0) places[slot - 1] = place++;
    }
  } else {
    for (let entry = 0; entry < set.keys.length; entry++) if (set.keys[entry] !== undefined) places[entry] = place++;
  }
  return places;
}
