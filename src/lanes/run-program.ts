/** One program in a session of its own on an engine of this process: what the in-process lane and a worker both do. */
import type { Engine } from '../engine/engine.ts';
import type { Outcome } from '../engine/outcome.ts';
import { RunReporter } from '../engine/run-report.ts';
import { abortableSleep } from '../host/abortable-sleep.ts';
import { BasicHost } from '../host/basic-host.ts';
import { deadlinePassed, type LaneCallbacks, type LaneOutcome, type LaneProgram } from './lane.ts';

/** Closes the session afterwards, so that the next run of the same source finds the compiled code hot. */
export async function runProgram(engine: Engine, program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
  const { source, filename, inputs, limits, deadlineMs } = program;
  if (callbacks.signal?.aborted === true) return { kind: 'interrupted', message: 'interrupted' };
  // The engine's own time limit does not count waiting; a deadline does.
  const controller = new AbortController();
  const session = engine.session({ limits, host: new LaneHost(callbacks, () => controller.signal) });
  const reporter = new RunReporter(engine, session);
  const timer = setTimeout(() => controller.abort('deadline'), deadlineMs);
  callbacks.onStarted?.();
  const giveUp = (): void => controller.abort('given up');
  callbacks.signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const { signal } = controller;
    const outcome = await session.run(source, { filename, inputs, result: 'none', signal, isLast: true });
    if (outcome.kind === 'interrupted' && controller.signal.reason === 'deadline') return deadlinePassed(deadlineMs);
    return withoutValue(outcome);
  } finally {
    clearTimeout(timer);
    callbacks.signal?.removeEventListener('abort', giveUp);
    callbacks.onReport?.(reporter.take());
    session.close();
  }
}

/** A shorter sleep is not worth telling anybody. */
const NOTABLE_SLEEP_SECONDS = 0.005;

/** What a program reaches: clock, randomness and its output. A run that is given up leaves no timer behind. */
export class LaneHost extends BasicHost {
  readonly #signal: () => AbortSignal;
  readonly #onSleep: LaneCallbacks['onSleep'];

  /** `signal`: that of the run that is on. */
  constructor({ onOutput, onSleep }: Pick<LaneCallbacks, 'onOutput' | 'onSleep'>, signal: () => AbortSignal) {
    super({ onOutput });
    this.#signal = signal;
    this.#onSleep = onSleep;
  }

  override async sleep(seconds: number, signal?: AbortSignal): Promise<void> {
    const notable = seconds > NOTABLE_SLEEP_SECONDS;
    if (notable) this.#onSleep?.(true);
    await abortableSleep(seconds, this.#signal(), signal);
    if (notable) this.#onSleep?.(false);
  }
}

/** An engine's outcome as a lane's: the value stays where it is. */
export function withoutValue(outcome: Outcome): LaneOutcome {
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
