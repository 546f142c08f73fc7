/**
 * A parsed YAML or JSON document -> HpaSpec, or what the API server would say against it.
 * Takes plain data; knows no YAML. Defaults are those of autoscaling/v2.
 */
import { floatOf, milliOf, parseQuantity } from './quantity.ts';
import type {
  Behavior,
  HpaSpec,
  LabelSelector,
  MetricSpec,
  ResourceTarget,
  ScalingPolicy,
  ScalingRules,
  ValueTarget,
} from './spec.ts';

/** Something the API server would refuse, at a path of keys. */
export interface SpecProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = readonly (string | number)[];
type Dict = Readonly<Record<string, unknown>>;

/** The spec, or its problems; never both. */
export function parseHpa(
  document: unknown,
): { readonly spec: HpaSpec } | { readonly problems: readonly SpecProblem[] } {
  const reader = new Reader();
  const spec = reader.hpa(document);
  return reader.problems.length > 0 ? { problems: reader.problems } : { spec };
}

/** The part under `spec:` alone. */
export function parseHpaSpec(
  spec: unknown,
): { readonly spec: HpaSpec } | { readonly problems: readonly SpecProblem[] } {
  return parseHpa({ kind: 'HorizontalPodAutoscaler', apiVersion: 'autoscaling/v2', spec });
}

const DEFAULT_UP: ScalingRules = {
  windowSeconds: 0,
  select: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const DEFAULT_DOWN: ScalingRules = { select: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] };
const DEFAULT_METRIC: MetricSpec = { type: 'Resource', name: 'cpu', target: { kind: 'utilization', percent: 80 } };
const NO_TARGET = { kind: 'averageValue', milli: 1000 } as const;

class Reader {
  readonly problems: SpecProblem[] = [];

  hpa(document: unknown): HpaSpec {
    const root = this.dict(document, []);
    if (root['kind'] !== 'HorizontalPodAutoscaler')
      this.refuse(['kind'], `is ${JSON.stringify(root['kind'])}, not HorizontalPodAutoscaler`);
    if (root['apiVersion'] !== 'autoscaling/v2')
      this.refuse(
        ['apiVersion'],
        `is ${JSON.stringify(root['apiVersion'])}; only autoscaling/v2 has metrics and behavior`,
      );
    const spec = this.dict(root['spec'], ['spec']);
    const metrics = this.metrics(spec['metrics'] ?? [], ['spec', 'metrics']);
    const maxReplicas = this.integer(spec['maxReplicas'], ['spec', 'maxReplicas'], 1);
    const minReplicas = this.minReplicas(spec['minReplicas'], metrics);
    if (minReplicas > maxReplicas)
      this.refuse(['spec', 'maxReplicas'], `is ${maxReplicas}, less than minReplicas ${minReplicas}`);
    const behavior = spec['behavior'] == null ? undefined : this.behavior(spec['behavior'], ['spec', 'behavior']);
    const target = this.dict(spec['scaleTargetRef'], ['spec', 'scaleTargetRef']);
    return {
      namespace: this.namespace(root['metadata']),
      target: {
        kind: this.name(target['kind'], ['spec', 'scaleTargetRef', 'kind']),
        name: this.name(target['name'], ['spec', 'scaleTargetRef', 'name']),
      },
      minReplicas,
      maxReplicas,
      metrics: metrics.length === 0 ? [DEFAULT_METRIC] : metrics,
      ...(behavior !== undefined && { behavior }),
    };
  }

  namespace(metadata: unknown): string {
    const given = (metadata as Dict | undefined)?.['namespace'];
    return typeof given === 'string' ? given : 'default';
  }

