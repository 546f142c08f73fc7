/** Tools compiled ahead: found in all their forms, read without being run, faster at the first call. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { findTools } from '../../src/agents/warmup/find-tools.ts';
import { readTools } from '../../src/agents/warmup/read-tool.ts';
import { callTool, loadTool, warmUp } from '../../src/agents/warmup/warm-up.ts';
import { Engine } from '../../src/index.ts';

const root = join(import.meta.dirname, '..', '..');
const examples = join(root, 'examples', 'tools');

async function warmup(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), 'warmup', ...args],
      { cwd: root, encoding: 'utf8', timeout: 120_000, killSignal: 'SIGKILL' },
    );
    return { code: 0, stdout, stderr };
  } catch (thrown) {
    return thrown as { code: number; stdout: string; stderr: string };
  }
}

test('classes and functions are read without running anything', () => {
  const source = `
import antigravity_of_nobody
raise SystemExit('this must not run')
class Search(smolagents.Tool):
    name = "search"
    description = ("two "
                   "parts")
    inputs = {"query": {"type": "string", "description": "q"}, "limit": {"type": "integer", "nullable": True}}
    output_type = "array"
class Other:
    name = "not a tool"
@smolagents.tool
def convert(amount: float, to: str = "EUR", rows: list[int] | None = None) -> dict:
    pass
def plain(): pass
`;
  const [search, convert, ...more] = readTools(source, 'x.py');
  assert.equal(more.length, 0);
  assert.deepEqual(
    [search?.name, search?.expression, search?.outputType, [...(search?.inputs ?? [])]],
    [
      'search',
      'Search()',
      'array',
      [
        ['query', { type: 'string', nullable: false }],
        ['limit', { type: 'integer', nullable: true }],
      ],
    ],
  );
  assert.deepEqual(
    [convert?.name, convert?.expression, convert?.outputType, [...(convert?.inputs ?? [])]],
    [
      'convert',
      'convert',
      'object',
      [
        ['amount', { type: 'number', nullable: false }],
        ['to', { type: 'string', nullable: true }],
        ['rows', { type: 'any', nullable: true }],
      ],
    ],
  );
  assert.throws(() => readTools('def f(:', 'bad.py'), /bad\.py, line 1: invalid syntax/);
});

test('tools are found as files, folders, JSON and names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierup-tools-'));
  const code = 'from smolagents import tool\n@tool\ndef twice(n: int) -> int:\n    return n * 2\n';
  mkdirSync(join(folder, 'saved'));
  mkdirSync(join(folder, 'agent', 'tools'), { recursive: true });
  writeFileSync(join(folder, 'saved', 'tool.py'), code);
  writeFileSync(join(folder, 'agent', 'tools', 'twice.py'), code);
  writeFileSync(join(folder, 'twice.json'), JSON.stringify({ name: 'twice', code, requirements: [] }));
  writeFileSync(join(folder, 'otherwise.py'), code);
  try {
    for (const name of ['saved', 'agent', 'twice.json', 'otherwise.py'])
      assert.deepEqual(
        findTools(join(folder, name), []).map((tool) => tool.name),
        ['twice'],
        name,
      );
    assert.equal(findTools('twice', [folder])[0]?.filename, join(folder, 'twice.json'));
    rmSync(join(folder, 'twice.json'));
    assert.equal(findTools('twice', [folder])[0]?.filename, join(folder, 'otherwise.py'));
    assert.throws(() => findTools('twcie', [folder]), /no tool 'twcie' in .*\n\(Did you mean twice\?\)/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the examples are right', () => {
  const engine = new Engine();
  const call = (name: string, args: Record<string, unknown>): Map<string, unknown> => {
    const session = engine.session();
    loadTool(session, findTools(name, [examples])[0] as never);
    return callTool(session, args) as Map<string, unknown>;
  };
  const flat = `period,units\n${Array.from({ length: 8 }, (_, i) => `${i},${i % 2 === 0 ? 10 : 20}`).join('\n')}`;
  assert.deepEqual(call('inventory_predictor', { sales: flat, season: 2, horizon: 4, stock: 15 }).get('order'), 45);
  const square = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
  ];
  assert.equal(Number((call('route_optimizer', { stops: square }).get('length') as { value: number }).value), 4);
});

test('each level does what it says', () => {
  const [tool] = findTools('route_optimizer', [examples]);
  const reports = ([1, 2, 3] as const).map((level) => warmUp(new Engine(), tool as never, level));
  assert.deepEqual(
    reports.map((report) => [report.level, report.calls > 0, report.compiled > 0]),
    [
      [1, false, false],
      [2, false, true],
      [3, true, true],
    ],
  );
});

test('a tool whose samples fail is warmed as far as it goes', () => {
  const report = warmUp(
    new Engine(),
    {
      name: 'f',
      expression: 'f',
      inputs: new Map(),
      outputType: 'any',
      source: 'def f():\n    raise ValueError("no")',
      filename: 'f.py',
      samples: [{}],
    },
    3,
  );
  assert.deepEqual([report.level, report.note], [2, 'the sample inputs failed: ValueError: no']);
});

test('the command of the document runs as written', async () => {
  const args = ['--tool', 'inventory_predictor', '--tool', 'route_optimizer', '--precompile-level', '3'];
  const { code, stdout, stderr } = await warmup(...args);
  assert.equal(code, 0);
  assert.match(stderr, /^\[1\/2\] inventory_predictor: level 3 \.\.\.\n\[2\/2\] route_optimizer: level 3 \.\.\.\n$/);
  assert.match(stdout, /^tool +level +ready .*\ninventory_predictor +3 .*\nroute_optimizer +3 .*\n$/);
  const json = JSON.parse((await warmup(...args, '--json')).stdout) as { coldMs: number; firstMs: number }[];
  for (const { coldMs, firstMs } of json) assert.ok(firstMs < coldMs, `${firstMs} < ${coldMs}`);
});

test('mistakes are told', async () => {
  const wrong = await warmup('--tool', 'route_optimiser');
  assert.deepEqual([wrong.code, /Did you mean route_optimizer\?/.test(wrong.stderr)], [2, true]);
  assert.equal((await warmup('--tool', 'route_optimizer', '--precompile-level', '4')).code, 2);
  assert.equal((await warmup()).code, 2);
});
