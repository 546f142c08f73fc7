/**
 * The horizontal pod autoscaler, one sync at a time.
 * Takes a spec, the controller's flags, and at each sync what it would read of the cluster; gives the new size with every step
 * of the way to it. Knows nothing of simulations: the recorded decisions of the real controller run through it unchanged.
 */
import { type ClusterView, MetricFailure } from './cluster-view.ts';
import { type Condition, Conditions } from './conditions.ts';
import {
  DOWN_LIMIT,
  type Limit,
  STABILISED_DOWN,
  STABILISED_UP,
  TOO_FEW,
  TOO_MANY,
  UNLIMITED,
  UP_LIMIT,
} from './limit-reasons.ts';
import { type Proposal, proposalOf, type ScaleView } from './metric-proposals.ts';
import { ScaleEvents, scaleDownLimit, scaleUpLimit } from './rate-limits.ts';
import type { Tolerances } from './replica-calculator.ts';
import type { Behavior, ControllerFlags, HpaSpec } from './spec.ts';
import { Recommendations } from './stabilisation.ts';

/** The target's scale subresource. Either may throw MetricFailure. */
export interface ScaleTarget {
  read(): ScaleView;
  write(replicas: number): void;
}

/** Everything one sync went through. */
export interface SyncReport {
  readonly atMs: number;
  readonly current: number;
  /** The target's size after the sync. */
  readonly desired: number;
  readonly proposals: readonly Proposal[];
  /** The largest proposal, before windows and policies; absent where metrics did not decide. */
  readonly proposed?: number;
  readonly metric?: string;
  /** After the windows. */
  readonly stabilised?: number;
  /** Reason of ScalingLimited. */
  readonly limited?: string;
  /** Why the size changed, in the controller's words. */
  readonly reason?: string;
  readonly error?: string;
  readonly conditions: readonly Condition[];
}

interface Normalised {
  readonly replicas: number;
  readonly stabilised: number;
  readonly limited: string;
}

export class HorizontalController {
  readonly #spec: HpaSpec;
  readonly #flags: ControllerFlags;
  readonly #tolerances: Tolerances;
  readonly #recommendations = new Recommendations();
  readonly #events = new ScaleEvents();
  readonly #conditions = new Conditions();
  #lastSeen = 0;

