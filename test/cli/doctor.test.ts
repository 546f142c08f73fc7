/** `tierup doctor` on this machine, and `tierup run --lane`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { found, PYTHON } from '../lanes/python.ts';

const tierup = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/cli/main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, TIERUP_PYTHON: PYTHON },
  });

test('doctor names every lane, its walls and what is missing', () => {
  const text = tierup('doctor');
  assert.match(text.stdout, /^in-process: available/m);
  assert.match(text.stdout, /^worker-process: available/m);
  assert.equal(text.status, typeof found === 'string' ? 1 : 0);
  const { lanes } = JSON.parse(tierup('doctor', '--json').stdout) as { lanes: { name: string; available: boolean }[] };
  assert.deepEqual(
    lanes.map((lane) => lane.name),
    ['in-process', 'worker-process', 'node', 'cpython'],
  );
});

test('doctor without an interpreter', () => {
  const ran = tierup('doctor', '--python', '/nowhere/python3');
  assert.equal(ran.status, 1);
  assert.match(ran.stdout, /^cpython: not available \(no Python: \/nowhere\/python3/m);
});

test('doctor has help', () => {
  const ran = tierup('doctor', '--help');
  assert.equal(ran.status, 0);
  assert.match(ran.stdout, /--json/);
});

test('run --lane', (t) => {
  if (typeof found === 'string') return t.skip(found);
  const source = 'import mmap, sys\nprint("tierup" in sys.version)\nsys.exit(3)';
  const ran = tierup('run', '--lane', 'auto', '-c', source);
  assert.deepEqual([ran.stdout, ran.stderr, ran.status], ['False\n', '', 3]);
  assert.equal(tierup('run', '--lane', 'auto', '-c', 'import sys\nprint("tierup" in sys.version)').stdout, 'True\n');
  const failed = tierup('run', '--lane', 'cpython', '-c', '1/0');
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /ZeroDivisionError: division by zero\n$/);
  assert.equal(tierup('run', '--lane', 'cpython', '--limit-time', '100ms', '-c', 'while True: pass').status, 124);
  assert.equal(tierup('run', '--lane', 'cpython', '--stats', '-c', '1').status, 2);
});
