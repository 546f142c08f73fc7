/**
 * The worker process: runs one program at a time, as the pool says, and ends with its parent. Started with an empty
 * environment and without rights to files, network or processes beyond reading this package.
 */
import { Engine, type EngineOptions } from '../../engine/engine.ts';
import type { Chunk, FromWorker, ToWorker } from '../pool/messages.ts';
import { runProgram } from '../run-program.ts';

/** Output is sent in batches: a message for each print would cost more than the print. */
const BATCH_CHARACTERS = 32 * 1024;
const BATCH_MS = 10;

const engine = new Engine(JSON.parse(process.argv[2] ?? '{}') as EngineOptions);
let stopping = new AbortController();

/** Resolves when the system has the message: from then on it arrives, even if this process ends. */
function send(message: FromWorker): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, {}, () => resolve()));
}

async function run(message: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  await send({ kind: 'started' });
  const output = new OutputBatch();
  const outcome = await runProgram(engine, message.program, {
    onOutput: (stream, text) => output.add(stream, text),
    signal: stopping.signal,
  });
  void send({ kind: 'done', outcome, chunks: output.take() });
}

class OutputBatch {
  #chunks: Chunk[] = [];
  #characters = 0;
  #timer: NodeJS.Timeout | undefined;

  add(stream: 'stdout' | 'stderr', text: string): void {
    const last = this.#chunks.at(-1);
    if (last?.[0] === stream) this.#chunks[this.#chunks.length - 1] = [stream, last[1] + text];
    else this.#chunks.push([stream, text]);
    this.#characters += text.length;
    if (this.#characters > BATCH_CHARACTERS) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), BATCH_MS);
  }

  take(): readonly Chunk[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#characters = 0;
    return chunks;
  }

  #flush(): void {
    void send({ kind: 'output', chunks: this.take() });
  }
}

process.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') return stopping.abort();
  stopping = new AbortController();
  void run(message);
});
process.on('disconnect', () => process.exit(0));
void send({ kind: 'ready' });
