/** Runs a Python file as `python3 FILE` would, and gives what it printed and how it ended. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Engine, type EngineOptions } from '../../src/engine/engine.ts';
import type { Outcome } from '../../src/engine/outcome.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Ways to run a program that must not make a difference. */
export const MODES: Readonly<Record<string, EngineOptions>> = {
  default: {},
  interpreter: { promotion: { mode: 'never' } },
  baseline: { promotion: { mode: 'force' } },
  soon: { promotion: { uses: 3 } },
  again: { promotion: { uses: 2 } },
  // Every few steps all activations move to the heap and go on in the interpreter.
  paused: { promotion: { mode: 'force' }, slice: { steps: 5, ms: 0 } },
};

/** Modes that the language suite runs in: all, or those that TIERUP_TEST_MODES names, by commas. */
export const CHOSEN_MODES: readonly string[] = process.env['TIERUP_TEST_MODES']?.split(',') ?? Object.keys(MODES);

/** In this mode the program's session gets the compiled code of a session that ran the same program before. */
const AGAIN = 'again';

const engines = new Map(Object.entries(MODES).map(([mode, options]) => [mode, new Engine(options)]));

/** The file name in tracebacks is the bare one, as in the recordings. */
export async function runProgram(path: string, mode = 'default'): Promise<Ran> {
  if (mode === AGAIN) await runOnce(path, mode);
  return runOnce(path, mode);
}

/** Lines of a program's standard input; none without such a file. */
function inputLines(path: string): string[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

async function runOnce(path: string, mode: string): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const lines = inputLines(path.replace(/py$/, 'in'));
  const session = (engines.get(mode) as Engine).session({
    limits: { timeoutMs: 20_000 },
    onOutput: (stream, text) => {
      if (stream === 'stdout') stdout += text;
      else stderr += text;
    },
    readLine: (prompt) => {
      stdout += prompt;
      return lines.shift();
    },
    argv: [basename(path)],
  });
  const filename = basename(path);
  let printed = 0;
  const outcome = await session.run(readFileSync(path, 'utf8'), {
    filename,
    result: 'none',
    isLast: true,
    onFailure: (failure) => {
      const told = endOf(failure).stderr;
      stderr += told;
      printed = told.length;
    },
  });
  session.close();
  const { stderr: told, exitCode } = endOf(outcome);
  return { stdout, stderr: stderr + told.slice(printed), exitCode };
}

/** What the command line says about an outcome. */
function endOf(outcome: Outcome): Pick<Ran, 'stderr' | 'exitCode'> {
  switch (outcome.kind) {
    case 'value':
      return { stderr: '', exitCode: 0 };
    case 'error':
      return { stderr: outcome.error.traceback, exitCode: 1 };
    case 'exit':
      return { stderr: outcome.message === undefined ? '' : `${outcome.message}\n`, exitCode: outcome.code };
    default:
      return { stderr: `${outcome.kind}: ${outcome.message}`, exitCode: 124 };
  }
}
