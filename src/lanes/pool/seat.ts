/** A place of the pool: always has a worker process or one on its way, and the run that is in it. */
import type { CacheReport, RunReport } from '../../engine/run-report.ts';
import { deadlinePassed, type LaneOutcome, type LaneProgram, LOST, lost } from '../lane.ts';
import type { Chunk, FromWorker } from './messages.ts';
import type { PendingRun } from './pending-run.ts';

export interface WorkerEvents {
  onMessage(message: FromWorker): void;
  /** The process is gone and everything it sent has been delivered. */
  onGone(): void;
}

/** A process of the pool, of whatever kind. */
export interface Worker {
  readonly pid: number | undefined;
  run(program: LaneProgram): void;
  stop(): void;
  kill(): void;
  /** Collects garbage and says `trimmed`; not there where it would not help. */
  trim?(): void;
  /** Bytes of memory that the process holds; undefined where the system does not say, or the worker watches itself. */
  residentBytes(): number | undefined;
  /** What the process said last about itself, where that is heard. */
  readonly lastWords?: string;
}

export type StartWorker = (events: WorkerEvents) => Worker;

/** Why a worker process ended: killed for a reason, or `crash` by itself. */
export type WorkerEnd = 'deadline' | 'memory' | 'stop' | 'retired' | 'renewed' | 'crash' | 'closed';

export interface SeatEvents {
  /** There may be room for a run: the worker is free, or its run sleeps. */
  onFree(): void;
  onStart(): void;
  onEnd(reason: WorkerEnd): void;
  /** The worker has started, or ended before it had: with what it said. */
  onReady(): void;
  onNeverReady(lastWords: string): void;
  /** The worker ended before the run took its first step. */
  onUnstarted(run: PendingRun): void;
}

/** A worker stops a run by itself at the deadline; one that does not within this time is killed. */
const GRACE_MS = 500;
/** How often the memory of a running worker is read. */
const WATCH_MS = 50;
/** Above this share of the ceiling a worker collects garbage once its run is done, and is replaced if that does not help. */
const RETIRE_AT = 0.75;
/** How often the memory of a worker is read that only has short runs: reading it costs as much as a tenth of one. */
const WEIGH_MS = 200;
const SHORT_RUN_MS = 10;
/** What a collection may take. */
const TRIM_MS = 2000;
/** Between the end of a worker that never got ready and the next try. */
const RESTART_MS = 200;

export class Seat {
  readonly #startWorker: StartWorker;
  readonly #memoryMb: number;
  readonly #events: SeatEvents;
  #worker!: Worker;
  #state: 'starting' | 'free' | 'running' | 'trimming' | 'ending' | 'closed' = 'starting';
  #run: PendingRun | undefined;
  #started = false;
  /** What to answer when the worker that is being killed is gone. */
  #verdict: LaneOutcome | undefined;
  #endReason: WorkerEnd = 'crash';
  #asleep = false;
  #stale = false;
  #cache: CacheReport | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  #restart: NodeJS.Timeout | undefined;
  #whenReady: (() => void)[] = [];
  #whenGone: (() => void)[] = [];
  #alive = false;
  #weighedAt = 0;
  readonly #warmUp: Set<LaneProgram>;
  /** What is still to be run before the worker is free, the first of it being on. */
  #cold: LaneProgram[] = [];

  /** `warmUp` is shared by all seats. */
  constructor(startWorker: StartWorker, memoryMb: number, events: SeatEvents, warmUp: Set<LaneProgram> = new Set()) {
    this.#warmUp = warmUp;
    this.#startWorker = startWorker;
    this.#memoryMb = memoryMb;
    this.#events = events;
    this.#start();
  }

  get free(): boolean {
    return this.#state === 'free';
  }

  /** Has a run. */
  get busy(): boolean {
    return this.#run !== undefined;
  }

  /** Has a worker that takes runs, or has one. */
  get standing(): boolean {
    return this.#state === 'free' || this.#state === 'running';
  }

  /** Its run sleeps. */
  get asleep(): boolean {
    return this.#asleep;
  }

