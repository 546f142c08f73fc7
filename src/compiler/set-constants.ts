/**
 * Set displays of constants. CPython keeps one constant frozenset for all displays of a source text that have equal
 * items; the first one's order of items is that of all of them.
 */
import { type Constant, constantKey } from '../bytecode/code.ts';
import type { ScopeTable } from '../scope/scope.ts';

const known = new WeakMap<ScopeTable, Map<string, Constant>>();

/** The constant frozenset of a display's items, the same for equal items in one source text. */
export function setConstant(source: ScopeTable, items: readonly Constant[]): Constant {
  const constants = known.get(source) ?? new Map<string, Constant>();
  known.set(source, constants);
  const key = JSON.stringify([...new Set(items.map(constantKey))].sort());
  const constant = constants.get(key) ?? { type: 'frozenset', items };
  constants.set(key, constant);
  return constant;
}
