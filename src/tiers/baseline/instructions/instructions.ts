/**
 * The text of single instructions. A fast path that cannot throw is inline; before anything that may, `p` becomes the
 * pc. A destination is written last.
 */
import { OPCODES } from '../../../bytecode/opcodes.ts';
import type { FunctionText } from '../function-text.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { ATTRIBUTES } from './attributes.ts';
import { BUILDING } from './building.ts';
import { CALLS } from './calls.ts';
import { CONDITIONS } from './conditions.ts';
import { ITERATION } from './iteration.ts';
import { LEAVING } from './leaving.ts';
import { NAMES } from './names.ts';
import type { Jump, Taken, WriterTable } from './parts.ts';
import { SUBSCRIPTS } from './subscripts.ts';

const WRITERS: WriterTable = {
  ...ARITHMETIC,
  ...CONDITIONS,
  ...NAMES,
  ...ATTRIBUTES,
  ...SUBSCRIPTS,
  ...CALLS,
  ...BUILDING,
  ...ITERATION,
  ...LEAVING,
};

export function writeInstruction(f: FunctionText, pc: number, next: number | undefined, jump: Jump): Taken {
  const { instructions } = f.code;
  const { name } = OPCODES[instructions[pc] as number] as (typeof OPCODES)[number];
  const write = WRITERS[name];
  if (write === undefined) throw new Error(`the baseline tier does not know ${name}`);
  return write(f, pc, (operand) => instructions[pc + operand] as number, next, jump) ?? 0;
}
