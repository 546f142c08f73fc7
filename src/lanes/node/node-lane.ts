/**
 * Runs JavaScript programs, each in a Node process of its own that is started before it is needed and ends with the run
 * (docs/decisions/javascript-nodes.md). Takes how many may run at once and the memory of each; gives outcomes in the order of
 * arrival. A process has no environment, no files but this package, no network and no child processes.
 *
 * Must not know: HTTP, wrappers (a program that waits for an asynchronous `main` says so in its inputs).
 */
import { availableParallelism } from 'node:os';
import {
  deadlinePassed,
  type Lane,
  type LaneCallbacks,
  type LaneOutcome,
  type LaneProgram,
  LOST,
  lost,
} from '../lane.ts';
import type { WorkerWalls } from '../worker-process/worker-walls.ts';
import { ProgramProcess } from './program-process.ts';

export interface NodeLaneOptions {
  /** Programs that run at once; default: the CPUs that this process may use. */
  readonly workers?: number;
  /** Runs that may be running or waiting at once; default 50. */
  readonly maxInFlight?: number;
  /** Mebibytes of memory a process may hold; default 512. */
  readonly memoryMb?: number;
  /** The kernel's walls around each process; absent: Node's permission model alone. */
  readonly walls?: WorkerWalls;
}

interface Waiting {
  readonly program: LaneProgram;
  readonly callbacks: LaneCallbacks;
  readonly answer: (outcome: LaneOutcome) => void;
}

/** How often the memory of a running process is read. */
const WATCH_MS = 50;

export class NodeLane implements Lane {
  readonly name = 'node';
  readonly #maxInFlight: number;
  readonly #memoryMb: number;
  readonly #walls: WorkerWalls | undefined;
  readonly #queue: Waiting[] = [];
  readonly #running = new Set<ProgramProcess>();
  readonly #spare: ProgramProcess[] = [];
  readonly #workers: number;
  #inFlight = 0;
  #closed = false;

  constructor(options: NodeLaneOptions = {}) {
    this.#workers = options.workers ?? availableParallelism();
    this.#maxInFlight = options.maxInFlight ?? 50;
    this.#memoryMb = options.memoryMb ?? 512;
    this.#walls = options.walls;
    this.#prepare();
  }

  run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
    if (this.#closed) return Promise.resolve(lost(LOST.laneClosed, 'the lane was closed'));
    if (this.#inFlight >= this.#maxInFlight)
      return Promise.resolve(lost(LOST.queueFull, `${this.#inFlight} runs are running or waiting`));
    this.#inFlight++;
    return new Promise((resolve) => {
      const answer = (outcome: LaneOutcome): void => {
        this.#inFlight--;
        callbacks.signal?.removeEventListener('abort', leave);
        resolve(outcome);
      };
      const waiting: Waiting = { program, callbacks, answer };
      const leave = (): void => {
        const place = this.#queue.indexOf(waiting);
        if (place < 0) return;
        this.#queue.splice(place, 1);
        answer({ kind: 'interrupted', message: 'interrupted' });
      };
      callbacks.signal?.addEventListener('abort', leave, { once: true });
      this.#queue.push(waiting);
      if (callbacks.signal?.aborted === true) leave();
      else this.#assign();
    });
  }

  async ready(): Promise<void> {
    await Promise.all(this.#spare.map((process) => process.started));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { answer } of this.#queue.splice(0)) answer(lost(LOST.laneClosed, 'the lane was closed'));
    const all = [...this.#spare.splice(0), ...this.#running];
    for (const process of all) process.end(lost(LOST.laneClosed, 'the lane was closed'));
    await Promise.all(all.map((process) => process.gone));
  }

  /** Keeps a process ready for the next run. */
  #prepare(): void {
    if (!this.#closed && this.#spare.length === 0) this.#spare.push(new ProgramProcess(this.#memoryMb, this.#walls));
  }

  #assign(): void {
    while (this.#queue.length > 0 && this.#running.size < this.#workers) {
      const process = this.#spare.pop() ?? new ProgramProcess(this.#memoryMb, this.#walls);
      void this.#runIn(process, this.#queue.shift() as Waiting);
    }
    this.#prepare();
  }

  async #runIn(process: ProgramProcess, { program, callbacks, answer }: Waiting): Promise<void> {
    this.#running.add(process);
    const stop = (): void => process.end({ kind: 'interrupted', message: 'interrupted' });
    callbacks.signal?.addEventListener('abort', stop, { once: true });
    const deadline = setTimeout(() => process.end(deadlinePassed(program.deadlineMs)), program.deadlineMs);
    const watch = setInterval(() => this.#weigh(process), WATCH_MS);
    callbacks.onStarted?.();
    const outcome = await process.run(program, callbacks.onOutput);
    clearTimeout(deadline);
    clearInterval(watch);
    callbacks.signal?.removeEventListener('abort', stop);
    this.#running.delete(process);
    answer(outcome);
    if (!this.#closed) this.#assign();
  }

  #weigh(process: ProgramProcess): void {
    if ((process.residentBytes() ?? 0) <= this.#memoryMb * 1024 * 1024) return;
    process.end(lost(LOST.workerMemory, `the process held more than ${this.#memoryMb} MiB`));
  }
}
