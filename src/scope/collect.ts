/**
 * First pass over a tree: which scopes there are and how every name occurs in each. Follows the order of CPython's
 * symbol table, so that of several errors the same one is reported. Must not know: what the names resolve to.
 */
import type {
  Arguments,
  AsyncFunctionDef,
  ClassDef,
  Comprehension,
  Expression,
  FunctionDef,
  Lambda,
  NamedExpr,
  Pattern,
  Statement,
  TypeParam,
} from '../syntax/tree.ts';
import { type Position, symbolError } from './errors.ts';
import { type Node, OCCURS, Scope } from './scope.ts';

/** What the first pass found. */
export interface Collected {
  readonly module: Scope;
  readonly scopes: Map<Node, Scope>;
  readonly typeParameterScopes: Map<Node, Scope>;
  readonly lazyScopes: Map<Expression, Scope>;
  /** Where `global` and `nonlocal` (or `:=` in a comprehension) declared a name, for errors. */
  readonly directives: Map<Scope, Map<string, Position>>;
}

/** Visits a module's statements, or one expression (eval). */
export function collectNames(body: readonly Statement[] | Expression, futureAnnotations: boolean): Collected {
  const collector = new Collector(futureAnnotations);
  if (Array.isArray(body)) collector.block(body);
  else collector.expression(body as Expression);
  return collector;
}

type Comprehended = { readonly elements: readonly Expression[]; readonly generators: readonly Comprehension[] };

class Collector implements Collected {
  readonly module = new Scope('module', '<module>', undefined, undefined);
  readonly scopes = new Map<Node, Scope>();
  readonly typeParameterScopes = new Map<Node, Scope>();
  readonly lazyScopes = new Map<Expression, Scope>();
  readonly directives = new Map<Scope, Map<string, Position>>();
  private readonly futureAnnotations: boolean;
  private current = this.module;
  /** Within the target of a comprehension's `for`. */
  private inIterationTarget = false;
  /** Within the iterable of a comprehension's `for`. */
  private iterableDepth = 0;
  /** What forbids yield, await and `:=` here: its description in the message. */
  private forbidden: string | undefined;

  constructor(futureAnnotations: boolean) {
    this.futureAnnotations = futureAnnotations;
  }

  block(body: readonly Statement[]): void {
    for (const statement of body) this.statement(statement);
  }

