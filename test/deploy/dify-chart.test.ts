/** What the Dify chart promises, read from what it renders. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { environment, find, type Manifest, type Rendered, render } from './rendering.ts';
import { chartsCopy, deploy, missing, run } from './tools.ts';

const skip = missing('helm', 'python');
const charts = skip ? '' : chartsCopy();
const chart = join(charts, 'dify');
const trial = skip ? undefined : render('demo', chart);
const production = skip
  ? undefined
  : render('demo', chart, { files: [join(deploy, 'helm', 'dify', 'values-production.yaml')] });
const workload = (name: string, from = trial) => find(from as Rendered, 'Deployment', `demo-${name}`);

test('the api autoscaler is the one of the specification, on pods that CPU binds', { skip }, () => {
  const { spec } = find(trial as Rendered, 'HorizontalPodAutoscaler', 'demo-api');
  const policies = [{ type: 'Percent', value: 10, periodSeconds: 60 }];
  assert.deepEqual(
    [spec.minReplicas, spec.maxReplicas, spec.metrics[0].resource.target.averageUtilization],
    [3, 20, 70],
  );
  assert.deepEqual(spec.behavior, { scaleDown: { stabilizationWindowSeconds: 300, policies } });
  const env = environment(workload('api'));
  assert.deepEqual(
    ['SERVER_WORKER_AMOUNT', 'SERVER_WORKER_CONNECTIONS', 'SERVER_WORKER_CLASS'].map((name) => env.get(name)),
    ['2', '200', 'gevent'],
  );
});

test('workers scale on queued plus running tasks and end the ones they run', { skip }, () => {
  const hpa = find(trial as Rendered, 'HorizontalPodAutoscaler', 'demo-worker').spec;
  assert.equal(hpa.metrics[0].external.metric.name, 'dify_worker_tasks');
  const keda = find(production as Rendered, 'ScaledObject', 'demo-worker').spec;
  assert.match(keda.triggers[0].metadata.query, /celery_queue_length\|celery_worker_tasks_active/);
  assert.deepEqual([keda.triggers[0].metadata.ignoreNullValues, keda.fallback], ['false', undefined]);
  for (const rendered of [trial, production]) {
    assert.ok(!('replicas' in workload('worker', rendered).spec));
    const { terminationGracePeriodSeconds } = workload('worker', rendered).spec.template.spec;
    const longest = Number(environment(workload('worker', rendered)).get('WORKFLOW_MAX_EXECUTION_TIME'));
    assert.ok(terminationGracePeriodSeconds > 2 * longest);
  }
});

test('no autoscaler of nodes takes a worker away in the middle of a run', { skip }, () => {
  const { annotations } = workload('worker').spec.template.metadata;
  assert.equal(annotations['cluster-autoscaler.kubernetes.io/safe-to-evict'], 'false');
  assert.equal(annotations['karpenter.sh/do-not-disrupt'], 'true');
});

test('an update of PgBouncer never runs more than one beyond the budget', { skip }, () => {
  const { spec } = workload('pgbouncer');
  assert.deepEqual(spec.strategy.rollingUpdate, { maxSurge: 0, maxUnavailable: 1 });
  assert.ok(spec.minReadySeconds > spec.template.spec.terminationGracePeriodSeconds);
});

test('code runs in our sandbox, for api and worker alike, with its key', { skip }, () => {
  for (const name of ['api', 'worker']) {
    const env = environment(workload(name));
    assert.equal(env.get('CODE_EXECUTION_ENDPOINT'), 'http://demo-sandbox:8194');
    assert.equal(env.get('CODE_EXECUTION_API_KEY'), 'demo-sandbox/api-key');
  }
  assert.equal(environment(workload('sandbox')).get('API_KEY'), 'demo-sandbox/api-key');
  assert.equal(environment(workload('sandbox')).get('HTTP_PROXY'), 'http://demo-ssrf-proxy:3128');
});

test('the sandbox may be called by api and worker only, and reaches the proxy only', { skip }, () => {
  const { spec } = find(trial as Rendered, 'NetworkPolicy', 'demo-sandbox');
  assert.deepEqual(spec.ingress[0].from[0].podSelector.matchExpressions[0].values, ['api', 'worker']);
  const proxy = spec.egress[2].to[0].podSelector.matchLabels;
  const labels = workload('ssrf-proxy').spec.template.metadata.labels;
  for (const [key, value] of Object.entries(proxy)) assert.equal(labels[key], value);
});

test('another sandbox can be used instead', { skip }, () => {
  const set = ['sandbox.enabled=false', 'codeExecution.endpoint=http://old:8194', 'codeExecution.secret=old'];
  const rendered = render('demo', chart, { set });
  assert.equal(environment(workload('worker', rendered)).get('CODE_EXECUTION_ENDPOINT'), 'http://old:8194');
  assert.equal(environment(workload('worker', rendered)).get('CODE_EXECUTION_API_KEY'), 'old/api-key');
  assert.ok(!rendered.documents.some((each) => each.metadata.name === 'demo-sandbox'));
});

test('api, worker and beat go through PgBouncer, plugin daemon and migration round it', { skip }, () => {
  for (const name of ['api', 'worker', 'beat'])
    assert.equal(environment(workload(name)).get('DB_HOST'), 'demo-pgbouncer');
  assert.equal(environment(workload('plugin-daemon')).get('DB_HOST'), 'demo-postgres');
  assert.equal(environment(workload('plugin-daemon')).get('DB_DATABASE'), 'dify_plugin');
  assert.equal(environment(find(trial as Rendered, 'Job', 'demo-migration')).get('DB_HOST'), 'demo-postgres');
});

test('pods never migrate, one job does', { skip }, () => {
  for (const name of ['api', 'worker', 'beat'])
    assert.equal(environment(workload(name)).get('MIGRATION_ENABLED'), 'false');
  const job = find(trial as Rendered, 'Job', 'demo-migration');
  assert.equal(environment(job).get('MODE'), 'migration');
  assert.equal(job.metadata.annotations['helm.sh/hook'], 'post-install,pre-upgrade');
});

test('beat and plugin daemon are one pod each and never two', { skip }, () => {
  for (const name of ['beat', 'plugin-daemon']) {
    assert.deepEqual([workload(name).spec.replicas, workload(name).spec.strategy.type], [1, 'Recreate']);
  }
});

test('environment names are ones that Dify and its plugin daemon read', { skip }, () => {
  const known = JSON.parse(readFileSync(join(import.meta.dirname, 'dify-environment.json'), 'utf8'));
  for (const rendered of [trial, production]) {
    for (const name of ['api', 'worker', 'beat', 'web', 'plugin-daemon']) {
      const names = new Set(known[name] ?? known.api);
      for (const variable of environment(workload(name, rendered)).keys())
        assert.ok(names.has(variable), `${name}: ${variable}`);
    }
  }
});

/** Without one of these Dify does not start, loses data, or runs code somewhere else. */
const ESSENTIAL = [
  ...['MODE', 'SECRET_KEY', 'MIGRATION_ENABLED', 'STORAGE_TYPE', 'VECTOR_STORE', 'CELERY_BROKER_URL'],
  ...['DB_HOST', 'DB_PORT', 'DB_USERNAME', 'DB_PASSWORD', 'DB_DATABASE', 'REDIS_HOST', 'REDIS_PORT', 'REDIS_PASSWORD'],
  ...['CODE_EXECUTION_ENDPOINT', 'CODE_EXECUTION_API_KEY', 'SSRF_PROXY_HTTP_URL', 'SSRF_PROXY_HTTPS_URL'],
  ...['PLUGIN_DAEMON_URL', 'PLUGIN_DAEMON_KEY', 'INNER_API_KEY_FOR_PLUGIN'],
];

