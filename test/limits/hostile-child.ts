/** Runs programs one after the other for hostile-runner.ts: a JSON line in, a JSON line out. Started with --expose-gc. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Engine, type Limits, type Outcome } from '../../src/index.ts';

interface Request {
  readonly source: string;
  readonly limits: Partial<Limits>;
}

/** Milliseconds that the JS thread was ready to run and others had the processor; 0 where the system does not tell. */
function waitedForCpuMs(): number {
  try {
    const [, waitedNs] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNs) / 1e6;
  } catch {
    return 0;
  }
}

/** How a run ended, in the words of the hostile programs' first line. */
function ending(outcome: Outcome): string {
  if (outcome.kind === 'limit') return outcome.limit;
  if (outcome.kind === 'error') return outcome.error.type;
  return outcome.kind === 'value' ? 'nothing' : outcome.kind;
}

async function attempt({ source, limits }: Request): Promise<object> {
  const session = new Engine().session({ limits, onOutput: () => undefined });
  const startedAt = performance.now();
  const cpuBefore = process.threadCpuUsage();
  const waitedBefore = waitedForCpuMs();
  try {
    const outcome = await session.run(source, { result: 'none' });
    const elapsedMs = performance.now() - startedAt;
    const cpu = process.threadCpuUsage(cpuBefore);
    const waitedMs = waitedForCpuMs() - waitedBefore;
    const after = await session.run('kept = x = a = b = d = None\n6 * 7');
    const usable = after.kind === 'value' && after.value === 42;
    return {
      ended: ending(outcome),
      elapsedMs,
      waitedMs,
      cpuMs: (cpu.user + cpu.system) / 1000,
      usable,
      message: outcome.kind === 'error' ? outcome.error.message : '',
    };
  } catch (thrown) {
    return {
      ended: 'crash',
      elapsedMs: 0,
      waitedMs: 0,
      cpuMs: 0,
      usable: false,
      message: String((thrown as Error).stack ?? thrown),
    };
  }
}

/** Collects what the last program left, so that the next one starts from the same resident size. */
async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Loads and compiles what every program needs, so that it is not counted as a program's memory. */
for (let i = 0; i < 3; i++)
  await attempt({ source: 'import json, math\nx = [str(i) for i in range(20000)]', limits: {} });
await settle();
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  const result = await attempt(JSON.parse(line) as Request);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await settle();
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
}
