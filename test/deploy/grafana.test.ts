/** The dashboard: its queries parse, ask for what exists, and its panels lie side by side. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { metricNames, metricsOfService, recordedNames } from './metrics.ts';
import { deploy, missing, run, scratch } from './tools.ts';

const dashboard = JSON.parse(readFileSync(join(deploy, 'grafana', 'tierup.json'), 'utf8'));
const panels: { title: string; type: string; gridPos: Rectangle; targets?: { expr: string }[]; id: number }[] =
  dashboard.panels;
const queries = [
  ...panels.flatMap((panel) => panel.targets ?? []).map((target) => target.expr),
  ...dashboard.annotations.list.map((each: { expr: string }) => each.expr),
];

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

test('every query parses', { skip: missing('promtool') }, () => {
  const rules = queries.map(
    (query, index) => `  - record: q${index}\n    expr: ${JSON.stringify(withValues(query))}\n`,
  );
  const file = join(scratch(), 'queries.yaml');
  writeFileSync(file, `groups:\n- name: dashboard\n  rules:\n${rules.join('')}`);
  const checked = run('promtool', ['check', 'rules', '--lint=none', file]);
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  assert.match(checked.stdout, new RegExp(`${queries.length} rules found`));
});

const withValues = (query: string) =>
  query.replaceAll('$__rate_interval', '5m').replaceAll(/\$(namespace|job|autoscaler)/g, 'x');

test('every query asks for metrics that the service, a rule or a named exporter has', () => {
  const known = new Set([...metricsOfService().keys(), ...recordedNames(), 'ALERTS']);
  for (const query of queries) {
    for (const name of metricNames(query)) assert.ok(known.has(name) || /^(celery|kube|container)_/.test(name), name);
  }
});

test('every metric of the service is used by a rule or a panel', () => {
  const rules = ['tierup.rules.yaml', 'dify.rules.yaml'].map((name) =>
    readFileSync(join(deploy, 'prometheus', name), 'utf8'),
  );
  const used = metricNames([...rules, ...queries].join('\n'));
  for (const name of metricsOfService().keys()) assert.ok(used.has(name), `${name} is listed and never used`);
});

test('labels in queries are ones that the metric has', () => {
  const scraped = new Set(['namespace', 'job', 'instance', 'le']);
  for (const query of queries) {
    for (const [, name = '', selector = ''] of query.matchAll(/(pyjit_[a-z_]+|interpret_[a-z_]+)\{([^}]*)\}/g)) {
      const labels = metricsOfService().get(name.replace(/_(bucket|sum|count)$/, '')) ?? [];
      for (const [, label = ''] of selector.matchAll(/(\w+)\s*[=!]/g))
        assert.ok(labels.includes(label) || scraped.has(label), `${name}: ${label}`);
    }
  }
});

test('panels have their own ids and do not overlap', () => {
  assert.equal(new Set(panels.map((panel) => panel.id)).size, panels.length);
  for (const [index, { gridPos: one, title }] of panels.entries()) {
    assert.ok(one.x + one.w <= 24, title);
    for (const { gridPos: other } of panels.slice(index + 1)) assert.ok(!overlap(one, other), title);
  }
});

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
