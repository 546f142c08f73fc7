/** Expressions to instructions. `expression` gives the register of the value; with a target, that one. */

import { syntaxError } from '../scope/errors.ts';
import type { ConstantValue, Expression, Operator } from '../syntax/tree.ts';
import { CallCompiler } from './calls.ts';
import type { Label } from './code-builder.ts';
import { attributePosition } from './expression-base.ts';
import { constantOf } from './fold-constants.ts';
import { comparisonMistake, subscriptMistake } from './literal-mistakes.ts';
import { NONE, type Unit } from './unit.ts';

export const BINARY: Readonly<Record<Operator, string>> = {
  Add: 'ADD',
  Sub: 'SUBTRACT',
  Mult: 'MULTIPLY',
  MatMult: 'MATRIX_MULTIPLY',
  Div: 'TRUE_DIVIDE',
  Mod: 'MODULO',
  Pow: 'POWER',
  LShift: 'LEFT_SHIFT',
  RShift: 'RIGHT_SHIFT',
  BitOr: 'BIT_OR',
  BitXor: 'BIT_XOR',
  BitAnd: 'BIT_AND',
  FloorDiv: 'FLOOR_DIVIDE',
};
const COMPARE: Readonly<Record<string, string>> = {
  Eq: 'EQUAL',
  NotEq: 'NOT_EQUAL',
  Lt: 'LESS',
  LtE: 'LESS_EQUAL',
  Gt: 'GREATER',
  GtE: 'GREATER_EQUAL',
  Is: 'IS',
  IsNot: 'IS_NOT',
  In: 'CONTAINS',
  NotIn: 'NOT_CONTAINS',
};

/** `x is not y` for `not x is y`, and the other way round; undefined for any other expression. */
function negatedIdentity({
  op,
  operand,
}: Expression & { kind: 'UnaryOp' }): (Expression & { kind: 'Compare' }) | undefined {
  if (op !== 'Not' || operand.kind !== 'Compare' || operand.ops.length !== 1) return undefined;
  const [operator] = operand.ops;
  if (operator !== 'Is' && operator !== 'IsNot') return undefined;
  return { ...operand, ops: [operator === 'Is' ? 'IsNot' : 'Is'] };
}

/** Truth of a constant, where it is plain. */
function truthOf(value: ConstantValue): boolean | undefined {
  switch (value.type) {
    case 'bool':
      return value.value;
    case 'none':
      return false;
    case 'int':
      return value.value !== 0;
    case 'str':
      return value.value !== '';
    case 'ellipsis':
      return true;
    default:
      return undefined;
  }
}

type BinOp = Expression & { readonly kind: 'BinOp' };

/** Operators in a row from which on they are compiled in a loop: the JS stack holds some 2,000. */
const DEEP_CHAIN = 64;

/** A binary operation and those that are its left operand, their left operand and so on, outermost first. */
function leftOperands(node: BinOp): BinOp[] {
  const operations = [node];
  for (let { left } = node; left.kind === 'BinOp'; left = left.left) operations.push(left);
  return operations;
}

/** Functions and lambdas are made by the layer above. */
export abstract class ExpressionCompiler extends CallCompiler {
  /** Evaluates into `target`, or wherever it is cheapest. */
  override expression(node: Expression, target?: number): number {
    this.progress();
    const { code } = this;
    const constant = constantOf(node);
    if (constant !== undefined) {
      const register = code.constant(constant);
      if (target === undefined) return register;
      code.at(node);
      code.emit('MOVE', target, register);
      return target;
    }
    if (node.kind === 'Name') return this.unit.load(node.id, target, node);
    const destination = target ?? code.temporary();
    const mark = code.mark();
    this.into(node, destination);
    code.release(mark);
    return destination;
  }

