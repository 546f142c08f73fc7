/**
 * The contract of dify-sandbox: POST /v1/sandbox/run. Takes its requests, gives its answers; programs run on lanes.
 * Differences are listed in docs/dify.md. Must not know: which lanes they are.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Requirements } from '../../lanes/cpython/requirements/requirements.ts';
import type { LaneChoice, LaneOutcome, LanePreference, LaneProgram } from '../../lanes/lane.ts';
import type { ServiceConfiguration } from '../configuration.ts';
import type { MeasuredLane } from '../measured-lane.ts';
import { programLimits } from '../program-limits.ts';
import type { UpstreamRoute } from '../upstream/route.ts';
import { type Answer, answerOf, failure, REFUSALS } from './answers.ts';
import { dependencyRoutes } from './dependencies.ts';
import { liftInputs } from './lift-inputs.ts';
import { type RunRequest, readRunRequest } from './request.ts';

/** How dify-sandbox names the program in tracebacks. */
const FILENAME = '<fd3>';
/** Seconds after which a caller that found the queue full may try again. */
const RETRY_AFTER = '1';

/** The lanes of a contract's languages; without one for JavaScript that is refused. */
export interface DifyLanes {
  readonly python: MeasuredLane;
  readonly javascript?: MeasuredLane | undefined;
  /** Where runs go that neither takes whole. */
  readonly upstream?: UpstreamRoute | undefined;
  /** What the CPython lane has installed. */
  readonly requirements?: Requirements | undefined;
}

export function difyRoutes(server: FastifyInstance, configuration: ServiceConfiguration, lanes: DifyLanes): void {
  // Bodies are read here, not by Fastify: what is wrong with them is said in dify-sandbox's way.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.post('/v1/sandbox/run', async (request, reply) => {
    const contentType = request.headers['content-type'];
    const wanted = readRunRequest(request.body, contentType);
    if (typeof wanted === 'string')
      return reply.code(contentType === 'application/json' ? 400 : 200).send(failure(-400, wanted));
    const choice = isLanguage(wanted.language) ? lanes.upstream?.choose(request, wanted) : undefined;
    if (choice !== undefined) {
      const passed = await (lanes.upstream as UpstreamRoute).pass(request, reply, choice);
      if (passed.status === 503) reply.header('retry-after', RETRY_AFTER);
      return nameLane(reply, choice).code(passed.status).type(passed.contentType).send(passed.text);
    }
    const { status, body } = await answer(wanted, request, reply, configuration, lanes);
    if (status === 503) reply.header('retry-after', RETRY_AFTER);
    return reply.code(status).send(body);
  });
  dependencyRoutes(server, lanes.python, lanes.requirements);
}

function isLanguage(name: string): boolean {
  return name === 'python3' || name === 'nodejs';
}

async function answer(
  wanted: RunRequest,
  request: FastifyRequest,
  reply: FastifyReply,
  configuration: ServiceConfiguration,
  lanes: DifyLanes,
): Promise<Answer> {
  const run = async (lane: MeasuredLane, program: LaneProgram): Promise<Answer> => {
    const { outcome, answered } = await runOn(lane, program, request, reply, configuration);
    if (outcome.kind === 'finished' || outcome.kind === 'error') considerShadow(lanes, wanted, request, answered);
    return answered;
  };
  if (wanted.language === 'nodejs' && lanes.javascript !== undefined)
    // Every program has a process of its own, which reads all of its text: nothing is gained by lifting inputs out.
    return run(lanes.javascript, {
      source: wanted.code,
      inputs: {},
      filename: FILENAME,
      ...programLimits(configuration),
    });
  if (wanted.language !== 'python3') return REFUSALS.unsupportedLanguage;
  const preference = request.headers['x-tierup-lane'];
  if (preference !== undefined && !isPreference(preference)) return REFUSALS.unknownLane;
  const program = programOf(wanted.code, configuration);
  return run(lanes.python, preference === undefined ? program : { ...program, lane: preference });
}

/** The run is answered; that it is also sent upstream, if it is, keeps nobody waiting. */
function considerShadow({ upstream }: DifyLanes, wanted: RunRequest, request: FastifyRequest, answered: Answer): void {
  const { data } = answered.body;
  if (data === null || upstream?.shadow === undefined) return;
  const contentType = request.headers['content-type'] ?? 'application/json';
  upstream.shadow.consider({ ...wanted, body: String(request.body), contentType, data }, request.log);
}

/** A Python program of a request, its inputs beside it. */
export function programOf(code: string, configuration: ServiceConfiguration): LaneProgram {
  return {
    ...liftInputs(code),
    filename: FILENAME,
    ...programLimits(configuration),
  };
}

async function runOn(
  lane: MeasuredLane,
  program: LaneProgram,
  request: FastifyRequest,
  reply: FastifyReply,
  { compat, logCode }: ServiceConfiguration,
): Promise<{ readonly outcome: LaneOutcome; readonly answered: Answer }> {
  const output = { stdout: '', stderr: '' };
  const caller = new AbortController();
  const leave = (): void => caller.abort();
  reply.raw.once('close', leave);
  const outcome = await lane.run(program, {
    onOutput: (stream, text) => {
      output[stream] += text;
    },
    signal: caller.signal,
    caller: request.caller,
    runLog: { log: request.log, withCode: logCode },
  });
  reply.raw.removeListener('close', leave);
  nameLane(reply, outcome.lane ?? { name: lane.name, reason: 'the only lane' });
  return { outcome, answered: answerOf(outcome, output.stdout, output.stderr, compat) };
}

function nameLane(reply: FastifyReply, { name, reason }: Pick<LaneChoice, 'name' | 'reason'>): FastifyReply {
  reply.header('x-tierup-lane', name);
  // Names of modules come from the program.
  return reply.header('x-tierup-lane-reason', reason.replace(/[^ -~]/g, '?').slice(0, 200));
}

function isPreference(value: string | readonly string[]): value is LanePreference {
  return value === 'auto' || value === 'tierup' || value === 'cpython';
}
