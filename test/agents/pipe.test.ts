/** The engine over a pipe, as a host of any language sees it. */
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { after, test } from 'node:test';
import type { Report, Request } from '../../src/agents/pipe/messages.ts';

const root = join(import.meta.dirname, '..', '..');

/** How long a report may take to come; most come in milliseconds. */
const PATIENCE_MS = 60_000;

/** An engine process and what it reported. */
class Pipe {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly reports: Report[] = [];
  #wake: (() => void) | undefined;

  constructor() {
    const allowed = [join(root, 'src'), join(root, 'package.json')].map((path) => `--allow-fs-read=${path}`);
    this.child = spawn(
      process.execPath,
      ['--permission', ...allowed, join(root, 'src/agents/pipe/engine-process.ts')],
      {
        env: {},
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    this.child.on('exit', () => this.#wake?.());
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.reports.push(JSON.parse(line) as Report);
      this.#wake?.();
    });
  }

  send(...requests: Request[]): void {
    this.child.stdin.write(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  }

  /** Takes the next report of a kind; the others are kept. Fails where none comes. */
  async next<Op extends Report['op']>(op: Op): Promise<Extract<Report, { op: Op }>> {
    for (;;) {
      const at = this.reports.findIndex((report) => report.op === op);
      if (at >= 0) return this.reports.splice(at, 1)[0] as Extract<Report, { op: Op }>;
      if (this.child.exitCode !== null) throw new Error(`the engine ended (${this.child.exitCode}) before '${op}'`);
      await this.#more(op);
    }
  }

  #more(op: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`no '${op}' in ${PATIENCE_MS} ms, but ${JSON.stringify(this.reports).slice(0, 500)}`));
      }, PATIENCE_MS);
      this.#wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}

const pipes: Pipe[] = [];
function start(): Pipe {
  const pipe = new Pipe();
  pipes.push(pipe);
  return pipe;
}
after(() => {
  for (const { child } of pipes) child.kill('SIGKILL');
});

const run = (session: number, code: string, more: object = {}): Request => ({
  op: 'run',
  session,
  run: 1,
  code,
  filename: '<step 1>',
  ...more,
});

test('a session: hello, output, a call, its answer, the value of the last statement', async () => {
  const pipe = start();
  const hello = await pipe.next('hello');
  assert.deepEqual([hello.protocol, hello.modules.includes('json')], [1, true]);
  pipe.send(
    { op: 'open', session: 1 },
    { op: 'tools', session: 1, tools: { search: 'Searches.' } },
    run(1, 'print("one")\nx = search("q", limit=10**20)\nx + (search.__doc__,)'),
  );
  assert.deepEqual(await pipe.next('output'), { op: 'output', session: 1, stream: 'stdout', text: 'one\n' });
  const want = await pipe.next('want');
  assert.deepEqual(want, {
    op: 'want',
    session: 1,
    call: 1,
    kind: 'tool',
    tool: 'search',
    args: ['q'],
    keywords: ['limit', { i: '0x56bc75e2d63100000' }],
  });
  pipe.send({ op: 'answer', session: 1, call: 1, value: { t: [1, { f: '2.0' }] } });
  const { outcome } = await pipe.next('done');
  assert.deepEqual(outcome.kind === 'value' && outcome.value, { t: [1, { f: '2' }, 'Searches.'] });
});

test('sessions do not see each other, and what makes no sense is told', async () => {
  const pipe = start();
  pipe.send({ op: 'open', session: 1 }, { op: 'open', session: 2, imports: ['math'] }, run(1, 'x = 1'), run(2, 'x'));
  const outcomes = [(await pipe.next('done')).outcome, (await pipe.next('done')).outcome];
  assert.deepEqual(
    outcomes.map((outcome) => outcome.kind),
    ['value', 'error'],
  );
  pipe.send(run(2, 'import json'));
  const refused = (await pipe.next('done')).outcome;
  assert.match(refused.kind === 'error' ? refused.error.message : '', /^Import of json is not allowed/);
  pipe.child.stdin.write('nonsense\n');
  assert.match((await pipe.next('fault')).message, /no JSON/);
  pipe.send({ op: 'close', session: 1 }, run(1, 'x'));
  assert.match((await pipe.next('fault')).message, /no session 1/);
});

test('async tools: all are wanted before the first answer, answered in any order, cancelled by number', async () => {
  const pipe = start();
  const code = `import asyncio
async def main():
    three = await asyncio.gather(t("a"), t("b"), t("c"))
    try:
        await asyncio.wait_for(t("d"), 0.02)
    except TimeoutError:
        three.append("late")
    asyncio.create_task(t("left"))
    await asyncio.sleep(0)
    return three
asyncio.run(main())`;
  pipe.send({ op: 'open', session: 1 }, { op: 'tools', session: 1, tools: { t: '' }, async: ['t'] }, run(1, code));
  const wants = [await pipe.next('want'), await pipe.next('want'), await pipe.next('want')];
  for (const { call, ...want } of wants.toReversed())
    pipe.send({ op: 'answer', session: 1, call, value: want.kind === 'tool' ? (want.args[0] ?? null) : null });
  const late = await pipe.next('want');
  assert.equal((await pipe.next('cancel')).call, late.call);
  // An answer that crosses the cancelling is nobody's.
  pipe.send({ op: 'answer', session: 1, call: late.call, value: 'too late' });
  assert.equal((await pipe.next('cancel')).call, (await pipe.next('want')).call);
  const { outcome } = await pipe.next('done');
  assert.deepEqual(outcome.kind === 'value' && outcome.value, { l: ['a', 'b', 'c', 'late'] });
});

test('an interrupt ends a program that computes, sleeps, or waits for an answer', async () => {
  const pipe = start();
  pipe.send({ op: 'open', session: 1 }, { op: 'tools', session: 1, tools: { t: '' } });
  for (const code of ['while True: pass', 'import time\ntime.sleep(60)', 't()\nprint("went on")']) {
    pipe.send(run(1, code));
    if (code.startsWith('t()')) await pipe.next('want');
    else await new Promise((resolve) => setTimeout(resolve, 50));
    pipe.send({ op: 'interrupt', session: 1 });
    assert.equal((await pipe.next('done')).outcome.kind, 'interrupted', code);
  }
  assert.equal(pipe.reports.filter((report) => report.op === 'output').length, 0);
});

test('the time of an answer is not the program’s', async () => {
  const pipe = start();
  pipe.send({ op: 'open', session: 1 }, { op: 'tools', session: 1, tools: { t: '' } });
  pipe.send(run(1, 't()\nimport time\ntime.sleep(60)', { timeoutMs: 300 }));
  const { call } = await pipe.next('want');
  await new Promise((resolve) => setTimeout(resolve, 500));
  pipe.send({ op: 'answer', session: 1, call, value: null });
  const { outcome } = await pipe.next('done');
  assert.deepEqual([outcome.kind, outcome.kind === 'limit' && outcome.limit], ['limit', 'time']);
});

test('a thousand sessions wait in one process, in less than 100 MiB beside the process itself', async () => {
  const pipe = start();
  await pipe.next('hello');
  const residentMb = (): number =>
    Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pipe.child.pid}/status`, 'latin1'))?.[1]) / 1024;
  const before = residentMb();
  const count = 1000;
  for (let session = 1; session <= count; session++)
    pipe.send(
      { op: 'open', session },
      { op: 'tools', session, tools: { t: '' } },
      run(session, 'def f(n):\n    return t(n) + 1\n[f(1)]'),
    );
  for (let i = 0; i < count; i++) await pipe.next('want');
  const grown = residentMb() - before;
  for (let session = 1; session <= count; session++) pipe.send({ op: 'answer', session, call: 1, value: session });
  for (let i = 0; i < count; i++) {
    const { session, outcome } = await pipe.next('done');
    assert.deepEqual(outcome.kind === 'value' && outcome.value, { l: [session + 1] });
  }
  assert.ok(grown < 100, `${grown} MiB`);
});

test('the process ends with its input', { timeout: PATIENCE_MS }, async () => {
  const pipe = start();
  await pipe.next('hello');
  pipe.child.stdin.end();
  await new Promise((resolve) => pipe.child.on('exit', resolve));
});