  /** The code cache of its worker, as of its last run. */
  get cache(): CacheReport | undefined {
    return this.#cache;
  }

  get pid(): number | undefined {
    return this.#alive ? this.#worker.pid : undefined;
  }

  runs(run: PendingRun): boolean {
    return this.#run === run;
  }

  ready(): Promise<void> {
    if (this.#state !== 'starting') return Promise.resolve();
    return new Promise((resolve) => this.#whenReady.push(resolve));
  }

  take(run: PendingRun): void {
    this.#run = run;
    this.#started = false;
    this.#asleep = false;
    this.#state = 'running';
    this.#watch = setInterval(() => this.#weigh(), WATCH_MS);
    this.#killAfter(run.program.deadlineMs + GRACE_MS, deadlinePassed(run.program.deadlineMs), 'deadline');
    this.#worker.run(run.program);
  }

  /** Replaces the worker, after its run if it has one. Resolves when the new one is ready, or the old one has a run. */
  renew(): Promise<void> {
    if (this.#state === 'running' || this.#state === 'trimming') this.#stale = true;
    if (this.#state !== 'free' && this.#state !== 'starting') return Promise.resolve();
    const ready = new Promise<void>((resolve) => this.#whenReady.push(resolve));
    this.#retire('renewed');
    return ready;
  }

  /** Stops the run; a worker that does not obey is killed. */
  stop(): void {
    this.#worker.stop();
    this.#killAfter(GRACE_MS, { kind: 'interrupted', message: 'interrupted' }, 'stop');
  }

  /** Ends the worker, and resolves when it is gone. */
  close(): Promise<void> {
    this.#state = 'closed';
    clearTimeout(this.#restart);
    this.#endReason = 'closed';
    this.#verdict = lost(LOST.laneClosed, 'the lane was closed');
    for (const resolve of this.#whenReady.splice(0)) resolve();
    if (!this.#alive) return Promise.resolve();
    this.#worker.kill();
    return new Promise((resolve) => this.#whenGone.push(resolve));
  }

  #start(): void {
    if (this.#state === 'closed') return;
    this.#state = 'starting';
    this.#alive = true;
    this.#endReason = 'crash';
    this.#cache = undefined;
    this.#stale = false;
    this.#events.onStart();
    this.#worker = this.#startWorker({
      onMessage: (message) => this.#receive(message),
      onGone: () => this.#gone(),
    });
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        if (this.#state !== 'starting') break;
        this.#events.onReady();
        this.#cold = [...this.#warmUp];
        this.#warm();
        break;
      case 'started':
        this.#started = true;
        this.#run?.callbacks.onStarted?.();
        break;
      case 'trimmed':
        if (this.#state !== 'trimming') break;
        clearTimeout(this.#deadline);
        if (this.#stale) this.#retire('renewed');
        else if (this.#isHeavy()) this.#retire('retired');
        else this.#becomeFree();
        break;
      case 'sleeps':
        if (this.#run === undefined) break;
        this.#asleep = message.asleep;
        if (message.asleep) this.#events.onFree();
        break;
      case 'output':
        this.#print(message.chunks);
        break;
      case 'done':
        if (this.#run === undefined) {
          if (this.#cold.shift() === undefined) break;
          this.#report(message.report);
          this.#warm();
          break;
        }
        this.#print(message.chunks);
        this.#report(message.report);
        this.#afterRun(this.#run.takenAt, message.outcome);
    }
  }

  /** Runs the next program of the warm-up; after the last the worker is free. */
  #warm(): void {
    clearTimeout(this.#deadline);
    const [program] = this.#cold;
    if (program !== undefined) {
      this.#deadline = setTimeout(() => this.#worker.kill(), program.deadlineMs + GRACE_MS);
      this.#worker.run(program);
      return;
    }
    for (const resolve of this.#whenReady.splice(0)) resolve();
    this.#becomeFree();
  }

  /** The run is answered; then the worker's memory is looked at, after short runs only now and then. */
  #afterRun(takenAt: number, outcome: LaneOutcome): void {
    this.#settle(outcome);
    const now = performance.now();
    const due = now - takenAt >= SHORT_RUN_MS || now - this.#weighedAt >= WEIGH_MS;
    if (due) this.#weighedAt = now;
    if (this.#stale) this.#retire('renewed');
    else if (!due || !this.#isHeavy()) this.#becomeFree();
    else if (this.#worker.trim === undefined) this.#retire('retired');
    else this.#trim();
  }

  /** What a run has left is garbage: collecting it takes milliseconds, another worker half a second. */
  #trim(): void {
    if (this.#state === 'closed' || this.#state === 'ending') return;
    this.#state = 'trimming';
    this.#worker.trim?.();
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#retire('retired'), TRIM_MS);
  }

  #isHeavy(): boolean {
    return (this.#worker.residentBytes() ?? 0) > this.#ceiling * RETIRE_AT;
  }

  #becomeFree(): void {
    if (this.#state === 'closed' || this.#state === 'ending') return;
    this.#state = 'free';
    this.#events.onFree();
  }

  /** Hands on what the tiers did; the cache's totals as what was added since the last run. */
  #report(report: RunReport | undefined): void {
    if (report === undefined) return;
    const { cache } = report;
    const before = this.#cache ?? { hits: 0, misses: 0, evicted: 0 };
    this.#cache = cache;
    this.#run?.callbacks.onReport?.({
      ...report,
      cache: {
        ...cache,
        hits: Math.max(0, cache.hits - before.hits),
        misses: Math.max(0, cache.misses - before.misses),
        evicted: Math.max(0, cache.evicted - before.evicted),
      },
    });
  }

  #retire(reason: WorkerEnd): void {
    this.#endReason = reason;
    if (this.#state !== 'closed') this.#state = 'ending';
    this.#worker.kill();
  }

  #print(chunks: readonly Chunk[]): void {
    for (const [stream, text] of chunks) this.#run?.callbacks.onOutput(stream, text);
  }

  #settle(outcome: LaneOutcome): void {
    const run = this.#run;
    this.#run = undefined;
    this.#asleep = false;
    clearTimeout(this.#deadline);
    clearInterval(this.#watch);
    run?.answer(outcome);
  }

  #gone(): void {
    this.#alive = false;
    const [fatal] = this.#cold.splice(0);
    if (fatal !== undefined && this.#endReason === 'crash') this.#warmUp.delete(fatal);
    this.#events.onEnd(this.#endReason);
    const neverReady = this.#state === 'starting';
    const verdict = this.#verdict;
    this.#verdict = undefined;
    const run = this.#run;
    if (run !== undefined && (this.#started || verdict !== undefined))
      this.#settle(verdict ?? lost(LOST.workerLost, 'the worker process ended during the run'));
    for (const resolve of this.#whenGone.splice(0)) resolve();
    if (neverReady) {
      this.#events.onNeverReady(this.#worker.lastWords ?? '');
      this.#restart = setTimeout(() => this.#start(), RESTART_MS);
    } else this.#start();
    if (this.#run === undefined) return;
    this.#run = undefined;
    clearTimeout(this.#deadline);
    clearInterval(this.#watch);
    this.#events.onUnstarted(run as PendingRun);
  }

  #killAfter(milliseconds: number, verdict: LaneOutcome, reason: WorkerEnd): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#kill(verdict, reason), milliseconds);
  }

  #kill(verdict: LaneOutcome, reason: WorkerEnd): void {
    this.#endReason = reason;
    this.#verdict = verdict;
    if (this.#state !== 'closed') this.#state = 'ending';
    this.#worker.kill();
  }

  get #ceiling(): number {
    return this.#memoryMb * 1024 * 1024;
  }

  #weigh(): void {
    if ((this.#worker.residentBytes() ?? 0) <= this.#ceiling) return;
    this.#kill(lost(LOST.workerMemory, `the worker process held more than ${this.#memoryMb} MiB`), 'memory');
  }
}
