/** YAML documents as plain data, and the line and column where a path of keys stands. */
import { isMap, isNode, isPair, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Path } from '../../scaling/check/finding.ts';
import { UsageError } from './failure.ts';
import { readText } from './files.ts';

export interface YamlFile {
  readonly file: string;
  readonly documents: readonly unknown[];
  /** Where a path stands, or the nearest part of it that is there. */
  locate(document: number, path: Path): { readonly line: number; readonly column: number };
}

export function readYaml(file: string): YamlFile {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(readText(file), { lineCounter: lines, version: '1.2' });
  const documents = Array.isArray(parsed) ? parsed : [];
  for (const document of documents)
    for (const error of document.errors)
      throw new UsageError(`${file}: ${error.message.split('\n')[0]}`, 'the file must be YAML or JSON');
  return {
    file,
    documents: documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown),
    locate: (index, path) => {
      const offset = offsetOf(documents[index]?.contents ?? null, path) ?? documents[index]?.range?.[0] ?? 0;
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    },
  };
}

/** Follows the path as far as it goes. */
function offsetOf(root: unknown, path: Path): number | undefined {
  let node: unknown = root;
  let offset = isNode(root) ? root.range?.[0] : undefined;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && String((item.key as Node & { value?: unknown }).value) === String(key),
      );
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(key)];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}
