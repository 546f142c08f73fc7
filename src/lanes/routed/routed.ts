/**
 * Sends each run to the lane that can do it whole, before it starts: ours, or CPython for what imports modules that the
 * engine does not have. Takes both lanes, gives their outcomes with the choice and its reason.
 *
 * Must not know: how lanes run programs, HTTP.
 */
import { modulesNotHere } from '../../engine/needed-modules.ts';
import {
  type Lane,
  type LaneCallbacks,
  type LaneChoice,
  type LaneOutcome,
  type LanePreference,
  type LaneProgram,
  LOST,
  lost,
} from '../lane.ts';

export interface RoutedOptions {
  readonly ours: Lane;
  /** The other lane, or why there is none. */
  readonly cpython: Lane | string;
  /** For programs that do not say themselves. */
  readonly preference: LanePreference;
}

export class RoutedLane implements Lane {
  readonly name: string;
  readonly #options: RoutedOptions;

  constructor(options: RoutedOptions) {
    this.name = options.preference;
    this.#options = options;
  }

  async run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome> {
    const { ours, cpython } = this.#options;
    const { wanted, reason, cause } = this.#choose(program);
    const lane: LaneChoice = { name: wanted === 'tierup' ? ours.name : 'cpython', reason, cause };
    callbacks.onLane?.(lane);
    if (wanted === 'tierup') return { ...(await ours.run(program, callbacks)), lane };
    if (typeof cpython === 'string') return { ...lost(LOST.laneUnavailable, `no CPython lane: ${cpython}`), lane };
    return { ...(await cpython.run(program, callbacks)), lane };
  }

  async ready(): Promise<void> {
    await Promise.all(this.#lanes().map((lane) => lane.ready()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes().map((lane) => lane.close()));
  }

  #choose(program: LaneProgram): Omit<LaneChoice, 'name'> & { readonly wanted: 'tierup' | 'cpython' } {
    const preference = program.lane ?? this.#options.preference;
    if (preference !== 'auto') {
      const cause = program.lane === undefined ? 'configured' : 'asked';
      return { wanted: preference, reason: cause === 'asked' ? 'asked for' : 'by configuration', cause };
    }
    const cause = 'imports';
    const missing = modulesNotHere(program.source);
    if (missing.length === 0) return { wanted: 'tierup', reason: 'the engine has all that it imports', cause };
    const reason = `imports ${missing.join(', ')}`;
    const { cpython } = this.#options;
    if (typeof cpython !== 'string') return { wanted: 'cpython', reason, cause };
    return { wanted: 'tierup', reason: `${reason}; no CPython lane: ${cpython}`, cause };
  }

  #lanes(): readonly Lane[] {
    const { ours, cpython } = this.#options;
    return typeof cpython === 'string' ? [ours] : [ours, cpython];
  }
}
