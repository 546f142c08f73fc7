/** Replicas as processes of this machine, each with a port of its own and, where it can be, a core of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { cpuMsOf } from './cpu-time.ts';
import { ReplicaFailure, type ReplicaSource, type RunningReplicas, untilAnswering } from './replica-source.ts';

export interface CommandPlan {
  /** A shell command; {port} and the environment variable PORT say where to listen. */
  readonly command: string;
  readonly path: string;
  /** Answers below 400 once the replica takes requests; absent: any answer of `path` will do. */
  readonly readyPath?: string;
  readonly readySeconds: number;
  /** Cores for replicas, in order; empty: not tied to any. */
  readonly cores: readonly number[];
  /** Who asks, if it is to run on the replicas' own cores, whatever their number: its cost is then part of every request. */
  readonly sharedBy?: number;
}

export function commandSource(plan: CommandPlan): ReplicaSource {
  return { most: Number.POSITIVE_INFINITY, start: (replicas, signal) => startCommands(plan, replicas, signal) };
}

/** Whether this machine can tie processes to cores. */
export function canPin(): boolean {
  return process.platform === 'linux' && spawnSync('taskset', ['-V']).status === 0;
}

/** Ties a process with all its threads to these cores. */
export function pin(process: number, cores: readonly number[]): void {
  spawnSync('taskset', ['-a', '-c', '-p', cores.join(','), String(process)], { timeout: 10_000 });
}

async function startCommands(plan: CommandPlan, replicas: number, signal: AbortSignal): Promise<RunningReplicas> {
  const used = plan.cores.slice(0, replicas);
  if (plan.sharedBy !== undefined && used.length > 0) pin(plan.sharedBy, used);
  const children: StartedProcess[] = [];
  const given = new AbortController();
  const waiting = AbortSignal.any([signal, given.signal]);
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(endProcess));
  };
  try {
    for (let index = 0; index < replicas; index++) children.push(await startOne(plan, index));
    await Promise.all(children.map(({ url, failed }) => Promise.race([untilReady(url, plan, waiting), failed])));
  } catch (thrown) {
    given.abort();
    await stop();
    throw thrown;
  }
  const ids = children.flatMap(({ child }) => (child.pid === undefined ? [] : [child.pid]));
  const pinning = used.length === 0 ? 'not pinned' : `${used.length === 1 ? 'core' : 'cores'} ${used.join(', ')}`;
  return { urls: children.map(({ url }) => url), cpuMs: () => cpuMsOf(ids), pinning, stop };
}

function untilReady(url: string, { readyPath, readySeconds }: CommandPlan, signal: AbortSignal): Promise<void> {
  const asked = readyPath === undefined ? url : new URL(readyPath, url).href;
  return untilAnswering(asked, readySeconds * 1000, signal);
}

interface StartedProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Rejects when the process ends by itself. */
  readonly failed: Promise<never>;
}

async function startOne({ command, path, cores }: CommandPlan, index: number): Promise<StartedProcess> {
  const port = await freePort();
  const text = command.replaceAll('{port}', String(port));
  const core = cores.length === 0 ? undefined : cores[index % cores.length];
  const shell = core === undefined ? ['sh', '-c', text] : ['taskset', '-c', String(core), 'sh', '-c', text];
  const child = spawn(shell[0] as string, shell.slice(1), {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-500);
  });
  const failed = new Promise<never>((_, reject) => {
    child.on('exit', (code) =>
      reject(new ReplicaFailure(`"${text}" ended with code ${code}${said === '' ? '' : `: ${said.trim()}`}`)),
    );
    child.on('error', (error) => reject(new ReplicaFailure(`"${text}": ${error.message}`)));
  });
  failed.catch(() => {});
  return { child, url: `http://127.0.0.1:${port}${path}`, failed };
}

/** Ends the process group that we started: asked first, killed after two seconds. */
async function endProcess({ child }: StartedProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const group = -child.pid;
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(group, signal);
    } catch {
      // already gone
    }
  };
  send('SIGTERM');
  const timer = setTimeout(() => send('SIGKILL'), 2000);
  await ended;
  clearTimeout(timer);
  send('SIGKILL');
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
