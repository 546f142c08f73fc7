/** The in-memory machine-code cache: reused by the next session, never by two at once, nothing of a session in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../src/engine/engine.ts';

const PROGRAM = `
class Point:
    def __init__(self, x):
        self.x = x
    def moved(self, by):
        return Point(self.x + by)
def walk(n):
    p = Point(start)
    for i in range(n):
        p = p.moved(i)
    return p.x
walk(200)
`;

function runIn(engine: Engine, start: unknown): { value: unknown; loops: number; functions: number } {
  const session = engine.session();
  const outcome = session.runSync(PROGRAM, { inputs: { start } });
  const { loops, functions } = session.promotion.counts;
  session.close();
  assert.equal(outcome.kind, 'value');
  return { value: outcome.kind === 'value' ? outcome.value : undefined, loops, functions };
}

test('the second session compiles nothing and computes with its own values', () => {
  const engine = new Engine({ promotion: { uses: 20 } });
  const first = runIn(engine, 1);
  assert.equal(first.value, 19901);
  assert.ok(first.functions > 0 && first.loops > 0);
  assert.deepEqual(runIn(engine, 2), { value: 19902, loops: 0, functions: 0 });
  // Code that was made for ints computes with floats all the same, and may be made anew for them.
  assert.equal(runIn(engine, 0.5).value, 19900.5);
});

test('two sessions that live at once have code of their own', () => {
  const engine = new Engine({ promotion: { uses: 20 } });
  const [a, b] = [engine.session(), engine.session()];
  assert.equal(a.runSync('start = 1').kind, 'value');
  a.runSync(PROGRAM, { inputs: { start: 1 } });
  b.runSync(PROGRAM, { inputs: { start: 2 } });
  assert.ok(a.promotion.counts.functions > 0 && b.promotion.counts.functions > 0);
  assert.deepEqual(
    [a.runSync('walk(3)'), b.runSync('walk(3)')].map((o) => o.kind === 'value' && o.value),
    [4, 5],
  );
});

test('a global redefined in one session is not seen by the next', () => {
  const engine = new Engine({ promotion: { mode: 'force' } });
  const source = 'def size(x):\n    return len(x)\nsize([1, 2])';
  const first = engine.session();
  first.runSync('len = lambda x: 99');
  const outcome = first.runSync(source);
  assert.equal(outcome.kind === 'value' && outcome.value, 99);
  first.close();
  const next = engine.session().runSync(source);
  assert.equal(next.kind === 'value' && next.value, 2);
});

test('a closed session says so', () => {
  const session = new Engine().session();
  session.close();
  session.close();
  assert.throws(() => session.runSync('1'), /closed/);
});
