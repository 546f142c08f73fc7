/** `tierup run` as a user sees it: output, exit codes, errors with a next step. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const tierup = (
  args: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = {},
): { stdout: string; stderr: string; status: number | null } =>
  spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    input,
    cwd: join(import.meta.dirname, '..', '..'),
  });

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

test('a reader that has enough ends the program quietly', () => {
  const command = `"${process.execPath}" "${main}" run -c 'while True: print("line")' | head -2; echo "\${PIPESTATUS[0]}"`;
  const ran = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
  assert.equal(ran.stdout, 'line\nline\n141\n');
  assert.equal(ran.stderr, '');
});

test('a limit ends with 124 and one clear line', () => {
  const ran = tierup(['run', '-c', 'while True: pass', '--limit-time', '200ms']);
  assert.equal(ran.status, 124, ran.stderr);
  assert.equal(ran.stderr, 'tierup: time limit of 200 ms reached\n');
});

test('every limit has an option and one line', () => {
  const limited = (code: string, ...flags: string[]): string => {
    const ran = tierup(['run', ...flags, '-c', code]);
    assert.equal(ran.status, 124, ran.stderr);
    return ran.stderr;
  };
  assert.equal(limited('for i in range(10**6): pass', '--limit-steps', '1000'), 'tierup: step limit of 1000 reached\n');
  assert.equal(limited("print('x' * 100)", '--limit-output', '10'), 'tierup: output limit of 10 bytes reached\n');
  assert.equal(limited('x = [0] * 10**8', '--limit-memory', '16m'), 'tierup: memory limit of 16777216 bytes reached\n');
  const deep = tierup(['run', '--limit-recursion', '50', '-c', 'def f(): f()\nf()']);
  assert.equal(deep.status, 1);
  assert.match(deep.stderr, /RecursionError: maximum recursion depth exceeded\n$/);
});

test('--explain prints tree, scopes and bytecode, and the program still runs', () => {
  const ran = tierup(['run', '--explain', '-c', 'def f(n):\n    return lambda: n\nprint(f(2)())']);
  assert.equal(ran.stdout, '2\n');
  for (const part of [
    /--- tree\nModule/,
    /FunctionDef name="f"/,
    /--- scopes\nmodule/,
    /n: local, in a cell/,
    /n: free/,
    /RETURN/,
  ])
    assert.match(ran.stderr, part);
});

test('bad usage ends with 2 and a suggestion', () => {
  const said = (args: readonly string[], expected: RegExp): void => {
    const ran = tierup(args);
    assert.equal(ran.status, 2, ran.stderr);
    assert.match(ran.stderr, expected);
  };
  said(['runn', 'x.py'], /unknown command 'runn'\n\(Did you mean run\?\)/);
  said(['rnu'], /Did you mean run\?/);
  said(['package.json'], /Did you mean tierup run package\.json\?/);
  said(['run', '--limit-stps', '5', '-c', '1'], /Did you mean --limit-steps\?/);
  said(['run', 'no-such-file.py'], /can't open file 'no-such-file\.py'/);
  said(['run', '-c', '1', '--limit-memory', 'lots'], /such as 64m/);
  said(['run', '-c', '1', '--limit-time', 'soon'], /such as 2, 0\.5s or 200ms/);
  said(['run', '--mount', '/no/such/folder', '-c', '1'], /not a folder/);
  said(['run'], /no program given/);
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

test('--explain says after the run what became of functions and loops, and shows the code that was generated', () => {
  const program = `
class Point:
    def __init__(self, x):
        self.x = x

def total(points):
    result = 0.5
    for point in points:
        result += point.x
    return result

def rare():
    return 1

print(total([Point(i * 0.5) for i in range(3000)]) + rare())
`;
  const ran = tierup(['run', '--explain', '-c', program]);
  assert.equal(ran.stdout, '2249251.5\n');
  const said = ran.stderr.slice(ran.stderr.indexOf('--- tiers\n'));
  assert.match(said, /^function +Point\.__init__ +line 3 +\d+ uses +baseline +\d+ % +compiled in [\d.]+ ms$/m);
  assert.match(said, /^loop +total +line 8 +\d+ uses +baseline +\d+ % +compiled in/m);
  assert.match(said, /^function +rare +line 12 +1 uses +interpreter +not hot: 1 of 1000 uses$/m);
  assert.match(said, /^class +Point +line 2 .*ran once$/m);
  assert.match(said, /^ {2}seen in line 9: INPLACE float$/m);
  const loop = said.slice(said.indexOf('--- loop total, line 8: baseline'));
  assert.match(loop, /^ +\/\/ 9: result \+= point\.x\n +if \(/m);
  const off = tierup(['run', '--explain', '-c', program], '', { TIERUP_MAX_TIER: 'interpreter' });
  // The sum turns from int to float when its code is compiled already.
  const late = tierup([
    'run',
    '--explain',
    '-c',
    'def f(x):\n    return x + x\nfor i in range(9000): f(i / 2 if i > 5000 else i)',
  ]);
  assert.match(late.stderr, /^function +f .*compiled anew 1 times: it met types that it was not made for$/m);
  assert.match(off.stderr, /^loop +total .*interpreter +compiling is off$/m);
});
