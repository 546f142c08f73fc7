/** A process of its own that goes on with saved sessions: takes a job a line, gives a result a line. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { answersLater } from './asking.ts';
import { runsToEnd } from './programs.ts';

export interface Job {
  /** The file with the bytes. */
  readonly bytes: string;
  readonly program: string;
  readonly mode: string;
  /** What the tool gives from now on; absent: a program of the language suite. */
  readonly answers?: readonly unknown[];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { bytes, program, mode, answers } = JSON.parse(line) as Job;
  const saved = readFileSync(bytes);
  const going = answers === undefined ? runsToEnd(saved, program, mode) : answersLater(saved, mode, answers);
  const result = await going.catch((error: unknown) => ({
    failed: error instanceof Error ? error.stack : String(error),
  }));
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
