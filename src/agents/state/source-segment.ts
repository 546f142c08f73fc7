import type { Statement } from '../../syntax/tree.ts';

/** The first line of a statement, with its decorators. */
export function firstLine(statement: Statement): number {
  const { decoratorList = [] } = statement as { decoratorList?: readonly { readonly line: number }[] };
  return Math.min(statement.line, ...decoratorList.map((decorator) => decorator.line));
}

/** The text of a statement as it was written, decorators included. */
export function segment(source: string, statement: Statement): string {
  const { endLine, endColumn } = statement;
  const first = firstLine(statement);
  const lines = source.split('\n').slice(first - 1, endLine);
  const last = lines.length - 1;
  lines[last] = (lines[last] as string).slice(0, endColumn);
  if (first === statement.line) lines[0] = (lines[0] as string).slice(statement.column);
  return lines.join('\n');
}
