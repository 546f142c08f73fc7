/** Predicting response times: the simulated requests are those that are sent, and the queue is the formula's. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { askBackToBack } from '../../src/scaling/load/back-to-back.ts';
import { type Calibration, calibrate } from '../../src/scaling/predict/calibration.ts';
import { measureAt, predict } from '../../src/scaling/predict/predict.ts';
import { requestOrder } from '../../src/scaling/predict/requests.ts';
import { meanWaitSingle } from '../../src/scaling/queueing/closed-forms.ts';

const REQUEST = { method: 'POST', headers: {}, timeoutMs: 5000 };

test('every block of requests holds each body once, and the same seed gives the same order', () => {
  const order = requestOrder(7, 24, 3);
  assert.equal(order.length, 24);
  for (const start of [0, 7, 14])
    assert.deepEqual([...order.slice(start, start + 7)].sort(), [0, 1, 2, 3, 4, 5, 6], `from ${start}`);
  assert.deepEqual(order, requestOrder(7, 24, 3));
  assert.notDeepEqual(order, requestOrder(7, 24, 4));
});

function known(aloneMs: number, mostPerSecond: number): Calibration {
  return { slots: 1, aloneMs: [[aloneMs]], meanAloneMs: aloneMs, mostPerSecond, failed: 0 };
}

test('requests of 10 ms at 80 % of 100 a second wait as M/D/1 says', () => {
  const times = predict(known(10, 100), { ratePerSecond: 80, seconds: 8000, seed: 1 });
  assert.ok(Math.abs(times.mean / (10 + 10 * meanWaitSingle(0.8, 0)) - 1) < 0.03, `${times.mean}`);
});

test('what a request takes longer alone than at the most is not waited for by others', () => {
  // 12 ms alone, 100 a second: a slot is held for 10 ms, and 2 ms are the way there and back.
  const times = predict(known(12, 100), { ratePerSecond: 80, seconds: 8000, seed: 1 });
  assert.ok(Math.abs(times.mean / (12 + 10 * meanWaitSingle(0.8, 0)) - 1) < 0.03, `${times.mean}`);
  // 9 ms alone, 100 a second: the service is slower when it is full, by a ninth.
  const slower = predict(known(9, 100), { ratePerSecond: 50, seconds: 8000, seed: 1 });
  assert.ok(Math.abs(slower.mean / (10 + 10 * meanWaitSingle(0.5, 0)) - 1) < 0.03, `${slower.mean}`);
});

test('a server that takes one at a time: calibrated, predicted, and sent exactly the predicted requests', async () => {
  let freeAt = 0;
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      seen.push(text);
      const now = performance.now();
      freeAt = Math.max(freeAt, now) + Number(text);
      setTimeout(() => response.end('ok'), freeAt - now);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const signal = new AbortController().signal;
  const bodies = ['10', '20', '30'];
  const plan = {
    url,
    bodies,
    slots: 1,
    warmUpRequests: 3,
    aloneSeconds: 0.5,
    fullSeconds: 1,
    request: REQUEST,
    seed: 5,
  };
  const calibration = await calibrate(plan, () => {}, signal);
  // Never more than what it can do; less where the machine is busy with something else.
  assert.ok(calibration.mostPerSecond < 55 && calibration.mostPerSecond > 10, `${calibration.mostPerSecond}`);
  assert.ok(calibration.aloneMs.every((times, body) => Math.min(...times) >= Number(bodies[body]) - 1));
  seen.length = 0;
  const load = { ratePerSecond: 25, seconds: 2, seed: 9 };
  const predicted = predict(calibration, load);
  const measured = await measureAt({ ...REQUEST, urls: [url] }, bodies, load, signal);
  server.close();
  assert.equal(measured.failed, 0);
  assert.equal(measured.service.count, predicted.count);
  const counts = bodies.map((body) => seen.filter((text) => text === body).length);
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join());
});

test('clients without pause stop at the number of requests, and at failures count them', async () => {
  const server = createServer((_, response) => response.writeHead(503).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const urls = [`http://127.0.0.1:${(server.address() as AddressInfo).port}/`];
  const { answers, failed } = await askBackToBack({ ...REQUEST, urls, clients: 3, requests: 11, mostSeconds: 30 });
  server.close();
  assert.deepEqual([answers.length, failed], [0, 11]);
});
