/** Expressions: precedence climbing over the token stream, and what may be assigned to. */
import { ArgumentParser } from './arguments.ts';
import { TOKEN } from './token.ts';
import type { CompareOperator, Expression, Operator } from './tree.ts';

/** Binding strength and node of binary operators. */
const BINARY: ReadonlyMap<string, readonly [level: number, op: Operator]> = new Map([
  ['|', [1, 'BitOr']],
  ['^', [2, 'BitXor']],
  ['&', [3, 'BitAnd']],
  ['<<', [4, 'LShift']],
  ['>>', [4, 'RShift']],
  ['+', [5, 'Add']],
  ['-', [5, 'Sub']],
  ['*', [6, 'Mult']],
  ['/', [6, 'Div']],
  ['//', [6, 'FloorDiv']],
  ['%', [6, 'Mod']],
  ['@', [6, 'MatMult']],
]);
const COMPARISONS: ReadonlyMap<string, CompareOperator> = new Map([
  ['==', 'Eq'],
  ['!=', 'NotEq'],
  ['<', 'Lt'],
  ['<=', 'LtE'],
  ['>', 'Gt'],
  ['>=', 'GtE'],
]);
/** Keywords and operators an expression can start with. */
const STARTS: ReadonlySet<string> = new Set('None True False not lambda await yield ( [ { - + ~ * ...'.split(' '));

export abstract class ExpressionParser extends ArgumentParser {
  /** `a, b` or `*a, b` or one expression, as on the right of `=`. */
  protected starExpressions(): Expression {
    const start = this.index;
    const first = this.starExpression();
    if (!this.at(',')) return first;
    const elts = [first];
    while (this.accept(',')) {
      if (!this.startsExpression()) break;
      elts.push(this.starExpression());
    }
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
  }

  protected starExpression(): Expression {
    if (!this.at('*')) return this.expression();
    const start = this.index++;
    const value = this.bitwiseOr();
    return { kind: 'Starred', value, ctx: 'Load', ...this.span(start) };
  }

  /** The right side of an assignment. */
  protected assigned(): Expression {
    return this.at('yield') ? this.yieldExpression() : this.starExpressions();
  }

  protected override fieldValue(): Expression {
    return this.assigned();
  }

  /** An expression where `:=` is allowed. */
  protected override namedExpression(): Expression {
    const start = this.index;
    if (this.texts[start + 1] !== ':=' || this.kind !== TOKEN.name) return this.expression();
    const target = this.nameNode('Store');
    this.index++;
    const value = this.expression();
    return { kind: 'NamedExpr', target, value, ...this.span(start) };
  }

  protected override expression(): Expression {
    if (this.at('lambda')) return this.#lambda();
    const start = this.index;
    this.enter();
    let node = this.disjunction();
    if (this.accept('if')) {
      const test = this.disjunction();
      this.expect('else');
      const orelse = this.expression();
      node = { kind: 'IfExp', test, body: node, orelse, ...this.span(start) };
    }
    this.leave();
    return node;
  }

