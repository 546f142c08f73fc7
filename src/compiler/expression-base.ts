/** What compiling any expression needs: its unit, operands in registers, awaiting and delegating. */
import { syntaxError } from '../scope/errors.ts';
import type { Expression, Position } from '../syntax/tree.ts';
import type { Label } from './code-builder.ts';
import { NONE, type Unit } from './unit.ts';

/** Functions and lambdas are made by the layer above. */
export abstract class ExpressionBase {
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

  /** Gives the register of the value; with a target, that one. */
  abstract expression(node: Expression, target?: number): number;
  /** Jumps to the label if the truth of the expression equals `sense`. */
  abstract jumpIf(node: Expression, sense: boolean, label: Label): void;
  /** Assigns a register to a target. */
  abstract assign(target: Expression, value: number): void;

  protected get code(): Unit['code'] {
    return this.unit.code;
  }

  protected insideFunction(node: Expression, word: 'await' | 'yield' | 'yield from'): void {
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

  /** Evaluates into consecutive temporaries; gives the first. */
  protected run(nodes: readonly Expression[]): number {
    const { code } = this;
    const base = code.temporary(Math.max(1, nodes.length));
    for (const [i, node] of nodes.entries()) this.expression(node, base + i);
    return base;
  }
}

/** Where an operation with an attribute is, for messages: from the attribute's name on, where that is on a later line. */
export function attributePosition(at: Position, attribute: Expression & { kind: 'Attribute' }): Position {
  const { endLine, endColumn, attr } = attribute;
  if (at.line === endLine) return at;
  return { line: endLine, column: endColumn - attr.length, endLine: at.endLine, endColumn: at.endColumn };
}
