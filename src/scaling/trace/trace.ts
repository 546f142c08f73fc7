/** Traffic over time: a rate that holds from each point to the next. */

export interface Trace {
  readonly points: readonly TracePoint[];
  readonly endMs: number;
}

export interface TracePoint {
  readonly atMs: number;
  readonly perSecond: number;
}

export function requestsIn({ points, endMs }: Trace): number {
  let total = 0;
  points.forEach(({ atMs, perSecond }, index) => {
    total += (perSecond * ((points[index + 1]?.atMs ?? endMs) - atMs)) / 1000;
  });
  return total;
}

export const rateAt = ({ points }: Trace, ms: number): number =>
  points.findLast(({ atMs }) => atMs <= ms)?.perSecond ?? 0;

/** Every rate multiplied: the same day with other traffic. */
export function scaled({ points, endMs }: Trace, factor: number): Trace {
  return { points: points.map(({ atMs, perSecond }) => ({ atMs, perSecond: perSecond * factor })), endMs };
}
