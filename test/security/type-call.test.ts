/** `type(name, bases, namespace)` with names of JavaScript and bases that allow no subclass. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, outcomes } from './attack.ts';

test('class names and attributes are text', async () => {
  const source =
    "c = type('__proto__', (), {'__proto__': 1, 'constructor': 2, 'prototype': 3})\n(c.__name__, c.__proto__, c().constructor, c.prototype)";
  assert.deepEqual(await attack(source), ['__proto__', 1, 2, 3]);
  assert.deepEqual(
    await attack(
      "class A: __slots__ = ('__proto__', 'constructor')\na = A()\na.constructor, a.__proto__ = 1, 2\n(a.constructor, a.__proto__)",
    ),
    [1, 2],
  );
});

test('bases that are final or of two layouts are refused', async () => {
  const bases = [
    'bool',
    'type(None)',
    'type(len)',
    'type(lambda: 0)',
    'type(...)',
    'range',
    'slice',
    'int, str',
    'list, dict',
  ];
  const tried = bases.map((base) => `type('X', (${base},), {})`);
  assert.deepEqual(await attack(outcomes(tried)), Array(bases.length).fill('TypeError'));
});
