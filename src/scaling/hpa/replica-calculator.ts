/**
 * Metric values and pods -> how many replicas one metric asks for.
 * Follows the controller's replica calculator to the integer: percentages are truncated before they are compared,
 * pods without a sample count against the direction of the change, unready ones not at all.
 */
import type { ClusterView, PodUsage, PodView } from './cluster-view.ts';
import { MetricFailure } from './cluster-view.ts';
import type { ControllerFlags } from './spec.ts';

/** Ratios from 1 - down to 1 + up, both ends included, change nothing. */
export interface Tolerances {
  readonly down: number;
  readonly up: number;
}

interface Sample {
  readonly value: number;
  readonly atMs: number;
  readonly windowMs: number;
}

/** What a calculation came to, and the numbers it went by. */
export interface Calculation {
  readonly replicas: number;
  /** Percent of the request, for utilisation targets. */
  readonly utilization?: number;
  /** Thousandths: mean per pod, or the whole for value targets. */
  readonly usage: number;
  readonly detail: CalculationDetail;
}

export interface CalculationDetail {
  readonly ratio: number;
  readonly withinTolerance: boolean;
  readonly ready?: number;
  readonly unready?: number;
  readonly missing?: number;
}

/** Reads the cluster through a view and the controller's flags. */
export interface CalculatorInputs {
  readonly view: ClusterView;
  readonly flags: ControllerFlags;
  readonly tolerances: Tolerances;
  readonly currentReplicas: number;
}

const within = (ratio: number, { down, up }: Tolerances): boolean => 1 - down <= ratio && ratio <= 1 + up;
const MOST = 2 ** 31 - 1;

/** Resource or container resource against a percentage of the request. */
export function replicasForUtilization(
  inputs: CalculatorInputs,
  target: number,
  resource: string,
  container: string,
): Calculation {
  const { groups, pods } = readResource(inputs, resource, container);
  const requests = requestsOf(pods, container, resource);
  const measure = (samples: ReadonlyMap<string, number>): Measured => utilizationOf(samples, requests, target);
  const fallback = Math.max(100, target);
  const missingValue = (pod: string): number => Math.trunc(((requests.get(pod) as number) * fallback) / 100);
  return calculate(inputs, groups, measure, missingValue);
}

/** Resource or container resource against a mean per pod. */
export function replicasForUsage(
  inputs: CalculatorInputs,
  target: number,
  resource: string,
  container: string,
): Calculation {
  const { groups } = readResource(inputs, resource, container);
  return calculate(
    inputs,
    groups,
    (samples) => meanOf(samples, target),
    () => target,
  );
}

/** A Pods metric against a mean per pod. */
export function replicasForPodsMetric(inputs: CalculatorInputs, target: number, metric: string): Calculation {
  const values = inputs.view.podsMetric(metric);
  const samples = new Map<string, Sample>();
  for (const [pod, value] of values) samples.set(pod, { value, atMs: 0, windowMs: 0 });
  const groups = groupPods(someOf(inputs.view.pods()), samples, '', inputs);
  return calculate(
    inputs,
    groups,
    (kept) => meanOf(kept, target),
    () => target,
  );
}

/** An object's or external metric as a whole: the ratio times the pods that are running and ready. */
export function replicasForValue(inputs: CalculatorInputs, target: number, usage: number): Calculation {
  const ratio = usage / target;
  const { currentReplicas, tolerances, view } = inputs;
  if (currentReplicas === 0)
    return { replicas: Math.ceil(ratio), usage, detail: { ratio, withinTolerance: false, ready: 0 } };
  if (within(ratio, tolerances)) return { replicas: currentReplicas, usage, detail: { ratio, withinTolerance: true } };
  const ready = someOf(view.pods()).filter((pod) => pod.phase === 'Running' && pod.ready?.status === 'True').length;
  return {
    replicas: Math.min(MOST, Math.ceil(ratio * ready)),
    usage,
    detail: { ratio, withinTolerance: false, ready },
  };
}

/** An object's or external metric per replica: the whole over the target, if the ratio leaves the tolerance. */
export function replicasForAverage(
  inputs: CalculatorInputs,
  target: number,
  usage: number,
  statusReplicas: number,
): Calculation {
  const ratio = usage / (target * statusReplicas);
  const stays = within(ratio, inputs.tolerances);
  return {
    replicas: stays ? statusReplicas : Math.min(MOST, Math.ceil(usage / target)),
    usage: Math.ceil(usage / statusReplicas),
    detail: { ratio, withinTolerance: stays },
  };
}

interface Measured {
  readonly ratio: number;
  readonly utilization?: number;
  readonly usage: number;
}

interface PodGroups {
  /** Samples of the pods that count. */
  readonly samples: Map<string, number>;
  readonly ready: number;
  readonly unready: readonly string[];
  readonly missing: readonly string[];
}

function readResource(
  inputs: CalculatorInputs,
  resource: string,
  container: string,
): { readonly groups: PodGroups; readonly pods: readonly PodView[] } {
  const samples = samplesOf(readUsage(inputs.view, resource), resource, container);
  const pods = someOf(inputs.view.pods());
  return { groups: groupPods(pods, samples, resource, inputs), pods };
}

function readUsage(view: ClusterView, resource: string): readonly PodUsage[] {
  try {
    return view.usage();
  } catch (thrown) {
    if (!(thrown instanceof MetricFailure)) throw thrown;
    throw new MetricFailure(`unable to get metrics for resource ${resource}: ${thrown.message}`);
  }
}

