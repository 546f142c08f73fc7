/** Request bodies as Dify sends them, with what CPython printed for them; they lie beside the repository, not in it. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
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
const server = buildServer(readConfiguration({ API_KEY: 'k' }) as ServiceConfiguration, new InProcessLane());

const post = async (payload: object) => {
  const headers = { 'x-api-key': 'k', 'content-type': 'application/json' };
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/sandbox/run',
    headers,
    payload: JSON.stringify(payload),
  });
  return { status: answer.statusCode, body: answer.json() };
};

if (folder === undefined)
  test('recorded requests', { skip: 'no folder shared/bench/dify-wire beside the repository' }, () => {});
else
  for (const name of globSync('*.json', { cwd: folder }).sort()) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded;
    test(name, async () => {
      const { status, body } = await post(file.request);
      if (file.written_in === 'javascript') {
        assert.deepEqual([status, body.message], [400, 'unsupported language']);
        return;
      }
      assert.equal(body.data.stdout, file.recorded.stdout);
      assert.equal(body.data.stderr.trimEnd().split('\n').at(-1), file.recorded.stderr_last_line);
      assert.equal(body.data.exit_code !== 0, file.recorded.exit_code !== 0);
    });
  }
