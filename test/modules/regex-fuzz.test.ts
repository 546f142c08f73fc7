/** A short run of the regular expression fuzzer; test/modules/fuzz/regex.ts does long ones by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasOracle } from './fuzz/oracle.ts';
import { compareCases, makeCases } from './fuzz/regex.ts';

const skip = hasOracle() ? false : 'no CPython 3.13 to compare with (TIERUP_ORACLE)';

test('random patterns match as in CPython', { skip }, async () => {
  assert.deepEqual(await compareCases(makeCases(1500, 20240601)), []);
});
