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
/** What the process holds, as the budget asks for it; the engine knows how. */
export interface ProcessMemory {
  /** Resident bytes, and bytes of the JS heap and its buffers, garbage included. */
  measure(): { readonly resident: number; readonly held: number };
  /** Frees garbage now. False if it was refused because it would take too long. */
  collect(elapsedMs: number): boolean;
  /** Changes when another session ran in between, so that growth is not one session's alone. */
  readonly epoch: number;
}

/** Steps of a run's first slice. */
const FIRST_PACE = 256;

/** A slice that takes longer is too long: 4096 plain steps take 0.2 ms. */
const SLOW_SLICE_MS = 8;

/** Charged bytes between two looks at the clock: about a tenth of a millisecond of copying. */
const BYTES_SLICE = 1 << 20;

/** Milliseconds between two looks at the process, which cost 4 microseconds each. */
const PROBE_MS = 2;

export class Budget {
  readonly limits: Limits;
  /** Nested calls allowed now: the limit, or what sys.setrecursionlimit said. */
  maxRecursion: number;
  /** Counts down by one at every back-edge and call; at zero the tier calls `refuel`. */
  fuel = 0;
  readonly slice: Slice;
  #slice = 0;
  /** Steps of the next slice: fewer where steps take long, because a leaf did not charge for all it did. */
  #pace = 0;
  #slicedAt = 0;
  #stepsBefore = 0;
  #deadline = Number.POSITIVE_INFINITY;
  #startedAt = 0;
  outputBytes = 0;
  /** Bytes charged and not known to be garbage. */
  bytes = 0;
  /** Below it nothing is weighed; raised after a weighing that freed little. */
  #walkAt: number;
  /** Charged bytes at which `allocate` looks at limits again. */
  #checkAt = 0;
  /** Set from outside to stop the run at the next check. */
  interrupt: Interrupted | undefined = undefined;
  /** Counts what the session's roots reach, in bytes. Set by the engine. */
  measureLive: (() => number) | undefined = undefined;
  /** Set by the engine where the process can be asked. */
  process: ProcessMemory | undefined = undefined;
  #probeAt = 0;
  /** The process when this run was first looked at, moved on by what it grew while the run was suspended. */
  #baseline: { resident: number; held: number; readonly bytes: number; readonly epoch: number } | undefined = undefined;
  /** The process when the run was suspended. */
  #suspended: { readonly resident: number; readonly held: number } | undefined = undefined;
  /** Resident growth at which garbage is collected. */
  #collectAt = 0;

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
    this.#pace = Math.min(this.slice.steps, FIRST_PACE);
    this.#slicedAt = this.#startedAt;
    this.#slice = Math.max(1, Math.min(this.#pace, this.limits.maxSteps));
    this.fuel = this.#slice;
    this.outputBytes = 0;
    this.interrupt = undefined;
    this.#probeAt = 0;
    this.#baseline = undefined;
    this.#suspended = undefined;
    this.#collectAt = this.limits.maxBytes * 0.7;
    this.#checkAt = Math.min(this.#walkAt, this.bytes + BYTES_SLICE);
  }

  /** The session gives up the JS thread: what the process grows from here on is not this run's. */
  suspend(): void {
    if (this.#baseline !== undefined) this.#suspended = this.process?.measure();
  }

  /** The session goes on. */
  resume(): void {
    const before = this.#suspended;
    const baseline = this.#baseline;
    if (before === undefined || baseline === undefined || this.process === undefined) return;
    const now = this.process.measure();
    // Only what grew: V8 also collects while the session waits, and what it frees is mostly this run's own garbage.
    baseline.resident += Math.max(0, now.resident - before.resident);
    baseline.held += Math.max(0, now.held - before.held);
    this.#suspended = undefined;
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
    const now = performance.now();
    this.#checkLimits(now);
    this.#setPace(now);
    this.#slice = Math.max(1, Math.min(this.#pace, this.limits.maxSteps - this.#stepsBefore));
    this.fuel = this.#slice;
  }

  /** Throws if the deadline has passed or the run was interrupted; leaves that take long call it now and then. */
  checkTime(): void {
    this.#checkLimits(performance.now());
  }

  #checkLimits(now: number): void {
    if (this.interrupt !== undefined) throw this.interrupt;
    if (now > this.#deadline) throw this.#timeLimit();
    if (now > this.#probeAt) {
      this.#probeAt = now + PROBE_MS;
      this.#probe();
    }
  }

  #setPace(now: number): void {
    const tookMs = now - this.#slicedAt;
    this.#slicedAt = now;
    if (tookMs > SLOW_SLICE_MS) this.#pace = Math.max(16, this.#pace >> 3);
    else if (tookMs < SLOW_SLICE_MS / 4) this.#pace = Math.min(this.slice.steps, this.#pace * 2);
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

  /** An operation that takes about so long and can't be stopped in between: refused if the deadline passes meanwhile. */
  foresee(milliseconds: number): void {
    if (milliseconds > 20 && performance.now() + milliseconds > this.#deadline + 20) throw this.#timeLimit();
  }

  /** Charges bytes before they are allocated. */
  allocate(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.#checkAt) this.#check(bytes);
  }

  /**
   * Charges items pushed to an array, called at every 64th: JS grows a full array into a new one of one and a half
   * times its size while the old one is still there.
   */
  grow(length: number): void {
    this.allocate(512);
    if ((length & 0x3fff) === 0x3fff && geometricStep(length) !== geometricStep(length - 0x4000))
      this.reserve(length * 12);
  }

  /** Makes sure that there is room for bytes which are held for a moment only, as a table's old copy is. */
  reserve(bytes: number): void {
    const { maxBytes } = this.limits;
    if (this.bytes + bytes <= maxBytes) return;
    const live = this.#liveByGrowth() ?? this.measureLive?.() ?? this.bytes;
    this.bytes = live;
    if (live + bytes > maxBytes * 1.3) throw this.#memoryLimit();
  }

  /** Charges printed bytes. */
  output(bytes: number): void {
    this.outputBytes += bytes;
    if (this.outputBytes > this.limits.maxOutputBytes)
      throw new LimitReached('output', `output limit of ${this.limits.maxOutputBytes} bytes reached`);
  }

  #check(pending: number): void {
    if (this.bytes > this.#walkAt) this.#weigh(pending);
    this.#checkAt = Math.min(this.#walkAt, this.bytes + BYTES_SLICE);
    this.checkTime();
  }

  /** The charges are over the limit, garbage included: finds out what is live and decides. */
  #weigh(pending: number): void {
    const { maxBytes } = this.limits;
    if (pending > maxBytes) {
      this.bytes -= pending;
      throw this.#memoryLimit();
    }
    const before = this.bytes - pending;
    this.bytes = before; // what is refused was never allocated
    const live = (this.#liveByGrowth() ?? this.measureLive?.() ?? before) + pending;
    if (live > maxBytes) throw this.#memoryLimit();
    this.bytes = live;
    this.#walkAt = Math.min(maxBytes * 1.25, Math.max(maxBytes, live + maxBytes / 4));
  }

  /**
   * Live bytes by what the process grew in this run, garbage collected: exact, and needs no table of visited objects
   * as large as the heap itself. Undefined where it can't tell: other sessions ran in between, or what earlier runs
   * left may be garbage.
   */
  #liveByGrowth(): number | undefined {
    const { process } = this;
    const baseline = this.#baseline;
    if (process === undefined || baseline === undefined || baseline.epoch !== process.epoch) return undefined;
    if (!process.collect(this.elapsedMs)) return undefined;
    const grown = Math.max(0, process.measure().held - baseline.held);
    const live = baseline.bytes + grown;
    const certain = grown > this.limits.maxBytes || live <= this.limits.maxBytes;
    return certain || baseline.bytes < this.limits.maxBytes / 8 ? live : undefined;
  }

  /** Looks at the process itself: what no charge covers (garbage not yet collected, fragmentation) ends here. */
  #probe(): void {
    const { process } = this;
    if (process === undefined) return;
    const now = process.measure();
    const baseline = this.#baseline;
    if (baseline === undefined) {
      this.#baseline = { ...now, bytes: this.bytes, epoch: process.epoch };
      return;
    }
    if (now.resident - baseline.resident <= this.#collectAt) return;
    const { maxBytes } = this.limits;
    if (!process.collect(this.elapsedMs)) return;
    const after = process.measure();
    const resident = after.resident - baseline.resident;
    if (after.held - baseline.held > maxBytes || resident > maxBytes * 1.25) throw this.#memoryLimit();
    this.#collectAt = Math.min(maxBytes * 1.2, Math.max(maxBytes * 0.7, resident + maxBytes / 8));
    this.#probeAt = performance.now() + PROBE_MS;
  }

  #timeLimit(): LimitReached {
    return new LimitReached('time', `time limit of ${this.limits.timeoutMs} ms reached`);
  }

  #memoryLimit(): LimitReached {
    return new LimitReached('memory', `memory limit of ${this.limits.maxBytes} bytes reached`);
  }
}

/** Changes whenever a length has grown by a quarter. */
function geometricStep(length: number): number {
  return Math.floor(Math.log(length) / Math.log(1.25));
}
