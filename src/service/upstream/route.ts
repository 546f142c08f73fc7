/** Runs that go upstream: chosen before they start, passed on as they came, answered as upstream answers. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LaneChoice } from '../../lanes/lane.ts';
import type { RunOutcome, ServiceMetrics } from '../../telemetry/metrics.ts';
import { failure, REFUSALS } from '../dify/answers.ts';
import type { RunRequest } from '../dify/request.ts';
import { javascriptNeeds, pythonNeeds } from './needs-upstream.ts';
import type { Shadow } from './shadow.ts';
import { runDataOf, SENT_UPSTREAM, type Upstream, type UpstreamAnswer } from './upstream.ts';

export interface UpstreamParts {
  readonly upstream: Upstream;
  readonly shadow?: Shadow | undefined;
  /** Whether the CPython lane can import a top-level module; without that lane it has none. */
  readonly cpythonHas?: ((module: string) => boolean) | undefined;
}

/** JSON as it is sent, with its status. */
export interface PassedAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export class UpstreamRoute {
  readonly #parts: UpstreamParts;
  readonly #metrics: ServiceMetrics;

  constructor(parts: UpstreamParts, metrics: ServiceMetrics) {
    this.#parts = parts;
    this.#metrics = metrics;
  }

  get shadow(): Shadow | undefined {
    return this.#parts.shadow;
  }

  /** Why a run has to go upstream; undefined: a lane here takes it. */
  choose({ headers }: FastifyRequest, { language, code }: RunRequest): LaneChoice | undefined {
    const asked = headers['x-tierup-lane'];
    if (headers[SENT_UPSTREAM] !== undefined) return undefined;
    if (asked === 'upstream') return { name: 'upstream', reason: 'asked for', cause: 'asked' };
    if (asked !== undefined && asked !== 'auto') return undefined;
    const { cpythonHas = () => false } = this.#parts;
    const reason = language === 'nodejs' ? javascriptNeeds(code) : pythonNeeds(code, cpythonHas);
    return reason === undefined ? undefined : { name: 'upstream', reason, cause: 'imports' };
  }

  /** Passes a request on; it is sent once, whatever comes of it. */
  async pass(request: FastifyRequest, reply: FastifyReply, choice: LaneChoice): Promise<PassedAnswer> {
    const startedAt = performance.now();
    const caller = new AbortController();
    const leave = (): void => caller.abort();
    reply.raw.once('close', leave);
    this.#metrics.ranOn(choice.name, choice.cause);
    const answer = await this.#parts.upstream.run({
      body: String(request.body),
      contentType: request.headers['content-type'] ?? 'application/json',
      signal: caller.signal,
    });
    reply.raw.removeListener('close', leave);
    const runMs = performance.now() - startedAt;
    this.#metrics.ended('run', countedAs(answer), answer.kind === 'full' ? undefined : runMs);
    const line = { endpoint: 'run', lane: choice.name, outcome: answer.kind, runMs: Math.round(runMs) };
    if (answer.kind === 'none') request.log.warn({ ...line, reason: answer.message }, 'run');
    else request.log.info(line, 'run');
    return passed(answer);
  }
}

function countedAs(answer: UpstreamAnswer): RunOutcome {
  if (answer.kind !== 'answered') return answer.kind === 'full' ? 'refused' : answer.kind === 'left' ? 'error' : 'lost';
  const data = runDataOf(answer);
  if (data === undefined) return answer.status === 503 ? 'refused' : 'internal';
  return data.error === '' ? 'ok' : 'error';
}

function passed(answer: UpstreamAnswer): PassedAnswer {
  if (answer.kind === 'answered') return answer;
  const { status, body } =
    answer.kind === 'full'
      ? REFUSALS.tooManyRequests
      : { status: 200, body: failure(-500, `the upstream sandbox gave no answer: ${answer.message} (UPSTREAM_LOST)`) };
  return { status, contentType: 'application/json; charset=utf-8', text: JSON.stringify(body) };
}
