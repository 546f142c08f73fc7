/** Runs that go to another sandbox, and the ones that are only compared with it; a small server stands for dify-sandbox. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, type TestContext, test } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { NodeLane } from '../../src/lanes/node/node-lane.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { buildServer } from '../../src/service/server.ts';
import { Shadow } from '../../src/service/upstream/shadow.ts';
import { Upstream } from '../../src/service/upstream/upstream.ts';
import { openLog } from '../../src/telemetry/log.ts';
import { ServiceMetrics } from '../../src/telemetry/metrics.ts';
import { GENERATIONS, NODE } from './generations.ts';
import { within } from './serve-process.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers every run as it is told. */
class StandIn {
  readonly received: Received[] = [];
  answer: (response: ServerResponse) => void = (response) =>
    respond(response, { error: '', stdout: 'from upstream\n' });
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      this.received.push({ headers: request.headers, body });
      this.answer(response);
    });
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

function respond(response: ServerResponse, data: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ code: 0, message: 'success', data }));
}

const settings = (more: Record<string, string> = {}): ServiceConfiguration =>
  readConfiguration({ API_KEY: 'k', TIERUP_LOG_LEVEL: 'silent', ...more }) as ServiceConfiguration;
const headers = { 'x-api-key': 'k', 'content-type': 'application/json' };

interface Ours {
  readonly server: FastifyInstance;
  readonly shadow: Shadow;
  readonly lines: Record<string, unknown>[];
  counted(result: string): Promise<number>;
  post(body: object | string, more?: Record<string, string>): Promise<LightMyRequestResponse>;
}

