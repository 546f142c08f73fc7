/** The suite of every lane, and what only processes have: they can be killed, watched and walled in. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { readFromWorker } from '../../src/lanes/pool/messages.ts';
import { PoolLane } from '../../src/lanes/pool/pool.ts';
import { residentBytesOf, workerRights } from '../../src/lanes/worker-process/start-process.ts';
import { WorkerProcessLane } from '../../src/lanes/worker-process/worker-process.ts';
import { laneSuite, runOn } from './lane-suite.ts';

laneSuite('worker-process', () => new WorkerProcessLane({ workers: 2 }));

const until = async (condition: () => boolean): Promise<void> => {
  for (let i = 0; i < 6000 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(condition());
};

describe('processes', () => {
  let lane: WorkerProcessLane;
  before(async () => {
    lane = new WorkerProcessLane({ workers: 1, maxInFlight: 3, memoryMb: 256 });
    await lane.ready();
  });
  after(() => lane.close());

  test('a worker killed during a run: lost, not run again; the next run has a new worker', async () => {
    let printed = '';
    const running = lane.run(
      { source: 'print("once")\nwhile True: pass', filename: 'p', inputs: {}, limits: {}, deadlineMs: 20_000 },
      {
        onOutput: (_stream, text) => {
          printed += text;
        },
      },
    );
    await until(() => printed !== '');
    const [pid] = lane.pids;
    process.kill(pid as number, 'SIGKILL');
    const outcome = await running;
    assert.deepEqual(outcome.kind === 'lost' && outcome.code, 'WORKER_LOST');
    assert.equal(printed, 'once\n');
    assert.equal((await runOn(lane, 'print("next")')).stdout, 'next\n');
    assert.notEqual(lane.pids[0], pid);
  });

  test('a worker killed before it could start a run: the run is handed on and runs once', async () => {
    const [pid] = lane.pids;
    // Stopped, it takes the message and no step; then it is gone.
    process.kill(pid as number, 'SIGSTOP');
    const running = runOn(lane, 'print("once")');
    await new Promise((resolve) => setTimeout(resolve, 30));
    process.kill(pid as number, 'SIGKILL');
    const ran = await running;
    assert.deepEqual([ran.outcome.kind, ran.stdout], ['finished', 'once\n']);
  });

  test('a worker that does not stop at the deadline is killed', async () => {
    const [pid] = lane.pids;
    process.kill(pid as number, 'SIGSTOP');
    const ran = await runOn(lane, 'print(1)', { deadlineMs: 100 });
    assert.deepEqual(ran.outcome.kind === 'limit' && ran.outcome.limit, 'time');
    assert.equal((await runOn(lane, 'print("next")')).stdout, 'next\n');
  });

  test('memory beyond the ceiling of a process ends the worker, and nothing else', async () => {
    const { outcome } = await runOn(lane, 'rows = []\nwhile True: rows.append("x" * 1000 + str(len(rows)))', {
      limits: { maxBytes: 2 ** 40 },
    });
    assert.equal(outcome.kind, 'lost');
    assert.ok(outcome.kind === 'lost' && ['WORKER_MEMORY', 'WORKER_LOST'].includes(outcome.code));
    assert.equal((await runOn(lane, 'print("next")')).stdout, 'next\n');
  });

  test('a full queue refuses; a run whose caller left is not started', async () => {
    const leave = new AbortController();
    const busy = new AbortController();
    const running = runOn(lane, 'while True: pass', {}, busy.signal);
    const waiting = runOn(lane, 'print("ran")', {}, leave.signal);
    const last = runOn(lane, 'print("last")');
    const refused = await runOn(lane, 'print("refused")');
    assert.deepEqual(refused.outcome.kind === 'lost' && refused.outcome.code, 'QUEUE_FULL');
    leave.abort();
    assert.deepEqual([(await waiting).outcome.kind, (await waiting).stdout], ['interrupted', '']);
    busy.abort();
    assert.equal((await running).outcome.kind, 'interrupted');
    assert.equal((await last).stdout, 'last\n');
  });

  test('a worker starts with no environment but the number of its channel', (t) => {
    const path = `/proc/${lane.pids[0]}/environ`;
    if (!existsSync(path)) return t.skip('this system has no /proc');
    const names = readFileSync(path, 'utf8')
      .split('\0')
      .filter(Boolean)
      .map((entry) => entry.split('=')[0]);
    assert.deepEqual(names.filter((name) => !name?.startsWith('NODE_CHANNEL_')).length, 0, `${names}`);
  });

  test('code that had broken out of the engine would find no files, network or processes', () => {
    const attempt = (code: string): string => {
      const script = `const fs = require('fs'); try { ${code}; console.log('done') } catch (e) { console.log(e.code) }`;
      const ran = spawnSync(process.execPath, [...workerRights(), '-e', script], { env: {}, encoding: 'utf8' });
      return ran.stdout.trim();
    };
    for (const code of [
      'fs.readFileSync("/etc/passwd")',
      'fs.writeFileSync("/tmp/x", "")',
      'require("child_process").spawnSync("true")',
      'new (require("worker_threads").Worker)("1", { eval: true })',
      'fs.readdirSync("/")',
    ])
      assert.equal(attempt(code), 'ERR_ACCESS_DENIED', code);
    assert.equal(attempt(''), 'done');
    const connect = 'require("net").connect(1, "127.0.0.1").on("error", (e) => console.log(e.code))';
    assert.match(attempt(connect), /ERR_ACCESS_DENIED/);
  });

  test('the same program is hot in later runs of a worker', async () => {
    const source = 'total = 0\nfor i in range(300_000):\n    total += i % (n + 1)\nprint(total)';
    const times: number[] = [];
    for (let n = 1; n <= 6; n++) {
      const { outcome } = await runOn(lane, source, { inputs: { n } });
      assert.ok(outcome.kind === 'finished');
      times.push(outcome.usage.elapsedMs);
    }
    // Compiling is over: the later runs do not each pay the interpreter's warm-up again.
    assert.ok(Math.min(...times.slice(1)) < (times[0] as number), `${times}`);
  });
});

test('workers are killed all the time: every run is answered, none runs twice, none is lost that had not started', async (t) => {
  const lane = new WorkerProcessLane({ workers: 2, maxInFlight: 1000 });
  t.after(() => lane.close());
  await lane.ready();
  const printed = new Map<number, number>();
  const started = new Set<number>();
  const run = async (n: number): Promise<string> => {
    const outcome = await lane.run(
      {
        source: 'print(n)\nt = 0\nfor i in range(20000): t += i',
        filename: 'p',
        inputs: { n },
        limits: {},
        deadlineMs: 20_000,
      },
      {
        onOutput: (_stream, text) => printed.set(n, (printed.get(n) ?? 0) + text.trim().split('\n').length),
        onStarted: () => started.add(n),
      },
    );
    if (outcome.kind === 'lost') assert.ok(outcome.code === 'WORKER_LOST' && started.has(n), `${n}: ${outcome.code}`);
    return outcome.kind;
  };
  let killed = 0;
  const killing = setInterval(() => {
    const pid = lane.pids[killed % 2];
    if (pid === undefined || killed === 12) return;
    try {
      process.kill(pid, 'SIGKILL');
      killed++;
    } catch {
      // It has ended in between: its successor is next.
    }
  }, 150);
  t.after(() => clearInterval(killing));
  const runs: Promise<string>[] = [];
  for (let n = 0; n < 300; n++) {
    runs.push(run(n));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const kinds = await Promise.all(runs);
  assert.ok(killed >= 5, `${killed} kills`);
  assert.equal(kinds.length, 300);
  assert.ok(kinds.filter((kind) => kind === 'finished').length >= 300 - killed);
  for (const [n, times] of printed) assert.equal(times, 1, `${n} ran ${times} times`);
});

test('what a run has left is collected: its worker is not replaced for it', async (t) => {
  const ended: string[] = [];
  const lane = new WorkerProcessLane({ workers: 1, memoryMb: 256, onWorkerEnd: (reason) => ended.push(reason) });
  t.after(() => lane.close());
  await lane.ready();
  const [pid] = lane.pids;
  for (let n = 0; n < 3; n++) {
    const ran = await runOn(lane, 'rows = []\nfor n in range(900_000):\n    rows.append([n])\nprint(len(rows))');
    assert.equal(ran.stdout, '900000\n', `${JSON.stringify(ran.outcome)}`);
    assert.ok((residentBytesOf(pid) ?? 0) > 0);
  }
  await until(() => lane.state.idle === 1);
  assert.deepEqual([lane.pids[0], ended], [pid, []]);
  assert.ok((residentBytesOf(pid) ?? 0) < 256 * 0.75 * 1024 * 1024);
});

test('workers run the warm-up before they are ready, whatever comes of it', async (t) => {
  const program = (source: string) => ({ source, filename: '<program>', inputs: {}, limits: {}, deadlineMs: 5000 });
  const node = 'def f(n):\n    t = 0\n    for i in range(n): t += i\n    return t\nprint(f(20_000))';
  const slow = { ...program('import time\ntime.sleep(60)'), deadlineMs: 50 };
  const ended: string[] = [];
  const lane = new WorkerProcessLane({
    workers: 1,
    warmUp: [program('1 / 0'), slow, program(node)],
    onWorkerEnd: (reason) => ended.push(reason),
  });
  t.after(() => lane.close());
  await lane.ready();
  assert.deepEqual([lane.state.cacheEntries, ended], [3, []]);
  let hits = 0;
  let compilations = 0;
  await lane.run(program(node), {
    onOutput: () => {},
    onReport: (report) => {
      hits = report.cache.hits;
      compilations = report.compilations.length;
    },
  });
  assert.deepEqual([hits, compilations], [1, 0]);
});

test('a program of the warm-up that ends its worker is left out', async (t) => {
  const program = (source: string) => ({ source, filename: 'p', inputs: {}, limits: {}, deadlineMs: 5000 });
  const usage = { steps: 1, elapsedMs: 1, bytes: 1, outputBytes: 1 };
  const ran: string[] = [];
  const lane = new PoolLane('fake', { workers: 1, warmUp: ['a', 'fatal', 'b'].map(program) }, (events) => {
    queueMicrotask(() => events.onMessage({ kind: 'ready' }));
    return {
      pid: undefined,
      run: ({ source }) => {
        ran.push(source);
        if (source === 'fatal') queueMicrotask(() => events.onGone());
        else queueMicrotask(() => events.onMessage({ kind: 'done', chunks: [], outcome: { kind: 'finished', usage } }));
      },
      stop: () => {},
      kill: () => queueMicrotask(() => events.onGone()),
      residentBytes: () => 0,
    };
  });
  t.after(() => lane.close());
  await lane.ready();
  assert.deepEqual(ran, ['a', 'fatal', 'a', 'b']);
  assert.equal((await runOn(lane, 'c')).outcome.kind, 'finished');
});

test('a run that waits too long for a worker is answered and never started', async (t) => {
  const lane = new WorkerProcessLane({ workers: 1, maxWaitMs: 200 });
  t.after(() => lane.close());
  await lane.ready();
  const busy = new AbortController();
  const running = runOn(lane, 'while True: pass', {}, busy.signal);
  const { outcome, stdout } = await runOn(lane, 'print("ran")');
  assert.deepEqual([outcome.kind === 'lost' && outcome.code, stdout], ['QUEUE_TIMEOUT', '']);
  busy.abort();
  await running;
  assert.equal((await runOn(lane, 'print("next")')).stdout, 'next\n');
});

test('a run that sleeps leaves its processor to another; one that computes does not', async (t) => {
  const lane = new WorkerProcessLane({ workers: 2, computing: 1 });
  t.after(() => lane.close());
  await lane.ready();
  const waking = new AbortController();
  let sleeps = true;
  const sleeping = runOn(lane, 'import time\ntime.sleep(60)', {}, waking.signal).finally(() => {
    sleeps = false;
  });
  await until(() => lane.state.busy === 1);
  assert.equal((await runOn(lane, 'print("meanwhile")')).stdout, 'meanwhile\n');
  assert.ok(sleeps);
  waking.abort();
  assert.equal((await sleeping).outcome.kind, 'interrupted');
  const busy = new AbortController();
  const computing = runOn(lane, 'while True: pass', {}, busy.signal);
  const waiting = runOn(lane, 'print("waited")');
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual([lane.state.busy, lane.state.waiting], [1, 1]);
  busy.abort();
  await computing;
  assert.equal((await waiting).stdout, 'waited\n');
});

test('of a worker only its own messages are let in', () => {
  const usage = { steps: 1, elapsedMs: 1, bytes: 1, outputBytes: 1 };
  const chunks = [['stdout', 'a']];
  for (const good of [
    { kind: 'ready' },
    { kind: 'started' },
    { kind: 'output', chunks },
    { kind: 'sleeps', asleep: true },
    { kind: 'done', chunks: [], outcome: { kind: 'finished', usage }, report: undefined },
    { kind: 'done', chunks: [], outcome: { kind: 'exit', code: 1, message: undefined, usage }, report: undefined },
  ])
    assert.deepEqual(readFromWorker(good), good);
  for (const bad of [
    null,
    1,
    'ready',
    {},
    { kind: 'other' },
    { kind: 'output' },
    { kind: 'output', chunks: [['stdin', 'a']] },
    { kind: 'output', chunks: [['stdout', {}]] },
    { kind: 'done', chunks },
    { kind: 'done', chunks, outcome: { kind: 'lost', code: 'QUEUE_FULL', message: '' } },
    { kind: 'done', chunks, outcome: { kind: 'error', error: {} } },
    { kind: 'done', chunks, outcome: { kind: 'exit', code: '1' } },
    { kind: 'done', chunks, outcome: { kind: 'limit', message: 1 } },
  ])
    assert.equal(readFromWorker(bad), undefined);
});
