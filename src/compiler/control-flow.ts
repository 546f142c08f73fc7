/** Branches and loops, and the ways out of blocks: what is to be done when a jump or a return leaves them. */
import { syntaxError } from '../scope/errors.ts';
import type { AsyncFor, Expression, For, Position, Statement, While } from '../syntax/tree.ts';
import { AssignmentCompiler } from './assignments.ts';
import type { ProtectedRegion } from './code-builder.ts';
import { type Block, NONE, type Unit } from './unit.ts';

const NOT_IN_STAR_HANDLER = "'break', 'continue' and 'return' cannot appear in an except* block";

export abstract class ControlFlowCompiler extends AssignmentCompiler {
  /** Blocks open where the `except*` handlers begin that are being compiled. */
  protected readonly starHandlerDepths: number[] = [];

  protected ifStatement(node: Statement & { kind: 'If' }): void {
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

  protected whileStatement(node: While): void {
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

  protected forStatement(node: For | AsyncFor): void {
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

  protected leaveLoop(node: Statement & { kind: 'Break' | 'Continue' }): void {
    const { code, unit } = this;
    const at = unit.blocks.findLastIndex((block) => block.kind === 'loop');
    if (this.starHandlerDepths.some((depth) => at < depth)) throw syntaxError(NOT_IN_STAR_HANDLER, node);
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

  protected returnStatement(value: Expression | undefined, node: Position): void {
    const { code, unit } = this;
    if (unit.scope.kind !== 'function') throw syntaxError("'return' outside function", node);
    if (this.starHandlerDepths.length > 0) throw syntaxError(NOT_IN_STAR_HANDLER, value ?? node);
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
  protected unwind(depth: number, leave: () => void): void {
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
  protected open(register: number): ProtectedRegion {
    return { ranges: [[this.code.pc, -1]], handler: this.code.label(), register };
  }

  protected close(region: ProtectedRegion): void {
    const range = region.ranges.at(-1) as [number, number];
    if (range[1] < 0) range[1] = this.code.pc;
    this.code.protect(region);
  }
}
