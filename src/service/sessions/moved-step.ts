/**
 * A step of a session that has moved to this replica: it goes on at once, and keeps what it says until its client comes for
 * it. A call that was made before is told again, under its number.
 */
import type { SavedStep } from '../../lanes/session-process/messages.ts';
import type { SessionProcess, StepCallbacks, StepResult } from '../../lanes/session-process/session-process.ts';

export class MovedStep {
  readonly #result: Promise<StepResult>;
  #kept: ((client: StepCallbacks) => void)[] = [];
  #client: StepCallbacks | undefined;

  constructor(process: SessionProcess, step: SavedStep) {
    this.#result = process.resume(step, {
      onOutput: (stream, text) => this.#say((client) => client.onOutput(stream, text)),
      onCall: (made) => this.#say((client) => client.onCall(made)),
      onCancel: (call) => this.#say((client) => client.onCancel?.(call)),
      onReport: (report) => this.#say((client) => client.onReport?.(report)),
    });
  }

  /** Somebody hears it. */
  get attended(): boolean {
    return this.#client !== undefined;
  }

  /** Hears what was said so far, and what is said from now on. */
  attend(client: StepCallbacks): Promise<StepResult> {
    this.#client = client;
    for (const say of this.#kept.splice(0)) say(client);
    return this.#result;
  }

  #say(say: (client: StepCallbacks) => void): void {
    if (this.#client === undefined) this.#kept.push(say);
    else say(this.#client);
  }
}
