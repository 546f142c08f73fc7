/** `__new__` of one type cannot make an object of another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, outcomes } from './attack.ts';

test('every mismatch is a TypeError', async () => {
  const tried = [
    'object.__new__(int)',
    'int.__new__(str)',
    'list.__new__(dict)',
    'tuple.__new__(list)',
    'dict.__new__(int)',
    'str.__new__(int)',
    "type.__new__(int, 'x', (), {})",
    'object.__new__(type(len))',
    'float.__new__(list)',
    'object.__new__(type(lambda: 0))',
    'object.__new__(type((i for i in [])))',
    'object.__new__(type)',
    'Exception.__new__(int)',
  ];
  assert.deepEqual(await attack(outcomes(tried)), Array(tried.length).fill('TypeError'));
});
