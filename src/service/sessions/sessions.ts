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
import { Locator } from './locator.ts';
import type { MovedStep } from './moved-step.ts';
import { PROBLEMS, Problem } from './problems.ts';
import {
  ANSWER_CALL,
  type AnswerCall,
  CALL_PATH,
  CREATE_SESSION,
  type CreateSession,
  RESUME_PATH,
  RUN_STEP,
  type RunStep,
  SESSION_PATH,
} from './schema.ts';
import type { OpenSession, SessionStore } from './session-store.ts';
import { stepEndText } from './step-end.ts';

interface OfSession {
  readonly Params: { readonly id: string };
}

const tags = ['sessions'];

export function sessionRoutes(
  server: FastifyInstance,
  store: SessionStore,
  peerNames: readonly string[],
  metrics: ServiceMetrics,
): void {
  const locator = new Locator(store, peerNames);
  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Problem)) throw error;
    const { status } = PROBLEMS[error.code];
    if (status === 503) reply.header('retry-after', '1');
    return reply.code(status).send({ code: error.code, message: error.message });
  });
  server.addHook('preHandler', async (request, reply) => {
    const { id } = request.params as { id?: string };
    return id === undefined ? undefined : locator.find(id, request, reply);
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
      const session = await store.take(request.params.id, request.caller);
      store.release(session);
      return store.describe(session);
    },
  );
  server.delete<OfSession>(
    '/v1/sessions/:id',
    { schema: { params: SESSION_PATH, tags, summary: 'Closes a session and stops its step' } },
    async (request, reply) => {
      await store.close(await store.take(request.params.id, request.caller));
      return reply.code(204).send();
    },
  );
  server.post<OfSession & { Body: RunStep }>(
    '/v1/sessions/:id/run',
    { schema: { params: SESSION_PATH, body: RUN_STEP, tags, summary: 'Runs a step; streams if events are accepted' } },
    async (request, reply) => {
      const session = await store.take(request.params.id, request.caller);
      if (session.process.busy) throw new Problem('SESSION_BUSY');
      if (!session.process.alive) throw new Problem('SESSION_ENDED');
      session.moved = undefined;
      const run = stepOf(session, request.body, metrics);
      return answerStep({ session, store, run, metrics, sourceCharacters: request.body.code.length }, request, reply);
    },
  );
  server.post<OfSession>(
    RESUME_PATH,
    { schema: { params: SESSION_PATH, tags, summary: 'Goes on hearing a step that has moved with its session' } },
    async (request, reply) => {
      const session = await store.take(request.params.id, request.caller);
      const { moved } = session;
      if (moved === undefined || moved.attended) {
        store.release(session);
        throw new Problem('NOTHING_TO_RESUME');
      }
      const run = (callbacks: StepCallbacks) => resume(session, moved, callbacks);
      return answerStep({ session, store, run, metrics, sourceCharacters: 0 }, request, reply);
    },
  );
  server.post<{ Params: { id: string; call: string }; Body: AnswerCall }>(
    '/v1/sessions/:id/calls/:call',
    { schema: { params: CALL_PATH, body: ANSWER_CALL, tags, summary: 'Answers a call of a tool' } },
    async (request, reply) => {
      const session = await store.take(request.params.id, request.caller);
      const answered = session.process.answer(Number(request.params.call), toolAnswer(request.body));
      store.release(session);
      if (!answered) throw new Problem('CALL_NOT_FOUND');
      return reply.code(204).send();
    },
  );
}

function toolAnswer({ result, error }: AnswerCall): ToolAnswer {
  return error === undefined ? { result } : { error: { type: error.type ?? 'RuntimeError', message: error.message } };
}

/** A step on its way to its client. */
interface AnsweredStep {
  readonly session: OpenSession;
  readonly store: SessionStore;
  readonly run: (callbacks: StepCallbacks) => Promise<StepResult>;
  readonly metrics: ServiceMetrics;
  readonly sourceCharacters: number;
}

function stepOf({ process, stepMs }: OpenSession, body: RunStep, metrics: ServiceMetrics): AnsweredStep['run'] {
  const { code, inputs = {}, seconds, ...options } = body;
  const timeoutMs = Math.min(stepMs, (seconds ?? Number.POSITIVE_INFINITY) * 1000);
  return (callbacks) =>
    process.run(
      { code, inputs, timeoutMs, ...options },
      { ...callbacks, onReport: (report) => metrics.tiersDid(report) },
    );
}

async function resume(session: OpenSession, moved: MovedStep, callbacks: StepCallbacks): Promise<StepResult> {
  const result = await moved.attend(callbacks);
  session.moved = undefined;
  return result;
}

async function answerStep(step: AnsweredStep, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const streams = request.headers.accept?.includes('text/event-stream') === true;
  const result = streams ? await stream(step, request, reply) : await collect(step, request, reply);
  step.store.release(step.session);
  return result;
}

/** The answer comes when the step has ended. Nobody could answer a tool meanwhile: calls raise. */
async function collect(step: AnsweredStep, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const output = { stdout: '', stderr: '' };
  const result = await runStep(step, request, reply, {
    onOutput: (stream, text) => {
      output[stream] += text;
    },
    onCall: ({ call, tool }) => {
      const message = `${tool}() needs a streamed step: send Accept: text/event-stream`;
      step.session.process.answer(call, { error: { type: 'RuntimeError', message } });
    },
  });
  return reply.type('application/json').send(stepEndText(result, output));
}

async function stream(step: AnsweredStep, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const events = new EventStream(reply);
  const result = await runStep(step, request, reply, {
    onOutput: (name, text) => events.send('output', JSON.stringify({ stream: name, text })),
    onCall: ({ call, tool, args, keywords }) => {
      events.send('call', `{"call":${call},"tool":${JSON.stringify(tool)},"args":${args},"kwargs":${keywords}}`);
      step.store.waits(step.session);
    },
    onCancel: (call) => events.send('cancel', JSON.stringify({ call })),
  });
  events.send('end', stepEndText(result));
  events.end();
  return reply;
}

/** A client that leaves stops its step; the session and its variables stay. */
async function runStep(
  { session, run, metrics, sourceCharacters }: AnsweredStep,
  request: FastifyRequest,
  reply: FastifyReply,
  callbacks: StepCallbacks,
): Promise<StepResult> {
  const startedAt = performance.now();
  const leave = (): void => session.process.stop();
  reply.raw.once('close', leave);
  const result = await run(callbacks);
  reply.raw.removeListener('close', leave);
  metrics.ranOn('session-process', 'session');
  metrics.ended('session', countedAs(result.outcome), performance.now() - startedAt);
  request.log.info({ endpoint: 'session', outcome: result.outcome.kind, sourceCharacters }, 'step');
  return result;
}
