/** What the service's chart promises, read from what it renders. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfiguration } from '../../src/service/configuration.ts';
import { environment, find, type Manifest, render } from './rendering.ts';
import { chartsCopy, deploy, missing } from './tools.ts';

const skip = missing('helm', 'python');
const charts = skip ? '' : chartsCopy();
const rendered = (...set: string[]) => render('demo', join(charts, 'tierup'), { set });
const pod = (from: ReturnType<typeof rendered>) => find(from, 'Deployment', 'demo-tierup').spec.template;

test('the autoscaler is the one of the specification', { skip }, () => {
  const { spec } = find(rendered(), 'HorizontalPodAutoscaler', 'demo-tierup');
  assert.deepEqual([spec.minReplicas, spec.maxReplicas], [3, 20]);
  assert.deepEqual(spec.metrics, [
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
  ]);
  const policies = [{ type: 'Percent', value: 10, periodSeconds: 60 }];
  assert.deepEqual(spec.behavior, { scaleDown: { stabilizationWindowSeconds: 300, policies } });
});

test('one autoscaler or none, and replicas only with none', { skip }, () => {
  const kinds = (kind: string) => {
    const { documents } = rendered(`autoscaling.kind=${kind}`);
    const scalers = documents.filter((each) => /Autoscaler|ScaledObject/.test(each.kind)).map((each) => each.kind);
    const { spec } = documents.find((each) => each.kind === 'Deployment');
    return [scalers, spec.replicas];
  };
  assert.deepEqual(kinds('hpa'), [['HorizontalPodAutoscaler'], undefined]);
  assert.deepEqual(kinds('keda'), [['ScaledObject'], undefined]);
  assert.deepEqual(kinds('none'), [[], 3]);
});

test('KEDA scales on queue time and CPU', { skip }, () => {
  const { spec } = find(rendered('autoscaling.kind=keda'), 'ScaledObject', 'demo-tierup');
  assert.deepEqual(
    spec.triggers.map((each: Manifest) => [each.type, each.metricType, each.metadata.threshold ?? each.metadata.value]),
    [
      ['prometheus', 'Value', '0.05'],
      ['cpu', 'Utilization', '70'],
    ],
  );
  assert.match(
    spec.triggers[0].metadata.query,
    /pyjit_queue_wait_seconds_bucket\{namespace="test",service="demo-tierup"\}/,
  );
  assert.match(spec.triggers[0].metadata.query, / > 0 or vector\(0\)$/);
  assert.equal(spec.fallback, undefined);
});

test('nothing leaves but names, the proxy, the upstream and the replicas', { skip }, () => {
  const egress = (...set: string[]) =>
    find(rendered(...set), 'NetworkPolicy', 'demo-tierup').spec.egress.map((rule: Manifest) => [
      rule.to.map((peer: Manifest) => Object.values(peer.podSelector.matchLabels)[0]),
      rule.ports.map((port: Manifest) => port.port),
    ]);
  const closed = [
    [['kube-dns'], [53, 53]],
    [['tierup'], [8194]],
  ];
  assert.deepEqual(egress(), closed);
  const peer = (name: string, label: string) => `${name}.peers[0].podSelector.matchLabels.app=${label}`;
  const open = [
    'proxy.url=http://p:3128',
    peer('proxy', 'squid'),
    'upstream.url=http://s:8194',
    peer('upstream', 'old'),
  ];
  assert.deepEqual(egress(...open), [...closed, [['squid'], [3128]], [['old'], [8194]]]);
});

test('the service takes the settings that every shipped set of values gives it', { skip }, () => {
  const forCloud = (cloud: string, file: string) => join(deploy, 'nodepools', cloud, file);
  const productionValues = join(deploy, 'helm', 'tierup', 'values-production.yaml');
  for (const files of [
    [],
    [productionValues],
    [productionValues, forCloud('gke', 'values-tierup.yaml')],
    [productionValues, forCloud('eks', 'values-tierup.yaml')],
    [forCloud('eks', 'values-tierup-gpu.yaml')],
  ]) {
    const workload = find(render('demo', join(charts, 'tierup'), { files }), 'Deployment', 'demo-tierup');
    const [container] = workload.spec.template.spec.containers;
    const given = Object.fromEntries(environment(workload));
    const limit = Number.parseInt(container.resources.limits.memory, 10) * 2 ** 30;
    assert.match(container.resources.limits.memory, /^\d+Gi$/);
    const read = readConfiguration({ ...given, API_KEY: 'from-the-secret', TIERUP_ADDRESS: '10.0.0.7' }, limit);
    assert.ok('port' in read, `${files.join(', ')}: ${read}`);
    assert.equal(read.port, 8194);
  }
});

test('the pod is closed: not root, read-only, no token, no service links', { skip }, () => {
  const { spec } = pod(rendered());
  assert.equal(spec.securityContext.runAsNonRoot, true);
  assert.equal(spec.securityContext.seccompProfile.type, 'RuntimeDefault');
  assert.equal(spec.containers[0].securityContext.readOnlyRootFilesystem, true);
  assert.deepEqual([spec.automountServiceAccountToken, spec.enableServiceLinks], [false, false]);
});

test('probes ask the paths of the service, and a draining pod fits a spot node', { skip }, () => {
  const { spec } = pod(rendered('placement.spot=true'));
  const [container] = spec.containers;
  const paths = ['startupProbe', 'readinessProbe', 'livenessProbe'].map((name) => container[name].httpGet.path);
  assert.deepEqual(paths, ['/readyz', '/readyz', '/health']);
  assert.equal(container.ports[0].containerPort, 8194);
  const drain = Number(environment({ spec: { template: { spec } } }).get('TIERUP_DRAIN_SECONDS'));
  assert.ok(container.lifecycle.preStop.sleep.seconds + drain < spec.terminationGracePeriodSeconds);
  assert.ok(spec.terminationGracePeriodSeconds <= 15);
});

test('sessions have a store where there is a claim for it, with the key of the service', { skip }, () => {
  const container = (from: ReturnType<typeof rendered>) => pod(from).spec.containers[0];
  const names = (from: ReturnType<typeof rendered>) => container(from).env.map(({ name }: { name: string }) => name);
  assert.ok(!names(rendered()).includes('TIERUP_SESSION_STORE'));
  const stored = rendered('sessionStore.existingClaim=shared', 'sessionStore.keepSeconds=600');
  const value = (name: string) => container(stored).env.find((each: Manifest) => each['name'] === name)?.value;
  assert.deepEqual(
    ['', '_MB', '_SECONDS'].map((ending) => value(`TIERUP_SESSION_STORE${ending}`)),
    ['/var/lib/tierup/sessions', '1024', '600'],
  );
  const volume = pod(stored).spec.volumes.find((each: Manifest) => each['name'] === 'sessions');
  assert.deepEqual(volume.persistentVolumeClaim, { claimName: 'shared' });
  const mount = container(stored).volumeMounts.find((each: Manifest) => each['name'] === 'sessions');
  assert.equal(mount.mountPath, '/var/lib/tierup');
});

test('the cache is in memory, or on the disk of a node that may still be removed', { skip }, () => {
  const volume = (from: ReturnType<typeof rendered>) =>
    pod(from).spec.volumes.find((each: Manifest) => each.name === 'cache').emptyDir;
  const memory = rendered();
  assert.equal(volume(memory).medium, 'Memory');
  assert.equal(pod(memory).metadata.annotations, undefined);
  const disk = rendered('cache.kind=disk', 'cache.sizeMi=20480');
  assert.deepEqual(volume(disk), { sizeLimit: '20480Mi' });
  const annotation = 'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes';
  assert.equal(pod(disk).metadata.annotations[annotation], 'cache');
});

test('a warm-up list reaches the pod and restarts it when it changes', { skip }, () => {
  const warm = (code: string) => rendered('warmup[0].language=python3', `warmup[0].code=${code}`);
  const list = JSON.parse(find(warm('print(1)'), 'ConfigMap', 'demo-tierup-warmup').data['warmup.json']);
  assert.deepEqual(list, [{ language: 'python3', code: 'print(1)' }]);
  assert.equal(
    environment(find(warm('a'), 'Deployment', 'demo-tierup')).get('TIERUP_WARMUP_FILE'),
    '/etc/tierup/warmup.json',
  );
  const sum = (code: string) => pod(warm(code)).metadata.annotations['checksum/warmup'];
  assert.notEqual(sum('a'), sum('b'));
});

test('the test pod gets none of the service traffic', { skip }, () => {
  const all = rendered();
  const selector = Object.entries(find(all, 'Service', 'demo-tierup').spec.selector);
  const { labels } = find(all, 'Pod', 'demo-tierup-test').metadata;
  assert.ok(!selector.every(([key, value]) => labels[key] === value));
});