  #lambda(): Expression {
    const start = this.index++;
    this.enter();
    const args = this.parameters(':');
    this.expect(':');
    const body = this.expression();
    this.leave();
    return { kind: 'Lambda', args, body, ...this.span(start) };
  }

  protected override disjunction(): Expression {
    const start = this.index;
    const first = this.#conjunction();
    if (!this.at('or')) return first;
    const values = [first];
    while (this.accept('or')) values.push(this.#conjunction());
    return { kind: 'BoolOp', op: 'Or', values, ...this.span(start) };
  }

  #conjunction(): Expression {
    const start = this.index;
    const first = this.#inversion();
    if (!this.at('and')) return first;
    const values = [first];
    while (this.accept('and')) values.push(this.#inversion());
    return { kind: 'BoolOp', op: 'And', values, ...this.span(start) };
  }

  #inversion(): Expression {
    if (!this.at('not')) return this.#comparison();
    const start = this.index++;
    this.enter();
    const operand = this.#inversion();
    this.leave();
    return { kind: 'UnaryOp', op: 'Not', operand, ...this.span(start) };
  }

  #comparison(): Expression {
    const start = this.index;
    const left = this.bitwiseOr();
    let op = this.#comparisonOperator();
    if (op === undefined) return left;
    const ops: CompareOperator[] = [];
    const comparators: Expression[] = [];
    for (; op !== undefined; op = this.#comparisonOperator()) {
      ops.push(op);
      comparators.push(this.bitwiseOr());
    }
    return { kind: 'Compare', left, ops, comparators, ...this.span(start) };
  }

  #comparisonOperator(): CompareOperator | undefined {
    if (this.kind === TOKEN.operator) {
      const op = COMPARISONS.get(this.text);
      if (op !== undefined) this.index++;
      return op;
    }
    if (this.kind !== TOKEN.keyword) return undefined;
    if (this.accept('in')) return 'In';
    if (this.accept('is')) return this.accept('not') ? 'IsNot' : 'Is';
    if (!this.at('not') || this.texts[this.index + 1] !== 'in') return undefined;
    this.index += 2;
    return 'NotIn';
  }

  protected override bitwiseOr(): Expression {
    return this.#binary(1);
  }

  #binary(minLevel: number): Expression {
    const start = this.index;
    let left = this.#unary();
    for (;;) {
      const entry = this.kind === TOKEN.operator ? BINARY.get(this.text) : undefined;
      if (entry === undefined || entry[0] < minLevel) return left;
      this.index++;
      const right = this.#binary(entry[0] + 1);
      left = { kind: 'BinOp', left, op: entry[1], right, ...this.span(start) };
    }
  }

  #unary(): Expression {
    if (this.kind !== TOKEN.operator) return this.#power();
    const op = this.at('-') ? 'USub' : this.at('+') ? 'UAdd' : this.at('~') ? 'Invert' : undefined;
    if (op === undefined) return this.#power();
    const start = this.index++;
    this.enter();
    const operand = this.#unary();
    this.leave();
    return { kind: 'UnaryOp', op, operand, ...this.span(start) };
  }

  #power(): Expression {
    const start = this.index;
    const left = this.#awaitPrimary();
    if (!this.accept('**')) return left;
    this.enter();
    const right = this.#unary();
    this.leave();
    return { kind: 'BinOp', left, op: 'Pow', right, ...this.span(start) };
  }

  #awaitPrimary(): Expression {
    if (!this.at('await')) return this.primary();
    const start = this.index++;
    const value = this.primary();
    return { kind: 'Await', value, ...this.span(start) };
  }

  protected primary(): Expression {
    const start = this.index;
    let node = this.atom();
    while (this.kind === TOKEN.operator) {
      if (this.accept('.'))
        node = { kind: 'Attribute', value: node, attr: this.name(), ctx: 'Load', ...this.span(start) };
      else if (this.at('(')) {
        const { args, keywords } = this.callArguments(true);
        node = { kind: 'Call', func: node, args, keywords, ...this.span(start) };
      } else if (this.accept('[')) {
        const slice = this.#subscript();
        this.expect(']');
        node = { kind: 'Subscript', value: node, slice, ctx: 'Load', ...this.span(start) };
      } else break;
    }
    return node;
  }

  #subscript(): Expression {
    const start = this.index;
    const first = this.#sliceItem();
    if (!this.at(',') && first.kind !== 'Starred') return first;
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(']')) break;
      elts.push(this.#sliceItem());
    }
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
  }

  #sliceItem(): Expression {
    const start = this.index;
    if (this.accept('*')) return { kind: 'Starred', value: this.expression(), ctx: 'Load', ...this.span(start) };
    const lower = this.at(':') ? undefined : this.namedExpression();
    if (!this.accept(':')) return lower as Expression;
    if (lower?.kind === 'NamedExpr' && this.texts[start] !== '(') this.fail();
    const upper = this.#bound();
    const step = this.accept(':') ? this.#bound() : undefined;
    return { kind: 'Slice', lower, upper, step, ...this.span(start) };
  }

  #bound(): Expression | undefined {
    return this.at(':') || this.at(',') || this.at(']') ? undefined : this.expression();
  }

  protected startsExpression(): boolean {
    switch (this.kind) {
      case TOKEN.name:
      case TOKEN.number:
      case TOKEN.string:
      case TOKEN.formatStart:
        return true;
      case TOKEN.keyword:
      case TOKEN.operator:
        return STARTS.has(this.text);
      default:
        return false;
    }
  }

  protected override yieldExpression(): Expression {
    const start = this.index++;
    if (this.accept('from')) {
      const value = this.expression();
      return { kind: 'YieldFrom', value, ...this.span(start) };
    }
    const value = this.startsExpression() && !this.at('yield') ? this.starExpressions() : undefined;
    return { kind: 'Yield', value, ...this.span(start) };
  }

  protected override forTargets(): Expression {
    const start = this.index;
    const first = this.#forTarget();
    if (!this.at(',')) return first;
    const elts = [first];
    while (this.accept(',')) {
      if (this.at('in') || !this.startsExpression()) break;
      elts.push(this.#forTarget());
    }
    return { kind: 'Tuple', elts, ctx: 'Store', ...this.span(start) };
  }

  #forTarget(): Expression {
    if (!this.at('*')) return this.asTarget(this.primary());
    const star = this.index++;
    const value = this.asTarget(this.primary());
    return { kind: 'Starred', value, ctx: 'Store', ...this.span(star) };
  }

  /** Turns an expression into a target of assignment. */
  protected asTarget(node: Expression): Expression {
    switch (node.kind) {
      case 'Name':
      case 'Attribute':
      case 'Subscript':
        node.ctx = 'Store';
        return node;
      case 'Starred':
        node.ctx = 'Store';
        node.value = this.asTarget(node.value);
        return node;
      case 'Tuple':
      case 'List':
        node.ctx = 'Store';
        for (let i = 0; i < node.elts.length; i++) node.elts[i] = this.asTarget(node.elts[i] as Expression);
        return node;
      default:
        return this.fail();
    }
  }

  /** Turns an expression into a target of `del`. */
  protected asDeleted(node: Expression): Expression {
    switch (node.kind) {
      case 'Name':
      case 'Attribute':
      case 'Subscript':
        node.ctx = 'Del';
        return node;
      case 'Tuple':
      case 'List':
        node.ctx = 'Del';
        for (let i = 0; i < node.elts.length; i++) node.elts[i] = this.asDeleted(node.elts[i] as Expression);
        return node;
      default:
        return this.fail();
    }
  }
}
