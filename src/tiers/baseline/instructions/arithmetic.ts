/** Operators on numbers, and whatever else has them. */
import { OPCODES } from '../../../bytecode/opcodes.ts';
import type { FunctionText } from '../function-text.ts';
import {
  both,
  choose,
  chooseSeen,
  double,
  INPLACE,
  isFloat,
  isNumber,
  operation,
  set,
  type Write,
  type WriterTable,
} from './parts.ts';

const MAX = '9007199254740991';

/** `+ - *`: int while safe, float, else `slow`. */
function arithmetic(
  f: FunctionText,
  pc: number,
  operator: '+' | '-' | '*',
  dst: number,
  x: number,
  y: number,
  slow: string,
): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const ints = both(isNumber(f, x), isNumber(f, y));
  const mixed =
    f.kind(y) === 'int'
      ? ([isFloat(f, x), `${d} = new PyFloat(${double(f, x)} ${operator} ${b});`] as const)
      : f.kind(x) === 'int'
        ? ([isFloat(f, y), `${d} = new PyFloat(${a} ${operator} ${double(f, y)});`] as const)
        : (['false', ''] as const);
  chooseSeen(
    f,
    pc,
    [
      [
        ints === 'false' ? 'false' : `${ints} && (t = ${a} ${operator} ${b}, t <= ${MAX} && t >= -${MAX})`,
        `${d} = ${operator === '*' ? 't + 0' : 't'};`,
      ],
    ],
    [[both(isFloat(f, x), isFloat(f, y)), `${d} = new PyFloat(${double(f, x)} ${operator} ${double(f, y)});`], mixed],
    [a, b],
    `${d} = ${slow};`,
  );
  f.forget(dst);
}

function division(f: FunctionText, pc: number, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const nonzero = f.constant(y) !== undefined ? (f.constant(y) !== 0 ? 'true' : 'false') : `${b} !== 0`;
  const nonzeroFloat = f.constant(y) !== undefined ? nonzero : `${double(f, y)} !== 0`;
  chooseSeen(
    f,
    pc,
    [[both(both(isNumber(f, x), isNumber(f, y)), nonzero), `${d} = new PyFloat(${a} / ${b});`]],
    [
      [
        both(both(isFloat(f, x), isFloat(f, y)), nonzeroFloat),
        `${d} = new PyFloat(${double(f, x)} / ${double(f, y)});`,
      ],
      [both(both(isFloat(f, x), isNumber(f, y)), nonzero), `${d} = new PyFloat(${double(f, x)} / ${b});`],
    ],
    [a, b],
    `${d} = ${slow};`,
  );
  f.forget(dst);
}

/** An arithmetic instruction without fast paths. */
export function writeSlowArithmetic(f: FunctionText, pc: number): void {
  const { instructions } = f.code;
  const at = (operand: number): number => instructions[pc + operand] as number;
  const inplace = instructions[pc] === INPLACE;
  const opcode = (OPCODES[inplace ? at(4) : (instructions[pc] as number)] as (typeof OPCODES)[number]).name;
  const [a, b] = [f.register(at(2)), f.register(at(3))];
  f.line(`p = ${pc}; ${set(f, at(1), slowBinary(opcode, inplace, a, b))}`);
}

function slowBinary(opcode: string, inplace: boolean, a: string, b: string): string {
  if (inplace) return `inplace(T, d, '${SYMBOLS[opcode]}', ${a}, ${b})`;
  const direct = { ADD: 'add', SUBTRACT: 'subtract', MULTIPLY: 'multiply' }[opcode];
  return direct === undefined ? `binary(T, d, '${SYMBOLS[opcode]}', ${a}, ${b})` : `${direct}(T, d, ${a}, ${b})`;
}

function floorDivision(f: FunctionText, pc: number, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const nonzero = f.constant(y) !== undefined ? (f.constant(y) !== 0 ? 'true' : 'false') : `${b} !== 0`;
  chooseSeen(
    f,
    pc,
    [[both(both(isNumber(f, x), isNumber(f, y)), nonzero), `${d} = Math.floor(${a} / ${b}) + 0;`]],
    [],
    [a, b],
    `${d} = ${slow};`,
  );
  f.forget(dst);
}

function modulo(f: FunctionText, pc: number, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const divisor = f.constant(y);
  const ints = both(isNumber(f, x), isNumber(f, y));
  const fast =
    divisor !== undefined && divisor > 0
      ? `{ t = ${a} % ${b}; ${d} = t < 0 ? t + ${b} : t + 0; }`
      : `{ t = ${a} % ${b}; ${d} = t !== 0 && (t < 0) !== (${b} < 0) ? t + ${b} : t + 0; }`;
  const nonzero = divisor !== undefined ? (divisor !== 0 ? 'true' : 'false') : `${b} !== 0`;
  chooseSeen(f, pc, [[both(ints, nonzero), fast]], [], [a, b], `${d} = ${slow};`);
  f.forget(dst);
}

