/** Statements of several lines, and blocks. */
import { SimpleStatementParser } from './simple-statements.ts';
import { TOKEN } from './token.ts';
import type { ExceptHandler, Expression, Module, Position, Statement, WithItem } from './tree.ts';

export class StatementParser extends SimpleStatementParser {
  /** Token where the last statement of the module begins: a mistake is not before it. */
  statementStart = 0;

  module(): Module {
    const body: Statement[] = [];
    while (this.kind !== TOKEN.end) {
      if (this.kind === TOKEN.newline) this.index++;
      else {
        this.statementStart = this.index;
        this.#statement(body);
      }
    }
    return { kind: 'Module', body };
  }

  /** The one expression of eval(). */
  expressionOnly(): Expression {
    const start = this.index;
    let node = this.expression();
    if (this.at(',')) {
      const elts = [node];
      while (this.accept(',') && this.startsExpression()) elts.push(this.expression());
      node = { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
    }
    while (this.kind === TOKEN.newline) this.index++;
    if (this.kind !== TOKEN.end) this.fail();
    return node;
  }

  /** The one statement of a prompt. */
  single(): Module {
    const body: Statement[] = [];
    if (this.kind === TOKEN.newline) this.index++;
    else this.#statement(body);
    while (this.kind === TOKEN.newline) this.index++;
    if (this.kind !== TOKEN.end) this.fail();
    return { kind: 'Module', body };
  }

  #statement(into: Statement[]): void {
    const compound = this.#compound();
    if (compound !== undefined) into.push(compound);
    else this.simpleLine(into);
  }

