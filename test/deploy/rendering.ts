/** Renders a chart and reads what came out: takes a chart, values files and single settings, gives checked documents. */
import { join } from 'node:path';
import { python, type Ran, run, toolsFolder, typeErrors } from './tools.ts';

/** A Kubernetes object, read as loosely as a test needs. */
export type Manifest = any;

export interface Rendered {
  readonly documents: Manifest[];
  readonly custom: Manifest[];
  readonly problems: string[];
}

export interface Values {
  readonly files?: string[];
  readonly set?: string[];
}

/** `helm template RELEASE CHART` as it is. */
export function template(release: string, chart: string, values: Values = {}): Ran {
  const files = (values.files ?? []).flatMap((file) => ['--values', file]);
  const settings = (values.set ?? []).flatMap((setting) => ['--set', setting]);
  return run('helm', ['template', release, chart, '--namespace', 'test', ...files, ...settings]);
}

/** Oldest and newest Kubernetes whose schema every object is held against; the charts' kubeVersion is the oldest. */
export const kubernetesVersions = ['1.32', '1.37'];

/** Documents of a YAML text; `problems` stays empty unless schema versions are given. */
export function read(text: string, versions: string[] = []): Rendered {
  return JSON.parse(python('manifests.py', versions, text));
}

export function render(release: string, chart: string, values: Values = {}, versions: string[] = []): Rendered {
  const rendered = template(release, chart, values);
  if (rendered.status !== 0) throw new Error(rendered.stderr);
  return read(rendered.stdout, versions);
}

const customTypes = new Map([
  ['ScaledObject', 'keda/keda.sh/v1alpha1/ScaledObject'],
  ['ServiceMonitor', 'prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'],
  ['PrometheusRule', 'prometheus-operator/monitoring.coreos.com/v1/PrometheusRule'],
  ['HTTPRoute', 'gateway-api/gateway.networking.k8s.io/v1/HTTPRoute'],
  ['Gateway', 'gateway-api/gateway.networking.k8s.io/v1/Gateway'],
  ['GCPBackendPolicy', 'gke/networking.gke.io/v1/GCPBackendPolicy'],
  ['HealthCheckPolicy', 'gke/networking.gke.io/v1/HealthCheckPolicy'],
]);

/** Type errors of custom resources, and every kind that no types are at hand for. */
export function customProblems(custom: Manifest[]): { errors: string[]; unknown: string[] } {
  const known = custom.filter((each) => customTypes.has(each.kind));
  const files = new Map(known.map((each, index) => [`resource${index}.ts`, typedLiteral(each)]));
  const folder = join(toolsFolder, 'custom-resources');
  const paths = {
    '@kubernetes-models/*': [join(folder, '@kubernetes-models', '*')],
    'kubernetes-models/*': [join(folder, 'kubernetes-models', '*')],
  };
  const unknown = custom.filter((each) => !customTypes.has(each.kind)).map((each) => each.kind);
  return { errors: files.size ? typeErrors(files, paths) : [], unknown };
}

function typedLiteral(resource: Manifest): string {
  const path = customTypes.get(resource.kind);
  const type = `I${resource.kind}`;
  return `import type { ${type} } from '@kubernetes-models/${path}';
export const resource: ${type} = ${JSON.stringify(resource, null, 2)};\n`;
}

/** The one document of this kind and name; an error where there is none. */
export function find(rendered: Rendered, kind: string, name: string): Manifest {
  const found = rendered.documents.filter((each) => each.kind === kind && each.metadata.name === name);
  if (found.length !== 1) throw new Error(`${found.length} documents ${kind}/${name}`);
  return found[0] as Manifest;
}

/** Environment of a workload's first container: name to value, or `secret/key` where it comes from a secret. */
export function environment(workload: Manifest): Map<string, string> {
  const container = workload.spec.template.spec.containers[0];
  return new Map(
    (container.env ?? []).map((each: Manifest) => {
      const secret = each.valueFrom?.secretKeyRef;
      return [each.name, secret ? `${secret.name}/${secret.key}` : each.value];
    }),
  );
}