function bitwise(
  f: FunctionText,
  pc: number,
  operator: '&' | '|' | '^',
  dst: number,
  x: number,
  y: number,
  slow: string,
): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const small = (register: number, text: string): string => {
    const value = f.constant(register);
    return value !== undefined ? `${(value | 0) === value}` : `(${text} | 0) === ${text}`;
  };
  const ints = both(both(isNumber(f, x), isNumber(f, y)), both(small(x, a), small(y, b)));
  chooseSeen(f, pc, [[ints, `${d} = ${a} ${operator} ${b};`]], [], [a, b], `${d} = ${slow};`);
  f.forget(dst);
}

function shift(f: FunctionText, pc: number, left: boolean, dst: number, x: number, y: number, slow: string): void {
  const a = f.register(x);
  const b = f.register(y);
  const d = f.register(dst);
  const ints = both(isNumber(f, x), isNumber(f, y));
  const fast = left
    ? [both(ints, `${b} >= 0 && ${b} < 32 && ${a} >= 0 && ${a} < 0x100000`), `${d} = ${a} * ((1 << ${b}) >>> 0);`]
    : [both(ints, `${b} >= 0 && ${b} < 32 && (${a} | 0) === ${a}`), `${d} = ${a} >> ${b};`];
  chooseSeen(f, pc, [fast as [string, string]], [], [a, b], `${d} = ${slow};`);
  f.forget(dst);
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ADD: '+',
  SUBTRACT: '-',
  MULTIPLY: '*',
  TRUE_DIVIDE: '/',
  FLOOR_DIVIDE: '//',
  MODULO: '%',
  POWER: '**',
  LEFT_SHIFT: '<<',
  RIGHT_SHIFT: '>>',
  BIT_AND: '&',
  BIT_OR: '|',
  BIT_XOR: '^',
  MATRIX_MULTIPLY: '@',
};

function binaryInstruction(
  f: FunctionText,
  pc: number,
  opcode: string,
  dst: number,
  x: number,
  y: number,
  inplace: boolean,
): void {
  const a = f.register(x);
  const b = f.register(y);
  const general = slowBinary(opcode, inplace, a, b);
  switch (opcode) {
    case 'ADD':
      arithmetic(f, pc, '+', dst, x, y, general);
      break;
    case 'SUBTRACT':
      arithmetic(f, pc, '-', dst, x, y, general);
      break;
    case 'MULTIPLY':
      arithmetic(f, pc, '*', dst, x, y, general);
      break;
    case 'TRUE_DIVIDE':
      division(f, pc, dst, x, y, general);
      break;
    case 'FLOOR_DIVIDE':
      floorDivision(f, pc, dst, x, y, general);
      break;
    case 'MODULO':
      modulo(f, pc, dst, x, y, general);
      break;
    case 'BIT_AND':
      bitwise(f, pc, '&', dst, x, y, general);
      break;
    case 'BIT_OR':
      bitwise(f, pc, '|', dst, x, y, general);
      break;
    case 'BIT_XOR':
      bitwise(f, pc, '^', dst, x, y, general);
      break;
    case 'LEFT_SHIFT':
      shift(f, pc, true, dst, x, y, general);
      break;
    case 'RIGHT_SHIFT':
      shift(f, pc, false, dst, x, y, general);
      break;
    default:
      f.line(`p = ${pc}; ${set(f, dst, general)}`);
  }
}

export const ARITHMETIC: WriterTable = {
  ...Object.fromEntries(
    Object.keys(SYMBOLS).map((opcode): [string, Write] => [
      opcode,
      (f, pc, a) => {
        binaryInstruction(f, pc, opcode, a(1), a(2), a(3), false);
        return 0;
      },
    ]),
  ),
  INPLACE: (f, pc, a) => {
    binaryInstruction(f, pc, (OPCODES[a(4)] as (typeof OPCODES)[number]).name, a(1), a(2), a(3), true);
    return 0;
  },
  NEGATIVE: (f, pc, a) => {
    const [d, x] = [f.register(a(1)), f.register(a(2))];
    choose(
      f,
      [
        [isNumber(f, a(2)), `${d} = 0 - ${x};`],
        [isFloat(f, a(2)), `${d} = new PyFloat(-${double(f, a(2))});`],
      ],
      `p = ${pc}; ${d} = unary(T, d, '-', ${x});`,
    );
    set(f, a(1), '');
    return 0;
  },
  POSITIVE: (f, pc, a) => operation(f, pc, a(1), `unary(T, d, '+', ${f.register(a(2))})`),
  INVERT: (f, pc, a) => operation(f, pc, a(1), `unary(T, d, '~', ${f.register(a(2))})`),
};
