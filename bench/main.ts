/**
 * `npm run bench`: every program of bench/programs on this engine and on /usr/bin/python3, interleaved; time relative
 * to CPython, compilation included, in four columns: fresh process; loaded engine, source never seen; source seen
 * before; steady state. `--rounds N` (default 5), `--json`, names of programs to choose. `agents`, `modules`,
 * `operations`, `imports` and `peers` are benches of their own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine } from '../src/index.ts';

if (process.argv[2] === 'service') {
  const { benchService } = await import('./service/service.ts');
  process.exit(await benchService(process.argv.slice(3)));
}
const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '0.3' },
    chart: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
if (values.help) {
  console.log(
    'npm run bench -- [--rounds N] [--json] [program ...]\nexample: npm run bench -- --rounds 3 nbody sieve\n         npm run bench -- agents\n         npm run bench -- service hostile\n         npm run bench -- cpython\n         npm run bench -- modules|operations [--seconds 0.3] [function ...]\n         npm run bench -- imports [module ...]\n         npm run bench -- peers [--rounds N] [--json] [--chart FILE.svg] [program ...]',
  );
  process.exit(0);
}
if (positionals[0] === 'agents') {
  const { benchAgents } = await import('./agents/agents.ts');
  process.exit(await benchAgents(Number(values.rounds), values.json));
}
if (positionals[0] === 'cpython') {
  const { benchCpython } = await import('./lanes/cpython.ts');
  process.exit(await benchCpython(20 * Number(values.rounds)));
}
if (positionals[0] === 'modules' || positionals[0] === 'operations') {
  const { compareWithPython } = await import('./compare.ts');
  const [folder, ...names] = positionals as ['modules' | 'operations', ...string[]];
  const rounds = Number(values.rounds);
  process.exit(compareWithPython({ folder, rounds, json: values.json, names, seconds: Number(values.seconds) }));
}
if (positionals[0] === 'imports') {
  const { benchImports } = await import('./imports.ts');
  process.exit(benchImports(Number(values.rounds), positionals.slice(1), values.json));
}
const python = '/usr/bin/python3';
if (!existsSync(python)) {
  console.error(`bench: ${python} is not there; install CPython to compare with`);
  process.exit(2);
}
const root = join(import.meta.dirname, '..');
const packaged = join(root, '.cache', 'bench-package');
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), packaged], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
if (positionals[0] === 'peers') {
  const { benchPeers } = await import('./peers/peers.ts');
  const { chart } = values;
  const options = { rounds: Number(values.rounds), json: values.json, names: positionals.slice(1), packaged };
  process.exit(benchPeers(chart === undefined ? options : { ...options, chart }));
}
const cli = join(packaged, 'cli', 'main.js');
const rounds = Number(values.rounds);
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] as number;
const timed = (action: () => void): number => {
  const startedAt = performance.now();
  action();
  return performance.now() - startedAt;
};

/** Milliseconds of one exec in a running CPython, compilation included: unseen source, and the best of repeated runs. */
const DRIVER = `
import sys, time, io
source = open(sys.argv[1]).read()
times = []
for i in range(5):
    sys.stdout = io.StringIO()
    t = time.perf_counter()
    exec(compile(source, sys.argv[1], 'exec'), {'__name__': '__main__'})
    times.append((time.perf_counter() - t) * 1000)
    sys.stdout = sys.__stdout__
print(times[0], sorted(times)[2])
`;

function runOnce(engine: Engine, source: string): number {
  const session = engine.session();
  const elapsedMs = timed(() => {
    const outcome = session.runSync(source, { result: 'none' });
    if (outcome.kind !== 'value') throw new Error(JSON.stringify(outcome).slice(0, 400));
  });
  session.close();
  return elapsedMs;
}

const chosen = globSync('*.py', { cwd: join(import.meta.dirname, 'programs') })
  .sort()
  .filter((file) => positionals.length === 0 || positionals.includes(basename(file, '.py')));
const warm = new Engine();
runOnce(warm, 'x = [i for i in range(10)]\nprint(len(x))');
const rows: { program: string; fresh: number; unseen: number; seen: number; steady: number; cpythonMs: number }[] = [];
for (const file of chosen) {
  const path = join(import.meta.dirname, 'programs', file);
  const source = readFileSync(path, 'utf8');
  const ours = { fresh: [] as number[], unseen: [] as number[], seen: [] as number[], steady: [] as number[] };
  const theirs = { fresh: [] as number[], unseen: [] as number[], steady: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    theirs.fresh.push(timed(() => spawnSync(python, [path])));
    ours.fresh.push(timed(() => spawnSync(process.execPath, [cli, 'run', path])));
    const [unseen, steady] = spawnSync(python, ['-c', DRIVER, path], { encoding: 'utf8' })
      .stdout.split(' ')
      .map(Number) as [number, number];
    theirs.unseen.push(unseen);
    theirs.steady.push(steady);
    const marked = `${source}\n# round ${round}`;
    ours.unseen.push(runOnce(warm, marked));
    ours.seen.push(runOnce(warm, marked));
    const again = Array.from({ length: 7 }, () => runOnce(warm, marked));
    ours.steady.push(median(again.slice(2)));
  }
  const row = {
    program: basename(file, '.py'),
    fresh: median(ours.fresh) / median(theirs.fresh),
    unseen: median(ours.unseen) / median(theirs.unseen),
    seen: median(ours.seen) / median(theirs.unseen),
    steady: median(ours.steady) / median(theirs.steady),
    cpythonMs: median(theirs.steady),
  };
  rows.push(row);
  if (!values.json)
    console.log(
      `${row.program.padEnd(14)} fresh ${row.fresh.toFixed(2)}  unseen ${row.unseen.toFixed(2)}  seen ${row.seen.toFixed(2)}  steady ${row.steady.toFixed(2)}  (CPython ${row.cpythonMs.toFixed(1)} ms)`,
    );
}
const geomean = (key: 'fresh' | 'unseen' | 'seen' | 'steady'): number =>
  Math.exp(rows.reduce((sum, row) => sum + Math.log(row[key]), 0) / rows.length);
const summary = {
  fresh: geomean('fresh'),
  unseen: geomean('unseen'),
  seen: geomean('seen'),
  steady: geomean('steady'),
};
if (values.json) console.log(JSON.stringify({ rows, geomean: summary }));
else
  console.log(
    `${'geometric mean'.padEnd(14)} fresh ${summary.fresh.toFixed(2)}  unseen ${summary.unseen.toFixed(2)}  seen ${summary.seen.toFixed(2)}  steady ${summary.steady.toFixed(2)}  (time relative to CPython; lower is better)`,
  );
