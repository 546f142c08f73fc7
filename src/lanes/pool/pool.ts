/**
 * Runs programs in a pool of processes, one run at a time each. Takes how many, and how to start one; gives outcomes. Runs
 * that wait are taken in a fair order (fair-queue.ts). A process that passes a deadline or its memory is killed and
 * replaced. A run whose process ends before the run started is handed to another; after that it is answered as lost and
 * never run twice.
 *
 * Must not know: what the processes are, HTTP.
 */
import { availableParallelism } from 'node:os';
import { type Lane, type LaneCallbacks, type LaneOutcome, type LaneProgram, LOST, lost } from '../lane.ts';
import { FairQueue } from './fair-queue.ts';
import type { PendingRun } from './pending-run.ts';
import { Seat, type StartWorker, type WorkerEnd } from './seat.ts';

export interface PoolOptions {
  /** Processes; default: the CPUs that this process may use. */
  readonly workers?: number;
  /** Runs that may compute at once, sleeping ones not counted; default: as many as there are processes. */
  readonly computing?: number;
  /** Runs that may be running or waiting at once; default 50. */
  readonly maxInFlight?: number;
  /** Milliseconds that a run may wait for a worker; default: no bound. */
  readonly maxWaitMs?: number;
  /** Milliseconds without a worker that starts, while they end, after which nobody waits for one; default 30,000. */
  readonly startMs?: number;
  /** Mebibytes of memory a worker process may hold; default 512. */
  readonly memoryMb?: number;
  /** Programs that every worker runs, unheard, before it takes others; one that ends a worker is left out from then on. */
  readonly warmUp?: readonly LaneProgram[];
  readonly onWorkerStart?: () => void;
  readonly onWorkerEnd?: (reason: WorkerEnd) => void;
}

/** What the pool is doing now. */
export interface PoolState {
  readonly idle: number;
  readonly busy: number;
  readonly waiting: number;
  readonly cacheEntries: number;
  readonly cacheBytes: number;
}

export const DEFAULT_MEMORY_MB = 512;

/** Workers that may end before a run starts until it is answered as lost. */
const MAX_ATTEMPTS = 5;
/** As many workers must have ended, one after another, before they had started: one alone may have been slow or killed. */
const MAX_FAILED_STARTS = 5;
/** After a known program arrived, one worker is kept for known ones so long: new ones may be endless loops. */
const KEEP_PLACE_MS = 5000;

export class PoolLane implements Lane {
  readonly name: string;
  readonly #maxInFlight: number;
  readonly #maxWaitMs: number;
  readonly #startMs: number;
  readonly #computing: number;
  readonly #queue = new FairQueue<PendingRun>();
  readonly #seats: readonly Seat[];
  readonly #newcomers = new Set<PendingRun>();
  #knownAt = Number.NEGATIVE_INFINITY;
  #again: NodeJS.Timeout | undefined;
  #inFlight = 0;
  #failedStarts = 0;
  #failingSince = 0;
  #whyUnavailable: string | undefined;
  #whenUnavailable: ((why: Error) => void)[] = [];
  #closed = false;

  constructor(name: string, options: PoolOptions, start: StartWorker) {
    this.name = name;
    const { memoryMb = DEFAULT_MEMORY_MB, workers = availableParallelism(), maxInFlight = 50 } = options;
    this.#maxInFlight = maxInFlight;
    this.#maxWaitMs = options.maxWaitMs ?? Number.POSITIVE_INFINITY;
    this.#startMs = options.startMs ?? 30_000;
    this.#computing = Math.min(workers, options.computing ?? workers);
    const events = {
      onFree: () => this.#assign(),
      onReady: () => {
        this.#failedStarts = 0;
        this.#whyUnavailable = undefined;
      },
      onNeverReady: (lastWords: string) => this.#startFailed(lastWords),
      onUnstarted: (run: PendingRun) => this.#retry(run),
      onStart: () => options.onWorkerStart?.(),
      onEnd: (reason: WorkerEnd) => options.onWorkerEnd?.(reason),
    };
    const warmUp = new Set(options.warmUp);
    for (const { source } of warmUp) this.#queue.know(source);
    this.#seats = Array.from({ length: workers }, () => new Seat(start, memoryMb, events, warmUp));
  }

