/**
 * Three replicas behind nginx, with runs all the time and sessions on each; one is stopped and one is killed. What docs/service.md
 * and docs/sessions.md say of it holds: a stop loses no run and lets steps end; a kill costs what it was running, which is
 * answered as an error and not started again; sessions of both end with SESSION_LOST, the others go on. With a store those of
 * the one that is stopped go on too.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type RemoteSession, ServiceError, type StepAnswer, TierupClient } from '../../src/service/client.ts';
import { freePorts } from './free-ports.ts';
import { findNginx, Nginx } from './nginx.ts';
import { main, postRun, ServeProcess, until, within } from './serve-process.ts';

const nginxFound = findNginx();

interface Replica {
  readonly address: string;
  readonly serve: ServeProcess;
}

async function startReplicas(
  t: TestContext,
  ports: readonly number[],
  changes: Readonly<Record<string, string>> = {},
): Promise<readonly Replica[]> {
  const addresses = ports.map((port) => `127.0.0.1:${port}`);
  const replicas = ports.map((port, index) => {
    const address = addresses[index] as string;
    const environment = {
      SANDBOX_PORT: String(port),
      API_KEY: 'k',
      MAX_WORKERS: '1',
      TIERUP_LOG_LEVEL: 'silent',
      TIERUP_ADDRESS: address,
      TIERUP_PEERS: addresses.join(),
      ...changes,
    };
    return { address, serve: new ServeProcess(t, [main, 'serve', '--host', '127.0.0.1'], environment) };
  });
  await Promise.all(replicas.map(({ serve }) => serve.ready()));
  return replicas;
}

/** The replica that an id names. */
const replicaOf = ({ id }: RemoteSession): string => Buffer.from(id.split('.')[0] as string, 'base64url').toString();

const isLost = (thrown: unknown): boolean => thrown instanceof ServiceError && thrown.code === 'SESSION_LOST';

/** Runs of programs, one after the other on each of a few clients, until they are told to end. */
class SteadyRuns {
  readonly answers: { readonly status: number; readonly right: boolean }[] = [];
  readonly #url: string;
  readonly #clients: Promise<void>[];
  #on = true;

  constructor(url: string) {
    this.#url = url;
    this.#clients = Array.from({ length: 4 }, (_, index) => this.#client(index));
  }

