/** Which lane a program is sent to, and what its outcome says about that. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { modulesNotHere } from '../../src/engine/needed-modules.ts';
import { CpythonLane } from '../../src/lanes/cpython/cpython.ts';
import { InProcessLane } from '../../src/lanes/in-process/in-process.ts';
import { RoutedLane } from '../../src/lanes/routed/routed.ts';
import { laneSuite, runOn } from './lane-suite.ts';
import { found, PYTHON } from './python.ts';

test('modules that the engine does not have, by the tokens', () => {
  for (const [source, missing] of [
    ['import json, os.path', []],
    ['import numpy as np, json, pandas.core', ['numpy', 'pandas.core']],
    ['def f():\n    if 1: import torch; from scipy.stats import norm\n', ['torch', 'scipy.stats']],
    ['from . import x\nfrom .y import z', []],
    ['"import numpy"\n# import numpy\nx = f"{1}import numpy"', []],
    ['try:\n  import numpy\nexcept ImportError:\n  import numpy', ['numpy']],
    ['yield from torch\nraise X from torch\nimportant = 1', []],
    ['import', []],
    ['import (numpy', []],
    ['from numpy import (\n  a,\n  b)', ['numpy']],
    ['import sys, builtins, xml.etree.ElementTree', []],
  ] as const)
    assert.deepEqual(modulesNotHere(source), missing, source);
});

test('looking at imports takes time that grows with the text, whatever it is', () => {
  for (const text of [
    'import '.repeat(100_000),
    '('.repeat(700_000),
    'import a;'.repeat(100_000),
    '\\\n'.repeat(300_000),
  ]) {
    const before = process.cpuUsage();
    modulesNotHere(text);
    const { user } = process.cpuUsage(before);
    assert.ok(user < 2_000_000, `${user} microseconds for ${JSON.stringify(text.slice(0, 10))}`);
  }
});

test('without a CPython lane a program runs on ours, and the outcome says why', async (t) => {
  const lane = new RoutedLane({ ours: new InProcessLane(), cpython: 'no Python', preference: 'auto' });
  t.after(() => lane.close());
  const { outcome } = await runOn(lane, 'import numpy');
  assert.equal(outcome.kind === 'error' && outcome.error.type, 'ModuleNotFoundError');
  assert.deepEqual(outcome.lane, {
    name: 'in-process',
    reason: 'imports numpy; no CPython lane: no Python',
    cause: 'imports',
  });
  const asked = await runOn(lane, 'print(1)', { lane: 'cpython' });
  assert.equal(asked.outcome.kind === 'lost' && asked.outcome.code, 'LANE_UNAVAILABLE');
});

if (typeof found === 'string') test('routed', (t) => t.skip(`${found}`));
else {
  const open = () =>
    new RoutedLane({
      ours: new InProcessLane(),
      cpython: new CpythonLane({ python: PYTHON, workers: 1 }),
      preference: 'auto',
    });
  laneSuite('routed', open);
  describe('routed to either', () => {
    const lane = open();
    after(() => lane.close());

    test('by imports, by wish', async () => {
      const version = 'import sys\nprint("tierup" in sys.version)';
      for (const [source, wish, printed, name] of [
        [version, undefined, 'True', 'in-process'],
        [`import mmap\n${version}`, undefined, 'False', 'cpython'],
        [version, 'cpython', 'False', 'cpython'],
        [version, 'tierup', 'True', 'in-process'],
      ] as const) {
        const ran = await runOn(lane, source, wish === undefined ? {} : { lane: wish });
        assert.deepEqual([ran.stdout.trim(), ran.outcome.lane?.name], [printed, name]);
        assert.ok(ran.outcome.lane?.reason);
      }
      assert.equal((await runOn(lane, 'import mmap')).outcome.lane?.reason, 'imports mmap');
    });
  });
}
