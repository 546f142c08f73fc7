/**
 * Runs of float arithmetic. Neighbouring instructions that have only ever seen floats are written as one: all operands
 * are tested first, the run is computed in doubles, and only what is needed behind it is boxed. Where a test fails,
 * or a divisor is zero, nothing has happened yet and the instructions are done one by one.
 */
import { OPCODE } from '../../bytecode/opcodes.ts';
import { SEEN } from '../../runtime/objects/function.ts';
import type { FunctionText } from './function-text.ts';

const OPERATORS = new Map<number, string>([
  [OPCODE['ADD'] as number, '+'],
  [OPCODE['SUBTRACT'] as number, '-'],
  [OPCODE['MULTIPLY'] as number, '*'],
  [OPCODE['TRUE_DIVIDE'] as number, '/'],
]);
const INPLACE = OPCODE['INPLACE'] as number;

/** A float instruction: dst = x operator y. */
interface FloatInstruction {
  readonly pc: number;
  readonly dst: number;
  readonly x: number;
  readonly y: number;
  readonly operator: string;
}

/** Longest run: beyond, one failing test would undo too much. */
const MAX_RUN = 24;

/** The run of float instructions that starts at `instructions[from]`; empty if it is not worth one. */
export function floatRun(f: FunctionText, instructions: readonly number[], from: number): FloatInstruction[] {
  const run: FloatInstruction[] = [];
  for (let i = from; i < instructions.length && run.length < MAX_RUN; i++) {
    const instruction = floatInstruction(f, instructions[i] as number);
    if (instruction === undefined) break;
    run.push(instruction);
  }
  return run.length > 1 ? run : [];
}

function floatInstruction(f: FunctionText, pc: number): FloatInstruction | undefined {
  const { instructions } = f.code;
  const at = (operand: number): number => instructions[pc + operand] as number;
  const inplace = instructions[pc] === INPLACE;
  const operator = OPERATORS.get(inplace ? at(4) : (instructions[pc] as number));
  if (operator === undefined) return undefined;
  const seen = f.seen(at(inplace ? 5 : 4));
  if (!f.profiled || seen !== SEEN.float) return undefined;
  const [dst, x, y] = [at(1), at(2), at(3)];
  if (!mayBeFloat(f, x) || !mayBeFloat(f, y)) return undefined;
  return { pc, dst, x, y, operator };
}

function mayBeFloat(f: FunctionText, register: number): boolean {
  const kind = f.kind(register);
  return kind === undefined || kind === 'float' || kind === 'int';
}

/** Writes a run; `slow` writes one of its instructions the general way. */
export function writeFloatRun(f: FunctionText, run: readonly FloatInstruction[], slow: (pc: number) => void): void {
  const first = (run[0] as FloatInstruction).pc;
  const last = (run.at(-1) as FloatInstruction).pc;
  const doubles = new Map<number, string>();
  const tests = new Set<string>();
  const steps: string[] = [];
  const operand = (register: number): string => {
    const known = doubles.get(register);
    if (known !== undefined) return known;
    const constant = f.constant(register);
    if (constant !== undefined && Number.isFinite(constant) && !Object.is(constant, -0)) return `(${constant})`;
    if (f.kind(register) !== 'float') tests.add(`${f.register(register)}.tag === 1`);
    return `${f.register(register)}.v`;
  };
  for (const { dst, x, y, operator } of run) {
    const [a, b] = [operand(x), operand(y)];
    const divisor = f.constant(y);
    if (operator === '/' && (divisor === undefined || divisor === 0)) steps.push(`if (${b} === 0) break slow${first};`);
    const name = f.double();
    steps.push(`${name} = ${a} ${operator} ${b};`);
    doubles.set(dst, name);
  }
  f.line(`fast${first}: { slow${first}: {`);
  if (tests.size > 0) f.line(`if (!(${[...tests].join(' && ')})) break slow${first};`);
  for (const step of steps) f.line(step);
  for (const [register, name] of doubles)
    if (f.live(last, register)) f.line(`${f.register(register)} = new PyFloat(${name});`);
  f.line(`break fast${first}; }`);
  for (const { pc } of run) slow(pc);
  f.line('}');
  for (const { dst } of run) f.forget(dst);
}
