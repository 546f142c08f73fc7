/** Statements to instructions. */

import { OPCODE } from '../bytecode/opcodes.ts';
import { syntaxError } from '../scope/errors.ts';
import type { PythonSyntaxError } from '../syntax/errors.ts';
import type {
  AnnAssign,
  AsyncFor,
  AsyncWith,
  AugAssign,
  ExceptHandler,
  Expression,
  For,
  Import,
  ImportFrom,
  Match,
  Position,
  Statement,
  Try,
  TryStar,
  While,
  With,
} from '../syntax/tree.ts';
import type { Label, ProtectedRegion } from './code-builder.ts';
import { DefinitionCompiler } from './definitions.ts';
import { attributePosition, BINARY } from './expressions.ts';
import { assertionMistake } from './literal-mistakes.ts';
import { compilePattern } from './patterns.ts';
import { type Block, NONE, type Unit } from './unit.ts';

/** Expressions that write their result last, so that the target may be a variable they read. */
const WRITES_LAST = new Set([
  'BinOp',
  'Call',
  'Attribute',
  'Subscript',
  'UnaryOp',
  'Constant',
  'Name',
  'JoinedStr',
  'List',
  'Tuple',
  'Dict',
  'Set',
  'ListComp',
  'SetComp',
  'DictComp',
  'GeneratorExp',
  'Lambda',
  'Await',
  'YieldFrom',
  'Yield',
]);

const NOT_IN_STAR_HANDLER = "'break', 'continue' and 'return' cannot appear in an except* block";

function atStart(message: string, at: Position): PythonSyntaxError {
  const error = syntaxError(message, at);
  error.isPoint = true;
  error.isBare = true;
  return error;
}

export class StatementCompiler extends DefinitionCompiler {
  /** Blocks open where the `except*` handlers begin that are being compiled. */
  readonly #starHandlers: number[] = [];

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

  // --- assignment

  private assignment(targets: readonly Expression[], value: Expression): void {
    const { unit } = this;
    const only = targets.length === 1 ? (targets[0] as Expression) : undefined;
    if (only?.kind === 'Name' && WRITES_LAST.has(value.kind)) {
      const register = unit.direct(only.id);
      if (register !== undefined) {
        this.expression(value, register);
        unit.bind(only.id);
        return;
      }
    }
    if (
      only?.kind === 'Tuple' &&
      value.kind === 'Tuple' &&
      only.elts.length === value.elts.length &&
      ![...only.elts, ...value.elts].some((element) => element.kind === 'Starred')
    ) {
      const base = this.run(value.elts);
      for (const [i, target] of only.elts.entries()) this.assign(target, base + i);
      return;
    }
    const register = this.expression(value);
    for (const target of targets) this.assign(target, register);
  }

  private augmented(node: AugAssign): void {
    const { code, unit } = this;
    const { target } = node;
    const operator = OPCODE[BINARY[node.op]] as number;
    const apply = (left: number, result: number): void => {
      const right = this.expression(node.value);
      code.at(node);
      code.emit('INPLACE', result, left, right, operator, code.site());
    };
    if (target.kind === 'Name') {
      const direct = unit.direct(target.id);
      const left = unit.load(target.id, undefined, target);
      const result = direct ?? code.temporary();
      apply(left, result);
      if (direct === undefined) unit.store(target.id, result);
      return;
    }
    const result = code.temporary();
    if (target.kind === 'Attribute') {
      const object = this.expression(target.value);
      const name = code.nameIndex(unit.current.mangle(target.attr));
      const at = attributePosition(target, target);
      code.at(at);
      code.emit('LOAD_ATTRIBUTE', result, object, name, code.site());
      apply(result, result);
      code.at(at);
      code.emit('STORE_ATTRIBUTE', object, name, result, code.site());
      return;
    }
    if (target.kind !== 'Subscript') throw new Error('not a target of augmented assignment');
    const object = this.expression(target.value);
    const key = this.expression(target.slice);
    code.at(target);
    code.emit('LOAD_SUBSCRIPT', result, object, key, code.site());
    apply(result, result);
    code.at(target);
    code.emit('STORE_SUBSCRIPT', object, key, result, code.site());
  }

