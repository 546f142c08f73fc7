/** Values of a program as JSON text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/engine/engine.ts';
import { jsonText } from '../../src/lanes/session-process/json-text.ts';

const CASES: readonly (readonly [python: string, json: string])[] = [
  ['1', '1'],
  ['2 ** 70', '1180591620717411303424'],
  ['1.0', '1.0'],
  ['-0.0', '-0.0'],
  ['1e22', '1e+22'],
  ['0.1', '0.1'],
  ['{1.0: [True, None, (1, "a")], 1e22: {2}}', '{"1.0":[true,null,[1,"a"]],"1e+22":[2]}'],
];

for (const [python, json] of CASES)
  test(python, () => {
    const outcome = new Engine().session().runSync(python);
    assert.equal(outcome.kind, 'value');
    assert.equal(jsonText(outcome.kind === 'value' ? outcome.value : undefined), json);
    JSON.parse(json);
  });
