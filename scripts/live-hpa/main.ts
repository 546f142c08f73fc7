/**
 * Records what a real autoscaler does in a real control plane: node scripts/live-hpa/main.ts --binaries FOLDER --out FILE.
 * The pods are KWOK's and their usage is a known load's, in real time; everything that decides is Kubernetes itself.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { ApiClient, ApiObject } from './api-client.ts';
import { startControlPlane } from './control-plane.ts';
import { MetricsApi, type UsageModel } from './metrics-api.ts';

const { values } = parseArgs({
  options: {
    binaries: { type: 'string' },
    out: { type: 'string', default: 'live.json' },
    folder: { type: 'string', default: join(tmpdir(), `live-hpa-${process.pid}`) },
    hpa: { type: 'string', default: join(import.meta.dirname, '..', '..', 'examples', 'scaling', 'hpa.yaml') },
    minutes: { type: 'string', default: '25' },
  },
});
if (values.binaries === undefined) throw new Error('--binaries: the folder with etcd, kube-apiserver, ... and kwok');

/** Low, high for five minutes, low again. */
const LOAD = { low: 20, high: 170, highFromS: 60, highUntilS: 360 };
const CPU_MS = 40;

const usage: UsageModel = {
  rateBetween: (fromS, untilS) => {
    const high = Math.max(0, Math.min(untilS, LOAD.highUntilS) - Math.max(fromS, LOAD.highFromS));
    return LOAD.low + ((LOAD.high - LOAD.low) * high) / (untilS - fromS);
  },
  cpuMs: CPU_MS,
  limitMilli: 1000,
  idleMilli: 5,
};

interface Change {
  readonly atS: number;
  readonly replicas: number;
  readonly desired: number;
  readonly utilization: number | undefined;
  readonly conditions: readonly (readonly [type: string, status: string, reason: string])[];
}

const plane = await startControlPlane(values.binaries, values.folder);
for (const ended of ['SIGINT', 'SIGTERM'] as const)
  process.once(ended, () => void plane.stop().then(() => process.exit(130)));
try {
  const { api } = plane;
  const { gitVersion } = await api.get('/version');
  const metrics = new MetricsApi(api, usage);
  await metrics.listen(values.folder);
  await createObjects(api, readFileSync(values.hpa, 'utf8'));
  await until('three pods are ready', async () => {
    const { status } = await api.get('/apis/apps/v1/namespaces/default/deployments/api');
    return status.readyReplicas === 3;
  });
  // Usage of the time before the beginning, so that the autoscaler has seen metrics when it begins.
  const startMs = performance.now() + 60_000;
  metrics.begin(() => (performance.now() - startMs) / 1000);
  await until('the autoscaler has metrics', async () => {
    const [, active] = conditionsOf(await hpaOf(api)).find(([type]) => type === 'ScalingActive') ?? [];
    return active === 'True';
  });
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, startMs - performance.now())));
  const changes = await record(api, startMs, Number(values.minutes) * 60);
  metrics.end();
  const events = (await api.get('/api/v1/namespaces/default/events')).items.filter(
    ({ involvedObject }: ApiObject) => involvedObject.kind === 'HorizontalPodAutoscaler',
  );
  const recording = {
    kubernetes: gitVersion,
    load: LOAD,
    cpuMs: CPU_MS,
    changes,
    scrapes: metrics.scrapes,
    events: events.map(({ reason, message, count }: ApiObject) => ({ reason, message, count })),
  };
  writeFileSync(values.out, `${JSON.stringify(recording, null, 1)}\n`);
} finally {
  await plane.stop();
}
process.exit(0);

async function createObjects(api: ApiClient, text: string): Promise<void> {
  for (let node = 0; node < 5; node++) await api.create('/api/v1/nodes', nodeNamed(`node-${node}`));
  const [hpa, deployment] = parseAllDocuments(text).map((document) => document.toJS() as ApiObject);
  deployment.spec.replicas = 3;
  await api.create('/apis/apps/v1/namespaces/default/deployments', deployment);
  await api.create('/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers', hpa);
}

function nodeNamed(name: string): ApiObject {
  const resources = { cpu: '8', memory: '32Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, annotations: { 'kwok.x-k8s.io/node': 'fake' }, labels: { 'kubernetes.io/hostname': name } },
    status: { capacity: resources, allocatable: resources },
  };
}

async function record(api: ApiClient, startMs: number, seconds: number): Promise<Change[]> {
  const changes: Change[] = [];
  let before = '';
  for (;;) {
    const atS = Math.round((performance.now() - startMs) / 1000);
    if (atS > seconds) return changes;
    const { status, ...hpa } = await hpaOf(api);
    const { spec } = await api.get('/apis/apps/v1/namespaces/default/deployments/api');
    const utilization = status.currentMetrics?.[0]?.resource?.current?.averageUtilization;
    const seen = {
      replicas: spec.replicas,
      desired: status.desiredReplicas,
      utilization,
      conditions: conditionsOf({ status, ...hpa }),
    };
    if (JSON.stringify(seen) !== before) {
      changes.push({ atS, ...seen });
      console.log(`${atS} s: ${seen.replicas} replicas, ${utilization} %`);
    }
    before = JSON.stringify(seen);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function hpaOf(api: ApiClient): Promise<ApiObject> {
  return api.get('/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/api');
}

function conditionsOf({ status }: ApiObject): [string, string, string][] {
  return (status?.conditions ?? []).map(({ type, status: value, reason }: ApiObject) => [type, value, reason]);
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + 240_000;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`not within 240 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
