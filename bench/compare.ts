/**
 * `npm run bench -- modules` and `-- operations`: every function of the Python files of a folder here and on /usr/bin/python3, one
 * process each, in turn. A function's time is the processor time of its best run in all rounds, our compiler's and collector's
 * threads included; what it gives is compared too, so that both did the same.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const python = '/usr/bin/python3';
/** What CPython needs of PyPI for these files. */
const PACKAGES = ['jinja2==3.1.6'];

export interface CompareOptions {
  readonly folder: 'modules' | 'operations';
  readonly rounds: number;
  readonly json: boolean;
  /** Functions to measure; empty: all. */
  readonly names: readonly string[];
  /** Seconds of processor time for one function in one process. */
  readonly seconds: number;
}

interface Measured {
  /** Seconds. */
  best: number;
  first: number;
  readonly answer: number;
}

/** Gives the exit code. */
export function compareWithPython(options: CompareOptions): number {
  if (!existsSync(python)) {
    console.error(`bench: ${python} is not there; install CPython to compare with`);
    return 2;
  }
  const packages = join(root, '.cache', 'bench-python');
  if (options.folder === 'modules') installPackages(packages);
  const rows: { name: string; file: string; ours: Measured; theirs: Measured }[] = [];
  const runner = join(import.meta.dirname, 'measure.ts');
  const program = join(root, '.cache', 'bench-program.py');
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (const file of globSync('*.py', { cwd: join(import.meta.dirname, options.folder) }).sort()) {
    const parts = [join(options.folder, file), 'measure.py'];
    writeFileSync(program, parts.map((part) => readFileSync(join(import.meta.dirname, part), 'utf8')).join('\n\n'));
    const args = [program, String(options.seconds), ...options.names];
    const ours = new Map<string, Measured>();
    const theirs = new Map<string, Measured>();
    for (let round = 0; round < options.rounds; round++) {
      measure(python, args, { PYTHONPATH: packages }, theirs);
      measure(process.execPath, [runner, ...args], {}, ours);
    }
    for (const [name, best] of theirs) {
      const own = ours.get(name);
      if (own === undefined) throw new Error(`${file}: ${name} did not run here`);
      const row = { name, file: basename(file, '.py'), ours: own, theirs: best };
      rows.push(row);
      if (!options.json) console.log(line(row));
    }
  }
  const mean = Math.exp(rows.reduce((sum, row) => sum + Math.log(ratio(row)), 0) / rows.length);
  const slower = rows.filter((row) => ratio(row) > 1.5).length;
  const faster = rows.filter((row) => ratio(row) < 1).length;
  const different = rows.filter((row) => row.ours.answer !== row.theirs.answer).map((row) => row.name);
  if (options.json) console.log(JSON.stringify({ rows, mean }, undefined, 2));
  else
    console.log(
      `geometric mean of ${rows.length}: ${mean.toFixed(2)} of CPython's time; ${faster} faster, ${slower} slower than 1.5 times`,
    );
  if (different.length > 0) console.error(`bench: not the same answer: ${different.join(', ')}`);
  return different.length > 0 ? 1 : 0;
}

function installPackages(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--target', folder, ...PACKAGES], {
    stdio: ['ignore', 2, 2],
  });
}

/** Runs a program that prints a measurement a line and keeps the best of each function. */
function measure(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  into: Map<string, Measured>,
): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${command} failed: ${stderr.slice(-2000)}`);
  for (const text of stdout.trim().split('\n')) {
    if (text === '') continue;
    const { name, ...measured } = JSON.parse(text) as Measured & { name: string };
    const known = into.get(name);
    if (known === undefined) into.set(name, measured);
    else if (measured.best < known.best) known.best = measured.best;
  }
}

function ratio(row: { ours: Measured; theirs: Measured }): number {
  return row.ours.best / row.theirs.best;
}

function line(row: { name: string; file: string; ours: Measured; theirs: Measured }): string {
  const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(3)} ms`.padStart(12);
  return `${row.file.padEnd(12)}${row.name.padEnd(34)}${ratio(row).toFixed(2).padStart(7)}${milliseconds(row.ours.best)}${milliseconds(row.theirs.best)} CPython`;
}
