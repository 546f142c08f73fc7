/** The class of a value. */
import { InternalError } from '../../assert.ts';
import { boolType, intType } from '../objects/int.ts';
import { Ellipsis, None, NotImplemented, PyObject, type PySingleton, type Value } from '../objects/object.ts';
import { strType } from '../objects/str.ts';
import { builtinType, type PyType } from '../objects/type.ts';

export const noneType = builtinType('NoneType', undefined, { final: true });
export const ellipsisType = builtinType('ellipsis', undefined, { final: true });
export const notImplementedType = builtinType('NotImplementedType', undefined, { final: true });
for (const [singleton, type] of [
  [None, noneType],
  [Ellipsis, ellipsisType],
  [NotImplemented, notImplementedType],
] as readonly [PySingleton, PyType][])
  Object.defineProperty(singleton, 'cls', { value: type });

export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return intType;
    case 'string':
      return strType;
    case 'boolean':
      return boolType;
    default:
      if (value instanceof PyObject) return value.cls;
      throw new InternalError('not a Python value');
  }
}

/** Name of the class, for messages. */
export function typeName(value: Value): string {
  return typeOf(value).name;
}

/** `type(value).__name__`, which for builtin types lacks the module that messages name. */
export function className(value: Value): string {
  const type = typeOf(value);
  return type.builtin ? type.qualname : type.name;
}

/** isinstance for one class, without `__instancecheck__`. */
export function isInstance(value: Value, type: PyType): boolean {
  return typeOf(value).isSubclassOf(type);
}

/** How messages about arguments name what was given: its class, but None as itself. */
export function argumentTypeName(value: Value): string {
  return value === None ? 'None' : typeOf(value).name;
}
