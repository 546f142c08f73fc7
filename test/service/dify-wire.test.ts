/** Request bodies as Dify sends them, with what CPython and Node printed for them; they lie beside the repository, not in it. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { NodeLane } from '../../src/lanes/node/node-lane.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { buildServer } from '../../src/service/server.ts';

interface Recorded {
  readonly written_in: 'python3' | 'javascript' | 'jinja2';
  readonly request: { readonly code: string };
  readonly recorded: { readonly stdout: string; readonly stderr_last_line: string; readonly exit_code: number };
}

const root = join(import.meta.dirname, '..', '..');
const folder = ['..', join('..', '..')]
  .map((up) => join(root, up, 'shared', 'bench', 'dify-wire'))
  .find((path) => existsSync(path));
const javascript = new NodeLane({ workers: 1 });
const configuration = readConfiguration({ API_KEY: 'k' }) as ServiceConfiguration;
const server = buildServer(configuration, new InProcessLane(), { javascript });
after(() => javascript.close());

const post = async (payload: object) => {
  const headers = { 'x-api-key': 'k', 'content-type': 'application/json' };
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/sandbox/run',
    headers,
    payload: JSON.stringify(payload),
  });
  return { body: answer.json() };
};

if (folder === undefined)
  test('recorded requests', { skip: 'no folder shared/bench/dify-wire beside the repository' }, () => {});
else
  for (const name of globSync('*.json', { cwd: folder }).sort()) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded;
    test(name, async () => {
      const { body } = await post(file.request);
      assert.equal(body.data.stdout, file.recorded.stdout);
      assert.equal(body.data.stderr.trimEnd().split('\n').at(-1), file.recorded.stderr_last_line);
      assert.equal(body.data.exit_code !== 0, file.recorded.exit_code !== 0);
    });
  }
