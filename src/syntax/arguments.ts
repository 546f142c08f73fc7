/** What stands in the parentheses of calls and definitions: arguments and parameters. */
import { DisplayParser } from './displays.ts';
import { TOKEN } from './token.ts';
import type { Arg, Arguments, Expression, Keyword } from './tree.ts';

export interface CallArguments {
  readonly args: Expression[];
  readonly keywords: Keyword[];
}

export abstract class ArgumentParser extends DisplayParser {
  /** Arguments with their parentheses. */
  protected callArguments(allowGenerator: boolean): CallArguments {
    const open = this.index++;
    const args: Expression[] = [];
    const keywords: Keyword[] = [];
    let unpackedKeywords = false;
    while (!this.at(')')) {
      const start = this.index;
      if (this.accept('**')) {
        unpackedKeywords = true;
        keywords.push({ kind: 'keyword', arg: undefined, value: this.expression(), ...this.span(start) });
      } else if (this.accept('*')) {
        if (unpackedKeywords) this.fail();
        args.push({ kind: 'Starred', value: this.expression(), ctx: 'Load', ...this.span(start) });
      } else if (this.kind === TOKEN.name && this.texts[start + 1] === '=') {
        const arg = this.name();
        this.index++;
        keywords.push({ kind: 'keyword', arg, value: this.expression(), ...this.span(start) });
      } else {
        if (keywords.length > 0) this.fail();
        const value = this.namedExpression();
        if (this.atComprehension()) return this.#generator(value, args, open, allowGenerator);
        args.push(value);
      }
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return { args, keywords };
  }

  /** A generator expression that is the only argument: its parentheses are those of the call. */
  #generator(elt: Expression, before: readonly Expression[], open: number, allowed: boolean): CallArguments {
    const generators = this.comprehensions();
    this.expect(')');
    if (before.length > 0 || !allowed) this.fail();
    return { args: [{ kind: 'GeneratorExp', elt, generators, ...this.span(open) }], keywords: [] };
  }

  /** Parameters of a function, up to `)`, or of a lambda (no annotations), up to `:`. */
  protected parameters(close: ':' | ')'): Arguments {
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
      if (this.accept('/')) {
        if (star || result.args.length === 0 || result.posonlyargs.length > 0) this.fail();
        result.posonlyargs = result.args;
        result.args = [];
      } else if (this.accept('**')) {
        result.kwarg = this.#parameter(close, false);
        this.accept(',');
        break;
      } else if (this.accept('*')) {
        if (star) this.fail();
        star = true;
        if (!this.at(',')) result.vararg = this.#parameter(close, true);
        else if (this.texts[this.index + 1] === close || this.texts[this.index + 1] === '**') this.fail();
      } else this.#ordinary(result, close, star);
      if (!this.accept(',')) break;
    }
    if (!this.at(close)) this.fail();
    return result;
  }

  #ordinary(result: Arguments, close: ':' | ')', keywordOnly: boolean): void {
    const arg = this.#parameter(close, false);
    const value = this.accept('=') ? this.expression() : undefined;
    if (keywordOnly) {
      result.kwonlyargs.push(arg);
      result.kwDefaults.push(value);
      return;
    }
    if (value !== undefined) result.defaults.push(value);
    else if (result.defaults.length > 0) this.fail();
    result.args.push(arg);
  }

  #parameter(close: ':' | ')', starred: boolean): Arg {
    const start = this.index;
    const arg = this.name();
    const annotation = close === ')' && this.accept(':') ? this.#annotation(starred) : undefined;
    return { kind: 'arg', arg, annotation, ...this.span(start) };
  }

  #annotation(starred: boolean): Expression {
    if (!starred || !this.at('*')) return this.expression();
    const start = this.index++;
    const value = this.bitwiseOr();
    return { kind: 'Starred', value, ctx: 'Load', ...this.span(start) };
  }
}
