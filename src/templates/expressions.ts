/** Tokens to expressions: a function per level of binding, loosest first. */

import { TemplateError } from './error.ts';
import type { CallArguments, Expression } from './nodes.ts';
import { describe, type TokenStream } from './tokens.ts';

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);
const NO_ARGUMENTS: CallArguments = { args: [], keywords: [], starred: undefined, doubleStarred: undefined };
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

export class ExpressionParser {
  readonly stream: TokenStream;

  constructor(stream: TokenStream) {
    this.stream = stream;
  }

  fail(message: string, line = this.stream.current.line, kind: 'syntax' | 'assertion' = 'syntax'): never {
    throw new TemplateError(message, line, kind);
  }

  /** A whole expression; `conditional` false: without `a if b else c` at its top. */
  expression(conditional = true): Expression {
    return conditional ? this.#conditional() : this.#or();
  }

  /**
   * Expressions between commas: a tuple if there is a comma, or nothing where `explicitEmpty` allows. `ends` are the tokens
   * that may follow where an expression could.
   */
  tuple(
    options: { readonly conditional?: boolean; readonly ends?: readonly string[]; readonly empty?: boolean } = {},
  ): Expression {
    const { line } = this.stream.current;
    const items: Expression[] = [];
    let isTuple = false;
    while (!this.stream.is('variable_end', 'block_end', ')', ...(options.ends ?? []))) {
      items.push(this.expression(options.conditional));
      if (!this.stream.is(',')) break;
      this.stream.take();
      isTuple = true;
    }
    if (!isTuple && items.length === 1) return items[0] as Expression;
    if (items.length === 0 && options.empty !== true)
      this.fail(`Expected an expression, got '${describe(this.stream.current)}'`);
    return { kind: 'tuple', items, line };
  }

