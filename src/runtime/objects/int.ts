/**
 * int and bool are JS numbers, bigints and booleans; this file has their types and the box for instances of Python
 * subclasses of int (IntEnum members, for example).
 */
import { PyObject, type Value } from './object.ts';
import { builtinType } from './type.ts';

/** An int: number while |n| <= 2**53-1, else bigint. -0 never occurs. */
export type Int = number | bigint;

/** Instance of a Python subclass of int; never of int itself. */
export class PyIntBox extends PyObject {
  readonly v: Int;
  constructor(v: Int) {
    super();
    this.v = v;
  }
}
export const intType = builtinType('int', PyIntBox);
export const boolType = builtinType('bool', undefined, { base: intType, final: true });

/** Back down to a number where that is exact. */
export function normalizeInt(value: bigint): Int {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** The int behind an int, a bool or an instance of a subclass; undefined for everything else. */
export function intOf(value: Value): Int | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'object':
      return value instanceof PyIntBox ? value.v : undefined;
    default:
      return undefined;
  }
}
