/** What a worker process and its pool say to each other; structured clones over the channel of `fork`. */
import type { LaneOutcome, LaneProgram } from '../lane.ts';

export type ToWorker =
  | { readonly kind: 'run'; readonly program: LaneProgram }
  /** Stops the run that is on. */
  | { readonly kind: 'stop' };

export type Chunk = readonly [stream: 'stdout' | 'stderr', text: string];

export type FromWorker =
  /** The engine is loaded. */
  | { readonly kind: 'ready' }
  /** Sent, and handed to the system, before the first step of a run: without it no step was taken. */
  | { readonly kind: 'started' }
  | { readonly kind: 'output'; readonly chunks: readonly Chunk[] }
  /** With the output not sent yet. */
  | { readonly kind: 'done'; readonly outcome: LaneOutcome; readonly chunks: readonly Chunk[] };