  private into(node: Expression, target: number): void {
    const { code } = this;
    switch (node.kind) {
      case 'BinOp': {
        if (leftOperands(node).length > DEEP_CHAIN) {
          this.chain(leftOperands(node), target);
          return;
        }
        const left = this.operand(node.left, node.right);
        const right = this.expression(node.right);
        code.at(node);
        code.emit(BINARY[node.op], target, left, right, code.site());
        return;
      }
      case 'UnaryOp': {
        const negated = negatedIdentity(node);
        if (negated !== undefined) {
          this.comparison(negated, target);
          return;
        }
        const operand = this.expression(node.operand);
        code.at(node);
        code.emit(
          node.op === 'Not' ? 'NOT' : node.op === 'USub' ? 'NEGATIVE' : node.op === 'UAdd' ? 'POSITIVE' : 'INVERT',
          target,
          operand,
        );
        return;
      }
      case 'BoolOp': {
        const end = code.label();
        const last = node.values.length - 1;
        const before: ReturnType<Unit['saveBound']>[] = [];
        for (const [i, value] of node.values.entries()) {
          this.expression(value, target);
          if (i === last) break;
          before.push(this.unit.saveBound());
          code.emit(node.op === 'And' ? 'JUMP_IF_FALSE' : 'JUMP_IF_TRUE', target, end);
        }
        for (const state of before) this.unit.joinBound(state);
        code.place(end);
        return;
      }
      case 'NamedExpr': {
        this.expression(node.value, target);
        code.at(node);
        this.unit.store(node.target.id, target);
        return;
      }
      case 'Lambda':
        this.lambda(node, target);
        return;
      case 'IfExp': {
        const otherwise = code.label();
        const end = code.label();
        this.jumpIf(node.test, false, otherwise);
        const before = this.unit.saveBound();
        this.expression(node.body, target);
        code.emit('JUMP', end);
        const after = this.unit.saveBound();
        this.unit.bound = before;
        code.place(otherwise);
        this.expression(node.orelse, target);
        this.unit.joinBound(after);
        code.place(end);
        return;
      }
      case 'Compare':
        this.comparison(node, target);
        return;
      case 'Call':
        this.call(node, target);
        return;
      case 'Attribute': {
        const object = this.expression(node.value);
        code.at(attributePosition(node, node));
        code.emit('LOAD_ATTRIBUTE', target, object, code.nameIndex(this.unit.current.mangle(node.attr)), code.site());
        return;
      }
      case 'Subscript': {
        this.warn(subscriptMistake(node.value, node.slice), node.value);
        const object = this.operand(node.value, node.slice);
        const key = this.expression(node.slice);
        code.at(node);
        code.emit('LOAD_SUBSCRIPT', target, object, key, code.site());
        return;
      }
      case 'Slice': {
        const part = (bound: Expression | undefined): number =>
          bound === undefined ? code.constant(NONE) : this.operand(bound, node);
        const lower = part(node.lower);
        const upper = part(node.upper);
        const step = part(node.step);
        code.at(node);
        code.emit('BUILD_SLICE', target, lower, upper, step);
        return;
      }
      case 'Tuple':
      case 'List':
      case 'Set':
        this.display(node, target);
        return;
      case 'Dict':
        this.dictDisplay(node, target);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
        this.comprehension(node, target);
        return;
      case 'GeneratorExp':
        this.generatorExpression(node, target);
        return;
      case 'JoinedStr':
        this.joined(node, target);
        return;
      case 'FormattedValue':
        this.formatted(node, target);
        return;
      case 'Await': {
        this.insideFunction(node, 'await');
        const value = this.expression(node.value);
        code.at(node);
        this.awaitValue(value, target, 0);
        return;
      }
      case 'Yield': {
        this.insideFunction(node, 'yield');
        const value = node.value === undefined ? code.constant(NONE) : this.expression(node.value);
        code.at(node);
        code.emit('YIELD', target, value, -1);
        return;
      }
      case 'YieldFrom': {
        this.insideFunction(node, 'yield from');
        const value = this.expression(node.value);
        code.at(node);
        const iterator = code.temporary();
        code.emit('GET_YIELD_FROM', iterator, value);
        this.delegate(iterator, target);
        return;
      }
      default:
        throw syntaxError("can't use starred expression here", node);
    }
  }

  /** `a + b + c ...`, outermost first, without a JS call for each operator. */
  private chain(operations: readonly BinOp[], target: number): void {
    const { code } = this;
    const innermost = operations.at(-1) as BinOp;
    let left = this.expression(innermost.left);
    const result = code.temporary();
    for (const operation of operations.toReversed()) {
      const mark = code.mark();
      const right = this.expression(operation.right);
      code.at(operation);
      code.emit(BINARY[operation.op], operation === operations[0] ? target : result, left, right, code.site());
      code.release(mark);
      left = result;
    }
  }

  // --- conditions

