/** What a simulation comes to: rows over time, a line per sync, totals. */

export interface Row {
  readonly atMs: number;
  /** Offered since the row before. */
  readonly perSecond: number;
  readonly wanted: number;
  readonly ready: number;
  /** Without a node. */
  readonly pending: number;
  readonly nodes: number;
  /** Waiting for a connection or a core. */
  readonly queue: number;
  readonly inFlight: number;
  /** Of the requests, over ready pods. */
  readonly cpuPercent: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  readonly cost: number;
}

export interface SyncLine {
  readonly atMs: number;
  readonly current: number;
  readonly desired: number;
  readonly line: string;
}

export interface Totals {
  readonly requests: number;
  readonly completed: number;
  readonly timedOut: number;
  readonly refused: number;
  readonly lost: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly replicaHours: number;
  readonly mostReplicas: number;
  readonly nodeHours: number;
  readonly mostNodes: number;
  readonly cost: number;
  readonly preemptions: number;
  readonly resizes: number;
}

export interface SimulationResult {
  readonly rows: readonly Row[];
  readonly syncs: readonly SyncLine[];
  readonly nodeEvents: readonly { readonly atMs: number; readonly line: string }[];
  readonly totals: Totals;
  /** How the requests were simulated, and with sampling what share of the pods. */
  readonly method: 'every request' | 'sampled pods';
  readonly observedShare: number;
  readonly simulatedRequests: number;
  /** Share of requests answered in time within a latency, over the whole run. */
  shareWithin(ms: number): number;
}
