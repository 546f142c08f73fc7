/**
 * The simulation as the autoscaler sees it: pods of its cache, samples of the last scrape, values of named signals.
 * What it shows is as old as the real thing would be.
 */
import {
  type ClusterView,
  type ContainerRequests,
  MetricFailure,
  type PodUsage,
  type PodView,
} from '../hpa/cluster-view.ts';
import type { Fleet, ServiceModel } from '../queueing/fleet.ts';
import { meanOf, meanSquareOf } from '../queueing/service-time.ts';
import type { Random } from '../random.ts';
import type { Pod, UsageSample } from './pod.ts';
import type { ReplicaSet } from './replica-set.ts';
import type { MetricsModel, PodModel, Scenario, Signal } from './scenario.ts';

export class ObservedCluster implements ClusterView {
  readonly #fleet: Fleet;
  readonly #set: ReplicaSet;
  readonly #model: PodModel;
  readonly #metrics: MetricsModel;
  readonly #service: ServiceModel;
  readonly #random: Random;
  readonly #requests: readonly ContainerRequests[];
  #signals = new Map<Signal, number>();
  #arrivedBefore = 0;
  #expectedBefore = 0;

  constructor(fleet: Fleet, set: ReplicaSet, { pod: model, metrics, service }: Scenario, random: Random) {
    this.#fleet = fleet;
    this.#set = set;
    this.#model = model;
    this.#metrics = metrics;
    this.#service = service;
    this.#random = random;
    this.#requests = [
      containerOf(model.container, model.cpuRequestMilli, model.memoryRequestBytes),
      ...model.sidecars.map((sidecar) =>
        containerOf(sidecar.name, sidecar.cpuRequestMilli, sidecar.memoryRequestBytes),
      ),
    ];
  }

  /** The metrics server's round; gives what makes it readable, to be called once it has passed down the line. */
  scrape(): () => void {
    const nowMs = this.now();
    const windowMs = this.#metrics.resolutionMs;
    const samples = new Map<Pod, UsageSample>();
    for (const pod of this.#set.pods) {
      if (pod.runningMs === undefined) continue;
      const cpuMilli = Math.round(this.#usedSince(pod, nowMs, windowMs));
      // A sample needs a whole window of running containers behind it.
      if (pod.runningMs + windowMs <= nowMs)
        samples.set(pod, { atMs: nowMs, windowMs, cpuMilli, memoryBytes: this.#memoryOf(pod) });
    }
    this.#fillIn(samples, windowMs);
    const signals = this.#readSignals(windowMs);
    return () => {
      for (const [pod, sample] of samples) pod.sample = sample;
      this.#signals = signals;
    };
  }

  /**
   * Ready pods whose requests are not simulated: the work their share of the traffic brings, as far as the simulated pods got
   * through theirs, varying from pod to pod as sums of requests do. (The plain mean of a few simulated pods varies more than
   * the mean of all, and the autoscaler follows every peak of it: 11 % too many replica-hours with one pod in thirteen.)
   */
  #fillIn(samples: Map<Pod, UsageSample>, windowMs: number): void {
    const ready = [...samples].filter(([pod]) => pod.state === 'ready');
    const expected = this.#fleet.expectedEver - this.#expectedBefore;
    this.#expectedBefore = this.#fleet.expectedEver;
    const done = this.#shareDone(ready.map(([pod]) => pod));
    const requests = expected / Math.max(1, ready.length);
    const { cpu } = this.#service;
    const deviation = done > 0.9 ? Math.sqrt(requests * meanSquareOf(cpu)) : 0;
    const most = Math.min(this.#model.cpuLimitMilli, this.#model.workers * 1000);
    for (const [pod, sample] of ready) {
      if (pod.station !== undefined) continue;
      const busyMs = requests * meanOf(cpu) * done + deviation * this.#random.normal();
      const cpuMilli = Math.min(most, Math.max(0, (1000 * busyMs) / windowMs)) + this.#model.idleCpuMilli;
      samples.set(pod, { ...sample, cpuMilli: Math.round(cpuMilli) });
    }
  }

  /** Of the work that came to the simulated pods since the last round, the share that was done. */
  #shareDone(ready: readonly Pod[]): number {
    let offered = 0;
    let busy = 0;
    for (const pod of ready) {
      if (pod.station === undefined) continue;
      offered += pod.station.offeredMs - pod.scrapedOfferedMs;
      busy += pod.windowBusyMs;
      pod.scrapedOfferedMs = pod.station.offeredMs;
    }
    return offered === 0 ? 1 : busy / offered;
  }

  now(): number {
    return this.#fleet.nowMs;
  }

  pods(): readonly PodView[] {
    return [...this.#set.pods].map((pod) => ({
      name: pod.name,
      phase: pod.runningMs === undefined ? 'Pending' : 'Running',
      deleting: pod.state === 'ending',
      ...(pod.placedMs !== undefined && { startedMs: pod.placedMs }),
      ready: {
        status: pod.state === 'ready' ? 'True' : 'False',
        sinceMs: pod.state === 'ready' ? (pod.readyMs as number) : (pod.placedMs ?? pod.createdMs),
      },
      containers: this.#requests,
    }));
  }

  usage(): readonly PodUsage[] {
    const usage: PodUsage[] = [];
    for (const pod of this.#set.pods) {
      const { sample } = pod;
      if (sample === undefined) continue;
      const { atMs, windowMs, cpuMilli, memoryBytes } = sample;
      const containers = [
        containerOf(this.#model.container, cpuMilli, memoryBytes),
        ...this.#model.sidecars.map((sidecar) => containerOf(sidecar.name, sidecar.cpuMilli, sidecar.memoryBytes)),
      ];
      usage.push({ pod: pod.name, atMs, windowMs, containers });
    }
    if (usage.length === 0) throw new MetricFailure('no metrics returned from resource metrics API');
    return usage;
  }

  podsMetric(metric: string): ReadonlyMap<string, number> {
    const total = this.#signal(metric);
    const ready = [...this.#set.pods].filter(({ state }) => state === 'ready');
    if (ready.length === 0) throw new MetricFailure('no metrics returned from custom metrics API');
    return new Map(ready.map(({ name }) => [name, Math.round(total / ready.length)]));
  }

  objectMetric(metric: string): number {
    return this.#signal(metric);
  }

  externalMetric(metric: string): readonly number[] {
    return [this.#signal(metric)];
  }

  /** Thousandths. */
  #signal(metric: string): number {
    const signal = this.#metrics.signals.get(metric);
    if (signal === undefined)
      throw new MetricFailure(
        `nothing in the simulation stands for the metric ${metric}: name its signal under metrics`,
      );
    return Math.round((this.#signals.get(signal) ?? 0) * 1000);
  }

  #readSignals(windowMs: number): Map<Signal, number> {
    const { weight, waiting, inFlight, admitted, openStations } = this.#fleet;
    const queue = waiting * weight;
    const held = inFlight * weight;
    const arrived = this.#fleet.arrivedEver;
    const rate = ((arrived - this.#arrivedBefore) * 1000) / windowMs;
    this.#arrivedBefore = arrived;
    const slots = openStations * this.#model.slots * weight;
    return new Map<Signal, number>([
      ['queue', queue],
      ['in-flight', held],
      ['queue-and-in-flight', queue + held],
      ['requests-per-second', rate],
      ['slots-used-percent', slots === 0 ? 0 : (100 * admitted * weight) / slots],
    ]);
  }

  #usedSince(pod: Pod, nowMs: number, windowMs: number): number {
    const { startCpuMilli, idleCpuMilli } = this.#model;
    if (pod.state === 'starting') return startCpuMilli;
    if (pod.station === undefined) return idleCpuMilli;
    const busyMs = pod.station.busyMs(nowMs);
    pod.windowBusyMs = busyMs - pod.scrapedBusyMs;
    pod.scrapedBusyMs = busyMs;
    return (1000 * pod.windowBusyMs) / windowMs + idleCpuMilli;
  }

  #memoryOf({ station }: Pod): number {
    const { memoryIdleBytes, memoryPerRequestBytes } = this.#model;
    return Math.round(memoryIdleBytes + memoryPerRequestBytes * (station?.slotsUsed ?? 0));
  }
}

function containerOf(name: string, cpuMilli: number, memoryBytes: number): ContainerRequests {
  return {
    name,
    requests: new Map([
      ['cpu', cpuMilli],
      ['memory', memoryBytes * 1000],
    ]),
  };
}