  run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
    if (this.#closed) return Promise.resolve(lost(LOST.laneClosed, 'the lane was closed'));
    if (callbacks.signal?.aborted === true) return Promise.resolve(INTERRUPTED);
    if (this.#whyUnavailable !== undefined) return Promise.resolve(lost(LOST.workerUnavailable, this.#whyUnavailable));
    if (this.#inFlight >= this.#maxInFlight && !this.#makeRoom(program, callbacks))
      return Promise.resolve(this.#full());
    this.#inFlight++;
    return new Promise((resolve) => this.#enqueue(program, callbacks, resolve));
  }

  async ready(): Promise<void> {
    await this.#unlessUnavailable(Promise.all(this.#seats.map((seat) => seat.ready())));
  }

  /** Replaces the workers, one after another; runs that are on end on theirs. Resolves when no free worker is an old one. */
  async renew(): Promise<void> {
    for (const seat of this.#seats) await this.#unlessUnavailable(seat.renew());
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    for (const run of this.#queue.drain()) run.answer(lost(LOST.laneClosed, 'the lane was closed'));
    await Promise.all(this.#seats.map((seat) => seat.close()));
  }

  /** Process ids of the workers that live, for whoever watches them. */
  get pids(): readonly number[] {
    return this.#seats.flatMap((seat) => seat.pid ?? []);
  }

  get state(): PoolState {
    const sum = (of: (seat: Seat) => number): number => this.#seats.reduce((total, seat) => total + of(seat), 0);
    return {
      idle: sum((seat) => Number(seat.free)),
      busy: sum((seat) => Number(seat.busy)),
      waiting: this.#queue.length,
      cacheEntries: sum((seat) => seat.cache?.entries ?? 0),
      cacheBytes: sum((seat) => seat.cache?.bytes ?? 0),
    };
  }

  #enqueue(program: LaneProgram, callbacks: LaneCallbacks, resolve: (outcome: LaneOutcome) => void): void {
    const { signal } = callbacks;
    const answer = (outcome: LaneOutcome): void => {
      clearTimeout(patience);
      signal?.removeEventListener('abort', leave);
      this.#inFlight--;
      this.#newcomers.delete(run);
      this.#queue.ended(run, performance.now() - run.takenAt, outcome.kind !== 'lost' && outcome.kind !== 'limit');
      resolve(outcome);
    };
    const run: PendingRun = { program, callbacks, attempts: 0, takenAt: 0, answer };
    const leave = (): void => this.#giveUp(run);
    const waitMs = this.#maxWaitMs;
    const patience = Number.isFinite(waitMs) ? setTimeout(() => this.#waitedTooLong(run), waitMs) : undefined;
    signal?.addEventListener('abort', leave, { once: true });
    const { newcomer } = this.#queue.push(run, callbacks.caller ?? '', program.source);
    if (!newcomer) this.#knownAt = performance.now();
    this.#assign();
  }

  async #unlessUnavailable(done: Promise<unknown>): Promise<void> {
    const unavailable = new Promise<never>((_, reject) => {
      if (this.#whyUnavailable !== undefined) reject(new Error(this.#whyUnavailable));
      else this.#whenUnavailable.push(reject);
    });
    await Promise.race([done, unavailable]);
  }

  /** Starts go on; meanwhile nobody waits for them. */
  #startFailed(lastWords: string): void {
    if (this.#failedStarts++ === 0) this.#failingSince = performance.now();
    const tooFew = this.#failedStarts < MAX_FAILED_STARTS;
    if (tooFew || performance.now() - this.#failingSince < this.#startMs) return;
    const why = `no worker starts${lastWords === '' ? '' : `: ${lastWords}`}`;
    this.#whyUnavailable = why;
    for (const run of this.#queue.drain()) run.answer(lost(LOST.workerUnavailable, why));
    for (const reject of this.#whenUnavailable.splice(0)) reject(new Error(why));
  }

  #full(): LaneOutcome {
    return lost(LOST.queueFull, `${this.#inFlight} runs are running or waiting`);
  }

  /** A flood of one program has to give way to others. */
  #makeRoom(program: LaneProgram, { caller = '' }: LaneCallbacks): boolean {
    const run = this.#queue.givesWay(caller, program.source);
    if (run === undefined || !this.#queue.remove(run)) return false;
    run.answer(this.#full());
    return true;
  }

  #assign(): void {
    for (const seat of this.#seats) {
      if (this.#queue.length === 0 || this.#computingNow() >= this.#computing) return;
      if (!seat.free) continue;
      const next = this.#queue.take(this.#hasPlaceForNewcomers());
      if (next === undefined) {
        this.#assignLater();
        return;
      }
      const run = next.item;
      if (next.newcomer) this.#newcomers.add(run);
      run.takenAt = performance.now();
      seat.take(run);
    }
  }

  #computingNow(): number {
    return this.#seats.reduce((count, seat) => count + Number(seat.busy && !seat.asleep), 0);
  }

  /** False while the last place is kept for programs that were run before. */
  #hasPlaceForNewcomers(): boolean {
    if (this.#computing === 1 || performance.now() - this.#knownAt > KEEP_PLACE_MS) return true;
    // A worker that a newcomer has brought down is on its way: till then there is one place less.
    const standing = this.#seats.reduce((count, seat) => count + Number(seat.standing), 0);
    return this.#newcomers.size < Math.min(this.#computing, standing) - 1;
  }

  #assignLater(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#assign(), Math.max(1, this.#knownAt + KEEP_PLACE_MS - performance.now() + 1));
  }

  #retry(run: PendingRun): void {
    run.attempts++;
    this.#newcomers.delete(run);
    if (this.#closed) run.answer(lost(LOST.laneClosed, 'the lane was closed'));
    else if (run.attempts >= MAX_ATTEMPTS)
      run.answer(lost(LOST.workerUnavailable, `${run.attempts} workers ended before the run started`));
    else if (run.callbacks.signal?.aborted === true) run.answer(INTERRUPTED);
    else {
      this.#queue.putBack(run);
      this.#assign();
    }
  }

  #giveUp(run: PendingRun): void {
    if (this.#queue.remove(run)) run.answer(INTERRUPTED);
    else this.#seats.find((seat) => seat.runs(run))?.stop();
  }

  #waitedTooLong(run: PendingRun): void {
    if (this.#queue.remove(run))
      run.answer(lost(LOST.queueTimeout, `the run waited ${this.#maxWaitMs} ms for a worker and was not started`));
  }
}

const INTERRUPTED: LaneOutcome = { kind: 'interrupted', message: 'interrupted' };
