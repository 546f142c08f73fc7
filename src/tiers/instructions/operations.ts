/** Operations that are written elsewhere, and what both tiers ask about values. */
import { InternalError } from '../../assert.ts';
import { exceptionType } from '../../runtime/exceptions/hierarchy.ts';
import { PyFloat } from '../../runtime/objects/float.ts';
import { type LinkedCode, SEEN } from '../../runtime/objects/function.ts';
import { boolType, intType } from '../../runtime/objects/int.ts';
import type { PyObject, Value } from '../../runtime/objects/object.ts';
import { strType } from '../../runtime/objects/str.ts';
import type { PyType } from '../../runtime/objects/type.ts';
import { INSTRUCTION_LENGTHS } from '../delivery.ts';

export { deleteAttribute, dropResult } from '../../runtime/operations/attribute.ts';
export { contains } from '../../runtime/operations/contains.ts';
export { dictGet } from '../../runtime/operations/dict-lookup.ts';
export { length } from '../../runtime/operations/length.ts';
export { matchClass, matchKeys, matchMapping, matchRest, matchSequence } from '../../runtime/operations/patterns.ts';
export { deleteItem, getItem, setItem } from '../../runtime/operations/subscript.ts';
export { makeGenerator } from '../calling.ts';

export const assertionError: PyType = exceptionType('AssertionError');

export function instructionLength(opcode: number): number {
  return INSTRUCTION_LENGTHS[opcode] as number;
}

/** The type of a value that is no object. */
export function scalarType(value: Exclude<Value, PyObject>): PyType {
  return typeof value === 'string' ? strType : typeof value === 'boolean' ? boolType : intType;
}

/** What the slow half of a number instruction saw (SEEN): a float among its operands, or something else. */
export function seenKinds(a: Value, b: Value): number {
  return a instanceof PyFloat || b instanceof PyFloat ? SEEN.float : SEEN.other;
}

export function unknownOpcode(opcode: number): InternalError {
  return new InternalError(`unknown opcode ${opcode}`);
}

/** What knows its linked code: a frame, a function. */
export interface Linked {
  readonly link: LinkedCode;
}
