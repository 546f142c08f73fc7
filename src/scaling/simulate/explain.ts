/** One sync of the autoscaler in one line: what it read, what it wanted, and what held it. */
import type { SyncReport } from '../hpa/controller.ts';
import type { Proposal } from '../hpa/metric-proposals.ts';
import { formatMilli } from '../hpa/quantity.ts';
import { describePolicies } from '../hpa/rate-limits.ts';
import type { ControllerFlags, HpaSpec, MetricSpec } from '../hpa/spec.ts';

export function explainSync(report: SyncReport, spec: HpaSpec, flags: ControllerFlags): string {
  const { current, desired, proposals, proposed, error } = report;
  const change = desired === current ? `${current} stays` : `${current} -> ${desired}`;
  const readings = proposals.map((proposal) => readingOf(proposal, current)).join('; ');
  if (proposed === undefined) return `${change}: ${error ?? report.reason ?? readings}`;
  const parts = [readings, ...holds(report, spec, flags)];
  return `${change}: ${parts.join('; ')}`;
}

function readingOf(proposal: Proposal, current: number): string {
  if ('failure' in proposal) return `${nameOf(proposal.metric)} not read (${proposal.failure.cause})`;
  const { metric, calculation } = proposal;
  const { ratio, withinTolerance, ready, unready = 0, missing = 0 } = calculation.detail;
  const value =
    calculation.utilization === undefined
      ? formatMilli(calculation.usage, isBytes(metric))
      : `${calculation.utilization} %`;
  const odd = [missing > 0 && `${missing} without metrics`, unready > 0 && `${unready} not ready`].filter(Boolean);
  const pods = odd.length > 0 ? ` (${ready} pods counted, ${odd.join(', ')})` : '';
  const verdict = withinTolerance
    ? `no change (ratio ${ratio.toFixed(2)})`
    : `wants ${calculation.replicas}${calculation.replicas === current ? '' : ` (ratio ${ratio.toFixed(2)})`}`;
  return `${nameOf(metric)} ${value} of ${targetOf(metric)}${pods}: ${verdict}`;
}

/** What came between the wish and the size. */
function holds(report: SyncReport, spec: HpaSpec, flags: ControllerFlags): string[] {
  const { current, desired, proposed = current, stabilised = proposed, limited } = report;
  const held: string[] = [];
  if (stabilised !== proposed) {
    const up = proposed >= current;
    const rules = up ? spec.behavior?.scaleUp : spec.behavior?.scaleDown;
    const seconds = rules?.windowSeconds ?? flags.downscaleStabilizationMs / 1000;
    held.push(`the ${up ? 'lowest' : 'highest'} wish of the last ${seconds} s is ${stabilised}`);
  }
  if (desired === stabilised) return held;
  const { behavior } = spec;
  if (limited === 'ScaleUpLimit')
    held.push(
      `${behavior === undefined ? 'at most double or 4 at a time' : `policy ${describePolicies(behavior.scaleUp)}`} allows ${desired}`,
    );
  if (limited === 'ScaleDownLimit' && behavior !== undefined)
    held.push(`policy ${describePolicies(behavior.scaleDown)} allows ${desired}`);
  if (limited === 'TooManyReplicas') held.push(`maxReplicas is ${spec.maxReplicas}`);
  if (limited === 'TooFewReplicas') held.push(`minReplicas is ${spec.minReplicas}`);
  return held;
}

export function nameOf(metric: MetricSpec): string {
  switch (metric.type) {
    case 'Resource':
      return metric.name;
    case 'ContainerResource':
      return `${metric.name} of container ${metric.container}`;
    default:
      return metric.metric;
  }
}

function targetOf(metric: MetricSpec): string {
  if (metric.type === 'Pods') return `${formatMilli(metric.averageMilli)} a pod`;
  const { target } = metric;
  if (target.kind === 'utilization') return `${target.percent} %`;
  const amount = formatMilli(target.milli, isBytes(metric));
  return target.kind === 'averageValue' ? `${amount} a pod` : amount;
}

function isBytes(metric: MetricSpec): boolean {
  return (metric.type === 'Resource' || metric.type === 'ContainerResource') && metric.name === 'memory';
}
