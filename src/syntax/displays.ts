/** Atoms: names, literals, and what stands in brackets, comprehensions included. */
import { LiteralError, numberValue } from './literals.ts';
import { StringParser } from './strings.ts';
import { TOKEN } from './token.ts';
import type { Comprehension, Context, Expression, Name } from './tree.ts';

export abstract class DisplayParser extends StringParser {
  protected abstract expression(): Expression;
  protected abstract disjunction(): Expression;
  protected abstract bitwiseOr(): Expression;
  protected abstract namedExpression(): Expression;
  protected abstract yieldExpression(): Expression;
  /** Targets of `for`, up to its `in`. */
  protected abstract forTargets(): Expression;

  protected nameNode(ctx: Context): Name {
    const start = this.index;
    return { kind: 'Name', id: this.name(), ctx, ...this.tokenSpan(start) };
  }

  /** `*a` or an expression where `:=` is allowed. */
  protected starNamedExpression(): Expression {
    if (!this.at('*')) return this.namedExpression();
    const start = this.index++;
    const value = this.bitwiseOr();
    return { kind: 'Starred', value, ctx: 'Load', ...this.span(start) };
  }

  protected atom(): Expression {
    const start = this.index;
    switch (this.kind) {
      case TOKEN.name:
        return this.nameNode('Load');
      case TOKEN.number:
        this.index++;
        return { kind: 'Constant', value: this.#number(start), ...this.tokenSpan(start) };
      case TOKEN.string:
      case TOKEN.formatStart:
        return this.strings();
      case TOKEN.keyword:
      case TOKEN.operator:
        return this.#symbol(start);
      default:
        return this.fail();
    }
  }

  #number(at: number): ReturnType<typeof numberValue> {
    try {
      return numberValue(this.tokens.raw(at));
    } catch (thrown) {
      if (thrown instanceof LiteralError) this.fail();
      throw thrown;
    }
  }

  #symbol(start: number): Expression {
    switch (this.text) {
      case '(':
        return this.#parenthesised();
      case '[':
        return this.#list();
      case '{':
        return this.#braces();
      case 'None':
        this.index++;
        return { kind: 'Constant', value: { type: 'none' }, ...this.tokenSpan(start) };
      case 'True':
      case 'False':
        this.index++;
        return {
          kind: 'Constant',
          value: { type: 'bool', value: this.texts[start] === 'True' },
          ...this.tokenSpan(start),
        };
      case '...':
        this.index++;
        return { kind: 'Constant', value: { type: 'ellipsis' }, ...this.tokenSpan(start) };
      default:
        return this.fail();
    }
  }

  #parenthesised(): Expression {
    const start = this.index++;
    if (this.accept(')')) return { kind: 'Tuple', elts: [], ctx: 'Load', ...this.span(start) };
    if (this.at('yield')) {
      const node = this.yieldExpression();
      this.expect(')');
      return node;
    }
    const first = this.starNamedExpression();
    if (this.accept(')')) return first.kind === 'Starred' ? this.fail() : first;
    if (this.atComprehension()) {
      if (first.kind === 'Starred') this.fail();
      const generators = this.comprehensions();
      this.expect(')');
      return { kind: 'GeneratorExp', elt: first, generators, ...this.span(start) };
    }
    const elts = this.#items(first, ')');
    return { kind: 'Tuple', elts, ctx: 'Load', ...this.span(start) };
  }

  /** The items after the first one, through the closing bracket. */
  #items(first: Expression, close: string): Expression[] {
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(close)) break;
      elts.push(this.starNamedExpression());
    }
    this.expect(close);
    return elts;
  }

  #list(): Expression {
    const start = this.index++;
    if (this.accept(']')) return { kind: 'List', elts: [], ctx: 'Load', ...this.span(start) };
    const first = this.starNamedExpression();
    if (this.atComprehension()) {
      if (first.kind === 'Starred') this.fail();
      const generators = this.comprehensions();
      this.expect(']');
      return { kind: 'ListComp', elt: first, generators, ...this.span(start) };
    }
    const elts = this.#items(first, ']');
    return { kind: 'List', elts, ctx: 'Load', ...this.span(start) };
  }

  #braces(): Expression {
    const start = this.index++;
    if (this.accept('}')) return { kind: 'Dict', keys: [], values: [], ...this.span(start) };
    if (this.at('**')) return this.#dict(start, undefined);
    const itemStart = this.index;
    const first = this.starNamedExpression();
    if (this.at(':')) {
      const isKey = first.kind !== 'Starred' && (first.kind !== 'NamedExpr' || this.texts[itemStart] === '(');
      return isKey ? this.#dict(start, first) : this.fail();
    }
    if (this.atComprehension()) {
      if (first.kind === 'Starred') this.fail();
      const generators = this.comprehensions();
      this.expect('}');
      return { kind: 'SetComp', elt: first, generators, ...this.span(start) };
    }
    const elts = this.#items(first, '}');
    return { kind: 'Set', elts, ...this.span(start) };
  }

  /** A dict whose first key is read already, unless it starts with `**`. */
  #dict(start: number, firstKey: Expression | undefined): Expression {
    const keys: (Expression | undefined)[] = [];
    const values: Expression[] = [];
    let key = firstKey;
    do {
      if (key === undefined && this.at('}')) break;
      if (key === undefined && this.accept('**')) {
        keys.push(undefined);
        values.push(this.bitwiseOr());
        continue;
      }
      key ??= this.expression();
      this.expect(':');
      const value = this.expression();
      if (keys.length === 0 && this.atComprehension()) {
        const generators = this.comprehensions();
        this.expect('}');
        return { kind: 'DictComp', key, value, generators, ...this.span(start) };
      }
      keys.push(key);
      values.push(value);
      key = undefined;
    } while (this.accept(','));
    this.expect('}');
    return { kind: 'Dict', keys, values, ...this.span(start) };
  }

  protected atComprehension(): boolean {
    return this.at('for') || this.at('async');
  }

  protected comprehensions(): Comprehension[] {
    const generators: Comprehension[] = [];
    do {
      const isAsync = this.accept('async');
      this.expect('for');
      const target = this.forTargets();
      this.expect('in');
      const iter = this.disjunction();
      const ifs: Expression[] = [];
      while (this.accept('if')) ifs.push(this.disjunction());
      generators.push({ kind: 'comprehension', target, iter, ifs, isAsync });
    } while (this.atComprehension());
    return generators;
  }
}
