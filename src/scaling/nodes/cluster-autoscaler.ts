/**
 * The cluster autoscaler: pods without room and nodes without use -> nodes to add, nodes to remove, and why.
 * One loop at a time, with the time handed in. The rules and constants are those of the Kubernetes cluster autoscaler.
 */
import type { Random } from '../random.ts';
import { type Cluster, type ClusterNode, emptyRoomOf, type Placeable, type Room, roomOf, take } from './cluster.ts';
import type { NodePool } from './pool.ts';
import { Rearrangement } from './rearrangement.ts';

export interface AutoscalerFlags {
  readonly scanIntervalMs: number;
  /** Pods younger than this all together are left for the next loop: more may be coming. */
  readonly newPodsMs: number;
  readonly utilizationThreshold: number;
  readonly unneededMs: number;
  readonly delayAfterAddMs: number;
  readonly delayAfterDeleteMs: number;
  readonly recheckUnremovableMs: number;
  readonly parallelDeletions: number;
  readonly parallelDrains: number;
  /** Between marking a node and deleting it. */
  readonly deleteDelayMs: number;
  readonly expander: 'least-waste' | 'random' | 'most-pods' | 'price';
}

export const DEFAULT_AUTOSCALER_FLAGS: AutoscalerFlags = {
  scanIntervalMs: 10_000,
  newPodsMs: 2_000,
  utilizationThreshold: 0.5,
  unneededMs: 600_000,
  delayAfterAddMs: 600_000,
  delayAfterDeleteMs: 0,
  recheckUnremovableMs: 300_000,
  parallelDeletions: 10,
  parallelDrains: 1,
  deleteDelayMs: 5_000,
  expander: 'least-waste',
};

/** What one loop decided. */
export interface LoopReport {
  readonly add?: { readonly pool: NodePool; readonly count: number };
  readonly remove: readonly ClusterNode[];
  readonly reasons: readonly string[];
}

interface Option {
  readonly pool: NodePool;
  readonly count: number;
  readonly pods: readonly Placeable[];
}

export class ClusterAutoscaler {
  readonly #flags: AutoscalerFlags;
  readonly #random: Random;
  #lastAddMs = Number.NEGATIVE_INFINITY;
  #lastDeleteMs = Number.NEGATIVE_INFINITY;
  /** Nodes that could go, and since when; a node that is needed again starts over. */
  #unneededSince = new Map<ClusterNode, number>();
  readonly #recheckAt = new Map<ClusterNode, number>();

  constructor(flags: AutoscalerFlags, random: Random) {
    this.#flags = flags;
    this.#random = random;
  }

  loop(nowMs: number, cluster: Cluster, pending: readonly Placeable[]): LoopReport {
    const homeless = withoutRoom(cluster, pending);
    if (homeless.length > 0) {
      const oldest = Math.min(...homeless.map(({ createdMs }) => createdMs));
      if (oldest + this.#flags.newPodsMs > nowMs) {
        this.#updateUnneeded(nowMs, cluster);
        return { remove: [], reasons: [`${homeless.length} pods are very new: waits a loop for more`] };
      }
      const up = this.#scaleUp(nowMs, cluster, homeless);
      if (up.add !== undefined) return up;
      return { ...this.#scaleDown(nowMs, cluster), reasons: up.reasons };
    }
    return this.#scaleDown(nowMs, cluster);
  }

  #scaleUp(nowMs: number, cluster: Cluster, homeless: readonly Placeable[]): LoopReport {
    const options = cluster.pools.flatMap((pool) => optionOf(pool, cluster.sizeOf(pool), homeless));
    const best = this.#expand(options);
    if (best === undefined)
      return { remove: [], reasons: [`${homeless.length} pods find no room and no pool can grow: ${limits(cluster)}`] };
    this.#lastAddMs = nowMs;
    const { pool, count, pods } = best;
    const reasons = [`adds ${count} to ${pool.name}: ${homeless.length} pods find no room, ${pods.length} fit there`];
    return { add: { pool, count }, remove: [], reasons };
  }

