/**
 * The order in which waiting runs get a worker. Callers get equal worker time, and within a caller programs do: next is the
 * oldest run of what has had least. Programs that were never run to their end share one turn, so that a flood of new texts
 * counts as one program and not as thousands; what they cost is counted against them when they end.
 *
 * Takes runs, their caller and source; gives them in order. Must not know: workers, clocks.
 */
import { createHash } from 'node:crypto';

/** Programs that are remembered as run before. */
const MAX_KNOWN = 20_000;
/** What a run is charged when it starts; the rest follows when its time is known. */
const ADVANCE_MS = 1;
/** What the last run counts in the typical time of its program. */
const TYPICAL_WEIGHT = 0.3;

interface Share {
  /** Milliseconds of worker time that it was charged, on the clock of its siblings. */
  served: number;
}

interface Flow<T> extends Share {
  /** What its runs are: the digest of a known program, or the newcomers of a caller. */
  readonly program: string;
  readonly waiting: T[];
  running: number;
  /** Milliseconds that a run of it takes, as the last ones did. */
  typicalMs: number;
}

interface Caller<T> extends Share {
  readonly flows: Map<string, Flow<T>>;
  /** The time that its flows have come to. */
  clock: number;
  /** Its runs, waiting or running. */
  open: number;
}

/** Where a run belongs, from its arrival to its end. */
export interface Ticket<T> {
  readonly item: T;
  readonly digest: string;
  readonly newcomer: boolean;
  readonly caller: Caller<T>;
  readonly flow: Flow<T>;
}

const NEWCOMERS = '';

export class FairQueue<T> {
  readonly #callers = new Map<string, Caller<T>>();
  readonly #tickets = new Map<T, Ticket<T>>();
  readonly #known = new Set<string>();
  #clock = 0;
  #length = 0;

  /** Runs that wait. */
  get length(): number {
    return this.#length;
  }

  /** A program that will be no newcomer. */
  know(source: string): void {
    this.#remember(digestOf(source));
  }

  push(item: T, callerName: string, source: string): Ticket<T> {
    const digest = digestOf(source);
    const newcomer = !this.#known.has(digest);
    const caller = this.#caller(callerName);
    const flow = this.#flow(caller, newcomer ? NEWCOMERS : digest);
    const ticket: Ticket<T> = { item, digest, newcomer, caller, flow };
    this.#tickets.set(item, ticket);
    flow.waiting.push(item);
    caller.open++;
    this.#length++;
    return ticket;
  }

  /** Puts back a run that was taken and not started: it is the next of its program. */
  putBack(item: T): void {
    const ticket = this.#tickets.get(item);
    if (ticket === undefined) return;
    ticket.flow.running--;
    ticket.flow.waiting.unshift(item);
    this.#length++;
  }

  /** The next run; `newcomersToo` false: of a program that was run before, if there is one. */
  take(newcomersToo = true): Ticket<T> | undefined {
    let best: { caller: Caller<T>; flow: Flow<T> } | undefined;
    for (const caller of this.#callers.values()) {
      if (best !== undefined && caller.served >= best.caller.served) continue;
      const flow = leastServed(
        [...caller.flows.values()].filter(
          (one) => one.waiting.length > 0 && (newcomersToo || one.program !== NEWCOMERS),
        ),
      );
      if (flow !== undefined) best = { caller, flow };
    }
    if (best === undefined) return undefined;
    const { caller, flow } = best;
    this.#clock = Math.max(this.#clock, caller.served);
    caller.clock = Math.max(caller.clock, flow.served);
    const item = flow.waiting.shift() as T;
    flow.running++;
    this.#length--;
    this.#charge(caller, flow, ADVANCE_MS);
    return this.#tickets.get(item);
  }

