/** Which registers an instruction reads and writes, and which are still needed after it. Must not know: JavaScript. */
import type { Code } from './code.ts';
import type { Block } from './flow.ts';
import { OPCODE, OPCODES } from './opcodes.ts';

/** Calls `read` and `write` with the registers of the instruction at `pc`. */
export function visitRegisters(
  { instructions, children }: Code,
  pc: number,
  read: (register: number) => void,
  write: (register: number) => void,
): void {
  const opcode = instructions[pc] as number;
  const { operands } = OPCODES[opcode] as (typeof OPCODES)[number];
  const run = RUNS[opcode];
  for (let i = 0; i < operands.length; i++) {
    const kind = operands[i]?.[1];
    const value = instructions[pc + 1 + i] as number;
    if (kind === 'src' || (kind === 'opt' && value >= 0)) read(value);
    else if (kind === 'base' && run !== undefined) run(instructions, pc, value, read, write);
  }
  if (opcode === OPCODE['MAKE_CELL']) read(instructions[pc + 1] as number);
  if (opcode === OPCODE['MAKE_FUNCTION'])
    for (const register of children[instructions[pc + 2] as number]?.closureRegisters ?? []) read(register);
  for (let i = 0; i < operands.length; i++) if (operands[i]?.[1] === 'dst') write(instructions[pc + 1 + i] as number);
}

type Visit = (register: number) => void;
type Run = (instructions: Int32Array, pc: number, base: number, read: Visit, write: Visit) => void;

function each(base: number, count: number, visit: Visit): void {
  for (let i = 0; i < count; i++) visit(base + i);
}

const at = (instructions: Int32Array, pc: number, operand: number): number => instructions[pc + operand] as number;

/** What the `base` operand of each opcode stands for. */
const RUN_BY_NAME: Readonly<Record<string, Run>> = {
  COPY_FREE: (code, pc, base, _read, write) => each(base, at(code, pc, 2), write),
  UNPACK: (code, pc, base, _read, write) => each(base, at(code, pc, 3), write),
  UNPACK_EX: (code, pc, base, _read, write) => each(base, at(code, pc, 3) + 1 + at(code, pc, 4), write),
  LOAD_METHOD: (_code, _pc, base, _read, write) => each(base, 2, write),
  LOAD_SPECIAL: (_code, _pc, base, _read, write) => each(base, 2, write),
  CALL: (code, pc, base, read) => each(base, at(code, pc, 3) + 1, read),
  CALL_METHOD: (code, pc, base, read) => each(base, at(code, pc, 3) + 2, read),
  CALL_KEYWORDS: (code, pc, base, read) => each(base, at(code, pc, 3) + 1, read),
  CALL_METHOD_KEYWORDS: (code, pc, base, read) => each(base, at(code, pc, 3) + 2, read),
  BUILD_LIST: (code, pc, base, read) => each(base, at(code, pc, 3), read),
  BUILD_TUPLE: (code, pc, base, read) => each(base, at(code, pc, 3), read),
  BUILD_SET: (code, pc, base, read) => each(base, at(code, pc, 3), read),
  BUILD_DICT: (code, pc, base, read) => each(base, at(code, pc, 3) * 2, read),
  BUILD_STRING: (code, pc, base, read) => each(base, at(code, pc, 3), read),
  MATCH_EXCEPTION_GROUP: (_code, _pc, base, _read, write) => each(base, 2, write),
  WITH_EXIT_EXCEPTION: (_code, _pc, base, read) => each(base, 2, read),
  INTRINSIC: (code, pc, base, read) => each(base, at(code, pc, 4), read),
};
const RUNS: readonly (Run | undefined)[] = OPCODES.map((info) => RUN_BY_NAME[info.name]);

/** Per instruction: the registers that something behind it may still read, as a set. */
export type Liveness = (pc: number, register: number) => boolean;

/**
 * Backwards data flow over the blocks. Named locals and cells count as live everywhere, because `locals()`, frames
 * in tracebacks and handlers may show them; so the answer matters for temporaries. A target outside the blocks keeps
 * every register alive.
 */
export function liveness(code: Code, blocks: readonly Block[]): Liveness {
  const { instructions, registerCount } = code;
  const named = code.localNames.length + code.freeNames.length;
  const liveAtStart = new Map<Block, Uint8Array>(blocks.map((block) => [block, new Uint8Array(registerCount)]));
  const liveAfter = new Map<number, Uint8Array>();
  const leaves = new Set(blocks.filter((block) => leavesBlocks(block, instructions)));
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = blocks.length - 1; i >= 0; i--) {
      const block = blocks[i] as Block;
      const live = new Uint8Array(registerCount);
      if (leaves.has(block)) live.fill(1);
      for (const next of [...block.next, ...block.handlers]) merge(live, liveAtStart.get(next) as Uint8Array);
      const atHandlers = new Uint8Array(registerCount);
      for (const handler of block.handlers) merge(atHandlers, liveAtStart.get(handler) as Uint8Array);
      if (block.exits) atHandlers.fill(1);
      for (let at = block.instructions.length - 1; at >= 0; at--) {
        const pc = block.instructions[at] as number;
        liveAfter.set(pc, live.slice());
        visitRegisters(
          code,
          pc,
          () => {},
          (register) => {
            live[register] = 0;
          },
        );
        visitRegisters(
          code,
          pc,
          (register) => {
            live[register] = 1;
          },
          () => {},
        );
        merge(live, atHandlers);
      }
      if (merge(liveAtStart.get(block) as Uint8Array, live)) changed = true;
    }
  }
  return (pc, register) => register < named || liveAfter.get(pc)?.[register] === 1;
}

function merge(into: Uint8Array, from: Uint8Array): boolean {
  let changed = false;
  for (let i = 0; i < into.length; i++) {
    if (from[i] === 1 && into[i] === 0) {
      into[i] = 1;
      changed = true;
    }
  }
  return changed;
}

/** True if a block has a way out of the blocks looked at, other than ending the activation. */
function leavesBlocks(block: Block, instructions: Int32Array): boolean {
  const opcode = instructions[block.instructions.at(-1) as number] as number;
  if (opcode === OPCODE['RETURN']) return false;
  return block.exits;
}
