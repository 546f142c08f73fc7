/** Tokens to statements: a method per tag. What a tag opens is read up to the tag that closes it. */
import { ExpressionParser } from './expressions.ts';
import type { Body, Expression, Parameter, Statement, Target } from './nodes.ts';
import { describe, type TokenStream } from './tokens.ts';

type TagParser = (line: number) => Statement | readonly Statement[];

/** A name and an attribute in a target are written into a namespace. */
type TargetOptions = { readonly tuple: boolean; readonly members: boolean; readonly ends?: readonly string[] };

export class TemplateParser {
  readonly #stream: TokenStream;
  readonly #expressions: ExpressionParser;
  /** Tags that are open, with what may close or divide them. */
  readonly #open: { readonly tag: string; readonly ends: readonly string[] }[] = [];
  readonly #tags: ReadonlyMap<string, TagParser>;

  constructor(stream: TokenStream, extraTags: readonly string[]) {
    this.#stream = stream;
    this.#expressions = new ExpressionParser(stream);
    const tags = new Map<string, TagParser>([
      ['for', (line) => this.#for(line)],
      ['if', (line) => this.#if(line)],
      ['block', (line) => this.#block(line)],
      ['extends', (line) => ({ kind: 'extends', template: this.#expressions.expression(), line })],
      ['print', (line) => this.#print(line)],
      ['macro', (line) => this.#macro(line)],
      ['include', (line) => this.#include(line)],
      ['from', (line) => this.#from(line)],
      ['import', (line) => this.#import(line)],
      ['set', (line) => this.#set(line)],
      ['with', (line) => this.#with(line)],
      ['autoescape', (line) => this.#autoescape(line)],
      ['call', (line) => this.#callBlock(line)],
      ['filter', (line) => this.#filterBlock(line)],
    ]);
    if (extraTags.includes('do')) tags.set('do', (line) => ({ kind: 'do', value: this.#expressions.tuple(), line }));
    for (const kind of ['break', 'continue'] as const)
      if (extraTags.includes(kind)) tags.set(kind, (line) => ({ kind, line }));
    this.#tags = tags;
  }

  template(): Body {
    return this.#body([]);
  }

  /** Statements up to a tag that is one of `ends`, whose name is then the current token. */
  #body(ends: readonly string[]): Body {
    const body: Statement[] = [];
    for (;;) {
      const { type, value, line } = this.#stream.current;
      if (type === 'eof') {
        if (ends.length > 0) this.#failUnknown(undefined);
        return body;
      }
      this.#stream.take();
      if (type === 'data') body.push({ kind: 'data', text: value, line });
      else if (type === 'variable_begin') {
        body.push(...this.#printed(this.#expressions.tuple(), line));
        this.#stream.expect('variable_end');
      } else {
        if (ends.some((end) => this.#stream.is(`name:${end}`))) return body;
        const statement = this.#statement();
        if (Array.isArray(statement)) body.push(...statement);
        else body.push(statement as Statement);
        this.#stream.expect('block_end');
      }
    }
  }

  #printed(value: Expression, line: number): Statement[] {
    return [{ kind: 'print', value, line }];
  }

  #statement(): Statement | readonly Statement[] {
    const { type, value, line } = this.#stream.current;
    if (type !== 'name') return this.#expressions.fail('tag name expected');
    const parse = this.#tags.get(value);
    if (parse === undefined) return this.#failUnknown(value);
    this.#stream.take();
    this.#open.push({ tag: value, ends: [] });
    const statement = parse(line);
    this.#open.pop();
    return statement;
  }

  #failUnknown(tag: string | undefined): never {
    const { line } = this.#stream.current;
    const waiting = this.#open.findLast((one) => one.ends.length > 0);
    const ends = waiting?.ends ?? [];
    const innermost = waiting?.tag;
    const wanted = ends.map((end) => `'${end}'`).join(' or ');
    if (tag === undefined) {
      const closes = `The innermost block that needs to be closed is '${innermost}'.`;
      return this.#expressions.fail(
        `Unexpected end of template. Jinja was looking for the following tags: ${wanted}. ${closes}`,
        line,
      );
    }
    const message = `Encountered unknown tag '${tag}'.`;
    if (innermost === undefined) return this.#expressions.fail(message, line);
    return this.#expressions.fail(
      ends.includes(tag)
        ? `Unexpected tag '${tag}'`
        : `${message} Jinja was looking for the following tags: ${wanted}. The innermost block that needs to be closed is '${innermost}'.`,
      line,
    );
  }

  /** The rest of an opening tag, then its body; `drop`: the tag that ends it is passed. */
  #inner(ends: readonly string[], drop = false): Body {
    this.#stream.skip(':');
    this.#stream.expect('block_end');
    this.#open[this.#open.length - 1] = { tag: (this.#open.at(-1) as { tag: string }).tag, ends };
    const body = this.#body(ends);
    if (drop) this.#stream.take();
    return body;
  }

  #for(line: number): Statement {
    const target = this.#target({ tuple: true, members: false, ends: ['name:in'] });
    this.#stream.expect('name:in');
    const iterable = this.#expressions.tuple({ conditional: false, ends: ['name:recursive'] });
    const test = this.#stream.skip('name:if') ? this.#expressions.expression() : undefined;
    const recursive = this.#stream.skip('name:recursive');
    const body = this.#inner(['endfor', 'else']);
    const otherwise = this.#stream.take().value === 'endfor' ? [] : this.#inner(['endfor'], true);
    return { kind: 'for', target, iterable, test, body, otherwise, recursive, line };
  }

  #if(line: number): Statement {
    const test = this.#expressions.tuple({ conditional: false });
    const body = this.#inner(['elif', 'else', 'endif']);
    const { value, line: at } = this.#stream.take();
    if (value === 'elif') return { kind: 'if', test, body, otherwise: [this.#if(at)], line };
    return { kind: 'if', test, body, otherwise: value === 'else' ? this.#inner(['endif'], true) : [], line };
  }

  #with(line: number): Statement {
    const targets: Target[] = [];
    const values: Expression[] = [];
    while (!this.#stream.is('block_end')) {
      if (targets.length > 0) this.#stream.expect(',');
      targets.push(this.#target({ tuple: false, members: false }));
      this.#stream.expect('=');
      values.push(this.#expressions.expression());
    }
    return { kind: 'with', targets, values, body: this.#inner(['endwith'], true), line };
  }

  #autoescape(line: number): Statement {
    const value = this.#expressions.expression();
    return { kind: 'autoescape', value, body: this.#inner(['endautoescape'], true), line };
  }

  #set(line: number): Statement {
    const target = this.#target({ tuple: true, members: true });
    if (this.#stream.skip('=')) return { kind: 'set', target, value: this.#expressions.tuple(), line };
    const filter = this.#stream.is('|') ? this.#expressions.filter(undefined) : undefined;
    return { kind: 'setBlock', target, filter, body: this.#inner(['endset'], true), line };
  }

  #block(line: number): Statement {
    const name = this.#stream.expect('name').value;
    const scoped = this.#stream.skip('name:scoped');
    const required = this.#stream.skip('name:required');
    if (this.#stream.is('-'))
      this.#expressions.fail(
        'Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.',
      );
    const body = this.#inner(['endblock'], true);
    if (required && body.some((one) => one.kind !== 'data' || /\S/.test(one.text)))
      this.#expressions.fail('Required blocks can only contain comments or whitespace');
    this.#stream.skip(`name:${name}`);
    return { kind: 'block', name, body, scoped, required, line };
  }

  #print(line: number): readonly Statement[] {
    const printed: Statement[] = [];
    while (!this.#stream.is('block_end')) {
      if (printed.length > 0) this.#stream.expect(',');
      printed.push({ kind: 'print', value: this.#expressions.expression(), line });
    }
    return printed;
  }

  #withContext(usual: boolean): boolean {
    if (!this.#stream.is('name:with', 'name:without') || !this.#stream.nextIs('name:context')) return usual;
    const { value } = this.#stream.take();
    this.#stream.take();
    return value === 'with';
  }

  #include(line: number): Statement {
    const template = this.#expressions.expression();
    const ignoreMissing = this.#stream.is('name:ignore') && this.#stream.nextIs('name:missing');
    if (ignoreMissing) {
      this.#stream.take();
      this.#stream.take();
    }
    return { kind: 'include', template, ignoreMissing, withContext: this.#withContext(true), line };
  }

  #import(line: number): Statement {
    const template = this.#expressions.expression();
    this.#stream.expect('name:as');
    const name = this.#assignable();
    return { kind: 'import', template, name, withContext: this.#withContext(false), line };
  }

  #from(line: number): Statement {
    const template = this.#expressions.expression();
    this.#stream.expect('name:import');
    const names: [string, string][] = [];
    let withContext: boolean | undefined;
    const context = (): boolean => {
      if (!this.#stream.is('name:with', 'name:without') || !this.#stream.nextIs('name:context')) return false;
      withContext = this.#withContext(false);
      return true;
    };
    for (;;) {
      if (names.length > 0) this.#stream.expect(',');
      if (!this.#stream.is('name')) this.#stream.expect('name');
      if (context()) break;
      const name = this.#assignable();
      if (name.startsWith('_'))
        this.#expressions.fail('names starting with an underline can not be imported', undefined, 'assertion');
      names.push([name, this.#stream.skip('name:as') ? this.#assignable() : name]);
      if (context() || !this.#stream.is(',')) break;
    }
    return { kind: 'from', template, names, withContext: withContext ?? false, line };
  }

  #macro(line: number): Statement {
    const name = this.#assignable();
    const parameters = this.#parameters();
    return { kind: 'macro', name, parameters, body: this.#inner(['endmacro'], true), line };
  }

  #parameters(): readonly Parameter[] {
    this.#stream.expect('(');
    const parameters: Parameter[] = [];
    while (!this.#stream.is(')')) {
      if (parameters.length > 0) this.#stream.expect(',');
      const { line } = this.#stream.current;
      const name = this.#assignable();
      const value = this.#stream.skip('=') ? this.#expressions.expression() : undefined;
      if (value === undefined && parameters.at(-1)?.default !== undefined)
        this.#expressions.fail('non-default argument follows default argument');
      parameters.push({ name, default: value, line });
    }
    this.#stream.expect(')');
    return parameters;
  }

  #callBlock(line: number): Statement {
    const parameters = this.#stream.is('(') ? this.#parameters() : [];
    const call = this.#expressions.expression();
    if (call.kind !== 'call') this.#expressions.fail('expected call', line);
    return { kind: 'callBlock', call, parameters, body: this.#inner(['endcall'], true), line };
  }

  #filterBlock(line: number): Statement {
    const filter = this.#expressions.filter(undefined, false);
    return { kind: 'filterBlock', filter, body: this.#inner(['endfilter'], true), line };
  }

  /** A name that is bound. */
  #assignable(): string {
    const { value, line } = this.#stream.expect('name');
    if (/^(?:true|false|none|True|False|None)$/.test(value)) this.#expressions.fail(`can't assign to '${value}'`, line);
    return value;
  }

  #target(options: TargetOptions): Target {
    const { line } = this.#stream.current;
    const items: Target[] = [];
    let isTuple = false;
    while (!this.#stream.is('variable_end', 'block_end', ')', ...(options.ends ?? []))) {
      items.push(this.#oneTarget(options));
      if (!options.tuple || !this.#stream.skip(',')) break;
      isTuple = true;
    }
    if (items.length === 0) this.#expressions.fail(`Expected an expression, got '${describe(this.#stream.current)}'`);
    return items.length === 1 && !isTuple ? (items[0] as Target) : { kind: 'tuple', items, line };
  }

  #oneTarget(options: TargetOptions): Target {
    const { line } = this.#stream.current;
    if (this.#stream.skip('(')) {
      const inner = this.#target({ ...options, tuple: true });
      this.#stream.expect(')');
      return inner;
    }
    if (!this.#stream.is('name')) {
      const { kind } = this.#expressions.expression();
      return this.#expressions.fail(`can't assign to '${kind === 'constant' ? 'const' : kind}'`, line);
    }
    const name = this.#assignable();
    if (options.members && this.#stream.skip('.'))
      return { kind: 'member', name, attribute: this.#stream.expect('name').value, line };
    return { kind: 'name', name, line };
  }
}