  private statement(node: Statement): void {
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.functionDefinition(node);
        return;
      case 'ClassDef':
        this.classDefinition(node);
        return;
      case 'TypeAlias':
        this.expression(node.name);
        this.withTypeParameters(node, node.name.kind === 'Name' ? node.name.id : '', node.typeParams, () => {
          this.lazyValue(node.value, node.name.kind === 'Name' ? node.name.id : '', 'a type alias');
        });
        return;
      case 'Return':
        if (node.value) this.expression(node.value);
        return;
      case 'Delete':
        for (const target of node.targets) this.deleteTarget(target);
        return;
      case 'Assign':
        for (const target of node.targets) this.expression(target);
        this.expression(node.value);
        return;
      case 'AugAssign':
        this.expression(node.target);
        this.expression(node.value);
        return;
      case 'AnnAssign':
        this.annotatedAssignment(node);
        return;
      case 'For':
      case 'AsyncFor':
        this.expression(node.target);
        this.expression(node.iter);
        this.block(node.body);
        this.block(node.orelse);
        return;
      case 'While':
        this.expression(node.test);
        this.block(node.body);
        this.block(node.orelse);
        return;
      case 'If':
        for (let branch: Statement & { kind: 'If' } = node; ; ) {
          this.expression(branch.test);
          this.block(branch.body);
          const next: Statement | undefined = branch.orelse[0];
          if (branch.orelse.length !== 1 || next?.kind !== 'If') {
            this.block(branch.orelse);
            return;
          }
          branch = next;
        }
      case 'With':
      case 'AsyncWith':
        for (const item of node.items) {
          this.expression(item.contextExpr);
          if (item.optionalVars) this.expression(item.optionalVars);
        }
        this.block(node.body);
        return;
      case 'Match':
        this.expression(node.subject);
        for (const matchCase of node.cases) {
          this.pattern(matchCase.pattern);
          if (matchCase.guard) this.expression(matchCase.guard);
          this.block(matchCase.body);
        }
        return;
      case 'Raise':
        if (node.exc) this.expression(node.exc);
        if (node.cause) this.expression(node.cause);
        return;
      case 'Try':
      case 'TryStar':
        this.block(node.body);
        for (const handler of node.handlers) {
          if (handler.type) this.expression(handler.type);
          if (handler.name) {
            this.define(handler.name, OCCURS.bound, handler);
            this.current.code.unbound.add(this.current.mangle(handler.name));
          }
          this.block(handler.body);
        }
        this.block(node.orelse);
        this.block(node.finalbody);
        return;
      case 'Assert':
        this.expression(node.test);
        if (node.msg) this.expression(node.msg);
        return;
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) {
          if (alias.name !== '*') {
            this.define(
              alias.asname ? alias.asname : alias.name.split('.', 1)[0],
              OCCURS.bound | OCCURS.imported,
              node,
            );
          } else if (this.current.kind !== 'module') {
            throw symbolError('import * only allowed at module level', alias);
          }
        }
        return;
      case 'Global':
      case 'Nonlocal':
        for (const name of node.names) this.directive(node, name);
        return;
      case 'Expr':
        this.expression(node.value);
        return;
      case 'Pass':
      case 'Break':
      case 'Continue':
        return;
    }
  }

  private directive(node: Statement & { kind: 'Global' | 'Nonlocal' }, name: string): void {
    const what = node.kind === 'Global' ? 'global' : 'nonlocal';
    const mangled = this.current.mangle(name);
    const before = this.current.names.get(mangled) ?? 0;
    if (before & OCCURS.parameter) throw symbolError(`name '${name}' is parameter and ${what}`, node);
    if (before & OCCURS.used) throw symbolError(`name '${name}' is used prior to ${what} declaration`, node);
    if (before & OCCURS.annotated) throw symbolError(`annotated name '${name}' can't be ${what}`, node);
    if ((before & (OCCURS.bound | OCCURS.imported)) === OCCURS.bound)
      throw symbolError(`name '${name}' is assigned to before ${what} declaration`, node);
    this.define(name, OCCURS[what], node);
    this.recordDirective(mangled, node);
  }

  private recordDirective(name: string, at: Position): void {
    let ofScope = this.directives.get(this.current);
    if (ofScope === undefined) {
      ofScope = new Map();
      this.directives.set(this.current, ofScope);
    }
    if (!ofScope.has(name)) ofScope.set(name, at);
  }

  private annotatedAssignment(node: Statement & { kind: 'AnnAssign' }): void {
    const { target } = node;
    this.current.hasAnnotations = true;
    if (target.kind === 'Name') {
      const mangled = this.current.mangle(target.id);
      if (node.simple && this.current !== this.module) {
        for (const what of ['global', 'nonlocal'] as const) {
          if (this.current.has(mangled, OCCURS[what]))
            throw symbolError(`annotated name '${target.id}' can't be ${what}`, node);
        }
      }
      if (node.simple) this.define(target.id, OCCURS.annotated | OCCURS.bound, target);
      else if (node.value) this.define(target.id, OCCURS.bound, target);
    } else {
      this.expression(target);
    }
    this.annotation(node.annotation);
    if (node.value) this.expression(node.value);
  }

  private annotation(node: Expression): void {
    const saved = this.forbidden;
    if (this.futureAnnotations) this.forbidden = 'an annotation';
    if (this.futureAnnotations) this.inScope(this.detached(), () => this.expression(node));
    else this.expression(node);
    this.forbidden = saved;
  }

  /** A scope outside the tree of scopes: for names that are looked at but never run. */
  private detached(): Scope {
    const scope = new Scope('annotation', '<annotation>', this.current, this.current.privateClass);
    this.current.children.pop();
    return scope;
  }

  private functionDefinition(node: FunctionDef | AsyncFunctionDef): void {
    this.define(node.name, OCCURS.bound, node);
    this.defaults(node.args);
    for (const decorator of node.decoratorList) this.expression(decorator);
    this.withTypeParameters(node, node.name, node.typeParams, () => {
      this.annotations(node.args);
      if (node.returns) this.annotation(node.returns);
      const scope = this.open('function', node.name, node);
      scope.isAsyncFunction = scope.isCoroutine = node.kind === 'AsyncFunctionDef';
      this.inScope(scope, () => {
        this.parameters(node.args);
        this.block(node.body);
      });
    });
  }

  private lambda(node: Lambda): void {
    this.defaults(node.args);
    const scope = this.open('function', '<lambda>', node);
    scope.isLambda = true;
    this.inScope(scope, () => {
      this.parameters(node.args);
      this.expression(node.body);
    });
  }

  private defaults(args: Arguments): void {
    for (const value of args.defaults) this.expression(value);
    for (const value of args.kwDefaults) if (value) this.expression(value);
  }

  private annotations(args: Arguments): void {
    const all = [...args.posonlyargs, ...args.args];
    if (args.vararg) all.push(args.vararg);
    if (args.kwarg) all.push(args.kwarg);
    all.push(...args.kwonlyargs);
    for (const parameter of all) if (parameter.annotation) this.annotation(parameter.annotation);
  }

  private parameters(args: Arguments): void {
    const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    if (args.vararg) all.push(args.vararg);
    if (args.kwarg) all.push(args.kwarg);
    for (const parameter of all) {
      if (this.current.has(this.current.mangle(parameter.arg), OCCURS.parameter)) {
        throw symbolError(`duplicate argument '${parameter.arg}' in function definition`, parameter);
      }
      this.define(parameter.arg, OCCURS.parameter | OCCURS.bound, parameter);
      this.current.parameters.push(this.current.mangle(parameter.arg));
    }
  }

  private classDefinition(node: ClassDef): void {
    this.define(node.name, OCCURS.bound, node);
    for (const decorator of node.decoratorList) this.expression(decorator);
    this.withTypeParameters(node, node.name, node.typeParams, () => {
      for (const base of node.bases) this.expression(base);
      for (const keyword of node.keywords) this.expression(keyword.value);
      const scope = this.open('class', node.name, node, node.name);
      this.inScope(scope, () => {
        if (node.typeParams.length > 0) this.use('.type_params', node);
        this.block(node.body);
      });
    });
  }

  /** Runs `inside` within a scope for the type parameters, if there are any. */
  private withTypeParameters(node: Node, name: string, typeParams: readonly TypeParam[], inside: () => void): void {
    if (typeParams.length === 0) {
      inside();
      return;
    }
    const privateClass = node.kind === 'ClassDef' ? node.name : this.current.privateClass;
    const scope = new Scope('annotation', `<generic parameters of ${name}>`, this.current, privateClass);
    this.typeParameterScopes.set(node, scope);
    this.seeClass(scope);
    this.inScope(scope, () => {
      const saved = this.forbidden;
      if (node.kind === 'FunctionDef' || node.kind === 'AsyncFunctionDef') {
        for (const parameter of genericParameters(node.args)) {
          this.define(parameter, OCCURS.parameter | OCCURS.bound, node as Position);
          scope.parameters.push(parameter);
        }
      }
      this.define('.type_params', OCCURS.bound, node as Position);
      if (node.kind === 'ClassDef') this.define('.generic_base', OCCURS.bound, node);
      checkDefaults(typeParams);
      for (const parameter of typeParams) this.typeParameter(parameter);
      this.forbidden = 'the definition of a generic';
      inside();
      this.forbidden = saved;
    });
  }

  private typeParameter(node: TypeParam): void {
    if (this.current.has(this.current.mangle(node.name), OCCURS.typeParameter)) {
      throw symbolError(`duplicate type parameter '${node.name}'`, node);
    }
    this.define(node.name, OCCURS.bound | OCCURS.typeParameter, node);
    if (node.kind === 'TypeVar' && node.bound) {
      this.lazyValue(node.bound, node.name, node.bound.kind === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound');
    }
    if (node.defaultValue) this.lazyValue(node.defaultValue, node.name, `a ${node.kind} default`);
  }

  /** An expression that becomes a function of its own, evaluated when first asked for. */
  private lazyValue(node: Expression, name: string, description: string): void {
    const scope = new Scope('annotation', name, this.current, this.current.privateClass);
    this.lazyScopes.set(node, scope);
    this.seeClass(scope);
    const saved = this.forbidden;
    this.forbidden = description;
    this.inScope(scope, () => this.expression(node));
    this.forbidden = saved;
  }

  private seeClass(scope: Scope): void {
    const parent = scope.parent as Scope;
    scope.seesClass = parent.kind === 'class' ? parent : parent.seesClass;
  }

  private open(
    kind: 'function' | 'class' | 'comprehension',
    name: string,
    node: Node,
    privateClass = this.current.privateClass,
  ): Scope {
    const scope = new Scope(kind, name, this.current, privateClass);
    this.scopes.set(node, scope);
    return scope;
  }

  private inScope(scope: Scope, visit: () => void): void {
    const { current, inIterationTarget, iterableDepth, forbidden } = this;
    this.current = scope;
    this.inIterationTarget = false;
    if (scope.kind === 'class' || (scope.kind === 'function' && !scope.isGeneratorExpression))
      this.forbidden = undefined;
    visit();
    this.current = current;
    this.inIterationTarget = inIterationTarget;
    this.iterableDepth = iterableDepth;
    this.forbidden = forbidden;
  }

  private define(name: string, occurrence: number, at: Position): void {
    const { names } = this.current;
    const mangled = this.current.mangle(name);
    const before = names.get(mangled) ?? 0;
    if (this.inIterationTarget) {
      if (before & (OCCURS.global | OCCURS.nonlocal)) {
        throw symbolError(`comprehension inner loop cannot rebind assignment expression target '${name}'`, at);
      }
      names.set(mangled, before | occurrence | OCCURS.iteration);
      return;
    }
    if (name === '__debug__' && (occurrence & (OCCURS.bound | OCCURS.parameter)) !== 0)
      throw symbolError('cannot assign to __debug__', at);
    names.set(mangled, before | occurrence);
  }

  private use(name: string, at: Position): void {
    this.define(name, OCCURS.used, at);
    if (name === 'super' && this.current.isFunctionLike) this.define('__class__', OCCURS.used, at);
  }

  private deleteTarget(node: Expression): void {
    if (node.kind === 'Name') this.current.code.unbound.add(this.current.mangle(node.id));
    if (node.kind === 'Tuple' || node.kind === 'List') for (const element of node.elts) this.deleteTarget(element);
    else this.expression(node);
  }

  expression(start: Expression): void {
    let node = start;
    const rights: Expression[] = [];
    while (node.kind === 'BinOp') {
      rights.push(node.right);
      node = node.left;
    }
    this.operand(node);
    while (rights.length > 0) this.expression(rights.pop() as Expression);
  }

  private all(nodes: readonly (Expression | null | undefined)[]): void {
    for (const node of nodes) if (node) this.expression(node);
  }

  private operand(node: Expression): void {
    switch (node.kind) {
      case 'BinOp':
        this.expression(node);
        return;
      case 'BoolOp':
        this.all(node.values);
        return;
      case 'NamedExpr':
        this.namedExpression(node);
        return;
      case 'UnaryOp':
        this.expression(node.operand);
        return;
      case 'Lambda':
        this.lambda(node);
        return;
      case 'IfExp':
        this.all([node.test, node.body, node.orelse]);
        return;
      case 'Dict':
        this.all(node.keys);
        this.all(node.values);
        return;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.all(node.elts);
        return;
      case 'ListComp':
      case 'SetComp':
        this.comprehension(node, { elements: [node.elt], generators: node.generators });
        return;
      case 'GeneratorExp':
        this.comprehension(node, { elements: [node.elt], generators: node.generators });
        return;
      case 'DictComp':
        this.comprehension(node, { elements: [node.key, node.value], generators: node.generators });
        return;
      case 'Await':
        this.refuseForbidden('await expression', node);
        this.expression(node.value);
        this.current.isCoroutine = true;
        return;
      case 'Yield':
      case 'YieldFrom':
        this.yieldExpression(node);
        return;
      case 'Compare':
        this.expression(node.left);
        this.all(node.comparators);
        return;
      case 'Call':
        this.expression(node.func);
        this.all(node.args);
        for (const keyword of node.keywords) this.expression(keyword.value);
        return;
      case 'FormattedValue':
        this.expression(node.value);
        if (node.formatSpec) this.expression(node.formatSpec);
        return;
      case 'JoinedStr':
        this.all(node.values);
        return;
      case 'Constant':
        return;
      case 'Attribute':
        if (node.ctx !== 'Load' && node.attr === '__debug__') throw symbolError(debugMessage(node.ctx), node);
        if (node.ctx === 'Store' && node.value.kind === 'Name' && node.value.id === 'self')
          this.staticAttribute(node.attr);
        this.expression(node.value);
        return;
      case 'Subscript':
        this.all([node.value, node.slice]);
        return;
      case 'Starred':
        this.expression(node.value);
        return;
      case 'Name':
        if (node.ctx === 'Load') this.use(node.id, node);
        else if (node.id === '__debug__') throw symbolError(debugMessage(node.ctx), node);
        else this.define(node.id, OCCURS.bound, node);
        return;
      case 'Slice':
        this.all([node.lower, node.upper, node.step]);
        return;
    }
  }

  private staticAttribute(name: string): void {
    let scope: Scope | undefined = this.current.code.parent;
    while (scope !== undefined && scope.kind !== 'class') scope = scope.parent;
    scope?.staticAttributes.add(name);
  }

  private refuseForbidden(what: string, node: Position): void {
    if (this.forbidden !== undefined) throw symbolError(`${what} cannot be used within ${this.forbidden}`, node);
  }

  private yieldExpression(node: Expression & { kind: 'Yield' | 'YieldFrom' }): void {
    this.refuseForbidden('yield expression', node);
    if (node.value) this.expression(node.value);
    this.current.isGenerator = true;
    const what =
      this.current.kind === 'comprehension' || this.current.isGeneratorExpression
        ? COMPREHENSION_NAMES[this.current.name]
        : undefined;
    if (what !== undefined) throw symbolError(`'yield' inside ${what}`, node);
  }

  private comprehension(
    node: Expression & { kind: 'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp' },
    parts: Comprehended,
  ): void {
    const [first] = parts.generators;
    this.iterableDepth++;
    this.expression(first.iter);
    this.iterableDepth--;
    const isGenerator = node.kind === 'GeneratorExp';
    const scope = this.open(isGenerator ? 'function' : 'comprehension', SCOPE_NAMES[node.kind], node);
    const outer = this.current;
    this.inScope(scope, () => {
      if (isGenerator) {
        scope.isGeneratorExpression = true;
        scope.parameters.push('.0');
        this.define('.0', OCCURS.parameter | OCCURS.bound, node);
      }
      parts.generators.forEach((generator, i) => {
        if (generator.isAsync) scope.isCoroutine = true;
        if (i > 0) {
          this.iterableDepth++;
          this.expression(generator.iter);
          this.iterableDepth--;
        }
        this.inIterationTarget = true;
        this.expression(generator.target);
        this.inIterationTarget = false;
        this.all(generator.ifs);
      });
      this.all(parts.elements);
    });
    if (scope.isCoroutine && !isGenerator && outer.kind !== 'class' && outer.kind !== 'module')
      outer.isCoroutine = true;
  }

  private namedExpression(node: NamedExpr): void {
    const inComprehension = this.current.kind === 'comprehension' || this.current.isGeneratorExpression;
    if (!inComprehension) this.refuseForbidden('named expression', node);
    if (this.iterableDepth > 0)
      throw symbolError('assignment expression cannot be used in a comprehension iterable expression', node);
    if (node.target.kind !== 'Name') return;
    if (inComprehension) this.bindOutside(node.target);
    else this.current.rebound.add(this.current.mangle(node.target.id));
    this.expression(node.value);
    if (!inComprehension) this.expression(node.target);
  }

  /** `:=` in a comprehension binds in the nearest scope that is none. */
  private bindOutside(target: Expression & { kind: 'Name' }): void {
    const name = this.current.mangle(target.id);
    for (let scope: Scope = this.current; ; scope = scope.parent as Scope) {
      if (scope.kind === 'comprehension' || scope.isGeneratorExpression) {
        if (scope.has(name, OCCURS.iteration)) {
          throw symbolError(
            `assignment expression cannot rebind comprehension iteration variable '${target.id}'`,
            target,
          );
        }
        continue;
      }
      if (scope.kind === 'class') {
        throw symbolError('assignment expression within a comprehension cannot be used in a class body', target);
      }
      if (scope.kind === 'annotation') {
        throw symbolError(
          `assignment expression within a comprehension cannot be used ${placeOf(this.forbidden ?? 'a type alias')}`,
          target,
        );
      }
      const isGlobal = scope.kind === 'module' || scope.has(name, OCCURS.global);
      this.define(target.id, isGlobal ? OCCURS.global : OCCURS.nonlocal, target);
      this.recordDirective(name, target);
      scope.rebound.add(name);
      const occurrence = isGlobal ? OCCURS.global : OCCURS.bound;
      scope.names.set(name, (scope.names.get(name) ?? 0) | occurrence);
      return;
    }
  }

  private pattern(node: Pattern): void {
    switch (node.kind) {
      case 'MatchValue':
        this.expression(node.value);
        return;
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const pattern of node.patterns) this.pattern(pattern);
        return;
      case 'MatchMapping':
        this.all(node.keys);
        for (const pattern of node.patterns) this.pattern(pattern);
        if (node.rest) this.define(node.rest, OCCURS.bound, node);
        return;
      case 'MatchClass':
        this.expression(node.cls);
        for (const pattern of node.patterns) this.pattern(pattern);
        for (const pattern of node.kwdPatterns) this.pattern(pattern);
        return;
      case 'MatchStar':
        if (node.name) this.define(node.name, OCCURS.bound, node);
        return;
      case 'MatchAs':
        if (node.pattern) this.pattern(node.pattern);
        if (node.name) this.define(node.name, OCCURS.bound, node);
        return;
    }
  }
}

