/** What becomes of a result: where a suspended instruction wants it, and where its frame goes on. */
import { OPCODE, OPCODES } from '../bytecode/opcodes.ts';
import type { PyException } from '../runtime/exceptions/exception.ts';
import { typeError } from '../runtime/exceptions/raise.ts';
import { DELIVER, type Frame } from '../runtime/objects/frame.ts';
import type { PyTuple } from '../runtime/objects/list.ts';
import { None, type Value } from '../runtime/objects/object.ts';
import { typeOf } from '../runtime/operations/type-of.ts';

const UNPACK = OPCODE['UNPACK'] as number;

const UNPACK_EX = OPCODE['UNPACK_EX'] as number;

/** Instructions whose operation gives nothing. */
const OPERATES_IN_PLACE = new Set([
  'STORE_NAME',
  'DELETE_NAME',
  'STORE_ATTRIBUTE',
  'DELETE_ATTRIBUTE',
  'STORE_SUBSCRIPT',
  'DELETE_SUBSCRIPT',
  'LIST_EXTEND',
  'SET_ADD',
  'SET_UPDATE',
  'DICT_ADD',
  'DICT_UPDATE',
  'DICT_MERGE',
  'IMPORT_STAR',
]);

/** How the result of what an instruction called is delivered, by opcode. */
export const DELIVERY = OPCODES.map(({ name }) => {
  if (name === 'JUMP_IF_FALSE') return DELIVER.branchIfFalse;
  if (name === 'JUMP_IF_TRUE') return DELIVER.branchIfTrue;
  if (name === 'FOR_ITER') return DELIVER.forIter;
  if (name === 'SEND') return DELIVER.send;
  if (name === 'NOT' || name === 'NOT_CONTAINS') return DELIVER.negate;
  if (name === 'UNPACK' || name === 'UNPACK_EX' || name === 'MATCH_EXCEPTION_GROUP') return DELIVER.spread;
  return OPERATES_IN_PLACE.has(name) ? DELIVER.discard : DELIVER.register;
});

/** First register an instruction's result goes to. */
export function destination(instructions: Int32Array, pc: number): number {
  const opcode = instructions[pc] as number;
  return instructions[pc + (opcode === UNPACK || opcode === UNPACK_EX ? 2 : 1)] as number;
}

/** Puts a result where a suspended instruction wants it and moves its frame on; an exception if it is no good. */
export function deliverTo(
  frame: Frame,
  deliver: number,
  register: number,
  payload: Value | undefined,
  value: Value | undefined,
): PyException | undefined {
  const { instructions } = frame.link.code;
  const { pc, registers } = frame;
  const opcode = instructions[pc] as number;
  switch (deliver) {
    case DELIVER.register:
      registers[register] = value;
      break;
    case DELIVER.discard:
      break;
    case DELIVER.negate:
      registers[register] = value !== true;
      break;
    case DELIVER.branchIfFalse:
    case DELIVER.branchIfTrue:
      frame.pc = (value === true) === (deliver === DELIVER.branchIfTrue) ? (instructions[pc + 2] as number) : pc + 3;
      return undefined;
    case DELIVER.forIter:
      if (value === undefined) frame.pc = instructions[pc + 3] as number;
      else {
        registers[instructions[pc + 1] as number] = value;
        frame.pc = pc + 5;
      }
      return undefined;
    case DELIVER.send:
      registers[instructions[pc + 1] as number] = value;
      break;
    case DELIVER.initialise:
      if (value !== None) return typeError(`__init__() should return None, not '${typeOf(value as Value).name}'`);
      registers[register] = payload;
      break;
    case DELIVER.spread: {
      const { items } = value as PyTuple;
      for (let i = 0; i < items.length; i++) registers[register + i] = items[i];
      break;
    }
  }
  frame.pc = pc + (INSTRUCTION_LENGTHS[opcode] as number);
  return undefined;
}

/** Words per instruction, by opcode. */
export const INSTRUCTION_LENGTHS = Uint8Array.from(OPCODES.map((info) => info.length));
