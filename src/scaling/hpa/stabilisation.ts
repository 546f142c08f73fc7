/**
 * Raw recommendations over time -> the one the windows allow.
 * The two rules differ on an entry exactly one window old: it counts without `behavior`, and no longer with it.
 */

interface Recommendation {
  replicas: number;
  atMs: number;
}

export class Recommendations {
  #kept: Recommendation[] = [];

  /** Protects the size found at the start: the first sync after a restart must not scale down at once. */
  begin(replicas: number, atMs: number): void {
    if (this.#kept.length === 0) this.#kept.push({ replicas, atMs });
  }

  /** Without `behavior`: the highest of the window. */
  highest(desired: number, nowMs: number, windowMs: number): number {
    const cutoff = nowMs - windowMs;
    let highest = desired;
    let outdated = -1;
    this.#kept.forEach(({ replicas, atMs }, index) => {
      if (atMs < cutoff) outdated = index;
      else highest = Math.max(highest, replicas);
    });
    this.#keep(desired, nowMs, outdated);
    return highest;
  }

  /** With `behavior`: as near to the current size as the lowest of one window and the highest of the other allow. */
  between(desired: number, current: number, nowMs: number, windows: { upMs: number; downMs: number }): number {
    const upCutoff = nowMs - windows.upMs;
    const downCutoff = nowMs - windows.downMs;
    let up = desired;
    let down = desired;
    let outdated = -1;
    this.#kept.forEach(({ replicas, atMs }, index) => {
      if (atMs > upCutoff) up = Math.min(up, replicas);
      if (atMs > downCutoff) down = Math.max(down, replicas);
      if (atMs < upCutoff && atMs < downCutoff) outdated = index;
    });
    this.#keep(desired, nowMs, outdated);
    return Math.min(Math.max(current, up), down);
  }

  /** Takes the place of an entry that no window reaches any more. */
  #keep(replicas: number, atMs: number, outdated: number): void {
    if (outdated >= 0) this.#kept[outdated] = { replicas, atMs };
    else this.#kept.push({ replicas, atMs });
  }
}
