/** The names that a statement at the top level gives a value to: not those of functions and comprehensions in it. */
import type { Statement } from '../../syntax/tree.ts';

/** Nodes with names of their own. */
const SCOPES = new Set([
  'FunctionDef',
  'AsyncFunctionDef',
  'ClassDef',
  'Lambda',
  'ListComp',
  'SetComp',
  'DictComp',
  'GeneratorExp',
]);

export function* boundNames(statement: Statement): Generator<string> {
  const pending: unknown[] = [statement];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (Array.isArray(node)) {
      pending.push(...node);
      continue;
    }
    const { kind, name, id, ctx, names } = node as Readonly<Record<string, unknown>>;
    if (kind === 'Name' && ctx !== 'Load') yield id as string;
    if (SCOPES.has(kind as string)) {
      if (typeof name === 'string') yield name;
      continue;
    }
    if ((kind === 'ExceptHandler' || kind === 'MatchAs' || kind === 'MatchStar') && typeof name === 'string')
      yield name;
    if (kind === 'Import' || kind === 'ImportFrom') {
      for (const alias of names as readonly { name: string; asname?: string }[])
        yield alias.asname ?? (alias.name.split('.')[0] as string);
      continue;
    }
    pending.push(...Object.values(node));
  }
}
