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
  // A connection that is open when closing begins must end with its answer, or closing would wait for it.
  let closing = false;
  server.addHook('preClose', async () => {
    closing = true;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
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
