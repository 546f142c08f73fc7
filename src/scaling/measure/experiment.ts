/**
 * A scaling experiment, one size after the other: warm up, hold the same load per replica, and separately search the highest
 * rate that keeps a latency. Takes a source of replicas and a plan; tells what it does through `note`.
 */
import type { Measurement } from '../law/table.ts';
import { type Estimate, estimate } from './confidence.ts';
import { generateLoad, type LoadPlan, type LoadResult } from './load-generator.ts';
import type { ReplicaSource, RunningReplicas } from './replica-source.ts';

export interface ExperimentPlan {
  readonly sizes: readonly number[];
  readonly ratePerReplica: number;
  readonly seconds: number;
  readonly repeats: number;
  readonly mostWarmUpSeconds: number;
  /** Search the highest rate with its p99 within this; absent: no search. */
  readonly objectiveMs?: number;
  readonly searchSeconds: number;
  /** Sizes above this are more than the machine has cores for. */
  readonly coresForReplicas: number;
  readonly request: Pick<LoadPlan, 'arrivals' | 'method' | 'body' | 'headers' | 'timeoutMs' | 'seed'>;
}

export interface SizeResult {
  readonly replicas: number;
  readonly pinning: string;
  readonly oversubscribed: boolean;
  readonly warmUpSeconds: number;
  readonly throughput: Estimate;
  readonly meanMs: Estimate;
  readonly p50Ms: Estimate;
  readonly p99Ms: Estimate;
  /** p99 from the actual start of each request: what a closed loop would have seen. */
  readonly serviceP99Ms: Estimate;
  readonly errorShare: number;
  readonly cpuMsPerRequest?: Estimate;
  /** How late the generator itself was; above a few ms its own load was too much. */
  readonly lagP99Ms: number;
  readonly highest?: HighestRate;
}

export interface HighestRate {
  readonly perSecond: number;
  readonly meanMs: number;
  readonly p99Ms: number;
  readonly errorShare: number;
}

export type Note = (text: string) => void;

export async function measureSize(
  source: ReplicaSource,
  plan: ExperimentPlan,
  replicas: number,
  note: Note,
  signal: AbortSignal,
): Promise<SizeResult> {
  note(`starting ${replicas}`);
  const running = await source.start(replicas, signal);
  try {
    const warmUpSeconds = await warmUp(running, plan, replicas, note, signal);
    const runs: Sample[] = [];
    for (let turn = 0; turn < plan.repeats && !signal.aborted; turn++) {
      note(`${plan.ratePerReplica} a second per replica, ${turn + 1} of ${plan.repeats}`);
      runs.push(await sample(running, plan, plan.ratePerReplica * replicas, plan.seconds, turn, signal));
    }
    const highest = plan.objectiveMs === undefined ? undefined : await search(running, plan, replicas, note, signal);
    return {
      replicas,
      pinning: running.pinning,
      oversubscribed: replicas > plan.coresForReplicas,
      warmUpSeconds,
      ...summarise(runs),
      ...(highest !== undefined && { highest }),
    };
  } finally {
    await running.stop();
  }
}

interface Sample {
  readonly load: LoadResult;
  readonly cpuMs: number | undefined;
}

async function sample(
  running: RunningReplicas,
  plan: ExperimentPlan,
  ratePerSecond: number,
  seconds: number,
  turn: number,
  signal: AbortSignal,
): Promise<Sample> {
  const before = running.cpuMs?.();
  const { request } = plan;
  const load = await generateLoad(
    { ...request, seed: request.seed + turn, urls: running.urls, ratePerSecond, seconds },
    signal,
  );
  const after = running.cpuMs?.();
  return { load, cpuMs: before === undefined || after === undefined ? undefined : after - before };
}

