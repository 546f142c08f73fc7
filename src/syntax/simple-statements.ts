/** Statements of one line. */
import { PatternParser } from './patterns.ts';
import { TOKEN } from './token.ts';
import type { Alias, Expression, Operator, Statement, TypeParam } from './tree.ts';

const AUGMENTED: ReadonlyMap<string, Operator> = new Map([
  ['+=', 'Add'],
  ['-=', 'Sub'],
  ['*=', 'Mult'],
  ['@=', 'MatMult'],
  ['/=', 'Div'],
  ['%=', 'Mod'],
  ['&=', 'BitAnd'],
  ['|=', 'BitOr'],
  ['^=', 'BitXor'],
  ['<<=', 'LShift'],
  ['>>=', 'RShift'],
  ['**=', 'Pow'],
  ['//=', 'FloorDiv'],
]);
export abstract class SimpleStatementParser extends PatternParser {
  /** Simple statements up to the end of the line. */
  protected simpleLine(into: Statement[]): void {
    do into.push(this.#simple());
    while (this.accept(';') && this.kind !== TOKEN.newline);
    if (this.kind !== TOKEN.newline) this.fail();
    this.index++;
  }

  #simple(): Statement {
    const start = this.index;
    if (this.kind === TOKEN.name) {
      if (this.at('type') && this.#startsTypeAlias()) return this.#typeAlias();
      return this.#expressionStatement();
    }
    if (this.kind !== TOKEN.keyword) return this.#expressionStatement();
    switch (this.text) {
      case 'pass':
        this.index++;
        return { kind: 'Pass', ...this.span(start) };
      case 'break':
        this.index++;
        return { kind: 'Break', ...this.span(start) };
      case 'continue':
        this.index++;
        return { kind: 'Continue', ...this.span(start) };
      case 'return': {
        this.index++;
        const value = this.startsExpression() && !this.at('yield') ? this.starExpressions() : undefined;
        return { kind: 'Return', value, ...this.span(start) };
      }
      case 'raise':
        return this.#raise(start);
      case 'global':
      case 'nonlocal':
        return this.#declaration(start);
      case 'del':
        return this.#delete(start);
      case 'assert': {
        this.index++;
        const test = this.expression();
        const msg = this.accept(',') ? this.expression() : undefined;
        return { kind: 'Assert', test, msg, ...this.span(start) };
      }
      case 'import':
        return this.#import(start);
      case 'from':
        return this.#importFrom(start);
      default:
        return this.#expressionStatement();
    }
  }

  #raise(start: number): Statement {
    this.index++;
    const exc = this.startsExpression() && !this.at('*') && !this.at('yield') ? this.expression() : undefined;
    const cause = exc !== undefined && this.accept('from') ? this.expression() : undefined;
    return { kind: 'Raise', exc, cause, ...this.span(start) };
  }

  #declaration(start: number): Statement {
    const kind = this.at('global') ? 'Global' : 'Nonlocal';
    this.index++;
    const names: string[] = [];
    do names.push(this.name());
    while (this.accept(','));
    return { kind, names, ...this.span(start) };
  }

  #delete(start: number): Statement {
    this.index++;
    const targets: Expression[] = [];
    do {
      if (targets.length > 0 && (this.kind === TOKEN.newline || this.at(';'))) break;
      targets.push(this.asDeleted(this.primary()));
    } while (this.accept(','));
    return { kind: 'Delete', targets, ...this.span(start) };
  }

  #startsTypeAlias(): boolean {
    const next = this.index + 1;
    return this.tokens.kinds[next] === TOKEN.name && (this.texts[next + 1] === '=' || this.texts[next + 1] === '[');
  }

  #typeAlias(): Statement {
    const start = this.index++;
    const name = this.nameNode('Store');
    const typeParams = this.typeParams();
    this.expect('=');
    const value = this.expression();
    return { kind: 'TypeAlias', name, typeParams, value, ...this.span(start) };
  }

  protected typeParams(): TypeParam[] {
    const params: TypeParam[] = [];
    if (!this.accept('[')) return params;
    do {
      if (params.length > 0 && this.at(']')) break;
      params.push(this.#typeParam());
    } while (this.accept(','));
    this.expect(']');
    return params;
  }

  #typeParam(): TypeParam {
    const start = this.index;
    if (this.accept('**')) {
      const name = this.name();
      const defaultValue = this.accept('=') ? this.expression() : undefined;
      return { kind: 'ParamSpec', name, defaultValue, ...this.span(start) };
    }
    if (this.accept('*')) {
      const name = this.name();
      const defaultValue = this.accept('=') ? this.starExpression() : undefined;
      return { kind: 'TypeVarTuple', name, defaultValue, ...this.span(start) };
    }
    const name = this.name();
    const bound = this.accept(':') ? this.expression() : undefined;
    const defaultValue = this.accept('=') ? this.expression() : undefined;
    return { kind: 'TypeVar', name, bound, defaultValue, ...this.span(start) };
  }

  #import(start: number): Statement {
    this.index++;
    const names: Alias[] = [];
    do names.push(this.#alias(true));
    while (this.accept(','));
    return { kind: 'Import', names, ...this.span(start) };
  }

  #dottedName(): string {
    let name = this.name();
    while (this.accept('.')) name += `.${this.name()}`;
    return name;
  }

  #alias(dotted: boolean): Alias {
    const start = this.index;
    const name = dotted ? this.#dottedName() : this.name();
    const asname = this.accept('as') ? this.name() : undefined;
    return { kind: 'alias', name, asname, ...this.span(start) };
  }

  #importFrom(start: number): Statement {
    this.index++;
    let level = 0;
    for (;;) {
      if (this.accept('.')) level++;
      else if (this.accept('...')) level += 3;
      else break;
    }
    const module = level > 0 && this.at('import') ? undefined : this.#dottedName();
    this.expect('import');
    return { kind: 'ImportFrom', module, names: this.#imported(), level, ...this.span(start) };
  }

  #imported(): Alias[] {
    const start = this.index;
    if (this.accept('*')) return [{ kind: 'alias', name: '*', asname: undefined, ...this.span(start) }];
    const bracketed = this.accept('(');
    const names: Alias[] = [];
    do {
      if (bracketed && names.length > 0 && this.at(')')) break;
      names.push(this.#alias(false));
    } while (this.accept(','));
    if (bracketed) this.expect(')');
    return names;
  }

  #expressionStatement(): Statement {
    const start = this.index;
    const first = this.assigned();
    if (this.kind !== TOKEN.operator) return { kind: 'Expr', value: first, ...this.span(start) };
    if (this.at('=')) return this.#assignment(first, start);
    const op = AUGMENTED.get(this.text);
    if (op === undefined && !this.at(':')) return { kind: 'Expr', value: first, ...this.span(start) };
    if (first.kind !== 'Name' && first.kind !== 'Attribute' && first.kind !== 'Subscript') this.fail();
    const target = this.asTarget(first);
    this.index++;
    if (op !== undefined) return { kind: 'AugAssign', target, op, value: this.assigned(), ...this.span(start) };
    const simple = target.kind === 'Name' && this.texts[start] !== '(';
    const annotation = this.expression();
    const value = this.accept('=') ? this.assigned() : undefined;
    return { kind: 'AnnAssign', target, annotation, value, simple, ...this.span(start) };
  }

  #assignment(first: Expression, start: number): Statement {
    const targets: Expression[] = [];
    let value = first;
    while (this.accept('=')) {
      targets.push(this.asTarget(value));
      value = this.assigned();
    }
    return { kind: 'Assign', targets, value, ...this.span(start) };
  }
}
