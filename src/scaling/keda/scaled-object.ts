/**
 * KEDA's ScaledObject -> the HorizontalPodAutoscaler that KEDA makes of it, as a document of autoscaling/v2.
 * Takes plain data; what KEDA itself would refuse is said as problems. What KEDA does beside that autoscaler, between zero and one
 * replica, is in the other fields for the rules; nothing here scales anything.
 */

type Path = readonly (string | number)[];
type Dict = Readonly<Record<string, unknown>>;

export interface ScaledObjectView {
  /** What the autoscaler's controller gets to see. */
  readonly hpa: unknown;
  readonly triggers: readonly TriggerView[];
  readonly minReplicaCount: number | undefined;
  readonly maxReplicaCount: number | undefined;
  readonly idleReplicaCount: number | undefined;
  readonly cooldownSeconds: number | undefined;
  readonly pollingSeconds: number | undefined;
  readonly hasFallback: boolean;
  /** Annotations that hold it: paused, or paused at a number. */
  readonly paused: string | undefined;
}

export interface TriggerView {
  readonly type: string;
  readonly metricType: string;
  /** CPU or memory of the pods: the autoscaler reads it itself, KEDA never sees it. */
  readonly ofPods: boolean;
  readonly cached: boolean;
  readonly metadata: ReadonlyMap<string, string>;
}

export interface KedaProblem {
  readonly path: Path;
  readonly message: string;
}

const DEFAULT_MAX = 100;

/** Metadata keys in which scalers take their target, and what some take where it is missing. */
const TARGET_KEYS = [
  'threshold',
  'value',
  'listLength',
  'lagThreshold',
  'queueLength',
  'messageCount',
  'targetValue',
  'targetQueryValue',
  'targetMetricValue',
  'pendingEntriesCount',
  'queryValue',
  'desiredReplicas',
];
const DEFAULT_TARGETS: ReadonlyMap<string, string> = new Map([
  ['redis', '5'],
  ['redis-streams', '5'],
  ['kafka', '10'],
  ['apache-kafka', '10'],
  ['aws-sqs-queue', '5'],
  ['azure-queue', '5'],
  ['azure-servicebus', '5'],
  ['gcp-pubsub', '10'],
]);

const dict = (value: unknown): Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dict) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const whole = (value: unknown): number | undefined => (Number.isInteger(value) ? (value as number) : undefined);

/** The view, or what KEDA would refuse; undefined for other kinds. */
export function readScaledObject(
  value: unknown,
): ScaledObjectView | { readonly problems: readonly KedaProblem[] } | undefined {
  const root = dict(value);
  if (root['kind'] !== 'ScaledObject') return undefined;
  const spec = dict(root['spec']);
  const triggers = list(spec['triggers']).map(trigger);
  const problems = problemsOf(spec, triggers);
  if (problems.length > 0) return { problems };
  const annotations = dict(dict(root['metadata'])['annotations']);
  const paused = ['autoscaling.keda.sh/paused', 'autoscaling.keda.sh/paused-replicas'].find(
    (name) => annotations[name] !== undefined && annotations[name] !== 'false',
  );
  return {
    hpa: hpaOf(root, spec, triggers),
    triggers,
    minReplicaCount: whole(spec['minReplicaCount']),
    maxReplicaCount: whole(spec['maxReplicaCount']),
    idleReplicaCount: whole(spec['idleReplicaCount']),
    cooldownSeconds: whole(spec['cooldownPeriod']),
    pollingSeconds: whole(spec['pollingInterval']),
    hasFallback: spec['fallback'] != null,
    paused,
  };
}

/** Where a key of the autoscaler stands in the ScaledObject. */
export function pathInScaledObject([spec, key, ...rest]: Path): Path {
  switch (key) {
    case 'behavior':
      return ['spec', 'advanced', 'horizontalPodAutoscalerConfig', 'behavior', ...rest];
    case 'metrics':
      return ['spec', 'triggers', ...rest.slice(0, 1)];
    case 'minReplicas':
      return ['spec', 'minReplicaCount'];
    case 'maxReplicas':
      return ['spec', 'maxReplicaCount'];
    default:
      return [spec, key, ...rest].flatMap((part) => (part === undefined ? [] : [part]));
  }
}

