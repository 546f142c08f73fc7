/**
 * The prompt in a real terminal: a pseudo-terminal of Python's `pty`, so that Ctrl-C, arrows and pasted lines come as a
 * person's do. Skipped where there is no python3.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

/** Runs a command in a terminal of its own; what comes on standard input is typed there. */
const TERMINAL = `
import os, pty, select, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
watched = [0, terminal]
while True:
    ready, _, _ = select.select(watched, [], [])
    if 0 in ready:
        keys = os.read(0, 65536)
        if keys:
            os.write(terminal, keys)
        else:
            watched.remove(0)
    if terminal in ready:
        try:
            shown = os.read(terminal, 65536)
        except OSError:
            break
        if not shown:
            break
        os.write(1, shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const FIRST = '>>> \x1b[5G';
const MORE = '... \x1b[5G';
const CTRL_C = '\x03';
const CTRL_D = '\x04';
const UP = '\x1b[A';
/** Nothing on the screen tells that a program runs by now. */
const RUNNING = undefined;

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;
const skip = hasPython ? false : 'no python3 with the module pty here';
if (!hasPython) console.log(`skipped: the prompt in a real terminal (${skip})`);

/** Types keys, each once the screen ends with what it waits for; gives the lines of the screen and the exit code. */
async function typed(
  keys: readonly (readonly [screenEnd: string | undefined, keys: string])[],
  args: readonly string[] = [],
): Promise<{ screen: string; code: number | null }> {
  const child = spawn('python3', ['-c', TERMINAL, process.execPath, MAIN, ...args], {
    env: { ...process.env, TERM: 'xterm' },
  });
  let screen = '';
  let from = 0;
  child.stdout.on('data', (shown) => {
    screen += String(shown).replaceAll('\r', '');
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    for (const [screenEnd, text] of keys) {
      if (screenEnd === RUNNING) await new Promise((resolve) => setTimeout(resolve, 500));
      else
        await until(
          () => screen.length > from && screen.endsWith(screenEnd),
          () => `${screenEnd}, in ${screen}`,
        );
      from = screen.length;
      child.stdin.write(text);
    }
    return { code: await ended, screen };
  } finally {
    child.kill();
  }
}

async function until(reached: () => boolean, what: () => string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!reached()) {
    if (performance.now() > deadline) assert.fail(`waited for ${JSON.stringify(what())}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('Ctrl-C ends a loop, a builtin that goes on for long, a sleep and an input, and the prompt stays', {
  skip,
}, async () => {
  const { screen, code } = await typed([
    [FIRST, 'while True: pass\r'],
    [MORE, '\r'],
    [RUNNING, CTRL_C],
    [FIRST, 'sum(range(10**12))\r'],
    [RUNNING, CTRL_C],
    [FIRST, 'import time; time.sleep(60)\r'],
    [RUNNING, CTRL_C],
    [FIRST, "input('? ')\r"],
    ['? \x1b[3G', CTRL_C],
    [FIRST, 'def f():\r'],
    [MORE, CTRL_C],
    [FIRST, '6 * 7\r'],
    [FIRST, CTRL_D],
  ]);
  assert.equal(code, 0);
  assert.equal(screen.split('\nKeyboardInterrupt\n').length - 1, 5);
  assert.ok(screen.includes('\n42\n'));
});

test('an error in a block shows its lines; the arrow brings lines back; exit has a code', { skip }, async () => {
  const { screen, code } = await typed([
    [FIRST, 'def f():\r'],
    [MORE, '    1/0\r'],
    [MORE, '\r'],
    [FIRST, 'f()\r'],
    [FIRST, '6 * 7\r'],
    [FIRST, UP],
    ['6 * 7\x1b[10G', '\r'],
    [FIRST, 'if 1:\r'],
    [MORE, '    x = = 2\r'],
    [FIRST, 'exit(3)\r'],
  ]);
  assert.equal(code, 3);
  assert.ok(screen.includes('  File "<python-input-1>", line 1, in <module>\n    f()\n    ~^^\n'));
  assert.ok(
    screen.includes('  File "<python-input-0>", line 2, in f\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n'),
  );
  assert.equal(screen.split('\n42\n').length - 1, 2);
  assert.ok(screen.includes('    x = = 2\n        ^\nSyntaxError: invalid syntax\n'));
});

test('pasted lines: empty ones within a block, statements right behind it', { skip }, async () => {
  const { screen, code } = await typed([
    [
      FIRST,
      [
        'class A:',
        '    def f(self):',
        '        return 20',
        '',
        '',
        '    def g(self):',
        '',
        '        return 3',
        'A().f() + A().g()',
        'try:',
        '    1 / 0',
        '',
        'except ZeroDivisionError:',
        "    print('zero')",
        'for i in range(2):',
        '    print(i)',
        'else:',
        "    print('else')",
        "text = '''a",
        '',
        "b'''",
        'text',
        '',
      ].join('\r'),
    ],
    [FIRST, CTRL_D],
  ]);
  assert.equal(code, 0);
  assert.ok(screen.includes("\n23\nzero\n0\n1\nelse\n'a\\n\\nb'\n"), screen);
  assert.ok(!/(?:Syntax|Name|Indentation)Error:/.test(screen), screen);
});

test('functions of atexit run at the end of the prompt', { skip }, async () => {
  const register = "import atexit; _ = atexit.register(print, 'bye')\r";
  for (const [leave, wanted] of [
    [CTRL_D, 0],
    ['exit(4)\r', 4],
  ] as const) {
    const { screen, code } = await typed([
      [FIRST, register],
      [FIRST, leave],
    ]);
    assert.equal(code, wanted);
    assert.ok(screen.endsWith('\nbye\n'), screen);
  }
});
