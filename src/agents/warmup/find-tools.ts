/**
 * The sources behind what a person calls a tool: a Python file, a saved tool's or agent's folder, the JSON of `to_dict`, or a
 * name in a folder of tools. Nothing is run.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTools, type ToolDescription } from './read-tool.ts';

export interface FoundTool extends ToolDescription {
  readonly source: string;
  readonly filename: string;
  /** Inputs to run it on, recorded beside the source; undefined: none are. */
  readonly samples: readonly Readonly<Record<string, unknown>>[] | undefined;
}

/** Finds tools; throws an Error that names near ones if there are none of that name. */
export function findTools(name: string, folders: readonly string[]): readonly FoundTool[] {
  const direct = existsSync(name) ? toolsAt(name) : [];
  if (direct.length > 0) return direct;
  for (const folder of folders)
    for (const path of [join(folder, `${name}.py`), join(folder, name), join(folder, `${name}.json`)])
      if (existsSync(path)) return toolsAt(path);
  const all = folders.filter((folder) => existsSync(folder)).flatMap(toolsInFolder);
  const called = all.filter((tool) => tool.name === name);
  if (called.length > 0) return called;
  const near = nearest(
    name,
    all.map((tool) => tool.name),
  );
  throw new Error(
    `there is no tool '${name}' in ${folders.join(', ')}${near.length === 0 ? '' : `\n(Did you mean ${near.join(' or ')}?)`}`,
  );
}

function toolsAt(path: string): readonly FoundTool[] {
  if (statSync(path).isDirectory()) {
    const saved = join(path, 'tool.py');
    return existsSync(saved)
      ? inFile(saved)
      : toolsInFolder(existsSync(join(path, 'tools')) ? join(path, 'tools') : path);
  }
  if (!path.endsWith('.json')) return inFile(path);
  const { code } = JSON.parse(readFileSync(path, 'utf8')) as { readonly code?: unknown };
  if (typeof code !== 'string') throw new Error(`${path} is not the JSON of a tool: it has no code`);
  return inSource(code, path);
}

function toolsInFolder(folder: string): readonly FoundTool[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.py'))
    .sort()
    .flatMap((file) => inFile(join(folder, file)));
}

function inFile(path: string): readonly FoundTool[] {
  return inSource(readFileSync(path, 'utf8'), path);
}

function inSource(source: string, filename: string): readonly FoundTool[] {
  return readTools(source, filename).map((tool) => ({
    ...tool,
    source,
    filename,
    samples: samplesFor(filename, tool.name),
  }));
}

function samplesFor(filename: string, name: string): FoundTool['samples'] {
  const path = join(filename, '..', `${name}.samples.json`);
  if (basename(filename) === basename(path) || !existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')) as FoundTool['samples'];
}

/** Names that a slip of a few letters makes of the given one, the nearest first. */
function nearest(name: string, names: readonly string[]): readonly string[] {
  return names
    .map((other) => ({ other, distance: editDistance(name, other) }))
    .filter(({ other, distance }) => distance <= Math.max(2, Math.ceil(Math.min(name.length, other.length) / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ other }) => other);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + Number(a[i - 1] !== b[j - 1]),
        ),
      );
    row = next;
  }
  return row[b.length] as number;
}
