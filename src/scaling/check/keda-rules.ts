/** Rules on what KEDA does beside the HorizontalPodAutoscaler that it makes: zero replicas, polling, missing figures. */
import type { ScaledObjectView } from '../keda/scaled-object.ts';
import type { CheckFinding, Path } from './finding.ts';

type KedaRule = (view: ScaledObjectView, document: number) => readonly CheckFinding[];

const DEFAULT_COOLDOWN_SECONDS = 300;
const DEFAULT_POLLING_SECONDS = 30;

function found(
  document: number,
  rule: string,
  severity: CheckFinding['severity'],
  path: Path,
  message: string,
  advice?: string,
): readonly CheckFinding[] {
  return [{ rule, severity, document, path: ['spec', ...path], message, ...(advice !== undefined && { advice }) }];
}

const reachesZero = ({ minReplicaCount, idleReplicaCount }: ScaledObjectView): boolean =>
  (minReplicaCount ?? 0) === 0 || idleReplicaCount === 0;

/** From zero the first caller waits for KEDA to look, and for a pod. */
const scaleToZero: KedaRule = (view, document) => {
  if (!reachesZero(view)) return [];
  const given = view.minReplicaCount !== undefined || view.idleReplicaCount !== undefined;
  const cooldown = view.cooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS;
  const polling = view.pollingSeconds ?? DEFAULT_POLLING_SECONDS;
  return found(
    document,
    'keda-scale-to-zero',
    given ? 'note' : 'warning',
    ['minReplicaCount'],
    `${given ? '' : 'is not given, which means 0: '}all replicas go ${cooldown} s after the last trigger was active; then up to ${polling} s pass until KEDA looks, and a pod has to start`,
    given ? undefined : 'minReplicaCount: 1, or more, where callers cannot wait',
  );
};

const maxDefault: KedaRule = ({ maxReplicaCount }, document) =>
  maxReplicaCount !== undefined
    ? []
    : found(document, 'keda-max-default', 'warning', ['maxReplicaCount'], 'is not given, which means 100');

/** Settings that look like those of the autoscaler and are not. */
const unusedSettings: KedaRule = (view, document) => {
  if (reachesZero(view)) return [];
  const cached = view.triggers.some((each) => each.cached);
  return [
    ...(view.cooldownSeconds === undefined
      ? []
      : found(
          document,
          'keda-cooldown-unused',
          'warning',
          ['cooldownPeriod'],
          `does nothing here: it counts for the step to 0 alone, and this never goes below ${view.minReplicaCount}`,
          'how fast it comes down is advanced.horizontalPodAutoscalerConfig.behavior.scaleDown',
        )),
    ...(view.pollingSeconds === undefined || cached || view.triggers.every(({ ofPods }) => ofPods)
      ? []
      : found(
          document,
          'keda-polling-unused',
          'note',
          ['pollingInterval'],
          `is ${view.pollingSeconds} s, but from one replica on the autoscaler asks at every sync, each 15 s, and KEDA passes that on`,
          'useCachedMetrics: true on a trigger holds its figure for the interval',
        )),
  ];
};

const idleNotZero: KedaRule = ({ idleReplicaCount }, document) =>
  idleReplicaCount === undefined || idleReplicaCount === 0
    ? []
    : found(
        document,
        'keda-idle-not-zero',
        'error',
        ['idleReplicaCount'],
        `is ${idleReplicaCount}: the autoscaler brings it back to minReplicaCount at its next sync; only 0 works`,
      );

const fallbackReach: KedaRule = ({ hasFallback, triggers }, document) => {
  if (!hasFallback) return [];
  if (triggers.every(({ ofPods }) => ofPods))
    return found(
      document,
      'keda-fallback-unused',
      'error',
      ['fallback'],
      'does nothing: CPU and memory are read by the autoscaler itself, and KEDA does not see that they fail',
    );
  if (!triggers.some(({ metricType }) => metricType === 'Value')) return [];
  return found(
    document,
    'keda-fallback-value',
    'warning',
    ['fallback'],
    'KEDA before 2.18 refuses it beside a trigger of metricType Value',
    'metricType: AverageValue, or no fallback: a figure that fails holds the replicas that there are',
  );
};

/** By default a lost exporter reads as no load. */
const nullIsZero: KedaRule = ({ triggers }, document) =>
  triggers.flatMap(({ type, metadata }, index) =>
    type === 'prometheus' &&
    metadata.get('ignoreNullValues') !== 'false' &&
    !/\bor\s+(on\s*\(\)\s*)?vector\s*\(/.test(metadata.get('query') ?? '')
      ? found(
          document,
          'keda-null-is-zero',
          'warning',
          ['triggers', index, 'metadata'],
          'a query without a result counts as 0: when what it asks for is gone, replicas are removed as if there were no load',
          'ignoreNullValues: "false" holds the replicas that there are; or vector(0) in the query where no result does mean none',
        )
      : [],
  );

const paused: KedaRule = ({ paused: name }, document) =>
  name === undefined
    ? []
    : [
        {
          rule: 'keda-paused',
          severity: 'warning',
          document,
          path: ['metadata', 'annotations'],
          message: `${name} is set: nothing is scaled until it is taken away`,
        },
      ];

export const KEDA_RULES: readonly KedaRule[] = [
  scaleToZero,
  maxDefault,
  unusedSettings,
  idleNotZero,
  fallbackReach,
  nullIsZero,
  paused,
];
