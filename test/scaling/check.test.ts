/** `check`: each rule on the manifest it is about, and silence on one that is well. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { type CheckOptions, checkDocuments } from '../../src/scaling/check/check.ts';
import type { CheckFinding } from '../../src/scaling/check/finding.ts';
import { allocatableOf } from '../../src/scaling/nodes/pool.ts';

const HPA = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: api}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}
  behavior:
    scaleUp: {tolerance: 0.05}
    scaleDown: {stabilizationWindowSeconds: 120, policies: [{type: Percent, value: 50, periodSeconds: 60}]}
`;
const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
        - name: app
          image: example/api:1
          readinessProbe: {httpGet: {path: /, port: 80}}
          resources: {requests: {cpu: 500m, memory: 512Mi}, limits: {cpu: "2", memory: 1Gi}}
`;

function check(
  hpa: string,
  deployment = DEPLOYMENT,
  options: CheckOptions = {},
  more: readonly string[] = [],
): readonly CheckFinding[] {
  return checkDocuments(
    [hpa, deployment, ...more].filter((text) => text !== '').map((text) => parse(text)),
    options,
  );
}

function one(findings: readonly CheckFinding[], rule: string): CheckFinding {
  const found = findings.filter((finding) => finding.rule === rule);
  assert.equal(found.length, 1, `${rule} in ${findings.map((finding) => finding.rule).join(', ')}`);
  return found[0] as CheckFinding;
}

test('a manifest that is well draws notes alone', () => {
  assert.deepEqual(
    check(HPA).filter(({ severity }) => severity !== 'note'),
    [],
  );
});

test('what the API server refuses, with the key', () => {
  const bad = HPA.replace('maxReplicas: 10', 'maxReplicas: 1')
    .replace('type: Percent', 'type: Share')
    .replace('60}}}', '0}}}');
  assert.deepEqual(
    check(bad).map(({ rule, path }) => `${rule} ${path.join('.')}`),
    [
      'refused spec.metrics.0.resource.target.averageUtilization',
      'refused spec.maxReplicas',
      'refused spec.behavior.scaleDown.policies.0.type',
    ],
  );
  const zero = check(HPA.replace('minReplicas: 2', 'minReplicas: 0'));
  assert.match(zero[0]?.message ?? '', /^minReplicas is 0, which needs an Object or External metric/);
  assert.equal(check('', DEPLOYMENT)[0]?.rule, 'no-autoscaler');
});

test('requests that are missing stop the whole HPA', () => {
  const finding = one(
    check(HPA, DEPLOYMENT.replace('cpu: 500m, ', '').replace('limits: {cpu: "2", ', 'limits: {')),
    'missing-requests',
  );
  assert.equal(finding.severity, 'error');
  assert.match(finding.message, /^container app has no cpu request/);
  assert.deepEqual(finding.path.slice(0, 5), ['spec', 'template', 'spec', 'containers', 0]);
  one(check(HPA, ''), 'target-not-given');
  const absent = HPA.replace(
    '{type: Resource, resource: {name: cpu,',
    '{type: ContainerResource, containerResource: {name: cpu, container: nope,',
  );
  assert.equal(one(check(absent), 'no-such-container').severity, 'error');
});

test('limit = request: no target at or above 91 % is reached, and below it steps are small', () => {
  const capped = DEPLOYMENT.replace('cpu: "2"', 'cpu: 500m');
  const never = one(
    check(HPA.replace('averageUtilization: 60', 'averageUtilization: 96'), capped),
    'target-out-of-reach',
  );
  assert.match(never.message, /usage stops at the limits, 100 % of the requests, and must pass 101 %/);
  const steps = one(
    check(HPA.replace('60}}}', '70}}}').replace('minReplicas: 2', 'minReplicas: 3').replace('10\n', '20\n'), capped),
    'limit-caps-step',
  );
  assert.match(steps.message, /at most multiply by 1\.43.*From 3 that is 3-5-8-12-18-20,/);
});

test('ten connections of a Dify api pod: CPU never passes its target', () => {
  const dify = DEPLOYMENT.replace('example/api:1', 'langgenius/dify-api:1.16.1');
  const warned = one(check(HPA, dify), 'connections-cap-cpu');
  assert.match(
    warned.message,
    /a Dify api pod admits 10 connections \(SERVER_WORKER_AMOUNT 1 x SERVER_WORKER_CONNECTIONS 10\)/,
  );
  const measured = one(check(HPA, dify, { service: { cpuMs: 40, waitMs: 2000 } }), 'connections-cap-cpu');
  assert.equal(measured.severity, 'error');
  assert.match(
    measured.message,
    /full at 4\.90 requests a second, with CPU at 39 % of its request; 63 % is never reached/,
  );
  const raised = dify.replace(
    'readinessProbe',
    'env: [{name: SERVER_WORKER_CONNECTIONS, value: "200"}]\n          readinessProbe',
  );
  assert.ok(
    !check(HPA, raised, { service: { cpuMs: 40, waitMs: 2000 } }).some(({ rule }) => rule === 'connections-cap-cpu'),
  );
});

test('the nodes’ room against maxReplicas', () => {
  const capacity = { cpuMilli: 2000, memoryBytes: 8 * 2 ** 30 };
  const none = { cpuMilli: 0, memoryBytes: 0 };
  const pool = {
    name: 'small',
    capacity,
    allocatable: allocatableOf(capacity),
    overhead: none,
    minNodes: 1,
    maxNodes: 2,
    pricePerHour: 0,
    bootSeconds: 60,
  };
  assert.match(
    one(check(HPA, DEPLOYMENT, { pools: [pool] }), 'max-unreachable').message,
    /is 10, .*room for 6 of these pods/,
  );
});

test('how long it takes to come down, step by step', () => {
  const slow = HPA.replace('minReplicas: 2', 'minReplicas: 3')
    .replace('maxReplicas: 10', 'maxReplicas: 20')
    .replace('stabilizationWindowSeconds: 120', 'stabilizationWindowSeconds: 300')
    .replace('value: 50', 'value: 10');
  const finding = one(check(slow), 'scale-down-duration');
  assert.equal(finding.severity, 'warning');
  assert.match(
    finding.message,
    /from 20 to 3 takes 16 minutes once the load is gone: 20-18-16-14-12-10-9-8-7-6-5-4-3$/,
  );
  assert.equal(one(check(HPA), 'scale-down-duration').severity, 'note');
});

test('policies that do the opposite of what they seem to', () => {
  const two = HPA.replace('policies: [', 'policies: [{type: Pods, value: 4, periodSeconds: 60}, ');
  assert.match(
    one(check(two), 'max-selects-faster').message,
    /the one that removes most is taken .*Max of 4 pods\/60 s or 50 %\/60 s/,
  );
  one(check(HPA.replace('stabilizationWindowSeconds: 120', 'selectPolicy: Disabled')), 'direction-disabled');
  one(check(HPA.replace('stabilizationWindowSeconds: 120', 'stabilizationWindowSeconds: 0')), 'no-scale-down-window');
  one(check(HPA.replace('periodSeconds: 60', 'periodSeconds: 5')), 'period-below-sync');
  assert.equal(
    one(check(HPA.replace('{tolerance: 0.05}', '{stabilizationWindowSeconds: 120}')), 'scale-up-window').severity,
    'warning',
  );
  assert.match(
    one(check(HPA.replace('scaleUp: {tolerance: 0.05}', '')), 'behavior-filled-in').message,
    /scaleUp is not given/,
  );
  assert.match(
    one(check(HPA.replace('{tolerance: 0.05}', '{tolerance: 0.3}')), 'tolerance-trap').message,
    /hides the load of 3 replicas at 10/,
  );
});

test('pods that keep their nodes, or lose what they do', () => {
  const volume = DEPLOYMENT.replace(
    '      containers:',
    '      volumes: [{name: scratch, emptyDir: {}}]\n      containers:',
  );
  one(check(HPA, volume), 'local-storage-blocks-node');
  const memory = volume.replace('emptyDir: {}', 'emptyDir: {medium: Memory}');
  assert.ok(!check(HPA, memory).some(({ rule }) => rule === 'local-storage-blocks-node'));
  const spot = DEPLOYMENT.replace(
    '      containers:',
    '      nodeSelector: {cloud.google.com/gke-spot: "true"}\n      terminationGracePeriodSeconds: 60\n      containers:',
  );
  assert.match(one(check(HPA, spot), 'grace-on-spot').message, /is 60 s, .* 15 s/);
  const away = spot.replace(
    /nodeSelector:.*/,
    'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: karpenter.sh/capacity-type, operator: NotIn, values: [spot]}]}]}}}',
  );
  assert.ok(!check(HPA, away).some(({ rule }) => rule === 'grace-on-spot'));
  one(check(HPA, DEPLOYMENT.replace('spec:\n  template', 'spec:\n  replicas: 3\n  template')), 'replicas-set');
  one(check(HPA, DEPLOYMENT.replace(/ +readinessProbe.*\n/, '')), 'no-readiness');
  const kept = DEPLOYMENT.replace(
    'labels: {app: api}',
    'labels: {app: api}, annotations: {cluster-autoscaler.kubernetes.io/safe-to-evict: "false"}',
  );
  one(check(HPA, kept), 'eviction-forbidden');
  const budget = 'kind: PodDisruptionBudget\nspec: {minAvailable: 2, selector: {matchLabels: {app: api}}}';
  assert.equal(one(check(HPA, DEPLOYMENT, {}, [budget]), 'budget-blocks-drain').document, 2);
});

