/** The sessions API on the CPython lane: what a session of the engine does, with real CPython inside the walls. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { ServiceError, type SessionSettings, TierupClient } from '../../src/service/client.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { buildServer } from '../../src/service/server.ts';
import { SessionStore } from '../../src/service/sessions/session-store.ts';
import { found, PYTHON } from '../lanes/python.ts';

const settings = readConfiguration({ API_KEY: 'k', TIERUP_LOG_LEVEL: 'silent' }) as ServiceConfiguration;

async function listen(store: SessionStore): Promise<{ server: FastifyInstance; client: TierupClient }> {
  const server = buildServer(settings, new InProcessLane(), { sessions: store });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { server, client: new TierupClient({ url, apiKey: 'k' }) };
}

test('without a CPython lane such a session is refused', async (t) => {
  const store = new SessionStore(settings, {});
  const { server, client } = await listen(store);
  t.after(() => server.close());
  await assert.rejects(
    client.openSession({ lane: 'cpython' }),
    (thrown) => thrown instanceof ServiceError && thrown.code === 'NO_CPYTHON_LANE',
  );
});

if (typeof found === 'string') test('sessions on CPython', (t) => t.skip(`${found}`));
else
  describe('sessions on CPython', { timeout: 120_000 }, () => {
    let lane: CpythonLane;
    let store: SessionStore;
    let server: FastifyInstance;
    let client: TierupClient;
    before(async () => {
      lane = new CpythonLane({ python: PYTHON, workers: 1 });
      store = new SessionStore(settings, {}, { cpython: lane });
      ({ server, client } = await listen(store));
    });
    after(async () => {
      await store.closeAll();
      await server.close();
      await lane.close();
    });
    const open = (options: SessionSettings = {}) => client.openSession({ lane: 'cpython', ...options });

    test('variables stay from step to step; inputs, values, output', async () => {
      const session = await open({ inputs: { rows: [1, 2, 3], name: 'x' } });
      assert.equal((await session.run('total = sum(rows)\ntotal')).value, 6);
      const step = await session.run('import sys\nprint(name, total)\nprint("e", file=sys.stderr)\n{"t": total}');
      assert.deepEqual(step, { kind: 'finished', value: { t: 6 }, stdout: 'x 6\n', stderr: 'e\n' });
      assert.equal((await session.run('n + total', { inputs: { n: 4 } })).value, 10);
      assert.equal((await session.run('import mmap, sys; "tierup" in sys.version')).value, false);
      assert.equal((await session.run('import os; open("kept", "w").close(); os.listdir(".")[0]')).value, 'kept');
      assert.equal((await session.run('os.listdir(".")[0]')).value, 'kept');
      await session.close();
    });

    test('async tools: all calls are out before the first answer, answered last first; a cancelled one is told', async () => {
      const waiting: { name: unknown; answer: (value: unknown) => void }[] = [];
      const cancelled: unknown[] = [];
      const session = await open({
        asyncTools: {
          ask: ({ args: [name], signal }) =>
            new Promise((resolve) => {
              signal.addEventListener('abort', () => cancelled.push(name));
              waiting.push({ name, answer: resolve });
              if (waiting.length < 3) return;
              for (const one of waiting.splice(0).reverse()) one.answer(`to ${String(one.name)}`);
            }),
        },
      });
      const code = `import asyncio
async def main():
    three = await asyncio.gather(ask("a"), ask("b"), ask("c"))
    try:
        await asyncio.wait_for(ask("d"), 0.2)
    except asyncio.TimeoutError:
        three.append("late")
    return three
asyncio.run(main())`;
      assert.deepEqual((await session.run(code)).value, ['to a', 'to b', 'to c', 'late']);
      assert.deepEqual(cancelled, ['d']);
      assert.equal((await session.run('1 + 1')).value, 2);
      await session.close();
    });

    test('values have the JSON that they have on the engine', async () => {
      const sessions = [await open(), await client.openSession()];
      for (const code of [
        'None',
        '[True, 1, -2.5, 1.0, 10 ** 30, 2 ** 53, 0.1, 1e22]',
        '"\\u00fc\\U0001f600\\n"',
        '(1, [2, (3,)])',
        '[{1}, frozenset({2})]',
        '{"a": 1, 2: 3, None: 4, True: 5, 1.5: 6}',
        '[float("nan"), float("inf")]',
        'b"x"',
        'object()',
        '{(1,): 2}',
        'print',
        'x = []; x.append(x); x',
        'x = 1',
        '3 if False else None',
      ]) {
        const [here, there] = await Promise.all(sessions.map((session) => session.run(code)));
        assert.deepEqual(here, there, code);
      }
      for (const session of sessions) await session.close();
    });

    test('errors, exits and limits are ends of a step, not of the session', async () => {
      const session = await open({ limits: { stepSeconds: 0.5, outputMb: 0.01, memoryMb: 64 } });
      const { kind, error } = await session.run('def f():\n    return {}["k"]\nf()');
      assert.deepEqual([kind, error?.type, error?.line], ['error', 'KeyError', 3]);
      assert.match(
        error?.traceback ?? '',
        /^Traceback.*\n {2}File "<step 1>", line 3, in <module>\n(.*\n)+ {2}File "<step 1>", line 2, in f\n/,
      );
      assert.equal((await session.run('if')).error?.type, 'SyntaxError');
      assert.equal((await session.run('import sys\nsys.exit(3)')).exitCode, 3);
      assert.equal((await session.run('while True: pass')).limit, 'time');
      assert.equal((await session.run('import time\ntime.sleep(9)')).limit, 'time');
      assert.equal((await session.run('x = bytearray(200_000_000)')).limit, 'memory');
      const flood = await session.run('while True: print("x" * 100)');
      assert.deepEqual([flood.limit, (flood.stdout?.length ?? 0) <= 11_000], ['output', true]);
      assert.equal((await session.run('1 + 1')).value, 2);
      await session.close();
    });

    test('a step that cannot be interrupted ends the session, and all of it is gone', async () => {
      const session = await open({ limits: { stepSeconds: 0.3 } });
      const [pid] = store.pids;
      const stubborn = 'while True:\n  try:\n    for _ in iter(int, 1): pass\n  except BaseException: pass';
      const { kind, limit } = await session.run(stubborn);
      assert.deepEqual([kind, limit], ['limit', 'time']);
      await assert.rejects(session.run('1'));
      for (let i = 0; i < 6000 && existsSync(`/proc/${pid}`); i++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      assert.ok(!existsSync(`/proc/${pid}`));
    });

    test('output streams; a client that leaves stops the step and keeps the session', async () => {
      const session = await open();
      const leaving = new AbortController();
      let seen = '';
      await assert.rejects(
        session.run('kept = 1\nprint("first")\nwhile True: pass', {
          onOutput: (_stream, text) => {
            seen += text;
            leaving.abort();
          },
          signal: leaving.signal,
        }),
      );
      assert.equal(seen, 'first\n');
      for (let i = 0; i < 6000 && (await session.info()).busy; i++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal((await session.run('kept')).value, 1);
      await session.close();
    });

    test('tools are answered by the client, from threads too; what they throw is raised', async () => {
      const session = await open({
        limits: { stepSeconds: 1 },
        tools: {
          search: async ({ args, kwargs }: { args: readonly unknown[]; kwargs: object }) => {
            await new Promise((resolve) => setTimeout(resolve, 1200));
            return { query: args[0], ...kwargs };
          },
          double: ({ args }) => (args[0] as number) * 2,
          fail: () => {
            throw Object.assign(new Error('no such page'), { name: 'LookupError' });
          },
        },
      });
      const found = await session.run('search("a", limit=2)');
      assert.deepEqual([found.kind, found.value], ['finished', { query: 'a', limit: 2 }], JSON.stringify(found));
      const caught = await session.run('try:\n    fail()\nexcept LookupError as e:\n    print("caught", e)');
      assert.equal(caught.stdout, 'caught no such page\n');
      const raised = await session.run('fail()');
      assert.match(
        raised.error?.traceback ?? '',
        /line 1, in <module>\n.*fail\(\)\n(.*\^.*\n)?LookupError: no such page\n$/,
      );
      const unsendable = await session.run('search(object())');
      assert.match(unsendable.error?.message ?? '', /argument of search\(\) cannot be sent as JSON: object/);
      const threads =
        'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(4) as pool: r = list(pool.map(double, range(8)))\nr';
      assert.deepEqual((await session.run(threads)).value, [0, 2, 4, 6, 8, 10, 12, 14]);
      await session.close();
    });

    test('forged messages end the session at most; a process that leaves ends it', async () => {
      for (const code of [
        'import os; os.write(5, b"{}\\n")',
        'import os; os.write(5, b"nonsense\\n")',
        'import os; os.write(5, b"x" * 1000 + b"\\n")',
        'import os; os.close(5); os.close(3)',
        'import os; os._exit(0)',
      ]) {
        const session = await open({ limits: { stepSeconds: 2 } });
        const end = await session.run(code);
        assert.notEqual(end.kind, 'finished', code);
        await assert.rejects(session.run('1'), code);
      }
      const session = await open();
      const forged = '{"kind": "done", "outcome": {"kind": "finished"}, "value": {"json": "42"}}';
      const end = await session.run(`import os, time; os.write(5, b'${forged}\\n'); time.sleep(1)`);
      assert.deepEqual([end.kind, end.value], ['finished', 42], 'its own word on how it ended');
      await session.close();
    });

    test('imports, the value of the last statement and what it is made of are as in sessions of the engine', async () => {
      const session = await open();
      const step = async (code: string, more: object) => {
        const answer = await client.request('POST', `/v1/sessions/${session.id}/run`, { code, ...more });
        return (await answer.json()) as { kind: string; value?: unknown; error?: { message: string } };
      };
      assert.equal((await step('import json\njson.dumps([1])', { imports: ['json'] })).value, '[1]');
      assert.match(
        (await step('import os', { imports: ['json'] })).error?.message ?? '',
        /^ImportError: Import of os is not allowed\. Authorized imports are: \['json'\]$/,
      );
      assert.match((await step('from os import path', { imports: [] })).error?.message ?? '', /Import from os is not/);
      assert.equal((await step('import os.path', { imports: ['os.*'] })).kind, 'finished');
      assert.equal((await step('x = 5', { result: 'lastStatement' })).value, 5);
      assert.equal((await step('x = 6', {})).value, null);
      assert.equal((await step('x', { convert: 'str' })).value, '6');
      assert.match((await step('x', { convert: 'nothing' })).error?.message ?? '', /^NameError: name 'nothing'/);
      assert.equal((await step('import os\n1', {})).value, 1, 'a step that names no imports may import all');
      await session.close();
    });

    test('sessions do not see each other', async () => {
      const [a, b] = [await open(), await open()];
      await a.run('secret = 1; import json; json.dumps = None; open("f", "w").close()');
      assert.deepEqual(
        (await b.run('import json, os; [json.dumps(1), "secret" in globals(), os.listdir(".")]')).value,
        ['1', false, []],
      );
      for (const session of [a, b]) await session.close();
    });
  });
