/** What every lane does, tested on each: call it with a name and a way to make one. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Lane, LaneOutcome, LaneProgram } from '../../src/lanes/lane.ts';

export interface RanProgram {
  readonly outcome: LaneOutcome;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a source text to its end and keeps what it printed. */
export async function runOn(lane: Lane, source: string, options: Partial<LaneProgram> = {}, signal?: AbortSignal) {
  const output = { stdout: '', stderr: '' };
  const outcome = await lane.run(
    { source, filename: '<program>', inputs: {}, limits: {}, deadlineMs: 10_000, ...options },
    {
      onOutput: (stream, text) => {
        output[stream] += text;
      },
      ...(signal !== undefined && { signal }),
    },
  );
  return { outcome, ...output } satisfies RanProgram;
}

export function laneSuite(name: string, open: () => Lane): void {
  describe(name, () => {
    let lane: Lane;
    before(async () => {
      lane = open();
      await lane.ready();
    });
    after(() => lane.close());

    test('prints, and finishes with what it used', async () => {
      const ran = await runOn(lane, 'import sys\nprint("a", 2 ** 70)\nprint("b", file=sys.stderr)\nprint("ü😀")');
      assert.equal(ran.outcome.kind, 'finished');
      assert.ok(ran.outcome.kind === 'finished' && ran.outcome.usage.outputBytes > 0);
      assert.deepEqual([ran.stdout, ran.stderr], ['a 1180591620717411303424\nü😀\n', 'b\n']);
    });

    test('inputs are variables, and the same source runs with others', async () => {
      for (const n of [1, 2, 3]) {
        const inputs = { n, rows: [{ name: 'x' }], big: 2n ** 65n };
        const ran = await runOn(lane, 'print(n * 2, rows[0]["name"], big)', { inputs });
        assert.equal(ran.stdout, `${n * 2} x 36893488147419103232\n`);
      }
    });

    test('an exception is an outcome with a traceback', async () => {
      const { outcome } = await runOn(lane, 'def f():\n    return 1 / 0\nf()');
      assert.equal(outcome.kind, 'error');
      assert.ok(outcome.kind === 'error');
      assert.equal(outcome.error.type, 'ZeroDivisionError');
      assert.match(outcome.error.traceback, /File "<program>", line 2, in f\n/);
    });

    test('sys.exit', async () => {
      const { outcome } = await runOn(lane, 'import sys\nsys.exit(7)');
      assert.deepEqual([outcome.kind, outcome.kind === 'exit' && outcome.code], ['exit', 7]);
    });

    test('nothing of one run is seen in the next', async () => {
      await runOn(lane, 'import json\njson.dumps = None\nkept = 1\nprint(kept)');
      const ran = await runOn(lane, 'import json\nprint(json.dumps([1]), "kept" in globals())');
      assert.equal(ran.stdout, '[1] False\n');
    });

    test('limits end a run', async () => {
      const steps = await runOn(lane, 'while True: pass', { limits: { maxSteps: 10_000 } });
      assert.deepEqual([steps.outcome.kind, steps.outcome.kind === 'limit' && steps.outcome.limit], ['limit', 'steps']);
      const output = await runOn(lane, 'while True: print("x" * 100)', { limits: { maxOutputBytes: 5000 } });
      assert.deepEqual(output.outcome.kind === 'limit' && output.outcome.limit, 'output');
      assert.ok(output.stdout.length <= 5000);
    });

    test('a deadline ends loops and sleep', async () => {
      for (const source of ['while True: pass', 'import time\ntime.sleep(60)']) {
        const startedAt = performance.now();
        const { outcome } = await runOn(lane, source, { deadlineMs: 150 });
        const { lane: _choice, ...ended } = outcome;
        assert.deepEqual(ended, { kind: 'limit', limit: 'time', message: 'time limit of 150 ms reached' });
        assert.ok(performance.now() - startedAt < 5000);
      }
    });

    test('output comes while the program runs', async () => {
      const controller = new AbortController();
      const outcome = await lane.run(
        {
          source: 'print("first")\nwhile True: pass',
          filename: 'p',
          inputs: {},
          limits: {},
          deadlineMs: 20_000,
        },
        { onOutput: () => controller.abort(), signal: controller.signal },
      );
      assert.equal(outcome.kind, 'interrupted');
    });

    test('a signal that has fired starts nothing', async () => {
      const ran = await runOn(lane, 'print("ran")', {}, AbortSignal.abort());
      assert.deepEqual([ran.outcome.kind, ran.stdout], ['interrupted', '']);
    });

    test('many runs at once answer each with its own', async () => {
      const runs = Array.from({ length: 12 }, (_, n) => runOn(lane, 'print(n ** 2)', { inputs: { n } }));
      const printed = (await Promise.all(runs)).map((ran) => ran.stdout);
      assert.deepEqual(
        printed,
        Array.from({ length: 12 }, (_, n) => `${n ** 2}\n`),
      );
    });

    test('a closed lane answers what is open as lost', async (t) => {
      const other = open();
      t.after(() => other.close());
      await other.ready();
      const running = runOn(other, 'while True: pass');
      await new Promise((resolve) => setTimeout(resolve, 50));
      await other.close();
      const { outcome } = await running;
      assert.deepEqual(outcome.kind === 'lost' && outcome.code, 'LANE_CLOSED');
      const late = await runOn(other, 'print(1)');
      assert.deepEqual(late.outcome.kind === 'lost' && late.outcome.code, 'LANE_CLOSED');
    });
  });
}
