/**
 * The metrics of an HPA -> a proposal each, or why there is none; and the one the controller goes by.
 * Names and messages are the controller's own, so that they can be found in its documentation and events.
 */
import { type ClusterView, MetricFailure } from './cluster-view.ts';
import {
  type Calculation,
  type CalculatorInputs,
  replicasForAverage,
  replicasForPodsMetric,
  replicasForUsage,
  replicasForUtilization,
  replicasForValue,
} from './replica-calculator.ts';
import type { HpaSpec, LabelSelector, MetricSpec, ResourceTarget } from './spec.ts';

/** What one metric asks for, or why it could not be read. */
export type Proposal =
  | { readonly metric: MetricSpec; readonly label: string; readonly calculation: Calculation }
  | { readonly metric: MetricSpec; readonly failure: ProposalFailure };

export interface ProposalFailure {
  /** Reason of the ScalingActive condition. */
  readonly reason: string;
  /** What that condition says. */
  readonly cause: string;
  /** The same with the controller's wrapping. */
  readonly error: string;
}

export interface ScaleView {
  readonly specReplicas: number;
  readonly statusReplicas: number;
}

export function proposalOf(spec: HpaSpec, metric: MetricSpec, inputs: CalculatorInputs, scale: ScaleView): Proposal {
  const rule = RULES[metric.type] as Rule<MetricSpec>;
  try {
    return { metric, label: rule.label(metric), calculation: rule.calculate(metric, spec, inputs, scale) };
  } catch (thrown) {
    if (!(thrown instanceof MetricFailure)) throw thrown;
    const { reason, wrap } = rule;
    return { metric, failure: { reason, cause: thrown.message, error: wrap(metric, thrown.message) } };
  }
}

/** How one type of metric is read, named and complained about. */
interface Rule<Metric extends MetricSpec> {
  readonly reason: string;
  label(metric: Metric): string;
  calculate(metric: Metric, spec: HpaSpec, inputs: CalculatorInputs, scale: ScaleView): Calculation;
  wrap(metric: Metric, cause: string): string;
}

type RuleTable = { readonly [Type in MetricSpec['type']]: Rule<Extract<MetricSpec, { type: Type }>> };

const RULES: RuleTable = {
  Resource: {
    reason: 'FailedGetResourceMetric',
    label: ({ name, target }) => resourceLabel(name, target, 'resource'),
    calculate: ({ name, target }, _spec, inputs) => resourceCalculation(inputs, name, '', target),
    wrap: ({ name }, cause) => `failed to get ${name} resource metric value: ${cause}`,
  },
  ContainerResource: {
    reason: 'FailedGetContainerResourceMetric',
    label: ({ name, target }) => resourceLabel(name, target, 'container resource'),
    calculate: ({ name, container, target }, _spec, inputs) => resourceCalculation(inputs, name, container, target),
    wrap: ({ container }, cause) => `failed to get ${container} container metric value: ${cause}`,
  },
  Pods: {
    reason: 'FailedGetPodsMetric',
    label: ({ metric }) => `pods metric ${metric}`,
    calculate: ({ metric, averageMilli }, _spec, inputs) =>
      wrapped(
        () => replicasForPodsMetric(inputs, averageMilli, metric),
        (cause) => (isOfPods(cause) ? cause : `unable to get metric ${metric}: ${cause}`),
      ),
    wrap: (_metric, cause) => `failed to get pods metric value: ${cause}`,
  },
  Object: {
    reason: 'FailedGetObjectMetric',
    label: ({ metric, object, selector, target }) =>
      target.kind === 'value' ? `${object.kind} metric ${metric}` : `external metric ${metric}(${describe(selector)})`,
    calculate: ({ metric, object, target }, spec, inputs, scale) => {
      const usage = wrapped(
        () => inputs.view.objectMetric(metric),
        (cause) => `unable to get metric ${metric} on ${object.kind} ${spec.namespace}/${object.name}: ${cause}`,
      );
      return valueCalculation(inputs, target, usage, scale);
    },
    wrap: ({ metric, target }, cause) =>
      `failed to get object metric value: ${target.kind === 'value' ? '' : `failed to get ${metric} object metric: `}${cause}`,
  },
  External: {
    reason: 'FailedGetExternalMetric',
    label: ({ metric, selector }) => `external metric ${metric}(${describe(selector)})`,
    calculate: ({ metric, selector, target }, spec, inputs, scale) => {
      const values = wrapped(
        () => inputs.view.externalMetric(metric),
        (cause) => `unable to get external metric ${spec.namespace}/${metric}/${describe(selector)}: ${cause}`,
      );
      return valueCalculation(
        inputs,
        target,
        values.reduce((sum, value) => sum + value, 0),
        scale,
      );
    },
    wrap: ({ metric, target }, cause) =>
      `failed to get ${metric} external metric value: failed to get ${
        target.kind === 'value' ? `external metric ${metric}` : `${metric} external metric`
      }: ${cause}`,
  },
};

function resourceCalculation(
  inputs: CalculatorInputs,
  name: string,
  container: string,
  target: ResourceTarget,
): Calculation {
  const isPercent = target.kind === 'utilization';
  return wrapped(
    () =>
      isPercent
        ? replicasForUtilization(inputs, target.percent, name, container)
        : replicasForUsage(inputs, target.milli, name, container),
    (cause) => `failed to get ${name} ${isPercent ? 'utilization' : 'usage'}: ${cause}`,
  );
}

function valueCalculation(
  inputs: CalculatorInputs,
  target: { readonly kind: string; readonly milli: number },
  usage: number,
  { statusReplicas }: ScaleView,
): Calculation {
  if (target.kind === 'averageValue') return replicasForAverage(inputs, target.milli, usage, statusReplicas);
  return wrapped(
    () => replicasForValue(inputs, target.milli, usage),
    (cause) => `unable to calculate ready pods: ${cause}`,
  );
}

function resourceLabel(name: string, target: ResourceTarget, what: string): string {
  return target.kind === 'averageValue' ? `${name} resource` : `${name} ${what} utilization (percentage of request)`;
}

const POD_FAULTS = ['no pods returned by selector', 'did not receive metrics for targeted pods'];
const isOfPods = (cause: string): boolean => POD_FAULTS.some((fault) => cause.startsWith(fault));

function wrapped<Result>(read: () => Result, wrap: (cause: string) => string): Result {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof MetricFailure)) throw thrown;
    throw new MetricFailure(wrap(thrown.message));
  }
}

/** A label selector in the form Kubernetes prints it in. */
function describe(selector: LabelSelector | undefined): string {
  if (selector === undefined) return 'nil';
  const labels = Object.entries(selector.matchLabels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}: ${value},`);
  return `&LabelSelector{MatchLabels:map[string]string{${labels.join('')}},MatchExpressions:[]LabelSelectorRequirement{},}`;
}

export type { ClusterView };
