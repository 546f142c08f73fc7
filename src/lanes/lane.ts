/**
 * A lane is a place where a program runs: in this process, in a child process. Takes a program with its inputs, limits and
 * deadline; gives its output as it is printed and how it ended. Every lane passes test/lanes/lane-suite.ts.
 *
 * Must not know: HTTP, wrappers, keys.
 */
import type { GuestError, Usage } from '../engine/outcome.ts';
import type { RunReport } from '../engine/run-report.ts';
import type { Limits } from '../runtime/budget.ts';

/** Which lane a program is to run on; `auto`: ours unless it needs what the engine does not have. */
export type LanePreference = 'auto' | 'tierup' | 'cpython';

export interface LaneProgram {
  /** Where there is a choice; default: what the lane was configured with. */
  readonly lane?: LanePreference;
  readonly source: string;
  /** Shown in tracebacks. */
  readonly filename: string;
  /** Variables set before the run; plain data. The same source with other inputs finds its code compiled. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly limits: Partial<Limits>;
  /** Wall-clock milliseconds from the start of the run, sleeping included; time in a queue is not counted. */
  readonly deadlineMs: number;
}

export interface LaneCallbacks {
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void;
  /** Called before a run is queued where there is a choice of lanes. */
  readonly onLane?: (choice: LaneChoice) => void;
  /** Gives the run up: unstarted if it still waits, else stopped. */
  readonly signal?: AbortSignal;
  /** Who asks: runs of different callers get equal time. */
  readonly caller?: string;
  /** The run has its place and is about to begin. */
  readonly onStarted?: () => void;
  /** The program begins or ends to sleep. */
  readonly onSleep?: (asleep: boolean) => void;
  /** What the tiers did; not called for a run whose worker was lost. */
  readonly onReport?: (report: RunReport) => void;
}

/** Why no outcome of the program is known. Stable: clients may test for them. */
export const LOST = {
  /** The worker ended after the run had started; it is not started again. */
  workerLost: 'WORKER_LOST',
  /** The worker was ended because its memory passed the ceiling of a process. */
  workerMemory: 'WORKER_MEMORY',
  /** Workers ended again and again before the run could start. */
  workerUnavailable: 'WORKER_UNAVAILABLE',
  /** As many runs as allowed are running or waiting; this one was not started. */
  queueFull: 'QUEUE_FULL',
  /** It waited longer for a worker than allowed; it was not started. */
  queueTimeout: 'QUEUE_TIMEOUT',
  /** The lane was closed; a run that had started is given up. */
  laneClosed: 'LANE_CLOSED',
  /** The session was saved with the step that it was in: another process goes on with it. */
  sessionMoved: 'SESSION_MOVED',
  /** The lane that the program must run on is not to be had here. */
  laneUnavailable: 'LANE_UNAVAILABLE',
} as const;

export type LostCode = (typeof LOST)[keyof typeof LOST];

/** Where a run was sent, and why. */
export interface LaneChoice {
  readonly name: string;
  readonly reason: string;
  /** The reason without what the program says: its imports, the caller's wish, the configuration. */
  readonly cause: 'imports' | 'asked' | 'configured';
}

/** How a run ended, and which lane ran it where there was a choice. Plain data. */
export type LaneOutcome = Ending & { readonly lane?: LaneChoice };

/** As an engine's Outcome without its value, or `lost` with a stable code. */
type Ending =
  | { readonly kind: 'finished'; readonly usage: Usage }
  | { readonly kind: 'error'; readonly error: GuestError; readonly usage: Usage }
  | { readonly kind: 'exit'; readonly code: number; readonly message: string | undefined; readonly usage: Usage }
  | { readonly kind: 'limit'; readonly limit: string; readonly message: string }
  | { readonly kind: 'interrupted'; readonly message: string }
  | { readonly kind: 'lost'; readonly code: LostCode; readonly message: string };

export interface Lane {
  readonly name: string;
  /** Never rejects for what the program or its worker does. */
  run(program: LaneProgram, callbacks: LaneCallbacks): Promise<LaneOutcome>;
  /** Resolves when a run would start at once. Rejects where that can't be: no worker starts. */
  ready(): Promise<void>;
  /** Ends the lane: runs that are open are answered as lost. */
  close(): Promise<void>;
}

/** The outcome of a run that passed its deadline. */
export function deadlinePassed(deadlineMs: number): LaneOutcome {
  return { kind: 'limit', limit: 'time', message: `time limit of ${deadlineMs} ms reached` };
}

/** The outcome of a run whose end is not known. */
export function lost(code: LostCode, message: string): LaneOutcome {
  return { kind: 'lost', code, message };
}
