/**
 * `npm run bench -- cpython`: what a run costs on the CPython lane, beside a `python3` started for each run without any
 * walls, interleaved. A node of one line, and one of pandas whose own time is taken inside it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { openEquipped } from '../../test/lanes/packages.ts';

/** Runs of each kind that are not counted. */
const WARM_UP = 5;

const node = (body: string): string => `${body}
import json
from base64 import b64decode
inputs_obj = json.loads(b64decode('eyJhcmcxIjogImEiLCAiYXJnMiI6ICJiIn0=').decode('utf-8'))
output_obj = main(**inputs_obj)
print('<<RESULT>>' + json.dumps(output_obj, indent=4) + '<<RESULT>>')
`;

const ONE_LINE = node(`def main(arg1: str, arg2: str) -> dict:
    return {"result": arg1 + arg2}`);

/** Prints its own milliseconds, importing excluded. */
const PANDAS = node(`import time
import numpy as np
import pandas as pd

def main(arg1: str, arg2: str) -> dict:
    started, used = time.perf_counter(), time.process_time()
    rows = 20_000
    frame = pd.DataFrame({"group": np.arange(rows) % 97, "price": np.linspace(1, 50, rows), "count": np.arange(rows) % 13})
    frame["total"] = frame.price * frame["count"]
    table = frame.groupby("group").agg({"total": "sum", "price": ["mean", "std"]}).round(2)
    text = frame.sort_values(["count", "price"]).head(500).to_csv(index=False)
    result = {"rows": len(table), "text": len(text), "best": int(table[("total", "sum")].idxmax())}
    result["ms"], result["cpu"] = (time.perf_counter() - started) * 1000, (time.process_time() - used) * 1000
    return result`);

interface Timed {
  readonly ms: number;
  readonly cpuMs: number;
  /** Wall clock and processor time of the node alone, as the program prints them; 0 if it does not. */
  readonly ownMs: number;
  readonly ownCpuMs: number;
}

/** Milliseconds that a process (with the children it has waited for, or those alone) has computed. */
function cpuOf(pid: number | 'self', part: 'all' | 'children'): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  const ticks = fields.slice(part === 'all' ? 11 : 13, 15).reduce((sum, field) => sum + Number(field), 0);
  return ticks * 10;
}

async function onLane(lane: CpythonLane, source: string): Promise<Timed> {
  let printed = '';
  const pid = lane.pids[0] as number;
  const before = cpuOf(pid, 'all');
  const startedAt = performance.now();
  const outcome = await lane.run(
    { source, filename: '<fd3>', inputs: {}, limits: {}, deadlineMs: 60_000 },
    {
      onOutput: (_stream, text) => {
        printed += text;
      },
    },
  );
  const ms = performance.now() - startedAt;
  if (outcome.kind !== 'finished') throw new Error(JSON.stringify(outcome));
  return { ms, cpuMs: cpuOf(pid, 'all') - before, ...ownOf(printed) };
}

function inProcess(python: string, source: string): Timed {
  const before = cpuOf('self', 'children');
  const startedAt = performance.now();
  const { stdout, stderr, status } = spawnSync(python, ['-c', source], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const ms = performance.now() - startedAt;
  return { ms, cpuMs: cpuOf('self', 'children') - before, ...ownOf(stdout) };
}

function ownOf(printed: string): Pick<Timed, 'ownMs' | 'ownCpuMs'> {
  const number = (name: string): number => Number(new RegExp(`"${name}": ([\\d.]+)`).exec(printed)?.[1] ?? 0);
  return { ownMs: number('ms'), ownCpuMs: number('cpu') };
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] as number;
}

/** Prints the table, and gives the exit code. */
export async function benchCpython(rounds: number): Promise<number> {
  const equipped = await openEquipped();
  if (typeof equipped === 'string') {
    console.error(`bench: ${equipped}`);
    return 2;
  }
  const { lane, close } = equipped;
  const python = lane.interpreter;
  console.log(`Python ${lane.survey.version}, ${rounds} runs of each, in turns; load ${loadavg()[0]?.toFixed(1)}`);
  console.log('                              p10 ms   p50 ms   p90 ms   CPU ms   run / own: p50     CPU');
  for (const [name, source] of [
    ['one line', ONE_LINE],
    ['pandas', PANDAS],
  ] as const) {
    const lanes: Timed[] = [];
    const processes: Timed[] = [];
    for (let round = -WARM_UP; round < rounds; round++) {
      const [forked, started] = [await onLane(lane, source), inProcess(python, source)];
      if (round < 0) continue;
      lanes.push(forked);
      processes.push(started);
    }
    print(`${name}, lane`, lanes);
    print(`${name}, process per run`, processes);
  }
  await close();
  return 0;
}

function print(name: string, runs: readonly Timed[]): void {
  const times = runs.map(({ ms }) => ms);
  const mean = (of: (run: Timed) => number): number => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const numbers = [quantile(times, 0.1), quantile(times, 0.5), quantile(times, 0.9), mean(({ cpuMs }) => cpuMs)];
  const cells = numbers.map((value) => value.toFixed(1).padStart(9)).join('');
  const measured = runs.filter(({ ownMs }) => ownMs > 0);
  const wall = quantile(
    measured.map(({ ms, ownMs }) => ms / ownMs),
    0.5,
  );
  const cpu = mean(({ cpuMs }) => cpuMs) / mean(({ ownCpuMs }) => ownCpuMs);
  console.log(
    `${name.padEnd(27)}${cells}${measured.length === 0 ? '' : `${wall.toFixed(2).padStart(12)}${cpu.toFixed(2).padStart(8)}`}`,
  );
}
