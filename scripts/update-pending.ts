/** Rewrites test/language/pending.txt from a run of the suite: files whose output is not CPython's. Look at the diff. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../test/engine/run-program.ts';

const folder = join(import.meta.dirname, '..', 'test', 'language');
const pending: string[] = [];
let equal = 0;
for (const file of globSync('**/*.py', { cwd: folder }).sort()) {
  const path = join(folder, file);
  const outPath = path.replace(/py$/, 'out');
  if (!existsSync(outPath)) continue;
  const ran = await runProgram(path).catch((error: unknown) => ({ stdout: String(error), stderr: '', exitCode: 70 }));
  const errPath = path.replace(/py$/, 'err');
  const same =
    ran.stdout === readFileSync(outPath, 'utf8') &&
    (!existsSync(errPath) || readFileSync(errPath, 'utf8') === ran.stderr);
  if (same) equal++;
  else pending.push(file);
}
const header = "# Files whose output is not yet CPython's; the language test fails when one of them turns equal.\n";
writeFileSync(join(folder, 'pending.txt'), `${header}${pending.join('\n')}\n`);
console.log(`${equal} equal, ${pending.length} pending`);
