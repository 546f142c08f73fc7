/** The charts' autoscalers, as our own `tierup scale check` sees them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { examplesFolder } from './examples.ts';
import { root, runWithin } from './tools.ts';

interface Finding {
  readonly severity: 'error' | 'warning' | 'note';
  readonly rule: string;
  readonly message: string;
}

function findings(file: string): Finding[] {
  const args = [join(root, 'src', 'cli', 'main.ts'), 'scale', 'check', join(examplesFolder, file), '--json'];
  const ran = runWithin(60, process.execPath, args);
  return JSON.parse(ran.stdout).findings;
}

for (const file of ['tierup.yaml', 'dify-trial.yaml', 'dify-gke.yaml', 'dify-eks.yaml']) {
  test(`${file}: scale check finds no error`, () => {
    const found = findings(file);
    // What the specification's policy costs is said for each of them, so each was looked at.
    const message = found.find((each) => each.rule === 'scale-down-duration')?.message ?? '';
    assert.match(message, /from 20 to 3 takes 16 minutes/);
    assert.deepEqual(
      found.filter((each) => each.severity === 'error'),
      [],
    );
  });
}
