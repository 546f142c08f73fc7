/**
 * What a small program costs: `npm run build && node --expose-gc bench/small.ts [ROUNDS]`. Each round is a fresh process
 * that imports the packed package, runs one snippet, others, a cached one, and counts what idle sessions hold. Medians;
 * the clock, and CPU time of the whole process in brackets, which says more on a busy machine.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const SESSIONS = 300;
const FIGURES = ['import', 'first snippet', 'next unseen', 'cached 1+1', 'idle session'];

interface Sample {
  readonly ms: number;
  readonly cpuMs: number;
}

async function timed(action: () => unknown): Promise<Sample> {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await action();
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000 };
}

const snippet = (name: string): string =>
  `def ${name}(rows):\n    return {k: sum(v for _, v in g) for k, g in rows.items()}\nprint(${name}({'a': [(1, 2), (3, 4)]}))`;

async function settledHeap(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

/** One process: the four times, and KiB of heap for each idle session that has run something. */
async function round(): Promise<Sample[]> {
  let loaded: typeof import('../src/index.ts') | undefined;
  const path = join(import.meta.dirname, '..', 'dist', 'index.js');
  const samples = [
    await timed(async () => {
      loaded = await import(path);
    }),
  ];
  const { Engine } = loaded as NonNullable<typeof loaded>;
  const engine = new Engine();
  const options = { onOutput: (): void => undefined };
  samples.push(await timed(() => engine.session(options).run(snippet('first'))));
  const session = engine.session(options);
  const others = await timed(async () => {
    for (let i = 0; i < 20; i++) await session.run(snippet(`unseen${i}`));
  });
  samples.push({ ms: others.ms / 20, cpuMs: others.cpuMs / 20 });
  const cached = await timed(() => {
    for (let i = 0; i < 20_000; i++) session.runSync('1+1');
  });
  samples.push({ ms: cached.ms / 20_000, cpuMs: cached.cpuMs / 20_000 });
  const before = await settledHeap();
  const kept = Array.from({ length: SESSIONS }, () => engine.session(options));
  for (const each of kept) await each.run(snippet('first'));
  samples.push({ ms: ((await settledHeap()) - before) / kept.length / 1024, cpuMs: 0 });
  return samples;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

if (process.argv[2] === 'round') console.log(JSON.stringify(await round()));
else {
  const rounds = Array.from({ length: Number(process.argv[2] ?? 10) }, () => {
    const ran = spawnSync(process.execPath, ['--expose-gc', import.meta.filename, 'round'], { encoding: 'utf8' });
    return JSON.parse(ran.stdout) as Sample[];
  });
  for (const [i, figure] of FIGURES.entries()) {
    const of = (key: keyof Sample): number => median(rounds.map((samples) => (samples[i] as Sample)[key]));
    const isHeap = figure === 'idle session';
    console.log(
      isHeap
        ? `${figure}: ${of('ms').toFixed(1)} KiB of heap`
        : `${figure}: ${of('ms').toPrecision(3)} ms (${of('cpuMs').toPrecision(3)})`,
    );
  }
}
