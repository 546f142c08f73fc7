/** One worker process as the pool sees it: starts it, hands it a run, says when it is lost, ends it. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { EngineOptions } from '../../engine/engine.ts';
import { SMALL_YOUNG_GENERATION } from '../../engine/process-memory.ts';
import { packageFile, packageScript } from '../../locate.ts';
import type { LaneProgram } from '../lane.ts';
import { readFromWorker, type ToWorker } from '../pool/messages.ts';
import type { Worker, WorkerEvents } from '../pool/seat.ts';

export class WorkerHandle implements Worker {
  readonly #child: ChildProcess;

  constructor(engine: EngineOptions, memoryMb: number, events: WorkerEvents) {
    this.#child = fork(packageScript('lanes/worker-process/worker'), [JSON.stringify(engine)], {
      env: {},
      execArgv: [...workerRights(), SMALL_YOUNG_GENERATION, `--max-old-space-size=${memoryMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let gone = false;
    const onGone = (): void => {
      if (gone) return;
      gone = true;
      this.kill();
      events.onGone();
    };
    this.#child.on('message', (received) => {
      const message = readFromWorker(received);
      if (message === undefined) this.kill();
      else events.onMessage(message);
    });
    // The channel ends after the last message was read; the exit may be seen before.
    this.#child.on('disconnect', onGone);
    this.#child.on('error', onGone);
  }

  run(program: LaneProgram): void {
    this.#send({ kind: 'run', program });
  }

  stop(): void {
    this.#send({ kind: 'stop' });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Bytes of memory that the process holds; undefined where the system does not say. */
  residentBytes(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'latin1');
      return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    } catch {
      return undefined;
    }
  }

  #send(message: ToWorker): void {
    // A failure to send is followed by the end of the channel.
    if (this.#child.connected) this.#child.send(message, () => {});
  }
}

/** Node's permission model: read this package, and nothing else (no writing, network, processes, threads, addons). */
export function workerRights(): readonly string[] {
  return ['--permission', `--allow-fs-read=${packageFile('.')}`, `--allow-fs-read=${packageFile('../package.json')}`];
}
