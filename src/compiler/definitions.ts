/** Functions, lambdas, generator expressions, classes and type parameters: code objects in code objects. */
import { CODE_FLAGS, type Code } from '../bytecode/code.ts';
import { INTRINSICS } from '../bytecode/opcodes.ts';
import { syntaxError } from '../scope/errors.ts';
import type { Scope } from '../scope/scope.ts';
import type { PythonSyntaxError } from '../syntax/errors.ts';
import type {
  Arguments,
  ClassDef,
  Comprehension,
  Expression,
  FunctionDefinition,
  Position,
  Statement,
  TypeAlias,
  TypeParam,
} from '../syntax/tree.ts';
import { refuseRepeated } from './calls.ts';
import { CodeBuilder } from './code-builder.ts';
import { ExpressionCompiler } from './expressions.ts';
import { NONE, Unit } from './unit.ts';
import { unparse } from './unparse.ts';

export interface CompileContext {
  readonly filename: string;
  readonly futureAnnotations: boolean;
  /** The `from __future__` imports that stand where they may. */
  readonly futureImports: ReadonlySet<Statement>;
  /** Gets what CPython warns of: the errors that they are where warnings are errors. */
  readonly warnings: PythonSyntaxError[];
  /** Called with every few hundred nodes that were compiled: to charge for them, or to stop. */
  readonly onProgress: ((nodes: number) => void) | undefined;
}

/** Nodes between two calls of `onProgress`. */
const PROGRESS_NODES = 256;

export abstract class DefinitionCompiler extends ExpressionCompiler {
  #nodes = 0;
  protected readonly context: CompileContext;
  /** Qualified name of the code around; undefined at module level. */
  protected readonly qualname: string | undefined;

  constructor(unit: Unit, context: CompileContext, qualname: string | undefined) {
    super(unit);
    this.context = context;
    this.qualname = qualname;
  }

  protected override warn(message: string | undefined, at: Position): void {
    if (message !== undefined) this.context.warnings.push(syntaxError(message, at));
  }

