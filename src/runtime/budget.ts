/**
 * What a session may use: steps, time, bytes, output, depth. Interpreter and leaves charge here; at a limit a
 * LimitReached passes through everything guest code could catch with.
 *
 * Must not know: frames, how tiers run.
 */

export type LimitName = 'steps' | 'time' | 'memory' | 'output';

/** Ends a run. Not a Python exception: no except, no finally sees it. */
export class LimitReached {
  readonly limit: LimitName;
  readonly message: string;
  constructor(limit: LimitName, message: string) {
    this.limit = limit;
    this.message = message;
  }
}

/** The run was interrupted from outside (Ctrl-C, AbortSignal). */
export class Interrupted {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

export interface Limits {
  /** Calls and loop iterations of one run. */
  readonly maxSteps: number;
  /** Wall-clock milliseconds of one run. */
  readonly timeoutMs: number;
  /** Bytes of guest values alive at once. */
  readonly maxBytes: number;
  /** Bytes the program may print in one run. */
  readonly maxOutputBytes: number;
  /** Nested Python calls; RecursionError above. */
  readonly maxRecursion: number;
  /** UTF-8 bytes of one source text. */
  readonly maxSourceBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxSteps: Number.POSITIVE_INFINITY,
  timeoutMs: Number.POSITIVE_INFINITY,
  maxBytes: 1024 * 1024 * 1024,
  maxOutputBytes: 64 * 1024 * 1024,
  maxRecursion: 1000,
  maxSourceBytes: 16 * 1024 * 1024,
};

/** How often a run is looked at. */
export interface Slice {
  /** Steps between two looks at the clock. */
  readonly steps: number;
  /** Milliseconds a run may hold the event loop before it lets it turn. */
  readonly ms: number;
}

export const DEFAULT_SLICE: Slice = { steps: 4096, ms: 10 };

export class Budget {
  readonly limits: Limits;
  /** Nested calls allowed now: the limit, or what sys.setrecursionlimit said. */
  maxRecursion: number;
  /** Counts down by one at every back-edge and call; at zero the tier calls `refuel`. */
  fuel = 0;
  readonly slice: Slice;
  #slice = 0;
  #stepsBefore = 0;
  #deadline = Number.POSITIVE_INFINITY;
  #startedAt = 0;
  outputBytes = 0;
  /** Bytes charged and not known to be garbage. */
  bytes = 0;
  /** Below it nothing is walked; raised after a walk that freed little. */
  #walkAt: number;
  /** Set from outside to stop the run at the next check. */
  interrupt: Interrupted | undefined = undefined;
  /** Counts what the session's roots reach, in bytes. Set by the engine. */
  measureLive: (() => number) | undefined = undefined;

  constructor(limits: Limits, slice: Slice = DEFAULT_SLICE) {
    this.limits = limits;
    this.maxRecursion = limits.maxRecursion;
    this.slice = slice;
    this.#walkAt = limits.maxBytes;
  }

  /** Starts the clock and counters of a run. */
  begin(): void {
    this.#startedAt = performance.now();
    this.#deadline = this.#startedAt + this.limits.timeoutMs;
    this.#stepsBefore = 0;
    this.#slice = Math.max(1, Math.min(this.slice.steps, this.limits.maxSteps));
    this.fuel = this.#slice;
    this.outputBytes = 0;
    this.interrupt = undefined;
  }

  /** Steps of this run so far. */
  get steps(): number {
    return Math.round(this.#stepsBefore + (this.#slice - this.fuel));
  }

  get elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  /** Fuel ran out: checks every limit and hands out the next slice. */
  refuel(): void {
    this.#stepsBefore = this.steps;
    if (this.#stepsBefore >= this.limits.maxSteps) {
      throw new LimitReached('steps', `step limit of ${this.limits.maxSteps} reached`);
    }
    this.checkTime();
    this.#slice = Math.max(1, Math.min(this.slice.steps, this.limits.maxSteps - this.#stepsBefore));
    this.fuel = this.#slice;
  }

  /** Throws if the deadline has passed or the run was interrupted; leaves that take long call it now and then. */
  checkTime(): void {
    if (this.interrupt !== undefined) throw this.interrupt;
    if (performance.now() > this.#deadline)
      throw new LimitReached('time', `time limit of ${this.limits.timeoutMs} ms reached`);
  }

  /** Moves the deadline, for time that the session spent waiting for the host. */
  extend(milliseconds: number): void {
    this.#deadline += milliseconds;
    this.#startedAt += milliseconds;
  }

  /** Charges work of a leaf: `units` of about the cost of one step. */
  work(units: number): void {
    this.fuel -= units;
    if (this.fuel < 0) this.refuel();
  }

  /** Charges bytes before they are allocated. */
  allocate(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.#walkAt) this.#weigh(bytes);
  }

  /** Charges printed bytes. */
  output(bytes: number): void {
    this.outputBytes += bytes;
    if (this.outputBytes > this.limits.maxOutputBytes)
      throw new LimitReached('output', `output limit of ${this.limits.maxOutputBytes} bytes reached`);
  }

  #weigh(pending: number): void {
    const { maxBytes } = this.limits;
    if (pending > maxBytes) {
      this.bytes -= pending;
      throw new LimitReached('memory', `memory limit of ${maxBytes} bytes reached`);
    }
    const live = this.measureLive === undefined ? this.bytes : this.measureLive() + pending;
    this.bytes = live;
    if (live > maxBytes) throw new LimitReached('memory', `memory limit of ${maxBytes} bytes reached`);
    this.#walkAt = Math.min(maxBytes * 1.25, Math.max(maxBytes, live + maxBytes / 4));
  }
}
