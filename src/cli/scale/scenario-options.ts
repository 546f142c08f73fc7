/** Options that say what is simulated, shared by `simulate` and `sweep`. */
import { type Command, InvalidArgumentError } from 'commander';
import type { HpaSpec } from '../../scaling/hpa/spec.ts';
import type { MetricsModel, Scenario } from '../../scaling/simulate/scenario.ts';
import type { Objective } from '../../scaling/sweep/sweep.ts';
import type { Trace } from '../../scaling/trace/trace.ts';
import { UsageError } from './failure.ts';
import { readText } from './files.ts';

export interface ScenarioFlags {
  readonly scenario?: string;
  readonly trace?: string;
  readonly shape?: string;
  readonly low?: number;
  readonly high?: number;
  readonly hours?: number;
  readonly scaleTraffic?: number;
  readonly cpuMs?: number;
  readonly waitMs?: number;
  readonly connections?: number;
  readonly timeout?: number;
  readonly replicas?: number;
  readonly seed?: number;
}

export function addScenarioOptions(command: Command): Command {
  return command
    .option('--scenario <file>', 'service, pods, metrics, node pools and traffic (see docs/scaling.md)')
    .option('--trace <file>', 'traffic: CSV with time and rate, or the answer of a Prometheus range query')
    .option('--shape <shape>', 'traffic without a file: day, step, ramp, spike or constant')
    .option('--low <rate>', 'requests a second where the shape is low', above(0))
    .option('--high <rate>', 'requests a second where it is high', above(0))
    .option('--hours <hours>', 'how long the shape is', above(0))
    .option('--scale-traffic <factor>', 'multiply every rate', above(0))
    .option('--cpu-ms <ms>', 'mean CPU time of a request', above(0))
    .option('--wait-ms <ms>', 'mean time a request waits for others', above(0))
    .option('--connections <count>', 'requests a pod admits at once', above(1))
    .option('--timeout <seconds>', 'after which a caller gives up', above(0))
    .option('--replicas <count>', 'replicas at the start', above(1))
    .option('--seed <number>', 'another draw of the same traffic', above(0));
}

export function above(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least))
      throw new InvalidArgumentError(`expected a number of ${least} or more`);
    return value;
  };
}

/** `200ms@99`, `1.5s@99.9`: a latency and the percentage of requests within it. */
export function parseObjective(text: string): Objective {
  const match = /^(\d+(?:\.\d+)?)(ms|s)@(\d+(?:\.\d+)?)%?$/.exec(text.trim());
  if (match === null || Number(match[3]) > 100)
    throw new InvalidArgumentError('expected a latency and a percentage, such as 200ms@99');
  return { withinMs: Number(match[1]) * (match[2] === 's' ? 1000 : 1), share: Number(match[3]) / 100 };
}

