/** Template nodes in every shape of wrapper, with what jinja2 3.1.6 made of them (scripts/record-templates.py). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { liftInputs } from '../../src/service/dify/lift-inputs.ts';
import { buildServer } from '../../src/service/server.ts';
import { MARK } from './generations.ts';
import { TEMPLATE_GENERATIONS } from './template-generations.ts';

interface Node {
  readonly template: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly error?: string;
}

const nodes = readFileSync(join(import.meta.dirname, 'template-nodes.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Node);
const configuration = readConfiguration({ API_KEY: 'k', WORKER_TIMEOUT: '60' }) as ServiceConfiguration;
const server = buildServer(configuration, new InProcessLane());
after(() => server.close());

const post = async (code: string) => {
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/sandbox/run',
    headers: { 'x-api-key': 'k', 'content-type': 'application/json' },
    payload: JSON.stringify({ language: 'python3', code }),
  });
  return answer.json().data as { readonly stdout: string; readonly stderr: string; readonly exit_code: number };
};

for (const [name, wrap] of TEMPLATE_GENERATIONS)
  describe(name, () => {
    for (const { template, inputs, text, error } of nodes)
      test(JSON.stringify(template), async () => {
        const { stdout, stderr, exit_code } = await post(wrap(template, inputs));
        if (text !== undefined) assert.deepEqual([stdout, exit_code], [`${MARK}${text}${MARK}\n`, 0]);
        else assert.deepEqual([stderr.trimEnd().split('\n').at(-1), exit_code], [error, 255]);
      });

    test('the inputs leave the text', () => {
      const [first, second] = [{ a: 1 }, { a: 'zwei' }].map((inputs) => liftInputs(wrap('{{ a }}', inputs)));
      assert.equal(first?.source, second?.source);
      assert.notDeepEqual(first?.inputs, second?.inputs);
    });

    test('what a template changes is not seen by the next run', async () => {
      const template = '{% set _ = cycler.__init__ %}{{ range.a is defined }}{{ lipsum.marked is defined }}';
      const first = await post(`import jinja2\njinja2.filters.FILTERS['upper'] = None\n${wrap(template, {})}`);
      assert.equal(first.exit_code, 0);
      const second = await post(wrap("{{ 'a' | upper }}", {}));
      assert.equal(second.stdout, `${MARK}A${MARK}\n`);
    });
  });
