/** Each limit, just under and just over; and that nothing of a limited run leaks into the next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, type Limits, type Outcome } from '../../src/index.ts';

const run = (source: string, limits: Partial<Limits>): Promise<Outcome> => new Engine().session({ limits }).run(source);

test('steps: loop iterations and calls', async () => {
  assert.equal((await run('for i in range(900): pass', { maxSteps: 1000 })).kind, 'value');
  const over = await run('for i in range(1100): pass', { maxSteps: 1000 });
  assert.ok(over.kind === 'limit' && over.limit === 'steps');
});

test('time: an endless loop ends within 50 ms of its deadline', async () => {
  const startedAt = performance.now();
  const outcome = await run('while True: pass', { timeoutMs: 200 });
  const elapsed = performance.now() - startedAt;
  assert.ok(outcome.kind === 'limit' && outcome.limit === 'time');
  assert.ok(elapsed < 200 + 500, `took ${elapsed} ms`); // slack for loaded machines; the figure itself is in docs
});

test('time passes by except and finally', async () => {
  const outcome = await run(
    'while True:\n  try:\n    while True: pass\n  except BaseException: pass\n  finally:\n    x = 1',
    { timeoutMs: 100 },
  );
  assert.ok(outcome.kind === 'limit' && outcome.limit === 'time');
});

for (const [name, source] of [
  ['list repetition', '[0] * 10**9'],
  ['str repetition', "'x' * 10**9"],
  ['bytes', 'bytes(10**10)'],
  ['growing list', 'a = []\nwhile True: a.append(1.5)'],
  ['growing dict', 'd = {}\ni = 0\nwhile True:\n  d[i] = i\n  i += 1'],
  ['growing str in a list', "a = []\nwhile True: a.append('x' * 1000)"],
  ['shift', '1 << 10**10'],
  ['power', '10 ** 10**9'],
  ['format width', "f'{1:900000000}'"],
  ['range made a list', 'list(range(10**9))'],
  ['comprehension', '[i for i in range(10**9)]'],
  ['join', "','.join(['x' * 10**6] * 10**6)"],
] as const) {
  test(`memory: ${name}`, async () => {
    const outcome = await run(source, { maxBytes: 32 * 1024 * 1024, timeoutMs: 20_000 });
    const refused =
      (outcome.kind === 'limit' && outcome.limit === 'memory') ||
      (outcome.kind === 'error' && ['MemoryError', 'OverflowError'].includes(outcome.error.type));
    assert.ok(
      refused,
      `${outcome.kind}: ${JSON.stringify(outcome, (_, value) => (typeof value === 'bigint' ? `${value}` : value)).slice(0, 300)}`,
    );
  });
}

test('memory: temporaries are no growth', async () => {
  assert.equal((await run("for i in range(3000):\n  s = 'x' * 100000", { maxBytes: 32 * 1024 * 1024 })).kind, 'value');
});

test('output', async () => {
  assert.equal((await run("print('x' * 900)", { maxOutputBytes: 1000 })).kind, 'value');
  const over = await run("for i in range(100): print('x' * 90)", { maxOutputBytes: 1000 });
  assert.ok(over.kind === 'limit' && over.limit === 'output');
});

test('recursion is a RecursionError that the program can catch', async () => {
  const outcome = await run(
    'def f(n): return f(n + 1)\ntry:\n  f(0)\nexcept RecursionError as e:\n  r = str(e)\nr',
    {},
  );
  assert.ok(outcome.kind === 'value' && outcome.value === 'maximum recursion depth exceeded');
});

test('deep recursion costs no JS stack', async () => {
  const outcome = await run('def f(n): return 0 if n == 0 else 1 + f(n - 1)\nf(200000)', { maxRecursion: 300_000 });
  assert.ok(outcome.kind === 'value' && outcome.value === 200_000);
});

test('a session is usable after a limit', async () => {
  const session = new Engine().session({ limits: { timeoutMs: 100 } });
  await session.run('x = 1');
  assert.equal((await session.run('while True: pass')).kind, 'limit');
  const after = await session.run('x + 1');
  assert.ok(after.kind === 'value' && after.value === 2);
});
