/** KEDA's ScaledObject: the autoscaler that it becomes, what KEDA refuses, and each rule on what it is about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { checkDocuments } from '../../src/scaling/check/check.ts';
import type { CheckFinding } from '../../src/scaling/check/finding.ts';
import { parseHpa } from '../../src/scaling/hpa/parse-spec.ts';
import { readScaledObject } from '../../src/scaling/keda/scaled-object.ts';

const SPEC = `
  scaleTargetRef: {name: api}
  minReplicaCount: 2
  maxReplicaCount: 10
  advanced:
    horizontalPodAutoscalerConfig:
      behavior:
        scaleDown: {stabilizationWindowSeconds: 0, policies: [{type: Percent, value: 10, periodSeconds: 60}]}
  triggers:
    - type: prometheus
      name: waiting
      metadata: {serverAddress: "http://prometheus", threshold: "0.5", query: "sum(waiting)", ignoreNullValues: "false"}
    - {type: cpu, metricType: Utilization, metadata: {value: "70"}}
`;
const scaledObject = (spec: string, annotations = '{}'): string =>
  `apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: api, annotations: ${annotations}}\nspec:${spec}`;

const check = (text: string): readonly CheckFinding[] => checkDocuments([parse(text)]);

/** The one finding of a rule on SPEC with a line changed. */
function one(rule: string, from: string, to: string): CheckFinding {
  assert.ok(SPEC.includes(from), from);
  const findings = check(scaledObject(SPEC.replace(from, to)));
  const found = findings.filter((finding) => finding.rule === rule);
  assert.equal(found.length, 1, `${rule} in ${findings.map((finding) => finding.rule).join(', ')}`);
  return found[0] as CheckFinding;
}

test('it becomes the autoscaler that KEDA makes', () => {
  const view = readScaledObject(parse(scaledObject(SPEC)));
  assert.ok(view !== undefined && 'hpa' in view);
  const parsed = parseHpa(view.hpa);
  assert.ok('spec' in parsed, JSON.stringify(parsed));
  const { spec } = parsed;
  assert.deepEqual(
    [spec.target.kind, spec.target.name, spec.minReplicas, spec.maxReplicas],
    ['Deployment', 'api', 2, 10],
  );
  assert.deepEqual(
    spec.metrics.map(({ type }) => type),
    ['External', 'Resource'],
  );
  const [waiting] = spec.metrics;
  assert.ok(waiting?.type === 'External' && waiting.metric === 'waiting');
  assert.deepEqual(waiting.target, { kind: 'averageValue', milli: 500 });
  assert.equal(spec.behavior?.scaleDown.windowSeconds, 0);
});

test('without counts it is 1 to 100, a list is five items a replica, a container is its own metric', () => {
  const triggers =
    '[{type: redis, metadata: {listName: jobs}}, {type: memory, metricType: AverageValue, metadata: {value: 1Gi, containerName: app}}]';
  const view = readScaledObject(parse(scaledObject(`\n  scaleTargetRef: {name: api}\n  triggers: ${triggers}`)));
  assert.ok(view !== undefined && 'hpa' in view);
  const parsed = parseHpa(view.hpa);
  assert.ok('spec' in parsed, JSON.stringify(parsed));
  assert.deepEqual([parsed.spec.minReplicas, parsed.spec.maxReplicas], [1, 100]);
  const [list, memory] = parsed.spec.metrics;
  assert.ok(list?.type === 'External' && list.metric === 's0-redis');
  assert.deepEqual(list.target, { kind: 'averageValue', milli: 5000 });
  assert.ok(memory?.type === 'ContainerResource' && memory.container === 'app');
});

test('rules for every autoscaler name the keys of the ScaledObject', () => {
  const { path } = one('no-scale-down-window', 'minReplicaCount: 2', 'minReplicaCount: 2');
  assert.equal(
    path.join('.'),
    'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds',
  );
});

