/**
 * A call that runtime code has begun and that was captured on its way is a computation which must be driven, never
 * dropped and asked for again: the call would happen twice. Counted over programs that call Python from natives of all
 * kinds, however they are run (docs/decisions/guest-calls.md).
 */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type CallsNow, type Guest, isPending, type Maybe } from '../../src/runtime/guest.ts';
import { nested } from '../../src/tiers/tier.ts';
import { MODES, runProgram } from '../engine/run-program.ts';

/** Dunder methods, sort keys, lazy iterators, generators in builtins, hashes and comparisons, awaits, contexts. */
const AREAS = ['async', 'attributes', 'builtins', 'classes', 'dicts', 'generators', 'lists', 'match', 'sets', 'with'];
const programs = (atMost: number): string[] =>
  AREAS.flatMap((area) =>
    globSync(join(import.meta.dirname, '..', 'language', area, '*.py'))
      .sort()
      .slice(0, atMost),
  );

const counts = { made: 0, driven: 0 };

function* counted<T>(computation: Guest<T>): Guest<T> {
  counts.driven++;
  return yield* computation;
}

function watched<T>(result: Maybe<T>): Maybe<T> {
  if (!isPending(result)) return result;
  counts.made++;
  return counted(result);
}

const calls = nested.callsNow;
nested.callsNow = (thread) => {
  const inner = calls(thread);
  const watching: CallsNow = {
    call: (callee, args, keywords) => watched(inner.call(callee, args, keywords)),
    callFunction: (callee, a, b) => watched(inner.callFunction(callee, a, b)),
    resume: (generator) => watched(inner.resume(generator)),
  };
  return watching;
};
after(() => {
  nested.callsNow = calls;
});

for (const mode of Object.keys(MODES)) {
  const isPaused = mode === 'paused';
  test(`every call that was begun is driven: ${mode}`, async (context) => {
    counts.made = counts.driven = 0;
    for (const path of programs(isPaused ? 100 : 3)) await runProgram(path, mode);
    context.diagnostic(`${counts.made} made, ${counts.driven} driven`);
    assert.equal(counts.driven, counts.made);
    if (isPaused) assert.ok(counts.made > 1000, 'the programs show nothing');
  });
}
