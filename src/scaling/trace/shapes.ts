/** Traces that need no measurement: a day, a step, a ramp, a spike. */
import type { Trace, TracePoint } from './trace.ts';

export interface Shape {
  readonly kind: 'day' | 'step' | 'ramp' | 'spike' | 'constant';
  readonly low: number;
  readonly high: number;
  readonly hours: number;
}

const MINUTE_MS = 60_000;

/** A minute a point. */
export function traceOf({ kind, low, high, hours }: Shape): Trace {
  const minutes = Math.round(hours * 60);
  const points: TracePoint[] = [];
  for (let minute = 0; minute < minutes; minute++)
    points.push({ atMs: minute * MINUTE_MS, perSecond: low + (high - low) * HEIGHTS[kind](minute / minutes) });
  return { points, endMs: minutes * MINUTE_MS };
}

/** From 0 to 1 over the share of the time that has passed. */
const HEIGHTS: Readonly<Record<Shape['kind'], (share: number) => number>> = {
  constant: () => 1,
  /** Quiet at night, a peak before noon, a lower one in the afternoon. */
  day: (share) => {
    const hour = share * 24;
    const bump = (middle: number, width: number): number => Math.exp(-(((hour - middle) / width) ** 2));
    return (bump(11, 2.6) + 0.85 * bump(16, 2.8)) / 1.04;
  },
  /** Up after a tenth, down again at the middle. */
  step: (share) => (share >= 0.1 && share < 0.5 ? 1 : 0),
  ramp: (share) => share,
  spike: (share) => (share >= 0.45 && share < 0.5 ? 1 : 0),
};
