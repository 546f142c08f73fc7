/**
 * A deployment under a traffic trace, from its first second to its last.
 * Takes a Scenario, gives a SimulationResult; the same scenario always gives the same result. Knows no files and no terminal.
 */
import { Histogram } from '../histogram.ts';
import { HorizontalController } from '../hpa/controller.ts';
import { Cluster, type ClusterNode } from '../nodes/cluster.ts';
import { ClusterAutoscaler } from '../nodes/cluster-autoscaler.ts';
import { Fleet } from '../queueing/fleet.ts';
import { Random } from '../random.ts';
import { requestsIn } from '../trace/trace.ts';
import { Agenda } from './agenda.ts';
import { explainSync } from './explain.ts';
import { ObservedCluster } from './observed-cluster.ts';
import { ReplicaSet } from './replica-set.ts';
import type { Row, SimulationResult, SyncLine } from './results.ts';
import type { Scenario } from './scenario.ts';

/** Called about once per simulated percent with the share done. */
export type Progress = (share: number) => void;

export function simulate(scenario: Scenario, progress: Progress = () => {}): SimulationResult {
  return new Simulation(scenario).run(progress);
}

class Simulation {
  readonly #scenario: Scenario;
  readonly #agenda = new Agenda();
  readonly #fleet: Fleet;
  readonly #set: ReplicaSet;
  readonly #view: ObservedCluster;
  readonly #cluster: Cluster | undefined;
  readonly #controller: HorizontalController;
  readonly #clusterAutoscaler: ClusterAutoscaler;
  readonly #random: Random;
  readonly #share: number;
  readonly #latency = new Histogram();
  readonly #rows: Row[] = [];
  readonly #syncs: SyncLine[] = [];
  readonly #nodeEvents: { atMs: number; line: string }[] = [];
  readonly #sums = { arrived: 0, completed: 0, timedOut: 0, refused: 0, lost: 0, simulated: 0 };
  #rate = 0;
  #expectedBefore = 0;
  #replicaMs = 0;
  #nodeMs = 0;
  #mostReplicas = 0;
  #mostNodes = 0;
  #preemptions = 0;
  #resizes = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#random = new Random(scenario.seed);
    this.#share = observedShareOf(scenario);
    this.#fleet = new Fleet(scenario.service, new Random(scenario.seed + 1));
    this.#cluster = scenario.pools.length === 0 ? undefined : new Cluster(scenario.pools);
    this.#set = new ReplicaSet(scenario.pod, this.#cluster, this.#fleet, this.#agenda, this.#share);
    this.#view = new ObservedCluster(this.#fleet, this.#set, scenario, new Random(scenario.seed + 2));
    this.#controller = new HorizontalController(scenario.hpa, scenario.controller);
    this.#clusterAutoscaler = new ClusterAutoscaler(scenario.autoscaler, this.#random);
  }

  run(progress: Progress): SimulationResult {
    const { trace, controller, metrics, rowMs, autoscaler, startReplicas } = this.#scenario;
    this.#beginNodes();
    this.#set.begin(startReplicas);
    for (const { atMs, perSecond } of trace.points)
      this.#agenda.at(atMs, () => {
        this.#rate = perSecond;
      });
    this.#agenda.every(metrics.resolutionMs, metrics.resolutionMs, () =>
      this.#agenda.at(this.#fleet.nowMs + metrics.lagMs, this.#view.scrape()),
    );
    this.#agenda.every(controller.syncPeriodMs, controller.syncPeriodMs, () => this.#sync());
    if (this.#cluster !== undefined)
      this.#agenda.every(autoscaler.scanIntervalMs, autoscaler.scanIntervalMs, () => this.#scan());
    this.#agenda.every(rowMs, rowMs, () => this.#row());
    this.#pass(trace.endMs, progress);
    return this.#result();
  }

  /** Requests up to the next thing on the agenda, then that thing; until the end. */
  #pass(endMs: number, progress: Progress): void {
    let reported = 0;
    for (;;) {
      const next = Math.min(this.#agenda.nextMs, endMs);
      this.#advance(next);
      if (next >= endMs && this.#agenda.nextMs > endMs) break;
      this.#agenda.step();
      if (next / endMs >= reported + 0.01) {
        reported = next / endMs;
        progress(reported);
      }
    }
  }

  #advance(untilMs: number): void {
    const span = untilMs - this.#fleet.nowMs;
    const ready = this.#set.count('ready');
    const observed = this.#fleet.openStations;
    this.#replicaMs += span * (this.#set.pods.size - this.#set.count('ending'));
    this.#nodeMs += span * (this.#cluster?.nodes.size ?? 0);
    const thinned = observed > 0 && ready > observed;
    this.#fleet.represent(thinned ? ready / observed : 1);
    this.#fleet.advance(untilMs, thinned ? (this.#rate * observed) / ready : this.#rate);
  }

  #sync(): void {
    const { hpa, controller } = this.#scenario;
    const report = this.#controller.sync(this.#view, {
      read: () => ({
        specReplicas: this.#set.replicas,
        statusReplicas: this.#set.pods.size - this.#set.count('ending'),
      }),
      write: (replicas) => this.#set.scaleTo(replicas),
    });
    const { atMs, current, desired } = report;
    if (desired !== current) this.#resizes++;
    this.#mostReplicas = Math.max(this.#mostReplicas, desired);
    this.#syncs.push({ atMs, current, desired, line: explainSync(report, hpa, controller) });
  }

  #beginNodes(): void {
    const cluster = this.#cluster;
    if (cluster === undefined) return;
    for (const pool of cluster.pools)
      for (let count = 0; count < pool.minNodes; count++) this.#bootAt(cluster.add(pool, 0), 0);
    while (this.#needsNode(cluster)) {
      const pool = cluster.pools.find((candidate) => cluster.sizeOf(candidate) < candidate.maxNodes);
      if (pool === undefined) break;
      this.#bootAt(cluster.add(pool, 0), 0);
    }
  }

  /** Whether the replicas of the start would not all fit on the nodes of the start. */
  #needsNode(cluster: Cluster): boolean {
    const { pod, startReplicas } = this.#scenario;
    let fits = 0;
    for (const { pool } of cluster.nodes) {
      const cpu = (pool.allocatable.cpuMilli - pool.overhead.cpuMilli) / pod.cpuRequestMilli;
      const memory = (pool.allocatable.memoryBytes - pool.overhead.memoryBytes) / pod.memoryRequestBytes;
      fits += Math.max(0, Math.floor(Math.min(cpu, memory)));
    }
    return fits < startReplicas;
  }

  #scan(): void {
    const cluster = this.#cluster as Cluster;
    const nowMs = this.#fleet.nowMs;
    const report = this.#clusterAutoscaler.loop(nowMs, cluster, this.#set.pending);
    for (const line of report.reasons) this.#nodeEvents.push({ atMs: nowMs, line });
    if (report.add !== undefined)
      for (let count = 0; count < report.add.count; count++) {
        const node = cluster.add(report.add.pool, nowMs);
        this.#bootAt(node, nowMs + node.pool.bootSeconds * 1000);
      }
    for (const node of report.remove) this.#drain(node, this.#scenario.autoscaler.deleteDelayMs);
  }

  #bootAt(node: ClusterNode, atMs: number): void {
    const boot = (): void => {
      node.state = 'ready';
      this.#set.placePending();
      this.#mostNodes = Math.max(this.#mostNodes, this.#cluster?.nodes.size ?? 0);
    };
    if (atMs === 0) boot();
    else this.#agenda.at(atMs, boot);
    const { spot } = node.pool;
    if (spot === undefined || spot.preemptionsPerHour <= 0) return;
    const lifeMs = (this.#random.exponential() / spot.preemptionsPerHour) * 3_600_000;
    this.#agenda.at(atMs + lifeMs, () => this.#preempt(node, spot.noticeSeconds));
  }

  #preempt(node: ClusterNode, noticeSeconds: number): void {
    if (node.state === 'leaving' || this.#cluster?.nodes.has(node) !== true) return;
    this.#preemptions++;
    const atMs = this.#fleet.nowMs;
    this.#nodeEvents.push({ atMs, line: `${node.name} is taken back with ${noticeSeconds} s notice` });
    node.state = 'leaving';
    this.#set.evict(node, Math.min(noticeSeconds, this.#scenario.pod.graceSeconds));
    this.#agenda.at(atMs + noticeSeconds * 1000, () => this.#cluster?.remove(node, this.#fleet.nowMs));
  }

  #drain(node: ClusterNode, delayMs: number): void {
    node.state = 'leaving';
    this.#set.evict(node, this.#scenario.pod.graceSeconds);
    const leave = (): void => {
      if (node.pods.size === 0) this.#cluster?.remove(node, this.#fleet.nowMs);
      else this.#agenda.at(this.#fleet.nowMs + 1000, leave);
    };
    this.#agenda.at(this.#fleet.nowMs + delayMs, leave);
  }

  #row(): void {
    const { outcomes } = this.#fleet;
    const { latency } = outcomes;
    const samples = [...this.#set.pods].flatMap(({ sample, state }) =>
      sample !== undefined && state === 'ready' ? [sample.cpuMilli] : [],
    );
    const used = samples.reduce((sum, value) => sum + value, 0) / Math.max(1, samples.length);
    const { weight } = this.#fleet;
    this.#rows.push({
      atMs: this.#fleet.nowMs,
      perSecond: ((this.#fleet.expectedEver - this.#expectedBefore) * 1000) / this.#scenario.rowMs,
      wanted: this.#set.replicas,
      ready: this.#set.count('ready'),
      pending: this.#set.pending.length,
      nodes: this.#cluster?.nodes.size ?? 0,
      queue: Math.round(this.#fleet.waiting * weight),
      inFlight: Math.round(this.#fleet.inFlight * weight),
      cpuPercent: (100 * used) / this.#scenario.pod.cpuRequestMilli,
      p50Ms: latency.quantile(0.5),
      p95Ms: latency.quantile(0.95),
      p99Ms: latency.quantile(0.99),
      failed: Math.round(outcomes.failed),
      cost: this.#cluster?.cost(this.#fleet.nowMs) ?? 0,
    });
    this.#expectedBefore = this.#fleet.expectedEver;
    this.#collect();
  }

  #collect(): void {
    const { outcomes } = this.#fleet;
    this.#latency.merge(outcomes.latency);
    for (const key of ['arrived', 'completed', 'timedOut', 'refused', 'lost', 'simulated'] as const)
      this.#sums[key] += outcomes[key];
    outcomes.clear();
  }

  #result(): SimulationResult {
    this.#collect();
    const sums = this.#sums;
    const latency = this.#latency;
    const nowMs = this.#fleet.nowMs;
    return {
      rows: this.#rows,
      syncs: this.#syncs,
      nodeEvents: this.#nodeEvents,
      method: this.#share < 1 ? 'sampled pods' : 'every request',
      observedShare: this.#share,
      simulatedRequests: sums.simulated,
      shareWithin: (ms) => (latency.shareWithin(ms) * latency.count) / Math.max(1, sums.arrived),
      totals: {
        requests: Math.round(sums.arrived),
        completed: Math.round(sums.completed),
        timedOut: Math.round(sums.timedOut),
        refused: Math.round(sums.refused),
        lost: Math.round(sums.lost),
        meanMs: latency.mean,
        p50Ms: latency.quantile(0.5),
        p95Ms: latency.quantile(0.95),
        p99Ms: latency.quantile(0.99),
        replicaHours: this.#replicaMs / 3_600_000,
        mostReplicas: Math.max(this.#mostReplicas, this.#scenario.startReplicas),
        nodeHours: this.#nodeMs / 3_600_000,
        mostNodes: this.#mostNodes,
        cost: this.#cluster?.cost(nowMs) ?? 0,
        preemptions: this.#preemptions,
        resizes: this.#resizes,
      },
    };
  }
}

/**
 * With random or turn-wise balancing a pod's requests do not depend on other pods' queues, so a sample of the pods gives the same
 * distribution; with the other balances every request has to be followed.
 */
function observedShareOf({ trace, service, maxRequests }: Scenario): number {
  const separable = service.balance === 'random' || service.balance === 'round-robin';
  const requests = requestsIn(trace);
  return separable && requests > maxRequests ? maxRequests / requests : 1;
}
