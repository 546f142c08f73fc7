/**
 * Replicas with a store: one drains, and its sessions go on at the others, with their variables, and with the step that waits
 * for its client. What docs/sessions.md says of it, over HTTP, processes and all.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { RemoteSession, ServiceError, TierupClient } from '../../src/service/client.ts';
import { found, PYTHON } from '../lanes/python.ts';
import { freePorts } from './free-ports.ts';
import { main, ServeProcess, until, within } from './serve-process.ts';

const KEY = 'a key of some length';

interface Replica {
  readonly serve: ServeProcess;
  readonly url: string;
  readonly client: TierupClient;
}

class Replicas {
  readonly folder: string;
  readonly #t: TestContext;
  readonly #ports: readonly number[];

  constructor(t: TestContext, ports: readonly number[]) {
    this.#t = t;
    this.#ports = ports;
    this.folder = mkdtempSync(join(tmpdir(), 'tierup-moved-'));
    t.after(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  async start(index: number, changes: Readonly<Record<string, string>> = {}): Promise<Replica> {
    const addresses = this.#ports.map((port) => `127.0.0.1:${port}`);
    const environment = {
      SANDBOX_PORT: String(this.#ports[index]),
      API_KEY: KEY,
      TIERUP_API_KEYS: 'other:another key',
      MAX_WORKERS: '1',
      TIERUP_LOG_LEVEL: 'silent',
      TIERUP_ADDRESS: addresses[index] as string,
      TIERUP_PEERS: addresses.join(),
      TIERUP_SESSION_STORE: this.folder,
      ...changes,
    };
    const serve = new ServeProcess(this.#t, [main, 'serve', '--host', '127.0.0.1'], environment);
    await serve.ready();
    const url = `http://${addresses[index]}`;
    return { serve, url, client: new TierupClient({ url, apiKey: KEY }) };
  }

  stored(): readonly string[] {
    return readdirSync(this.folder).filter((name) => name.endsWith('.session'));
  }
}

async function stop({ serve }: Replica): Promise<void> {
  serve.child.kill('SIGTERM');
  assert.deepEqual(await serve.exit(), [0, null]);
}

/** A session as another replica is asked for it. */
const through = ({ client }: Replica, { id }: { readonly id: string }): RemoteSession =>
  new RemoteSession(client, { id, busy: false, idleSeconds: 0 }, new Map());

const refusal = (code: string) => (thrown: unknown) => thrown instanceof ServiceError && thrown.code === code;

test('an idle session goes on at whichever replica is asked, again and again', async (t) => {
  const replicas = new Replicas(t, await freePorts(3));
  const [first, second, third] = await Promise.all([replicas.start(0), replicas.start(1), replicas.start(2)]);
  const session = await first.client.openSession({ inputs: { rows: [1, 2, 3] } });
  await session.run(
    'import random, dataclasses\n@dataclasses.dataclass\nclass Row:\n    n: int\nkept = [Row(n) for n in rows]\ndef total(): return sum(r.n for r in kept)',
  );
  await stop(first);
  assert.equal(replicas.stored().length, 1);

  const other = new TierupClient({ url: second.url, apiKey: 'another key' });
  await assert.rejects(through({ ...second, client: other }, session).run('1'), refusal('SESSION_NOT_FOUND'));
  assert.equal(replicas.stored().length, 1, 'whoever has another key takes nothing out');

  const atSecond = through(second, session);
  assert.equal((await atSecond.run('kept.append(Row(4))\nkept[-1]')).valueType, 'Row');
  assert.equal((await atSecond.run('total()')).value, 10);
  assert.equal(replicas.stored().length, 0);
  assert.equal((await through(third, session).run('total()')).value, 10, 'the third sends it on to the second');
  const { error } = await atSecond.run('1/0');
  assert.match(error?.traceback ?? '', /<step 5>/, 'steps are counted on');

  await stop(second);
  assert.equal((await through(third, session).run('total()')).value, 10);
  await through(third, session).close();
  await assert.rejects(through(third, session).run('1'), refusal('SESSION_LOST'));
  assert.deepEqual(readdirSync(replicas.folder), []);
});

test('one server alone: a restart keeps its sessions', async (t) => {
  const replicas = new Replicas(t, await freePorts(1));
  const alone = { TIERUP_ADDRESS: '', TIERUP_PEERS: '' };
  const before = await replicas.start(0, alone);
  const session = await before.client.openSession();
  await session.run('n = 41');
  await stop(before);
  const after = await replicas.start(0, alone);
  assert.equal((await through(after, session).run('n + 1')).value, 42);
  after.serve.child.kill('SIGKILL');
  await after.serve.exit();
  const later = await replicas.start(0, alone);
  await assert.rejects(through(later, session).run('n'), refusal('SESSION_NOT_FOUND'));
});

