/** Source texts of a session, for the lines that tracebacks show. */
import { realm } from './realm.ts';

const sources = (): Map<string, readonly string[]> =>
  realm().stateOf('sources', () => new Map<string, readonly string[]>());

/** Remembers the lines of a source under its file name. */
export function registerSource(filename: string, source: string): void {
  sources().set(filename, source.split(/\r\n?|\n/));
}

/** A line of a registered source, 1-based; undefined if not known. */
export function sourceLine(filename: string, line: number): string | undefined {
  return sources().get(filename)?.[line - 1];
}
