/**
 * The worker process: runs one program at a time, as the pool says, and ends with its parent. Started with an empty
 * environment and without rights to files, network or processes beyond reading this package.
 */
import { Engine, type EngineOptions } from '../../engine/engine.ts';
import { processMemory } from '../../engine/process-memory.ts';
import type { RunReport } from '../../engine/run-report.ts';
import type { FromWorker, ToWorker } from '../pool/messages.ts';
import { OutputBatch } from '../pool/output-batch.ts';
import { runProgram } from '../run-program.ts';

const engine = new Engine(JSON.parse(process.argv[2] ?? '{}') as EngineOptions);
let stopping = new AbortController();

/** Resolves when the system has the message: from then on it arrives, even if this process ends. */
function send(message: FromWorker): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, {}, () => resolve()));
}

async function run(message: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  await send({ kind: 'started' });
  const output = new OutputBatch((chunks) => void send({ kind: 'output', chunks }));
  let report: RunReport | undefined;
  const outcome = await runProgram(engine, message.program, {
    onOutput: (stream, text) => output.add(stream, text),
    signal: stopping.signal,
    onReport: (made) => {
      report = made;
    },
    onSleep: (asleep) => void send({ kind: 'sleeps', asleep }),
  });
  void send({ kind: 'done', outcome, chunks: output.take(), report });
}

function trim(): void {
  processMemory.release();
  void send({ kind: 'trimmed' });
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') return stopping.abort();
  if (message.kind === 'trim') return trim();
  stopping = new AbortController();
  void run(message);
});
process.on('disconnect', () => process.exit(0));
void send({ kind: 'ready' });
