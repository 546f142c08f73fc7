/** A builtin that goes on for long inside one call lets the event loop turn: the host can interrupt it, timers fire. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/index.ts';

const ENDLESS = [
  'sum(range(10**12))',
  'max(range(10**12))',
  '2.5 in range(10**12)',
  'import itertools\nany(itertools.repeat(0))',
  'import collections, itertools\ncollections.deque(itertools.count(), maxlen=3)',
  'import functools, operator\nfunctools.reduce(operator.add, range(10**12))',
  'import itertools\nnext(itertools.islice(itertools.count(), 10**12, None))',
  'any(map(bool, iter(int, 1)))',
];

for (const source of ENDLESS) {
  test(`interrupted: ${source.split('\n').at(-1)}`, async () => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 150);
    const outcome = await new Engine()
      .session({ limits: { timeoutMs: 20_000 } })
      .run(source, { signal: controller.signal });
    clearTimeout(timer);
    assert.equal(outcome.kind, 'interrupted');
  });
}

test('what goes on afterwards is the same computation, also within try, a generator and compiled code', async () => {
  const source = `
def numbers():
    try:
        yield sum(range(20_000_000))
        yield max(x for x in [sum(range(20_000_000)), 3])
    finally:
        yield 'end'
list(numbers())`;
  const outcome = await new Engine({ promotion: { mode: 'force' } }).session().run(source);
  assert.deepEqual(outcome.kind === 'value' && outcome.value, [199999990000000, 199999990000000, 'end']);
});

test('runSync, which never gives up the JS thread, computes to the end', () => {
  const outcome = new Engine().session().runSync('sum(range(20_000_000))');
  assert.equal(outcome.kind === 'value' && outcome.value, 199999990000000);
});
