/** The functions behind math and `**` against CPython on glibc, bit for bit; see scripts/libm for millions of cases. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareLine, functionNames } from './compare-line.ts';

const lines = readFileSync(join(import.meta.dirname, 'recorded.txt'), 'utf8')
  .trim()
  .split('\n');

for (const name of functionNames) {
  test(`libm/${name}`, () => {
    const own = lines.filter((line) => line.startsWith(`${name} `));
    assert.ok(own.length > 0);
    assert.deepEqual(
      own
        .map(compareLine)
        .map(({ difference }) => difference)
        .filter((difference) => difference !== undefined),
      [],
    );
  });
}
