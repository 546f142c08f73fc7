/** Makes nodes of the Python tree, all at the line that was set last. */
import type {
  Arguments,
  Comprehension,
  ConstantValue,
  Context,
  Expression,
  FunctionDef,
  Keyword,
  Operator,
  Position,
  Statement,
} from '../syntax/tree.ts';

export class PythonBuilder {
  line = 1;

  get #position(): Position {
    return { line: this.line, column: 0, endLine: this.line, endColumn: 0 };
  }

  name(id: string, ctx: Context = 'Load'): Expression {
    return { kind: 'Name', id, ctx, ...this.#position };
  }

  constant(value: ConstantValue): Expression {
    return { kind: 'Constant', value, ...this.#position };
  }

  text(value: string): Expression {
    return this.constant({ type: 'str', value });
  }

  bool(value: boolean): Expression {
    return this.constant({ type: 'bool', value });
  }

  none(): Expression {
    return this.constant({ type: 'none' });
  }

  /** A call of a name of the runtime, or of any expression. */
  call(
    callee: string | Expression,
    args: Expression[],
    keywords: readonly (readonly [string | undefined, Expression])[] = [],
  ): Expression {
    const func = typeof callee === 'string' ? this.name(callee) : callee;
    return {
      kind: 'Call',
      func,
      args,
      keywords: keywords.map(([arg, value]): Keyword => ({ kind: 'keyword', arg, value, ...this.#position })),
      ...this.#position,
    };
  }

  starred(value: Expression): Expression {
    return { kind: 'Starred', value, ctx: 'Load', ...this.#position };
  }

  attribute(value: Expression, attr: string, ctx: Context = 'Load'): Expression {
    return { kind: 'Attribute', value, attr, ctx, ...this.#position };
  }

  subscript(value: Expression, slice: Expression, ctx: Context = 'Load'): Expression {
    return { kind: 'Subscript', value, slice, ctx, ...this.#position };
  }

  slice(lower: Expression | undefined, upper: Expression | undefined, step: Expression | undefined): Expression {
    return { kind: 'Slice', lower, upper, step, ...this.#position };
  }

  tuple(elts: Expression[], ctx: Context = 'Load'): Expression {
    return { kind: 'Tuple', elts, ctx, ...this.#position };
  }

  list(elts: Expression[]): Expression {
    return { kind: 'List', elts, ctx: 'Load', ...this.#position };
  }

  dict(pairs: readonly (readonly [Expression, Expression])[]): Expression {
    return {
      kind: 'Dict',
      keys: pairs.map(([key]) => key),
      values: pairs.map(([, value]) => value),
      ...this.#position,
    };
  }

  conditional(test: Expression, body: Expression, orelse: Expression): Expression {
    return { kind: 'IfExp', test, body, orelse, ...this.#position };
  }

  /** `value is name`, or `is not`. */
  is(value: Expression, name: Expression, op: 'Is' | 'IsNot' = 'Is'): Expression {
    return { kind: 'Compare', left: value, ops: [op], comparators: [name], ...this.#position };
  }

  compare(left: Expression, rest: readonly (readonly [string, Expression])[]): Expression {
    return {
      kind: 'Compare',
      left,
      ops: rest.map(([operator]) => COMPARE[operator] as 'Eq'),
      comparators: rest.map(([, right]) => right),
      ...this.#position,
    };
  }

  binary(operator: string, left: Expression, right: Expression): Expression {
    return { kind: 'BinOp', left, op: BINARY[operator] as Operator, right, ...this.#position };
  }

  unary(operator: string, operand: Expression): Expression {
    const op = operator === '-' ? 'USub' : operator === '+' ? 'UAdd' : 'Not';
    return { kind: 'UnaryOp', op, operand, ...this.#position };
  }

  logic(operator: 'and' | 'or', left: Expression, right: Expression): Expression {
    return { kind: 'BoolOp', op: operator === 'and' ? 'And' : 'Or', values: [left, right], ...this.#position };
  }

  /** `(element for target in iterable if test)`. */
  generator(element: Expression, target: Expression, iterable: Expression, test: Expression): Expression {
    const part: Comprehension = { kind: 'comprehension', target, iter: iterable, ifs: [test], isAsync: false };
    return { kind: 'GeneratorExp', elt: element, generators: [part], ...this.#position };
  }

  run(value: Expression): Statement {
    return { kind: 'Expr', value, ...this.#position };
  }

  assign(target: Expression, value: Expression): Statement {
    return { kind: 'Assign', targets: [target], value, ...this.#position };
  }

  set(name: string, value: Expression): Statement {
    return this.assign(this.name(name, 'Store'), value);
  }

  if(test: Expression, body: Statement[], orelse: Statement[] = []): Statement {
    return { kind: 'If', test, body: this.#some(body), orelse, ...this.#position };
  }

  for(target: Expression, iter: Expression, body: Statement[]): Statement {
    return { kind: 'For', target, iter, body: this.#some(body), orelse: [], ...this.#position };
  }

  /** `try: body finally: last`. */
  finally(body: Statement[], last: Statement[]): Statement {
    return { kind: 'Try', body: this.#some(body), handlers: [], orelse: [], finalbody: last, ...this.#position };
  }

  jump(kind: 'Break' | 'Continue'): Statement {
    return { kind, ...this.#position };
  }

  return(value: Expression): Statement {
    return { kind: 'Return', value, ...this.#position };
  }

  /** A function with parameters of these names; the last ones have the defaults. */
  function(name: string, parameters: readonly string[], body: Statement[], defaults: Expression[] = []): FunctionDef {
    const args: Arguments = {
      kind: 'arguments',
      posonlyargs: [],
      args: parameters.map((arg) => ({ kind: 'arg', arg, annotation: undefined, ...this.#position })),
      vararg: undefined,
      kwonlyargs: [],
      kwDefaults: [],
      kwarg: undefined,
      defaults,
    };
    return {
      kind: 'FunctionDef',
      name,
      args,
      body: this.#some(body),
      decoratorList: [],
      returns: undefined,
      typeParams: [],
      ...this.#position,
    };
  }

  #some(body: Statement[]): Statement[] {
    return body.length > 0 ? body : [{ kind: 'Pass', ...this.#position }];
  }
}

const COMPARE: Readonly<Record<string, string>> = {
  '==': 'Eq',
  '!=': 'NotEq',
  '<': 'Lt',
  '<=': 'LtE',
  '>': 'Gt',
  '>=': 'GtE',
  in: 'In',
  'not in': 'NotIn',
};

const BINARY: Readonly<Record<string, string>> = {
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mult',
  '/': 'Div',
  '//': 'FloorDiv',
  '%': 'Mod',
  '**': 'Pow',
};