function trigger(value: unknown): TriggerView {
  const entry = dict(value);
  const type = String(entry['type'] ?? '');
  const metadata = new Map(Object.entries(dict(entry['metadata'])).map(([key, text]) => [key, String(text)]));
  const ofPods = type === 'cpu' || type === 'memory';
  const metricType = String(entry['metricType'] ?? metadata.get('type') ?? (ofPods ? '' : 'AverageValue'));
  return { type, metricType, ofPods, cached: entry['useCachedMetrics'] === true, metadata };
}

function problemsOf(spec: Dict, triggers: readonly TriggerView[]): readonly KedaProblem[] {
  const problems: KedaProblem[] = [];
  const refuse = (path: Path, message: string): number => problems.push({ path: ['spec', ...path], message });
  if (dict(spec['scaleTargetRef'])['name'] === undefined) refuse(['scaleTargetRef'], 'has no name');
  if (triggers.length === 0) refuse(['triggers'], 'is empty: there is nothing to scale on');
  triggers.forEach(({ type, metricType, ofPods, metadata }, index) => {
    if (type === '') refuse(['triggers', index], 'has no type');
    const allowed = ofPods ? ['Utilization', 'AverageValue'] : ['AverageValue', 'Value'];
    if (!allowed.includes(metricType))
      refuse(['triggers', index, 'metricType'], `is "${metricType}"; a ${type} trigger takes ${allowed.join(' or ')}`);
    const needed = ofPods ? 'value' : type === 'prometheus' ? 'threshold' : undefined;
    if (needed !== undefined && !metadata.has(needed))
      refuse(['triggers', index, 'metadata'], `has no ${needed}: the target is missing`);
  });
  const fallback = dict(spec['fallback']);
  if (spec['fallback'] != null)
    for (const key of ['failureThreshold', 'replicas'])
      if (whole(fallback[key]) === undefined) refuse(['fallback', key], 'must be a whole number');
  const [min, idle] = [whole(spec['minReplicaCount']) ?? 0, whole(spec['idleReplicaCount'])];
  if (idle !== undefined && idle >= min)
    refuse(['idleReplicaCount'], `is ${idle}; it must be less than minReplicaCount, which is ${min}`);
  if (min === 0 && triggers.length > 0 && triggers.every(({ ofPods }) => ofPods))
    refuse(['minReplicaCount'], 'is 0 with nothing but CPU and memory to scale on: no pods, no figure, no way back up');
  return problems;
}

function hpaOf(root: Dict, spec: Dict, triggers: readonly TriggerView[]): unknown {
  const target = dict(spec['scaleTargetRef']);
  const config = dict(dict(spec['advanced'])['horizontalPodAutoscalerConfig']);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { ...dict(root['metadata']), name: config['name'] ?? `keda-hpa-${dict(root['metadata'])['name']}` },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', ...target },
      minReplicas: Math.max(1, whole(spec['minReplicaCount']) ?? 1),
      maxReplicas: spec['maxReplicaCount'] ?? DEFAULT_MAX,
      metrics: triggers.map((each, index) => metricOf(each, nameOf(spec, index))),
      ...(config['behavior'] != null && { behavior: config['behavior'] }),
    },
  };
}

/** The trigger's own name, so that a scenario can say what it stands for; KEDA's for one that has none. */
function nameOf(spec: Dict, index: number): string {
  const entry = dict(list(spec['triggers'])[index]);
  return String(entry['name'] ?? `s${index}-${entry['type']}`);
}

function metricOf({ type, metricType, ofPods, metadata }: TriggerView, name: string): unknown {
  if (ofPods) {
    const value = metadata.get('value') as string;
    const target =
      metricType === 'Utilization'
        ? { type: 'Utilization', averageUtilization: Number(value) }
        : { type: 'AverageValue', averageValue: value };
    const container = metadata.get('containerName');
    return container === undefined
      ? { type: 'Resource', resource: { name: type, target } }
      : { type: 'ContainerResource', containerResource: { name: type, container, target } };
  }
  const key = TARGET_KEYS.find((candidate) => metadata.has(candidate));
  const value = (key === undefined ? DEFAULT_TARGETS.get(type) : metadata.get(key)) ?? '1';
  const target = metricType === 'Value' ? { type: 'Value', value } : { type: 'AverageValue', averageValue: value };
  return { type: 'External', external: { metric: { name }, target } };
}
