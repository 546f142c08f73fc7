/** Instances of builtin types and of Python classes that inherit from them. */
import { typeError } from '../exceptions/raise.ts';
import type { PyObject, Value } from '../objects/object.ts';
import { PyType, subclassLayout } from '../objects/type.ts';
import { typeName } from './type-of.ts';

type Constructor<T extends PyObject, A extends unknown[]> = new (...args: A) => T;

/** `new Layout(...args)` as an instance of `cls`, which is `type` itself or a Python class derived from it. */
export function newInstance<T extends PyObject, A extends unknown[]>(
  cls: Value,
  type: PyType,
  layout: Constructor<T, A>,
  ...args: A
): T {
  if (cls === type) return new layout(...args);
  checkSubtype(cls, type);
  const Sub = subclassLayout(layout as never) as unknown as Constructor<T & { cls: PyType }, A>;
  const instance = new Sub(...args);
  instance.cls = cls as PyType;
  return instance;
}

/** What every builtin `__new__` requires of its first argument. Throws TypeError. */
export function checkSubtype(cls: Value, type: PyType): asserts cls is PyType {
  if (!(cls instanceof PyType)) throw typeError(`${type.name}.__new__(X): X is not a type object (${typeName(cls)})`);
  if (!cls.isSubclassOf(type))
    throw typeError(`${type.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${type.name}`);
}
