/** One program in a session of its own on an engine of this process: what the in-process lane and a worker both do. */
import type { Engine } from '../engine/engine.ts';
import type { Outcome } from '../engine/outcome.ts';
import { abortableSleep } from '../host/abortable-sleep.ts';
import { BasicHost } from '../host/basic-host.ts';
import { deadlinePassed, type LaneCallbacks, type LaneOutcome, type LaneProgram } from './lane.ts';

/** Closes the session afterwards, so that the next run of the same source finds the compiled code hot. */
export async function runProgram(engine: Engine, program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
  const { source, filename, inputs, limits, deadlineMs } = program;
  if (callbacks.signal?.aborted === true) return { kind: 'interrupted', message: 'interrupted' };
  // The engine's own time limit does not count waiting; a deadline does.
  const controller = new AbortController();
  const session = engine.session({ limits, host: new LaneHost(callbacks.onOutput, controller.signal) });
  const timer = setTimeout(() => controller.abort('deadline'), deadlineMs);
  const giveUp = (): void => controller.abort('given up');
  callbacks.signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const outcome = await session.run(source, { filename, inputs, result: 'none', signal: controller.signal });
    if (outcome.kind === 'interrupted' && controller.signal.reason === 'deadline') return deadlinePassed(deadlineMs);
    return withoutValue(outcome);
  } finally {
    clearTimeout(timer);
    callbacks.signal?.removeEventListener('abort', giveUp);
    session.close();
  }
}

/** What a program reaches: clock, randomness and its output. A run that is given up leaves no timer behind. */
class LaneHost extends BasicHost {
  readonly #signal: AbortSignal;

  constructor(onOutput: LaneCallbacks['onOutput'], signal: AbortSignal) {
    super({ onOutput });
    this.#signal = signal;
  }

  override sleep(seconds: number): Promise<void> {
    return abortableSleep(seconds, this.#signal);
  }
}

function withoutValue(outcome: Outcome): LaneOutcome {
  switch (outcome.kind) {
    case 'value':
      return { kind: 'finished', usage: outcome.usage };
    case 'limit':
      return { kind: 'limit', limit: outcome.limit, message: outcome.message };
    case 'interrupted':
      return { kind: 'interrupted', message: outcome.message };
    default:
      return outcome;
  }
}
