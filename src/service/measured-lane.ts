/** A lane whose runs are counted, timed and logged; otherwise as the lane it stands before. */
import type { FastifyBaseLogger } from 'fastify';
import { assertNever } from '../assert.ts';
import { type Lane, type LaneCallbacks, type LaneOutcome, type LaneProgram, LOST } from '../lanes/lane.ts';
import type { RunOutcome, ServiceMetrics } from '../telemetry/metrics.ts';

export type Endpoint = 'run' | 'optimized' | 'original';

/** Where a run's line goes, and whether the line may hold the program. */
export interface RunLog {
  readonly log: FastifyBaseLogger;
  readonly withCode: boolean;
}

export interface MeasuredCallbacks extends LaneCallbacks {
  readonly runLog?: RunLog;
}

export class MeasuredLane implements Lane {
  readonly name: string;
  readonly #lane: Lane;
  readonly #metrics: ServiceMetrics;
  readonly #endpoint: Endpoint;
  readonly #reason: string;

  /** `reason`: why runs of this endpoint go to this lane. */
  constructor(lane: Lane, metrics: ServiceMetrics, endpoint: Endpoint, reason: string) {
    this.name = lane.name;
    this.#lane = lane;
    this.#metrics = metrics;
    this.#endpoint = endpoint;
    this.#reason = reason;
  }

  async run(program: LaneProgram, callbacks: MeasuredCallbacks): Promise<LaneOutcome> {
    const arrivedAt = performance.now();
    let startedAt: number | undefined;
    let choice = { name: this.name, cause: this.#reason };
    const outcome = await this.#lane.run(program, {
      ...callbacks,
      onLane: (chosen) => {
        choice = chosen;
        callbacks.onLane?.(chosen);
      },
      onStarted: () => {
        startedAt = performance.now();
        this.#metrics.waited(startedAt - arrivedAt);
        this.#metrics.ranOn(choice.name, choice.cause);
        callbacks.onStarted?.();
      },
      onReport: (report) => {
        this.#metrics.tiersDid(report);
        this.#metrics.cacheDid(report.cache.hits, report.cache.misses, report.cache.evicted);
        callbacks.onReport?.(report);
      },
    });
    const runMs = startedAt === undefined ? undefined : performance.now() - startedAt;
    this.#metrics.ended(this.#endpoint, countedAs(outcome), runMs);
    this.#note(program, outcome, callbacks.runLog, (startedAt ?? performance.now()) - arrivedAt, runMs);
    return outcome;
  }

  ready(): Promise<void> {
    return this.#lane.ready();
  }

  close(): Promise<void> {
    return this.#lane.close();
  }

  #note(
    program: LaneProgram,
    outcome: LaneOutcome,
    runLog: RunLog | undefined,
    queueMs: number,
    runMs: number | undefined,
  ): void {
    if (runLog === undefined) return;
    const line = {
      endpoint: this.#endpoint,
      lane: outcome.lane?.name ?? this.name,
      outcome: outcome.kind,
      ...(outcome.kind === 'lost' && { code: outcome.code }),
      ...(outcome.kind === 'limit' && { limit: outcome.limit }),
      queueMs: rounded(queueMs),
      runMs: runMs === undefined ? null : rounded(runMs),
      sourceCharacters: program.source.length,
      ...(runLog.withCode && { source: program.source }),
    };
    if (outcome.kind === 'lost') runLog.log.warn(line, 'run');
    else runLog.log.info(line, 'run');
  }
}

/** How an outcome is counted; the service's own failures are `refused`, `lost` and `internal`. */
export function countedAs(outcome: LaneOutcome): RunOutcome {
  switch (outcome.kind) {
    case 'finished':
      return 'ok';
    case 'exit':
      return outcome.code === 0 ? 'ok' : 'error';
    case 'error':
    case 'interrupted':
      return 'error';
    case 'limit':
      return 'limit';
    case 'lost':
      return REFUSED.has(outcome.code) ? 'refused' : 'lost';
    default:
      return assertNever(outcome);
  }
}

const REFUSED: ReadonlySet<string> = new Set([
  LOST.queueFull,
  LOST.queueTimeout,
  LOST.laneClosed,
  LOST.laneUnavailable,
]);

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
