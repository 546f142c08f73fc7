/**
 * Decides whether a code object is safe to run: made by us or read back from a disk that anybody may have written.
 * Takes a Code whose fields have the declared JavaScript types; throws CodeRejected on the first defect. Checks the
 * layout, every operand, that only JUMP_BACK goes back (so every loop pays fuel), that control cannot leave the
 * instructions, and, in verify-registers.ts, what each register holds where it is read. Must not know: Python objects.
 */
import { CODE_FLAGS, type Code, type Constant } from './code.ts';
import { INTRINSICS, OPCODE, OPCODES } from './opcodes.ts';
import { verifyRegisters } from './verify-registers.ts';

/** The code object would not be safe to run. */
export class CodeRejected extends Error {
  override name = 'CodeRejected';
}

/** Most registers a frame may have; calls allocate that many words. */
export const MAX_REGISTERS = 1 << 20;
const MAX_DEPTH = 200;

/** Arguments of each intrinsic, by name. */
const INTRINSIC_ARGUMENTS: Readonly<Record<string, number>> = {
  printExpression: 1,
  setupAnnotations: 0,
  typeVar: 4,
  paramSpec: 2,
  typeVarTuple: 2,
  typeAlias: 3,
  setTypeParams: 2,
  subscriptGeneric: 1,
  stopIterationError: 1,
  spreadArgument: 2,
  isCatchable: 1,
};

/** Verifies `code` and all code nested in it. A top code object has no free variables. */
export function verifyCode(code: Code): void {
  if (code.freeNames.length > 0)
    throw new CodeRejected(`${code.qualname}: free variables without an enclosing function`);
  verifyNested(code, undefined, 0);
}

function verifyNested(code: Code, parent: Code | undefined, depth: number): void {
  const fail: Fail = (what, pc) => {
    throw new CodeRejected(`${String(code.qualname)}${pc === undefined ? '' : ` at ${pc}`}: ${what}`);
  };
  if (depth > MAX_DEPTH) fail('nested too deeply');
  verifyLayout(code, parent, fail);
  for (const constant of code.constants) verifyConstant(constant, fail, 0);
  const starts = verifyInstructions(code, fail);
  verifyHandlers(code, starts, fail);
  verifyPositions(code, starts, fail);
  for (const child of code.children) verifyNested(child, code, depth + 1);
  verifyRegisters(code, starts, fail);
}

export type Fail = (what: string, pc?: number) => never;

function verifyLayout(code: Code, parent: Code | undefined, fail: Fail): void {
  const { argCount, posOnlyCount, keywordOnlyCount, registerCount, freeBase, flags } = code;
  for (const [label, value] of Object.entries({
    argCount,
    posOnlyCount,
    keywordOnlyCount,
    registerCount,
    freeBase,
    flags,
    sites: code.siteCount,
    firstLine: code.firstLine,
  })) {
    if (!Number.isInteger(value) || value < 0) fail(`${label} is ${value}`);
  }
  if (registerCount > MAX_REGISTERS) fail('too many registers');
  if (code.siteCount > code.instructions.length) fail('more sites than instructions');
  for (const names of [
    code.localNames,
    code.freeNames,
    code.cellNames,
    code.names,
    [code.name, code.qualname, code.filename],
  ]) {
    for (const name of names) if (typeof name !== 'string') fail('a name is no string');
  }
  if (posOnlyCount > argCount) fail('posOnlyCount exceeds argCount');
  const variadic = (flags & CODE_FLAGS.varArgs ? 1 : 0) + (flags & CODE_FLAGS.varKeywords ? 1 : 0);
  const parameters = argCount + keywordOnlyCount + variadic;
  if (parameters > code.localNames.length) fail('more parameters than locals');
  if (freeBase < code.localNames.length) fail('free variables overlap locals');
  if (freeBase + code.freeNames.length > registerCount - code.constants.length) fail('too few registers');
  for (const name of code.cellNames) if (!code.localNames.includes(name)) fail('a cell is no local');
  if (code.closureRegisters.length !== code.freeNames.length) fail('closureRegisters and freeNames differ');
  const available = parent === undefined ? 0 : parent.registerCount - parent.constants.length;
  for (const register of code.closureRegisters) {
    if (!Number.isInteger(register) || register < 0 || register >= available) fail('closure register out of range');
  }
  for (const { start, end, registers } of code.comprehensions) {
    if (!(start >= 0 && start <= end && end <= code.instructions.length)) fail('a comprehension is out of range');
    for (const register of registers)
      if (code.localNames[register] === undefined) fail('a comprehension without locals');
  }
  const classCell = code.classCellRegister;
  if (classCell !== -1 && code.freeNames[classCell - freeBase] !== '__class__')
    fail('classCellRegister is not __class__');
  if (code.docstring !== undefined && typeof code.docstring !== 'string') fail('docstring is no string');
}

