/** Workers that never start: whoever waits is told, nobody waits for ever, and starts are tried on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PoolLane } from '../../src/lanes/pool/pool.ts';
import type { Worker, WorkerEvents } from '../../src/lanes/pool/seat.ts';
import { runOn } from './lane-suite.ts';

/** Ends at once, unless told to start. */
function worker(events: WorkerEvents, starts: boolean): Worker {
  setImmediate(() => (starts ? events.onMessage({ kind: 'ready' }) : events.onGone()));
  const run = (): void =>
    events.onMessage({
      kind: 'done',
      chunks: [],
      outcome: { kind: 'finished', usage: { steps: 0, elapsedMs: 0, bytes: 0, outputBytes: 0 } },
    });
  const kill = (): void => void setImmediate(() => events.onGone());
  return { pid: undefined, run, stop() {}, kill, residentBytes: () => undefined, lastWords: 'no room on the device' };
}

test('a pool whose workers end before they start says so, and goes on once they do', { timeout: 20_000 }, async (t) => {
  let starts = false;
  const lane = new PoolLane('test', { workers: 1, startMs: 500 }, (events) => worker(events, starts));
  t.after(() => lane.close());
  const waiting = runOn(lane, 'print(1)');
  await assert.rejects(lane.ready(), /^Error: no worker starts: no room on the device$/);
  for (const { outcome } of [await waiting, await runOn(lane, 'print(2)')])
    assert.deepEqual(outcome, {
      kind: 'lost',
      code: 'WORKER_UNAVAILABLE',
      message: 'no worker starts: no room on the device',
    });
  starts = true;
  for (let i = 0; i < 6000 && lane.state.idle === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  await lane.ready();
  assert.equal((await runOn(lane, 'print(3)')).outcome.kind, 'finished');
});
