/** One replica as a queue: connections it admits, cores they share, and what waits for either. */
import { Ring } from './ring.ts';

/** What a replica can do at a time. */
export interface StationShape {
  /** Connections admitted at once; the rest wait outside. */
  readonly slots: number;
  /** Requests that compute at once; the rest of the admitted wait for a core. */
  readonly cores: number;
  /** Of one core, in requests' CPU time; less than 1 where a fractional limit throttles. */
  readonly speed: number;
  /** Requests that may wait outside before they are refused. */
  readonly queueLimit: number;
}

/** Slower for a while after its start: `factor` times at first, falling to 1 in a straight line. */
export interface WarmUp {
  readonly seconds: number;
  readonly factor: number;
}

export class Station {
  readonly shape: StationShape;
  /** When it became ready: a warm-up counts from here. */
  readonly startedMs: number;
  readonly waiting = new Ring();
  readonly runnable = new Ring();
  slotsUsed = 0;
  coresUsed = 0;
  /** Takes new requests. */
  open = true;
  /** Killed: its requests are lost, events of theirs that are still due mean nothing. */
  dead = false;
  /** CPU time that arrived with requests, done or not. */
  offeredMs = 0;
  /** Where it stands in the list of stations with a free slot; -1 where it does not. */
  freeAt = -1;
  #busyMs = 0;
  #sinceMs: number;

  constructor(shape: StationShape, startedMs: number, nowMs: number) {
    this.shape = shape;
    this.startedMs = startedMs;
    this.#sinceMs = nowMs;
  }

  takeCore(nowMs: number): void {
    this.#account(nowMs);
    this.coresUsed++;
  }

  giveCore(nowMs: number): void {
    this.#account(nowMs);
    this.coresUsed--;
  }

  /** Core-milliseconds used since the start; throttled time counts for what it used. */
  busyMs(nowMs: number): number {
    this.#account(nowMs);
    return this.#busyMs * this.shape.speed;
  }

  #account(nowMs: number): void {
    this.#busyMs += this.coresUsed * (nowMs - this.#sinceMs);
    this.#sinceMs = nowMs;
  }
}
