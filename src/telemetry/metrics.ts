/**
 * The counters of the service, in Prometheus' text format. Takes plain numbers, gives the text of /metrics. Names and labels
 * are those of deploy/prometheus/metrics.json, which rules and dashboards are written against.
 *
 * Must not know: HTTP, lanes, engines. No label ever holds a text of a program or a caller.
 */
import { Counter, Gauge, Histogram, Registry } from '@prometheus-io/client';
import { InterpretShare } from './interpret-share.ts';

/** From a cached one-liner to a run that meets its deadline. */
const RUN_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
/** One compilation takes 0.1 to some 50 ms. */
const COMPILE_SECONDS = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

export type RunOutcome = 'ok' | 'error' | 'limit' | 'refused' | 'lost' | 'internal';

/** What is read when the metrics are asked for. */
export interface PoolState {
  readonly idle: number;
  readonly busy: number;
  readonly waiting: number;
  readonly cacheEntries: number;
  readonly cacheBytes: number;
}

/** What the tiers did in a run. */
export interface TierReport {
  readonly tierMs: Readonly<Record<string, number>>;
  readonly compilations: readonly { readonly tier: string; readonly outcome: string; readonly ms: number }[];
  readonly deoptimised: Readonly<Record<string, number>>;
}

export class ServiceMetrics {
  readonly #registry = new Registry();
  readonly #share = new InterpretShare();
  readonly #pools: (() => PoolState)[] = [];

  readonly #tierSeconds = this.#counter('pyjit_execution_seconds_total', 'Time in guest code by tier', ['tier']);
  readonly #runs = this.#counter('pyjit_executions_total', 'Runs by endpoint and outcome', ['endpoint', 'outcome']);
  readonly #runSeconds = this.#histogram(
    'pyjit_execution_duration_seconds',
    'A run from worker to answer',
    RUN_SECONDS,
    ['endpoint'],
  );
  readonly #queueSeconds = this.#histogram('pyjit_queue_wait_seconds', 'Time a run waited for a worker', RUN_SECONDS);
  readonly #laneRuns = this.#counter('pyjit_lane_runs_total', 'Runs by lane and why it was chosen', ['lane', 'reason']);
  readonly #compilations = this.#counter('pyjit_compilations_total', 'Compilations by tier and outcome', [
    'tier',
    'outcome',
  ]);
  readonly #compileSeconds = this.#histogram(
    'smolagents_jit_compile_seconds',
    'Time of one compilation',
    COMPILE_SECONDS,
  );
  readonly #tierCompileSeconds = this.#histogram(
    'pyjit_compile_duration_seconds',
    'Time of one compilation by tier',
    COMPILE_SECONDS,
    ['tier'],
  );
  readonly #deoptimised = this.#counter('pyjit_deoptimizations_total', 'Compiled code that was given up, by reason', [
    'reason',
  ]);
  readonly #cacheHits = this.#counter('pyjit_code_cache_hits_total', 'Code found in the cache');
  readonly #cacheMisses = this.#counter('pyjit_code_cache_misses_total', 'Code not found in the cache');
  readonly #cacheEvictions = this.#counter('pyjit_code_cache_evictions_total', 'Code dropped from the cache for room');
  readonly #shadow = this.#counter('pyjit_shadow_runs_total', 'Runs that were compared with the upstream sandbox', [
    'result',
  ]);
  readonly #workerStarts = this.#counter('pyjit_sandbox_starts_total', 'Worker processes started');
  readonly #workerKills = this.#counter('pyjit_sandbox_kills_total', 'Worker processes killed, by reason', ['reason']);

  constructor() {
    this.#gauge(
      'interpret_time_percent',
      'Share of guest time in the interpreter over the last five minutes',
      (gauge) => {
        const percent = this.#share.percent(performance.now());
        gauge.reset();
        if (percent === undefined) gauge.remove();
        else gauge.set(percent);
      },
    );
    this.#poolGauge('pyjit_queue_depth', 'Runs waiting for a worker', (pool) => pool.waiting);
    this.#poolGauge('pyjit_pool_idle', 'Workers without a run', (pool) => pool.idle);
    this.#poolGauge('pyjit_pool_busy', 'Workers with a run', (pool) => pool.busy);
    this.#poolGauge('pyjit_code_cache_entries', 'Programs in the caches of the workers', (pool) => pool.cacheEntries);
    const bytes: Gauge<'kind'> = new Gauge({
      name: 'pyjit_code_cache_bytes',
      help: 'Source text whose compiled code the workers keep',
      labelNames: ['kind'],
      registers: [this.#registry],
      collect: (): void =>
        bytes.set(
          { kind: 'source' },
          this.#sum((pool) => pool.cacheBytes),
        ),
    });
    // Code is compiled by the thread that runs it, when it gets hot: nothing waits.
    this.#gauge('pyjit_compile_queue_length', 'Functions waiting to be compiled', (gauge) => gauge.set(0));
  }

  /** Content type of `text`. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Adds workers whose state is asked for at each reading. */
  watchPool(state: () => PoolState): void {
    this.#pools.push(state);
  }

  ranOn(lane: string, reason: string): void {
    this.#laneRuns.inc({ lane, reason });
  }

  /** A run was sent upstream too; `result`: what differed. */
  shadowed(result: string): void {
    this.#shadow.inc({ result });
  }

  waited(ms: number): void {
    this.#queueSeconds.observe(ms / 1000);
  }

  /** A run is answered; `ms` from its worker to its answer, undefined if it never had one. */
  ended(endpoint: string, outcome: RunOutcome, ms: number | undefined): void {
    this.#runs.inc({ endpoint, outcome });
    if (ms !== undefined) this.#runSeconds.observe({ endpoint }, ms / 1000);
  }

  tiersDid({ tierMs, compilations, deoptimised }: TierReport): void {
    for (const [tier, ms] of Object.entries(tierMs)) this.#tierSeconds.inc({ tier }, ms / 1000);
    this.#share.add(tierMs, performance.now());
    for (const { tier, outcome, ms } of compilations) {
      this.#compilations.inc({ tier, outcome });
      this.#compileSeconds.observe(ms / 1000);
      this.#tierCompileSeconds.observe({ tier }, ms / 1000);
    }
    for (const [reason, count] of Object.entries(deoptimised)) this.#deoptimised.inc({ reason }, count);
  }

  cacheDid(hits: number, misses: number, evicted: number): void {
    this.#cacheHits.inc(hits);
    this.#cacheMisses.inc(misses);
    this.#cacheEvictions.inc(evicted);
  }

  workerStarted(): void {
    this.#workerStarts.inc();
  }

  workerKilled(reason: string): void {
    this.#workerKills.inc({ reason });
  }

  #sum(of: (pool: PoolState) => number): number {
    return this.#pools.reduce((sum, state) => sum + of(state()), 0);
  }

  #poolGauge(name: string, help: string, of: (pool: PoolState) => number): void {
    this.#gauge(name, help, (gauge) => gauge.set(this.#sum(of)));
  }

  #gauge(name: string, help: string, collect: (gauge: Gauge) => void): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.#registry], collect: () => collect(gauge) });
  }

  #counter<T extends string = never>(name: string, help: string, labelNames: readonly T[] = []): Counter<T> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  #histogram<T extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly T[] = [],
  ): Histogram<T> {
    return new Histogram({
      name,
      help,
      buckets: [...buckets],
      labelNames: [...labelNames],
      registers: [this.#registry],
    });
  }
}
