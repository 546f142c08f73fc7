/** What the `__get__` of all builtin descriptors has in common. */
import { typeError } from '../exceptions/raise.ts';
import type { Maybe } from '../guest.ts';
import { None, type Value } from './object.ts';

/** A `__get__` that is handed undefined for None; asked for neither an instance nor a class it raises TypeError. */
export function descriptorGet<T extends Value>(
  get: (self: T, instance: Value | undefined, owner: Value | undefined) => Maybe<Value>,
): (self: T, instance: Value, owner?: Value) => Maybe<Value> {
  return (self, instance, owner = None) => {
    if (instance === None && owner === None) throw typeError('__get__(None, None) is invalid');
    return get(self, instance === None ? undefined : instance, owner === None ? undefined : owner);
  };
}
