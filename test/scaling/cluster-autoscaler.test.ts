/** The cluster autoscaler's rules, case by case: each expectation is worked out by hand from the rule it names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cluster, type ClusterNode, type Placeable } from '../../src/scaling/nodes/cluster.ts';
import {
  type AutoscalerFlags,
  ClusterAutoscaler,
  DEFAULT_AUTOSCALER_FLAGS,
} from '../../src/scaling/nodes/cluster-autoscaler.ts';
import { allocatableOf, type NodePool } from '../../src/scaling/nodes/pool.ts';
import { Random } from '../../src/scaling/random.ts';

const GIB = 2 ** 30;

function pool(name: string, cores: number, gib: number, more: Partial<NodePool> = {}): NodePool {
  const capacity = { cpuMilli: cores * 1000, memoryBytes: gib * GIB };
  return {
    name,
    capacity,
    allocatable: capacity,
    overhead: { cpuMilli: 0, memoryBytes: 0 },
    minNodes: 0,
    maxNodes: 10,
    pricePerHour: 1,
    bootSeconds: 60,
    ...more,
  };
}

function pods(count: number, cpuMilli: number, gib: number, createdMs = -10_000): Placeable[] {
  const requests = { cpuMilli, memoryBytes: gib * GIB };
  return Array.from({ length: count }, (_, index) => ({ name: `p${index}`, requests, createdMs }));
}

function ready(cluster: Cluster, from: NodePool, load: readonly Placeable[] = []): ClusterNode {
  const node = cluster.add(from, 0);
  node.state = 'ready';
  for (const pod of load) {
    node.pods.add(pod);
    pod.node = node;
  }
  return node;
}

const autoscaler = (flags: Partial<AutoscalerFlags> = {}): ClusterAutoscaler =>
  new ClusterAutoscaler({ ...DEFAULT_AUTOSCALER_FLAGS, ...flags }, new Random(1));

test('packs pods first fit: 2000m of 8 cores, nine pods need three nodes of four', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  const { add } = autoscaler().loop(0, cluster, pods(9, 2000, 1));
  assert.deepEqual([add?.pool.name, add?.count], ['a', 3]);
});

test('memory can be what fills a node', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  assert.equal(autoscaler().loop(0, cluster, pods(4, 100, 20)).add?.count, 4);
});

test('stops at the pool’s limit and says which limit', () => {
  const cluster = new Cluster([pool('a', 4, 16, { maxNodes: 2 })]);
  assert.equal(autoscaler().loop(0, cluster, pods(9, 4000, 1)).add?.count, 2);
  ready(cluster, cluster.pools[0] as NodePool, pods(1, 4000, 1));
  ready(cluster, cluster.pools[0] as NodePool, pods(1, 4000, 1));
  const full = autoscaler().loop(0, cluster, pods(1, 4000, 1));
  assert.equal(full.add, undefined);
  assert.match(full.reasons[0] ?? '', /no pool can grow: a 2 of 2/);
});

test('least waste: (8000-3000)/8000 + (32-3)/32 = 1.53 loses to (4000-3000)/4000 + (16-3)/16 = 1.06', () => {
  const cluster = new Cluster([pool('large', 8, 32), pool('small', 4, 16)]);
  assert.equal(autoscaler().loop(0, cluster, pods(3, 1000, 1)).add?.pool.name, 'small');
});

test('price: per pod that fits, 4.00/7 beats 1.00/1', () => {
  const cluster = new Cluster([pool('small', 1, 4, { maxNodes: 1 }), pool('large', 8, 32, { pricePerHour: 4 })]);
  assert.equal(autoscaler({ expander: 'price' }).loop(0, cluster, pods(7, 1000, 1)).add?.pool.name, 'large');
});

test('pods younger than two seconds wait a loop; exactly two seconds is old enough', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  assert.equal(autoscaler().loop(1999, cluster, pods(1, 1000, 1, 0)).add, undefined);
  assert.equal(autoscaler().loop(2000, cluster, pods(1, 1000, 1, 0)).add?.count, 1);
});

test('a node already asked for takes its pods: no second one', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  cluster.add(cluster.pools[0] as NodePool, 0);
  assert.equal(autoscaler().loop(10_000, cluster, pods(8, 1000, 1)).add, undefined);
  assert.equal(autoscaler().loop(10_000, cluster, pods(9, 1000, 1)).add?.count, 1);
});

/** Loops every ten seconds; gives the second of the first removal. */
function firstRemoval(scaler: ClusterAutoscaler, cluster: Cluster, from = 0): { second: number; names: string[] } {
  for (let ms = from; ms <= 3_600_000; ms += 10_000) {
    const { remove } = scaler.loop(ms, cluster, []);
    if (remove.length > 0) return { second: ms / 1000, names: remove.map(({ name }) => name) };
  }
  return { second: -1, names: [] };
}

