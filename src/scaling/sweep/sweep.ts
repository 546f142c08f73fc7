/**
 * One scenario with many settings of its autoscaler: which of them keep an objective, and what they cost.
 * Every candidate runs on the same traffic with the same seed, so that they differ by their settings alone.
 */
import type { Behavior, HpaSpec, MetricSpec, ScalingRules } from '../hpa/spec.ts';
import type { Totals } from '../simulate/results.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { simulate } from '../simulate/simulation.ts';

/** What a user promises: this share of requests answered in time within this latency. */
export interface Objective {
  readonly withinMs: number;
  readonly share: number;
}

export interface Settings {
  /** Percent for a utilisation, thousandths for a value; undefined leaves the user's. */
  readonly target?: number;
  readonly minReplicas?: number;
  /** Seconds of the scale-down window. */
  readonly window?: number;
  /** Percent a minute on the way down. */
  readonly downPercent?: number;
}

export interface Candidate {
  readonly settings: Settings;
  readonly totals: Totals;
  /** Of all requests, answered within the objective's latency. */
  readonly share: number;
  readonly meets: boolean;
  /** Node cost, or replica-hours where no node is priced. */
  readonly cost: number;
  /** No other candidate is both cheaper and better. */
  readonly best: boolean;
}

export interface Grid {
  readonly targets: readonly number[];
  readonly minReplicas: readonly number[];
  readonly windows: readonly number[];
  readonly downPercents: readonly number[];
}

export function settingsOf(grid: Grid): readonly Settings[] {
  const axis = <Value>(values: readonly Value[]): readonly (Value | undefined)[] =>
    values.length === 0 ? [undefined] : values;
  return axis(grid.targets).flatMap((target) =>
    axis(grid.minReplicas).flatMap((minReplicas) =>
      axis(grid.windows).flatMap((window) =>
        axis(grid.downPercents).map((downPercent) => ({
          ...(target !== undefined && { target }),
          ...(minReplicas !== undefined && { minReplicas }),
          ...(window !== undefined && { window }),
          ...(downPercent !== undefined && { downPercent }),
        })),
      ),
    ),
  );
}

/** The user's spec with settings in place of its own. */
export function withSettings(spec: HpaSpec, { target, minReplicas, window, downPercent }: Settings): HpaSpec {
  const least = minReplicas ?? spec.minReplicas;
  const changed = { ...spec, minReplicas: least, maxReplicas: Math.max(least, spec.maxReplicas) };
  const [first, ...rest] = spec.metrics;
  const metrics = target === undefined || first === undefined ? spec.metrics : [withTarget(first, target), ...rest];
  if (window === undefined && downPercent === undefined) return { ...changed, metrics };
  const behavior = spec.behavior ?? DEFAULT_BEHAVIOR;
  const scaleDown: ScalingRules = {
    ...behavior.scaleDown,
    ...(window !== undefined && { windowSeconds: window }),
    ...(downPercent !== undefined && {
      policies: [{ type: 'Percent' as const, value: downPercent, periodSeconds: 60 }],
    }),
  };
  return { ...changed, metrics, behavior: { ...behavior, scaleDown } };
}

/** What an HPA without behavior comes closest to. */
const DEFAULT_BEHAVIOR: Behavior = {
  scaleUp: {
    windowSeconds: 0,
    select: 'Max',
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
  },
  scaleDown: { select: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
};

function withTarget(metric: MetricSpec, target: number): MetricSpec {
  switch (metric.type) {
    case 'Pods':
      return { ...metric, averageMilli: target };
    case 'Object':
    case 'External':
      return { ...metric, target: { ...metric.target, milli: target } };
    default:
      return metric.target.kind === 'utilization'
        ? { ...metric, target: { kind: 'utilization', percent: target } }
        : { ...metric, target: { kind: 'averageValue', milli: target } };
  }
}

/** Runs one candidate. */
export function tryOut(scenario: Scenario, settings: Settings, objective: Objective): Candidate {
  const hpa = withSettings(scenario.hpa, settings);
  const result = simulate({ ...scenario, hpa, startReplicas: Math.max(scenario.startReplicas, hpa.minReplicas) });
  const share = result.shareWithin(objective.withinMs);
  const { totals } = result;
  const cost = scenario.pools.length > 0 ? totals.cost : totals.replicaHours;
  return { settings, totals, share, meets: share >= objective.share, cost, best: false };
}

/** What candidates are compared by: node cost, unless they all need the same nodes; then replica-hours tell them apart. */
export function comparable(candidates: readonly Candidate[]): {
  readonly costName: string;
  readonly candidates: readonly Candidate[];
} {
  const costs = candidates.map(({ totals }) => totals.cost);
  const differ = Math.max(...costs) > 1.005 * Math.min(...costs);
  if (differ) return { costName: 'cost of nodes', candidates };
  return {
    costName: 'replica-hours',
    candidates: candidates.map((one) => ({ ...one, cost: one.totals.replicaHours })),
  };
}

/** Cheapest first among those that keep the objective, then the others by how near they come; marks the best trades. */
export function rank(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .map((candidate) => ({
      ...candidate,
      best: !candidates.some(
        ({ cost, share }) =>
          cost <= candidate.cost && share >= candidate.share && (cost < candidate.cost || share > candidate.share),
      ),
    }))
    .sort((a, b) => Number(b.meets) - Number(a.meets) || (a.meets ? a.cost - b.cost : b.share - a.share));
}
