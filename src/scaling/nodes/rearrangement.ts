/** Nodes that are taken away in thought, one after the other, and where their pods would go. Changes no cluster. */
import { type Cluster, type ClusterNode, type Placeable, type Room, roomOf, take } from './cluster.ts';

export class Rearrangement {
  readonly #leaving: readonly ClusterNode[];
  readonly #room = new Map<ClusterNode, Room>();
  /** Pods that a node has, those that were moved to it included: they move again when it goes. */
  readonly #pods = new Map<ClusterNode, Placeable[]>();

  constructor(cluster: Cluster) {
    const nodes = [...cluster.nodes];
    this.#leaving = nodes.filter(({ state }) => state === 'leaving');
    for (const node of nodes.filter(({ state }) => state === 'ready')) {
      this.#room.set(node, roomOf(node));
      this.#pods.set(node, [...node.pods]);
    }
  }

  /** Pods of nodes that are being drained will need room elsewhere; false where there is none, and nothing else can go. */
  placeLeaving(): boolean {
    return this.#place(this.#leaving.flatMap(({ pods }) => [...pods]));
  }

  /** Takes a node away and gives how many pods had to move; undefined, and nothing has changed, where they find no room. */
  remove(node: ClusterNode): number | undefined {
    const room = this.#room.get(node);
    const pods = this.#pods.get(node);
    if (room === undefined || pods === undefined) return undefined;
    this.#room.delete(node);
    if (!this.#place(pods)) {
      this.#room.set(node, room);
      return undefined;
    }
    this.#pods.delete(node);
    return pods.length;
  }

  /** All of them or none. */
  #place(pods: readonly Placeable[]): boolean {
    const placed: [ClusterNode, Placeable][] = [];
    for (const pod of pods) {
      const found = [...this.#room].find(([, room]) => take(room, pod.requests));
      if (found === undefined) {
        for (const [node, { requests }] of placed) giveBack(this.#room.get(node) as Room, requests);
        return false;
      }
      placed.push([found[0], pod]);
    }
    for (const [node, pod] of placed) this.#pods.get(node)?.push(pod);
    return true;
  }
}

function giveBack(room: Room, { cpuMilli, memoryBytes }: Placeable['requests']): void {
  room.cpuMilli += cpuMilli;
  room.memoryBytes += memoryBytes;
}
