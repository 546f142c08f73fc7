/** One run at one rate: what came back, and what it cost the replicas, the generator and whoever else used the machine. */
import { type Estimate, estimate } from './confidence.ts';
import { generateLoad, type LoadPlan, type LoadResult } from './load-generator.ts';
import { machineBusyMs, ownCpuMs } from './machine-load.ts';
import type { RunningReplicas } from './replica-source.ts';
import { type ScrapePlan, whileScraping } from './scrape.ts';

export interface SamplePlan {
  readonly scrape?: ScrapePlan;
  readonly request: Pick<LoadPlan, 'arrivals' | 'method' | 'body' | 'headers' | 'timeoutMs' | 'seed'>;
}

export interface Sample {
  readonly load: LoadResult;
  /** CPU time of all replicas. */
  readonly cpuMs?: number;
  /** Cores' worth of time that this process used: the generator and the scrapes. */
  readonly generatorCores: number;
  /** Cores' worth of time that neither the replicas nor this process used. */
  readonly othersCores?: number;
}

export interface SampleSummary {
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
  readonly generatorCores: number;
  readonly othersCores?: number;
}

export type Note = (text: string) => void;

export async function sample(
  running: RunningReplicas,
  plan: SamplePlan,
  ratePerSecond: number,
  seconds: number,
  turn: number,
  signal: AbortSignal,
): Promise<Sample> {
  const { request, scrape } = plan;
  const { urls } = running;
  const usage = usageSince(running);
  const load = await whileScraping(scrape, urls, () =>
    generateLoad({ ...request, seed: request.seed + turn, urls, ratePerSecond, seconds }, signal),
  );
  return { load, ...usage() };
}

type Usage = Omit<Sample, 'load'>;

/** Reads the clocks now; what it gives reads them again and says what was used in between. */
export function usageSince(running: RunningReplicas): () => Usage {
  const before = readings(running);
  return () => {
    const after = readings(running);
    const elapsedMs = after.atMs - before.atMs;
    const generatorMs = after.ownMs - before.ownMs;
    const cpuMs = difference(before.cpuMs, after.cpuMs);
    const busyMs = difference(before.busyMs, after.busyMs);
    return {
      generatorCores: generatorMs / elapsedMs,
      ...(cpuMs !== undefined && { cpuMs }),
      ...(cpuMs !== undefined &&
        busyMs !== undefined && { othersCores: Math.max(0, busyMs - cpuMs - generatorMs) / elapsedMs }),
    };
  };
}

interface Readings {
  readonly atMs: number;
  readonly ownMs: number;
  readonly cpuMs: number | undefined;
  readonly busyMs: number | undefined;
}

function readings(running: RunningReplicas): Readings {
  return { cpuMs: running.cpuMs?.(), busyMs: machineBusyMs(), ownMs: ownCpuMs(), atMs: performance.now() };
}

const difference = (before: number | undefined, after: number | undefined): number | undefined =>
  before === undefined || after === undefined ? undefined : after - before;

export function summarise(runs: readonly Sample[]): SampleSummary {
  const of = (read: (run: Sample) => number): Estimate => estimate(runs.map(read));
  const sum = (read: (load: LoadResult) => number): number => runs.reduce((total, { load }) => total + read(load), 0);
  const mean = (read: (run: Sample) => number): number => of(read).mean;
  const withCpu = runs.filter(({ cpuMs, load }) => cpuMs !== undefined && load.succeeded > 0);
  const sent = sum((load) => load.sent);
  return {
    throughput: of(({ load }) => load.succeeded / load.elapsedSeconds),
    meanMs: of(({ load }) => load.response.mean),
    p50Ms: of(({ load }) => load.response.quantile(0.5)),
    p99Ms: of(({ load }) => load.response.quantile(0.99)),
    serviceP99Ms: of(({ load }) => load.service.quantile(0.99)),
    errorShare: sum(({ failed }) => failed) / Math.max(1, sent),
    lagP99Ms: Math.max(0, ...runs.map(({ load }) => load.lag.quantile(0.99))),
    generatorCores: mean(({ generatorCores }) => generatorCores),
    ...(withCpu.length > 0 && {
      cpuMsPerRequest: estimate(withCpu.map(({ cpuMs, load }) => (cpuMs as number) / load.succeeded)),
    }),
    ...(runs.every(({ othersCores }) => othersCores !== undefined) && {
      othersCores: mean(({ othersCores }) => othersCores as number),
    }),
  };
}
