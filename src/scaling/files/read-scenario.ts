/**
 * A scenario file (plain data) and the Deployment beside the HPA -> what a simulation needs.
 * Every key is checked; an unknown one is refused with the ones there are.
 */
import type { ServiceFigures } from '../check/context.ts';
import type { DeploymentView } from '../check/deployment.ts';
import { type ControllerFlags, DEFAULT_FLAGS } from '../hpa/spec.ts';
import { type AutoscalerFlags, DEFAULT_AUTOSCALER_FLAGS } from '../nodes/cluster-autoscaler.ts';
import { allocatableOf, type NodePool, type Resources } from '../nodes/pool.ts';
import type { ServiceModel } from '../queueing/fleet.ts';
import { type Distribution, meanOf } from '../queueing/service-time.ts';
import { DEFAULT_POD, DEFAULT_SERVICE, type MetricsModel, type PodModel, type Signal } from '../simulate/scenario.ts';
import { type Shape, traceOf } from '../trace/shapes.ts';
import type { Trace } from '../trace/trace.ts';
import { Fields, ScenarioProblem } from './fields.ts';

export interface ScenarioFile {
  readonly service: ServiceModel;
  readonly pod: PodModel;
  readonly metrics: MetricsModel;
  readonly pools: readonly NodePool[];
  readonly autoscaler: AutoscalerFlags;
  readonly controller: ControllerFlags;
  readonly trace?: Trace;
  readonly startReplicas?: number;
  /** For `check`: means of a request, where the file gives them. */
  readonly figures: ServiceFigures;
}

/** The scenario, or what is wrong in it. */
export function readScenario(value: unknown, deployment: DeploymentView | undefined): ScenarioFile | string {
  try {
    return read(new Fields(value ?? {}, ''), deployment);
  } catch (thrown) {
    if (thrown instanceof ScenarioProblem) return thrown.message;
    throw thrown;
  }
}

function read(root: Fields, deployment: DeploymentView | undefined): ScenarioFile {
  const service = root.section('service');
  const trace = root.has('trace') ? readShape(root.section('trace')) : undefined;
  const file: ScenarioFile = {
    pod: readPod(root.section('pod'), service, deployment),
    service: readService(service),
    metrics: readMetrics(root.section('metrics')),
    pools: root.sections('pools').map(readPool),
    autoscaler: readAutoscaler(root.section('clusterAutoscaler')),
    controller: readController(root.section('controller')),
    figures: figuresOf(service),
    ...(trace !== undefined && { trace }),
    ...(root.has('startReplicas') && { startReplicas: root.number('startReplicas', 1, 1) }),
  };
  root.done();
  return file;
}

function readService(fields: Fields): ServiceModel {
  const model: ServiceModel = {
    balance: fields.choice(
      'balance',
      ['random', 'round-robin', 'least-of-two', 'shared-queue'],
      DEFAULT_SERVICE.balance,
    ),
    cpu: readDistribution(fields, 'cpuMs', DEFAULT_SERVICE.cpu),
    wait: readDistribution(fields, 'waitMs', DEFAULT_SERVICE.wait),
    arrivals: fields.choice('arrivals', ['poisson', 'constant'], 'poisson'),
    timeoutMs: fields.number('timeoutSeconds', DEFAULT_SERVICE.timeoutMs / 1000, 0) * 1000,
    warmUp: { seconds: fields.number('warmUpSeconds', 0, 0), factor: fields.number('warmUpFactor', 1, 1) },
  };
  fields.done();
  return model;
}

