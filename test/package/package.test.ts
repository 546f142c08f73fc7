/** The package as it is shipped: it loads on its own, finds the parts it loads later, and has types. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
// Inside the project, so that the dependencies are found.
const packaged = join(root, '.cache', 'test-package');

function run(file: string, args: readonly string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync(process.execPath, [join(packaged, file), ...args], { encoding: 'utf8', cwd: packaged });
}

before(() => {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), packaged], { encoding: 'utf8' });
  assert.equal(built.status, 0, built.stdout + built.stderr);
});

test('the command line runs programs, with modules of both kinds and compiled code', () => {
  const program = `
import json, textwrap, re, unicodedata
total = 0
for i in range(20000):
    total += i
print(json.dumps({'total': total}), textwrap.dedent('  x'), re.sub('a', 'b', 'aa'), unicodedata.name('a'))`;
  const ran = run('cli/main.js', ['run', '--stats', '-c', program]);
  assert.equal(ran.stdout, '{"total": 199990000} x bb LATIN SMALL LETTER A\n', ran.stderr);
  assert.match(ran.stderr, /^loop +<module> .*baseline/m);
});

test('every module in the table can be imported', () => {
  const ran = run('cli/main.js', [
    'run',
    '-c',
    'import sys, importlib\nfor name in sys.builtin_module_names:\n    importlib.import_module(name)\nprint("all")',
  ]);
  assert.equal(ran.stdout, 'all\n', ran.stderr);
});

test('modules in Python come with their code, and with their text for those who ask for it', () => {
  const texts = globSync('modules/**/*.py', { cwd: packaged }).length;
  assert.equal(globSync('library/*.code', { cwd: packaged }).length, texts);
  const program = 'import enum, inspect\nprint(inspect.getsource(enum.auto).splitlines()[0])\nenum.Enum("Name", 5)';
  const ran = run('cli/main.js', ['run', '-c', program]);
  assert.equal(ran.stdout, 'class auto:\n');
  assert.match(ran.stderr, /File "lib\/enum\.py", line \d+, in __call__\n +for name, given in /);
});

test('declarations lie beside the code, sources do not', () => {
  assert.ok(existsSync(join(packaged, 'index.d.ts')));
  assert.deepEqual(globSync('**/*.ts', { cwd: packaged, exclude: ['**/*.d.ts'] }), []);
});
