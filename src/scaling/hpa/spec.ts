/**
 * A HorizontalPodAutoscaler's spec (autoscaling/v2), checked and with its defaults filled in.
 * Targets are in thousandths. What the API server would refuse never becomes a value of these types.
 */

export interface HpaSpec {
  readonly namespace: string;
  readonly target: { readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly MetricSpec[];
  /** Absent where the user wrote none: the controller then follows other rules (1.4 and 1.5 differ). */
  readonly behavior?: Behavior;
}

export interface Behavior {
  readonly scaleUp: ScalingRules;
  readonly scaleDown: ScalingRules;
}

export interface ScalingRules {
  /** Absent only in scaleDown: the controller's flag fills it in. */
  readonly windowSeconds?: number;
  readonly select: 'Max' | 'Min' | 'Disabled';
  readonly policies: readonly ScalingPolicy[];
  readonly tolerance?: number;
}

export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}

export type ResourceName = 'cpu' | 'memory' | (string & {});

export type ResourceTarget =
  | { readonly kind: 'utilization'; readonly percent: number }
  | { readonly kind: 'averageValue'; readonly milli: number };

/** Value: of the whole; averageValue: per replica. */
export interface ValueTarget {
  readonly kind: 'value' | 'averageValue';
  readonly milli: number;
}

export type MetricSpec =
  | { readonly type: 'Resource'; readonly name: ResourceName; readonly target: ResourceTarget }
  | {
      readonly type: 'ContainerResource';
      readonly name: ResourceName;
      readonly container: string;
      readonly target: ResourceTarget;
    }
  | { readonly type: 'Pods'; readonly metric: string; readonly averageMilli: number }
  | {
      readonly type: 'Object';
      readonly metric: string;
      readonly object: { readonly kind: string; readonly name: string };
      readonly selector?: LabelSelector;
      readonly target: ValueTarget;
    }
  | {
      readonly type: 'External';
      readonly metric: string;
      readonly selector?: LabelSelector;
      readonly target: ValueTarget;
    };

export interface LabelSelector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

/** kube-controller-manager's settings that the controller reads. */
export interface ControllerFlags {
  readonly syncPeriodMs: number;
  readonly tolerance: number;
  readonly downscaleStabilizationMs: number;
  readonly cpuInitializationMs: number;
  readonly initialReadinessDelayMs: number;
}

export const DEFAULT_FLAGS: ControllerFlags = {
  syncPeriodMs: 15_000,
  tolerance: 0.1,
  downscaleStabilizationMs: 300_000,
  cpuInitializationMs: 300_000,
  initialReadinessDelayMs: 30_000,
};