/** A mean alone is exponential; a list is measured values; a mapping says which. */
function readDistribution(fields: Fields, key: string, fallback: Distribution): Distribution {
  const value = fields.take(key);
  if (value === undefined) return fallback;
  if (typeof value === 'number' && value >= 0)
    return value === 0 ? { kind: 'constant', meanMs: 0 } : { kind: 'exponential', meanMs: value };
  if (Array.isArray(value) && value.length > 0 && value.every((ms) => typeof ms === 'number' && ms >= 0))
    return { kind: 'measured', valuesMs: value };
  if (typeof value !== 'object' || value === null) throw fields.problem(key, 'is no number, list or mapping');
  const nested = new Fields(value, fields.pathOf(key));
  const kind = nested.choice('kind', ['constant', 'exponential', 'lognormal'], 'exponential');
  const meanMs = nested.number('meanMs', 0, 0);
  const variation = kind === 'lognormal' ? nested.number('variation', 1, 0) : 1;
  nested.done();
  return kind === 'lognormal' ? { kind, meanMs, variation } : { kind, meanMs };
}

function figuresOf(service: Fields): ServiceFigures {
  const mean = (key: string): number | undefined => {
    const value = service.peek(key);
    if (typeof value === 'number') return value;
    if (Array.isArray(value)) return meanOf({ kind: 'measured', valuesMs: value });
    const nested = (value as { meanMs?: unknown } | undefined)?.meanMs;
    return typeof nested === 'number' ? nested : undefined;
  };
  const cpuMs = mean('cpuMs');
  const waitMs = mean('waitMs');
  const connections = service.peek('connections');
  return {
    ...(cpuMs !== undefined && { cpuMs, waitMs: waitMs ?? 0 }),
    ...(typeof connections === 'number' && { connections }),
  };
}

/** The Deployment's figures where the file gives none of its own. */
function readPod(fields: Fields, service: Fields, deployment: DeploymentView | undefined): PodModel {
  const [main, ...others] = deployment?.containers ?? [];
  const pod: PodModel = {
    cpuRequestMilli: fields.milli('cpuRequest', main?.cpuRequestMilli ?? DEFAULT_POD.cpuRequestMilli),
    cpuLimitMilli: fields.milli(
      'cpuLimit',
      main === undefined ? DEFAULT_POD.cpuLimitMilli : (main.cpuLimitMilli ?? Infinity),
    ),
    memoryRequestBytes: fields.bytes(
      'memoryRequest',
      (main?.memoryRequestMilli ?? DEFAULT_POD.memoryRequestBytes * 1000) / 1000,
    ),
    memoryIdleBytes: fields.bytes('memoryIdle', DEFAULT_POD.memoryIdleBytes),
    memoryPerRequestBytes: fields.bytes('memoryPerRequest', 0),
    slots: service.number('connections', Number.POSITIVE_INFINITY, 1),
    workers: fields.number('workers', workersOf(main?.cpuLimitMilli), 1),
    queueLimit: service.number('queueLimit', DEFAULT_POD.queueLimit, 0),
    pullSeconds: fields.number('pullSeconds', DEFAULT_POD.pullSeconds, 0),
    readySeconds: fields.number('readySeconds', DEFAULT_POD.readySeconds, 0),
    startCpuMilli: fields.milli('startCpu', 0),
    idleCpuMilli: fields.milli('idleCpu', DEFAULT_POD.idleCpuMilli),
    graceSeconds: fields.number('graceSeconds', deployment?.graceSeconds ?? DEFAULT_POD.graceSeconds, 0),
    container: main?.name ?? DEFAULT_POD.container,
    sidecars: others.map(({ name, cpuRequestMilli = 0, memoryRequestMilli = 0 }) => ({
      name,
      cpuRequestMilli,
      cpuMilli: Math.round(cpuRequestMilli * 0.2),
      memoryRequestBytes: memoryRequestMilli / 1000,
      memoryBytes: Math.round((memoryRequestMilli / 1000) * 0.5),
    })),
  };
  fields.done();
  return pod;
}

/** A process for every core that the limit allows. */
function workersOf(limitMilli: number | undefined): number {
  return limitMilli === undefined ? 1 : Math.max(1, Math.ceil(limitMilli / 1000));
}

