/** Durations in buckets half a per cent wide, from a microsecond to a day; weighted, so that a sample can stand for many. */

const PER_DOUBLING = 140; // 2^(1/140) - 1 = 0.5 %
const LEAST_MS = 0.001;
const BUCKETS = PER_DOUBLING * 37;
const SCALE = PER_DOUBLING / Math.LN2;
const OFFSET = -Math.log(LEAST_MS) * SCALE;

export class Histogram {
  readonly #buckets = new Float64Array(BUCKETS);
  #count = 0;
  #sum = 0;

  add(ms: number, weight = 1): void {
    const index = ms <= LEAST_MS ? 0 : Math.min(BUCKETS - 1, (Math.log(ms) * SCALE + OFFSET) | 0);
    this.#buckets[index] = (this.#buckets[index] as number) + weight;
    this.#count += weight;
    this.#sum += ms * weight;
  }

  get count(): number {
    return this.#count;
  }

  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }

  /** The duration that the given share of the samples stays under; 0 without samples. */
  quantile(share: number): number {
    let left = share * this.#count;
    if (this.#count === 0) return 0;
    for (let index = 0; index < BUCKETS; index++) {
      left -= this.#buckets[index] as number;
      if (left <= 0) return index === 0 ? 0 : Math.exp((index + 0.5 - OFFSET) / SCALE);
    }
    return Math.exp((BUCKETS - 0.5 - OFFSET) / SCALE);
  }

  /** The share of samples at or under a duration. */
  shareWithin(ms: number): number {
    if (this.#count === 0) return 1;
    const last = ms <= LEAST_MS ? 0 : Math.min(BUCKETS - 1, (Math.log(ms) * SCALE + OFFSET) | 0);
    let within = 0;
    for (let index = 0; index <= last; index++) within += this.#buckets[index] as number;
    return within / this.#count;
  }

  /** Every bucket that holds something, by the middle of its durations. */
  each(visit: (ms: number, weight: number) => void): void {
    for (let index = 0; index < BUCKETS; index++) {
      const weight = this.#buckets[index] as number;
      if (weight > 0) visit(Math.exp((index + 0.5 - OFFSET) / SCALE), weight);
    }
  }

  merge(other: Histogram): void {
    for (let index = 0; index < BUCKETS; index++)
      this.#buckets[index] = (this.#buckets[index] as number) + (other.#buckets[index] as number);
    this.#count += other.#count;
    this.#sum += other.#sum;
  }

  clear(): void {
    this.#buckets.fill(0);
    this.#count = 0;
    this.#sum = 0;
  }
}
