/** Expressions: precedence climbing over the token stream. */
import { PythonSyntaxError } from './errors.ts';
import { LiteralError, numberValue, unescapeBytes, unescapeText } from './literals.ts';
import { KEYWORDS, TokenStream } from './token-stream.ts';
import { TOKEN } from './tokenizer.ts';
import type {
  Arg,
  Arguments,
  CompareOperator,
  Comprehension,
  Context,
  Expression,
  FormattedValue,
  JoinedStr,
  Keyword,
  Name,
  Operator,
  Position,
} from './tree.ts';

/** Binding strength and node of binary operators. */
const BINARY: Readonly<Record<string, readonly [level: number, op: Operator]>> = {
  '|': [1, 'BitOr'],
  '^': [2, 'BitXor'],
  '&': [3, 'BitAnd'],
  '<<': [4, 'LShift'],
  '>>': [4, 'RShift'],
  '+': [5, 'Add'],
  '-': [5, 'Sub'],
  '*': [6, 'Mult'],
  '/': [6, 'Div'],
  '//': [6, 'FloorDiv'],
  '%': [6, 'Mod'],
  '@': [6, 'MatMult'],
};
const COMPARISON: Readonly<Record<string, CompareOperator>> = {
  '==': 'Eq',
  '!=': 'NotEq',
  '<': 'Lt',
  '<=': 'LtE',
  '>': 'Gt',
  '>=': 'GtE',
  in: 'In',
  is: 'Is',
};

export class ExpressionParser extends TokenStream {
  /** `a, b` or `*a, b` or one expression, as on the right of `=`. */
  protected starExpressions(): Expression {
    return this.tupleOf(() => this.starExpression());
  }

  protected tupleOf(item: () => Expression): Expression {
    const start = this.index;
    const first = item();
    if (!this.at(',')) return first;
    const elts = [first];
    while (this.accept(',')) {
      if (!this.startsExpression()) break;
      elts.push(item());
    }
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
  }

  protected starExpression(): Expression {
    if (!this.at('*')) return this.expression();
    const start = this.index++;
    const value = this.bitwiseOr();
    return { kind: 'Starred', value, ctx: 'Load', ...this.span(start) };
  }

  /** An expression where `:=` is allowed. */
  protected namedExpression(): Expression {
    const start = this.index;
    if (this.isName() && this.tokens.texts[start + 1] === ':=' && this.tokens.kinds[start + 1] === TOKEN.operator) {
      const target: Name = this.nameNode('Store');
      this.index++;
      const value = this.expression();
      return { kind: 'NamedExpr', target, value, ...this.span(start) };
    }
    return this.expression();
  }

  protected starNamedExpression(): Expression {
    return this.at('*') ? this.starExpression() : this.namedExpression();
  }

  protected nameNode(ctx: Context): Name {
    const start = this.index;
    const id = this.name();
    return { kind: 'Name', id, ctx, ...this.span(start) };
  }

  protected expression(): Expression {
    return this.nest(() => {
      if (this.at('lambda')) return this.lambda();
      const start = this.index;
      const body = this.disjunction();
      if (!this.at('if')) return body;
      this.index++;
      const test = this.disjunction();
      if (!this.accept('else')) throw this.errorAt("expected 'else' after 'if' expression", this.span(start));
      const orelse = this.expression();
      return { kind: 'IfExp', test, body, orelse, ...this.span(start) };
    });
  }

  protected lambda(): Expression {
    const start = this.index++;
    const args = this.parameters(':', false);
    this.expect(':');
    const body = this.expression();
    return { kind: 'Lambda', args, body, ...this.span(start) };
  }

  protected disjunction(): Expression {
    const start = this.index;
    const first = this.conjunction();
    if (!this.at('or')) return first;
    const values = [first];
    while (this.accept('or')) values.push(this.conjunction());
    return { kind: 'BoolOp', op: 'Or', values, ...this.span(start) };
  }

  private conjunction(): Expression {
    const start = this.index;
    const first = this.inversion();
    if (!this.at('and')) return first;
    const values = [first];
    while (this.accept('and')) values.push(this.inversion());
    return { kind: 'BoolOp', op: 'And', values, ...this.span(start) };
  }

  private inversion(): Expression {
    if (!this.at('not')) return this.comparison();
    const start = this.index++;
    const operand = this.nest(() => this.inversion());
    return { kind: 'UnaryOp', op: 'Not', operand, ...this.span(start) };
  }

