/** Templates and children of the CPython lane killed at random: no run is started twice, none is lost before its start. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { found, PYTHON } from './python.ts';

const RUNS = 1000;
/** Runs between two kills. */
const EVERY = 40;

test('1000 runs, and a kill every 40th', async (t) => {
  if (typeof found === 'string') return t.skip(found);
  const lane = new CpythonLane({ python: PYTHON, workers: 2, maxInFlight: RUNS, modules: [] });
  // Whatever fails: processes that are left would keep this file from ending.
  t.after(() => lane.close());
  await lane.ready();
  const printed = new Map<number, string>();
  const ends = new Map<string, number>();
  const seen = new Set<number>();
  let ended = 0;
  await Promise.all(
    Array.from({ length: RUNS }, async (_, n) => {
      const outcome = await lane.run(
        { source: 'print(n * n)', filename: 'p', inputs: { n }, limits: {}, deadlineMs: 20_000 },
        { onOutput: (_stream, text) => printed.set(n, (printed.get(n) ?? '') + text) },
      );
      const end = outcome.kind === 'lost' ? outcome.code : outcome.kind;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      if (outcome.kind === 'finished') assert.equal(printed.get(n), `${n * n}\n`);
      else assert.ok([undefined, `${n * n}\n`].includes(printed.get(n)), `run ${n} printed ${printed.get(n)}`);
      if (++ended % EVERY === 0) killOne(lane, ended / EVERY, seen);
    }),
  );
  t.diagnostic(JSON.stringify(Object.fromEntries(ends)));
  // A run that was on when its process was killed is answered as such; all others have finished.
  assert.deepEqual(
    [...ends.keys()].filter((end) => !['finished', 'WORKER_LOST', 'exit'].includes(end)),
    [],
  );
  assert.ok((ends.get('finished') ?? 0) >= RUNS - 2 * (RUNS / EVERY));
  for (const pid of lane.pids) seen.add(pid);
  await lane.close();
  for (const pid of seen) {
    for (let i = 0; i < 6000 && existsSync(`/proc/${pid}`); i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(!existsSync(`/proc/${pid}`), `process ${pid} is left`);
  }
});

/** Kills a template every other time, else a child. */
function killOne(lane: CpythonLane, turn: number, seen: Set<number>): void {
  const template = lane.pids[turn % lane.pids.length];
  if (template === undefined) return;
  const children = childrenOf(template);
  for (const pid of [template, ...children]) seen.add(pid);
  const victim = turn % 2 === 0 ? template : (children[0] ?? template);
  try {
    process.kill(victim, 'SIGKILL');
  } catch (thrown) {
    // It has ended by itself in between.
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
  }
}

/** Process ids of the children of a process. */
function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      return Number(parent) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}
