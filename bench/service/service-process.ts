/** A service of its own for a measurement: started on a free port, watched by /proc, stopped as an operator stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
export const KEY = 'bench';
const START_MS = 60_000;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export class ServiceProcess {
  readonly url: string;
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });

  constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.pid = child.pid as number;
    this.url = url;
  }

  /** Starts one and waits until its workers are there. `node`: options of the server's own process. */
  static async start(environment: Readonly<Record<string, string>>, node: readonly string[] = []) {
    const child = spawn(process.execPath, [...node, main, 'serve', '--host', '127.0.0.1'], {
      env: { SANDBOX_PORT: '0', API_KEY: KEY, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    const port = await new Promise<string>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`tierup serve ended: ${text}`)));
      child.stdout.on('data', (part) => {
        text += String(part);
        const found = /on port (\d+)/.exec(text)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    const service = new ServiceProcess(child, `http://127.0.0.1:${port}`);
    for (const until = Date.now() + START_MS; (await service.send('/readyz', undefined)).status !== 200; ) {
      if (Date.now() > until) throw new Error('tierup serve did not get ready');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return service;
  }

  /** A request: POST with a body, GET without; status 0 where there was no answer. */
  send(path: string, body: string | undefined, timeoutMs = 60_000): Promise<Answer> {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = { 'x-api-key': KEY, 'content-type': 'application/json' };
    return new Promise((resolve) => {
      const none = (): void => resolve({ status: 0, body: '' });
      const outgoing = request(`${this.url}${path}`, { method, headers, agent: this.#agent, timeout: timeoutMs });
      outgoing.on('response', (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
        answer.on('error', none);
      });
      outgoing.on('timeout', () => outgoing.destroy());
      outgoing.on('error', none);
      outgoing.end(body);
    });
  }

  run(code: string): Promise<Answer> {
    return this.send('/v1/sandbox/run', JSON.stringify({ language: 'python3', code }));
  }

  /** Ids of the processes that it has started. */
  get workers(): readonly number[] {
    return readdirSync('/proc').flatMap((name) => {
      if (!/^\d+$/.test(name)) return [];
      return statOf(name)[1] === String(this.pid) ? [Number(name)] : [];
    });
  }

  /** The sum of a counter over its labels. */
  async counter(name: string): Promise<number> {
    const { body } = await this.send('/metrics', undefined);
    const lines = body.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** Ends the connections that are kept for later requests. */
  hangUp(): void {
    this.#agent.destroy();
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

/** Mebibytes of memory that a process holds; 0 when it is gone. */
export function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Open descriptors of a process. */
export function descriptors(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

/** Fields of /proc/ID/stat from the state on. */
function statOf(name: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