  private comparison(): Expression {
    const start = this.index;
    const left = this.bitwiseOr();
    const ops: CompareOperator[] = [];
    const comparators: Expression[] = [];
    for (;;) {
      const op = this.comparisonOperator();
      if (op === undefined) break;
      ops.push(op);
      comparators.push(this.bitwiseOr());
    }
    return ops.length === 0 ? left : { kind: 'Compare', left, ops, comparators, ...this.span(start) };
  }

  private comparisonOperator(): CompareOperator | undefined {
    if (this.kind === TOKEN.name) {
      if (this.at('not') && this.tokens.texts[this.index + 1] === 'in') {
        this.index += 2;
        return 'NotIn';
      }
      if (this.accept('is')) return this.accept('not') ? 'IsNot' : 'Is';
      return this.accept('in') ? 'In' : undefined;
    }
    const op = this.kind === TOKEN.operator && Object.hasOwn(COMPARISON, this.text) ? COMPARISON[this.text] : undefined;
    if (op !== undefined) this.index++;
    return op;
  }

  protected bitwiseOr(): Expression {
    return this.binary(1);
  }

  private binary(minLevel: number): Expression {
    const start = this.index;
    let left = this.unary();
    for (;;) {
      const entry = this.kind === TOKEN.operator && Object.hasOwn(BINARY, this.text) ? BINARY[this.text] : undefined;
      if (entry === undefined || entry[0] < minLevel) return left;
      this.index++;
      const right = this.binary(entry[0] + 1);
      left = { kind: 'BinOp', left, op: entry[1], right, ...this.span(start) };
    }
  }

  private unary(): Expression {
    const op = this.at('-') ? 'USub' : this.at('+') ? 'UAdd' : this.at('~') ? 'Invert' : undefined;
    if (op === undefined) return this.power();
    const start = this.index++;
    const operand = this.nest(() => this.unary());
    return { kind: 'UnaryOp', op, operand, ...this.span(start) };
  }

  private power(): Expression {
    const start = this.index;
    const left = this.awaitPrimary();
    if (!this.accept('**')) return left;
    const right = this.nest(() => this.unary());
    return { kind: 'BinOp', left, op: 'Pow', right, ...this.span(start) };
  }

  private awaitPrimary(): Expression {
    if (!this.at('await')) return this.primary();
    const start = this.index++;
    const value = this.primary();
    return { kind: 'Await', value, ...this.span(start) };
  }

  protected primary(): Expression {
    const start = this.index;
    let node = this.atom();
    for (;;) {
      if (this.kind !== TOKEN.operator) return node;
      if (this.accept('.'))
        node = { kind: 'Attribute', value: node, attr: this.name(), ctx: 'Load', ...this.span(start) };
      else if (this.at('(')) node = this.call(node, start);
      else if (this.accept('[')) {
        const slice = this.subscript();
        this.expect(']');
        node = { kind: 'Subscript', value: node, slice, ctx: 'Load', ...this.span(start) };
      } else return node;
    }
  }

