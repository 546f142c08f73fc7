/** Statements. */
import { describe } from './expressions.ts';
import { PatternParser } from './patterns.ts';
import { TOKEN } from './tokenizer.ts';
import type {
  Alias,
  ExceptHandler,
  Expression,
  Keyword,
  MatchCase,
  Module,
  Operator,
  Position,
  Statement,
  TypeParam,
  WithItem,
} from './tree.ts';

const AUGMENTED: Readonly<Record<string, Operator>> = {
  '+=': 'Add',
  '-=': 'Sub',
  '*=': 'Mult',
  '@=': 'MatMult',
  '/=': 'Div',
  '%=': 'Mod',
  '&=': 'BitAnd',
  '|=': 'BitOr',
  '^=': 'BitXor',
  '<<=': 'LShift',
  '>>=': 'RShift',
  '**=': 'Pow',
  '//=': 'FloorDiv',
};
/** Blocks inside blocks that CPython allows. */
const MAX_BLOCKS = 100;

export class StatementParser extends PatternParser {
  #blocks = 0;

  module(): Module {
    const body: Statement[] = [];
    while (this.kind !== TOKEN.end) {
      if (this.kind === TOKEN.newline) this.index++;
      else this.statement(body);
    }
    return { kind: 'Module', body };
  }

  /** The one expression of eval(). */
  expressionOnly(): Expression {
    const node = this.at('yield') ? this.yieldExpression() : this.tupleOf(() => this.starExpression());
    while (this.kind === TOKEN.newline) this.index++;
    if (this.kind !== TOKEN.end) throw this.invalid();
    return node;
  }

  private statement(into: Statement[]): void {
    if (this.kind === TOKEN.indent) throw this.errorHere('unexpected indent', 'IndentationError');
    if (this.kind === TOKEN.dedent) {
      this.index++;
      return;
    }
    const compound = this.compound();
    if (compound !== undefined) {
      into.push(compound);
      return;
    }
    this.simpleLine(into);
  }

  /** Simple statements up to the end of the line. */
  private simpleLine(into: Statement[]): void {
    for (;;) {
      into.push(this.simple());
      if (!this.accept(';')) break;
      if (this.kind === TOKEN.newline) break;
    }
    if (this.kind !== TOKEN.newline) throw this.unexpected(into.at(-1) as Statement);
    this.index++;
  }

  private unexpected(last: Statement): unknown {
    if (last.kind === 'Expr') {
      if (
        last.value.kind === 'Name' &&
        (last.value.id === 'print' || last.value.id === 'exec') &&
        this.startsExpression()
      ) {
        const call = last.value.id;
        while (this.kind !== TOKEN.newline && this.kind !== TOKEN.end && !this.at(';')) this.index++;
        return this.errorAt(`Missing parentheses in call to '${call}'. Did you mean ${call}(...)?`, {
          ...last,
          ...this.from(last),
        });
      }
      if (this.at('=')) return this.invalid();
    }
    return this.invalid();
  }

  private compound(): Statement | undefined {
    if (this.kind === TOKEN.operator) return this.at('@') ? this.decorated() : undefined;
    if (this.kind !== TOKEN.name) return undefined;
    const start = this.index;
    const line = this.tokens.lines[start] as number;
    switch (this.text) {
      case 'if':
        return this.ifStatement();
      case 'while': {
        this.index++;
        const test = this.namedExpression();
        const body = this.block("'while' statement", line, true);
        const orelse = this.elseBlock();
        return { kind: 'While', test, body, orelse, ...this.span(start) };
      }
      case 'for':
        return this.forStatement(start, false);
      case 'try':
        return this.tryStatement();
      case 'with':
        return this.withStatement(start, false);
      case 'def':
        return this.functionDefinition(start, [], false);
      case 'class':
        return this.classDefinition(start, []);
      case 'async': {
        this.index++;
        if (this.at('def')) return this.functionDefinition(start, [], true);
        if (this.at('for')) return this.forStatement(start, true);
        if (this.at('with')) return this.withStatement(start, true);
        throw this.invalid();
      }
      case 'match':
        return this.matchStatement();
      default:
        return undefined;
    }
  }

