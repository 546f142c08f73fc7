/** The fuzzer itself, and a short run of it against CPython where there is one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaign } from './campaign.ts';
import { runOnEngine } from './engine-side.ts';
import { generate, sourceOf } from './generate.ts';
import { minimise } from './minimise.ts';
import { MODES } from './modes.ts';
import { findOracle, Oracle } from './oracle.ts';
import { difference } from './result.ts';
import { print } from './tree.ts';

test('a seed always gives the same program, another seed another one', () => {
  assert.equal(sourceOf(generate(7)), sourceOf(generate(7)));
  assert.notEqual(sourceOf(generate(7)), sourceOf(generate(8)));
});

test('a difference is minimised to what makes it', async () => {
  const program = generate(3);
  const wanted = print(program).includes('range') ? 'range' : 'show';
  const smallest = await minimise(program, async (candidate) => print(candidate).includes(wanted));
  assert.ok(print(smallest).length < 40, print(smallest));
  assert.ok(print(smallest).includes(wanted));
});

test('a wrong result is a difference, an address is none', () => {
  const result = { stdout: '<C object at 0x7f0000000010>\n', error: '' };
  assert.equal(difference(result, { stdout: '<C object at 0x7fffff000010>\n', error: '' }), undefined);
  assert.match(difference(result, { stdout: '2\n', error: '' }) ?? '', /CPython: 2/);
  assert.match(difference({ ...result, crash: 'TypeError' }, result) ?? '', /crash/);
});

test('no random program breaks the engine, in any mode', async () => {
  for (const mode of Object.keys(MODES))
    for (let seed = 50_000; seed < 50_100; seed++) {
      const ran = await runOnEngine(sourceOf(generate(seed)), mode);
      assert.equal(ran.crash, undefined, `seed ${seed}, mode ${mode}`);
    }
});

const found = findOracle();
test('random programs do what CPython does', {
  skip: found === undefined && 'no CPython 3.13 here; set TIERUP_ORACLE to one',
}, async () => {
  const oracle = new Oracle(found as NonNullable<typeof found>);
  const other = new Oracle(found as NonNullable<typeof found>, '1');
  try {
    for (const mode of Object.keys(MODES)) {
      const report = await campaign(
        { seed: 1, count: mode === 'default' ? 300 : 40, mode, minimise: true, maxFinds: 3 },
        oracle,
        other,
        () => undefined,
      );
      assert.deepEqual(
        report.finds.map((find) => `seed ${find.seed}: ${find.difference}\n${find.source}`),
        [],
      );
    }
  } finally {
    oracle.close();
    other.close();
  }
});
