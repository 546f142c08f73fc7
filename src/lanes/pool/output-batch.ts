/** Output of a run on its way out of a process, in batches: a message for each print would cost more than the print. */
import type { Chunk } from './messages.ts';

const BATCH_CHARACTERS = 32 * 1024;
const BATCH_MS = 10;

export class OutputBatch {
  readonly #send: (chunks: readonly Chunk[]) => void;
  #chunks: Chunk[] = [];
  #characters = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (chunks: readonly Chunk[]) => void) {
    this.#send = send;
  }

  add(stream: 'stdout' | 'stderr', text: string): void {
    const last = this.#chunks.at(-1);
    if (last?.[0] === stream) this.#chunks[this.#chunks.length - 1] = [stream, last[1] + text];
    else this.#chunks.push([stream, text]);
    this.#characters += text.length;
    if (this.#characters > BATCH_CHARACTERS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  /** Takes what was not sent yet. */
  take(): readonly Chunk[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#characters = 0;
    return chunks;
  }

  flush(): void {
    if (this.#characters > 0) this.#send(this.take());
  }
}
