/** Objects with the methods that JavaScript calls by itself are not called by it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.ts';

test('then, toString, valueOf, toJSON, next and iterators of the program stay unused', async () => {
  const source = `called = []
class A:
  def __getattr__(self, name):
    called.append(name)
    return lambda *a: called.append(name)
a = A()
host(a)
later(a)
[n for n in called if not n.startswith('__')]`;
  const inputs = {
    host: (value: unknown) => `${typeof value}${JSON.stringify(value)}`.length,
    later: async (value: unknown) => value,
  };
  assert.deepEqual(await attack(source, inputs), []);
});
