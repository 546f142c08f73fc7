/** Replicas elsewhere: addresses that are there already, or a Deployment scaled with kubectl. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ReplicaFailure, type ReplicaSource, untilAnswering } from './replica-source.ts';

const run = promisify(execFile);

/** The first N of the addresses; nothing is started or stopped. */
export function addressSource(urls: readonly string[]): ReplicaSource {
  return {
    most: urls.length,
    start: async (replicas, signal) => {
      const used = urls.slice(0, replicas);
      await Promise.all(used.map((url) => untilAnswering(url, 10_000, signal)));
      return { urls: used, pinning: 'elsewhere', stop: async () => {} };
    },
  };
}

export interface DeploymentPlan {
  readonly name: string;
  readonly namespace: string | undefined;
  /** Of the service in front of it. */
  readonly url: string;
  readonly readySeconds: number;
}

/** Scales the Deployment, waits for it, and puts the size back that it had. */
export function deploymentSource({ name, namespace, url, readySeconds }: DeploymentPlan): ReplicaSource {
  const where = namespace === undefined ? [] : ['--namespace', namespace];
  const kubectl = async (...args: string[]): Promise<string> => {
    try {
      return (await run('kubectl', [...where, ...args], { timeout: (readySeconds + 30) * 1000 })).stdout;
    } catch (thrown) {
      const { stderr = '', message, killed } = thrown as { stderr?: string; message: string; killed?: boolean };
      const said = stderr.trim() === '' ? message : stderr.trim();
      const reason = killed === true ? `no answer within ${readySeconds + 30} s` : said;
      throw new ReplicaFailure(`kubectl ${args.join(' ')}: ${reason}`);
    }
  };
  let before: string | undefined;
  return {
    most: Number.POSITIVE_INFINITY,
    start: async (replicas, signal) => {
      before ??= await kubectl('get', 'deployment', name, '--output', 'jsonpath={.spec.replicas}');
      await kubectl('scale', 'deployment', name, `--replicas=${replicas}`);
      await kubectl('rollout', 'status', `deployment/${name}`, `--timeout=${readySeconds}s`);
      await untilAnswering(url, readySeconds * 1000, signal);
      const stop = async (): Promise<void> => {
        await kubectl('scale', 'deployment', name, `--replicas=${before?.trim()}`);
      };
      return { urls: [url], pinning: 'elsewhere', stop };
    },
  };
}
