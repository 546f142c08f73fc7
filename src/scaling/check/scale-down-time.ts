/** How long an HPA takes from its most replicas to its fewest once the load is gone, by running the controller. */
import type { ClusterView, PodUsage, PodView } from '../hpa/cluster-view.ts';
import { HorizontalController } from '../hpa/controller.ts';
import type { ControllerFlags, HpaSpec } from '../hpa/spec.ts';

export interface ScaleDown {
  /** Seconds after the load went; absent where it never arrives within a day. */
  readonly seconds?: number;
  readonly sizes: readonly number[];
}

/** An hour at the most, then nothing: each sync sees ready pods and values of `share` of every target. */
export function scaleDownTime(spec: HpaSpec, flags: ControllerFlags): ScaleDown {
  const { maxReplicas, minReplicas } = spec;
  return run(spec, flags, maxReplicas, 0.001, minReplicas);
}

/** From the fewest replicas to the most under a load that keeps every pod at `share` of its target. */
export function scaleUpTime(spec: HpaSpec, flags: ControllerFlags, share: number): ScaleDown {
  return run(spec, flags, Math.max(1, spec.minReplicas), share, spec.maxReplicas);
}

function run(spec: HpaSpec, flags: ControllerFlags, from: number, share: number, to: number): ScaleDown {
  const controller = new HorizontalController(spec, flags);
  let replicas = from;
  let nowMs = 0;
  const sizes = [from];
  const settle = Math.max(3600, spec.behavior?.scaleDown.windowSeconds ?? 0) * 1000;
  const turnMs = Math.ceil(settle / flags.syncPeriodMs) * flags.syncPeriodMs;
  for (; nowMs <= turnMs + 86_400_000; nowMs += flags.syncPeriodMs) {
    const view = new FlatView(spec, replicas, nowMs, nowMs <= turnMs ? 1 : share);
    const { desired } = controller.sync(view, {
      read: () => ({ specReplicas: replicas, statusReplicas: replicas }),
      write: (size) => {
        replicas = size;
      },
    });
    if (desired !== sizes.at(-1)) sizes.push(desired);
    if (replicas === to) return { seconds: (nowMs - turnMs) / 1000, sizes };
  }
  return { sizes };
}

/** Every pod ready and alike, every metric at the same share of its target. */
class FlatView implements ClusterView {
  readonly #spec: HpaSpec;
  readonly #replicas: number;
  readonly #nowMs: number;
  readonly #share: number;

  constructor(spec: HpaSpec, replicas: number, nowMs: number, share: number) {
    this.#spec = spec;
    this.#replicas = replicas;
    this.#nowMs = nowMs;
    this.#share = share;
  }

  now(): number {
    return this.#nowMs;
  }

  pods(): readonly PodView[] {
    const requests = new Map([...this.#resources()].map((resource) => [resource, REQUEST]));
    return this.#names().map((name) => ({
      name,
      phase: 'Running',
      deleting: false,
      startedMs: this.#nowMs - 86_400_000,
      ready: { status: 'True', sinceMs: this.#nowMs - 86_300_000 },
      containers: this.#containers().map((container) => ({ name: container, requests })),
    }));
  }

  usage(): readonly PodUsage[] {
    const usage = new Map<string, number>();
    for (const metric of this.#spec.metrics) {
      if (metric.type !== 'Resource' && metric.type !== 'ContainerResource') continue;
      const { target } = metric;
      const milli = target.kind === 'utilization' ? (REQUEST * target.percent) / 100 : target.milli;
      usage.set(metric.name, Math.round(milli * this.#share));
    }
    const containers = this.#containers().map((name) => ({ name, requests: usage }));
    return this.#names().map((pod) => ({ pod, atMs: this.#nowMs, windowMs: 15_000, containers }));
  }

  podsMetric(metric: string): ReadonlyMap<string, number> {
    const found = this.#spec.metrics.find((one) => one.type === 'Pods' && one.metric === metric);
    const milli = found?.type === 'Pods' ? found.averageMilli * this.#share : 0;
    return new Map(this.#names().map((name) => [name, Math.round(milli)]));
  }

  objectMetric(metric: string): number {
    return this.#outside(metric);
  }

  externalMetric(metric: string): readonly number[] {
    return [this.#outside(metric)];
  }

  #outside(metric: string): number {
    for (const one of this.#spec.metrics) {
      if ((one.type !== 'External' && one.type !== 'Object') || one.metric !== metric) continue;
      const whole = one.target.kind === 'value' ? one.target.milli : one.target.milli * this.#replicas;
      return Math.round(whole * this.#share);
    }
    return 0;
  }

  #names(): string[] {
    return Array.from({ length: this.#replicas }, (_, index) => `p${index}`);
  }

  #resources(): Set<string> {
    return new Set(
      this.#spec.metrics.flatMap((metric) =>
        metric.type === 'Resource' || metric.type === 'ContainerResource' ? [metric.name] : [],
      ),
    );
  }

  #containers(): string[] {
    const named = this.#spec.metrics.flatMap((metric) =>
      metric.type === 'ContainerResource' ? [metric.container] : [],
    );
    return named.length === 0 ? ['app'] : [...new Set(named)];
  }
}

const REQUEST = 100_000;