test('api and worker have every setting that Dify cannot do without, and the same secrets', { skip }, () => {
  for (const rendered of [trial, production]) {
    const [api, worker] = ['api', 'worker'].map((name) => environment(workload(name, rendered)));
    for (const name of ESSENTIAL) {
      assert.ok(api?.get(name) && worker?.get(name), name);
      if (name !== 'MODE') assert.equal(worker?.get(name), api?.get(name), name);
    }
    assert.deepEqual([api?.get('MODE'), worker?.get('MODE')], ['api', 'worker']);
  }
});

test('probes ask the paths that each component has', { skip }, () => {
  const probe = (name: string, kind: string) => workload(name).spec.template.spec.containers[0][kind];
  assert.equal(probe('api', 'readinessProbe').httpGet.path, '/health');
  assert.equal(probe('web', 'readinessProbe').httpGet.path, '/apps');
  assert.ok(probe('plugin-daemon', 'readinessProbe').tcpSocket);
  const port = (name: string) => workload(name).spec.template.spec.containers[0].ports[0].containerPort;
  assert.deepEqual(['api', 'web', 'plugin-daemon', 'ssrf-proxy', 'sandbox'].map(port), [5001, 3000, 5002, 3128, 8194]);
});

for (const [kind, settings] of [
  ['Ingress', ['ingress.enabled=true', 'ingress.className=any']],
  ['HTTPRoute', ['gateway.enabled=true', 'gateway.parentRefs[0].name=public']],
] as const) {
  test(`${kind}: every path leads to a port that exists, the api's to the api`, { skip }, () => {
    const rendered = render('demo', chart, { set: [...settings] });
    const routes = kind === 'Ingress' ? ingressRoutes(rendered) : gatewayRoutes(rendered);
    assert.deepEqual(
      routes.map(([path]) => path),
      ['/console/api', '/api', '/v1', '/files', '/openapi', '/mcp', '/triggers', '/e', '/'],
    );
    for (const [path, service, port] of routes) {
      const ports = find(rendered, 'Service', service).spec.ports.map((each: Manifest) => each.port);
      assert.ok(ports.includes(port), `${path} -> ${service}:${port}`);
    }
    assert.deepEqual(
      routes.map(([, service]) => service),
      [...Array(7).fill('demo-api'), 'demo-plugin-daemon', 'demo-web'],
    );
  });
}

