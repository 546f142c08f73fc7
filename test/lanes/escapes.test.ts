/** Attempts to get out of the CPython lane, each a file under escapes/; see the README there. Afterwards nothing is left. */
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { runOn } from './lane-suite.ts';
import { found, PYTHON } from './python.ts';

const folder = join(import.meta.dirname, 'escapes');
const preface = readFileSync(join(folder, 'attempt.py'), 'utf8');
const paths = globSync(join(folder, '*.py'))
  .filter((path) => basename(path) !== 'attempt.py')
  .sort();

if (typeof found === 'string') test('escapes', (t) => t.skip(`${found}`));
else
  describe('escapes', () => {
    let lane: CpythonLane;
    let secrets: string;
    let secret: string;
    before(async () => {
      secrets = mkdtempSync(join(tmpdir(), 'tierup-secret-'));
      secret = join(secrets, 'secret');
      writeFileSync(secret, 'secret', { mode: 0o666 });
      process.env['TIERUP_SECRET'] = 'secret';
      lane = new CpythonLane({ python: PYTHON, workers: 1, memoryMb: 256, scratchBytes: 16 << 20 });
      await lane.ready();
    });
    after(async () => {
      await lane.close();
      rmSync(secrets, { recursive: true, force: true });
    });

    for (const path of paths) {
      const source = readFileSync(path, 'utf8');
      const allowed = (/^# ends: (\S+)$/m.exec(source)?.[1] ?? '').split('|');
      test(basename(path, '.py'), async () => {
        const [template] = lane.pids;
        const inputs = { secret, others: [process.pid, template] };
        const ran = await runOn(lane, preface + source, {
          inputs,
          limits: { maxOutputBytes: 1 << 20 },
          deadlineMs: 3000,
        });
        const shown = `${JSON.stringify(ran.outcome)}\n${ran.stdout.slice(0, 3000)}\n${ran.stderr.slice(0, 1000)}`;
        assert.ok(allowed.includes(ran.outcome.kind), shown);
        assert.ok(!ran.stdout.includes('GOT THROUGH'), shown);
        assert.ok(ran.stdout.includes('refused') || ran.outcome.kind === 'limit', shown);
        assert.equal(lane.pids[0], template, 'the template lives on');
        assert.deepEqual(childrenOf(template as number), [], 'no process is left');
        assert.equal(readFileSync(secret, 'utf8'), 'secret');
        const next = await runOn(lane, 'import os\nprint(os.listdir("."), sorted(os.environ))');
        assert.match(next.stdout, /^\[\] \['HOME'/, 'the next run finds nothing');
      });
    }
  });

/** Process ids of the children of a process. */
function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      return Number(parent) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}
