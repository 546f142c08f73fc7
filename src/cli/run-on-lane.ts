/** `tierup run --lane`: a program on the CPython lane, its output as it is printed, its exit code. */
import { modulesNotHere } from '../engine/needed-modules.ts';
import { CpythonLane } from '../lanes/cpython/cpython.ts';
import { LaneUnavailable } from '../lanes/cpython/python.ts';
import type { LaneOutcome } from '../lanes/lane.ts';
import type { Limits } from '../runtime/budget.ts';
import { EXIT } from './program.ts';

/** Longest run where no time limit is given. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

/** True if a program is to run on CPython: because that was asked for, or because it imports what the engine has not. */
export function needsCpython(lane: string | undefined, source: string): boolean {
  return lane === 'cpython' || (lane === 'auto' && modulesNotHere(source).length > 0);
}

/** Runs it, and gives the exit code. `python`: the interpreter. */
export async function runOnCpython(
  source: string,
  filename: string,
  limits: Partial<Limits>,
  python: string,
): Promise<number> {
  let lane: CpythonLane;
  try {
    lane = new CpythonLane({ workers: 1, python, memoryMb: 1 << 20 });
  } catch (thrown) {
    if (!(thrown instanceof LaneUnavailable)) throw thrown;
    process.stderr.write(`tierup run: no CPython lane: ${thrown.message} (see tierup doctor)\n`);
    return EXIT.failed;
  }
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  const { timeoutMs = Number.POSITIVE_INFINITY } = limits;
  const outcome = await lane.run(
    { source, filename, inputs: {}, limits, deadlineMs: Math.min(timeoutMs, A_DAY_MS) },
    { onOutput: (stream, text) => process[stream].write(text), signal: controller.signal },
  );
  process.removeListener('SIGINT', interrupt);
  await lane.close();
  return report(outcome);
}

function report(outcome: LaneOutcome): number {
  switch (outcome.kind) {
    case 'finished':
      return EXIT.ok;
    case 'error':
      process.stderr.write(outcome.error.traceback || `${outcome.error.message}\n`);
      return EXIT.failed;
    case 'exit':
      if (outcome.message !== undefined) process.stderr.write(`${outcome.message}\n`);
      return outcome.code;
    case 'interrupted':
      process.stderr.write('KeyboardInterrupt\n');
      return EXIT.interrupted;
    case 'limit':
      process.stderr.write(`tierup: ${outcome.message}\n`);
      return EXIT.limit;
    default:
      process.stderr.write(`tierup: ${outcome.message} (${outcome.code})\n`);
      return EXIT.failed;
  }
}
