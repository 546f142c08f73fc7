/** Expressions to instructions. `expression` gives the register of the value; with a target, that one. */

import { INTRINSICS } from '../bytecode/opcodes.ts';
import { syntaxError } from '../scope/errors.ts';
import type { Scope } from '../scope/scope.ts';
import type {
  Call,
  Comprehension,
  ConstantValue,
  Expression,
  FormattedValue,
  JoinedStr,
  Keyword,
  Operator,
  Position,
} from '../syntax/tree.ts';
import type { Label } from './code-builder.ts';
import { constantOf } from './fold-constants.ts';
import { callMistake, comparisonMistake, subscriptMistake } from './literal-mistakes.ts';
import { setConstant } from './set-constants.ts';
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
export abstract class ExpressionCompiler {
  protected readonly unit: Unit;

  constructor(unit: Unit) {
    this.unit = unit;
  }

  /** Another node is compiled. */
  protected abstract progress(): void;
  /** Warns of a literal that no program can mean. */
  protected abstract warn(message: string | undefined, at: Expression): void;
  protected abstract lambda(node: Expression & { kind: 'Lambda' }, target: number): void;
  protected abstract generatorExpression(node: Expression & { kind: 'GeneratorExp' }, target: number): void;

  protected get code(): Unit['code'] {
    return this.unit.code;
  }