  /**
   * When there is no room: the run that should give way to a new one, the newest of the program for whose waiting runs workers
   * would need the longest. Undefined if that is the new one's own program: then it is that which has to go.
   */
  givesWay(callerName: string, source: string): T | undefined {
    const own = this.#callers.get(callerName)?.flows.get(this.#programOf(source));
    let most = own === undefined ? ADVANCE_MS : (own.waiting.length + 1) * own.typicalMs;
    let longest: Flow<T> | undefined;
    for (const caller of this.#callers.values())
      for (const flow of caller.flows.values()) {
        const needed = flow.waiting.length * flow.typicalMs;
        if (flow === own || needed <= most) continue;
        most = needed;
        longest = flow;
      }
    return longest?.waiting.at(-1);
  }

  /** Takes a run out that still waits; false if it does not. */
  remove(item: T): boolean {
    const ticket = this.#tickets.get(item);
    const place = ticket?.flow.waiting.indexOf(item) ?? -1;
    if (ticket === undefined || place < 0) return false;
    ticket.flow.waiting.splice(place, 1);
    this.#length--;
    this.#forget(ticket);
    return true;
  }

  /** A run that was taken has ended; `completed`: by itself, so that its program is known from now on. */
  ended(item: T, milliseconds: number, completed: boolean): void {
    const ticket = this.#tickets.get(item);
    if (ticket === undefined) return;
    ticket.flow.running--;
    this.#charge(ticket.caller, ticket.flow, Math.max(0, milliseconds - ADVANCE_MS));
    const { flow } = ticket;
    flow.typicalMs += (Math.max(ADVANCE_MS, milliseconds) - flow.typicalMs) * TYPICAL_WEIGHT;
    if (completed) this.#remember(ticket.digest);
    this.#forget(ticket);
  }

  /** Empties the queue. */
  drain(): readonly T[] {
    const waiting = [...this.#callers.values()].flatMap((caller) =>
      [...caller.flows.values()].flatMap((flow) => flow.waiting),
    );
    for (const item of waiting) this.remove(item);
    return waiting;
  }

  #programOf(source: string): string {
    const digest = digestOf(source);
    return this.#known.has(digest) ? digest : NEWCOMERS;
  }

  #caller(name: string): Caller<T> {
    let caller = this.#callers.get(name);
    if (caller === undefined) {
      caller = { served: this.#clock, flows: new Map(), clock: 0, open: 0 };
      this.#callers.set(name, caller);
    }
    // Who asked for nothing saved nothing up.
    if (caller.open === 0) caller.served = Math.max(caller.served, this.#clock);
    return caller;
  }

  #flow(caller: Caller<T>, program: string): Flow<T> {
    let flow = caller.flows.get(program);
    if (flow === undefined) {
      flow = { program, served: caller.clock, waiting: [], running: 0, typicalMs: ADVANCE_MS };
      caller.flows.set(program, flow);
    } else if (flow.waiting.length === 0 && flow.running === 0) flow.served = Math.max(flow.served, caller.clock);
    return flow;
  }

  #charge(caller: Caller<T>, flow: Flow<T>, milliseconds: number): void {
    caller.served += milliseconds;
    flow.served += milliseconds;
  }

  #forget({ item, caller, flow }: Ticket<T>): void {
    this.#tickets.delete(item);
    caller.open--;
    if (flow.waiting.length > 0 || flow.running > 0 || flow.program === NEWCOMERS) return;
    caller.flows.delete(flow.program);
  }

  #remember(digest: string): void {
    this.#known.delete(digest);
    this.#known.add(digest);
    if (this.#known.size <= MAX_KNOWN) return;
    for (const oldest of this.#known) {
      this.#known.delete(oldest);
      return;
    }
  }
}

function digestOf(source: string): string {
  return createHash('sha256').update(source).digest('base64');
}

function leastServed<S extends Share>(shares: readonly S[]): S | undefined {
  let least: S | undefined;
  for (const share of shares) if (least === undefined || share.served < least.served) least = share;
  return least;
}
