/**
 * Runs hostile programs in a child process and watches the process from outside: how it ended, how long it took, how
 * much its resident size grew (the kernel's high-water mark, reset before each program).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SMALL_YOUNG_GENERATION } from '../../src/engine/process-memory.ts';
import type { Limits } from '../../src/index.ts';

export interface Attempt {
  /** A limit's name, an exception's class, `nothing`, `crash` (the engine broke), `died` or `hung` (the process). */
  readonly ended: string;
  readonly elapsedMs: number;
  /** Of that, how long the JS thread waited for a processor that others had. */
  readonly waitedMs: number;
  /** CPU time of the JS thread. */
  readonly cpuMs: number;
  /** The session runs the next program. */
  readonly usable: boolean;
  readonly message: string;
  /** Growth of the resident size over the baseline; undefined where the system does not tell. */
  readonly grownBytes: number | undefined;
}

/** A child with more than this left over from earlier programs is replaced, so that baselines are comparable. */
const TOLERATED_REST = 24 * 1024 * 1024;

export class HostileRunner {
  #child: ChildProcess | undefined;
  #next: AsyncIterator<string> | undefined;
  #firstRss = 0;

  async attempt(source: string, limits: Partial<Limits>, hangMs: number): Promise<Attempt> {
    const child = await this.#fresh();
    const { pid } = child;
    const baseline = statusBytes(pid, 'VmRSS');
    resetHighWater(pid);
    child.stdin?.write(`${JSON.stringify({ source, limits })}\n`);
    const line = await this.#line(hangMs);
    if (typeof line === 'string') {
      const highest = statusBytes(pid, 'VmHWM');
      await this.#line(hangMs); // ready again
      const grownBytes = baseline === undefined || highest === undefined ? undefined : highest - baseline;
      return { ...(JSON.parse(line) as Attempt), grownBytes };
    }
    this.close();
    return {
      ended: line.ended,
      elapsedMs: hangMs,
      waitedMs: 0,
      cpuMs: 0,
      usable: false,
      message: '',
      grownBytes: undefined,
    };
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #fresh(): Promise<ChildProcess> {
    const rest = (statusBytes(this.#child?.pid, 'VmRSS') ?? 0) - this.#firstRss;
    if (this.#child !== undefined && rest <= TOLERATED_REST) return this.#child;
    this.close();
    const child = spawn(
      process.execPath,
      ['--expose-gc', SMALL_YOUNG_GENERATION, join(import.meta.dirname, 'hostile-child.ts')],
      {
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    this.#child = child;
    this.#next = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
    await this.#line(30_000);
    this.#firstRss = statusBytes(child.pid, 'VmRSS') ?? 0;
    return child;
  }

  /** The child's next line, or how it failed to give one. */
  async #line(hangMs: number): Promise<string | { ended: string }> {
    let timer: NodeJS.Timeout | undefined;
    const hung = new Promise<{ ended: string }>((resolve) => {
      timer = setTimeout(() => resolve({ ended: 'hung' }), hangMs);
    });
    const next = this.#next as AsyncIterator<string>;
    const line = next.next().then((step) => (step.done === true ? { ended: 'died' } : step.value));
    try {
      return await Promise.race([line, hung]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A field of /proc/PID/status in bytes. */
function statusBytes(pid: number | undefined, field: string): number | undefined {
  try {
    const kib = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Number(kib) * 1024;
  } catch {
    return undefined;
  }
}

function resetHighWater(pid: number | undefined): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux: growth is not measured.
  }
}