function ingressRoutes(rendered: Rendered): [string, string, number][] {
  const { spec } = rendered.documents.find((each) => each.kind === 'Ingress');
  assert.equal(spec.ingressClassName, 'any');
  return spec.rules[0].http.paths.map((each: Manifest) => [
    each.path,
    each.backend.service.name,
    each.backend.service.port.number,
  ]);
}

function gatewayRoutes(rendered: Rendered): [string, string, number][] {
  const { spec } = rendered.documents.find((each) => each.kind === 'HTTPRoute');
  return spec.rules.flatMap((rule: Manifest) =>
    rule.matches.map((match: Manifest) => [match.path.value, rule.backendRefs[0].name, rule.backendRefs[0].port]),
  );
}

test('every address, secret, config map, claim and selector inside the release exists', { skip }, () => {
  for (const rendered of [trial, production] as Rendered[]) {
    const names = (kind: string) =>
      new Set(rendered.documents.filter((each) => each.kind === kind).map((each) => each.metadata.name));
    const text = JSON.stringify(rendered.documents);
    for (const [, name, port] of text.matchAll(/[/@"](demo-[a-z-]+):(\d+)/g)) {
      const ports = find(rendered, 'Service', name ?? '').spec.ports.map((each: Manifest) => each.port);
      assert.ok(ports.includes(Number(port)), `${name}:${port}`);
    }
    for (const [, name] of text.matchAll(/"secretKeyRef":\{[^}]*"name":"(demo-[^"]+)"/g))
      assert.ok(names('Secret').has(name), name);
    for (const [, name] of text.matchAll(/"configMap":\{"name":"([^"]+)"/g))
      assert.ok(names('ConfigMap').has(name), name);
    for (const [, name] of text.matchAll(/"claimName":"([^"]+)"/g))
      assert.ok(names('PersistentVolumeClaim').has(name), name);
    for (const service of rendered.documents.filter((each) => each.kind === 'Service'))
      checkSelector(rendered, service);
  }
});

/** A Service finds exactly one workload, and each of its target ports is one of that pod's. */
function checkSelector(rendered: Rendered, service: Manifest): void {
  const chosen = rendered.documents.filter((each) => {
    const labels = each.spec?.template?.metadata?.labels;
    return labels && Object.entries(service.spec.selector).every(([key, value]) => labels[key] === value);
  });
  assert.equal(chosen.length, 1, service.metadata.name);
  const containers: Manifest[] = chosen[0].spec.template.spec.containers;
  const ports = containers.flatMap((each) => (each.ports ?? []).map((port: Manifest) => port.name));
  for (const { targetPort } of service.spec.ports)
    assert.ok(ports.includes(targetPort), `${service.metadata.name}: ${targetPort}`);
}

test('keys that are read from the secret are in it', { skip }, () => {
  const keys = Object.keys(find(trial as Rendered, 'Secret', 'demo-dify').data);
  for (const [, key] of JSON.stringify(trial?.documents).matchAll(
    /"secretKeyRef":\{"key":"([^"]+)","name":"demo-dify"/g,
  )) {
    assert.ok(keys.includes(key ?? ''), key);
  }
});

test('the notes print the sums that were checked', { skip }, () => {
  const installed = run('helm', ['install', 'demo', chart, '--dry-run=client', '--set', 'pgbouncer.poolSize=41']);
  assert.match(installed.stdout, /api +3\.\.20 pods at 70 % CPU, 400 requests each: 2400 connections/);
  assert.match(installed.stdout, /Postgres sees 173 at most of the 187 that are Dify's/);
});
