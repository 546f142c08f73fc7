/** Both charts, for every values file that is shipped: lint, render, and hold each object against its schema. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { customProblems, kubernetesVersions, type Manifest, type Rendered, read, render } from './rendering.ts';
import { chartsCopy, deploy, missing, run } from './tools.ts';

const skip = missing('helm', 'python', 'custom-resources');
const charts = skip ? '' : chartsCopy();

const inChart = (chart: string) => join(deploy, 'helm', chart, 'values-production.yaml');
const forCloud = (cloud: string, chart: string) => join(deploy, 'nodepools', cloud, `values-${chart}.yaml`);

for (const chart of ['tierup', 'dify']) {
  const sets: [string, string[]][] = [
    ['default', []],
    ['production', [inChart(chart)]],
    ['GKE', [inChart(chart), forCloud('gke', chart)]],
    ['EKS', [inChart(chart), forCloud('eks', chart)]],
    ...(chart === 'tierup' ? [['EKS GPU', [forCloud('eks', 'tierup-gpu')]] as [string, string[]]] : []),
  ];
  for (const [name, files] of sets) {
    test(`${chart}, ${name} values: lints, renders, validates strictly`, { skip }, () => {
      for (const file of files) assert.ok(existsSync(file), file);
      const values = files.flatMap((file) => ['--values', file]);
      const lint = run('helm', ['lint', '--strict', join(charts, chart), ...values]);
      assert.equal(lint.status, 0, lint.stdout + lint.stderr);
      const rendered = render('demo', join(charts, chart), { files }, kubernetesVersions);
      assert.deepEqual(rendered.problems, []);
      const custom = customProblems(rendered.custom);
      assert.deepEqual(custom.errors, []);
      assert.deepEqual(custom.unknown, []);
      holdsHouseRules(rendered);
    });
  }
}

/** What this project asks of every object beyond the schema. */
function holdsHouseRules(rendered: Rendered): void {
  const autoscaled = new Set([
    ...rendered.documents.filter(isAutoscaler).map((each) => each.spec.scaleTargetRef.name as string),
  ]);
  for (const each of rendered.documents.filter((one) => ['Deployment', 'StatefulSet', 'Job'].includes(one.kind))) {
    const name = `${each.kind}/${each.metadata.name}`;
    if (autoscaled.has(each.metadata.name)) assert.ok(!('replicas' in each.spec), `${name} states replicas`);
    for (const container of each.spec.template.spec.containers) checkContainer(name, container);
  }
  const targets = rendered.documents.filter(isAutoscaler).map((each) => each.spec.scaleTargetRef.name);
  assert.equal(new Set(targets).size, targets.length, 'two autoscalers on one workload');
}

const isAutoscaler = (each: Manifest) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(each.kind);

function checkContainer(name: string, container: Manifest): void {
  assert.ok(container.resources?.requests?.cpu, `${name}: ${container.name} has no CPU request`);
  assert.ok(container.resources?.limits?.memory, `${name}: ${container.name} has no memory limit`);
  assert.equal(container.securityContext?.allowPrivilegeEscalation, false, `${name}: ${container.name}`);
  assert.deepEqual(container.securityContext?.capabilities?.drop, ['ALL'], `${name}: ${container.name}`);
  assert.match(container.image, /^[a-z0-9./-]+:[\w.-]+$/, `${name}: image without a tag`);
  // Server-side apply, which Helm uses, refuses a name that is given twice.
  const names = (container.env ?? []).map((one: Manifest) => one.name);
  assert.deepEqual(names, [...new Set(names)], `${name}: environment given twice`);
}

test('the service meets the restricted pod security standard, Dify the baseline', { skip }, () => {
  const pods = (chart: string) =>
    render('demo', join(charts, chart))
      .documents.map((each) => (each.kind === 'Pod' ? each : each.spec?.template))
      .filter((each) => each?.spec?.containers);
  for (const { spec } of [...pods('tierup'), ...pods('dify')]) {
    assert.ok(!spec.hostNetwork && !spec.hostPID && !spec.hostIPC);
    assert.ok(!(spec.volumes ?? []).some((each: Manifest) => each.hostPath));
    assert.equal(spec.securityContext.seccompProfile.type, 'RuntimeDefault');
    const containers = [...spec.containers, ...(spec.initContainers ?? [])];
    assert.ok(containers.every((each: Manifest) => !each.securityContext.privileged));
  }
  for (const { spec } of pods('tierup')) {
    assert.equal(spec.securityContext.runAsNonRoot, true);
    for (const { securityContext } of spec.containers) {
      assert.equal(securityContext.allowPrivilegeEscalation, false);
      assert.deepEqual(securityContext.capabilities.drop, ['ALL']);
    }
  }
});

test('the checks themselves find unknown fields, wrong types and keys given twice', { skip }, () => {
  const pod = (line: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers: [{name: a}]\n${line}\n`;
  assert.match(read(pod('  restartPolicyy: Always'), ['1.37']).problems.join(), /restartPolicyy/);
  assert.match(read(pod('  hostNetwork: 3'), ['1.37']).problems.join(), /hostNetwork/);
  assert.throws(() => read(pod('  containers: []')), /given twice/);
  const scaled = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'x' } };
  const spec = { scaleTargetRef: { name: 'x' }, triggers: [] };
  assert.deepEqual(customProblems([{ ...scaled, spec }]).errors, []);
  assert.match(customProblems([{ ...scaled, spec: { ...spec, minReplicas: 1 } }]).errors.join(), /minReplicas/);
  assert.match(customProblems([{ ...scaled, spec: { scaleTargetRef: { name: 'x' } } }]).errors.join(), /triggers/);
});
