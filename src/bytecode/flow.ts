/**
 * Control flow of a code object: basic blocks, dominators, loops. Takes code, or the part of it that a loop is; gives
 * blocks in reverse postorder. An instruction that a handler covers has an edge to it. Must not know: JavaScript.
 */
import type { Code } from './code.ts';
import { OPCODE, OPCODES } from './opcodes.ts';

/** Instructions that are entered at the first and left at the last only (or by an exception). */
export interface Block {
  /** Position in reverse postorder; -1 while unreachable. */
  order: number;
  readonly start: number;
  /** pc after the last instruction. */
  readonly end: number;
  /** pcs of the instructions. */
  readonly instructions: number[];
  /** Blocks that follow normally. */
  readonly next: Block[];
  /** Handlers that an exception in this block may reach. */
  readonly handlers: Block[];
  readonly previous: Block[];
  dominator: Block | undefined;
  /** Blocks whose immediate dominator this is, in reverse postorder. */
  readonly dominated: Block[];
  /** True if a later block (or itself) jumps here. */
  isLoopHeader: boolean;
  isHandler: boolean;
  /** The block that both ways of its last instruction lead to, if they lead to one. */
  twice: Block | undefined;
  /** True if control may go to an instruction outside the blocks looked at. */
  exits: boolean;
}

/** Where an instruction may go: pcs that follow it normally. */
export function successors(instructions: Int32Array, pc: number): number[] {
  const opcode = instructions[pc] as number;
  const info = OPCODES[opcode] as (typeof OPCODES)[number];
  const targets: number[] = [];
  for (let i = 0; i < info.operands.length; i++)
    if (info.operands[i]?.[1] === 'target') targets.push(instructions[pc + 1 + i] as number);
  return endsFlow(opcode) ? targets : [pc + info.length, ...targets];
}

const NO_FALL_THROUGH = new Set(['JUMP', 'JUMP_BACK', 'RETURN', 'RAISE', 'RAISE_AGAIN', 'RERAISE', 'END_ASYNC_FOR']);
const ENDING = new Set(OPCODES.filter((info) => NO_FALL_THROUGH.has(info.name)).map((info) => info.opcode));

/** True if control never goes on to the instruction behind. */
function endsFlow(opcode: number): boolean {
  return ENDING.has(opcode);
}

/** First matching handler of a pc, as the offset of its entry in `code.handlers`; -1 if there is none. */
export function handlerOf(handlers: Int32Array, pc: number): number {
  for (let i = 0; i < handlers.length; i += 4)
    if (pc >= (handlers[i] as number) && pc < (handlers[i + 1] as number)) return i;
  return -1;
}

/** The blocks reachable from `entry`, in reverse postorder, with dominators and loops. `within` limits them to some pcs. */
export function controlFlow(code: Code, entry = 0, within: (pc: number) => boolean = () => true): Block[] {
  const { instructions, handlers } = code;
  const blocks = splitBlocks(code, entry, within);
  for (const block of blocks.values()) {
    const last = block.instructions.at(-1) as number;
    for (const pc of successors(instructions, last)) link(block, blocks.get(pc), block.next);
    for (const pc of block.instructions) {
      const handler = handlerOf(handlers, pc);
      if (handler >= 0) link(block, blocks.get(handlers[handler + 2] as number), block.handlers);
    }
  }
  const ordered = reversePostorder(blocks.get(entry) as Block);
  for (const block of ordered) {
    for (const next of [...block.next, ...block.handlers])
      if (!next.previous.includes(block)) next.previous.push(block);
    for (const handler of block.handlers) handler.isHandler = true;
  }
  findDominators(ordered);
  for (const block of ordered) if (block.previous.some((from) => from.order >= block.order)) block.isLoopHeader = true;
  return ordered;
}

function link(from: Block, to: Block | undefined, list: Block[]): void {
  if (to === undefined) from.exits = true;
  else if (!list.includes(to)) list.push(to);
  else if (list === from.next) from.twice = to;
}

function splitBlocks(code: Code, entry: number, within: (pc: number) => boolean): Map<number, Block> {
  const { instructions, handlers } = code;
  const leaders = new Set<number>([entry]);
  for (let pc = 0; pc < instructions.length; pc += lengthAt(instructions, pc)) {
    const next = successors(instructions, pc);
    if (next.length !== 1 || next[0] !== pc + lengthAt(instructions, pc)) {
      leaders.add(pc + lengthAt(instructions, pc));
      for (const target of next) leaders.add(target);
    }
  }
  for (let i = 0; i < handlers.length; i += 4) leaders.add(handlers[i + 2] as number);
  const blocks = new Map<number, Block>();
  let block: Block | undefined;
  for (let pc = 0; pc < instructions.length; pc += lengthAt(instructions, pc)) {
    if (!within(pc)) {
      block = undefined;
      continue;
    }
    if (block === undefined || leaders.has(pc)) {
      block = newBlock(pc);
      blocks.set(pc, block);
    }
    block.instructions.push(pc);
    (block as { end: number }).end = pc + lengthAt(instructions, pc);
  }
  return blocks;
}

