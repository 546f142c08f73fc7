/**
 * Weak references. The target stays until gc.collect() finds that nothing else reaches it: the walk that looks for
 * that leaves out `target`; the one that measures memory counts it.
 */
import { typeError } from '../exceptions/raise.ts';
import { typeName } from '../operations/type-of.ts';
import { realm } from '../realm.ts';
import { PyFunction, PyMethod } from './function.ts';
import { PyGenerator } from './generator.ts';
import { PyModule } from './module.ts';
import { PyBoundNative, PyNative } from './native.ts';
import { PyObject, type Value } from './object.ts';
import { PySet } from './set.ts';
import { PyInstance } from './shape.ts';
import { builtinType, PyType } from './type.ts';

export class WeakReference extends PyObject {
  target: PyObject | undefined;
  /** Called with the reference after its target is gone. */
  readonly callback: Value | undefined;
  /** Hash of the target, once asked for. */
  hash: number | bigint | undefined = undefined;
  constructor(target: PyObject, callback: Value | undefined) {
    super();
    this.target = target;
    this.callback = callback;
  }
}
export const referenceType = builtinType('weakref.ReferenceType', WeakReference);

/** A session's weak references, by target. Not a root: what it holds is looked at by gc.collect() alone. */
export class WeakReferences {
  readonly byTarget = new Map<PyObject, WeakReference[]>();

  add(reference: WeakReference): void {
    const target = reference.target as PyObject;
    const list = this.byTarget.get(target);
    if (list === undefined) this.byTarget.set(target, [reference]);
    else list.push(reference);
    realm().budget.allocate(96);
  }

  of(target: Value): readonly WeakReference[] {
    return target instanceof PyObject ? (this.byTarget.get(target) ?? []) : [];
  }

  /** Clears the references whose targets are gone; those that have callbacks to be called. */
  clear(reached: ReadonlySet<object>): { readonly targets: number; readonly calling: WeakReference[] } {
    const calling: WeakReference[] = [];
    let targets = 0;
    for (const [target, references] of this.byTarget) {
      const alive = references.filter((reference) => reached.has(reference));
      if (reached.has(target)) {
        if (alive.length === 0) this.byTarget.delete(target);
        else this.byTarget.set(target, alive);
        continue;
      }
      targets++;
      this.byTarget.delete(target);
      for (const reference of references) reference.target = undefined;
      calling.push(...alive.filter((reference) => reference.callback !== undefined));
    }
    return { targets, calling };
  }
}

/** The value as the target of a weak reference. Throws TypeError for types that have none. */
export function weakTarget(value: Value): PyObject {
  const allowed =
    value instanceof PyFunction ||
    value instanceof PyMethod ||
    value instanceof PyNative ||
    value instanceof PyBoundNative ||
    value instanceof PyType ||
    value instanceof PyModule ||
    value instanceof PySet ||
    value instanceof PyGenerator ||
    (value instanceof PyObject &&
      (!value.exact || value instanceof PyInstance) &&
      value.cls.lookup('__weakref__') !== undefined) ||
    (value instanceof PyObject && value.cls.builtin && REFERABLE.has(value.cls.name));
  if (!allowed) throw typeError(`cannot create weak reference to '${typeName(value)}' object`);
  return value as PyObject;
}

const REFERABLE = new Set(['collections.deque', 'functools.partial', 're.Pattern', '_thread.lock', 'array.array']);
