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
  /** The same, a millisecond old at most: where runs follow one another faster, measuring would be most of their time. */
  lately(): { readonly resident: number; readonly held: number };
  /** Frees garbage now. False if it was refused because it would take too long, which `must` rules out. */
  collect(elapsedMs: number, must: boolean): boolean;
  /** Changes when another session ran in between, so that growth is not one session's alone. */
  readonly epoch: number;
}

/** Steps of a run's first slice. */
const FIRST_PACE = 256;

/** A slice that takes longer is too long: 4096 plain steps take 0.2 ms. */
const SLOW_SLICE_MS = 8;

/** Charged bytes between two looks at the clock: about a tenth of a millisecond of copying. */
const BYTES_SLICE = 1 << 20;

/** Milliseconds between two looks at the process where it is near its bound; a look takes 4 microseconds and more. */
const PROBE_MS = 2;

/** Milliseconds between them at most, and bytes that a program can't fill in one. */
const LONGEST_PROBE_MS = 32;
const BYTES_PER_MS = 4_000_000;

/** Charges of a run up to this are not compared with the process: what is too much of them is found at the limit. */
const SMALL_CHARGE = 256 * 1024;

/** Times the memory limit that the process may grow by for a moment, while V8 holds a table and its larger copy. */
const PASSING = 1.4;

/** An activation that runs so long without giving up the JS thread is a leaf: tiers give it up every 10 ms. */
const TURN_MS = 100;
/** Arrays that grow from here on are large beside what a slice of charges may hide. */
const LARGE_ARRAY = 1 << 15;

