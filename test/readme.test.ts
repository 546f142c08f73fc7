/** The README's TypeScript example runs and prints what it should. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

test('README example', () => {
  const block = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] as string;
  const copy = join(root, 'examples', `.readme-${process.pid}.ts`);
  writeFileSync(copy, block.replace("'tierup'", "'../src/index.ts'"));
  try {
    const ran = spawnSync(process.execPath, [copy], { encoding: 'utf8' });
    assert.equal(ran.stderr, '');
    assert.match(ran.stdout, /^13\.2/);
  } finally {
    rmSync(copy);
  }
});
