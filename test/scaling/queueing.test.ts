/** The queueing core against queues that have formulas. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  meanWaitExponential,
  meanWaitSingle,
  responseQuantileExponential,
  shareThatWaits,
  waitQuantileExponential,
} from '../../src/scaling/queueing/closed-forms.ts';
import { type Balance, Fleet, type ServiceModel } from '../../src/scaling/queueing/fleet.ts';
import { Random } from '../../src/scaling/random.ts';

const NONE = Number.POSITIVE_INFINITY;
const SERVICE_MS = 10;

function model(kind: 'exponential' | 'constant', balance: Balance = 'random'): ServiceModel {
  return {
    balance,
    cpu: { kind, meanMs: SERVICE_MS },
    wait: { kind: 'constant', meanMs: 0 },
    arrivals: 'poisson',
    timeoutMs: NONE,
    warmUp: { seconds: 0, factor: 1 },
  };
}

/** One station at a load per core, its first requests left out. */
function run(service: ServiceModel, cores: number, load: number, requests: number): Fleet {
  const fleet = new Fleet(service, new Random(7));
  fleet.open({ slots: NONE, cores, speed: 1, queueLimit: NONE });
  const rate = (load * cores * 1000) / SERVICE_MS;
  fleet.advance((20_000 / rate) * 1000, rate);
  fleet.outcomes.clear();
  fleet.advance(fleet.nowMs + (requests / rate) * 1000, rate);
  return fleet;
}

function near(actual: number, expected: number, share: number, what: string): void {
  assert.ok(
    Math.abs(actual / expected - 1) <= share,
    `${what}: ${actual}, expected ${expected} within ${share * 100} %`,
  );
}

test('Erlang C has its known values', () => {
  near(shareThatWaits(1, 0.8), 0.8, 1e-12, 'one server');
  near(shareThatWaits(2, 1), 1 / 3, 1e-12, 'two servers, half busy');
  near(shareThatWaits(10, 8), 0.409_180_2, 1e-6, 'ten servers');
});

for (const [cores, load, within] of [
  [1, 0.5, 0.01],
  [1, 0.8, 0.02],
  [1, 0.95, 0.04],
  [4, 0.8, 0.02],
  [16, 0.9, 0.02],
] as const)
  test(`M/M/${cores} at ${load}: mean and quantiles of the formula`, () => {
    // The nearer to full, the longer a run has to be: its requests depend on each other over 2 / (1 - load)^2 of them.
    const { latency } = run(model('exponential'), cores, load, load > 0.9 ? 8_000_000 : 1_500_000).outcomes;
    near(latency.mean, SERVICE_MS * (1 + meanWaitExponential(cores, load * cores)), within, 'mean');
    if (cores > 1) return;
    for (const share of [0.5, 0.9, 0.99])
      near(
        latency.quantile(share),
        SERVICE_MS * responseQuantileExponential(load, share),
        within + 0.01,
        `p${share * 100}`,
      );
  });

for (const [load, within] of [
  [0.5, 0.01],
  [0.8, 0.01],
  [0.95, 0.04],
] as const)
  test(`M/D/1 at ${load}: the mean of Pollaczek and Khinchine`, () => {
    const { latency } = run(model('constant'), 1, load, 1_500_000).outcomes;
    near(latency.mean, SERVICE_MS * (1 + meanWaitSingle(load, 0)), within, 'mean');
  });

test('waits of M/M/c: the share that waits and how long', () => {
  assert.equal(waitQuantileExponential(4, 2, 0.5), 0);
  near(waitQuantileExponential(1, 0.8, 0.9), Math.log(8) / 0.2, 1e-12, 'p90 wait');
});

test('a shared queue over four replicas is one M/M/4', () => {
  const fleet = new Fleet(model('exponential', 'shared-queue'), new Random(3));
  for (let count = 0; count < 4; count++) fleet.open({ slots: 1, cores: 1, speed: 1, queueLimit: NONE });
  fleet.advance(4_000_000, 320);
  near(fleet.outcomes.latency.mean, SERVICE_MS * (1 + meanWaitExponential(4, 3.2)), 0.02, 'mean');
});

test('connections limit throughput where requests wait for others: CPU stays low', () => {
  const fleet = new Fleet(
    { ...model('exponential'), wait: { kind: 'exponential', meanMs: 990 }, timeoutMs: 60_000 },
    new Random(5),
  );
  const station = fleet.open({ slots: 10, cores: 1, speed: 1, queueLimit: 100 });
  fleet.advance(600_000, 50);
  const perSecond = fleet.outcomes.completed / 600;
  near(perSecond, 10, 0.05, 'ten connections of a second each');
  assert.ok(station.busyMs(600_000) / 600_000 < 0.15);
  assert.ok(fleet.outcomes.failed > 0);
});

test('a replica that is killed loses what it holds; one that closes finishes it', () => {
  const fleet = new Fleet(model('constant'), new Random(1));
  const shape = { slots: 1, cores: 1, speed: 1, queueLimit: NONE };
  const killed = fleet.open(shape);
  fleet.advance(100, 200);
  const held = killed.slotsUsed + killed.waiting.length;
  fleet.kill(killed);
  assert.equal(fleet.outcomes.lost, held);
  const closing = fleet.open(shape);
  fleet.outcomes.clear();
  fleet.advance(200, 200);
  fleet.close(closing);
  fleet.advance(10_000, 0);
  assert.equal(fleet.outcomes.lost, 0);
  assert.equal(fleet.outcomes.completed, fleet.outcomes.arrived);
});

test('the same seed gives the same run', () => {
  const twice = [1, 2].map(() => run(model('exponential'), 2, 0.7, 20_000).outcomes.latency.mean);
  assert.equal(twice[0], twice[1]);
});
