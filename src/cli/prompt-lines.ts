/** Lines typed at a prompt, one at a time, for the prompt itself and for input() of the program it runs. */
import { createInterface, type Interface } from 'node:readline';

/** What `read` gives when Ctrl-C was pressed instead of Enter. */
export const INTERRUPTED = Symbol('interrupted');

/** Lines of one paste come within this time. */
const PASTE_MS = 20;

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** A person types: prompts are shown, lines can be edited, earlier ones come back with the arrow keys. */
  readonly interactive: boolean;
}

type Answer = string | typeof INTERRUPTED | undefined;

export class PromptLines {
  readonly #lines: Interface;
  readonly #terminal: Terminal;
  readonly #typedAhead: string[] = [];
  #closed = false;
  #answer: ((line: Answer) => void) | undefined;

  /** `onInterrupt` is called at Ctrl-C while no line is waited for. */
  constructor(terminal: Terminal, onInterrupt: () => void) {
    const { input, output, interactive } = terminal;
    this.#terminal = terminal;
    this.#lines = createInterface({ input, ...(interactive && { output }), terminal: interactive, historySize: 1000 });
    this.#lines.on('line', (line) => (this.#answer === undefined ? this.#typedAhead.push(line) : this.#give(line)));
    this.#lines.on('close', () => {
      this.#closed = true;
      this.#give(undefined);
    });
    this.#lines.on('SIGINT', () => {
      if (this.#answer === undefined) onInterrupt();
      else this.#drop();
    });
  }

  /** The next line; undefined at the end of input. */
  read(prompt: string): Promise<Answer> {
    const ahead = this.#typedAhead.shift();
    if (ahead !== undefined) return Promise.resolve(ahead);
    if (this.#closed) return Promise.resolve(undefined);
    if (this.#terminal.interactive) {
      this.#lines.setPrompt(prompt);
      this.#lines.prompt();
    }
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** The next line with something on it that is there already, because it was pasted; it stays to be read. */
  async ahead(): Promise<string | undefined> {
    if (this.#typedAhead.length === 0) await new Promise((resolve) => setTimeout(resolve, PASTE_MS));
    return this.#typedAhead.find((line) => line.trim() !== '');
  }

  /** A line that was read too early comes next again. */
  putBack(line: string): void {
    this.#typedAhead.unshift(line);
  }

  close(): void {
    this.#lines.close();
  }

  #give(line: Answer): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.(line);
  }

  /** Forgets what is typed on the line: to its end, then everything before. */
  #drop(): void {
    this.#lines.write(null, { ctrl: true, name: 'e' });
    this.#lines.write(null, { ctrl: true, name: 'u' });
    this.#terminal.output.write('\n');
    this.#give(INTERRUPTED);
  }
}
