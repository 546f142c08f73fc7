/** Latencies by target, in HDR histograms: three digits hold from a microsecond to ten minutes. */
import { build, type Histogram } from 'hdr-histogram-js';

const HIGHEST_US = 600_000_000;

export interface TargetSummary {
  readonly target: string;
  readonly answered: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
  /** Latency by share of requests, for a chart. */
  readonly curve: readonly (readonly [share: number, ms: number])[];
}

/** Shares that a chart shows: as far as one in ten thousand. */
const SHARES = Array.from({ length: 81 }, (_, index) => 1 - 10 ** (-index / 20));

export class LatencyRecorder {
  readonly #histograms = new Map<string, Histogram>();
  readonly #failed = new Map<string, number>();

  /** Failures are counted and not timed: a refusal at once is no fast answer. */
  record(target: string, ms: number, good: boolean): void {
    let histogram = this.#histograms.get(target);
    if (histogram === undefined) {
      histogram = build({
        lowestDiscernibleValue: 1,
        highestTrackableValue: HIGHEST_US,
        numberOfSignificantValueDigits: 3,
      });
      this.#histograms.set(target, histogram);
    }
    if (good) histogram.recordValue(Math.min(HIGHEST_US, Math.max(1, Math.round(ms * 1000))));
    else this.#failed.set(target, (this.#failed.get(target) ?? 0) + 1);
  }

  summaries(elapsedSeconds: number): readonly TargetSummary[] {
    return [...this.#histograms].map(([target, histogram]) => {
      const at = (percent: number): number => histogram.getValueAtPercentile(percent) / 1000;
      return {
        target,
        answered: histogram.totalCount,
        failed: this.#failed.get(target) ?? 0,
        perSecond: histogram.totalCount / elapsedSeconds,
        meanMs: histogram.mean / 1000,
        p50Ms: at(50),
        p90Ms: at(90),
        p99Ms: at(99),
        p999Ms: at(99.9),
        maxMs: histogram.maxValue / 1000,
        curve: SHARES.map((share) => [share, at(share * 100)] as const),
      };
    });
  }
}
