/** When functions of atexit run: at the end of the run that the host says is the last, within its limits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, type Session } from '../../src/index.ts';

function sessionWith(limits: { timeoutMs?: number; maxSteps?: number } = {}): {
  session: Session;
  printed: () => string;
} {
  let text = '';
  const session = new Engine().session({ limits, onOutput: (_stream, piece) => (text += piece) });
  return { session, printed: () => text };
}

const REGISTER = `
import atexit
atexit.register(print, 'bye')
print('hello')
`;

test('a run that others may follow leaves them for later', async () => {
  const { session, printed } = sessionWith();
  await session.run(REGISTER);
  await session.run("print('again')");
  assert.equal(printed(), 'hello\nagain\n');
  await session.run('', { isLast: true });
  assert.equal(printed(), 'hello\nagain\nbye\n');
  await session.run('', { isLast: true });
  assert.equal(printed(), 'hello\nagain\nbye\n');
});

test('the value of the last run is still its value; runSync does the same', () => {
  const { session, printed } = sessionWith();
  const outcome = session.runSync(`${REGISTER}\n6 * 7`, { isLast: true });
  assert.equal(outcome.kind === 'value' && outcome.value, 42);
  assert.equal(printed(), 'hello\nbye\n');
});

test('a host hears of a failure before they run, and the outcome is the same', async () => {
  const { session, printed } = sessionWith();
  const heard: [string, string][] = [];
  const onFailure = (failure: { kind: string }): void => void heard.push([failure.kind, printed()]);
  const outcome = await session.run(`${REGISTER}\n1 / 0`, { isLast: true, onFailure });
  assert.deepEqual(heard, [['error', 'hello\n']]);
  assert.equal(printed(), 'hello\nbye\n');
  assert.equal(outcome.kind === 'error' && outcome.error.type, 'ZeroDivisionError');
});

test('without one of them nothing is told early', async () => {
  const outcome = await sessionWith().session.run('1 / 0', { isLast: true, onFailure: () => assert.fail('told') });
  assert.equal(outcome.kind, 'error');
});

test('they run under what is left of the limits', async () => {
  const source = "import atexit\n@atexit.register\ndef forever():\n  while True: pass\nprint('done')";
  const { session, printed } = sessionWith({ maxSteps: 100_000 });
  const outcome = await session.run(source, { isLast: true });
  assert.equal(outcome.kind === 'limit' && outcome.limit, 'steps');
  assert.equal(printed(), 'done\n');
});

test('a limit ends the program without them', async () => {
  const { session, printed } = sessionWith({ maxSteps: 100_000 });
  const outcome = await session.run(`${REGISTER}\nwhile True: pass`, { isLast: true });
  assert.equal(outcome.kind, 'limit');
  assert.equal(printed(), 'hello\n');
});

test('they are saved with a session', async () => {
  const engine = new Engine();
  const key = 'a key of sixteen bytes';
  const before = engine.session();
  await before.run("import atexit\ndef later(name): print('bye', name)\natexit.register(later, 'Ada')");
  let text = '';
  const restored = engine.restore(before.save({ key }), { key, onOutput: (_stream, piece) => (text += piece) });
  await restored.run('', { isLast: true });
  assert.equal(text, 'bye Ada\n');
});
