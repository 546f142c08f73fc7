/** What the front does around every request: ids, traces, keys, logs, connections, readiness, the load endpoints. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { keyCheck } from '../../src/service/api-key.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { Readiness } from '../../src/service/readiness.ts';
import { buildServer } from '../../src/service/server.ts';
import { SessionStore } from '../../src/service/sessions/session-store.ts';
import { openLog } from '../../src/telemetry/log.ts';
import { within } from './serve-process.ts';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const headers = { 'x-api-key': 'k', 'content-type': 'application/json' };

const settings = (changes: Record<string, string> = {}): ServiceConfiguration =>
  readConfiguration({ API_KEY: 'k', TIERUP_LOG_LEVEL: 'info', ...changes }) as ServiceConfiguration;

function logged(changes: Record<string, string> = {}): { server: FastifyInstance; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const log = openLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  return { server: buildServer(settings(changes), new InProcessLane(), { log }), lines };
}

const run = (code: string) => ({
  method: 'POST' as const,
  url: '/v1/sandbox/run',
  headers: { ...headers, traceparent: TRACE, 'x-request-id': 'caller-7' },
  payload: JSON.stringify({ language: 'python3', code }),
});

test('a run is a line of the log, with the ids of the request and nothing of the program', async () => {
  const { server, lines } = logged();
  const answer = await server.inject(run('secret_name = 1\nprint("secret text")'));
  await server.close();
  assert.deepEqual([answer.headers['x-request-id'], answer.headers['traceparent']], ['caller-7', TRACE]);
  const [line] = lines;
  assert.deepEqual(
    [line?.['reqId'], line?.['traceparent'], line?.['outcome'], line?.['lane'], line?.['endpoint']],
    ['caller-7', TRACE, 'finished', 'in-process', 'run'],
  );
  assert.equal(typeof line?.['runMs'], 'number');
  assert.doesNotMatch(JSON.stringify(lines), /secret/);
});

test('programs are logged when the operator asks', async () => {
  const { server, lines } = logged({ TIERUP_LOG_CODE: 'true' });
  await server.inject(run('secret_name = 1'));
  await server.close();
  assert.equal(lines[0]?.['source'], 'secret_name = 1');
});

test('what a caller sends as an id or a trace is taken only if it is one', async () => {
  const server = buildServer(settings({ TIERUP_LOG_LEVEL: 'silent' }), new InProcessLane());
  const answer = await server.inject({ url: '/health', headers: { 'x-request-id': 'a b', traceparent: 'x' } });
  await server.close();
  assert.match(String(answer.headers['x-request-id']), /^[0-9a-f-]{36}$/);
  assert.equal(answer.headers['traceparent'], undefined);
});

test('several keys, by header or as a bearer token', async () => {
  const server = buildServer(settings({ TIERUP_API_KEYS: 'a:key-a,b:key-b' }), new InProcessLane());
  const status = async (given: Record<string, string>) =>
    (await server.inject({ url: '/metrics', headers: given })).statusCode;
  assert.equal(await status({ 'x-api-key': 'k' }), 200);
  assert.equal(await status({ 'x-api-key': 'key-b' }), 200);
  assert.equal(await status({ authorization: 'Bearer key-a' }), 200);
  assert.equal(await status({ authorization: 'Bearer key-c' }), 401);
  assert.equal(await status({ 'x-api-key': 'a' }), 401);
  assert.equal(await status({}), 401);
  await server.close();
});

test('without a key no route answers but health and readiness, known or not', async (t) => {
  const quiet = settings({ TIERUP_LOG_LEVEL: 'silent' });
  const server = buildServer(quiet, new InProcessLane(), { sessions: new SessionStore(quiet, {}) });
  t.after(() => server.close());
  await server.ready();
  const described = Object.entries(server.swagger().paths ?? {}).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => [method.toUpperCase(), path.replace(/\{\w+\}/g, 'x')] as const),
  );
  assert.ok(described.length >= 9, `${described.length}`);
  const routes = [
    ...described,
    ['GET', '/openapi.json'],
    ['GET', '/no/such'],
    ['POST', '/health'],
    ['OPTIONS', '/metrics'],
  ];
  for (const [method, url] of routes as ['GET' | 'POST', string][])
    for (const key of [{}, { 'x-api-key': 'K' }, { authorization: 'Basic k' }, { authorization: 'Bearer k ' }]) {
      const open = method === 'GET' && (url === '/health' || url === '/readyz');
      const { statusCode, body } = await server.inject({ method, url, headers: key as Record<string, string> });
      assert.equal(statusCode === 401 && body === '', !open, `${method} ${url}: ${statusCode}`);
    }
});

test('the default key is a warning, and keys are compared whole', () => {
  assert.match(settings({ API_KEY: 'dify-sandbox' }).warnings.join(), /API_KEY is the default/);
  assert.doesNotMatch(settings().warnings.join(), /API_KEY/);
  const check = keyCheck([{ name: 'a', key: 'secret' }]);
  for (const near of ['secre', 'secrets', 'Secret', '', undefined, ['secret']]) assert.equal(check(near), undefined);
  assert.equal(check('secret'), 'a');
});

test('while draining, readiness is false, requests are still answered, and connections end with them', async (t) => {
  const readiness = new Readiness();
  const server = buildServer(settings({ TIERUP_LOG_LEVEL: 'silent' }), new InProcessLane(), { readiness });
  t.after(() => server.close());
  await server.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const first = await fetch(`${url}/readyz`);
  assert.deepEqual([first.status, await first.json()], [200, { status: 'ready' }]);
  const { payload, ...request } = run('import time\ntime.sleep(0.3)\nprint("done")');
  const open = fetch(`${url}/v1/sandbox/run`, { ...request, body: payload });
  await once(server.server, 'request');
  readiness.beginDrain();
  const draining = await fetch(`${url}/readyz`);
  assert.deepEqual([draining.status, await draining.json()], [503, { status: 'draining' }]);
  assert.equal(draining.headers.get('connection'), 'close');
  let idle = false;
  const drained = readiness.idle().then(() => {
    idle = true;
  });
  assert.equal(((await (await open).json()) as { data: { stdout: string } }).data.stdout, 'done\n');
  await within(drained, 'the drain');
  assert.ok(idle);
});

describe('/optimized and /original', () => {
  let server: FastifyInstance;
  before(() => {
    const original = new InProcessLane({ promotion: { mode: 'never' } });
    server = buildServer(settings({ TIERUP_LOG_LEVEL: 'silent' }), new InProcessLane(), { original });
  });
  after(() => server.close());

  const post = async (path: string, body: unknown) => {
    const answer = await server.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(body) });
    return { status: answer.statusCode, body: answer.json() };
  };

  test('the same work, the same answer', async () => {
    const data = Array.from({ length: 2000 }, (_, n) => n / 4);
    for (const path of ['/optimized', '/original']) {
      const { status, body } = await post(path, { data });
      assert.equal(status, 200);
      assert.deepEqual(
        body.result,
        data.map((x) => x * 2.5 - Math.sqrt(x ** 2)),
      );
      const program = await post(path, { code: 'print(sum(rows))', inputs: { rows: [1, 2, 3] } });
      assert.equal(program.body.data.stdout, '6\n');
    }
  });

  test('only /optimized compiles', async () => {
    const code = 'def f(n):\n    t = 0\n    for i in range(n): t += i\n    return t\nprint(f(300000))';
    const compiled = async () => {
      const text = (await server.inject({ url: '/metrics', headers })).body;
      return Number(/^pyjit_compilations_total\{tier="baseline",outcome="ok"\} (\d+)/m.exec(text)?.[1] ?? 0);
    };
    const before = await compiled();
    await post('/original', { code });
    assert.equal(await compiled(), before);
    await post('/optimized', { code });
    assert.ok((await compiled()) > before);
  });

  test('bodies are checked', async () => {
    for (const body of [
      {},
      { data: ['x'] },
      { data: [1], code: '1' },
      { code: '' },
      { code: '1', inputs: { 'a b': 1 } },
      [],
    ])
      assert.equal((await post('/optimized', body)).status, 400, JSON.stringify(body));
  });
});
