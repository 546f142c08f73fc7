/** Descriptors of builtin types refuse receivers that are not theirs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, outcomes } from './attack.ts';

test('every foreign receiver is a TypeError', async () => {
  const tried = [
    "vars(dict)['get'].__get__(5)('x')",
    "int.__dict__['__add__'](1.5, 2)",
    "vars(type)['__mro__'].__get__(5)",
    'list.__getitem__((1, 2), 0)',
    "BaseException.__dict__['args'].__get__(5)",
    "vars(type(lambda: 0))['__code__'].__get__(5)",
    'Exception.__str__(5)',
    'property.fget.__get__(5)',
    'slice.start.__get__(5)',
    'range.start.__get__(5)',
    "vars(type(lambda: 0))['__closure__'].__get__(len)",
    'set.add([], 1)',
    'str.join(5, [])',
  ];
  assert.deepEqual(await attack(outcomes(tried)), Array(tried.length).fill('TypeError'));
});
