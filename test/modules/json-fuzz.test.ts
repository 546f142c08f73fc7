/** A short run of the JSON fuzzer; test/modules/fuzz/json.ts does long ones by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareJson } from './fuzz/json.ts';
import { hasOracle } from './fuzz/oracle.ts';

const skip = hasOracle() ? false : 'no CPython 3.13 to compare with (TIERUP_ORACLE)';

test('json reads and writes random values as CPython does', { skip }, async () => {
  assert.deepEqual(await compareJson(1000, 20240602), []);
});