/** A pod counts only where every container has a sample (or the named one, if one is named). */
function samplesOf(usage: readonly PodUsage[], resource: string, container: string): Map<string, Sample> {
  const samples = new Map<string, Sample>();
  for (const { pod, atMs, windowMs, containers } of usage) {
    const counted = container === '' ? containers : containers.filter(({ name }) => name === container).slice(0, 1);
    const values = counted.map(({ requests }) => requests.get(resource));
    if (values.length === 0 || values.includes(undefined)) continue;
    samples.set(pod, { value: (values as number[]).reduce((sum, value) => sum + value, 0), atMs, windowMs });
  }
  return samples;
}

function someOf(pods: readonly PodView[]): readonly PodView[] {
  if (pods.length === 0) throw new MetricFailure('no pods returned by selector while calculating replica count');
  return pods;
}

function groupPods(
  pods: readonly PodView[],
  samples: ReadonlyMap<string, Sample>,
  resource: string,
  inputs: CalculatorInputs,
): PodGroups {
  const kept = new Map<string, number>();
  for (const [pod, { value }] of samples) kept.set(pod, value);
  const unready: string[] = [];
  const missing: string[] = [];
  let ready = 0;
  for (const pod of pods) {
    const sample = samples.get(pod.name);
    if (pod.deleting || pod.phase === 'Failed') kept.delete(pod.name);
    else if (
      pod.phase === 'Pending' ||
      (sample !== undefined && resource === 'cpu' && isWarming(pod, sample, inputs))
    ) {
      unready.push(pod.name);
      kept.delete(pod.name);
    } else if (sample === undefined) missing.push(pod.name);
    else ready++;
  }
  if (kept.size === 0) throw new MetricFailure('did not receive metrics for targeted pods (pods might be unready)');
  return { samples: kept, ready, unready, missing };
}

/** CPU of a pod that starts says nothing: it is unready, or no whole sample window lies after it became ready. */
function isWarming({ ready, startedMs }: PodView, sample: Sample, { view, flags }: CalculatorInputs): boolean {
  if (ready === undefined || startedMs === undefined) return true;
  if (startedMs + flags.cpuInitializationMs > view.now())
    return ready.status === 'False' || sample.atMs < ready.sinceMs + sample.windowMs;
  return ready.status === 'False' && startedMs + flags.initialReadinessDelayMs > ready.sinceMs;
}

function requestsOf(pods: readonly PodView[], container: string, resource: string): Map<string, number> {
  const requests = new Map<string, number>();
  for (const pod of pods) requests.set(pod.name, requestOf(pod, container, resource));
  return requests;
}

function requestOf(pod: PodView, container: string, resource: string): number {
  const counted = container === '' ? pod.containers : pod.containers.filter(({ name }) => name === container);
  if (container !== '' && counted.length === 0)
    throw new MetricFailure(`container ${container} not found in Pod ${pod.name}`);
  let total = 0;
  for (const { name, requests } of counted) {
    const request = requests.get(resource);
    if (request === undefined)
      throw new MetricFailure(`missing request for ${resource} in container ${name} of Pod ${pod.name}`);
    total += request;
  }
  return total;
}

/** The percentage is cut to a whole number before it is compared: 33.9 % counts as 33 %. */
function utilizationOf(
  samples: ReadonlyMap<string, number>,
  requests: ReadonlyMap<string, number>,
  target: number,
): Measured {
  let used = 0;
  let requested = 0;
  let entries = 0;
  for (const [pod, value] of samples) {
    const request = requests.get(pod);
    if (request === undefined) continue;
    used += value;
    requested += request;
    entries++;
  }
  if (requested === 0) throw new MetricFailure('no metrics returned matched known pods');
  const utilization = Number((BigInt(used) * 100n) / BigInt(requested));
  return { ratio: utilization / target, utilization, usage: Math.trunc(used / entries) };
}

function meanOf(samples: ReadonlyMap<string, number>, target: number): Measured {
  let total = 0;
  for (const value of samples.values()) total += value;
  const usage = Math.trunc(total / samples.size);
  return { ratio: usage / target, usage };
}

/** The rule shared by all per-pod metrics; pods that say nothing are filled in against the direction of the change. */
function calculate(
  { currentReplicas, tolerances }: CalculatorInputs,
  { samples, ready, unready, missing }: PodGroups,
  measure: (samples: ReadonlyMap<string, number>) => Measured,
  missingOnTheWayDown: (pod: string) => number,
): Calculation {
  const first = measure(samples);
  const counts = { ready, unready: unready.length, missing: missing.length };
  const result = (replicas: number, ratio: number, stays: boolean): Calculation => ({
    ...first,
    replicas,
    detail: { ratio, withinTolerance: stays, ...counts },
  });
  const upWithUnready = unready.length > 0 && first.ratio > 1;
  if (!upWithUnready && missing.length === 0)
    return within(first.ratio, tolerances)
      ? result(currentReplicas, first.ratio, true)
      : result(Math.ceil(first.ratio * ready), first.ratio, false);
  const filled = new Map(samples);
  if (first.ratio < 1) for (const pod of missing) filled.set(pod, missingOnTheWayDown(pod));
  if (first.ratio > 1) for (const pod of missing) filled.set(pod, 0);
  if (upWithUnready) for (const pod of unready) filled.set(pod, 0);
  const { ratio } = measure(filled);
  const turned = (first.ratio < 1 && ratio > 1) || (first.ratio > 1 && ratio < 1);
  if (within(ratio, tolerances) || turned) return result(currentReplicas, ratio, true);
  const replicas = Math.ceil(ratio * filled.size);
  const against = (ratio < 1 && replicas > currentReplicas) || (ratio > 1 && replicas < currentReplicas);
  return against ? result(currentReplicas, ratio, true) : result(replicas, ratio, false);
}
