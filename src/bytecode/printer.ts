/**
 * Code as text for people: one line an instruction, jump targets as marks, registers by their names, nested code
 * after its parent. For `--explain`, tests and debugging; nothing reads it back. Must not know: Python objects.
 */
import type { Code, Constant } from './code.ts';
import { INTRINSICS, OPCODES, type OpcodeInfo, type OperandKind } from './opcodes.ts';

/** The whole code object with the code nested in it. Unverified code is fine: what cannot be named is numbered. */
export function printCode(code: Code): string {
  return [printOne(code), ...code.children.map(printCode)].join('\n');
}

function printOne(code: Code): string {
  const marks = jumpMarks(code);
  const lines = [heading(code)];
  let lastLine = 0;
  for (let pc = 0; pc < code.instructions.length; ) {
    const info = OPCODES[code.instructions[pc]];
    if (info === undefined) {
      lines.push(`  ${pc} ? ${code.instructions[pc]}`);
      break;
    }
    const line = lineAt(code, pc);
    const shownLine = line !== 0 && line !== lastLine ? String(line) : '';
    if (line !== 0) lastLine = line;
    const mark = marks.has(pc) ? `${marks.get(pc)}:` : '';
    lines.push(
      `${shownLine.padStart(4)} ${mark.padEnd(4)}${String(pc).padStart(4)} ${printInstruction(code, pc, info, marks)}`,
    );
    pc += info.length;
  }
  for (let i = 0; i < code.handlers.length; i += 4) {
    const [start, end, target, register] = code.handlers.subarray(i, i + 4);
    lines.push(`     try ${start}..${end} -> ${marks.get(target) ?? target}, ${registerName(code, register)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The position table's line at an instruction, 0 if it has none. */
export function lineAt(code: Code, pc: number): number {
  const { positions } = code;
  let low = 0;
  let high = positions.length / 5;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle * 5] <= pc) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : positions[(low - 1) * 5 + 1];
}

function heading(code: Code): string {
  const parts = [`code ${code.qualname}, line ${code.firstLine}, flags 0x${code.flags.toString(16)}`];
  if (code.localNames.length > 0) parts.push(`locals ${code.localNames.join(' ')}`);
  if (code.cellNames.length > 0) parts.push(`cells ${code.cellNames.join(' ')}`);
  if (code.freeNames.length > 0) {
    parts.push(`free ${code.freeNames.map((name, i) => `${name}<-${code.closureRegisters[i]}`).join(' ')}`);
  }
  parts.push(`registers ${code.registerCount}, sites ${code.siteCount}`);
  return parts.join('; ');
}

function jumpMarks(code: Code): Map<number, string> {
  const targets = new Set<number>();
  for (let pc = 0; pc < code.instructions.length; ) {
    const info = OPCODES[code.instructions[pc]];
    if (info === undefined) break;
    info.operands.forEach(([, kind], i) => {
      if (kind === 'target') targets.add(code.instructions[pc + 1 + i]);
    });
    pc += info.length;
  }
  for (let i = 2; i < code.handlers.length; i += 4) targets.add(code.handlers[i]);
  const sorted = [...targets].sort((a, b) => a - b);
  return new Map(sorted.map((pc, i) => [pc, `L${i + 1}`]));
}

function printInstruction(code: Code, pc: number, info: OpcodeInfo, marks: Map<number, string>): string {
  const operands = info.operands
    .map(([label, kind], i) => printOperand(code, info, label, kind, code.instructions[pc + 1 + i], marks))
    .filter((text) => text !== '');
  return [info.name, ...operands].join(' ');
}

function printOperand(
  code: Code,
  info: OpcodeInfo,
  label: string,
  kind: OperandKind,
  word: number,
  marks: Map<number, string>,
): string {
  switch (kind) {
    case 'dst':
    case 'src':
    case 'base':
      return registerName(code, word);
    case 'opt':
      return word === -1 ? '-' : registerName(code, word);
    case 'name':
      return `'${code.names[word] ?? word}'`;
    case 'child':
      return `<${code.children[word]?.qualname ?? word}>`;
    case 'target':
      return `-> ${marks.get(word) ?? word}`;
    case 'site':
      return '';
    case 'count':
      return `#${word}`;
    case 'immediate':
      if (label === 'intrinsic') return INTRINSICS[word] ?? String(word);
      if (info.name === 'INPLACE') return OPCODES[word]?.name ?? String(word);
      return `${label}=${word}`;
  }
}

/** A local's name, `%n` for a temporary, `name*` for a free variable, or the constant. */
function registerName(code: Code, register: number): string {
  const firstConstant = code.registerCount - code.constants.length;
  if (register >= firstConstant && register < code.registerCount)
    return printConstant(code.constants[register - firstConstant]);
  const free = register - code.freeBase;
  if (free >= 0 && free < code.freeNames.length) return `${code.freeNames[free]}*`;
  return code.localNames[register] ?? `%${register}`;
}

/** A constant in Python's notation, near enough for reading. */
export function printConstant(constant: Constant): string {
  switch (constant.type) {
    case 'int':
      return String(constant.value);
    case 'float':
      return Object.is(constant.value, -0)
        ? '-0.0'
        : Number.isInteger(constant.value)
          ? `${constant.value}.0`
          : String(constant.value);
    case 'complex':
      return `${constant.imag}j`;
    case 'str':
      return JSON.stringify(constant.value);
    case 'bytes':
      return `b${JSON.stringify(String.fromCharCode(...constant.value.subarray(0, 60)))}`;
    case 'bool':
      return constant.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'ellipsis':
      return '...';
    case 'tuple':
      return `(${constant.items.map(printConstant).join(', ')}${constant.items.length === 1 ? ',' : ''})`;
    case 'frozenset':
      return `frozenset({${constant.items.map(printConstant).join(', ')}})`;
  }
}
