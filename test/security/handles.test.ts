/** Host objects and functions in Python are opaque. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.ts';

class Token {
  token = 'secret';
  reveal(): string {
    return this.token;
  }
}

test('a handle shows nothing of the object and comes back as the same object', async () => {
  const token = new Token();
  const inputs = { token, isSame: (value: unknown) => value === token };
  const source =
    "([n for n in ('token', 'reveal', 'constructor', '__proto__', 'value') if hasattr(token, n)], 'secret' in str(token), isSame(token))";
  assert.deepEqual(await attack(source, inputs), [[], false, true]);
});

test('a host function has no JavaScript members', async () => {
  const names = ['constructor', '__proto__', 'call', 'apply', 'bind', 'toString', 'caller', 'prototype', 'length'];
  assert.deepEqual(await attack(`[n for n in ${JSON.stringify(names)} if hasattr(tool, n)]`, { tool: () => 1 }), []);
});

test('a class of handles cannot be made or subclassed into one', async () => {
  const source =
    "found = []\nfor make in (lambda: type(token)(), lambda: object.__new__(type(token)), lambda: type('X', (type(token),), {})()):\n  try:\n    make()\n    found.append('made')\n  except TypeError: pass\nfound";
  assert.deepEqual(await attack(source, { token: new Token() }), []);
});
