/** Nodes and what runs on them. Places pods; knows nothing of when to add or remove a node. */
import type { NodePool, Resources } from './pool.ts';

/** Something that needs room. */
export interface Placeable {
  readonly name: string;
  readonly requests: Resources;
  readonly createdMs: number;
  node?: ClusterNode | undefined;
}

export class ClusterNode {
  readonly name: string;
  readonly pool: NodePool;
  readonly requestedMs: number;
  readonly pods = new Set<Placeable>();
  state: 'booting' | 'ready' | 'leaving' = 'booting';

  constructor(name: string, pool: NodePool, requestedMs: number) {
    this.name = name;
    this.pool = pool;
    this.requestedMs = requestedMs;
  }

  /** Requests on it, daemon sets included. */
  get requested(): Resources {
    let { cpuMilli, memoryBytes } = this.pool.overhead;
    for (const { requests } of this.pods) {
      cpuMilli += requests.cpuMilli;
      memoryBytes += requests.memoryBytes;
    }
    return { cpuMilli, memoryBytes };
  }

  /** The larger share of CPU and memory that is requested; daemon sets count, as they do by default. */
  get utilization(): number {
    const { requested, pool } = this;
    return Math.max(
      requested.cpuMilli / pool.allocatable.cpuMilli,
      requested.memoryBytes / pool.allocatable.memoryBytes,
    );
  }
}

/** Room that is counted down while pods are placed in thought. */
export interface Room {
  cpuMilli: number;
  memoryBytes: number;
}

export function roomOf(node: ClusterNode): Room {
  const { requested, pool } = node;
  return {
    cpuMilli: pool.allocatable.cpuMilli - requested.cpuMilli,
    memoryBytes: pool.allocatable.memoryBytes - requested.memoryBytes,
  };
}

export function emptyRoomOf({ allocatable, overhead }: NodePool): Room {
  return {
    cpuMilli: allocatable.cpuMilli - overhead.cpuMilli,
    memoryBytes: allocatable.memoryBytes - overhead.memoryBytes,
  };
}

/** Takes the room where there is enough. */
export function take(room: Room, { cpuMilli, memoryBytes }: Resources): boolean {
  if (room.cpuMilli < cpuMilli || room.memoryBytes < memoryBytes) return false;
  room.cpuMilli -= cpuMilli;
  room.memoryBytes -= memoryBytes;
  return true;
}

export class Cluster {
  readonly pools: readonly NodePool[];
  readonly nodes = new Set<ClusterNode>();
  #count = 0;
  #cost = 0;

  constructor(pools: readonly NodePool[]) {
    this.pools = pools;
  }

  add(pool: NodePool, nowMs: number): ClusterNode {
    const node = new ClusterNode(`${pool.name}-${++this.#count}`, pool, nowMs);
    this.nodes.add(node);
    return node;
  }

  remove(node: ClusterNode, nowMs: number): void {
    this.nodes.delete(node);
    this.#cost += costOf(node, nowMs);
  }

  sizeOf(pool: NodePool): number {
    let size = 0;
    for (const node of this.nodes) if (node.pool === pool) size++;
    return size;
  }

  /** The scheduler: the ready node with the most room left. */
  place(pod: Placeable): ClusterNode | undefined {
    let best: ClusterNode | undefined;
    let bestShare = Number.POSITIVE_INFINITY;
    for (const node of this.nodes) {
      if (node.state !== 'ready' || !take(roomOf(node), pod.requests)) continue;
      const { requested, pool } = node;
      const share =
        requested.cpuMilli / pool.allocatable.cpuMilli + requested.memoryBytes / pool.allocatable.memoryBytes;
      if (share < bestShare) [best, bestShare] = [node, share];
    }
    if (best !== undefined) {
      best.pods.add(pod);
      pod.node = best;
    }
    return best;
  }

  leave(pod: Placeable): void {
    pod.node?.pods.delete(pod);
    pod.node = undefined;
  }

  /** Of all nodes so far, from when they were asked for. */
  cost(nowMs: number): number {
    let cost = this.#cost;
    for (const node of this.nodes) cost += costOf(node, nowMs);
    return cost;
  }
}

function costOf({ pool, requestedMs }: ClusterNode, nowMs: number): number {
  return (pool.pricePerHour * (nowMs - requestedMs)) / 3_600_000;
}