/** Puts files and flags together; flags win over the scenario file, that over the Deployment. */
export async function scenarioFrom(file: string, flags: ScenarioFlags): Promise<Scenario> {
  const { readYaml } = await import('./yaml.ts');
  const { documents } = readYaml(file);
  const { parseHpa } = await import('../../scaling/hpa/parse-spec.ts');
  const { readDeployment } = await import('../../scaling/check/deployment.ts');
  const { readScenario } = await import('../../scaling/files/read-scenario.ts');
  const { scenarioOf } = await import('../../scaling/simulate/scenario.ts');
  const { readScaledObject } = await import('../../scaling/keda/scaled-object.ts');
  const document = documents.find((value) => (value as { kind?: unknown } | null)?.kind === 'HorizontalPodAutoscaler');
  const scaled =
    document === undefined ? documents.map(readScaledObject).find((view) => view !== undefined) : undefined;
  if (document === undefined && scaled === undefined)
    throw new UsageError(
      `no HorizontalPodAutoscaler in ${file}`,
      "its document starts with kind: HorizontalPodAutoscaler, or KEDA's with kind: ScaledObject",
    );
  const parsed =
    scaled !== undefined && 'problems' in scaled ? scaled : parseHpa(scaled === undefined ? document : scaled.hpa);
  if ('problems' in parsed)
    throw new UsageError(
      `${file}: ${parsed.problems.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
      `see where: tierup scale check ${file}`,
    );
  const { spec } = parsed;
  const deployment = documents
    .map(readDeployment)
    .find((view) => view?.kind === spec.target.kind && view.name === spec.target.name);
  const data = flags.scenario === undefined ? {} : readYaml(flags.scenario).documents[0];
  const read = readScenario(merged(data, flags), deployment);
  if (typeof read === 'string')
    throw new UsageError(`${flags.scenario ?? 'the options'}: ${read}`, 'the keys are listed in docs/scaling.md');
  requireSignals(spec, read.metrics);
  const { figures: _figures, trace: shaped, startReplicas, ...rest } = read;
  return scenarioOf({
    ...rest,
    hpa: spec,
    trace: await traceFrom(flags, shaped),
    ...(startReplicas !== undefined && { startReplicas }),
    ...(flags.replicas !== undefined && { startReplicas: Math.round(flags.replicas) }),
    ...(flags.seed !== undefined && { seed: flags.seed }),
  });
}

/** A metric that nothing stands for would fail at every sync: better said at once. */
function requireSignals(spec: HpaSpec, { signals }: MetricsModel): void {
  for (const metric of spec.metrics)
    if (metric.type !== 'Resource' && metric.type !== 'ContainerResource' && !signals.has(metric.metric))
      throw new UsageError(
        `nothing in the simulation stands for the ${metric.type} metric ${metric.metric}`,
        `in the scenario file: metrics: {signals: {${metric.metric}: queue}}, or in-flight, queue-and-in-flight, requests-per-second, slots-used-percent`,
      );
}

/** The scenario file with the service's flags laid over it. */
function merged(data: unknown, flags: ScenarioFlags): unknown {
  const root = (data ?? {}) as Record<string, unknown>;
  const service = { ...(root['service'] as object | undefined) } as Record<string, unknown>;
  if (flags.cpuMs !== undefined) service['cpuMs'] = flags.cpuMs;
  if (flags.waitMs !== undefined) service['waitMs'] = flags.waitMs;
  if (flags.connections !== undefined) service['connections'] = flags.connections;
  if (flags.timeout !== undefined) service['timeoutSeconds'] = flags.timeout;
  return { ...root, service };
}

async function traceFrom(flags: ScenarioFlags, shaped: Trace | undefined): Promise<Trace> {
  const { scaled } = await import('../../scaling/trace/trace.ts');
  const trace = await unscaledTrace(flags, shaped);
  return flags.scaleTraffic === undefined ? trace : scaled(trace, flags.scaleTraffic);
}

const SHAPES = ['day', 'step', 'ramp', 'spike', 'constant'] as const;

async function unscaledTrace(flags: ScenarioFlags, shaped: Trace | undefined): Promise<Trace> {
  if (flags.trace !== undefined) {
    const { readTrace } = await import('../../scaling/trace/read.ts');
    const trace = readTrace(readText(flags.trace));
    if (typeof trace === 'string')
      throw new UsageError(`${flags.trace}: ${trace}`, 'for example: time,rate then 0,20 then 60,25');
    return trace;
  }
  if (flags.shape !== undefined) {
    const { traceOf } = await import('../../scaling/trace/shapes.ts');
    const kind = SHAPES.find((shape) => shape === flags.shape);
    if (kind === undefined) throw new UsageError(`no shape ${flags.shape}`, `there are ${SHAPES.join(', ')}`);
    const high = flags.high ?? 100;
    return traceOf({ kind, low: flags.low ?? high / 10, high, hours: flags.hours ?? 24 });
  }
  if (shaped !== undefined) return shaped;
  throw new UsageError(
    'no traffic given',
    'add --trace FILE, or --shape day --low 20 --high 350, or trace: to the scenario',
  );
}
