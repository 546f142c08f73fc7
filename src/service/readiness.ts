/** Whether this replica wants work: not before its workers are there, and not after it was told to stop. */

export class Readiness {
  #workersReady = false;
  #draining = false;
  #open = 0;
  #idle: (() => void)[] = [];

  get state(): 'starting' | 'ready' | 'draining' {
    if (this.#draining) return 'draining';
    return this.#workersReady ? 'ready' : 'starting';
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** The workers have started. */
  workersReady(): void {
    this.#workersReady = true;
  }

  /** From now on load balancers are told to look elsewhere. */
  beginDrain(): void {
    this.#draining = true;
  }

  /** A request that must be answered before this replica may go. */
  opened(): void {
    this.#open++;
  }

  closed(): void {
    this.#open--;
    if (this.#open === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Resolves when no request is open. */
  idle(): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }
}