function newBlock(start: number): Block {
  return {
    order: -1,
    start,
    end: start,
    instructions: [],
    next: [],
    handlers: [],
    previous: [],
    dominator: undefined,
    dominated: [],
    isLoopHeader: false,
    isHandler: false,
    twice: undefined,
    exits: false,
  };
}

function lengthAt(instructions: Int32Array, pc: number): number {
  return (OPCODES[instructions[pc] as number] as (typeof OPCODES)[number]).length;
}

function reversePostorder(entry: Block): Block[] {
  const seen = new Set<Block>([entry]);
  const finished: Block[] = [];
  // An explicit stack: code from strangers nests deeper than ours may.
  const stack: { block: Block; pending: Block[] }[] = [{ block: entry, pending: successorsOf(entry) }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as { block: Block; pending: Block[] };
    const next = top.pending.shift();
    if (next === undefined) {
      finished.push(top.block);
      stack.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      stack.push({ block: next, pending: successorsOf(next) });
    }
  }
  finished.reverse();
  finished.forEach((block, order) => {
    block.order = order;
  });
  return finished;
}

/** Handlers are visited first, so that they come last in reverse postorder: what follows a try lies before its handlers. */
function successorsOf(block: Block): Block[] {
  return [...block.handlers, ...[...block.next].reverse()];
}

/** Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm (2001). */
function findDominators(ordered: readonly Block[]): void {
  const entry = ordered[0] as Block;
  entry.dominator = entry;
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of ordered) {
      if (block === entry) continue;
      let dominator: Block | undefined;
      for (const from of block.previous) {
        if (from.dominator === undefined) continue;
        dominator = dominator === undefined ? from : intersect(dominator, from);
      }
      if (block.dominator !== dominator) {
        block.dominator = dominator;
        changed = true;
      }
    }
  }
  entry.dominator = undefined;
  for (const block of ordered) block.dominator?.dominated.push(block);
}

function intersect(a: Block, b: Block): Block {
  let left = a;
  let right = b;
  while (left !== right) {
    while (left.order > right.order) left = left.dominator as Block;
    while (right.order > left.order) right = right.dominator as Block;
  }
  return left;
}

export function dominates(a: Block, b: Block): boolean {
  for (let block: Block | undefined = b; block !== undefined; block = block.dominator) if (block === a) return true;
  return false;
}

/** True if every edge backwards goes to a block that dominates its source: what structured code can express. */
export function isReducible(ordered: readonly Block[]): boolean {
  return ordered.every((block) =>
    [...block.next, ...block.handlers].every((next) => next.order > block.order || dominates(next, block)),
  );
}

/** pcs of the natural loop with this header: what reaches a jump back to it without passing it. Handlers that stay in it included. */
export function loopBody(code: Code, header: number): Set<number> {
  const blocks = controlFlow(code);
  const head = blocks.find((block) => block.start === header);
  const body = new Set<Block>();
  if (head === undefined) return new Set();
  body.add(head);
  const pending = head.previous.filter((from) => from.order >= head.order);
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (body.has(block)) continue;
    body.add(block);
    pending.push(...block.previous);
  }
  return new Set([...body].flatMap((block) => block.instructions));
}

/** A loop of a code object. */
export interface LoopInfo {
  readonly header: number;
  /** Header of the loop around it. */
  readonly outer: number | undefined;
  /** Sites of its jumps back. */
  readonly sites: readonly number[];
}

/** All loops, by header. */
export function loopNest(code: Code): Map<number, LoopInfo> {
  const { instructions } = code;
  const sites = new Map<number, number[]>();
  for (let pc = 0; pc < instructions.length; pc += lengthAt(instructions, pc)) {
    if (instructions[pc] !== OPCODE['JUMP_BACK']) continue;
    const header = instructions[pc + 1] as number;
    const list = sites.get(header);
    if (list === undefined) sites.set(header, [instructions[pc + 2] as number]);
    else list.push(instructions[pc + 2] as number);
  }
  const bodies = new Map([...sites.keys()].map((header) => [header, loopBody(code, header)]));
  const loops = new Map<number, LoopInfo>();
  for (const header of sites.keys()) {
    let outer: number | undefined;
    for (const [other, body] of bodies) {
      if (other === header || !body.has(header)) continue;
      if (outer === undefined || body.size < (bodies.get(outer) as Set<number>).size) outer = other;
    }
    loops.set(header, { header, outer, sites: sites.get(header) as number[] });
  }
  return loops;
}
