/** Reads and writes the files of the scale commands; faults become usage errors. */
import { readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from './failure.ts';

/** The text of a file, or of standard input for `-`. */
export function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (thrown) {
    throw new UsageError(`cannot read ${file}: ${(thrown as Error).message}`, 'name a file, or - for standard input');
  }
}

/** Writes and says so on stderr, so that standard output stays what was asked for. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (thrown) {
    throw new UsageError(`cannot write ${file}: ${(thrown as Error).message}`, 'name a file in a folder that exists');
  }
  process.stderr.write(`wrote ${file}\n`);
}
