/**
 * `npm run bench -- agents`: an agent's steps on smolagents' local executor, on ours and in a warm CPython process; the round trip of
 * a tool call; how much a thousand waiting sessions take. Needs PyPI once, for smolagents.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..', '..');

interface StepRow {
  readonly step: string;
  readonly compute: boolean;
  /** Milliseconds: smolagents' executor, ours, ours keeping the variables for a crash, CPython in a warm process. */
  readonly local: number;
  readonly tierup: number;
  readonly kept: number;
  readonly cpython: number;
  readonly firstMs: number;
}

interface Result {
  readonly rows: readonly StepRow[];
  readonly constructMs: number;
  readonly firstStepMs: number;
  readonly callUs: number;
}

/** Gives the exit code. */
export async function benchAgents(rounds: number, asJson: boolean): Promise<number> {
  const packaged = join(root, '.cache', 'bench-agents');
  mkdirSync(packaged, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(packaged, 'package.json'));
  const engine = join(packaged, 'dist');
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), engine], { stdio: 'inherit' });
  if (built.status !== 0) return built.status ?? 1;
  const [, python = 'missing', ...reason] = execFileSync(join(root, 'scripts', 'python-client-env.sh'), ['1.26.0'], {
    encoding: 'utf8',
  })
    .trim()
    .split(' ');
  if (python === 'missing') {
    console.error(`bench: no smolagents: ${reason.join(' ')}`);
    return 2;
  }
  const result = JSON.parse(
    execFileSync(python, [join(import.meta.dirname, 'steps.py'), String(rounds)], {
      encoding: 'utf8',
      env: {
        ...process.env,
        PYTHONPATH: join(root, 'clients', 'python', 'src'),
        PYTHONDONTWRITEBYTECODE: '1',
        TIERUP_ENGINE: engine,
        TIERUP_NODE: process.execPath,
      },
    }),
  ) as Result;
  const waiting = await waitingSessions(join(engine, 'agents', 'pipe', 'engine-process.js'), 1000);
  if (asJson) console.log(JSON.stringify({ ...result, waiting }, undefined, 2));
  else print(result, waiting);
  return 0;
}

function print(
  { rows, constructMs, firstStepMs, callUs }: Result,
  waiting: { idleMb: number; waitingMb: number },
): void {
  console.log('step              local ms  tierup ms  keeping state  CPython ms   local/ours  CPython/ours');
  for (const { step, local, tierup, kept, cpython } of rows)
    console.log(
      `${step.padEnd(16)}${local.toFixed(2).padStart(10)}${tierup.toFixed(2).padStart(11)}${kept.toFixed(2).padStart(15)}${cpython.toFixed(2).padStart(12)}${(local / tierup).toFixed(1).padStart(13)}${(cpython / tierup).toFixed(2).padStart(14)}`,
    );
  const compute = rows.filter((row) => row.compute);
  console.log(
    `geometric mean: ${mean(rows.map((row) => row.local / row.tierup)).toFixed(1)}x the local executor (${mean(compute.map((row) => row.local / row.tierup)).toFixed(0)}x on compute steps), ${mean(rows.map((row) => row.cpython / row.tierup)).toFixed(2)}x CPython in a warm process`,
  );
  console.log(`round trip of a tool call: ${callUs.toFixed(0)} microseconds`);
  console.log(`constructor ${constructMs.toFixed(1)} ms; first step done ${firstStepMs.toFixed(0)} ms after it began`);
  console.log(
    `process: ${waiting.idleMb.toFixed(0)} MiB, with 1000 sessions waiting ${waiting.waitingMb.toFixed(0)} MiB`,
  );
}

const mean = (ratios: readonly number[]): number =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

/** Resident memory of a process with no session, and with so many that wait for a tool. */
async function waitingSessions(script: string, count: number): Promise<{ idleMb: number; waitingMb: number }> {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const residentMb = (): number =>
    Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1'))?.[1]) / 1024;
  let idleMb = 0;
  let wanted = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { op } = JSON.parse(line) as { readonly op: string };
    if (op === 'hello') {
      idleMb = residentMb();
      for (let session = 1; session <= count; session++)
        for (const message of [
          { op: 'open', session },
          { op: 'tools', session, tools: { t: '' } },
          { op: 'run', session, run: 1, code: 'def f(n):\n    return t(n)\nf(1)', filename: '<step 1>' },
        ])
          child.stdin.write(`${JSON.stringify(message)}\n`);
    } else if (op === 'want' && ++wanted === count) break;
  }
  const waitingMb = residentMb();
  child.kill();
  return { idleMb, waitingMb };
}
