/**
 * Shadow mode: a sampled share of the runs that were answered here is also sent upstream, and what differs is counted and logged.
 * Nobody waits for it, nothing of it is answered, and only programs are sent whose answer does not depend on when they run.
 */
import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import type { ServiceMetrics } from '../../telemetry/metrics.ts';
import type { RunData } from '../dify/answers.ts';
import { isRepeatable } from './repeatable.ts';
import { runDataOf, type Upstream, type UpstreamRequest } from './upstream.ts';

export interface AnsweredRun extends Pick<UpstreamRequest, 'body' | 'contentType'> {
  readonly language: string;
  readonly code: string;
  /** What was answered here. */
  readonly data: RunData;
}

export type ShadowResult = 'same' | 'stdout' | 'failure' | 'unanswered';

export interface ShadowOptions {
  readonly upstream: Upstream;
  /** Of the runs that can be compared, from 0 to 1. */
  readonly share: number;
  readonly metrics: ServiceMetrics;
  /** Programs are logged. */
  readonly withCode: boolean;
}

export class Shadow {
  readonly #options: ShadowOptions;
  readonly #open = new Set<Promise<void>>();

  constructor(options: ShadowOptions) {
    this.#options = options;
  }

  /** Sends a run upstream if it is drawn; returns at once. */
  consider(run: AnsweredRun, log: FastifyBaseLogger): void {
    if (Math.random() >= this.#options.share || !isRepeatable(run.language, run.code)) return;
    const comparing = this.#compare(run, log).finally(() => this.#open.delete(comparing));
    this.#open.add(comparing);
  }

  /** Resolves when nothing is being compared. */
  async idle(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  async #compare(run: AnsweredRun, log: FastifyBaseLogger): Promise<void> {
    const { upstream, metrics, withCode } = this.#options;
    const answer = await upstream.run({ body: run.body, contentType: run.contentType });
    const result = compared(run.data, runDataOf(answer));
    metrics.shadowed(result);
    if (result === 'same') return;
    const line = {
      differs: result,
      program: createHash('sha256').update(run.code).digest('hex').slice(0, 16),
      ...(answer.kind !== 'answered' && { reason: answer.message }),
      ...(withCode && { source: run.code, here: run.data, upstream: runDataOf(answer) }),
    };
    log.warn(line, 'shadow');
  }
}

/** Texts of errors name lines and versions in their own ways: it counts whether there is one. */
function compared(here: RunData, there: RunData | undefined): ShadowResult {
  if (there === undefined) return 'unanswered';
  if ((here.error === '') !== (there.error === '')) return 'failure';
  return here.stdout === there.stdout ? 'same' : 'stdout';
}