test('a step that waits for its client goes on elsewhere; the client notices nothing', async (t) => {
  const replicas = new Replicas(t, await freePorts(2));
  const [first, second] = await Promise.all([replicas.start(0), replicas.start(1)]);
  // A balancer as simple as can be: the first as long as it answers, then the second.
  let target = first.url;
  const balanced = new TierupClient({ url: first.url, apiKey: KEY });
  const request = balanced.request.bind(balanced);
  balanced.request = (method, path, body, more) => request(method, new URL(path, target).href, body, more);
  let answer = (_value: number): void => {};
  let asked = 0;
  const session = await balanced.openSession({
    tools: {
      ask: () => {
        asked++;
        return new Promise<number>((resolve) => {
          answer = resolve;
        });
      },
    },
  });
  let printed = '';
  const step = session.run(
    'def work():\n    print("before")\n    n = ask("how many?")\n    print("after", n)\n    m = ask("and now?")\n    return n * m\nwork()',
    {
      onOutput: (_stream, text) => {
        printed += text;
      },
    },
  );
  await until('the tool is asked', () => asked === 1);
  first.serve.child.kill('SIGTERM');
  target = second.url;
  assert.deepEqual(await first.serve.exit(), [0, null]);
  answer(6);
  await until('the tool is asked again', () => asked === 2);
  answer(7);
  const { kind, value, stdout } = await within(step, 'the step');
  assert.deepEqual(
    [kind, value, stdout, printed, asked],
    ['finished', 42, 'before\nafter 6\n', 'before\nafter 6\n', 2],
  );
  assert.equal((await session.run('1 + 1')).value, 2);
});

test('async tools: a step with several calls out ends where it began; then its session goes on elsewhere with them', async (t) => {
  const replicas = new Replicas(t, await freePorts(2));
  const [first, second] = await Promise.all([replicas.start(0, { TIERUP_LOG_LEVEL: 'warn' }), replicas.start(1)]);
  let target = first.url;
  const balanced = new TierupClient({ url: first.url, apiKey: KEY });
  const request = balanced.request.bind(balanced);
  balanced.request = (method, path, body, more) => request(method, new URL(path, target).href, body, more);
  const out = new Map<unknown, (value: unknown) => void>();
  const cancelled: unknown[] = [];
  const session = await balanced.openSession({
    asyncTools: {
      ask: ({ args: [name], signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => cancelled.push(name));
          out.set(name, resolve);
        }),
    },
    tools: { plain: ({ args: [n] }) => (n as number) + 1 },
  });
  const code = `import asyncio
async def all_of(names):
    late = "in time"
    try:
        await asyncio.wait_for(ask("nobody"), 0.1)
    except asyncio.TimeoutError:
        late = "late"
    return [*await asyncio.gather(*map(ask, names)), late]
kept = asyncio.run(all_of("ab"))
kept`;
  const step = session.run(code);
  await until('both are asked', () => out.has('a') && out.has('b'));
  first.serve.child.kill('SIGTERM');
  await until('it drains', async () => !(await fetch(`${first.url}/readyz`)).ok);
  out.get('b')?.(2);
  out.get('a')?.(1);
  const { kind, value } = await within(step, 'the step');
  assert.deepEqual([kind, value, cancelled], ['finished', [1, 2, 'late'], ['nobody']]);
  target = second.url;
  assert.deepEqual(await first.serve.exit(), [0, null]);
  assert.match(first.serve.stdout + first.serve.stderr, /it waits for 2 calls of the client at once/);

  const again = session.run('more = asyncio.run(all_of("cd"))\n[kept, more, plain(6)]');
  await until('both are asked elsewhere', () => out.has('c') && out.has('d'));
  out.get('d')?.(4);
  out.get('c')?.(3);
  assert.deepEqual((await within(again, 'the step elsewhere')).value, [[1, 2, 'late'], [3, 4, 'late'], 7]);
  assert.deepEqual(cancelled, ['nobody', 'nobody']);
});

test('a client that does not come for its step loses it with the session; what cannot be saved is lost', async (t) => {
  const replicas = new Replicas(t, await freePorts(2));
  const cpython = typeof found === 'string' ? {} : { TIERUP_LANE: 'auto', TIERUP_PYTHON: PYTHON };
  const [first, second] = await Promise.all([
    replicas.start(0, { TIERUP_DRAIN_SECONDS: '2', ...cpython }),
    replicas.start(1, { TIERUP_SESSION_IDLE_SECONDS: '2' }),
  ]);
  const stream = async (id: string, code: string): Promise<Response> =>
    fetch(`${first.url}/v1/sessions/${id}/run`, {
      method: 'POST',
      headers: { 'x-api-key': KEY, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ code }),
    });
  const waits = await first.client.openSession({ tools: { ask: () => 1 } });
  const waiting = await stream(waits.id, 'x = ask()');
  const inBuiltin = await first.client.openSession({ tools: { ask: () => 1 } });
  const replacing = await stream(inBuiltin.id, 'import re; re.sub("a", lambda _: ask(), "a")');
  const sleeps = await first.client.openSession();
  const sleeping = await stream(sleeps.id, 'print(1)\nimport time\ntime.sleep(60)');
  const onCpython = 'TIERUP_LANE' in cpython ? await first.client.openSession({ lane: 'cpython' }) : undefined;
  first.serve.child.kill('SIGTERM');
  assert.match(await waiting.text(), /event: end\ndata: .*"code":"SESSION_MOVED"/);
  assert.match(await replacing.text(), /event: end\ndata: .*"code":"LANE_CLOSED"/);
  assert.match(await sleeping.text(), /event: end\ndata: .*"code":"LANE_CLOSED"/);
  assert.deepEqual(await first.serve.exit(), [0, null]);
  for (const lost of [inBuiltin, sleeps, ...(onCpython ? [onCpython] : [])])
    await assert.rejects(through(second, lost).info(), refusal('SESSION_LOST'));

  assert.equal((await through(second, waits).info()).busy, true);
  await assert.rejects(through(second, waits).run('1'), refusal('SESSION_BUSY'));
  await until('it is closed', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2500));
    return through(second, waits)
      .info()
      .then(() => false, refusal('SESSION_LOST'));
  });
});
