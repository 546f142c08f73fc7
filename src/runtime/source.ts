/** Source texts of a session, for the lines that tracebacks show. */
import { findModule } from './module-registry.ts';
import { realm } from './realm.ts';

/** By file name: the text, split into lines when one is first asked for. */
const sources = (): Map<string, string | readonly string[]> =>
  realm().stateOf('sources', () => new Map<string, string | readonly string[]>());

/** The file name of a module of ours in Python, in tracebacks. */
export function libraryFile(name: string): string {
  return `lib/${name.replaceAll('.', '/')}.py`;
}

/** The name of the module that has this file name; undefined if the name is none of ours. */
export function libraryName(filename: string): string | undefined {
  return /^lib\/(.*)\.py$/.exec(filename)?.[1]?.replaceAll('/', '.');
}

/** What was registered, or the text of a module of ours, which is read when it is asked for. */
function find(filename: string): string | readonly string[] | undefined {
  const registered = sources().get(filename);
  if (registered !== undefined) return registered;
  const name = libraryName(filename);
  return name === undefined ? undefined : findModule(name)?.source;
}

/** Remembers a source under its file name. */
export function registerSource(filename: string, source: string): void {
  sources().set(filename, source);
}

/** A line of a registered source, 1-based; undefined if not known. */
export function sourceLine(filename: string, line: number): string | undefined {
  let lines = find(filename);
  if (typeof lines === 'string') {
    lines = lines.split(/\r\n?|\n/);
    sources().set(filename, lines);
  }
  return lines?.[line - 1];
}

/** The whole text of a registered source; undefined if not known. */
export function sourceText(filename: string): string | undefined {
  const source = find(filename);
  return typeof source === 'object' ? source.join('\n') : source;
}
