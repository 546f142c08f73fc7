/** A sleep that is interrupted leaves no timer behind: the process may end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/engine/engine.ts';

const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

test('an interrupted sleep has no timer any more, and the session runs on', async () => {
  const session = new Engine().session();
  const controller = new AbortController();
  const before = timers();
  const running = session.run('import time\ntime.sleep(60)', { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  assert.equal((await running).kind, 'interrupted');
  assert.ok(timers() <= before, `${timers()} timers, ${before} before`);
  const after = await session.run('import time\ntime.sleep(0.001)\n6 * 7');
  assert(after.kind === 'value');
  assert.equal(after.value, 42);
});