test('one that is well draws nothing of KEDA', () => {
  assert.deepEqual(
    check(scaledObject(SPEC)).filter(({ rule, severity }) => rule.startsWith('keda') || severity === 'error'),
    [],
  );
});

test('what KEDA does beside the autoscaler', () => {
  for (const [rule, from, to, severity, message] of [
    ['keda-scale-to-zero', '  minReplicaCount: 2\n', '', 'warning', /is not given, which means 0: .* 300 s .* 30 s/],
    ['keda-scale-to-zero', 'minReplicaCount: 2', 'minReplicaCount: 0', 'note', /^all replicas go 300 s/],
    ['keda-scale-to-zero', 'minReplicaCount: 2', 'minReplicaCount: 2\n  idleReplicaCount: 0', 'note', /all replicas/],
    ['keda-max-default', '  maxReplicaCount: 10\n', '', 'warning', /means 100/],
    ['keda-cooldown-unused', 'minReplicaCount: 2', 'minReplicaCount: 2\n  cooldownPeriod: 60', 'warning', /below 2/],
    ['keda-polling-unused', 'minReplicaCount: 2', 'minReplicaCount: 2\n  pollingInterval: 60', 'note', /is 60 s/],
    ['keda-idle-not-zero', 'minReplicaCount: 2', 'minReplicaCount: 2\n  idleReplicaCount: 1', 'error', /only 0 works/],
    ['keda-null-is-zero', ', ignoreNullValues: "false"', '', 'warning', /counts as 0/],
  ] as const) {
    const finding = one(rule, from, to);
    assert.equal(finding.severity, severity, rule);
    assert.match(finding.message, message);
  }
  assert.deepEqual(
    check(scaledObject(SPEC, '{autoscaling.keda.sh/paused-replicas: "3"}'))
      .filter(({ rule }) => rule === 'keda-paused')
      .map(({ path }) => path.join('.')),
    ['metadata.annotations'],
  );
});

test('a fallback that cannot be one', () => {
  const withFallback = SPEC.replace('  triggers:', '  fallback: {failureThreshold: 3, replicas: 4}\n  triggers:');
  const rules = (spec: string): readonly string[] =>
    check(scaledObject(spec))
      .map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('keda-fallback'));
  assert.deepEqual(rules(withFallback), []);
  assert.deepEqual(rules(withFallback.replace('name: waiting', 'metricType: Value')), ['keda-fallback-value']);
  const cpuAlone = withFallback.replace(/ {4}- type: prometheus[\s\S]*?"false"}\n/, '');
  assert.deepEqual(rules(cpuAlone), ['keda-fallback-unused']);
});

test('what KEDA refuses is refused with the key', () => {
  for (const [from, to, key, message] of [
    ['threshold: "0.5", ', '', 'spec.triggers.0.metadata', /has no threshold/],
    ['metricType: Utilization', 'metricType: Value', 'spec.triggers.1.metricType', /takes Utilization or AverageValue/],
    ['{name: api}\n', '{}\n', 'spec.scaleTargetRef', /has no name/],
    [
      'minReplicaCount: 2',
      'minReplicaCount: 2\n  idleReplicaCount: 2',
      'spec.idleReplicaCount',
      /less than minReplica/,
    ],
    ['minReplicaCount: 2', 'minReplicaCount: 20', 'spec.maxReplicaCount', /less than minReplicas 20/],
    ['minReplicaCount: 2', 'minReplicaCount: 2\n  fallback: {replicas: 3}', 'spec.fallback.failureThreshold', /whole/],
  ] as const) {
    const finding = one('refused', from, to);
    assert.equal(finding.path.join('.'), key);
    assert.match(finding.message, message);
  }
  const cpuAlone = SPEC.replace(/ {4}- type: prometheus[\s\S]*?"false"}\n/, '').replace('Count: 2', 'Count: 0');
  const [finding] = check(scaledObject(cpuAlone));
  assert.match(finding?.message ?? '', /nothing but CPU and memory/);
});
