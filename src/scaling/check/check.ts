/**
 * Documents of a manifest -> findings with reasons.
 * Takes plain data (the reader of YAML is elsewhere) and what is known of the service and its nodes; changes nothing.
 */
import { parseHpa, type SpecProblem } from '../hpa/parse-spec.ts';
import { type ControllerFlags, DEFAULT_FLAGS, type HpaSpec } from '../hpa/spec.ts';
import { pathInScaledObject, readScaledObject } from '../keda/scaled-object.ts';
import type { NodePool } from '../nodes/pool.ts';
import { BEHAVIOR_RULES } from './behavior-rules.ts';
import type { BudgetView, CheckContext, ServiceFigures } from './context.ts';
import { readDeployment } from './deployment.ts';
import type { CheckFinding } from './finding.ts';
import { KEDA_RULES } from './keda-rules.ts';
import { POD_RULES } from './pod-rules.ts';
import { REACH_RULES } from './reach-rules.ts';

export interface CheckOptions {
  readonly flags?: ControllerFlags;
  readonly pools?: readonly NodePool[];
  readonly service?: ServiceFigures;
}

type Dict = Readonly<Record<string, unknown>>;
const dict = (value: unknown): Dict => (typeof value === 'object' && value !== null ? (value as Dict) : {});

const RULES = [...REACH_RULES, ...BEHAVIOR_RULES, ...POD_RULES];
const AUTOSCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];
const ORDER = { error: 0, warning: 1, note: 2 } as const;

/** All findings, the worst first; one finding with the rule `no-autoscaler` where the file has none. */
export function checkDocuments(documents: readonly unknown[], options: CheckOptions = {}): readonly CheckFinding[] {
  const autoscalers = documents.flatMap((value, document) =>
    AUTOSCALERS.includes(String(dict(value)['kind'])) ? [{ value, document }] : [],
  );
  if (autoscalers.length === 0)
    return [
      {
        rule: 'no-autoscaler',
        severity: 'error',
        document: 0,
        path: [],
        message: 'no HorizontalPodAutoscaler and no ScaledObject in the file',
        advice: 'kind: HorizontalPodAutoscaler, apiVersion: autoscaling/v2',
      },
    ];
  const findings = autoscalers.flatMap(({ value, document }) =>
    dict(value)['kind'] === 'ScaledObject'
      ? checkScaledObject(value, document, documents, options)
      : checkOne(value, document, documents, options),
  );
  return [...findings, ...conflicts(documents)].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

function checkOne(
  value: unknown,
  document: number,
  documents: readonly unknown[],
  options: CheckOptions,
): readonly CheckFinding[] {
  const parsed = parseHpa(value);
  if ('problems' in parsed) return refused(parsed.problems, document);
  const context = contextOf(parsed.spec, value, document, documents, options);
  return RULES.flatMap((rule) => rule(context));
}

/** The autoscaler that KEDA makes by the rules for all autoscalers, and KEDA's own part by its own. */
function checkScaledObject(
  value: unknown,
  document: number,
  documents: readonly unknown[],
  options: CheckOptions,
): readonly CheckFinding[] {
  const view = readScaledObject(value);
  if (view === undefined) return [];
  if ('problems' in view) return refused(view.problems, document);
  const ofAutoscaler = checkOne(view.hpa, document, documents, options).map((finding) =>
    finding.document === document ? { ...finding, path: pathInScaledObject(finding.path) } : finding,
  );
  return [...KEDA_RULES.flatMap((rule) => rule(view, document)), ...ofAutoscaler];
}

function refused(problems: readonly SpecProblem[], document: number): readonly CheckFinding[] {
  return problems.map(({ path, message }) => ({
    rule: 'refused',
    severity: 'error' as const,
    document,
    path,
    message: `${path.at(-1) ?? 'the document'} ${message}`,
  }));
}

function contextOf(
  spec: HpaSpec,
  value: unknown,
  document: number,
  documents: readonly unknown[],
  options: CheckOptions,
): CheckContext {
  const behavior = dict(dict(dict(value)['spec'])['behavior']);
  return {
    spec,
    document,
    flags: options.flags ?? DEFAULT_FLAGS,
    deployment: documents
      .map(readDeployment)
      .find((view) => view !== undefined && view.kind === spec.target.kind && view.name === spec.target.name),
    budgets: documents.flatMap(readBudget),
    pools: options.pools ?? [],
    service: options.service ?? {},
    written: { scaleUp: behavior['scaleUp'] != null, scaleDown: behavior['scaleDown'] != null },
  };
}

function readBudget(value: unknown, document: number): readonly BudgetView[] {
  if (dict(value)['kind'] !== 'PodDisruptionBudget') return [];
  const spec = dict(dict(value)['spec']);
  const labels = dict(dict(spec['selector'])['matchLabels']);
  const amount = (key: string): number | string | undefined => {
    const given = spec[key];
    return typeof given === 'number' || typeof given === 'string' ? given : undefined;
  };
  const minAvailable = amount('minAvailable');
  const maxUnavailable = amount('maxUnavailable');
  return [
    {
      document,
      labels: new Map(Object.entries(labels).map(([key, text]) => [key, String(text)])),
      ...(minAvailable !== undefined && { minAvailable }),
      ...(maxUnavailable !== undefined && { maxUnavailable }),
    },
  ];
}

/** Two autoscalers of one target undo each other. */
function conflicts(documents: readonly unknown[]): readonly CheckFinding[] {
  const targets = new Map<string, number>();
  const findings: CheckFinding[] = [];
  documents.forEach((value, document) => {
    const kind = String(dict(value)['kind']);
    if (!AUTOSCALERS.includes(kind)) return;
    const ref = dict(dict(dict(value)['spec'])['scaleTargetRef']);
    const target = `${String(ref['kind'] ?? 'Deployment')} ${String(ref['name'])}`;
    if (targets.has(target))
      findings.push({
        rule: 'two-autoscalers',
        severity: 'error',
        document,
        path: ['spec', 'scaleTargetRef'],
        message: `${target} is scaled by another autoscaler of this file too: they undo each other`,
        advice: 'keep one; KEDA makes its own HorizontalPodAutoscaler',
      });
    targets.set(target, document);
  });
  return findings;
}
