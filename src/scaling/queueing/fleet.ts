/**
 * The requests: they arrive, are given to a replica, wait, compute, wait for others, and leave.
 * Every request is its own events. Takes rates and replicas from outside; knows no autoscaler and no node.
 */
import type { Random } from '../random.ts';
import { EventHeap } from './event-heap.ts';
import { Outcomes } from './outcomes.ts';
import { RequestPool } from './request-pool.ts';
import { Ring } from './ring.ts';
import { type Distribution, meanOf, sampler } from './service-time.ts';
import { Station, type StationShape, type WarmUp } from './station.ts';

/** Who gets a request: any replica, each in turn, the less busy of two, or whichever takes it from a shared queue. */
export type Balance = 'random' | 'round-robin' | 'least-of-two' | 'shared-queue';

export interface ServiceModel {
  readonly balance: Balance;
  /** CPU time on a core of speed 1. */
  readonly cpu: Distribution;
  /** Time in which the request holds its connection and no core: a model, a database, a tool. */
  readonly wait: Distribution;
  /** poisson: independent clients; constant: evenly spaced. */
  readonly arrivals: 'poisson' | 'constant';
  /** The caller gives up after this time. */
  readonly timeoutMs: number;
  readonly warmUp: WarmUp;
}

const CPU_DONE = 0;
const WAIT_DONE = 1;

export class Fleet {
  readonly outcomes = new Outcomes();
  readonly #model: ServiceModel;
  readonly #random: Random;
  readonly #cpu: () => number;
  readonly #wait: () => number;
  readonly #heap = new EventHeap();
  readonly #shared = new Ring();
  readonly #free: Station[] = [];
  /** Stations that take new requests. */
  readonly #open: Station[] = [];
  readonly #requests = new RequestPool();
  readonly #meanWork: number;
  #arrivedEver = 0;
  #expectedEver = 0;
  #turn = 0;
  /** Arrival "work" left until the next one; consumed at the rate of the moment, so that rates may change at any time. */
  #untilNext: number;
  #nowMs = 0;
  #weight = 1;

  constructor(model: ServiceModel, random: Random) {
    this.#model = model;
    this.#random = random;
    this.#cpu = sampler(model.cpu, random);
    this.#wait = sampler(model.wait, random);
    this.#meanWork = meanOf(model.cpu);
    this.#untilNext = this.#gap();
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** How many requests each simulated one stands for. */
  get weight(): number {
    return this.#weight;
  }

  represent(weight: number): void {
    this.#weight = weight;
  }

  get openStations(): number {
    return this.#open.length;
  }

  /** Requests since the beginning: those that came, and those the rates gave reason to expect. */
  get arrivedEver(): number {
    return this.#arrivedEver;
  }

  get expectedEver(): number {
    return this.#expectedEver;
  }

  /** Requests that wait: for a replica to admit them, or inside one for a core. */
  get waiting(): number {
    return this.#open.reduce(
      (sum, { waiting, runnable }) => sum + waiting.length + runnable.length,
      this.#shared.length,
    );
  }

  /** Requests that are computed, or wait for others. */
  get inFlight(): number {
    return this.#open.reduce((sum, { slotsUsed, runnable }) => sum + slotsUsed - runnable.length, 0);
  }

  /** Connections in use. */
  get admitted(): number {
    return this.#open.reduce((sum, { slotsUsed }) => sum + slotsUsed, 0);
  }

