/** `npm test`: types, then all tests; ends with one plain line of counts. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const types = spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit'], {
  cwd: root,
  encoding: 'utf8',
});
process.stdout.write(types.stdout);
const typesFailed = types.status === 0 ? 0 : 1;
const files = globSync('test/**/*.test.ts', { cwd: root }).sort();
const run = spawnSync(
  process.execPath,
  ['--test', '--test-reporter=spec', '--test-reporter-destination=stdout', ...files],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
);
process.stdout.write(run.stdout);
process.stderr.write(run.stderr);
const count = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)`, 'm').exec(run.stdout)?.[1] ?? 0);
const failed = count('fail') + typesFailed;
console.log(`${count('pass') + 1 - typesFailed} passed, ${failed} failed`);
process.exitCode = failed > 0 || run.status !== 0 ? 1 : 0;
