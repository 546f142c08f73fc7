/** The parts of a Deployment or StatefulSet that scaling depends on, read from plain data. */
import { milliOf, parseQuantity } from '../hpa/quantity.ts';
import type { Path } from './finding.ts';

export interface DeploymentView {
  readonly document: number;
  readonly kind: string;
  readonly name: string;
  readonly replicas?: number;
  readonly containers: readonly ContainerView[];
  readonly volumes: readonly VolumeView[];
  readonly annotations: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly graceSeconds: number;
  /** Tolerates or asks for machines that can be taken back. */
  readonly onSpot: boolean;
}

export interface ContainerView {
  readonly name: string;
  readonly image: string;
  readonly path: Path;
  readonly cpuRequestMilli?: number;
  readonly cpuLimitMilli?: number;
  readonly memoryRequestMilli?: number;
  readonly memoryLimitMilli?: number;
  readonly hasReadiness: boolean;
  readonly environment: ReadonlyMap<string, string>;
}

export interface VolumeView {
  readonly name: string;
  readonly kind: 'emptyDir' | 'memory' | 'hostPath' | 'other';
  readonly path: Path;
}

type Dict = Readonly<Record<string, unknown>>;

const dict = (value: unknown): Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dict) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const strings = (value: unknown): Map<string, string> =>
  new Map(Object.entries(dict(value)).map(([key, text]) => [key, String(text)]));

/** The view, or undefined for other kinds. */
export function readDeployment(value: unknown, document: number): DeploymentView | undefined {
  const root = dict(value);
  const kind = String(root['kind']);
  if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'ReplicaSet') return undefined;
  const spec = dict(root['spec']);
  const template = dict(spec['template']);
  const metadata = dict(template['metadata']);
  const pod = dict(template['spec']);
  const at: Path = ['spec', 'template', 'spec'];
  return {
    document,
    kind,
    name: String(dict(root['metadata'])['name']),
    ...(typeof spec['replicas'] === 'number' && { replicas: spec['replicas'] }),
    containers: [
      ...list(pod['containers']).map((entry, index) => container(dict(entry), [...at, 'containers', index])),
      ...list(pod['initContainers']).flatMap((entry, index) =>
        dict(entry)['restartPolicy'] === 'Always' ? [container(dict(entry), [...at, 'initContainers', index])] : [],
      ),
    ],
    volumes: list(pod['volumes']).map((entry, index) => volume(dict(entry), [...at, 'volumes', index])),
    annotations: strings(metadata['annotations']),
    labels: strings(metadata['labels']),
    graceSeconds: typeof pod['terminationGracePeriodSeconds'] === 'number' ? pod['terminationGracePeriodSeconds'] : 30,
    onSpot: [pod['nodeSelector'], pod['tolerations'], dict(pod['affinity'])['nodeAffinity']].some(namesSpot),
  };
}

/** Whether something asks for or tolerates spot nodes; expressions that keep away from them do not count. */
function namesSpot(value: unknown): boolean {
  if (typeof value === 'string') return /(^|[^a-z])(spot|preemptible)([^a-z]|$)/i.test(value);
  if (Array.isArray(value)) return value.some(namesSpot);
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Dict;
  if (entry['operator'] === 'NotIn' || entry['operator'] === 'DoesNotExist') return false;
  return Object.entries(entry).some(([key, nested]) => namesSpot(key) || namesSpot(nested));
}

function container(entry: Dict, path: Path): ContainerView {
  const resources = dict(entry['resources']);
  const requests = dict(resources['requests']);
  const limits = dict(resources['limits']);
  const milli = (value: unknown): number | undefined => {
    const quantity = parseQuantity(value);
    return quantity === undefined ? undefined : milliOf(quantity);
  };
  // A limit without a request is also the request.
  const amounts = {
    cpuRequestMilli: milli(requests['cpu'] ?? limits['cpu']),
    cpuLimitMilli: milli(limits['cpu']),
    memoryRequestMilli: milli(requests['memory'] ?? limits['memory']),
    memoryLimitMilli: milli(limits['memory']),
  };
  const given = Object.fromEntries(Object.entries(amounts).filter(([, value]) => value !== undefined));
  const environment = list(entry['env']).map(dict);
  return {
    name: String(entry['name']),
    image: String(entry['image'] ?? ''),
    path,
    ...given,
    hasReadiness: entry['readinessProbe'] != null,
    environment: new Map(environment.map((variable) => [String(variable['name']), String(variable['value'] ?? '')])),
  };
}

function volume(entry: Dict, path: Path): VolumeView {
  const name = String(entry['name']);
  if (entry['hostPath'] != null) return { name, kind: 'hostPath', path };
  if (!('emptyDir' in entry)) return { name, kind: 'other', path };
  return { name, kind: dict(entry['emptyDir'])['medium'] === 'Memory' ? 'memory' : 'emptyDir', path };
}
