/** isinstance, issubclass, and the matching of except clauses. */
import type { PyException } from '../exceptions/exception.ts';
import { baseExceptionType } from '../exceptions/exception.ts';
import { isHostExit } from '../exceptions/host-exit.ts';
import { typeError } from '../exceptions/raise.ts';
import { type Guest, isPending, type Maybe, settle } from '../guest.ts';
import { PyUnion } from '../objects/generic-alias.ts';
import { PyTuple } from '../objects/list.ts';
import { None, type Value } from '../objects/object.ts';
import { PyType, typeType } from '../objects/type.ts';
import { realm } from '../realm.ts';
import { findAttribute } from './attribute.ts';
import { callSpecialMaybe } from './call.ts';
import { truth } from './truth.ts';
import { noneType, typeOf } from './type-of.ts';

/** `isinstance(value, classinfo)`. */
export function isInstanceOf(value: Value, info: Value): Maybe<boolean> {
  if (info instanceof PyType && info.cls === typeType)
    return typeOf(value).isSubclassOf(info) || sameClassAttribute(value, info);
  if (info instanceof PyTuple) return isInstanceOfAny(value, info.items, 0);
  return check(value, info, '__instancecheck__');
}

function isInstanceOfAny(value: Value, infos: readonly Value[], from: number): Maybe<boolean> {
  for (let i = from; i < infos.length; i++) {
    const info = infos[i] as Value;
    // Tuples in tuples can be many more than the objects they are made of.
    if (info instanceof PyTuple || (i & 15) === 15) realm().budget.work(4);
    const answer = isInstanceOf(value, info);
    if (isPending(answer)) return orAnyRest(answer, value, infos, i + 1);
    if (answer) return true;
  }
  return false;
}

function* orAnyRest(pending: Guest<boolean>, value: Value, infos: readonly Value[], from: number): Guest<boolean> {
  return (yield* pending) || (yield* settle(isInstanceOfAny(value, infos, from)));
}

/** `issubclass(cls, classinfo)`. */
export function isSubclassOf(cls: Value, info: Value): Maybe<boolean> {
  if (info instanceof PyType && info.cls === typeType && cls instanceof PyType) return cls.isSubclassOf(info);
  if (!(cls instanceof PyType)) return checkArgument(cls, info);
  return check(cls, info, '__subclasscheck__');
}

function* checkArgument(cls: Value, info: Value): Guest<boolean> {
  if ((yield* settle(findAttribute(cls, '__bases__'))) instanceof PyTuple)
    return yield* settle(check(cls, info, '__subclasscheck__'));
  throw typeError('issubclass() arg 1 must be a class');
}

/** Proxies may claim another class by `__class__`. */
function sameClassAttribute(value: Value, info: PyType): Maybe<boolean> {
  if (typeof value !== 'object' || typeOf(value).builtin) return false;
  const cell = typeOf(value).lookupCell('__class__');
  if (cell === undefined || cell === typeOf(value).mro.at(-1)?.own.get('__class__')) return false;
  return byClassAttribute(value, info);
}

function* byClassAttribute(value: Value, info: PyType): Guest<boolean> {
  const cls = yield* settle(findAttribute(value, '__class__'));
  return cls instanceof PyType && cls.isSubclassOf(info);
}

function* check(value: Value, info: Value, hook: '__instancecheck__' | '__subclasscheck__'): Guest<boolean> {
  if (hook === '__instancecheck__' && typeOf(value) === info) return true;
  if (info instanceof PyTuple || info instanceof PyUnion) {
    const items = info instanceof PyTuple ? info.items : info.args.items;
    for (const item of items) {
      realm().budget.work(1);
      const result =
        hook === '__instancecheck__'
          ? isInstanceOf(value, item === None && info instanceof PyUnion ? noneType : item)
          : isSubclassOf(value, item);
      if (yield* settle(result)) return true;
    }
    return false;
  }
  const answer = callSpecialMaybe(info, hook, [value]);
  if (
    answer === undefined ||
    (!(info instanceof PyType) && typeOf(info).builtin && !['GenericAlias'].includes(typeOf(info).name))
  ) {
    throw typeError(
      hook === '__instancecheck__'
        ? 'isinstance() arg 2 must be a type, a tuple of types, or a union'
        : 'issubclass() arg 2 must be a class, a tuple of classes, or a union',
    );
  }
  return yield* settle(truth(yield* settle(answer)));
}

const NOT_EXCEPTION = 'catching classes that do not inherit from BaseException is not allowed';

/** True if an except clause with this class or tuple takes the exception. Throws TypeError for other operands. */
export function matchesException(exception: PyException, type: Value): boolean {
  if (type instanceof PyType) {
    if (!type.isSubclassOf(baseExceptionType)) throw typeError(NOT_EXCEPTION);
    return exception.cls.isSubclassOf(type) && !isHostExit(exception);
  }
  if (!(type instanceof PyTuple)) throw typeError(NOT_EXCEPTION);
  for (const item of type.items)
    if (!(item instanceof PyType && item.isSubclassOf(baseExceptionType))) throw typeError(NOT_EXCEPTION);
  return type.items.some((item) => exception.cls.isSubclassOf(item as PyType)) && !isHostExit(exception);
}
