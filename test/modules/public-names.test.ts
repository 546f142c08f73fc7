/** The table of public names: what our modules lack of CPython's is what the table says, no more and no less. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { missingNames, PAGE_FILE, page, recorded, TABLE_FILE, tableSource } from '../../scripts/module-names.ts';
import { absentModules, listModules } from '../../src/engine/modules.ts';

test('what is missing is in the table and on the page, and nothing else is', async () => {
  const missing = await missingNames();
  assert.equal(readFileSync(TABLE_FILE, 'utf8'), tableSource(missing), 'run: npm run names');
  assert.equal(readFileSync(PAGE_FILE, 'utf8'), page(missing), 'run: npm run names');
});

test('every module is in the recorded table', () => {
  const names = listModules().map(({ name }) => name);
  assert.deepEqual(
    names,
    [...Object.keys(recorded.names), ...recorded.own].sort(),
    'run: npm run tierup -- modules --json, and scripts/record-module-names.py',
  );
  assert.ok(absentModules().length > 0 && absentModules().every((name) => !names.includes(name)));
});
