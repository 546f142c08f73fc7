/** Displays of tuples, lists, sets and dicts, comprehensions, and the loops that those have with `for`. */
import { syntaxError } from '../scope/errors.ts';
import type { Scope } from '../scope/scope.ts';
import type { Comprehension, Expression } from '../syntax/tree.ts';
import type { Label } from './code-builder.ts';
import { ExpressionBase } from './expression-base.ts';
import { constantOf } from './fold-constants.ts';
import { setConstant } from './set-constants.ts';

export abstract class DisplayCompiler extends ExpressionBase {
  protected display(node: Expression & { kind: 'Tuple' | 'List' | 'Set' }, target: number): void {
    const { code, unit } = this;
    const { elts } = node;
    const constants = node.kind === 'Set' && elts.length > 2 ? elts.map((element) => constantOf(element)) : [];
    if (constants.length > 0 && constants.every((constant) => constant !== undefined)) {
      // As CPython builds it, from a constant frozenset: the order of the items shows it.
      const set = code.temporary();
      code.at(node);
      code.emit('BUILD_SET', set, 0, 0);
      code.emit('SET_UPDATE', set, code.constant(setConstant(unit.table, constants)));
      code.emit('MOVE', target, set);
      return;
    }
    if (!elts.some((element) => element.kind === 'Starred')) {
      const base = this.run(elts);
      code.at(node);
      code.emit(
        node.kind === 'Tuple' ? 'BUILD_TUPLE' : node.kind === 'List' ? 'BUILD_LIST' : 'BUILD_SET',
        target,
        base,
        elts.length,
      );
      return;
    }
    const collection = code.temporary();
    code.at(node);
    code.emit(node.kind === 'Set' ? 'BUILD_SET' : 'BUILD_LIST', collection, 0, 0);
    this.collect(elts, collection, node.kind === 'Set', node);
    code.at(node);
    code.emit(node.kind === 'Tuple' ? 'LIST_TO_TUPLE' : 'MOVE', target, collection);
  }

  /** Adds elements, some starred, to a list or set. */
  protected collect(
    elements: readonly Expression[],
    collection: number,
    isSet: boolean,
    at: Expression | undefined,
  ): void {
    const { code } = this;
    for (const element of elements) {
      const mark = code.mark();
      const value = this.expression(element.kind === 'Starred' ? element.value : element);
      code.at(at);
      if (element.kind === 'Starred') code.emit(isSet ? 'SET_UPDATE' : 'LIST_EXTEND', collection, value);
      else code.emit(isSet ? 'SET_ADD' : 'LIST_APPEND', collection, value);
      code.release(mark);
    }
  }

  protected dictDisplay(node: Expression & { kind: 'Dict' }, target: number): void {
    const { code } = this;
    if (!node.keys.includes(undefined) && node.keys.length <= 64) {
      const base = this.run(node.keys.flatMap((key, i) => [key as Expression, node.values[i] as Expression]));
      code.at(node);
      code.emit('BUILD_DICT', target, base, node.keys.length);
      return;
    }
    const dict = code.temporary();
    code.at(node);
    code.emit('BUILD_DICT', dict, 0, 0);
    for (const [i, key] of node.keys.entries()) {
      const mark = code.mark();
      if (key === undefined) {
        const mapping = this.expression(node.values[i] as Expression);
        code.at(node);
        code.emit('DICT_UPDATE', dict, mapping);
      } else {
        const keyRegister = this.operand(key, node);
        const value = this.expression(node.values[i] as Expression);
        code.at(node);
        code.emit('DICT_ADD', dict, keyRegister, value);
      }
      code.release(mark);
    }
    code.emit('MOVE', target, dict);
  }

  // --- comprehensions, inlined (PEP 709)

