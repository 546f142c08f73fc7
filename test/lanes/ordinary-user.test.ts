/** The CPython lane for a user without rights whom the kernel gives no namespaces: the same tests, in a process of that user. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { found, PYTHON } from './python.ts';

const root = join(import.meta.dirname, '../..');

/** Runs Node as that user, in the project's folder. */
function run(...args: readonly string[]) {
  const node = join('{}', relative(root, realpathSync(process.execPath)));
  const command = [join(import.meta.dirname, 'as-ordinary-user.py'), root, node, ...args];
  const env = { PATH: process.env['PATH'], TIERUP_PYTHON: PYTHON };
  return spawnSync(PYTHON, command, { encoding: 'utf8', env, timeout: 240_000 });
}

/** Why the tests cannot run here. */
function obstacle(): string | undefined {
  if (typeof found === 'string') return found;
  if (relative(root, realpathSync(process.execPath)).startsWith('..')) return 'Node lies outside the project';
  const { status, stderr } = run('--version');
  return status === 0 ? undefined : `no such user here: ${stderr.trim().split('\n').at(-1)}`;
}

const why = obstacle();

test('the walls of that user are the lesser ones', (t) => {
  if (why !== undefined) return t.skip(why);
  const doctor = run('src/cli/main.ts', 'doctor', '--json', '--python', PYTHON);
  assert.equal(doctor.status, 0, doctor.stderr);
  const walls = JSON.parse(doctor.stdout).lanes.find((lane: { name: string }) => lane.name === 'cpython').walls;
  for (const wall of ['own_user', 'mount_namespace', 'network_namespace', 'ipc_namespace'])
    assert.equal(typeof walls[wall], 'string', wall);
  for (const wall of ['no_new_privileges', 'seccomp', 'resource_limits']) assert.equal(walls[wall], true, wall);
  assert.equal(typeof walls.landlock, 'number');
});

for (const file of ['cpython', 'escapes'])
  test(`${file}.test.ts`, (t) => {
    if (why !== undefined) return t.skip(why);
    // Said or not: a test run inside a test would report to its parent.
    const ran = run('--test', '--test-reporter=spec', `test/lanes/${file}.test.ts`);
    assert.equal(ran.status, 0, `${ran.error ?? ''}${ran.stdout}${ran.stderr}`);
    const passed = Number(/^ℹ pass (\d+)$/m.exec(ran.stdout)?.[1]);
    assert.ok(passed > 15, ran.stdout);
    assert.match(ran.stdout, /^ℹ skipped 0$/m);
  });