function verifyConstant(constant: Constant, fail: Fail, depth: number): void {
  if (depth > MAX_DEPTH) fail('constant nested too deeply');
  switch (constant.type) {
    case 'int':
      if (
        typeof constant.value === 'bigint'
          ? isSafe(constant.value)
          : !Number.isSafeInteger(constant.value) || Object.is(constant.value, -0)
      ) {
        fail('int constant not in its one form');
      }
      return;
    case 'float':
      if (typeof constant.value !== 'number') fail('float constant is no number');
      return;
    case 'complex':
      if (typeof constant.imag !== 'number') fail('complex constant is no number');
      return;
    case 'str':
      if (typeof constant.value !== 'string') fail('str constant is no string');
      return;
    case 'bytes':
      if (!(constant.value instanceof Uint8Array)) fail('bytes constant is no Uint8Array');
      return;
    case 'bool':
      if (typeof constant.value !== 'boolean') fail('bool constant is no boolean');
      return;
    case 'none':
    case 'ellipsis':
      return;
    case 'tuple':
    case 'frozenset':
      for (const item of constant.items) verifyConstant(item, fail, depth + 1);
      return;
    default:
      fail('constant of unknown type');
  }
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}

/** Every opcode and operand; gives the instruction starts (1 where an instruction begins). */
function verifyInstructions(code: Code, fail: Fail): Uint8Array {
  const words = code.instructions;
  const starts = new Uint8Array(words.length);
  let last = -1;
  for (let pc = 0; pc < words.length; ) {
    const info = OPCODES[words[pc]];
    if (info === undefined) return fail(`unknown opcode ${words[pc]}`, pc);
    if (pc + info.length > words.length) fail('instruction is cut off', pc);
    starts[pc] = 1;
    last = pc;
    pc += info.length;
  }
  if (last === -1 || !ENDS.has(words[last])) fail('control falls off the end');
  for (let pc = 0; pc < words.length; pc += OPCODES[words[pc]].length) verifyOperands(code, pc, starts, fail);
  return starts;
}

const ENDS = new Set(['RETURN', 'RAISE', 'RAISE_AGAIN', 'RERAISE', 'JUMP_BACK'].map((name) => OPCODE[name]));

function verifyOperands(code: Code, pc: number, starts: Uint8Array, fail: Fail): void {
  const words = code.instructions;
  const info = OPCODES[words[pc]];
  const writable = code.registerCount - code.constants.length;
  info.operands.forEach(([label, kind], i) => {
    const word = words[pc + 1 + i];
    const within = (limit: number) => word >= 0 && word < limit;
    switch (kind) {
      case 'dst':
        if (!within(writable)) fail(`${info.name} writes register ${word}`, pc);
        return;
      case 'src':
      case 'base':
        if (!within(code.registerCount)) fail(`${info.name} reads register ${word}`, pc);
        return;
      case 'opt':
        if (word !== -1 && !within(code.registerCount)) fail(`${info.name} reads register ${word}`, pc);
        return;
      case 'count':
        if (!within(MAX_REGISTERS)) fail(`${info.name} has count ${word}`, pc);
        return;
      case 'name':
        if (!within(code.names.length)) fail(`${info.name} has name ${word}`, pc);
        return;
      case 'child':
        if (!within(code.children.length)) fail(`${info.name} has child ${word}`, pc);
        return;
      case 'site':
        if (!within(code.siteCount)) fail(`${info.name} has site ${word}`, pc);
        return;
      case 'target': {
        if (!within(words.length) || starts[word] !== 1) fail(`${info.name} jumps to ${word}`, pc);
        const back = info.name === 'JUMP_BACK';
        if (back ? word > pc : word <= pc) fail(`${info.name} jumps the wrong way`, pc);
        return;
      }
      case 'immediate':
        if (!immediateIsValid(info.name, label, word)) fail(`${info.name} has ${label} ${word}`, pc);
    }
  });
  verifySpecial(code, pc, fail);
}