  constructor(spec: HpaSpec, flags: ControllerFlags) {
    this.#spec = spec;
    this.#flags = flags;
    this.#tolerances = {
      down: spec.behavior?.scaleDown.tolerance ?? flags.tolerance,
      up: spec.behavior?.scaleUp.tolerance ?? flags.tolerance,
    };
  }

  sync(view: ClusterView, target: ScaleTarget): SyncReport {
    const atMs = view.now();
    let scale: ScaleView;
    try {
      scale = target.read();
    } catch (thrown) {
      return this.#unreadable(atMs, thrown);
    }
    this.#conditions.set(
      'AbleToScale',
      true,
      'SucceededGetScale',
      "the HPA controller was able to get the target's current scale",
    );
    this.#recommendations.begin(scale.specReplicas, view.now());
    const current = scale.specReplicas;
    this.#lastSeen = current;
    const { write, because = '', ...plan } = this.#plan(view, scale);
    const report = { atMs, current, desired: current, proposals: [], ...plan };
    const written = write === undefined ? {} : this.#rescale(view, target, current, write, because);
    return { ...report, ...written, conditions: this.#conditions.list() };
  }

  #unreadable(atMs: number, thrown: unknown): SyncReport {
    if (!(thrown instanceof MetricFailure)) throw thrown;
    const { namespace, target } = this.#spec;
    this.#conditions.set(
      'AbleToScale',
      false,
      'FailedGetScale',
      `the HPA controller was unable to get the target's current scale: ${thrown.message}`,
    );
    const error = `failed to query scale subresource for ${target.kind}/${namespace}/${target.name}: ${thrown.message}`;
    const size = this.#lastSeen;
    return { atMs, current: size, desired: size, proposals: [], error, conditions: this.#conditions.list() };
  }

  /** What this sync wants to write, and why; nothing to write where the size stays. */
  #plan(view: ClusterView, scale: ScaleView): Plan {
    const { minReplicas, maxReplicas } = this.#spec;
    const current = scale.specReplicas;
    if (current === 0 && !this.#mayLeaveZero()) {
      this.#conditions.set(
        'ScalingActive',
        false,
        'ScalingDisabled',
        'scaling is disabled since the replica count of the target is zero',
      );
      return {};
    }
    if (current > maxReplicas)
      return { write: maxReplicas, because: 'Current number of replicas above Spec.MaxReplicas' };
    if (current !== 0 && current < minReplicas)
      return { write: minReplicas, because: 'Current number of replicas below Spec.MinReplicas' };
    return this.#planByMetrics(view, scale);
  }

  /** Zero that the controller itself went to can be left again; zero set by someone else means: switched off. */
  #mayLeaveZero(): boolean {
    return this.#conditions.isTrue('ScaledToZero') && this.#hasOutsideMetric();
  }

  /** A metric that has a value without any pod. */
  #hasOutsideMetric(): boolean {
    return this.#spec.metrics.some(({ type }) => type === 'Object' || type === 'External');
  }

  #planByMetrics(view: ClusterView, scale: ScaleView): Plan {
    const proposals = this.#propose(view, scale);
    const best = largest(proposals);
    const failure = this.#judge(proposals, best, scale.specReplicas);
    if (best === undefined || (failure !== undefined && best.replicas < scale.specReplicas))
      return { proposals, error: this.#failed(failure ?? 'no metrics') };
    const { replicas: proposed, label: metric } = best;
    const current = scale.specReplicas;
    const because =
      proposed > current ? `${metric} above target` : proposed < current ? 'All metrics below target' : '';
    const normalised = this.#normalise(proposed, current, view.now());
    const desired = normalised.replicas;
    return {
      proposals,
      proposed,
      metric,
      stabilised: normalised.stabilised,
      limited: normalised.limited,
      ...(failure !== undefined && { error: failure }),
      ...(desired !== current && { write: desired, because }),
    };
  }

  #propose(view: ClusterView, scale: ScaleView): readonly Proposal[] {
    const inputs = { view, flags: this.#flags, tolerances: this.#tolerances, currentReplicas: scale.specReplicas };
    return this.#spec.metrics.map((metric) => proposalOf(this.#spec, metric, inputs, scale));
  }

  /** Sets ScalingActive; gives the error where a metric failed. A failing metric holds back scaling down, not up. */
  #judge(proposals: readonly Proposal[], best: Best | undefined, current: number): string | undefined {
    const failures = proposals.flatMap((proposal) => ('failure' in proposal ? [proposal.failure] : []));
    const [first] = failures;
    if (first !== undefined && (best === undefined || best.replicas < current))
      this.#conditions.set(
        'ScalingActive',
        false,
        first.reason,
        `the HPA was unable to compute the replica count: ${first.cause}`,
      );
    else
      this.#conditions.set(
        'ScalingActive',
        true,
        'ValidMetricFound',
        `the HPA was able to successfully calculate a replica count from ${best?.label}`,
      );
    return first === undefined
      ? undefined
      : `invalid metrics (${failures.length} invalid out of ${proposals.length}), first error is: ${first.error}`;
  }

  #failed(error: string): string {
    const { namespace, target } = this.#spec;
    return `failed to compute desired number of replicas based on listed metrics for ${target.kind}/${namespace}/${target.name}: ${error}`;
  }

  #normalise(proposed: number, current: number, nowMs: number): Normalised {
    const { behavior } = this.#spec;
    return behavior === undefined
      ? this.#normaliseByDefault(proposed, current, nowMs)
      : this.#normaliseBy(behavior, proposed, current, nowMs);
  }

  /** The rules of an HPA without `behavior`: at most double, or 4, at a time. */
  #normaliseByDefault(proposed: number, current: number, nowMs: number): Normalised {
    const { minReplicas, maxReplicas } = this.#spec;
    const stabilised = this.#recommendations.highest(proposed, nowMs, this.#flags.downscaleStabilizationMs);
    this.#noteStabilised(stabilised !== proposed, STABILISED_DOWN);
    const most = Math.max(2 * current, 4);
    if (stabilised < minReplicas) return this.#limit(minReplicas, stabilised, TOO_FEW);
    if (stabilised > Math.min(most, maxReplicas))
      return this.#limit(Math.min(most, maxReplicas), stabilised, maxReplicas > most ? UP_LIMIT : TOO_MANY);
    return this.#limit(stabilised, stabilised, UNLIMITED);
  }

  #normaliseBy(behavior: Behavior, proposed: number, current: number, nowMs: number): Normalised {
    const downSeconds = behavior.scaleDown.windowSeconds ?? Math.trunc(this.#flags.downscaleStabilizationMs / 1000);
    const windows = { upMs: (behavior.scaleUp.windowSeconds ?? 0) * 1000, downMs: downSeconds * 1000 };
    const stabilised = this.#recommendations.between(proposed, current, nowMs, windows);
    this.#noteStabilised(stabilised !== proposed, proposed >= current ? STABILISED_UP : STABILISED_DOWN);
    const { minReplicas, maxReplicas } = this.#spec;
    if (stabilised > current) {
      const most = Math.max(current, scaleUpLimit(current, behavior.scaleUp, this.#events, nowMs));
      if (stabilised > Math.min(most, maxReplicas))
        return this.#limit(Math.min(most, maxReplicas), stabilised, maxReplicas > most ? UP_LIMIT : TOO_MANY);
    } else if (stabilised < current) {
      const least = Math.min(current, scaleDownLimit(current, behavior.scaleDown, this.#events, nowMs));
      if (stabilised < Math.max(least, minReplicas))
        return this.#limit(Math.max(least, minReplicas), stabilised, minReplicas < least ? DOWN_LIMIT : TOO_FEW);
    }
    return this.#limit(stabilised, stabilised, UNLIMITED);
  }

  #noteStabilised(held: boolean, [reason, message]: Limit): void {
    if (held) this.#conditions.set('AbleToScale', true, reason, message);
    else this.#conditions.set('AbleToScale', true, 'ReadyForNewScale', 'recommended size matches current size');
  }

  #limit(replicas: number, stabilised: number, [reason, message]: Limit): Normalised {
    this.#conditions.set('ScalingLimited', replicas !== stabilised, reason, message);
    return { replicas, stabilised, limited: reason };
  }

  #rescale(
    view: ClusterView,
    target: ScaleTarget,
    current: number,
    desired: number,
    reason: string,
  ): Partial<SyncReport> {
    try {
      target.write(desired);
    } catch (thrown) {
      if (!(thrown instanceof MetricFailure)) throw thrown;
      this.#conditions.set(
        'AbleToScale',
        false,
        'FailedUpdateScale',
        `the HPA controller was unable to update the target scale: ${thrown.message}`,
      );
      const { namespace, target: ref } = this.#spec;
      return { error: `failed to rescale ${ref.kind}/${namespace}/${ref.name}: ${thrown.message}` };
    }
    this.#conditions.set(
      'AbleToScale',
      true,
      'SucceededRescale',
      `the HPA controller was able to update the target scale to ${desired}`,
    );
    const { behavior, minReplicas } = this.#spec;
    if (behavior !== undefined) this.#events.store(current, desired, view.now(), behavior);
    if (current > 0 && desired === 0 && minReplicas === 0 && this.#hasOutsideMetric())
      this.#conditions.set('ScaledToZero', true, 'ScaledToZero', 'the HPA controller scaled the workload to zero');
    else
      this.#conditions.set(
        'ScaledToZero',
        false,
        'NotScaledToZero',
        'the HPA controller did not scale the workload to zero',
      );
    return { desired, reason };
  }
}

interface Plan {
  readonly write?: number;
  readonly because?: string;
  readonly proposals?: readonly Proposal[];
  readonly proposed?: number;
  readonly metric?: string;
  readonly stabilised?: number;
  readonly limited?: string;
  readonly error?: string;
}

interface Best {
  readonly replicas: number;
  readonly label: string;
}

/** The largest proposal; of equals the first, except that a zero gives way to whatever comes after it. */
function largest(proposals: readonly Proposal[]): Best | undefined {
  let best: Best | undefined;
  for (const proposal of proposals) {
    if ('failure' in proposal) continue;
    const { replicas } = proposal.calculation;
    if (best === undefined || best.replicas === 0 || replicas > best.replicas)
      best = { replicas, label: proposal.label };
  }
  return best;
}
