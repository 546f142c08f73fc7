/** What the rules look at: the parsed documents, and what else was said about the service and its nodes. */
import type { ControllerFlags, HpaSpec } from '../hpa/spec.ts';
import type { NodePool } from '../nodes/pool.ts';
import type { ContainerView, DeploymentView } from './deployment.ts';
import type { CheckFinding, Path } from './finding.ts';

export interface CheckContext {
  readonly spec: HpaSpec;
  readonly document: number;
  readonly flags: ControllerFlags;
  readonly deployment: DeploymentView | undefined;
  /** Pods whose labels a PodDisruptionBudget of the file selects. */
  readonly budgets: readonly BudgetView[];
  readonly pools: readonly NodePool[];
  readonly service: ServiceFigures;
  /** The behavior keys as the user wrote them. */
  readonly written: { readonly scaleUp: boolean; readonly scaleDown: boolean };
}

export interface BudgetView {
  readonly document: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

/** Of one request, where known. */
export interface ServiceFigures {
  readonly cpuMs?: number;
  readonly waitMs?: number;
  /** Connections that a pod admits at once. */
  readonly connections?: number;
}

export type Rule = (context: CheckContext) => readonly CheckFinding[];

/** A finding about the HPA itself. */
export function about(
  context: CheckContext,
  rule: string,
  severity: CheckFinding['severity'],
  path: Path,
  message: string,
  advice?: string,
): CheckFinding {
  return { rule, severity, document: context.document, path, message, ...(advice !== undefined && { advice }) };
}

/** The percentage that scaling goes by, for the first utilisation metric of a resource. */
export function utilizationTarget(
  { spec }: CheckContext,
  resource: string,
): { readonly percent: number; readonly index: number; readonly container?: string } | undefined {
  for (const [index, metric] of spec.metrics.entries()) {
    if (metric.type !== 'Resource' && metric.type !== 'ContainerResource') continue;
    if (metric.name !== resource || metric.target.kind !== 'utilization') continue;
    const { percent } = metric.target;
    return { percent, index, ...(metric.type === 'ContainerResource' && { container: metric.container }) };
  }
  return undefined;
}

/** Containers that a metric counts. */
export function countedContainers({ deployment }: CheckContext, container?: string): readonly ContainerView[] {
  const all = deployment?.containers ?? [];
  return container === undefined ? all : all.filter(({ name }) => name === container);
}
