/**
 * The language suite: Python files with what CPython printed. `language/pending.txt` names the files whose output is
 * not yet equal; such a file that turns equal must leave the list, so the list cannot go stale.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CHOSEN_MODES, runProgram } from './engine/run-program.ts';

const folder = join(import.meta.dirname, 'language');
const pendingPath = join(folder, 'pending.txt');
const pending = new Set(
  readFileSync(pendingPath, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);

async function differs(file: string, mode = 'default'): Promise<string | undefined> {
  const path = join(folder, file);
  const ran = await runProgram(path, mode);
  const stdout = readFileSync(path.replace(/py$/, 'out'), 'utf8');
  if (ran.stdout !== stdout) return `stdout:\n${ran.stdout}\n--- wanted:\n${stdout}\n${ran.stderr}`;
  const errPath = path.replace(/py$/, 'err');
  if (existsSync(errPath) && readFileSync(errPath, 'utf8') !== ran.stderr) return `stderr:\n${ran.stderr}`;
  const exitPath = path.replace(/py$/, 'exit');
  const exitCode = existsSync(exitPath) ? Number(readFileSync(exitPath, 'utf8')) : 0;
  return ran.exitCode === exitCode ? undefined : `exit code ${ran.exitCode}, wanted ${exitCode}: ${ran.stderr}`;
}

const files = globSync('**/*.py', { cwd: folder })
  .sort()
  .filter((file) => existsSync(join(folder, file.replace(/py$/, 'out'))));
for (const mode of CHOSEN_MODES) {
  test(`language, ${mode}`, async (t) => {
    for (const file of files.filter((name) => !pending.has(name)))
      await t.test(`${file}, ${mode}`, async () => assert.equal(await differs(file, mode), undefined));
  });
}
test('pending files print the same in every mode', async () => {
  for (const file of pending) {
    const path = join(folder, file);
    const wanted = await runProgram(path, 'interpreter');
    for (const mode of CHOSEN_MODES) assert.deepEqual(await runProgram(path, mode), wanted, `${file}, ${mode}`);
  }
});
test('files in pending.txt exist and still differ', async () => {
  const stale: string[] = [];
  for (const file of pending) {
    if (!files.includes(file)) stale.push(`${file} (no such file)`);
    else if ((await differs(file).catch((error: unknown) => String(error))) === undefined) stale.push(file);
  }
  assert.deepEqual(stale, []);
});
