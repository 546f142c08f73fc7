/** Source text of an expression, as `from __future__ import annotations` stores it. */
import type { Arguments, ConstantValue, Expression } from '../syntax/tree.ts';

const BINARY: Readonly<Record<string, readonly [string, number]>> = {
  BitOr: ['|', 6],
  BitXor: ['^', 7],
  BitAnd: ['&', 8],
  LShift: ['<<', 9],
  RShift: ['>>', 9],
  Add: ['+', 10],
  Sub: ['-', 10],
  Mult: ['*', 11],
  MatMult: ['@', 11],
  Div: ['/', 11],
  Mod: ['%', 11],
  FloorDiv: ['//', 11],
  Pow: ['**', 13],
};
const COMPARE: Readonly<Record<string, string>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

/** Text with parentheses where precedence needs them. */
export function unparse(node: Expression, level = 0): string {
  const wrap = (own: number, text: string): string => (own < level ? `(${text})` : text);
  switch (node.kind) {
    case 'Constant':
      return constant(node.value);
    case 'Name':
      return node.id;
    case 'Attribute':
      return `${unparse(node.value, 15)}.${node.attr}`;
    case 'Subscript':
      return `${unparse(node.value, 15)}[${node.slice.kind === 'Tuple' && node.slice.elts.length > 0 ? node.slice.elts.map((element) => unparse(element)).join(', ') + (node.slice.elts.length === 1 ? ',' : '') : unparse(node.slice)}]`;
    case 'Slice':
      return `${node.lower === undefined ? '' : unparse(node.lower)}:${node.upper === undefined ? '' : unparse(node.upper)}${node.step === undefined ? '' : `:${unparse(node.step)}`}`;
    case 'Tuple':
      return `(${node.elts.map((element) => unparse(element)).join(', ')}${node.elts.length === 1 ? ',' : ''})`;
    case 'List':
      return `[${node.elts.map((element) => unparse(element)).join(', ')}]`;
    case 'Set':
      return `{${node.elts.map((element) => unparse(element)).join(', ')}}`;
    case 'Dict':
      return `{${node.keys.map((key, i) => (key === undefined ? `**${unparse(node.values[i] as Expression)}` : `${unparse(key)}: ${unparse(node.values[i] as Expression)}`)).join(', ')}}`;
    case 'Starred':
      return `*${unparse(node.value, 6)}`;
    case 'BinOp': {
      const [operator, own] = BINARY[node.op] as readonly [string, number];
      if (node.op === 'Pow') return wrap(own, `${unparse(node.left, own + 1)} ** ${unparse(node.right, own)}`);
      return wrap(own, `${unparse(node.left, own)} ${operator} ${unparse(node.right, own + 1)}`);
    }
    case 'UnaryOp': {
      const own = node.op === 'Not' ? 4 : 12;
      const operator = { Not: 'not ', USub: '-', UAdd: '+', Invert: '~' }[node.op];
      return wrap(own, `${operator}${unparse(node.operand, own)}`);
    }
    case 'BoolOp': {
      const own = node.op === 'And' ? 3 : 2;
      return wrap(own, node.values.map((value) => unparse(value, own + 1)).join(node.op === 'And' ? ' and ' : ' or '));
    }
    case 'Compare':
      return wrap(
        5,
        [
          unparse(node.left, 6),
          ...node.ops.map((op, i) => `${COMPARE[op]} ${unparse(node.comparators[i] as Expression, 6)}`),
        ].join(' '),
      );
    case 'Call':
      return `${unparse(node.func, 15)}(${[...node.args.map((arg) => unparse(arg)), ...node.keywords.map((keyword) => (keyword.arg === undefined ? `**${unparse(keyword.value)}` : `${keyword.arg}=${unparse(keyword.value)}`))].join(', ')})`;
    case 'IfExp':
      return wrap(1, `${unparse(node.body, 2)} if ${unparse(node.test, 2)} else ${unparse(node.orelse, 1)}`);
    case 'Lambda':
      return wrap(1, `lambda${parameters(node.args)}: ${unparse(node.body, 1)}`);
    case 'Await':
      return wrap(14, `await ${unparse(node.value, 15)}`);
    case 'NamedExpr':
      return `(${node.target.id} := ${unparse(node.value, 1)})`;
    case 'ListComp':
      return `[${unparse(node.elt)}${loops(node)}]`;
    case 'SetComp':
      return `{${unparse(node.elt)}${loops(node)}}`;
    case 'GeneratorExp':
      return `(${unparse(node.elt)}${loops(node)})`;
    case 'DictComp':
      return `{${unparse(node.key)}: ${unparse(node.value)}${loops(node)}}`;
    case 'Yield':
      return node.value === undefined ? '(yield)' : `(yield ${unparse(node.value)})`;
    case 'YieldFrom':
      return `(yield from ${unparse(node.value)})`;
    case 'JoinedStr':
      return `f${quote(node.values.map((value) => formatPart(value)).join(''))}`;
    case 'FormattedValue':
      return `f${quote(formatPart(node))}`;
  }
}

function formatPart(node: Expression): string {
  if (node.kind === 'Constant' && node.value.type === 'str')
    return node.value.value.replaceAll('{', '{{').replaceAll('}', '}}');
  if (node.kind !== 'FormattedValue') return '';
  const conversion = node.conversion < 0 ? '' : `!${String.fromCharCode(node.conversion)}`;
  const spec = node.formatSpec === undefined ? '' : `:${node.formatSpec.values.map(formatPart).join('')}`;
  return `{${unparse(node.value, 2)}${conversion}${spec}}`;
}

function loops(node: {
  readonly generators: readonly { target: Expression; iter: Expression; ifs: Expression[]; isAsync: boolean }[];
}): string {
  return node.generators
    .map(
      (generator) =>
        ` ${generator.isAsync ? 'async ' : ''}for ${unparse(generator.target).replace(/^\((.*)\)$/, '$1')} in ${unparse(generator.iter, 2)}${generator.ifs.map((test) => ` if ${unparse(test, 2)}`).join('')}`,
    )
    .join('');
}

function parameters(args: Arguments): string {
  const positional = [...args.posonlyargs, ...args.args];
  const first = positional.length - args.defaults.length;
  const parts = positional.map((arg, i) =>
    i >= first ? `${arg.arg}=${unparse(args.defaults[i - first] as Expression)}` : arg.arg,
  );
  if (args.posonlyargs.length > 0) parts.splice(args.posonlyargs.length, 0, '/');
  if (args.vararg !== undefined) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push('*');
  for (const [i, arg] of args.kwonlyargs.entries())
    parts.push(args.kwDefaults[i] === undefined ? arg.arg : `${arg.arg}=${unparse(args.kwDefaults[i] as Expression)}`);
  if (args.kwarg !== undefined) parts.push(`**${args.kwarg.arg}`);
  return parts.length === 0 ? '' : ` ${parts.join(', ')}`;
}

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return (
    mark +
    text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll(mark, `\\${mark}`) +
    mark
  );
}

function constant(value: ConstantValue): string {
  switch (value.type) {
    case 'int':
      return String(value.value);
    case 'float':
      return Number.isInteger(value.value) && Math.abs(value.value) < 1e16 ? `${value.value}.0` : String(value.value);
    case 'complex':
      return `${value.imag}j`;
    case 'str':
      return quote(value.value);
    case 'bytes':
      return `b${quote(Array.from(value.value, (byte) => String.fromCharCode(byte)).join(''))}`;
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'ellipsis':
      return '...';
  }
}
