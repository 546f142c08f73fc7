/** Source texts of a session, for the lines that tracebacks show. */
import { realm } from './realm.ts';

/** By file name: the text, split into lines when one is first asked for. */
const sources = (): Map<string, string | readonly string[]> =>
  realm().stateOf('sources', () => new Map<string, string | readonly string[]>());

/** Remembers a source under its file name. */
export function registerSource(filename: string, source: string): void {
  sources().set(filename, source);
}

/** A line of a registered source, 1-based; undefined if not known. */
export function sourceLine(filename: string, line: number): string | undefined {
  let lines = sources().get(filename);
  if (typeof lines === 'string') {
    lines = lines.split(/\r\n?|\n/);
    sources().set(filename, lines);
  }
  return lines?.[line - 1];
}

/** The whole text of a registered source; undefined if not known. */
export function sourceText(filename: string): string | undefined {
  const source = sources().get(filename);
  return typeof source === 'object' ? source.join('\n') : source;
}
