/**
 * Secrets stay what they are when a release is upgraded. Helm looks them up in the cluster, so a server on this
 * machine answers as a cluster in which the first rendering was installed.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { type Manifest, read } from './rendering.ts';
import { chartsCopy, missing, scratch, toolsFolder } from './tools.ts';

const skip = missing('helm', 'python');

/** What a cluster says about itself to a client; secrets are all it knows. */
const discovery = new Map<string, unknown>([
  ['/version', { major: '1', minor: '37', gitVersion: 'v1.37.0' }],
  ['/api', { kind: 'APIVersions', versions: ['v1'] }],
  ['/apis', { kind: 'APIGroupList', apiVersion: 'v1', groups: [] }],
  [
    '/api/v1',
    {
      kind: 'APIResourceList',
      groupVersion: 'v1',
      resources: [{ name: 'secrets', singularName: 'secret', namespaced: true, kind: 'Secret', verbs: ['get'] }],
    },
  ],
]);

/** Runs `body` with the address of a cluster that holds these secrets in the namespace test. */
async function withCluster<T>(secrets: Manifest[], body: (address: string) => Promise<T>): Promise<T> {
  const notFound = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 };
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const secret = secrets.find((each) => path === `/api/v1/namespaces/test/secrets/${each.metadata.name}`);
    const answer = discovery.get(path) ?? secret;
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? notFound));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

async function secretsOf(chart: string, installed: Manifest[]): Promise<Manifest[]> {
  const text = await withCluster(installed, async (address) => {
    const cluster = ['--dry-run=server', '--disable-openapi-validation', '--kube-apiserver', address];
    const args = [
      'template',
      'demo',
      chart,
      '--namespace',
      'test',
      '--burst-limit',
      '1000',
      '--qps',
      '1000',
      ...cluster,
    ];
    const env = { HOME: scratch(), KUBECONFIG: '/dev/null', PATH: process.env['PATH'] ?? '' };
    const helm = join(toolsFolder, 'bin', 'helm');
    return (await promisify(execFile)(helm, args, { env, maxBuffer: 1 << 26, timeout: 60_000 })).stdout;
  });
  return read(text)
    .documents.filter((each) => each.kind === 'Secret')
    .map(owned);
}

/** As Helm marks what it has installed; without, it refuses to touch an object. */
function owned(secret: Manifest): Manifest {
  const owner = { 'meta.helm.sh/release-name': 'demo', 'meta.helm.sh/release-namespace': 'test' };
  const annotations = { ...secret.metadata.annotations, ...owner };
  return { ...secret, metadata: { ...secret.metadata, namespace: 'test', annotations } };
}

/** The chart with its secret alone: Helm asks the cluster several times for every other object. */
function onlySecret(chart: string): string {
  const folder = join(chartsCopy(), chart);
  rmSync(join(folder, 'charts'), { recursive: true, force: true });
  const manifest = join(folder, 'Chart.yaml');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/\ndependencies:[\s\S]*/, '\n'));
  const templates = readdirSync(join(folder, 'templates')).filter((name) => !/^_|^secret/.test(name));
  for (const name of templates) rmSync(join(folder, 'templates', name), { recursive: true });
  return folder;
}

for (const chart of ['tierup', 'dify']) {
  test(`${chart}: an upgrade keeps every secret value that is there`, { skip }, async () => {
    const copy = onlySecret(chart);
    const installed = await secretsOf(copy, []);
    assert.equal(installed.length, 1);
    assert.deepEqual(await secretsOf(copy, installed), installed);
    assert.notDeepEqual((await secretsOf(copy, []))[0].data, installed[0].data);
  });
}

test('dify: an upgrade fills in only the values that are missing', { skip }, async () => {
  const copy = onlySecret('dify');
  const [before] = await secretsOf(copy, []);
  const { 'weaviate-key': _, ...older } = before.data;
  const [upgraded] = await secretsOf(copy, [{ ...before, data: older }]);
  const { 'weaviate-key': added, ...kept } = upgraded.data;
  assert.deepEqual(kept, older);
  assert.ok(added);
});
