/** Sweeps: candidates differ by their settings alone, and are ranked by what they cost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHpaSpec } from '../../src/scaling/hpa/parse-spec.ts';
import { DEFAULT_SERVICE, scenarioOf } from '../../src/scaling/simulate/scenario.ts';
import { comparable, rank, settingsOf, tryOut, withSettings } from '../../src/scaling/sweep/sweep.ts';
import { traceOf } from '../../src/scaling/trace/shapes.ts';

const parsed = parseHpaSpec({
  scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' },
  minReplicas: 2,
  maxReplicas: 30,
  metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
});
if ('problems' in parsed) throw new Error('the spec is well');
const { spec } = parsed;

test('a grid is every combination; an axis without values keeps what was written', () => {
  const settings = settingsOf({ targets: [50, 80], minReplicas: [], windows: [60, 300], downPercents: [10] });
  assert.deepEqual(settings[0], { target: 50, window: 60, downPercent: 10 });
  assert.equal(settings.length, 4);
});

test('settings go into the spec, the rest of it stays', () => {
  const changed = withSettings(spec, { target: 50, minReplicas: 4, window: 60, downPercent: 20 });
  assert.deepEqual(changed.metrics, [{ type: 'Resource', name: 'cpu', target: { kind: 'utilization', percent: 50 } }]);
  assert.equal(changed.minReplicas, 4);
  assert.deepEqual(changed.behavior?.scaleDown, {
    windowSeconds: 60,
    select: 'Max',
    policies: [{ type: 'Percent', value: 20, periodSeconds: 60 }],
  });
  assert.equal(withSettings(spec, { target: 50 }).behavior, undefined);
});

test('a lower target costs more and answers faster; the cheapest that keeps the objective comes first', () => {
  const trace = traceOf({ kind: 'day', low: 2, high: 30, hours: 6 });
  const scenario = scenarioOf({
    hpa: spec,
    trace,
    service: { ...DEFAULT_SERVICE, cpu: { kind: 'exponential', meanMs: 200 } },
  });
  const objective = { withinMs: 1200, share: 0.985 };
  const tried = [40, 60, 80, 120].map((target) => tryOut(scenario, { target }, objective));
  const [low, , , high] = tried;
  assert.ok(low !== undefined && high !== undefined && low.cost > high.cost && low.totals.p99Ms < high.totals.p99Ms);
  const { costName, candidates } = comparable(tried);
  assert.equal(costName, 'replica-hours');
  const ranked = rank(candidates);
  const keep = ranked.filter(({ meets }) => meets);
  assert.ok(keep.length >= 1 && keep.length < 4, `${keep.length} keep it`);
  assert.deepEqual(ranked.slice(0, keep.length), keep);
  assert.equal(keep[0]?.cost, Math.min(...keep.map(({ cost }) => cost)));
  assert.ok(ranked.some(({ best }) => best));
});
