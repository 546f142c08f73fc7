/** Keys, keyword names and JSON members may be any text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '__defineGetter__'];

test('names of JavaScript as keyword names, dict keys and JSON members', async () => {
  const names = JSON.stringify(NAMES);
  assert.deepEqual(await attack(`def f(**k): return list(k)\nf(**dict.fromkeys(${names}))`), NAMES);
  assert.deepEqual(await attack(`import json\nlist(json.loads(json.dumps(dict.fromkeys(${names}))))`), NAMES);
  assert.equal(
    await attack('import json\nx = json.loads(\'{"__proto__": {"polluted": 1}}\')\nhasattr(x, "polluted")'),
    false,
  );
  assert.equal(({} as { polluted?: number }).polluted, undefined);
});

test('such names are undefined until they are defined', async () => {
  for (const name of NAMES)
    assert.equal(
      await attack(`try:\n  ${name}\n  r = 'found'\nexcept NameError:\n  r = 'missing'\nr`),
      'missing',
      name,
    );
});

test('a result with such keys is a Map on the host', async () => {
  const value = await attack("{'__proto__': 1, 'constructor': 2}");
  assert.deepEqual(
    [...(value as Map<string, number>)],
    [
      ['__proto__', 1],
      ['constructor', 2],
    ],
  );
});
