/** nginx before replicas of a test, with the configuration that is shipped; ports are the test's own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { until } from './serve-process.ts';

const root = join(import.meta.dirname, '..', '..');
const SHIPPED = join(root, 'deploy', 'nginx', 'tierup.conf');
/** Ports of the shipped configuration: nginx's own, then the replicas'. */
const PORTS = ['8194', '8195', '8196', '8197'] as const;

/** Path of an nginx, or why there is none. */
export function findNginx(): { readonly path: string } | { readonly missing: string } {
  const found = spawnSync('bash', [join(root, 'scripts', 'nginx.sh')], { encoding: 'utf8', timeout: 120_000 });
  return found.status === 0 ? { path: found.stdout.trim() } : { missing: found.stderr.trim() || 'no bash' };
}

/** A request as nginx saw it: the replicas that it was handed to, one after the other, and the answer's status. */
export interface Passed {
  readonly request: string;
  readonly replicas: readonly string[];
  readonly statuses: readonly string[];
}

export class Nginx {
  readonly #child: ChildProcess;
  readonly #log: string;

  private constructor(child: ChildProcess, log: string) {
    this.#child = child;
    this.#log = log;
  }

  /** `ports`: its own, then three of replicas. */
  static async start(t: TestContext, path: string, ports: readonly number[]): Promise<Nginx> {
    const folder = mkdtempSync(join(tmpdir(), 'tierup-nginx-'));
    const log = join(folder, 'access.log');
    let server = readFileSync(SHIPPED, 'utf8');
    for (const [index, port] of PORTS.entries()) server = server.replaceAll(`:${port}`, `:${ports[index]}`);
    writeFileSync(join(folder, 'tierup.conf'), server);
    writeFileSync(join(folder, 'nginx.conf'), nginxConf(folder, log));
    const child = spawn(path, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    t.after(() => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });
    const nginx = new Nginx(child, log);
    await until('nginx answers', async () => {
      if (child.exitCode !== null)
        throw new Error(`nginx ended: ${readFileSync(join(folder, 'error.log'), 'utf8') || child.exitCode}`);
      return fetch(`http://127.0.0.1:${ports[0]}/health`).then(
        (answer) => answer.ok,
        () => false,
      );
    });
    return nginx;
  }

  /** What it has passed on and logged so far; a line is written when its answer has ended. */
  get passed(): readonly Passed[] {
    const lines = readFileSync(this.#log, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => {
      const [request = '', replicas = '', statuses = ''] = line.split('|');
      return { request, replicas: replicas.split(', '), statuses: statuses.split(', ') };
    });
  }

  stop(): void {
    this.#child.kill('SIGTERM');
  }
}

/** One process in the foreground, which writes nowhere but to its folder. */
function nginxConf(folder: string, log: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 512; }
http {
  log_format passed '$request|$upstream_addr|$upstream_status';
  access_log ${log} passed;
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  include ${folder}/tierup.conf;
}
`;
}
