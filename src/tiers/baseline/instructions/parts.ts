/** What the writers of instructions share: kinds of registers, choices, destinations. */
import { OPCODE } from '../../../bytecode/opcodes.ts';
import { SEEN } from '../../../runtime/objects/function.ts';
import { TAG } from '../../../runtime/objects/object.ts';
import type { FunctionText } from '../function-text.ts';

export type Jump = (pc: number) => void;

/** Instructions after this one that are written already, or that control has gone elsewhere. */
export type Taken = number | 'jumped';

export type Write = (
  f: FunctionText,
  pc: number,
  a: (operand: number) => number,
  next: number | undefined,
  jump: Jump,
) => Taken | undefined;

export const INPLACE = OPCODE['INPLACE'] as number;

export function isNumber(f: FunctionText, register: number): string {
  const kind = f.kind(register);
  if (kind === 'int') return 'true';
  if (kind !== undefined) return 'false';
  return `typeof ${f.register(register)} === 'number'`;
}

export function isFloat(f: FunctionText, register: number): string {
  const kind = f.kind(register);
  if (kind === 'float') return 'true';
  if (kind !== undefined) return 'false';
  return `${f.register(register)}.tag === 1`;
}

export function isText(f: FunctionText, register: number): string {
  const kind = f.kind(register);
  if (kind === 'str') return 'true';
  if (kind !== undefined) return 'false';
  return `typeof ${f.register(register)} === 'string'`;
}

/** The double of a float register; a constant as a literal. */
export function double(f: FunctionText, register: number): string {
  const value = f.kind(register) === 'float' ? f.constant(register) : undefined;
  if (value === undefined) return `${f.register(register)}.v`;
  if (Number.isFinite(value) && !Object.is(value, -0)) return value < 0 ? `(${value})` : `${value}`;
  return `${f.register(register)}.v`;
}

export function both(a: string, b: string): string {
  if (a === 'false' || b === 'false') return 'false';
  if (a === 'true') return b;
  return b === 'true' ? a : `${a} && ${b}`;
}

/** Tries conditions in order; `last` is written without one. */
export function choose(
  f: FunctionText,
  ways: readonly (readonly [condition: string, statement: string])[],
  last: string,
): void {
  let prefix = '';
  for (const [condition, statement] of ways) {
    if (condition === 'false' || condition.startsWith('false &&')) continue;
    f.line(`${prefix}if (${condition}) ${statement}`);
    prefix = 'else ';
  }
  f.line(`${prefix}{ ${last} }`);
}

export function set(f: FunctionText, register: number, expression: string): string {
  f.forget(register);
  return `${f.register(register)} = ${expression};`;
}

/** A destination with what is known of it. */
export function note(f: FunctionText, register: number, kind: ReturnType<FunctionText['kind']>): void {
  f.known.set(register, kind);
}

/** The site of a binary instruction. */
function siteAt(f: FunctionText, pc: number): number {
  const { instructions } = f.code;
  return instructions[pc + (instructions[pc] === INPLACE ? 5 : 4)] as number;
}

/** Types seen by a binary instruction. */
export function seenAt(f: FunctionText, pc: number): number {
  return f.seen(siteAt(f, pc));
}

/** In the slow half of an instruction that lacks a fast path: what comes nevertheless is counted. */
export function surprise(f: FunctionText, pc: number, a: string, b: string): string {
  const numeric = [a, b].map((value) => `typeof ${value} === 'number' || ${value}.tag === ${TAG.float}`).join(' || ');
  return `(${numeric}) && surprise(T, F.link, ${f.site(siteAt(f, pc))}, START, ${a}, ${b});`;
}

/** The ways worth their text, by what was seen; floats first where no int was. Slow half last. */
export function chooseSeen(
  f: FunctionText,
  pc: number,
  ints: readonly (readonly [string, string])[],
  floats: readonly (readonly [string, string])[],
  [a, b]: readonly [string, string],
  slow: string,
): void {
  const seen = seenAt(f, pc);
  const hasInts = (seen & SEEN.int) !== 0;
  const hasFloats = (seen & SEEN.float) !== 0;
  const ways = [...(hasInts ? ints : []), ...(hasFloats ? floats : [])];
  const complete =
    (hasInts || ints.every(([way]) => way === 'false')) && (hasFloats || floats.every(([way]) => way === 'false'));
  choose(f, ways, `p = ${pc}; ${complete ? '' : `${surprise(f, pc, a, b)} `}${slow}`);
}

export function either(a: string, b: string): string {
  if (a === 'false') return b;
  if (b === 'false') return a;
  return `(${a} || ${b})`;
}

export function truthOf(value: string, pc: number): string {
  return `(typeof ${value} === 'boolean' ? ${value} : (p = ${pc}, truthy(T, d, ${value})))`;
}

/** What an operation gave in a variable: the value, or what its computation comes to. Never null. */
export function settledHere(result: string): string {
  return `typeof ${result} === 'object' && ${result}.isValue !== true ? settled(T, d, ${result}) : ${result}`;
}

export function registers(f: FunctionText, base: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => f.register(base + i));
}

/** `dst = helper(...)`, which may throw. */
export function operation(f: FunctionText, pc: number, dst: number, expression: string): Taken {
  f.line(`p = ${pc}; ${set(f, dst, expression)}`);
  return 0;
}

/** Hint of a receiver's register that is empty as a rule: what was found is an attribute of a module or of a class. */
export const UNBOUND = '';

export const optional = (f: FunctionText, register: number): string =>
  register < 0 ? 'undefined' : f.register(register);

/** It runs on an interpreter's frame. */
export const isRegion = (f: FunctionText): boolean => f.shape.kind !== 'function';

export const isMachine = (f: FunctionText): boolean => f.shape.kind === 'machine';

/** Writers by opcode. */
export type WriterTable = Readonly<Record<string, Write>>;
