/** The source text of a function, as it was written. */
import type { PyFunction } from '../../runtime/objects/function.ts';
import { sourceText } from '../../runtime/source.ts';
import { PythonSyntaxError } from '../../syntax/errors.ts';
import { parseModule } from '../../syntax/parser.ts';
import type { Statement } from '../../syntax/tree.ts';

/** Longer programs are not searched. */
const MAX_CHARACTERS = 200_000;

/** Undefined where the text is not known, or the function is a lambda. */
export function functionSource({ link }: PyFunction): string | undefined {
  const source = sourceText(link.code.filename);
  if (source === undefined || source.length > MAX_CHARACTERS) return undefined;
  try {
    const found = find(parseModule(source).body, link.code.name, link.code.firstLine);
    if (found === undefined) return undefined;
    return source
      .split('\n')
      .slice(found.first - 1, found.last)
      .join('\n');
  } catch (thrown) {
    if (!(thrown instanceof PythonSyntaxError)) throw thrown;
    return undefined;
  }
}

function find(
  body: readonly Statement[],
  name: string,
  line: number,
): { readonly first: number; readonly last: number } | undefined {
  for (const node of body) {
    if (line > node.endLine) continue;
    if (node.kind === 'FunctionDef' || node.kind === 'AsyncFunctionDef') {
      const first = Math.min(node.line, ...node.decoratorList.map((decorator) => decorator.line));
      if (node.name === name && line >= first && line <= node.line) return { first, last: node.endLine };
    }
    const inner = (node as { readonly body?: unknown }).body;
    const found = Array.isArray(inner) ? find(inner as Statement[], name, line) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
