/** What the controller reads of the cluster in one sync: pods of its cache, and answers of the metrics APIs. */

export interface PodView {
  readonly name: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly deleting: boolean;
  readonly startedMs?: number;
  /** The Ready condition; absent where the pod has none. */
  readonly ready?: { readonly status: 'True' | 'False' | 'Unknown'; readonly sinceMs: number };
  readonly containers: readonly ContainerRequests[];
}

export interface ContainerRequests {
  readonly name: string;
  /** Thousandths per resource; a resource that is not there has no request. */
  readonly requests: ReadonlyMap<string, number>;
}

/** One pod's usage as the resource metrics API gives it. */
export interface PodUsage {
  readonly pod: string;
  readonly atMs: number;
  readonly windowMs: number;
  readonly containers: readonly ContainerRequests[];
}

/** A metrics API that did not answer. */
export class MetricFailure extends Error {}

/** Reads may take time: each moves the clock that `now` shows. All may throw MetricFailure. */
export interface ClusterView {
  now(): number;
  pods(): readonly PodView[];
  usage(): readonly PodUsage[];
  podsMetric(metric: string): ReadonlyMap<string, number>;
  objectMetric(metric: string): number;
  externalMetric(metric: string): readonly number[];
}
