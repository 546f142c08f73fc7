/** Everything a simulation is told: the autoscaler, the traffic, the service, its pods, and the nodes. */
import { type ControllerFlags, DEFAULT_FLAGS, type HpaSpec } from '../hpa/spec.ts';
import { type AutoscalerFlags, DEFAULT_AUTOSCALER_FLAGS } from '../nodes/cluster-autoscaler.ts';
import type { NodePool } from '../nodes/pool.ts';
import type { ServiceModel } from '../queueing/fleet.ts';
import type { Trace } from '../trace/trace.ts';

export interface Scenario {
  readonly hpa: HpaSpec;
  readonly controller: ControllerFlags;
  readonly trace: Trace;
  readonly service: ServiceModel;
  readonly pod: PodModel;
  readonly metrics: MetricsModel;
  /** Empty: pods always find room, and nothing costs anything. */
  readonly pools: readonly NodePool[];
  readonly autoscaler: AutoscalerFlags;
  readonly startReplicas: number;
  readonly seed: number;
  /** Above this many requests, and with a balance that allows it, pods are sampled. */
  readonly maxRequests: number;
  /** A row of the output every so often. */
  readonly rowMs: number;
}

export interface PodModel {
  readonly cpuRequestMilli: number;
  /** Infinity: none. */
  readonly cpuLimitMilli: number;
  readonly memoryRequestBytes: number;
  readonly memoryIdleBytes: number;
  readonly memoryPerRequestBytes: number;
  /** Connections admitted at once. */
  readonly slots: number;
  /** Processes that compute; each keeps at most one core busy. */
  readonly workers: number;
  readonly queueLimit: number;
  /** From being placed until its containers run. */
  readonly pullSeconds: number;
  /** From then until it is ready. */
  readonly readySeconds: number;
  /** CPU while it starts: compiling, loading. */
  readonly startCpuMilli: number;
  /** CPU without any request. */
  readonly idleCpuMilli: number;
  /** How long it may finish what it has when asked to end. */
  readonly graceSeconds: number;
  readonly container: string;
  readonly sidecars: readonly Sidecar[];
}

export interface Sidecar {
  readonly name: string;
  readonly cpuRequestMilli: number;
  readonly cpuMilli: number;
  readonly memoryRequestBytes: number;
  readonly memoryBytes: number;
}

/** What a Pods, Object or External metric stands for in the simulation. */
export type Signal = 'queue' | 'in-flight' | 'queue-and-in-flight' | 'requests-per-second' | 'slots-used-percent';

export interface MetricsModel {
  /** Between two scrapes of usage; a sample covers the time since the one before. */
  readonly resolutionMs: number;
  /** From a scrape until the autoscaler can read it. */
  readonly lagMs: number;
  readonly signals: ReadonlyMap<string, Signal>;
}

export const DEFAULT_POD: PodModel = {
  cpuRequestMilli: 500,
  cpuLimitMilli: 1000,
  memoryRequestBytes: 512 * 2 ** 20,
  memoryIdleBytes: 256 * 2 ** 20,
  memoryPerRequestBytes: 0,
  slots: Number.POSITIVE_INFINITY,
  workers: 1,
  queueLimit: 2048,
  pullSeconds: 3,
  readySeconds: 12,
  startCpuMilli: 0,
  idleCpuMilli: 5,
  graceSeconds: 30,
  container: 'app',
  sidecars: [],
};

export const DEFAULT_SERVICE: ServiceModel = {
  balance: 'random',
  cpu: { kind: 'exponential', meanMs: 20 },
  wait: { kind: 'constant', meanMs: 0 },
  arrivals: 'poisson',
  timeoutMs: 30_000,
  warmUp: { seconds: 0, factor: 1 },
};

/** A scenario with the defaults filled in. */
export function scenarioOf(given: Partial<Scenario> & Pick<Scenario, 'hpa' | 'trace'>): Scenario {
  return {
    controller: DEFAULT_FLAGS,
    service: DEFAULT_SERVICE,
    pod: DEFAULT_POD,
    metrics: { resolutionMs: 15_000, lagMs: 10_000, signals: new Map() },
    pools: [],
    autoscaler: DEFAULT_AUTOSCALER_FLAGS,
    startReplicas: Math.max(1, given.hpa.minReplicas),
    seed: 1,
    maxRequests: 10_000_000,
    rowMs: 60_000,
    ...given,
  };
}