  async end(): Promise<void> {
    this.#on = false;
    await within(Promise.all(this.#clients), 'the last answers');
  }

  async #client(index: number): Promise<void> {
    for (let n = index; this.#on; n += 4) {
      const answer = await postRun(this.#url, `print(${n} * 2)`);
      const body = await answer.text();
      this.answers.push({ status: answer.status, right: answer.ok && body.includes(`"stdout":"${n * 2}\\n"`) });
    }
  }
}

/** A step that prints, waits and ends; resolves to its answer once it has printed. */
async function underWay(session: RemoteSession, seconds: number): Promise<{ ended: Promise<StepAnswer> }> {
  let printed = false;
  const ended = session.run(`import time\nprint("on")\ntime.sleep(${seconds})\nkept += 1\nkept`, {
    onOutput: () => {
      printed = true;
    },
  });
  ended.catch(() => {});
  await until('the step prints', () => printed);
  return { ended };
}

test('three replicas behind nginx, one stopped, one killed', async (t) => {
  if ('missing' in nginxFound) return t.skip(nginxFound.missing);
  const [own, ...ports] = (await freePorts(4)) as [number, ...number[]];
  const replicas = await startReplicas(t, ports);
  const nginx = await Nginx.start(t, nginxFound.path, [own, ...ports]);
  const url = `http://127.0.0.1:${own}`;
  const client = new TierupClient({ url, apiKey: 'k' });

  const sessions = new Map<string, RemoteSession>();
  await until('a session on each replica', async () => {
    const session = await client.openSession({ inputs: { kept: 1 } });
    sessions.set(replicaOf(session), session);
    return sessions.size === 3;
  });
  const [stopped, killed, left] = replicas as [Replica, Replica, Replica];
  const on = ({ address }: Replica): RemoteSession => sessions.get(address) as RemoteSession;
  const runs = new SteadyRuns(url);
  await until('runs are answered', () => runs.answers.length > 20);

  const step = await underWay(on(stopped), 1);
  stopped.serve.child.kill('SIGTERM');
  await until('it says that it drains', async () => (await fetch(`http://${stopped.address}/readyz`)).status === 503);
  const opened = await client.openSession();
  assert.notEqual(replicaOf(opened), stopped.address, 'a replica that drains opens no session');
  assert.deepEqual(await within(step.ended, 'the step on the replica that stops'), {
    kind: 'finished',
    value: 2,
    stdout: 'on\n',
    stderr: '',
  });
  assert.deepEqual(await stopped.serve.exit(), [0, null]);
  await assert.rejects(on(stopped).run('kept'), isLost);
  const beforeKill = runs.answers.length;
  assert.deepEqual([...new Set(runs.answers.map(({ status }) => status))], [200], 'a stop loses no run');

  const lost = await underWay(on(killed), 30);
  killed.serve.child.kill('SIGKILL');
  await killed.serve.exit();
  await assert.rejects(within(lost.ended, 'the step on the replica that is killed'));
  await assert.rejects(on(killed).run('kept'), isLost);
  await until('runs go on', () => runs.answers.length > beforeKill + 100);
  await runs.end();
  assert.equal((await on(left).run('kept')).value, 1);

  const failed = runs.answers.filter(({ status }) => status !== 200);
  assert.ok(failed.length <= 4, `only what the killed replica had can fail, ${failed.length} did`);
  assert.deepEqual(
    [...new Set(failed.map(({ status }) => status))].filter((status) => status !== 502),
    [],
  );
  assert.ok(runs.answers.every(({ status, right }) => right || status !== 200));
  // What was sent to a second replica had not reached the first: there was no answer, and no connection.
  for (const { request, replicas: tried, statuses } of nginx.passed.filter((one) => one.request.includes('/run')))
    assert.ok(tried.length === 1 || statuses[0] === '502', `${request}: ${tried} ${statuses}`);
  t.diagnostic(`${runs.answers.length} runs, ${failed.length} answered with 502 by the kill`);
});

test('with a store: sessions of replicas that are stopped one after the other go on, with the step that waits', async (t) => {
  if ('missing' in nginxFound) return t.skip(nginxFound.missing);
  const store = mkdtempSync(join(tmpdir(), 'tierup-store-'));
  t.after(() => rmSync(store, { recursive: true, force: true }));
  const [own, ...ports] = (await freePorts(4)) as [number, ...number[]];
  const settings = { TIERUP_SESSION_STORE: store, TIERUP_SESSION_STORE_KEY: 'a key of some length' };
  const replicas = await startReplicas(t, ports, settings);
  await Nginx.start(t, nginxFound.path, [own, ...ports]);
  const client = new TierupClient({ url: `http://127.0.0.1:${own}`, apiKey: 'k' });
  let answer = (_value: number): void => {};
  let asked = 0;
  const ask = (): Promise<number> => {
    asked++;
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  const idle = await Promise.all(Array.from({ length: 6 }, (_, kept) => client.openSession({ inputs: { kept } })));
  const waiting = await client.openSession({ tools: { ask } });
  const step = waiting.run('n = 0\nwhile n < 3:\n    n += ask()\n    print(n)\nn');
  for (const [index, { serve }] of replicas.slice(0, 2).entries()) {
    await until('the tool is asked', () => asked === index + 1);
    serve.child.kill('SIGTERM');
    assert.deepEqual(await serve.exit(), [0, null]);
    answer(1);
  }
  await until('the tool is asked for the last time', () => asked === 3);
  answer(1);
  const { kind, value, stdout } = await within(step, 'the step that waited');
  assert.deepEqual([kind, value, stdout], ['finished', 3, '1\n2\n3\n']);
  for (const [kept, session] of idle.entries()) assert.equal((await session.run('kept += 10\nkept')).value, kept + 10);
});
