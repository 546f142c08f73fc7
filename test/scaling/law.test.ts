/** The scalability law: published coefficients, and tables that do not show what they seem to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf, rowsOf, stepsOf } from '../../src/scaling/law/findings.ts';
import { fitBounded, fitUnbounded, throughputAt } from '../../src/scaling/law/fit.ts';
import { type Measurement, readTable, writeTable } from '../../src/scaling/law/table.ts';

/** The SDM benchmark of 1991, example data of the R package usl. */
const SDM91 = 'users,throughput\n1,64.9\n18,995.9\n36,1652.4\n72,1853.2\n108,1828.9\n144,1775.0\n216,1702.2';
const NODES = 'nodes,qps,latency_ms\n3,120,350\n8,450,280\n15,980,410\n20,1200,620';

function table(text: string): readonly Measurement[] {
  const rows = readTable(text);
  if (typeof rows === 'string') throw new Error(rows);
  return rows;
}

test('the published coefficients, to their printed digits', () => {
  for (const fit of [fitUnbounded(table(SDM91)), fitBounded(table(SDM91))]) {
    assert.equal(fit.alpha.value.toFixed(7), '0.0277285');
    assert.equal(fit.beta.value.toFixed(7), '0.0001044');
    assert.equal(fit.gamma.value.toFixed(5), '89.99523');
    assert.equal(fit.peak.toFixed(1), '96.5');
    assert.equal(fit.alpha.error?.toFixed(7), '0.0091217');
  }
});

test('exact data gives its own coefficients back', () => {
  const exact = [1, 2, 4, 8, 16, 32].map((replicas) => ({
    replicas,
    throughput: (100 * replicas) / (1 + 0.05 * (replicas - 1) + 0.001 * replicas * (replicas - 1)),
  }));
  const fit = fitUnbounded(exact);
  assert.ok(Math.abs(fit.alpha.value - 0.05) < 1e-9 && Math.abs(fit.beta.value - 0.001) < 1e-9);
  assert.ok(Math.abs(fit.peak - Math.sqrt(0.95 / 0.001)) < 1e-4);
  assert.ok(Math.abs(throughputAt(fit, 8) - (exact[3]?.throughput ?? 0)) < 1e-6);
});

test('3, 8, 15 and 20 nodes: 0.92 is one step, and the table mixes load with size', () => {
  const rows = table(NODES);
  assert.deepEqual(
    stepsOf(rows).map(({ linearity }) => linearity.toFixed(2)),
    ['1.41', '1.16', '0.92'],
  );
  assert.deepEqual(
    rowsOf(rows).map(({ inFlightPerReplica }) => inFlightPerReplica?.toFixed(1)),
    ['14.0', '15.8', '26.8', '37.2'],
  );
  const free = fitUnbounded(rows);
  assert.equal(free.alpha.value.toFixed(4), '-0.0615');
  assert.equal(free.beta.value.toFixed(5), '0.00212');
  assert.equal(free.gamma.value.toFixed(1), '38.3');
  assert.equal(free.peak.toFixed(1), '22.4');
  const bounded = fitBounded(rows);
  assert.deepEqual([bounded.alpha.value, bounded.beta.value], [0, 0]);
  assert.equal(bounded.gamma.value.toFixed(1), '61.1');
  assert.equal(bounded.rootMeanSquare.toFixed(0), '50');
  const wrong = findingsOf(rows).filter(({ severity }) => severity === 'wrong');
  assert.match(wrong[0]?.text ?? '', /^Not measured at constant load per replica: .*14\.0 \/ 15\.8 \/ 26\.8 \/ 37\.2/);
  assert.match(wrong[1]?.text ?? '', /^Super-linear \(1\.41 at 8, 1\.63 at 15, 1\.50 at 20\)/);
});

test('a careful table draws no complaint', () => {
  const rows = [1, 2, 3, 4, 6, 8].map((replicas) => {
    const throughput = (100 * replicas) / (1 + 0.02 * (replicas - 1));
    return { replicas, throughput, meanMs: (8 * replicas * 1000) / throughput };
  });
  assert.deepEqual(findingsOf(rows), []);
});

test('replicas beyond the cores are shown and not fitted', () => {
  const rows = table('replicas,throughput,oversubscribed\n1,100,\n2,190,\n3,270,\n4,340,\n8,350,true');
  assert.equal(fitUnbounded(rows).points, 4);
  assert.match(findingsOf(rows)[0]?.text ?? '', /^1 rows had more replicas than cores/);
});

test('tables are read back as written, and faults name their line', () => {
  const rows = table(NODES);
  assert.deepEqual(table(writeTable(rows)), rows);
  assert.match(String(readTable('a,b\n1,2')), /no column for replicas/);
  assert.match(String(readTable('n,qps\n1,2\n0,5')), /line 3: the size must be above 0/);
});
