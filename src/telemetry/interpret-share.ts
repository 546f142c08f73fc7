/** How much of the guest time of the last minutes was spent in the interpreter. */

const WINDOW_MS = 5 * 60_000;
const SLOT_MS = 10_000;

interface Slot {
  readonly sinceMs: number;
  interpreterMs: number;
  allMs: number;
}

export class InterpretShare {
  readonly #slots: Slot[] = [];

  /** Adds the time of a run by tier. */
  add(tierMs: Readonly<Record<string, number>>, nowMs: number): void {
    let slot = this.#slots.at(-1);
    if (slot === undefined || nowMs - slot.sinceMs > SLOT_MS) {
      slot = { sinceMs: nowMs, interpreterMs: 0, allMs: 0 };
      this.#slots.push(slot);
    }
    for (const [tier, ms] of Object.entries(tierMs)) {
      slot.allMs += ms;
      if (tier === 'interpreter') slot.interpreterMs += ms;
    }
    this.#forget(nowMs);
  }

  /** From 0 to 100; undefined if nothing ran. */
  percent(nowMs: number): number | undefined {
    this.#forget(nowMs);
    const allMs = this.#slots.reduce((sum, slot) => sum + slot.allMs, 0);
    if (allMs === 0) return undefined;
    return (100 * this.#slots.reduce((sum, slot) => sum + slot.interpreterMs, 0)) / allMs;
  }

  #forget(nowMs: number): void {
    while (nowMs - (this.#slots[0]?.sinceMs ?? nowMs) > WINDOW_MS) this.#slots.shift();
  }
}
