/** No pattern outlives its limits, and none uses the JS stack. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, type Limits, type Outcome } from '../../src/index.ts';

const run = (source: string, limits: Partial<Limits>): Promise<Outcome> => new Engine().session({ limits }).run(source);

const CATASTROPHES: readonly (readonly [string, string])[] = [
  ['nested quantifiers', "re.match('(a+)+b', 'a' * 50)"],
  ['alternatives in a loop', "re.match('(?:a|a)*b', 'a' * 50)"],
  ['counted loops', "re.match('(?:(?:a{1,20}){1,20}){1,20}b', 'a' * 60)"],
  ['back reference', "re.match(r'(?:(a*)\\1*)*b', 'a' * 60)"],
  ['lazy', "re.match('(?:a*?)*?b', 'a' * 60)"],
  ['search in a long text', "re.search('(?:x+x+)+y', 'x' * 100000)"],
  ['look-ahead', "re.match('(?:(?=(a+))a)*b', 'a' * 200000)"],
];
for (const [name, expression] of CATASTROPHES) {
  test(`time: ${name}`, async () => {
    const startedAt = performance.now();
    const outcome = await run(`import re\n${expression}`, { timeoutMs: 150, maxBytes: 1 << 30 });
    assert.ok(outcome.kind === 'limit', JSON.stringify(outcome));
    assert.ok(performance.now() - startedAt < 150 + 600);
  });
}

test('steps count', async () => {
  const outcome = await run("import re\nre.match('(a+)+b', 'a' * 50)", { maxSteps: 100_000 });
  assert.ok(outcome.kind === 'limit' && outcome.limit === 'steps');
});

test('memory: a match that keeps a choice at every character', async () => {
  const outcome = await run("import re\nre.match('(?:a|ab)*ac', 'a' * 4000000)", { maxBytes: 32 << 20 });
  assert.ok(outcome.kind === 'limit' && outcome.limit === 'memory', JSON.stringify(outcome));
});

test('the session goes on after a limit', async () => {
  const session = new Engine().session({ limits: { timeoutMs: 100 } });
  assert.equal((await session.run("import re\nre.match('(a+)+b', 'a' * 50)")).kind, 'limit');
  const outcome = await session.run("re.match('(a)(b)', 'ab').groups() == ('a', 'b')");
  assert.ok(outcome.kind === 'value' && outcome.value === true);
});

test('deep nesting is refused, not crashed', async () => {
  for (const source of ["'(' * 100000", "'(?:' * 5000 + ')' * 5000", "'(?=' * 5000", "'[' * 100000"]) {
    const outcome = await run(
      `import re\ntry:\n  re.compile(${source})\n  r = 'compiled'\nexcept (re.error, RecursionError) as error:\n  r = type(error).__name__\nr`,
      {},
    );
    assert.ok(outcome.kind === 'value' && outcome.value !== 'compiled', JSON.stringify(outcome));
  }
});

test('names of JavaScript are ordinary group names', async () => {
  const outcome = await run(
    "import re\nm = re.match('(?P<__proto__>a)(?P<constructor>b)', 'ab')\nm.groupdict() == {'__proto__': 'a', 'constructor': 'b'} and m['__proto__'] == 'a'",
    {},
  );
  assert.ok(outcome.kind === 'value' && outcome.value === true, JSON.stringify(outcome));
});
