/** Assigning `__class__` never gives an object another layout. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.ts';

test('classes of another layout are refused', async () => {
  const source = `class A: pass
class B: __slots__ = ('x',)
class C(int): pass
found = []
for value, cls in ((A(), int), (A(), list), (A(), type), (1, A), ([], A), (len, A), (A(), B), (B(), A), (C(), A), (A(), C)):
  try:
    value.__class__ = cls
    found.append(repr(value))
  except TypeError:
    found.append('TypeError')
found`;
  assert.deepEqual(await attack(source), Array(10).fill('TypeError'));
});
