/** Node pools: arguments exist in the providers' schemas, script and Terraform agree, and the charts fit the nodes. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { find, type Manifest, type Rendered, render } from './rendering.ts';
import { blocksOf, parseFolder, schemaProblems } from './terraform.ts';
import { chartsCopy, deploy, missing, runWithin, scratch } from './tools.ts';

const folder = (cloud: string) => join(deploy, 'nodepools', cloud);
const skip = missing('python', 'providers');
const skipRender = missing('helm', 'python');
const charts = skipRender ? '' : chartsCopy();

const parsed = new Map(skip ? [] : ['gke', 'eks'].map((cloud) => [cloud, parseFolder(folder(cloud))]));
const filesOf = (cloud: string) => parsed.get(cloud) ?? [];

function pool(cloud: string, address: string): any {
  return blocksOf(filesOf(cloud)).find((block) => block.address === address)?.body;
}

for (const [cloud, provider] of [
  ['gke', 'google'],
  ['eks', 'aws'],
] as const) {
  test(`${cloud}: every argument is one of the provider's`, { skip }, () => {
    assert.deepEqual(schemaProblems(filesOf(cloud), provider), []);
  });

  test(`${cloud}: every variable and resource that is named is declared`, { skip }, () => {
    const files = filesOf(cloud);
    const declared = new Set(
      blocksOf(files).map((block) => (block.kind === 'data' ? `data.${block.address}` : block.address)),
    );
    const text = JSON.stringify(files);
    for (const [name] of text.matchAll(/(?:data\.)?(?<![\w.:/])(?:google|aws)_\w+\.\w+/g))
      assert.ok(declared.has(name), name);
    const variables = new Set(files.flatMap((file) => ((file['variable'] ?? []) as object[]).flatMap(Object.keys)));
    for (const [, name] of text.matchAll(/var\.(\w+)/g)) assert.ok(variables.has(name ?? ''), `var.${name}`);
  });
}

test('the schema check finds unknown, missing and wrong arguments', { skip }, () => {
  const wrong = scratch();
  const text = `resource "google_container_node_pool" "x" {
  node_config {
    machine_typ = "n2-standard-8"
    spot        = "yes"
  }
  autoscaling {}
  autoscaling {}
}\n`;
  writeFileSync(join(wrong, 'main.tf'), text);
  const problems = schemaProblems(parseFolder(wrong), 'google').join('\n');
  assert.match(problems, /node_config\.machine_typ: unknown argument/);
  assert.match(problems, /spot: "yes" is not boolean/);
  assert.match(problems, /autoscaling: one block at most/);
  assert.match(problems, /x: cluster is missing/);
});

test('gke: the elastic pool is the one of the specification', { skip }, () => {
  const spot = pool('gke', 'google_container_node_pool.spot');
  assert.deepEqual([spot.autoscaling[0].total_min_node_count, spot.autoscaling[0].total_max_node_count], [3, 20]);
  const config = spot.node_config[0];
  assert.deepEqual([config.machine_type, config.disk_size_gb, config.spot], ['n2-standard-8', 100, true]);
});

test('eks: the GPU group is p3.8xlarge, starts from nothing and keeps others away', { skip }, () => {
  const gpu = pool('eks', 'aws_eks_node_group.gpu');
  assert.deepEqual(gpu.instance_types, ['p3.8xlarge']);
  assert.deepEqual([gpu.scaling_config[0].min_size, gpu.scaling_config[0].desired_size], [0, 0]);
  assert.deepEqual([gpu.taint[0].key, gpu.taint[0].effect], ['nvidia.com/gpu', 'NO_SCHEDULE']);
});

test('eks: the GPU release goes to the GPU group, one of its four cards a replica', {
  skip: skip || skipRender,
}, () => {
  const rendered = render('gpu', join(charts, 'tierup'), { files: [join(folder('eks'), 'values-tierup-gpu.yaml')] });
  const workload = find(rendered, 'Deployment', 'gpu-tierup');
  const gpu = pool('eks', 'aws_eks_node_group.gpu');
  assert.ok(tolerates(workload, gpu.taint[0]));
  assert.deepEqual(workload.spec.template.spec.nodeSelector, gpu.labels);
  const { limits } = workload.spec.template.spec.containers[0].resources;
  assert.equal(limits['nvidia.com/gpu'], 1);
  // p3.8xlarge: 32 CPUs, 244 GiB, four cards.
  assert.ok(4 * Number(limits.cpu) < 31.5 && 4 * Number.parseInt(limits.memory, 10) < 230);
});

test('gke: the gcloud script says what Terraform says', { skip }, () => {
  const script = join(folder('gke'), 'create.sh');
  assert.equal(runWithin(10, 'bash', ['-n', script]).status, 0);
  const text = readFileSync(script, 'utf8').replaceAll('\\\n', ' ');
  for (const name of ['spot', 'steady']) {
    const flags = new RegExp(`node-pools create ${name} (.*)`).exec(text)?.[1] ?? '';
    const { autoscaling, node_config: config } = pool('gke', `google_container_node_pool.${name}`);
    const flag = (wanted: string) => new RegExp(`--${wanted} (\\S+)`).exec(flags)?.[1];
    assert.equal(flag('machine-type'), config[0].machine_type);
    assert.equal(flag('disk-size'), String(config[0].disk_size_gb));
    assert.equal(flag('disk-type'), config[0].disk_type);
    assert.equal(flag('total-min-nodes'), String(autoscaling[0].total_min_node_count));
    assert.equal(flag('total-max-nodes'), String(autoscaling[0].total_max_node_count));
    assert.equal(flag('location-policy'), autoscaling[0].location_policy);
    assert.equal(/--spot(\s|$)/.test(flags), config[0].spot ?? false);
    const taint = config[0].taint?.[0];
    assert.equal(flag('node-taints'), taint && `${taint.key}=${taint.value}:NoSchedule`);
  }
});

function difyOn(cloud: string): Rendered {
  const values = [join(deploy, 'helm', 'dify', 'values-production.yaml'), join(folder(cloud), 'values-dify.yaml')];
  return render('demo', join(charts, 'dify'), { files: values });
}

/** Cores of a node that pods may ask for: GKE's figure for 8 and 4 CPUs, less what its own pods ask for. */
const usable = { spot: 7.91 - 0.4, steady: 3.92 - 0.4 };
const mostNodes = { spot: 20, steady: 8 };

