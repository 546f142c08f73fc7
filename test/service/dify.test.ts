/** The contract of dify-sandbox, request by request. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { type LaneOutcome, lost } from '../../src/lanes/lane.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { buildServer } from '../../src/service/server.ts';
import { GENERATIONS, MARK, NODE } from './generations.ts';

const configuration = (changes: Record<string, string> = {}): ServiceConfiguration =>
  readConfiguration({ API_KEY: 'secret', WORKER_TIMEOUT: '1', ...changes }) as ServiceConfiguration;

interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly data: { stdout: string; stderr: string; error: string; exit_code: number } | null;
}

const VALIDATION = (name: string): string =>
  `Key: '${name}' Error:Field validation for '${name}' failed on the 'required' tag`;

describe('POST /v1/sandbox/run', () => {
  let server: FastifyInstance;
  before(async () => {
    server = buildServer(configuration({ WORKER_TIMEOUT: '60' }), new InProcessLane());
    await server.ready();
  });
  after(() => server.close());

  const post = async (payload: string, headers: Record<string, string> = {}) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/sandbox/run',
      payload,
      headers: { 'x-api-key': 'secret', 'content-type': 'application/json', ...headers },
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  };
  const run = async (code: string, more: object = {}): Promise<Envelope> => {
    const { status, text, headers } = await post(JSON.stringify({ language: 'python3', code, ...more }));
    assert.equal(status, 200);
    assert.equal(headers['x-tierup-lane'], 'in-process');
    return JSON.parse(text) as Envelope;
  };

  test('a wrong or missing key: 401 and no body', async () => {
    for (const key of ['wrong', '', 'secretx', 'secre']) {
      const answer = await post('{}', { 'x-api-key': key });
      assert.deepEqual([answer.status, answer.text], [401, '']);
    }
    const answer = await server.inject({ method: 'POST', url: '/v1/sandbox/run', payload: '{}' });
    assert.deepEqual([answer.statusCode, answer.body], [401, '']);
  });

  test('health and readiness need no key', async () => {
    const health = await server.inject('/health');
    assert.deepEqual([health.statusCode, health.body], [200, '"ok"']);
    const readiness = await server.inject('/readyz');
    assert.deepEqual([readiness.statusCode, readiness.json()], [200, { status: 'ready' }]);
    assert.equal((await server.inject('/other')).statusCode, 401);
  });

  test('what a body lacks is said in the words of dify-sandbox', async () => {
    const complaint = async (payload: string, type: string) => {
      const answer = await post(payload, { 'content-type': type });
      return [answer.status, JSON.parse(answer.text)];
    };
    const json = 'application/json';
    const body = (message: string): unknown => ({ code: -400, message, data: null });
    assert.deepEqual(await complaint('{}', json), [400, body(`${VALIDATION('Language')}\n${VALIDATION('Code')}`)]);
    assert.deepEqual(await complaint('{"language":"python3","code":""}', json), [400, body(VALIDATION('Code'))]);
    assert.deepEqual(await complaint('{}', `${json}; charset=utf-8`), [
      200,
      body(`${VALIDATION('Language')}\n${VALIDATION('Code')}`),
    ]);
    assert.deepEqual(await complaint('', json), [400, body('EOF')]);
    assert.deepEqual(await complaint('x', 'text/plain'), [
      200,
      body(`${VALIDATION('Language')}\n${VALIDATION('Code')}`),
    ]);
    for (const wrong of [
      '{',
      '[]',
      '1',
      'null',
      '{"language": 1, "code": "x"}',
      '{"language": "python3", "code": []}',
    ]) {
      const [status, answer] = await complaint(wrong, json);
      assert.deepEqual([status, (answer as Envelope).code], [400, -400], wrong);
    }
  });

  test('a form is as good as JSON', async () => {
    const form = new URLSearchParams({ language: 'python3', code: 'print("a&b")' }).toString();
    const answer = await post(form, { 'content-type': 'application/x-www-form-urlencoded' });
    assert.equal((JSON.parse(answer.text) as Envelope).data?.stdout, 'a&b\n');
  });

  test('an unsupported language', async () => {
    for (const language of ['nodejs', 'python', 'ruby']) {
      const answer = await post(JSON.stringify({ language, code: '1' }));
      assert.deepEqual(
        [answer.status, JSON.parse(answer.text)],
        [400, { code: -400, message: 'unsupported language', data: null }],
      );
    }
  });

  for (const [name, wrap] of GENERATIONS)
    test(`a node of each generation: ${name}`, async () => {
      for (const inputs of [
        { a: 1, name: 'x' },
        { a: 2 ** 40, name: 'größer 😀' },
      ]) {
        const { code, message, data } = await run(wrap(NODE, inputs));
        assert.deepEqual([code, message, data?.error, data?.exit_code], [0, 'success', '', 0]);
        const [, json] = (data?.stdout ?? '').split(MARK);
        assert.deepEqual(JSON.parse(json as string), { sum: inputs.a + 1, name: inputs.name.toUpperCase() });
      }
    });

  test('half a character is replaced', async () => {
    assert.equal((await run('print(ascii("\ud800"))')).data?.stdout, "'\\ufffd'\n");
  });

  test('raw code, and fields nobody knows', async () => {
    const { data } = await run('print("hi")\n1 + 1', { preload: 'raise 1', enable_network: true, dependencies: [] });
    assert.deepEqual(data, { stdout: 'hi\n', stderr: '', error: '', exit_code: 0 });
  });

  test('stderr alone is no error', async () => {
    const { data } = await run('import sys\nprint("log", file=sys.stderr)');
    assert.deepEqual(data, { stdout: '', stderr: 'log\n', error: '', exit_code: 0 });
  });

  test('a warning of the compiler is no error', async () => {
    const { data } = await run("x = 1\nif x is 1: print('yes')");
    const stderr = '<fd3>:2: SyntaxWarning: "is" with \'int\' literal. Did you mean "=="?\n';
    assert.deepEqual(data, { stdout: 'yes\n', stderr, error: '', exit_code: 0 });
  });

  test('an exception ends with 255, its traceback has the lines of the text as sent', async () => {
    const { code, data } = await run('print("before")\n\ndef main():\n    return {}["k"]\n\nmain()');
    assert.equal(code, 0);
    assert.equal(data?.exit_code, 255);
    assert.equal(data.stdout, 'before\n');
    assert.match(
      data.stderr,
      /^Traceback .*\n {2}File "<fd3>", line 6, in <module>\n[\s\S]*line 4, in main\n[\s\S]*KeyError: 'k'\n$/,
    );
    assert.equal(data.error, `process exited with code 255\n${data.stderr}`);
  });

  test('sys.exit', async () => {
    assert.equal((await run('import sys; sys.exit()')).data?.exit_code, 0);
    assert.equal((await run('import sys; sys.exit(3)')).data?.exit_code, 3);
    const { data } = await run('import sys; sys.exit("why")');
    assert.deepEqual(data, { stdout: '', stderr: 'why\n', error: 'process exited with code 1\nwhy\n', exit_code: 1 });
  });

  test('a time-out says so, and keeps what was printed', async () => {
    const hasty = buildServer(configuration(), new InProcessLane());
    const answer = await hasty.inject({
      method: 'POST',
      url: '/v1/sandbox/run',
      headers: { 'x-api-key': 'secret', 'content-type': 'application/json' },
      payload: JSON.stringify({ language: 'python3', code: 'print("a")\nwhile True: pass' }),
    });
    await hasty.close();
    assert.deepEqual((answer.json() as Envelope).data, {
      stdout: 'a\n',
      stderr: '',
      error: 'process exited with code -1\nerror: timeout\n',
      exit_code: -1,
    });
  });

  test('memory and output have limits', async () => {
    assert.match((await run('x = "a" * 10 ** 10')).data?.error ?? '', /\nerror: memory limit of \d+ bytes reached\n/);
    assert.match((await run('while True: print("x" * 10**6)')).data?.error ?? '', /\nerror: output limit of/);
  });

  test('each run has modules of its own', async () => {
    await run('import json\njson.dumps = None');
    assert.equal((await run('import json\nprint(json.dumps({}))')).data?.stdout, '{}\n');
  });
});

test('outcomes that no program can bring about', async () => {
  const answer = async (outcome: LaneOutcome) => {
    const lane = { name: 'fixed', run: async () => outcome, ready: async () => {}, close: async () => {} };
    const server = buildServer(configuration(), lane);
    const { statusCode, headers, body } = await server.inject({
      method: 'POST',
      url: '/v1/sandbox/run',
      headers: { 'x-api-key': 'secret', 'content-type': 'application/json' },
      payload: '{"language":"python3","code":"1"}',
    });
    await server.close();
    return { status: statusCode, retryAfter: headers['retry-after'], body: JSON.parse(body) as Envelope };
  };
  assert.deepEqual(await answer(lost('QUEUE_FULL', 'full')), {
    status: 503,
    retryAfter: '1',
    body: { code: -503, message: 'Too many requests', data: null },
  });
  const gone = await answer(lost('WORKER_LOST', 'the worker process ended'));
  assert.deepEqual([gone.status, gone.body.code, gone.body.data?.exit_code], [200, 0, -1]);
  assert.match(gone.body.data?.error ?? '', /WORKER_LOST/);
  const closed = await answer(lost('LANE_CLOSED', 'the lane was closed'));
  assert.deepEqual(closed.body, { code: -500, message: 'the lane was closed (LANE_CLOSED)', data: null });
});

test('settings: names of dify-sandbox, and what is refused', () => {
  const { port, workers, maxRequests, runSeconds, apiKey } = configuration({ SANDBOX_PORT: '9000', MAX_WORKERS: '3' });
  assert.deepEqual([port, workers, maxRequests, runSeconds, apiKey], [9000, 3, 50, 1, 'secret']);
  for (const [name, value] of [
    ['SANDBOX_PORT', 'x'],
    ['MAX_WORKERS', '0'],
    ['MAX_REQUESTS', '1.5'],
    ['API_KEY', ''],
    ['TIERUP_COMPAT', '0.2.12'],
    ['TIERUP_LOG_LEVEL', 'loud'],
    ['TIERUP_API_KEYS', 'no-colon'],
    ['ENABLE_PRELOAD', '1'],
    ['TIERUP_UPSTREAM_URL', 'sandbox:8194'],
    ['TIERUP_SHADOW_SHARE', '0.1'],
  ] as const) {
    const complaints = readConfiguration({ [name]: value });
    assert.ok(Array.isArray(complaints) && complaints.length === 1 && complaints[0].startsWith(name), name);
  }
  const memory = (limitMb: number, changes: Record<string, string> = {}) =>
    readConfiguration({ MAX_WORKERS: '4', ...changes }, limitMb * 1024 * 1024);
  assert.equal((memory(1400) as ServiceConfiguration).workerMemoryMb, 286);
  assert.equal((memory(0) as ServiceConfiguration).workerMemoryMb, 512);
  assert.match((memory(2000, { TIERUP_WORKER_MEMORY_MB: '512' }) as string[])[0] ?? '', /^MAX_WORKERS 4 x .* 2000 MiB/);
  assert.ok('port' in readConfiguration({ ENABLE_NETWORK: 'false', TIERUP_CACHE_DIR: '/var/cache/tierup' }));
  const networked = readConfiguration({ API_KEY: 'k', ENABLE_NETWORK: 'true' }) as ServiceConfiguration;
  assert.match(networked.warnings.join(), /ENABLE_NETWORK is true.*offline/);
});

test('memory: all processes at their ceilings fit the container', () => {
  for (const lane of ['tierup', 'auto'])
    for (const limitMb of [800, 1400, 2048, 4096, 16_384])
      for (const workers of [1, 2, 8]) {
        const environment = { MAX_WORKERS: String(workers), TIERUP_LANE: lane };
        const plan = readConfiguration(environment, limitMb * 1024 * 1024);
        const pools = lane === 'tierup' ? workers : 2 * workers;
        const what = `${limitMb} MiB, ${workers} workers, ${lane}`;
        if (!('port' in plan)) {
          assert.ok(pools * 256 + 256 > limitMb, `${what}: ${plan}`);
          continue;
        }
        assert.ok(plan.javascriptWorkers >= 1 && plan.javascriptWorkers <= workers, what);
        // One JavaScript node may run where nothing is left.
        const javascript = plan.javascriptWorkers === 1 ? 0 : plan.javascriptWorkers;
        const processes = pools + plan.originalWorkers + plan.maxSessions + javascript;
        assert.ok(processes * plan.workerMemoryMb + 256 <= limitMb, what);
      }
  const greedy = readConfiguration({ MAX_WORKERS: '1', TIERUP_MAX_SESSIONS: '9' }, 2048 * 1024 * 1024);
  assert.match(String(greedy), /^TIERUP_MAX_SESSIONS 9 x 512 MiB/);
});

test('compat 0.2.15: two fields, the errors of a Go process', async () => {
  const server = buildServer(configuration({ TIERUP_COMPAT: '0.2.15' }), new InProcessLane());
  const data = async (code: string) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/sandbox/run',
      headers: { 'x-api-key': 'secret', 'content-type': 'application/json' },
      payload: JSON.stringify({ language: 'python3', code }),
    });
    return (answer.json() as { data: object }).data;
  };
  assert.deepEqual(await data('print(1)'), { error: '', stdout: '1\n' });
  assert.deepEqual(await data('import sys\nprint("log", file=sys.stderr)'), { error: 'log\n', stdout: '' });
  assert.deepEqual(await data('import sys\nsys.exit(3)'), { error: 'error: exit status 3\n', stdout: '' });
  assert.deepEqual(await data('while True: pass'), { error: 'error: timeout\nerror: signal: killed\n', stdout: '' });
  await server.close();
});

test('dependencies: what programs can import, in the envelope', async () => {
  const server = buildServer(configuration(), new InProcessLane());
  const headers = { 'x-api-key': 'secret', 'content-type': 'application/json' };
  for (const path of ['', '/refresh']) {
    const url = `/v1/sandbox/dependencies${path}?language=python3`;
    const { code, message, data } = (await server.inject({ url, headers })).json();
    assert.deepEqual([code, message], [0, 'success']);
    assert.ok(Array.isArray(data.dependencies));
    for (const { name } of data.dependencies as { name: string }[]) {
      const ran = await server.inject({
        method: 'POST',
        url: '/v1/sandbox/run',
        headers,
        payload: JSON.stringify({ language: 'python3', code: `import ${name}` }),
      });
      assert.equal(ran.json().data.exit_code, 0, name);
    }
    const other = await server.inject({ url: `/v1/sandbox/dependencies${path}?language=ruby`, headers });
    assert.deepEqual([other.statusCode, other.json().message], [400, 'unsupported language']);
  }
  const update = { method: 'POST', url: '/v1/sandbox/dependencies/update', headers } as const;
  const updated = await server.inject({ ...update, payload: '{"language":"python3"}' });
  assert.deepEqual(updated.json(), { code: 0, message: 'success', data: {} });
  assert.equal((await server.inject({ ...update, payload: '{' })).statusCode, 400);
  assert.equal((await server.inject('/v1/sandbox/dependencies?language=python3')).statusCode, 401);
  await server.close();
});
