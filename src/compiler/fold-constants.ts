/** Arithmetic on literals that is done while compiling, as CPython does it: only where nothing can fail or grow large. */
import type { Constant } from '../bytecode/code.ts';
import type { Expression, Operator, UnaryOperator } from '../syntax/tree.ts';

/** Bits of the largest int that is worth a constant. */
const MAX_BITS = 128n;

/** Nesting up to which arithmetic on literals is folded: deeper trees are not worth looking through at every level. */
const MAX_FOLDED_DEPTH = 16;

/** The constant of an expression that is one: literals, arithmetic on them, tuples of constants. */
export function constantOf(node: Expression, depth = 0): Constant | undefined {
  if (depth > MAX_FOLDED_DEPTH) return undefined;
  switch (node.kind) {
    case 'Constant':
      return node.value as Constant;
    case 'UnaryOp': {
      const operand = constantOf(node.operand, depth + 1);
      return operand === undefined ? undefined : foldUnary(node.op, operand);
    }
    case 'BinOp': {
      const right = constantOf(node.right, depth + 1);
      const left = right === undefined ? undefined : constantOf(node.left, depth + 1);
      return left === undefined || right === undefined ? undefined : foldBinary(node.op, left, right);
    }
    case 'Tuple': {
      const items: Constant[] = [];
      for (const element of node.elts) {
        const item = constantOf(element, depth + 1);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return { type: 'tuple', items };
    }
    default:
      return undefined;
  }
}

/** `-constant` and the like; undefined where it is left to run time. */
export function foldUnary(operator: UnaryOperator, operand: Constant): Constant | undefined {
  if (operand.type === 'int') {
    const value = BigInt(operand.value);
    if (operator === 'USub') return int(-value);
    if (operator === 'Invert') return int(-value - 1n);
    return operator === 'UAdd' ? operand : undefined;
  }
  if (operand.type !== 'float') return undefined;
  if (operator === 'USub') return { type: 'float', value: -operand.value };
  return operator === 'UAdd' ? operand : undefined;
}

/** `left OP right`; undefined where it is left to run time. */
export function foldBinary(operator: Operator, left: Constant, right: Constant): Constant | undefined {
  if (left.type === 'int' && right.type === 'int') return foldInts(operator, BigInt(left.value), BigInt(right.value));
  const a = floatOf(left);
  const b = floatOf(right);
  return a === undefined || b === undefined ? undefined : foldFloats(operator, a, b);
}

function int(value: bigint): Constant {
  const small = value >= -9007199254740991n && value <= 9007199254740991n;
  return { type: 'int', value: small ? Number(value) : value };
}

function bits(value: bigint): bigint {
  return BigInt((value < 0n ? -value : value).toString(2).length);
}

function foldInts(operator: Operator, a: bigint, b: bigint): Constant | undefined {
  switch (operator) {
    case 'Add':
      return int(a + b);
    case 'Sub':
      return int(a - b);
    case 'Mult':
      return bits(a) + bits(b) > MAX_BITS ? undefined : int(a * b);
    case 'BitAnd':
      return int(a & b);
    case 'BitOr':
      return int(a | b);
    case 'BitXor':
      return int(a ^ b);
    case 'Pow':
      return b < 0n || bits(a) * b > MAX_BITS ? undefined : int(a ** b);
    case 'LShift':
      return b < 0n || bits(a) + b > MAX_BITS ? undefined : int(a << b);
    case 'RShift':
      return b < 0n || b > MAX_BITS ? undefined : int(a >> b);
    case 'FloorDiv':
    case 'Mod':
      return b === 0n ? undefined : divide(operator, a, b);
    case 'Div':
      return b === 0n || bits(a) > 53n || bits(b) > 53n ? undefined : { type: 'float', value: Number(a) / Number(b) };
    default:
      return undefined;
  }
}

function divide(operator: 'FloorDiv' | 'Mod', a: bigint, b: bigint): Constant {
  const remainder = a % b;
  const wraps = remainder !== 0n && remainder < 0n !== b < 0n;
  return operator === 'Mod' ? int(wraps ? remainder + b : remainder) : int(a / b - (wraps ? 1n : 0n));
}

function floatOf(constant: Constant): number | undefined {
  if (constant.type === 'float') return constant.value;
  return constant.type === 'int' && typeof constant.value === 'number' ? constant.value : undefined;
}

function foldFloats(operator: Operator, a: number, b: number): Constant | undefined {
  switch (operator) {
    case 'Add':
      return { type: 'float', value: a + b };
    case 'Sub':
      return { type: 'float', value: a - b };
    case 'Mult':
      return { type: 'float', value: a * b };
    case 'Div':
      return b === 0 ? undefined : { type: 'float', value: a / b };
    default:
      return undefined;
  }
}
