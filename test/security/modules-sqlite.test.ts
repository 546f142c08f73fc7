/** What SQL cannot do: run on, fill the memory, reach files, load code. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type DatabaseOptions, Engine } from '../../src/index.ts';

/** The error of a statement, or its rows. */
async function ask(statement: string, databases: DatabaseOptions | undefined = {}): Promise<string> {
  using session = new Engine().session(databases === undefined ? {} : { databases });
  const program = `
import sqlite3
try:
    c = sqlite3.connect(':memory:')
    text = repr(c.execute(statement).fetchall())
except Exception as error:
    text = f'{type(error).__name__}: {error}'
text`;
  const outcome = await session.run(program, { inputs: { statement } });
  assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
  return (outcome as { value: string }).value;
}

const ENDLESS = 'with recursive n(x) as (select 1 union all select x + 1 from n)';

test('without leave there are no databases', async () => {
  using session = new Engine().session({});
  const outcome = await session.run(`import sqlite3\nsqlite3.connect(':memory:')`);
  assert.equal(outcome.kind, 'error');
  assert.match(JSON.stringify(outcome), /OperationalError.*did not allow sqlite3/);
});

test('a statement that does not end is ended', async () => {
  const startedAt = performance.now();
  assert.match(
    await ask(`${ENDLESS} select count(*) from n`, { statementMs: 400 }),
    /^OperationalError: .*longer than 400/,
  );
  assert.ok(performance.now() - startedAt < 20_000);
});

test('a stopped run stops its statement', async () => {
  using session = new Engine().session({ databases: {} });
  const program = `import sqlite3\nsqlite3.connect(':memory:').execute('${ENDLESS} select count(*) from n')`;
  const outcome = await session.run(program, { signal: AbortSignal.timeout(500) });
  assert.equal(outcome.kind, 'interrupted');
});

test('results, values and databases are bounded', async () => {
  const small = { maxBytes: 8 * 1024 * 1024, statementMs: 3000 };
  assert.match(await ask(`${ENDLESS} select x, 'some text' from n`, small), /DataError|longer|memory/);
  assert.match(await ask('select zeroblob(100000000)', small), /too big/);
  assert.match(await ask(`select group_concat(x) from (${ENDLESS} select x from n)`, small), /too big|memory|longer/);
  assert.match(await ask(`create table t as ${ENDLESS} select zeroblob(10000) from n`, small), /full|memory/);
});

test('no statement reaches files or code', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierup-attack-'));
  const path = join(folder, 'made.db');
  try {
    for (const statement of [
      `attach '${path}' as other`,
      `vacuum into '${path}'`,
      `pragma temp_store_directory = '${folder}'`,
      `pragma data_store_directory = '${folder}'`,
      'pragma writable_schema = 1',
      'pragma temp_store = 1',
      'pragma max_page_count = 1000000000',
      `select load_extension('${path}')`,
      `select writefile('${path}', 'x')`,
      `select readfile('/etc/passwd')`,
      `select fts3_tokenizer('simple')`,
    ])
      assert.match(await ask(statement), /Error: /, statement);
    assert.equal(existsSync(path), false);
    assert.deepEqual(readdirSync(folder), []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('damaged and hostile files are errors', async () => {
  using session = new Engine().session({ databases: {} });
  const program = `
import sqlite3
c = sqlite3.connect(':memory:')
c.execute('create table t(a)')
good = bytearray(c.serialize())
found = set()
for damage in (b'not a database' * 100, bytes(good[:700]), bytes(good[:100]) + b'\\xff' * (len(good) - 100)):
    d = sqlite3.connect(':memory:')
    try:
        d.deserialize(damage)
        d.execute('select * from t').fetchall()
        found.add('read')
    except sqlite3.DatabaseError as error:
        found.add(type(error).__name__)
sorted(found)`;
  const outcome = await session.run(program);
  assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
  assert.ok(!(outcome as unknown as { value: string[] }).value.includes('read'), JSON.stringify(outcome));
});
