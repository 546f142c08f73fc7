/** The load generator and the experiment, against servers of this process whose truth is known. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { commandSource } from '../../src/scaling/measure/command-source.ts';
import { estimate } from '../../src/scaling/measure/confidence.ts';
import { cpuMsOf } from '../../src/scaling/measure/cpu-time.ts';
import {
  type ExperimentPlan,
  measureRound,
  resultOf,
  rowOf,
  type SizeResult,
} from '../../src/scaling/measure/experiment.ts';
import { generateLoad, type LoadPlan } from '../../src/scaling/measure/load-generator.ts';
import { addressSource } from '../../src/scaling/measure/remote-sources.ts';
import { ReplicaFailure, type ReplicaSource } from '../../src/scaling/measure/replica-source.ts';

async function serving(
  answer: (count: number) => { afterMs: number; status: number },
): Promise<{ server: Server; url: string }> {
  let count = 0;
  const server = createServer((_, response) => {
    const { afterMs, status } = answer(count++);
    setTimeout(() => response.writeHead(status).end('ok'), afterMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const PLAN: Omit<LoadPlan, 'urls'> = {
  ratePerSecond: 100,
  seconds: 1,
  arrivals: 'constant',
  method: 'GET',
  headers: {},
  timeoutMs: 3000,
  seed: 1,
};

test('the offered rate is offered, and failures are counted', async () => {
  const { server, url } = await serving((count) => ({ afterMs: 5, status: count % 4 === 3 ? 500 : 200 }));
  const result = await generateLoad({ ...PLAN, urls: [url] });
  server.close();
  assert.ok(result.sent >= 98 && result.sent <= 101, `${result.sent} sent`);
  assert.equal(result.succeeded + result.failed, result.sent);
  assert.ok(Math.abs(result.failed - result.sent / 4) <= 1);
  assert.ok(result.response.quantile(0.5) >= 4);
});

test('a stall counts from the intended start of every request it holds up', async () => {
  const stall = { untilMs: 0 };
  const { server, url } = await serving(() => ({ afterMs: Math.max(1, stall.untilMs - Date.now()), status: 200 }));
  stall.untilMs = Date.now() + 700;
  const { response } = await generateLoad({ ...PLAN, urls: [url], ratePerSecond: 50, seconds: 1.4 });
  server.close();
  // Half of the requests fall into the stall: the one in the middle of it waits 350 ms.
  const middle = response.quantile(0.75);
  assert.ok(middle > 200 && middle < 500 && response.quantile(0.95) > 500, `${middle} ${response.quantile(0.95)}`);
});

const EXPERIMENT: ExperimentPlan = {
  sizes: [1],
  ratePerReplica: 40,
  seconds: 0.6,
  repeats: 2,
  mostWarmUpSeconds: 1,
  warmUpRequests: 5,
  searchSeconds: 0.5,
  coresForReplicas: 1,
  request: PLAN,
};

async function measured(source: ReplicaSource, plan: ExperimentPlan, size: number): Promise<SizeResult> {
  const round = await measureRound(source, plan, size, (text) => notes.push(text), new AbortController().signal);
  return resultOf([round], plan.coresForReplicas);
}

const notes: string[] = [];

test('an experiment at two sizes holds the load per replica; sizes beyond the cores are flagged', async () => {
  const servers = await Promise.all([1, 2].map(() => serving(() => ({ afterMs: 3, status: 200 }))));
  const source = addressSource(servers.map(({ url }) => url));
  const one = await measured(source, EXPERIMENT, 1);
  const two = await measured(source, EXPERIMENT, 2);
  for (const { server } of servers) server.close();
  assert.ok(Math.abs(two.throughput.mean / one.throughput.mean - 2) < 0.3);
  assert.deepEqual([one.oversubscribed, two.oversubscribed], [false, true]);
  assert.equal(rowOf(two).oversubscribed, true);
  assert.ok(one.p99Ms.margin !== undefined);
  assert.ok(notes.includes('starting 2') && notes.some((text) => text.startsWith('warming up')));
});

test('the search finds the rate at which the objective breaks', async () => {
  // One at a time, 4 ms each: 250 a second, and a queue beyond.
  let freeAt = 0;
  const { server, url } = await serving(() => {
    const now = performance.now();
    freeAt = Math.max(freeAt, now) + 4;
    return { afterMs: freeAt - now, status: 200 };
  });
  const plan = { ...EXPERIMENT, ratePerReplica: 100, objectiveMs: 100, searchSeconds: 0.6, repeats: 1 };
  const { highest } = await measured(addressSource([url]), plan, 1);
  server.close();
  assert.ok(highest !== undefined && highest.perSecond > 150 && highest.perSecond < 320, `${highest?.perSecond}`);
});

test('replicas are started from a command, answer on their port, use CPU, and are gone afterwards', async () => {
  const code =
    "require('http').createServer((q,s)=>{for(let i=0,x=0;i<1e6;i++)x+=Math.sqrt(i);s.end('ok')}).listen(process.env.PORT)";
  const source = commandSource({
    command: `'${process.execPath}' -e "${code}"`,
    path: '/',
    readySeconds: 20,
    cores: [],
  });
  const running = await source.start(2, new AbortController().signal);
  const before = running.cpuMs?.() ?? 0;
  await generateLoad({ ...PLAN, urls: running.urls, ratePerSecond: 60 });
  assert.ok((running.cpuMs?.() ?? 0) >= before);
  await running.stop();
  await assert.rejects(fetch(running.urls[0] as string));
});

test('a command that ends at once is reported with what it said', async () => {
  const source = commandSource({ command: 'echo no such thing >&2; exit 3', path: '/', readySeconds: 5, cores: [] });
  await assert.rejects(source.start(1, new AbortController().signal), (thrown: Error) => {
    assert.ok(thrown instanceof ReplicaFailure);
    assert.match(thrown.message, /ended with code 3: no such thing/);
    return true;
  });
});

test('confidence: three runs of 9, 10 and 11', () => {
  const { mean, margin } = estimate([9, 10, 11]);
  assert.equal(mean, 10);
  assert.equal(margin?.toFixed(3), (4.303 / Math.sqrt(3)).toFixed(3));
  assert.equal(estimate([5]).margin, undefined);
});

test('CPU time counts a process and those it started', { skip: process.platform !== 'linux' && 'no /proc' }, () => {
  assert.ok((cpuMsOf([process.pid]) ?? 0) > 0);
  const children = cpuMsOf([process.ppid]) ?? 0;
  assert.ok(children >= (cpuMsOf([process.pid]) ?? 0));
});
