/** Assignment in all its forms, and `del`. */
import { OPCODE } from '../bytecode/opcodes.ts';
import { syntaxError } from '../scope/errors.ts';
import type { AnnAssign, AugAssign, Expression } from '../syntax/tree.ts';
import { DefinitionCompiler } from './definitions.ts';
import { attributePosition } from './expression-base.ts';
import { BINARY } from './expressions.ts';

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

export abstract class AssignmentCompiler extends DefinitionCompiler {
  protected assignment(targets: readonly Expression[], value: Expression): void {
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

  protected augmented(node: AugAssign): void {
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

  protected annotated(node: AnnAssign): void {
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

  protected deleteTarget(target: Expression): void {
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
}
