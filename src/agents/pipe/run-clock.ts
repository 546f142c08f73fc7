/**
 * The time a program may take, which stands still while its client has to answer. One for all runs of a session: its timer is
 * set back, not made anew for every run and every call, and finds out for itself whether the time has passed.
 */
export class RunClock {
  #onPassed: (() => void) | undefined;
  #leftMs = Number.POSITIVE_INFINITY;
  /** Undefined: the time stands still. */
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #timerMs = 0;

  /** A run begins, with so much time; `onPassed` is called when it has passed. */
  begin(milliseconds: number, onPassed: () => void): void {
    this.#onPassed = onPassed;
    this.#leftMs = milliseconds;
    this.#since = performance.now();
    if (this.#timer !== undefined && this.#timerMs === milliseconds) this.#timer.refresh();
    else this.#arm(milliseconds);
  }

  /** The run is over. */
  end(): void {
    this.#onPassed = undefined;
  }

  go(): void {
    this.#since ??= performance.now();
    if (this.#timer === undefined && this.#onPassed !== undefined) this.#arm(this.#leftMs);
  }

  stop(): void {
    if (this.#since === undefined) return;
    this.#leftMs -= performance.now() - this.#since;
    this.#since = undefined;
  }

  #arm(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!Number.isFinite(milliseconds)) return;
    this.#timerMs = milliseconds;
    this.#timer = setTimeout(() => this.#look(), Math.max(0, milliseconds));
    this.#timer.unref();
  }

  #look(): void {
    this.#timer = undefined;
    // While the time stands still nothing passes: `go` sets the timer again.
    if (this.#onPassed === undefined || this.#since === undefined) return;
    const leftMs = this.#leftMs - (performance.now() - this.#since);
    if (leftMs <= 0) this.#onPassed();
    // A timer may fire a little early.
    else this.#arm(Math.max(1, leftMs));
  }
}
