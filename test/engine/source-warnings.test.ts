/** Warnings of the compiler: given in each run of a source, compiled or not, on standard error. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, type Session } from '../../src/index.ts';

const IDENTITY = 'SyntaxWarning: "is" with \'int\' literal. Did you mean "=="?\n';

function withOutput(engine = new Engine()): { readonly session: Session; readonly printed: () => string } {
  let text = '';
  const session = engine.session({ onOutput: (stream, piece) => (text += `${stream} ${piece}`) });
  const printed = (): string => {
    const before = text;
    text = '';
    return before;
  };
  return { session, printed };
}

test('a cached source warns like one never seen, in every session', async () => {
  const engine = new Engine();
  for (const { session, printed } of [withOutput(engine), withOutput(engine)])
    for (let i = 0; i < 2; i++) {
      const outcome = await session.run('x = 1\nx is 1');
      assert(outcome.kind === 'value');
      assert.equal(outcome.value, true);
      assert.equal(printed(), `stderr <string>:2: ${IDENTITY}`);
    }
});

test('compiling ahead warns of nothing, the run does', async () => {
  const { session, printed } = withOutput();
  assert.equal(session.precompile('x = 1\nx is 1').kind, 'value');
  assert.equal(printed(), '');
  await session.run('x = 1\nx is 1');
  assert.equal(printed(), `stderr <string>:2: ${IDENTITY}`);
});

test('a file that only the host has read is shown with its line', async () => {
  const { session, printed } = withOutput();
  await session.run('x = 1\n  \nif x is 1: pass', { filename: 'given.py', result: 'none' });
  assert.equal(printed(), `stderr given.py:3: ${IDENTITY}  if x is 1: pass\n`);
  await session.run('import warnings\nx is 1', { filename: 'given.py', result: 'none' });
  assert.equal(printed(), `stderr given.py:2: ${IDENTITY}  x is 1\n`);
});

test("filters of a session are the session's", async () => {
  const engine = new Engine();
  const { session, printed } = withOutput(engine);
  await session.run('import warnings\nwarnings.simplefilter("ignore", SyntaxWarning)');
  await session.run('x = 1\nx is 1');
  assert.equal(printed(), '');
  await session.run('warnings.simplefilter("error", SyntaxWarning)');
  const refused = await session.run('x = 1\nx is 1');
  assert(refused.kind === 'error');
  assert.equal(refused.error.type, 'SyntaxError');
  const other = withOutput(engine);
  await other.session.run('x = 1\nx is 1');
  assert.equal(other.printed(), `stderr <string>:2: ${IDENTITY}`);
});

test('a warning shows the line of the run that gives it', async () => {
  const { session, printed } = withOutput();
  for (const name of ['first', 'second']) {
    await session.run(`import warnings\nwarnings.warn('${name}')`);
    assert.ok(printed().endsWith(`  warnings.warn('${name}')\n`));
  }
});

test("no module of the engine's own warns", async () => {
  const { session, printed } = withOutput();
  const outcome = await session.run(
    'import importlib, sys\nfor name in sorted(sys.builtin_module_names):\n    importlib.import_module(name)',
  );
  assert.equal(outcome.kind, 'value');
  assert.equal(printed(), '');
});
