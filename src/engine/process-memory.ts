/** The process's memory for the budgets of its sessions: how much it holds, and garbage collection on demand. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ProcessMemory } from '../runtime/budget.ts';

/** A heap up to this size is collected whenever a budget asks: about 50 ms. */
const QUICK_HEAP = 256 * 1024 * 1024;

/** Above it, the share of a run's time that may go into collecting. */
const COLLECT_SHARE = 0.2;

/** Sessions with less memory than this need a small young generation: Node's own may reach 64 MiB by itself. */
const SMALL_SESSION = 512 * 1024 * 1024;

/** Two halves of 8 MiB. A process that is to hold small sessions is best started with it. */
export const SMALL_YOUNG_GENERATION = '--max-semi-space-size=8';

/** Milliseconds for which a measurement will do where a run begins. */
const RECENT_MS = 1;

class NodeProcessMemory implements ProcessMemory {
  epoch = 0;
  #last: WeakRef<object> | undefined;
  #gc: Collector | undefined;
  #collectedMs = 0;
  #youngIsSmall = false;
  #measured = { resident: 0, held: 0 };
  #measuredAt = Number.NEGATIVE_INFINITY;

  /** A session with this limit is made. V8 takes the flag as long as its young generation has not grown yet. */
  admit(maxBytes: number): void {
    if (maxBytes >= SMALL_SESSION || this.#youngIsSmall) return;
    this.#youngIsSmall = true;
    setFlagsFromString(SMALL_YOUNG_GENERATION);
  }

  /** A session is about to run. */
  enter(session: object): void {
    if (this.#last?.deref() === session) return;
    this.#last = new WeakRef(session);
    this.epoch++;
    this.#collectedMs = 0;
  }

  measure(): { resident: number; held: number } {
    const { rss, heapUsed, external } = process.memoryUsage();
    this.#measured = { resident: rss, held: heapUsed + external };
    this.#measuredAt = performance.now();
    return this.#measured;
  }

  lately(): { resident: number; held: number } {
    return performance.now() - this.#measuredAt < RECENT_MS ? this.#measured : this.measure();
  }

  /** Gives back to the system what no session needs any more: a plain collection keeps its pages (224 -> 207 MB, so 104). */
  release(): void {
    this.#gc ??= exposedCollector();
    this.#gc({ type: 'major', flavor: 'last-resort' });
  }

  collect(elapsedMs: number, must: boolean): boolean {
    if (!must && getHeapStatistics().used_heap_size > QUICK_HEAP && this.#collectedMs > elapsedMs * COLLECT_SHARE)
      return false;
    this.#gc ??= exposedCollector();
    const startedAt = performance.now();
    this.#gc();
    this.#collectedMs += performance.now() - startedAt;
    return true;
  }
}

type Collector = (options?: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void;

/** V8's own collector, reached as Node's documentation of --expose-gc describes; the main context never sees it. */
function exposedCollector(): Collector {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collector;
}

export const processMemory = new NodeProcessMemory();