  /** Evaluates into `target`, or wherever it is cheapest. */
  expression(node: Expression, target?: number): number {
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

  private insideFunction(node: Expression, word: 'await' | 'yield' | 'yield from'): void {
    const { scope } = this.unit;
    if (scope.kind !== 'function') throw syntaxError(`'${word}' outside function`, node);
    if (word === 'await' && !scope.isAsyncFunction && !scope.isGeneratorExpression)
      throw syntaxError("'await' outside async function", node);
    if (word === 'yield from' && scope.isAsyncFunction) throw syntaxError("'yield from' inside async function", node);
  }

  /** An operand that later operands must not change: copied if evaluating them could rebind its variable. */
  protected operand(node: Expression, _later: Expression): number {
    return this.expression(node);
  }

  /** Awaits a value. */
  protected awaitValue(value: number, target: number, context: number): void {
    const { code } = this;
    const iterator = code.temporary();
    code.emit('GET_AWAITABLE', iterator, value, context);
    this.delegate(iterator, target);
  }

  /** Runs a sub-iterator to its end, passing on what it yields; target = its return value. */
  protected delegate(iterator: number, target: number): void {
    const { code } = this;
    const value = code.temporary();
    const loop = code.label();
    const exit = code.label();
    code.emit('MOVE', value, code.constant(NONE));
    code.place(loop);
    code.emit('SEND', value, iterator, value, exit);
    code.emit('YIELD', value, value, iterator);
    code.emit('JUMP_BACK', loop, code.site());
    code.place(exit);
    code.emit('MOVE', target, value);
  }

  // --- conditions

  /** Jumps to the label if the truth of the expression equals `sense`. */
  jumpIf(node: Expression, sense: boolean, label: Label): void {
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

  // --- displays

  private display(node: Expression & { kind: 'Tuple' | 'List' | 'Set' }, target: number): void {
    const { code, unit } = this;
    const { elts } = node;
    const constants = node.kind === 'Set' && elts.length > 2 ? elts.map((element) => constantOf(element)) : [];
    if (constants.length > 0 && constants.every((constant) => constant !== undefined)) {
      // As CPython builds it, from a constant frozenset: the order of the items shows it.
      const set = code.temporary();
      code.at(node);
      code.emit('BUILD_SET', set, 0, 0);
      code.emit('SET_UPDATE', set, code.constant(setConstant(unit.table, constants)));
      code.emit('MOVE', target, set);
      return;
    }
    if (!elts.some((element) => element.kind === 'Starred')) {
      const base = this.run(elts);
      code.at(node);
      code.emit(
        node.kind === 'Tuple' ? 'BUILD_TUPLE' : node.kind === 'List' ? 'BUILD_LIST' : 'BUILD_SET',
        target,
        base,
        elts.length,
      );
      return;
    }
    const collection = code.temporary();
    code.at(node);
    code.emit(node.kind === 'Set' ? 'BUILD_SET' : 'BUILD_LIST', collection, 0, 0);
    this.collect(elts, collection, node.kind === 'Set', node);
    code.at(node);
    code.emit(node.kind === 'Tuple' ? 'LIST_TO_TUPLE' : 'MOVE', target, collection);
  }

  /** Adds elements, some starred, to a list or set. */
  private collect(
    elements: readonly Expression[],
    collection: number,
    isSet: boolean,
    at: Expression | undefined,
  ): void {
    const { code } = this;
    for (const element of elements) {
      const mark = code.mark();
      const value = this.expression(element.kind === 'Starred' ? element.value : element);
      code.at(at);
      if (element.kind === 'Starred') code.emit(isSet ? 'SET_UPDATE' : 'LIST_EXTEND', collection, value);
      else code.emit(isSet ? 'SET_ADD' : 'LIST_APPEND', collection, value);
      code.release(mark);
    }
  }

  /** Evaluates into consecutive temporaries; gives the first. */
  protected run(nodes: readonly Expression[]): number {
    const { code } = this;
    const base = code.temporary(Math.max(1, nodes.length));
    for (const [i, node] of nodes.entries()) this.expression(node, base + i);
    return base;
  }

  private dictDisplay(node: Expression & { kind: 'Dict' }, target: number): void {
    const { code } = this;
    if (!node.keys.includes(undefined) && node.keys.length <= 64) {
      const base = this.run(node.keys.flatMap((key, i) => [key as Expression, node.values[i] as Expression]));
      code.at(node);
      code.emit('BUILD_DICT', target, base, node.keys.length);
      return;
    }
    const dict = code.temporary();
    code.at(node);
    code.emit('BUILD_DICT', dict, 0, 0);
    for (const [i, key] of node.keys.entries()) {
      const mark = code.mark();
      if (key === undefined) {
        const mapping = this.expression(node.values[i] as Expression);
        code.at(node);
        code.emit('DICT_UPDATE', dict, mapping);
      } else {
        const keyRegister = this.operand(key, node);
        const value = this.expression(node.values[i] as Expression);
        code.at(node);
        code.emit('DICT_ADD', dict, keyRegister, value);
      }
      code.release(mark);
    }
    code.emit('MOVE', target, dict);
  }

  // --- comprehensions, inlined (PEP 709)

  private comprehension(node: Expression & { kind: 'ListComp' | 'SetComp' | 'DictComp' }, target: number): void {
    const { code, unit } = this;
    const scope = unit.table.scopes.get(node) as Scope;
    const first = node.generators[0] as Comprehension;
    if (
      scope.isCoroutine &&
      !unit.scope.isAsyncFunction &&
      !unit.scope.isGeneratorExpression &&
      unit.inner.length === 0
    )
      throw syntaxError('asynchronous comprehension outside of an asynchronous function', node);
    const iterable = this.expression(first.iter, code.temporary());
    const iterator = code.temporary();
    code.at(first.iter);
    if (first.isAsync) code.emit('GET_ASYNC_ITER', iterator, iterable);
    else code.emit('GET_ITER', iterator, iterable);
    unit.inner.push(scope);
    const start = code.pc;
    for (const variable of scope.variables.values()) {
      const register = unit.registers.get(variable) as number;
      code.at(node);
      code.emit('CLEAR', register);
      if (variable.isCell) code.emit('MAKE_CELL', register);
      unit.bound?.delete(variable);
    }
    const collection = code.temporary();
    code.at(node);
    code.emit(
      node.kind === 'ListComp' ? 'BUILD_LIST' : node.kind === 'SetComp' ? 'BUILD_SET' : 'BUILD_DICT',
      collection,
      0,
      0,
    );
    this.generators(node.generators, 0, iterator, () => {
      const mark = code.mark();
      if (node.kind === 'DictComp') {
        const key = this.operand(node.key, node.value);
        const value = this.expression(node.value);
        code.at(node);
        code.emit('DICT_ADD', collection, key, value);
      } else {
        const value = this.expression(node.elt);
        code.at(node.elt);
        code.emit(node.kind === 'ListComp' ? 'LIST_APPEND' : 'SET_ADD', collection, value);
      }
      code.release(mark);
    });
    unit.inner.pop();
    const registers = [...scope.variables.values()].map((variable) => unit.registers.get(variable) as number);
    code.comprehensions.push({ start, end: code.pc, registers });
    code.at(node);
    code.emit('MOVE', target, collection);
  }

  /** The loops of a comprehension or generator expression; `iterator` is that of the first. */
  protected generators(
    generators: readonly Comprehension[],
    index: number,
    iterator: number,
    element: () => void,
  ): void {
    const { code, unit } = this;
    const generator = generators[index] as Comprehension;
    const start = code.label();
    const exit = code.label();
    const before = unit.saveBound();
    code.place(start);
    this.forNext(generator.isAsync, iterator, exit, generator.iter, (item) => this.assign(generator.target, item));
    const skip = code.label();
    for (const condition of generator.ifs) this.jumpIf(condition, false, skip);
    const next = generators[index + 1];
    if (next === undefined) element();
    else {
      const mark = code.mark();
      const iterable = this.expression(next.iter);
      const inner = code.temporary();
      code.at(next.iter);
      code.emit(next.isAsync ? 'GET_ASYNC_ITER' : 'GET_ITER', inner, iterable);
      this.generators(generators, index + 1, inner, element);
      code.release(mark);
    }
    code.place(skip);
    code.at(undefined);
    code.emit('JUMP_BACK', start, code.site());
    code.place(exit);
    unit.bound = before;
  }

  /** Next item of a loop, handed to `use` in a register; jumps to `exit` at the end. */
  protected forNext(
    isAsync: boolean,
    iterator: number,
    exit: Label,
    at: Expression,
    use: (item: number) => void,
    direct?: number,
  ): void {
    const { code } = this;
    const mark = code.mark();
    const item = direct ?? code.temporary();
    code.at(at);
    if (!isAsync) {
      code.emit('FOR_ITER', item, iterator, exit, code.site());
      use(item);
      code.release(mark);
      return;
    }
    // The exception that ends the loop comes out of the await.
    const caught = code.temporary();
    const handler = code.label();
    const after = code.label();
    const startPc = code.pc;
    const awaitable = code.temporary();
    code.emit('GET_ASYNC_NEXT', awaitable, iterator);
    this.delegate(awaitable, item);
    const region = { ranges: [[startPc, code.pc]] as [number, number][], handler, register: caught };
    code.protect(region);
    code.emit('JUMP', after);
    code.place(handler);
    code.emit('END_ASYNC_FOR', caught, exit);
    code.place(after);
    use(item);
    code.release(mark);
  }

  // --- assignment

  /** Assigns a register to a target. */
  assign(target: Expression, value: number): void {
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

  // --- calls

  private call(node: Call, target: number): void {
    const { code, unit } = this;
    const { func, args, keywords } = node;
    this.warn(callMistake(func), func);
    if (keywords.length > 0) refuseRepeated(keywords);
    if (
      args.some((arg) => arg.kind === 'Starred') ||
      keywords.some((keyword) => keyword.arg === undefined) ||
      args.length + keywords.length > 250
    ) {
      const callee = this.expression(func, code.temporary());
      this.spreadCall(node, callee, args, keywords, target);
      return;
    }
    const count = args.length + keywords.length;
    const isMethod = func.kind === 'Attribute';
    const base = code.temporary(count + (isMethod ? 2 : 1));
    if (isMethod) {
      const object = this.expression(func.value, base + 1);
      code.at(attributePosition(func, func));
      code.emit('LOAD_METHOD', base, object, code.nameIndex(unit.current.mangle(func.attr)), code.site());
    } else this.expression(func, base);
    const first = base + (isMethod ? 2 : 1);
    for (const [i, arg] of args.entries()) this.expression(arg, first + i);
    for (const [i, keyword] of keywords.entries()) this.expression(keyword.value, first + args.length + i);
    code.at(isMethod ? attributePosition(node, func) : node);
    if (keywords.length === 0) code.emit(isMethod ? 'CALL_METHOD' : 'CALL', target, base, count, code.site());
    else {
      const names = code.constant({
        type: 'tuple',
        items: keywords.map((keyword) => ({ type: 'str', value: keyword.arg as string })),
      });
      code.emit(isMethod ? 'CALL_METHOD_KEYWORDS' : 'CALL_KEYWORDS', target, base, count, names, code.site());
    }
  }

  /** A call with `*` or `**`: arguments gathered in a list and a dict. */
  protected spreadCall(
    at: Expression | undefined,
    callee: number,
    args: readonly Expression[],
    keywords: readonly Keyword[],
    target: number,
    extra?: (list: number) => void,
  ): void {
    const { code } = this;
    const list = code.temporary();
    const only = extra === undefined && args.length === 1 && args[0]?.kind === 'Starred' ? args[0] : undefined;
    code.at(at);
    if (only === undefined) {
      code.emit('BUILD_LIST', list, 0, 0);
      extra?.(list);
      this.collect(args, list, false, at);
    } else this.expression(only.value, list);
    let dict = -1;
    if (keywords.length > 0) {
      dict = code.temporary();
      code.at(at);
      code.emit('BUILD_DICT', dict, 0, 0);
      for (const keyword of keywords) {
        const mark = code.mark();
        const value = this.expression(keyword.value);
        code.at(at);
        if (keyword.arg === undefined) code.emit('DICT_MERGE', dict, value, callee);
        else {
          const single = code.temporary();
          const pair = code.temporary(2);
          code.emit('MOVE', pair, code.constant({ type: 'str', value: keyword.arg }));
          code.emit('MOVE', pair + 1, value);
          code.emit('BUILD_DICT', single, pair, 1);
          code.emit('DICT_MERGE', dict, single, callee);
        }
        code.release(mark);
      }
    }
    code.at(at);
    if (only !== undefined) {
      // Whatever follows the star becomes a tuple when all arguments are there; a tuple is passed on as it is.
      const pair = code.temporary(2);
      code.emit('MOVE', pair, callee);
      code.emit('MOVE', pair + 1, list);
      code.emit('INTRINSIC', list, INTRINSICS.indexOf('spreadArgument'), pair, 2);
    }
    code.emit('CALL_SPREAD', target, callee, list, dict, code.site());
  }

  // --- f-strings

  private joined(node: JoinedStr, target: number): void {
    const { code } = this;
    const { values } = node;
    if (values.length === 0) {
      code.emit('MOVE', target, code.constant({ type: 'str', value: '' }));
      return;
    }
    if (values.length === 1) {
      this.expression(values[0] as Expression, target);
      return;
    }
    const base = code.temporary(values.length);
    for (const [i, value] of values.entries()) this.expression(value, base + i);
    code.at(node);
    code.emit('BUILD_STRING', target, base, values.length);
  }

  private formatted(node: FormattedValue, target: number): void {
    const { code } = this;
    const value = this.operand(node.value, node);
    const spec = node.formatSpec === undefined ? -1 : this.expression(node.formatSpec);
    const conversion = node.conversion === 115 ? 1 : node.conversion === 114 ? 2 : node.conversion === 97 ? 3 : 0;
    code.at(node);
    code.emit('FORMAT', target, value, conversion, spec);
  }
}

/** Where an operation with an attribute is, for messages: from the attribute's name on, where that is on a later line. */
export function attributePosition(at: Position, attribute: Expression & { kind: 'Attribute' }): Position {
  const { endLine, endColumn, attr } = attribute;
  if (at.line === endLine) return at;
  return { line: endLine, column: endColumn - attr.length, endLine: at.endLine, endColumn: at.endColumn };
}

/** Refuses a keyword given twice, or `__debug__`, in a call or class definition. */
export function refuseRepeated(keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === undefined) continue;
    if (keyword.arg === '__debug__') throw syntaxError('cannot assign to __debug__', keyword);
    if (seen.has(keyword.arg)) throw syntaxError(`keyword argument repeated: ${keyword.arg}`, keyword);
    seen.add(keyword.arg);
  }
}
