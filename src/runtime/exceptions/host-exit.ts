/**
 * The exception by which the host ends a program that called it: `finally` and `with` run, no `except` takes it, a bare
 * one neither.
 */
import type { Value } from '../objects/object.ts';
import { builtinType } from '../objects/type.ts';
import { baseExceptionType, PyException } from './exception.ts';

const hostExitType = builtinType('tierup.HostExit', undefined, { base: baseExceptionType, final: true });

export function hostExit(): PyException {
  return new PyException(hostExitType);
}

export function isHostExit(value: Value): boolean {
  return value instanceof PyException && value.cls === hostExitType;
}
