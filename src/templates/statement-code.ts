/** Statements of a template to Python's: a function for the template, one for each block, and within them one for each macro. */

import type { TemplateSettings } from '../runtime/template-hook.ts';
import type { Expression as Python, Statement as PythonStatement } from '../syntax/tree.ts';
import { TemplateError } from './error.ts';
import { ExpressionCode } from './expression-code.ts';
import type { Frame } from './frame.ts';
import { boundNames, NameSearch, targetNames } from './names.ts';
import type { Body, Expression, Parameter, Statement, Target } from './nodes.ts';
import { RootFunction, Scope } from './scope.ts';

type Of<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;

/** The names of functions as tracebacks show them. */
const TOP_LEVEL = 'top-level template code';
const INNER = 'template';
/** What a macro may ask for beside its parameters. */
const SPECIAL = ['caller', 'kwargs', 'varargs'] as const;

export class StatementCode {
  readonly #code: ExpressionCode;
  readonly #blocks = new Map<string, Of<'block'>>();
  readonly #search = new Map(['loop', ...SPECIAL].map((name) => [name, new NameSearch(name)]));
  #extends = false;

  constructor(settings: TemplateSettings) {
    this.#code = new ExpressionCode(settings);
  }

  get references(): ExpressionCode['references'] {
    return this.#code.references;
  }

