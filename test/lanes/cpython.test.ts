/** The suite of every lane, and what only this one has: real CPython, forked, locked in, ended with all it made. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { laneSuite, runOn } from './lane-suite.ts';
import { found, PYTHON } from './python.ts';

if (typeof found === 'string') test('cpython', (t) => t.skip(`${found}`));
else {
  laneSuite('cpython', () => new CpythonLane({ python: PYTHON, workers: 2 }));
  describe('cpython alone', () => {
    let lane: CpythonLane;
    before(async () => {
      lane = new CpythonLane({ python: PYTHON, workers: 1 });
      await lane.ready();
    });
    after(() => lane.close());

    const printed = async (source: string, options = {}) => {
      const ran = await runOn(lane, source, options);
      assert.equal(ran.outcome.kind, 'finished', JSON.stringify(ran.outcome));
      return ran.stdout.trim();
    };

    test('values cross by the table', async () => {
      const inputs = {
        values: [
          1,
          1.5,
          -0,
          2 ** 53,
          10n ** 30n,
          true,
          null,
          'ü😀',
          new Uint8Array([1, 2]),
          new Set([1]),
          new Map<unknown, unknown>([[1, [2]]]),
          { a: { b: 1 } },
          Number.NaN,
        ],
      };
      assert.equal(
        await printed('print(values)', { inputs }),
        `[1, 1.5, -0.0, 9007199254740992.0, ${10n ** 30n}, True, None, 'ü😀', b'\\x01\\x02', {1}, {1: [2]}, {'a': {'b': 1}}, nan]`,
      );
    });

    test('what cannot cross is a TypeError, and the lane goes on', async () => {
      const { outcome } = await runOn(lane, 'print(f)', { inputs: { f: () => 1 } });
      assert.equal(outcome.kind === 'error' && outcome.error.type, 'TypeError');
      assert.equal(await printed('print(1)'), '1');
    });

    test('random numbers and temporary names differ from run to run', async () => {
      const source = 'import random, tempfile, uuid\nprint(random.random(), tempfile.mktemp(), uuid.uuid4())';
      const [a, b] = [(await printed(source)).split(' '), (await printed(source)).split(' ')];
      for (const at of [0, 1, 2]) assert.notEqual(a[at], b[at]);
    });

    test('the scratch folder is writable, and empty in the next run', async () => {
      const source = [
        'import os, tempfile',
        'print(os.listdir("."))',
        'open("kept", "w").write("x")',
        'with tempfile.NamedTemporaryFile() as f: f.write(b"1")',
        'os.symlink("kept", "link"); os.link("kept", "hard"); os.mkdir("d"); os.rename("hard", "d/moved")',
        'print(sorted(os.listdir(".")))',
      ].join('\n');
      for (let run = 0; run < 2; run++) assert.equal(await printed(source), "[]\n['d', 'kept', 'link']");
    });

    test('threads, asyncio and pipes work', async () => {
      const source = [
        'import asyncio, concurrent.futures',
        'with concurrent.futures.ThreadPoolExecutor(4) as pool: print(sum(pool.map(abs, range(-5, 5))))',
        'async def f(): await asyncio.sleep(0.01); return 7',
        'print(asyncio.run(f()))',
        'print(asyncio.run(asyncio.to_thread(abs, -8)))',
      ].join('\n');
      assert.equal(await printed(source), '25\n7\n8');
    });

    test('output in the middle of a character arrives whole', async () => {
      const source = 'import os, time\nfor byte in "ü😀".encode(): os.write(1, bytes([byte])); time.sleep(0.01)';
      assert.equal(await printed(source), 'ü😀');
    });

    test('exit handlers and threads end before the run does', async () => {
      const source =
        'import atexit, threading, time\natexit.register(print, "last")\nthreading.Thread(target=lambda: (time.sleep(0.05), print("thread"))).start()';
      assert.equal(await printed(source), 'thread\nlast');
    });

    test('memory ends a run, and a program may catch it before', async () => {
      const limits = { maxBytes: 64 * 1024 * 1024 };
      const over = await runOn(lane, 'x = bytearray(100_000_000)', { limits });
      assert.equal(over.outcome.kind === 'limit' && over.outcome.limit, 'memory');
      assert.equal(await printed('x = bytearray(30_000_000); print(len(x))', { limits }), '30000000');
      assert.equal(
        await printed('try: bytearray(100_000_000)\nexcept MemoryError: print("caught")', { limits }),
        'caught',
      );
    });

    test('a killed template ends its child, and the next run has a new one', async () => {
      const [pid] = lane.pids;
      let child = 0;
      const running = lane.run(
        {
          source: 'import time; print("on"); time.sleep(60)',
          filename: 'p',
          inputs: {},
          limits: {},
          deadlineMs: 60_000,
        },
        {
          onOutput: () => {
            child = childrenOf(pid as number)[0] ?? 0;
            process.kill(pid as number, 'SIGKILL');
          },
        },
      );
      const outcome = await running;
      assert.equal(outcome.kind === 'lost' && outcome.code, 'WORKER_LOST');
      assert.ok(child > 0);
      for (let i = 0; i < 6000 && existsSync(`/proc/${child}`); i++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      assert.ok(!existsSync(`/proc/${child}`));
      assert.equal(await printed('print("next")'), 'next');
    });

    test('a killed child is the end of its run alone', async () => {
      const [pid] = lane.pids;
      const { outcome } = await runOnAnd(lane, 'import time; print("on"); time.sleep(60)', () =>
        process.kill(childrenOf(pid as number)[0] as number, 'SIGKILL'),
      );
      assert.deepEqual([outcome.kind, outcome.kind === 'exit' && outcome.code], ['exit', 137]);
      assert.equal(lane.pids[0], pid);
    });
  });
}

async function runOnAnd(lane: CpythonLane, source: string, onOutput: () => void) {
  const outcome = await lane.run({ source, filename: 'p', inputs: {}, limits: {}, deadlineMs: 20_000 }, { onOutput });
  return { outcome };
}

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
