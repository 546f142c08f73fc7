/** Requests under way, by number: when they came, what they cost, where they are. Numbers are used again. */
import type { Station } from './station.ts';

export class RequestPool {
  #arrivedAt = new Float64Array(1024);
  #work = new Float64Array(1024);
  readonly #stations: (Station | undefined)[] = [];
  readonly #spare: number[] = [];

  claim(nowMs: number, work: number, station: Station | undefined): number {
    const request = this.#spare.pop() ?? this.#stations.length;
    if (request === this.#arrivedAt.length) {
      this.#arrivedAt = twice(this.#arrivedAt);
      this.#work = twice(this.#work);
    }
    this.#arrivedAt[request] = nowMs;
    this.#work[request] = work;
    this.#stations[request] = station;
    return request;
  }

  release(request: number): void {
    this.#stations[request] = undefined;
    this.#spare.push(request);
  }

  arrivedAt(request: number): number {
    return this.#arrivedAt[request] as number;
  }

  /** CPU time, drawn when it arrived. */
  work(request: number): number {
    return this.#work[request] as number;
  }

  station(request: number): Station {
    return this.#stations[request] as Station;
  }

  place(request: number, station: Station): void {
    this.#stations[request] = station;
  }
}

function twice(numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}
