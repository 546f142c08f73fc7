import type { LaneCallbacks, LaneOutcome, LaneProgram } from '../lane.ts';

/** A run from its arrival to its answer. */
export interface PendingRun {
  readonly program: LaneProgram;
  readonly callbacks: LaneCallbacks;
  /** Workers that ended before this run started. */
  attempts: number;
  /** When it was given a worker. */
  takenAt: number;
  answer(outcome: LaneOutcome): void;
}
