/** Recorded decisions of the real controller: their form, and how they run through ours. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  type ClusterView,
  type ContainerRequests,
  MetricFailure,
  type PodUsage,
  type PodView,
} from '../../../src/scaling/hpa/cluster-view.ts';
import { HorizontalController, type SyncReport } from '../../../src/scaling/hpa/controller.ts';
import { parseHpa } from '../../../src/scaling/hpa/parse-spec.ts';
import { milliOf, parseQuantity } from '../../../src/scaling/hpa/quantity.ts';
import type { HpaSpec } from '../../../src/scaling/hpa/spec.ts';

/** scripts/hpa-vectors/scenario.go says what the fields are. */
export interface Vectors {
  readonly kubernetes: string;
  readonly seed: number;
  readonly scenarios: readonly Scenario[];
}

export interface Scenario {
  readonly name: string;
  readonly hpa: unknown;
  readonly flags: { tolerance: number; downscaleMs: number; cpuInitMs: number; initialReadyMs: number };
  readonly containers: readonly Container[];
  readonly readMs?: number;
  readonly writeMs?: number;
  readonly start: number;
  readonly syncs: readonly Sync[];
}

interface Container {
  readonly name: string;
  readonly cpu?: string;
  readonly memory?: string;
}

interface Run {
  readonly k: number;
  readonly phase?: PodView['phase'];
  readonly ready?: 'False' | 'Unknown' | 'none';
  readonly start?: number;
  readonly flip?: number;
  readonly deleting?: boolean;
  readonly requests?: readonly Container[];
  readonly sample?: number;
  readonly window?: number;
  readonly use?: readonly (readonly [cpuMilli: number, memoryBytes: number])[];
  readonly custom?: Readonly<Record<string, number>>;
}

interface Sync {
  readonly at: number;
  readonly manual?: number;
  readonly status?: number;
  readonly pods: readonly Run[] | null;
  readonly object?: Readonly<Record<string, number>>;
  readonly external?: Readonly<Record<string, readonly number[] | null>>;
  readonly fail?: readonly string[];
  readonly expect: Expected;
}

interface Expected {
  readonly current: number;
  readonly proposal?: number;
  readonly metric?: string;
  readonly desired: number;
  readonly reason?: string;
  readonly conditions?: readonly (readonly string[])[];
  readonly metrics?: readonly string[];
  readonly error?: string;
}

export function readVectors(file: string | URL): Vectors {
  const bytes = readFileSync(file);
  return JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')) as Vectors;
}

export function specOf({ hpa }: Scenario): HpaSpec {
  const parsed = parseHpa({
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v2',
    metadata: { namespace: 'ns' },
    spec: hpa,
  });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.spec;
}

/** Runs the scenario; throws an AssertionError at the first sync that differs in anything. */
export function replay(scenario: Scenario): void {
  const { tolerance, downscaleMs, cpuInitMs, initialReadyMs } = scenario.flags;
  const controller = new HorizontalController(specOf(scenario), {
    syncPeriodMs: 15_000,
    tolerance,
    downscaleStabilizationMs: downscaleMs,
    cpuInitializationMs: cpuInitMs,
    initialReadinessDelayMs: initialReadyMs,
  });
  let replicas = scenario.start;
  let conditions: readonly (readonly string[])[] = [];
  let metrics: readonly string[] = [];
  scenario.syncs.forEach((sync, number) => {
    replicas = sync.manual ?? replicas;
    const view = new RecordedView(scenario, sync);
    const report = controller.sync(view, {
      read: () => {
        fails(sync, 'scale');
        return { specReplicas: replicas, statusReplicas: sync.status ?? replicas };
      },
      write: (desired) => {
        view.wait(scenario.writeMs ?? 0);
        fails(sync, 'write');
        replicas = desired;
      },
    });
    const { expect } = sync;
    conditions = expect.conditions ?? conditions;
    if (!report.error?.startsWith('failed to query scale')) metrics = metricsOf(report);
    assert.deepEqual(
      { ...told(report), desired: replicas, metrics },
      { ...asked(expect), desired: expect.desired, conditions, metrics: expect.metrics ?? [] },
      `${scenario.name}, sync ${number}`,
    );
  });
}

/** Of several faulty pods the controller names whichever its cache lists first, so the recording names none. */
const anyPod = (text: string | undefined): string | undefined =>
  text?.replace(/container \S+ of Pod/g, 'container * of Pod').replace(/Pod p\d+/g, 'Pod p*');

function told(report: SyncReport): object {
  return {
    proposal: report.proposed,
    metric: report.metric,
    reason: report.reason === '' ? undefined : report.reason,
    error: anyPod(report.error),
    conditions: report.conditions.map(({ type, status, reason, message }) => [
      type,
      status ? 'True' : 'False',
      reason,
      anyPod(message),
    ]),
  };
}

