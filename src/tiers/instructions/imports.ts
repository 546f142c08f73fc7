/** `import` and `from ... import`. */
import { makeException, makeExceptionOf, typeError } from '../../runtime/exceptions/raise.ts';
import { type Guest, settle } from '../../runtime/guest.ts';
import { importModule } from '../../runtime/import.ts';
import type { PyDict } from '../../runtime/objects/dict.ts';
import type { Frame } from '../../runtime/objects/frame.ts';
import { None, type Value } from '../../runtime/objects/object.ts';
import { findAttribute, getAttribute } from '../../runtime/operations/attribute.ts';
import { iterateAll } from '../../runtime/operations/iterate.ts';
import { typeOf } from '../../runtime/operations/type-of.ts';
import { realm } from '../../runtime/realm.ts';
import { storeName } from './names.ts';
import type { Linked } from './operations.ts';

export function* importName(frame: Linked, name: string, level: number, fromlist: Value): Guest<Value> {
  const own = frame.link.builtins.get('__import__');
  if (own === undefined) throw makeException('ImportError', '__import__ not found');
  return yield* importModule(name, frame.link.globals, fromlist, level);
}

export function* importFrom(module: Value, name: string): Guest<Value> {
  const value = yield* settle(findAttribute(module, name));
  if (value !== undefined) return value;
  const qualified = yield* settle(findAttribute(module, '__name__'));
  const moduleName = typeof qualified === 'string' ? qualified : '<unknown module name>';
  const submodule = realm().modules.get(`${moduleName}.${name}`);
  if (submodule !== undefined) return submodule;
  const file = yield* settle(findAttribute(module, '__file__'));
  const place = typeof file === 'string' ? file : 'unknown location';
  const spec = realm().state.get(`importing:${moduleName}`) === true;
  const message = spec
    ? `cannot import name '${name}' from partially initialized module '${moduleName}' (most likely due to a circular import) (${place})`
    : `cannot import name '${name}' from '${moduleName}' (${place})`;
  throw makeExceptionOf('ImportError', [message], {
    name: moduleName,
    path: typeof file === 'string' ? file : None,
    name_from: name,
    msg: message,
  });
}

export function* importStar(frame: Frame, module: Value): Guest<void> {
  const dict = (yield* settle(findAttribute(module, '__dict__'))) as PyDict;
  const all = yield* settle(findAttribute(module, '__all__'));
  const names =
    all === undefined
      ? dict.keys.filter((key) => typeof key === 'string' && !key.startsWith('_'))
      : yield* settle(iterateAll(all));
  for (const name of names) {
    if (typeof name !== 'string')
      throw typeError(`Item in ${String(dict.get('__name__'))}.__all__ must be str, not ${typeOf(name as Value).name}`);
    yield* settle(storeName(frame, name, yield* settle(getAttribute(module, name))));
  }
}
