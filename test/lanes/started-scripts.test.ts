/** The package is bundled: a script that is started as a process must be a file of its own there. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

test('every script that is started as a process is in the list of the build', () => {
  const root = join(import.meta.dirname, '../..');
  const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
  const scripts = sources.flatMap((text) =>
    [...text.matchAll(/(?:packageScript|startProcess)\(\s*'([^']+)'/g)].map((match) => match[1] as string),
  );
  const build = readFileSync(join(root, 'scripts/build.mjs'), 'utf8');
  assert.ok(scripts.length >= 4);
  assert.deepEqual(
    scripts.filter((script) => !build.includes(`'src/${script}.ts'`)),
    [],
  );
});
