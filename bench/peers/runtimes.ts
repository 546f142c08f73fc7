/** The Python runtimes that are compared, how each is found or installed, and how it is told to run a program. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const programs = join(import.meta.dirname, 'runtimes');
const folder = join(root, '.cache', 'bench-peers');

/** Versions that docs/performance.md speaks of. */
const PACKAGES = ['pyodide@314.0.7', '@pydantic/monty@0.0.18'];
const SMOLAGENTS = '1.19.0';

export interface Runtime {
  readonly name: string;
  /** Why it cannot be measured here. */
  readonly missing?: string;
  /** Command line for a program; it prints what driver.py prints. */
  command(path: string, runs: number, seconds: number): readonly string[];
}

/** All of them, CPython first, this engine as it was built into a folder; those that are not there are installed where that is possible. */
export function runtimes(packaged: string, progress: (line: string) => void): Runtime[] {
  const driver = join(programs, 'driver.py');
  const node = process.execPath;
  const python = (name: string, program: string, missing?: string): Runtime => ({
    name,
    ...(missing === undefined ? {} : { missing }),
    command: (path, runs, seconds) => [program, driver, path, `${runs}`, `${seconds}`],
  });
  const ours = (name: string, tier: string): Runtime => ({
    name,
    command: (path, runs, seconds) => [
      node,
      join(programs, 'tierup.ts'),
      packaged,
      tier,
      path,
      `${runs}`,
      `${seconds}`,
    ],
  });
  progress('peers: looking for PyPy, Pyodide, Monty and smolagents');
  const packages = installPackages();
  const smolagents = smolagentsPython();
  return [
    python('CPython', '/usr/bin/python3', existsSync('/usr/bin/python3') ? undefined : 'no /usr/bin/python3'),
    ours('tierup', 'all'),
    ours('tierup, interpreter', 'interpreter'),
    python('PyPy', 'pypy3', installPypy()),
    {
      name: 'Pyodide',
      ...packages,
      command: (path, runs, seconds) => [
        node,
        join(programs, 'pyodide.mjs'),
        folder,
        driver,
        path,
        `${runs}`,
        `${seconds}`,
      ],
    },
    {
      name: 'Monty',
      ...packages,
      command: (path, runs, seconds) => [node, join(programs, 'monty.mjs'), folder, path, `${runs}`, `${seconds}`],
    },
    {
      name: 'smolagents',
      ...(smolagents.missing === undefined ? {} : { missing: smolagents.missing }),
      command: (path, runs) => [
        smolagents.program,
        join(programs, 'smolagents-local.py'),
        path,
        `${runs}`,
        `${SMOLAGENTS_SECONDS}`,
      ],
    },
  ];
}

/** Its only run is given up then: it takes a hundred times as long as the others. */
const SMOLAGENTS_SECONDS = 20;

function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function installPypy(): string | undefined {
  if (runs('pypy3', ['--version'])) return undefined;
  runs('apt-get', ['install', '--yes', '--quiet', 'pypy3']);
  return runs('pypy3', ['--version']) ? undefined : 'pypy3 is not installed (apt-get install pypy3)';
}

function installPackages(): { missing?: string } {
  mkdirSync(folder, { recursive: true });
  const wanted = JSON.stringify({ private: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), wanted);
  const there = PACKAGES.every((one) => existsSync(join(folder, 'node_modules', one.slice(0, one.lastIndexOf('@')))));
  if (there) return {};
  const install = ['install', '--no-audit', '--no-fund', '--save-exact', ...PACKAGES];
  return spawnSync('npm', install, { cwd: folder, stdio: 'ignore' }).status === 0
    ? {}
    : { missing: `npm could not install ${PACKAGES.join(' and ')}` };
}

function smolagentsPython(): { program: string; missing?: string } {
  const made = spawnSync(join(root, 'scripts', 'python-client-env.sh'), [SMOLAGENTS], { encoding: 'utf8' });
  const [, program = 'missing', ...reason] = (made.stdout ?? '').trim().split(' ');
  return program === 'missing'
    ? { program, missing: reason.join(' ') || 'its environment could not be made' }
    : { program };
}
