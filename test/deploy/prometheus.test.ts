import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { metricNames, metricsOfService, recordedNames } from './metrics.ts';
import { deploy, missing, run } from './tools.ts';

const folder = join(deploy, 'prometheus');
const rules = ['tierup.rules.yaml', 'dify.rules.yaml'];

test('promtool: rules are valid and lint clean', { skip: missing('promtool') }, () => {
  const checked = run('promtool', ['check', 'rules', '--lint=all', '--lint-fatal', ...rules], folder);
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
});

test('promtool: alerts wait, fire and resolve', { skip: missing('promtool') }, () => {
  const tested = run('promtool', ['test', 'rules', 'tierup.test.yaml', 'dify.test.yaml'], folder);
  assert.equal(tested.status, 0, tested.stdout + tested.stderr);
});

test('the specification names stand in the rules', () => {
  const text = readFileSync(join(folder, 'tierup.rules.yaml'), 'utf8');
  assert.match(text, /record: jit_compilation_time\n\s+expr: rate\(smolagents_jit_compile_seconds_sum\[5m\]\)/);
  assert.match(text, /alert: HighInterpretationCost\n\s+expr: interpret_time_percent > 40\n\s+for: 10m/);
});

test('rules use only metrics that the service, another rule or a named exporter has', () => {
  const known = new Set([...metricsOfService().keys(), ...recordedNames()]);
  for (const file of rules) {
    for (const name of metricNames(readFileSync(join(folder, file), 'utf8'))) {
      assert.ok(known.has(name) || /^(celery|kube)_/.test(name), `${file}: ${name} is in nobody's list`);
    }
  }
});
