/**
 * The HTTP front: key check, health, readiness, and the routes of the parts beside it. Takes settings and a lane, gives a
 * Fastify instance that does not listen yet. Must not know: how programs run.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import type { Lane } from '../lanes/lane.ts';
import { keyCheck } from './api-key.ts';
import type { ServiceConfiguration } from './configuration.ts';
import { failure } from './dify/answers.ts';
import { difyRoutes } from './dify/dify.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without a key. */
    readonly open?: boolean;
  }
}

/** Bytes of one request; Dify's own limits allow a few megabytes of inputs. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** How long a connection is kept, give or take a fifth. */
const CONNECTION_MS = 60_000;

/** Builds the server; `listen` and `close` are the caller's. */
export function buildServer(configuration: ServiceConfiguration, lane: Lane): FastifyInstance {
  const server = Fastify({ bodyLimit: MAX_BODY_BYTES, requestTimeout: 30_000, logger: { level: 'warn' } });
  const keyIsRight = keyCheck(configuration.apiKey);
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open !== true && !keyIsRight(request.headers['x-api-key']))
      return reply.code(401).send();
    return undefined;
  });
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    return reply.code(status).send(failure(-status, status >= 500 ? 'internal error' : error.message));
  });
  endConnections(server);
  let ready = false;
  void lane.ready().then(() => {
    ready = true;
  });
  server.get('/health', { config: { open: true } }, (_request, reply) => reply.type('application/json').send('"ok"'));
  server.get('/readyz', { config: { open: true } }, (_request, reply) =>
    reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' }),
  );
  difyRoutes(server, configuration, lane);
  return server;
}

/**
 * Connections end with an answer: when closing has begun, which would wait for them, and after about a minute, so that
 * replicas that were added get their share of callers that keep connections.
 */
function endConnections(server: FastifyInstance): void {
  let closing = false;
  const endsAt = new WeakMap<object, number>();
  server.server.on('connection', (socket) => {
    endsAt.set(socket, performance.now() + CONNECTION_MS * (0.8 + 0.4 * Math.random()));
  });
  server.addHook('preClose', async () => {
    closing = true;
  });
  server.addHook('onSend', async (request, reply) => {
    if (closing || performance.now() > (endsAt.get(request.raw.socket) ?? Number.POSITIVE_INFINITY))
      reply.header('connection', 'close');
  });
}
