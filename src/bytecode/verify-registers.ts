/**
 * What registers hold: a forward data-flow analysis over one verified-so-far code object. Proves that no instruction
 * reads an unbound register, takes a cell for a value or the other way round, or is handed anything but the list,
 * dict, set, tuple, str or exception of ours that it works on without checking. Also proves the compiler's own
 * definite assignment. Must not know: Python objects.
 */
import { CODE_FLAGS, type Code, type Constant } from './code.ts';
import { INTRINSICS, OPCODE, OPCODES } from './opcodes.ts';
import type { Fail } from './verifier.ts';

/** What a register may hold: a union of these bits. */
const HOLDS = {
  unbound: 1,
  cell: 2,
  /** The saved handled exception of a frame, which may be none: only POP_HANDLED reads it. */
  handled: 4,
  value: 8,
  list: 16,
  tuple: 32,
  dict: 64,
  set: 128,
  str: 256,
  exception: 512,
  exceptionOrNone: 1024,
  /** The receiver that LOAD_METHOD and LOAD_SPECIAL found, or none: only moved, and read as the second of a call. */
  receiver: 2048,
} as const;

const ANY_VALUE =
  HOLDS.value | HOLDS.list | HOLDS.tuple | HOLDS.dict | HOLDS.set | HOLDS.str | HOLDS.exception | HOLDS.exceptionOrNone;
/** Second register of LOAD_METHOD. */
const SELF = ANY_VALUE | HOLDS.receiver;
/** What may be asked whether it is bound, or be emptied. */
const ANY_LOCAL = ANY_VALUE | HOLDS.unbound;

/** Operands that must hold something particular; all other `src` and `opt` operands: any value. */
const DEMANDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  CHECK_BOUND: { a: ANY_LOCAL },
  JUMP_IF_UNBOUND: { a: ANY_LOCAL },
  LOAD_CELL: { cell: HOLDS.cell },
  STORE_CELL: { cell: HOLDS.cell },
  DELETE_CELL: { cell: HOLDS.cell },
  LOAD_NAME_OR_CELL: { cell: HOLDS.cell },
  CALL_SPREAD: { arguments: HOLDS.list | HOLDS.tuple, keywords: HOLDS.dict },
  LIST_APPEND: { a: HOLDS.list },
  LIST_EXTEND: { a: HOLDS.list },
  LIST_TO_TUPLE: { a: HOLDS.list },
  SET_ADD: { a: HOLDS.set },
  SET_UPDATE: { a: HOLDS.set },
  DICT_ADD: { a: HOLDS.dict },
  DICT_UPDATE: { a: HOLDS.dict },
  DICT_MERGE: { a: HOLDS.dict },
  FORMAT: { spec: HOLDS.str },
  MAKE_FUNCTION: { defaults: HOLDS.tuple, kwdefaults: HOLDS.dict, annotations: HOLDS.dict },
  RERAISE: { a: HOLDS.exception },
  PUSH_HANDLED: { a: HOLDS.exception },
  POP_HANDLED: { saved: HOLDS.handled },
  MATCH_EXCEPTION: { a: HOLDS.exception },
  MATCH_EXCEPTION_GROUP: { a: HOLDS.exception },
  JOIN_EXCEPTION_GROUP: { a: HOLDS.exception, b: HOLDS.list },
  WITH_EXIT_EXCEPTION: { a: HOLDS.exception },
  END_ASYNC_FOR: { a: HOLDS.exception },
  MATCH_KEYS: { b: HOLDS.tuple },
  MATCH_REST: { b: HOLDS.tuple },
};

/** Names under which a class body's namespace holds cells. */
const CLASS_CELLS = new Set(['__classcell__', '__classdictcell__']);

