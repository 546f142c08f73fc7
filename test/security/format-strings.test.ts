/** Format strings read attributes and items: of Python objects, by Python's rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, outcomes } from './attack.ts';

test('format fields do not reach JavaScript', async () => {
  const fields = ['__proto__', 'constructor', 'call', 'prototype', 'shape', 'cls', 'registers', 'native'];
  for (const target of ['len', 'int', '[]', "''", '(lambda: 0)', 'Exception()', 'object()']) {
    const tried = fields.map((field) => `'{0.${field}}'.format(${target})`);
    assert.deepEqual(await attack(outcomes(tried)), Array(fields.length).fill('AttributeError'), target);
  }
});

test('format items of a dict are its keys alone', async () => {
  const tried = ['constructor', '__proto__', 'toString'].map((name) => `'{0[${name}]}'.format({})`);
  assert.deepEqual(await attack(outcomes(tried)), ['KeyError', 'KeyError', 'KeyError']);
});

test('what __class__ leads to are Python classes', async () => {
  assert.equal(await attack("'{0.__class__.__mro__}'.format(1)"), "(<class 'int'>, <class 'object'>)");
  assert.equal(await attack("f'{(1).__class__.__base__!r:>20}'"), "    <class 'object'>");
});

test('format specs are read by the type, never looked up', async () => {
  const tried = ["f'{1:constructor}'", "f'{1:__proto__}'", "format('', 'toString')"];
  assert.deepEqual(await attack(outcomes(tried)), ['ValueError', 'ValueError', 'ValueError']);
});