  protected block(what: string, line: number, conditional = false): Statement[] {
    if (!this.accept(':')) {
      if (conditional && this.at('=')) throw this.assignmentInCondition();
      throw this.kind === TOKEN.newline || !this.startsExpression() ? this.colonExpected() : this.invalid();
    }
    if (this.kind !== TOKEN.newline) {
      const body: Statement[] = [];
      if (
        this.kind === TOKEN.name &&
        ['if', 'while', 'for', 'try', 'with', 'def', 'class', 'async'].includes(this.text)
      )
        throw this.invalid();
      this.simpleLine(body);
      return body;
    }
    this.index++;
    if ((this.kind as number) !== TOKEN.indent)
      throw this.errorHere(`expected an indented block after ${what} on line ${line}`, 'IndentationError');
    this.index++;
    if (++this.#blocks > MAX_BLOCKS) throw this.errorHere('too many statically nested blocks');
    const body: Statement[] = [];
    while ((this.kind as number) !== TOKEN.dedent && (this.kind as number) !== TOKEN.end) this.statement(body);
    if ((this.kind as number) === TOKEN.dedent) this.index++;
    this.#blocks--;
    return body;
  }

  private colonExpected(): unknown {
    return this.errorHere("expected ':'");
  }

  private assignmentInCondition(): unknown {
    const before = this.index - 1;
    return this.errorAt("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", {
      ...this.span(before),
      endColumn: (this.tokens.endColumns[this.index + 1] ?? this.tokens.endColumns[this.index]) as number,
    });
  }

  private elseBlock(): Statement[] {
    if (!this.at('else')) return [];
    const line = this.tokens.lines[this.index++] as number;
    return this.block("'else' statement", line);
  }

  private ifStatement(): Statement {
    // A chain of elif is a loop here, whatever its length.
    const branches: { start: number; test: Expression; body: Statement[] }[] = [];
    let orelse: Statement[] = [];
    do {
      const start = this.index;
      const word = this.text;
      const line = this.tokens.lines[this.index++] as number;
      const test = this.namedExpression();
      const body = this.block(`'${word}' statement`, line, true);
      branches.push({ start, test, body });
    } while (this.at('elif'));
    orelse = this.elseBlock();
    const end = this.span(this.index - 1);
    let node: Statement | undefined;
    for (const branch of branches.reverse()) {
      const position: Position = this.lastOf(branch.start, orelse, branch.body, end);
      node = { kind: 'If', test: branch.test, body: branch.body, orelse, ...position };
      orelse = [node];
    }
    return node as Statement;
  }

  /** Position of a compound statement: to the end of its last nested statement. */
  private lastOf(
    start: number,
    orelse: readonly Statement[],
    body: readonly Statement[],
    fallback: Position,
  ): Position {
    const last = orelse.at(-1) ?? body.at(-1) ?? fallback;
    return {
      line: this.tokens.lines[start] as number,
      column: this.tokens.columns[start] as number,
      endLine: last.endLine,
      endColumn: last.endColumn,
    };
  }

  private forStatement(start: number, isAsync: boolean): Statement {
    const line = this.tokens.lines[this.index++] as number;
    const target = this.targetList('in');
    if (!this.accept('in')) throw this.invalid();
    const iter = this.starExpressions();
    const body = this.block("'for' statement", line);
    const orelse = this.elseBlock();
    return {
      kind: isAsync ? 'AsyncFor' : 'For',
      target,
      iter,
      body,
      orelse,
      ...this.lastOf(start, orelse, body, this.span(start)),
    };
  }

  private tryStatement(): Statement {
    const start = this.index;
    const tryLine = this.tokens.lines[this.index++] as number;
    const body = this.block("'try' statement", tryLine);
    const handlers: ExceptHandler[] = [];
    let star: boolean | undefined;
    while (this.at('except')) {
      const handler = this.index;
      const line = this.tokens.lines[this.index++] as number;
      const isStar = this.accept('*');
      if (star !== undefined && star !== isStar)
        throw this.errorAt("cannot have both 'except' and 'except*' on the same 'try'", this.span(handler));
      star = isStar;
      let type: Expression | undefined;
      let name: string | undefined;
      if (!this.at(':')) {
        if (this.kind === TOKEN.newline && isStar) throw this.errorHere('expected one or more exception types');
        type = this.expression();
        if (this.at(',')) {
          const first = type;
          while (this.accept(',')) if (this.startsExpression()) this.expression();
          throw this.errorAt('multiple exception types must be parenthesized', this.from(first));
        }
        if (this.accept('as')) name = this.name();
      } else if (isStar) throw this.errorHere('expected one or more exception types');
      const handlerBody = this.block(isStar ? "'except*' statement" : "'except' statement", line);
      handlers.push({
        kind: 'ExceptHandler',
        type,
        name,
        body: handlerBody,
        ...this.lastOf(handler, [], handlerBody, this.span(handler)),
      });
    }
    const orelse = handlers.length > 0 ? this.elseBlock() : [];
    let finalbody: Statement[] = [];
    if (this.at('finally')) {
      const line = this.tokens.lines[this.index++] as number;
      finalbody = this.block("'finally' statement", line);
    }
    if (handlers.length === 0 && finalbody.length === 0) throw this.errorHere("expected 'except' or 'finally' block");
    const last =
      finalbody.length > 0 ? finalbody : orelse.length > 0 ? orelse : (handlers.at(-1) as ExceptHandler).body;
    return {
      kind: star === true ? 'TryStar' : 'Try',
      body,
      handlers,
      orelse,
      finalbody,
      ...this.lastOf(start, [], last, this.span(start)),
    };
  }

  private withStatement(start: number, isAsync: boolean): Statement {
    const line = this.tokens.lines[this.index++] as number;
    let items = this.at('(') ? this.parenthesisedItems() : undefined;
    if (items === undefined) {
      items = [];
      do items.push(this.withItem(() => this.expression()));
      while (this.accept(','));
    }
    const body = this.block("'with' statement", line);
    return { kind: isAsync ? 'AsyncWith' : 'With', items, body, ...this.lastOf(start, [], body, this.span(start)) };
  }

  /** `with (a as b, c):`; undefined if the parenthesis belongs to an expression. */
  private parenthesisedItems(): WithItem[] | undefined {
    const open = this.index;
    let depth = 0;
    let hasAs = false;
    let close = open;
    for (; ; close++) {
      const text = this.tokens.texts[close] as string;
      const kind = this.tokens.kinds[close];
      if (kind === TOKEN.end) return undefined;
      if (kind === TOKEN.operator && '([{'.includes(text) && text !== '') depth++;
      if (kind === TOKEN.operator && ')]}'.includes(text) && text !== '' && --depth === 0) break;
      if (kind === TOKEN.name && text === 'as' && depth === 1) hasAs = true;
    }
    if (this.tokens.texts[close + 1] !== ':' || this.tokens.kinds[close + 1] !== TOKEN.operator) return undefined;
    if (!hasAs) {
      // Without `as`, a tuple display and a list of items look alike; CPython prefers items unless it is one expression.
      let commas = 0;
      depth = 0;
      for (let i = open; i < close; i++) {
        const text = this.tokens.texts[i] as string;
        if (this.tokens.kinds[i] === TOKEN.operator && '([{'.includes(text)) depth++;
        if (this.tokens.kinds[i] === TOKEN.operator && ')]}'.includes(text)) depth--;
        if (text === ',' && depth === 1) commas++;
        if ((text === 'for' || text === ':=' || text === 'yield') && depth === 1) return undefined;
        if (text === '*' && depth === 1 && (this.tokens.texts[i - 1] === '(' || this.tokens.texts[i - 1] === ','))
          return undefined;
      }
      if (commas === 0) return undefined;
    }
    this.index++;
    const items: WithItem[] = [];
    while (!this.at(')')) {
      items.push(this.withItem(() => this.expression()));
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return items;
  }

  private withItem(parse: () => Expression): WithItem {
    const contextExpr = parse();
    let optionalVars: Expression | undefined;
    if (this.accept('as')) {
      const start = this.index;
      const target = this.at('*') ? this.starExpression() : this.primary();
      optionalVars = this.asTarget(target, 'Store', 'assign to');
      Object.assign(optionalVars, target.kind === 'Tuple' ? {} : this.span(start));
    }
    return { kind: 'withitem', contextExpr, optionalVars };
  }

  private decorated(): Statement {
    const decoratorList: Expression[] = [];
    while (this.accept('@')) {
      decoratorList.push(this.namedExpression());
      if (this.kind !== TOKEN.newline) throw this.invalid();
      this.index++;
    }
    const start = this.index;
    if (this.at('class')) return this.classDefinition(start, decoratorList);
    const isAsync = this.accept('async');
    if (!this.at('def')) throw this.invalid();
    return this.functionDefinition(start, decoratorList, isAsync);
  }

  private functionDefinition(start: number, decoratorList: Expression[], isAsync: boolean): Statement {
    const line = this.tokens.lines[this.index++] as number;
    const name = this.name();
    const typeParams = this.typeParams();
    if (!this.accept('(')) throw this.errorHere("expected '('");
    const args = this.parameters(')', true);
    this.expect(')');
    const returns = this.accept('->') ? this.expression() : undefined;
    const body = this.block('function definition', line);
    return {
      kind: isAsync ? 'AsyncFunctionDef' : 'FunctionDef',
      name,
      args,
      body,
      decoratorList,
      returns,
      typeParams,
      ...this.lastOf(start, [], body, this.span(start)),
    };
  }

  private classDefinition(start: number, decoratorList: Expression[]): Statement {
    const line = this.tokens.lines[this.index++] as number;
    const name = this.name();
    const typeParams = this.typeParams();
    let bases: Expression[] = [];
    let keywords: Keyword[] = [];
    if (this.at('(')) {
      const call = this.callArguments();
      bases = call.args;
      keywords = call.keywords;
    }
    if (!this.at(':')) throw this.kind === TOKEN.newline ? this.errorHere("expected ':'") : this.invalid();
    const body = this.block('class definition', line);
    return {
      kind: 'ClassDef',
      name,
      bases,
      keywords,
      body,
      decoratorList,
      typeParams,
      ...this.lastOf(start, [], body, this.span(start)),
    };
  }

  /** Arguments in parentheses, read as those of a call. */
  private callArguments(): { args: Expression[]; keywords: Keyword[] } {
    const start = this.index;
    const node = this.call({ kind: 'Name', id: '', ctx: 'Load', ...this.span(start) }, start);
    if (node.kind !== 'Call') throw this.invalid();
    return node;
  }

  private typeParams(): TypeParam[] {
    const params: TypeParam[] = [];
    if (!this.accept('[')) return params;
    if (this.at(']')) throw this.errorHere('Type parameter list cannot be empty');
    while (!this.at(']')) {
      const start = this.index;
      if (this.accept('**')) {
        const name = this.name();
        if (this.at(':')) throw this.errorHere('cannot use bound with ParamSpec');
        const defaultValue = this.accept('=') ? this.expression() : undefined;
        params.push({ kind: 'ParamSpec', name, defaultValue, ...this.span(start) });
      } else if (this.accept('*')) {
        const name = this.name();
        if (this.at(':')) throw this.errorHere('cannot use bound with TypeVarTuple');
        const defaultValue = this.accept('=') ? this.starExpression() : undefined;
        params.push({ kind: 'TypeVarTuple', name, defaultValue, ...this.span(start) });
      } else {
        const name = this.name();
        const bound = this.accept(':') ? this.expression() : undefined;
        const defaultValue = this.accept('=') ? this.expression() : undefined;
        params.push({ kind: 'TypeVar', name, bound, defaultValue, ...this.span(start) });
      }
      if (!this.accept(',')) break;
    }
    this.expect(']');
    return params;
  }

  /** `match` is a keyword only where a block of cases follows. */
  private matchStatement(): Statement | undefined {
    const start = this.index;
    const next = this.tokens.kinds[start + 1];
    const nextText = this.tokens.texts[start + 1] as string;
    if (next === TOKEN.newline || next === TOKEN.end) return undefined;
    if (next === TOKEN.operator && !['(', '[', '{', '-', '*', '~', '+', '...'].includes(nextText)) return undefined;
    // The line must end in a colon at bracket depth 0, and the next line start with `case`.
    let depth = 0;
    let i = start + 1;
    for (; this.tokens.kinds[i] !== TOKEN.newline && this.tokens.kinds[i] !== TOKEN.end; i++) {
      const text = this.tokens.texts[i] as string;
      if (this.tokens.kinds[i] !== TOKEN.operator) continue;
      if (text === '(' || text === '[' || text === '{') depth++;
      else if (text === ')' || text === ']' || text === '}') depth--;
      else if (depth === 0 && text === '=') return undefined;
    }
    if (this.tokens.texts[i - 1] !== ':' || this.tokens.kinds[i] !== TOKEN.newline) return undefined;
    if ((this.tokens.kinds[i + 1] as number) !== TOKEN.indent || this.tokens.texts[i + 2] !== 'case') {
      if ((this.tokens.kinds[i + 1] as number) === TOKEN.indent) return undefined;
      this.index = i + 1;
      throw this.errorHere(
        `expected an indented block after 'match' statement on line ${this.tokens.lines[start]}`,
        'IndentationError',
      );
    }
    this.index++;
    const subject = this.tupleOf(() => this.starNamedExpression());
    this.expect(':');
    this.index += 2; // newline, indent
    const cases: MatchCase[] = [];
    while (this.at('case')) cases.push(this.matchCase());
    if (this.kind !== TOKEN.dedent && this.kind !== TOKEN.end) throw this.invalid();
    if (this.kind === TOKEN.dedent) this.index++;
    return {
      kind: 'Match',
      subject,
      cases,
      ...this.lastOf(start, [], (cases.at(-1) as MatchCase).body, this.span(start)),
    };
  }

  // --- simple statements

  private simple(): Statement {
    const start = this.index;
    if (this.kind === TOKEN.name) {
      switch (this.text) {
        case 'pass':
        case 'break':
        case 'continue': {
          const kind = this.text === 'pass' ? 'Pass' : this.text === 'break' ? 'Break' : 'Continue';
          this.index++;
          return { kind, ...this.span(start) };
        }
        case 'return': {
          this.index++;
          const value = this.startsExpression() ? this.starExpressions() : undefined;
          return { kind: 'Return', value, ...this.span(start) };
        }
        case 'raise': {
          this.index++;
          const exc = this.startsExpression() ? this.expression() : undefined;
          const cause = exc !== undefined && this.accept('from') ? this.expression() : undefined;
          return { kind: 'Raise', exc, cause, ...this.span(start) };
        }
        case 'global':
        case 'nonlocal': {
          const kind = this.text === 'global' ? 'Global' : 'Nonlocal';
          this.index++;
          const names = [this.name()];
          while (this.accept(',')) names.push(this.name());
          return { kind, names, ...this.span(start) };
        }
        case 'del':
          return this.deleteStatement();
        case 'assert': {
          this.index++;
          const test = this.expression();
          const msg = this.accept(',') ? this.expression() : undefined;
          return { kind: 'Assert', test, msg, ...this.span(start) };
        }
        case 'import': {
          this.index++;
          const names = [this.importAlias(true)];
          while (this.accept(',')) names.push(this.importAlias(true));
          if (this.at('from'))
            throw this.errorAt("Did you mean to use 'from ... import ...' instead?", this.span(start));
          return { kind: 'Import', names, ...this.span(start) };
        }
        case 'from':
          return this.importFrom();
        case 'type': {
          const after = this.tokens.kinds[start + 1];
          if (after === TOKEN.name && this.typeAliasFollows()) return this.typeAlias();
          break;
        }
      }
    }
    return this.expressionStatement();
  }

  private typeAliasFollows(): boolean {
    const text = this.tokens.texts[this.index + 2];
    return (
      (text === '=' || text === '[') &&
      !['and', 'or', 'in', 'is', 'not', 'if', 'else', 'for'].includes(this.tokens.texts[this.index + 1] as string)
    );
  }

  private typeAlias(): Statement {
    const start = this.index++;
    const name = this.nameNode('Store');
    const typeParams = this.typeParams();
    this.expect('=');
    const value = this.expression();
    return { kind: 'TypeAlias', name, typeParams, value, ...this.span(start) };
  }

  private deleteStatement(): Statement {
    const start = this.index++;
    const targets: Expression[] = [];
    do {
      if (this.kind === TOKEN.newline || this.at(';')) break;
      targets.push(this.asTarget(this.at('*') ? this.starExpression() : this.expression(), 'Del', 'delete'));
    } while (this.accept(','));
    if (targets.length === 0) throw this.invalid();
    return { kind: 'Delete', targets, ...this.span(start) };
  }

  private importAlias(dotted: boolean): Alias {
    const start = this.index;
    let name = this.name();
    while (dotted && this.accept('.')) name += `.${this.name()}`;
    const asname = this.accept('as') ? this.name() : undefined;
    return { kind: 'alias', name, asname, ...this.span(start) };
  }

  private importFrom(): Statement {
    const start = this.index++;
    let level = 0;
    for (;;) {
      if (this.accept('.')) level++;
      else if (this.accept('...')) level += 3;
      else break;
    }
    let module: string | undefined;
    if (!this.at('import')) {
      module = this.name();
      while (this.accept('.')) module += `.${this.name()}`;
    } else if (level === 0) throw this.invalid();
    if (!this.accept('import')) throw this.invalid();
    const names: Alias[] = [];
    if (this.at('*')) {
      const star = this.index++;
      names.push({ kind: 'alias', name: '*', asname: undefined, ...this.span(star) });
    } else if (this.accept('(')) {
      while (!this.at(')')) {
        names.push(this.importAlias(false));
        if (!this.accept(',')) break;
      }
      this.expect(')');
    } else {
      if (this.kind === TOKEN.newline) throw this.errorHere("Expected one or more names after 'import'");
      names.push(this.importAlias(false));
      while (this.accept(',')) {
        if (this.kind === TOKEN.newline)
          throw this.errorHere('trailing comma not allowed without surrounding parentheses');
        names.push(this.importAlias(false));
      }
    }
    return { kind: 'ImportFrom', module, names, level, ...this.span(start) };
  }

  private expressionStatement(): Statement {
    const start = this.index;
    const first = this.at('yield') ? this.yieldExpression() : this.tupleOf(() => this.starNamedExpressionStatement());
    if (this.kind === TOKEN.operator) {
      const op = Object.hasOwn(AUGMENTED, this.text) ? AUGMENTED[this.text] : undefined;
      if (op !== undefined) {
        if (first.kind !== 'Name' && first.kind !== 'Attribute' && first.kind !== 'Subscript')
          throw this.errorAt(`'${describe(first)}' is an illegal expression for augmented assignment`, first);
        this.index++;
        const value = this.at('yield') ? this.yieldExpression() : this.starExpressions();
        return { kind: 'AugAssign', target: { ...first, ctx: 'Store' }, op, value, ...this.span(start) };
      }
      if (this.at(':')) return this.annotated(first, start);
      if (this.at('=')) return this.assignment(first, start);
    }
    if (first.kind === 'Starred') throw this.errorAt("can't use starred expression here", first);
    return { kind: 'Expr', value: first, ...this.span(start) };
  }

  private starNamedExpressionStatement(): Expression {
    return this.at('*') ? this.starExpression() : this.expression();
  }

  private annotated(target: Expression, start: number): Statement {
    if (target.kind !== 'Name' && target.kind !== 'Attribute' && target.kind !== 'Subscript') {
      if (target.kind === 'Tuple') throw this.errorAt('only single target (not tuple) can be annotated', target);
      if (target.kind === 'List') throw this.errorAt('only single target (not list) can be annotated', target);
      throw target.kind === 'Call' || target.kind === 'Constant'
        ? this.errorAt('illegal target for annotation', target)
        : this.invalid();
    }
    const simple = target.kind === 'Name' && this.tokens.texts[start] !== '(';
    this.index++;
    const annotation = this.expression();
    const value = this.accept('=') ? (this.at('yield') ? this.yieldExpression() : this.starExpressions()) : undefined;
    return { kind: 'AnnAssign', target: { ...target, ctx: 'Store' }, annotation, value, simple, ...this.span(start) };
  }

  private assignment(first: Expression, start: number): Statement {
    const targets: Expression[] = [];
    let value = first;
    while (this.accept('=')) {
      if (value.kind === 'Yield' || value.kind === 'YieldFrom')
        throw this.errorAt('assignment to yield expression not possible', value);
      targets.push(this.asTarget(value, 'Store', 'assign to', this.comparisonHint(value)));
      value = this.at('yield') ? this.yieldExpression() : this.starExpressions();
    }
    return { kind: 'Assign', targets, value, ...this.span(start) };
  }

  /** CPython's guess for `f() = 1`. */
  private comparisonHint(target: Expression): string {
    const simple = !['Tuple', 'List', 'Starred', 'GeneratorExp', 'NamedExpr'].includes(target.kind);
    if (!simple || (target.kind === 'Constant' && ['none', 'bool'].includes(target.value.type))) return '';
    return " here. Maybe you meant '==' instead of '='?";
  }
}
