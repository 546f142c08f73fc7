/** Every recorded decision of the real controller, reproduced. HPA_VECTORS names another recording to run. */
import { test } from 'node:test';
import { readVectors, replay } from './recorded.ts';

const file = process.env['HPA_VECTORS'] ?? new URL('./recorded.json.gz', import.meta.url);

test('the controller decides as the recorded one did, sync by sync', (context) => {
  const { kubernetes, scenarios } = readVectors(file);
  for (const scenario of scenarios) replay(scenario);
  const syncs = scenarios.reduce((sum, scenario) => sum + scenario.syncs.length, 0);
  context.diagnostic(
    `HPA conformance: ${scenarios.length} scenarios, ${syncs} syncs of Kubernetes ${kubernetes}, all equal`,
  );
});
