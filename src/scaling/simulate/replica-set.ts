/**
 * The pods of the one target: makes them, places them, starts them, ends them.
 * Takes a wanted number of replicas; the requests are the fleet's.
 */
import type { Cluster, ClusterNode } from '../nodes/cluster.ts';
import type { Fleet } from '../queueing/fleet.ts';
import type { StationShape } from '../queueing/station.ts';
import type { Agenda } from './agenda.ts';
import { Pod } from './pod.ts';
import type { PodModel } from './scenario.ts';

export class ReplicaSet {
  readonly pods = new Set<Pod>();
  readonly #model: PodModel;
  readonly #cluster: Cluster | undefined;
  readonly #fleet: Fleet;
  readonly #agenda: Agenda;
  readonly #shape: StationShape;
  /** Of all pods, the share whose requests are simulated. */
  readonly #observedShare: number;
  #replicas = 0;
  #made = 0;

  constructor(model: PodModel, cluster: Cluster | undefined, fleet: Fleet, agenda: Agenda, observedShare: number) {
    this.#model = model;
    this.#cluster = cluster;
    this.#fleet = fleet;
    this.#agenda = agenda;
    this.#observedShare = observedShare;
    const cores = model.workers;
    const speed = Math.min(1, model.cpuLimitMilli / 1000 / cores);
    this.#shape = { slots: model.slots, cores, speed, queueLimit: model.queueLimit };
  }

  get replicas(): number {
    return this.#replicas;
  }

  count(state: Pod['state']): number {
    let count = 0;
    for (const pod of this.pods) if (pod.state === state) count++;
    return count;
  }

  get pending(): Pod[] {
    return [...this.pods].filter(({ state, placedMs }) => state === 'pending' && placedMs === undefined);
  }

  scaleTo(replicas: number): void {
    this.#replicas = replicas;
    this.#reconcile();
  }

  /** Pods that are there from the beginning, warm and ready. */
  begin(replicas: number): void {
    this.#replicas = replicas;
    for (let count = 0; count < replicas; count++) {
      const pod = this.#make();
      if (this.#cluster !== undefined && this.#cluster.place(pod) === undefined) continue;
      pod.placedMs = pod.runningMs = -3_600_000;
      this.#becomeReady(pod, -3_600_000);
    }
  }

  /** Pods without a node try again. */
  placePending(): void {
    for (const pod of this.pending) this.#place(pod);
  }

  /** The node goes: its pods have `seconds` to finish, and are replaced at once. */
  evict(node: ClusterNode, seconds: number): void {
    for (const pod of this.pods) if (pod.node === node && pod.state !== 'ending') this.#end(pod, seconds);
    this.#reconcile();
  }

  /** Sampling needs at least one pod whose requests are real. */
  keepObserved(): void {
    const ready = [...this.pods].filter(({ state }) => state === 'ready');
    if (ready.length === 0 || this.#fleet.openStations > 0) return;
    const [pod] = ready as [Pod];
    pod.station = this.#fleet.open(this.#shape, pod.readyMs);
  }

  #reconcile(): void {
    const living = [...this.pods].filter(({ state }) => state !== 'ending' && state !== 'gone');
    for (let count = living.length; count < this.#replicas; count++) this.#place(this.#make());
    if (living.length > this.#replicas)
      for (const pod of living.sort(firstToGo).slice(0, living.length - this.#replicas))
        this.#end(pod, this.#model.graceSeconds);
  }

  #make(): Pod {
    const { cpuRequestMilli, memoryRequestBytes, sidecars } = this.#model;
    const requests = {
      cpuMilli: sidecars.reduce((sum, sidecar) => sum + sidecar.cpuRequestMilli, cpuRequestMilli),
      memoryBytes: sidecars.reduce((sum, sidecar) => sum + sidecar.memoryRequestBytes, memoryRequestBytes),
    };
    const share = this.#observedShare;
    const observed = Math.floor((this.#made + 1) * share) > Math.floor(this.#made * share);
    const pod = new Pod(`pod-${++this.#made}`, requests, this.#fleet.nowMs, observed);
    this.pods.add(pod);
    return pod;
  }

  #place(pod: Pod): void {
    if (this.#cluster !== undefined && this.#cluster.place(pod) === undefined) return;
    const nowMs = this.#fleet.nowMs;
    pod.placedMs = nowMs;
    this.#agenda.at(nowMs + this.#model.pullSeconds * 1000, () => this.#start(pod));
  }

  #start(pod: Pod): void {
    if (pod.state !== 'pending') return;
    pod.state = 'starting';
    pod.runningMs = this.#fleet.nowMs;
    this.#agenda.at(this.#fleet.nowMs + this.#model.readySeconds * 1000, () => {
      if (pod.state === 'starting') this.#becomeReady(pod, this.#fleet.nowMs);
    });
  }

  #becomeReady(pod: Pod, atMs: number): void {
    pod.state = 'ready';
    pod.readyMs = atMs;
    if (pod.observed) pod.station = this.#fleet.open(this.#shape, atMs);
    this.keepObserved();
  }

  /** No new requests; gone when those it has are done, or killed when the time is up. */
  #end(pod: Pod, seconds: number): void {
    const { station } = pod;
    pod.state = 'ending';
    if (station === undefined) {
      this.#gone(pod);
      return;
    }
    this.#fleet.close(station);
    this.keepObserved();
    const deadline = this.#fleet.nowMs + seconds * 1000;
    const check = (): void => {
      const idle = station.slotsUsed === 0 && station.waiting.length === 0;
      if (!idle && this.#fleet.nowMs < deadline) {
        this.#agenda.at(Math.min(deadline, this.#fleet.nowMs + 1000), check);
        return;
      }
      if (!idle) this.#fleet.kill(station);
      this.#gone(pod);
    };
    check();
  }

  #gone(pod: Pod): void {
    pod.state = 'gone';
    this.pods.delete(pod);
    this.#cluster?.leave(pod);
    this.placePending();
  }
}

/** Which of two pods goes first on the way down: without a node, not yet ready, the younger. */
function firstToGo(a: Pod, b: Pod): number {
  const rank = (pod: Pod): number => (pod.placedMs === undefined ? 0 : pod.state === 'ready' ? 2 : 1);
  return rank(a) - rank(b) || b.createdMs - a.createdMs;
}
