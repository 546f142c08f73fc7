/**
 * An open-loop HTTP load: requests start at their intended times, however slow the answers are.
 * Response times count from the intended start, so that a service that stalls cannot hide it by slowing its callers down.
 */
import { Histogram } from '../histogram.ts';
import { Connections } from '../load/connections.ts';
import { Random } from '../random.ts';

export interface LoadPlan {
  /** Taken in turn. */
  readonly urls: readonly string[];
  readonly ratePerSecond: number;
  readonly seconds: number;
  readonly arrivals: 'poisson' | 'constant';
  readonly method: string;
  /** The same for all, or made for each. */
  readonly body?: string | ((request: number) => string);
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly seed: number;
  /** Told of every answer; `responseMs` from the intended start. */
  readonly onAnswer?: (url: string, responseMs: number, good: boolean) => void;
}

export interface LoadResult {
  readonly sent: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Until the last answer was in. */
  readonly elapsedSeconds: number;
  /** From the intended start. */
  readonly response: Histogram;
  /** From the actual start: what a closed loop would have reported. */
  readonly service: Histogram;
  /** How late requests left: the generator's own fault. */
  readonly lag: Histogram;
}

/** More under way than this: the service is lost, and so would this process be. */
const MOST_IN_FLIGHT = 20_000;

export async function generateLoad(plan: LoadPlan, signal?: AbortSignal): Promise<LoadResult> {
  const run = new LoadRun(plan);
  await run.until(signal);
  return run.result();
}

class LoadRun {
  readonly #plan: LoadPlan;
  readonly #random: Random;
  readonly #connections = new Connections();
  readonly #response = new Histogram();
  readonly #service = new Histogram();
  readonly #lag = new Histogram();
  readonly #startMs = performance.now();
  #sent = 0;
  #succeeded = 0;
  #failed = 0;
  #inFlight = 0;
  #lastMs = 0;

  constructor(plan: LoadPlan) {
    this.#plan = plan;
    this.#random = new Random(plan.seed);
  }

  /** Sends for the planned time, then waits for what is under way. */
  async until(signal: AbortSignal | undefined): Promise<void> {
    const { seconds, ratePerSecond, timeoutMs } = this.#plan;
    const endMs = this.#startMs + seconds * 1000;
    let nextMs = this.#startMs + this.#gap(ratePerSecond);
    while (nextMs < endMs && signal?.aborted !== true) {
      const nowMs = performance.now();
      for (; nextMs <= nowMs && nextMs < endMs; nextMs += this.#gap(ratePerSecond)) this.#send(nextMs);
      await new Promise((resolve) => setTimeout(resolve, Math.max(1, Math.min(nextMs - performance.now(), 50))));
    }
    const patienceMs = performance.now() + timeoutMs + 1000;
    while (this.#inFlight > 0 && performance.now() < patienceMs && signal?.aborted !== true)
      await new Promise((resolve) => setTimeout(resolve, 5));
    this.#lastMs = Math.max(performance.now() - 5, endMs);
    this.#connections.close();
  }

  result(): LoadResult {
    return {
      sent: this.#sent,
      succeeded: this.#succeeded,
      failed: this.#failed,
      elapsedSeconds: (this.#lastMs - this.#startMs) / 1000,
      response: this.#response,
      service: this.#service,
      lag: this.#lag,
    };
  }

  #gap(ratePerSecond: number): number {
    const mean = 1000 / ratePerSecond;
    return this.#plan.arrivals === 'poisson' ? mean * this.#random.exponential() : mean;
  }

  #send(intendedMs: number): void {
    const { urls, method, headers, body, timeoutMs } = this.#plan;
    const url = urls[this.#sent % urls.length] as string;
    const text = typeof body === 'function' ? body(this.#sent) : body;
    this.#sent++;
    if (this.#inFlight >= MOST_IN_FLIGHT) {
      this.#failed++;
      return;
    }
    this.#inFlight++;
    const startMs = performance.now();
    this.#lag.add(startMs - intendedMs);
    this.#connections.ask(url, { method, headers, body: text, timeoutMs }, (good) => {
      this.#inFlight--;
      const endMs = performance.now();
      this.#response.add(endMs - intendedMs);
      this.#plan.onAnswer?.(url, endMs - intendedMs, good);
      this.#service.add(endMs - startMs);
      if (good) this.#succeeded++;
      else this.#failed++;
    });
  }
}
