/** Virtual environments: made by the interpreter's own pip (launcher/environment.py), recorded beside their files. */
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launcherFile } from '../python.ts';

/** Where requirements come from. */
export interface Sources {
  /** Path of the requirements file. */
  readonly file: string;
  /** A folder of wheels: with it no index is asked. */
  readonly wheels?: string;
  /** The index in place of pip's own. */
  readonly index?: string;
}

export interface Package {
  readonly name: string;
  readonly version: string;
}

/** A virtual environment that is complete. */
export interface Environment {
  readonly folder: string;
  readonly packages: readonly Package[];
  /** All modules that were installed, by their top-level names. */
  readonly modules: readonly string[];
  /** Each requirement of the file with the modules that it brings. */
  readonly wanted: Readonly<Record<string, readonly string[]>>;
}

/** A set of requirements cannot be had; the message is pip's, or that of the import that failed. */
export class RequirementsError extends Error {
  override readonly name = 'RequirementsError';
}

/** Longest installation. */
const INSTALL_MS = 15 * 60_000;
/** Characters of pip's complaint that are kept: the end. */
const MAX_COMPLAINT = 8000;
/** What pip may know of this process's environment. */
const PASSED = /^(PATH|HOME|TMPDIR|LANG|LC_ALL|(https?|no|all)_proxy|PIP_.*|SSL_CERT_.*|REQUESTS_CA_BUNDLE)$/i;
const RECORD = 'tierup-installed.json';

/** Where the interpreter of an environment is. */
export function interpreterOf(folder: string): string {
  return join(folder, 'bin', 'python');
}

/** Makes an environment in a folder that is not there yet. `python`: the interpreter that it is made of. */
export async function makeEnvironment(
  python: string,
  folder: string,
  { file, wheels, index }: Sources,
  signal: AbortSignal,
): Promise<Environment> {
  const settings = JSON.stringify({ folder, file, wheels, index });
  const printed = await run(python, [launcherFile('environment.py'), settings], signal);
  return { folder, ...(JSON.parse(printed) as Omit<Environment, 'folder'>) };
}

/** Says, beside its files, that an environment is complete, and for which requirements. */
export async function recordEnvironment(
  { folder, packages, modules, wanted }: Environment,
  identity: string,
): Promise<void> {
  await writeFile(join(folder, RECORD), JSON.stringify({ identity, packages, modules, wanted }));
}

/** An environment that was recorded, and for which requirements; undefined if there is none. */
export async function readEnvironment(
  folder: string,
): Promise<{ readonly environment: Environment; readonly identity: string } | undefined> {
  try {
    const record = JSON.parse(await readFile(join(folder, RECORD), 'utf8')) as Environment & { identity: string };
    const { packages, modules, wanted, identity } = record;
    return { environment: { folder, packages, modules, wanted }, identity };
  } catch {
    return undefined;
  }
}

/** Standard output of a process that ended well. It and what it started are ended with the signal. */
function run(python: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED.test(name)));
  const child = spawn(python, ['-I', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err = (said.err + text).slice(-MAX_COMPLAINT);
  });
  return new Promise((resolve, reject) => {
    let why = '';
    const end = (reason: string): void => {
      why = reason;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(() => end(`pip took more than ${INSTALL_MS / 60_000} minutes`), INSTALL_MS);
    const stop = (): void => end('stopped');
    signal.addEventListener('abort', stop, { once: true });
    const finish = (error: string | undefined): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (error === undefined) resolve(said.out);
      else reject(new RequirementsError(why || error));
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code) => finish(code === 0 ? undefined : said.err.trim() || `pip ended with ${code}`));
    if (signal.aborted) stop();
  });
}
