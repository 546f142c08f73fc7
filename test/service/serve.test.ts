/** `tierup serve` as an operator sees it: start, a run, overload, a stop that loses nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { found, PYTHON } from '../lanes/python.ts';
import { main, postRun as run, ServeProcess, stdoutOf, until, untilBusy, within } from './serve-process.ts';

test('runs, refuses when full, frees the place of a caller that left, drains', async (t) => {
  const serve = await ServeProcess.start(t, { MAX_REQUESTS: '2', WORKER_TIMEOUT: '20' });
  const { url, child } = serve;
  assert.equal(await stdoutOf(await run(url, 'print(2 ** 65)')), '36893488147419103232\n');
  const leaving = new AbortController();
  const stuck = run(url, 'while True: pass', leaving.signal);
  const waiting = run(url, 'print("waited")');
  let full: Response | undefined;
  await until('a third run is refused', async () => {
    full = await run(url, 'print(1)');
    return full.status !== 200;
  });
  assert.deepEqual([full?.status, full?.headers.get('retry-after')], [503, '1']);
  leaving.abort();
  await assert.rejects(stuck);
  assert.equal(await stdoutOf(await waiting), 'waited\n');
  const open = run(url, 'import time\nprint("a")\ntime.sleep(1)\nprint("b")');
  await untilBusy(url);
  child.kill('SIGTERM');
  assert.equal(await stdoutOf(await open), 'a\nb\n');
  assert.deepEqual(await serve.exit(), [0, null]);
});

test('with TIERUP_LANE=auto a program that imports what the engine has not runs on CPython', async (t) => {
  if (typeof found === 'string') return t.skip(found);
  const { url } = await ServeProcess.start(t, { TIERUP_LANE: 'auto', TIERUP_PYTHON: PYTHON });
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
});

test('a lane that this machine cannot offer keeps the server from starting', () => {
  const ran = spawnSync(process.execPath, [main, 'serve'], {
    env: { SANDBOX_PORT: '0', TIERUP_LANE: 'auto', TIERUP_PYTHON: '/nowhere/python3' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(ran.status, 1);
  assert.match(ran.stderr, /TIERUP_LANE is auto: no Python: \/nowhere\/python3/);
});

test('a run that outlasts the drain is answered, and the process ends', async (t) => {
  const serve = await ServeProcess.start(t, { TIERUP_DRAIN_SECONDS: '1', WORKER_TIMEOUT: '60' });
  const { url, child } = serve;
  const open = run(url, 'import time\ntime.sleep(50)');
  await untilBusy(url);
  child.kill('SIGTERM');
  const body = (await (await open).json()) as { code: number; message: string };
  assert.deepEqual([body.code, body.message], [-500, 'the lane was closed (LANE_CLOSED)']);
  assert.deepEqual(await serve.exit(), [0, null]);
});

/** What became of a run on a connection of its own. */
function runOn(port: number): Promise<'answered' | 'refused' | 'lost'> {
  const body = JSON.stringify({ language: 'python3', code: 'print(1)' });
  const head = `Host: x\r\nX-Api-Key: k\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let connected = false;
    let text = '';
    socket.once('connect', () => {
      connected = true;
      socket.write(`POST /v1/sandbox/run HTTP/1.1\r\nConnection: close\r\n${head}\r\n\r\n${body}`);
    });
    socket.on('data', (part) => {
      text += String(part);
    });
    socket.on('error', () => {});
    socket.once('close', () => resolve(text.includes('"stdout":"1') ? 'answered' : connected ? 'lost' : 'refused'));
  });
}

test('a stop resets no connection: each is answered, or was never made', async (t) => {
  if (typeof found === 'string') return t.skip(found);
  for (let round = 0; round < 3; round++) {
    const serve = await ServeProcess.start(t, {
      TIERUP_PYTHON: PYTHON,
      TIERUP_WORKER_WALLS: 'off',
      MAX_REQUESTS: '100',
    });
    const port = Number(new URL(serve.url).port);
    const ends = { answered: 0, refused: 0, lost: 0 };
    const callers = Array.from({ length: 24 }, async () => {
      for (let end: string = 'answered'; end === 'answered'; ) {
        end = await runOn(port);
        ends[end as keyof typeof ends]++;
      }
    });
    await until('runs are answered', () => ends.answered > 100);
    serve.child.kill('SIGTERM');
    await within(Promise.all(callers), 'the last callers');
    assert.deepEqual({ lost: ends.lost, refused: ends.refused }, { lost: 0, refused: 24 });
    assert.deepEqual(await serve.exit(), [0, null]);
  }
});

test('a body that does not come keeps no drain from ending', async (t) => {
  const serve = await ServeProcess.start(t, { TIERUP_DRAIN_SECONDS: '1' });
  const socket = connect(Number(new URL(serve.url).port), '127.0.0.1');
  t.after(() => socket.destroy());
  socket.on('error', () => {});
  socket.write('POST /v1/sandbox/run HTTP/1.1\r\nHost: x\r\nX-Api-Key: k\r\nContent-Length: 100\r\n\r\n{');
  await new Promise((resolve) => setTimeout(resolve, 300));
  serve.child.kill('SIGTERM');
  assert.deepEqual(await within(serve.exit(), 'the end', 10_000), [0, null]);
});

test('a file of nodes is run before the service is ready, and they are hot', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tierup-warm-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'warmup.json');
  const code = 'import json\nprint(json.dumps([1, 2]))';
  writeFileSync(
    file,
    JSON.stringify([
      { language: 'python3', code },
      { language: 'nodejs', code: '1' },
    ]),
  );
  const { url } = await ServeProcess.start(t, { TIERUP_WARMUP_FILE: file });
  assert.equal(await stdoutOf(await run(url, code)), '[1, 2]\n');
  const metrics = await (await fetch(`${url}/metrics`, { headers: { 'x-api-key': 'k' } })).text();
  assert.match(metrics, /^pyjit_code_cache_hits_total 1$/m);
  writeFileSync(file, '{}');
  const env = { SANDBOX_PORT: '0', TIERUP_WARMUP_FILE: file };
  const refused = spawnSync(process.execPath, [main, 'serve'], { env, encoding: 'utf8', timeout: 60_000 });
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /TIERUP_WARMUP_FILE is ".*": it must be a list of objects/);
});

test('what it cannot do it says before it starts', () => {
  const env = { ENABLE_PRELOAD: 'true', MAX_WORKERS: 'many', TIERUP_MAX_TIER: 'optimizer' };
  const ran = spawnSync(process.execPath, [main, 'serve'], { env, encoding: 'utf8', timeout: 60_000 });
  assert.equal(ran.status, 2);
  assert.match(ran.stderr, /MAX_WORKERS is "many"[\s\S]*ENABLE_PRELOAD is "true"[\s\S]*TIERUP_MAX_TIER is "optimizer"/);
});
