/** CPython 3.13 as the oracle: one process that runs many programs, started again when a program ends it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { FILENAME, type Result } from './result.ts';

interface Command {
  readonly path: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** A CPython 3.13: `$TIERUP_ORACLE`, else pyenv's, else `python3.13`; undefined if there is none. */
export function findOracle(): Command | undefined {
  const { env } = process;
  const { TIERUP_ORACLE: named } = env;
  const candidates: Command[] =
    named !== undefined
      ? [{ path: named, environment: env }]
      : [
          { path: 'python3', environment: { ...env, PYENV_VERSION: '3.13.0' } },
          { path: 'python3.13', environment: env },
        ];
  return candidates.find(({ path, environment }) => {
    const asked = spawnSync(path, ['-c', 'import sys; print(sys.version_info[:2])'], {
      env: environment,
      encoding: 'utf8',
    });
    return asked.status === 0 && asked.stdout.trim() === '(3, 13)';
  });
}

export class Oracle {
  readonly #command: Command;
  #child: ChildProcess | undefined;
  #lines: Interface | undefined;
  readonly #waiting: ((result: Result) => void)[] = [];

  readonly #hashSeed: string;

  /** Another hash seed shows what depends on it: the order of sets, the hashes themselves. */
  constructor(command: Command, hashSeed = '0') {
    this.#command = command;
    this.#hashSeed = hashSeed;
  }

  /** What CPython does with a program. Requests may be made ahead of answers. */
  run(source: string): Promise<Result> {
    const child = this.#started();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      child.stdin?.write(`${JSON.stringify({ source, filename: FILENAME })}\n`);
    });
  }

  close(): void {
    this.#child?.stdin?.end();
    this.#child = undefined;
  }

  #started(): ChildProcess {
    if (this.#child !== undefined) return this.#child;
    const child = spawn(this.#command.path, ['-u', join(import.meta.dirname, 'oracle.py')], {
      env: { ...this.#command.environment, PYTHONHASHSEED: this.#hashSeed, PYTHONIOENCODING: 'utf-8' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    this.#lines.on('line', (text) => this.#waiting.shift()?.(JSON.parse(text) as Result));
    child.on('exit', () => {
      if (this.#child === child) this.#child = undefined;
      // The program that ended the process can't be told from those behind it: none is compared.
      for (const resolve of this.#waiting.splice(0)) resolve({ stdout: '', error: '', unsettled: true });
    });
    return child;
  }
}
