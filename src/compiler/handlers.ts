/** `try` with its handlers and `finally`, `except*`, and `with`. */
import { syntaxError } from '../scope/errors.ts';
import type { AsyncWith, ExceptHandler, Expression, Position, Try, TryStar, With } from '../syntax/tree.ts';
import type { Label } from './code-builder.ts';
import { ControlFlowCompiler } from './control-flow.ts';
import { NONE, type Unit } from './unit.ts';

export abstract class HandlerCompiler extends ControlFlowCompiler {
  protected tryStatement(node: Try | TryStar): void {
    if (node.finalbody.length > 0)
      this.tryFinally(
        node,
        () => this.tryExcept(node),
        () => this.body(node.finalbody),
      );
    else this.tryExcept(node);
  }

  /** Runs `body`, then `finalizer` on every way out. */
  protected tryFinally(node: Position, body: () => void, finalizer: () => void): void {
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
  protected handling(node: Position, exception: number, saved: number, body: () => void): void {
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

  protected tryExcept(node: Try | TryStar): void {
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

  protected handler(
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
  protected named(handler: ExceptHandler, value: number, body: () => void): void {
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

  protected starHandlers(
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
        this.starHandlerDepths.push(unit.blocks.length);
        unit.nest(2, handler, () => this.named(handler, parts, () => this.body(handler.body)));
        this.starHandlerDepths.pop();
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

  protected withStatement(node: With | AsyncWith, index: number): void {
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
}
