/**
 * The dependencies endpoints of dify-sandbox: the list has the packages whose modules the engine has built in, and what the
 * CPython lane installed. `update` installs what the requirements file says if that has changed, `refresh` in any case.
 * Without a requirements file they change nothing.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { RequirementsError } from '../../lanes/cpython/requirements/environment.ts';
import type { Requirements } from '../../lanes/cpython/requirements/requirements.ts';
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

export function dependencyRoutes(server: FastifyInstance, lane: Lane, requirements: Requirements | undefined): void {
  const list = async (): Promise<object> => ({
    dependencies: merged(await builtin(lane), requirements?.packages ?? []),
  });
  const path = '/v1/sandbox/dependencies';
  server.get<{ Querystring: { language?: string } }>(path, (request, reply) =>
    answer(reply, request.query.language, list),
  );
  server.get<{ Querystring: { language?: string } }>(`${path}/refresh`, (request, reply) =>
    answer(reply, request.query.language, async () => {
      await requirements?.install(true);
      return list();
    }),
  );
  server.post(`${path}/update`, (request, reply) =>
    answer(reply, languageOf(request.body), async () => {
      await requirements?.install(false);
      return {};
    }),
  );
}

/** What the action gives as data; where the requirements could not be installed, why: the set before is still there. */
async function answer(
  reply: FastifyReply,
  language: string | undefined,
  action: () => Promise<object>,
): Promise<FastifyReply> {
  if (language === undefined || language === '')
    return reply
      .code(400)
      .send(failure(-400, "Key: 'Language' Error:Field validation for 'Language' failed on the 'required' tag"));
  if (language !== LANGUAGE) return reply.code(400).send(UNSUPPORTED);
  try {
    return await reply.send({ code: 0, message: 'success', data: await action() });
  } catch (thrown) {
    if (thrown instanceof RequirementsError) return reply.send(failure(-500, thrown.message));
    throw thrown;
  }
}

/** A package that was installed stands for the engine's own of that name. */
function merged(builtin: readonly Dependency[], installed: readonly Dependency[]): readonly Dependency[] {
  const names = new Set(installed.map(({ name }) => name.toLowerCase()));
  return [...builtin.filter(({ name }) => !names.has(name)), ...installed];
}

function languageOf(body: unknown): string | undefined {
  try {
    const fields = JSON.parse(String(body)) as { language?: unknown } | null;
    return typeof fields?.language === 'string' ? fields.language : undefined;
  } catch {
    return undefined;
  }
}

/** Asks a program which of the packages it can import: that is what there is, wherever the lane runs it. */
async function builtin(lane: Lane): Promise<readonly Dependency[]> {
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
