/**
 * The value of a program's last statement, as agents are shown it: of an assignment what was assigned, of a definition what
 * was defined, of `if` and `for` the last value in them that is not None, of anything else None.
 */
import type { Expression, Statement } from '../syntax/tree.ts';
import { StatementCompiler } from './statements.ts';
import { NONE } from './unit.ts';

export class LastValueCompiler extends StatementCompiler {
  #kept = -1;
  #observing = false;

  /** Compiles the statement; the register that holds its value afterwards. */
  lastValue(statement: Statement): number {
    this.#kept = this.code.temporary();
    this.code.emit('MOVE', this.#kept, this.code.constant(NONE));
    this.#observe(statement);
    return this.#kept;
  }

  override body(statements: readonly Statement[]): void {
    if (!this.#observing) super.body(statements);
    else for (const statement of statements) this.#observe(statement);
  }

  #observe(node: Statement): void {
    const { code } = this;
    const mark = code.mark();
    code.at(node);
    switch (node.kind) {
      case 'Expr':
        this.#keep(this.expression(node.value, code.temporary()));
        break;
      case 'Assign': {
        const value = this.expression(node.value, code.temporary());
        for (const target of node.targets) this.assign(target, value);
        this.#keep(value);
        break;
      }
      case 'If':
      case 'For':
        this.#within(true, node);
        break;
      default: {
        this.#within(false, node);
        const bound = boundBy(node);
        if (bound !== undefined) this.#keep(this.expression(bound, code.temporary()));
      }
    }
    code.release(mark);
  }

  #within(observing: boolean, node: Statement): void {
    const before = this.#observing;
    this.#observing = observing;
    this.statement(node);
    this.#observing = before;
  }

  /** The value becomes the last one, unless it is None. */
  #keep(value: number): void {
    const { code } = this;
    const skip = code.label();
    code.emit('JUMP_IF_NONE', value, skip);
    code.emit('MOVE', this.#kept, value);
    code.place(skip);
  }
}

/** What a statement has given a value to, where reading it again runs nothing but a lookup. */
function boundBy(node: Statement): Expression | undefined {
  if (node.kind === 'FunctionDef' || node.kind === 'AsyncFunctionDef' || node.kind === 'ClassDef')
    return { ...position(node), kind: 'Name', id: node.name, ctx: 'Load' };
  if (node.kind !== 'AugAssign' && !(node.kind === 'AnnAssign' && node.value !== undefined)) return undefined;
  const { target } = node;
  if (target.kind === 'Name') return target;
  const isPlain = (part: Expression): boolean => part.kind === 'Name' || part.kind === 'Constant';
  if (target.kind === 'Attribute') return isPlain(target.value) ? target : undefined;
  return target.kind === 'Subscript' && isPlain(target.value) && isPlain(target.slice) ? target : undefined;
}

function position({
  line,
  column,
  endLine,
  endColumn,
}: Statement): Omit<Expression & { kind: 'Name' }, 'kind' | 'id' | 'ctx'> {
  return { line, column, endLine, endColumn };
}
