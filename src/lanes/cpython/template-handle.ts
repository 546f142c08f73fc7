/** One template process as the pool sees it: starts it, hands it a run, says when it is lost, ends it with its child. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { DEFAULT_LIMITS } from '../../runtime/budget.ts';
import type { LaneOutcome, LaneProgram } from '../lane.ts';
import { readFromWorker } from '../pool/messages.ts';
import type { Worker, WorkerEvents } from '../pool/seat.ts';
import { launcherFile, PYTHON_OPTIONS } from './python.ts';
import { removeScratch } from './remove-scratch.ts';
import { encodeValue } from './values.ts';

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

/** Characters of what the template says of itself that are kept: the end. Programs have streams of their own. */
const MAX_ERRORS = 4000;

export class TemplateHandle implements Worker {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #options: TemplateOptions;
  readonly #events: WorkerEvents;
  readonly #folder: string | undefined;
  #errors = '';

  constructor(options: TemplateOptions, events: WorkerEvents) {
    this.#options = options;
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
    lines.on('line', (line) => this.#receive(line));
    lines.on('close', () => void this.#gone());
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  run(program: LaneProgram): void {
    try {
      this.#send(this.#order(program));
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown;
      const error = { type: 'TypeError', message: `TypeError: ${thrown.message}`, traceback: '', line: 0 };
      const usage = { steps: 0, elapsedMs: 0, bytes: 0, outputBytes: 0 };
      const outcome: LaneOutcome = { kind: 'error', error, usage };
      queueMicrotask(() => this.#events.onMessage({ kind: 'done', chunks: [], outcome }));
    }
  }

  stop(): void {
    this.#send({ kind: 'stop' });
  }

  /** The child dies with the template: the kernel kills it. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  get lastWords(): string {
    return this.#errors.trim().split('\n').at(-1) ?? '';
  }

  /** The template bounds its children itself. */
  residentBytes(): undefined {
    return undefined;
  }

  #order({ source, filename, inputs, limits, deadlineMs }: LaneProgram): object {
    const { maxSteps, maxRecursion, maxOutputBytes, maxBytes, timeoutMs } = { ...DEFAULT_LIMITS, ...limits };
    return {
      kind: 'run',
      source,
      filename,
      inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, encodeValue(value)])),
      deadlineMs: Math.min(deadlineMs, timeoutMs),
      outputBytes: maxOutputBytes,
      memoryBytes: Math.min(maxBytes, this.#options.memoryMb * 1024 * 1024),
      recursion: maxRecursion,
      ...(Number.isFinite(maxSteps) && { steps: maxSteps }),
    };
  }

  #send(order: object): void {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
  }

  #receive(line: string): void {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      message = undefined;
    }
    const read = readFromWorker(message);
    if (read === undefined) this.kill();
    else this.#events.onMessage(read);
  }

  #isGone = false;

  async #gone(): Promise<void> {
    if (this.#isGone) return;
    this.#isGone = true;
    this.kill();
    if (this.#folder !== undefined) await removeScratch(this.#folder);
    this.#events.onGone();
  }
}
