/** Tools of TypeScript hosts: bound as Python binds, checked, cancelled with the run, in every mode. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { price, runAgent } from '../../examples/code-agent.ts';
import { defineTool, Engine, Float, PythonError, type Tool, Tuple } from '../../src/index.ts';

const seen: unknown[] = [];
const everything = defineTool({
  name: 'everything',
  description: 'Takes one of each.',
  inputs: {
    text: { type: 'string', description: '' },
    limit: { type: 'integer', description: '', nullable: true },
    ratio: { type: 'number', description: '', nullable: true },
    items: { type: 'array', description: '', nullable: true },
    options: { type: 'object', description: '', nullable: true },
    flag: { type: 'boolean', description: '', nullable: true },
    rest: { type: 'any', description: '', nullable: true },
  },
  outputType: 'integer',
  run: (args) => {
    // Inferred: each of these is an error of types if the inference is lost.
    const text: string = args.text;
    const limit: number | bigint | null = args.limit;
    const items: readonly unknown[] | null = args.items;
    seen.push({ ...args, text, limit, items });
    return 7;
  },
});

async function run(source: string, tools: readonly Tool[], signal?: AbortSignal) {
  return new Engine().session({ tools }).run(source, { ...(signal !== undefined && { signal }) });
}

test('arguments are bound by name and place and arrive as their types', async () => {
  const source =
    "everything('a'), everything('😀', 10**20, ratio=2.0, items=(1, 'x'), options={'k': [1]}, flag=True, rest={1})";
  const outcome = await run(source, [everything]);
  assert.equal(outcome.kind, 'value');
  const empty = { limit: null, ratio: null, items: null, options: null, flag: null, rest: null };
  assert.deepEqual(seen.splice(0), [
    { text: 'a', ...empty },
    {
      text: '😀',
      limit: 10n ** 20n,
      ratio: 2,
      items: [1, 'x'],
      options: Object.assign(Object.create(null), { k: [1] }),
      flag: true,
      rest: new Set([1]),
    },
  ]);
});

test('wrong arguments are TypeErrors as for any Python function', async () => {
  for (const [call, message] of [
    ['everything(1)', "everything() argument 'text' must be string, not int"],
    ["everything('a', True)", "everything() argument 'limit' must be integer, not bool"],
    ["everything('a', items={})", "everything() argument 'items' must be array, not dict"],
    ["everything('a', nothing=1)", "everything() got an unexpected keyword argument 'nothing'"],
  ]) {
    const outcome = await run(`try:\n    ${call}\nexcept TypeError as e:\n    r = str(e)\nr`, [everything]);
    assert.equal(outcome.kind === 'value' && outcome.value, message);
  }
  const missing = await run('everything()', [everything]);
  assert.match(missing.kind === 'error' ? missing.error.traceback : '', /TypeError: everything\(\) missing/);
});

test('errors are exceptions of the class that the host names', async () => {
  const failing = defineTool({
    name: 'failing',
    description: '',
    inputs: { kind: { type: 'string', description: '' } },
    outputType: 'null',
    run: async ({ kind }) => Promise.reject(new PythonError(kind, 'why')),
  });
  const outcome = await run("try:\n    failing('LookupError')\nexcept LookupError as e:\n    r = repr(e)\nr", [
    failing,
  ]);
  assert.equal(outcome.kind === 'value' && outcome.value, "LookupError('why')");
});

test('a name that is no identifier is refused', () => {
  assert.throws(
    () => defineTool({ name: 'a b', description: '', inputs: {}, outputType: 'null', run: () => null }),
    TypeError,
  );
});

test('an aborted run aborts the tool it waits for', async () => {
  const controller = new AbortController();
  let aborted = false;
  const waiting = defineTool({
    name: 'waiting',
    description: '',
    inputs: {},
    outputType: 'string',
    run: (_args, { signal }) =>
      new Promise<string>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('aborted'));
        });
        setTimeout(() => controller.abort(), 20);
      }),
  });
  const printed: string[] = [];
  const session = new Engine().session({ tools: [waiting], onOutput: (_stream, text) => printed.push(text) });
  const outcome = await session.run('try:\n    waiting()\nexcept RuntimeError:\n    print("went on")', {
    signal: controller.signal,
  });
  assert.equal(outcome.kind, 'interrupted');
  assert.deepEqual([aborted, printed], [true, []]);
});

test('the example of an agent runs, and streams what it prints', async () => {
  const texts: string[] = [];
  const script = ['print("one")\nprice("bolt")', 'final_answer((price("nut"), 2.0))'];
  const answer = await runAgent({
    tools: [price],
    think: async (transcript) => {
      if (transcript.length > 0) assert.deepEqual(transcript, ['print("one")\nprice("bolt")', 'one\n0.25']);
      return script.shift() as string;
    },
    onOutput: (text) => texts.push(text),
  });
  assert.deepEqual(answer, new Tuple([0.1, new Float(2)]));
  assert.deepEqual(texts.join(''), 'one\n');
  const output = execFileSync(process.execPath, [join(import.meta.dirname, '../../examples/code-agent.ts')], {
    encoding: 'utf8',
  });
  assert.equal(output, "2.80\nno price for 'gear'\nMap(1) { 'total' => 2.8 }\n");
});
