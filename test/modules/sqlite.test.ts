/** sqlite3 beside CPython's recorded output, and databases in files of the session. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Engine, MountedFiles } from '../../src/index.ts';

const folder = join(import.meta.dirname, 'sqlite');

async function printed(program: string, host?: string): Promise<string> {
  let output = '';
  const files = host === undefined ? undefined : MountedFiles.open([{ host, guest: '/data', writable: true }]);
  assert.notEqual(typeof files, 'string');
  using session = new Engine().session({
    databases: {},
    ...(files !== undefined && { files: files as MountedFiles }),
    onOutput: (_, text) => {
      output += text;
    },
  });
  const outcome = await session.run(program, { result: 'none' });
  assert.equal(outcome.kind, 'value', JSON.stringify(outcome));
  return output;
}

test('statements, values, rows, transactions and errors are as recorded', async () => {
  const program = readFileSync(join(folder, 'basics.py'), 'utf8');
  assert.equal(await printed(program), readFileSync(join(folder, 'basics.out'), 'utf8'));
});

test('a file of the session keeps what is committed', async () => {
  const host = mkdtempSync(join(tmpdir(), 'tierup-sqlite-'));
  try {
    await printed(
      `import sqlite3
c = sqlite3.connect('/data/kept.db')
c.execute('create table t(a)')
c.execute('insert into t values(1)')
c.commit()
c.execute('insert into t values(2)')
c.close()`,
      host,
    );
    assert.equal(readFileSync(join(host, 'kept.db')).subarray(0, 15).toString(), 'SQLite format 3');
    const again = `import sqlite3
print(sqlite3.connect('/data/kept.db').execute('select * from t').fetchall())
try: sqlite3.connect('/elsewhere/x.db')
except sqlite3.OperationalError as error: print(error)`;
    assert.equal(await printed(again, host), '[(1,)]\nunable to open database file\n');
  } finally {
    rmSync(host, { recursive: true, force: true });
  }
});
