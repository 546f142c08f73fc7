/** Counts wall-clock milliseconds of a step, those excluded in which the program waits for its client. */

export class StepClock {
  readonly #onEnd: () => void;
  #leftMs: number;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, onEnd: () => void) {
    this.#leftMs = milliseconds;
    this.#onEnd = onEnd;
  }

  /** Milliseconds that the step may still take. */
  get leftMs(): number {
    return Math.max(0, this.#leftMs - (this.#timer === undefined ? 0 : performance.now() - this.#since));
  }

  go(): void {
    if (this.#timer !== undefined) return;
    this.#since = performance.now();
    this.#timer = setTimeout(this.#onEnd, Math.max(0, this.#leftMs));
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= performance.now() - this.#since;
  }
}
