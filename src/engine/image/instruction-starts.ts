/** Where instructions of a code begin: an activation can stand nowhere else. */
import type { Code } from '../../bytecode/code.ts';
import { INSTRUCTION_LENGTHS } from '../../tiers/delivery.ts';

export function isInstructionStart({ instructions }: Code, pc: number): boolean {
  let at = 0;
  while (at < pc) {
    const length = INSTRUCTION_LENGTHS[instructions[at] as number];
    if (length === undefined || length === 0) return false;
    at += length;
  }
  return at === pc;
}