  protected comprehension(node: Expression & { kind: 'ListComp' | 'SetComp' | 'DictComp' }, target: number): void {
    const { code, unit } = this;
    const scope = unit.table.scopes.get(node) as Scope;
    const first = node.generators[0] as Comprehension;
    if (
      scope.isCoroutine &&
      !unit.scope.isAsyncFunction &&
      !unit.scope.isGeneratorExpression &&
      unit.inner.length === 0
    )
      throw syntaxError('asynchronous comprehension outside of an asynchronous function', node);
    const iterable = this.expression(first.iter, code.temporary());
    const iterator = code.temporary();
    code.at(first.iter);
    if (first.isAsync) code.emit('GET_ASYNC_ITER', iterator, iterable);
    else code.emit('GET_ITER', iterator, iterable);
    unit.inner.push(scope);
    const start = code.pc;
    for (const variable of scope.variables.values()) {
      const register = unit.registers.get(variable) as number;
      code.at(node);
      code.emit('CLEAR', register);
      if (variable.isCell) code.emit('MAKE_CELL', register);
      unit.bound?.delete(variable);
    }
    const collection = code.temporary();
    code.at(node);
    code.emit(
      node.kind === 'ListComp' ? 'BUILD_LIST' : node.kind === 'SetComp' ? 'BUILD_SET' : 'BUILD_DICT',
      collection,
      0,
      0,
    );
    this.generators(node.generators, 0, iterator, () => {
      const mark = code.mark();
      if (node.kind === 'DictComp') {
        const key = this.operand(node.key, node.value);
        const value = this.expression(node.value);
        code.at(node);
        code.emit('DICT_ADD', collection, key, value);
      } else {
        const value = this.expression(node.elt);
        code.at(node.elt);
        code.emit(node.kind === 'ListComp' ? 'LIST_APPEND' : 'SET_ADD', collection, value);
      }
      code.release(mark);
    });
    unit.inner.pop();
    const registers = [...scope.variables.values()].map((variable) => unit.registers.get(variable) as number);
    code.comprehensions.push({ start, end: code.pc, registers });
    code.at(node);
    code.emit('MOVE', target, collection);
  }

  /** The loops of a comprehension or generator expression; `iterator` is that of the first. */
  protected generators(
    generators: readonly Comprehension[],
    index: number,
    iterator: number,
    element: () => void,
  ): void {
    const { code, unit } = this;
    const generator = generators[index] as Comprehension;
    const start = code.label();
    const exit = code.label();
    const before = unit.saveBound();
    code.place(start);
    this.forNext(generator.isAsync, iterator, exit, generator.iter, (item) => this.assign(generator.target, item));
    const skip = code.label();
    for (const condition of generator.ifs) this.jumpIf(condition, false, skip);
    const next = generators[index + 1];
    if (next === undefined) element();
    else {
      const mark = code.mark();
      const iterable = this.expression(next.iter);
      const inner = code.temporary();
      code.at(next.iter);
      code.emit(next.isAsync ? 'GET_ASYNC_ITER' : 'GET_ITER', inner, iterable);
      this.generators(generators, index + 1, inner, element);
      code.release(mark);
    }
    code.place(skip);
    code.at(undefined);
    code.emit('JUMP_BACK', start, code.site());
    code.place(exit);
    unit.bound = before;
  }

  /** Next item of a loop, handed to `use` in a register; jumps to `exit` at the end. */
  protected forNext(
    isAsync: boolean,
    iterator: number,
    exit: Label,
    at: Expression,
    use: (item: number) => void,
    direct?: number,
  ): void {
    const { code } = this;
    const mark = code.mark();
    const item = direct ?? code.temporary();
    code.at(at);
    if (!isAsync) {
      code.emit('FOR_ITER', item, iterator, exit, code.site());
      use(item);
      code.release(mark);
      return;
    }
    // The exception that ends the loop comes out of the await.
    const caught = code.temporary();
    const handler = code.label();
    const after = code.label();
    const startPc = code.pc;
    const awaitable = code.temporary();
    code.emit('GET_ASYNC_NEXT', awaitable, iterator);
    this.delegate(awaitable, item);
    const region = { ranges: [[startPc, code.pc]] as [number, number][], handler, register: caught };
    code.protect(region);
    code.emit('JUMP', after);
    code.place(handler);
    code.emit('END_ASYNC_FOR', caught, exit);
    code.place(after);
    use(item);
    code.release(mark);
  }
}