/** What `dst` holds afterwards where it is not just a value. */
const RESULTS: Readonly<Record<string, number>> = {
  CLEAR: HOLDS.unbound,
  DELETE_FAST: HOLDS.unbound,
  MAKE_CELL: HOLDS.cell,
  PUSH_HANDLED: HOLDS.handled,
  BUILD_LIST: HOLDS.list,
  BUILD_TUPLE: HOLDS.tuple,
  LIST_TO_TUPLE: HOLDS.tuple,
  BUILD_DICT: HOLDS.dict,
  BUILD_SET: HOLDS.set,
  BUILD_STRING: HOLDS.str,
  FORMAT: HOLDS.str,
  JOIN_EXCEPTION_GROUP: HOLDS.exceptionOrNone,
};

/** What an instruction leaves in its destination; INTRINSIC's depends on which one it is. */
function resultOf(name: string, firstOperand: number): number {
  if (name === 'INTRINSIC' && INTRINSICS[firstOperand] === 'spreadArgument') return HOLDS.tuple;
  return RESULTS[name] ?? HOLDS.value;
}

/** An exception, or None in place of one. */
function isException(held: number): boolean {
  return (held & ~(HOLDS.exception | HOLDS.exceptionOrNone)) === 0;
}

/** Throws by `fail` unless every read is of something that the instruction can work on. */
export function verifyRegisters(code: Code, starts: Uint8Array, fail: Fail): void {
  new RegisterFlow(code, starts, fail).run();
}

class RegisterFlow {
  private readonly code: Code;
  private readonly fail: Fail;
  /** States on entry to the blocks that begin at a pc; absent: not reached yet. */
  private readonly entry = new Map<number, Uint16Array>();
  private readonly leaders: Uint8Array;
  private readonly pending: number[] = [];

  constructor(code: Code, starts: Uint8Array, fail: Fail) {
    this.code = code;
    this.fail = fail;
    this.leaders = new Uint8Array(starts.length);
    this.findLeaders();
  }

  run(): void {
    this.flowTo(0, initialState(this.code));
    for (let pc = this.pending.pop(); pc !== undefined; pc = this.pending.pop()) {
      this.flowThrough(pc, (this.entry.get(pc) as Uint16Array).slice());
    }
  }

  private findLeaders(): void {
    const { instructions, handlers } = this.code;
    for (let pc = 0; pc < instructions.length; ) {
      const info = OPCODES[instructions[pc]];
      info.operands.forEach(([, kind], i) => {
        if (kind === 'target') this.leaders[instructions[pc + 1 + i]] = 1;
      });
      pc += info.length;
    }
    for (let i = 0; i < handlers.length; i += 4) {
      this.leaders[handlers[i]] = 1;
      if (handlers[i + 1] < instructions.length) this.leaders[handlers[i + 1]] = 1;
      this.leaders[handlers[i + 2]] = 1;
    }
  }

  private flowTo(pc: number, state: Uint16Array): void {
    const known = this.entry.get(pc);
    if (known === undefined) {
      this.entry.set(pc, state.slice());
      this.pending.push(pc);
      return;
    }
    let changed = false;
    for (let i = 0; i < state.length; i++) {
      const union = known[i] | state[i];
      if (union !== known[i]) {
        known[i] = union;
        changed = true;
      }
    }
    if (changed) this.pending.push(pc);
  }

  /** One block. Handlers of the block see the union of the states before each of its instructions. */
  private flowThrough(start: number, state: Uint16Array): void {
    const { instructions } = this.code;
    const handlers = this.handlersAt(start);
    const raised = handlers.length > 0 ? state.slice() : undefined;
    for (let pc = start; ; ) {
      const info = OPCODES[instructions[pc]];
      this.checkReads(pc, state);
      const target = this.targetOf(pc);
      if (target !== -1) this.flowTo(target, this.afterJump(pc, state));
      this.write(pc, state);
      if (ENDS.has(instructions[pc])) break;
      pc += info.length;
      if (this.leaders[pc] === 1) {
        this.flowTo(pc, state);
        break;
      }
      if (raised !== undefined) for (let i = 0; i < state.length; i++) raised[i] |= state[i];
    }
    if (raised === undefined) return;
    for (const handler of handlers) {
      const caught = raised.slice();
      caught[handler.register] = HOLDS.exception;
      this.flowTo(handler.target, caught);
    }
  }