/** Until two seconds in a row have the same median within a tenth, or the patience is over. */
async function warmUp(
  running: RunningReplicas,
  plan: ExperimentPlan,
  replicas: number,
  note: Note,
  signal: AbortSignal,
): Promise<number> {
  let before = Number.POSITIVE_INFINITY;
  let second = 0;
  while (second < plan.mostWarmUpSeconds && !signal.aborted) {
    note(`warming up, ${second} s`);
    const { load } = await sample(running, plan, plan.ratePerReplica * replicas, 1, -1 - second, signal);
    second++;
    const median = load.response.quantile(0.5);
    if (second > 1 && Math.abs(median - before) <= 0.1 * before) break;
    before = median;
  }
  return second;
}

function summarise(
  runs: readonly Sample[],
): Omit<SizeResult, 'replicas' | 'pinning' | 'oversubscribed' | 'warmUpSeconds'> {
  const of = (read: (run: Sample) => number): Estimate => estimate(runs.map(read));
  const sum = (read: (load: LoadResult) => number): number => runs.reduce((total, { load }) => total + read(load), 0);
  const withCpu = runs.filter(({ cpuMs, load }) => cpuMs !== undefined && load.succeeded > 0);
  return {
    throughput: of(({ load }) => load.succeeded / load.elapsedSeconds),
    meanMs: of(({ load }) => load.response.mean),
    p50Ms: of(({ load }) => load.response.quantile(0.5)),
    p99Ms: of(({ load }) => load.response.quantile(0.99)),
    serviceP99Ms: of(({ load }) => load.service.quantile(0.99)),
    errorShare:
      sum(({ failed }) => failed) /
      Math.max(
        1,
        sum(({ sent }) => sent),
      ),
    lagP99Ms: Math.max(0, ...runs.map(({ load }) => load.lag.quantile(0.99))),
    ...(withCpu.length > 0 && {
      cpuMsPerRequest: estimate(withCpu.map(({ cpuMs, load }) => (cpuMs as number) / load.succeeded)),
    }),
  };
}

/** Doubles until the objective breaks, then halves the gap four times. */
async function search(
  running: RunningReplicas,
  plan: ExperimentPlan,
  replicas: number,
  note: Note,
  signal: AbortSignal,
): Promise<HighestRate | undefined> {
  let best: HighestRate | undefined;
  let broken = Number.POSITIVE_INFINITY;
  let rate = plan.ratePerReplica * replicas;
  for (let turn = 0; turn < 16 && !signal.aborted; turn++) {
    note(`searching: ${Math.round(rate)} a second`);
    const { load } = await sample(running, plan, rate, plan.searchSeconds, 100 + turn, signal);
    const p99Ms = load.response.quantile(0.99);
    const errorShare = load.failed / Math.max(1, load.sent);
    const kept = p99Ms <= (plan.objectiveMs as number) && errorShare <= 0.01;
    if (kept) best = { perSecond: load.succeeded / load.elapsedSeconds, meanMs: load.response.mean, p99Ms, errorShare };
    else broken = rate;
    const next = nextRate(rate, kept, broken, best?.perSecond);
    if (next === undefined) break;
    rate = next;
  }
  return best;
}

function nextRate(rate: number, kept: boolean, broken: number, best: number | undefined): number | undefined {
  if (broken === Number.POSITIVE_INFINITY) return rate * 2;
  const floor = best ?? 0;
  if (broken - floor < 0.06 * broken) return undefined;
  return kept || best !== undefined ? (floor + broken) / 2 : rate / 2;
}

/** The row that a fit takes: the highest rate where one was searched, else what the constant load came to. */
export function rowOf(result: SizeResult): Measurement {
  const { highest } = result;
  return {
    replicas: result.replicas,
    throughput: highest?.perSecond ?? result.throughput.mean,
    meanMs: highest?.meanMs ?? result.meanMs.mean,
    p99Ms: highest?.p99Ms ?? result.p99Ms.mean,
    errorShare: highest?.errorShare ?? result.errorShare,
    ...(result.cpuMsPerRequest !== undefined && { cpuMsPerRequest: result.cpuMsPerRequest.mean }),
    ...(result.oversubscribed && { oversubscribed: true }),
  };
}
