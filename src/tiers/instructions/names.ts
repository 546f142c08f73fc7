/** Names: locals that are unbound, globals, namespaces of classes and exec. */
import type { PyException } from '../../runtime/exceptions/exception.ts';
import { isException, makeException, nameError } from '../../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../../runtime/guest.ts';
import { PyDict } from '../../runtime/objects/dict.ts';
import type { Frame } from '../../runtime/objects/frame.ts';
import type { Cell, Value } from '../../runtime/objects/object.ts';
import {
  deleteItem as deleteItemOf,
  getItem as getItemOf,
  setItem as setItemOf,
} from '../../runtime/operations/subscript.ts';
import { realm } from '../../runtime/realm.ts';

export function unboundLocal(name: string): PyException {
  return makeException(
    'UnboundLocalError',
    `cannot access local variable '${name}' where it is not associated with a value`,
  );
}

export function unboundCell(name: string, free: boolean): PyException {
  if (!free) return unboundLocal(name);
  return nameError(
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    name,
  );
}

export function deleteGlobal(frame: Frame, name: string): void {
  if (!frame.link.globals.delete(name)) throw nameError(`name '${name}' is not defined`, name);
}

function globalOf(frame: Frame, name: string): Value {
  const value = frame.link.globals.get(name) ?? frame.link.builtins.get(name);
  if (value === undefined) throw nameError(`name '${name}' is not defined`, name);
  return value;
}

export function loadName(frame: Frame, name: string): Maybe<Value> {
  const { namespace } = frame;
  if (namespace === undefined) return globalOf(frame, name);
  if (namespace instanceof PyDict && namespace.exact) return namespace.get(name) ?? globalOf(frame, name);
  return loadMapped(namespace, name, () => globalOf(frame, name));
}

export function loadNameOrCell(frame: Frame, name: string, cell: Cell): Maybe<Value> {
  const { namespace } = frame;
  const fallback = (): Value => {
    if (cell.value === undefined) throw unboundCell(name, true);
    return cell.value;
  };
  if (namespace === undefined) return fallback();
  if (namespace instanceof PyDict && namespace.exact) return namespace.get(name) ?? fallback();
  return loadMapped(namespace, name, fallback);
}

function* loadMapped(namespace: Value, name: string, fallback: () => Value): Guest<Value> {
  try {
    return yield* settle(getItemOf(namespace, name));
  } catch (thrown) {
    if (!isException(thrown, 'KeyError')) throw thrown;
    return fallback();
  }
}

export function storeName(frame: Frame, name: string, value: Value): Maybe<void> {
  const { namespace } = frame;
  const dict = namespace ?? frame.link.globals;
  if (dict instanceof PyDict && dict.exact) {
    realm().budget.allocate(64);
    dict.set(name, name, value);
    return undefined;
  }
  return setItemOf(dict, name, value);
}

export function deleteName(frame: Frame, name: string): Maybe<void> {
  const dict = frame.namespace ?? frame.link.globals;
  if (dict instanceof PyDict && dict.exact) {
    if (!dict.delete(name)) throw nameError(`name '${name}' is not defined`, name);
    return undefined;
  }
  return deleteMapped(dict, name);
}

function* deleteMapped(namespace: Value, name: string): Guest<void> {
  try {
    yield* settle(deleteItemOf(namespace, name));
  } catch (thrown) {
    if (!isException(thrown, 'KeyError')) throw thrown;
    throw nameError(`name '${name}' is not defined`, name);
  }
}
