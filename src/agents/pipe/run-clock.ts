/** The time a program may take, which stands still while its client has to answer. */
export class RunClock {
  readonly #onPassed: () => void;
  #leftMs: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, onPassed: () => void) {
    this.#leftMs = milliseconds;
    this.#onPassed = onPassed;
  }

  go(): void {
    if (this.#timer !== undefined || !Number.isFinite(this.#leftMs)) return;
    this.#startedAt = performance.now();
    this.#timer = setTimeout(this.#onPassed, Math.max(0, this.#leftMs));
  }

  stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#leftMs -= performance.now() - this.#startedAt;
  }
}