  protected override progress(): void {
    if ((++this.#nodes & (PROGRESS_NODES - 1)) === 0) this.context.onProgress?.(PROGRESS_NODES);
  }

  /** A compiler of the same kind for nested code. */
  protected abstract nested(unit: Unit, qualname: string): DefinitionCompiler;
  abstract body(statements: readonly Statement[]): void;

  private child(
    scope: Scope,
    name: string,
    at: Position,
    flags: number,
  ): { readonly unit: Unit; readonly compiler: DefinitionCompiler; readonly qualname: string } {
    const qualname = this.childQualname(scope, name);
    const code = new CodeBuilder(name, qualname, this.context.filename, at.line, flags);
    const unit = new Unit(scope, code, this.unit.table, this.unit.dynamicNames);
    code.at(undefined);
    unit.layOut();
    return { unit, compiler: this.nested(unit, qualname), qualname };
  }

  private childQualname(scope: Scope, name: string): string {
    if (this.unit.scope.kind === 'annotation') return this.qualname === undefined ? name : `${this.qualname}.${name}`;
    if (this.qualname === undefined || (this.unit.current.has(name, 1) && scope.kind !== 'annotation')) return name;
    return this.unit.scope.kind === 'class' ? `${this.qualname}.${name}` : `${this.qualname}.<locals>.${name}`;
  }

  /** Ends a child and emits the making of its function. */
  private makeFunction(
    child: { readonly unit: Unit },
    target: number,
    defaults: number,
    keywordDefaults: number,
    annotations: number,
  ): void {
    const { code } = this;
    child.unit.code.closureRegisters = [...child.unit.free.keys()].map((variable) => this.unit.cellRegister(variable));
    const built: Code = child.unit.code.finish();
    code.children.push(built);
    code.emit('MAKE_FUNCTION', target, code.children.length - 1, defaults, keywordDefaults, annotations);
  }

  // --- functions

  protected lambda(node: Expression & { kind: 'Lambda' }, target: number): void {
    const { defaults, keywordDefaults } = this.defaults(node.args, node);
    const scope = this.unit.table.scopes.get(node) as Scope;
    const child = this.child(scope, '<lambda>', node, functionFlags(scope, node.args));
    setParameters(child.unit.code, node.args);
    const { code } = child.unit;
    const value = child.compiler.expression(node.body);
    code.at(node.body);
    code.emit('RETURN', value);
    this.code.at(node);
    this.makeFunction(child, target, defaults, keywordDefaults, -1);
  }

  private defaults(args: Arguments, at: Position): { defaults: number; keywordDefaults: number } {
    const { code } = this;
    let defaults = -1;
    if (args.defaults.length > 0) {
      const base = this.run(args.defaults);
      defaults = base;
      code.at(at);
      code.emit('BUILD_TUPLE', base, base, args.defaults.length);
    }
    let keywordDefaults = -1;
    const given = args.kwonlyargs.flatMap((arg, i) =>
      args.kwDefaults[i] === undefined ? [] : [[arg.arg, args.kwDefaults[i] as Expression] as const],
    );
    if (given.length > 0) {
      const base = code.temporary(given.length * 2);
      for (const [i, [name, value]] of given.entries()) {
        code.at(at);
        code.emit('MOVE', base + 2 * i, code.constant({ type: 'str', value: this.unit.current.mangle(name) }));
        this.expression(value, base + 2 * i + 1);
      }
      code.at(at);
      code.emit('BUILD_DICT', base, base, given.length);
      keywordDefaults = base;
    }
    return { defaults, keywordDefaults };
  }

  private annotations(node: FunctionDefinition): number {
    const { args, returns } = node;
    const all = [
      ...args.args, // before the positional-only ones, as CPython evaluates them
      ...args.posonlyargs,
      ...(args.vararg === undefined ? [] : [args.vararg]),
      ...args.kwonlyargs,
      ...(args.kwarg === undefined ? [] : [args.kwarg]),
    ];
    const pairs = all.flatMap((arg) =>
      arg.annotation === undefined ? [] : [[this.unit.current.mangle(arg.arg), arg.annotation] as const],
    );
    if (returns !== undefined) pairs.push(['return', returns]);
    if (pairs.length === 0) return -1;
    const { code } = this;
    const base = code.temporary(pairs.length * 2);
    for (const [i, [name, annotation]] of pairs.entries()) {
      code.at(annotation);
      code.emit('MOVE', base + 2 * i, code.constant({ type: 'str', value: name }));
      this.annotation(annotation, base + 2 * i + 1);
    }
    code.at(node);
    code.emit('BUILD_DICT', base, base, pairs.length);
    return base;
  }

  /** The value of an annotation, or its text under `from __future__ import annotations`. */
  protected annotation(node: Expression, target: number): void {
    if (this.context.futureAnnotations) {
      this.code.at(node);
      this.code.emit('MOVE', target, this.code.constant({ type: 'str', value: unparse(node) }));
    } else if (node.kind === 'Starred') {
      const value = this.expression(node.value);
      this.code.at(node);
      this.code.emit('UNPACK', value, target, 1);
    } else this.expression(node, target);
  }

  protected functionDefinition(node: FunctionDefinition): void {
    const { code } = this;
    const mark = code.mark();
    const result = code.temporary();
    this.decorated(node, result, (target) => {
      const { defaults, keywordDefaults } = this.defaults(node.args, node);
      const parameterScope = this.unit.table.typeParameterScopes.get(node);
      if (parameterScope === undefined) {
        this.functionObject(node, target, defaults, keywordDefaults);
        return;
      }
      this.generic(parameterScope, node, node.typeParams, target, [defaults, keywordDefaults], (inner, value) => {
        const registers = ['.defaults', '.kwdefaults'].map((name) => {
          const variable = parameterScope.variables.get(name);
          return variable === undefined ? -1 : (inner.unit.registers.get(variable) as number);
        }) as [number, number];
        inner.functionObject(node, value, ...registers);
      });
    });
    code.at(node);
    this.unit.store(node.name, result);
    code.release(mark);
  }

  /** Decorators around the making of a function or class. */
  private decorated(node: FunctionDefinition | ClassDef, target: number, make: (target: number) => void): void {
    const { code } = this;
    const { decoratorList } = node;
    const bases: number[] = [];
    for (const decorator of decoratorList) {
      const base = code.temporary(2);
      bases.push(base);
      this.expression(decorator, base);
    }
    const last = bases.at(-1);
    make(last === undefined ? target : last + 1);
    for (let i = bases.length - 1; i >= 0; i--) {
      code.at(decoratorList[i]);
      code.emit('CALL', i === 0 ? target : (bases[i - 1] as number) + 1, bases[i] as number, 1, code.site());
    }
  }

  private functionObject(node: FunctionDefinition, target: number, defaults: number, keywordDefaults: number): void {
    const annotations = this.annotations(node);
    const scope = this.unit.table.scopes.get(node) as Scope;
    const first = node.decoratorList[0] ?? node;
    const child = this.child(scope, node.name, { ...node, line: first.line }, functionFlags(scope, node.args));
    setParameters(child.unit.code, node.args);
    const docstring = docstringOf(node.body);
    child.unit.code.docstring = docstring;
    child.compiler.body(docstring === undefined ? node.body : node.body.slice(1));
    const { code } = child.unit;
    code.at(node.body.at(-1));
    code.emit('RETURN', code.constant(NONE));
    this.code.at(node);
    this.makeFunction(child, target, defaults, keywordDefaults, annotations);
  }

  protected generatorExpression(node: Expression & { kind: 'GeneratorExp' }, target: number): void {
    const { code } = this;
    const first = node.generators[0] as Comprehension;
    const base = code.temporary(2);
    this.expression(first.iter, base + 1);
    code.at(first.iter);
    code.emit(first.isAsync ? 'GET_ASYNC_ITER' : 'GET_ITER', base + 1, base + 1);
    const scope = this.unit.table.scopes.get(node) as Scope;
    const isAsync = scope.isCoroutine || node.generators.some((generator) => generator.isAsync);
    const flags =
      CODE_FLAGS.optimized |
      CODE_FLAGS.newLocals |
      CODE_FLAGS.nested |
      (isAsync ? CODE_FLAGS.asyncGenerator : CODE_FLAGS.generator);
    const child = this.child(scope, '<genexpr>', node, flags);
    child.unit.code.argCount = 1;
    const iterator = child.unit.code.temporary();
    child.unit.code.at(node);
    child.unit.code.emit('MOVE', iterator, child.unit.cellRegister(scope.variables.get('.0') as never));
    child.compiler.generatorLoops(node, iterator);
    child.unit.code.emit('RETURN', child.unit.code.constant(NONE));
    code.at(node);
    this.makeFunction(child, base, -1, -1, -1);
    code.emit('CALL', target, base, 1, code.site());
  }

  generatorLoops(node: Expression & { kind: 'GeneratorExp' }, iterator: number): void {
    const { code } = this;
    this.generators(node.generators, 0, iterator, () => {
      const mark = code.mark();
      const value = this.expression(node.elt);
      code.at(node.elt);
      code.emit('YIELD', code.temporary(), value, -1);
      code.release(mark);
    });
    code.at(node);
  }

  // --- classes

  protected classDefinition(node: ClassDef): void {
    const { code } = this;
    const mark = code.mark();
    const result = code.temporary();
    this.decorated(node, result, (target) => {
      const parameterScope = this.unit.table.typeParameterScopes.get(node);
      if (parameterScope === undefined) {
        this.classObject(node, target, undefined);
        return;
      }
      this.generic(parameterScope, node, node.typeParams, target, [-1, -1], (inner, value) => {
        const base = inner.code.temporary();
        inner.code.at(node);
        const params = inner.unit.load('.type_params', undefined, node);
        inner.intrinsic('subscriptGeneric', base, [params]);
        inner.unit.store('.generic_base', base);
        inner.classObject(node, value, base);
      });
    });
    code.at(node);
    this.unit.store(node.name, result);
    code.release(mark);
  }

  private classObject(node: ClassDef, target: number, genericBase: number | undefined): void {
    const { code } = this;
    if (node.keywords.length > 1) refuseRepeated(node.keywords);
    const scope = this.unit.table.scopes.get(node) as Scope;
    const first = node.decoratorList[0] ?? node;
    const child = this.child(scope, node.name, { ...node, line: first.line }, CODE_FLAGS.classBody);
    this.classBody(child, node, scope);
    const base = code.temporary(3 + node.bases.length + 1 + node.keywords.length);
    code.at(node);
    code.emit('LOAD_BUILD_CLASS', base);
    this.makeFunction(child, base + 1, -1, -1, -1);
    code.emit('MOVE', base + 2, code.constant({ type: 'str', value: node.name }));
    const spread =
      node.bases.some((one) => one.kind === 'Starred') || node.keywords.some((keyword) => keyword.arg === undefined);
    if (spread) {
      this.spreadCall(
        { ...node, kind: 'Constant', value: { type: 'none' } },
        base,
        node.bases,
        node.keywords,
        target,
        (list) => {
          code.emit('LIST_APPEND', list, base + 1);
          code.emit('LIST_APPEND', list, base + 2);
          if (genericBase !== undefined) code.emit('LIST_APPEND', list, genericBase);
        },
      );
      return;
    }
    let at = base + 3;
    for (const one of node.bases) this.expression(one, at++);
    if (genericBase !== undefined) code.emit('MOVE', at++, genericBase);
    for (const keyword of node.keywords) this.expression(keyword.value, at++);
    code.at(node);
    const count = at - base - 1;
    if (node.keywords.length === 0) code.emit('CALL', target, base, count, code.site());
    else {
      const names = code.constant({
        type: 'tuple',
        items: node.keywords.map((keyword) => ({ type: 'str', value: keyword.arg as string })),
      });
      code.emit('CALL_KEYWORDS', target, base, count, names, code.site());
    }
  }

  private classBody(
    child: { readonly unit: Unit; readonly compiler: DefinitionCompiler; readonly qualname: string },
    node: ClassDef,
    scope: Scope,
  ): void {
    const { unit, compiler } = child;
    const { code } = unit;
    const name = (text: string): number => code.nameIndex(text);
    code.at({ ...node, endLine: node.line, column: 0, endColumn: 0 });
    const scratch = code.temporary();
    const classDictionary = scope.variables.get('__classdict__');
    if (classDictionary?.isCell === true) {
      code.emit('LOAD_LOCALS', scratch);
      code.emit('STORE_CELL', unit.registers.get(classDictionary) as number, scratch);
    }
    code.emit('LOAD_NAME', scratch, name('__name__'));
    code.emit('STORE_NAME', name('__module__'), scratch);
    code.emit('STORE_NAME', name('__qualname__'), code.constant({ type: 'str', value: child.qualname }));
    code.emit(
      'STORE_NAME',
      name('__firstlineno__'),
      code.constant({ type: 'int', value: (node.decoratorList[0] ?? node).line }),
    );
    if (node.typeParams.length > 0) {
      const params = unit.load('.type_params', undefined, node);
      code.emit('STORE_NAME', name('__type_params__'), params);
    }
    const docstring = docstringOf(node.body);
    if (docstring !== undefined)
      code.emit('STORE_NAME', name('__doc__'), code.constant({ type: 'str', value: docstring }));
    if (scope.hasAnnotations) compiler.intrinsic('setupAnnotations', scratch, []);
    compiler.body(docstring === undefined ? node.body : node.body.slice(1));
    code.at(undefined);
    const attributes = [...scope.staticAttributes].sort();
    code.emit(
      'STORE_NAME',
      name('__static_attributes__'),
      code.constant({ type: 'tuple', items: attributes.map((value) => ({ type: 'str', value })) }),
    );
    if (classDictionary?.isCell === true)
      code.emit('STORE_NAME', name('__classdictcell__'), unit.registers.get(classDictionary) as number);
    const cls = scope.variables.get('__class__');
    if (cls?.isCell === true) {
      const cell = unit.registers.get(cls) as number;
      code.emit('STORE_NAME', name('__classcell__'), cell);
      code.emit('RETURN', cell);
    } else code.emit('RETURN', code.constant(NONE));
  }

  // --- type parameters (PEP 695)

  intrinsic(which: (typeof INTRINSICS)[number], target: number, args: readonly number[]): void {
    const { code } = this;
    const base = code.temporary(Math.max(1, args.length));
    for (const [i, arg] of args.entries()) code.emit('MOVE', base + i, arg);
    code.emit('INTRINSIC', target, INTRINSICS.indexOf(which), base, args.length);
  }

  /** Runs `make` in a scope of its own that has the type parameters; target = what it made. */
  private generic(
    scope: Scope,
    node: Position,
    params: readonly TypeParam[],
    target: number,
    args: readonly [number, number],
    make: (inner: DefinitionCompiler, value: number) => void,
  ): void {
    const { code } = this;
    const child = this.annotationChild(scope, scope.name, node);
    const inner = child.compiler;
    inner.unit.code.argCount = scope.parameters.length;
    const innerCode = inner.code;
    innerCode.at(node);
    const base = innerCode.temporary(Math.max(1, params.length));
    for (const [i, param] of params.entries()) {
      inner.typeParameter(param, base + i);
      inner.unit.store(param.name, base + i);
    }
    innerCode.at(node);
    const tuple = innerCode.temporary();
    innerCode.emit('BUILD_TUPLE', tuple, base, params.length);
    inner.unit.store('.type_params', tuple);
    const value = innerCode.temporary();
    make(inner, value);
    innerCode.at(node);
    if ('args' in node)
      inner.intrinsic('setTypeParams', value, [value, inner.unit.load('.type_params', undefined, node)]);
    innerCode.emit('RETURN', value);
    const given = scope.parameters.map((name) => (name === '.defaults' ? args[0] : args[1]));
    const callee = code.temporary(1 + given.length);
    code.at(node);
    this.makeFunction(child, callee, -1, -1, -1);
    for (const [i, register] of given.entries()) code.emit('MOVE', callee + 1 + i, register);
    code.emit('CALL', target, callee, given.length, code.site());
  }

  private annotationChild(
    scope: Scope,
    name: string,
    at: Position,
  ): { readonly unit: Unit; readonly compiler: DefinitionCompiler } {
    const code = new CodeBuilder(
      name,
      this.qualname === undefined ? name : this.qualname,
      this.context.filename,
      at.line,
      CODE_FLAGS.optimized | CODE_FLAGS.newLocals,
    );
    const unit = new Unit(scope, code, this.unit.table, this.unit.dynamicNames);
    unit.layOut();
    // Names defined inside take the qualified name of what is around the scope.
    const inner = this.nested(unit, this.qualname as string);
    return { unit, compiler: inner };
  }

  private typeParameter(param: TypeParam, target: number): void {
    const { code } = this;
    code.at(param);
    const name = code.constant({ type: 'str', value: param.name });
    const none = code.constant(NONE);
    const lazy = (value: Expression | undefined): number => {
      if (value === undefined) return none;
      const register = code.temporary();
      this.lazyValue(value, param.name, register);
      return register;
    };
    if (param.kind === 'TypeVar') {
      const constrained = param.bound?.kind === 'Tuple';
      const bound = lazy(param.bound);
      this.intrinsic('typeVar', target, [
        name,
        constrained ? none : bound,
        constrained ? bound : none,
        lazy(param.defaultValue),
      ]);
    } else
      this.intrinsic(param.kind === 'ParamSpec' ? 'paramSpec' : 'typeVarTuple', target, [
        name,
        lazy(param.defaultValue),
      ]);
  }

  /** A function of no arguments that evaluates the expression when asked. */
  private lazyValue(value: Expression, name: string, target: number): void {
    const node = value.kind === 'Starred' ? value.value : value;
    const scope = this.unit.table.lazyScopes.get(value);
    if (scope === undefined) throw new Error('no scope for a lazily evaluated expression');
    const child = this.annotationChild(scope, name, value);
    const result = child.compiler.expression(node);
    child.unit.code.at(value);
    child.unit.code.emit('RETURN', result);
    this.code.at(value);
    this.makeFunction(child, target, -1, -1, -1);
  }

  protected typeAlias(node: TypeAlias): void {
    const { code } = this;
    const mark = code.mark();
    const target = code.temporary();
    const make = (compiler: DefinitionCompiler, value: number, params: number): void => {
      const lazy = compiler.code.temporary();
      compiler.lazyValue(node.value, node.name.id, lazy);
      compiler.code.at(node);
      compiler.intrinsic('typeAlias', value, [
        compiler.code.constant({ type: 'str', value: node.name.id }),
        params,
        lazy,
      ]);
    };
    const scope = this.unit.table.typeParameterScopes.get(node);
    if (scope === undefined) make(this, target, code.constant({ type: 'tuple', items: [] }));
    else
      this.generic(scope, { ...node }, node.typeParams, target, [-1, -1], (inner, value) =>
        make(inner, value, inner.unit.load('.type_params', undefined, node)),
      );
    code.at(node);
    this.unit.store(node.name.id, target);
    code.release(mark);
  }
}

/** The text of a docstring, indentation stripped as CPython 3.13 does. */
export function docstringOf(body: readonly Statement[]): string | undefined {
  const first = body[0];
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant' || first.value.value.type !== 'str') return undefined;
  return cleanDocstring(first.value.value.value);
}

function cleanDocstring(text: string): string {
  const lines = text.split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const content = line.replace(/^[ \t]+/, '');
    if (content !== '') margin = Math.min(margin, line.length - content.length);
  }
  const first = (lines[0] as string).replace(/^ +/, '');
  if (margin === Number.POSITIVE_INFINITY) margin = 0;
  return [first, ...lines.slice(1).map((line) => (line.trim() === '' ? line.slice(margin) : line.slice(margin)))].join(
    '\n',
  );
}

function functionFlags(scope: Scope, args: Arguments): number {
  let flags: number = CODE_FLAGS.optimized | CODE_FLAGS.newLocals;
  if (scope.isNested) flags |= CODE_FLAGS.nested;
  if (args.vararg !== undefined) flags |= CODE_FLAGS.varArgs;
  if (args.kwarg !== undefined) flags |= CODE_FLAGS.varKeywords;
  if (scope.isAsyncFunction) flags |= scope.isGenerator ? CODE_FLAGS.asyncGenerator : CODE_FLAGS.coroutine;
  else if (scope.isGenerator) flags |= CODE_FLAGS.generator;
  return flags;
}

function setParameters(code: CodeBuilder, args: Arguments): void {
  code.posOnlyCount = args.posonlyargs.length;
  code.argCount = args.posonlyargs.length + args.args.length;
  code.keywordOnlyCount = args.kwonlyargs.length;
}
