/** Rules on the pods that are scaled, and on what keeps their nodes. */
import { about, type CheckContext, countedContainers, type Rule } from './context.ts';
import type { CheckFinding } from './finding.ts';

/** A finding about the Deployment. */
function ofPods(
  { deployment }: CheckContext,
  rule: string,
  severity: CheckFinding['severity'],
  path: CheckFinding['path'],
  message: string,
  advice?: string,
): CheckFinding {
  const document = deployment?.document ?? 0;
  return { rule, severity, document, path, message, ...(advice !== undefined && { advice }) };
}

/** Without a request on every counted container a utilisation is no number, and the whole HPA stands still. */
const missingRequests: Rule = (context) => {
  const wanting = context.spec.metrics.flatMap((metric) =>
    (metric.type === 'Resource' || metric.type === 'ContainerResource') && metric.target.kind === 'utilization'
      ? [{ resource: metric.name, container: metric.type === 'ContainerResource' ? metric.container : undefined }]
      : [],
  );
  if (wanting.length === 0) return [];
  if (context.deployment === undefined)
    return [
      about(
        context,
        'target-not-given',
        'note',
        ['spec', 'scaleTargetRef'],
        `${context.spec.target.kind} ${context.spec.target.name} is not in the file: its requests, limits and probes are not checked`,
        'put both in one file, parted by ---',
      ),
    ];
  return wanting.flatMap(({ resource, container }) => {
    const counted = countedContainers(context, container);
    if (counted.length === 0)
      return [
        about(
          context,
          'no-such-container',
          'error',
          ['spec', 'metrics'],
          `container ${container} is not in ${context.deployment?.kind} ${context.deployment?.name}: no sync will succeed`,
        ),
      ];
    return counted
      .filter(
        (view) =>
          (resource === 'cpu' ? view.cpuRequestMilli : resource === 'memory' ? view.memoryRequestMilli : 1) ===
          undefined,
      )
      .map(({ name, path }) =>
        ofPods(
          context,
          'missing-requests',
          'error',
          [...path, 'resources'],
          `container ${name} has no ${resource} request: a percentage of it is no number, and the HPA does nothing at all`,
          `give it resources.requests.${resource}, or use a ContainerResource metric on another container`,
        ),
      );
  });
};

const fixedReplicas: Rule = (context) => {
  const { deployment } = context;
  if (deployment?.replicas === undefined) return [];
  return [
    ofPods(
      context,
      'replicas-set',
      'warning',
      ['spec', 'replicas'],
      `is ${deployment.replicas}: every apply sets the size back to it, whatever the HPA has chosen`,
      'leave replicas out where an HPA scales',
    ),
  ];
};

const noReadiness: Rule = (context) =>
  (context.deployment?.containers ?? [])
    .filter(({ hasReadiness }) => !hasReadiness)
    .slice(0, 1)
    .map(({ name, path }) =>
      ofPods(
        context,
        'no-readiness',
        'warning',
        path,
        `container ${name} has no readiness probe: it gets requests before it can answer, and the CPU of its start counts as load`,
        'a readiness probe that means "warm" keeps start-up out of the metric for up to five minutes',
      ),
    );

/** Scratch on the node's disk keeps the cluster autoscaler from ever removing the node. */
const localStorage: Rule = (context) => {
  const { deployment } = context;
  if (deployment === undefined) return [];
  if (deployment.annotations.get('cluster-autoscaler.kubernetes.io/safe-to-evict') === 'true') return [];
  const safe = (deployment.annotations.get('cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes') ?? '').split(
    ',',
  );
  return deployment.volumes
    .filter(({ kind, name }) => (kind === 'emptyDir' || kind === 'hostPath') && !safe.includes(name))
    .map(({ name, kind, path }) =>
      ofPods(
        context,
        'local-storage-blocks-node',
        'warning',
        path,
        `volume ${name} is ${kind === 'emptyDir' ? 'an emptyDir on disk' : 'a hostPath'}: by default the cluster autoscaler removes no node that such a pod runs on`,
        `medium: Memory, or the annotation cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes: "${name}"`,
      ),
    );
};

const evictionForbidden: Rule = (context) => {
  if (context.deployment?.annotations.get('cluster-autoscaler.kubernetes.io/safe-to-evict') !== 'false') return [];
  return [
    ofPods(
      context,
      'eviction-forbidden',
      'warning',
      ['spec', 'template', 'metadata', 'annotations'],
      'safe-to-evict is false: no node that such a pod runs on is ever removed',
    ),
  ];
};

/** Spot nodes give ordinary pods 15 s. */
const graceOnSpot: Rule = (context) => {
  const { deployment } = context;
  if (deployment === undefined || !deployment.onSpot || deployment.graceSeconds <= 15) return [];
  return [
    ofPods(
      context,
      'grace-on-spot',
      'warning',
      ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'],
      `is ${deployment.graceSeconds} s, but a spot node that is taken back gives ordinary pods 15 s: what is not done then is lost`,
      'keep request deadlines below 15 s, or let clients retry',
    ),
  ];
};

const budgetBlocks: Rule = (context) => {
  const { deployment, spec } = context;
  if (deployment === undefined) return [];
  return context.budgets
    .filter(
      ({ labels }) => labels.size > 0 && [...labels].every(([key, value]) => deployment.labels.get(key) === value),
    )
    .filter(({ minAvailable, maxUnavailable }) => {
      if (maxUnavailable === 0 || maxUnavailable === '0%' || minAvailable === '100%') return true;
      return typeof minAvailable === 'number' && minAvailable >= Math.max(1, spec.minReplicas);
    })
    .map(({ document }) => ({
      rule: 'budget-blocks-drain',
      severity: 'warning' as const,
      document,
      path: ['spec'],
      message: `allows no pod to be evicted at ${spec.minReplicas} replicas: no node under them can be drained or removed`,
      advice: 'maxUnavailable: 1, or minAvailable below minReplicas',
    }));
};

const memoryMetric: Rule = (context) =>
  context.spec.metrics.flatMap((metric, index) =>
    (metric.type === 'Resource' || metric.type === 'ContainerResource') && metric.name === 'memory'
      ? [
          about(
            context,
            'memory-metric',
            'warning',
            ['spec', 'metrics', index],
            'most runtimes keep memory they once had: usage does not fall with the load, so it scales up and stays up',
          ),
        ]
      : [],
  );

const oneFails: Rule = (context) => {
  if (context.spec.metrics.length < 2) return [];
  return [
    about(
      context,
      'metric-failure-holds',
      'note',
      ['spec', 'metrics'],
      'while one of the metrics cannot be read it still scales up by the others, but never down',
    ),
  ];
};

export const POD_RULES: readonly Rule[] = [
  missingRequests,
  fixedReplicas,
  noReadiness,
  localStorage,
  evictionForbidden,
  graceOnSpot,
  budgetBlocks,
  memoryMetric,
  oneFails,
];
