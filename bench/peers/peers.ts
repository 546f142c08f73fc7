/**
 * `npm run bench -- peers`: the programs of bench/programs on CPython, on this engine with all tiers and with the
 * interpreter alone, on PyPy, Pyodide, Monty and the local executor of smolagents. One process for each program and
 * runtime, one after the other; in it the program is run for two seconds, compiled the first time. First run and steady
 * state (median of the second half) relative to CPython's; what a runtime cannot run is named with its reason.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { peersChart } from './chart.ts';
import { type Runtime, runtimes } from './runtimes.ts';

export interface PeerOptions {
  readonly rounds: number;
  readonly json: boolean;
  /** Programs to run; all if empty. */
  readonly names: readonly string[];
  /** Folder of the built package. */
  readonly packaged: string;
  /** Where the chart goes. */
  readonly chart?: string;
}

/** Times relative to CPython's, or why there are none. */
export type Cell = { readonly first: number; readonly steady: number } | { readonly reason: string };

export interface Row {
  readonly program: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

const RUNS = 400;
const SECONDS = 2;

export function benchPeers({ rounds, json, names, packaged, chart }: PeerOptions): number {
  const progress = (line: string): void => void (process.stderr.isTTY && process.stderr.write(`${line}\n`));
  const all = runtimes(packaged, progress);
  const [cpython] = all as [Runtime];
  if (cpython.missing !== undefined) {
    console.error(`bench: ${cpython.missing}; install CPython to compare with`);
    return 2;
  }
  const folder = join(import.meta.dirname, '..', 'programs');
  const chosen = globSync('*.py', { cwd: folder })
    .sort()
    .filter((file) => names.length === 0 || names.includes(basename(file, '.py')));
  const rows: Row[] = [];
  for (const file of chosen) {
    progress(`peers: ${file}`);
    rows.push(rowOf(join(folder, file), all, rounds));
    if (!json) console.log(lineOf(rows.at(-1) as Row, all));
  }
  const means = all.map(({ name }) => ({ name, ...meansOf(rows, name) }));
  if (json) console.log(JSON.stringify({ rows: rows.map(plain), means }));
  else
    for (const { name, first, steady, programs } of means)
      console.log(`${name.padEnd(20)} first ${shown(first)}  steady ${shown(steady)}  (${programs} programs)`);
  if (chart !== undefined)
    writeFileSync(
      chart,
      peersChart(
        rows,
        all.map(({ name }) => name),
      ),
    );
  return 0;
}

const plain = ({ program, cells }: Row): unknown => ({ program, ...Object.fromEntries(cells) });

interface Measured {
  readonly first: number;
  readonly steady: number;
  readonly output: string;
}

function rowOf(path: string, all: readonly Runtime[], rounds: number): Row {
  const expected = readFileSync(path.replace(/\.py$/, '.out'), 'utf8');
  const measured = new Map<string, Measured[]>();
  const cells = new Map<string, Cell>();
  for (let round = 0; round < rounds; round++)
    for (const runtime of all) {
      if (cells.has(runtime.name)) continue;
      const result = runtime.missing === undefined ? measure(runtime, path) : runtime.missing;
      if (typeof result === 'string') cells.set(runtime.name, { reason: result });
      else if (result.output !== expected) cells.set(runtime.name, { reason: 'prints something else' });
      else measured.set(runtime.name, [...(measured.get(runtime.name) ?? []), result]);
    }
  const base = measured.get(all[0]?.name ?? '') ?? [];
  for (const [name, results] of measured)
    cells.set(name, {
      first: median(results.map(({ first }) => first)) / median(base.map(({ first }) => first)),
      steady: median(results.map(({ steady }) => steady)) / median(base.map(({ steady }) => steady)),
    });
  return { program: basename(path, '.py'), cells };
}

/** One process; or why it gave no times. */
function measure(runtime: Runtime, path: string): Measured | string {
  const [program, ...args] = runtime.command(path, RUNS, SECONDS) as [string, ...string[]];
  const done = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 2 ** 26,
  });
  const line = done.stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) return done.error?.message ?? done.stderr.trim().split('\n').at(-1) ?? 'printed nothing';
  const said = JSON.parse(line) as { times?: number[]; output?: string; error?: string };
  if (said.times === undefined) return said.error ?? 'no times';
  const [first] = said.times as [number];
  return { first, steady: median(said.times.slice(said.times.length >> 1)), output: said.output ?? '' };
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] as number;

/** Geometric means over the programs that a runtime runs. */
export function meansOf(rows: readonly Row[], name: string): { first: number; steady: number; programs: number } {
  const cells = rows.flatMap(({ cells }) => {
    const cell = cells.get(name);
    return cell === undefined || 'reason' in cell ? [] : [cell];
  });
  const mean = (of: (cell: { first: number; steady: number }) => number): number =>
    Math.exp(cells.reduce((sum, cell) => sum + Math.log(of(cell)), 0) / cells.length);
  return { first: mean(({ first }) => first), steady: mean(({ steady }) => steady), programs: cells.length };
}

/** Two digits of a ratio. */
export function digits(ratio: number): string {
  if (Number.isNaN(ratio)) return '-';
  return ratio < 100 ? ratio.toPrecision(2) : `${Math.round(ratio / 10) * 10}`;
}

const shown = (ratio: number): string => digits(ratio).padStart(6);

function lineOf({ program, cells }: Row, all: readonly Runtime[]): string {
  const parts = all.slice(1).map(({ name }) => {
    const cell = cells.get(name);
    if (cell === undefined) return `${name} -`;
    return 'reason' in cell
      ? `${name}: ${cell.reason.slice(0, 60)}`
      : `${name} ${shown(cell.first).trim()}/${shown(cell.steady).trim()}`;
  });
  return `${program.padEnd(16)} ${parts.join('  ')}`;
}
