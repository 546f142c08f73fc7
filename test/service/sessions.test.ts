/** The sessions API as a client sees it, over HTTP. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { ServiceError, TierupClient } from '../../src/service/client.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { buildServer } from '../../src/service/server.ts';
import { SessionStore } from '../../src/service/sessions/session-store.ts';
import { freePorts } from './free-ports.ts';
import { until } from './serve-process.ts';

interface Replica {
  readonly server: FastifyInstance;
  readonly store: SessionStore;
  readonly url: string;
  readonly client: TierupClient;
}

async function start(changes: Record<string, string> = {}): Promise<Replica> {
  const environment = { API_KEY: 'k', TIERUP_API_KEYS: 'other:o', TIERUP_LOG_LEVEL: 'silent', ...changes };
  const settings = readConfiguration(environment) as ServiceConfiguration;
  const store = new SessionStore(settings, {});
  const server = buildServer(settings, new InProcessLane(), { sessions: store });
  await server.listen({ port: Number(changes['SANDBOX_PORT'] ?? 0), host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { server, store, url, client: new TierupClient({ url, apiKey: 'k' }) };
}

async function stop({ server, store }: Replica): Promise<void> {
  await store.closeAll();
  await server.close();
}

const refusal = (code: string) => (thrown: unknown) => thrown instanceof ServiceError && thrown.code === code;

describe('a replica', () => {
  let replica: Replica;
  before(async () => {
    replica = await start();
  });
  after(() => stop(replica));

  test('variables stay from step to step; inputs, values, output', async () => {
    const session = await replica.client.openSession({ inputs: { rows: [1, 2, 3], name: 'x' } });
    assert.equal((await session.run('total = sum(rows)\ntotal')).value, 6);
    const step = await session.run(
      'import sys\nprint(name, total)\nprint("e", file=sys.stderr)\n{"t": total, 1: (2.5, None)}',
    );
    assert.deepEqual(step, { kind: 'finished', value: { t: 6, 1: [2.5, null] }, stdout: 'x 6\n', stderr: 'e\n' });
    assert.equal((await session.run('n + total', { inputs: { n: 4 } })).value, 10);
    assert.equal((await session.run('class A: pass\nA()')).valueType, 'A');
    assert.deepEqual(await session.info(), { id: session.id, busy: false, idleSeconds: 300 });
    await session.close();
    await assert.rejects(session.run('1'), refusal('SESSION_NOT_FOUND'));
  });

  test('async tools: all calls are out before the first answer, answered last first; a cancelled one is told', async () => {
    const waiting: { name: unknown; answer: (value: unknown) => void }[] = [];
    const cancelled: unknown[] = [];
    const session = await replica.client.openSession({
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

  test('errors, exits and limits are ends of a step, not of the session', async () => {
    const session = await replica.client.openSession({ limits: { stepSeconds: 1, outputMb: 0.01 } });
    const { kind, error } = await session.run('def f():\n    return {}["k"]\nf()');
    assert.deepEqual([kind, error?.type, error?.line], ['error', 'KeyError', 2]);
    assert.match(error?.traceback ?? '', /File "<step 1>", line 2, in f/);
    assert.equal((await session.run('import sys\nsys.exit(3)')).exitCode, 3);
    assert.equal((await session.run('while True: pass')).limit, 'time');
    assert.equal((await session.run('import time\ntime.sleep(9)')).limit, 'time');
    assert.equal((await session.run('print("x" * 100000)')).limit, 'output');
    assert.equal((await session.run('1 + 1')).value, 2);
    await session.close();
  });

  test('output streams while the step runs; a client that leaves stops the step and keeps the session', async () => {
    const session = await replica.client.openSession();
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
    await until('the step has stopped', async () => !(await session.info()).busy);
    assert.equal((await session.run('kept')).value, 1);
    await session.close();
  });

  test('tools are answered by the client; what they throw is raised', async () => {
    const session = await replica.client.openSession({
      limits: { stepSeconds: 1 },
      tools: {
        search: async ({ args, kwargs }) => {
          // Longer than a step may take: the time of the client is not the program's.
          await new Promise((resolve) => setTimeout(resolve, 1200));
          return { query: args[0], ...kwargs };
        },
        fail: () => {
          throw Object.assign(new Error('no such page'), { name: 'LookupError' });
        },
      },
    });
    const found = await session.run('search("a", limit=2)');
    assert.deepEqual([found.kind, found.value], ['finished', { query: 'a', limit: 2 }]);
    const caught = await session.run('try:\n    fail()\nexcept LookupError as e:\n    print("caught", e)');
    assert.equal(caught.stdout, 'caught no such page\n');
    const unsendable = await session.run('search(object())');
    assert.match(unsendable.error?.message ?? '', /argument of search\(\) cannot be sent as JSON: object/);
    const plain = await fetch(`${replica.url}/v1/sessions/${session.id}/run`, {
      method: 'POST',
      headers: { 'x-api-key': 'k', 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'search("a")' }),
    });
    assert.match(((await plain.json()) as { error: { message: string } }).error.message, /needs a streamed step/);
    await session.close();
  });

  test('integers of any size keep their digits', async () => {
    const session = await replica.client.openSession();
    const answer = await fetch(`${replica.url}/v1/sessions/${session.id}/run`, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
      body: JSON.stringify({ code: '[2 ** 70, 3.0, float("nan")]' }),
    });
    assert.match(await answer.text(), /"value":\[1180591620717411303424,3\.0,null\]\}$/);
    await session.close();
  });

  test('one step at a time; calls that nobody waits for; ids that were made up', async () => {
    const session = await replica.client.openSession();
    const leaving = new AbortController();
    const running = session.run('print(1)\nwhile True: pass', { signal: leaving.signal, onOutput: () => {} });
    await until('the session is busy', async () => (await session.info()).busy);
    await assert.rejects(session.run('1'), refusal('SESSION_BUSY'));
    leaving.abort();
    await assert.rejects(running);
    await assert.rejects(
      replica.client.request('POST', `/v1/sessions/${session.id}/calls/7`, { result: 1 }),
      refusal('CALL_NOT_FOUND'),
    );
    const forged = `${Buffer.from('10.0.0.1:80').toString('base64url')}.${session.id.split('.').slice(1).join('.')}`;
    for (const id of ['x', 'a.b.c', forged])
      await assert.rejects(replica.client.request('GET', `/v1/sessions/${id}`), refusal('SESSION_NOT_FOUND'));
    const other = new TierupClient({ url: replica.url, apiKey: 'o' });
    await assert.rejects(other.request('GET', `/v1/sessions/${session.id}`), refusal('SESSION_NOT_FOUND'));
    await session.close();
  });

  test('bodies are checked', async () => {
    for (const body of [
      { tools: ['not a name'] },
      { limits: { stepSeconds: 0 } },
      { inputs: { 'a b': 1 } },
      { more: 1 },
    ])
      await assert.rejects(
        replica.client.request('POST', '/v1/sessions', body),
        (thrown: ServiceError) => thrown.status === 400,
      );
  });

  test('the description has the routes, with the schemas that check them', async () => {
    const answer = await replica.client.request('GET', '/openapi.json');
    const { openapi, paths } = (await answer.json()) as {
      openapi: string;
      paths: Record<string, Record<string, object>>;
    };
    assert.match(openapi, /^3\.1/);
    for (const path of [
      '/v1/sessions',
      '/v1/sessions/{id}',
      '/v1/sessions/{id}/run',
      '/optimized',
      '/original',
      '/v1/sandbox/run',
    ])
      assert.ok(path in paths, path);
    assert.match(JSON.stringify(paths['/v1/sessions/{id}/run']?.['post']), /"required":\["code"\]/);
  });
});

test('a session that nobody uses is closed, and its process with it', async (t) => {
  const replica = await start({ TIERUP_SESSION_IDLE_SECONDS: '3' });
  t.after(() => stop(replica));
  const session = await replica.client.openSession();
  const [pid] = replica.store.pids;
  // Longer than it may be idle in all, never for so long at once.
  for (let step = 0; step < 6; step++) {
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal((await session.run(`${step}`)).value, step);
  }
  await until('its process is gone', () => !existsSync(`/proc/${pid}/exe`));
  await assert.rejects(session.run('3'), refusal('SESSION_NOT_FOUND'));
});

test('as many as fit; a process that dies takes its session with it', async (t) => {
  const replica = await start({ TIERUP_MAX_SESSIONS: '1' });
  t.after(() => stop(replica));
  const session = await replica.client.openSession();
  await assert.rejects(replica.client.openSession(), refusal('TOO_MANY_SESSIONS'));
  const running = session.run('print("on")\nwhile True: pass', {
    onOutput: () => process.kill(replica.store.pids[0] as number, 'SIGKILL'),
  });
  const { kind, code, stdout } = await running;
  assert.deepEqual([kind, code, stdout], ['lost', 'WORKER_LOST', 'on\n']);
  await assert.rejects(session.run('1'), refusal('SESSION_NOT_FOUND'));
  await (await replica.client.openSession()).close();
});

describe('replicas', () => {
  let first: Replica;
  let second: Replica;
  before(async () => {
    const ports = await freePorts(2);
    const TIERUP_PEERS = ports.map((port) => `127.0.0.1:${port}`).join();
    const make = (port: number | undefined) =>
      start({ SANDBOX_PORT: String(port), TIERUP_ADDRESS: `127.0.0.1:${port}`, TIERUP_PEERS });
    first = await make(ports[0]);
    second = await make(ports[1]);
  });
  after(async () => {
    await stop(first);
    await stop(second);
  });

  test('any replica takes a request and sends it on; one that is gone is said to be gone', async () => {
    const opened = await first.client.openSession({ tools: { double: ({ args }) => (args[0] as number) * 2 } });
    assert.equal((await opened.run('state = 21\nstate')).value, 21);
    const elsewhere = (path: string, body: unknown, accept = '') =>
      second.client.request('POST', `/v1/sessions/${opened.id}/${path}`, body, { headers: { accept } });
    assert.equal(((await (await elsewhere('run', { code: 'state' })).json()) as { value: number }).value, 21);
    const streamed = await elsewhere('run', { code: 'print(double(state))' }, 'text/event-stream');
    assert.equal(streamed.headers.get('content-type'), 'text/event-stream');
    let text = '';
    for await (const chunk of streamed.body ?? []) {
      text += Buffer.from(chunk).toString();
      const call = /"call":(\d+)/.exec(text)?.[1];
      if (call !== undefined && !text.includes('event: output')) await elsewhere(`calls/${call}`, { result: 42 });
    }
    assert.match(text, /event: output\ndata: \{"stream":"stdout","text":"42\\n"\}/);
    await first.store.closeAll();
    await assert.rejects(second.client.request('GET', `/v1/sessions/${opened.id}`), refusal('SESSION_NOT_FOUND'));
    await first.server.close();
    await assert.rejects(second.client.request('GET', `/v1/sessions/${opened.id}`), refusal('SESSION_LOST'));
  });
});