  private handlersAt(pc: number): { target: number; register: number }[] {
    const { handlers } = this.code;
    const found: { target: number; register: number }[] = [];
    for (let i = 0; i < handlers.length; i += 4) {
      if (pc >= handlers[i] && pc < handlers[i + 1]) found.push({ target: handlers[i + 2], register: handlers[i + 3] });
    }
    return found.slice(0, 1);
  }

  private targetOf(pc: number): number {
    const { instructions } = this.code;
    const index = OPCODES[instructions[pc]].operands.findIndex(([, kind]) => kind === 'target');
    return index === -1 ? -1 : instructions[pc + 1 + index];
  }

  private afterJump(pc: number, state: Uint16Array): Uint16Array {
    const words = this.code.instructions;
    const after = state.slice();
    if (words[pc] === OPCODE['SEND']) after[words[pc + 1]] = HOLDS.value;
    if (words[pc] === OPCODE['JUMP_IF_UNBOUND']) after[words[pc + 1]] = HOLDS.unbound;
    if (words[pc] === OPCODE['JUMP_IF_NONE'])
      after[words[pc + 1]] = isException(after[words[pc + 1]]) ? HOLDS.exceptionOrNone : HOLDS.value;
    return after;
  }

  private checkReads(pc: number, state: Uint16Array): void {
    const words = this.code.instructions;
    const info = OPCODES[words[pc]];
    const demands = DEMANDS[info.name];
    info.operands.forEach(([label, kind], i) => {
      const register = words[pc + 1 + i];
      if (kind === 'src' || (kind === 'opt' && register !== -1))
        this.demand(pc, register, demands?.[label] ?? this.anyValue(pc), state);
    });
    this.checkRun(pc, state);
    if (words[pc] === OPCODE['MAKE_FUNCTION']) {
      for (const register of this.code.children[words[pc + 2]].closureRegisters)
        this.demand(pc, register, HOLDS.cell, state);
    }
  }

  private anyValue(pc: number): number {
    if (this.code.instructions[pc] === OPCODE['MOVE']) return SELF;
    return this.givesClassCell(pc) ? ANY_VALUE | HOLDS.cell : ANY_VALUE;
  }

  /** The body of a class returns its `__class__` cell, and leaves its cells in the namespace for `type`. */
  private givesClassCell(pc: number): boolean {
    const { flags, instructions, names } = this.code;
    if ((flags & CODE_FLAGS.classBody) === 0) return false;
    if (instructions[pc] === OPCODE['RETURN']) return true;
    return instructions[pc] === OPCODE['STORE_NAME'] && CLASS_CELLS.has(names[instructions[pc + 1]]);
  }

  private checkRun(pc: number, state: Uint16Array): void {
    const words = this.code.instructions;
    const run = readRun(words, pc);
    if (run === undefined) return;
    if (run.base + run.length > this.code.registerCount) this.fail('run of registers is too long', pc);
    for (let i = 0; i < run.length; i++) {
      this.demand(pc, run.base + i, i === 1 && run.method ? SELF : run.strings ? HOLDS.str : ANY_VALUE, state);
    }
  }

  private demand(pc: number, register: number, allowed: number, state: Uint16Array): void {
    if ((state[register] & ~allowed) !== 0) {
      this.fail(
        `${OPCODES[this.code.instructions[pc]].name} reads register ${register}, which holds ${describe(state[register])}`,
        pc,
      );
    }
  }

