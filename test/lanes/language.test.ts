/**
 * The language suite on the CPython lane: the recordings are CPython 3.13's, so it takes a CPython 3.13 (TIERUP_ORACLE).
 * What differs all the same is named with its reason in language-differs.txt.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { runOn } from './lane-suite.ts';
import { found } from './python.ts';

const folder = join(import.meta.dirname, '../language');
const named = new Map(
  readFileSync(join(import.meta.dirname, 'language-differs.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(': ', 2) as [string, string]),
);
const files = globSync('**/*.py', { cwd: folder })
  .filter((file) => existsSync(join(folder, file.replace(/py$/, 'out'))))
  .sort();

/** Path of an interpreter of version 3.13, and the modules of the suite that it lacks. */
function interpreter(): { readonly python: string; readonly hasJinja: boolean } | undefined {
  const { env } = process;
  const code =
    'import sys, importlib.util as u; print(sys.version_info[:2] == (3, 13), sys.executable, u.find_spec("jinja2") is not None)';
  for (const command of [env['TIERUP_ORACLE'] ?? 'python3', 'python3.13']) {
    const asked = spawnSync(command, ['-c', code], { encoding: 'utf8', env: { PYENV_VERSION: '3.13.0', ...env } });
    const [is313, python, jinja] = (asked.stdout ?? '').trim().split(' ');
    if (is313 === 'True' && python !== undefined) return { python, hasJinja: jinja === 'True' };
  }
  return undefined;
}

async function differs(lane: CpythonLane, file: string): Promise<string | undefined> {
  const path = join(folder, file);
  const recorded = (ending: string, without: string): string => {
    const recording = path.replace(/py$/, ending);
    return existsSync(recording) ? readFileSync(recording, 'utf8') : without;
  };
  const { outcome, stdout, stderr } = await runOn(lane, readFileSync(path, 'utf8'), {
    filename: basename(file),
    deadlineMs: 60_000,
  });
  if (stdout !== recorded('out', '')) return `stdout:\n${stdout}\n${JSON.stringify(outcome)}`;
  const trace = outcome.kind === 'error' ? outcome.error.traceback : '';
  const said = outcome.kind === 'exit' && outcome.message !== undefined ? `${outcome.message}\n` : '';
  const err = recorded('err', '');
  if (err !== '' && stderr + trace + said !== err) return `stderr:\n${stderr}${trace}${said}`;
  const code = outcome.kind === 'finished' ? 0 : outcome.kind === 'exit' ? outcome.code : 1;
  return code === Number(recorded('exit', '0')) ? undefined : JSON.stringify(outcome);
}

const python = interpreter();
const why = typeof found === 'string' ? found : python === undefined ? 'no CPython 3.13 (TIERUP_ORACLE)' : undefined;

test('language, CPython lane', { timeout: 400_000 }, async (t) => {
  if (why !== undefined || python === undefined) return t.skip(why);
  const lane = new CpythonLane({ python: python.python, workers: 2, maxInFlight: files.length });
  t.after(() => lane.close());
  await lane.ready();
  const isHere = (file: string): boolean => python.hasJinja || !file.startsWith('modules/jinja2/');
  const found = await Promise.all(files.filter(isHere).map(async (file) => [file, await differs(lane, file)] as const));
  t.diagnostic(`${found.length} files, ${found.filter(([, difference]) => difference === undefined).length} equal`);
  if (!python.hasJinja) t.diagnostic('jinja2 is not installed: its files were left out');
  for (const [file, difference] of found) if (!named.has(file)) assert.equal(difference, undefined, file);
  assert.deepEqual(
    found.filter(([file, difference]) => named.has(file) && difference === undefined).map(([file]) => file),
    [],
    'these files no longer differ: take them from the list',
  );
});