/** Parameters through which a generic function's defaults reach the scope of its type parameters. */
export function genericParameters(args: Arguments): string[] {
  const parameters: string[] = [];
  if (args.defaults.length > 0) parameters.push('.defaults');
  if (args.kwDefaults.some((value) => value)) parameters.push('.kwdefaults');
  return parameters;
}

const SCOPE_NAMES = {
  ListComp: '<listcomp>',
  SetComp: '<setcomp>',
  DictComp: '<dictcomp>',
  GeneratorExp: '<genexpr>',
} as const;
const COMPREHENSION_NAMES: Readonly<Record<string, string>> = {
  '<listcomp>': 'list comprehension',
  '<setcomp>': 'set comprehension',
  '<dictcomp>': 'dict comprehension',
  '<genexpr>': 'generator expression',
};

/** `__debug__` is a constant. */
function debugMessage(ctx: 'Store' | 'Del'): string {
  return `cannot ${ctx === 'Del' ? 'delete' : 'assign to'} __debug__`;
}

/** `in a type alias`, but `within the definition of a generic`. */
function placeOf(description: string): string {
  return `${description.startsWith('the ') ? 'within' : 'in'} ${description}`;
}

/** A type parameter without a default may not follow one with a default. */
function checkDefaults(parameters: readonly TypeParam[]): void {
  const first = parameters.findIndex((parameter) => parameter.defaultValue !== undefined);
  const wrong = first < 0 ? undefined : parameters.find((one, i) => i > first && one.defaultValue === undefined);
  if (wrong !== undefined)
    throw symbolError(`non-default type parameter '${wrong.name}' follows default type parameter`, wrong);
}
