/** What the budget believes a run holds, by what the process says about itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget, DEFAULT_LIMITS, LimitReached, type ProcessMemory } from '../../src/runtime/budget.ts';

const MIB = 1024 * 1024;

/** A budget of 64 MiB in a process whose memory the test sets. */
function budgetIn(memory: { held: number }): Budget {
  const budget = new Budget({ ...DEFAULT_LIMITS, maxBytes: 64 * MIB });
  const process: ProcessMemory = {
    measure: () => ({ resident: memory.held, held: memory.held }),
    lately: () => ({ resident: memory.held, held: memory.held }),
    collect: () => true,
    epoch: 1,
  };
  budget.process = process;
  budget.begin();
  budget.checkTime();
  return budget;
}

test('garbage that V8 collects while a run waits is not taken for growth later', () => {
  const memory = { held: 50 * MIB };
  const budget = budgetIn(memory);
  for (let turn = 0; turn < 10; turn++) {
    memory.held = 60 * MIB; // garbage of this run
    budget.suspend();
    memory.held = 50 * MIB; // collected by the time the run goes on
    budget.resume();
  }
  for (let charged = 0; charged < 200; charged++) budget.allocate(MIB);
});

test('what grows while a run waits is not its own', () => {
  const memory = { held: 50 * MIB };
  const budget = budgetIn(memory);
  budget.suspend();
  memory.held = 250 * MIB;
  budget.resume();
  for (let charged = 0; charged < 200; charged++) budget.allocate(MIB);
});

test('what grows while it runs is', () => {
  const memory = { held: 50 * MIB };
  const budget = budgetIn(memory);
  assert.throws(() => {
    for (let charged = 0; charged < 200; charged++) {
      memory.held += MIB;
      budget.allocate(MIB);
    }
  }, LimitReached);
});