  #expand(options: readonly Option[]): Option | undefined {
    const score = SCORES[this.#flags.expander];
    const least = Math.min(...options.map(score));
    const best = options.filter((option) => score(option) === least);
    return best.length <= 1 ? best[0] : best[this.#random.below(best.length)];
  }

  #scaleDown(nowMs: number, cluster: Cluster): LoopReport {
    const drains = this.#updateUnneeded(nowMs, cluster);
    const { delayAfterAddMs, delayAfterDeleteMs } = this.#flags;
    if (this.#lastAddMs + delayAfterAddMs > nowMs || this.#lastDeleteMs + delayAfterDeleteMs > nowMs)
      return { remove: [], reasons: [] };
    const remove = this.#removable(nowMs, cluster, drains);
    if (remove.length > 0) this.#lastDeleteMs = nowMs;
    for (const node of remove) this.#unneededSince.delete(node);
    const minutes = this.#flags.unneededMs / 60_000;
    return {
      remove,
      reasons: remove.map((node) => `removes ${node.name}: not needed for more than ${minutes} min`),
    };
  }

  /**
   * Nodes at or under the threshold whose pods would fit elsewhere, each after the ones before it are gone: empty ones first,
   * then those that were unneeded before. Those of a pool at its least are no candidates: no clock runs for them, and others
   * may count on their room. Gives the nodes that have pods to move.
   */
  #updateUnneeded(nowMs: number, cluster: Cluster): ReadonlySet<ClusterNode> {
    const thought = new Rearrangement(cluster);
    const unneeded = new Map<ClusterNode, number>();
    const drains = new Set<ClusterNode>();
    if (!thought.placeLeaving()) {
      this.#unneededSince = unneeded;
      return drains;
    }
    for (const node of this.#candidates(nowMs, cluster)) {
      const moved = thought.remove(node);
      if (moved === undefined) {
        this.#recheckAt.set(node, nowMs + this.#flags.recheckUnremovableMs);
        continue;
      }
      unneeded.set(node, this.#unneededSince.get(node) ?? nowMs);
      if (moved > 0) drains.add(node);
    }
    this.#unneededSince = unneeded;
    return drains;
  }

  #candidates(nowMs: number, cluster: Cluster): readonly ClusterNode[] {
    const aboveLeast = new Set(cluster.pools.filter((pool) => cluster.sizeOf(pool) > pool.minNodes));
    const rank = (node: ClusterNode): number => 2 * Number(node.pods.size > 0) + Number(!this.#unneededSince.has(node));
    return [...cluster.nodes]
      .filter(({ state, pool }) => state === 'ready' && aboveLeast.has(pool))
      .filter((node) => node.utilization <= this.#flags.utilizationThreshold)
      .filter((node) => (this.#recheckAt.get(node) ?? 0) <= nowMs)
      .sort((a, b) => rank(a) - rank(b));
  }

  #removable(nowMs: number, cluster: Cluster, drains: ReadonlySet<ClusterNode>): ClusterNode[] {
    const leaving = [...cluster.nodes].filter(({ state }) => state === 'leaving');
    let deletions = this.#flags.parallelDeletions - leaving.length;
    let draining = this.#flags.parallelDrains - leaving.filter(({ pods }) => pods.size > 0).length;
    const sizes = new Map(cluster.pools.map((pool) => [pool, cluster.sizeOf(pool) - leavingOf(leaving, pool)]));
    const long = [...this.#unneededSince].filter(([, since]) => since + this.#flags.unneededMs < nowMs);
    const emptyFirst = long.map(([node]) => node).sort((a, b) => Number(drains.has(a)) - Number(drains.has(b)));
    const chosen: ClusterNode[] = [];
    for (const node of emptyFirst) {
      const size = sizes.get(node.pool) as number;
      if (deletions <= 0 || size <= node.pool.minNodes || (drains.has(node) && draining <= 0)) continue;
      deletions--;
      if (drains.has(node)) draining--;
      sizes.set(node.pool, size - 1);
      chosen.push(node);
    }
    return chosen;
  }
}

/** Pods that fit neither on a node there is nor on one already asked for. */
function withoutRoom(cluster: Cluster, pending: readonly Placeable[]): Placeable[] {
  const rooms = [...cluster.nodes].filter(({ state }) => state !== 'leaving').map(roomOf);
  return pending.filter(({ requests }) => !rooms.some((room) => take(room, requests)));
}

/** How many new nodes of a pool the pods would need, and which pods they hold: first fit, largest first. */
function optionOf(pool: NodePool, size: number, pods: readonly Placeable[]): Option[] {
  const rooms: Room[] = [];
  const held: Placeable[] = [];
  for (const pod of [...pods].sort((a, b) => weightIn(pool, b) - weightIn(pool, a))) {
    if (!rooms.some((room) => take(room, pod.requests))) {
      if (size + rooms.length >= pool.maxNodes) continue;
      const fresh = emptyRoomOf(pool);
      if (!take(fresh, pod.requests)) continue;
      rooms.push(fresh);
    }
    held.push(pod);
  }
  return rooms.length === 0 ? [] : [{ pool, count: rooms.length, pods: held }];
}

function weightIn({ allocatable }: NodePool, { requests }: Placeable): number {
  return requests.cpuMilli / allocatable.cpuMilli + requests.memoryBytes / allocatable.memoryBytes;
}

/** Lower is better. Waste goes by the machine's capacity, not by what pods may use of it. */
const SCORES: Readonly<Record<AutoscalerFlags['expander'], (option: Option) => number>> = {
  'least-waste': ({ pool, count, pods }) => {
    const sum = (read: (pod: Placeable) => number): number => pods.reduce((total, pod) => total + read(pod), 0);
    const cpu = pool.capacity.cpuMilli * count;
    const memory = pool.capacity.memoryBytes * count;
    return (
      (cpu - sum(({ requests }) => requests.cpuMilli)) / cpu +
      (memory - sum(({ requests }) => requests.memoryBytes)) / memory
    );
  },
  random: () => 0,
  'most-pods': ({ pods }) => -pods.length,
  price: ({ pool, count, pods }) => (pool.pricePerHour * count) / pods.length,
};

function leavingOf(leaving: readonly ClusterNode[], pool: NodePool): number {
  return leaving.filter((node) => node.pool === pool).length;
}

function limits(cluster: Cluster): string {
  return cluster.pools.map((pool) => `${pool.name} ${cluster.sizeOf(pool)} of ${pool.maxNodes}`).join(', ');
}