  #conditional(): Expression {
    let { line } = this.stream.current;
    let then = this.#or();
    while (this.stream.skip('name:if')) {
      const test = this.#or();
      const otherwise = this.stream.skip('name:else') ? this.#conditional() : undefined;
      then = { kind: 'conditional', test, then, otherwise, line };
      line = this.stream.current.line;
    }
    return then;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.stream.is('name:or')) {
      const { line } = this.stream.take();
      left = { kind: 'logic', operator: 'or', left, right: this.#and(), line };
    }
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.stream.is('name:and')) {
      const { line } = this.stream.take();
      left = { kind: 'logic', operator: 'and', left, right: this.#not(), line };
    }
    return left;
  }

  #not(): Expression {
    if (!this.stream.is('name:not')) return this.#comparison();
    const { line } = this.stream.take();
    return { kind: 'unary', operator: 'not', operand: this.#not(), line };
  }

  #comparison(): Expression {
    const { line } = this.stream.current;
    const left = this.#binary(0);
    const rest: [string, Expression][] = [];
    for (;;) {
      let operator: string;
      if (COMPARISONS.has(this.stream.current.type)) operator = this.stream.take().type;
      else if (this.stream.skip('name:in')) operator = 'in';
      else if (this.stream.is('name:not') && this.stream.nextIs('name:in')) {
        this.stream.take();
        this.stream.take();
        operator = 'not in';
      } else break;
      rest.push([operator, this.#binary(0)]);
    }
    return rest.length === 0 ? left : { kind: 'compare', left, rest, line };
  }

  /** Sums, then `~`, then products, then powers; all lean to the left. */
  #binary(level: number): Expression {
    const levels = [['+', '-'], ['~'], ['*', '/', '//', '%'], ['**']] as const;
    const operators = levels[level];
    if (operators === undefined) return this.#unary(true);
    const { line } = this.stream.current;
    let left = this.#binary(level + 1);
    if (level === 1 && this.stream.is('~')) {
      const items = [left];
      while (this.stream.skip('~')) items.push(this.#binary(level + 1));
      return { kind: 'concat', items, line };
    }
    while (this.stream.is(...operators)) {
      const { type, line: at } = this.stream.take();
      left = { kind: 'binary', operator: type, left, right: this.#binary(level + 1), line: at };
    }
    return left;
  }

  #unary(filters: boolean): Expression {
    const { type, line } = this.stream.current;
    let node: Expression;
    if (type === '-' || type === '+') {
      this.stream.take();
      node = { kind: 'unary', operator: type, operand: this.#unary(false), line };
    } else node = this.#primary();
    node = this.#postfix(node);
    return filters ? this.#filters(node) : node;
  }

  #primary(): Expression {
    const token = this.stream.take();
    const { type, value, line } = token;
    switch (type) {
      case 'name': {
        const constant = CONSTANTS.get(value);
        return constant === undefined
          ? { kind: 'name', name: value, line }
          : { kind: 'constant', value: constant, line };
      }
      case 'string': {
        let text = value;
        while (this.stream.is('string')) text += this.stream.take().value;
        return { kind: 'constant', value: text, line };
      }
      case 'integer': {
        const number = BigInt(value);
        const safe = number <= BigInt(Number.MAX_SAFE_INTEGER);
        return { kind: 'constant', value: safe ? Number(number) : number, line };
      }
      case 'float':
        return { kind: 'constant', value: Number(value), real: true, line };
      case '(': {
        const inner = this.tuple({ empty: true });
        this.stream.expect(')');
        return inner;
      }
      case '[':
        return { kind: 'list', items: this.#items(']'), line };
      case '{':
        return this.#dict(line);
      default:
        return this.fail(`unexpected '${describe(token)}'`, line);
    }
  }

  #items(end: string): readonly Expression[] {
    const items: Expression[] = [];
    while (!this.stream.is(end)) {
      if (items.length > 0) this.stream.expect(',');
      if (this.stream.is(end)) break;
      items.push(this.expression());
    }
    this.stream.expect(end);
    return items;
  }

  #dict(line: number): Expression {
    const pairs: [Expression, Expression][] = [];
    while (!this.stream.is('}')) {
      if (pairs.length > 0) this.stream.expect(',');
      if (this.stream.is('}')) break;
      const key = this.expression();
      this.stream.expect(':');
      pairs.push([key, this.expression()]);
    }
    this.stream.expect('}');
    return { kind: 'dict', pairs, line };
  }

  #postfix(start: Expression): Expression {
    let node = start;
    for (;;) {
      const { line } = this.stream.current;
      if (this.stream.is('.', '[')) node = this.#subscript(node);
      else if (this.stream.is('(')) node = { kind: 'call', callee: node, call: this.callArguments(), line };
      else return node;
    }
  }

  #subscript(value: Expression): Expression {
    const { type, line } = this.stream.take();
    if (type === '.') {
      const name = this.stream.take();
      if (name.type === 'name') return { kind: 'attribute', value, name: name.value, line };
      if (name.type !== 'integer') this.fail('expected name or number', name.line);
      return { kind: 'item', value, key: { kind: 'constant', value: Number(name.value), line }, line };
    }
    const keys: Expression[] = [];
    while (!this.stream.is(']')) {
      if (keys.length > 0) this.stream.expect(',');
      keys.push(this.#subscribed());
    }
    this.stream.expect(']');
    const key: Expression = keys.length === 1 ? (keys[0] as Expression) : { kind: 'tuple', items: keys, line };
    return { kind: 'item', value, key, line };
  }

  #subscribed(): Expression {
    const { line } = this.stream.current;
    const bound = (): Expression | undefined => (this.stream.is(':', ']', ',') ? undefined : this.expression());
    const lower = bound();
    if (lower !== undefined && !this.stream.is(':')) return lower;
    this.stream.expect(':');
    const upper = bound();
    const step = this.stream.skip(':') ? bound() : undefined;
    return { kind: 'slice', lower, upper, step, line };
  }

  #filters(start: Expression): Expression {
    let node = start;
    for (;;) {
      if (this.stream.is('|')) node = this.filter(node);
      else if (this.stream.is('name:is')) node = this.#test(node);
      else if (this.stream.is('(')) node = this.#postfix(node);
      else return node;
    }
  }

  /** Filters in a row; `inline` false: the first has no bar before it, as in the head of a block. */
  filter(start: Expression | undefined, inline = true): Expression {
    let value = start;
    let first = !inline;
    while (this.stream.is('|') || first) {
      if (!first) this.stream.take();
      first = false;
      const token = this.stream.expect('name');
      const name = this.#dotted(token.value);
      const call = this.stream.is('(') ? this.callArguments() : NO_ARGUMENTS;
      value = { kind: 'filter', value, name, call, line: token.line };
    }
    return value as Expression;
  }

  #dotted(first: string): string {
    let name = first;
    while (this.stream.skip('.')) name += `.${this.stream.expect('name').value}`;
    return name;
  }

  #test(value: Expression): Expression {
    const { line } = this.stream.take();
    const negated = this.stream.skip('name:not');
    const name = this.#dotted(this.stream.expect('name').value);
    let call = NO_ARGUMENTS;
    if (this.stream.is('(')) call = this.callArguments();
    else if (
      this.stream.is('name', 'string', 'integer', 'float', '[', '{') &&
      !this.stream.is('name:else', 'name:or', 'name:and')
    ) {
      if (this.stream.is('name:is')) this.fail('You cannot chain multiple tests with is');
      call = { ...NO_ARGUMENTS, args: [this.#postfix(this.#primary())] };
    }
    const node: Expression = { kind: 'test', value, name, call, line };
    return negated ? { kind: 'unary', operator: 'not', operand: node, line } : node;
  }

  callArguments(): CallArguments {
    const { line } = this.stream.expect('(');
    const args: Expression[] = [];
    const keywords: [string, Expression][] = [];
    let starred: Expression | undefined;
    let doubleStarred: Expression | undefined;
    const ensure = (valid: boolean): void => {
      if (!valid) this.fail('invalid syntax for function call expression', line);
    };
    let first = true;
    while (!this.stream.is(')')) {
      if (!first) {
        this.stream.expect(',');
        if (this.stream.is(')')) break;
      }
      first = false;
      if (this.stream.skip('*')) {
        ensure(starred === undefined && doubleStarred === undefined);
        starred = this.expression();
      } else if (this.stream.skip('**')) {
        ensure(doubleStarred === undefined);
        doubleStarred = this.expression();
      } else if (this.stream.is('name') && this.stream.nextIs('=')) {
        ensure(doubleStarred === undefined);
        const name = this.stream.take().value;
        this.stream.take();
        keywords.push([name, this.expression()]);
      } else {
        ensure(starred === undefined && doubleStarred === undefined && keywords.length === 0);
        args.push(this.expression());
      }
    }
    this.stream.expect(')');
    return { args, keywords, starred, doubleStarred };
  }
}