  /** Jumps to the label if the truth of the expression equals `sense`. */
  override jumpIf(node: Expression, sense: boolean, label: Label): void {
    const { code } = this;
    const mark = code.mark();
    if (node.kind === 'UnaryOp' && node.op === 'Not') {
      const negated = negatedIdentity(node);
      if (negated === undefined) this.jumpIf(node.operand, !sense, label);
      else this.jumpIf(negated, sense, label);
      return;
    }
    if (node.kind === 'BoolOp') {
      // `a and b` is false as soon as one is; `a or b` is true as soon as one is.
      const shortSense = node.op === 'Or';
      const last = node.values.length - 1;
      const states: ReturnType<Unit['saveBound']>[] = [];
      if (sense === shortSense) {
        for (const [i, value] of node.values.entries()) {
          this.jumpIf(value, sense, label);
          if (i < last) states.push(this.unit.saveBound());
        }
      } else {
        const skip = code.label();
        for (const [i, value] of node.values.entries()) {
          if (i === last) this.jumpIf(value, sense, label);
          else {
            this.jumpIf(value, shortSense, skip);
            states.push(this.unit.saveBound());
          }
        }
        code.place(skip);
      }
      for (const state of states) this.unit.joinBound(state);
      return;
    }
    if (node.kind === 'Constant') {
      const truth = truthOf(node.value);
      if (truth !== undefined) {
        if (truth === sense) code.emit('JUMP', label);
        return;
      }
    }
    if (node.kind === 'Compare' && node.ops.length === 1) {
      const right = node.comparators[0] as Expression;
      const isNone = right.kind === 'Constant' && right.value.type === 'none';
      if (isNone && (node.ops[0] === 'Is' || node.ops[0] === 'IsNot')) {
        this.warn(comparisonMistake(node), node);
        const value = this.expression(node.left);
        code.at(node);
        if ((node.ops[0] === 'Is') === sense) code.emit('JUMP_IF_NONE', value, label);
        else {
          const skip = code.label();
          code.emit('JUMP_IF_NONE', value, skip);
          code.emit('JUMP', label);
          code.place(skip);
        }
        code.release(mark);
        return;
      }
    }
    const value = this.expression(node);
    code.at(node);
    code.emit(sense ? 'JUMP_IF_TRUE' : 'JUMP_IF_FALSE', value, label);
    code.release(mark);
  }

  private comparison(node: Expression & { kind: 'Compare' }, target: number): void {
    const { code } = this;
    this.warn(comparisonMistake(node), node);
    const end = code.label();
    let left = this.operand(node.left, node);
    const last = node.ops.length - 1;
    for (const [i, op] of node.ops.entries()) {
      let right: number;
      if (i === last) right = this.expression(node.comparators[i] as Expression);
      else {
        // Kept for the next comparison: in a temporary of its own unless it cannot change.
        right = this.expression(node.comparators[i] as Expression);
      }
      code.at(node);
      const name = COMPARE[op] as string;
      if (['IS', 'IS_NOT', 'CONTAINS', 'NOT_CONTAINS'].includes(name)) code.emit(name, target, left, right);
      else code.emit(name, target, left, right, code.site());
      if (i < last) code.emit('JUMP_IF_FALSE', target, end);
      left = right;
    }
    code.place(end);
  }

  // --- assignment

  /** Assigns a register to a target. */
  override assign(target: Expression, value: number): void {
    const { code, unit } = this;
    const mark = code.mark();
    code.at(target);
    switch (target.kind) {
      case 'Name':
        unit.store(target.id, value);
        break;
      case 'Attribute': {
        const object = this.expression(target.value);
        code.at(attributePosition(target, target));
        code.emit('STORE_ATTRIBUTE', object, code.nameIndex(unit.current.mangle(target.attr)), value, code.site());
        break;
      }
      case 'Subscript': {
        const object = this.expression(target.value);
        const key = this.expression(target.slice);
        code.at(target);
        code.emit('STORE_SUBSCRIPT', object, key, value, code.site());
        break;
      }
      case 'Starred':
        throw syntaxError('starred assignment target must be in a list or tuple', target);
      case 'Tuple':
      case 'List': {
        const { elts } = target;
        const star = elts.findIndex((element) => element.kind === 'Starred');
        if (star >= 0 && elts.findLastIndex((element) => element.kind === 'Starred') !== star)
          throw syntaxError('multiple starred expressions in assignment', target);
        const base = code.temporary(Math.max(1, elts.length));
        if (star < 0) code.emit('UNPACK', value, base, elts.length);
        else code.emit('UNPACK_EX', value, base, star, elts.length - star - 1);
        for (const [i, element] of elts.entries())
          this.assign(element.kind === 'Starred' ? element.value : element, base + i);
        break;
      }
      default:
        throw new Error(`cannot assign to ${target.kind}`);
    }
    code.release(mark);
  }
}
