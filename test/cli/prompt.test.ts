/** The prompt, driven through streams as a terminal drives it. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { repl } from '../../src/cli/repl.ts';

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const UP = '\x1b[A';
/** A prompt as readline leaves it: the cursor is put behind it. */
const FIRST = '>>> \x1b[5G';
const MORE = '... \x1b[5G';

/** Types keys, each once the screen ends with what it waits for; gives the screen and the exit code. */
async function typed(
  keys: readonly (readonly [screenEnd: string, keys: string])[],
): Promise<{ screen: string; code: number }> {
  const input = new PassThrough();
  const output = new PassThrough();
  let screen = '';
  output.on('data', (text) => {
    screen += String(text);
  });
  const ended = repl({ limitTime: 20_000 }, { input, output, interactive: true });
  let from = 0;
  for (const [screenEnd, text] of keys) {
    const deadline = performance.now() + 10_000;
    while (screen.length === from || !screen.endsWith(screenEnd)) {
      if (performance.now() > deadline) {
        input.end();
        assert.fail(`waited for ${JSON.stringify(screenEnd)} in ${JSON.stringify(screen)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    from = screen.length;
    // What is typed while a program runs comes once it does run.
    if (screenEnd === '\n') await new Promise((resolve) => setTimeout(resolve, 100));
    input.write(text);
  }
  return { code: await ended, screen };
}

test('values are shown, blocks end with an empty line, variables stay', async () => {
  const { screen, code } = await typed([
    [FIRST, 'x = 20\r'],
    [FIRST, 'x + 1\r'],
    [FIRST, 'def f(a):\r'],
    [MORE, '  return a * x\r'],
    [MORE, '\r'],
    [FIRST, 'f(3)\r'],
    [FIRST, '_ + 4\r'],
    [FIRST, CTRL_D],
  ]);
  assert.equal(code, 0);
  for (const shown of ['Python 3.13', '\n21\n', '\n60\n', '\n64\n']) assert.ok(screen.includes(shown), shown);
});

test('Ctrl-C stops the program and not the prompt', async () => {
  const { screen, code } = await typed([
    [FIRST, 'y = 5\r'],
    [FIRST, 'while True: y += 1\r'],
    [MORE, '\r'],
    ['\n', CTRL_C],
    [FIRST, '"still", y > 5\r'],
    [FIRST, CTRL_D],
  ]);
  assert.equal(code, 0);
  assert.ok(screen.includes('KeyboardInterrupt'));
  assert.ok(screen.includes("('still', True)"));
});

test('Ctrl-C drops what is being typed, the lines before it too', async () => {
  const { screen } = await typed([
    [FIRST, 'for i in range(3):\r'],
    [MORE, '  abc('],
    ['abc(', CTRL_C],
    [FIRST, '6 * 7\r'],
    [FIRST, CTRL_D],
  ]);
  assert.ok(screen.includes('KeyboardInterrupt') && screen.includes('\n42\n'));
  assert.ok(!screen.includes('Error'));
});

test('earlier lines come back, input() reads a line, exit() ends with its code', async () => {
  const { screen, code } = await typed([
    [FIRST, '6 * 7\r'],
    [FIRST, UP],
    ['6 * 7\x1b[10G', '\r'],
    [FIRST, "name = input('who? ')\r"],
    ['who? \x1b[6G', 'Ada\r'],
    [FIRST, 'name\r'],
    [FIRST, '1/0\r'],
    [FIRST, 'exit(3)\r'],
  ]);
  assert.equal(code, 3);
  assert.equal(screen.split('\n42\n').length, 3);
  for (const shown of ["'Ada'", 'ZeroDivisionError: division by zero']) assert.ok(screen.includes(shown), shown);
});

test('an empty line ends a block, not a text or a bracket', async () => {
  const { screen, code } = await typed([
    [FIRST, 'x = """a\r'],
    [MORE, '\r'],
    [MORE, 'b"""\r'],
    [FIRST, 'y = [\r'],
    [MORE, '\r'],
    [MORE, '  1]\r'],
    [FIRST, "z = f'''{\r"],
    [MORE, '\r'],
    [MORE, "x}'''\r"],
    [FIRST, 'x, y, z\r'],
    [FIRST, 'if 1:\r'],
    [MORE, '\r'],
    [FIRST, CTRL_D],
  ]);
  assert.equal(code, 0);
  assert.ok(screen.includes("('a\\n\\nb', [1], 'a\\n\\nb')"), screen);
  assert.ok(screen.includes("IndentationError: expected an indented block after 'if' statement on line 1"), screen);
});
