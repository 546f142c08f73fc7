/** One template process as the pool sees it: hands it a run, says when it is lost. */
import { DEFAULT_LIMITS } from '../../runtime/budget.ts';
import type { LaneOutcome, LaneProgram } from '../lane.ts';
import { readFromWorker } from '../pool/messages.ts';
import type { Worker, WorkerEvents } from '../pool/seat.ts';
import { type TemplateOptions, TemplateProcess } from './template-process.ts';
import { encodeInputs } from './values.ts';

export class TemplateHandle implements Worker {
  readonly #process: TemplateProcess;
  readonly #options: TemplateOptions;
  readonly #events: WorkerEvents;

  constructor(options: TemplateOptions, events: WorkerEvents) {
    this.#options = options;
    this.#events = events;
    this.#process = new TemplateProcess(options, {
      onMessage: (message) => this.#receive(message),
      onGone: () => events.onGone(),
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get lastWords(): string {
    return this.#process.lastWords;
  }

  run(program: LaneProgram): void {
    try {
      this.#process.send(this.#order(program));
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown;
      const error = { type: 'TypeError', message: `TypeError: ${thrown.message}`, traceback: '', line: 0 };
      const usage = { steps: 0, elapsedMs: 0, bytes: 0, outputBytes: 0 };
      const outcome: LaneOutcome = { kind: 'error', error, usage };
      queueMicrotask(() => this.#events.onMessage({ kind: 'done', chunks: [], outcome }));
    }
  }

  stop(): void {
    this.#process.send({ kind: 'stop' });
  }

  kill(): void {
    this.#process.kill();
  }

  /** The template bounds its children itself. */
  residentBytes(): undefined {
    return undefined;
  }

  #order({ source, filename, inputs, limits, deadlineMs }: LaneProgram): object {
    const { maxSteps, maxRecursion, maxOutputBytes, maxBytes, timeoutMs } = { ...DEFAULT_LIMITS, ...limits };
    return {
      kind: 'run',
      source,
      filename,
      inputs: encodeInputs(inputs),
      deadlineMs: Math.ceil(Math.min(deadlineMs, timeoutMs)),
      outputBytes: Math.floor(maxOutputBytes),
      memoryBytes: Math.floor(Math.min(maxBytes, this.#options.memoryMb * 1024 * 1024)),
      recursion: maxRecursion,
      ...(Number.isFinite(maxSteps) && { steps: maxSteps }),
    };
  }

  #receive(message: unknown): void {
    const read = readFromWorker(message);
    if (read === undefined) this.kill();
    else this.#events.onMessage(read);
  }
}
