/** `__fspath__`: values that stand for paths. */
import { typeError } from '../exceptions/raise.ts';
import { type Guest, settle } from '../guest.ts';
import { PyBytes } from '../objects/bytes.ts';
import type { Value } from '../objects/object.ts';
import { strOf } from '../objects/str.ts';
import { callSpecialMaybe } from './call.ts';
import { typeName } from './type-of.ts';

/** `os.fspath`: a str or bytes, or what `__fspath__` says. Throws TypeError with the message of the caller. */
export function* fspath(value: Value, message?: (name: string) => string): Guest<Value> {
  if (strOf(value) !== undefined || value instanceof PyBytes) return value;
  const result = callSpecialMaybe(value, '__fspath__', []);
  if (result === undefined) {
    const name = typeName(value);
    throw typeError(message?.(name) ?? `expected str, bytes or os.PathLike object, not ${name}`);
  }
  const path = yield* settle(result);
  if (strOf(path) !== undefined || path instanceof PyBytes) return path;
  throw typeError(`expected ${typeName(value)}.__fspath__() to return str or bytes, not ${typeName(path)}`);
}
