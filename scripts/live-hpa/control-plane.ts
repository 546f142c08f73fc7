/** etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kwok as processes of this machine, on free ports. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ApiClient } from './api-client.ts';

export interface ControlPlane {
  readonly api: ApiClient;
  stop(): Promise<void>;
}

const TOKEN = 'live-hpa';
const CONTROLLERS = [
  'deployment-controller',
  'replicaset-controller',
  'horizontal-pod-autoscaler-controller',
  'node-lifecycle-controller',
  'garbage-collector-controller',
];

/** `binaries` holds the five programs and KWOK's stages (build.sh makes it); `folder` gets their data and logs. */
export async function startControlPlane(binaries: string, folder: string): Promise<ControlPlane> {
  mkdirSync(folder, { recursive: true });
  const children: ChildProcess[] = [];
  const start = (name: string, args: readonly string[]): void => {
    const log = openSync(join(folder, `${name}.log`), 'w');
    children.push(spawn(join(binaries, name), args, { stdio: ['ignore', log, log] }));
    closeSync(log);
  };
  const stop = async (): Promise<void> => {
    for (const child of children.reverse()) await ended(child);
  };
  try {
    const [etcd, peer, secure] = (await Promise.all([freePort(), freePort(), freePort()])) as [number, number, number];
    start('etcd', etcdFlags(join(folder, 'etcd'), etcd, peer));
    start('kube-apiserver', apiServerFlags(folder, etcd, secure));
    const api = await untilReady(`https://127.0.0.1:${secure}`, join(folder, 'certificates', 'apiserver.crt'));
    const kubeconfig = writeKubeconfig(folder, secure);
    const access = ['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'].map(
      (flag) => `--${flag}=${kubeconfig}`,
    );
    start('kube-controller-manager', [
      ...access,
      '--leader-elect=false',
      `--secure-port=${await freePort()}`,
      `--controllers=${CONTROLLERS.join(',')}`,
    ]);
    start('kube-scheduler', [...access, '--leader-elect=false', `--secure-port=${await freePort()}`]);
    const stages = readdirSync(join(binaries, 'kwok-stages')).map(
      (name) => `--config=${join(binaries, 'kwok-stages', name)}`,
    );
    start('kwok', [`--kubeconfig=${kubeconfig}`, '--manage-all-nodes=true', ...stages]);
    return { api, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

function etcdFlags(data: string, client: number, peer: number): string[] {
  const [clientUrl, peerUrl] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
  return [
    `--data-dir=${data}`,
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    '--unsafe-no-fsync',
  ];
}

/** Everybody who knows the token may do everything: nothing but this program talks to it. */
function apiServerFlags(folder: string, etcd: number, secure: number): string[] {
  const key = join(folder, 'service-accounts.key');
  execFileSync('openssl', ['genrsa', '-out', key, '2048'], { stdio: 'ignore' });
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${TOKEN},admin,admin,system:masters\n`);
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=10.0.0.1',
    '--endpoint-reconciler-type=none',
    `--secure-port=${secure}`,
    `--cert-dir=${join(folder, 'certificates')}`,
    '--service-cluster-ip-range=10.96.0.0/16',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--service-account-issuer=https://live-hpa',
    `--token-auth-file=${tokens}`,
    '--authorization-mode=AlwaysAllow',
    '--disable-admission-plugins=ServiceAccount',
  ];
}

function writeKubeconfig(folder: string, secure: number): string {
  const file = join(folder, 'kubeconfig.json');
  const cluster = { server: `https://127.0.0.1:${secure}`, 'insecure-skip-tls-verify': true };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'live', cluster }],
    users: [{ name: 'admin', user: { token: TOKEN } }],
    contexts: [{ name: 'live', context: { cluster: 'live', user: 'admin' } }],
    'current-context': 'live',
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

async function untilReady(address: string, certificate: string): Promise<ApiClient> {
  const endMs = performance.now() + 180_000;
  let last = '';
  while (performance.now() < endMs) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      const api = new ApiClient(address, TOKEN, readFileSync(certificate, 'utf8'));
      await api.text('/readyz');
      return api;
    } catch (thrown) {
      last = String(thrown);
    }
  }
  throw new Error(`kube-apiserver was not ready within 180 s: ${last}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exit;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
