/** Every program of bench/programs prints what CPython prints. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runProgram } from './engine/run-program.ts';

const folder = join(import.meta.dirname, '..', 'bench', 'programs');
for (const file of globSync('*.py', { cwd: folder }).sort()) {
  test(`bench/programs/${file}`, async () => {
    const ran = await runProgram(join(folder, file));
    assert.equal(ran.stderr, '');
    assert.equal(ran.stdout, readFileSync(join(folder, file.replace(/py$/, 'out')), 'utf8'));
  });
}