  private write(pc: number, state: Uint16Array): void {
    const words = this.code.instructions;
    const info = OPCODES[words[pc]];
    switch (info.name) {
      case 'MOVE':
        state[words[pc + 1]] = state[words[pc + 2]];
        return;
      case 'CHECK_BOUND':
        state[words[pc + 1]] &= ~HOLDS.unbound;
        return;
      case 'JUMP_IF_UNBOUND':
        state[words[pc + 1]] &= ~HOLDS.unbound;
        return;
      case 'JUMP_IF_NONE':
        if (isException(state[words[pc + 1]])) state[words[pc + 1]] = HOLDS.exception;
        return;
      case 'MAKE_CELL':
        if ((state[words[pc + 1]] & ~(ANY_LOCAL | HOLDS.receiver)) !== 0) this.fail('a cell in a cell', pc);
        state[words[pc + 1]] = HOLDS.cell;
        return;
      case 'COPY_FREE':
        this.writeRun(pc, words[pc + 1], words[pc + 2], HOLDS.cell, state);
        return;
      case 'LOAD_METHOD':
      case 'LOAD_SPECIAL':
        this.writeRun(pc, words[pc + 1], 2, HOLDS.value, state);
        state[words[pc + 1] + 1] = HOLDS.receiver;
        return;
      case 'UNPACK':
        this.writeRun(pc, words[pc + 2], words[pc + 3], HOLDS.value, state);
        return;
      case 'UNPACK_EX':
        this.writeRun(pc, words[pc + 2], words[pc + 3] + 1 + words[pc + 4], HOLDS.value, state);
        state[words[pc + 2] + words[pc + 3]] = HOLDS.list;
        return;
      case 'MATCH_EXCEPTION_GROUP':
        this.writeRun(pc, words[pc + 1], 2, HOLDS.exceptionOrNone, state);
        return;
    }
    if (info.operands[0]?.[1] === 'dst') state[words[pc + 1]] = resultOf(info.name, words[pc + 2]);
  }

  private writeRun(pc: number, base: number, length: number, what: number, state: Uint16Array): void {
    if (base + length > this.code.registerCount - this.code.constants.length)
      this.fail('run of registers is too long', pc);
    state.fill(what, base, base + length);
  }
}

const ENDS = new Set(
  ['JUMP', 'JUMP_BACK', 'RETURN', 'RAISE', 'RAISE_AGAIN', 'RERAISE', 'END_ASYNC_FOR'].map((name) => OPCODE[name]),
);

/** The run of registers an instruction reads. */
function readRun(
  words: Int32Array,
  pc: number,
): { base: number; length: number; method: boolean; strings: boolean } | undefined {
  const plain = { method: false, strings: false };
  switch (OPCODES[words[pc]].name) {
    case 'CALL':
    case 'CALL_KEYWORDS':
      return { ...plain, base: words[pc + 2], length: words[pc + 3] + 1 };
    case 'CALL_METHOD':
    case 'CALL_METHOD_KEYWORDS':
      return { ...plain, base: words[pc + 2], length: words[pc + 3] + 2, method: true };
    case 'WITH_EXIT_EXCEPTION':
      return { ...plain, base: words[pc + 2], length: 2, method: true };
    case 'BUILD_LIST':
    case 'BUILD_TUPLE':
    case 'BUILD_SET':
      return { ...plain, base: words[pc + 2], length: words[pc + 3] };
    case 'BUILD_STRING':
      return { ...plain, base: words[pc + 2], length: words[pc + 3], strings: true };
    case 'BUILD_DICT':
      return { ...plain, base: words[pc + 2], length: 2 * words[pc + 3] };
    case 'INTRINSIC':
      return { ...plain, base: words[pc + 3], length: words[pc + 4] };
    default:
      return undefined;
  }
}

function initialState(code: Code): Uint16Array {
  const state = new Uint16Array(code.registerCount).fill(HOLDS.unbound);
  const variadic = (code.flags & CODE_FLAGS.varArgs ? 1 : 0) + (code.flags & CODE_FLAGS.varKeywords ? 1 : 0);
  state.fill(HOLDS.value, 0, code.argCount + code.keywordOnlyCount + variadic);
  const firstConstant = code.registerCount - code.constants.length;
  code.constants.forEach((constant, i) => {
    state[firstConstant + i] = holdsConstant(constant);
  });
  return state;
}

function holdsConstant(constant: Constant): number {
  return constant.type === 'str' ? HOLDS.str : constant.type === 'tuple' ? HOLDS.tuple : HOLDS.value;
}

function describe(mask: number): string {
  return Object.entries(HOLDS)
    .filter(([, bit]) => (mask & bit) !== 0)
    .map(([name]) => name)
    .join(' or ');
}
