/** Functions written in TypeScript have no JavaScript side that Python can see. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, outcomes } from './attack.ts';

const NAMES = '__globals__ __code__ __closure__ call signature signatureText owner apply bind caller arguments'.split(
  ' ',
);

test('builtin functions show neither code nor JavaScript members', async () => {
  for (const target of ['len', '[].append', 'str.upper', 'print', 'type.mro'])
    assert.deepEqual(await attack(`[n for n in ${JSON.stringify(NAMES)} if hasattr(${target}, n)]`), [], target);
});

test('code objects can be neither made nor put under a function', async () => {
  assert.deepEqual(await attack(outcomes(['type((lambda: 0).__code__)()', 'type((lambda: 0).__code__)(1, 2, 3)'])), [
    'TypeError',
    'TypeError',
  ]);
  const source =
    'def f(a): return a\ndef make():\n  x = 1\n  return lambda: x\ntry:\n  f.__code__ = make().__code__\n  r = f()\nexcept Exception as e:\n  r = type(e).__name__\nr';
  assert.match(String(await attack(source)), /AttributeError|TypeError|ValueError/);
});

test('a function made from parts runs with the builtins of the session', async () => {
  assert.equal(
    await attack(
      "g = type(lambda: 0)((lambda: len([1])).__code__, {'__builtins__': {}})\ntry:\n  r = g()\nexcept NameError:\n  r = 'refused'\nr in (1, 'refused')",
    ),
    true,
  );
});
