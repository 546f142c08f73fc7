/** What a program is told that imports a module which is not there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/engine/engine.ts';

test('the traceback says which modules there are, the message is CPython’s', async () => {
  const session = new Engine().session();
  const outcome = await session.run('import does_not_exist.sub');
  assert(outcome.kind === 'error');
  assert.equal(outcome.error.message, "No module named 'does_not_exist'");
  assert.match(outcome.error.traceback, /\ntierup has these modules: __future__, abc, .*, zoneinfo\n$/);
});

test('a missing part of a module that is there gets no list', async () => {
  const outcome = await new Engine().session().run('import math.nothing');
  assert(outcome.kind === 'error');
  assert.match(outcome.error.traceback, /No module named 'math.nothing'; 'math' is not a package\n$/);
});
