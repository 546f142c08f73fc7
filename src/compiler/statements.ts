/** Statements to instructions. */
import { syntaxError } from '../scope/errors.ts';
import type { PythonSyntaxError } from '../syntax/errors.ts';
import type { Import, ImportFrom, Match, Position, Statement } from '../syntax/tree.ts';
import { HandlerCompiler } from './handlers.ts';
import { assertionMistake } from './literal-mistakes.ts';
import { compilePattern } from './patterns.ts';
import { NONE, type Unit } from './unit.ts';

function atStart(message: string, at: Position): PythonSyntaxError {
  const error = syntaxError(message, at);
  error.isPoint = true;
  error.isBare = true;
  return error;
}

export class StatementCompiler extends HandlerCompiler {
  /** Shows or returns expression statements (interactive, last value). */
  interactive = false;

  protected override nested(unit: Unit, qualname: string): StatementCompiler {
    return new StatementCompiler(unit, this.context, qualname);
  }

  override body(statements: readonly Statement[]): void {
    for (const statement of statements) this.statement(statement);
  }

  statement(node: Statement): void {
    this.progress();
    const { code, unit } = this;
    const mark = code.mark();
    code.at(node);
    switch (node.kind) {
      case 'Expr':
        if (this.interactive) this.intrinsic('printExpression', code.temporary(), [this.expression(node.value)]);
        else if (node.value.kind !== 'Constant')
          this.expression(node.value, node.value.kind === 'Name' ? undefined : code.temporary());
        break;
      case 'Assign':
        this.assignment(node.targets, node.value);
        break;
      case 'AugAssign':
        this.augmented(node);
        break;
      case 'AnnAssign':
        this.annotated(node);
        break;
      case 'Return':
        this.returnStatement(node.value, node);
        break;
      case 'If':
        this.ifStatement(node);
        break;
      case 'While':
        this.whileStatement(node);
        break;
      case 'For':
      case 'AsyncFor':
        this.forStatement(node);
        break;
      case 'Break':
      case 'Continue':
        this.leaveLoop(node);
        break;
      case 'Pass':
        break;
      case 'Raise': {
        if (node.exc === undefined) code.emit('RAISE_AGAIN');
        else {
          const exception = this.expression(node.exc);
          const cause = node.cause === undefined ? -1 : this.expression(node.cause);
          code.at(node);
          code.emit('RAISE', exception, cause);
        }
        unit.bound = undefined;
        break;
      }
      case 'Assert': {
        const fine = code.label();
        this.warn(assertionMistake(node.test), node);
        this.jumpIf(node.test, true, fine);
        const state = unit.saveBound();
        const base = code.temporary(2);
        code.at(node.test);
        code.emit('LOAD_ASSERTION_ERROR', base);
        if (node.msg !== undefined) {
          this.expression(node.msg, base + 1);
          code.at(node.test);
          code.emit('CALL', base, base, 1, code.site());
        }
        code.emit('RAISE', base, -1);
        code.place(fine);
        unit.bound = state;
        break;
      }
      case 'Delete':
        for (const target of node.targets) this.deleteTarget(target);
        break;
      case 'Global':
      case 'Nonlocal':
        break;
      case 'Import':
      case 'ImportFrom':
        this.importStatement(node);
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.functionDefinition(node);
        break;
      case 'ClassDef':
        this.classDefinition(node);
        break;
      case 'TypeAlias':
        this.typeAlias(node);
        break;
      case 'Try':
        this.tryStatement(node);
        break;
      case 'TryStar':
        this.tryStatement(node);
        break;
      case 'With':
      case 'AsyncWith':
        this.withStatement(node, 0);
        break;
      case 'Match':
        this.matchStatement(node);
        break;
    }
    code.release(mark);
  }

  private importStatement(node: Import | ImportFrom): void {
    const { code, unit } = this;
    const module = code.temporary();
    if (node.kind === 'Import') {
      for (const alias of node.names) {
        code.at(node);
        code.emit('IMPORT_NAME', module, code.nameIndex(alias.name), 0, code.constant(NONE));
        const parts = alias.name.split('.');
        if (alias.asname !== undefined)
          for (const part of parts.slice(1)) code.emit('IMPORT_FROM', module, module, code.nameIndex(part));
        unit.store(alias.asname ?? (parts[0] as string), module);
      }
      return;
    }
    if (node.module === '__future__') this.checkFuture(node);
    const names = code.constant({
      type: 'tuple',
      items: node.names.map((alias) => ({ type: 'str', value: alias.name })),
    });
    code.emit('IMPORT_NAME', module, code.nameIndex(node.module ?? ''), node.level, names);
    const value = code.temporary();
    for (const alias of node.names) {
      code.at(node);
      if (alias.name === '*') {
        code.emit('IMPORT_STAR', module);
        continue;
      }
      code.emit('IMPORT_FROM', value, module, code.nameIndex(alias.name));
      unit.store(alias.asname ?? alias.name, value);
    }
  }

  private checkFuture(node: ImportFrom): void {
    if (!this.context.futureImports.has(node))
      throw syntaxError('from __future__ imports must occur at the beginning of the file', node);
    const known = [
      'nested_scopes',
      'generators',
      'division',
      'absolute_import',
      'with_statement',
      'print_function',
      'unicode_literals',
      'barry_as_FLUFL',
      'generator_stop',
      'annotations',
    ];
    for (const alias of node.names) {
      if (alias.name === 'braces') throw atStart('not a chance', node);
      if (!known.includes(alias.name)) throw atStart(`future feature ${alias.name} is not defined`, node);
    }
  }

  private matchStatement(node: Match): void {
    const { code, unit } = this;
    const subject = this.expression(node.subject, code.temporary());
    const end = code.label();
    const states: ReturnType<Unit['saveBound']>[] = [];
    for (const [i, matchCase] of node.cases.entries()) {
      const next = code.label();
      const before = unit.saveBound();
      const mark = code.mark();
      compilePattern(
        this,
        matchCase.pattern,
        subject,
        next,
        matchCase.guard !== undefined || i === node.cases.length - 1,
      );
      if (matchCase.guard !== undefined) this.jumpIf(matchCase.guard, false, next);
      this.body(matchCase.body);
      states.push(unit.saveBound());
      if (unit.bound !== undefined) {
        code.at(undefined);
        code.emit('JUMP', end);
      }
      code.release(mark);
      unit.bound = before;
      code.place(next);
    }
    for (const state of states) unit.joinBound(state);
    code.place(end);
  }

  /** For patterns: the code and names of this unit. */
  get patternUnit(): Unit {
    return this.unit;
  }
}
