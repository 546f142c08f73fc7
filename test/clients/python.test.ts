/** The Python client's own tests, in virtual environments with real smolagents: the current version, and one from before executors. */
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const client = join(root, 'clients', 'python');

/** Test modules by version of smolagents; the client by itself is tested once. */
const SUITES: Readonly<Record<string, readonly string[]>> = {
  '1.26.0': ['test_values', 'test_executor', 'test_restore', 'test_smolagents'],
  '1.19.0': ['test_smolagents'],
};

function run(python: string, args: readonly string[], cwd: string): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(python, args, {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PYTHONPATH: join(client, 'src'),
      PYTHONDONTWRITEBYTECODE: '1',
      TIERUP_ENGINE: join(root, 'src'),
      TIERUP_NODE: process.execPath,
    },
    timeout: 300_000,
    maxBuffer: 1 << 24,
  });
}

const listed = execFileSync(join(root, 'scripts', 'python-client-env.sh'), Object.keys(SUITES), { encoding: 'utf8' });

for (const line of listed.trim().split('\n')) {
  const [version, python, ...reason] = line.split(' ') as [string, string, ...string[]];
  const skip = python === 'missing' ? `no environment with smolagents ${version}: ${reason.join(' ')}` : false;
  for (const suite of SUITES[version] ?? []) {
    test(`smolagents ${version}: ${suite}`, { skip }, async () => {
      const { stderr } = await run(python, ['-m', 'unittest', suite], join(client, 'tests'));
      assert.match(stderr, /^OK/m);
      assert.doesNotMatch(stderr, /^Ran 0 tests/m);
    });
  }
  if (version === '1.26.0')
    test('the client is typed', { skip }, async () => {
      const cache = join(root, '.cache', 'python-client', 'mypy');
      const { stdout } = await run(python, ['-m', 'mypy', '--strict', '--cache-dir', cache, 'src/tierup'], client);
      assert.match(stdout, /^Success/);
    });
}
