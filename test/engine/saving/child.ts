import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Job } from './restore-child.ts';

/** What a job may take; it takes milliseconds. */
const PATIENCE_MS = 60_000;

/** The process that goes on with what this one saved; ended with `end`. */
export class RestoringProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tierup-saved-'));
  readonly #child: ChildProcess;
  #take: ((line: string) => void) | undefined;

  constructor() {
    this.#child = spawn(process.execPath, [join(import.meta.dirname, 'restore-child.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: this.#child.stdout as NodeJS.ReadableStream }).on('line', (line) => this.#take?.(line));
  }

  async goOn(bytes: Uint8Array, job: Omit<Job, 'bytes'>): Promise<Record<string, unknown>> {
    const file = join(this.#folder, 'saved');
    writeFileSync(file, bytes);
    const line = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`no answer to ${JSON.stringify(job)} in ${PATIENCE_MS} ms`)),
        PATIENCE_MS,
      );
      this.#take = (text) => {
        clearTimeout(late);
        resolve(text);
      };
      this.#child.once('exit', (code) => reject(new Error(`the process ended with ${code} at ${JSON.stringify(job)}`)));
      this.#child.stdin?.write(`${JSON.stringify({ ...job, bytes: file })}\n`);
    });
    this.#child.removeAllListeners('exit');
    return JSON.parse(line) as Record<string, unknown>;
  }

  end(): void {
    this.#child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true });
  }
}
