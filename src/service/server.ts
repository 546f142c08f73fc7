/**
 * The HTTP front: keys, request ids, health, readiness, metrics, and the routes of the parts beside it. Takes settings and
 * lanes, gives a Fastify instance that does not listen yet. Must not know: how programs run.
 */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Requirements } from '../lanes/cpython/requirements/requirements.ts';
import type { Lane } from '../lanes/lane.ts';
import { openLog } from '../telemetry/log.ts';
import { ServiceMetrics } from '../telemetry/metrics.ts';
import { keyCheck } from './api-key.ts';
import type { ServiceConfiguration } from './configuration.ts';
import { failure } from './dify/answers.ts';
import { difyRoutes } from './dify/dify.ts';
import { loadRoutes } from './load/load.ts';
import { MeasuredLane } from './measured-lane.ts';
import { describeRoutes } from './openapi.ts';
import { Readiness } from './readiness.ts';
import type { SessionStore } from './sessions/session-store.ts';
import { sessionRoutes } from './sessions/sessions.ts';
import { type UpstreamParts, UpstreamRoute } from './upstream/route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without a key. */
    readonly open?: boolean;
  }
  interface FastifyRequest {
    /** Whose key the request has. */
    caller: string;
  }
}

/** Bytes of one request; Dify's own limits allow a few megabytes of inputs. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** How long a connection is kept, give or take a fifth. */
const CONNECTION_MS = 60_000;

/** Between two looks at workers that do not start. */
const AGAIN_MS = 5000;

/** What a caller may name its request. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;
/** W3C trace context, version 00. */
const TRACE_PARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** What the server shares with whoever started it. */
export interface ServerParts {
  /** The plain interpreter, for /original. */
  readonly original?: Lane;
  /** Where JavaScript nodes run; absent: they are refused. */
  readonly javascript?: Lane;
  /** Where runs go that no lane here takes whole. */
  readonly upstream?: UpstreamParts;
  /** Whether the kernel walls the workers in, for /readyz: `kernel`, or why not. */
  readonly walls?: string;
  /** Of the CPython lane. */
  readonly requirements?: Requirements;
  readonly metrics?: ServiceMetrics;
  readonly sessions?: SessionStore;
  readonly readiness?: Readiness;
  readonly log?: FastifyBaseLogger;
}

/** Builds the server; `listen` and `close` are the caller's. */
export function buildServer(configuration: ServiceConfiguration, lane: Lane, parts: ServerParts = {}): FastifyInstance {
  const { metrics = new ServiceMetrics(), readiness = new Readiness() } = parts;
  const server = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 30_000,
    loggerInstance: parts.log ?? openLog(configuration.logLevel),
    // Runs and steps write their own lines.
    logController: new LogController({ disableRequestLogging: true }),
    // What is wrong with a body is said, not mended.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
    // An id of a session holds an address.
    routerOptions: { maxParamLength: 400 },
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  admit(server, configuration);
  describeRoutes(server);
  trace(server);
  endConnections(server, readiness);
  countOpen(server, readiness);
  void untilReady(lane, readiness, server.log);
  server.get('/health', { config: { open: true } }, (_request, reply) => reply.type('application/json').send('"ok"'));
  server.get('/readyz', { config: { open: true } }, (_request, reply) =>
    reply
      .code(readiness.state === 'ready' ? 200 : 503)
      .send({ status: readiness.state, ...(parts.walls && { walls: parts.walls }) }),
  );
  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  const measured = new MeasuredLane(lane, metrics, 'run', 'supported');
  // In a scope of its own: it reads bodies in its own way.
  const javascript = parts.javascript && new MeasuredLane(parts.javascript, metrics, 'run', 'supported');
  const upstream = parts.upstream && new UpstreamRoute(parts.upstream, metrics);
  void server.register(async (scope) =>
    difyRoutes(scope, configuration, { python: measured, javascript, upstream, requirements: parts.requirements }),
  );
  const optimized = new MeasuredLane(lane, metrics, 'optimized', 'requested');
  const original = parts.original && new MeasuredLane(parts.original, metrics, 'original', 'requested');
  void server.register(async (scope) => loadRoutes(scope, configuration, { optimized, original }));
  const { sessions } = parts;
  if (sessions !== undefined)
    void server.register(async (scope) => sessionRoutes(scope, sessions, configuration.peers, metrics));
  return server;
}

/** Says once the workers are there; where none starts the log says why, and it is looked at again. */
async function untilReady(lane: Lane, readiness: Readiness, log: FastifyBaseLogger): Promise<void> {
  while (!readiness.draining)
    try {
      await lane.ready();
      return readiness.workersReady();
    } catch (thrown) {
      log.error((thrown as Error).message);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
    }
}

/** Nothing but health and readiness is answered without a key; Prometheus can send it only as a bearer token. */
function admit(server: FastifyInstance, { keys }: ServiceConfiguration): void {
  const callerOf = keyCheck(keys);
  server.decorateRequest('caller', '');
  server.addHook('onRequest', async (request, reply) => {
    const caller = callerOf(request.headers['x-api-key'] ?? bearer(request.headers.authorization));
    if (caller === undefined && request.routeOptions.config.open !== true) return reply.code(401).send();
    request.caller = caller ?? '';
    return undefined;
  });
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    return reply.code(status).send(failure(-status, status >= 500 ? 'internal error' : error.message));
  });
}

function bearer(header: string | undefined): string | undefined {
  return header?.startsWith('Bearer ') === true ? header.slice('Bearer '.length) : undefined;
}

/** Every line of a request's log and its answer have its id; what a caller traces by is passed through. */
function trace(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    const parent = request.headers['traceparent'];
    if (typeof parent !== 'string' || !TRACE_PARENT.test(parent)) return;
    request.log = request.log.child({ traceparent: parent });
    reply.header('traceparent', parent);
  });
}

/** Counts requests that are open, so that a drain can wait for them. */
function countOpen(server: FastifyInstance, readiness: Readiness): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open === true || request.caller === '') return;
    readiness.opened();
    reply.raw.once('close', () => readiness.closed());
  });
}

/**
 * Connections end with an answer: when closing has begun, which would wait for them, and after about a minute, so that
 * replicas that were added get their share of callers that keep connections.
 */
function endConnections(server: FastifyInstance, readiness: Readiness): void {
  let closing = false;
  const endsAt = new WeakMap<object, number>();
  server.server.on('connection', (socket) => {
    endsAt.set(socket, performance.now() + CONNECTION_MS * (0.8 + 0.4 * Math.random()));
  });
  server.addHook('preClose', async () => {
    closing = true;
  });
  server.addHook('onSend', async (request, reply) => {
    const old = performance.now() > (endsAt.get(request.raw.socket) ?? Number.POSITIVE_INFINITY);
    if (closing || readiness.draining || old) reply.header('connection', 'close');
  });
}