test('metrics that mislead, and two autoscalers of one target', () => {
  one(check(HPA.replace('name: cpu,', 'name: memory,')), 'memory-metric');
  const external =
    '\n    - {type: External, external: {metric: {name: q}, target: {type: AverageValue, averageValue: 5}}}\n  behavior';
  one(check(HPA.replace('\n  behavior', external)), 'metric-failure-holds');
  const keda = 'kind: ScaledObject\nspec: {scaleTargetRef: {name: api}}';
  assert.equal(one(check(HPA, DEPLOYMENT, {}, [keda]), 'two-autoscalers').severity, 'error');
});

test('every rule is in the table of the documentation', () => {
  const root = join(import.meta.dirname, '..', '..');
  const source = globSync('src/scaling/check/*.ts', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  const rules = source.flatMap((text) => [
    ...text.matchAll(/(?:about|ofPods)\(\s*context,\s*'([a-z-]+)'/g),
    ...text.matchAll(/rule: '([a-z-]+)'/g),
  ]);
  const names = new Set(rules.map(([, name]) => name as string));
  assert.ok(names.size > 20, `${names.size} rules`);
  const page = readFileSync(join(root, 'docs', 'scaling.md'), 'utf8');
  for (const name of names) assert.ok(page.includes(`| \`${name}\``), name);
});
