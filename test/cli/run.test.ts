/** `tierup run` as a user sees it: output, exit codes, errors with a next step. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const tierup = (args: readonly string[], input = ''): { stdout: string; stderr: string; status: number | null } =>
  spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', input });

test('code, standard input and arguments', () => {
  assert.equal(tierup(['run', '-c', 'print(2 ** 100)']).stdout, '1267650600228229401496703205376\n');
  assert.equal(tierup(['run', '-'], 'print(6 * 7)').stdout, '42\n');
  assert.equal(tierup(['run', '-c', 'import sys; print(sys.argv[1:])', 'a', '-x']).stdout, "['a', '-x']\n");
});

test('an uncaught exception: traceback and exit code 1', () => {
  const ran = tierup(['run', '-c', 'def f(x):\n    return 1 / x\nf(0)']);
  assert.equal(ran.status, 1);
  assert.equal(
    ran.stderr,
    'Traceback (most recent call last):\n  File "<string>", line 3, in <module>\n    f(0)\n    ~^^^\n  File "<string>", line 2, in f\n    return 1 / x\n           ~~^~~\nZeroDivisionError: division by zero\n',
  );
});

test('sys.exit codes are kept', () => {
  assert.equal(tierup(['run', '-c', 'import sys; sys.exit(7)']).status, 7);
  const text = tierup(['run', '-c', "import sys; sys.exit('stopped')"]);
  assert.equal(text.status, 1);
  assert.equal(text.stderr, 'stopped\n');
});

test('a limit ends with 124 and one clear line', () => {
  const ran = tierup(['run', '-c', 'while True: pass', '--limit-time', '200ms']);
  assert.equal(ran.status, 124, ran.stderr);
  assert.equal(ran.stderr, 'tierup: time limit of 200 ms reached\n');
});

test('bad usage ends with 2 and a suggestion', () => {
  const ran = tierup(['runn', 'x.py']);
  assert.equal(ran.status, 2);
  assert.match(ran.stderr, /Did you mean run\?|unknown command|too many arguments/);
  assert.equal(tierup(['run', 'no-such-file.py']).status, 2);
  assert.equal(tierup(['run', '-c', '1', '--limit-memory', 'lots']).status, 2);
});

test('--json prints the outcome', () => {
  const ran = tierup(['run', '--json', '-c', "print('hi')\n[1, (2, 'x')]"]);
  const parsed = JSON.parse(ran.stdout);
  assert.equal(parsed.stdout, 'hi\n');
  assert.equal(parsed.outcome.kind, 'value');
});

test('the prompt shows values and keeps variables', () => {
  assert.equal(tierup([], 'x = 20\nx + 1\nfor i in range(2):\n    print(i)\n\nx * 2\n').stdout, '21\n0\n1\n40\n');
});

test('--stats says what was compiled and what was not', () => {
  const code = 'def f(n):\n    return n + 1\nt = 0\nfor i in range(5000):\n    t += f(i)\nprint(t)';
  const { stdout, stderr } = tierup(['run', '--stats', '-c', code]);
  assert.equal(stdout, '12502500\n');
  assert.match(stderr, /^function +f +<string>:1 +baseline/m);
  assert.match(stderr, /^loop +<module> +<string>:4 +baseline/m);
});

test('TIERUP_MAX_TIER caps the tier, and says what it takes', () => {
  const run = (tier: string): { stderr: string; status: number | null } =>
    spawnSync(process.execPath, [main, 'run', '--stats', '-c', 'for i in range(5000): pass'], {
      encoding: 'utf8',
      env: { ...process.env, TIERUP_MAX_TIER: tier },
    });
  assert.match(run('interpreter').stderr, /^nothing was hot$/m);
  assert.match(run('fastest').stderr, /interpreter or baseline/);
  assert.equal(run('fastest').status, 2);
});
