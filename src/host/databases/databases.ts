/**
 * SQLite databases for one session, in a process of their own that is started when first needed. A statement that takes too
 * long or too much memory ends that process and the databases with it. Must not know: Python, SQL.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { packageFile, packageScript } from '../../locate.ts';
import { type DatabaseAnswer, DatabaseError, type DatabaseRequest, type Databases } from '../../runtime/host.ts';

export interface DatabaseOptions {
  /** Bytes of one database, and of one result; default: 64 MiB. */
  readonly maxBytes?: number;
  /** Milliseconds that one statement may take; default: 10,000. */
  readonly statementMs?: number;
}

/** What Node itself takes in such a process. */
const PROCESS_BYTES = 128 * 1024 * 1024;
const WATCH_MS = 20;

interface Waiting {
  readonly resolve: (answer: DatabaseAnswer) => void;
  readonly reject: (error: DatabaseError) => void;
}

export class ProcessDatabases implements Databases {
  readonly #maxBytes: number;
  readonly #statementMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #requests = 0;

  constructor(options: DatabaseOptions) {
    this.#maxBytes = options.maxBytes ?? 64 * 1024 * 1024;
    this.#statementMs = options.statementMs ?? 10_000;
  }

  async request(request: DatabaseRequest): Promise<DatabaseAnswer> {
    const child = this.#start();
    const number = ++this.#requests;
    const timer = setTimeout(
      () => this.#end(`the statement took longer than ${this.#statementMs} ms`),
      this.#statementMs,
    );
    const watch = setInterval(() => this.#watch(child), WATCH_MS);
    try {
      return await new Promise<DatabaseAnswer>((resolve, reject) => {
        this.#waiting.set(number, { resolve, reject });
        child.send({ ...request, number });
      });
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.#waiting.delete(number);
    }
  }

  /** Nobody waits for the statement that runs: it and the databases are given up. */
  abandon(): void {
    if (this.#waiting.size > 0) this.#end('the run was stopped');
  }

  /** Ends the process and gives up all databases. */
  close(): void {
    this.#end('the session has ended');
  }

  #start(): ChildProcess {
    if (this.#child !== undefined) return this.#child;
    const child = fork(packageScript('host/databases/database-process'), [String(this.#maxBytes)], {
      env: {},
      execArgv: [
        '--permission',
        '--allow-worker',
        `--allow-fs-read=${packageFile('.')}`,
        `--allow-fs-read=${packageFile('../package.json')}`,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (message: { readonly number: number; readonly answer: DatabaseAnswer }) =>
      this.#waiting.get(message.number)?.resolve(message.answer),
    );
    child.on('exit', () => {
      if (this.#child === child) this.#end('its process has ended');
    });
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  /** Looks at the memory of the process while it works. */
  #watch(child: ChildProcess): void {
    const most = PROCESS_BYTES + 3 * this.#maxBytes;
    if (residentBytes(child.pid) > most) this.#end('the statement took too much memory');
  }

  #end(why: string): void {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    child.kill('SIGKILL');
    for (const { reject } of this.#waiting.values()) reject(new DatabaseError(why));
    this.#waiting.clear();
  }
}

function residentBytes(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
