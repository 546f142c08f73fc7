/**
 * A scaling experiment, one size after the other: warm up, hold the same load per replica, and separately search the highest
 * rate that keeps a latency. Takes a source of replicas and a plan, gives what each round at a size came to; tells what it
 * does through `note`. Rounds of one size may lie far apart, so that what drifts with time reaches all sizes alike.
 */

import type { Measurement } from '../law/table.ts';
import { askBackToBack } from '../load/back-to-back.ts';
import type { LoadPlan } from './load-generator.ts';
import type { ReplicaSource, RunningReplicas } from './replica-source.ts';
import { type Note, type Sample, type SampleSummary, sample, summarise } from './sample.ts';
import type { ScrapePlan } from './scrape.ts';

export interface ExperimentPlan {
  readonly sizes: readonly number[];
  readonly ratePerReplica: number;
  readonly seconds: number;
  readonly repeats: number;
  readonly mostWarmUpSeconds: number;
  /** Requests that every replica answers before anything is measured. */
  readonly warmUpRequests: number;
  /** Metrics are asked for meanwhile. */
  readonly scrape?: ScrapePlan;
  /** Search the highest rate with its p99 within this; absent: no search. */
  readonly objectiveMs?: number;
  readonly searchSeconds: number;
  /** Sizes above this are more than the machine has cores for. */
  readonly coresForReplicas: number;
  readonly request: Pick<LoadPlan, 'arrivals' | 'method' | 'body' | 'headers' | 'timeoutMs' | 'seed'>;
}

/** However many requests the warm-up is to have. */
const MOST_FEED_SECONDS = 120;

/** What was measured at a size from starting its replicas to ending them. */
export interface Round {
  readonly replicas: number;
  readonly pinning: string;
  readonly warmUpSeconds: number;
  readonly samples: readonly Sample[];
  readonly highest?: HighestRate;
}

export interface SizeResult extends SampleSummary {
  readonly replicas: number;
  readonly pinning: string;
  readonly oversubscribed: boolean;
  readonly warmUpSeconds: number;
  /** Of several rounds, the median one. */
  readonly highest?: HighestRate;
}

export interface HighestRate {
  readonly perSecond: number;
  readonly meanMs: number;
  readonly p99Ms: number;
  readonly errorShare: number;
}

export async function measureRound(
  source: ReplicaSource,
  plan: ExperimentPlan,
  replicas: number,
  note: Note,
  signal: AbortSignal,
): Promise<Round> {
  note(`starting ${replicas}`);
  const running = await source.start(replicas, signal);
  try {
    const warmUpSeconds = await warmUp(running, plan, replicas, note, signal);
    const samples: Sample[] = [];
    for (let turn = 0; turn < plan.repeats && !signal.aborted; turn++) {
      note(`${plan.ratePerReplica} a second per replica, ${turn + 1} of ${plan.repeats}`);
      samples.push(await sample(running, plan, plan.ratePerReplica * replicas, plan.seconds, turn, signal));
    }
    // Beyond the cores a highest rate says nothing that a smaller size has not said.
    const searched = plan.objectiveMs !== undefined && replicas <= plan.coresForReplicas;
    const highest = !searched ? undefined : await search(running, plan, replicas, note, signal);
    return { replicas, pinning: running.pinning, warmUpSeconds, samples, ...(highest !== undefined && { highest }) };
  } finally {
    await running.stop();
  }
}

/** All rounds of one size as one result. */
export function resultOf(rounds: readonly Round[], coresForReplicas: number): SizeResult {
  const [{ replicas, pinning }] = rounds as [Round];
  const found = rounds.flatMap(({ highest }) => (highest === undefined ? [] : [highest]));
  const highest = found.sort((a, b) => a.perSecond - b.perSecond)[Math.floor((found.length - 1) / 2)];
  return {
    replicas,
    pinning,
    oversubscribed: replicas > coresForReplicas,
    warmUpSeconds: Math.max(...rounds.map(({ warmUpSeconds }) => warmUpSeconds)),
    ...summarise(rounds.flatMap(({ samples }) => samples)),
    ...(highest !== undefined && { highest }),
  };
}

/**
 * Every replica gets its share of requests first, since what compiles as it runs goes by how often it ran, not by how long;
 * then until two seconds in a row have the same median within a tenth, or the patience is over.
 */
async function warmUp(
  running: RunningReplicas,
  plan: ExperimentPlan,
  replicas: number,
  note: Note,
  signal: AbortSignal,
): Promise<number> {
  const startedMs = performance.now();
  await feed(running, plan, replicas, note, signal);
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
  return (performance.now() - startedMs) / 1000;
}

/** The requests of the warm-up, from a few clients that wait for each answer, so that they end however slow the machine is. */
async function feed(
  running: RunningReplicas,
  { warmUpRequests, request }: ExperimentPlan,
  replicas: number,
  note: Note,
  signal: AbortSignal,
): Promise<void> {
  if (warmUpRequests === 0) return;
  note(`warming up, ${warmUpRequests} requests per replica`);
  const { urls } = running;
  const requests = Math.round(warmUpRequests * replicas);
  const plan = { ...request, urls, clients: 2 * urls.length, requests, mostSeconds: MOST_FEED_SECONDS };
  await askBackToBack(plan, signal);
}

/** A service that does not keep the objective at this share of the rate it was measured at has no rate that does. */
const LEAST_SHARE = 1 / 16;

/** Doubles until the objective breaks, then halves the gap four times; downwards if it breaks at once. */
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
    if (next === undefined || next < LEAST_SHARE * plan.ratePerReplica * replicas) break;
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
