/**
 * A closed loop: clients that each wait for an answer, think, and ask again, as locust's users do. Its latencies leave out
 * what a slow service keeps its clients from asking; the open loop (measure/load-generator.ts) does not.
 */
import { Random } from '../random.ts';
import { Connections } from './connections.ts';

export interface WeightedTarget {
  readonly url: string;
  /** Asked for so often, beside the weights of the others. */
  readonly weight: number;
}

export interface ClosedLoopPlan {
  readonly targets: readonly WeightedTarget[];
  readonly clients: number;
  readonly seconds: number;
  /** Between an answer and the next request: from and to. */
  readonly thinkMs: readonly [from: number, to: number];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly seed: number;
  readonly onAnswer: (url: string, ms: number, good: boolean) => void;
}

/** Resolves when the last client has its last answer; gives the seconds that it took. */
export async function runClosedLoop(plan: ClosedLoopPlan): Promise<number> {
  const connections = new Connections(plan.clients);
  const startedAt = performance.now();
  const endsAt = startedAt + plan.seconds * 1000;
  const clients = Array.from({ length: plan.clients }, (_, index) =>
    client(plan, connections, endsAt, plan.seed + index),
  );
  await Promise.all(clients);
  connections.close();
  return (performance.now() - startedAt) / 1000;
}

async function client(plan: ClosedLoopPlan, connections: Connections, endsAt: number, seed: number): Promise<void> {
  const random = new Random(seed);
  const [from, to] = plan.thinkMs;
  const think = (): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, from + (to - from) * random.uniform()));
  // Not all at once.
  for (await think(); performance.now() < endsAt; await think()) {
    const { url } = pick(plan.targets, random);
    const startedAt = performance.now();
    const good = await ask(url, plan, connections);
    plan.onAnswer(url, performance.now() - startedAt, good);
  }
}

function pick(targets: readonly WeightedTarget[], random: Random): WeightedTarget {
  let left = random.uniform() * targets.reduce((sum, { weight }) => sum + weight, 0);
  for (const target of targets) {
    left -= target.weight;
    if (left < 0) return target;
  }
  return targets.at(-1) as WeightedTarget;
}

function ask(url: string, plan: ClosedLoopPlan, connections: Connections): Promise<boolean> {
  return new Promise((resolve) => connections.ask(url, { ...plan, method: 'POST' }, resolve));
}