  /** A replica that takes requests from now on; `startedMs` says how warm it is. */
  open(shape: StationShape, startedMs = this.#nowMs): Station {
    const station = new Station(shape, startedMs, this.#nowMs);
    this.#open.push(station);
    if (this.#model.balance === 'shared-queue') {
      this.#offer(station);
      while (this.#shared.length > 0 && station.slotsUsed < shape.slots) this.#takeShared(station);
    }
    return station;
  }

  /** Takes no more requests; those it has go on. */
  close(station: Station): void {
    station.open = false;
    const at = this.#open.indexOf(station);
    if (at >= 0) this.#open.splice(at, 1);
    this.#withdraw(station);
  }

  /** Ends at once; what it held is lost. */
  kill(station: Station): void {
    this.close(station);
    station.dead = true;
    this.outcomes.lost += (station.slotsUsed + station.waiting.length) * this.#weight;
    while (station.waiting.length > 0) this.#requests.release(station.waiting.shift());
    while (station.runnable.length > 0) this.#requests.release(station.runnable.shift());
  }

  /** Lets time pass at a constant arrival rate. */
  advance(untilMs: number, ratePerSecond: number): void {
    const rate = ratePerSecond / 1000;
    this.#expectedEver += rate * (untilMs - this.#nowMs) * this.#weight;
    const heap = this.#heap;
    for (;;) {
      const arrival = rate > 0 ? this.#nowMs + this.#untilNext / rate : Number.POSITIVE_INFINITY;
      const due = heap.nextTime;
      if (arrival <= due) {
        if (arrival > untilMs) break;
        this.#nowMs = arrival;
        this.#untilNext = this.#gap();
        this.#arrive();
      } else {
        if (due > untilMs) break;
        this.#untilNext -= (due - this.#nowMs) * rate;
        this.#nowMs = due;
        this.#happen(heap.pop());
      }
    }
    this.#untilNext -= (untilMs - this.#nowMs) * rate;
    this.#nowMs = untilMs;
  }

  /**
   * Mean 1. Where replicas take turns and only some are simulated, those see every n-th request: n gaps in one, which vary
   * less than a single one.
   */
  #gap(): number {
    if (this.#model.arrivals === 'constant') return 1;
    const turns = this.#model.balance === 'round-robin' ? Math.round(this.#weight) : 1;
    if (turns > 32) return Math.max(0, 1 + this.#random.normal() / Math.sqrt(turns));
    let sum = 0;
    for (let turn = 0; turn < turns; turn++) sum += this.#random.exponential();
    return sum / turns;
  }

  #arrive(): void {
    this.outcomes.arrived += this.#weight;
    this.outcomes.simulated++;
    this.#arrivedEver += this.#weight;
    if (this.#model.balance === 'shared-queue') {
      const request = this.#claim(undefined);
      const station = this.#free[this.#free.length - 1];
      if (station !== undefined) this.#admit(request, station);
      else this.#shared.push(request);
      return;
    }
    const station = this.#choose();
    if (station === undefined) {
      this.outcomes.refused += this.#weight;
      return;
    }
    if (station.slotsUsed < station.shape.slots) this.#admit(this.#claim(station), station);
    else if (station.waiting.length < station.shape.queueLimit) station.waiting.push(this.#claim(station));
    else {
      station.offeredMs += this.#meanWork;
      this.outcomes.refused += this.#weight;
    }
  }

  #choose(): Station | undefined {
    const open = this.#open;
    switch (this.#model.balance) {
      case 'round-robin':
        this.#turn = (this.#turn + 1) % Math.max(1, open.length);
        return open[this.#turn];
      case 'least-of-two': {
        const one = open[this.#random.below(open.length)];
        const other = open[this.#random.below(open.length)];
        return one !== undefined && other !== undefined && busyness(other) < busyness(one) ? other : one;
      }
      default:
        return open[this.#random.below(open.length)];
    }
  }

  #happen(event: number): void {
    const request = event >> 1;
    const station = this.#requests.station(request);
    if (station.dead) this.#requests.release(request);
    else if ((event & 1) === CPU_DONE) this.#computed(request, station);
    else this.#finish(request, station);
  }

  #admit(request: number, station: Station): void {
    this.#requests.place(request, station);
    station.slotsUsed++;
    if (station.slotsUsed === station.shape.slots) this.#withdraw(station);
    if (station.coresUsed < station.shape.cores) this.#compute(request, station);
    else station.runnable.push(request);
  }

  #compute(request: number, station: Station): void {
    station.takeCore(this.#nowMs);
    const work = this.#requests.work(request) * this.#slowness(station);
    this.#heap.push(this.#nowMs + work / station.shape.speed, (request << 1) | CPU_DONE);
  }

  #slowness({ startedMs }: Station): number {
    const { seconds, factor } = this.#model.warmUp;
    const age = (this.#nowMs - startedMs) / 1000;
    return age >= seconds ? 1 : factor + (1 - factor) * (age / seconds);
  }

  #computed(request: number, station: Station): void {
    station.giveCore(this.#nowMs);
    if (station.runnable.length > 0) this.#compute(station.runnable.shift(), station);
    const wait = this.#wait();
    if (wait > 0) this.#heap.push(this.#nowMs + wait, (request << 1) | WAIT_DONE);
    else this.#finish(request, station);
  }

  #finish(request: number, station: Station): void {
    this.#record(this.#nowMs - this.#requests.arrivedAt(request));
    this.#requests.release(request);
    station.slotsUsed--;
    if (this.#model.balance === 'shared-queue' && station.open) {
      this.#offer(station);
      if (this.#shared.length > 0) this.#takeShared(station);
      return;
    }
    const next = this.#nextWaiting(station.waiting);
    if (next !== undefined) this.#admit(next, station);
  }

  #takeShared(station: Station): void {
    const next = this.#nextWaiting(this.#shared);
    if (next !== undefined) this.#admit(next, station);
  }

  /** The next request whose caller is still there. */
  #nextWaiting(queue: Ring): number | undefined {
    while (queue.length > 0) {
      const request = queue.shift();
      const waited = this.#nowMs - this.#requests.arrivedAt(request);
      if (waited <= this.#model.timeoutMs) return request;
      this.outcomes.timedOut += this.#weight;
      this.outcomes.latency.add(this.#model.timeoutMs, this.#weight);
      this.#requests.release(request);
    }
    return undefined;
  }

  #record(latencyMs: number): void {
    const late = latencyMs > this.#model.timeoutMs;
    this.outcomes.latency.add(late ? this.#model.timeoutMs : latencyMs, this.#weight);
    if (late) this.outcomes.timedOut += this.#weight;
    else this.outcomes.completed += this.#weight;
  }

  /** Puts a station among those with a free slot. */
  #offer(station: Station): void {
    if (station.freeAt >= 0 || !station.open || station.slotsUsed >= station.shape.slots) return;
    station.freeAt = this.#free.length;
    this.#free.push(station);
  }

  #withdraw(station: Station): void {
    if (station.freeAt < 0) return;
    const last = this.#free.pop() as Station;
    if (last !== station) {
      this.#free[station.freeAt] = last;
      last.freeAt = station.freeAt;
    }
    station.freeAt = -1;
  }

  #claim(station: Station | undefined): number {
    const work = this.#cpu();
    if (station !== undefined) station.offeredMs += work;
    return this.#requests.claim(this.#nowMs, work, station);
  }
}

const busyness = (station: Station): number => station.slotsUsed + station.waiting.length;
