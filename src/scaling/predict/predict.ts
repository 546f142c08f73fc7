/**
 * Predicts the response times of a service at a load from how it behaves without any, and measures them.
 * Takes a calibration and a load, gives two histograms. The simulated arrivals and requests are the very ones that are then
 * sent: at 95 % of what a service can do, the chance of one arrival pattern would hide any fault of the model.
 */
import { Histogram } from '../histogram.ts';
import { generateLoad, type LoadPlan, type LoadResult } from '../measure/load-generator.ts';
import { Fleet } from '../queueing/fleet.ts';
import { Random } from '../random.ts';
import type { Calibration } from './calibration.ts';
import { requestOrder } from './requests.ts';

export interface LoadAt {
  readonly ratePerSecond: number;
  readonly seconds: number;
  /** Of the arrivals and of the order of requests. */
  readonly seed: number;
}

/** Response times by the simulator's concurrency-limited server. */
export function predict(calibration: Calibration, load: LoadAt): Histogram {
  const { overheadMs, workMs } = split(calibration);
  const order = ordered(calibration.aloneMs.length, load);
  const random = new Random(load.seed + 1);
  const valuesMs = Array.from(order, (body) => workMs(drawn(calibration.aloneMs[body] ?? [], random)));
  const fleet = new Fleet(
    {
      balance: 'round-robin',
      cpu: { kind: 'sequence', valuesMs },
      wait: { kind: 'constant', meanMs: 0 },
      arrivals: 'poisson',
      timeoutMs: Number.POSITIVE_INFINITY,
      warmUp: { seconds: 0, factor: 1 },
    },
    new Random(load.seed),
  );
  const { slots } = calibration;
  fleet.open({ slots, cores: slots, speed: 1, queueLimit: Number.POSITIVE_INFINITY });
  fleet.advance(load.seconds * 1000, load.ratePerSecond);
  fleet.advance(load.seconds * 1000 + valuesMs.reduce((sum, value) => sum + value, 0), 0);
  return shifted(fleet.outcomes.latency, overheadMs);
}

/** The same load on the service itself; times count from when a request was sent. */
export async function measureAt(
  request: Pick<LoadPlan, 'urls' | 'method' | 'headers' | 'timeoutMs'>,
  bodies: readonly (string | undefined)[],
  load: LoadAt,
  signal: AbortSignal,
): Promise<LoadResult> {
  const order = ordered(bodies.length, load);
  const body = (number: number): string => bodies[order[number % order.length] as number] ?? '';
  return generateLoad({ ...request, ...load, arrivals: 'poisson', body }, signal);
}

interface Split {
  /** Part of every response time in which the service is free for others. */
  readonly overheadMs: number;
  /** How long a request that took so long alone keeps a slot. */
  readonly workMs: (aloneMs: number) => number;
}

/** At its most, every slot is always busy: a request keeps one for slots / rate. What it takes longer alone keeps none. */
function split({ slots, mostPerSecond, meanAloneMs }: Calibration): Split {
  const heldMs = (1000 * slots) / mostPerSecond;
  if (heldMs >= meanAloneMs) return { overheadMs: 0, workMs: (ms) => (ms * heldMs) / meanAloneMs };
  const overheadMs = meanAloneMs - heldMs;
  return { overheadMs, workMs: (ms) => Math.max(0, ms - overheadMs) };
}

/** Every body was measured alone; the caller saw to that. */
const drawn = (times: readonly number[], random: Random): number => times[random.below(times.length)] as number;

/** Enough numbers for every arrival that the load can have. */
function ordered(bodies: number, { ratePerSecond, seconds, seed }: LoadAt): Uint32Array {
  const expected = ratePerSecond * seconds;
  return requestOrder(bodies, Math.ceil(expected + 8 * Math.sqrt(expected) + 64), seed + 2);
}

function shifted(histogram: Histogram, byMs: number): Histogram {
  const result = new Histogram();
  histogram.each((ms, weight) => result.add(ms + byMs, weight));
  return result;
}
