/** Each limit, just under and just over; and that nothing of a limited run leaks into the next. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Engine, type Limits, type Outcome } from '../../src/index.ts';

const MIB = 1024 * 1024;

const run = (source: string, limits: Partial<Limits>): Promise<Outcome> => new Engine().session({ limits }).run(source);

/** How a run ended: a limit's name, an exception's class, or the outcome's kind. */
function ending(outcome: Outcome): string {
  if (outcome.kind === 'limit') return outcome.limit;
  return outcome.kind === 'error' ? outcome.error.type : outcome.kind;
}

/** A program of one size that just runs, and of the next that does not. */
interface Pair {
  readonly name: string;
  readonly limits: Partial<Limits>;
  readonly program: (size: number) => string;
  readonly under: number;
  readonly over: number;
  readonly ends: string;
}

const pairs: readonly Pair[] = [
  {
    name: 'steps: loop iterations',
    limits: { maxSteps: 1000 },
    program: (n) => `for i in range(${n}): pass`,
    under: 997,
    over: 1001,
    ends: 'steps',
  },
  {
    name: 'steps: calls',
    limits: { maxSteps: 1000 },
    program: (n) => `def f(): pass\n${'f()\n'.repeat(n)}`,
    under: 990,
    over: 1001,
    ends: 'steps',
  },
  {
    name: 'output',
    limits: { maxOutputBytes: 1000 },
    program: (n) => `print('x' * ${n}, end='')`,
    under: 1000,
    over: 1001,
    ends: 'output',
  },
  {
    name: 'output: in many pieces',
    limits: { maxOutputBytes: 1000 },
    program: (n) => `for i in range(${n}): print('x' * 9)`,
    under: 100,
    over: 101,
    ends: 'output',
  },
  {
    name: 'recursion',
    limits: { maxRecursion: 200 },
    program: (n) => `def f(n): return 0 if n == 0 else 1 + f(n - 1)\nf(${n})`,
    under: 195,
    over: 200,
    ends: 'RecursionError',
  },
  {
    name: 'source size',
    limits: { maxSourceBytes: 1000 },
    program: (n) => `x = 1${' '.repeat(n - 5)}`,
    under: 1000,
    over: 1001,
    ends: 'memory',
  },
  {
    name: 'nesting: brackets',
    limits: {},
    program: (n) => '['.repeat(n) + ']'.repeat(n),
    under: 199,
    over: 201,
    ends: 'SyntaxError',
  },
  {
    name: 'nesting: indentation',
    limits: {},
    program: (n) => `${Array.from({ length: n }, (_, i) => `${' '.repeat(i)}if 1:\n`).join('')}${' '.repeat(n)}pass`,
    under: 98,
    over: 101,
    ends: 'IndentationError',
  },
  {
    name: 'nesting: loops',
    limits: {},
    program: (n) =>
      `${Array.from({ length: n }, (_, i) => `${' '.repeat(i)}for i in []:\n`).join('')}${' '.repeat(n)}pass`,
    under: 21,
    over: 22,
    ends: 'SyntaxError',
  },
  {
    name: 'memory: one list of small ints',
    limits: { maxBytes: 64 * MIB },
    program: (n) => `x = [0] * ${n}`,
    under: 7_500_000,
    over: 8_600_000,
    ends: 'memory',
  },
  {
    name: 'memory: one bytes',
    limits: { maxBytes: 64 * MIB },
    program: (n) => `x = bytes(${n})`,
    under: 60 * MIB,
    over: 65 * MIB,
    ends: 'memory',
  },
  {
    name: 'memory: a list that grows',
    limits: { maxBytes: 64 * MIB },
    program: (n) => `x = []\nfor i in range(${n}): x.append(0)`,
    under: 2_500_000,
    over: 9_000_000,
    ends: 'memory',
  },
];

for (const { name, limits, program, under, over, ends } of pairs)
  test(`${name}: just under and just over`, async () => {
    assert.equal(ending(await run(program(under), limits)), 'value');
    assert.equal(ending(await run(program(over), limits)), ends);
  });

test('time: a run that ends before its deadline', async () => {
  assert.equal(ending(await run('for i in range(10_000): pass', { timeoutMs: 30_000 })), 'value');
});

/** On a machine with other work one run says nothing about the engine: the best of several does. */
async function bestOf(times: number, measure: () => Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) best = Math.min(best, await measure());
  return best;
}

describe('time: what never ends, ends within 50 ms of its deadline', () => {
  for (const source of [
    'while True: pass',
    'def f():\n  while True: pass\nf()',
    'x = [1.5]\nwhile True: x[0] = x[0] * 1.0000001',
    'sum(iter(int, 1))',
    "import re\nre.match('(a*)*b', 'a' * 50)",
    'sorted(range(10**7), key=lambda x: -x)',
  ])
    test(source.replaceAll('\n', '; '), async () => {
      const late = await bestOf(7, async () => {
        const startedAt = performance.now();
        assert.equal(ending(await run(source, { timeoutMs: 200 })), 'time');
        return performance.now() - startedAt - 200;
      });
      assert.ok(late >= 0 && late < 50, `${late} ms behind the deadline`);
    });
});

test('time passes by except and finally', async () => {
  const outcome = await run(
    'while True:\n  try:\n    while True: pass\n  except BaseException: pass\n  finally:\n    x = 1',
    { timeoutMs: 100 },
  );
  assert.equal(ending(outcome), 'time');
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
    const ended = ending(await run(source, { maxBytes: 32 * MIB, timeoutMs: 20_000 }));
    assert.ok(['memory', 'MemoryError', 'OverflowError'].includes(ended), ended);
  });
}

test('memory: temporaries are no growth', async () => {
  assert.equal(ending(await run("for i in range(3000):\n  s = 'x' * 100000", { maxBytes: 32 * MIB })), 'value');
});

test('memory: a session whose variables fill it can delete them and go on', async () => {
  const session = new Engine().session({ limits: { maxBytes: 32 * MIB } });
  for (let round = 0; round < 3; round++) {
    assert.equal(ending(await session.run("a = []\nwhile True: a.append('x' * 1000)")), 'memory');
    const kept = await session.run('len(a)');
    assert.ok(kept.kind === 'value' && Number(kept.value) > 10_000);
    assert.equal(ending(await session.run('del a')), 'value');
  }
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
  assert.equal(ending(await session.run('while True: pass')), 'time');
  const after = await session.run('x + 1');
  assert.ok(after.kind === 'value' && after.value === 2);
});
