/**
 * The sessions API, for agents: a session keeps its variables from step to step, streams what a step prints, and calls tools
 * that its client answers. An id names its replica; any replica takes a request and sends it on. docs/sessions.md has examples.
 *
 * Must not know: how a step runs.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ToolAnswer } from '../../lanes/session-process/messages.ts';
import type { StepCallbacks, StepResult } from '../../lanes/session-process/session-process.ts';
import type { ServiceMetrics } from '../../telemetry/metrics.ts';
import { countedAs } from '../measured-lane.ts';
import { EventStream } from './event-stream.ts';
import { Peers } from './peers.ts';
import { PROBLEMS, Problem } from './problems.ts';
import {
  ANSWER_CALL,
  type AnswerCall,
  CALL_PATH,
  CREATE_SESSION,
  type CreateSession,
  RUN_STEP,
  type RunStep,
  SESSION_PATH,
} from './schema.ts';
import type { OpenSession, SessionStore } from './session-store.ts';
import { stepEndText } from './step-end.ts';

interface OfSession {
  readonly Params: { readonly id: string };
}
type StepRequest = FastifyRequest<OfSession & { Body: RunStep }>;

const tags = ['sessions'];

export function sessionRoutes(
  server: FastifyInstance,
  store: SessionStore,
  peerNames: readonly string[],
  metrics: ServiceMetrics,
): void {
  const peers = new Peers(peerNames);
  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Problem)) throw error;
    const { status } = PROBLEMS[error.code];
    if (status === 503) reply.header('retry-after', '1');
    return reply.code(status).send({ code: error.code, message: error.message });
  });
  server.addHook('preHandler', async (request, reply) => {
    const { id } = request.params as { id?: string };
    if (id === undefined) return undefined;
    const replica = store.ids.replicaOf(id);
    if (replica === undefined) throw new Problem('SESSION_NOT_FOUND');
    return replica === 'here' ? undefined : peers.forward(request, reply, replica);
  });

  server.post<{ Body: CreateSession | null }>(
    '/v1/sessions',
    { schema: { body: CREATE_SESSION, tags, summary: 'Opens a session' } },
    async (request, reply) => reply.code(201).send(await store.create(request.body ?? {}, request.caller)),
  );
  server.get<OfSession>(
    '/v1/sessions/:id',
    { schema: { params: SESSION_PATH, tags, summary: 'Whether it is there and busy' } },
    async (request) => {
      const session = store.take(request.params.id, request.caller);
      store.release(session);
      return store.describe(session);
    },
  );
  server.delete<OfSession>(
    '/v1/sessions/:id',
    { schema: { params: SESSION_PATH, tags, summary: 'Closes a session and stops its step' } },
    async (request, reply) => {
      await store.close(store.take(request.params.id, request.caller));
      return reply.code(204).send();
    },
  );
  server.post<OfSession & { Body: RunStep }>(
    '/v1/sessions/:id/run',
    { schema: { params: SESSION_PATH, body: RUN_STEP, tags, summary: 'Runs a step; streams if events are accepted' } },
    async (request, reply) => {
      const session = store.take(request.params.id, request.caller);
      if (session.process.busy) throw new Problem('SESSION_BUSY');
      if (!session.process.alive) throw new Problem('SESSION_ENDED');
      const streams = request.headers.accept?.includes('text/event-stream') === true;
      const result = streams
        ? await stream(session, request, reply, metrics)
        : await collect(session, request, reply, metrics);
      store.release(session);
      return result;
    },
  );
  server.post<{ Params: { id: string; call: string }; Body: AnswerCall }>(
    '/v1/sessions/:id/calls/:call',
    { schema: { params: CALL_PATH, body: ANSWER_CALL, tags, summary: 'Answers a call of a tool' } },
    async (request, reply) => {
      const session = store.take(request.params.id, request.caller);
      if (!session.process.answer(Number(request.params.call), toolAnswer(request.body)))
        throw new Problem('CALL_NOT_FOUND');
      return reply.code(204).send();
    },
  );
}

function toolAnswer({ result, error }: AnswerCall): ToolAnswer {
  return error === undefined ? { result } : { error: { type: error.type ?? 'RuntimeError', message: error.message } };
}

/** The answer comes when the step has ended. Nobody could answer a tool meanwhile: calls raise. */
async function collect(
  session: OpenSession,
  request: StepRequest,
  reply: FastifyReply,
  metrics: ServiceMetrics,
): Promise<FastifyReply> {
  const output = { stdout: '', stderr: '' };
  const result = await runStep(session, request, reply, metrics, {
    onOutput: (stream, text) => {
      output[stream] += text;
    },
    onCall: ({ call, tool }) => {
      const message = `${tool}() needs a streamed step: send Accept: text/event-stream`;
      session.process.answer(call, { error: { type: 'RuntimeError', message } });
    },
  });
  return reply.type('application/json').send(stepEndText(result, output));
}

async function stream(
  session: OpenSession,
  request: StepRequest,
  reply: FastifyReply,
  metrics: ServiceMetrics,
): Promise<FastifyReply> {
  const events = new EventStream(reply);
  const result = await runStep(session, request, reply, metrics, {
    onOutput: (name, text) => events.send('output', JSON.stringify({ stream: name, text })),
    onCall: ({ call, tool, args, keywords }) =>
      events.send('call', `{"call":${call},"tool":${JSON.stringify(tool)},"args":${args},"kwargs":${keywords}}`),
    onCancel: (call) => events.send('cancel', JSON.stringify({ call })),
  });
  events.send('end', stepEndText(result));
  events.end();
  return reply;
}

/** A client that leaves stops its step; the session and its variables stay. */
async function runStep(
  session: OpenSession,
  request: StepRequest,
  reply: FastifyReply,
  metrics: ServiceMetrics,
  callbacks: StepCallbacks,
): Promise<StepResult> {
  const startedAt = performance.now();
  const leave = (): void => session.process.stop();
  reply.raw.once('close', leave);
  const { code, inputs = {}, seconds, ...options } = request.body;
  const timeoutMs = Math.min(session.stepMs, (seconds ?? Number.POSITIVE_INFINITY) * 1000);
  const result = await session.process.run(
    { code, inputs, timeoutMs, ...options },
    { ...callbacks, onReport: (report) => metrics.tiersDid(report) },
  );
  reply.raw.removeListener('close', leave);
  metrics.ranOn('session-process', 'session');
  metrics.ended('session', countedAs(result.outcome), performance.now() - startedAt);
  request.log.info({ endpoint: 'session', outcome: result.outcome.kind, sourceCharacters: code.length }, 'step');
  return result;
}
