/** What messages say about parts of the tree. */
import type { Node } from './peg.ts';
import type { Reader } from './reader.ts';

const NAMES: Readonly<Record<string, string>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  None: 'None',
  True: 'True',
  False: 'False',
  Ellipsis: 'ellipsis',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
};

/** How messages name an expression. */
export function describe(node: Node): string {
  return NAMES[node.kind] ?? 'literal';
}

export type TargetUse = 'assign' | 'delete' | 'for';

/** The part of an expression that cannot be a target, or undefined. */
export function invalidTarget(node: Node, use: TargetUse): Node | undefined {
  switch (node.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return undefined;
    case 'Starred':
      return use === 'delete' ? node : invalidTarget(node.parts.value as Node, use);
    case 'List':
    case 'Tuple':
      for (const element of elements(node)) {
        const found = invalidTarget(element, use);
        if (found !== undefined) return found;
      }
      return undefined;
    case 'Compare': {
      // `a in b` after `for` was read as a comparison: its left side is the target.
      if (use !== 'for') return node;
      const [operator] = node.parts.pairs as Node[];
      return operator?.kind === 'In' ? invalidTarget(node.parts.left as Node, use) : undefined;
    }
    default:
      return node;
  }
}

/** Elements of a list or tuple. */
function elements(node: Node): readonly Node[] {
  const nodes: Node[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) collect(item);
    else if (typeof value === 'object' && value !== null && 'kind' in value) {
      const item = value as Node;
      if (item.kind === 'Items') {
        collect(item.parts.first);
        collect(item.parts.rest);
      } else if (item.kind !== 'Token') nodes.push(item);
    }
  };
  collect(node.parts.first);
  collect(node.parts.rest);
  collect(node.parts.a);
  collect(node.parts.b);
  return nodes;
}

/** Raises if an expression cannot be used so. */
export function checkTarget(reader: Reader, node: Node, use: TargetUse): void {
  const wrong = invalidTarget(node, use);
  if (wrong === undefined) return;
  throw reader.over(wrong, `cannot ${use === 'delete' ? 'delete' : 'assign to'} ${describe(wrong)}`);
}

/** The last expression of a comprehension: of its last condition, or what it goes through. */
export function lastOfComprehension(clauses: unknown): Node {
  const last = (clauses as Node[]).at(-1) as Node;
  const conditions = last.parts.ifs as Node[];
  return conditions.at(-1) ?? (last.parts.iter as Node);
}
