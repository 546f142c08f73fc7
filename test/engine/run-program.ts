/** Runs a Python file as `python3 FILE` would, and gives what it printed and how it ended. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Engine } from '../../src/engine/engine.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const engine = new Engine();

/** The file name in tracebacks is the bare one, as in the recordings. */
export async function runProgram(path: string): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const session = engine.session({
    limits: { timeoutMs: 20_000 },
    onOutput: (stream, text) => {
      if (stream === 'stdout') stdout += text;
      else stderr += text;
    },
    argv: [basename(path)],
  });
  const outcome = await session.run(readFileSync(path, 'utf8'), { filename: basename(path), result: 'none' });
  switch (outcome.kind) {
    case 'value':
      return { stdout, stderr, exitCode: 0 };
    case 'error':
      return { stdout, stderr: stderr + outcome.error.traceback, exitCode: 1 };
    case 'exit':
      return {
        stdout,
        stderr: outcome.message === undefined ? stderr : `${stderr}${outcome.message}\n`,
        exitCode: outcome.code,
      };
    default:
      return { stdout, stderr: `${stderr}${outcome.kind}: ${outcome.message}`, exitCode: 124 };
  }
}