function startOurs(url: string, share = 0, javascript?: NodeLane, cpythonHas?: (module: string) => boolean): Ours {
  const metrics = new ServiceMetrics();
  const lines: Record<string, unknown>[] = [];
  const log = openLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const upstream = new Upstream({ url, key: 'their key', maxOpen: 2, timeoutMs: 20_000 });
  const shadow = new Shadow({ upstream, share, metrics, withCode: false });
  const parts = { metrics, log, upstream: { upstream, shadow, cpythonHas }, ...(javascript && { javascript }) };
  const server = buildServer(settings(), new InProcessLane(), parts);
  return {
    server,
    shadow,
    lines,
    counted: async (result) => {
      const text = (await server.inject({ url: '/metrics', headers })).body;
      return Number(new RegExp(`^pyjit_shadow_runs_total\\{result="${result}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
    },
    post: (body, more = {}) =>
      server.inject({
        method: 'POST',
        url: '/v1/sandbox/run',
        headers: { ...headers, ...more },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

const python = (code: string): object => ({ language: 'python3', code });
const IMPORTS = 'import pandas as pd\nprint(pd)';

describe('runs that no lane here takes whole', () => {
  const standIn = new StandIn();
  const javascript = new NodeLane({ workers: 1 });
  let url = '';
  let ours: Ours;
  before(async () => {
    url = await standIn.listen();
    ours = startOurs(`${url}/`, 0, javascript);
  });
  after(async () => {
    await ours.server.close();
    await javascript.close();
    standIn.close();
  });

  test('go there unchanged, and the answer comes back unchanged', async () => {
    const body = `{"language":"python3", "code":${JSON.stringify(IMPORTS)},"preload":"x = 1","enable_network":true,"more":[1]}`;
    const answer = await ours.post(body);
    const received = standIn.received.at(-1) as Received;
    assert.equal(received.body, body);
    assert.deepEqual(
      [received.headers['x-api-key'], received.headers['content-type']],
      ['their key', 'application/json'],
    );
    assert.equal(answer.body, '{"code":0,"message":"success","data":{"error":"","stdout":"from upstream\\n"}}');
    assert.deepEqual(
      [answer.headers['x-tierup-lane'], answer.headers['x-tierup-lane-reason']],
      ['upstream', 'imports pandas'],
    );
    const metrics = (await ours.server.inject({ url: '/metrics', headers })).body;
    assert.match(metrics, /^pyjit_lane_runs_total\{lane="upstream",reason="imports"\} 1$/m);
    assert.match(metrics, /^pyjit_executions_total\{endpoint="run",outcome="ok"\} 1$/m);
  });

  test('the others stay here', async () => {
    const before = standIn.received.length;
    assert.equal((await ours.post(python('import json\nprint(json.dumps([1]))'))).json().data.stdout, '[1]\n');
    const script = { language: 'nodejs', code: 'console.log(require("path").join("a", "b"))' };
    assert.equal((await ours.post(script)).json().data.stdout, 'a/b\n');
    assert.equal((await ours.post({ language: 'ruby', code: '1' })).json().message, 'unsupported language');
    assert.equal(standIn.received.length, before);
  });

  test('JavaScript that asks for what its lane has not', async () => {
    for (const [code, reason] of [
      ['const _ = require("lodash")\nconsole.log(1)', 'imports lodash'],
      ['fetch("http://example.com").then(console.log)', 'calls fetch'],
      ['import("node:fs")', 'imports node:fs'],
    ]) {
      const answer = await ours.post({ language: 'nodejs', code });
      assert.equal(answer.headers['x-tierup-lane-reason'], reason);
      assert.equal(answer.json().data.stdout, 'from upstream\n');
    }
  });

  test('a caller may ask for it, or for a lane here', async () => {
    const asked = await ours.post(python('print(1)'), { 'x-tierup-lane': 'upstream' });
    assert.deepEqual(
      [asked.json().data.stdout, asked.headers['x-tierup-lane-reason']],
      ['from upstream\n', 'asked for'],
    );
    const here = await ours.post(python(IMPORTS), { 'x-tierup-lane': 'tierup' });
    assert.match(here.json().data.error, /No module named 'pandas'/);
  });

  test('what came from a service is not sent on again', async () => {
    const before = standIn.received.length;
    const answer = await ours.post(python(IMPORTS), { 'x-tierup-upstream': '1' });
    assert.match(answer.json().data.error, /No module named 'pandas'/);
    assert.equal(standIn.received.length, before);
  });

  test('modules that the CPython lane has do not go there', async () => {
    const withCpython = startOurs(url, 0, undefined, (module) => module === 'pandas');
    const before = standIn.received.length;
    await withCpython.post(python('import pandas.core'));
    assert.equal(standIn.received.length, before);
    await withCpython.post(python('import pandas, tensorflow.keras'));
    assert.equal(standIn.received.length, before + 1);
    await withCpython.server.close();
  });

  test('a refusal is passed on; a connection that breaks is an error, and the run is not sent again', async (t) => {
    const usual = standIn.answer;
    t.after(() => {
      standIn.answer = usual;
    });
    standIn.answer = (response) => {
      response.writeHead(503, { 'content-type': 'application/json' });
      response.end('{"code":-503,"message":"Too many requests","data":null}');
    };
    const full = await ours.post(python(IMPORTS));
    assert.deepEqual(
      [full.statusCode, full.json().message, full.headers['retry-after']],
      [503, 'Too many requests', '1'],
    );
    standIn.answer = (response) => response.destroy();
    const before = standIn.received.length;
    const broken = await ours.post(python(IMPORTS));
    assert.match(broken.json().message, /^the upstream sandbox gave no answer: .*\(UPSTREAM_LOST\)$/);
    assert.equal(broken.json().code, -500);
    assert.equal(standIn.received.length, before + 1);
  });

  test('no more are open than allowed, and a caller that leaves ends his', async (t) => {
    const usual = standIn.answer;
    t.after(() => {
      standIn.answer = usual;
    });
    const held: ServerResponse[] = [];
    standIn.answer = (response) => void held.push(response);
    await ours.server.listen({ port: 0, host: '127.0.0.1' });
    const address = `http://127.0.0.1:${(ours.server.server.address() as AddressInfo).port}/v1/sandbox/run`;
    const leaving = new AbortController();
    const open = [1, 2].map(() =>
      fetch(address, { method: 'POST', headers, body: JSON.stringify(python(IMPORTS)), signal: leaving.signal }),
    );
    for (let i = 0; i < 6000 && held.length < 2; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal((await ours.post(python(IMPORTS))).statusCode, 503);
    const ended = Promise.all(held.map((response) => once(response, 'close')));
    leaving.abort();
    await Promise.allSettled(open);
    await within(ended, 'requests upstream end with their callers', 10_000);
  });
});

describe('shadow mode', () => {
  const started = async (t: TestContext, share = 1): Promise<{ standIn: StandIn; ours: Ours }> => {
    const standIn = new StandIn();
    const ours = startOurs(await standIn.listen(), share);
    t.after(async () => {
      await ours.server.close();
      standIn.close();
    });
    return { standIn, ours };
  };
  const answering = (standIn: StandIn, data: object): void => {
    standIn.answer = (response) => respond(response, data);
  };

  test('differences are counted and logged; the answer is ours', async (t) => {
    const { standIn, ours } = await started(t);
    const cases = [
      ['same', 'print("a")', { error: '', stdout: 'a\n' }],
      ['stdout', 'print("secret")', { error: '', stdout: 'b\n' }],
      ['failure', 'print("a")', { error: 'error: exit status 255\n', stdout: 'a\n' }],
      ['failure', 'raise ValueError', { error: '', stdout: '' }],
      ['same', 'raise ValueError', { error: 'other words', stdout: '' }],
    ] as const;
    const counts = new Map<string, number>();
    for (const [result, code, data] of cases) {
      answering(standIn, data);
      const answer = await ours.post(python(code));
      assert.equal(answer.headers['x-tierup-lane'], 'in-process');
      assert.equal(answer.json().data.stdout, code.startsWith('print') ? `${code.slice(7, -2)}\n` : '');
      await within(ours.shadow.idle(), 'the comparison');
      counts.set(result, (counts.get(result) ?? 0) + 1);
      assert.equal(await ours.counted(result), counts.get(result));
    }
    const logged = ours.lines.filter((line) => line['msg'] === 'shadow');
    assert.deepEqual(
      logged.map((line) => line['differs']),
      ['stdout', 'failure', 'failure'],
    );
    assert.doesNotMatch(JSON.stringify(logged), /secret/);
  });

  test('nobody waits for an upstream that does not answer, and one that is gone harms nothing', async (t) => {
    const { standIn, ours } = await started(t);
    const held: ServerResponse[] = [];
    standIn.answer = (response) => void held.push(response);
    assert.equal((await ours.post(python('print(1)'))).json().data.stdout, '1\n');
    for (let i = 0; i < 6000 && held.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    held[0]?.destroy();
    await within(ours.shadow.idle(), 'the comparison');
    assert.equal(await ours.counted('unanswered'), 1);
  });

  test('programs with network, clock or randomness are not sent', async (t) => {
    const { standIn, ours } = await started(t);
    for (const code of [
      'import random\nprint(random.random())',
      'from time import time\nprint(time())',
      'import datetime\nprint(datetime.datetime.now())',
      'import os\nprint(os.urandom(2))',
      'import uuid\nprint(uuid.uuid4())',
      'print(id([]))',
      'print({"a", "b"}, set("ab"))',
      'print(hash("a"))',
      'exec("import ra" + "ndom")',
      'm = __import__("ti" + "me")',
      `import jinja2\nfrom base64 import b64decode\nprint(jinja2.Template(b64decode('${btoa('{{ [1, 2, 3] | random }}')}').decode()).render())`,
    ])
      await ours.post(python(code));
    await ours.shadow.idle();
    assert.deepEqual(
      standIn.received.map(({ body }) => body),
      [],
    );
  });

  test('of what can be compared a share is', async (t) => {
    const { standIn, ours } = await started(t, 0.5);
    answering(standIn, { error: '', stdout: '1\n' });
    for (let n = 0; n < 60; n++) {
      await ours.post(python('print(1)'));
      await ours.shadow.idle();
    }
    // Outside of 10 to 50 once in ten million times.
    assert.ok(standIn.received.length > 10 && standIn.received.length < 50, `${standIn.received.length} of 60`);
  });

  test('the plain interpreter as upstream says the same of every wrapper', async (t) => {
    const plain = buildServer(settings({ API_KEY: 'their key' }), new InProcessLane({ promotion: { mode: 'never' } }));
    await plain.listen({ port: 0, host: '127.0.0.1' });
    const ours = startOurs(`http://127.0.0.1:${(plain.server.address() as AddressInfo).port}`, 1);
    t.after(async () => {
      await ours.server.close();
      await plain.close();
    });
    const loop = 'total = 0\nfor n in range(50_000):\n    total = (total * 7 + n) % 1_000_003\nprint(total)';
    const programs = [loop, ...[...GENERATIONS.values()].map((wrap) => wrap(NODE, { a: 1, name: 'x' }))];
    for (const code of programs) {
      await ours.post(python(code));
      await within(ours.shadow.idle(), 'the comparison');
    }
    assert.equal(await ours.counted('same'), programs.length);
  });
});

test('settings', () => {
  const wrong = (environment: Record<string, string>) => readConfiguration({ API_KEY: 'k', ...environment });
  assert.deepEqual(wrong({ TIERUP_UPSTREAM_URL: 'sandbox:8194' }), [
    'TIERUP_UPSTREAM_URL is "sandbox:8194": it must be as http://sandbox:8194',
  ]);
  assert.deepEqual(wrong({ TIERUP_SHADOW_SHARE: '0.1' }), ['TIERUP_SHADOW_SHARE needs TIERUP_UPSTREAM_URL']);
  const { upstream } = settings({ TIERUP_UPSTREAM_URL: 'http://sandbox:8194', TIERUP_SHADOW_SHARE: '0.1' });
  assert.deepEqual(upstream, { url: 'http://sandbox:8194', key: 'k', shadowShare: 0.1 });
});
