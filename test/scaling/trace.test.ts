/** Traces: from CSV, from Prometheus, from a shape; and quantities as Kubernetes reads them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHpaSpec } from '../../src/scaling/hpa/parse-spec.ts';
import { floatOf, milliOf, parseQuantity } from '../../src/scaling/hpa/quantity.ts';
import { readTrace } from '../../src/scaling/trace/read.ts';
import { traceOf } from '../../src/scaling/trace/shapes.ts';
import { rateAt, requestsIn, scaled, type Trace } from '../../src/scaling/trace/trace.ts';

function trace(text: string): Trace {
  const read = readTrace(text);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

test('CSV: seconds, minutes, dates; the last rate lasts as long as the one before', () => {
  const seconds = trace('time,rate\n100,10\n160,20\n');
  assert.deepEqual(seconds.points, [
    { atMs: 0, perSecond: 10 },
    { atMs: 60_000, perSecond: 20 },
  ]);
  assert.equal(seconds.endMs, 120_000);
  assert.equal(requestsIn(seconds), 1800);
  assert.equal(trace('minute,qps\n0,1\n1,2').points[1]?.atMs, 60_000);
  assert.equal(
    trace('timestamp,name,requests/s\n2026-01-01T00:00:00Z,all,5\n2026-01-01T00:05:00Z,all,7').points[1]?.atMs,
    300_000,
  );
});

test('the answer of a range query: its series are added up', () => {
  const values = (...rates: number[]): object => ({
    values: rates.map((rate, index) => [1000 + 30 * index, String(rate)]),
  });
  const read = trace(
    JSON.stringify({
      status: 'success',
      data: { resultType: 'matrix', result: [values(1, 2, 3), values(10, 20, 30)] },
    }),
  );
  assert.deepEqual(
    read.points.map(({ perSecond }) => perSecond),
    [11, 22, 33],
  );
  assert.equal(read.endMs, 90_000);
});

test('what is no trace says why', () => {
  assert.match(String(readTrace('a,b\n1,2')), /must name a time column/);
  assert.match(String(readTrace('time,rate\n1,2\n2,x')), /line 3: "2,x" is no time and rate/);
  assert.match(String(readTrace('time,rate\n1,2')), /at least two points/);
  assert.match(String(readTrace('{"data": {}}')), /expected the answer of query_range/);
});

test('a day peaks before noon and again in the afternoon', () => {
  const day = traceOf({ kind: 'day', low: 10, high: 110, hours: 24 });
  const at = (hour: number): number => rateAt(day, hour * 3_600_000);
  assert.ok(at(3) < 11 && at(11) > 105 && at(13.5) < at(11) && at(16) > at(13.5) && at(23) < 15);
  assert.equal(requestsIn(scaled(day, 3)).toFixed(3), (3 * requestsIn(day)).toFixed(3));
});

test('quantities: suffixes, powers, rounding up to thousandths', () => {
  for (const [text, milli] of [
    ['500m', 500],
    ['0.1', 100],
    ['1.5', 1500],
    ['2k', 2_000_000],
    ['1e3', 1_000_000],
    ['256Mi', 268_435_456_000],
    ['0.5Gi', 536_870_912_000],
    ['100n', 1],
    [2, 2000],
  ] as const)
    assert.equal(milliOf(parseQuantity(text) ?? { digits: 0n, binary: 1n, exponent: 0 }), milli, String(text));
  for (const text of ['', 'x', '1.2.3', '5mm', null, '1Ki5']) assert.equal(parseQuantity(text), undefined);
  assert.equal(floatOf(parseQuantity('57e-2') ?? { digits: 0n, binary: 1n, exponent: 0 }), 57 * 0.01);
});

test('defaults of autoscaling/v2: half a behavior gets its other half', () => {
  const base = { scaleTargetRef: { kind: 'Deployment', name: 'a' }, maxReplicas: 5 };
  const bare = parseHpaSpec(base);
  assert.ok('spec' in bare);
  assert.deepEqual(bare.spec.metrics, [
    { type: 'Resource', name: 'cpu', target: { kind: 'utilization', percent: 80 } },
  ]);
  assert.deepEqual([bare.spec.minReplicas, bare.spec.behavior], [1, undefined]);
  const half = parseHpaSpec({ ...base, behavior: { scaleDown: { selectPolicy: 'Min' } } });
  assert.ok('spec' in half);
  assert.deepEqual(half.spec.behavior?.scaleUp.policies, [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ]);
  assert.equal(half.spec.behavior?.scaleDown.windowSeconds, undefined);
});
