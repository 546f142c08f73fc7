/**
 * How the memory of a container is shared out. All processes at their ceilings must fit it, because the end of the container
 * is the end of all runs: the server, the workers (of both lanes, where there are two), and from what is left the sessions,
 * the processes of JavaScript nodes and the workers of /original. One JavaScript node may always run.
 */

export interface MemoryPlan {
  /** Mebibytes that a worker or session process may hold. */
  readonly workerMemoryMb: number;
  /** JavaScript nodes that may run at once; 1 also where there is no room left. */
  readonly javascriptWorkers: number;
  /** Workers of /original; 0: there is no room for it. */
  readonly originalWorkers: number;
  /** Sessions that may be open; 0: there is no room for any. */
  readonly maxSessions: number;
}

/** Mebibytes that are left to the server itself. */
export const FRONT_MB = 256;
/** A worker holds about 100 MiB before its first run and 180 with full caches. */
const LEAST_WORKER_MB = 256;
const USUAL_WORKER_MB = 512;
/** Sessions without a limit of memory, and the most by default with one. */
const USUAL_SESSIONS = 32;

/** `memoryBytes`: the limit, 0 without one. What is undefined is chosen. */
export function planMemory(
  workers: number,
  workerMemoryMb: number | undefined,
  maxSessions: number | undefined,
  memoryBytes: number,
): { readonly plan: MemoryPlan; readonly wrong: readonly string[] } {
  const memoryMb = memoryBytes > 0 ? Math.floor(memoryBytes / 1024 / 1024) : Number.POSITIVE_INFINITY;
  const room = memoryMb - FRONT_MB;
  const usual = Math.max(LEAST_WORKER_MB, Math.min(USUAL_WORKER_MB, Math.floor(room / workers)));
  const each = workerMemoryMb ?? usual;
  const spare = Math.floor((room - workers * each) / each);
  const wrong: string[] = [];
  if (spare < 0)
    wrong.push(
      `MAX_WORKERS ${workers} x TIERUP_WORKER_MEMORY_MB ${each} and ${FRONT_MB} MiB for the server are more than the ${memoryMb} MiB of the container`,
    );
  const sessions = Math.max(0, maxSessions ?? Math.min(USUAL_SESSIONS, Math.floor(spare / 2)));
  if (spare >= 0 && sessions > spare)
    wrong.push(
      `TIERUP_MAX_SESSIONS ${sessions} x ${each} MiB are more than the workers leave of the ${memoryMb} MiB of the container`,
    );
  const javascriptWorkers = Math.max(1, Math.min(workers, Math.ceil((spare - sessions) / 2)));
  const originalWorkers = Math.max(0, Math.min(workers, spare - sessions - javascriptWorkers));
  return { plan: { workerMemoryMb: each, javascriptWorkers, originalWorkers, maxSessions: sessions }, wrong };
}
