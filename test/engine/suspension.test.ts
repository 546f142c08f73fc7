/** A host function may answer later, wherever it is called from: the program cannot tell, in any mode. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/engine/engine.ts';
import { CHOSEN_MODES, MODES } from './run-program.ts';

/** Python programs whose last expression is compared; `tool(x)` gives x + 1. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'nested calls': `
def inner(n):
    return tool(n) * 2
def outer(n):
    total = 0
    for i in range(n):
        total += inner(i)
    return total
[outer(n) for n in (1, 5, 9)]`,
  'try, except, finally': `
log = []
def risky(n):
    try:
        if tool(n) % 3 == 0:
            raise ValueError(tool(n))
        return tool(n)
    except ValueError as error:
        log.append(tool(str(error)[:1]) if n > 100 else error.args[0])
        return -1
    finally:
        log.append(tool(n) - n)
[risky(n) for n in range(8)], log`,
  generators: `
def source(n):
    for i in range(n):
        yield tool(i)
def doubled(n):
    yield from (2 * x for x in source(n))
    return tool(n)
def both(n):
    result = yield from doubled(n)
    yield ('end', result)
[list(both(n)) for n in (0, 1, 6)]`,
  'sort keys, comparisons, map': `
class Item:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return tool(self.n) < tool(other.n)
    def __eq__(self, other):
        return tool(self.n) == tool(other.n)
    def __hash__(self):
        return hash(self.n)
items = [Item(n * 7 % 10) for n in range(10)]
([i.n for i in sorted(items)], sorted([3, 1, 2], key=lambda x: -tool(x)), list(map(tool, [1, 2])),
 max([1, 5, 3], key=tool), Item(3) == Item(3), {Item(1): 'a'}[Item(1)])`,
  'operators, properties, construction': `
class Money:
    def __init__(self, n):
        self.n = tool(n)
    def __add__(self, other):
        return NotImplemented if isinstance(other, str) else Money(self.n + tool(0) - 1)
    def __radd__(self, other):
        return ('radd', tool(1))
    @property
    def shown(self):
        return f'{tool(self.n)}!'
    def __enter__(self):
        return tool(self.n)
    def __exit__(self, *exc):
        return tool(0) == 1
def use(n):
    with Money(n) as inside:
        total = Money(n) + Money(1)
        raise KeyError(n)
    return (inside, total.shown, 'x' + Money(1) if n > 100 else 1 + Money(2), [Money(i).shown for i in range(3)])
[use(n) for n in range(3)]`,
  'while, closures, keyword calls': `
def counter(start, *, step=1):
    def advance(times=1, **extra):
        nonlocal start
        while times:
            start = tool(start) + step - 1
            times -= 1
        return start + len(extra)
    return advance
c = counter(tool(0), step=tool(1))
[c(), c(times=3), c(2, a=1, b=2), c(*[tool(1)], **{'z': tool(2)})]`,
};

async function resultOf(source: string, mode: string, later: boolean): Promise<unknown> {
  const session = new Engine(MODES[mode]).session({ limits: { timeoutMs: 20_000 } });
  const tool = later
    ? async (x: unknown) => {
        await new Promise((resolve) => setImmediate(resolve));
        return (x as number) + 1;
      }
    : (x: unknown) => (x as number) + 1;
  const outcome = await session.run(source, { inputs: { tool } });
  assert.equal(outcome.kind, 'value', outcome.kind === 'error' ? outcome.error.traceback : JSON.stringify(outcome));
  return outcome.kind === 'value' ? outcome.value : undefined;
}

for (const [name, source] of Object.entries(PROGRAMS)) {
  test(`waiting in ${name}`, async (t) => {
    const wanted = await resultOf(source, 'interpreter', false);
    for (const mode of CHOSEN_MODES) {
      await t.test(`${mode}, at once`, async () => assert.deepEqual(await resultOf(source, mode, false), wanted));
      await t.test(`${mode}, later`, async () => assert.deepEqual(await resultOf(source, mode, true), wanted));
    }
  });
}

test('an error that the host throws later is caught where the call stands', async () => {
  const source = `
def attempt(n):
    for i in range(3):
        try:
            tool(n)
        except RuntimeError as error:
            n = f'{error} {i}'
    return n
attempt(1)`;
  for (const mode of CHOSEN_MODES) {
    const session = new Engine(MODES[mode]).session();
    const outcome = await session.run(source, {
      inputs: { tool: async (x: unknown) => Promise.reject(new Error(`no ${x}`)) },
    });
    assert.equal(outcome.kind === 'value' && outcome.value, 'no no no 1 0 1 2', mode);
  }
});

test('thousands of sessions wait in compiled code at once', async () => {
  const engine = new Engine({ promotion: { mode: 'force' } });
  const waiting: (() => void)[] = [];
  const tool = (x: unknown) => new Promise((resolve) => waiting.push(() => resolve((x as number) + 1)));
  const source = 'def f(n):\n    return tool(n) + 1\ndef g(n):\n    return f(n) * 2\ng(20)';
  const runs = Array.from({ length: 2000 }, () => engine.session().run(source, { inputs: { tool } }));
  while (waiting.length < runs.length) await new Promise((resolve) => setImmediate(resolve));
  for (const answer of waiting) answer();
  for (const outcome of await Promise.all(runs)) assert.equal(outcome.kind === 'value' && outcome.value, 44);
});
