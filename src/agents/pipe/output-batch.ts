/** Printed text on its way out, in batches: a message for each print would cost more than the print. */

const BATCH_CHARACTERS = 32 * 1024;
const BATCH_MS = 10;

export type Stream = 'stdout' | 'stderr';

export class OutputBatch {
  readonly #send: (stream: Stream, text: string) => void;
  #stream: Stream = 'stdout';
  #text = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (stream: Stream, text: string) => void) {
    this.#send = send;
  }

  add(stream: Stream, text: string): void {
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    this.#text += text;
    if (this.#text.length > BATCH_CHARACTERS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  /** Sends what there is: before any other message, so that the order holds. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    this.#send(this.#stream, text);
  }
}
