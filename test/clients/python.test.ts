/** The Python client's own tests, in virtual environments with real smolagents: the current version, and one from before executors. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runBounded } from './run-bounded.ts';

const root = join(import.meta.dirname, '..', '..');
const client = join(root, 'clients', 'python');

/** Test modules by version of smolagents; the client by itself is tested once. */
const SUITES: Readonly<Record<string, readonly string[]>> = {
  '1.26.0': ['test_values', 'test_executor', 'test_restore', 'test_service', 'test_fallback', 'test_smolagents'],
  '1.19.0': ['test_smolagents'],
};

/** Where a test hangs is told before it is ended. */
const UNITTEST = `import faulthandler, sys, unittest
faulthandler.dump_traceback_later(240, exit=True)
unittest.main(module=None)`;

function run(python: string, args: readonly string[], cwd: string): Promise<string> {
  return runBounded(python, args, {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PYTHONPATH: join(client, 'src'),
      PYTHONDONTWRITEBYTECODE: '1',
      TIERUP_ENGINE: join(root, 'src'),
      TIERUP_NODE: process.execPath,
    },
    seconds: 300,
  });
}

const listed = await runBounded(join(root, 'scripts', 'python-client-env.sh'), Object.keys(SUITES), {
  cwd: root,
  env: process.env,
  seconds: 600,
});

for (const line of listed.trim().split('\n')) {
  const [version, python, ...reason] = line.split(' ') as [string, string, ...string[]];
  const skip = python === 'missing' ? `no environment with smolagents ${version}: ${reason.join(' ')}` : false;
  for (const suite of SUITES[version] ?? []) {
    test(`smolagents ${version}: ${suite}`, { skip }, async () => {
      const printed = await run(python, ['-c', UNITTEST, suite], join(client, 'tests'));
      assert.match(printed, /^OK/m);
      assert.doesNotMatch(printed, /^Ran 0 tests/m);
    });
  }
  if (version === '1.26.0')
    test('the client is typed', { skip }, async () => {
      const cache = join(root, '.cache', 'python-client', 'mypy');
      const printed = await run(python, ['-m', 'mypy', '--strict', '--cache-dir', cache, 'src/tierup'], client);
      assert.match(printed, /^Success/);
    });
}
