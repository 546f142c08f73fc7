/**
 * Runs programs on an engine of this process: no start, no messages, and no wall but the engine's own metering.
 * For programs that are trusted, and for tests. Runs take turns about every 10 ms.
 */
import { Engine, type EngineOptions } from '../../engine/engine.ts';
import { type Lane, type LaneCallbacks, type LaneOutcome, type LaneProgram, LOST } from '../lane.ts';
import { runProgram } from '../run-program.ts';

export class InProcessLane implements Lane {
  readonly name = 'in-process';
  readonly #engine: Engine;
  readonly #closing = new AbortController();

  constructor(options: EngineOptions = {}) {
    this.#engine = new Engine(options);
  }

  async run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
    const closed: LaneOutcome = { kind: 'lost', code: LOST.laneClosed, message: 'the lane was closed' };
    if (this.#closing.signal.aborted) return closed;
    const signals = [this.#closing.signal, ...(callbacks.signal === undefined ? [] : [callbacks.signal])];
    const outcome = await runProgram(this.#engine, program, { ...callbacks, signal: AbortSignal.any(signals) });
    return outcome.kind === 'interrupted' && this.#closing.signal.aborted ? closed : outcome;
  }

  async ready(): Promise<void> {}

  async close(): Promise<void> {
    this.#closing.abort();
  }
}