const SIGNALS: readonly Signal[] = [
  'queue',
  'in-flight',
  'queue-and-in-flight',
  'requests-per-second',
  'slots-used-percent',
];

function readMetrics(fields: Fields): MetricsModel {
  const resolutionMs = fields.number('resolutionSeconds', 15, 1) * 1000;
  const lagMs = fields.number('lagSeconds', 10, 0) * 1000;
  const names = fields.section('signals');
  const signals = new Map(names.keys().map((name) => [name, names.choice(name, SIGNALS, 'queue')]));
  fields.done();
  return { resolutionMs, lagMs, signals };
}

function readPool(fields: Fields): NodePool {
  const capacity: Resources = { cpuMilli: fields.milli('cpu', 0), memoryBytes: fields.bytes('memory', 0) };
  if (capacity.cpuMilli <= 0 || capacity.memoryBytes <= 0)
    throw fields.problem('cpu', 'and memory of the machine are needed');
  const usual = allocatableOf(capacity);
  const spot = fields.boolean('spot', false);
  const pool: NodePool = {
    name: fields.text('name', 'pool'),
    capacity,
    allocatable: {
      cpuMilli: fields.milli('allocatableCpu', usual.cpuMilli),
      memoryBytes: fields.bytes('allocatableMemory', usual.memoryBytes),
    },
    overhead: { cpuMilli: fields.milli('overheadCpu', 0), memoryBytes: fields.bytes('overheadMemory', 0) },
    minNodes: fields.number('min', 1, 0),
    maxNodes: fields.number('max', 10, 1),
    pricePerHour: fields.number('pricePerHour', 0, 0),
    bootSeconds: fields.number('bootSeconds', 120, 0),
    ...(spot && {
      spot: {
        preemptionsPerHour: fields.number('preemptionsPerHour', 0.02, 0),
        noticeSeconds: fields.number('noticeSeconds', 15, 0),
      },
    }),
  };
  fields.done();
  return pool;
}

function readAutoscaler(fields: Fields): AutoscalerFlags {
  const defaults = DEFAULT_AUTOSCALER_FLAGS;
  const flags: AutoscalerFlags = {
    ...defaults,
    scanIntervalMs: fields.number('scanIntervalSeconds', defaults.scanIntervalMs / 1000, 1) * 1000,
    utilizationThreshold: fields.number('scaleDownUtilizationThreshold', defaults.utilizationThreshold, 0),
    unneededMs: fields.number('scaleDownUnneededSeconds', defaults.unneededMs / 1000, 0) * 1000,
    delayAfterAddMs: fields.number('scaleDownDelayAfterAddSeconds', defaults.delayAfterAddMs / 1000, 0) * 1000,
    expander: fields.choice('expander', ['least-waste', 'random', 'most-pods', 'price'], defaults.expander),
  };
  fields.done();
  return flags;
}

function readController(fields: Fields): ControllerFlags {
  const flags: ControllerFlags = {
    syncPeriodMs: fields.number('syncPeriodSeconds', DEFAULT_FLAGS.syncPeriodMs / 1000, 1) * 1000,
    tolerance: fields.number('tolerance', DEFAULT_FLAGS.tolerance, 0),
    downscaleStabilizationMs: fields.number('downscaleStabilizationSeconds', 300, 0) * 1000,
    cpuInitializationMs: fields.number('cpuInitializationSeconds', 300, 0) * 1000,
    initialReadinessDelayMs: fields.number('initialReadinessDelaySeconds', 30, 0) * 1000,
  };
  fields.done();
  return flags;
}

function readShape(fields: Fields): Trace {
  const shape: Shape = {
    kind: fields.choice('shape', ['day', 'step', 'ramp', 'spike', 'constant'], 'day'),
    low: fields.number('low', 10, 0),
    high: fields.number('high', 100, 0),
    hours: fields.number('hours', 24, 0.05),
  };
  fields.done();
  return traceOf(shape);
}
