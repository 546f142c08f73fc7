/** The server's own memory: what large answers leave is given back before it passes what the memory plan leaves to the server. */
import { processMemory } from '../engine/process-memory.ts';
import { FRONT_MB } from './memory-plan.ts';

const WATCH_MS = 1000;
/** A collection of the server's small heap takes some 50 ms: not more often than this. */
const BETWEEN_MS = 5000;
const RELEASE_AT = 0.75;

/** Watches until the process ends; keeps nothing alive. */
export function watchFrontMemory(): void {
  let releasedAt = Number.NEGATIVE_INFINITY;
  const watch = setInterval(() => {
    const now = performance.now();
    if (now - releasedAt < BETWEEN_MS || process.memoryUsage.rss() < FRONT_MB * RELEASE_AT * 1024 * 1024) return;
    releasedAt = now;
    processMemory.release();
  }, WATCH_MS);
  watch.unref();
}
