/** `tierup serve` as an operator sees it: start, a run, overload, a stop that loses nothing. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { found, PYTHON } from '../lanes/python.ts';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

async function start(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [main, 'serve', '--host', '127.0.0.1'], {
    env: { SANDBOX_PORT: '0', API_KEY: 'k', MAX_WORKERS: '1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const part of child.stdout as NodeJS.ReadableStream) {
    text += String(part);
    const port = /on port (\d+)/.exec(text)?.[1];
    if (port !== undefined) {
      const url = `http://127.0.0.1:${port}`;
      while (!(await fetch(`${url}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 20));
      return { child, url };
    }
  }
  throw new Error(`tierup serve ended: ${text}`);
}

function run(url: string, code: string, signal?: AbortSignal, lane?: string): Promise<Response> {
  return fetch(`${url}/v1/sandbox/run`, {
    method: 'POST',
    headers: {
      'x-api-key': 'k',
      'content-type': 'application/json',
      ...(lane !== undefined && { 'x-tierup-lane': lane }),
    },
    body: JSON.stringify({ language: 'python3', code }),
    ...(signal !== undefined && { signal }),
  });
}

const stdoutOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { data: { stdout: string } }).data.stdout;

test('runs, refuses when full, frees the place of a caller that left, drains', async () => {
  const { child, url } = await start({ MAX_REQUESTS: '2', WORKER_TIMEOUT: '20' });
  try {
    assert.equal(await stdoutOf(await run(url, 'print(2 ** 65)')), '36893488147419103232\n');
    const leaving = new AbortController();
    const stuck = run(url, 'while True: pass', leaving.signal);
    const waiting = run(url, 'print("waited")');
    let full: Response;
    do full = await run(url, 'print(1)');
    while (full.status === 200);
    assert.deepEqual([full.status, full.headers.get('retry-after')], [503, '1']);
    leaving.abort();
    await assert.rejects(stuck);
    assert.equal(await stdoutOf(await waiting), 'waited\n');
    const open = run(url, 'import time\nprint("a")\ntime.sleep(1)\nprint("b")');
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGTERM');
    assert.equal(await stdoutOf(await open), 'a\nb\n');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('with TIERUP_LANE=auto a program that imports what the engine has not runs on CPython', async (t) => {
  if (typeof found === 'string') return t.skip(found);
  const { child, url } = await start({ TIERUP_LANE: 'auto', TIERUP_PYTHON: PYTHON });
  try {
    const source = 'import sys\nprint("tierup" in sys.version)';
    for (const [code, wish, printed, lane, reason] of [
      [source, undefined, 'True', 'worker-process', 'the engine has all that it imports'],
      [`import mmap\n${source}`, undefined, 'False', 'cpython', 'imports mmap'],
      [source, 'cpython', 'False', 'cpython', 'asked for'],
    ] as const) {
      const answer = await run(url, code, undefined, wish);
      assert.equal(answer.headers.get('x-tierup-lane'), lane);
      assert.equal(answer.headers.get('x-tierup-lane-reason'), reason);
      assert.equal(await stdoutOf(answer), `${printed}\n`);
    }
    assert.equal((await run(url, source, undefined, 'other')).status, 400);
    const metrics = await (await fetch(`${url}/metrics`, { headers: { 'x-api-key': 'k' } })).text();
    assert.match(metrics, /^pyjit_lane_runs_total\{lane="cpython",reason="imports"\} 1$/m);
    assert.match(metrics, /^pyjit_lane_runs_total\{lane="cpython",reason="asked"\} 1$/m);
  } finally {
    child.kill('SIGKILL');
  }
});

test('a lane that this machine cannot offer keeps the server from starting', () => {
  const ran = spawnSync(process.execPath, [main, 'serve'], {
    env: { SANDBOX_PORT: '0', TIERUP_LANE: 'auto', TIERUP_PYTHON: '/nowhere/python3' },
    encoding: 'utf8',
  });
  assert.equal(ran.status, 1);
  assert.match(ran.stderr, /TIERUP_LANE is auto: no Python: \/nowhere\/python3/);
});

test('a run that outlasts the drain is answered, and the process ends', async () => {
  const { child, url } = await start({ TIERUP_DRAIN_SECONDS: '1', WORKER_TIMEOUT: '60' });
  try {
    const open = run(url, 'import time\ntime.sleep(50)');
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGTERM');
    const body = (await (await open).json()) as { code: number; message: string };
    assert.deepEqual([body.code, body.message], [-500, 'the lane was closed (LANE_CLOSED)']);
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('what it cannot do it says before it starts', () => {
  const env = { ENABLE_PRELOAD: 'true', MAX_WORKERS: 'many', TIERUP_MAX_TIER: 'optimizer' };
  const ran = spawnSync(process.execPath, [main, 'serve'], { env, encoding: 'utf8' });
  assert.equal(ran.status, 2);
  assert.match(ran.stderr, /MAX_WORKERS is "many"[\s\S]*ENABLE_PRELOAD is "true"[\s\S]*TIERUP_MAX_TIER is "optimizer"/);
});
