/** Frames and tracebacks lead to frames of the program, never to what runs it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.ts';

test('a frame shows the f_ attributes alone', async () => {
  const names = await attack("def g(): yield\n[n for n in dir(g().gi_frame) if not n.startswith('__')]");
  assert.ok((names as string[]).every((name) => name.startsWith('f_') || name === 'clear'));
});

test('the outermost frame has nothing behind it', async () => {
  assert.equal(
    await attack(
      'import sys\nf = sys._getframe()\nwhile f.f_back is not None:\n  f = f.f_back\nf.f_globals is globals()',
    ),
    true,
  );
  assert.deepEqual(
    await attack('try:\n  len(5)\nexcept TypeError as e:\n  t = e.__traceback__\n(t.tb_next, t.tb_frame.f_back)'),
    [null, null],
  );
});
