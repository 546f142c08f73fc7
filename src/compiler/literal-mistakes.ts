/** What CPython's compiler warns of: literals where no program can mean them. Takes nodes, gives messages. */
import type { Constant } from '../bytecode/code.ts';
import type { Expression } from '../syntax/tree.ts';
import { constantOf } from './fold-constants.ts';

const COMMA = 'perhaps you missed a comma?';

/** `x is 1`: identity with a value that may be made anew each time. Only the first such comparison of a chain counts. */
export function comparisonMistake({ left, ops, comparators }: Expression & { kind: 'Compare' }): string | undefined {
  let before = left;
  for (const [i, operator] of ops.entries()) {
    const after = comparators[i] as Expression;
    if (operator === 'Is' || operator === 'IsNot') {
      const literal = [before, after].find(isNoSingleton);
      if (literal !== undefined)
        return operator === 'Is'
          ? `"is" with '${literalType(literal)}' literal. Did you mean "=="?`
          : `"is not" with '${literalType(literal)}' literal. Did you mean "!="?`;
    }
    before = after;
  }
  return undefined;
}

function isNoSingleton(node: Expression): boolean {
  const constant = constantOf(node);
  return constant !== undefined && !['none', 'bool', 'ellipsis'].includes(constant.type);
}

/** `(1, 2) (3, 4)`: a call of what cannot be called. */
export function callMistake(callee: Expression): string | undefined {
  const type = callee.kind === 'Lambda' ? undefined : literalType(callee);
  return type === undefined ? undefined : `'${type}' object is not callable; ${COMMA}`;
}

/** Where only numbers and slices can be the key. */
const SEQUENCES = ['str', 'bytes', 'tuple', 'list'];

/** `[1] ["a"]`: a subscript that its value cannot have. */
export function subscriptMistake(value: Expression, key: Expression): string | undefined {
  const type = literalType(value);
  if (type === undefined || type === 'dict') return undefined;
  if (!SEQUENCES.includes(type)) return `'${type}' object is not subscriptable; ${COMMA}`;
  const index = literalType(key);
  if (index === undefined || index === 'int' || index === 'bool') return undefined;
  return `${type} indices must be integers or slices, not ${index}; ${COMMA}`;
}

/** `assert (condition, message)`: a tuple with items is always true. */
export function assertionMistake(test: Expression): string | undefined {
  const isTrue = test.kind === 'Tuple' && test.elts.length > 0;
  return isTrue ? 'assertion is always true, perhaps remove parentheses?' : undefined;
}

/** Name of the type of a literal or display; undefined: it depends on the program. */
function literalType(node: Expression): string | undefined {
  switch (node.kind) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
      return 'str';
    default: {
      const constant = constantOf(node);
      return constant === undefined ? undefined : constantType(constant);
    }
  }
}

const constantType = ({ type }: Constant): string => (type === 'none' ? 'NoneType' : type);
