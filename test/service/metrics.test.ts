/** What /metrics gives is what rules, alerts and dashboards are written against. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { WorkerProcessLane } from '../../src/lanes/worker-process/worker-process.ts';
import { readConfiguration, type ServiceConfiguration } from '../../src/service/configuration.ts';
import { buildServer } from '../../src/service/server.ts';
import { InterpretShare } from '../../src/telemetry/interpret-share.ts';
import { ServiceMetrics } from '../../src/telemetry/metrics.ts';
import { metricNames, metricsOfService } from '../deploy/metrics.ts';

const prometheus = join(import.meta.dirname, '..', '..', 'deploy', 'prometheus');

describe('/metrics', () => {
  let server: FastifyInstance;
  let lane: WorkerProcessLane;
  before(async () => {
    const metrics = new ServiceMetrics();
    lane = new WorkerProcessLane({
      workers: 2,
      onWorkerStart: () => metrics.workerStarted(),
      onWorkerEnd: (reason) => metrics.workerKilled(reason),
    });
    metrics.watchPool(() => lane.state);
    const settings = readConfiguration({ API_KEY: 'k', TIERUP_LOG_LEVEL: 'silent' }) as ServiceConfiguration;
    server = buildServer(settings, lane, { metrics });
    await lane.ready();
  });
  after(async () => {
    await server.close();
    await lane.close();
  });

  const read = async (): Promise<string> =>
    (await server.inject({ url: '/metrics', headers: { 'x-api-key': 'k' } })).body;
  const run = (code: string) =>
    server.inject({
      method: 'POST',
      url: '/v1/sandbox/run',
      headers: { 'x-api-key': 'k', 'content-type': 'application/json' },
      payload: JSON.stringify({ language: 'python3', code }),
    });
  const value = (text: string, series: string): number => {
    const line = text.split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
  };

  test('before anything ran there is no share of the interpreter, rather than a wrong one', async () => {
    assert.equal(value(await read(), 'interpret_time_percent'), Number.NaN);
  });

  test('runs, outcomes, tiers, compilations, deoptimisations, cache and pool are counted', async () => {
    const hot = 'def f(n):\n    t = 0\n    for i in range(n): t += i\n    return t\nprint(f(2000000))';
    await run(hot);
    await run(hot);
    await run('1 / 0');
    const text = await read();
    const at = (series: string): number => value(text, series);
    assert.equal(at('pyjit_executions_total{endpoint="run",outcome="ok"}'), 2);
    assert.equal(at('pyjit_executions_total{endpoint="run",outcome="error"}'), 1);
    assert.equal(at('pyjit_execution_duration_seconds_count{endpoint="run"}'), 3);
    assert.equal(at('pyjit_queue_wait_seconds_count'), 3);
    assert.equal(at('pyjit_lane_runs_total{lane="worker-process",reason="supported"}'), 3);
    assert.ok(at('pyjit_compilations_total{tier="baseline",outcome="ok"}') >= 1);
    assert.ok(at('smolagents_jit_compile_seconds_count') >= 1);
    assert.ok(
      at('pyjit_execution_seconds_total{tier="baseline"}') > at('pyjit_execution_seconds_total{tier="interpreter"}'),
    );
    const percent = at('interpret_time_percent');
    assert.ok(percent > 0 && percent < 50, `${percent}`);
    assert.ok(at('pyjit_code_cache_misses_total') >= 2);
    assert.ok(at('pyjit_code_cache_entries') >= 2);
    assert.ok(at('pyjit_code_cache_bytes{kind="source"}') > 0);
    assert.equal(at('pyjit_pool_idle') + at('pyjit_pool_busy'), 2);
    assert.equal(at('pyjit_sandbox_starts_total'), 2);
    process.kill(lane.pids[0] as number, 'SIGKILL');
    for (let i = 0; i < 6000 && value(await read(), 'pyjit_sandbox_starts_total') < 3; i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(value(await read(), 'pyjit_sandbox_kills_total{reason="crash"}'), 1);
  });

  test('every metric of the list is there, of its kind and with its labels', async () => {
    const text = await read();
    const listed: Record<string, { type: string; labels: string[] }> = JSON.parse(
      readFileSync(join(prometheus, 'metrics.json'), 'utf8'),
    );
    for (const [name, { type, labels }] of Object.entries(listed)) {
      assert.match(text, new RegExp(`^# TYPE ${name} ${type}$`, 'm'));
      const series = text.split('\n').find((line) => new RegExp(`^${name}(_bucket)?[{ ]`).test(line));
      if (series === undefined) continue;
      const found = [...series.matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
      assert.deepEqual(found.sort(), [...labels].sort(), name);
    }
    for (const [, name] of text.matchAll(/^# TYPE (\w+) /gm)) assert.ok(metricsOfService().has(name as string), name);
  });

  test('what the rules use is exported', async () => {
    const text = await read();
    const rules = readFileSync(join(prometheus, 'tierup.rules.yaml'), 'utf8');
    const used = [...metricNames(rules)].filter((name) => !/^kube_|^jit_compilation_time$/.test(name));
    assert.ok(used.length > 8);
    for (const name of used) assert.match(text, new RegExp(`^# TYPE ${name} `, 'm'));
  });
});

test('the share of the interpreter is that of the last minutes', () => {
  const share = new InterpretShare();
  assert.equal(share.percent(0), undefined);
  share.add({ interpreter: 30, baseline: 70 }, 0);
  assert.equal(share.percent(1000), 30);
  share.add({ interpreter: 100 }, 200_000);
  assert.equal(share.percent(200_000), 65);
  assert.equal(share.percent(310_000), 100);
  assert.equal(share.percent(600_000), undefined);
});
