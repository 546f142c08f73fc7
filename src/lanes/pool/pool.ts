/**
 * Runs programs in a pool of processes, one run at a time each. Takes how many, and how to start one; gives outcomes, in
 * the order of arrival. A process that passes a deadline or its memory is killed and replaced. A run whose process ends
 * before the run started is handed to another; after that it is answered as lost and never run twice.
 *
 * Must not know: what the processes are, HTTP.
 */
import { availableParallelism } from 'node:os';
import { type Lane, type LaneCallbacks, type LaneOutcome, type LaneProgram, LOST, lost } from '../lane.ts';
import type { PendingRun } from './pending-run.ts';
import { Seat, type StartWorker } from './seat.ts';

export interface PoolOptions {
  /** Processes; default: the CPUs that this process may use. */
  readonly workers?: number;
  /** Runs that may be running or waiting at once; default 50. */
  readonly maxInFlight?: number;
  /** Mebibytes of memory a process may hold; default 512. */
  readonly memoryMb?: number;
}

export const DEFAULT_MEMORY_MB = 512;

/** Workers that may end before a run starts until it is answered as lost. */
const MAX_ATTEMPTS = 5;

export class PoolLane implements Lane {
  readonly name: string;
  readonly #maxInFlight: number;
  readonly #queue: PendingRun[] = [];
  readonly #seats: readonly Seat[];
  #inFlight = 0;
  #closed = false;

  constructor(name: string, options: PoolOptions, start: StartWorker) {
    this.name = name;
    this.#maxInFlight = options.maxInFlight ?? 50;
    const { memoryMb = DEFAULT_MEMORY_MB, workers = availableParallelism() } = options;
    const events = { onFree: () => this.#assign(), onUnstarted: (run: PendingRun) => this.#retry(run) };
    this.#seats = Array.from({ length: workers }, () => new Seat(start, memoryMb, events));
  }

  run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
    if (this.#closed) return Promise.resolve(lost(LOST.laneClosed, 'the lane was closed'));
    if (this.#inFlight >= this.#maxInFlight)
      return Promise.resolve(lost(LOST.queueFull, `${this.#inFlight} runs are running or waiting`));
    this.#inFlight++;
    return new Promise((resolve) => {
      const { signal } = callbacks;
      const answer = (outcome: LaneOutcome): void => {
        this.#inFlight--;
        signal?.removeEventListener('abort', leave);
        resolve(outcome);
      };
      const run: PendingRun = { program, callbacks, attempts: 0, answer };
      const leave = (): void => this.#giveUp(run);
      signal?.addEventListener('abort', leave, { once: true });
      this.#queue.push(run);
      if (signal?.aborted === true) leave();
      else this.#assign();
    });
  }

  async ready(): Promise<void> {
    await Promise.all(this.#seats.map((seat) => seat.ready()));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const run of this.#queue.splice(0)) run.answer(lost(LOST.laneClosed, 'the lane was closed'));
    await Promise.all(this.#seats.map((seat) => seat.close()));
  }

  /** Process ids of the workers that live, for whoever watches them. */
  get pids(): readonly number[] {
    return this.#seats.flatMap((seat) => seat.pid ?? []);
  }

  #assign(): void {
    for (const seat of this.#seats) {
      if (this.#queue.length === 0) return;
      if (seat.free) seat.take(this.#queue.shift() as PendingRun);
    }
  }

  #retry(run: PendingRun): void {
    run.attempts++;
    if (this.#closed) run.answer(lost(LOST.laneClosed, 'the lane was closed'));
    else if (run.attempts >= MAX_ATTEMPTS)
      run.answer(lost(LOST.workerUnavailable, `${run.attempts} workers ended before the run started`));
    else if (run.callbacks.signal?.aborted === true) run.answer({ kind: 'interrupted', message: 'interrupted' });
    else {
      this.#queue.unshift(run);
      this.#assign();
    }
  }

  #giveUp(run: PendingRun): void {
    const place = this.#queue.indexOf(run);
    if (place < 0) {
      this.#seats.find((seat) => seat.runs(run))?.stop();
      return;
    }
    this.#queue.splice(place, 1);
    run.answer({ kind: 'interrupted', message: 'interrupted' });
  }
}
