/** Where replicas come from: a command started N times, addresses that are there, or a Deployment that kubectl scales. */

export interface RunningReplicas {
  readonly urls: readonly string[];
  /** CPU time of all replicas so far; absent where it cannot be read. */
  readonly cpuMs?: () => number | undefined;
  /** How they are tied to cores, for the report. */
  readonly pinning: string;
  stop(): Promise<void>;
}

export interface ReplicaSource {
  /** Starts and waits until all answer. */
  start(replicas: number, signal: AbortSignal): Promise<RunningReplicas>;
  /** The most that can be had. */
  readonly most: number;
}

/** Replicas that did not come up, with what they said. */
export class ReplicaFailure extends Error {}

/** Asks until the address answers with anything. */
export async function untilAnswering(url: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const endMs = performance.now() + timeoutMs;
  let last = 'no answer';
  while (performance.now() < endMs && !signal.aborted) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
      await answer.arrayBuffer();
      if (answer.status < 500) return;
      last = `status ${answer.status}`;
    } catch (thrown) {
      last = String((thrown as { cause?: Error }).cause?.message ?? (thrown as Error).message);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new ReplicaFailure(`${url} did not answer within ${timeoutMs / 1000} s: ${last}`);
}