test('an empty node goes after strictly more than ten minutes: in the loop at 610 s', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  ready(cluster, cluster.pools[0] as NodePool);
  assert.deepEqual(firstRemoval(autoscaler(), cluster), { second: 610, names: ['a-1'] });
});

test('ten minutes after adding a node nothing is removed; in the loop at exactly ten it may be', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  const scaler = autoscaler();
  ready(cluster, cluster.pools[0] as NodePool);
  for (let ms = 0; ms < 300_000; ms += 10_000) scaler.loop(ms, cluster, []);
  assert.equal(scaler.loop(300_000, cluster, pods(9, 1000, 1)).add?.count, 1);
  assert.equal(firstRemoval(scaler, cluster, 310_000).second, 900);
});

test('half of the allocatable is still little use; more is not', () => {
  for (const [cpu, second] of [
    [4000, 610],
    [4001, -1],
  ] as const) {
    const cluster = new Cluster([pool('a', 8, 32)]);
    ready(cluster, cluster.pools[0] as NodePool, pods(4, cpu / 4, 1));
    for (const _ of [1, 2]) ready(cluster, cluster.pools[0] as NodePool, pods(2, 2500, 1));
    assert.equal(firstRemoval(autoscaler(), cluster).second, second);
  }
});

test('a node with pods that fit nowhere else stays, and is looked at again after five minutes', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  const [first] = cluster.pools as [NodePool];
  ready(cluster, first, pods(1, 3000, 1));
  const crowded = ready(cluster, first, pods(1, 6000, 1));
  const scaler = autoscaler();
  for (let ms = 0; ms <= 60_000; ms += 10_000) assert.deepEqual(scaler.loop(ms, cluster, []).remove, []);
  crowded.pods.clear();
  // Looked at last at 0 s, so again at 300 s; the crowded node was empty from 70 s on and goes first.
  assert.deepEqual(firstRemoval(scaler, cluster, 70_000), { second: 680, names: ['a-2'] });
});

test('empty nodes go ten at a time, down to the pool’s least', () => {
  const cluster = new Cluster([pool('a', 8, 32, { maxNodes: 20, minNodes: 3 })]);
  for (let count = 0; count < 15; count++) ready(cluster, cluster.pools[0] as NodePool);
  const scaler = autoscaler();
  const first = firstRemoval(scaler, cluster);
  assert.equal(first.names.length, 10);
  for (const node of [...cluster.nodes]) if (first.names.includes(node.name)) cluster.remove(node, 610_000);
  assert.equal(scaler.loop(620_000, cluster, []).remove.length, 2);
});

test('nodes with pods are drained one at a time', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  for (let count = 0; count < 4; count++) ready(cluster, cluster.pools[0] as NodePool, pods(1, 1000, 1));
  assert.equal(firstRemoval(autoscaler(), cluster).names.length, 1);
});

test('need that comes back starts the ten minutes over', () => {
  const cluster = new Cluster([pool('a', 8, 32)]);
  const node = ready(cluster, cluster.pools[0] as NodePool);
  const scaler = autoscaler();
  for (let ms = 0; ms < 300_000; ms += 10_000) scaler.loop(ms, cluster, []);
  const [heavy] = pods(1, 7000, 1) as [Placeable];
  node.pods.add(heavy);
  scaler.loop(300_000, cluster, []);
  node.pods.delete(heavy);
  assert.equal(firstRemoval(scaler, cluster, 310_000).second, 920);
});

test('an eight-core machine leaves 7910m to pods', () => {
  assert.equal(allocatableOf({ cpuMilli: 8000, memoryBytes: 32 * GIB }).cpuMilli, 7910);
});

test('cost runs from asking for a node until it is deleted', () => {
  const cluster = new Cluster([pool('a', 8, 32, { pricePerHour: 0.6 })]);
  const node = cluster.add(cluster.pools[0] as NodePool, 0);
  cluster.add(cluster.pools[0] as NodePool, 1_800_000);
  cluster.remove(node, 3_600_000);
  assert.equal(cluster.cost(5_400_000).toFixed(3), '1.200');
});
