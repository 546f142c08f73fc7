/** `tierup serve` as a process of a test: every wait is bounded and says what it waited for, and nothing outlives the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

export const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

/** Milliseconds that a start, an answer or an end may take on a machine that is busy. */
const PATIENCE_MS = 60_000;

/** What a promise gives, or an error that names what did not come. */
export async function within<T>(promise: Promise<T>, what: string, ms = PATIENCE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again and again until the answer is yes. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  ms = PATIENCE_MS,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export class ServeProcess {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  readonly #exit: Promise<readonly [code: number | null, signal: string | null]>;

  /** `args`: what Node runs; they end with the test. */
  constructor(t: TestContext, args: readonly string[], environment: Readonly<Record<string, string | undefined>>) {
    this.child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (part) => {
      this.stdout += String(part);
    });
    this.child.stderr?.on('data', (part) => {
      this.stderr += String(part);
    });
    this.#exit = once(this.child, 'exit') as Promise<[number | null, string | null]>;
    t.after(() => this.kill());
  }

  /** Starts one on a free port with one worker and the key `k`, and waits until it is ready. */
  static async start(t: TestContext, environment: Readonly<Record<string, string>> = {}): Promise<ServeProcess> {
    const defaults = { SANDBOX_PORT: '0', API_KEY: 'k', MAX_WORKERS: '1' };
    const serve = new ServeProcess(t, [main, 'serve', '--host', '127.0.0.1'], { ...defaults, ...environment });
    await serve.ready();
    return serve;
  }

  get url(): string {
    return `http://127.0.0.1:${/on port (\d+)/.exec(this.stdout)?.[1]}`;
  }

  async ready(): Promise<void> {
    await until('tierup serve prints its port', () => this.#lives() && /on port \d+/.test(this.stdout));
    await until('tierup serve is ready', async () => this.#lives() && (await fetch(`${this.url}/readyz`)).ok);
  }

  exit(): Promise<readonly [code: number | null, signal: string | null]> {
    return within(this.#exit, 'the end of tierup serve');
  }

  /** Ends it and what it has started; workers end by themselves when their parent is gone. */
  kill(): void {
    for (const pid of childrenOf(this.child.pid)) endQuietly(pid);
    this.child.kill('SIGKILL');
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  #lives(): boolean {
    const { exitCode, signalCode } = this.child;
    if (exitCode === null && signalCode === null) return true;
    throw new Error(`tierup serve ended with ${exitCode ?? signalCode}: ${this.stdout}${this.stderr}`);
  }
}

function childrenOf(pid: number | undefined): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** A run of the Dify contract; answered or not within a bound. */
export function postRun(url: string, code: string, signal?: AbortSignal, lane?: string): Promise<Response> {
  const bound = AbortSignal.timeout(PATIENCE_MS);
  return fetch(`${url}/v1/sandbox/run`, {
    method: 'POST',
    headers: {
      'x-api-key': 'k',
      'content-type': 'application/json',
      ...(lane !== undefined && { 'x-tierup-lane': lane }),
    },
    body: JSON.stringify({ language: 'python3', code }),
    signal: signal === undefined ? bound : AbortSignal.any([signal, bound]),
  });
}

/** Waits until a worker of a server has a run. */
export function untilBusy(url: string): Promise<void> {
  return until('a worker has a run', async () => {
    const metrics = await (await fetch(`${url}/metrics`, { headers: { 'x-api-key': 'k' } })).text();
    return /^pyjit_pool_busy [1-9]/m.test(metrics);
  });
}

export const stdoutOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { data: { stdout: string } }).data.stdout;
