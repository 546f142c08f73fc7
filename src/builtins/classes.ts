/** `__build_class__`, isinstance, issubclass, getattr and its kin, callable, id, dir, vars, super's neighbours. */
import { continuation, then } from '../runtime/continuations.ts';
import { typeError } from '../runtime/exceptions/raise.ts';
import { type Guest, type Maybe, settle } from '../runtime/guest.ts';
import { buildClass } from '../runtime/objects/class-building.ts';
import type { PyDict } from '../runtime/objects/dict.ts';
import { currentVariables } from '../runtime/objects/frame-locals.ts';
import type { PyFunction } from '../runtime/objects/function.ts';
import { PyList } from '../runtime/objects/list.ts';
import { nativeFunction } from '../runtime/objects/native.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { attributeName, none } from '../runtime/objects/object-methods.ts';
import { deleteAttribute, findAttribute, getAttribute, setAttribute } from '../runtime/operations/attribute.ts';
import { callSpecialMaybe, isCallable } from '../runtime/operations/call.ts';
import { isInstanceOf, isSubclassOf } from '../runtime/operations/isinstance.ts';
import { iterateAll } from '../runtime/operations/iterate.ts';
import { sortedItems } from '../runtime/operations/sort.ts';
import { typeName } from '../runtime/operations/type-of.ts';
import { realm } from '../runtime/realm.ts';

export const buildClassFunction = nativeFunction(
  '__build_class__',
  '(func, name, /, *bases, **kwds)',
  (body: PyFunction, name: Value, bases: Value[], keywords: PyDict | undefined) =>
    buildClass(body, name, bases, keywords),
);
export const isinstanceFunction = nativeFunction(
  'isinstance',
  '(obj, class_or_tuple, /)',
  (value: Value, info: Value): Maybe<Value> => isInstanceOf(value, info),
);
export const issubclassFunction = nativeFunction(
  'issubclass',
  '(cls, class_or_tuple, /)',
  (cls: Value, info: Value): Maybe<Value> => isSubclassOf(cls, info),
);
export const getattrFunction = nativeFunction(
  'getattr',
  '(object, name, default=None, /)',
  (object: Value, name: Value, fallback?: Value): Maybe<Value> => {
    const text = attributeName(name);
    if (fallback === undefined) return getAttribute(object, text);
    const found = findAttribute(object, text);
    return then(found, attributeOr, fallback);
  },
);

const attributeOr = continuation('getattr', (found: Value | undefined, fallback: Value): Value => found ?? fallback);

export const hasattrFunction = nativeFunction(
  'hasattr',
  '(obj, name, /)',
  (object: Value, name: Value): Maybe<Value> => {
    const found = findAttribute(object, attributeName(name));
    return then(found, attributeFound);
  },
);

const attributeFound = continuation('hasattr', (found: Value | undefined): Value => found !== undefined);

export const setattrFunction = nativeFunction(
  'setattr',
  '(obj, name, value, /)',
  (object: Value, name: Value, value: Value) => none(setAttribute(object, attributeName(name), value)),
);
export const delattrFunction = nativeFunction('delattr', '(obj, name, /)', (object: Value, name: Value) =>
  none(deleteAttribute(object, attributeName(name))),
);
export const callableFunction = nativeFunction('callable', '(obj, /)', (value: Value) => isCallable(value));
export const idFunction = nativeFunction('id', '(obj, /)', (value: Value) => {
  if (typeof value === 'object') return realm().idOf(value);
  if (typeof value === 'number') return 0x10000000 + Math.abs(value) * 32;
  if (typeof value === 'boolean') return value ? 0x9e0 : 0x9c0;
  let hash = 0;
  for (const character of String(value)) hash = (hash * 31 + character.charCodeAt(0)) % 0x10000000;
  return 0x20000000 + hash * 16;
});
export const globalsFunction = nativeFunction('globals', '()', () => realm().currentFrame().link.globals);
export const localsFunction = nativeFunction('locals', '()', currentLocals);

export function currentLocals(): Value {
  return currentVariables(realm().currentFrame());
}

export const varsFunction = nativeFunction('vars', '(object=None, /)', function* (object?: Value): Guest<Value> {
  if (object === undefined) return currentLocals();
  const dict = yield* settle(findAttribute(object, '__dict__'));
  if (dict === undefined) throw typeError('vars() argument must have __dict__ attribute');
  return dict;
});
export const dirFunction = nativeFunction('dir', '(object=None, /)', function* (object?: Value): Guest<Value> {
  const listed =
    object === undefined
      ? currentLocals()
      : yield* settle(callSpecialMaybe(object, '__dir__', []) ?? throwNoDir(object));
  const names = yield* settle(iterateAll(listed));
  return new PyList(yield* settle(sortedItems(names, None, false)));
});

function throwNoDir(object: Value): never {
  throw typeError(`object does not provide __dir__: ${typeName(object)}`);
}
