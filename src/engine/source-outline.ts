/** What the carets of tracebacks ask of the parser: the shape of a failing expression. */

import {
  type OperationOutline,
  type Place,
  type SourceOutliner,
  setSourceOutliner,
} from '../runtime/exceptions/caret-lines.ts';
import { PythonSyntaxError } from '../syntax/errors.ts';
import { parseExpression, parseModule } from '../syntax/parser.ts';
import type { Expression, Position } from '../syntax/tree.ts';

/** Longer texts are shown without anchors: marks are not worth the parse. */
const MAX_CHARACTERS = 10_000;

export const sourceOutliner: SourceOutliner = {
  operation(text) {
    // In parentheses a segment may break off at any line.
    const node = parsed(text, () => parseExpression(`(\n${text}\n)`));
    return node === undefined ? undefined : outline(node);
  },
  plainCall(text) {
    const statement = parsed(text, () => parseModule(text))?.body[0];
    if (statement?.kind === 'Return') {
      const { value } = statement;
      return value?.kind === 'Call' && value.func.kind === 'Name' ? span(value, 1) : undefined;
    }
    if (statement?.kind !== 'Assign' || statement.targets.length !== 1 || statement.targets[0]?.kind !== 'Name')
      return undefined;
    return statement.value.kind === 'Call' ? span(statement.value, 1) : undefined;
  },
};
setSourceOutliner(sourceOutliner);

/** Undefined where the text is no Python by itself. */
function parsed<T>(text: string, parse: () => T): T | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  try {
    return parse();
  } catch (thrown) {
    if (thrown instanceof PythonSyntaxError) return undefined;
    throw thrown;
  }
}

function outline(node: Expression): OperationOutline | undefined {
  // The segment's first line is the second one parsed.
  const { start, end } = span(node, 2);
  switch (node.kind) {
    case 'BinOp':
      return { kind: 'binary', leftEnd: span(node.left, 2).end, rightStart: span(node.right, 2).start, end };
    case 'Subscript':
      return { kind: 'subscript', leftEnd: span(node.value, 2).end, rightStart: start, end };
    case 'Call':
      return { kind: 'call', leftEnd: span(node.func, 2).end, rightStart: start, end };
    default:
      return undefined;
  }
}

function span(node: Position, firstLine: number): { readonly start: Place; readonly end: Place } {
  return { start: [node.line - firstLine, node.column], end: [node.endLine - firstLine, node.endColumn] };
}
