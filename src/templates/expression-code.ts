/** Expressions of a template to Python's. What only an environment can decide becomes a call of the runtime (runtime.py). */

import type { TemplateReference, TemplateSettings } from '../runtime/template-hook.ts';
import type { Expression as Python } from '../syntax/tree.ts';
import { TemplateError } from './error.ts';
import type { Frame } from './frame.ts';
import type { CallArguments, Expression, Target } from './nodes.ts';
import { PythonBuilder } from './python.ts';

export class ExpressionCode {
  readonly python = new PythonBuilder();
  readonly references: TemplateReference[] = [];
  readonly settings: TemplateSettings;

  constructor(settings: TemplateSettings) {
    this.settings = settings;
  }

  expression(node: Expression, frame: Frame): Python {
    const before = this.python.line;
    this.python.line = node.line;
    const value = this.#at(node, frame);
    this.python.line = before;
    return value;
  }

  #all(nodes: readonly Expression[], frame: Frame): Python[] {
    return nodes.map((node) => this.expression(node, frame));
  }

  #at(node: Expression, frame: Frame): Python {
    const { python } = this;
    switch (node.kind) {
      case 'name':
        return this.#name(node.name, frame);
      case 'constant':
        return this.#constant(node.value, node.real === true);
      case 'list':
        return python.list(this.#all(node.items, frame));
      case 'tuple':
        return python.tuple(this.#all(node.items, frame));
      case 'dict':
        return python.dict(
          node.pairs.map(([key, value]) => [this.expression(key, frame), this.expression(value, frame)] as const),
        );
      case 'filter':
        return this.applied(node, this.expression(node.value as Expression, frame), frame);
      case 'test':
        this.#refer('test', node.name, node.line, frame);
        return this.#call(
          python.name(frame.scope.root.callable('test', node.name)),
          [this.expression(node.value, frame)],
          node.call,
          frame,
        );
      case 'attribute':
        return python.call('attribute', [this.expression(node.value, frame), python.text(node.name)]);
      case 'item': {
        const value = this.expression(node.value, frame);
        const key = this.expression(node.key, frame);
        return node.key.kind === 'slice' ? python.subscript(value, key) : python.call('item', [value, key]);
      }
      case 'slice': {
        const bound = (part: Expression | undefined): Python | undefined =>
          part === undefined ? undefined : this.expression(part, frame);
        return python.slice(bound(node.lower), bound(node.upper), bound(node.step));
      }
      case 'call':
        return this.call(node.callee, node.call, frame);
      case 'concat':
        // What is known beforehand is joined as text, even where it is markup.
        return python.call('joined', [
          frame.autoescape !== 'volatile' && isConstant(node) ? python.bool(false) : this.#autoescape(frame),
          ...this.#all(node.items, frame),
        ]);
      case 'compare':
        return python.compare(
          this.expression(node.left, frame),
          node.rest.map(([operator, right]) => [operator, this.expression(right, frame)] as const),
        );
      case 'binary': {
        const left = this.expression(node.left, frame);
        const right = this.expression(node.right, frame);
        return this.settings.interceptedBinary.includes(node.operator)
          ? python.call('call_binop', [python.name('context'), python.text(node.operator), left, right])
          : python.binary(node.operator, left, right);
      }
      case 'unary': {
        const operand = this.expression(node.operand, frame);
        return this.settings.interceptedUnary.includes(node.operator)
          ? python.call('call_unop', [python.name('context'), python.text(node.operator), operand])
          : python.unary(node.operator, operand);
      }
      case 'logic':
        return python.logic(node.operator, this.expression(node.left, frame), this.expression(node.right, frame));
      case 'conditional': {
        const soft = { ...frame, soft: true };
        return python.conditional(
          this.expression(node.test, soft),
          this.expression(node.then, soft),
          node.otherwise === undefined ? this.#noElse(node.line) : this.expression(node.otherwise, soft),
        );
      }
    }
  }

  #noElse(line: number): Python {
    const message = `the inline if-expression on line ${line} evaluated to false and no else section was defined.`;
    return this.python.call('no_else', [this.python.text(message)]);
  }

  #name(name: string, frame: Frame): Python {
    const { variable, sure } = frame.scope.find(name);
    const { python } = this;
    const value = python.name(variable);
    if (sure) return value;
    const undefined_ = python.call('undefined', [], [['name', python.text(name)]]);
    return python.conditional(python.is(value, python.name('missing')), undefined_, value);
  }

  #constant(value: string | number | bigint | boolean | null, real: boolean): Python {
    const { python } = this;
    if (value === null) return python.none();
    if (typeof value === 'string') return python.text(value);
    if (typeof value === 'boolean') return python.bool(value);
    if (real) return python.constant({ type: 'float', value: value as number });
    return python.constant({ type: 'int', value });
  }

  #refer(kind: 'filter' | 'test', name: string, line: number, frame: Frame): void {
    if (!frame.soft) this.references.push({ kind, name, line });
  }

  /** A filter on a Python value; in the head of a block the innermost filter has no value of its own. */
  applied(node: Extract<Expression, { readonly kind: 'filter' }>, value: Python, frame: Frame): Python {
    this.#refer('filter', node.name, node.line, frame);
    const callee = this.python.name(frame.scope.root.callable('filter', node.name));
    return this.#call(callee, [value], node.call, frame);
  }

  /** The filters of a block's head on the block's text. */
  filtered(filter: Expression, text: Python, frame: Frame): Python {
    if (filter.kind !== 'filter') return this.expression(filter, frame);
    return this.applied(filter, filter.value === undefined ? text : this.filtered(filter.value, text, frame), frame);
  }

  /** A call goes through the context, or through the environment where that may refuse it. */
  call(callee: Expression, call: CallArguments, frame: Frame, caller?: Python): Python {
    const first = this.expression(callee, frame);
    const extra = caller === undefined ? [] : [['caller', caller] as const];
    return this.#call(this.python.name('call'), [first], call, frame, extra);
  }

  #call(
    callee: Python,
    first: Python[],
    { args, keywords, starred, doubleStarred }: CallArguments,
    frame: Frame,
    extra: readonly (readonly [string, Python])[] = [],
  ): Python {
    const { python } = this;
    const positional = [...first, ...this.#all(args, frame)];
    if (starred !== undefined) positional.push(python.starred(this.expression(starred, frame)));
    const named: (readonly [string | undefined, Python])[] = [
      ...keywords.map(([name, value]) => [name, this.expression(value, frame)] as const),
      ...extra,
    ];
    const repeated = named.find(([name], at) => named.findIndex(([other]) => other === name) < at);
    if (repeated !== undefined) throw new TemplateError(`keyword argument repeated: ${repeated[0]}`, python.line);
    if (doubleStarred !== undefined) named.push([undefined, this.expression(doubleStarred, frame)]);
    return python.call(callee, positional, named);
  }

  /** True, False, or the context's setting. */
  #autoescape(frame: Frame): Python {
    const { python } = this;
    if (frame.autoescape !== 'volatile') return python.bool(frame.autoescape);
    return python.attribute(python.attribute(python.name('context'), 'eval_ctx'), 'autoescape');
  }

  /** An expression's value as the text that is written. */
  printed(node: Expression, frame: Frame): Python {
    return this.printedValue(this.expression(node, frame), frame);
  }

  printedValue(result: Python, frame: Frame): Python {
    const { python } = this;
    let value = result;
    if (this.settings.finalize) value = python.call('finalize', [python.name('context'), value]);
    if (frame.autoescape === 'volatile') return python.call('printed', [this.#autoescape(frame), value]);
    return python.call(frame.autoescape ? 'escape' : 'text', [value]);
  }

  /** Text that was collected: markup where output is escaped. */
  collected(pieces: string, frame: Frame): Python {
    const { python } = this;
    const text = python.call('concat', [python.name(pieces)]);
    if (frame.autoescape === 'volatile') return python.call('marked', [this.#autoescape(frame), text]);
    return frame.autoescape ? python.call('Markup', [text]) : text;
  }

  autoescapeOf(frame: Frame): Python {
    return this.#autoescape(frame);
  }

  /** A target to assign to; a namespace's attribute is written by the runtime's `member`. */
  target(target: Target, frame: Frame): Python {
    const { python } = this;
    if (target.kind === 'tuple')
      return python.tuple(
        target.items.map((item) => this.target(item, frame)),
        'Store',
      );
    if (target.kind === 'name') return python.name(frame.scope.find(target.name).variable, 'Store');
    const namespace = python.call('member', [python.name(frame.scope.find(target.name).variable)]);
    return python.subscript(namespace, python.text(target.attribute), 'Store');
  }
}

/** Filters whose result depends on more than their arguments. */
const DEPENDENT = new Set(['map', 'random', 'reject', 'rejectattr', 'select', 'selectattr']);

/** True for what has the same value at every rendering. */
function isConstant(node: Expression): boolean {
  switch (node.kind) {
    case 'constant':
      return true;
    case 'list':
    case 'tuple':
    case 'concat':
      return node.items.every(isConstant);
    case 'dict':
      return node.pairs.every((pair) => pair.every(isConstant));
    case 'filter': {
      const { args, keywords, starred, doubleStarred } = node.call;
      const parts = [node.value, starred, doubleStarred, ...args, ...keywords.map(([, value]) => value)];
      return !DEPENDENT.has(node.name) && parts.every((part) => part === undefined || isConstant(part));
    }
    case 'binary':
      return isConstant(node.left) && isConstant(node.right);
    case 'unary':
      return isConstant(node.operand);
    default:
      return false;
  }
}
