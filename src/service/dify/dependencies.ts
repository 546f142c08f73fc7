/**
 * The dependencies endpoints of dify-sandbox. Nothing is installed here: the list has the packages whose modules the engine
 * has built in, and updating it changes nothing.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Lane } from '../../lanes/lane.ts';
import { failure } from './answers.ts';

/** Packages from the index of Python packages that the engine may have; dify-sandbox lists its own without versions too. */
const PACKAGES = ['jinja2', 'httpx', 'requests', 'numpy'] as const;

const LANGUAGE = 'python3';
const UNSUPPORTED = failure(-400, 'unsupported language');

interface Dependency {
  readonly name: string;
  readonly version: string;
}

export function dependencyRoutes(server: FastifyInstance, lane: Lane): void {
  for (const path of ['', '/refresh'])
    server.get<{ Querystring: { language?: string } }>(`/v1/sandbox/dependencies${path}`, async (request, reply) =>
      answer(reply, request.query.language, { dependencies: await dependencies(lane) }),
    );
  server.post('/v1/sandbox/dependencies/update', (request, reply) => answer(reply, languageOf(request.body), {}));
}

function answer(reply: FastifyReply, language: string | undefined, data: object): FastifyReply {
  if (language === LANGUAGE) return reply.send({ code: 0, message: 'success', data });
  if (language === undefined || language === '')
    return reply
      .code(400)
      .send(failure(-400, "Key: 'Language' Error:Field validation for 'Language' failed on the 'required' tag"));
  return reply.code(400).send(UNSUPPORTED);
}

function languageOf(body: unknown): string | undefined {
  try {
    const fields = JSON.parse(String(body)) as { language?: unknown } | null;
    return typeof fields?.language === 'string' ? fields.language : undefined;
  } catch {
    return undefined;
  }
}

/** Asks a program which packages it can import: that is what there is, wherever the lane runs it. */
async function dependencies(lane: Lane): Promise<readonly Dependency[]> {
  let printed = '';
  const program = {
    source: PROBE,
    filename: '<dependencies>',
    inputs: { names: [...PACKAGES] },
    limits: {},
    deadlineMs: 5000,
  };
  await lane.run(program, {
    onOutput: (_stream, text) => {
      printed += text;
    },
  });
  return printed
    .split('\n')
    .filter(Boolean)
    .map((name) => ({ name, version: '' }));
}

const PROBE = `
for name in names:
    try:
        __import__(name)
    except ImportError:
        pass
    else:
        print(name)
`;
