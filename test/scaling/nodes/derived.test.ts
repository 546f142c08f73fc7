/** The cluster autoscaler against decisions worked out by hand from the source of the real one, loop by loop. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { Cluster, type ClusterNode, type Placeable } from '../../../src/scaling/nodes/cluster.ts';
import {
  type AutoscalerFlags,
  ClusterAutoscaler,
  DEFAULT_AUTOSCALER_FLAGS,
} from '../../../src/scaling/nodes/cluster-autoscaler.ts';
import { allocatableOf, type NodePool } from '../../../src/scaling/nodes/pool.ts';
import { Random } from '../../../src/scaling/random.ts';

const GIB = 2 ** 30;

type Size = readonly [cores: number, gib: number];

interface PoolDetails {
  readonly min?: number;
  readonly max?: number;
  readonly price?: number;
  readonly overheadCores?: number;
}

interface Loop {
  readonly at?: number;
  readonly from?: number;
  readonly to?: number;
  readonly pending?: readonly (readonly [count: number, cores: number, gib: number, ageSeconds: number])[];
  readonly put?: Readonly<Record<string, Size>>;
  readonly clear?: readonly string[];
  readonly ready?: readonly string[];
  readonly gone?: readonly string[];
  readonly add?: readonly [pool: string, count: number];
  readonly remove?: readonly string[];
}

interface Scenario {
  readonly name: string;
  readonly from: string;
  readonly pools: Readonly<Record<string, readonly [cores: number, gib: number, details?: PoolDetails]>>;
  readonly nodes?: readonly (readonly [pool: string, ...pods: Size[]])[];
  readonly flags?: Partial<AutoscalerFlags>;
  readonly loops: readonly Loop[];
}

const resources = ([cores, gib]: Size): Placeable['requests'] => ({
  cpuMilli: Math.round(cores * 1000),
  memoryBytes: gib * GIB,
});

function poolOf(name: string, [cores, gib, details = {}]: Scenario['pools'][string]): NodePool {
  const capacity = resources([cores, gib]);
  return {
    name,
    capacity,
    allocatable: capacity,
    overhead: resources([details.overheadCores ?? 0, 0]),
    minNodes: details.min ?? 0,
    maxNodes: details.max ?? 10,
    pricePerHour: details.price ?? 1,
    bootSeconds: 60,
  };
}

/** A scenario under way: what the world does between two loops, and what the autoscaler then decides. */
class Run {
  readonly #cluster: Cluster;
  readonly #autoscaler: ClusterAutoscaler;
  readonly #name: string;

  constructor({ name, pools, nodes = [], flags }: Scenario) {
    this.#name = name;
    this.#cluster = new Cluster(Object.entries(pools).map(([pool, size]) => poolOf(pool, size)));
    this.#autoscaler = new ClusterAutoscaler({ ...DEFAULT_AUTOSCALER_FLAGS, ...flags }, new Random(1));
    for (const [pool, ...pods] of nodes) {
      const node = this.#cluster.add(this.#pool(pool), 0);
      node.state = 'ready';
      for (const pod of pods) this.#put(node, pod);
    }
  }

  /** Gives how many loops it was. */
  loop(loop: Loop): number {
    for (const name of loop.gone ?? []) this.#cluster.remove(this.#node(name), 0);
    for (const name of loop.clear ?? []) this.#node(name).pods.clear();
    for (const name of loop.ready ?? []) this.#node(name).state = 'ready';
    for (const [name, size] of Object.entries(loop.put ?? {})) this.#put(this.#node(name), size);
    const times = loop.at === undefined ? range(loop.from as number, loop.to as number) : [loop.at];
    for (const at of times) this.#decide(at, loop);
    return times.length;
  }

  #decide(at: number, { pending = [], add, remove = [] }: Loop): void {
    const pods = pending.flatMap(([count, cores, gib, age]) =>
      Array.from({ length: count }, (_, index) => ({
        name: `p${index}`,
        requests: resources([cores, gib]),
        createdMs: (at - age) * 1000,
      })),
    );
    const report = this.#autoscaler.loop(at * 1000, this.#cluster, pods);
    const decided = {
      add: report.add && [report.add.pool.name, report.add.count],
      remove: report.remove.map(({ name }) => name),
    };
    assert.deepEqual(decided, { add, remove }, `${this.#name}, at ${at} s: ${report.reasons.join('; ')}`);
    for (let count = 0; count < (report.add?.count ?? 0); count++)
      this.#cluster.add(report.add?.pool as NodePool, at * 1000);
    for (const node of report.remove) node.state = 'leaving';
  }

  #put(node: ClusterNode, size: Size): void {
    node.pods.add({ name: 'p', requests: resources(size), createdMs: -10_000, node });
  }

  #pool(name: string): NodePool {
    return this.#cluster.pools.find((pool) => pool.name === name) as NodePool;
  }

  #node(name: string): ClusterNode {
    const found = [...this.#cluster.nodes].find((node) => node.name === name);
    assert.ok(found !== undefined, `${this.#name}: no node ${name}`);
    return found;
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / 10 + 1 }, (_, index) => from + 10 * index);
}

test('the autoscaler decides as its source says, loop by loop', (context) => {
  const scenarios = parse(readFileSync(join(import.meta.dirname, 'derived.yaml'), 'utf8')) as readonly Scenario[];
  let loops = 0;
  for (const scenario of scenarios) {
    const run = new Run(scenario);
    for (const loop of scenario.loops) loops += run.loop(loop);
  }
  context.diagnostic(
    `cluster autoscaler: ${scenarios.length} scenarios derived by hand from the source of 1.37, ${loops} loops, all equal`,
  );
});

test('a pool that cannot grow says which limit', () => {
  const cluster = new Cluster([poolOf('a', [4, 16, { max: 0 }])]);
  const pod = { name: 'p', requests: resources([4, 1]), createdMs: -10_000 };
  const { reasons } = new ClusterAutoscaler(DEFAULT_AUTOSCALER_FLAGS, new Random(1)).loop(0, cluster, [pod]);
  assert.match(reasons[0] ?? '', /no pool can grow: a 0 of 0/);
});

test('an eight-core machine leaves 7910m to pods', () => {
  assert.equal(allocatableOf({ cpuMilli: 8000, memoryBytes: 32 * GIB }).cpuMilli, 7910);
});

test('cost runs from asking for a node until it is deleted', () => {
  const cluster = new Cluster([poolOf('a', [8, 32, { price: 0.6 }])]);
  const [pool] = cluster.pools as [NodePool];
  const node = cluster.add(pool, 0);
  cluster.add(pool, 1_800_000);
  cluster.remove(node, 3_600_000);
  assert.equal(cluster.cost(5_400_000).toFixed(3), '1.200');
});
