/**
 * What the queueing core has to know of a service: how long each request takes alone, and how many a second it can do at most.
 * The two differ by what does not keep the service busy: the network, the caller's own time.
 */
import { askBackToBack, type BackToBackPlan } from '../load/back-to-back.ts';
import { ReplicaFailure } from '../measure/replica-source.ts';
import { requestOrder } from './requests.ts';

export interface CalibrationPlan {
  readonly url: string;
  /** The requests that are sent, each as often as the others. */
  readonly bodies: readonly (string | undefined)[];
  /** Requests that the service works on at once. */
  readonly slots: number;
  readonly warmUpRequests: number;
  readonly aloneSeconds: number;
  readonly fullSeconds: number;
  readonly request: Pick<BackToBackPlan, 'method' | 'headers' | 'timeoutMs'>;
  readonly seed: number;
}

export interface Calibration {
  readonly slots: number;
  /** Response times of each body while nothing else was asked. */
  readonly aloneMs: readonly (readonly number[])[];
  readonly meanAloneMs: number;
  /** Requests a second with more clients than it can serve. */
  readonly mostPerSecond: number;
  readonly failed: number;
}

/** As many waiting as at a high load, so that the service never waits for one and does as much at once. */
const CLIENTS_PER_SLOT = 8;
const MOST_REQUESTS = 1_000_000;

export async function calibrate(
  plan: CalibrationPlan,
  note: (text: string) => void,
  signal: AbortSignal,
): Promise<Calibration> {
  const { slots, warmUpRequests, aloneSeconds, fullSeconds } = plan;
  note(`warming up, ${warmUpRequests} requests`);
  if (warmUpRequests > 0) await ask(plan, slots, 120, warmUpRequests, signal);
  note('one request at a time');
  const alone = await ask(plan, 1, aloneSeconds, MOST_REQUESTS, signal);
  note('as many as it can do');
  const full = await ask(plan, CLIENTS_PER_SLOT * slots, fullSeconds, MOST_REQUESTS, signal);
  const aloneMs = plan.bodies.map((_, body) => alone.times[body] ?? []);
  const unknown = aloneMs.filter((times) => times.length === 0).length;
  if (unknown > 0 && !signal.aborted)
    throw new ReplicaFailure(`${unknown} of ${aloneMs.length} requests had no good answer within ${aloneSeconds} s`);
  return {
    slots,
    aloneMs,
    meanAloneMs: mean(aloneMs.map(mean)),
    mostPerSecond: full.perSecond,
    failed: alone.failed + full.failed,
  };
}

interface Asked {
  readonly times: readonly (readonly number[])[];
  readonly perSecond: number;
  readonly failed: number;
}

async function ask(
  { url, bodies, request, seed }: CalibrationPlan,
  clients: number,
  mostSeconds: number,
  requests: number,
  signal: AbortSignal,
): Promise<Asked> {
  const block = requestOrder(bodies.length, bodies.length * 64, seed);
  const bodyOf = (number: number): number => block[number % block.length] as number;
  const body = (number: number): string => bodies[bodyOf(number)] ?? '';
  const result = await askBackToBack({ ...request, urls: [url], clients, requests, mostSeconds, body }, signal);
  const times: number[][] = bodies.map(() => []);
  for (const { request: number, ms } of result.answers) times[bodyOf(number)]?.push(ms);
  return { times, perSecond: result.answers.length / result.elapsedSeconds, failed: result.failed };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
