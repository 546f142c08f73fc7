/**
 * The programs that check what is under deploy/: helm, promtool, Kubernetes and Terraform schemas.
 * Takes nothing; gives paths and one function per program. Fetches them (scripts/deploy-tools.sh) when they are
 * missing; where a registry cannot be reached, `missing` gives the reason for a test to skip with.
 */
import { type SpawnSyncOptions, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const deploy = join(root, 'deploy');
export const toolsFolder = process.env['TIERUP_DEPLOY_TOOLS'] ?? join(root, '.cache', 'deploy-tools');

export type Tool = 'helm' | 'python' | 'custom-resources' | 'providers' | 'promtool';

/** The script bounds its own waits; this is for one that it does not know of. */
const FETCH_SECONDS = 1500;
const RUN_SECONDS = 120;

/** spawnSync that ends what takes longer than this and says so: a child that waits for ever would stop all tests. */
export function runWithin(
  seconds: number,
  program: string,
  args: readonly string[],
  options: SpawnSyncOptions = {},
): SpawnSyncReturns<string> {
  const ran = spawnSync(program, args, {
    maxBuffer: 1 << 28,
    ...options,
    encoding: 'utf8',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  if (ran.error !== undefined) {
    const late = (ran.error as NodeJS.ErrnoException).code === 'ETIMEDOUT';
    const reason = late ? `took more than ${seconds} s and was ended` : ran.error.message;
    throw new Error(`${program} ${args.slice(0, 2).join(' ')}: ${reason}`);
  }
  return ran;
}

let fetched = false;

/** False when all of these are there, else the reason; what node:test takes as `skip`. */
export function missing(...tools: Tool[]): string | false {
  for (const tool of tools) {
    if (!existsSync(join(toolsFolder, 'done', tool)) && !fetched) {
      fetched = true;
      runWithin(FETCH_SECONDS, 'bash', [join(root, 'scripts', 'deploy-tools.sh'), '--unless-tried'], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    }
    if (existsSync(join(toolsFolder, 'done', tool))) continue;
    const reason = join(toolsFolder, 'missing', tool);
    return `${tool} is missing: ${existsSync(reason) ? readFileSync(reason, 'utf8') : 'deploy-tools.sh did not run'}`;
  }
  return false;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one of the fetched binaries; never inherits the caller's cluster or Helm settings. */
export function run(binary: 'helm' | 'promtool', args: string[], cwd = root): Ran {
  const home = join(toolsFolder, 'helm-home');
  const environment = { PATH: process.env['PATH'] ?? '', HOME: home, KUBECONFIG: '/dev/null' };
  return runWithin(RUN_SECONDS, join(toolsFolder, 'bin', binary), args, { cwd, env: environment });
}

/** Runs a Python program of this folder with the fetched packages. */
export function python(program: string, args: string[], input: string): string {
  const ran = runWithin(RUN_SECONDS, 'python3', [join(import.meta.dirname, program), ...args], {
    input,
    env: { ...process.env, PYTHONPATH: join(toolsFolder, 'python') },
  });
  if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr}`);
  return ran.stdout;
}

const scratchFolders: string[] = [];
process.on('exit', () => {
  for (const folder of scratchFolders) rmSync(folder, { recursive: true, force: true });
});

/** A scratch folder, removed when the process ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tierup-deploy-'));
  scratchFolders.push(folder);
  return folder;
}

/**
 * What the compiler says against these TypeScript files, one message a line; the strictest reader of object literals
 * there is: unknown keys, missing keys and wrong types are all errors. `paths` maps imports to folders.
 */
export function typeErrors(files: Map<string, string>, paths: Record<string, string[]>): string[] {
  const folder = scratch();
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const compilerOptions = {
    ...{ noEmit: true, strict: true, skipLibCheck: true, types: [], target: 'es2024' },
    ...{ module: 'esnext', moduleResolution: 'bundler', paths },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [...files.keys()] }));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const ran = runWithin(RUN_SECONDS, process.execPath, [compiler, '--project', folder, '--pretty', 'false']);
  return ran.stdout.split('\n').filter((line) => line.includes('error TS') || line.startsWith(' '));
}

/** Copies of both charts, the dify chart with its dependency built, so that the working tree stays as it is. */
export function chartsCopy(): string {
  const folder = scratch();
  cpSync(join(deploy, 'helm'), folder, {
    recursive: true,
    dereference: true,
    filter: (path) => !path.endsWith('/charts'),
  });
  const built = run('helm', ['dependency', 'build', join(folder, 'dify')]);
  if (built.status !== 0) throw new Error(`helm dependency build: ${built.stderr}`);
  return folder;
}
