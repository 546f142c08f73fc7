/** `tierup modules`, as a user runs it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const cli = join(import.meta.dirname, '../../src/cli/main.ts');
const tierup = (...args: string[]) => spawnSync(process.execPath, [cli, 'modules', ...args], { encoding: 'utf8' });

test('lists every module, what it lacks, and what is not there', () => {
  const { status, stdout } = tierup();
  assert.equal(status, 0);
  assert.match(stdout, /^json: complete$/m);
  assert.match(stdout, /^shutil: without .*make_archive/m);
  assert.match(stdout, /^not there: .*\bsocket\b/m);
});

test('tells about the modules named; an absent one makes it fail', () => {
  const { status, stdout } = tierup('csv', 'socket');
  assert.equal(status, 1);
  assert.equal(stdout, 'csv: complete\nsocket: not there\n');
});

test('--json has the same facts', () => {
  const { modules, absent } = JSON.parse(tierup('--json').stdout);
  assert.deepEqual(
    modules.find((each: { name: string }) => each.name === 'csv'),
    { name: 'csv', missing: [] },
  );
  assert.ok(absent.includes('socket'));
});

test('--help has an example', () => {
  assert.match(tierup('--help').stdout, /Examples:\n {2}tierup modules/);
});
