/**
 * Tree and scopes to code. Takes a parsed module or expression, gives a Code; throws PythonSyntaxError for what only
 * shows when names are resolved. Must not know: guest values, how instructions run.
 */
import { CODE_FLAGS, type Code } from '../bytecode/code.ts';
import { analyseScopes } from '../scope/analyse.ts';
import type { PythonSyntaxError } from '../syntax/errors.ts';
import type { Expression, Module, Statement } from '../syntax/tree.ts';
import { CodeBuilder } from './code-builder.ts';
import { docstringOf } from './definitions.ts';
import { LastValueCompiler } from './last-value.ts';
import { StatementCompiler } from './statements.ts';
import { NONE, Unit } from './unit.ts';

/** What the code of a module returns. */
export type ResultKind = 'none' | 'lastExpression' | 'lastStatement' | 'interactive';

export interface ModuleOptions {
  readonly filename: string;
  /** `module`: names are globals reached by cells; `dynamic` (exec): by the frame's namespace. */
  readonly mode: 'module' | 'dynamic';
  /** `lastExpression`: the code returns the value of its last statement if that is an expression; `lastStatement`: of any (last-value.ts). */
  readonly result: ResultKind;
  /** CODE_FLAGS.futureAnnotations if the code around has it. */
  readonly futureFlags: number;
  /** Called with every few hundred nodes that were compiled: to charge for them, or to stop. */
  readonly onProgress?: ((nodes: number) => void) | undefined;
  /** Gets what CPython warns of: the errors that they are where warnings are errors. */
  readonly warnings?: PythonSyntaxError[];
}

export function compileModule(tree: Module, options: ModuleOptions): Code {
  const futureAnnotations = (options.futureFlags & CODE_FLAGS.futureAnnotations) !== 0 || importsAnnotations(tree.body);
  const table = analyseScopes(tree.body, futureAnnotations);
  const code = new CodeBuilder(
    '<module>',
    '<module>',
    options.filename,
    1,
    futureAnnotations ? CODE_FLAGS.futureAnnotations : 0,
  );
  const unit = new Unit(table.module, code, table, options.mode === 'dynamic');
  unit.layOut();
  const context = {
    filename: options.filename,
    futureAnnotations,
    futureImports: leadingFutureImports(tree.body),
    onProgress: options.onProgress,
    warnings: options.warnings ?? [],
  };
  const compiler = new LastValueCompiler(unit, context, undefined);
  compiler.interactive = options.result === 'interactive';
  const docstring = options.result === 'none' ? docstringOf(tree.body) : undefined;
  code.docstring = docstring;
  if (table.module.hasAnnotations) compiler.intrinsic('setupAnnotations', code.temporary(), []);
  if (docstring !== undefined) unit.store('__doc__', code.constant({ type: 'str', value: docstring }));
  const last = tree.body.at(-1);
  if (options.result === 'lastExpression' && last?.kind === 'Expr') {
    compiler.body(tree.body.slice(0, -1));
    const value = compiler.expression(last.value);
    code.at(last);
    code.emit('RETURN', value);
  } else if (options.result === 'lastStatement' && last !== undefined) {
    compiler.body(tree.body.slice(0, -1));
    const value = compiler.lastValue(last);
    code.at(undefined);
    code.emit('RETURN', value);
  } else {
    compiler.body(tree.body);
    code.at(undefined);
    code.emit('RETURN', code.constant(NONE));
  }
  return code.finish();
}

/** Code of an expression for eval(). */
export function compileExpression(
  node: Expression,
  options: Pick<ModuleOptions, 'filename' | 'onProgress' | 'warnings'>,
): Code {
  const table = analyseScopes(node, false);
  const code = new CodeBuilder('<module>', '<module>', options.filename, 1, 0);
  const unit = new Unit(table.module, code, table, true);
  unit.layOut();
  const context = {
    filename: options.filename,
    futureAnnotations: false,
    futureImports: new Set<Statement>(),
    onProgress: options.onProgress,
    warnings: options.warnings ?? [],
  };
  const compiler = new StatementCompiler(unit, context, undefined);
  const value = compiler.expression(node);
  code.at(node);
  code.emit('RETURN', value);
  return code.finish();
}

/** The `from __future__` imports before any other statement but a docstring. */
function leadingFutureImports(body: readonly Statement[]): ReadonlySet<Statement> {
  const start = docstringOf(body) === undefined ? 0 : 1;
  const isFuture = (statement: Statement): boolean =>
    statement.kind === 'ImportFrom' && statement.module === '__future__' && statement.level === 0;
  let end = start;
  while (end < body.length && isFuture(body[end] as Statement)) end++;
  return new Set(body.slice(start, end));
}

function importsAnnotations(body: readonly Statement[]): boolean {
  return body.some(
    (statement) =>
      statement.kind === 'ImportFrom' &&
      statement.module === '__future__' &&
      statement.names.some((alias) => alias.name === 'annotations'),
  );
}
