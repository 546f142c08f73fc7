/** GET /openapi.json: the description of the routes, made of the schemas that their requests are checked with. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Register before the routes that it describes. */
export function describeRoutes(server: FastifyInstance): void {
  void server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'tierup', version: '0.1.0', description: 'Runs Python for Dify and for agents.' },
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ key: [] }, { bearer: [] }],
    },
  });
  void server.register(async (scope) => {
    scope.get('/openapi.json', { schema: { summary: 'This description' } }, () => server.swagger());
  });
}