  get #python(): ExpressionCode['python'] {
    return this.#code.python;
  }

  /** The module of a template: `root`, and `blocks` by their names. */
  module(body: Body): PythonStatement[] {
    const python = this.#python;
    this.#survey(body);
    const root = this.#rootFunction(TOP_LEVEL, body, false);
    const blocks: PythonStatement[] = [];
    const table: [Python, Python][] = [];
    for (const block of this.#blocks.values()) {
      python.line = block.line;
      const name = `block '${block.name}'`;
      blocks.push(this.#rootFunction(name, block.body, true));
      table.push([python.text(block.name), python.tuple([python.name(name), python.bool(block.required)])]);
    }
    return [root, ...blocks, python.set('root', python.name(TOP_LEVEL)), python.set('blocks', python.dict(table))];
  }

  /** Finds all blocks, and whether another template is extended. */
  #survey(body: Body): void {
    for (const statement of body) {
      if (statement.kind === 'extends') this.#extends = true;
      if (statement.kind === 'block') {
        if (this.#blocks.has(statement.name))
          throw new TemplateError(`block '${statement.name}' defined twice`, statement.line, 'assertion');
        this.#blocks.set(statement.name, statement);
      }
      if ('body' in statement) this.#survey(statement.body);
      if ('otherwise' in statement) this.#survey(statement.otherwise);
    }
  }

  #rootFunction(name: string, body: Body, isBlock: boolean): PythonStatement {
    const python = this.#python;
    const { line } = python;
    const context = python.name('context');
    const root = new RootFunction(python);
    const scope = new Scope(root, undefined);
    const frame: Frame = {
      scope,
      write: 'write',
      toplevel: !isBlock,
      unbuffered: !isBlock,
      soft: false,
      autoescape: this.#code.settings.autoescape,
      inBlock: isBlock,
    };
    if (isBlock) {
      const block = python.text(name.slice("block '".length, -1));
      for (const special of ['self', 'super'] as const)
        if (new NameSearch(special).body(body)) {
          const value =
            special === 'self'
              ? python.call('TemplateReference', [context])
              : python.call(python.attribute(context, 'super'), [block, python.name(name)]);
          root.prologue.push(python.set(scope.bind(special, true), value));
        }
    } else if (this.#searchSelf(body))
      root.prologue.push(python.set(scope.bind('self', true), python.call('TemplateReference', [context])));
    const guarded = !isBlock && this.#extends;
    const inside = [...this.#bindAll(body, frame), ...this.#body(body, frame)];
    python.line = line;
    const start = [
      python.set('resolve', python.attribute(context, 'resolve_or_missing')),
      python.set('call', python.call('bind_call', [context])),
      ...(guarded ? [python.set('parent_template', python.none())] : []),
    ];
    const end = guarded
      ? [
          python.if(python.is(python.name('parent_template'), python.none(), 'IsNot'), [
            python.run(
              python.call(python.attribute(python.name('parent_template'), 'root_render_func'), [
                context,
                python.name('write'),
              ]),
            ),
          ]),
        ]
      : [];
    return python.function(name, ['context', 'write'], [...start, ...root.prologue, ...inside, ...end]);
  }

  #searchSelf(body: Body): boolean {
    return new NameSearch('self').body(body);
  }

  /** Gives the scope of a frame its variables: what the body binds begins as what the name means outside. */
  #bindAll(body: Body, frame: Frame): PythonStatement[] {
    const python = this.#python;
    const { scope } = frame;
    const statements: PythonStatement[] = [];
    for (const name of boundNames(body)) {
      if (scope.has(name)) continue;
      const outside =
        scope.parent === undefined
          ? python.call('resolve', [python.text(name)])
          : python.name(scope.parent.find(name).variable);
      statements.push(python.set(scope.bind(name, false), outside));
    }
    return statements;
  }

  #inner(frame: Frame, changes: Partial<Frame> = {}): Frame {
    return { ...frame, scope: new Scope(frame.scope.root, frame.scope), toplevel: false, ...changes };
  }

  #body(body: Body, frame: Frame): PythonStatement[] {
    return body.flatMap((statement) => {
      this.#python.line = statement.line;
      return this.#statement(statement, frame);
    });
  }

  /** What a body in a scope of its own becomes. */
  #scoped(body: Body, frame: Frame): PythonStatement[] {
    return [...this.#bindAll(body, frame), ...this.#body(body, frame)];
  }

  #statement(node: Statement, frame: Frame): PythonStatement[] {
    switch (node.kind) {
      case 'data':
        return this.#written(this.#python.text(node.text), frame);
      case 'print':
        return this.#printed(node, frame);
      case 'for':
        return this.#for(node, frame);
      case 'if':
        return [this.#if(node, frame)];
      case 'with':
        return this.#with(node, frame);
      case 'set':
        return this.#assign(node.target, this.#code.expression(node.value, frame), frame);
      case 'setBlock':
        return this.#setBlock(node, frame);
      case 'block':
        return this.#block(node, frame);
      case 'extends':
        return this.#extend(node, frame);
      case 'include':
        return [this.#include(node, frame)];
      case 'import':
        return this.#import(node, frame);
      case 'from':
        return this.#from(node, frame);
      case 'macro':
        return this.#macro(node, frame);
      case 'callBlock':
        return this.#callBlock(node, frame);
      case 'filterBlock':
        return this.#filterBlock(node, frame);
      case 'autoescape':
        return this.#autoescape(node, frame);
      case 'do':
        return [this.#python.run(this.#code.expression(node.value, frame))];
      case 'break':
        return [this.#python.jump('Break')];
      case 'continue':
        return [this.#python.jump('Continue')];
    }
  }

  /** Nothing is written once the template has been found to extend another. */
  #guard(statements: PythonStatement[], frame: Frame): PythonStatement[] {
    if (!this.#extends || !frame.unbuffered) return statements;
    const python = this.#python;
    return [python.if(python.is(python.name('parent_template'), python.none()), statements)];
  }

  #written(text: Python, frame: Frame): PythonStatement[] {
    const python = this.#python;
    return this.#guard([python.run(python.call(frame.write, [text]))], frame);
  }

  /** A tuple without parentheses is what `{{ a, b }}` prints: as any tuple. */
  #printed(node: Of<'print'>, frame: Frame): PythonStatement[] {
    return this.#written(this.#code.printed(node.value, frame), frame);
  }

  #if(node: Of<'if'>, frame: Frame): PythonStatement {
    const python = this.#python;
    const soft = { ...frame, soft: true };
    const test = this.#code.expression(node.test, soft);
    const body = this.#body(node.body, soft);
    const otherwise = this.#body(node.otherwise, soft);
    python.line = node.line;
    return python.if(test, body, otherwise);
  }

  #for(node: Of<'for'>, frame: Frame): PythonStatement[] {
    const names = targetNames(node.target);
    if (names.includes('loop'))
      throw new TemplateError("Can't assign to special loop variable in for-loop target", node.line, 'assertion');
    const extended = node.recursive || (this.#search.get('loop') as NameSearch).body(node.body);
    if (node.recursive) return this.#recursiveFor(node, frame);
    return this.#loop(node, frame, extended, this.#code.expression(node.iterable, frame), []);
  }

  /** The loop over an iterable; `recursion`: what a loop that calls itself hands to its loop variable. */
  #loop(node: Of<'for'>, frame: Frame, extended: boolean, iterable: Python, recursion: Python[]): PythonStatement[] {
    const python = this.#python;
    const items = node.test === undefined ? iterable : this.#selected(node, node.test, iterable, frame);
    const inner = this.#inner(frame);
    for (const name of targetNames(node.target)) inner.scope.bind(name, true);
    let target = this.#code.target(node.target, inner);
    let source = items;
    if (extended) {
      target = python.tuple([target, python.name(inner.scope.bind('loop', true), 'Store')], 'Store');
      source = python.call('LoopContext', [items, python.name('undefined'), ...recursion]);
    }
    const empty = node.otherwise.length === 0 ? undefined : frame.scope.root.fresh('empty');
    const body = this.#scoped(node.body, inner);
    python.line = node.line;
    const loop = python.for(target, source, [
      ...(empty === undefined ? [] : [python.set(empty, python.bool(false))]),
      ...body,
    ]);
    if (empty === undefined) return [loop];
    const otherwise = this.#scoped(node.otherwise, this.#inner(frame));
    return [python.set(empty, python.bool(true)), loop, python.if(python.name(empty), otherwise)];
  }

  /** The items for which the loop's condition holds. */
  #selected(node: Of<'for'>, test: Expression, iterable: Python, frame: Frame): Python {
    const python = this.#python;
    const inner = this.#inner(frame);
    for (const name of targetNames(node.target)) inner.scope.bind(name, true);
    const asValue = (target: Target): Python =>
      target.kind === 'tuple'
        ? python.tuple(target.items.map(asValue))
        : python.name(inner.scope.find(target.name).variable);
    return python.generator(
      asValue(node.target),
      this.#code.target(node.target, inner),
      iterable,
      this.#code.expression(test, inner),
    );
  }

  /** A function that runs the loop and gives its text; `loop(items)` calls it again. */
  #recursiveFor(node: Of<'for'>, frame: Frame): PythonStatement[] {
    const python = this.#python;
    const { root } = frame.scope;
    const [name, items, recurse, depth] = ['loop', 'items', 'recurse', 'depth'].map((stem) => root.fresh(stem)) as [
      string,
      string,
      string,
      string,
    ];
    const body = this.#collecting(frame, (inner) =>
      this.#loop(node, inner, true, python.name(items), [python.name(recurse), python.name(depth)]),
    );
    python.line = node.line;
    const zero = python.constant({ type: 'int', value: 0 });
    return [
      python.function(name, [items, recurse, depth], body, [zero]),
      ...this.#written(python.call(name, [this.#code.expression(node.iterable, frame), python.name(name)]), frame),
    ];
  }

  /** The body of a function that returns what `inside` writes. */
  #collecting(frame: Frame, inside: (frame: Frame) => PythonStatement[]): PythonStatement[] {
    const { pieces, start, inner } = this.#buffer(frame);
    const statements = inside(inner);
    return [...start, ...statements, this.#python.return(this.#code.collected(pieces, frame))];
  }

  /** A frame whose output is collected in a list. */
  #buffer(frame: Frame): { readonly pieces: string; readonly start: PythonStatement[]; readonly inner: Frame } {
    const python = this.#python;
    const pieces = frame.scope.root.fresh('pieces');
    const write = frame.scope.root.fresh('write');
    const start = [
      python.set(pieces, python.list([])),
      python.set(write, python.attribute(python.name(pieces), 'append')),
    ];
    return { pieces, start, inner: this.#inner(frame, { write, unbuffered: false }) };
  }

  #with(node: Of<'with'>, frame: Frame): PythonStatement[] {
    const inner = this.#inner(frame);
    const values = node.values.map((value) => this.#code.expression(value, frame));
    for (const name of node.targets.flatMap(targetNames)) inner.scope.bind(name, true);
    const assigned = node.targets.map((target, at) =>
      this.#python.assign(this.#code.target(target, inner), values[at] as Python),
    );
    return [...assigned, ...this.#scoped(node.body, inner)];
  }

  /** Binds a target, and exports its names where that is the template's own scope. */
  #assign(target: Target, value: Python, frame: Frame): PythonStatement[] {
    const statement = this.#python.assign(this.#code.target(target, frame), value);
    return [statement, ...this.#bound(targetNames(target), frame)];
  }

  #bound(names: readonly string[], frame: Frame): PythonStatement[] {
    const python = this.#python;
    if (!frame.soft) for (const name of names) if (frame.scope.has(name)) frame.scope.markSure(name);
    if (!frame.toplevel) return [];
    return names.map((name) =>
      python.run(
        python.call(python.attribute(python.name('context'), 'export'), [
          python.text(name),
          python.name(frame.scope.find(name).variable),
        ]),
      ),
    );
  }

  #setBlock(node: Of<'setBlock'>, frame: Frame): PythonStatement[] {
    const { pieces, start, inner } = this.#buffer(frame);
    const body = this.#scoped(node.body, inner);
    this.#python.line = node.line;
    const text = this.#code.collected(pieces, frame);
    const value = node.filter === undefined ? text : this.#code.filtered(node.filter, text, frame);
    return [...start, ...body, ...this.#assign(node.target, value, frame)];
  }

  #filterBlock(node: Of<'filterBlock'>, frame: Frame): PythonStatement[] {
    const { pieces, start, inner } = this.#buffer(frame);
    const body = this.#scoped(node.body, inner);
    this.#python.line = node.line;
    const value = this.#code.filtered(node.filter, this.#code.collected(pieces, frame), frame);
    return [...start, ...body, ...this.#written(value, frame)];
  }

  #block(node: Of<'block'>, frame: Frame): PythonStatement[] {
    const python = this.#python;
    let context = python.name('context');
    if (node.scoped) context = python.call(python.attribute(context, 'derived'), [this.#locals(frame)]);
    return this.#guard(
      [python.run(python.call('write_block', [context, python.text(node.name), python.name(frame.write)]))],
      frame,
    );
  }

  /** The variables of the scopes around, by name. */
  #locals(frame: Frame): Python {
    const python = this.#python;
    const pairs = [...frame.scope.visible(frame.inBlock)].map(
      ([name, variable]) => [python.text(name), python.name(variable)] as const,
    );
    return python.dict(pairs);
  }

  #extend(node: Of<'extends'>, frame: Frame): PythonStatement[] {
    const python = this.#python;
    if (!frame.toplevel)
      throw new TemplateError('cannot use extend from a non top-level scope', node.line, 'assertion');
    const parent = python.call('extend', [
      python.name('context'),
      python.name('parent_template'),
      this.#code.expression(node.template, frame),
    ]);
    return [python.set('parent_template', parent)];
  }

  #include(node: Of<'include'>, frame: Frame): PythonStatement {
    const python = this.#python;
    return python.run(
      python.call('include', [
        python.name('context'),
        this.#code.expression(node.template, frame),
        python.bool(node.ignoreMissing),
        node.withContext ? this.#locals(frame) : python.none(),
        python.name(frame.write),
      ]),
    );
  }

  #module(node: Of<'import'> | Of<'from'>, frame: Frame): Python {
    const python = this.#python;
    return python.call('import_template', [
      python.name('context'),
      this.#code.expression(node.template, frame),
      node.withContext ? this.#locals(frame) : python.none(),
    ]);
  }

  #import(node: Of<'import'>, frame: Frame): PythonStatement[] {
    const target: Target = { kind: 'name', name: node.name, line: node.line };
    const python = this.#python;
    const variable = this.#code.target(target, frame);
    const statement = python.assign(variable, this.#module(node, frame));
    return [statement, ...this.#hidden([node.name], frame)];
  }

  #from(node: Of<'from'>, frame: Frame): PythonStatement[] {
    const python = this.#python;
    const module = frame.scope.root.fresh('module');
    const line = python.constant({ type: 'int', value: node.line });
    const parts = node.names.map(([name, alias]) =>
      python.assign(
        this.#code.target({ kind: 'name', name: alias, line: node.line }, frame),
        python.call('imported_name', [python.name(module), python.text(name), line]),
      ),
    );
    const aliases = node.names.map(([, alias]) => alias);
    return [python.set(module, this.#module(node, frame)), ...parts, ...this.#hidden(aliases, frame)];
  }

  /** Imported names are seen by blocks but not exported again. */
  #hidden(names: readonly string[], frame: Frame): PythonStatement[] {
    const python = this.#python;
    this.#bound(names, { ...frame, toplevel: false });
    if (!frame.toplevel) return [];
    return names.map((name) =>
      python.run(
        python.call(python.attribute(python.name('context'), 'hide'), [
          python.text(name),
          python.name(frame.scope.find(name).variable),
        ]),
      ),
    );
  }

  #macro(node: Of<'macro'>, frame: Frame): PythonStatement[] {
    const { definition, value } = this.#macroParts(node.name, node.parameters, node.body, frame);
    this.#python.line = node.line;
    return [definition, ...this.#assign({ kind: 'name', name: node.name, line: node.line }, value, frame)];
  }

  /** The function of a macro, and the object that calls it. */
  #macroParts(
    name: string | undefined,
    parameters: readonly Parameter[],
    body: Body,
    frame: Frame,
  ): { readonly definition: PythonStatement; readonly value: Python } {
    const python = this.#python;
    const { line } = python;
    const own = new Set(parameters.map((parameter) => parameter.name));
    const [caller, kwargs, varargs] = SPECIAL.map((one) => this.#asks(one, parameters, body)) as [
      boolean,
      boolean,
      boolean,
    ];
    if (caller && parameters.some((one) => one.name === 'caller' && one.default === undefined))
      throw new TemplateError(
        'When defining macros or call blocks the special "caller" argument must be omitted or be given a default.',
        line,
        'assertion',
      );
    const { pieces, start, inner } = this.#buffer({ ...frame, soft: false });
    const variables = parameters.map((one) => inner.scope.bind(one.name, true));
    const extra = SPECIAL.filter((one, at) => [caller, kwargs, varargs][at] && !own.has(one));
    for (const one of extra) variables.push(inner.scope.bind(one, true));
    const defaults = parameters.map((parameter) => this.#default(parameter, inner));
    const inside = this.#scoped(body, inner);
    python.line = line;
    const result = python.return(this.#code.collected(pieces, inner));
    const definition = python.function(INNER, variables, [...start, ...defaults, ...inside, result]);
    const value = python.call('Macro', [
      python.name('environment'),
      python.name(INNER),
      name === undefined ? python.none() : python.text(name),
      python.tuple(parameters.map((one) => python.text(one.name))),
      python.bool(kwargs),
      python.bool(varargs),
      python.bool(caller),
      this.#code.autoescapeOf(frame),
    ]);
    return { definition, value };
  }

  #asks(name: (typeof SPECIAL)[number], parameters: readonly Parameter[], body: Body): boolean {
    return (
      (this.#search.get(name) as NameSearch).body(body) ||
      (name === 'caller' && parameters.some((parameter) => parameter.name === 'caller'))
    );
  }

  /** An argument that was not given has the default's value, or is undefined. */
  #default(parameter: Parameter, inner: Frame): PythonStatement {
    const python = this.#python;
    python.line = parameter.line;
    const { variable } = inner.scope.find(parameter.name);
    const value =
      parameter.default === undefined
        ? python.call(
            'undefined',
            [python.text(`parameter '${parameter.name}' was not provided`)],
            [['name', python.text(parameter.name)]],
          )
        : this.#code.expression(parameter.default, inner);
    return python.if(python.is(python.name(variable), python.name('missing')), [python.set(variable, value)]);
  }

  #callBlock(node: Of<'callBlock'>, frame: Frame): PythonStatement[] {
    const { definition, value } = this.#macroParts('caller', node.parameters, node.body, frame);
    const { call } = node;
    if (call.kind !== 'call') return [];
    this.#python.line = node.line;
    const caller = frame.scope.root.fresh('caller');
    const result = this.#code.call(call.callee, call.call, frame, this.#python.name(caller));
    const text = this.#code.printedValue(result, frame);
    return [definition, this.#python.set(caller, value), ...this.#written(text, frame)];
  }

  #autoescape(node: Of<'autoescape'>, frame: Frame): PythonStatement[] {
    const python = this.#python;
    const { value } = node;
    const known = value.kind === 'constant' ? value.value === true : 'volatile';
    const setting = (): Python =>
      python.attribute(python.attribute(python.name('context'), 'eval_ctx'), 'autoescape', 'Store');
    const before = frame.scope.root.fresh('autoescape');
    const start = [
      python.set(before, python.attribute(python.attribute(python.name('context'), 'eval_ctx'), 'autoescape')),
      python.assign(setting(), this.#code.expression(value, frame)),
    ];
    const body = this.#scoped(node.body, this.#inner(frame, { autoescape: known }));
    python.line = node.line;
    return [...start, python.finally(body, [python.assign(setting(), python.name(before))])];
  }
}
