/** A template process: started, handed orders, heard line by line, ended with its child and its scratch folder. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { launcherFile, PYTHON_OPTIONS } from './python.ts';
import { removeScratch } from './remove-scratch.ts';

export interface TemplateOptions {
  /** Path of the interpreter. */
  readonly python: string;
  /** Imported before the first run; those that are not installed are left out. */
  readonly modules: readonly string[];
  /** Imported after those, unless they start threads: a process that forks may have no others. */
  readonly more: readonly string[];
  readonly memoryMb: number;
  readonly scratchBytes: number;
  readonly weakerWalls: boolean;
  /** The template mounts its scratch folder itself. */
  readonly mounts: boolean;
}

export interface TemplateEvents {
  /** A message of the process; undefined where a line was none. */
  onMessage(message: unknown): void;
  /** The process is gone, its scratch folder too, and everything it sent has been delivered. */
  onGone(): void;
}

/** Characters of what the template says of itself that are kept: the end. Programs have streams of their own. */
const MAX_ERRORS = 4000;

export class TemplateProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #events: TemplateEvents;
  readonly #folder: string | undefined;
  #errors = '';
  #isGone = false;

  constructor(options: TemplateOptions, events: TemplateEvents) {
    this.#events = events;
    this.#folder = options.mounts ? undefined : mkdtempSync(join(tmpdir(), 'tierup-'));
    const { modules, more, scratchBytes, weakerWalls } = options;
    const settings = JSON.stringify({ modules, more, scratchBytes, weakerWalls, folder: this.#folder });
    this.#child = spawn(options.python, [...PYTHON_OPTIONS, launcherFile('template.py'), settings], {
      // One thread: a process that forks may have no others.
      env: { LANG: 'C.UTF-8', OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-MAX_ERRORS);
    });
    this.#child.stdin.on('error', () => {}); // followed by the end of the process
    this.#child.on('error', (error) => {
      this.#errors = error.message;
      void this.#gone();
    });
    const lines = createInterface({ input: this.#child.stdout, crlfDelay: Number.POSITIVE_INFINITY });
    lines.on('line', (line) => this.#events.onMessage(parsed(line)));
    lines.on('close', () => void this.#gone());
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** The last line of what it said about itself. */
  get lastWords(): string {
    return this.#errors.trim().split('\n').at(-1) ?? '';
  }

  send(order: object): void {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  /** The child dies with the template: the kernel kills it. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async #gone(): Promise<void> {
    if (this.#isGone) return;
    this.#isGone = true;
    this.kill();
    if (this.#folder !== undefined) await removeScratch(this.#folder);
    this.#events.onGone();
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