  #compound(): Statement | undefined {
    const start = this.index;
    if (this.kind === TOKEN.name) return this.at('match') ? this.#match() : undefined;
    if (this.kind === TOKEN.operator) return this.at('@') ? this.#decorated() : undefined;
    switch (this.text) {
      case 'if':
        return this.#if();
      case 'while':
        return this.#while(start);
      case 'for':
        return this.#for(start, false);
      case 'try':
        return this.#try(start);
      case 'with':
        return this.#with(start, false);
      case 'def':
        return this.#function(start, [], false);
      case 'class':
        return this.#class(start, []);
      case 'async':
        this.index++;
        if (this.at('def')) return this.#function(start, [], true);
        if (this.at('for')) return this.#for(start, true);
        return this.at('with') ? this.#with(start, true) : this.fail();
      default:
        return undefined;
    }
  }

  /** A colon and what depends on it: the rest of the line, or indented lines. */
  protected override block(): Statement[] {
    this.expect(':');
    const body: Statement[] = [];
    if (this.kind !== TOKEN.newline) {
      this.simpleLine(body);
      return body;
    }
    this.index++;
    this.#expectKind(TOKEN.indent);
    this.enter();
    do this.#statement(body);
    while (!this.#atKind(TOKEN.dedent) && !this.#atKind(TOKEN.end));
    this.leave();
    this.#expectKind(TOKEN.dedent);
    return body;
  }

  #atKind(kind: number): boolean {
    return this.kind === kind;
  }

  #expectKind(kind: number): void {
    if (this.kind !== kind) this.fail();
    this.index++;
  }

  #elseBlock(): Statement[] {
    return this.accept('else') ? this.block() : [];
  }

  #if(): Statement {
    // A chain of elif is a loop here, whatever its length.
    const branches: { start: number; test: Expression; body: Statement[] }[] = [];
    do {
      const start = this.index++;
      const test = this.namedExpression();
      branches.push({ start, test, body: this.block() });
    } while (this.at('elif'));
    let orelse = this.#elseBlock();
    let node: Statement | undefined;
    for (const { start, test, body } of branches.reverse()) {
      node = { kind: 'If', test, body, orelse, ...this.#through(start) };
      orelse = [node];
    }
    return node as Statement;
  }

  /** Position of a compound statement: to the last token on its last line. */
  #through(start: number): Position {
    const { tokens } = this;
    let last = this.index - 1;
    for (let kind = tokens.kinds[last]; kind === TOKEN.newline || kind === TOKEN.dedent; ) kind = tokens.kinds[--last];
    return {
      line: tokens.lines[start] as number,
      column: tokens.columns[start] as number,
      endLine: tokens.endLines[last] as number,
      endColumn: tokens.endColumns[last] as number,
    };
  }

  #while(start: number): Statement {
    this.index++;
    const test = this.namedExpression();
    const body = this.block();
    const orelse = this.#elseBlock();
    return { kind: 'While', test, body, orelse, ...this.#through(start) };
  }

  #for(start: number, isAsync: boolean): Statement {
    this.index++;
    const target = this.forTargets();
    this.expect('in');
    const iter = this.starExpressions();
    const body = this.block();
    const orelse = this.#elseBlock();
    const position = this.#through(start);
    return { kind: isAsync ? 'AsyncFor' : 'For', target, iter, body, orelse, ...position };
  }

  #try(start: number): Statement {
    this.index++;
    const body = this.block();
    const handlers: ExceptHandler[] = [];
    const isStar = this.at('except') && this.texts[this.index + 1] === '*';
    while (this.at('except')) handlers.push(this.#handler(isStar));
    const orelse = handlers.length > 0 ? this.#elseBlock() : [];
    const finalbody = this.accept('finally') ? this.block() : [];
    if (handlers.length === 0 && finalbody.length === 0) this.fail();
    const position = this.#through(start);
    return { kind: isStar ? 'TryStar' : 'Try', body, handlers, orelse, finalbody, ...position };
  }

  #handler(isStar: boolean): ExceptHandler {
    const start = this.index++;
    if (this.accept('*') !== isStar) this.fail();
    let type: Expression | undefined;
    let name: string | undefined;
    if (isStar || !this.at(':')) {
      type = this.expression();
      if (this.accept('as')) name = this.name();
    }
    const body = this.block();
    return { kind: 'ExceptHandler', type, name, body, ...this.#through(start) };
  }

  #with(start: number, isAsync: boolean): Statement {
    this.index++;
    const items = (this.at('(') ? this.attempt(() => this.#bracketedItems()) : undefined) ?? this.#items();
    const body = this.block();
    return { kind: isAsync ? 'AsyncWith' : 'With', items, body, ...this.#through(start) };
  }

  /** `(a as b, c):`; fails if the parenthesis belongs to an expression. */
  #bracketedItems(): WithItem[] {
    this.index++;
    const items: WithItem[] = [];
    do {
      if (items.length > 0 && this.at(')')) break;
      items.push(this.#item());
    } while (this.accept(','));
    this.expect(')');
    if (!this.at(':')) this.fail();
    return items;
  }

  #items(): WithItem[] {
    const items: WithItem[] = [];
    do items.push(this.#item());
    while (this.accept(','));
    return items;
  }

  #item(): WithItem {
    const contextExpr = this.expression();
    let optionalVars: Expression | undefined;
    if (this.accept('as')) {
      const start = this.index;
      const starred = this.accept('*');
      optionalVars = this.asTarget(this.primary());
      if (starred) optionalVars = { kind: 'Starred', value: optionalVars, ctx: 'Store', ...this.span(start) };
      if (!this.at(',') && !this.at(')') && !this.at(':')) this.fail();
    }
    return { kind: 'withitem', contextExpr, optionalVars };
  }

  #decorated(): Statement {
    const decoratorList: Expression[] = [];
    while (this.accept('@')) {
      decoratorList.push(this.namedExpression());
      this.#expectKind(TOKEN.newline);
    }
    const start = this.index;
    if (this.at('class')) return this.#class(start, decoratorList);
    const isAsync = this.accept('async');
    return this.at('def') ? this.#function(start, decoratorList, isAsync) : this.fail();
  }

  #function(start: number, decoratorList: Expression[], isAsync: boolean): Statement {
    this.index++;
    const name = this.name();
    const typeParams = this.typeParams();
    this.expect('(');
    const args = this.parameters(')');
    this.expect(')');
    const returns = this.accept('->') ? this.expression() : undefined;
    const body = this.block();
    const kind = isAsync ? 'AsyncFunctionDef' : 'FunctionDef';
    return { kind, name, args, body, decoratorList, returns, typeParams, ...this.#through(start) };
  }

  #class(start: number, decoratorList: Expression[]): Statement {
    this.index++;
    const name = this.name();
    const typeParams = this.typeParams();
    const { args: bases, keywords } = this.at('(') ? this.callArguments(false) : { args: [], keywords: [] };
    const body = this.block();
    return { kind: 'ClassDef', name, bases, keywords, body, decoratorList, typeParams, ...this.#through(start) };
  }

  /** `match` is a keyword only where a block of cases follows. */
  #match(): Statement | undefined {
    const start = this.index;
    const subject = this.attempt(() => this.#subject());
    if (subject === undefined) return undefined;
    const cases = [];
    do {
      if (!this.at('case')) this.fail();
      cases.push(this.matchCase());
    } while (!this.#atKind(TOKEN.dedent));
    this.index++;
    return { kind: 'Match', subject, cases, ...this.#through(start) };
  }

  /** The subject, through the indent of the first case. */
  #subject(): Expression {
    const start = ++this.index;
    if (!this.startsExpression()) this.fail();
    let subject = this.starNamedExpression();
    if (this.at(',')) {
      const elts = [subject];
      while (this.accept(',') && this.startsExpression()) elts.push(this.starNamedExpression());
      subject = { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
    } else if (subject.kind === 'Starred') this.fail();
    this.expect(':');
    this.#expectKind(TOKEN.newline);
    this.#expectKind(TOKEN.indent);
    return subject;
  }
}
