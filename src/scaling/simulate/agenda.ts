/** What is to be done when, in the order it was put down where times are equal. */
export class Agenda {
  readonly #entries: { readonly atMs: number; readonly order: number; readonly act: () => void }[] = [];
  #order = 0;

  at(atMs: number, act: () => void): void {
    const entry = { atMs, order: this.#order++, act };
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle] as typeof entry).atMs < atMs) high = middle;
      else if ((this.#entries[middle] as typeof entry).atMs === atMs) high = middle;
      else low = middle + 1;
    }
    this.#entries.splice(low, 0, entry);
  }

  /** Again and again, the first time at `firstMs`. */
  every(firstMs: number, periodMs: number, act: () => void): void {
    this.at(firstMs, () => {
      act();
      this.every(firstMs + periodMs, periodMs, act);
    });
  }

  get nextMs(): number {
    return this.#entries.at(-1)?.atMs ?? Number.POSITIVE_INFINITY;
  }

  /** Does the next thing. */
  step(): void {
    this.#entries.pop()?.act();
  }
}