/** Share of the limit that a session gets on top once its variables fill it, so that it can still delete some. */
const RESERVE = 1 / 16;

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
  #timeoutMs = Number.POSITIVE_INFINITY;
  outputBytes = 0;
  /** Bytes charged and not known to be garbage. */
  bytes = 0;
  /** Below it nothing is weighed; raised after a weighing that freed little. */
  #walkAt: number;
  /** Charged bytes at which `allocate` looks at limits again. */
  #checkAt = 0;
  /** Set from outside to stop the run at the next check. */
  interrupt: Interrupted | undefined = undefined;
  /** Counts what the session's roots reach, in bytes; undefined beyond so many objects. Set by the engine. */
  measureLive: ((maxObjects: number) => number | undefined) | undefined = undefined;
  /** Set by the engine where the process can be asked. */
  process: ProcessMemory | undefined = undefined;
  #probeAt = 0;
  /** The process when this run was first looked at, moved on by what it grew while the run was suspended. */
  #baseline: { resident: number; held: number; readonly bytes: number; readonly epoch: number } | undefined = undefined;
  /** The process when the run was suspended. */
  #suspended: { readonly resident: number; readonly held: number } | undefined = undefined;
  /** Resident bytes of this session at which garbage is collected. */
  #collectAt = 0;
  /** Bytes that this run may reach: the limit, or a little more if the session's variables filled it before. */
  #allowed: number;
  /** Bytes that the process could still grow by when it was last looked at, and the charges then. */
  #headroom = Number.POSITIVE_INFINITY;
  #headroomBytes = 0;
  /** Milliseconds of guest code by tier, as the looks at the clock found it since they were taken last. */
  #tierMs = new Map<string, number>();
  /** Where the last look found the run, and when. */
  #tier = 'interpreter';
  #tierSince = 0;

  /** The host lets runs wait: a leaf that goes on for long lets the event loop turn, so that a run can be interrupted. */
  canTurn = false;
  /** It is time to. */
  turnIsDue = false;
  #turnedAt = 0;

  constructor(limits: Limits, slice: Slice = DEFAULT_SLICE) {
    this.limits = limits;
    this.maxRecursion = limits.maxRecursion;
    this.slice = slice;
    this.#walkAt = limits.maxBytes;
    this.#allowed = limits.maxBytes;
  }

  /** Starts the clock and counters of a run. `timeoutMs`: for this one, where it is shorter than the limit. */
  begin(timeoutMs = Number.POSITIVE_INFINITY): void {
    this.#startedAt = performance.now();
    this.#timeoutMs = Math.min(timeoutMs, this.limits.timeoutMs);
    this.#deadline = this.#startedAt + this.#timeoutMs;
    this.#stepsBefore = 0;
    this.#pace = Math.min(this.slice.steps, FIRST_PACE);
    this.#slicedAt = this.#startedAt;
    this.#tier = 'interpreter';
    this.#tierSince = this.#startedAt;
    this.#slice = Math.max(1, Math.min(this.#pace, this.limits.maxSteps));
    this.fuel = this.#slice;
    this.outputBytes = 0;
    this.interrupt = undefined;
    // A short run that allocates little never looks: 27 microseconds of the 200 that a step of one assignment takes in a cold cache.
    this.#probeAt = this.#startedAt + PROBE_MS;
    this.#baseline = undefined;
    this.#suspended = undefined;
    const { maxBytes } = this.limits;
    this.bytes = Math.min(this.bytes, maxBytes); // what is charged above it was not weighed yet
    this.#allowed = this.bytes > maxBytes * (1 - RESERVE) ? maxBytes * (1 + RESERVE) : maxBytes;
    this.#walkAt = Math.max(this.#walkAt, this.#allowed);
    this.#collectAt = Math.min(maxBytes * 1.2, Math.max(maxBytes * 0.7, this.bytes + maxBytes / 8));
    this.#headroom = Math.max(0, maxBytes * PASSING - this.bytes);
    this.#headroomBytes = this.bytes;
    this.#checkAt = Math.min(this.#walkAt, this.bytes + BYTES_SLICE);
  }

  /** The session gives up the JS thread: what the process grows from here on is not this run's. */
  suspend(): void {
    this.#spend(this.#tier, performance.now());
    if (this.#baseline !== undefined) this.#suspended = this.process?.lately();
  }

  /** A run has ended: charges that the process shows to be too high are corrected. */
  end(): void {
    const { process } = this;
    const baseline = this.#baseline;
    if (process === undefined || baseline === undefined || baseline.epoch !== process.epoch) return;
    if (this.bytes - baseline.bytes < SMALL_CHARGE) return;
    const held = baseline.bytes + process.measure().held - baseline.held;
    this.bytes = Math.max(0, Math.min(this.bytes, held));
  }

  /** The session goes on. */
  resume(): void {
    this.#tierSince = performance.now();
    this.#turnedAt = this.#tierSince;
    this.turnIsDue = false;
    const before = this.#suspended;
    const baseline = this.#baseline;
    if (before === undefined || baseline === undefined || this.process === undefined) return;
    const now = this.process.lately();
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

  /** Takes the milliseconds that were spent in each tier since they were taken last. */
  takeTierMs(): ReadonlyMap<string, number> {
    this.#spend(this.#tier, performance.now());
    const taken = this.#tierMs;
    this.#tierMs = new Map();
    return taken;
  }

  /** Time since the last look goes to the tier that this look finds running. */
  #spend(tier: string, now: number): void {
    this.#tierMs.set(tier, (this.#tierMs.get(tier) ?? 0) + now - this.#tierSince);
    this.#tierSince = now;
    this.#tier = tier;
  }

  /** Fuel ran out in a tier: checks every limit and hands out the next slice. */
  refuel(tier = 'interpreter'): void {
    this.#stepsBefore = this.steps;
    if (this.#stepsBefore >= this.limits.maxSteps) {
      throw new LimitReached('steps', `step limit of ${this.limits.maxSteps} reached`);
    }
    const now = performance.now();
    this.#spend(tier, now);
    this.#checkLimits(now);
    if (this.canTurn && now - this.#turnedAt > TURN_MS) this.turnIsDue = true;
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

  /** After `begin`: goes on with a run that was saved in another process. */
  goOn(steps: number, elapsedMs: number, bytes: number, outputBytes: number): void {
    this.#stepsBefore = steps;
    this.#slice = Math.max(1, Math.min(this.#slice, this.limits.maxSteps - steps));
    this.fuel = this.#slice;
    this.bytes = Math.max(this.bytes, bytes);
    this.outputBytes = outputBytes;
    this.extend(-elapsedMs);
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
    if (length > LARGE_ARRAY) this.reserve(length * 12);
  }

  /** Charges a table of so many entries, a power of two: it grows into one twice its size while the old one is still there. */
  growTable(size: number): void {
    this.reserve(size * 96);
    this.allocate(size * 64);
  }

  /** Makes sure that there is room for bytes which are held for a moment only, as a table's old copy is. */
  reserve(bytes: number): void {
    if (bytes + this.bytes - this.#headroomBytes > this.#headroom) this.#makeRoom(bytes);
  }

  /** Charges printed bytes. */
  output(bytes: number): void {
    this.outputBytes += bytes;
    if (this.outputBytes > this.limits.maxOutputBytes)
      throw new LimitReached('output', `output limit of ${this.limits.maxOutputBytes} bytes reached`);
  }

  #check(pending: number): void {
    this.#noteBaseline(this.bytes - pending);
    if (this.bytes > this.#walkAt) this.#weigh(pending);
    if (pending > BYTES_SLICE) {
      this.bytes -= pending;
      this.reserve(pending);
      this.bytes += pending;
    }
    this.#checkAt = Math.min(this.#walkAt, this.bytes + BYTES_SLICE);
    this.checkTime();
  }

  /** The charges are over the limit, garbage included: finds out what is live and decides. */
  #weigh(pending: number): void {
    const { maxBytes } = this.limits;
    const before = this.bytes - pending;
    this.bytes = before; // what is refused was never allocated
    if (pending > maxBytes) throw this.#memoryLimit();
    const live = (this.#liveByGrowth() ?? this.#walk() ?? before) + pending;
    if (live > this.#allowed) throw this.#memoryLimit();
    this.bytes = live;
    this.#walkAt = Math.min(maxBytes * 1.25, Math.max(this.#allowed, live + maxBytes / 4));
  }

  /** Live bytes by walking them, as long as the table of visited objects stays small beside the limit. */
  #walk(): number | undefined {
    return this.measureLive?.(this.limits.maxBytes / 128);
  }

  /** There may be no room for bytes that are held for a moment: looks, collects garbage, decides. */
  #makeRoom(bytes: number): void {
    const { process } = this;
    const { maxBytes } = this.limits;
    if (process === undefined) {
      const live = this.#walk() ?? this.bytes;
      this.bytes = live;
      if (live + bytes > maxBytes * PASSING) throw this.#memoryLimit();
      this.#headroom = maxBytes * PASSING - live;
      this.#headroomBytes = live;
      return;
    }
    this.#noteBaseline(this.bytes);
    if (this.#look(process) > bytes) return;
    if (!process.collect(this.elapsedMs, bytes > maxBytes / 8)) return;
    // Some slack, or the next items would ask again at once.
    if (this.#look(process) < bytes + maxBytes / 32) throw this.#memoryLimit();
  }

  /** What the process may still grow by. */
  #look(process: ProcessMemory): number {
    this.#headroom = this.limits.maxBytes * PASSING - this.#residentBytes(process.measure().resident);
    this.#headroomBytes = this.bytes;
    return this.#headroom;
  }

  /** Resident bytes that are this session's: what earlier runs left is known by its charges alone. */
  #residentBytes(resident: number): number {
    const baseline = this.#baseline;
    return baseline === undefined ? this.bytes : baseline.bytes + resident - baseline.resident;
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
    if (!process.collect(this.elapsedMs, false)) return undefined;
    const grown = Math.max(0, process.measure().held - baseline.held);
    const live = baseline.bytes + grown;
    const certain = grown > this.limits.maxBytes || live <= this.limits.maxBytes;
    return certain || baseline.bytes < this.limits.maxBytes / 8 ? live : undefined;
  }

  /** What the process holds while so many bytes are charged: what it holds more later on is this run's. */
  #noteBaseline(bytes: number): void {
    const { process } = this;
    if (process === undefined || this.#baseline !== undefined) return;
    this.#baseline = { ...process.lately(), bytes, epoch: process.epoch };
  }

  /** Looks at the process itself: what no charge covers (garbage not yet collected, fragmentation) ends here. */
  #probe(): void {
    const { process } = this;
    if (process === undefined) return;
    const baseline = this.#baseline;
    if (baseline === undefined) {
      this.#noteBaseline(this.bytes);
      return;
    }
    const now = process.measure();
    const { maxBytes } = this.limits;
    const before = this.#residentBytes(now.resident);
    this.#headroom = maxBytes * PASSING - before;
    this.#headroomBytes = this.bytes;
    if (before <= this.#collectAt) {
      const safeMs = Math.min(LONGEST_PROBE_MS, (this.#collectAt - before) / BYTES_PER_MS);
      this.#probeAt = performance.now() + Math.max(PROBE_MS, safeMs);
      return;
    }
    if (!process.collect(this.elapsedMs, false)) return;
    const after = process.measure();
    const resident = this.#residentBytes(after.resident);
    this.#headroom = maxBytes * PASSING - resident;
    if (baseline.bytes + after.held - baseline.held > this.#allowed || resident > maxBytes * 1.25)
      throw this.#memoryLimit();
    this.#collectAt = Math.min(maxBytes * 1.2, Math.max(maxBytes * 0.7, resident + maxBytes / 8));
    this.#probeAt = performance.now() + PROBE_MS;
  }

  #timeLimit(): LimitReached {
    return new LimitReached('time', `time limit of ${this.#timeoutMs} ms reached`);
  }

  #memoryLimit(): LimitReached {
    return new LimitReached('memory', `memory limit of ${this.limits.maxBytes} bytes reached`);
  }
}
