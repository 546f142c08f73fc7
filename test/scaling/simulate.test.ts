/** A deployment on a step and on a day: what happens minute by minute, what it costs, and what sampling leaves out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHpaSpec } from '../../src/scaling/hpa/parse-spec.ts';
import type { HpaSpec } from '../../src/scaling/hpa/spec.ts';
import { allocatableOf, type NodePool } from '../../src/scaling/nodes/pool.ts';
import type { SimulationResult } from '../../src/scaling/simulate/results.ts';
import { DEFAULT_POD, DEFAULT_SERVICE, type Scenario, scenarioOf } from '../../src/scaling/simulate/scenario.ts';
import { simulate } from '../../src/scaling/simulate/simulation.ts';
import { traceOf } from '../../src/scaling/trace/shapes.ts';

/** 3 to 20 replicas at 70 % CPU, down by 10 % a minute after five minutes. */
const HPA = {
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
  minReplicas: 3,
  maxReplicas: 20,
  metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
  behavior: {
    scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
  },
};

function spec(more: object = {}): HpaSpec {
  const parsed = parseHpaSpec({ ...HPA, ...more });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.spec;
}

const MINUTE_MS = 60_000;

test('from 20 to 3 takes sixteen minutes, and every minute says why', () => {
  const trace = traceOf({ kind: 'step', low: 20, high: 330, hours: 1.5 }); // the load falls at minute 45
  const { syncs } = simulate(scenarioOf({ hpa: spec(), trace }));
  const steps = syncs.filter(({ current, desired }) => desired < current);
  assert.deepEqual(
    steps.map(({ desired }) => desired),
    [18, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3],
  );
  const minutes = steps.map(({ atMs }) => Math.round(atMs / MINUTE_MS - 45.5));
  assert.deepEqual(minutes, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  const [first] = steps;
  assert.match(
    first?.line ?? '',
    /^20 -> 18: cpu \d+ % of 70 %: wants \d \(ratio 0\.\d\d\); policy 10 %\/60 s allows 18$/,
  );
  assert.match(steps.at(-1)?.line ?? '', /^4 -> 3: .*minReplicas is 3$/);
  const waiting = syncs.filter(({ atMs }) => atMs > 45.6 * MINUTE_MS && atMs < (first?.atMs ?? 0));
  assert.ok(waiting.length > 15);
  for (const { line } of waiting) assert.match(line, /^20 stays: .*the highest wish of the last 300 s is \d+/);
});

test('up: the default policies, the tolerance and the maximum, each named', () => {
  const trace = traceOf({ kind: 'step', low: 20, high: 330, hours: 0.5 });
  const lines = simulate(scenarioOf({ hpa: spec(), trace })).syncs.map(({ line }) => line);
  assert.ok(lines.some((line) => /^3 -> 7: cpu .*policy Max of 4 pods\/15 s or 100 %\/15 s allows 7$/.test(line)));
  assert.ok(lines.some((line) => /-> 20: .*maxReplicas is 20$/.test(line)));
  assert.ok(lines.some((line) => /without metrics/.test(line)));
});

function pool(more: Partial<NodePool> = {}): NodePool {
  const capacity = { cpuMilli: 8000, memoryBytes: 32 * 2 ** 30 };
  return {
    name: 'pool',
    capacity,
    allocatable: allocatableOf(capacity),
    overhead: { cpuMilli: 300, memoryBytes: 500 * 2 ** 20 },
    minNodes: 1,
    maxNodes: 6,
    pricePerHour: 0.3885,
    bootSeconds: 150,
    ...more,
  };
}

/** A day of requests of 200 ms: few enough to run in a second. */
function day(more: Partial<Scenario> = {}): SimulationResult {
  const trace = traceOf({ kind: 'day', low: 2, high: 35, hours: 24 });
  const service = { ...DEFAULT_SERVICE, cpu: { kind: 'exponential', meanMs: 200 } } as const;
  return simulate(scenarioOf({ hpa: spec(), trace, service, pools: [pool()], ...more }));
}

test('a day: replicas and nodes follow the load, pods wait for nodes, the bill is the nodes’ hours', () => {
  const { rows, totals, nodeEvents } = day();
  assert.equal(totals.mostReplicas, 20);
  assert.ok(rows.some(({ pending }) => pending > 0));
  assert.ok(rows[0]?.nodes === 1 && totals.mostNodes >= 2);
  assert.ok(nodeEvents.some(({ line }) => /^adds \d to pool: \d+ pods find no room/.test(line)));
  assert.ok(nodeEvents.some(({ line }) => /^removes pool-\d+: not needed for more than 10 min$/.test(line)));
  assert.ok(Math.abs(totals.cost - totals.nodeHours * 0.3885) < 0.01);
  assert.ok(totals.timedOut + totals.refused + totals.lost < totals.requests * 0.02);
});

test('the same scenario gives the same day', () => {
  assert.deepEqual(day({ seed: 4 }).totals, day({ seed: 4 }).totals);
});

test('spot machines are taken back: pods move, some requests are lost, it costs a quarter', () => {
  const spot = pool({ name: 'spot', pricePerHour: 0.094, spot: { preemptionsPerHour: 0.5, noticeSeconds: 15 } });
  const { totals, nodeEvents } = day({ pools: [spot] });
  assert.ok(totals.preemptions > 3);
  assert.ok(nodeEvents.some(({ line }) => /is taken back with 15 s notice/.test(line)));
  assert.ok(totals.cost < 0.35 * day().totals.cost);
});

for (const balance of ['random', 'round-robin'] as const)
  test(`${balance}: a sample of the pods stays within 5 % of every request`, () => {
    const cpu = { kind: 'exponential', meanMs: 50 } as const;
    const trace = traceOf({ kind: 'day', low: 16, high: 140, hours: 24 });
    const whole = day({ trace, service: { ...DEFAULT_SERVICE, balance, cpu } });
    const sampled = day({ trace, service: { ...DEFAULT_SERVICE, balance, cpu }, maxRequests: 1_000_000 });
    assert.equal(whole.method, 'every request');
    assert.equal(sampled.method, 'sampled pods');
    assert.ok(sampled.simulatedRequests < 0.25 * whole.simulatedRequests);
    for (const key of ['requests', 'meanMs', 'p50Ms', 'p95Ms', 'p99Ms', 'replicaHours', 'nodeHours', 'cost'] as const) {
      const ratio = sampled.totals[key] / whole.totals[key];
      assert.ok(Math.abs(ratio - 1) < 0.05, `${key}: ${ratio}`);
    }
  });

test('ten connections that wait for a model: overloaded, CPU far below its target, and no scaling at all', () => {
  const trace = traceOf({ kind: 'step', low: 5, high: 60, hours: 0.5 });
  const { rows, totals } = simulate(
    scenarioOf({
      hpa: spec(),
      trace,
      pod: { ...DEFAULT_POD, slots: 10, queueLimit: 2048, cpuRequestMilli: 500, cpuLimitMilli: 1000 },
      service: {
        ...DEFAULT_SERVICE,
        cpu: { kind: 'exponential', meanMs: 40 },
        wait: { kind: 'exponential', meanMs: 2000 },
        timeoutMs: 20_000,
      },
    }),
  );
  assert.equal(totals.mostReplicas, 3);
  assert.ok(Math.max(...rows.map(({ cpuPercent }) => cpuPercent)) < 55);
  assert.ok(totals.timedOut + totals.refused > totals.requests / 2);
});

test('the same pods scaled on requests under way do scale', () => {
  const metrics = [
    {
      type: 'External',
      external: { metric: { name: 'connections' }, target: { type: 'AverageValue', averageValue: '7' } },
    },
  ];
  const { totals } = simulate(
    scenarioOf({
      hpa: spec({ metrics }),
      trace: traceOf({ kind: 'step', low: 5, high: 60, hours: 0.5 }),
      metrics: { resolutionMs: 15_000, lagMs: 0, signals: new Map([['connections', 'queue-and-in-flight']]) },
      pod: { ...DEFAULT_POD, slots: 10 },
      service: {
        ...DEFAULT_SERVICE,
        cpu: { kind: 'exponential', meanMs: 40 },
        wait: { kind: 'exponential', meanMs: 2000 },
      },
    }),
  );
  assert.ok(totals.mostReplicas > 12);
  assert.ok(totals.timedOut + totals.refused < totals.requests / 10);
});
