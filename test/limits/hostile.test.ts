/**
 * Hostile programs, each a file under hostile/ whose first line says how it may end. None may break or hang the
 * process, outstay its deadline, or grow the process by more than one and a half times its memory limit.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { HostileRunner } from './hostile-runner.ts';

const MEMORY = 64 * 1024 * 1024;
const TIME_MS = 1000;

/** `HOSTILE='*.py'` runs them all (some minutes), `HOSTILE='list-*.py'` some; otherwise every tenth. */
const { HOSTILE } = process.env;
const all = globSync(join(import.meta.dirname, 'hostile', HOSTILE ?? '*.py')).sort();
const chosen = HOSTILE === undefined ? all.filter((_, i) => i % 10 === 6) : all;

/**
 * Times the memory limit that the process may grow by. Beside other tests collections come late: the strict bound is
 * for a run by hand.
 */
const GROWTH = HOSTILE === undefined ? 2.5 : 1.5;
/** Milliseconds behind the deadline, likewise. */
const LATE_MS = HOSTILE === undefined ? 3000 : 100;

const runner = new HostileRunner();
after(() => runner.close());

for (const path of chosen) {
  const source = readFileSync(path, 'utf8');
  const allowed = (/^# ends: (\S+)$/m.exec(source)?.[1] ?? '').split('|');
  test(`hostile: ${basename(path, '.py')}`, async (context) => {
    const limits = { maxBytes: MEMORY, timeoutMs: TIME_MS, maxOutputBytes: 1 << 20 };
    const attempt = await runner.attempt(source, limits, 10_000);
    const grown = attempt.grownBytes === undefined ? '?' : (attempt.grownBytes / MEMORY).toFixed(2);
    context.diagnostic(
      `${basename(path, '.py')}: ${attempt.ended} after ${attempt.elapsedMs.toFixed(0)} ms, ${grown} of the memory limit ${attempt.message.slice(0, 300)}`,
    );
    assert.ok(
      allowed.includes(attempt.ended),
      `ended with ${attempt.ended}, not ${allowed.join(' or ')}: ${attempt.message}`,
    );
    assert.ok(attempt.usable, 'the session is not usable afterwards');
    assert.ok(attempt.elapsedMs < TIME_MS + LATE_MS, `took ${attempt.elapsedMs} ms`);
    assert.ok((attempt.grownBytes ?? 0) <= GROWTH * MEMORY, `the process grew by ${grown} times the limit`);
  });
}
