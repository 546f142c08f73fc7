/**
 * Products under a modulus: `(a * b + c) % m` and `(a * b + c) & mask`, as random generators and hashes have them. The
 * product leaves the safe ints at every step, but what is wanted of it fits a double: so no BigInt is made.
 */
import { OPCODE } from '../../bytecode/opcodes.ts';
import { SEEN } from '../../runtime/objects/function.ts';
import type { FunctionText } from './function-text.ts';

const MULTIPLY = OPCODE['MULTIPLY'] as number;
const ADD = OPCODE['ADD'] as number;
const MODULO = OPCODE['MODULO'] as number;
const BIT_AND = OPCODE['BIT_AND'] as number;
/** Largest modulus: products of two remainders stay exact in halves. */
const MAX_MODULUS = 2 ** 32;

interface ModularRun {
  readonly pcs: readonly number[];
  readonly a: number;
  readonly b: number;
  /** What is added; -1 for nothing. */
  readonly c: number;
  readonly dst: number;
  readonly modulus: number;
  readonly masks: boolean;
}

/** The run that starts at `instructions[from]`, if one does. */
export function modularRun(f: FunctionText, instructions: readonly number[], from: number): ModularRun | undefined {
  const { instructions: code } = f.code;
  const at = (pc: number, operand: number): number => code[pc + operand] as number;
  const first = instructions[from] as number;
  if (code[first] !== MULTIPLY || (f.seen(at(first, 4)) & SEEN.float) !== 0) return undefined;
  let product = at(first, 1);
  let c = -1;
  const pcs = [first];
  let next = instructions[from + 1];
  if (next !== undefined && code[next] === ADD && at(next, 2) === product && !f.live(next, product)) {
    c = at(next, 3);
    if (c === product) return undefined;
    product = at(next, 1);
    pcs.push(next);
    next = instructions[from + 2];
  }
  if (next === undefined || (code[next] !== MODULO && code[next] !== BIT_AND) || at(next, 2) !== product)
    return undefined;
  const dst = at(next, 1);
  const modulus = at(next, 3);
  if (modulus === product || (dst !== product && f.live(next, product))) return undefined;
  const intermediate = at(first, 1);
  if (intermediate !== dst && f.live(next, intermediate)) return undefined;
  pcs.push(next);
  const masks = code[next] === BIT_AND;
  if (masks && powerOfTwo(f, modulus, true) === undefined) return undefined;
  return { pcs, a: at(first, 2), b: at(first, 3), c, dst, modulus, masks };
}

/** The power of two that a constant is, or that a constant mask is one less than, up to 2 ** 32. */
function powerOfTwo(f: FunctionText, register: number, isMask: boolean): number | undefined {
  const constant = f.kind(register) === 'int' ? f.constant(register) : undefined;
  if (constant === undefined) return undefined;
  const value = isMask ? constant + 1 : constant;
  return value >= 2 && value <= MAX_MODULUS && Number.isInteger(Math.log2(value)) ? value : undefined;
}

/** Writes a run; `slow` writes one of its instructions the general way. */
export function writeModularRun(f: FunctionText, run: ModularRun, slow: (pc: number) => void): void {
  const [first] = run.pcs as [number];
  const [a, b, m] = [f.register(run.a), f.register(run.b), f.register(run.modulus)];
  const c = run.c < 0 ? '0' : f.register(run.c);
  const dst = f.register(run.dst);
  const operands = [run.a, run.b, run.modulus, ...(run.c < 0 ? [] : [run.c])].filter(
    (one) => f.constant(one) === undefined,
  );
  const tests = [...new Set(operands)].map((one) => `typeof ${f.register(one)} === 'number'`);
  f.line(`fast${first}: { slow${first}: {`);
  if (tests.length > 0) f.line(`if (!(${tests.join(' && ')})) break slow${first};`);
  const power = powerOfTwo(f, run.modulus, run.masks);
  const low = `Math.imul(${a}, ${b})${run.c < 0 ? '' : ` + (${c} | 0)`}`;
  if (power === MAX_MODULUS) f.line(`${dst} = (${low}) >>> 0;`);
  else if (power !== undefined) f.line(`${dst} = (${low}) & ${power - 1};`);
  else {
    f.line(`t = ${a} * ${b} + ${c};`);
    f.line(
      `if (${m} > 0 && t <= 9007199254740991 && t >= 0 && ${a} >= 0 && ${b} >= 0 && ${c} >= 0) ${dst} = t % ${m};`,
    );
    f.line(
      `else if (${a} >= 0 && ${b} >= 0 && ${c} >= 0 && ${m} > 0 && ${m} <= ${MAX_MODULUS}) ${dst} = multiplyModulo(${a}, ${b}, ${c}, ${m}); else break slow${first};`,
    );
  }
  f.line(`break fast${first}; }`);
  for (const pc of run.pcs) slow(pc);
  f.line('}');
  f.forget(run.dst);
}

/** `(a * b + c) % m` for ints from 0 on and m up to 2 ** 32: the product is taken in two halves. */
export function multiplyModulo(a: number, b: number, c: number, m: number): number {
  const x = a % m;
  const y = b % m;
  const high = Math.floor(x / 65536);
  const product = (((high * y) % m) * 65536 + (x - high * 65536) * y) % m;
  return (product + (c % m)) % m;
}
