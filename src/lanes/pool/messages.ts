/** What a process of a pool and the pool say to each other. */
import type { RunReport } from '../../engine/run-report.ts';
import type { LaneOutcome, LaneProgram } from '../lane.ts';
import { readReport } from './read-report.ts';

export type ToWorker =
  | { readonly kind: 'run'; readonly program: LaneProgram }
  /** Stops the run that is on. */
  | { readonly kind: 'stop' }
  /** Collects garbage between runs. */
  | { readonly kind: 'trim' };

export type Chunk = readonly [stream: 'stdout' | 'stderr', text: string];

export type FromWorker =
  /** The engine is loaded. */
  | { readonly kind: 'ready' }
  /** Garbage is collected. */
  | { readonly kind: 'trimmed' }
  /** Sent, and handed to the system, before the first step of a run: without it no step was taken. */
  | { readonly kind: 'started' }
  | { readonly kind: 'output'; readonly chunks: readonly Chunk[] }
  /** The run sleeps, or goes on: meanwhile its processor is free for another. */
  | { readonly kind: 'sleeps'; readonly asleep: boolean }
  /** With the output not sent yet; without a report if the worker has no engine of ours. */
  | {
      readonly kind: 'done';
      readonly outcome: LaneOutcome;
      readonly chunks: readonly Chunk[];
      readonly report?: RunReport | undefined;
    };

const OUTCOMES: readonly unknown[] = [
  'finished',
  'error',
  'exit',
  'limit',
  'interrupted',
] satisfies LaneOutcome['kind'][];

/**
 * What a worker sent, or undefined if it is none of its messages. A worker that was taken over could send anything: only
 * texts and a known kind of outcome are let in.
 */
export function readFromWorker(message: unknown): FromWorker | undefined {
  if (!isObject(message)) return undefined;
  const { kind } = message;
  if (kind === 'ready' || kind === 'started' || kind === 'trimmed') return { kind };
  if (kind === 'sleeps') return { kind, asleep: message['asleep'] === true };
  if ((kind !== 'output' && kind !== 'done') || !isChunks(message['chunks'])) return undefined;
  if (kind === 'output') return { kind, chunks: message['chunks'] };
  const { outcome, chunks } = message;
  return isOutcome(outcome) ? { kind, outcome, chunks, report: readReport(message['report']) } : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function isChunks(value: unknown): value is readonly Chunk[] {
  return (
    Array.isArray(value) &&
    value.every(
      (chunk) =>
        Array.isArray(chunk) && (chunk[0] === 'stdout' || chunk[0] === 'stderr') && typeof chunk[1] === 'string',
    )
  );
}

export function isOutcome(value: unknown): value is LaneOutcome {
  if (!isObject(value) || !OUTCOMES.includes(value['kind'])) return false;
  const { kind, error, code, message } = value;
  if (kind === 'error')
    return isObject(error) && ['type', 'message', 'traceback'].every((name) => typeof error[name] === 'string');
  if (kind === 'exit') return typeof code === 'number' && (message === undefined || typeof message === 'string');
  if (kind === 'limit' && typeof value['limit'] !== 'string') return false;
  return kind === 'finished' || typeof message === 'string';
}