  minReplicas(value: unknown, metrics: readonly MetricSpec[]): number {
    if (value == null) return 1;
    const least = this.integer(value, ['spec', 'minReplicas'], 0);
    if (least === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External'))
      this.refuse(['spec', 'minReplicas'], 'is 0, which needs an Object or External metric to come back from');
    return least;
  }

  metrics(value: unknown, path: Path): MetricSpec[] {
    return this.list(value, path).map((metric, index) =>
      this.metric(this.dict(metric, [...path, index]), [...path, index]),
    );
  }

  metric(metric: Dict, path: Path): MetricSpec {
    const type = metric['type'];
    switch (type) {
      case 'Resource': {
        const source = this.dict(metric['resource'], [...path, 'resource']);
        const name = this.name(source['name'], [...path, 'resource', 'name']);
        return { type, name, target: this.resourceTarget(source['target'], [...path, 'resource', 'target']) };
      }
      case 'ContainerResource': {
        const at = [...path, 'containerResource'];
        const source = this.dict(metric['containerResource'], at);
        return {
          type,
          name: this.name(source['name'], [...at, 'name']),
          container: this.name(source['container'], [...at, 'container']),
          target: this.resourceTarget(source['target'], [...at, 'target']),
        };
      }
      case 'Pods': {
        const at = [...path, 'pods'];
        const source = this.dict(metric['pods'], at);
        const target = this.valueTarget(source['target'], [...at, 'target']);
        if (target.kind !== 'averageValue') this.refuse([...at, 'target'], 'must have averageValue');
        return { type, metric: this.identifier(source['metric'], at).metric, averageMilli: target.milli };
      }
      case 'Object': {
        const at = [...path, 'object'];
        const source = this.dict(metric['object'], at);
        const object = this.dict(source['describedObject'], [...at, 'describedObject']);
        return {
          type,
          ...this.identifier(source['metric'], at),
          object: {
            kind: this.name(object['kind'], [...at, 'describedObject', 'kind']),
            name: this.name(object['name'], [...at, 'describedObject', 'name']),
          },
          target: this.valueTarget(source['target'], [...at, 'target']),
        };
      }
      case 'External': {
        const at = [...path, 'external'];
        const source = this.dict(metric['external'], at);
        return {
          type,
          ...this.identifier(source['metric'], at),
          target: this.valueTarget(source['target'], [...at, 'target']),
        };
      }
      default:
        this.refuse(
          [...path, 'type'],
          `is ${JSON.stringify(type)}; it can be Resource, ContainerResource, Pods, Object or External`,
        );
        return DEFAULT_METRIC;
    }
  }

  identifier(value: unknown, path: Path): { readonly metric: string; readonly selector?: LabelSelector } {
    const metric = this.dict(value, [...path, 'metric']);
    const name = this.name(metric['name'], [...path, 'metric', 'name']);
    if (metric['selector'] == null) return { metric: name };
    const labels = this.dict(this.dict(metric['selector'], [...path, 'metric', 'selector'])['matchLabels'] ?? {}, path);
    return { metric: name, selector: { matchLabels: labels as Record<string, string> } };
  }

  resourceTarget(value: unknown, path: Path): ResourceTarget {
    const target = this.dict(value, path);
    if (target['averageUtilization'] != null && target['averageValue'] != null)
      this.refuse(path, 'has both averageUtilization and averageValue');
    if (target['averageValue'] != null)
      return { kind: 'averageValue', milli: this.milli(target['averageValue'], [...path, 'averageValue']) };
    return {
      kind: 'utilization',
      percent: this.integer(target['averageUtilization'], [...path, 'averageUtilization'], 1),
    };
  }

  valueTarget(value: unknown, path: Path): ValueTarget {
    const target = this.dict(value, path);
    if (target['averageValue'] != null)
      return { kind: 'averageValue', milli: this.milli(target['averageValue'], [...path, 'averageValue']) };
    if (target['value'] != null) return { kind: 'value', milli: this.milli(target['value'], [...path, 'value']) };
    this.refuse(path, 'needs value or averageValue');
    return NO_TARGET;
  }

  behavior(value: unknown, path: Path): Behavior {
    const behavior = this.dict(value, path);
    return {
      scaleUp: this.rules(behavior['scaleUp'], DEFAULT_UP, [...path, 'scaleUp']),
      scaleDown: this.rules(behavior['scaleDown'], DEFAULT_DOWN, [...path, 'scaleDown']),
    };
  }

  rules(value: unknown, defaults: ScalingRules, path: Path): ScalingRules {
    if (value == null) return defaults;
    const rules = this.dict(value, path);
    const window = rules['stabilizationWindowSeconds'];
    const select = rules['selectPolicy'] ?? defaults.select;
    if (select !== 'Max' && select !== 'Min' && select !== 'Disabled')
      this.refuse([...path, 'selectPolicy'], `is ${JSON.stringify(select)}; it can be Max, Min or Disabled`);
    const given = window == null ? undefined : this.integer(window, [...path, 'stabilizationWindowSeconds'], 0, 3600);
    const windowSeconds = given ?? defaults.windowSeconds;
    return {
      ...(windowSeconds !== undefined && { windowSeconds }),
      select: select as ScalingRules['select'],
      policies: rules['policies'] == null ? defaults.policies : this.policies(rules['policies'], [...path, 'policies']),
      ...(rules['tolerance'] != null && { tolerance: this.tolerance(rules['tolerance'], [...path, 'tolerance']) }),
    };
  }

  policies(value: unknown, path: Path): ScalingPolicy[] {
    const policies = this.list(value, path);
    if (policies.length === 0) this.refuse(path, 'is empty: leave it out for the default policies');
    return policies.map((entry, index) => {
      const at = [...path, index];
      const policy = this.dict(entry, at);
      const type = policy['type'];
      if (type !== 'Pods' && type !== 'Percent')
        this.refuse([...at, 'type'], `is ${JSON.stringify(type)}; it can be Pods or Percent`);
      return {
        type: type as ScalingPolicy['type'],
        value: this.integer(policy['value'], [...at, 'value'], 1),
        periodSeconds: this.integer(policy['periodSeconds'], [...at, 'periodSeconds'], 1, 1800),
      };
    });
  }

  tolerance(value: unknown, path: Path): number {
    const quantity = parseQuantity(value);
    if (quantity === undefined || quantity.digits < 0n) this.refuse(path, 'must be a quantity of 0 or more');
    return quantity === undefined ? 0 : floatOf(quantity);
  }

  milli(value: unknown, path: Path): number {
    const quantity = parseQuantity(value);
    if (quantity !== undefined && quantity.digits > 0n) return milliOf(quantity);
    this.refuse(path, `is ${JSON.stringify(value)}; it must be a quantity above 0, like 500m, 10 or 256Mi`);
    return 1;
  }

  integer(value: unknown, path: Path, least: number, most = 2 ** 31 - 1): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    const range = most === 2 ** 31 - 1 ? `${least} or more` : `from ${least} to ${most}`;
    this.refuse(
      path,
      value === undefined ? `is missing: a whole number, ${range}` : `must be a whole number, ${range}`,
    );
    return least;
  }

  name(value: unknown, path: Path): string {
    if (typeof value === 'string' && value !== '') return value;
    this.refuse(path, 'is missing');
    return '';
  }

  list(value: unknown, path: Path): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.refuse(path, 'must be a list');
    return [];
  }

  dict(value: unknown, path: Path): Dict {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Dict;
    this.refuse(path, value === undefined ? 'is missing' : 'must be a mapping');
    return {};
  }

  refuse(path: Path, message: string): void {
    this.problems.push({ path, message });
  }
}