function asked({ proposal, metric, reason, error }: Expected): object {
  return { proposal, metric, reason, error };
}

/** The HPA's currentMetrics, as the recording writes them. */
function metricsOf({ proposals }: SyncReport): string[] {
  return proposals.map((proposal) => {
    if ('failure' in proposal) return '';
    const { metric, calculation } = proposal;
    if (calculation.utilization !== undefined) return `${calculation.utilization}% average ${calculation.usage}`;
    const isWhole = (metric.type === 'Object' || metric.type === 'External') && metric.target.kind === 'value';
    // A mean over no replicas: Go turns the float that is no number into the least integer.
    const usage = Number.isFinite(calculation.usage) ? calculation.usage : '-9223372036854775808';
    return `${isWhole ? 'value' : 'average'} ${usage}`;
  });
}

function fails({ fail }: Sync, what: string): void {
  if (fail?.includes(what) === true) throw new MetricFailure(`${what} is down`);
}

class RecordedView implements ClusterView {
  readonly #scenario: Scenario;
  readonly #sync: Sync;
  readonly #pods: { readonly name: string; readonly run: Run }[] = [];
  #now: number;

  constructor(scenario: Scenario, sync: Sync) {
    this.#scenario = scenario;
    this.#sync = sync;
    this.#now = sync.at;
    for (const run of sync.pods ?? [])
      for (let count = 0; count < run.k; count++) this.#pods.push({ name: `p${this.#pods.length}`, run });
  }

  now(): number {
    return this.#now;
  }

  wait(ms: number): void {
    this.#now += ms;
  }

  pods(): readonly PodView[] {
    return this.#pods.map(({ name, run }) => ({
      name,
      phase: run.phase ?? 'Running',
      deleting: run.deleting ?? false,
      ...(run.start !== undefined && { startedMs: this.#ago(run.start) }),
      ...(run.ready !== 'none' && { ready: { status: run.ready ?? 'True', sinceMs: this.#ago(run.flip ?? 0) } }),
      containers: this.#containers(run).map(({ name: container, cpu, memory }) => ({
        name: container,
        requests: new Map(
          Object.entries({ cpu, memory }).flatMap(([key, text]) => {
            const quantity = parseQuantity(text);
            return quantity === undefined || text === '' ? [] : [[key, milliOf(quantity)]];
          }),
        ),
      })),
    }));
  }

  usage(): readonly PodUsage[] {
    this.#read('resource', 'unable to fetch metrics from resource metrics API');
    const usage = this.#pods.flatMap(({ name, run }) => {
      if (run.use === undefined) return [];
      const { use } = run;
      const containers = this.#containers(run).map((container, index) => sampleOf(container.name, use[index]));
      return [{ pod: name, atMs: this.#ago(run.sample ?? 0), windowMs: (run.window ?? 0) * 1000, containers }];
    });
    if (usage.length === 0) throw new MetricFailure('no metrics returned from resource metrics API');
    return usage;
  }

  podsMetric(metric: string): ReadonlyMap<string, number> {
    this.#read(metric, 'unable to fetch metrics from custom metrics API');
    const values = new Map<string, number>();
    for (const { name, run } of this.#pods) {
      const value = run.custom?.[metric];
      if (value !== undefined) values.set(name, value);
    }
    if (values.size === 0) throw new MetricFailure('no metrics returned from custom metrics API');
    return values;
  }

  objectMetric(metric: string): number {
    this.#read(metric, 'unable to fetch metrics from custom metrics API');
    return this.#sync.object?.[metric] ?? 0;
  }

  externalMetric(metric: string): readonly number[] {
    this.#read(metric, 'unable to fetch metrics from external metrics API');
    const values = this.#sync.external?.[metric] ?? [];
    if (values.length === 0) throw new MetricFailure('no metrics returned from external metrics API');
    return values;
  }

  #containers(run: Run): readonly Container[] {
    return run.requests ?? this.#scenario.containers;
  }

  #read(what: string, message: string): void {
    this.wait(this.#scenario.readMs ?? 0);
    if (this.#sync.fail?.includes(what) === true) throw new MetricFailure(`${message}: ${what} is down`);
  }

  #ago(seconds: number): number {
    return this.#sync.at - seconds * 1000;
  }
}

function sampleOf(name: string, use: readonly [number, number] | undefined): ContainerRequests {
  const requests = new Map<string, number>();
  if (use !== undefined && use[0] >= 0) requests.set('cpu', use[0]);
  if (use !== undefined && use[1] >= 0) requests.set('memory', use[1] * 1000);
  return { name, requests };
}
