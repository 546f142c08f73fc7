import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { committedExample, examplesFolder, renderedExamples } from './examples.ts';
import { missing } from './tools.ts';

test('the examples are what the charts render', { skip: missing('helm') }, () => {
  const rendered = renderedExamples();
  assert.deepEqual(readdirSync(examplesFolder).sort(), [...rendered.keys()].sort());
  for (const [file, text] of rendered) {
    assert.ok(committedExample(file) === text, `${file} is out of date: node scripts/render-examples.ts`);
  }
});
