/** The lanes of `tierup serve`, as its settings want them; each pool is watched by the metrics. */
import { availableParallelism } from 'node:os';
import type { EngineOptions } from '../engine/engine.ts';
import { CpythonLane } from '../lanes/cpython/cpython.ts';
import { importableModules } from '../lanes/cpython/importable.ts';
import { LaneUnavailable } from '../lanes/cpython/python.ts';
import { EquippedLane } from '../lanes/cpython/requirements/equipped-lane.ts';
import { Requirements } from '../lanes/cpython/requirements/requirements.ts';
import type { Lane, LaneProgram } from '../lanes/lane.ts';
import type { PoolLane, PoolOptions } from '../lanes/pool/pool.ts';
import { RoutedLane } from '../lanes/routed/routed.ts';
import { WorkerProcessLane } from '../lanes/worker-process/worker-process.ts';
import { findWorkerWalls, type WorkerWalls } from '../lanes/worker-process/worker-walls.ts';
import type { ServiceConfiguration } from '../service/configuration.ts';
import type { UpstreamParts } from '../service/upstream/route.ts';
import { Shadow } from '../service/upstream/shadow.ts';
import { Upstream } from '../service/upstream/upstream.ts';
import type { ServiceMetrics } from '../telemetry/metrics.ts';

/** The kernel's walls for processes of ours, as the settings want them; or why there are none. */
export function openWalls({ workerWalls, python }: ServiceConfiguration): WorkerWalls | string {
  return workerWalls === 'off' ? 'off' : findWorkerWalls(python);
}

/** Workers of ours. */
export function openPool(
  configuration: ServiceConfiguration,
  engine: EngineOptions,
  metrics: ServiceMetrics,
  workers: number,
  walls: WorkerWalls | undefined,
  warmUp: readonly LaneProgram[] = [],
): WorkerProcessLane {
  const pool = new WorkerProcessLane({
    ...poolOptions(configuration, metrics, workers),
    engine,
    warmUp,
    ...(walls && { walls }),
  });
  metrics.watchPool(() => pool.state);
  return pool;
}

function poolOptions(configuration: ServiceConfiguration, metrics: ServiceMetrics, workers: number): PoolOptions {
  return {
    workers,
    computing: availableParallelism(),
    maxInFlight: configuration.maxRequests,
    maxWaitMs: configuration.queueSeconds * 1000,
    memoryMb: configuration.workerMemoryMb,
    onWorkerStart: () => metrics.workerStarted(),
    onWorkerEnd: (reason) => {
      if (reason !== 'closed') metrics.workerKilled(reason);
    },
  };
}

export interface Lanes {
  readonly lane: Lane;
  readonly cpython?: CpythonLane;
  /** Of the CPython lane. */
  readonly requirements?: Requirements;
}

/** The lanes that are configured, or why there is no CPython lane. */
export function openLanes(
  configuration: ServiceConfiguration,
  engine: EngineOptions,
  metrics: ServiceMetrics,
  walls: WorkerWalls | undefined,
  warmUp: readonly LaneProgram[],
): Lanes | string {
  const { workers, lane: preference, python } = configuration;
  const ours = (): PoolLane => openPool(configuration, engine, metrics, workers, walls, warmUp);
  if (preference === 'tierup') return { lane: ours() };
  try {
    const cpython = new CpythonLane({ ...poolOptions(configuration, metrics, workers), python });
    metrics.watchPool(() => cpython.state);
    if (configuration.requirements === undefined)
      return { lane: new RoutedLane({ ours: ours(), cpython, preference }), cpython };
    const requirements = new Requirements(cpython, configuration.requirements);
    const equipped = new EquippedLane(cpython, requirements);
    return { lane: new RoutedLane({ ours: ours(), cpython: equipped, preference }), cpython, requirements };
  } catch (thrown) {
    if (thrown instanceof LaneUnavailable) return thrown.message;
    throw thrown;
  }
}

/** What an answer of the upstream may take beyond a run of ours: its own queue, and the network. */
const UPSTREAM_SPARE_MS = 5000;

/** The sandbox that is named, or undefined. `requirements`: of the CPython lane. */
export function openUpstream(
  configuration: ServiceConfiguration,
  metrics: ServiceMetrics,
  requirements: Requirements | undefined,
): UpstreamParts | undefined {
  const { upstream: settings, queueSeconds, runSeconds, logCode, lane, python } = configuration;
  if (settings === undefined) return undefined;
  const timeoutMs = (queueSeconds + runSeconds) * 1000 + UPSTREAM_SPARE_MS;
  const upstream = new Upstream({ ...settings, maxOpen: configuration.maxRequests, timeoutMs });
  const share = settings.shadowShare;
  const shadow = share > 0 ? new Shadow({ upstream, share, metrics, withCode: logCode }) : undefined;
  const modules = lane === 'tierup' ? undefined : importableModules(python);
  const cpythonHas = modules && ((module: string) => modules.has(module) || requirements?.has(module) === true);
  return { upstream, shadow, cpythonHas };
}
