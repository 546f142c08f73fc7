/**
 * The Universal Scalability Law: X(N) = gamma N / (1 + alpha (N - 1) + beta N (N - 1)).
 * gamma: throughput of one; alpha: contention, what is done by one at a time; beta: coherence, what each must agree on with each.
 */
import { fitLeastSquares, type Model } from './least-squares.ts';
import type { Measurement } from './table.ts';

export interface Coefficient {
  readonly value: number;
  /** Absent where there are not more points than coefficients, or it was held at its bound. */
  readonly error?: number;
}

export interface Fit {
  readonly gamma: Coefficient;
  readonly alpha: Coefficient;
  readonly beta: Coefficient;
  /** Size of the highest throughput; infinite where it only levels off. */
  readonly peak: number;
  readonly peakThroughput: number;
  /** 1 / alpha: the most a single replica's throughput can be multiplied by, without coherence cost. */
  readonly amdahlLimit: number;
  /** Root of the mean squared residual. */
  readonly rootMeanSquare: number;
  /** 1 - residual over total variation. */
  readonly determination: number;
  readonly points: number;
}

const GAMMA = 0;
const ALPHA = 1;
const BETA = 2;

const LAW: Model = {
  value: (n, [gamma = 0, alpha = 0, beta = 0]) => (gamma * n) / (1 + alpha * (n - 1) + beta * n * (n - 1)),
  gradient: (n, [gamma = 0, alpha = 0, beta = 0]) => {
    const cost = 1 + alpha * (n - 1) + beta * n * (n - 1);
    const steep = (-gamma * n) / cost ** 2;
    return [n / cost, steep * (n - 1), steep * n * (n - 1)];
  },
};

export function throughputAt({ gamma, alpha, beta }: Fit, replicas: number): number {
  return LAW.value(replicas, [gamma.value, alpha.value, beta.value]);
}

/** Sizes that a fit goes by. */
export function fittedSizes(rows: readonly Measurement[]): number {
  return new Set(rows.filter(({ oversubscribed }) => oversubscribed !== true).map(({ replicas }) => replicas)).size;
}

/** Free coefficients: what the points say, sense or no sense. */
export function fitUnbounded(rows: readonly Measurement[]): Fit {
  return fitWith(rows, [GAMMA, ALPHA, BETA]);
}

/**
 * Contention and coherence not below 0: of the fits that keep to that, the closest. Two sizes are one step, which contention
 * and coherence explain equally well: a straight line then.
 */
export function fitBounded(rows: readonly Measurement[]): Fit {
  const choices = fittedSizes(rows) < 3 ? [[GAMMA]] : [[GAMMA, ALPHA, BETA], [GAMMA, ALPHA], [GAMMA, BETA], [GAMMA]];
  const candidates = choices.map((free) => fitWith(rows, free));
  const allowed = candidates.filter(({ alpha, beta }) => alpha.value >= 0 && beta.value >= 0);
  return allowed.reduce((best, fit) => (fit.rootMeanSquare < best.rootMeanSquare ? fit : best));
}

function fitWith(rows: readonly Measurement[], free: readonly number[]): Fit {
  const points = rows
    .filter(({ oversubscribed }) => oversubscribed !== true)
    .map(({ replicas, throughput }) => [replicas, throughput] as const);
  const start = startOf(points, free);
  const { parameters, squares, covarianceShape } = fitLeastSquares(LAW, points, start, free);
  const spare = points.length - free.length;
  const errorOf = (parameter: number): Pick<Coefficient, 'error'> => {
    const at = free.indexOf(parameter);
    if (at < 0 || spare <= 0 || covarianceShape === undefined) return {};
    return { error: Math.sqrt((squares / spare) * (covarianceShape[at]?.[at] as number)) };
  };
  const [gamma = 0, alpha = 0, beta = 0] = parameters;
  const mean = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const variation = points.reduce((sum, [, y]) => sum + (y - mean) ** 2, 0);
  const peak = beta > 0 && alpha < 1 ? Math.sqrt((1 - alpha) / beta) : Number.POSITIVE_INFINITY;
  return {
    gamma: { value: gamma, ...errorOf(GAMMA) },
    alpha: { value: alpha, ...errorOf(ALPHA) },
    beta: { value: beta, ...errorOf(BETA) },
    peak,
    peakThroughput: peak === Number.POSITIVE_INFINITY ? levelOf(gamma, alpha) : LAW.value(peak, parameters),
    amdahlLimit: alpha > 0 ? 1 / alpha : Number.POSITIVE_INFINITY,
    rootMeanSquare: Math.sqrt(squares / points.length),
    determination: variation === 0 ? 1 : 1 - squares / variation,
    points: points.length,
  };
}

const levelOf = (gamma: number, alpha: number): number => (alpha > 0 ? gamma / alpha : Number.POSITIVE_INFINITY);

/** N / X is a parabola in N - 1: its least squares is a good place to start from. */
function startOf(points: readonly (readonly [number, number])[], free: readonly number[]): number[] {
  const line: Model = {
    value: (n, [a = 0, b = 0, c = 0]) => a + b * (n - 1) + c * n * (n - 1),
    gradient: (n) => [1, n - 1, n * (n - 1)],
  };
  const inverse = points.filter(([, x]) => x > 0).map(([n, x]) => [n, n / x] as const);
  const { parameters } = fitLeastSquares(line, inverse, [inverse[0]?.[1] ?? 1, 0, 0], free);
  const [a = 1, b = 0, c = 0] = parameters;
  if (!(a > 0)) return [Math.max(...points.map(([n, x]) => x / n)), 0, 0];
  return [1 / a, b / a, c / a];
}