function immediateIsValid(instruction: string, label: string, word: number): boolean {
  switch (label) {
    case 'operator':
      return word >= OPCODE['ADD'] && word <= OPCODE['MATRIX_MULTIPLY'];
    case 'conversion':
      return word >= 0 && word <= 3;
    case 'context':
      return word >= 0 && word <= 2;
    case 'free':
      return word === 0 || word === 1;
    case 'level':
      return word >= 0;
    case 'intrinsic':
      return INTRINSICS[word] !== undefined && INTRINSIC_ARGUMENTS[INTRINSICS[word]] !== undefined;
    default:
      throw new CodeRejected(`no rule for ${label} of ${instruction}`);
  }
}

/** What single instructions demand beyond their operand kinds. */
function verifySpecial(code: Code, pc: number, fail: Fail): void {
  const words = code.instructions;
  const { name } = OPCODES[words[pc]];
  switch (name) {
    case 'COPY_FREE':
      if (words[pc + 1] !== code.freeBase || words[pc + 2] !== code.freeNames.length)
        fail('COPY_FREE of other registers', pc);
      return;
    case 'INTRINSIC':
      if (words[pc + 4] !== INTRINSIC_ARGUMENTS[INTRINSICS[words[pc + 2]]]) fail('INTRINSIC with wrong arguments', pc);
      return;
    case 'YIELD':
      verifyYield(code, pc, fail);
      return;
    case 'CALL_KEYWORDS':
    case 'CALL_METHOD_KEYWORDS':
      if (strTupleLength(code, words[pc + 4]) > words[pc + 3]) fail('more names than arguments', pc);
      return;
    case 'MATCH_CLASS':
      strTupleLength(code, words[pc + 5]);
      return;
    case 'IMPORT_NAME':
      if (constantAt(code, words[pc + 4])?.type !== 'none') strTupleLength(code, words[pc + 4]);
  }
}

/** A suspended delegation is resumed by the SEND which the JUMP_BACK after YIELD leads to. */
function verifyYield(code: Code, pc: number, fail: Fail): void {
  const words = code.instructions;
  if ((code.flags & (CODE_FLAGS.generator | CODE_FLAGS.coroutine | CODE_FLAGS.asyncGenerator)) === 0)
    fail('YIELD outside a generator', pc);
  const delegate = words[pc + 3];
  if (delegate === -1) return;
  const next = pc + OPCODES[words[pc]].length;
  const send = words[next + 1];
  if (words[next] !== OPCODE['JUMP_BACK'] || words[send] !== OPCODE['SEND'] || words[send + 2] !== delegate) {
    fail('YIELD of a delegate without its SEND', pc);
  }
}

function constantAt(code: Code, register: number): Constant | undefined {
  return code.constants[register - (code.registerCount - code.constants.length)];
}

function strTupleLength(code: Code, register: number): number {
  const constant = constantAt(code, register);
  if (constant?.type !== 'tuple' || constant.items.some((item) => item.type !== 'str')) {
    throw new CodeRejected(`${code.qualname}: register ${register} is no constant tuple of str`);
  }
  return constant.items.length;
}

function verifyHandlers(code: Code, starts: Uint8Array, fail: Fail): void {
  const { handlers } = code;
  if (handlers.length % 4 !== 0) fail('handler table is cut off');
  for (let i = 0; i < handlers.length; i += 4) {
    const [start, end, target, register] = handlers.subarray(i, i + 4);
    if (starts[start] !== 1 || start >= end || (end !== code.instructions.length && starts[end] !== 1))
      fail('handler range is wrong');
    if (target < end || starts[target] !== 1) fail('handler does not lie behind its range');
    if (register < 0 || register >= code.registerCount - code.constants.length) fail('handler writes a wrong register');
  }
}

function verifyPositions(code: Code, starts: Uint8Array, fail: Fail): void {
  const { positions } = code;
  if (positions.length % 5 !== 0) fail('position table is cut off');
  for (let i = 0; i < positions.length; i += 5) {
    if (starts[positions[i]] !== 1 || (i > 0 && positions[i] <= positions[i - 5]))
      fail('position table is not ascending');
    for (let word = 1; word < 5; word++) if (positions[i + word] < 0) fail('negative position');
  }
}