for (const cloud of ['gke', 'eks']) {
  test(`${cloud}: the autoscalers' maxima fit the node pools, spot and steady`, { skip: skip || skipRender }, () => {
    const rendered = difyOn(cloud);
    const asked = { spot: 0, steady: 0 };
    for (const workload of rendered.documents.filter((each) => each.kind === 'Deployment')) {
      asked[toleratesSpot(workload, cloud) ? 'spot' : 'steady'] += cores(workload) * mostPods(workload, rendered);
    }
    assert.ok(asked.spot > 40 && asked.steady > 10, JSON.stringify(asked));
    for (const kind of ['spot', 'steady'] as const) {
      assert.ok(asked[kind] <= mostNodes[kind] * usable[kind], `${kind}: ${asked[kind]} cores asked for`);
    }
  });

  test(`${cloud}: workers, plugin daemon, beat and PgBouncer never run on spot, the api may`, {
    skip: skipRender,
  }, () => {
    const rendered = difyOn(cloud);
    const label = cloud === 'gke' ? 'cloud.google.com/gke-spot' : 'eks.amazonaws.com/capacityType';
    for (const workload of rendered.documents.filter((each) => ['Deployment', 'Job'].includes(each.kind))) {
      const name = workload.metadata.name.replace('demo-', '');
      const steady = ['worker', 'plugin-daemon', 'beat', 'pgbouncer', 'celery-exporter', 'migration'].includes(name);
      assert.equal(toleratesSpot(workload, cloud), !steady, name);
      if (steady) assert.ok(excludes(workload, label), `${name} does not exclude ${label}`);
    }
  });
}

/** Whether the pods of a workload tolerate the taint that this cloud's spot pool is declared with. */
function toleratesSpot(workload: Manifest, cloud: string): boolean {
  const taints =
    cloud === 'gke'
      ? pool('gke', 'google_container_node_pool.spot').node_config[0].taint
      : pool('eks', 'aws_eks_node_group.spot').taint;
  return taints.every((taint: Manifest) => tolerates(workload, taint));
}

function tolerates(workload: Manifest, taint: Manifest): boolean {
  const all: Manifest[] = workload.spec.template.spec.tolerations ?? [];
  return all.some((one) => one.key === taint.key && (one.operator === 'Exists' || one.value === taint.value));
}

function excludes(workload: Manifest, label: string): boolean {
  const required = workload.spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution;
  return required.nodeSelectorTerms.every((term: Manifest) =>
    term.matchExpressions.some((one: Manifest) => one.key === label && one.operator === 'NotIn'),
  );
}

function cores(workload: Manifest): number {
  const requests = workload.spec.template.spec.containers.map((one: Manifest) => String(one.resources.requests.cpu));
  return requests.reduce(
    (sum: number, cpu: string) => sum + (cpu.endsWith('m') ? Number(cpu.slice(0, -1)) / 1000 : Number(cpu)),
    0,
  );
}

function mostPods(workload: Manifest, rendered: Rendered): number {
  const scaler = rendered.documents.find((each) => each.spec?.scaleTargetRef?.name === workload.metadata.name)?.spec;
  return scaler?.maxReplicas ?? scaler?.maxReplicaCount ?? workload.spec.replicas;
}
