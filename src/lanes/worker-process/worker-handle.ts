/** One worker process as the pool sees it: starts it, hands it a run, says when it is lost, ends it. */
import type { ChildProcess } from 'node:child_process';
import type { EngineOptions } from '../../engine/engine.ts';
import type { LaneProgram } from '../lane.ts';
import { readFromWorker, type ToWorker } from '../pool/messages.ts';
import type { Worker, WorkerEvents } from '../pool/seat.ts';
import { residentBytesOf, startProcess } from './start-process.ts';
import type { WorkerWalls } from './worker-walls.ts';

export class WorkerHandle implements Worker {
  readonly #child: ChildProcess;

  constructor(engine: EngineOptions, memoryMb: number, walls: WorkerWalls | undefined, events: WorkerEvents) {
    this.#child = startProcess('lanes/worker-process/worker', JSON.stringify(engine), memoryMb, walls);
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

  trim(): void {
    this.#send({ kind: 'trim' });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Bytes of memory that the process holds; undefined where the system does not say. */
  residentBytes(): number | undefined {
    return residentBytesOf(this.#child.pid);
  }

  #send(message: ToWorker): void {
    // A failure to send is followed by the end of the channel.
    if (this.#child.connected) this.#child.send(message, () => {});
  }
}
