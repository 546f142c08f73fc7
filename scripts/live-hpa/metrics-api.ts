/**
 * metrics.k8s.io as the autoscaler reads it, for pods that do not exist: their CPU is their share of a known load, scraped
 * as often and readable as late as the simulation assumes.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ApiClient, ApiObject } from './api-client.ts';

export interface UsageModel {
  /** Mean requests a second between two times, in seconds from the beginning of the recording. */
  readonly rateBetween: (fromS: number, untilS: number) => number;
  readonly cpuMs: number;
  readonly limitMilli: number;
  readonly idleMilli: number;
}

export interface Scrape {
  readonly atS: number;
  readonly ready: number;
  readonly cpuMilli: number;
}

const EVERY_S = 15;
const LAG_S = 10;

export class MetricsApi {
  readonly scrapes: Scrape[] = [];
  readonly #api: ApiClient;
  readonly #model: UsageModel;
  readonly #timers: NodeJS.Timeout[] = [];
  #nowS: () => number = () => -1;
  #items: readonly ApiObject[] = [];

  constructor(api: ApiClient, model: UsageModel) {
    this.#api = api;
    this.#model = model;
  }

  /** Listens, and has the API server send what is asked about usage here. */
  async listen(folder: string): Promise<void> {
    const [key, certificate] = [join(folder, 'metrics.key'), join(folder, 'metrics.crt')];
    const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes', '-newkey', 'rsa:2048'];
    execFileSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
      const answer = this.#answer(new URL(request.url ?? '/', 'https://localhost').pathname);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    await this.#register((server.address() as AddressInfo).port);
  }

  /** From now on: a scrape every 15 s, readable 10 s later. */
  begin(nowS: () => number): void {
    this.#nowS = nowS;
    const every = setInterval(() => void this.#scrape(), EVERY_S * 1000);
    this.#timers.push(every);
    void this.#scrape();
  }

  end(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #register(port: number): Promise<void> {
    await this.#api.create('/api/v1/namespaces/kube-system/services', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'metrics' },
      spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port, protocol: 'TCP' }] },
    });
    await this.#api.create('/apis/apiregistration.k8s.io/v1/apiservices', {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: 'v1beta1.metrics.k8s.io' },
      spec: {
        ...{ group: 'metrics.k8s.io', version: 'v1beta1', groupPriorityMinimum: 100, versionPriority: 100 },
        ...{ insecureSkipTLSVerify: true, service: { namespace: 'kube-system', name: 'metrics', port } },
      },
    });
  }

  async #scrape(): Promise<void> {
    const atS = this.#nowS();
    const timestamp = new Date().toISOString();
    const { items } = await this.#api.get('/api/v1/namespaces/default/pods?labelSelector=app%3Dapi');
    const running = items.filter((pod: ApiObject) => pod.metadata.deletionTimestamp === undefined && isReady(pod));
    const { rateBetween, cpuMs, limitMilli, idleMilli } = this.#model;
    const work = rateBetween(atS - EVERY_S, atS) * cpuMs;
    const cpuMilli = Math.round(Math.min(limitMilli, work / Math.max(1, running.length)) + idleMilli);
    // A sample needs a whole window of a running container behind it.
    const sampled = running.filter(
      (pod: ApiObject) => Date.parse(pod.status.startTime) + EVERY_S * 1000 <= Date.parse(timestamp),
    );
    const usage = { cpu: `${cpuMilli}m`, memory: '256Mi' };
    const list = sampled.map(({ metadata: { name, namespace, labels } }: ApiObject) => ({
      metadata: { name, namespace, labels },
      timestamp,
      window: `${EVERY_S}s`,
      containers: [{ name: 'api', usage }],
    }));
    this.scrapes.push({ atS: Math.round(atS), ready: running.length, cpuMilli });
    this.#timers.push(
      setTimeout(() => {
        this.#items = list;
      }, LAG_S * 1000),
    );
  }

  #answer(path: string): ApiObject {
    const groupVersion = 'metrics.k8s.io/v1beta1';
    if (path === `/apis/${groupVersion}`) {
      const resource = { name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] };
      return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: [resource] };
    }
    if (!path.endsWith('/pods')) return undefined;
    return { kind: 'PodMetricsList', apiVersion: groupVersion, metadata: {}, items: this.#items };
  }
}

function isReady({ status }: ApiObject): boolean {
  return status.conditions?.some(({ type, status: value }: ApiObject) => type === 'Ready' && value === 'True') === true;
}