  private subscript(): Expression {
    const start = this.index;
    const first = this.sliceItem();
    if (!this.at(',')) {
      if (first.kind !== 'Starred') return first;
      return { kind: 'Tuple', elts: [first], ctx: 'Load', ...this.span(start) };
    }
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(']')) break;
      elts.push(this.sliceItem());
    }
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
  }

  private sliceItem(): Expression {
    const start = this.index;
    if (this.at('*')) return this.starExpression();
    const lower = this.at(':') ? undefined : this.namedExpression();
    if (!this.accept(':')) return lower ?? this.failExpression();
    const bound = (): Expression | undefined =>
      this.at(':') || this.at(',') || this.at(']') ? undefined : this.expression();
    const upper = bound();
    const step = this.accept(':') ? bound() : undefined;
    return { kind: 'Slice', lower, upper, step, ...this.span(start) };
  }

  protected call(func: Expression, start: number): Expression {
    const open = this.index++;
    const args: Expression[] = [];
    const keywords: Keyword[] = [];
    let spreadKeywords = false;
    while (!this.at(')')) {
      const argument = this.index;
      if (this.accept('**')) {
        spreadKeywords = true;
        keywords.push({ kind: 'keyword', arg: undefined, value: this.expression(), ...this.span(argument) });
      } else if (this.accept('*')) {
        if (spreadKeywords)
          throw this.errorAt('iterable argument unpacking follows keyword argument unpacking', this.span(argument));
        args.push({ kind: 'Starred', value: this.expression(), ctx: 'Load', ...this.span(argument) });
      } else if (
        this.kind === TOKEN.name &&
        this.tokens.texts[argument + 1] === '=' &&
        this.tokens.kinds[argument + 1] === TOKEN.operator
      ) {
        const arg = this.text;
        if (KEYWORDS.has(arg)) {
          if (arg === 'True' || arg === 'False' || arg === 'None') {
            this.index += 2;
            throw this.errorAt(`cannot assign to ${arg}`, { ...this.span(argument) });
          }
          throw this.invalid();
        }
        this.index += 2;
        if (this.at(')') || this.at(',')) throw this.errorAt('expected argument value expression', this.span(argument));
        keywords.push({ kind: 'keyword', arg, value: this.expression(), ...this.span(argument) });
      } else {
        const value = this.namedExpression();
        if (this.at('for') || this.at('async')) {
          const generators = this.comprehensions();
          const only = args.length === 0 && keywords.length === 0 && this.at(')');
          const position = this.span(argument);
          if (
            !only &&
            !(this.at(',') && this.tokens.texts[this.index + 1] === ')' && args.length === 0 && keywords.length === 0)
          )
            throw this.errorAt('Generator expression must be parenthesized', position);
          if (this.at(',')) throw this.errorAt('Generator expression must be parenthesized', position);
          this.index++;
          const node: Expression = { kind: 'GeneratorExp', elt: value, generators, ...this.span(open) };
          return { kind: 'Call', func, args: [node], keywords: [], ...this.span(start) };
        }
        if (this.at('='))
          throw this.errorAt(`expression cannot contain assignment, perhaps you meant "=="?`, this.span(argument));
        if (spreadKeywords)
          throw this.errorAt('positional argument follows keyword argument unpacking', this.lastToken());
        if (keywords.length > 0) throw this.errorAt('positional argument follows keyword argument', this.lastToken());
        args.push(value);
      }
      if (!this.accept(',')) break;
    }
    if (!this.at(')')) throw this.missingComma(open);
    this.index++;
    return { kind: 'Call', func, args, keywords, ...this.span(start) };
  }

  private lastToken(): Position {
    return this.span(this.index - 1);
  }

  /** Error inside brackets where two expressions stand side by side. */
  private missingComma(open: number): PythonSyntaxError {
    if (this.startsExpression() && this.index > open + 1) {
      const before = this.index - 1;
      const kind = this.tokens.kinds[before];
      if (
        kind === TOKEN.name ||
        kind === TOKEN.number ||
        kind === TOKEN.string ||
        [')', ']', '}'].includes(this.tokens.texts[before] as string)
      ) {
        return this.errorAt('invalid syntax. Perhaps you forgot a comma?', {
          ...this.span(before),
          endLine: this.tokens.endLines[this.index] as number,
          endColumn: this.tokens.endColumns[this.index] as number,
        });
      }
    }
    return this.invalid();
  }

  private failExpression(): never {
    throw this.invalid();
  }

  protected startsExpression(): boolean {
    switch (this.kind) {
      case TOKEN.name:
        return (
          !KEYWORDS.has(this.text) || ['None', 'True', 'False', 'not', 'lambda', 'await', 'yield'].includes(this.text)
        );
      case TOKEN.number:
      case TOKEN.string:
        return true;
      case TOKEN.operator:
        return ['(', '[', '{', '-', '+', '~', '*', '...'].includes(this.text);
      default:
        return false;
    }
  }

  private atom(): Expression {
    const start = this.index;
    switch (this.kind) {
      case TOKEN.name: {
        const { text } = this;
        if (text === 'None' || text === 'True' || text === 'False') {
          this.index++;
          return {
            kind: 'Constant',
            value: text === 'None' ? { type: 'none' } : { type: 'bool', value: text === 'True' },
            ...this.span(start),
          };
        }
        if (text === 'lambda') return this.lambda();
        if (KEYWORDS.has(text)) throw this.invalid();
        return this.nameNode('Load');
      }
      case TOKEN.number: {
        this.index++;
        return {
          kind: 'Constant',
          value: this.literal(start, () => numberValue(this.tokens.texts[start] as string)),
          ...this.span(start),
        };
      }
      case TOKEN.string:
        return this.strings();
      case TOKEN.operator:
        if (this.at('(')) return this.parenthesised();
        if (this.at('[')) return this.listDisplay();
        if (this.at('{')) return this.braceDisplay();
        if (this.accept('...')) return { kind: 'Constant', value: { type: 'ellipsis' }, ...this.span(start) };
        throw this.invalid();
      default:
        throw this.invalid();
    }
  }

  private literal<T>(token: number, read: () => T): T {
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof LiteralError)) throw thrown;
      throw this.errorAt(thrown.message, {
        line: this.tokens.lines[token] as number,
        column: this.tokens.columns[token] as number,
        endLine: this.tokens.endLines[token] as number,
        endColumn: this.tokens.endColumns[token] as number,
      });
    }
  }

  private parenthesised(): Expression {
    const start = this.index++;
    if (this.accept(')')) return { kind: 'Tuple', elts: [], ctx: 'Load', ...this.span(start) };
    if (this.at('yield')) {
      const node = this.yieldExpression();
      this.expect(')');
      return node;
    }
    const first = this.starNamedExpression();
    if (this.at('for') || this.at('async')) {
      const generators = this.comprehensions();
      if (!this.at(')')) throw this.missingComma(start);
      this.index++;
      return { kind: 'GeneratorExp', elt: first, generators, ...this.span(start) };
    }
    if (!this.at(',')) {
      if (!this.at(')')) throw this.missingComma(start);
      this.index++;
      if (first.kind === 'Starred') throw this.errorAt('cannot use starred expression here', first);
      return first;
    }
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(')')) break;
      elts.push(this.starNamedExpression());
    }
    if (!this.at(')')) throw this.missingComma(start);
    this.index++;
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
  }

  private listDisplay(): Expression {
    const start = this.index++;
    const elts: Expression[] = [];
    while (!this.at(']')) {
      elts.push(this.starNamedExpression());
      if (elts.length === 1 && (this.at('for') || this.at('async'))) {
        const elt = elts[0] as Expression;
        if (elt.kind === 'Starred') throw this.errorAt('iterable unpacking cannot be used in comprehension', elt);
        const generators = this.comprehensions();
        if (!this.at(']')) throw this.missingComma(start);
        this.index++;
        return { kind: 'ListComp', elt, generators, ...this.span(start) };
      }
      if (elts.length > 1 && this.at('for'))
        throw this.errorAt('did you forget parentheses around the comprehension target?', { ...this.span(start + 1) });
      if (!this.accept(',')) break;
    }
    if (!this.at(']')) throw this.missingComma(start);
    this.index++;
    return { kind: 'List', elts, ctx: 'Load', ...this.span(start) };
  }

  private braceDisplay(): Expression {
    const start = this.index++;
    if (this.accept('}')) return { kind: 'Dict', keys: [], values: [], ...this.span(start) };
    const firstStart = this.index;
    if (this.at('**') || !this.isSetItem()) return this.dictDisplay(start);
    this.index = firstStart;
    const elts: Expression[] = [];
    while (!this.at('}')) {
      elts.push(this.starNamedExpression());
      if (elts.length === 1 && (this.at('for') || this.at('async'))) {
        const elt = elts[0] as Expression;
        if (elt.kind === 'Starred') throw this.errorAt('iterable unpacking cannot be used in comprehension', elt);
        const generators = this.comprehensions();
        if (!this.at('}')) throw this.missingComma(start);
        this.index++;
        return { kind: 'SetComp', elt, generators, ...this.span(start) };
      }
      if (!this.accept(',')) break;
    }
    if (!this.at('}')) throw this.missingComma(start);
    this.index++;
    return { kind: 'Set', elts, ...this.span(start) };
  }

  /** Looks ahead: the first item of the braces has no colon at its own level. */
  private isSetItem(): boolean {
    let depth = 0;
    let lambdas = 0;
    for (let i = this.index; ; i++) {
      const text = this.tokens.texts[i] as string;
      const kind = this.tokens.kinds[i];
      if (kind === TOKEN.end) return true;
      if (kind === TOKEN.name && text === 'lambda' && depth === 0) lambdas++;
      if (kind === TOKEN.name && depth === 0 && (text === 'for' || text === 'async')) return true;
      if (kind !== TOKEN.operator) continue;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if (text === ')' || text === ']' || text === '}') {
        if (depth === 0) return true;
        depth--;
      } else if (depth === 0) {
        if (text === ',') return true;
        if (text === ':') {
          if (lambdas === 0) return false;
          lambdas--;
        }
      }
    }
  }

  private dictDisplay(start: number): Expression {
    const keys: (Expression | undefined)[] = [];
    const values: Expression[] = [];
    while (!this.at('}')) {
      const item = this.index;
      if (this.accept('**')) {
        keys.push(undefined);
        values.push(this.bitwiseOr());
        if (this.at('for') || this.at('async'))
          throw this.errorAt('dict unpacking cannot be used in dict comprehension', this.span(item));
      } else {
        const key = this.expression();
        if (!this.at(':')) {
          if (this.at('}') || this.at(','))
            throw this.errorAt("':' expected after dictionary key", this.span(this.index - 1));
          throw this.missingComma(start);
        }
        this.index++;
        if (this.at('}') || this.at(','))
          throw this.errorAt("expression expected after dictionary key and ':'", this.span(this.index - 1));
        if (this.at('*')) throw this.errorHere('cannot use a starred expression in a dictionary value');
        const value = this.expression();
        if (keys.length === 0 && (this.at('for') || this.at('async'))) {
          const generators = this.comprehensions();
          if (!this.at('}')) throw this.missingComma(start);
          this.index++;
          return { kind: 'DictComp', key, value, generators, ...this.span(start) };
        }
        keys.push(key);
        values.push(value);
      }
      if (!this.accept(',')) break;
    }
    if (!this.at('}')) throw this.missingComma(start);
    this.index++;
    return { kind: 'Dict', keys, values, ...this.span(start) };
  }

  protected comprehensions(): Comprehension[] {
    const generators: Comprehension[] = [];
    while (this.at('for') || this.at('async')) {
      const isAsync = this.accept('async');
      if (!this.accept('for')) throw this.invalid();
      const target = this.targetList('in');
      if (!this.accept('in')) throw this.invalid("'in' expected after for-loop variables");
      const iter = this.disjunction();
      const ifs: Expression[] = [];
      while (this.accept('if')) {
        const start = this.index;
        ifs.push(
          this.isName() && this.tokens.texts[start + 1] === ':='
            ? this.namedExpression()
            : this.at('lambda')
              ? this.lambda()
              : this.disjunction(),
        );
      }
      generators.push({ kind: 'comprehension', target, iter, ifs, isAsync });
    }
    return generators;
  }

  /** Targets of for and comprehension, up to the word that follows them. */
  protected targetList(_until: string): Expression {
    const start = this.index;
    const item = (): Expression => {
      if (!this.at('*')) return this.asTarget(this.bitwiseOr(), 'Store', 'assign to');
      const star = this.index++;
      const value = this.asTarget(this.bitwiseOr(), 'Store', 'assign to');
      return { kind: 'Starred', value, ctx: 'Store', ...this.span(star) };
    };
    const first = item();
    if (!this.at(',')) return first;
    const elts = [first];
    while (this.accept(',')) {
      if (this.at('in') || !this.startsExpression()) break;
      elts.push(item());
    }
    return { kind: 'Tuple', elts, ctx: 'Store', ...this.span(start) };
  }

  /** Turns an expression into a target, or says why it cannot be one. */
  protected asTarget(node: Expression, ctx: 'Store' | 'Del', verb: string, hint = ''): Expression {
    switch (node.kind) {
      case 'Name':
      case 'Attribute':
      case 'Subscript':
        return { ...node, ctx };
      case 'Starred':
        if (ctx === 'Del') break;
        return { ...node, value: this.asTarget(node.value, ctx, verb), ctx };
      case 'Tuple':
      case 'List':
        return { ...node, elts: node.elts.map((element) => this.asTarget(element, ctx, verb)), ctx };
    }
    throw this.errorAt(`cannot ${verb} ${describe(node)}${hint}`, node);
  }

  protected yieldExpression(): Expression {
    const start = this.index++;
    if (this.accept('from')) {
      const value = this.expression();
      return { kind: 'YieldFrom', value, ...this.span(start) };
    }
    const value = this.startsExpression() ? this.starExpressions() : undefined;
    return { kind: 'Yield', value, ...this.span(start) };
  }

  /** Parameters of a lambda (no annotations) or function, up to `close`. */
  protected parameters(close: ':' | ')', annotated: boolean): Arguments {
    const result: Arguments = {
      kind: 'arguments',
      posonlyargs: [],
      args: [],
      vararg: undefined,
      kwonlyargs: [],
      kwDefaults: [],
      kwarg: undefined,
      defaults: [],
    };
    let star = false;
    while (!this.at(close)) {
      const start = this.index;
      if (this.accept('/')) {
        if (result.args.length === 0 || result.posonlyargs.length > 0 || star)
          throw this.errorAt(
            result.posonlyargs.length > 0
              ? '/ may appear only once'
              : star
                ? '/ must be ahead of *'
                : 'at least one argument must precede /',
            this.span(start),
          );
        result.posonlyargs = result.args;
        result.args = [];
      } else if (this.accept('**')) {
        result.kwarg = this.parameter(annotated, false);
        if (this.at('=')) throw this.errorHere('var-keyword argument cannot have default value');
        this.accept(',');
        if (!this.at(close)) throw this.errorHere('arguments cannot follow var-keyword argument');
        break;
      } else if (this.accept('*')) {
        if (star) throw this.errorAt('* argument may appear only once', this.span(start));
        star = true;
        if (!this.at(',')) {
          if (this.at(close)) throw this.errorAt('named arguments must follow bare *', this.span(start));
          result.vararg = this.parameter(annotated, true);
          if (this.at('=')) throw this.errorHere('var-positional argument cannot have default value');
        } else if (this.tokens.texts[this.index + 1] === close || this.tokens.texts[this.index + 1] === '**')
          throw this.errorAt('named arguments must follow bare *', this.span(start));
      } else {
        const arg = this.parameter(annotated, false);
        const value = this.accept('=') ? this.parameterDefault(close) : undefined;
        if (star) {
          result.kwonlyargs.push(arg);
          result.kwDefaults.push(value);
        } else {
          if (value === undefined && result.defaults.length > 0)
            throw this.errorAt('parameter without a default follows parameter with a default', arg);
          result.args.push(arg);
          if (value !== undefined) result.defaults.push(value);
        }
      }
      if (!this.accept(',')) break;
    }
    return result;
  }

  private parameterDefault(close: string): Expression {
    if (this.at(',') || this.at(close))
      throw this.errorAt('expected default value expression', this.span(this.index - 1));
    return this.expression();
  }

  private parameter(annotated: boolean, starred: boolean): Arg {
    const start = this.index;
    if (this.at('('))
      throw this.errorHere(
        annotated
          ? 'Function parameters cannot be parenthesized'
          : 'Lambda expression parameters cannot be parenthesized',
      );
    const arg = this.name();
    const annotation =
      annotated && this.accept(':') ? (starred ? this.starExpression() : this.expression()) : undefined;
    return { kind: 'arg', arg, annotation, ...this.span(start) };
  }

  // --- strings

  /** Adjacent string literals. */
  private strings(): Expression {
    const start = this.index;
    while (this.kind === TOKEN.string) this.index++;
    const position = this.span(start);
    const parts: Expression[] = [];
    let bytes: number[] | undefined;
    let formatted = false;
    for (let token = start; token < this.index; token++) {
      const raw = this.tokens.texts[token] as string;
      const [, prefix, quote] = /^([a-zA-Z]*)('''|"""|'|")/.exec(raw) as unknown as [string, string, string];
      const lower = prefix.toLowerCase();
      const content = raw.slice(prefix.length + quote.length, raw.length - quote.length);
      const isBytes = lower.includes('b');
      if ((bytes !== undefined) !== isBytes && token > start)
        throw this.errorAt('cannot mix bytes and nonbytes literals', position);
      if (isBytes)
        bytes = [...(bytes ?? []), ...this.literal(token, () => unescapeBytes(content, lower.includes('r')))];
      else if (lower.includes('f')) {
        formatted = true;
        const offset = prefix.length + quote.length;
        parts.push(...this.formatParts(content, lower.includes('r'), token, offset, 0));
      } else {
        const value = lower.includes('r')
          ? content.replace(/\r\n?/g, '\n')
          : this.literal(token, () => unescapeText(content, this.options.lookupCharacterName));
        parts.push({ kind: 'Constant', value: { type: 'str', value }, ...this.tokenPosition(token) });
      }
    }
    if (bytes !== undefined)
      return { kind: 'Constant', value: { type: 'bytes', value: Uint8Array.from(bytes) }, ...position };
    const merged = mergeText(parts);
    if (!formatted)
      return { ...(merged[0] ?? { kind: 'Constant', value: { type: 'str', value: '' } }), ...position } as Expression;
    return {
      kind: 'JoinedStr',
      values: merged.filter(
        (part) => !(part.kind === 'Constant' && part.value.type === 'str' && part.value.value === ''),
      ),
      ...position,
    };
  }

  private tokenPosition(token: number): Position {
    return {
      line: this.tokens.lines[token] as number,
      column: this.tokens.columns[token] as number,
      endLine: this.tokens.endLines[token] as number,
      endColumn: this.tokens.endColumns[token] as number,
    };
  }

  /** Text and replacement fields of an f-string's content. `offset`: where in the token the content starts. */
  private formatParts(content: string, isRaw: boolean, token: number, offset: number, level: number): Expression[] {
    const parts: Expression[] = [];
    let text = '';
    const where = this.tokenPosition(token);
    const flush = (): void => {
      if (text === '') return;
      const value = isRaw ? text : this.literal(token, () => unescapeText(text, this.options.lookupCharacterName));
      parts.push({ kind: 'Constant', value: { type: 'str', value }, ...where });
      text = '';
    };
    let i = 0;
    while (i < content.length) {
      const character = content[i] as string;
      if (character === '\\' && !isRaw) {
        if (content[i + 1] === 'N' && content[i + 2] === '{') {
          const close = content.indexOf('}', i);
          text += content.slice(i, close + 1);
          i = close + 1;
        } else if (content[i + 1] === '{' || content[i + 1] === '}') {
          text += '\\\\';
          i++;
        } else {
          text += content.slice(i, i + 2);
          i += 2;
        }
      } else if (character === '{') {
        if (content[i + 1] === '{' && level === 0) {
          text += '{';
          i += 2;
          continue;
        }
        flush();
        const field = this.replacementField(content, i, isRaw, token, offset, level);
        parts.push(...field.nodes);
        i = field.end;
      } else if (character === '}') {
        if (content[i + 1] !== '}') throw this.errorAt("f-string: single '}' is not allowed", where);
        text += '}';
        i += 2;
      } else {
        text += character;
        i++;
      }
    }
    flush();
    return parts;
  }

  private replacementField(
    content: string,
    open: number,
    isRaw: boolean,
    token: number,
    offset: number,
    level: number,
  ): { nodes: Expression[]; end: number } {
    const where = this.tokenPosition(token);
    if (level > 2) throw this.errorAt('f-string: expressions nested too deeply', where);
    const stop = fieldExpressionEnd(content, open + 1);
    const source = content.slice(open + 1, stop);
    if (source.trim() === '')
      throw this.errorAt(
        content[stop] === '!' || content[stop] === ':' || content[stop] === '='
          ? `f-string: valid expression required before '${content[stop]}'`
          : "f-string: valid expression required before '}'",
        where,
      );
    const value = this.fieldExpression(source, (this.tokens.starts[token] as number) + offset + open + 1);
    let i = stop;
    let debug: string | undefined;
    if (content[i] === '=') {
      i++;
      while (/\s/.test(content[i] ?? '')) i++;
      debug = content.slice(open + 1, i);
    }
    let conversion = -1;
    if (content[i] === '!') {
      const match = /^!\s*(\w*)/.exec(content.slice(i)) as RegExpExecArray;
      const name = match[1] as string;
      if (name === '') throw this.errorAt('f-string: missing conversion character', where);
      if (!/^[sra]$/.test(name))
        throw this.errorAt(`f-string: invalid conversion character '${name}': expected 's', 'r', or 'a'`, where);
      conversion = name.charCodeAt(0);
      i += match[0].length;
      while (/\s/.test(content[i] ?? '')) i++;
    }
    let formatSpec: JoinedStr | undefined;
    if (content[i] === ':') {
      const end = formatSpecEnd(content, i + 1);
      const values = this.formatParts(content.slice(i + 1, end), isRaw, token, offset + i + 1, level + 1);
      formatSpec = { kind: 'JoinedStr', values: mergeText(values), ...where };
      i = end;
    }
    if (content[i] !== '}') throw this.errorAt("f-string: expecting '}'", where);
    if (debug !== undefined && conversion === -1 && formatSpec === undefined) conversion = 114;
    const field: FormattedValue = { kind: 'FormattedValue', value, conversion, formatSpec, ...where };
    const nodes: Expression[] =
      debug === undefined ? [field] : [{ kind: 'Constant', value: { type: 'str', value: debug }, ...where }, field];
    return { nodes, end: i + 1 };
  }

  /** Parses the source of a replacement field with positions of the whole file. */
  private fieldExpression(source: string, start: number): Expression {
    const before = this.source.slice(0, start);
    const line = before.split('\n').length;
    const column = start - (before.lastIndexOf('\n') + 1);
    // A parenthesis in front makes newlines insignificant; it stands one column before the expression.
    let node: Expression;
    try {
      node = new FieldParser(`(${source}\n)`, this.options).field();
    } catch (thrown) {
      if (!(thrown instanceof PythonSyntaxError)) throw thrown;
      const message =
        thrown.message === 'invalid syntax' || thrown.message.startsWith('invalid syntax.')
          ? `f-string: ${thrown.message}`
          : thrown.message;
      const at = thrown.line <= 1 ? thrown.column - 1 + column : thrown.column;
      throw new PythonSyntaxError(
        message.includes('was never closed') ? "f-string: expecting '}'" : message,
        thrown.line + line - 1,
        at,
        thrown.endLine + line - 1,
        thrown.endLine <= 1 ? thrown.endColumn - 1 + column : thrown.endColumn,
      );
    }
    shiftPositions(node, line - 1, column - 1);
    return node;
  }
}

class FieldParser extends ExpressionParser {
  field(): Expression {
    this.index = 1;
    const node = this.at('yield') ? this.yieldExpression() : this.tupleOf(() => this.starNamedExpression());
    if (!this.at(')') || this.tokens.kinds[this.index + 1] !== TOKEN.newline) throw this.invalid();
    return node;
  }
}

/** End of the expression of a replacement field: `}`, `!`, `:` or `=` at its own level. */
function fieldExpressionEnd(content: string, from: number): number {
  let depth = 0;
  for (let i = from; i < content.length; i++) {
    const character = content[i] as string;
    if (character === "'" || character === '"') {
      const quote = content.startsWith(character.repeat(3), i) ? character.repeat(3) : character;
      let end = i + quote.length;
      const nestedFormat = /(?:^|\W)(?:[rR]?[fF]|[fF][rR])$/.test(content.slice(Math.max(from, i - 3), i));
      let braces = 0;
      while (end < content.length && !(braces === 0 && content.startsWith(quote, end))) {
        if (nestedFormat && content[end] === '{') braces++;
        if (nestedFormat && content[end] === '}') braces = Math.max(0, braces - 1);
        end += content[end] === '\\' ? 2 : 1;
      }
      i = end + quote.length - 1;
    } else if (character === '#') while (content[i + 1] !== undefined && content[i + 1] !== '\n') i++;
    else if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') {
      if (depth === 0) return i;
      depth--;
    } else if (depth === 0) {
      if (character === '!' && content[i + 1] !== '=') return i;
      if (character === ':') {
        if (content[i + 1] === '=' && /\)$/.test('')) continue;
        return i;
      }
      if (character === '=' && content[i + 1] !== '=' && !'=!<>'.includes(content[i - 1] ?? ' ')) return i;
      if (character === '=' && content[i + 1] === '=') i++;
    }
  }
  return content.length;
}

/** End of a format spec: the brace that closes its field. */
function formatSpecEnd(content: string, from: number): number {
  let depth = 0;
  for (let i = from; i < content.length; i++) {
    if (content[i] === '{') depth++;
    else if (content[i] === '}') {
      if (depth === 0) return i;
      depth--;
    }
  }
  return content.length;
}

/** Joins neighbouring text constants. */
function mergeText(parts: readonly Expression[]): Expression[] {
  const merged: Expression[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (
      part.kind === 'Constant' &&
      part.value.type === 'str' &&
      last?.kind === 'Constant' &&
      last.value.type === 'str'
    ) {
      merged[merged.length - 1] = {
        ...last,
        value: { type: 'str', value: last.value.value + part.value.value },
        endLine: part.endLine,
        endColumn: part.endColumn,
      };
    } else merged.push(part);
  }
  return merged;
}

/** Moves all positions of a tree: lines down, and columns on its first line to the right. */
function shiftPositions(node: unknown, lines: number, columns: number): void {
  if (Array.isArray(node)) {
    for (const item of node) shiftPositions(item, lines, columns);
    return;
  }
  if (typeof node !== 'object' || node === null || node instanceof Uint8Array) return;
  const position = node as Partial<Position>;
  if (position.line !== undefined && position.endLine !== undefined) {
    if (position.line === 1) position.column = (position.column as number) + columns;
    if (position.endLine === 1) position.endColumn = (position.endColumn as number) + columns;
    position.line += lines;
    position.endLine += lines;
  }
  for (const value of Object.values(node)) if (typeof value === 'object') shiftPositions(value, lines, columns);
}

/** How messages name an expression that cannot be assigned to. */
export function describe(node: Expression): string {
  switch (node.kind) {
    case 'Call':
      return 'function call';
    case 'Constant':
      switch (node.value.type) {
        case 'none':
          return 'None';
        case 'bool':
          return node.value.value ? 'True' : 'False';
        case 'ellipsis':
          return 'ellipsis';
        default:
          return 'literal';
      }
    case 'BinOp':
    case 'UnaryOp':
    case 'BoolOp':
      return 'expression';
    case 'Compare':
      return 'comparison';
    case 'IfExp':
      return 'conditional expression';
    case 'Lambda':
      return 'lambda';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'f-string expression';
    case 'Dict':
      return 'dict literal';
    case 'Set':
      return 'set display';
    case 'ListComp':
      return 'list comprehension';
    case 'SetComp':
      return 'set comprehension';
    case 'DictComp':
      return 'dict comprehension';
    case 'GeneratorExp':
      return 'generator expression';
    case 'Await':
      return 'await expression';
    case 'Yield':
    case 'YieldFrom':
      return 'yield expression';
    case 'NamedExpr':
      return 'named expression';
    case 'Starred':
      return 'starred';
    case 'Attribute':
      return 'attribute';
    case 'Subscript':
      return 'subscript';
    case 'Name':
      return 'name';
    case 'List':
      return 'list';
    case 'Tuple':
      return 'tuple';
    case 'Slice':
      return 'slice';
  }
}
