/**
 * POST /optimized and POST /original: the same work through all tiers and through the plain interpreter, for load tests.
 * Takes `{"data": [...]}`, which runs a vector expression, or `{"code": ..., "inputs": ...}`. Each has a queue of its own.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LaneProgram } from '../../lanes/lane.ts';
import type { ServiceConfiguration } from '../configuration.ts';
import { answerOf, failure } from '../dify/answers.ts';
import type { MeasuredLane } from '../measured-lane.ts';
import { programLimits } from '../program-limits.ts';
import { LOAD_BODY, type LoadBody } from './schema.ts';

export interface LoadLanes {
  readonly optimized: MeasuredLane;
  /** Undefined where the container has no memory for its workers. */
  readonly original: MeasuredLane | undefined;
}

/** The vector expression; its result is printed as JSON. */
const VECTOR = `import json
import math

def transform(data):
    return [x * 2.5 - math.sqrt(x ** 2) for x in data]

print(json.dumps(transform(data)))
`;

export function loadRoutes(server: FastifyInstance, configuration: ServiceConfiguration, lanes: LoadLanes): void {
  for (const name of ['optimized', 'original'] as const)
    server.post<{ Body: LoadBody }>(`/${name}`, { schema: { body: LOAD_BODY } }, (request, reply) => {
      const lane = lanes[name];
      if (lane === undefined)
        return reply.code(503).send(failure(-503, 'no memory is left for the workers of this endpoint'));
      return answer(request, reply, lane, configuration);
    });
}

async function answer(
  request: FastifyRequest<{ Body: LoadBody }>,
  reply: FastifyReply,
  lane: MeasuredLane,
  configuration: ServiceConfiguration,
): Promise<FastifyReply> {
  const output = { stdout: '', stderr: '' };
  const caller = new AbortController();
  reply.raw.once('close', () => caller.abort());
  const outcome = await lane.run(programOf(request.body, configuration), {
    onOutput: (stream, text) => {
      output[stream] += text;
    },
    signal: caller.signal,
    caller: request.caller,
    runLog: { log: request.log, withCode: configuration.logCode },
  });
  reply.header('x-tierup-lane', lane.name);
  const { status, body } = answerOf(outcome, output.stdout, output.stderr);
  if (status === 503) reply.header('retry-after', '1');
  if (request.body.data === undefined || outcome.kind !== 'finished') return reply.code(status).send(body);
  return reply.type('application/json').send(`{"result":${output.stdout.trimEnd()}}`);
}

function programOf(body: LoadBody, configuration: ServiceConfiguration): LaneProgram {
  const { data, code = '', inputs = {} } = body;
  const limits = programLimits(configuration);
  if (data !== undefined) return { source: VECTOR, filename: '<vector>', inputs: { data }, ...limits };
  return { source: code, filename: '<program>', inputs, ...limits };
}