  private annotated(node: AnnAssign): void {
    const { code, unit } = this;
    const { target } = node;
    if (node.value !== undefined) this.assignment([target], node.value);
    else if (target.kind === 'Attribute') this.expression(target.value, code.temporary());
    else if (target.kind === 'Subscript') {
      this.expression(target.value, code.temporary());
      this.expression(target.slice, code.temporary());
    }
    const inNamespace = unit.scope.kind === 'class' || unit.scope.kind === 'module';
    if (inNamespace) {
      const value = code.temporary();
      if (!node.simple || target.kind !== 'Name') {
        if (!this.context.futureAnnotations) this.annotation(node.annotation, value);
        return;
      }
      this.annotation(node.annotation, value);
      const annotations = code.temporary();
      code.at(node);
      if (unit.scope.kind === 'module' && !unit.dynamicNames)
        code.emit('LOAD_GLOBAL', annotations, code.nameIndex('__annotations__'), code.site());
      else code.emit('LOAD_NAME', annotations, code.nameIndex('__annotations__'));
      code.emit(
        'STORE_SUBSCRIPT',
        annotations,
        code.constant({ type: 'str', value: unit.current.mangle(target.id) }),
        value,
        code.site(),
      );
    }
  }

  private deleteTarget(target: Expression): void {
    const { code, unit } = this;
    const mark = code.mark();
    switch (target.kind) {
      case 'Name':
        code.at(target);
        unit.delete(target.id);
        break;
      case 'Attribute': {
        const object = this.expression(target.value);
        code.at(attributePosition(target, target));
        code.emit('DELETE_ATTRIBUTE', object, code.nameIndex(unit.current.mangle(target.attr)));
        break;
      }
      case 'Subscript': {
        const object = this.expression(target.value);
        const key = this.expression(target.slice);
        code.at(target);
        code.emit('DELETE_SUBSCRIPT', object, key);
        break;
      }
      case 'Tuple':
      case 'List':
        for (const element of target.elts) this.deleteTarget(element);
        break;
      default:
        throw syntaxError('cannot delete expression', target);
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

  // --- control flow

  private ifStatement(node: Statement & { kind: 'If' }): void {
    const { code, unit } = this;
    const end = code.label();
    const states: ReturnType<Unit['saveBound']>[] = [];
    let branch: Statement & { kind: 'If' } = node;
    for (;;) {
      const next = code.label();
      this.jumpIf(branch.test, false, next);
      const before = unit.saveBound();
      this.body(branch.body);
      states.push(unit.saveBound());
      const more = branch.orelse.length > 0;
      if (more && unit.bound !== undefined) {
        code.at(undefined);
        code.emit('JUMP', end);
      }
      unit.bound = before;
      code.place(next);
      const only = branch.orelse[0];
      if (branch.orelse.length === 1 && only?.kind === 'If') {
        branch = only;
        continue;
      }
      this.body(branch.orelse);
      break;
    }
    for (const state of states) unit.joinBound(state);
    code.place(end);
  }

  private whileStatement(node: While): void {
    const { code, unit } = this;
    const start = code.label();
    const exit = code.label();
    const otherwise = code.label();
    code.place(start);
    const { warnings } = this.context;
    const warned = warnings.length;
    this.jumpIf(node.test, false, otherwise);
    // CPython compiles the test once more, behind the body.
    const again = warnings.slice(warned);
    const before = unit.saveBound();
    unit.blocks.push({ kind: 'loop', exit, next: start });
    unit.nest(1, node, () => this.body(node.body));
    warnings.push(...again);
    unit.blocks.pop();
    code.at(node.test);
    code.emit('JUMP_BACK', start, code.site());
    code.place(otherwise);
    unit.bound = before;
    this.body(node.orelse);
    const after = unit.saveBound();
    unit.bound = before === undefined ? undefined : new Set(before);
    unit.joinBound(after);
    if (unit.bound === undefined) unit.bound = new Set(before ?? after ?? []);
    code.place(exit);
  }

  private forStatement(node: For | AsyncFor): void {
    const { code, unit } = this;
    if (node.kind === 'AsyncFor' && !unit.scope.isAsyncFunction)
      throw syntaxError("'async for' outside async function", node);
    const start = code.label();
    const exit = code.label();
    const otherwise = code.label();
    const iterator = code.temporary();
    const iterable = this.expression(node.iter);
    code.at(node.iter);
    code.emit(node.kind === 'For' ? 'GET_ITER' : 'GET_ASYNC_ITER', iterator, iterable);
    const before = unit.saveBound();
    code.place(start);
    const direct = node.target.kind === 'Name' && node.kind === 'For' ? unit.direct(node.target.id) : undefined;
    this.forNext(
      node.kind === 'AsyncFor',
      iterator,
      otherwise,
      node.iter,
      (item) => {
        if (direct === undefined) this.assign(node.target, item);
        else if (node.target.kind === 'Name') unit.bind(node.target.id);
      },
      direct,
    );
    unit.blocks.push({ kind: 'loop', exit, next: start });
    unit.nest(1, node, () => this.body(node.body));
    unit.blocks.pop();
    code.at(node.iter);
    code.emit('JUMP_BACK', start, code.site());
    code.place(otherwise);
    unit.bound = before === undefined ? undefined : new Set(before);
    this.body(node.orelse);
    unit.bound = before === undefined ? undefined : new Set(before);
    code.place(exit);
  }

  private leaveLoop(node: Statement & { kind: 'Break' | 'Continue' }): void {
    const { code, unit } = this;
    const at = unit.blocks.findLastIndex((block) => block.kind === 'loop');
    if (this.#starHandlers.some((depth) => at < depth)) throw syntaxError(NOT_IN_STAR_HANDLER, node);
    if (at < 0)
      throw syntaxError(node.kind === 'Break' ? "'break' outside loop" : "'continue' not properly in loop", node);
    const loop = unit.blocks[at] as Block & { kind: 'loop' };
    this.unwind(at + 1, () => {
      code.at(node);
      if (node.kind === 'Break') code.emit('JUMP', loop.exit);
      else code.emit('JUMP_BACK', loop.next, code.site());
    });
    unit.bound = undefined;
  }

  private returnStatement(value: Expression | undefined, node: Position): void {
    const { code, unit } = this;
    if (unit.scope.kind !== 'function') throw syntaxError("'return' outside function", node);
    if (this.#starHandlers.length > 0) throw syntaxError(NOT_IN_STAR_HANDLER, value ?? node);
    if (value !== undefined && unit.scope.isAsyncFunction && unit.scope.isGenerator)
      throw syntaxError("'return' with value in async generator", node);
    const hasCleanup = unit.blocks.some((block) => block.kind === 'cleanup');
    let result =
      value === undefined ? code.constant(NONE) : this.expression(value, hasCleanup ? code.temporary() : undefined);
    if (hasCleanup && value !== undefined && result < 0) {
      const kept = code.temporary();
      code.emit('MOVE', kept, result);
      result = kept;
    }
    this.unwind(0, () => {
      code.at(node);
      code.emit('RETURN', result);
    });
    unit.bound = undefined;
  }

  /** Emits the cleanup of all blocks from `depth` up, innermost first, then `leave`; they protect neither. */
  private unwind(depth: number, leave: () => void): void {
    const { code, unit } = this;
    const saved = unit.blocks.slice();
    const resumed: ProtectedRegion[] = [];
    const state = unit.saveBound();
    for (let i = saved.length - 1; i >= depth; i--) {
      const block = saved[i] as Block;
      unit.blocks.length = i;
      if (block.kind !== 'cleanup') continue;
      if (block.region !== undefined) {
        const range = block.region.ranges.at(-1) as [number, number];
        if (range[1] < 0) {
          range[1] = code.pc;
          resumed.push(block.region);
        }
      }
      block.emit();
    }
    unit.blocks.length = 0;
    unit.blocks.push(...saved);
    unit.bound = state;
    leave();
    for (const region of resumed) region.ranges.push([code.pc, -1]);
  }

  /** Starts protecting from here. */
  private open(register: number): ProtectedRegion {
    return { ranges: [[this.code.pc, -1]], handler: this.code.label(), register };
  }

  private close(region: ProtectedRegion): void {
    const range = region.ranges.at(-1) as [number, number];
    if (range[1] < 0) range[1] = this.code.pc;
    this.code.protect(region);
  }

  // --- exceptions

  private tryStatement(node: Try | TryStar): void {
    if (node.finalbody.length > 0)
      this.tryFinally(
        node,
        () => this.tryExcept(node),
        () => this.body(node.finalbody),
      );
    else this.tryExcept(node);
  }

  /** Runs `body`, then `finalizer` on every way out. */
  private tryFinally(node: Position, body: () => void, finalizer: () => void): void {
    const { code, unit } = this;
    const end = code.label();
    const exception = code.temporary();
    const saved = code.temporary();
    const before = unit.saveBound();
    const region = this.open(exception);
    unit.blocks.push({ kind: 'cleanup', region, emit: finalizer });
    unit.nest(1, node, body);
    unit.blocks.pop();
    this.close(region);
    const reaches = unit.bound !== undefined;
    const normal = unit.saveBound();
    if (reaches) {
      finalizer();
      code.at(undefined);
      code.emit('JUMP', end);
    }
    const after = unit.saveBound();
    unit.bound = before;
    code.place(region.handler);
    this.handling(node, exception, saved, () => {
      unit.nest(1, node, finalizer);
      code.at(undefined);
      if (unit.bound !== undefined) code.emit('RERAISE', exception);
    });
    unit.bound = reaches ? (after ?? normal) : undefined;
    code.place(end);
  }

  /** Code of a handler: the exception is the handled one meanwhile, and no longer so on any way out. */
  private handling(node: Position, exception: number, saved: number, body: () => void): void {
    const { code, unit } = this;
    const again = code.temporary();
    code.at(undefined);
    code.emit('PUSH_HANDLED', saved, exception);
    const region = this.open(again);
    unit.blocks.push({ kind: 'cleanup', region, emit: () => code.emit('POP_HANDLED', saved) });
    body();
    unit.blocks.pop();
    this.close(region);
    const skip = code.label();
    const goesOn = unit.bound !== undefined;
    if (goesOn) code.emit('JUMP', skip);
    code.place(region.handler);
    code.at(undefined);
    code.emit('POP_HANDLED', saved);
    code.emit('RERAISE', again);
    code.place(skip);
    code.at(node);
  }

  private tryExcept(node: Try | TryStar): void {
    if (node.handlers.length === 0) {
      this.body(node.body);
      return;
    }
    const { code, unit } = this;
    const end = code.label();
    const exception = code.temporary();
    const saved = code.temporary();
    const before = unit.saveBound();
    const region = this.open(exception);
    unit.blocks.push({ kind: 'cleanup', region, emit: () => undefined });
    unit.nest(1, node, () => this.body(node.body));
    unit.blocks.pop();
    this.close(region);
    this.body(node.orelse);
    const states = [unit.saveBound()];
    if (unit.bound !== undefined) {
      code.at(undefined);
      code.emit('JUMP', end);
    }
    unit.bound = before === undefined ? undefined : new Set(before);
    code.place(region.handler);
    if (node.kind === 'TryStar') this.starHandlers(node, exception, saved, end, states);
    else {
      this.handling(node, exception, saved, () => {
        for (const handler of node.handlers) {
          const next = code.label();
          unit.bound = before === undefined ? undefined : new Set(before);
          this.handler(handler, exception, saved, next, end, states, node.handlers.at(-1) === handler);
          code.place(next);
        }
        unit.bound = before === undefined ? undefined : new Set(before);
        code.at(undefined);
        code.emit('RERAISE', exception);
        unit.bound = undefined;
      });
    }
    unit.bound = undefined;
    for (const state of states) unit.joinBound(state);
    code.place(end);
  }

  private handler(
    handler: ExceptHandler,
    exception: number,
    saved: number,
    next: Label,
    end: Label,
    states: ReturnType<Unit['saveBound']>[],
    isLast: boolean,
  ): void {
    const { code, unit } = this;
    const mark = code.mark();
    if (handler.type !== undefined) {
      const type = this.expression(handler.type);
      const matches = code.temporary();
      code.at(handler.type);
      code.emit('MATCH_EXCEPTION', matches, exception, type);
      code.emit('JUMP_IF_FALSE', matches, next);
    } else {
      if (!isLast) throw syntaxError("default 'except:' must be last", handler);
      const matches = code.temporary();
      this.intrinsic('isCatchable', matches, [exception]);
      code.emit('JUMP_IF_FALSE', matches, next);
    }
    unit.nest(2, handler, () => this.named(handler, exception, () => this.body(handler.body)));
    states.push(unit.saveBound());
    if (unit.bound !== undefined) {
      code.at(undefined);
      code.emit('POP_HANDLED', saved);
      code.emit('JUMP', end);
    }
    code.release(mark);
  }

  /** `except ... as name`: bound for the body, unbound after it. */
  private named(handler: ExceptHandler, value: number, body: () => void): void {
    const { code, unit } = this;
    const { name } = handler;
    if (name === undefined) {
      body();
      return;
    }
    code.at(handler);
    unit.store(name, value);
    const unbind = (): void => {
      code.at(undefined);
      unit.store(name, code.constant(NONE));
      unit.delete(name);
    };
    const again = code.temporary();
    const region = this.open(again);
    unit.blocks.push({ kind: 'cleanup', region, emit: unbind });
    body();
    unit.blocks.pop();
    this.close(region);
    const skip = code.label();
    const goesOn = unit.bound !== undefined;
    if (goesOn) {
      unbind();
      code.emit('JUMP', skip);
    }
    const after = unit.saveBound();
    code.place(region.handler);
    unbind();
    code.emit('RERAISE', again);
    unit.bound = after;
    code.place(skip);
  }

  private starHandlers(
    node: TryStar,
    exception: number,
    saved: number,
    end: Label,
    states: ReturnType<Unit['saveBound']>[],
  ): void {
    const { code, unit } = this;
    const original = code.temporary();
    const raised = code.temporary();
    const before = unit.saveBound();
    const rest = code.temporary();
    this.handling(node, exception, saved, () => {
      code.at(undefined);
      code.emit('MOVE', original, exception);
      code.emit('MOVE', rest, exception);
      code.emit('BUILD_LIST', raised, 0, 0);
      for (const handler of node.handlers) {
        const mark = code.mark();
        const next = code.label();
        const after = code.label();
        unit.bound = before === undefined ? undefined : new Set(before);
        code.emit('JUMP_IF_NONE', rest, next);
        const type = this.expression(handler.type as Expression);
        const parts = code.temporary(2);
        code.at(handler.type);
        code.emit('MATCH_EXCEPTION_GROUP', parts, rest, type);
        code.emit('MOVE', rest, parts + 1);
        code.emit('JUMP_IF_NONE', parts, next);
        const caught = code.temporary();
        const savedInner = code.temporary();
        code.emit('PUSH_HANDLED', savedInner, parts);
        const region = this.open(caught);
        unit.blocks.push({ kind: 'cleanup', region, emit: () => code.emit('POP_HANDLED', savedInner) });
        this.#starHandlers.push(unit.blocks.length);
        unit.nest(2, handler, () => this.named(handler, parts, () => this.body(handler.body)));
        this.#starHandlers.pop();
        unit.blocks.pop();
        this.close(region);
        code.at(undefined);
        code.emit('POP_HANDLED', savedInner);
        code.emit('JUMP', after);
        code.place(region.handler);
        code.emit('POP_HANDLED', savedInner);
        code.emit('LIST_APPEND', raised, caught);
        code.place(after);
        code.place(next);
        code.release(mark);
      }
      code.at(undefined);
      code.emit('LIST_APPEND', raised, rest);
      const result = code.temporary();
      code.emit('JOIN_EXCEPTION_GROUP', result, original, raised);
      code.emit('POP_HANDLED', saved);
      code.emit('JUMP_IF_NONE', result, end);
      code.emit('RERAISE', result);
      states.push(before);
      unit.bound = undefined;
    });
  }

  // --- with

  private withStatement(node: With | AsyncWith, index: number): void {
    const { code, unit } = this;
    const item = node.items[index];
    if (item === undefined) {
      this.body(node.body);
      return;
    }
    const isAsync = node.kind === 'AsyncWith';
    if (isAsync && !unit.scope.isAsyncFunction) throw syntaxError("'async with' outside async function", node);
    const mark = code.mark();
    const exit = code.temporary(2);
    const manager = this.expression(item.contextExpr, code.temporary());
    code.at(item.contextExpr);
    const enter = code.temporary(2);
    code.emit('LOAD_SPECIAL', enter, manager, code.nameIndex(isAsync ? '__aenter__' : '__enter__'));
    code.emit('LOAD_SPECIAL', exit, manager, code.nameIndex(isAsync ? '__aexit__' : '__exit__'));
    const value = code.temporary();
    code.emit('CALL_METHOD', value, enter, 0, code.site());
    if (isAsync) this.awaitValue(value, value, 1);
    const exception = code.temporary();
    const saved = code.temporary();
    const end = code.label();
    const callExit = (): void => {
      const inner = code.mark();
      const base = code.temporary(5);
      code.at(item.contextExpr);
      code.emit('MOVE', base, exit);
      code.emit('MOVE', base + 1, exit + 1);
      for (let i = 2; i < 5; i++) code.emit('MOVE', base + i, code.constant(NONE));
      code.emit('CALL_METHOD', base, base, 3, code.site());
      if (isAsync) this.awaitValue(base, base, 2);
      code.release(inner);
    };
    const region = this.open(exception);
    const before = unit.saveBound();
    unit.blocks.push({ kind: 'cleanup', region, emit: callExit });
    unit.nest(1, node, () => {
      if (item.optionalVars !== undefined) this.assign(item.optionalVars, value);
      this.withStatement(node, index + 1);
    });
    unit.blocks.pop();
    this.close(region);
    const after = unit.saveBound();
    if (unit.bound !== undefined) {
      callExit();
      code.emit('JUMP', end);
    }
    unit.bound = before;
    code.place(region.handler);
    this.handling(node, exception, saved, () => {
      const suppressed = code.label();
      const result = code.temporary();
      code.at(item.contextExpr);
      code.emit('WITH_EXIT_EXCEPTION', result, exit, exception);
      if (isAsync) this.awaitValue(result, result, 2);
      code.emit('JUMP_IF_TRUE', result, suppressed);
      code.emit('RERAISE', exception);
      code.place(suppressed);
      code.at(undefined);
      code.emit('POP_HANDLED', saved);
      code.emit('JUMP', end);
      unit.bound = undefined;
    });
    // A suppressed exception may have skipped any binding of the body.
    unit.bound = before === undefined ? undefined : new Set(before);
    if (after !== undefined) unit.joinBound(after);
    code.place(end);
    code.release(mark);
  }

  // --- match

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
